"""Gifts that stand before their verb, and who gets a gift that stands behind it."""

from __future__ import annotations

import re

from extractor.find.chinese_words import last_match, pattern
from extractor.find.giving.chinese.gifts import gifts_after, gifts_listed, gifts_moved
from extractor.find.giving.chinese.givers import (
    founded_with,
    house,
    is_bare,
    supported,
    told_before,
)
from extractor.find.giving.chinese.made import made
from extractor.find.giving.chinese.scene import Act, Scene
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.parties.phrases import Party
from extractor.values.same_name import kind_of_name

_BODIES = ("organization", "place", "name", "pronoun")
_COUNT_ALONE = "<about>?[\\d,一二三四五六七八九十百千万]{1,12}余?[人名位户家所]"


def led(act: Act) -> Statement | None:
    """ "X 将 GIFT 捐赠给 Y", "GIFT 将捐赠给 Y", "X采购了GIFT，已捐赠给Y"."""
    scene, clause, gifts = act.scene, act.clause, act.gifts
    after = after_to(act)
    by = last_match("<by>", scene.text, max(clause, gifts[-1].end), act.start)
    if by and not after:
        funders = scene.parties(by.end(), act.start)
        whose = founded_with(scene, gifts[0].start) or _whose(scene, gifts[0].start)
        return made(act, funders, whose) if funders else None
    to = None if after else scene.to(gifts[-1].end, act.start)
    if after:
        recipients = scene.parties(after, scene.stop(after))
    elif to:
        recipients = scene.parties(to[1], act.start)
    else:
        recipients = scene.parties(act.end, scene.stop(act.end))
        named = all(one.kind == "organization" for one in recipients)
        if not recipients or not (named or act.match[0].endswith(("送", "发"))):
            return None
    opening = scene.clause(gifts[0].start)
    taking, funders = _taker(scene, gifts[0].start)
    collected = not funders and scene.said("<collected>$", opening, gifts[0].start)
    if collected and is_bare(scene, opening, gifts[0].start - 2):
        funders = [house(opening)]
    statement = made(act._replace(clause=opening), funders, recipients)
    statement.part = not (taking or funders)
    if taking and not statement.roles.via:
        statement.roles.via = _entrusted(scene, opening, taking.start())
    if taking and pattern("<object_marker>").fullmatch(taking[0]):
        told = scene.said("<will>", opening, taking.start())
        later = scene.said("<will>", gifts[-1].end, act.start)
        statement.status = "pledged" if told or later else act.verb.status
    return statement


def _whose(scene: Scene, at: int) -> list[Party]:
    """Who is spared what somebody pays: "球队的旅费80万元由X资助"."""
    spent = last_match("的<expense>共?(?:计|需)?<about>?", scene.text, scene.clause(at), at)
    return scene.parties(scene.clause(at), spent.start()) if spent and spent.end() == at else []


def used(act: Act) -> Statement | None:
    """A part of a sum told before: "5000万元将用于资助Y"."""
    scene = act.scene
    if act.gifts[0].kind != "money" or scene.said("<each_of>", scene.start, act.start):
        return None
    stop = scene.stop(act.end)
    whom = scene.parties(act.end, stop)
    named = all(one.kind == "organization" for one in whom) or (
        act.match[0] not in ("用于", "将用于") and scene.said("<helped>$", act.end, stop)
    )
    funders = _taker(scene, act.gifts[0].start)[1]
    statement = made(act, funders, whom if named else [])
    statement.part = not funders
    if funders and not scene.said("<will>", act.gifts[-1].end, act.start):
        statement.status = act.verb.status
    statement.sense = "give"
    statement.roles.purpose = statement.roles.purpose or (act.end, stop)
    return statement


def moved(act: Act) -> Statement | None:
    """ "GIFT 运抵 Y", "X将GIFT运抵Y", "包括GIFT，已运抵Y"."""
    scene = act.scene
    text, end, amounts = scene.text, scene.end, scene.amounts
    floor = act.clause if scene.said("将", act.clause, act.start) else scene.start
    leaves = pattern("<departs>").fullmatch(act.match[0])
    paid = pattern("<paid_in>").fullmatch(act.match[0]) is not None
    gifts = [] if leaves else gifts_moved(text, floor, act.start, amounts, paid)
    if len(gifts) < 2:
        gifts = gifts_listed(text, act.end, end, amounts) or gifts
    if not gifts:
        return _delivered(act)
    recipients = scene.parties(act.end, scene.stop(act.end))
    funders = _givers_before(scene, act.start) or _taker(scene, min(gifts[0].start, act.start))[1]
    if leaves and not funders:
        funders = _own_goods(act)
    statement = made(act._replace(gifts=gifts), funders, recipients[:3])
    statement.part = paid and not funders
    if statement.status == "received" and scene.said("<will>", act.clause, act.start):
        statement.status = "given"
    return statement


def _delivered(act: Act) -> Statement | None:
    """ "X送抵睡袋600个予Y"."""
    scene = act.scene
    gifts = gifts_after(scene.text, act.end, scene.end, scene.amounts)
    recipients = given_to(scene, gifts[-1].end) if gifts else []
    funders = scene.parties(act.clause, act.start)
    return made(act._replace(gifts=gifts), funders, recipients) if recipients else None


def _own_goods(act: Act) -> list[Party]:
    """Whose goods leave, where nobody is named: "首批物资从仓库发出"."""
    goods = pattern("<goods_word>").search(act.scene.text, act.clause, act.start)
    own = goods is not None and is_bare(act.scene, act.clause, goods.start())
    return [house(act.clause)] if own else []


def passed_on(act: Act, told: int) -> list[Party]:
    """To whom goes what was told up to a place: "募集善款5万元，将通过X捐往灾区"."""
    scene = act.scene
    after = after_to(act) or act.end
    if any(told <= one.start < scene.stop(after) for one in scene.amounts):
        return []
    whom = scene.parties(after, scene.stop(after))
    plain = after > act.end or pattern("<to_after>$").search(act.match[0])
    bodies = all(one.kind == "organization" or kind_of_name(one.text) for one in whom)
    return whom if plain or bodies else []


def _givers_before(scene: Scene, at: int) -> list[Party]:
    """Who gave or bought what moves: "X捐赠的第二批物资抵达Y"."""
    given = pattern("(?:<give>|<acquired>)的").search(scene.text, scene.start, at)
    if given is None:
        return []
    opening = scene.clause(given.start())
    source = pattern("<out_of>").search(scene.text, opening, given.start())
    to = scene.to(opening, given.start())
    if to and source is None:
        return scene.parties(opening, to[0])
    return scene.parties(opening, (source or given).start())


def _taker(scene: Scene, at: int) -> tuple[re.Match[str] | None, list[Party]]:
    """The word that takes hold of a gift before its verb, and who does: "X将", "X从Z采购了"."""
    opening = scene.clause(at)
    taking = last_match("<object_marker>|<acquired>了?", scene.text, opening, at)
    if taking is None:
        return None, []
    source = pattern("<out_of+by_means_of+via+entrust>").search(scene.text, opening, taking.start())
    found = scene.parties(opening, (source or taking).start())
    return taking, found or told_before(scene, opening)[0]


def _entrusted(scene: Scene, start: int, end: int) -> list[Party]:
    """Who buys it for whom it is given by: "X委托Y采购"."""
    entrusted = pattern("<entrust>").search(scene.text, start, end)
    return scene.parties(entrusted.end(), end) if entrusted else []


def whom(act: Act) -> list[Party]:
    """Who gets a gift that no particle before the verb gives to anybody."""
    scene, gifts = act.scene, act.gifts
    spent = pattern("<spends>了?[^，]{2,12}(?:资金|经费)$")
    if spent.fullmatch(scene.text, act.start, gifts[0].start):
        return []
    after = after_to(act)
    if after and after < gifts[0].start:
        return scene.parties(after, min(gifts[0].start, scene.stop(after)))
    bought = gifts[-1].noun if gifts[-1].kind == "money" else None
    if given := given_to(scene, gifts[-1].end + (len(f"的{bought}") if bought else 0)):
        return given
    if helped := supported(scene, gifts[-1].end):
        return [helped]
    upto = min(gifts[0].start, scene.stop(act.end))
    of = scene.text.find("的", act.end, upto)  # "捐赠X的首批物资"
    goods = pattern("的[^，。；的]{0,8}<goods_word>").search(scene.text, act.end, upto)
    if of > 0 and (goods or not act.verb.takes_recipient):
        upto = goods.start() if goods else of
    between = scene.parties(act.end, upto if gifts[0].start >= act.end else scene.stop(act.end))
    if not between and (
        pattern(_COUNT_ALONE).fullmatch(scene.text, act.end, upto)
        or pattern("<sum_of>").match(scene.text, act.end)
    ):
        between = _same_before(act)
    named = between and all(one.kind in _BODIES for one in between)
    return between if act.verb.takes_recipient or named else []


def _same_before(act: Act) -> list[Party]:
    """Whom the same verb told of before counts: "资助Y的学生，每年资助600人"."""
    scene = act.scene
    before = [one for one in scene.acts(scene.start, act.clause) if one[0] == act.match[0]]
    if not before or any(before[-1].end() <= one.start < act.clause for one in scene.amounts):
        return []
    return scene.parties(before[-1].end(), scene.stop(before[-1].end()))


def given_to(scene: Scene, at: int) -> list[Party]:
    """Who gets what was just told: "500万元善款给Y"."""
    stop = scene.stop(at)
    to = pattern("的?(?:<gift_noun>)?(?:给予?|予|至)了?").match(scene.text, at, stop)
    return scene.parties(to.end(), stop) if to else []


def after_to(act: Act) -> int | None:
    """Where who gets it begins, if a particle after the verb says so: "捐赠给", "送往"."""
    to = pattern("了?<to_after>了?").match(act.scene.text, act.end, act.scene.end)
    if to:
        return to.end()
    return act.end if pattern("<to_after>$").search(act.match[0]) else None
