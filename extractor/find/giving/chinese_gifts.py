"""What is given in a Chinese sentence: the amounts after its verb, before it, or listed behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.find.giving.gifts import Gift
from extractor.find.giving.tokens import lexicon
from extractor.values.amounts import Amount

CLAUSE = re.compile(r"[，,；;：:。！？]")
_LINK = re.compile(r"(?:、|和|以及|及|与|，|,|（[^）]{0,30}）|\s|余|等|共计|共|价值|现金|人民币)*")
_FARTHEST = 30
_BETWEEN = re.compile(
    r"(?:的|善款|物资|资金|等|全部|均|都|也|已经|已|将|拟|会|无偿|一次性|分别|共同|正式|陆续|紧急|免费"
    r"|（[^）]{0,30}）|\s){0,8}"
)
_INCLUDING = re.compile(r"(?:其中)?(?:包括|包含|含有|分别为|分别是|其中有|含)(?:了)?[：:]?")
_WORTH_OF = re.compile(r"的([^，。；、\d已将运送抵]{2,14})")
_EACH = re.compile(r"每[人名位校户家所县村个](?:每年)?(?:奖励|资助|获得|获|奖金)?")
_OFFERED = re.compile(r"提供(?:了)?")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十百]+(?:架次|次|场|项|个|批|台)?")


def gifts_after(text: str, at: int, end: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The amounts after a verb, each joined to the one before; the first within its clause."""
    found: list[Gift] = []
    last = at
    for amount in amounts:
        if amount.start < at:
            continue
        gap = text[last : amount.start]
        if found and not _LINK.fullmatch(gap):
            break
        if not found and (len(gap) > _FARTHEST or CLAUSE.search(gap)):
            break
        if found and amount.equivalent_of is not None:
            last = amount.end
            continue
        if found and found[-1].kind == "goods" and amount.kind == "money" and "价值" in gap:
            found[-1] = replace(found[-1], worth=amount) if len(found) == 1 else found[-1]
            last = amount.end
            continue
        found.append(_gift(text, amount, end))
        last = found[-1].end
    return found


def gifts_listed(text: str, at: int, end: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The amounts of "一批物资，包括口罩20万只", where none stands before them."""
    listed = _INCLUDING.search(text, at, end)
    if listed is None or any(at <= one.start < listed.start() for one in amounts):
        return []
    return gifts_after(text, listed.end(), end, amounts)


def gifts_each(text: str, at: int, end: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The amounts of "奖励100名教师，每人10万元", said in the clause after a verb."""
    clause = CLAUSE.search(text, at, end)
    if clause is None or any(at <= one.start < clause.start() for one in amounts):
        return []
    each = _EACH.match(text, clause.end(), end)
    return gifts_after(text, each.end(), end, amounts) if each else []


def gifts_led(text: str, clause: int, at: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The amounts right before a verb: "将20台呼吸机捐赠给X", "20台呼吸机将捐赠给X"."""
    here = [one for one in amounts if clause <= one.start and one.end <= at]
    if not here or not _BETWEEN.fullmatch(text, here[-1].end, at):
        return []
    first = len(here) - 1
    while first and _LINK.fullmatch(text, here[first - 1].end, here[first].start):
        first -= 1
    return [_gift(text, one, at) for one in here[first:] if one.equivalent_of is None]


def gifts_moved(text: str, at: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The goods right before a verb of arriving, with those that "、" joins to them."""
    near = [one for one in amounts if one.end <= at and at - one.end <= 14]
    found = [_gift(text, one, at) for one in near if not CLAUSE.search(text, one.end, at)]
    return [one for one in found if one.kind == "goods" or one.noun]


def _gift(text: str, amount: Amount, end: int) -> Gift:
    """A gift; "价值200万元的设备" is money that says what goods it buys."""
    if amount.kind == "money" and text[max(0, amount.start - 3) : amount.start].endswith(
        ("价值", "值")
    ):
        goods = _WORTH_OF.match(text, amount.end, end)
        if goods:
            return Gift("money", amount.start, amount.end, amount=amount, noun=goods[1])
    return Gift(amount.kind, amount.start, amount.end, amount=amount)


def service(text: str, start: int, end: int) -> Gift | None:
    """A service that is given free of charge: "免费提供了两架次包机运输服务"."""
    offered = _OFFERED.search(text, start, end)
    sets = lexicon().sets
    if offered is None or not any(word in text[start:end] for word in sets["free_zh"]):
        return None
    at = offered.end()
    counted = _COUNTED.match(text, at, end)
    at = counted.end() if counted else at
    stop = CLAUSE.search(text, at, end)
    words = text[at : stop.start() if stop else end]
    kind = next((one for one in sorted(sets["in_kind_zh"]) if words.endswith(one)), None)
    return Gift("in_kind", at, at + len(words), noun=words) if kind else None
