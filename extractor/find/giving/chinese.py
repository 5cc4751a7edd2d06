"""Chinese sentences -> statements of giving: the roles stand by particles around the verb.

X 向 Y 捐赠 GIFT · X 将 GIFT 捐赠给 Y · X 捐赠 GIFT 给 Y · X 资助 Y GIFT · Y 收到 X 捐赠的 GIFT ·
由 X 捐赠的 GIFT 运抵 Y，由 Z 接收
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.giving.chinese_gifts import (
    gifts_after,
    gifts_each,
    gifts_led,
    gifts_listed,
)
from extractor.find.giving.chinese_givers import (
    chosen_before,
    companions,
    house,
    is_bare,
    spoken_of,
    told_before,
)
from extractor.find.giving.chinese_handover import hand_over, services
from extractor.find.giving.chinese_led import led, moved, passed_on, used, whom
from extractor.find.giving.chinese_made import made
from extractor.find.giving.chinese_scene import Scene
from extractor.find.giving.chinese_words import (
    VIA,
    ChineseVerb,
    acts,
    chinese_verbs,
    last_match,
    pattern,
)
from extractor.find.giving.gifts import Gift
from extractor.find.giving.party_phrases import Party
from extractor.find.giving.statement import Statement
from extractor.find.names import Mention
from extractor.values.amounts import Amount
from extractor.values.dates import Date
from extractor.values.traditional import simplified

_SUM_GIVEN = r"<sum_noun>(?:已|累计|共计)?<about>{1,3}(?=[\d一二三四五六七八九十])"
_NO_SUM = r"<sum_noun>(?!<about>?\s*[\d一二三四五六七八九十])|<no_object>"
_WON = "获奖(?!金|学|励)"  # "winning" before who wins, not "gets a prize of"
_PLAINLY_GETS = ("获赠", "受赠", "获捐", "获赠了", "获捐赠")
_VIA = "<via>([^，。；、]{2,24}?)(?=<via_stop>|，|。)"
_PURPOSE = "<purpose>([^。；！？]{2,60})"


def chinese_statements(
    text: str,
    start: int,
    end: int,
    amounts: Sequence[Amount],
    names: Sequence[Mention],
    dates: Sequence[Date],
) -> list[Statement]:
    """The statements of giving in the sentence text[start:end], in order.

    `text` may be in simplified or traditional characters.
    """
    if text[end - 1 : end] in "？?":
        return []
    here = [one for one in amounts if start <= one.start and one.end <= end]
    plain = simplified(text)
    scene = Scene(plain, start, end, here, names, dates)
    found = _statements(scene) if here else services(scene)
    if plain is not text:
        for one in found:
            _write_as(text, plain, one)
    return found


def _write_as(text: str, plain: str, told: Statement) -> None:
    """Puts the characters of the page where a statement has the simplified ones."""

    def written(found: list[Party]) -> list[Party]:
        return [
            one._replace(text=text[one.start : one.end])
            if plain[one.start : one.end] == one.text and not one.text.startswith("该")
            else one
            for one in found
        ]

    told.funders, told.recipients = written(told.funders), written(told.recipients)
    told.roles.via = written(told.roles.via)


def _statements(scene: Scene) -> list[Statement]:
    text, found = scene.text, list[Statement]()
    whole: Statement | None = None  # what the gifts told from here on are parts of
    for match in acts(text, scene.start, scene.end):
        verb = chinese_verbs()[match[0]]
        clause = scene.clause(match.start())
        if _says_no_gift(scene, clause, match):
            continue
        statement = _statement(scene, match, verb, clause, found)
        if statement is None:
            if found and verb.sense in ("give", "move"):
                _pass_on(scene, match, found[-1])
            continue
        sort = pattern("(?:<of_which>)?<kinds_of_giver>").fullmatch(text, clause, match.start())
        if sort and verb.sense != "receive":
            statement.funders, statement.unread = [], True
        if found and text.startswith("其中", clause):
            same = found[-1].gifts[-1].start
            whole = next(one for one in found if one.gifts[-1].start == same)
        elif text.startswith("其中", clause) and scene.said("收入", scene.start, clause):
            statement.recipients = statement.recipients or [house(clause)]
        if whole is not None and not statement.unread:
            _as_part(statement, whole)
        statement.roles.date = _date(scene, match.start())
        found.append(statement)
    hand_over(scene, found)
    return found


def _pass_on(scene: Scene, match: re.Match[str], told: Statement) -> None:
    """Fills in to whom goes what was told before: a body also for the place where it arrived."""
    if told.recipients and told.sense != "move":
        return
    whom = passed_on(scene, match, told.gifts[-1].end)
    if not told.recipients or (whom and all(one.kind == "organization" for one in whom)):
        told.recipients = whom


def _as_part(part: Statement, whole: Statement) -> None:
    """Fills in what is told of a sum before and not of its part: "，其中X捐赠500万元"."""
    part.total = False
    if whole.sense in ("receive", "raise") and part.sense == "give":
        part.recipients = (
            part.recipients or whole.recipients or (whole.funders if whole.sense == "raise" else [])
        )
    elif whole.status == "pledged" and part.status == "given":
        part.status = "pledged"


def _date(scene: Scene, at: int) -> Date | None:
    """The day of an act: the last date before its verb, else the first in the sentence."""
    days = [
        one
        for one in scene.dates
        if scene.start <= one.start
        and one.end <= scene.end
        and not scene.said("<up_to_now>$", max(scene.start, one.start - 3), one.start)
        and not scene.text.startswith("度", one.end)
    ]
    before = [one for one in days if one.end <= at]
    return before[-1] if before else next(iter(days), None)


def _says_no_gift(scene: Scene, clause: int, match: re.Match[str]) -> bool:
    """Whether an act is denied or hoped for, or the verb speaks of sums and of own spending."""
    text, at = scene.text, match.end()
    stop = scene.stop(at)
    if scene.said("<denied>", clause, match.start()) or scene.said("<on_condition>", at, stop):
        return True
    if scene.said("<no_gift>", clause, scene.clause_end(at)) and not pattern(
        "<plainly_gives>"
    ).search(match[0]):
        return True
    if pattern(_NO_SUM).match(text, at) and not pattern(_SUM_GIVEN).match(text, at):
        return True
    if pattern("<spends>$").search(match[0]) is None:
        return False
    before = pattern("<own_spending>(?:资金|经费)?$").search(text[clause : match.start()])
    return (before or pattern("<own_spending>").match(text, at)) is not None


def _statement(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int, found: list[Statement]
) -> Statement | None:
    text, end, amounts = scene.text, scene.end, scene.amounts
    if verb.sense == "move":
        return moved(scene, match, verb, clause)
    gifts = gifts_after(text, match.end(), end, amounts)
    if verb.sense == "use" or (not gifts and verb.sense == "give"):
        by = pattern("<by>").match(text, clause)
        told = {gift.start for one in found for gift in one.gifts}
        gifts = gifts_led(text, scene.start, clause if by else match.start(), amounts)
        if gifts and gifts[0].start not in told:
            if verb.sense == "use":
                return used(scene, match, verb, clause, gifts)
            return led(scene, match, verb, clause, gifts)
        gifts = []
    if verb.sense == "use":
        return None
    gifts = gifts or gifts_listed(text, match.end(), end, amounts)
    if not gifts and verb.sense in ("give", "receive"):
        gifts = gifts_each(text, match.end(), end, amounts)
    if not gifts or (verb.sense == "found" and gifts[0].kind != "money"):
        return None
    if verb.sense == "receive":
        return _received(scene, match, verb, clause, gifts, found)
    return _given(scene, match, verb, clause, gifts, found)


def _received(
    scene: Scene,
    match: re.Match[str],
    verb: ChineseVerb,
    clause: int,
    gifts: list[Gift],
    found: list[Statement],
) -> Statement | None:
    text, first = scene.text, gifts[0].start
    recipients = scene.parties(clause, match.start())
    inner = next(iter(acts(text, match.end(), first)), None)
    each = scene.said("<each_of>", clause, match.start())
    plain = inner or each or pattern("<plainly_gets>").fullmatch(verb.form)
    if not plain and not scene.said("<gift_word>", scene.start, scene.end):
        return None
    funders = scene.parties(match.end(), inner.start() if inner else first)
    if not recipients and each:
        recipients = chosen_before(scene, clause)
        if not recipients:
            return None
        funders = funders or told_before(scene, scene.clause(clause - 1))[0]
    elif not recipients and is_bare(scene, clause, match.start()):
        recipients = _takers_before(scene, clause, found)
    return made(scene, match, verb, clause, gifts, funders, recipients)


def _takers_before(scene: Scene, clause: int, found: list[Statement]) -> list[Party]:
    """Who gets, where a clause goes on without saying so; the page's own house at its beginning."""
    if found and found[-1].sense == "receive":
        return list(found[-1].recipients)
    if found and found[-1].sense == "raise":
        return list(found[-1].funders) or [house(clause)]
    if clause == scene.start:
        return [house(clause)] if scene.heads else []
    told = [] if found else told_before(scene, clause)[0]
    alone = is_bare(scene, scene.start, clause)
    return told if alone or all(one.kind != "house" for one in told) else []


def _given(
    scene: Scene,
    match: re.Match[str],
    verb: ChineseVerb,
    clause: int,
    gifts: list[Gift],
    found: list[Statement],
) -> Statement | None:
    to = scene.to(clause, match.start())
    recipients = scene.parties(to[1], match.start()) if to else []
    begin, upto = _subject_span(scene, clause, to[0] if to else match.start(), match.end())
    entrusted = pattern("<entrust>").search(scene.text, clause, upto)
    carrier = scene.parties(entrusted.end(), upto) if entrusted else []
    upto = entrusted.start() if entrusted else upto
    if by := pattern("<by>").search(scene.text, begin + 2, upto):  # "小学由王建国捐资兴建"
        built = scene.parties(begin, by.start())
        goods = any(one.kind == "phrase" and "的" in one.text for one in built)
        recipients = recipients or ([] if goods else built)
        begin = by.end()
    joint = companions(scene, begin, upto)
    funders = joint or [spoken_of(scene, one) for one in scene.parties(begin, upto)]
    if funders and all(pattern("<each>").match(one.text) for one in funders):
        recipients, funders = recipients or funders, []  # "每所学校资助100万元"
    taken = last_match("<receive>", scene.text, clause, begin) is not None
    bare = not taken and is_bare(scene, begin, upto)
    if joint or (bare and not funders):
        others, partners = _going_on(scene, begin, found)
        funders = [*(others or ([house(begin)] if joint else [])), *funders]
        recipients = recipients or partners
    recipients = recipients or whom(scene, match, verb, gifts)
    if not recipients and pattern("<marks>{0,3}(?:我们)?<for_thanks>").match(scene.text, begin):
        recipients = [house(begin)]
    statement = made(scene, match, verb, begin, gifts, funders, recipients)
    if statement is not None:
        statement.roles.via = statement.roles.via or carrier
        apart = scene.said("<separately>", begin, upto)
        statement.each_gives = apart and not scene.said("<no_each>", begin, upto)
        statement.unread = not (funders or bare or taken)
    return statement


def _subject_span(scene: Scene, clause: int, upto: int, end: int) -> tuple[int, int]:
    """Where in a clause it may be said who gives: after "收到", before "从" and "通过"."""
    taken = last_match("<receive>", scene.text, clause, upto)
    begin = taken.end() if taken else clause
    if scene.text.startswith("的", end):  # "Z将X捐赠的100万元转交Y"
        held = last_match("<object_marker+by_means_of>", scene.text, begin, upto)
        begin = held.end() if held and held.start() > begin else begin
    source = pattern("<out_of>").search(scene.text, begin + 2, upto)
    if source and scene.parties(begin, source.start()):
        upto = source.start()
    through = pattern(VIA).search(scene.text, clause, end)
    return begin, min(upto, through.start()) if through else upto


def _going_on(scene: Scene, begin: int, found: list[Statement]) -> tuple[list[Party], list[Party]]:
    """Who gives, and to whom, where a clause goes on without saying so."""
    if begin == scene.start:  # a note of the page's own house: "向Y捐赠图书3000册"
        return ([house(begin)] if scene.heads else []), []
    if not found or found[-1].sense != "give" or found[-1].rule.endswith(":participle"):
        return told_before(scene, begin)
    nearer = told_before(scene, begin, found[-1].gifts[-1].end)
    if nearer != ([], []):
        return nearer
    again = pattern("<marks>{0,3}<again>").match(scene.text, begin)
    return list(found[-1].funders), list(found[-1].recipients) if again else []
