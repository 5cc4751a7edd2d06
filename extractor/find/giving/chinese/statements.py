"""Chinese sentences -> statements of giving: the roles stand by particles around the verb.

X 向 Y 捐赠 GIFT · X 将 GIFT 捐赠给 Y · X 捐赠 GIFT 给 Y · X 资助 Y GIFT · Y 收到 X 捐赠的 GIFT ·
由 X 捐赠的 GIFT 运抵 Y，由 Z 接收
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.find.chinese_words import chinese_verbs, last_match, pattern
from extractor.find.giving.chinese.denied import says_no_gift
from extractor.find.giving.chinese.gifts import (
    gifts_after,
    gifts_at_rate,
    gifts_each,
    gifts_led,
    gifts_listed,
    with_counted_again,
)
from extractor.find.giving.chinese.givers import house
from extractor.find.giving.chinese.gives import given
from extractor.find.giving.chinese.handover import hand_over, listed, services, sourced
from extractor.find.giving.chinese.led import led, moved, passed_on, used
from extractor.find.giving.chinese.receives import received, taken
from extractor.find.giving.chinese.scene import Act, Scene
from extractor.find.giving.chinese.untold import contents, untold
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.parties.phrases import Party
from extractor.find.names import Mention
from extractor.values.amounts import Amount
from extractor.values.dates import Date
from extractor.values.traditional import simplified


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
    plain = simplified(text)
    here = [one for one in amounts if start <= one.start and one.end <= end]
    here = with_counted_again(plain, start, end, here)
    scene = Scene(plain, start, end, here, names, dates)
    told = (listed(scene) or _statements(scene) or contents(scene)) if here else untold(scene)
    found = [*told, *services(scene)]
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
    for match in scene.acts(scene.start, scene.end):
        verb = chinese_verbs()[match[0]]
        clause = scene.clause(match.start())
        if says_no_gift(scene, clause, match):
            continue
        act = Act(scene, match, verb, clause)
        statement = _statement(act, found)
        if statement is None:
            if found and verb.sense in ("give", "move"):
                _pass_on(act, found[-1])
            continue
        sort = pattern("(?:<of_which>)?<comes_from>?<kinds_of_giver>").fullmatch(
            text, clause, match.start()
        )
        if sort and verb.sense != "receive" and not statement.recipients:
            statement.funders, statement.unread = [], True
        if found and text.startswith("其中", clause):
            same = found[-1].gifts[-1].start
            whole = next(one for one in found if one.gifts[-1].start == same)
        elif text.startswith("其中", clause) and scene.said("收入", scene.start, clause):
            statement.recipients = statement.recipients or [house(clause)]
        if whole is not None and not statement.unread:
            _as_part(statement, whole)
        elif text.startswith("其中", scene.start) and not statement.funders:
            statement.part = True
        statement.roles.date = _date(scene, match.start())
        found.append(statement)
    _share(found)
    hand_over(scene, found)
    return found or sourced(scene)


def _share(found: Sequence[Statement]) -> None:
    """A sum that a clause after it parts evenly is no sum for each: "共4000万元，各获2000万元"."""
    for whole, part in pairwise(found):
        one, each = whole.gifts[0].amount, part.gifts[0].amount
        if whole.each and part.sense == "receive" and one is not None and each is not None:
            whole.each = one.value != each.value * len(whole.recipients)


def _pass_on(act: Act, told: Statement) -> None:
    """Fills in to whom goes what was told before: a body also for the place where it arrived."""
    if told.recipients and told.sense != "move":
        return
    whom = passed_on(act, told.gifts[-1].end)
    if not told.recipients or (whom and all(one.kind == "organization" for one in whom)):
        told.recipients = whom


def _as_part(part: Statement, whole: Statement) -> None:
    """Fills in what is told of a sum before and not of its part: "，其中X捐赠500万元"."""
    part.total = False
    if whole.sense == part.sense == "give" and part.funders:
        part.recipients = part.recipients or whole.recipients
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
        and not scene.said("<up_to_now+since>$", max(scene.start, one.start - 3), one.start)
        and not scene.text.startswith(("度", "年度"), one.end)
        and not pattern("(?:<founds>|<begun>)的").match(scene.text, one.end)
        and not (scene.text.startswith("的", one.end) and len(one.date) == 4)  # "2019年的承诺"
    ]
    before = [one for one in days if one.end <= at]
    return before[-1] if before else next(iter(days), None)


def _statement(act: Act, found: list[Statement]) -> Statement | None:
    scene, sense = act.scene, act.verb.sense
    text, end, amounts = scene.text, scene.end, scene.amounts
    if sense == "move":
        return moved(act)
    if pattern("<only_for>").fullmatch(act.match[0]) and not scene.to(act.clause, act.start):
        return None
    gifts = gifts_after(text, act.end, end, amounts)
    rate = gifts_at_rate(text, act.clause, act.start, amounts) if sense == "give" else []
    if rate and not gifts:
        return given(act._replace(gifts=rate), found)
    if sense == "use" or (not gifts and sense == "give"):
        by = last_match("<by>", text, act.clause, act.start)
        told = {gift.start for one in found for gift in one.gifts}
        gifts = gifts_led(text, scene.start, by.start(), amounts) if by else []
        gifts = gifts or gifts_led(text, scene.start, act.start, amounts)
        if gifts and gifts[0].start not in told:
            before = act._replace(gifts=gifts)
            return used(before) if sense == "use" else led(before)
        gifts = []
    if sense == "use":
        return None
    if not gifts or len(gifts) == 1:
        gifts = gifts_listed(text, act.end, end, amounts) or gifts
    if not gifts and sense in ("give", "receive", "found"):
        gifts = gifts_each(text, act.end, end, amounts)
    if not gifts and sense == "receive":
        return taken(act, found)
    if not gifts or (sense == "found" and gifts[0].kind != "money"):
        return None
    act = act._replace(gifts=gifts)
    return received(act, found) if sense == "receive" else given(act, found)
