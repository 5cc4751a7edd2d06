"""Donations: one record for each line item of the grids that list what somebody gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from extractor.find.grid.closing_sums import with_closing_sums
from extractor.find.grid.grid import Grid, Row, is_heading
from extractor.find.grid.titles import with_titles
from extractor.find.notes import find_notes
from extractor.find.rows.columns import Columns, read_columns
from extractor.find.rows.plain_rows import PlainRows, plain_rows, read_plain_row
from extractor.find.rows.reader import Reader, filled_down, reader_of
from extractor.find.rows.row import read_row
from extractor.find.rows.said_above import name_owners
from extractor.identity import short_id, unique_ids
from extractor.page import Page
from extractor.records import Donation, Problem
from extractor.values.places_in_text import find_places

_IDENTITY = ("place", "donors", "recipients", "goods", "quantity", "amount", "currency", "date")


def find_donations(page: Page, grids: Sequence[Grid]) -> tuple[list[Donation], list[Problem]]:
    """One record a line item (one for each part of a split one), in the order of the page.

    The same rows shown again (for another screen size) give no second record. An amount that is
    told in other words than a sum stays null and is named in a problem.
    """
    problems: list[Problem] = []
    shown: set[tuple[Any, ...]] = set()
    tables: list[_Table] = []
    grids = [with_closing_sums(with_titles(grid)) for grid in grids]
    alike: dict[tuple[Any, ...], list[Grid]] = {}
    for grid in grids:
        alike.setdefault(_shape(grid), []).append(grid)
    for grid in grids:
        columns = read_columns(grid, page, alike[_shape(grid)])
        if columns is None:
            continue
        reader = reader_of(page, grid, columns, _hints(grid), name_owners(alike[_shape(grid)]))
        plain = plain_rows(reader)
        rows = [(row, _drafts_of(reader, plain, row)) for row in filled_down(grid, columns)]
        drafts, unread = _without_unread(rows)
        sums_only = all(draft.get("total") for _, parts in drafts for draft in parts)
        if sums_only:
            continue
        if len(grids) > 1:
            told = (grid.section, *(_facts(draft) for _, parts in drafts for draft in parts))
            if told in shown:
                continue
            shown.add(told)
        tables.append(_Table(grid, drafts))
        problems += _problems(page, grid, columns, unread)
    return unique_ids(_records(page, _without_excerpts(tables))), problems


def _drafts_of(reader: Reader, plain: PlainRows | None, row: Row) -> list[dict[str, Any]]:
    draft = read_plain_row(plain, row) if plain is not None else None
    return read_row(reader, row) if draft is None else [draft]


def _records(page: Page, tables: Sequence[_Table]) -> Iterator[Donation]:
    """A record for each draft, in order; what the goods are, the notes of the page say."""
    gifts = (draft for table in tables for _, parts in table.drafts for draft in parts)
    named = any("goods" in draft for draft in gifts)
    notes = {note.term.casefold(): note.definition for note in find_notes(page)} if named else {}
    for table, (grid, drafts) in enumerate(tables, 1):
        for number, (row, parts) in enumerate(drafts, 1):
            if not parts:
                continue
            place = page.where(*row.place()) | {"table": table, "row": number}
            section = next((g.text for g in row.groups if is_heading(g)), grid.section)
            for part, draft in enumerate(parts, 1):
                if len(parts) > 1:
                    place["part"] = part
                yield _record(section, place, draft, notes)


Drafts = list[tuple[Row, list[dict[str, Any]]]]


class _Table(NamedTuple):
    """A grid that lists gifts, and what each of its rows states."""

    grid: Grid
    drafts: Drafts

    def gifts(self) -> list[dict[str, Any]]:
        """What it states but for its totals."""
        return [d for _, parts in self.drafts for d in parts if not d.get("total")]


def _without_excerpts(tables: Sequence[_Table]) -> list[_Table]:
    """The tables but for those all of whose gifts others, of another shape, tell too.

    Cards of a few "featured" gifts stand beside the list of all of them, reports on some below it,
    tables by year beside those by programme; of those that tell the same, the fullest stay.
    """
    alike: dict[tuple[Any, ...], list[_Table]] = {}
    for table in tables:
        alike.setdefault(_shape(table.grid), []).append(table)
    if len(alike) < 2:
        return list(tables)
    told = {shape: _told(group) for shape, group in alike.items()}
    weight = {shape: _weight(group) for shape, group in alike.items()}
    kept = []
    for table in tables:
        own, mine = _shape(table.grid), _told([table])
        again = any(
            weight[own] < weight[shape]
            and all(_agrees(dates, others.get(gift)) for gift, dates in mine.items())
            for shape, others in told.items()
        )
        if len(mine) < _EXCERPT or not again:
            kept.append(table)
    return kept


_EXCERPT = 2  # different gifts that two tables share before one of them shows the other again


def _weight(tables: Sequence[_Table]) -> tuple[int, int, int]:
    """How much tables tell: gifts, fields of them; of equals the first is the one that counts."""
    gifts = [gift for table in tables for gift in table.gifts()]
    return len(gifts), sum(map(len, gifts)), -tables[0].grid.start


def _told(tables: Sequence[_Table]) -> dict[tuple[Any, ...], list[str]]:
    """Who gave and got how much in some tables, each with the dates of it."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for draft in (gift for table in tables for gift in table.gifts()):
        gift = tuple(draft.get(key) for key in ("donors", "recipients", *_WORTH))
        found.setdefault(gift, []).append(draft.get("date") or "")
    return found


_WORTH = ("goods", "quantity", "amount", "currency")


def _agrees(dates: Sequence[str], others: Sequence[str] | None) -> bool:
    """Whether each gift is one of some others: as many at least, no date against theirs."""
    if others is None or len(dates) > len(others):
        return False
    return all(
        any(date.startswith(other) or other.startswith(date) for other in others) for date in dates
    )


def _without_unread(rows: Drafts) -> tuple[Drafts, list[tuple[Row, str]]]:
    """The rows, and which of them tell an amount that is not read.

    Where most do, the column is of other things, and none of them is a gift.
    """
    if not any("unread" in draft for _, drafts in rows for draft in drafts):
        return rows, []
    parts = [draft for _, drafts in rows for draft in drafts if not draft.get("total")]
    many = sum("unread" in draft for draft in parts) * 2 > len(parts)
    kept: Drafts = []
    unread: list[tuple[Row, str]] = []
    for row, drafts in rows:
        words = [draft.pop("unread", None) for draft in drafts]
        left = [d for d, said in zip(drafts, words, strict=True) if said is None or not many]
        kept.append((row, left))
        unread += [(row, said) for said in dict.fromkeys(words) if said is not None and left]
    return kept, unread


_NAMED = 5  # amounts that are not read which one problem names


def _problems(
    page: Page, grid: Grid, columns: Columns, unread: list[tuple[Row, str]]
) -> Iterator[Problem]:
    """Amounts that are no sum, and a scale that the sums below it contradict."""
    told = []
    if unread:
        said = [f'"{words}"' for words in dict.fromkeys(words for _, words in unread)]
        more = ", ..." if len(said) > _NAMED else ""
        message = (
            f"amounts that are no sum of money are left empty: {', '.join(said[:_NAMED])}{more};"
            " their cells are in extra"
        )
        told.append((unread[0][0], message))
    for column in columns.having("amount"):
        if factor := columns.money[column].unused:
            heading = grid.headings[column] or "amount"
            message = (
                f'"{heading}" is said to be in units of {factor:,}, but its sums are written in'
                " full: they are not multiplied; see whether that is right"
            )
            told.append((grid.rows[0], message))
    for row, message in told:
        line = page.line(row.place()[0])
        yield Problem(page=page.path, line=line, stage="find", severity="warning", message=message)


def _shape(grid: Grid) -> tuple[Any, ...]:
    """What grids of one page have in common where they are one list cut into sections.

    Cards without labels are alike where their fields stand in the same elements.
    """
    made: tuple[str, ...] = ()
    if grid.kind != "table" and not any(grid.headings) and not grid.fields:
        firsts = (next(grid.column(n), None) for n in range(len(grid.headings)))
        made = tuple(c.node.tag if c is not None and c.node is not None else "" for c in firsts)
    return grid.kind, grid.headings, grid.fields, made


def _record(
    section: str | None, where: dict[str, Any], draft: dict[str, Any], notes: dict[str, str]
) -> Donation:
    goods = draft.get("goods")
    return Donation(
        id=short_id("donations", where["page"], section, *[draft.get(k) for k in _IDENTITY]),
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
