"""Names with a title after a dash in one cell ("Elm Trust — Night schools") -> two columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from extractor.find.grid.grid import EMPTY, Grid, Row
from extractor.find.rows.headings import PARTY_ROLES, heading_role
from extractor.find.rows.looks import SAMPLE
from extractor.find.rows.parties import is_organization
from extractor.values.places import parse_place

_DASH = re.compile(r"\s+[—–-]\s+")
_FEW = 3  # cells of a name and a title before they are more than names with a dash


def with_titles(grid: Grid) -> Grid:
    """The grid with a column of its own for the titles that stand after names."""
    for column, heading in enumerate(grid.headings if not grid.fields else ()):
        role = heading_role(heading) if heading else None
        if heading and (role is None or role.name not in PARTY_ROLES):
            continue
        if _are_titled([cell.text for cell in islice(grid.column(column), SAMPLE)]):
            rows = tuple(_parted(row, column) for row in grid.rows)
            headings = (*grid.headings[: column + 1], "", *grid.headings[column + 1 :])
            return replace(grid, headings=headings, rows=rows)
    return grid


def _parted(row: Row, column: int) -> Row:
    cell = row.cells[column] if column < len(row.cells) else EMPTY
    cut = _DASH.search(cell.text)
    parts = [cell, EMPTY]
    if cut is not None and "\n" not in cell.text:
        parts = [cell.part(0, cut.start()), cell.part(cut.end(), len(cell.text))]
    return Row((*row.cells[:column], *parts, *row.cells[column + 1 :]), row.groups)


def _are_titled(texts: Sequence[str]) -> bool:
    """Whether most texts are a name, a dash and a title.

    Titles come again after other names, or next to none of them looks like a name or place.
    """
    cuts = [(text, _DASH.search(text)) for text in texts if "\n" not in text]
    pairs = [(text[: cut.start()], text[cut.end() :]) for text, cut in cuts if cut is not None]
    if len(pairs) < max(_FEW, 0.8 * len(texts)):
        return False
    named = sum(is_organization(name) for name, _ in pairs)
    titles = sum(is_organization(title) or parse_place(title) is not None for _, title in pairs)
    again = len({title for _, title in pairs}) < len({name for name, _ in pairs})
    return named * 2 > len(pairs) and (titles < named if again else titles * 5 < named)
