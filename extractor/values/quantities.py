"""Quantities and units in cells and headings: "1,000,000 pcs", "QTY(Pieces)", "金额（万元）"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from extractor.lexicon import load
from extractor.values.currencies import currency_after, currency_before
from extractor.values.goods import singular
from extractor.values.numbers import magnitude_of, parse_number, read_number
from extractor.values.settle import settle

_ONE = Decimal(1)
_NOISE = " \t\n\u00a0*†‡.:;,"


@cache
def _unit_names() -> dict[str, str]:
    """Every spelling of a unit, in lower case -> the singular English unit."""
    lexicon: dict[str, Any] = load("goods.toml")
    names = {unit: unit for unit in lexicon["units"]["nouns"]}
    names.update(lexicon["unit_aliases"]["words"])
    names.update(lexicon["units_zh"]["words"])
    return names


def _unit(word: str) -> str | None:
    names = _unit_names()
    lower = re.sub(r"\(e?s\)$", "", word.strip(_NOISE).lower())
    one = singular(lower)
    return names.get(lower) or (names.get(one) if one else None)


def parse_quantity(text: str, language: str | None = None) -> tuple[Decimal, str | None] | None:
    """Number and singular English unit of a cell that holds a quantity and nothing else.

    >>> parse_quantity("1,000,000 pcs"), parse_quantity("500 boxes"), parse_quantity("In Transit")
    ((Decimal('1000000'), 'piece'), (Decimal('500'), 'box'), None)
    """
    text = text.strip(_NOISE).removeprefix("×").removeprefix("x ").strip()
    if not text or len(text) > 60:
        return None
    value = parse_number(text, language)
    if value is not None:
        return value, None
    number = read_number(text, 0, language)
    if number is None:
        return None
    unit = _unit(text[number.end :].strip(" \u00a0-()（）"))
    return None if unit is None else (number.value, unit)


_HEADING_WORD = re.compile(r"[A-Za-z]+(?: (?:ton|tonne|metre|meter)s?)?(?:\((?:e?s)\))?|[一-鿿]")
_BRACKETED = re.compile(r"[(（\[/,，:：]\s*(?:in |of |no\. of |number of |单位[:：]?\s*)?([^()（）\[\]]{1,30})")


def unit_of_heading(text: str) -> str | None:
    """The unit that a column's heading states for its numbers, in singular English.

    >>> unit_of_heading("QTY(Pieces)"), unit_of_heading("数量（件）"), unit_of_heading("Donors")
    ('piece', 'piece', None)
    """
    for inside in _BRACKETED.findall(text):
        unit = _unit(inside)
        if unit is not None:
            return unit
    counted = re.search(
        r"\b(?:number|no\.?|qty|quantity|count|amount|total)\s+(?:of|in)\s+([A-Za-z]+)", text, re.IGNORECASE
    )
    return _unit(counted[1]) if counted else None


def money_heading(text: str, language: str | None = None) -> tuple[str | None, Decimal] | None:
    """Currency and multiplier that a heading states for the numbers below; None where neither is.

    A shared mark that nothing settles gives currency None with its multiplier.

    >>> money_heading("Amount (SEK)"), money_heading("金额（万元）"), money_heading("Grant ($000s)")
    (('SEK', Decimal('1')), ('CNY', Decimal('10000')), ('USD', Decimal('1000')))
    """
    for part in _parts(text):
        factor, at = _heading_factor(part)
        found = currency_after("0 " + part[at:].lstrip(" of"), 1) if at < len(part) else None
        if found is None:
            found = _leading(part)
            if found is not None:
                rest = part[found.end :].strip()
                tail, _ = _heading_factor(rest)
                factor = tail if factor == _ONE else factor
        if found is not None:
            return settle(found, {}, language), factor * found.factor
    factor, _ = _heading_factor(_parts(text)[0])
    return None if factor == _ONE else (None, factor)


def _parts(text: str) -> list[str]:
    """The bracketed part first, then what follows "in", then each word on."""
    inside = re.findall(r"[(（\[]\s*([^()（）\[\]]{1,40})", text)
    after = re.findall(r"\b(?:in|en|i)\s+([^()（）]{1,40})", text)
    whole = [text[match.start() :] for match in re.finditer(r"\S+", text)][:8]
    return [part.removeprefix("in ").removeprefix("单位：").removeprefix("单位:").strip() for part in [*inside, *after]] + whole


def _leading(part: str) -> Any:
    """A mark or code at the very start of `part`."""
    marked = re.match(r"[^\s\d0-9]{1,6}", part)
    if marked is None:
        return None
    for width in range(len(marked[0]), 0, -1):
        found = currency_before(part[:width] + "0", width)
        if found is not None and found.start == 0:
            return found
    return None


_ZEROS = re.compile(r"[\s'’]*(0{3}|0{6})(?:['’]?s)?\b|[\s]*1[,.]?000(?:[,.]?(000))?")


def _heading_factor(part: str) -> tuple[Decimal, int]:
    """The multiplier at the start of `part` ("thousands of", "000s", "万", "million") and its end."""
    zeros = _ZEROS.match(part)
    if zeros:
        length = len(zeros[1]) if zeros[1] else (6 if zeros[2] else 3)
        return Decimal(10) ** length, zeros.end()
    word = re.match(r"\s*([A-Za-zÀ-ÿ]+\.?|[百千万萬亿億]+)\s*(?:of |d['’]|de )?", part)
    if word is None:
        return _ONE, 0
    factor = magnitude_of(word[1])
    return (_ONE, 0) if factor is None else (factor, word.end())
