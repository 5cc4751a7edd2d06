"""Tables with a column of dates, as runs of drafts: one for each row that tells an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from extractor.find.chronology.date_line import WHOLE, Reader
from extractor.find.chronology.dated import Mark
from extractor.find.chronology.drafts import Draft, Part, Run
from extractor.find.chronology.event_lists import Telling
from extractor.lexicon import load
from extractor.page import Node, Page, Passage, passage_of
from extractor.values.dates import Date

_MOST_COLUMNS = 4  # of a table that no heading calls a chronology
_MOST_NAMED = 7
_SAMPLE = 12
_FIGURE = re.compile(
    r"\W{0,4}(?:[A-Z]{1,3}[$]?\s?)?[0-9][0-9.,'\s]*\W{0,3}(?:[A-Za-z€$%]{1,4})?\W{0,2}"
)
_VERSION = re.compile(r"(?:#|no\.?\s?|v\.?\s?|version\s|release\s)?[0-9][\w.+-]{0,20}", re.I)
_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
_SOURCES = re.compile(r"(?:\[\w{1,3}\][\s,]*)+")  # marks of references
_CELLS = ("td", "th")


class _Row(NamedTuple):
    """A row as shown: `date` is its own or that of the cell which spans it."""

    cells: tuple[Passage, ...]
    date: Date | None
    spanned: Passage | None


@cache
def _gift_words() -> re.Pattern[str]:
    words = [word for part in load("timeline.toml")["gifts"].values() for word in part]
    plain = "|".join(re.escape(word) for word in words if word.isascii())
    other = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(rf"\b(?:{plain})(?:e?s|en|n)?\b|{other}", re.I)


def table_runs(page: Page, reader: Reader) -> Iterator[tuple[Node, Run | None]]:
    """Each table that has a column of dates and tells events, with its rows as a run.

    A table of gifts has None: no number in it is the year of an event.
    """
    telling = Telling(page)
    places = {id(passage.node): index for index, passage in enumerate(page.passages)}
    for table in page.root.elements("table"):
        if next(table.elements("table"), None) is not None:
            continue  # a table of tables lays out a page
        rows = [_cells(row) for row in table.elements("tr")]
        if _is_of_gifts(page, rows, reader):
            yield table, None
            continue
        named = _is_named(page, rows, places, telling)
        most = _MOST_NAMED if named else _MOST_COLUMNS
        column = _date_column(page, rows, reader, most)
        if column is None:
            continue
        shown = [[passage_of(cell, page.body) for cell in row] for row in rows]
        if _tells_events(shown, column, reader, most):
            drafts = tuple(
                draft._replace(mark=draft.mark._replace(at=_index(draft, places)))
                for draft in _drafts(rows, shown, column, reader)
            )
            if drafts:
                yield table, Run(drafts, 1.0)


def _index(draft: Draft, places: dict[int, int]) -> int:
    """Place of a cell among the page's passages; its words may stand in blocks inside it."""
    cell = draft.mark.passage.node
    inside = (places.get(id(node)) for node in chain((cell,), cell.elements()))
    return next(index for index in inside if index is not None)


def _cells(row: Node) -> list[Node]:
    return [cell for cell in row.children if isinstance(cell, Node) and cell.tag in _CELLS]


def _is_named(
    page: Page, rows: Sequence[Sequence[Node]], places: dict[int, int], telling: Telling
) -> bool:
    """Whether what stands above a table calls it a chronology."""
    inside = (
        places.get(id(node)) for row in rows for cell in row for node in (cell, *cell.elements())
    )
    first = next((index for index in inside if index is not None), None)
    return first is not None and telling.is_named(page.passages[first])


def _date_column(
    page: Page, rows: Sequence[Sequence[Node]], reader: Reader, most: int
) -> int | None:
    """The first column whose cells are mostly dates, judged by the first rows that have it."""
    wide = [row for row in rows[: 2 * _SAMPLE] if 2 <= len(row) <= most][:_SAMPLE]
    for column in range(most):
        cells = [row[column] for row in wide if column < len(row) and row[column].tag == "td"]
        cells = cells or [row[column] for row in wide if column < len(row)]
        dated = sum(
            cell.end - cell.start < 400
            and reader.whole(passage_of(cell, page.body).text) is not None
            for cell in cells
        )
        if dated >= 2 and dated * 2 > len(cells):
            return column
    return None


def _tells_events(
    rows: Sequence[Sequence[Passage]], column: int, reader: Reader, most: int
) -> bool:
    """Whether the table is one of dates and events: the date leads, words follow, no figures."""
    widths = sorted(len(row) for row in rows)
    width = widths[len(widths) // 2]
    if width > most:
        return False
    body = [row for row in rows if len(row) == width and not _is_heading(row, reader)]
    if not body:
        return False
    if column > 0 and not (width == 2 or (column == 1 and _mostly(body, 0, _VERSION))):
        return False
    others = [index for index in range(column and width > 2, width) if index != column]
    figures = (i for i in others if _mostly(body, i, _FIGURE))
    if not all(_mostly(body, i, _YEAR) or _mostly(body, i, _SOURCES) for i in figures):
        return False
    return any(
        sum(any(map(str.isalpha, row[index].text)) for row in body) * 2 >= len(body)
        for index in others
    )


def _is_heading(row: Sequence[Passage], reader: Reader) -> bool:
    if all(cell.node.tag == "th" for cell in row):
        return bool(row)
    return not any(_DIGIT.search(cell.text) or reader.whole(cell.text) for cell in row)


_LONGEST_HEADING = 60
_DIGIT = re.compile(r"\d")


def _is_of_gifts(page: Page, rows: Sequence[Sequence[Node]], reader: Reader) -> bool:
    """Whether one of the first rows, as wide as most, heads columns of gifts."""
    widths = sorted(map(len, rows))
    width = widths[len(widths) // 2] if widths else 0
    first = [row for row in rows[:3] if 1 < len(row) == width]
    shown = ([passage_of(cell, page.body) for cell in row] for row in first)
    heads = [cell.text for row in shown if _is_heading(row, reader) for cell in row]
    return any(_gift_words().search(text) for text in heads if len(text) < _LONGEST_HEADING)


def _mostly(rows: Sequence[Sequence[Passage]], index: int, shape: re.Pattern[str]) -> bool:
    texts = [row[index].text for row in rows if row[index].text]
    return bool(texts) and sum(shape.fullmatch(text) is not None for text in texts) * 2 > len(texts)


def _drafts(
    rows: Sequence[Sequence[Node]],
    shown: Sequence[Sequence[Passage]],
    column: int,
    reader: Reader,
) -> Iterator[Draft]:
    spanning: tuple[Passage, Date] | None = None
    rows_left = 0
    for nodes, cells in zip(rows, shown, strict=True):
        if rows_left and spanning is not None:
            rows_left -= 1
            yield _draft(*_within(*spanning, cells, 0, reader))
            continue
        if column >= len(cells) or len(cells) < 2:
            continue
        cell = cells[column]
        date = reader.whole(cell.text)
        if date is None:
            if not cell.text and spanning is not None:
                dated, within, rest = _within(*spanning, cells, column + 1, reader)
                if within is not spanning[1]:
                    yield _draft(dated, within, rest)
            continue
        until = _until(date, cells[column + 1 : column + 2], reader)
        shown_cells = [c for i, c in enumerate(cells) if i != column + 1 or until is date]
        spanning, rows_left = (cell, until), _span(nodes[column]) - 1
        yield _draft(*_within(cell, until, shown_cells, column + 1, reader))


def _within(
    dated: Passage, date: Date, cells: Sequence[Passage], beside: int, reader: Reader
) -> tuple[Passage, Date, Sequence[Passage]]:
    """The day or month in the cell beside a year, with that year; the cells without it."""
    if date.precision != "year" or date.date_end is not None or beside >= len(cells):
        return dated, date, cells
    finer = reader.whole(cells[beside].text)
    if finer is None or not finer.date.startswith("--"):
        return dated, date, cells
    rest = [cell for number, cell in enumerate(cells) if number != beside]
    text = f"{date.text} {finer.text}"
    return dated, finer._replace(date=date.date + finer.date[1:], text=text), rest


def _until(date: Date, beside: Sequence[Passage], reader: Reader) -> Date:
    """The date as a range where the next cell is the date of its end."""
    end = reader.whole(beside[0].text) if beside and date.date_end is None else None
    return date._replace(date_end=end.date) if end and end.date >= date.date else date


def _span(cell: Node) -> int:
    """Rows that a cell covers (HTML, 4.9.11: 1 to 65,534)."""
    stated = cell.attribute("rowspan")
    return min(int(stated), 1000) if stated and stated.isdigit() and int(stated) else 1


def _draft(dated: Passage, date: Date, cells: Sequence[Passage]) -> Draft:
    mark = Mark(-1, dated, (0, len(dated.text)), (0, len(dated.text)), date, WHOLE)
    return Draft(mark, tuple(Part(cell, 0, len(cell.text)) for cell in cells if cell.text))
