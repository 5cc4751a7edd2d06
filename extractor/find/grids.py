"""All repeated structure of a page as grids: tables, lists, cards, sentences of one shape, data."""

from __future__ import annotations

from extractor.find.grid.fields import with_fields
from extractor.find.grid.front import front_grids
from extractor.find.grid.grid import Cell, Grid, Row
from extractor.find.grid.repeats import repeated_grids
from extractor.find.grid.tables import tables_of
from extractor.page import Page

__all__ = ["Cell", "Grid", "Row", "find_grids"]


def find_grids(page: Page) -> list[Grid]:
    """Every grid of a page, in the order in which they begin in the source."""
    tables = tables_of(page)
    grids = [with_fields(grid) for grid in tables.grids]
    grids += repeated_grids(page, tables.around, tables.ids)
    grids += front_grids(page)
    return sorted(grids, key=lambda grid: grid.start)
