"""How far along a gift is: status words to five stages, cells that split a quantity by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from extractor.lexicon import load


class StagePart(NamedTuple):
    """A part of a quantity and its status as written, `start` to `end` in the cell.

    `quantity` is its number, "rest" for what the other parts leave, None where none is stated."""

    quantity: Decimal | Literal["rest"] | None
    status: str
    start: int
    end: int


@cache
def _stage_of() -> dict[str, str]:
    lexicon = load("stages.toml")
    return {
        _fold(word): stage
        for language in ("en", "zh")
        for stage, entry in lexicon[language].items()
        for word in entry["words"]
    }


@cache
def _status_words() -> re.Pattern[str]:
    """Any status phrase, the longest first; alphabetic ones as whole words."""
    phrases = sorted(_stage_of(), key=lambda phrase: (-len(phrase), phrase))
    latin = "|".join(re.escape(phrase) for phrase in phrases if phrase.isascii())
    other = "|".join(re.escape(phrase) for phrase in phrases if not phrase.isascii())
    return re.compile(rf"(?<![a-z])(?:{latin})(?![a-z])|{other}")


def _fold(text: str) -> str:
    """Lower case with plain spaces, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return re.sub(r"[\s_-]", " ", lower)


def parse_stage(text: str) -> str | None:
    """The stage that a status says: pledged, preparing, in_transit, arrived or delivered.

    None for words that the lexicon has not, for a denial ("not delivered") and for a text with two
    different stages."""
    if len(text) > 80:
        return None
    found = {_stage_of()[match[0]] for match in _status_words().finditer(_fold(text))}
    if len(found) != 1 or "denied" in found or _denies(text):
        return None
    return found.pop()


def _denies(text: str) -> bool:
    """Whether `not`, `yet to` or a Chinese 未 turns the status into its contrary."""
    folded = _fold(text)
    return folded not in _stage_of() and bool(
        re.search(r"\b(?:not|never|no|yet to)\b|未|没", folded)
    )


@cache
def _rest_words() -> re.Pattern[str]:
    rest = load("stages.toml")["rest"]
    words = sorted((word for part in rest.values() for word in part), key=lambda w: (-len(w), w))
    return re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)


_NUMBER = r"[0-9]{1,3}(?:[,\s'’][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_MAGNITUDE = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "万": 10_000}
_QUANTITY = re.compile(
    rf"(?<![\w.,])(?P<number>{_NUMBER})(?:\s?(?P<magnitude>k|thousand|m|million|万)(?![a-zA-Z]))?",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*(?:[;；\n\r|、]|,(?!\d{3}(?!\d))|，|\band\b|\+|\s/\s|/(?=\s*\d))\s*")
_MARKS = " \t\r\n:：-–—[](){}【】（）.,;，；=×*_"


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a cell between commas, semicolons, line ends and `and`."""
    start = 0
    for found in _BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def split_stages(text: str) -> list[StagePart]:
    """The parts of a status cell: `500,000 In Transit, 500,000 Stocking Up` gives two.

    A plain status gives one part without quantity, an empty text none. A piece that has no status
    of its own goes to the piece before it."""
    parts: list[StagePart] = []
    for start, end in _pieces(text):
        part = _part(text, start, end)
        if part is None:
            continue
        if parts and (part.quantity is None or not part.status):
            parts[-1] = _merged(parts[-1], part, text)
        else:
            parts.append(part)
    if len(parts) == 1 and parts[0].quantity is None:
        whole = text.strip()
        at = text.index(whole)
        return [StagePart(None, whole, at, at + len(whole))] if whole else []
    return parts


def _part(text: str, start: int, end: int) -> StagePart | None:
    piece = text[start:end]
    if not piece.strip(_MARKS):
        return None
    status = _status_words().search(_fold(piece))
    number = _QUANTITY.search(piece)
    rest = _rest_words().match(piece.lstrip(_MARKS))
    quantity: Decimal | Literal["rest"] | None = None
    if rest:
        quantity = "rest"
    elif number:
        digits = re.sub(r"[,\s'’]", "", number["number"])
        product = Decimal(digits) * _MAGNITUDE.get((number["magnitude"] or "").lower(), 1)
        quantity = product.to_integral_value() if product == int(product) else product
    said = piece[status.start() : status.end()] if status else ""
    return StagePart(quantity, said or _without_quantity(piece, number, rest), start, end)


def _without_quantity(piece: str, number: re.Match[str] | None, rest: re.Match[str] | None) -> str:
    if rest:
        return piece.lstrip(_MARKS)[rest.end() :].strip(_MARKS)
    return (piece[number.end() :] if number else piece).strip(_MARKS)


def _merged(first: StagePart, second: StagePart, text: str) -> StagePart:
    status = first.status or second.status
    quantity = first.quantity if first.quantity is not None else second.quantity
    return StagePart(quantity, status, first.start, second.end)
