"""One row of a grid -> the fields of its donations, several where the row is split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from extractor.find.grid.grid import EMPTY, Cell, Grid, Row, is_heading
from extractor.find.grid.yearly import sums_by_year
from extractor.find.rows.columns import Columns
from extractor.find.rows.looks import without_remark
from extractor.find.rows.money import read_note, read_row_money
from extractor.find.rows.parties import (
    is_organization,
    looks_like_name,
    plain_name,
    split_names,
    split_person,
    without_onward,
)
from extractor.find.rows.parts import split_row
from extractor.find.rows.reader import Reader, cell_at, first_of
from extractor.find.rows.said_above import date_above
from extractor.find.rows.totals import is_total, may_sum, sums_up
from extractor.find.rows.towns import without_town
from extractor.find.rows.wording import is_refusal, leaning
from extractor.values.date.plain import plain_day
from extractor.values.dates import find_dates, parse_date
from extractor.values.number.digits import holds_digit
from extractor.values.places import parse_place


def read_row(reader: Reader, row: Row) -> list[dict[str, Any]]:
    """The donations that a row states, as fields of `Donation`; none for a row without gift.

    `unread` beside the fields is what the cell of the amount says where it is no sum of money.
    """
    drafts = []
    for cells in _side_rows(reader, row):
        for money in _amount_columns(reader, cells):
            drafts += _read(reader, row, cells, money)
    return drafts


def _amount_columns(reader: Reader, cells: tuple[Cell, ...]) -> Sequence[int | None]:
    """The columns of money that each make a record: one a year, else the one that is filled.

    What was paid tells the gift of a row that names no award.
    """
    if reader.yearly:
        return reader.sums
    for column in reader.sums:
        if cell_at(cells, column) is not None:
            return (column,)
    return (None,)


def _side_rows(reader: Reader, row: Row) -> Iterator[tuple[Cell, ...]]:
    """The row, or one for each line where names and figures have the same number of lines.

    Or one for each sum with its year in the cell of the amount.
    """
    if reader.side is not None:
        column = reader.side[0]
        amount, party = row.cells[column], row.cells[reader.side[1]]
        lines = amount.text.count("\n")
        if lines and party.text.count("\n") == lines and _all_figures(amount):
            cut = [
                c.lines() if c.text.count("\n") == lines else [c] * (lines + 1) for c in row.cells
            ]
            yield from zip(*cut, strict=True)
            return
        for start, end in (spans := sums_by_year(amount.text)):
            part = amount.part(start, end)
            yield (*row.cells[:column], part, *row.cells[column + 1 :])
        if spans:
            return
    yield row.cells


def _all_figures(cell: Cell) -> bool:
    return all(holds_digit(line) for line in cell.text.split("\n"))


def _read(
    reader: Reader, row: Row, cells: tuple[Cell, ...], money_column: int | None
) -> list[dict[str, Any]]:
    draft: dict[str, Any] = {}
    extra: dict[str, str] = {}
    note = read_row_money(reader, cells, money_column, draft)
    if money_column is not None and "unread" in draft:
        extra[reader.grid.headings[money_column] or "amount"] = draft["unread"]
    above = (*row.groups, *reader.grid.context[-2:])
    total = _is_total_row(reader.columns, cells, above)
    if total:
        draft["total"] = True
    else:
        _read_parties(reader, row, cells, draft, extra)
    _read_when_and_where(reader, row, cells, draft, extra)
    told = cells if not total else tuple(EMPTY if _sums(c, above) else c for c in cells)
    _read_rest(reader, row, told, draft, extra)
    if note:
        read_note(reader, note, money_column, draft, extra)
    if extra:
        draft["extra"] = extra
    drafts = split_row(reader, cells, draft) if reader.parted else (draft,)
    return [d for d in drafts if _is_gift(d)]


def _is_gift(draft: dict[str, Any]) -> bool:
    """A party and an amount or goods; a total; goods that go to a place; nothing refused."""
    said = (draft.get("status"), draft.get("purpose"), *draft.get("extra", {}).values())
    if any(text and is_refusal(text) for text in said) or draft.get("amount") == 0:
        return False
    party = draft.get("recipients") or draft.get("donors")
    if draft.get("total"):
        return draft.get("amount") is not None or draft.get("quantity") is not None
    if draft.get("amount") is not None or draft.get("unread"):
        return bool(party)
    if draft.get("goods"):
        return bool(party or (draft.get("place") and draft.get("quantity") is not None))
    return False


def _is_total_row(columns: Columns, cells: tuple[Cell, ...], above: Sequence[Cell]) -> bool:
    """Whether the first words of the row say that it sums others."""
    for number, cell in enumerate(cells):
        if cell.text and columns.roles[number] not in ("amount", "quantity", "date"):
            return _sums(cell, above)
        if columns.roles[number] == "date" and is_total(cell.text):
            return True
    return False


def _sums(cell: Cell, above: Sequence[Cell]) -> bool:
    if not may_sum(cell.text):
        return False
    return is_total(cell.text) or sums_up(cell.text, [over.text for over in above])


def _read_parties(
    reader: Reader,
    row: Row,
    cells: tuple[Cell, ...],
    draft: dict[str, Any],
    extra: dict[str, str],
) -> None:
    donor, recipient = first_of(reader, cells, "donor"), first_of(reader, cells, "recipient")
    person = first_of(reader, cells, "person")
    if donor is not None:
        names = split_names(donor.text, reader.known, commas=True)
        draft["donors"] = names
    elif reader.above.donors:
        draft["donors"] = reader.above.donors
    if recipient is not None:
        one, institution = split_person(recipient.text)
        if one is None and reader.beside:
            likely = split_person(recipient.text, sure=True)
            one, institution = likely if is_organization(likely[1]) else (None, institution)
        if one is not None and reader.people:
            draft["recipients"] = (one,)
            extra["institution"] = institution
        elif one is not None:
            draft["recipients"] = (institution,)
            extra[reader.grid.headings[reader.columns.having("recipient")[0]] or "person"] = one
        else:
            words = without_onward(recipient.text)
            town = without_town(words) if reader.towns else None
            if town is not None and first_of(reader, cells, "place") is None:
                words, draft["place"] = town
            draft["recipients"] = split_names(words, reader.known, commas=True)
    if person is not None:
        heading = reader.grid.headings[reader.columns.having("person")[0]] or "person"
        if "recipients" in draft:
            extra[heading] = person.text
        else:
            one, institution = split_person(person.text, sure=True)
            draft["recipients"] = (plain_name(institution),)
            if one is not None:
                extra[heading] = one
    if not draft.get("recipients") and donor is None:
        owner = next((g.text for g in reversed(row.groups) if _names_party(g)), None)
        names = (plain_name(owner),) if owner else reader.above.recipients
        if names:
            draft["recipients"] = names
        elif reader.grid.fields:  # a sentence that names nobody tells of no gift
            draft.pop("donors", None)


def _names_party(group: Cell) -> bool:
    """Whether a group row or heading is the name of who got what stands under it."""
    text = group.text
    if is_organization(text) and not any(leaning(text)):
        return True
    return (
        is_heading(group)
        and looks_like_name(text)
        and not any(leaning(text))
        and not holds_digit(text)
        and parse_place(text) is None
    )


def _read_when_and_where(
    reader: Reader,
    row: Row,
    cells: tuple[Cell, ...],
    draft: dict[str, Any],
    extra: dict[str, str],
) -> None:
    cell = first_of(reader, cells, "date")
    date = _date(cell.text, reader) if cell is not None else None
    if cell is not None and date is None:
        extra[reader.grid.headings[reader.columns.having("date")[0]] or "date"] = cell.text
    for group in reversed(row.groups):
        date = date or draft.get("date") or date_above(group.text, reader.page)
    date = date or draft.get("date") or reader.above.date
    if date:
        draft["date"] = date
    places = [c.text for n in reader.columns.having("place") if (c := cell_at(cells, n))]
    words = ", ".join(dict.fromkeys(" ".join(place.split()) for place in places))
    words = words or draft.get("place", "")
    for group in reversed(row.groups):
        if not words and _read_place(group.text, reader.language, reader.hints):
            words = group.text
    words = words or reader.above.place or ""
    if words:
        draft.update(place_fields(reader, words, places))


def place_fields(reader: Reader, words: str, parts: Sequence[str] = ()) -> dict[str, Any]:
    """What a place says that is written in some words, or else the last of several parts."""
    place = _read_place(words, reader.language, reader.hints)
    if place is None and len(parts) > 1:
        place = _read_place(parts[-1], reader.language, reader.hints)
    known = {} if place is None else {"countries": place.countries, "region": place.region}
    return {"place": words, **known}


def _date(text: str, reader: Reader) -> str | None:
    return plain_day(text) or _read_date(
        text, reader.page.reference, reader.language, reader.day_first
    )


@lru_cache(maxsize=4096)
def _read_date(
    text: str, reference: str | None, language: str | None, day_first: bool | None
) -> str | None:
    """The date of a cell or heading; a range gives its first day."""
    known = (reference, language, day_first)
    whole = parse_date(without_remark(text), *known)
    if whole is None and len(text) <= 120:
        whole = next(find_dates(text, *known), None)
    return whole.date if whole is not None else None


_read_place = lru_cache(maxsize=4096)(parse_place)


def _read_rest(
    reader: Reader,
    row: Row,
    cells: tuple[Cell, ...],
    draft: dict[str, Any],
    extra: dict[str, str],
) -> None:
    purpose = first_of(reader, cells, "purpose")
    if purpose is not None:
        draft["purpose"] = " ".join(purpose.text.split())
    for number in reader.unclaimed:
        if number >= len(cells) or not cells[number].text:
            continue
        if _is_of_other_year(reader.columns, number, draft):
            continue
        heading = _heading(reader.grid, number)
        extra.setdefault(heading, " ".join(cells[number].text.split()))
    for group in row.groups:
        text = " ".join(group.text.split())
        told = (draft.get("place"), draft.get("date"), *draft.get("recipients", ()))
        if not is_heading(group) and text not in told:
            extra.setdefault("group", text)


def _is_of_other_year(columns: Columns, column: int, draft: dict[str, Any]) -> bool:
    """Whether a column of money is of another year than the record, where each year makes one."""
    year, own = columns.money[column].year, draft.get("date") or ""
    years = {columns.money[n].year for n in columns.having("amount")}
    return year is not None and len(years - {None}) > 1 and own[:4] in years and own[:4] != year


def _heading(grid: Grid, number: int) -> str:
    """What a column is called among the other words of a record, with a heading or without."""
    return grid.headings[number] or ("note" if grid.fields else f"column {number + 1}")
