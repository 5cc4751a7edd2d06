"""What the cells of a column look like, from an even sample of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.find.grid.grid import Grid
from extractor.find.rows.headings import year_heading
from extractor.find.rows.parties import (
    is_organization,
    is_person,
    looks_like_name,
    without_onward,
)
from extractor.values.amounts import find_amounts, parse_money
from extractor.values.dates import find_dates, parse_date
from extractor.values.number.digits import holds_digit
from extractor.values.places import parse_place
from extractor.values.quantities import parse_quantity
from extractor.values.stages import parse_stage

SAMPLE = 60  # cells of a column that are looked at
NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)?\d\d)(?!\d)")
_SHORT = 60  # characters: longer cells are no date, place, status or person


class Look(NamedTuple):
    """Shares of a column's cells that look like something, 0 to 1; `length` is their mean length.

    `filled` is the share that holds anything, `money` has a currency mark, `number` is any money or
    bare number, `phrase` begins like a description ("building", "to support"), `round` is money as
    people give it: no small change, at least 100; `opens_money` begins with
    money and may go on, `towards` is a name after "to", `sign` nothing but
    the mark of a currency.
    """

    filled: float = 0.0
    money: float = 0.0
    number: float = 0.0
    year: float = 0.0
    date: float = 0.0
    place: float = 0.0
    stage: float = 0.0
    organization: float = 0.0
    person: float = 0.0
    name: float = 0.0
    phrase: float = 0.0
    length: float = 0.0
    round: float = 0.0
    opens_money: float = 0.0
    towards: float = 0.0
    sign: float = 0.0
    counted: float = 0.0


def look_at(grids: Sequence[Grid], column: int) -> Look:
    """Looks at the first line of the cells of one column of grids that are alike."""
    full = [cell for grid in grids for cell in grid.column(column)]
    if not full:
        return Look()
    step = max(1, len(full) // SAMPLE)
    texts = [cell.text.split("\n", 1)[0] for cell in full[::step]][:SAMPLE]
    short = [text if len(text) <= _SHORT else "" for text in texts]

    def share(answers: Iterable[object]) -> float:
        return sum(map(bool, answers)) / len(texts)

    moneys = [_is_money(text) for text in short]
    return Look(
        filled=len(full) / sum(len(grid.rows) for grid in grids),
        money=share(moneys),
        number=share(money is not None for money in moneys),
        year=share(year_heading(text) for text in short),
        date=share(_is_date(text) for text in short),
        place=share(text and parse_place(text) for text in short),
        stage=share(text and parse_stage(text) for text in short),
        organization=share(is_organization(text) for text in texts),
        person=share(is_person(text) for text in short),
        name=share(looks_like_name(text) for text in texts),
        phrase=share(_is_phrase(text) for text in texts),
        length=sum(map(len, texts)) / len(texts),
        round=share(_is_round(text) for text in short),
        opens_money=share(_opens_money(text) for text in texts),
        sign=share(is_sign(text) for text in texts),
        counted=share(holds_digit(text) and parse_quantity(text) for text in short),
        towards=share(text[:1].islower() and without_onward(text) != text for text in texts),
    )


def is_sign(text: str) -> bool:
    """Whether a text is the mark of a currency and no word ("$", "US$", "€")."""
    marks = any(unicodedata.category(c) == "Sc" for c in text)
    return marks and len(text) <= 4 and not holds_digit(text)


def _is_money(text: str) -> bool | None:
    """True for money with its mark, False for a bare number, None for anything else."""
    if not holds_digit(text):
        return None
    amount = parse_money(text)
    if amount is None:
        return None
    return amount.currency is not None or bool(amount.candidates)


def _is_date(text: str) -> bool:
    """Whether a text is a date, or a date and a word or two ("Awarded 3 May 2012")."""
    if not holds_digit(text):
        return False
    if parse_date(text) is not None or NUMERIC_DATE.fullmatch(text):
        return True
    found = list(find_dates(text)) if len(text) <= 40 else []
    if not found and len(text) <= 40 and (numeric := NUMERIC_DATE.search(text)):
        return len((text[: numeric.start()] + text[numeric.end() :]).split()) <= 2
    if len(found) != 1 or found[0].precision == "year":
        return False
    return len((text[: found[0].start] + text[found[0].end :]).split()) <= 2


def _is_phrase(text: str) -> bool:
    first = text.split(" ", 1)[0]
    return text[:1].islower() or first.endswith("ing") or first in ("To", "For", "Support")


def _is_round(text: str) -> bool:
    if not holds_digit(text):
        return False
    amount = parse_money(text)
    return amount is not None and 100 <= amount.value < 10**15 and amount.value % 50 == 0


def _opens_money(text: str) -> bool:
    if not holds_digit(text[:24]) or len(text) > 200:
        return False
    first = next((a for a in find_amounts(text[:80]) if a.kind == "money"), None)
    return first is not None and first.start <= 8
