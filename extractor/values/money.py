"""Money at one place of a text: mark and number, range, second half ("and fifty cents"), brackets."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractor.lexicon import load
from extractor.values.currencies import Currency, currency_after, currency_before
from extractor.values.numbers import Number, read_number

_ONE = Decimal(1)


class Money(NamedTuple):
    """An amount as read, before a shared mark is settled. `plain`: no magnitude was written."""

    value: Decimal
    value_max: Decimal | None
    currency: Currency | None
    approximate: bool
    start: int
    end: int
    plain: bool


@cache
def _approximators() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = load("money.toml")

    def one_of(key: str) -> str:
        words = {word for entry in lexicon[key] for word in entry["words"]}
        ordered = sorted(words, key=lambda word: (-len(word), word))
        return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered)

    before = rf"(?:{one_of('approximate')})(?:\s(?:an?|the|of))?\s{{0,2}}[(]?$"
    after = rf"\s?(?:{one_of('approximate_after')})(?![A-Za-z])"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def approximate_before(text: str, start: int) -> bool:
    """Whether the words right before `start` make it no exact figure (about, up to, 超过)."""
    left = text[max(0, start - 32) : start]
    match = _approximators()[0].search(left)
    if match is None:
        return False
    at = match.start()
    return not (at and left[at].isascii() and left[at].isalpha() and left[at - 1].isalpha())


def approximate_after(text: str, end: int) -> tuple[bool, int]:
    match = _approximators()[1].match(text, end)
    return (True, match.end()) if match else (False, end)


_RANGE = re.compile(r"[ \u00a0]?(?:[-–—−~～至到]|to(?= )|and(?= )|or(?= ))[ \u00a0]?")


def range_after(text: str, number: Number, language: str | None) -> Number | None:
    """The upper end of a range that `number` begins, where its own mark does not intervene."""
    link = _RANGE.match(text, number.end)
    if link is None:
        return None
    word = link[0].strip()
    top = read_number(text, link.end(), language)
    if top is None or top.form == "words" and word not in ("to", "or", "and"):
        return None
    if word in ("and", "or") and number.form != "words" and word == "and":
        return None
    shared = number.magnitude == 1 and top.magnitude > 1
    low = number.value * top.magnitude if shared else number.value
    if low > top.value and number.value >= top.value:
        return None
    return top


def read_money(
    text: str, start: int, language: str | None = None, floor: int = 0
) -> Money | None:
    """The amount of money whose number begins at `start`; nothing before `floor` is taken."""
    before = currency_before(text, start)
    if before is not None and before.start < floor:
        before = None
    left = text[start - 1 : start] if start else ""
    if before is None and left and (left.isalnum() and left < "\u2e80" or left in "_#/:@&="):
        return None
    number = read_number(text, start, language)
    if number is None:
        return None
    if before is not None and before.wordlike and not _like_money(number):
        before = None
    after = currency_after(text, number.end)
    if before is None and after is None:
        top = range_after(text, number, language)
        if top is None:
            return None
        after = currency_after(text, top.end)
        if after is None:
            return None
        return _ranged(text, start, number, top, before, after)
    top = range_after(text, number, language) if before is not None else None
    if top is not None and before is not None:
        return _ranged(text, start, number, top, before, currency_after(text, top.end))
    return _single(text, start, number, before, after)


def _like_money(number: Number) -> bool:
    return number.grouped or number.decimals == 2 or number.magnitude > 1


def _merge(before: Currency | None, after: Currency | None) -> Currency | None:
    if before is None or after is None:
        return before or after
    return after if len(after.codes) < len(before.codes) else before


def _single(
    text: str, start: int, number: Number, before: Currency | None, after: Currency | None
) -> Money:
    agreed = before is None or (after is not None and set(before.codes) & set(after.codes))
    if not agreed:
        after = None
    currency = _merge(before, after)
    assert currency is not None
    factor = after.factor if after is not None else currency.factor
    begin = before.start if before is not None else start
    end = after.end if after is not None else number.end
    approx = not number.exact or approximate_before(text, begin) or approximate_after(text, end)[0]
    return Money(
        number.value * factor, None, currency, approx, begin, end, number.magnitude == 1
    )


def _ranged(
    text: str,
    start: int,
    low: Number,
    top: Number,
    before: Currency | None,
    after: Currency | None,
) -> Money:
    currency = _merge(before, after)
    assert currency is not None
    value = low.value
    if low.magnitude == 1 and top.magnitude > 1 and low.value * top.magnitude <= top.value:
        value = low.value * top.magnitude
    factor = after.factor if after is not None else currency.factor
    begin = before.start if before is not None else start
    end = after.end if after is not None else top.end
    approx = approximate_before(text, begin) or approximate_after(text, end)[0]
    return Money(value * factor, top.value * factor, currency, approx, begin, end, False)


_NOISE = re.compile(r"[\s*†‡.;:]*")


def read_cell(text: str, language: str | None = None) -> Money | None:
    """The amount a cell holds, with or without a mark; None where it holds anything else."""
    first = re.search(r"[0-9]", text)
    if first is None:
        return None
    money = read_money(text, first.start(), language)
    if money is None:
        number = read_number(text, first.start(), language)
        if number is None:
            return None
        money = Money(
            number.value, None, None, False, first.start(), number.end, number.magnitude == 1
        )
    rest = text[: money.start] + text[money.end :]
    return money if _NOISE.fullmatch(rest) else None
