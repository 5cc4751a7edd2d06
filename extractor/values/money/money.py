"""Money at one place of a text: sign, mark and number, range, small change, a code in brackets.

    money  = [sign] side [range side] [change] [code]

`read_money` reads it where its first number begins.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extractor.lexicon import load
from extractor.values.money.approximate import approximate_after, approximate_before
from extractor.values.money.change import code_behind, narrow, small_change
from extractor.values.money.currencies import after_dashes, mark_at
from extractor.values.money.currency_tables import Currency
from extractor.values.money.goods import english_goods
from extractor.values.money.ranges import (
    could_be_years,
    is_change,
    is_closed,
    range_link,
    shared_low,
)
from extractor.values.money.sides import Side, first_side, mark_after
from extractor.values.number.digits import Number
from extractor.values.numbers import is_year, last_word, read_number, without_mills


class Money(NamedTuple):
    """An amount as read, before a shared mark is settled. `plain`: no magnitude was written."""

    value: Decimal
    value_max: Decimal | None
    currency: Currency | None
    approximate: bool
    start: int
    end: int
    plain: bool


def read_money(
    text: str, number: Number, start: int, language: str | None = None, floor: int = 0
) -> Money | None:
    """The amount of money whose `number` begins at `start`; nothing before `floor` is taken."""
    side, negative = first_side(text, number, start, language, floor)
    if side is None:
        return None
    top = _upper_side(text, side, language)
    if side.before is None and side.after is None and (top is None or top.after is None):
        return None
    if side.before is None and is_year(side.number) and _names_a_year(text, side):
        return None
    currency, end = _agreed(text, side, top)
    if currency is None or _is_weight(text, side, currency, end):
        return None
    value, top_value, end = _values(text, side, top, currency, end, language)
    if _runs_on(text, (top or side).number, end):
        return None
    begin = side.start
    if side.before is not None and text[end : end + 1] in (".", ","):
        end = after_dashes(text, end)
    if negative:
        value, top_value = -value, None
        end += text[end : end + 1] == ")" and "(" in text[begin:end]
    rounded = not side.number.exact or text[side.number.end : side.number.end + 1] == "+"
    approximate = rounded or approximate_after(text, end) or approximate_before(text, begin)
    plain = side.number.magnitude == 1 and top is None
    return Money(value, top_value, currency, approximate, begin, end, plain)


_BIG_LETTERS = frozenset("tmb")
_BIG_WORD = re.compile(r"[ \u00a0](?:thousand|million|billion|trillion)[a-z]", re.IGNORECASE)


def _runs_on(text: str, number: Number, end: int) -> bool:
    """Whether letters run on after an amount, so that its magnitude may be cut: "$5.4mspent"."""
    following = text[end : end + 1]
    if following.isalpha() and following < "\u2e80" and end == number.end:
        return True
    if number.magnitude != 1 or text[end + 1 : end + 2].lower() not in _BIG_LETTERS:
        return False
    return _BIG_WORD.match(text, end) is not None


_OF_A_YEAR = ("in", "constant", "real")  # "in 2010 dollars" is a price level
_SINGULAR = ("dollar", "pound", "franc", "peso", "rupee", "ruble")


def _names_a_year(text: str, side: Side) -> bool:
    """Whether the number is the year of a price level or crisis: "the 2008 dollar crisis"."""
    word = last_word(text, side.start)
    name = text[side.after.start : side.after.end] if side.after is not None else ""
    single = name.lower().endswith(_SINGULAR)
    return word in _OF_A_YEAR or (word == "the" and single and text[side.number.end] == " ")


# The upper end of a range ----------------------------------------------------------------------


def _upper_side(text: str, side: Side, language: str | None) -> Side | None:
    link = range_link(text, side.start, side.end)
    if link is None:
        return None
    kind, at = link
    before = mark_at(text, at)
    begin = at if before is None else re.compile(r"[ \u00a0\u202f]*").match(text, before.end).end()  # type: ignore[union-attr]
    number = read_number(text, begin, language)
    if number is None:
        return None
    after = mark_after(text, number, before or side.before, language)
    top = Side(number, before, after, at)
    return top if _is_range(text, side, kind, top) else None


def _is_range(text: str, low: Side, kind: str, top: Side) -> bool:
    marked = low.before is not None or low.after is not None
    if is_change(text, low.start, kind):
        return False
    if shared_low(low.number, top.number) is None:
        own = low.before is not None and top.before is not None
        if not (own and low.number.value < top.number.value):
            return False
    if marked and (top.before is not None or (low.after is not None and top.after is not None)):
        mine = low.before or low.after
        theirs = top.before or top.after
        assert mine is not None and theirs is not None
        return bool(set(mine.codes) & set(theirs.codes))
    if low.after is not None or top.before is not None:
        return False
    if not marked and could_be_years(low.number, top.number, kind):
        return False
    if not marked or top.after is not None:
        return True
    return is_closed(text, top.number.end, kind)


# Which currency, which value -------------------------------------------------------------------


def _agreed(text: str, side: Side, top: Side | None) -> tuple[Currency | None, int]:
    """The narrowest currency that all marks around the amount allow, and where they end."""
    marks = [side.before, side.after]
    end = side.end
    if top is not None:
        marks += [top.before, top.after]
        end = top.end
    currency: Currency | None = None
    for mark in marks:
        if mark is None:
            continue
        narrowed = mark if currency is None else narrow(currency, mark)
        if narrowed is None:
            last = top.number.end if top is not None else side.number.end
            return currency, last
        currency = narrowed
    assert currency is not None
    return code_behind(text, currency, end)


def _values(
    text: str,
    side: Side,
    top: Side | None,
    currency: Currency,
    end: int,
    language: str | None,
) -> tuple[Decimal, Decimal | None, int]:
    number = side.number
    if top is None:
        value = _in_full(text, number, currency) * currency.factor
        if number.top is not None:
            return value, number.top * currency.factor, end
        chinese = "\u4e00" <= text[end - 1] <= "\u9fff"
        if chinese or (not currency.minor and not number.decimals):
            change, end = small_change(text, currency, end, language)
            value += change
        return value, None, end
    low = shared_low(number, top.number)
    low_value = _in_full(text, number, currency) if low is None or low == number.value else low
    mine = side.after.factor if side.after is not None else currency.factor
    theirs = top.after.factor if top.after is not None else currency.factor
    return low_value * mine, _in_full(text, top.number, currency) * theirs, end


def _in_full(text: str, number: Number, currency: Currency) -> Decimal:
    """The number, "1.500" as 1500 but in currencies that have a third decimal, and of prices."""
    format: dict[str, list[str]] = load("amounts.toml")["number_format"]
    if currency.codes[0] in format["three_decimals"]:
        return number.value
    each = _EACH.match(text, max(number.end, currency.end))
    priced = each is not None and text.startswith(tuple(format["of_a_price"]), each.end())
    return number.value if priced else without_mills(number)


_EACH = re.compile(r"/| (?:per|an?|je|pro|par|por) ")


def _is_weight(text: str, side: Side, currency: Currency, end: int) -> bool:
    """Whether "pounds" here are of weight: "500 pounds of rice" is told by the goods instead."""
    if side.before is not None or not text[end - 6 : end].lower().endswith(("pound", "pounds")):
        return False
    words: dict[str, list[str]] = load("money.toml")["weight"]
    left = text[max(0, side.start - 24) : side.start].lower().split()
    if left and any(word in words["before"] for word in left[-3:]):
        return True
    if text.startswith(" of ", end) and english_goods(text, end - len("pounds")):
        return True
    right = text[end : end + 24].lower().lstrip()
    if any(right.startswith(word) for word in words["after"]):
        return True
    if right.startswith(tuple(words["of_money"])):
        return False
    return side.number.value < 1000 and text[end - 5 : end] == "pound" and text[end - 6] == "-"
