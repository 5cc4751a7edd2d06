"""Donations: one record for each line item of the grids that list what somebody gave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractor.find.grid.grid import Grid, is_heading
from extractor.find.notes import find_notes
from extractor.find.rows.columns import read_columns
from extractor.find.rows.reader import filled_down, reader_of
from extractor.find.rows.row import read_row
from extractor.page import Page
from extractor.records import Donation, short_id, unique_ids
from extractor.values.places import find_places

_IDENTITY = ("place", "donors", "recipients", "goods", "quantity", "amount", "currency", "date")


def find_donations(page: Page, grids: Sequence[Grid]) -> list[Donation]:
    """One record a line item (one for each part of a split one), in the order of the page.

    The same rows shown again (for another screen size) give no second record.
    """
    notes = {note.term.casefold(): note.definition for note in find_notes(page)}
    found: list[Donation] = []
    shown: set[tuple[Any, ...]] = set()
    table = 0
    alike: dict[tuple[Any, ...], list[Grid]] = {}
    for grid in grids:
        alike.setdefault(_shape(grid), []).append(grid)
    for grid in grids:
        columns = read_columns(grid, page, alike[_shape(grid)])
        if columns is None:
            continue
        reader = reader_of(page, grid, columns, _hints(grid))
        drafts = [(row, read_row(reader, row)) for row in filled_down(grid, columns)]
        told = (grid.section, *(_facts(draft) for _, parts in drafts for draft in parts))
        if len(told) == 1 or told in shown:
            continue
        shown.add(told)
        table += 1
        for number, (row, parts) in enumerate(drafts, 1):
            if parts:
                where = page.where(*row.place())
                for part, draft in enumerate(parts, 1):
                    place = {"table": table, "row": number}
                    place |= {"part": part} if len(parts) > 1 else {}
                    section = next((g.text for g in row.groups if is_heading(g)), grid.section)
                    found.append(_record(section, where | place, draft, notes))
    return unique_ids(found)


def _shape(grid: Grid) -> tuple[Any, ...]:
    """What grids of one page have in common where they are one list cut into sections."""
    return grid.kind, grid.headings, grid.fields


def _record(
    section: str | None, where: dict[str, Any], draft: dict[str, Any], notes: dict[str, str]
) -> Donation:
    goods = draft.get("goods")
    return Donation(
        id=short_id("donations", where["page"], section, *(draft.get(k) for k in _IDENTITY)),
        **where,
        section=section,
        goods_note=notes.get(goods.casefold()) if goods else None,
        **draft,
    )


def _hints(grid: Grid) -> tuple[str, ...]:
    """Countries that the texts above the grid name: they settle which Congo is meant."""
    codes = [
        code
        for cell in grid.context
        for _, _, place in find_places(cell.text)
        for code in place.countries
    ]
    return tuple(dict.fromkeys(codes))


def _facts(draft: dict[str, Any]) -> tuple[Any, ...]:
    """What a draft says, wherever it stands."""
    return tuple((key, draft[key]) for key in (*_IDENTITY, "status", "purpose") if draft.get(key))
