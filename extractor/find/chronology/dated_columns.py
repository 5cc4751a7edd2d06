"""Grids of tables with a column of dates: a row for each that tells an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.find.chronology.date_line import Reader
from extractor.find.chronology.dated import DateCell
from extractor.find.chronology.dated_rows import DatedGrid
from extractor.find.chronology.event_lists import Telling, gift_words
from extractor.find.chronology.years import year_above
from extractor.find.grid.grid import Cell, Grid, Row
from extractor.values.dates import Date

_MOST_COLUMNS = 4  # of a table that no heading calls a chronology
_MOST_NAMED = 7
_SAMPLE = 12
_LONGEST_HEADING = 60
_FIGURE = re.compile(
    r"\W{0,4}(?:[A-Z]{1,3}[$]?\s?)?[0-9][0-9.,'\s]*\W{0,3}(?:[A-Za-z€$%]{1,4})?\W{0,2}"
)
_VERSION = re.compile(r"(?:#|no\.?\s?|v\.?\s?|version\s|release\s)?[0-9][\w.+-]{0,20}", re.I)
_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
_QUARTER = re.compile(r"[QTH][1-4]")
_SOURCES = re.compile(r"(?:\[\w{1,3}\][\s,]*)+")  # marks of references
_NO_FIGURES = (_YEAR, _QUARTER, _SOURCES)


def is_of_gifts(table: Grid) -> bool:
    """Whether a heading of the table is that of gifts: no number in it is the year of an event."""
    heads = (name for name in table.headings if len(name) < _LONGEST_HEADING)
    return any(map(gift_words().search, heads))


def with_dates(table: Grid, reader: Reader, telling: Telling) -> DatedGrid | None:
    """The rows of a table that tell events, each with its date first; None where it tells none."""
    column = _date_column(table, reader)
    if column is None or not _tells_events(table, column, telling.is_named(table)):
        return None
    rows = tuple(_dated_rows(table, column, reader))
    return DatedGrid(replace(table, rows=rows), 1.0) if rows else None


def _date_column(table: Grid, reader: Reader) -> int | None:
    """The first column whose cells are mostly dates, judged by the first rows that have it."""
    for column in range(min(len(table.headings), _MOST_NAMED)):
        cells = [row.cells[column] for row in table.rows[: 2 * _SAMPLE]]
        own = [cell for cell in cells if not cell.inherited][:_SAMPLE]
        dated = sum(reader.whole(cell.text) is not None for cell in own)
        if dated >= 2 and dated * 2 > len(own):
            return column
    return None


def _tells_events(table: Grid, column: int, named: bool) -> bool:
    """Whether the table is one of dates and events: words beside the date, and no figures.

    The date leads, but in a table of two columns or named a chronology, or after a version.
    """
    width = len(table.headings)
    if not 2 <= width <= (_MOST_NAMED if named else _MOST_COLUMNS):
        return False
    numbered = column == 1 and width > 2 and _mostly(table, 0, _VERSION)
    if column > 0 and not (named or width == 2 or numbered):
        return False
    others = [index for index in range(numbered, width) if index != column]
    figures = (index for index in others if _mostly(table, index, _FIGURE))
    if not all(any(_mostly(table, i, shape) for shape in _NO_FIGURES) for i in figures):
        return False
    return any(
        sum(any(map(str.isalpha, cell.text)) for cell in table.column(index)) * 2 >= len(table.rows)
        for index in others
    )


def _mostly(table: Grid, index: int, shape: re.Pattern[str]) -> bool:
    texts = [cell.text for cell in table.column(index)]
    return bool(texts) and sum(shape.fullmatch(text) is not None for text in texts) * 2 > len(texts)


def _dated_rows(table: Grid, column: int, reader: Reader) -> Iterator[Row]:
    last: tuple[Cell, Date] | None = None
    for row in table.rows:
        cell, beside = row.cells[column], row.cells[column + 1 : column + 2]
        date = reader.whole(cell.text)
        if date is not None:
            last = cell, date
        elif cell.text or last is None:
            continue
        else:  # an empty cell below a year, with the day beside it
            cell, date = last[0].for_other_row(), last[1]
            if not _finer(date, beside, reader):
                continue
        finer, until = _finer(date, beside, reader), _until(date, beside, reader)
        taken = (column, column + 1) if finer or until is not date else (column,)
        beside_it = (c for number, c in enumerate(row.cells) if number not in taken)
        rest = [c for c in beside_it if c.text and not _is_address(c)]
        dated = DateCell(cell, year_above(finer or until, (*table.context, *row.groups)))
        yield Row((dated, *rest), row.groups)


def _is_address(cell: Cell) -> bool:
    """Whether a value of front matter is a path or URL, which no page shows."""
    return cell.node is None and "/" in cell.text and len(cell.text.split()) == 1


def _finer(date: Date, beside: Sequence[Cell], reader: Reader) -> Date | None:
    """The day, month or quarter in the cell beside a year, with that year."""
    if date.precision != "year" or date.date_end or not beside or not beside[0].text:
        return None
    found = reader.whole(beside[0].text)
    if found is not None and found.date.startswith("--"):
        return found._replace(date=date.date + found.date[1:], text=f"{date.text} {found.text}")
    joined = reader.whole(f"{beside[0].text} {date.text}") if found is None else None
    if joined is None or joined.precision == "year" or joined.date[:4] != date.date:
        return None
    return joined


def _until(date: Date, beside: Sequence[Cell], reader: Reader) -> Date:
    """The date as a range where the next cell is the date of its end."""
    end = reader.whole(beside[0].text) if beside and date.date_end is None else None
    return date._replace(date_end=end.date) if end and end.date >= date.date else date
