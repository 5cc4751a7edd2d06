"""Rows made of divs under a row of column headings made of divs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from extractor.find.grid.ancestry import with_ancestors
from extractor.find.grid.blocks import are_headings
from extractor.find.grid.fields import with_fields
from extractor.find.grid.grid import EMPTY, Cell, Grid
from extractor.find.grid.shape import Line, shaped
from extractor.find.grid.surroundings import Surroundings
from extractor.find.rows.headings import may_head_amounts, strict_role
from extractor.page import Node, Page, Passage, passage_of

_LONGEST_LABEL = 40  # characters
_WRAPPERS = 3  # elements around the words of a heading within its row
_MOST_COLUMNS = 40


def heading_rows(page: Page, passages: Sequence[Passage], full: Collection[int]) -> Iterator[Node]:
    """Rows of column headings, one of them of an amount, around some passages of a page.

    `full` are the ids of elements that are none, because they show figures.
    """
    seen: set[int] = set()
    for passage in passages:
        text = passage.text
        if len(text) > _LONGEST_LABEL or passage.is_heading or not may_head_amounts(text):
            continue
        role = strict_role(text)
        if role is None or role.name != "amount":
            continue
        for row in islice(with_ancestors(passage.node.parent), _WRAPPERS):
            if id(row) in seen or id(row) in full or len(row.children) > 2 * _MOST_COLUMNS:
                continue
            seen.add(id(row))
            if are_headings([cell for cell in _cells(row, page) if cell.text]):
                yield row
                break


def rows_under(row: Node) -> list[Node]:
    """A row and the elements after it, or those in the elements after the one it has to itself."""
    found = _from(row)
    if len(found) > 1 or row.parent is None:
        return found
    return found + [child for part in _from(row.parent)[1:] for child in _elements(part)]


def _from(node: Node) -> list[Node]:
    """An element and those after it beside it."""
    around = _elements(node.parent) if node.parent is not None else [node]
    return [other for other in around if other.start >= node.start]


def _elements(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Node)]


def _cells(row: Node, page: Page) -> list[Cell]:
    """What each element right in a row shows; empty ones count, for they hold a column."""
    return [
        Cell(p.text, p, 0, child) if (p := passage_of(child, page.body)).text else EMPTY
        for child in _elements(row)
        if child.tag not in ("br", "hr")
    ]


def grids_under(
    run: Sequence[Node], page: Page, around: Surroundings, is_free: Callable[[Node], bool]
) -> list[tuple[Grid, list[Node]]]:
    """A grid, with its rows, for each row of headings among siblings.

    Such a row is not `is_free`: it holds no figure.
    """
    found: list[tuple[Grid, list[Node]]] = []
    head: list[Cell] = []
    first: Node | None = None
    body: list[list[Cell]] = []
    kids: list[Node] = []

    def close() -> None:
        if head and body and first is not None:
            context, section = around.of(first)
            lines = [Line(cells, len(cells)) for cells in body]
            top = [Line(list(head), len(head), len(head))]
            made = shaped(top, lines, context, section, first.start, "cards")
            found.extend((with_fields(grid), list(kids)) for grid in made)
        body.clear()
        kids.clear()

    for node in run:
        every = _cells(node, page)
        cells = [cell for cell in every if cell.text]
        if not is_free(node) and are_headings(cells):
            close()
            head, first = every, node
        elif head and len(every) == len(head):
            body.append(every)
            kids.append(node)
        elif head and len(cells) == len([cell for cell in head if cell.text]):
            head = [cell for cell in head if cell.text]
            body.append(cells)
            kids.append(node)
    close()
    return found
