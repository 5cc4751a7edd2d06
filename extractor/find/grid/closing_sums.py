"""Sums that close the words of cells ("New desks. $500 over a year") -> a column of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from extractor.find.grid.grid import EMPTY, Grid, Row
from extractor.find.grid.marks import EDGE
from extractor.find.rows.headings import heading_role
from extractor.find.rows.looks import SAMPLE
from extractor.find.rows.wording import is_span
from extractor.values.amounts import find_amounts, parse_money
from extractor.values.number.digits import holds_digit

_FEW = 2  # cells that a sum closes before it is more than a figure in a text
_MOST = 0.9  # of the cells at least


def with_closing_sums(grid: Grid) -> Grid:
    """The grid with a column of its own for the sums that close the words of a column.

    Only where no column is one of money, and the words have no heading that says what they are.
    """
    if grid.fields or all(grid.headings):
        return grid
    if any((role := heading_role(h)) is not None and role.name == "amount" for h in grid.headings):
        return grid
    if any(map(_is_of_money, (list(_sample(grid, n)) for n in _columns(grid)))):
        return grid
    for column in _columns(grid):
        texts = list(_sample(grid, column))
        if not grid.headings[column] and _close_with_sums(texts):
            rows = tuple(_parted(row, column) for row in grid.rows)
            headings = (*grid.headings[: column + 1], "", *grid.headings[column + 1 :])
            return replace(grid, headings=headings, rows=rows)
    return grid


def _columns(grid: Grid) -> range:
    return range(len(grid.headings))


def _sample(grid: Grid, column: int) -> islice[str]:
    return islice((cell.text for cell in grid.column(column)), SAMPLE)


def _is_of_money(texts: Sequence[str]) -> bool:
    sums = sum(holds_digit(text) and parse_money(text) is not None for text in texts)
    return sums * 2 > len(texts)


def _close_with_sums(texts: Sequence[str]) -> bool:
    found = sum(_closing_sum(text) > 0 for text in texts)
    return found >= max(_FEW, _MOST * len(texts))


def _closing_sum(text: str) -> int:
    """Where the sum begins that closes a text, with the term it is paid over; 0 for none."""
    sums = [a for a in find_amounts(text) if a.kind == "money"] if holds_digit(text) else []
    if not sums or not any(map(str.isalpha, text[: sums[-1].start])):
        return 0
    main = next(a for a in sums if a.start == (sums[-1].equivalent_of or sums[-1].start))
    after = text[sums[-1].end :].strip(EDGE + ".")
    return main.start if not after or is_span(after) else 0


def _parted(row: Row, column: int) -> Row:
    cell = row.cells[column] if column < len(row.cells) else EMPTY
    at = _closing_sum(cell.text)
    parts = [cell, EMPTY]
    if at:
        words = cell.text[:at].rstrip(EDGE)
        parts = [cell.part(0, len(words)), cell.part(at, len(cell.text))]
    return Row((*row.cells[:column], *parts, *row.cells[column + 1 :]), row.groups)
