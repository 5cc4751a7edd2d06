"""All repeated structure of a page as grids: tables, lists, cards, sentences of one shape, data."""

from __future__ import annotations

from extractor.find.grid.fields import with_fields
from extractor.find.grid.front import front_grids
from extractor.find.grid.grid import Cell, Grid, Row
from extractor.find.grid.repeats import repeated_grids
from extractor.find.grid.surroundings import Surroundings
from extractor.find.grid.tables import table_grids
from extractor.page import Page

__all__ = ["Cell", "Grid", "Row", "find_grids"]


def find_grids(page: Page) -> list[Grid]:
    """Every grid of a page, in the order in which they begin in the source."""
    around = Surroundings(page)
    tables: set[int] = set()
    grids = [with_fields(grid) for grid in table_grids(page, around, tables)]
    grids += repeated_grids(page, around, tables)
    grids += front_grids(page)
    return sorted(grids, key=lambda grid: grid.start)
