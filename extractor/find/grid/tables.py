"""Tables -> grids: spans, header rows, nested tables, tables that only lay out a page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import takewhile
from typing import NamedTuple

from extractor.find.grid.ancestry import is_below
from extractor.find.grid.aria import aria_cells, aria_rows, aria_tables, is_column_heading
from extractor.find.grid.blocks import holds_figure
from extractor.find.grid.grid import EMPTY, Cell, Grid, Row, cell_of
from extractor.find.grid.header_rows import segments
from extractor.find.grid.lines import grid_of
from extractor.find.grid.placed import placed_tables
from extractor.find.grid.preformatted import preformatted_tables
from extractor.find.grid.prose import sentence_grid
from extractor.find.grid.shape import Line, shaped
from extractor.find.grid.signed_lines import signed_lines
from extractor.find.grid.surroundings import Surroundings
from extractor.find.rows.headings import strict_role
from extractor.page import Node, Page, Text, passage_of

MAX_SPAN = 1000  # WHATWG HTML, 4.9.11: a larger colspan counts as this
_PARTS = frozenset(("thead", "tbody", "tfoot"))
_CELLS = frozenset(("td", "th"))


class Tables(NamedTuple):
    """The data tables of a page: `grids`, what stands `around` them, and the `ids` of their nodes.

    A table that only arranges what stands in it is none.
    """

    grids: tuple[Grid, ...]
    around: Surroundings
    ids: frozenset[int]


@lru_cache(maxsize=1)
def tables_of(page: Page) -> Tables:
    """The data tables of a page, for which several finders ask in turn."""
    around = Surroundings(page)
    ids: set[int] = set()
    return Tables(tuple(_table_grids(page, around, ids)), around, frozenset(ids))


def _table_grids(page: Page, around: Surroundings, data: set[int]) -> Iterator[Grid]:
    inside: set[int] = set()
    tables = [node for node in page.elements if node.tag == "table"]
    for number, table in enumerate(tables, 1):
        if id(table) in inside:
            continue
        nested = list(takewhile(partial(is_below, table), tables[number:]))
        if nested and _arranges(table, nested):
            continue
        lines = [line for line in _layout(page, table, around) if line.filled]
        if _is_frame(lines):
            continue
        inside.update(map(id, nested))
        data.add(id(table))
        yield from _grids_of(page, table, lines, around)
    for table in aria_tables(page):
        lines = [line for line in _aria_layout(page, table) if line.filled]
        if not _is_frame(lines):
            data.add(id(table))
            yield from _grids_of(page, table, lines, around)
    for block, lines in preformatted_tables(page):
        data.add(id(block))
        yield from _grids_of(page, block, lines, around)
    for grid, passages in signed_lines(page, around):
        data.update(id(passage.node) for passage in passages)
        yield grid
    for blocks, lines in placed_tables(page):
        data.update(map(id, blocks))
        yield from _grids_of(page, blocks[0], lines, around)


def _grids_of(page: Page, table: Node, lines: list[Line], around: Surroundings) -> Iterator[Grid]:
    context, section = around.of(table)
    for child in table.children:
        if isinstance(child, Node) and child.tag == "caption":
            passage = passage_of(child, page.body)
            context = (*context, Cell(passage.text, passage))
    for head, body in segments(lines):
        head = head or _head_before(around.before(table, max(len(n.cells) for n in body)))
        cards = None if head else _cards_in(body, context, section, table.start)
        cards = cards or _lists_in(body, context, section, table.start, page.body)
        if cards is not None:
            yield cards
            continue
        for grid in shaped(head, body, context, section, table.start):
            yield replace(grid, below=around.below(table))


def _cards_in(
    body: list[Line], context: tuple[Cell, ...], section: str | None, start: int
) -> Grid | None:
    """Cells that each tell a record in several lines, set beside and below each other."""
    cells = [cell for line in body for cell in line.cells if cell.text and not cell.inherited]
    if len(cells) < 4 or max(line.filled for line in body) < 2:
        return None
    told = [cell for cell in cells if "\n" in cell.text and holds_figure(cell.text)]
    if len(told) < 0.8 * len(cells):
        return None
    return grid_of([list(enumerate(cell.lines())) for cell in told], context, section, start)


def _lists_in(
    body: list[Line], context: tuple[Cell, ...], section: str | None, start: int, source: str
) -> Grid | None:
    """Cells that each list what the words beside them head: a year, a place."""
    if len(body) < 2 or any(line.filled != 2 or len(line.cells) != 2 for line in body):
        return None
    lists = [line.cells[1] for line in body]
    items = [item for cell in lists for item in cell.lines()]
    told = sum(holds_figure(item.text) for item in items)
    if len(items) < 2 * len(lists) or told < 0.8 * len(items):
        return None
    if any(holds_figure(line.cells[0].text) for line in body):
        return None
    items = [item for cell in lists for item in _under_nothing(cell, source).lines()]
    grid = sentence_grid(items, context, section, start, "list")
    if grid is None:
        return None
    ends = [cell.place()[1] for cell in lists]
    heads = [line.cells[0] for line in body]
    rows = (
        Row(row.cells, (*row.groups, heads[bisect_left(ends, row.place()[1])])) for row in grid.rows
    )
    return replace(grid, rows=tuple(rows), context=context)


def _under_nothing(cell: Cell, source: str) -> Cell:
    """The cell without the headings over the table, which head all of its cells alike."""
    if cell.node is None:
        return cell
    passage = passage_of(cell.node, source)
    return Cell(cell.text, passage, cell.start, cell.node, cell.inherited)


def _arranges(table: Node, nested: list[Node]) -> bool:
    """Whether most of what a table shows stands in tables inside it."""
    direct = [inner for inner in nested if _owner(inner) is table]
    return sum(map(_length, direct)) > _length(table) / 2


def _is_frame(lines: list[Line]) -> bool:
    """Whether a table only sets blocks of text beside or below each other."""
    cells = [cell for line in lines for cell in line.cells if cell.text and not cell.inherited]
    if not cells or max(line.filled for line in lines) == 1:
        return True
    if len(lines) > 3:
        return False
    longest = max([cell.text for cell in cells], key=len)
    return longest.count("\n") > 5 and 2 * len(longest) > sum(len(c.text) for c in cells)


def _owner(node: Node) -> Node | None:
    parent = node.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent


def _length(node: Node) -> int:
    return sum(len(text.value.strip()) for text in node.texts())


def _rows(table: Node) -> Iterator[tuple[Node, Node]]:
    """The rows of the table itself, each with its row group (or the table)."""
    for child in table.children:
        if not isinstance(child, Node) or child.tag in ("caption", "colgroup", "table"):
            continue
        if child.tag == "tr":
            yield child, table
        elif child.tag in _PARTS:
            for row in child.children:
                if isinstance(row, Node) and row.tag == "tr":
                    yield row, child
                elif isinstance(row, Node):
                    yield from ((r, child) for r in row.elements("tr") if _owner(r) is table)
        else:  # a form or div astray around rows
            yield from ((row, table) for row in child.elements("tr") if _owner(row) is table)


def _cell(node: Node, page: Page, around: Surroundings) -> Cell:
    """What a cell shows; one that holds a text and nothing else is a passage of the page."""
    shown = node.children
    plain = len(shown) == 1 and isinstance(shown[0], Text)  # as most are
    if not plain and any(isinstance(child, Node) for child in shown):
        return cell_of(node, page.body)
    number = around.first_within(node)
    if number is None:
        return EMPTY
    passage = page.passages[number]
    return Cell(passage.text, passage, 0, node)


def _layout(page: Page, table: Node, around: Surroundings) -> list[Line]:
    """Rows with every span filled in (WHATWG HTML, 4.9.12, forming a table)."""
    lines: list[Line] = []
    hanging: dict[int, tuple[int, Cell]] = {}
    group: Node | None = None
    for row, part in _rows(table):
        if part is not group:
            group, hanging = part, {}
        next_hanging: dict[int, tuple[int, Cell]] = {}
        cells: list[Cell] = []
        heads = filled = 0
        for node in row.children:
            if not isinstance(node, Node) or node.tag not in _CELLS:
                continue
            if hanging:
                _hang(cells, hanging, next_hanging)
            cell = _cell(node, page, around)
            heads += bool(node.tag == "th" and cell.text)
            filled += bool(cell.text)
            if not node.raw or "span" not in node.raw.lower():
                if len(cells) < MAX_SPAN:
                    cells.append(cell)
                continue
            wide, tall = _spans(node)
            for step in range(min(wide, MAX_SPAN - len(cells))):
                if tall > 1:
                    next_hanging[len(cells)] = (tall - 1, cell.for_other_row())
                cells.append(cell if step == 0 else cell.for_other_row())
        if hanging:
            _hang(cells, hanging, next_hanging)
        hanging = next_hanging
        lines.append(Line(cells, filled, heads, part.tag == "thead"))
    return lines


def _aria_layout(page: Page, table: Node) -> Iterator[Line]:
    for row in aria_rows(table):
        nodes = list(aria_cells(row))
        cells = [cell_of(node, page.body) for node in nodes]
        shown = [node for node, cell in zip(nodes, cells, strict=True) if cell.text]
        yield Line(cells, len(shown), sum(map(is_column_heading, shown)))


def _hang(
    cells: list[Cell], hanging: dict[int, tuple[int, Cell]], later: dict[int, tuple[int, Cell]]
) -> None:
    """Takes over the cells that reach down from rows above at the next columns."""
    while len(cells) in hanging:
        left, cell = hanging.pop(len(cells))
        if left > 1:
            later[len(cells)] = (left - 1, cell)
        cells.append(cell)


def _spans(node: Node) -> tuple[int, int]:
    def number(name: str, most: int, zero: int) -> int:
        digits = re.match(r"\s*(\d{1,6})", node.attribute(name) or "")
        count = int(digits[1]) if digits else 1
        return min(count, most) if count else zero

    return number("colspan", MAX_SPAN, 1), number("rowspan", 65534, 65534)


def _head_before(cells: list[Cell]) -> list[Line]:
    """The header row of a table that has it outside, in blocks of its own right before."""
    roles = {role.name for cell in cells if (role := strict_role(cell.text)) and role.strong}
    known = sum(strict_role(cell.text) is not None for cell in cells)
    if len(roles) < 2 or known < len(cells):
        return []
    return [Line(cells, len(cells), len(cells), True)]
