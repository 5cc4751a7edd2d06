"""Values of one cell of a donation row: money with its conversions, goods, quantities."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from extractor.lexicon import load
from extractor.values.amounts import find_amounts, parse_money, parse_plain
from extractor.values.money.settle import Default
from extractor.values.number.digits import holds_digit
from extractor.values.numbers import parse_number
from extractor.values.quantities import parse_quantity

_LEADING_NUMBER = re.compile(r"\s*(\d[\d.,' \u00a0\u202f]*\d|\d)(?=\s|$|[*†(/–-])")
_TIMES = re.compile(
    r"^(?P<goods>\D.*?)\s*[×xX*＊✕]\s*(?P<count>\d[\d., ]*)\s*(?P<unit>[^\W\d]{0,12})$"
)
_COUNTED = re.compile(r"^(?P<count>\d[\d.,]*)\s*(?:[×xX]\s*)?(?P<goods>[^\W\d].*)$")
_AFTER = re.compile(
    r"^(?P<goods>\D.*?)\s*[:：,，–—-]\s*(?P<count>\d[\d., ]*)\s*(?P<unit>[^\W\d]{0,12})$"
)
_FOOTNOTE = re.compile(r"(?<=\d)\s*(?:\[[0-9a-z]{1,2}\]|[*†‡§]+|[¹²³⁴⁵⁶⁷⁸⁹]+)\s*$")
_MARKED = re.compile(r"[^\d\s.,'()\[\]*†‡+−-]")


class Money(NamedTuple):
    """Money of a cell; `rest` is what else the cell says."""

    amount: Decimal
    currency: str | None
    equivalents: tuple[dict[str, Any], ...]
    rest: str
    bare: bool


def read_money(
    text: str, currency: str | None, factor: Decimal, shared: Default, language: str | None
) -> Money | None:
    """The money of a cell in a money column; None where it holds none.

    `currency` and `factor` are what the heading states, `shared` what "$" means on this page.
    """
    scale = factor if factor != 1 else None
    plain = parse_plain(text, currency or shared, scale, language)
    if plain is not None and plain.value_max is None:
        return Money(plain.value, plain.currency, (), "", plain.currency is None)
    text = _FOOTNOTE.sub("", text).strip()
    if not holds_digit(text) and text.isascii():
        return None
    default = currency or (shared if _MARKED.search(text) else None)
    whole = parse_money(text, default, scale, language)
    if whole is not None and whole.value_max is not None:
        return None  # a class of amounts, not one
    if whole is not None:
        return Money(whole.value, whole.currency, (), "", whole.currency is None)
    found = [
        a
        for a in find_amounts(text, language, default)
        if a.kind == "money" and a.value is not None
    ]
    main = next((a for a in found if a.equivalent_of is None), None)
    if main is not None:
        same = tuple(
            {"amount": a.value, "currency": a.currency}
            for a in found
            if a.equivalent_of == main.start
        )
        last = max([main.end, *(a.end for a in found if a.equivalent_of == main.start)])
        if is_tier(text, last) or main.value_max is not None:
            return None  # a class of amounts
        rest = _rest(text[: main.start] + text[last:])
        return Money(main.value, main.currency, same, rest, main.currency is None)
    number = _LEADING_NUMBER.match(text)
    bare = parse_money(number[1], currency, scale, language) if number else None
    if number is None or bare is None:
        return None
    rest = _rest(text[number.end() :])
    if rest[:1] == "%" or rest[:1].isdecimal():
        return None
    return Money(bare.value, currency, (), rest, currency is None)


@cache
def _tier() -> re.Pattern[str]:
    words = [w for entry in load("headings.toml")["items"] for w in entry.get("tier", ())]
    return re.compile(rf"\s*(?:{'|'.join(re.escape(w) for w in words)})(?!\w)", re.I)


def is_tier(text: str, end: int) -> bool:
    """Whether an amount that ends there is the least of a class ("$10,000 and above")."""
    return _tier().match(text, end) is not None


def _rest(words: str) -> str:
    """What a cell says beside its amount, brackets around the whole of it taken off."""
    words = words.strip(" ,;:\n")
    while words[:1] in "([" and words[-1:] in ")]" and not _BRACKET.search(words[1:-1]):
        words = words[1:-1].strip(" ,;:\n")
        if not words:
            break
    return "" if words in ("()", "[]", "(", ")") else words


_BRACKET = re.compile(r"[()\[\]]")


class Goods(NamedTuple):
    """One kind of goods of a cell, with its count where the cell has it."""

    name: str
    quantity: Decimal | None
    unit: str | None


def read_goods(text: str) -> list[Goods]:
    """The goods of a cell: one, or several that each have their count ("Gloves × 400")."""
    pieces = [p.strip() for p in re.split(r"\n|[;；]", text) if p.strip()]
    counted = [_counted(piece) for piece in pieces]
    if pieces and all(goods is not None and goods.quantity is not None for goods in counted):
        return [goods for goods in counted if goods is not None]
    return [Goods(" ".join(text.split()), None, None)]


def _counted(piece: str) -> Goods | None:
    for pattern in (_TIMES, _AFTER, _COUNTED):
        match = pattern.match(piece)
        if match is None:
            continue
        value = parse_number(match["count"].strip(" .,"))
        if value is None:
            continue
        unit = parse_quantity(f"1 {match['unit']}") if match.groupdict().get("unit") else None
        return Goods(match["goods"].strip(), value, unit[1] if unit else None)
    return None


def read_quantity(text: str, language: str | None) -> tuple[Decimal, str | None] | None:
    """Number and unit of a quantity cell, footnote marks aside."""
    return parse_quantity(_FOOTNOTE.sub("", text), language)


@lru_cache(maxsize=256)
def currency_of(text: str) -> str | None:
    """The ISO code that a cell of a currency column names ("SEK", "€", "US dollars")."""
    amount = parse_money(f"1 {text}") or parse_money(f"{text} 1")
    return amount.currency if amount is not None else None


def is_counted(text: str) -> bool:
    """Whether a text is goods with their count ("Gloves × 400")."""
    return holds_digit(text) and _counted(text) is not None
