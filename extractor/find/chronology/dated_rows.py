"""Rows of dated grids: a date first, then the headings and texts that belong to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.find.chronology.date_line import WHOLE
from extractor.find.chronology.dated import DateCell, Lone, above
from extractor.find.chronology.years import year_above
from extractor.find.grid.grid import Cell, Grid, Row, is_heading
from extractor.page import Node, Passage

_EDGES = " -–—:,()[]"


class DatedGrid(NamedTuple):
    """A grid whose rows begin with a `DateCell`; their other cells are headings and texts.

    `share` is the part of the alike elements of the source that are dated, and so are rows.
    """

    grid: Grid
    share: float


def node_of(cell: Cell) -> Node:
    """The element that shows a cell of a dated line."""
    assert cell.node is not None
    return cell.node


def dated_row(date: DateCell, shown: Sequence[Cell], lone: Sequence[Lone]) -> Row:
    """The row of a date and all that is shown with it, the date's own line among that."""
    passage = date.source
    assert isinstance(passage, Passage)
    groups = [Cell(heading.text, heading, 0, heading.node) for heading in passage.headings]
    heads = (above(lone, date.at, node_of(date), precision) for precision in ("year", "month"))
    groups += filter(None, heads)
    groups.sort(key=lambda group: node_of(group).start)
    cells: list[Cell] = []
    rest = set(map(id, date.rest))
    for cell in shown:
        if id(cell.source) in rest:
            continue
        if cell.source is passage and 0 <= date.start - cell.start <= len(cell.text):
            at = date.start - cell.start
            parts = [cell.part(0, at), cell.part(at + len(date.text), len(cell.text))]
            cells += [_trimmed(part) if passage.is_heading else part for part in parts]
        else:
            cells.append(cell)
    dated = date.dated(year_above(date.date, groups))
    own = {id(cell.source) for cell in shown}
    over = tuple(group for group in groups if id(group.source) not in own)
    return Row((dated, *(cell for cell in cells if cell.text)), over)


def _trimmed(cell: Cell) -> Cell:
    """A cell without the marks that set it apart from the date beside it."""
    text = cell.text
    start = len(text) - len(text.lstrip(_EDGES))
    return cell.part(start, max(start, len(text.rstrip(_EDGES))))


def with_days_parted(made: DatedGrid) -> DatedGrid:
    """The grid with a row for each item of a list under a date ("3 May: the fair; the flood")."""
    rows = [part for row in made.grid.rows for part in _events_of(row)]
    return made._replace(grid=replace(made.grid, rows=tuple(rows)))


def _events_of(row: Row) -> Iterator[Row]:
    date, cells = date_of(row), row.cells[1:]
    nested = all(node_of(cell).tag == "li" and cell.node is not date.node for cell in cells)
    first = node_of(cells[0]).parent if cells else None
    starts = [number for number, cell in enumerate(cells) if node_of(cell).parent is first]
    if date.kind != WHOLE or node_of(date).tag != "li" or not nested or len(starts) < 2:
        yield row
        return
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        own = date if start == 0 else DateCell(date.for_other_row(), date.date)
        yield Row((own, *cells[start:end]), row.groups)


def without(row: Row, holes: Sequence[tuple[int, int]]) -> Row:
    """The row without cells that begin in one of these ordered stretches of the source."""
    date, *cells = row.cells
    kept = [cell for cell in cells if not _is_in(cell.place()[0], holes)]
    return Row((date, *kept), row.groups)


def _is_in(at: int, holes: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(holes, at, key=lambda hole: hole[0]) - 1
    return before >= 0 and at < holes[before][1]


def date_of(row: Row) -> DateCell:
    """The date of a row of a `DatedGrid`."""
    date = row.cells[0]
    assert isinstance(date, DateCell)
    return date


def title_and_text(row: Row) -> tuple[str | None, str]:
    """The heading beside the date, if any, and the words of the row without date and headings."""
    cells = row.cells[1:]
    first = next((cell for cell in cells if is_heading(cell)), None)
    title = [cell.text for cell in cells if first is not None and cell.source is first.source]
    texts = [cell.text for cell in cells if not is_heading(cell)]
    return " ".join(" ".join(title).split()) or None, " ".join(" ".join(texts).split())
