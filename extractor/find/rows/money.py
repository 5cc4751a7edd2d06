"""The money of a row, and what stands beside it in its cell."""

from __future__ import annotations

import re
from typing import Any

from extractor.find.grid.grid import Cell
from extractor.find.rows.looks import NOTHING
from extractor.find.rows.reader import Reader, cell_at, first_of
from extractor.find.rows.values import currency_of, read_money
from extractor.find.rows.wording import (
    is_kind_of_grant,
    is_refusal,
    is_span,
    item_words,
    opening_span,
)
from extractor.values.dates import parse_date
from extractor.values.money.number_style import in_one_style


def read_row_money(
    reader: Reader,
    cells: tuple[Cell, ...],
    column: int | None,
    draft: dict[str, Any],
) -> str:
    """Reads the money of the row into the draft; what else its cell says is returned."""
    cell = cell_at(cells, column)
    if cell is None or column is None:
        return ""
    unit = reader.columns.money[column]
    currency = first_of(reader, cells, "currency")
    stated = currency_of(currency.text) if currency is not None else unit.currency
    stated = stated or reader.column_currency
    text = in_one_style(cell.text, reader.decimal_marks.get(column))
    money = read_money(text, stated, unit.factor, reader.currency, reader.language)
    if money is None:
        if _may_be_unread(reader, cells, column):
            draft["unread"] = " ".join(cell.text.split())
        return ""
    draft["amount"], draft["currency"] = money.amount, money.currency
    if not cell.inherited:
        draft["amount_place"] = cell.place()
    if money.bare:
        draft["unit_unknown"] = not _has_mark(cell.text)
    same = list(money.equivalents)
    for other in reader.columns.having("equivalent"):
        cell = cell_at(cells, other)
        unit = reader.columns.money[other]
        value = cell and read_money(cell.text, unit.currency, unit.factor, None, None)
        if value:
            same.append({"amount": value.amount, "currency": value.currency})
    if same:
        draft["equivalents"] = tuple(same)
    if unit.year and column is not None:
        draft["date"] = unit.year
    return "" if money.rest in NOTHING else money.rest


_LONGEST_UNREAD = 80  # characters; a longer cell is a description


def _may_be_unread(reader: Reader, cells: tuple[Cell, ...], column: int) -> bool:
    """Whether a cell in the place of a row's one amount may tell it in other words."""
    cell = cells[column]
    if reader.grid.fields or len(reader.columns.having("amount")) > 1:
        return False
    if len(cell.text) > _LONGEST_UNREAD or is_refusal(cell.text):
        return False
    if cell.text.casefold() == reader.grid.headings[column].casefold():
        return False
    spans = [other for other in cells if other.source is cell.source and other.start == cell.start]
    return len(spans) == 1


_YEAR_FIRST = re.compile(r"\(?((?:19|20)\d\d)\)?(?=$|[\s,;:])[\s,;:]*")


def read_note(
    reader: Reader, note: str, column: int | None, draft: dict[str, Any], extra: dict[str, str]
) -> None:
    """What stands beside the amount in its cell: a date, the purpose, else a remark."""
    if "date" not in draft and not reader.columns.having("date") and (day := parse_date(note)):
        draft["date"], note = day.date, ""
    year = _YEAR_FIRST.match(note)
    alone = year is not None and year.end() == len(note) and not reader.columns.having("date")
    if year and (alone or "date" not in draft):
        draft["date"], note = year[1], note[year.end() :]
    if not note.strip("–—- ") or column is None:
        return
    remark = f"{reader.grid.headings[column] or 'amount'} (note)"
    term = opening_span(note)
    if term:
        extra[remark] = " ".join(note[:term].split())
        note = note[term:].lstrip(" ,;:.")
    dashed = note[0] in "–—-" and not is_kind_of_grant(note)
    note = note.strip("–—- ")
    meant = (dashed or _says_what_for(note)) and not is_span(note)
    of_look = reader.columns.having("purpose")
    guessed = bool(of_look) and not reader.grid.headings[of_look[0]] and not reader.grid.fields
    if guessed and meant and "purpose" in draft:  # the words beside the amount say it themselves
        extra.setdefault(f"column {of_look[0] + 1}", draft.pop("purpose"))
    if "purpose" not in draft and len(note.split()) > 1 and meant:
        draft["purpose"] = " ".join(note.split())
    else:
        extra[remark] = " ".join(filter(None, (extra.get(remark), *note.split())))


def _says_what_for(note: str) -> bool:
    """Whether a note begins as a purpose does: "for beds", "to build" and not "to Elm Trust"."""
    if item_words("for", "starts").match(note) is not None:
        return True
    onward = item_words("to", "starts").match(note)
    return onward is not None and note[onward.end() :][:1].islower()


def _has_mark(text: str) -> bool:
    return any(mark in text for mark in "$£¥￥€")
