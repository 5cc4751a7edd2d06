"""Rows of tables whose every cell is in its plainest form, as most rows of long tables are.

Their columns are a sum, who got it, and at most a day, a place and a purpose; nothing else heads
or follows a row. What `read_row` asks of each row is settled then by the forms of the cells: a sum
in groups of three, a name of plain words, a day with its year; the rest comes again and again.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from extractor.find.grid.grid import Row
from extractor.find.rows.looks import NOTHING
from extractor.find.rows.parties import is_one_plain_name
from extractor.find.rows.reader import Reader
from extractor.find.rows.row import place_fields
from extractor.find.rows.totals import may_sum
from extractor.find.rows.wording import is_refusal
from extractor.values.amounts import parse_plain
from extractor.values.date.plain import plain_day
from extractor.values.money.plain import shape_of, value_after

_ROLES = frozenset(("amount", "recipient", "date", "place", "purpose"))

_Sum = tuple[Decimal, str | None]
_Fields = dict[str, Any]


class PlainRows(NamedTuple):
    """What is the same for all such rows of a grid, and what their cells were found to say."""

    reader: Reader
    amount: int
    recipient: int
    date: int
    """-1 for a grid without such a column; so the two below."""
    place: int
    purpose: int
    opening: int
    """The first column of words, which would say that a row is a total."""
    shared: _Fields
    """What the texts above the grid say of every row."""
    sums: dict[str, _Sum | None]
    """By the shape of a sum, what it itself is."""
    said: dict[tuple[int, str], _Fields | None]
    """What the words of a column say; None where they need to be read with more care."""


def plain_rows(reader: Reader) -> PlainRows | None:
    """Prepares to read the plain rows of a grid; None where it can have none."""
    columns = reader.columns
    held = columns.by_role
    if not held.keys() <= _ROLES or any(len(found) > 1 for found in held.values()):
        return None
    if "amount" not in held or "recipient" not in held or reader.beside or reader.grid.fields:
        return None
    amount, recipient = held["amount"][0], held["recipient"][0]
    unit = columns.money[amount]
    if reader.sums != (amount,) or unit.year or reader.decimal_marks.get(amount) is not None:
        return None
    date, place, purpose = (held.get(role, [-1])[0] for role in ("date", "place", "purpose"))
    above = reader.above
    shared: _Fields = {"donors": above.donors} if above.donors else {}
    if date < 0 and above.date:
        shared["date"] = above.date
    if place < 0 and above.place:
        shared |= place_fields(reader, above.place)
    opening = min(column for column in (recipient, place, purpose) if column >= 0)
    return PlainRows(reader, amount, recipient, date, place, purpose, opening, shared, {}, {})


def read_plain_row(plain: PlainRows, row: Row) -> _Fields | None:
    """The one donation of a plain row as `read_row` gives it; None for any other row."""
    cells = row.cells
    if row.groups or len(cells) != len(plain.reader.columns.roles):
        return None
    cell = cells[plain.amount]
    shape = shape_of(cell.text)
    if shape is None or cell.inherited:
        return None
    if shape not in plain.sums:
        plain.sums[shape] = _sum_of(plain, shape)
    model = plain.sums[shape]
    name = cells[plain.recipient].text
    if model is None or not is_one_plain_name(name) or name in NOTHING:
        return None
    draft = dict(plain.shared)
    for column in (plain.place, plain.purpose):
        if column >= 0:
            key = column, cells[column].text
            if key not in plain.said:
                plain.said[key] = _said(plain, *key)
            fields = plain.said[key]
            if fields is None:
                return None
            draft.update(fields)
    if plain.opening == plain.recipient and may_sum(name):
        return None
    if plain.date >= 0:
        day = plain_day(cells[plain.date].text)
        if day is None:
            return None
        draft["date"] = day
    draft["amount"] = value_after(cell.text, shape, model[0])
    draft["currency"] = model[1]
    draft["amount_place"] = cell.place()
    draft["recipients"] = (name.strip(),)
    return draft


def _sum_of(plain: PlainRows, shape: str) -> _Sum | None:
    """What a sum is that is its own shape; None where its currency is not told."""
    reader = plain.reader
    unit = reader.columns.money[plain.amount]
    default = unit.currency or reader.column_currency or reader.currency
    scale = unit.factor if unit.factor != 1 else None
    money = parse_plain(shape, default, scale, reader.language)
    if money is None or money.value_max is not None or money.currency is None:
        return None
    return money.value, money.currency


def _said(plain: PlainRows, column: int, text: str) -> _Fields | None:
    """What the cell of a place or a purpose says, if it can be nothing else."""
    words = " ".join(text.split())
    if text in NOTHING or not words or (column == plain.opening and may_sum(text)):
        return None
    if column == plain.place:
        return place_fields(plain.reader, words)
    return None if is_refusal(words) else {"purpose": words}
