"""Dates whose day, month and year stand in elements or lines of their own, as widgets set them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.find.chronology.date_line import Reader
from extractor.find.chronology.inline_dates import has_digit
from extractor.find.grid.ancestry import holds
from extractor.find.grid.grid import Cell
from extractor.page import Page, Passage
from extractor.values.dates import Date

_MOST = 4  # pieces of a date: weekday, day, month, year
_LONGEST = 20  # characters of a piece
_SHAPE = re.compile(
    r"[0-9]{1,2}(?:st|nd|rd|th|er|[.º°日])?,?|[12][0-9]{3}年?|[^\W\d_]{2,14}[.,]?"
    r"(?:\s?[0-9]{1,2}(?:st|nd|rd|th)?,?)?(?:\s?[12][0-9]{3})?|[0-9]{1,2}\.?\s?[^\W\d_]{2,14}[.,]?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}日)?"
)
_LONGEST_SHAPE = 26  # characters
_DAY = re.compile(r"[0-9]{1,2}")
_YEAR = re.compile(r"[12][0-9]{3}年?")


class Pieced(NamedTuple):
    """A date and the lines, two or more, that together are it."""

    date: Date
    cells: tuple[Cell, ...]


def pieced_dates(page: Page, reader: Reader) -> dict[int, Pieced]:
    """The dates that begin at the first lines of passages, by the number of the passage.

    Numbers before months that but count the passages are no days.
    """
    found: dict[int, Pieced] = {}
    taken = 0
    tells = [_tells(passage.text, reader) for passage in page.passages]
    for index, passage in enumerate(page.passages):
        if index < taken or not any(tells[index : index + _MOST]) or _is_long(passage.text):
            continue
        if not _SHAPE.fullmatch(_first_line(passage)):
            continue
        pieced = _at(page, index, reader)
        if pieced is not None:
            found[index] = pieced
            taken = index + len({id(cell.source) for cell in pieced.cells})
    days = [int(day[0]) for p in found.values() if (day := _DAY.fullmatch(p.cells[0].text))]
    counts = len(days) > 1 and days == list(range(1, len(days) + 1))
    return {} if counts else found


def _is_long(text: str) -> bool:
    """Whether the first line of a text is longer than any piece."""
    return len(text) > _LONGEST_SHAPE and "\n" not in text[: _LONGEST_SHAPE + 1]


def _tells(text: str, reader: Reader) -> bool:
    """Whether a text may hold a piece that is more than words: a figure, or a month on its line."""
    if _is_long(text.lstrip()):
        return False
    return has_digit(text) or any(reader.is_month(line.strip()) for line in text.split("\n"))


def _first_line(passage: Passage) -> str:
    return passage.text[: _LONGEST + 1].split("\n", 1)[0].strip()


def _at(page: Page, index: int, reader: Reader) -> Pieced | None:
    lines = list(_lines_from(page, index))
    words = [passage.text[start:end].strip() for passage, start, end in lines]
    if not (any(map(has_digit, words)) or any(map(reader.is_month, words))):
        return None
    for count in range(len(lines), 1, -1):
        pieces = tuple(Cell(p.text, p, 0, p.node).part(a, b) for p, a, b in lines[:count])
        date = reader.whole(" ".join(cell.text for cell in pieces))
        if date is None or date.precision == "year" or date.date_end is not None:
            continue
        if not _is_cut(pieces) and not _heads_others(page, index, pieces, reader):
            return Pieced(date, pieces)
    return None


def _lines_from(page: Page, index: int) -> Iterator[tuple[Passage, int, int]]:
    """The lines from a passage on that may be pieces of a date, in elements beside each other."""
    left = _MOST
    parent = page.passages[index].node.parent
    for passage in page.passages[index : index + _MOST]:
        if passage.node.parent is not parent or passage.is_heading:
            return
        start = 0
        for line in passage.text.split("\n"):
            if not left or not _SHAPE.fullmatch(line.strip()):
                return
            yield passage, start, start + len(line)
            start += len(line) + 1
            left -= 1


def _is_cut(pieces: Sequence[Cell]) -> bool:
    """Whether the last piece is but a part of a passage after the first."""
    first, last = pieces[0].source, pieces[-1]
    return last.source is not first and last.text != last.source.text.strip().split("\n")[-1]


def _heads_others(page: Page, index: int, pieces: Sequence[Cell], reader: Reader) -> bool:
    """Whether the first piece is a year in a block of its own above more than one date."""
    year, second = pieces[0], pieces[1]
    if second.source is year.source or not _YEAR.fullmatch(year.text):
        return False
    parent = page.passages[index].node.parent
    after = index + len({id(cell.source) for cell in pieces})
    for passage in page.passages[after:]:
        if parent is None or not holds(parent, passage.node):
            break
        if reader.line(passage.text) is not None:
            return True
    return False
