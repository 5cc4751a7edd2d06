"""Quantities and units in cells and headings: "1,000,000 pcs", "QTY(Pieces)", "金额（万元）"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from extractor.lexicon import load
from extractor.values.money.currencies import currency_after
from extractor.values.money.currency_tables import Currency, tables
from extractor.values.money.goods import singular
from extractor.values.money.settle import Default, settle
from extractor.values.numbers import magnitude_of, parse_number, read_number

_ONE = Decimal(1)
_NOISE = " \t\n\u00a0*†‡.:;,"
_LONGEST_HEADING = 120  # characters; what is longer is a sentence


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


_INSIDE = re.compile(
    r"[(（\[/,，:：]\s*(?:in |of |no\. of |number of |单位[:：]?\s*)?([^()（）\[\]]{1,30})"
)
_COUNTED = re.compile(r"\b(?:number|no\.?|qty|quantity|count|total) (?:of|in) ([a-z ]+)")
_SCALED_UNIT = re.compile(r"([百千万萬亿億]+)([一-鿿]{1,2})")


def quantity_heading(text: str) -> tuple[str | None, Decimal] | None:
    """The unit and the multiplier that a column's heading states for its numbers, None without.

    >>> quantity_heading("数量（万只）"), quantity_heading("Quantity (boxes)")
    (('piece', Decimal('10000')), ('box', Decimal('1')))
    """
    if len(text) > _LONGEST_HEADING:
        return None
    for inside in [*_INSIDE.findall(text), *_COUNTED.findall(text.lower())]:
        unit = _unit(inside)
        if unit is not None:
            return unit, _ONE
        scaled = _SCALED_UNIT.fullmatch(inside.strip())
        if scaled and (unit := _unit(scaled[2])) is not None:
            return unit, magnitude_of(scaled[1]) or _ONE
        factor = magnitude_of(inside.strip().lower().removeprefix("in ")) if inside else None
        if factor is not None and len(inside.strip()) > 3:
            return None, factor
    whole = text.strip(_NOISE).lower()
    if whole in ("pcs", "kg") or (len(whole) > 3 and singular(whole) in _unit_names()):
        return _unit(whole), _ONE
    return None


def money_heading(
    text: str, language: str | None = None, default_currency: Default = None
) -> tuple[str | None, Decimal] | None:
    """Currency and multiplier that a heading states for the numbers below; None where neither is.

    `default_currency` says what a shared mark means, as in `find_amounts`; a shared mark that
    nothing settles gives currency None with its multiplier.

    >>> money_heading("Amount (SEK)"), money_heading("金额（万元）"), money_heading("Grant ($000s)")
    (('SEK', Decimal('1')), ('CNY', Decimal('10000')), ('USD', Decimal('1000')))
    """
    if len(text) > _LONGEST_HEADING:
        return None
    found = _currency_in(text)
    if found is None:
        factor = _multiplier(text)
        return None if factor == 1 else (None, factor)
    rest = text[: found.start] + " " + text[found.end :]
    factor = found.factor if found.factor != 1 else _multiplier(rest, text[found.end :])
    spoken = language or ("zh" if re.search("[一-鿿]", text) else None)
    return settle(found, {}, spoken, default_currency), factor


def _currency_in(text: str) -> Currency | None:
    """The first currency in a heading; one that is also a word only where it stands alone."""
    best: Currency | None = None
    text = re.sub("[0-9]", "·", text)  # a mark before digits would belong to them
    for word in re.finditer(r"[^\W\d_.]+|[^\w\s()（）\[\].,:;/-]", text):
        at = word.start()
        won = _WON.search(word[0])
        if won is not None:
            found = _hanzi_in(text, word.end() - 1, word.end())
        elif "\u4e00" <= word[0][0] <= "\u9fff":
            found = _hanzi_in(text, at, word.end())
        else:
            found = currency_after(" " + text[at:], 0)
            found = found and found._replace(start=at, end=at + found.end - 1)
        if found is None or found.minor:
            continue
        alone = text[:at].rstrip()[-1:] in ("", "(", "（", "[")
        alone = alone and text[found.end :].lstrip()[:1] in ("", ")", "）", "]")
        if found.wordlike and word[0].isupper() and not alone:
            continue
        if found.family < 0:
            return found
        best = best or found
    return best


_WON = re.compile("(?:^|[백천만억])원$")  # a common syllable too


def _hanzi_in(text: str, start: int, end: int) -> Currency | None:
    hanzi = tables().hanzi
    for at in range(start, end):
        for width in range(min(8, end - at), 0, -1):
            found = hanzi.get(text[at : at + width])
            if found is not None and not found.minor:
                return found._replace(start=at, end=at + width)
    return None


_ZEROS = re.compile(r"(?<![0-9,.])(?<![0-9] )['’]?(000[,.]?000|0{3,4})(?:['’]?s)?\b")
_SHORT = re.compile(r"\s?(k|K|m|M|mn|bn|mio\.?|Mio\.?|tkr|mkr)\b")


@cache
def _of_headings() -> dict[str, Decimal]:
    """Words that multiply in headings only -> factor."""
    entries: list[dict[str, Any]] = load("amounts.toml")["in_headings"]
    return {word: Decimal(entry["value"]) for entry in entries for word in entry["words"]}


@cache
def _round() -> re.Pattern[str]:
    """A power of ten as unit: "(10,000 yuan)", "Unit: 100 million"; no "up to 10,000 yuan"."""
    within = {word for entry in load("headings.toml")["units"] for word in entry["within"] if word}
    words = "|".join(map(re.escape, sorted(within, key=lambda word: (-len(word), word))))
    return re.compile(
        rf"(?:^|[(（\[/:：,，×]|\bx\b|(?<!\w)(?:{words})\b)\s*(?:(?:{words}|x|units?\s+of)\s+)?"
        r"(10{0,2}(?:[.,'’ \u00a0]000){1,3}|10{0,9})(?![0-9])(?:['’]?s\b)?\s*"
        r"([^\W\d_]{0,12})\.?\s*(?:of\s*)?(?:$|[)）\]])",
        re.IGNORECASE,
    )


def _multiplier(text: str, after: str = "") -> Decimal:
    """The factor in a heading: "in thousands", "000s", "万", or a letter right `after` the mark."""
    unit = _round().search(text)
    if unit:
        scale = (magnitude_of(unit[2]) if unit[2] else _ONE) or _ONE
        value = scale * Decimal(re.sub(r"\D", "", unit[1]))
        return value if value >= 1000 else _ONE
    zeros = _ZEROS.search(text)
    if zeros:
        return Decimal(10) ** zeros[1].count("0")
    short = _SHORT.match(after)
    if short:
        return magnitude_of(short[1]) or _ONE
    for word in re.findall(r"[^\W\d_]{3,}\.?|[百千万萬亿億]+|[백천만억]+(?![^\W\d_])", text):
        found = re.search(r"[百千万萬亿億]+|[백천만억]+$", word)
        factor = magnitude_of(found[0] if found else word) or _of_headings().get(word.casefold())
        if factor is not None and factor >= 1000:
            return factor
    return _ONE
