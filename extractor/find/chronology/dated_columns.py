"""Grids of tables with a column of dates: a row for each that tells an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractor.find.chronology.date_line import Reader, is_open_end
from extractor.find.chronology.dated import DateCell
from extractor.find.chronology.dated_rows import DatedGrid, date_of
from extractor.find.chronology.list_names import Telling, gift_words
from extractor.find.chronology.seasons import alternatives
from extractor.find.chronology.sequences import order
from extractor.find.chronology.years import year_above
from extractor.find.grid.grid import EMPTY, Cell, Grid, Row
from extractor.page import Node
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
_DAY = re.compile(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{2,4}\.?")  # the end beside a beginning
_NO_FIGURES = (_YEAR, _QUARTER, _SOURCES, _DAY)


def is_of_gifts(table: Grid) -> bool:
    """Whether a heading of the table is that of gifts: no number in it is the year of an event."""
    heads = (name for name in table.headings if len(name) < _LONGEST_HEADING)
    return any(map(gift_words().search, heads))


def with_dates(table: Grid, reader: Reader, telling: Telling) -> DatedGrid | None:
    """The rows of a table that tell events, each with its date first; None where it tells none."""
    column = _date_column(table, reader)
    if column is None:
        return None
    columns = _columns_of_pieces(table, column, reader)
    rows = tuple(_dated_rows(table, columns, reader))
    dates = [date_of(row).date.date for row in rows]
    if not _tells_events(table, columns, telling.is_named(table), order(dates) == 1):
        return None
    return DatedGrid(replace(table, rows=rows), 1.0) if rows else None


def _date_column(table: Grid, reader: Reader) -> int | None:
    """The first column whose cells are mostly dates, judged by the first rows that have it."""
    for column in range(min(len(table.headings), _MOST_NAMED)):
        cells = [row.cells[column] for row in table.rows[: 2 * _SAMPLE]]
        own = [cell for cell in cells if not cell.inherited and (cell.text or column)][:_SAMPLE]
        dated = sum(reader.whole(cell.text) is not None for cell in own)
        if dated >= 2 and dated * 2 > len(own):
            return column
    return None


def _columns_of_pieces(table: Grid, column: int, reader: Reader) -> range:
    """The column of dates with those right of it that make its years and months days."""
    most = column + 1
    for row in table.rows[:_SAMPLE]:
        date = reader.whole(row.cells[column].text)
        end = column + 1
        while date and end < len(table.headings):
            date = _finer(date, row.cells[end].text, table.headings[end], reader)
            end += date is not None
        most = max(most, end)
    return range(column, most)


def _tells_events(table: Grid, columns: range, named: bool, in_order: bool) -> bool:
    """Whether the table is one of dates and events: words beside the date, and no figures.

    The date leads, but in a table named a chronology, after a version, or in the second of two
    columns whose dates are in order.
    """
    size = len(table.headings)
    width = size - len(columns) + 1
    if not 2 <= width <= (_MOST_NAMED if named else _MOST_COLUMNS):
        return False
    numbered = columns.start == 1 and width > 2 and _mostly(table, 0, _VERSION)
    if columns.start > 0 and not (named or numbered or (width == 2 and in_order)):
        return False
    others = [index for index in range(numbered, size) if index not in columns]
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


def _dated_rows(table: Grid, columns: range, reader: Reader) -> Iterator[Row]:
    """A row for each event; what its date lacks is that of the row above."""
    pieces: dict[int, Cell] = {}
    for row in _with_lines_between(table.rows, columns.stop):
        for number in columns:
            if row.cells[number].text:
                pieces = {n: cell for n, cell in pieces.items() if n < number}
                pieces[number] = row.cells[number]
        if columns.start not in pieces:
            continue
        date, taken = _read(table, pieces, reader)
        if date is None:
            continue
        beside = row.cells[taken[-1] + 1 : taken[-1] + 2]
        until = _until(date, beside, reader)
        if until is not date or any(is_open_end(cell.text) for cell in beside):
            taken = range(taken.start, taken.stop + 1)
        rest = (c for number, c in enumerate(row.cells) if number not in taken)
        kept = [c for c in rest if c.text and not _is_address(c)]
        first = pieces[columns.start]
        own = first if first is row.cells[columns.start] else first.for_other_row()
        dated = DateCell(own, year_above(until, (*table.context, *row.groups)))
        yield Row((dated, *kept), row.groups)


def _read(table: Grid, pieces: dict[int, Cell], reader: Reader) -> tuple[Date | None, range]:
    """The date that cells side by side are, and the columns of those that are pieces of it."""
    first, *others = pieces
    date = reader.whole(pieces[first].text)
    end = first + 1
    for number in others:
        finer = _finer(date, pieces[number].text, table.headings[number], reader) if date else None
        if finer is None:
            break
        date, end = finer, number + 1
    return date, range(first, end)


def _with_lines_between(rows: Sequence[Row], dated: int) -> Iterator[Row]:
    """The rows, and as rows the single texts between them that stand beside empty dates."""
    seen: set[int] = set()
    for row in rows:
        beside = [group for group in row.groups if _is_beside(group, dated)]
        for group in beside:
            if id(group) not in seen:
                yield Row((*[EMPTY] * dated, group))
                seen.add(id(group))
        yield replace(row, groups=tuple(g for g in row.groups if g not in beside))


def _is_beside(group: Cell, dated: int) -> bool:
    """Whether a text alone in its row stands right of the columns of the date."""
    node = group.node
    if node is None or node.tag != "td" or node.parent is None:
        return False
    children = (c for c in node.parent.children if isinstance(c, Node) and c.start < node.start)
    return sum(child.tag in ("td", "th") for child in children) >= dated


def _is_address(cell: Cell) -> bool:
    """Whether a value of front matter is a path or URL, which no page shows."""
    return cell.node is None and "/" in cell.text and len(cell.text.split()) == 1


def _finer(date: Date, text: str, heading: str, reader: Reader) -> Date | None:
    """The day, month or quarter that a text beside a year or month says, with that year.

    A bare number is a month only under such a heading.
    """
    if date.precision == "day" or date.date_end or not text:
        return None
    before, after = f"{date.text} {text}", f"{text} {date.text}"
    ways = [(before, before), (after, after)]
    if text.isdecimal() and len(text) <= 2:
        if date.precision == "year" and not _month_heading().search(heading):
            return None
        ways = [(before, f"{date.date}-{int(text):02}")]
    for written, way in ways:
        found = reader.whole(way)
        if found and found.precision != date.precision and found.date.startswith(date.date):
            return found._replace(text=written)
    return None


@cache
def _month_heading() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('month')})(?!\w)", re.I)


def _until(date: Date, beside: Sequence[Cell], reader: Reader) -> Date:
    """The date as a range where the next cell is the date of its end."""
    end = reader.whole(beside[0].text) if beside and date.date_end is None else None
    return date._replace(date_end=end.date) if end and end.date >= date.date else date
