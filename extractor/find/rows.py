"""One row of a grid -> the fields of its donations, several where the row is split."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from extractor.find.column_looks import NUMERIC_DATE
from extractor.find.columns import Columns
from extractor.find.grid import Cell, Grid, Row, is_heading
from extractor.find.headings import is_total, item_words, language_of, leaning
from extractor.find.parties import (
    is_organization,
    looks_like_name,
    plain_name,
    split_names,
    split_person,
    without_onward,
)
from extractor.find.row_values import currency_of, read_goods, read_money, read_quantity
from extractor.find.said_above import Above, read_above
from extractor.page import Page
from extractor.values.dates import find_dates, parse_date
from extractor.values.places import parse_place
from extractor.values.stages import parse_stage, split_stages

_NOTHING = frozenset(("", "-", "–", "—", "n/a", "N/A", "NA", "/", "none", "None", "无", "*", "..."))


class Reader(NamedTuple):
    """What is the same for all rows of a grid."""

    page: Page
    grid: Grid
    columns: Columns
    above: Above
    known: Collection[str]
    hints: tuple[str, ...]
    currency: str | None
    language: str | None
    day_first: bool | None


def reader_of(page: Page, grid: Grid, columns: Columns, hints: tuple[str, ...]) -> Reader:
    """Prepares to read the rows of one grid."""
    names = dict.fromkeys(
        plain_name(cell.text)
        for column in (*columns.having("donor"), *columns.having("recipient"))
        for cell in grid.column(column)
        if len(cell.text) < 80 and "\n" not in cell.text
    )
    known = frozenset(name for name in names if "," not in name)
    order = page.site.day_first
    order = _day_first(grid, columns) if order is None else order
    language = page.facts.language or language_of(grid.headings)
    currency = _usual_currency(grid, columns) or page.site.currency
    return Reader(page, grid, columns, read_above(grid, page), known, hints, currency, language, order)


def _day_first(grid: Grid, columns: Columns) -> bool | None:
    """The order of day and month that the dates of the grid show; None where none or both show."""
    shown: set[bool] = set()
    for column in columns.having("date"):
        for cell in islice(grid.column(column), 400):
            match = NUMERIC_DATE.search(cell.text)
            if match and (int(match[1]) > 12) != (int(match[2]) > 12):
                shown.add(int(match[1]) > 12)
    return shown.pop() if len(shown) == 1 else None


def _usual_currency(grid: Grid, columns: Columns) -> str | None:
    """The one currency that the amounts state: what a mark that several share means here."""
    seen: set[str] = set()
    for column in columns.having("amount"):
        for cell in islice(grid.column(column), 40):
            money = read_money(cell.text, None, Decimal(1), None, None)
            if money is not None and money.currency:
                seen.add(money.currency)
    return seen.pop() if len(seen) == 1 else None


def read_row(reader: Reader, row: Row) -> list[dict[str, Any]]:
    """The donations that a row states, as fields of `Donation`; none for a row without gift."""
    drafts = []
    for cells in _side_rows(reader.columns, row):
        for money in _amount_columns(reader.columns, cells):
            drafts += _read(reader, row, cells, money)
    return drafts


def _amount_columns(columns: Columns, cells: tuple[Cell, ...]) -> list[int | None]:
    """The columns of money that each make a record: one a year, else the one that is filled."""
    found = columns.having("amount")
    if len(found) > 1 and all(columns.money[n].year for n in found):
        return [*found]
    return [next((n for n in found if _cell(cells, n) is not None), None)]


def _side_rows(columns: Columns, row: Row) -> Iterator[tuple[Cell, ...]]:
    """The row, or one row for each line where party and amount have the same number of lines."""
    amounts = columns.having("amount")
    parties = (*columns.having("recipient"), *columns.having("donor"))
    if len(amounts) == 1 and parties:
        amount, party = row.cells[amounts[0]], row.cells[parties[0]]
        lines = amount.text.count("\n")
        if lines and party.text.count("\n") == lines and _all_figures(amount):
            cut = [
                c.lines() if c.text.count("\n") == lines else [c] * (lines + 1) for c in row.cells
            ]
            yield from zip(*cut, strict=True)
            return
    yield row.cells


def _all_figures(cell: Cell) -> bool:
    return all(any(c.isdigit() for c in line) for line in cell.text.split("\n"))


def _read(
    reader: Reader, row: Row, cells: tuple[Cell, ...], money_column: int | None
) -> list[dict[str, Any]]:
    draft: dict[str, Any] = {}
    extra: dict[str, str] = {}
    note = _read_money(reader, cells, money_column, draft)
    total = _is_total_row(reader.columns, cells)
    if total:
        draft["total"] = True
    _read_parties(reader, row, cells, draft, extra, total)
    _read_when_and_where(reader, row, cells, draft, extra)
    _read_rest(reader, row, cells, draft, extra)
    _read_note(reader, note, money_column, draft, extra)
    if extra:
        draft["extra"] = extra
    return [d for d in _split(reader, cells, draft) if _is_gift(d)]


def _is_gift(draft: dict[str, Any]) -> bool:
    """A party and an amount or goods; a total; goods that go to a place."""
    party = draft.get("recipients") or draft.get("donors")
    if draft.get("total"):
        return draft.get("amount") is not None or draft.get("quantity") is not None
    if draft.get("amount") is not None:
        return bool(party)
    if draft.get("goods"):
        return bool(party or (draft.get("place") and draft.get("quantity") is not None))
    return False


def _cell(cells: tuple[Cell, ...], column: int | None) -> Cell | None:
    if column is None or column >= len(cells) or cells[column].text in _NOTHING:
        return None
    return cells[column]


def _first(reader: Reader, cells: tuple[Cell, ...], role: str) -> Cell | None:
    for column in reader.columns.having(role):
        cell = _cell(cells, column)
        if cell is not None:
            return cell
    return None


def _read_money(
    reader: Reader,
    cells: tuple[Cell, ...],
    column: int | None,
    draft: dict[str, Any],
) -> str:
    """Reads the money of the row into the draft; what else its cell says is returned."""
    cell = _cell(cells, column)
    if cell is None or column is None:
        return ""
    unit = reader.columns.money[column]
    currency = _first(reader, cells, "currency")
    stated = currency_of(currency.text) if currency is not None else unit.currency
    money = read_money(cell.text, stated, unit.factor, reader.currency, reader.language)
    if money is None:
        return ""
    draft["amount"], draft["currency"] = money.amount, money.currency
    if money.bare:
        draft["unit_unknown"] = not _has_mark(cell.text)
    same = list(money.equivalents)
    for other in reader.columns.having("equivalent"):
        cell = _cell(cells, other)
        unit = reader.columns.money[other]
        value = cell and read_money(cell.text, unit.currency, unit.factor, None, None)
        if value:
            same.append({"amount": value.amount, "currency": value.currency})
    if same:
        draft["equivalents"] = tuple(same)
    if unit.year and column is not None:
        draft["date"] = unit.year
    return "" if money.rest in _NOTHING else money.rest


_YEAR_FIRST = re.compile(r"\(?((?:19|20)\d\d)\)?(?=$|[\s,;:])[\s,;:]*")


def _read_note(
    reader: Reader, note: str, column: int | None, draft: dict[str, Any], extra: dict[str, str]
) -> None:
    """What stands beside the amount in its cell: a year, the purpose, else a remark."""
    year = _YEAR_FIRST.match(note)
    if year and "date" not in draft:
        draft["date"], note = year[1], note[year.end() :]
    if not note or column is None:
        return
    meant = item_words("for", "starts").match(note) and not item_words("span", "ends").search(note)
    if "purpose" not in draft and len(note.split()) > 1 and meant:
        draft["purpose"] = " ".join(note.split())
    else:
        extra[f"{reader.grid.headings[column] or 'amount'} (note)"] = " ".join(note.split())


def _has_mark(text: str) -> bool:
    return any(mark in text for mark in "$£¥￥€")


def _is_total_row(columns: Columns, cells: tuple[Cell, ...]) -> bool:
    """Whether the first words of the row say that it sums others."""
    for number, cell in enumerate(cells):
        if cell.text and columns.roles[number] not in ("amount", "quantity", "date"):
            return is_total(cell.text)
    return False


def _read_parties(
    reader: Reader,
    row: Row,
    cells: tuple[Cell, ...],
    draft: dict[str, Any],
    extra: dict[str, str],
    total: bool,
) -> None:
    donor, recipient = _first(reader, cells, "donor"), _first(reader, cells, "recipient")
    person = _first(reader, cells, "person")
    if total:
        return
    if donor is not None:
        names = split_names(donor.text, reader.known, commas=True)
        draft["donors"] = names
    elif reader.above.donors:
        draft["donors"] = reader.above.donors
    if recipient is not None:
        one, institution = split_person(recipient.text)
        if one is not None:
            draft["recipients"] = (institution,)
            extra[reader.grid.headings[reader.columns.having("recipient")[0]] or "person"] = one
        else:
            names = without_onward(recipient.text)
            draft["recipients"] = split_names(names, reader.known, commas=True)
    if person is not None:
        heading = reader.grid.headings[reader.columns.having("person")[0]] or "person"
        if "recipients" in draft:
            extra[heading] = person.text
        else:
            one, institution = split_person(person.text, sure=True)
            draft["recipients"] = (plain_name(institution),)
            if one is not None:
                extra[heading] = one
    if "recipients" not in draft and recipient is None and not reader.columns.having("donor"):
        owner = next((g.text for g in reversed(row.groups) if _names_party(g)), None)
        names = (plain_name(owner),) if owner else reader.above.recipients
        if names:
            draft["recipients"] = names


def _names_party(group: Cell) -> bool:
    """Whether a group row or heading is the name of who got what stands under it."""
    text = group.text
    if is_organization(text) and not any(leaning(text)):
        return True
    return (
        is_heading(group)
        and looks_like_name(text)
        and not any(leaning(text))
        and not any(c.isdigit() for c in text)
        and parse_place(text) is None
    )


def _read_when_and_where(
    reader: Reader,
    row: Row,
    cells: tuple[Cell, ...],
    draft: dict[str, Any],
    extra: dict[str, str],
) -> None:
    cell = _first(reader, cells, "date")
    date = _date(cell.text, reader) if cell is not None else None
    if cell is not None and date is None:
        extra[reader.grid.headings[reader.columns.having("date")[0]] or "date"] = cell.text
    for group in reversed(row.groups):
        date = date or draft.get("date") or _date(group.text, reader)
    date = date or draft.get("date") or reader.above.date
    if date:
        draft["date"] = date
    places = [c.text for n in reader.columns.having("place") if (c := _cell(cells, n))]
    words = ", ".join(dict.fromkeys(" ".join(place.split()) for place in places))
    for group in reversed(row.groups):
        if not words and _read_place(group.text, reader.language, reader.hints):
            words = group.text
    words = words or reader.above.place or ""
    if words:
        draft["place"] = words
        place = _read_place(words, reader.language, reader.hints)
        if place is None and len(places) > 1:
            place = _read_place(places[-1], reader.language, reader.hints)
        if place is not None:
            draft["countries"], draft["region"] = place.countries, place.region


def _date(text: str, reader: Reader) -> str | None:
    return _read_date(text, reader.page.reference, reader.language, reader.day_first)


@lru_cache(maxsize=4096)
def _read_date(
    text: str, reference: str | None, language: str | None, day_first: bool | None
) -> str | None:
    """The date of a cell or heading; a range gives its first day."""
    known = (reference, language, day_first)
    whole = parse_date(text, *known)
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
    purpose = _first(reader, cells, "purpose")
    if purpose is not None:
        draft["purpose"] = " ".join(purpose.text.split())
    claimed = {"amount", "equivalent", "recipient", "donor", "person", "date", "place", "purpose"}
    claimed |= {"goods", "quantity", "unit", "status", "currency"}
    for number, role in enumerate(reader.columns.roles):
        if role in claimed or number >= len(cells) or not cells[number].text:
            continue
        heading = reader.grid.headings[number] or _unnamed(reader.grid, number)
        extra.setdefault(heading, " ".join(cells[number].text.split()))
    for group in row.groups:
        text = " ".join(group.text.split())
        told = (draft.get("place"), draft.get("date"), *draft.get("recipients", ()))
        if not is_heading(group) and text not in told:
            extra.setdefault("group", text)


def _unnamed(grid: Grid, number: int) -> str:
    """What a column without heading is called among the other words of a record."""
    return "note" if grid.fields else f"column {number + 1}"


def _split(
    reader: Reader, cells: tuple[Cell, ...], draft: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """One draft for each kind of goods and for each part of a split status."""
    goods = _first(reader, cells, "goods")
    items = read_goods(goods.text) if goods is not None and not draft.get("total") else []
    counted = _first(reader, cells, "quantity")
    unit_cell = _first(reader, cells, "unit")
    quantity = read_quantity(counted.text, reader.language) if counted else None
    unit = _unit(unit_cell.text) if unit_cell is not None else reader.columns.unit
    if quantity is None and counted is not None and not items:
        items = read_goods(counted.text)
    if quantity is not None:
        draft = {**draft, "quantity": quantity[0], "unit": quantity[1] or unit}
        if items:
            draft["goods"] = " ".join((goods or counted or cells[0]).text.split())
        yield from _by_stage(reader, cells, draft)
        return
    if not items:
        yield from _by_stage(reader, cells, draft)
    for item in items:
        part = {**draft, "goods": item.name}
        if item.quantity is not None:
            part |= {"quantity": item.quantity, "unit": item.unit or unit}
        yield from _by_stage(reader, cells, part)


def _unit(text: str) -> str | None:
    """The unit that a cell of a unit column names, in singular English where it is known."""
    read = read_quantity(f"1 {text}", None)
    return read[1] if read is not None and read[1] else text


def _by_stage(
    reader: Reader, cells: tuple[Cell, ...], draft: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    status = _first(reader, cells, "status")
    if status is None:
        yield draft
        return
    parts = split_stages(status.text)
    if len(parts) < 2 or any(part.quantity is None for part in parts):
        yield {**draft, "status": " ".join(status.text.split()), "stage": parse_stage(status.text)}
        return
    stated = [part.quantity for part in parts if isinstance(part.quantity, Decimal)]
    whole = draft.get("quantity")
    for part in parts:
        quantity = part.quantity
        if quantity == "rest":
            quantity = whole - sum(stated) if whole is not None else None
        yield {
            **draft,
            "quantity": quantity,
            "status": part.status,
            "stage": parse_stage(part.status),
        }
