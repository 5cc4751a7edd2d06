"""Gifts that stand before their verb, and who gets a gift that stands behind it."""

from __future__ import annotations

import re

from extractor.find.giving.chinese_gifts import gifts_after, gifts_listed, gifts_moved
from extractor.find.giving.chinese_givers import supported, told_before
from extractor.find.giving.chinese_made import made
from extractor.find.giving.chinese_scene import Scene
from extractor.find.giving.chinese_words import ChineseVerb, acts, last_match, pattern
from extractor.find.giving.gifts import Gift
from extractor.find.giving.party_phrases import Party
from extractor.find.giving.statement import Statement


def led(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int, gifts: list[Gift]
) -> Statement | None:
    """ "X 将 GIFT 捐赠给 Y", "GIFT 将捐赠给 Y", "X采购了GIFT，已捐赠给Y"."""
    text = scene.text
    after = after_to(scene, match)
    if text.startswith("由", clause) and clause >= gifts[-1].end:
        funders = scene.parties(clause + 1, match.start())
        return made(scene, match, verb, clause, gifts, funders, []) if funders else None
    to = None if after else scene.to(gifts[-1].end, match.start())
    if after:
        recipients = scene.parties(after, scene.stop(after))
    elif to:
        recipients = scene.parties(to[1], match.start())
    else:
        recipients = scene.parties(match.end(), scene.stop(match.end()))
        if not recipients or any(one.kind != "organization" for one in recipients):
            return None
    opening = scene.clause(gifts[0].start)
    taking, funders = _taker(scene, gifts[0].start)
    statement = made(scene, match, verb, opening, gifts, funders, recipients)
    if statement is not None and not taking:
        statement.part = True
    if statement is not None and taking and pattern("<object_marker>").fullmatch(taking[0]):
        told = scene.said("<will>", opening, taking.start())
        later = scene.said("<will>", gifts[-1].end, match.start())
        statement.status = "pledged" if told or later else verb.status
    return statement


def used(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int, gifts: list[Gift]
) -> Statement | None:
    """A part of a sum told before: "5000万元将用于资助Y"."""
    if gifts[0].kind != "money" or scene.said("<each_of>", scene.start, match.start()):
        return None
    stop = scene.stop(match.end())
    whom = scene.parties(match.end(), stop)
    named = all(one.kind == "organization" for one in whom) or (
        match[0] not in ("用于", "将用于") and scene.said("<helped>$", match.end(), stop)
    )
    statement = made(scene, match, verb, clause, gifts, [], whom if named else [])
    if statement is not None:
        statement.part = True
        statement.sense = "give"
        statement.roles.purpose = statement.roles.purpose or (match.end(), scene.stop(match.end()))
    return statement


def moved(scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int) -> Statement | None:
    """ "GIFT 运抵 Y", "X将GIFT运抵Y", "包括GIFT，已运抵Y"."""
    text, end, amounts = scene.text, scene.end, scene.amounts
    floor = clause if scene.said("将", clause, match.start()) else scene.start
    gifts = gifts_moved(text, floor, match.start(), amounts)
    gifts = gifts or gifts_listed(text, match.end(), end, amounts)
    if not gifts:
        return _delivered(scene, match, verb, clause)
    recipients = scene.parties(match.end(), scene.stop(match.end()))
    funders = _givers_before(scene, match.start()) or _taker(scene, gifts[0].start)[1]
    return made(scene, match, verb, clause, gifts, funders, recipients[:3])


def _delivered(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int
) -> Statement | None:
    """ "X送抵睡袋600个予Y"."""
    gifts = gifts_after(scene.text, match.end(), scene.end, scene.amounts)
    recipients = given_to(scene, gifts[-1].end) if gifts else []
    funders = scene.parties(clause, match.start())
    return made(scene, match, verb, clause, gifts, funders, recipients) if recipients else None


def passed_on(scene: Scene, match: re.Match[str], told: int) -> list[Party]:
    """To whom goes what was told up to a place: "募集善款5万元，将通过X捐往灾区"."""
    after = after_to(scene, match) or match.end()
    if any(told <= one.start < scene.stop(after) for one in scene.amounts):
        return []
    whom = scene.parties(after, scene.stop(after))
    plain = after > match.end() or pattern("<to_after>$").search(match[0])
    return whom if plain or all(one.kind == "organization" for one in whom) else []


def _givers_before(scene: Scene, at: int) -> list[Party]:
    """Who gave what moves: "X 捐赠的第二批物资抵达 Y"."""
    given = next(iter(acts(scene.text, scene.start, at)), None)
    if given is None or not scene.text.startswith("的", given.end()):
        return []
    return scene.parties(scene.clause(given.start()), given.start())


def _taker(scene: Scene, at: int) -> tuple[re.Match[str] | None, list[Party]]:
    """The word that takes hold of a gift before its verb, and who does: "X将", "X从Z采购了"."""
    opening = scene.clause(at)
    taking = last_match("<object_marker>|<acquired>了?", scene.text, opening, at)
    if taking is None:
        return None, []
    source = pattern("<out_of+by_means_of>").search(scene.text, opening, taking.start())
    found = scene.parties(opening, (source or taking).start())
    return taking, found or told_before(scene, opening)[0]


def whom(scene: Scene, match: re.Match[str], verb: ChineseVerb, gifts: list[Gift]) -> list[Party]:
    """Who gets a gift that no particle before the verb gives to anybody."""
    end = gifts[-1].end
    after = after_to(scene, match)
    if after and after < gifts[0].start:
        return scene.parties(after, gifts[0].start)
    if given := given_to(scene, end):
        return given
    if helped := supported(scene, end):
        return [helped]
    upto = min(gifts[0].start, scene.stop(match.end()))
    of = scene.text.find("的", match.end(), upto)  # "捐赠X的首批物资"
    between = scene.parties(match.end(), of if of > 0 and not verb.takes_recipient else upto)
    named = between and all(one.kind in ("organization", "place", "name") for one in between)
    return between if verb.takes_recipient or named else []


def given_to(scene: Scene, at: int) -> list[Party]:
    """Who gets what was just told: "500万元善款给Y"."""
    stop = scene.stop(at)
    to = pattern("的?(?:<gift_noun>)?(?:给予?|予|至)了?").match(scene.text, at, stop)
    return scene.parties(to.end(), stop) if to else []


def after_to(scene: Scene, match: re.Match[str]) -> int | None:
    """Where who gets it begins, if a particle after the verb says so: "捐赠给", "送往"."""
    to = pattern("了?<to_after>了?").match(scene.text, match.end(), scene.end)
    if to:
        return to.end()
    return match.end() if pattern("<to_after>$").search(match[0]) else None
