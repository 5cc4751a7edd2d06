"""What the cells of a column look like, from an even sample of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property

from extractor.find.grid.grid import Grid, is_heading
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

# Cells that say there is nothing to say.
NOTHING = frozenset(("", "-", "–", "—", "n/a", "N/A", "NA", "/", "none", "None", "无", "*", "..."))
SAMPLE = 60  # cells of a column that are looked at
NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)?\d\d)(?!\d)")
_REMARK = re.compile(r"\s+\([^()]{1,40}\)$")
_TO = re.compile(r"\s+(?:to|until|till|through|bis|au|al|tot|til|[–—-])\s+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@\S+", re.I)
_ALL = 0.9  # of the cells at least that are sums below one with a mark
_FEW = 4  # cells before what they all say is but a label
_SHORT = 60  # characters: longer cells are no date, place, status or person


class Look:
    """What the cells of a column look like: shares of them, 0 to 1, each worked out when asked for.

    `texts` are the first lines of its cells that hold anything, `filled` is the share that does,
    `heads` the share of those that are headings of the page.
    """

    def __init__(self, texts: Sequence[str], filled: float, heads: float = 0.0) -> None:
        self.filled = filled
        self.heads = heads
        self._texts = texts
        self._short = [text if len(text) <= _SHORT else "" for text in texts]

    @cached_property
    def money(self) -> float:
        """Money with the mark of a currency, be it on the first sum only, as accounts are set."""
        marked = list(map(_is_money, self._short))
        if marked[:1] == [True] and sum(mark is not None for mark in marked) >= _ALL * len(marked):
            return 1.0
        return _share(marked)

    @cached_property
    def number(self) -> float:
        """Any money or bare number."""
        return _share(_is_money(text) is not None for text in self._short)

    @cached_property
    def year(self) -> float:
        """A year and nothing else."""
        return _share(year_heading(text) for text in self._short)

    @cached_property
    def date(self) -> float:
        """A date, perhaps with a word or two."""
        return _share(map(_is_date, self._short))

    @cached_property
    def place(self) -> float:
        """A country, region or town that is known."""
        return _share(text and parse_place(text) for text in self._short)

    @cached_property
    def stage(self) -> float:
        """How far a delivery is ("Arrived")."""
        return _share(text and parse_stage(text) for text in self._short)

    @cached_property
    def organization(self) -> float:
        """The name of an organisation."""
        return _share(map(is_organization, self._texts))

    @cached_property
    def distinct(self) -> float:
        """How many different texts there are for each cell."""
        return len(set(self._texts)) / max(1, len(self._texts))

    @cached_property
    def same(self) -> bool:
        """Whether all cells say the same ("Read more")."""
        return len(self._texts) >= _FEW and len(set(self._texts)) == 1

    @cached_property
    def person(self) -> float:
        """The name of a person."""
        return _share(map(is_person, self._short))

    @cached_property
    def name(self) -> float:
        """What may be a name of anybody."""
        return _share(map(looks_like_name, self._texts))

    @cached_property
    def phrase(self) -> float:
        """The beginning of a description ("building", "to support")."""
        return _share(map(_is_phrase, self._texts))

    @cached_property
    def address(self) -> float:
        """Where something is on the web."""
        return _share(map(_ADDRESS.fullmatch, self._texts))

    @cached_property
    def length(self) -> float:
        """The mean length of the texts, in characters."""
        return sum(map(len, self._texts)) / max(1, len(self._texts))

    @cached_property
    def words(self) -> float:
        """The mean number of words in the texts."""
        return sum(len(text.split()) for text in self._texts) / max(1, len(self._texts))

    @cached_property
    def round(self) -> float:
        """Money as people give it: no small change, at least 100."""
        return _share(map(_is_round, self._short))

    @cached_property
    def opens_money(self) -> float:
        """Money, and perhaps something after it."""
        return _share(map(_opens_money, self._texts))

    @cached_property
    def towards(self) -> float:
        """A name after "to"."""
        return _share(text[:1].islower() and without_onward(text) != text for text in self._texts)

    @cached_property
    def sign(self) -> float:
        """Nothing but the mark of a currency."""
        return _share(map(is_sign, self._texts))

    @cached_property
    def counted(self) -> float:
        """A number of things."""
        return _share(holds_digit(text) and parse_quantity(text) for text in self._short)


def look_at(grids: Sequence[Grid], column: int) -> Look:
    """Looks at the first line of the cells of one column of grids that are alike."""
    full = [cell for grid in grids for cell in grid.column(column)]
    if not full:
        return Look((), 0.0)
    telling = [cell for cell in full if cell.text not in NOTHING]
    step = max(1, len(telling) // SAMPLE)
    sample = telling[::step][:SAMPLE]
    texts = [cell.text.split("\n", 1)[0] for cell in sample]
    filled = len(full) / sum(len(grid.rows) for grid in grids)
    return Look(texts, filled, _share(map(is_heading, sample)))


def _share(answers: Iterable[object]) -> float:
    given = [bool(answer) for answer in answers]
    return sum(given) / max(1, len(given))


def is_sign(text: str) -> bool:
    """Whether a text is the mark of a currency and no word ("$", "US$", "€")."""
    if len(text) > 4 or holds_digit(text):
        return False
    return any(unicodedata.category(c) == "Sc" for c in text)


def _is_money(text: str) -> bool | None:
    """True for money with its mark, False for a bare number, None for anything else."""
    if not holds_digit(text):
        return None
    amount = parse_money(text)
    if amount is None:
        return None
    return amount.currency is not None or bool(amount.candidates)


def without_remark(text: str) -> str:
    """A text without the words in brackets that it ends with: "2019 (for two years)"."""
    return _REMARK.sub("", text)


def _is_date(text: str) -> bool:
    """Whether a text is a date, or a date and a word or two ("Awarded 3 May 2012")."""
    if not holds_digit(text):
        return False
    text = without_remark(text)
    if parse_date(text) is not None or NUMERIC_DATE.fullmatch(text):
        return True
    ends = _TO.split(text)
    if len(ends) == 2 and all(map(parse_date, ends)):  # "1 May 2017 to 30 April 2019"
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
    if _is_money(text):
        return True
    first = next((a for a in find_amounts(text[:80]) if a.kind == "money"), None)
    return first is not None and first.start <= 8
