"""What is given in a Chinese sentence: the amounts after its verb, before it, or listed behind."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.chinese_words import CLAUSE, pattern
from extractor.find.giving.gifts.gifts import Gift
from extractor.find.giving.words.tokens import lexicon
from extractor.values.amounts import Amount
from extractor.values.numbers import parse_number

_NOUN = r"[^\W\d、，。；的了已将向给]{1,8}"
_ASIDE = r"（[^）]{0,30}）"
_LINK = rf"<and>{_NOUN}<worth>|、{_NOUN}|(?:<link+link_word>|{_ASIDE}|\s)*+"
_TIME = r"\d{1,4}[年月日号时点](?:前后)?"
_THROUGH = "<entrust+via>[^，、。]{2,16}"
_BETWEEN = rf"(?:的{_NOUN})?(?:，|<between>|{_TIME}|{_THROUGH}|{_ASIDE}|\s){{0,10}}"
_FARTHEST = 30
_AGAIN = (
    r"<of_which>(?:有|的)?<about>?([\d,.]+[千万]?)(<only_count>)"
    "(?=<by+give+move+object_marker>)"
)
RATE = "按照?<each>[^，。；\\d]{0,6}"
"""What leads to what each gets: "按每人"."""


def with_counted_again(text: str, start: int, end: int, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts of a sentence, with what "其中200台" counts of the goods told before it."""
    found = list(amounts)
    for more in pattern(_AGAIN).finditer(text, start, end) if "其中" in text else ():
        value = parse_number(more[1])
        before = [one for one in found if one.end <= more.start() and one.kind == "goods"]
        known = any(more.start() <= one.start < more.end() for one in found)
        if value is None or not before or known:
            continue
        if more[2] in before[-1].text and value < before[-1].value:
            counted = before[-1]._replace(value=value, value_max=None, text=more[1] + more[2])
            found.append(counted._replace(start=more.start(1), end=more.end()))
    return sorted(found, key=lambda one: one.start)


def gifts_after(text: str, at: int, end: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The amounts after a verb, each joined to the one before; the first within its clause."""
    found: list[Gift] = []
    last = at
    for amount in amounts:
        if amount.start < at:
            continue
        gap = text[last : amount.start]
        if found and not _joins(gap, amount):
            break
        if not found and (len(gap) > _FARTHEST or CLAUSE.search(gap)):
            break
        if found and amount.equivalent_of is not None:
            last = amount.end
            continue
        if found and found[-1].kind == "goods" and amount.kind == "money" and _is_worth(gap):
            found[-1] = found[-1]._replace(worth=amount) if len(found) == 1 else found[-1]
            last = amount.end
            continue
        found.append(_gift(text, amount, end))
        last = found[-1].end
    return found


def _joins(gap: str, amount: Amount) -> bool:
    """Whether what stands between two amounts adds the second: "现金100万元、物资价值50万元"."""
    if pattern("^，(?:<of_which>)|<give>").search(gap):
        return False
    return pattern(_LINK).fullmatch(gap) is not None


def _is_worth(gap: str) -> bool:
    return pattern("^(?:，|（|共|共计|合计|总)*<worth>").match(gap) is not None


def gifts_listed(text: str, at: int, end: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The amounts of "一批物资，包括口罩20万只" and "发往Y：口罩20万只", if none stands before."""
    listed = pattern("(?:其中)?<including>了?[：:]?|(?<=[^，。；：:]{2})[：:]").search(
        text, at, end
    )
    if listed is None:
        return []
    before = [one for one in amounts if at <= one.start < listed.start()]
    if len(before) > 1 or any(not _is_batch(text, one) for one in before):
        return []
    found = gifts_after(text, listed.end(), end, amounts)
    told = found and pattern("<give>").search(text, listed.end(), found[0].start)
    return [] if told else found


def _is_batch(text: str, amount: Amount) -> bool:
    """Whether an amount only says that there are goods, as listed after it: "一批物资"."""
    return pattern("<batch>").match(text, amount.start) is not None


def gifts_each(text: str, at: int, end: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The amount said in the clause after a verb: "奖励100名教师，每人10万元"."""
    clause = CLAUSE.search(text, at, end)
    told = clause and any(at <= one.start < clause.start() for one in amounts)
    if clause is None or told or text.startswith("、", at):
        return []
    said = pattern("(?:<each_of>|每年)(?:每年)?(?:<give>|<receive>|<gift_noun>)?|<sum_of>")
    found = said.match(text, clause.end(), end)
    return gifts_after(text, found.end(), end, amounts)[:1] if found else []


def gifts_at_rate(text: str, start: int, at: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The amount of "按每人800元的标准" before a verb."""
    for one in (one for one in amounts if start <= one.start and one.end <= at):
        begun = pattern(f"{RATE}$").search(text, start, one.start)
        if begun and pattern("的?标准").match(text, one.end, at):
            return [_gift(text, one, at)]
    return []


def gifts_led(
    text: str, floor: int, at: int, amounts: Sequence[Amount], farthest: int = 0
) -> list[Gift]:
    """The amounts right before a verb, with those joined to them: "将20台呼吸机捐赠给X".

    `farthest`: characters of other words that may stand between them and the verb.
    """
    here = [one for one in amounts if floor <= one.start and one.end <= at]
    here = [one for one in here if one.equivalent_of is None]
    if not here:
        return []
    gap = text[here[-1].end : at]
    near = len(gap) <= farthest and not CLAUSE.search(gap)
    if not near and not pattern(_BETWEEN).fullmatch(gap):
        return []
    first = len(here) - 1
    while first and _joins(text[here[first - 1].end : here[first].start], here[first]):
        first -= 1
    return [_gift(text, one, at) for one in here[first:]]


def gifts_moved(
    text: str, floor: int, at: int, amounts: Sequence[Amount], paid: bool = False
) -> list[Gift]:
    """The goods before a verb of arriving, or the money where it is `paid` in."""
    left = pattern("<departs>[^，。；]{0,6}，[^，。；]{0,8}$").search(text, floor, at)
    found = gifts_led(text, floor, left.start() if left else at, amounts, farthest=14)
    return [one for one in found if one.kind == "goods" or one.noun or paid]


def _gift(text: str, amount: Amount, end: int) -> Gift:
    """A gift; "价值200万元的设备" is money that says what goods it buys."""
    if amount.kind == "money" and pattern("<worth>$").search(
        text[max(0, amount.start - 4) : amount.start]
    ):
        goods = pattern(r"的([^，。；、\d已将运送抵捐给予]{2,14})").match(text, amount.end, end)
        if goods:
            return Gift("money", amount.start, amount.end, amount=amount, noun=goods[1])
    if _is_batch(text, amount):
        return Gift("goods", amount.start, amount.end, noun=amount.item)
    return Gift(amount.kind, amount.start, amount.end, amount=amount)


def service(text: str, start: int, end: int) -> Gift | None:
    """A service that a clause gives free of charge: "免费提供了两架次包机运输服务"."""
    offered = pattern("<offered>了?").search(text, start, end)
    sets = lexicon().sets
    if offered is None or not any(word in text[start:end] for word in sets["free_zh"]):
        return None
    at = offered.end()
    number = r"(?:为期)?(?!一切)[\d一二两三四五六七八九十百]+<service_unit>?的?"
    counted = pattern(number).match(text, at, end)
    at = counted.end() if counted else at
    free = next((one for one in sorted(sets["free_zh"]) if text.startswith(one, at)), "")
    at += len(free)
    if every := pattern("一切|全部|所有").match(text, at, end):
        at = every.end()
    stop = CLAUSE.search(text, at, end)
    words = text[at : stop.start() if stop else end]
    kind = next((one for one in sorted(sets["in_kind_zh"]) if words.endswith(one)), None)
    return Gift("in_kind", at, at + len(words), noun=words) if kind else None
