"""What is the same for all rows of a grid: its columns, the texts above, currency, date order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from extractor.find.grid.grid import Cell, Grid, Row
from extractor.find.rows.columns import Columns
from extractor.find.rows.headings import language_of
from extractor.find.rows.looks import NOTHING, NUMERIC_DATE, is_sign
from extractor.find.rows.parties import (
    are_people,
    plain_name,
)
from extractor.find.rows.said_above import Above, read_above
from extractor.find.rows.totals import is_total
from extractor.find.rows.towns import name_cities, name_towns
from extractor.find.rows.values import currency_of, read_money
from extractor.find.rows.wording import speaks_of_study
from extractor.page import Page
from extractor.values.money.number_style import decimal_mark, shows_mills
from extractor.values.money.settle import Default

_SAMPLE = 400  # cells of a column that are looked at


class Reader(NamedTuple):
    """What is the same for all rows of a grid."""

    page: Page
    grid: Grid
    columns: Columns
    above: Above
    known: Collection[str]
    towns: bool  # after the names of who got it
    people: bool  # get it, whatever institutions stand beside their names
    beside: bool  # names of people stand before those of their institutions
    hints: tuple[str, ...]
    currency: Default
    column_currency: str | None
    decimal_marks: dict[int, str | None]  # of columns whose numbers can have a third decimal
    language: str | None
    day_first: bool | None
    sums: tuple[int, ...]  # the columns of money that may make a record
    yearly: bool  # each of these makes one
    side: tuple[int, int] | None  # sum and name that may stand line by line in the cells of a row
    unclaimed: tuple[int, ...]  # the columns that no field of a donation takes
    parted: bool  # a row may list several kinds of goods, or parts of its gift


def reader_of(
    page: Page, grid: Grid, columns: Columns, hints: tuple[str, ...], owned: bool = False
) -> Reader:
    """Prepares to read the rows of one grid; its heading names who got all where it is `owned`."""
    names = dict.fromkeys(
        plain_name(cell.text)
        for column in (*columns.having("donor"), *columns.having("recipient"))
        for cell in grid.column(column)
        if len(cell.text) < 80 and "\n" not in cell.text
    )
    known = frozenset(name for name in names if "," not in name)
    recipients = [
        cell.text
        for column in columns.having("recipient")
        for cell in islice(grid.column(column), _SAMPLE)
    ]
    amounts = columns.having("amount")
    yearly = len(amounts) > 1 and all(columns.money[column].year for column in amounts)
    order = page.site.day_first
    order = _day_first(grid, columns) if order is None else order
    language = page.facts.language or language_of(grid.headings)
    usual = _usual_currency(grid, columns, page.currency)
    currency = usual or page.currency
    opening = _opening_currency(grid, columns, usual)
    above = read_above(grid, page, owned)
    marks = {
        column: decimal_mark(cell.text for cell in grid.column(column))
        for column in (*amounts, *columns.having("paid"))
        if columns.money[column].factor != 1
        or shows_mills(cell.text for cell in grid.column(column))
    }
    return Reader(
        page,
        grid,
        columns,
        above,
        known,
        name_cities(recipients) if grid.kind == "table" else name_towns(recipients),
        any(speaks_of_study(cell.text) for cell in grid.context),
        are_people(recipients),
        hints,
        currency,
        opening,
        marks,
        language,
        order,
        (*amounts,) if yearly else (*amounts, *columns.having("paid")),
        yearly,
        _side(columns),
        tuple(n for n, role in enumerate(columns.roles) if role not in _CLAIMED),
        any(map(columns.having, _PARTING)),
    )


_PARTING = ("goods", "quantity", "unit", "status")
_CLAIMED = frozenset(
    "amount equivalent recipient donor person date place purpose goods quantity unit status"
    " currency".split()
)


def _side(columns: Columns) -> tuple[int, int] | None:
    """The one column of figures and the first of the names that they belong to."""
    amounts = columns.having("amount")
    parties = (*columns.having("recipient"), *columns.having("donor"))
    figures = amounts or columns.having("quantity")
    names = parties if amounts else columns.having("goods")
    return (figures[0], names[0]) if len(figures) == 1 and names else None


def _opening_currency(grid: Grid, columns: Columns, shown: str | None) -> str | None:
    """The currency whose mark only the first sums of a column bear, as accounts are set."""
    for column in (*columns.having("currency"), *columns.having("amount")):
        first = next(grid.column(column), None)
        usual = shown if column in columns.having("amount") else None
        if first is None:
            continue
        if is_sign(first.text):
            signs = {cell.text for cell in grid.column(column)}
            return currency_of(first.text) if len(signs) == 1 else None
        money = read_money(first.text, None, Decimal(1), usual, None) if usual else None
        if money is not None and money.currency == usual:
            return usual
    return None


def _day_first(grid: Grid, columns: Columns) -> bool | None:
    """The order of day and month that the dates of the grid show; None where none or both show."""
    shown: set[bool] = set()
    for column in columns.having("date"):
        for cell in islice(grid.column(column), 400):
            match = NUMERIC_DATE.search(cell.text)
            if match and (int(match[1]) > 12) != (int(match[2]) > 12):
                shown.add(int(match[1]) > 12)
    return shown.pop() if len(shown) == 1 else None


def _usual_currency(grid: Grid, columns: Columns, shared: Default) -> str | None:
    """The one currency that the amounts state: what a mark that several share means here."""
    seen: set[str] = set()
    for column in columns.having("amount"):
        for cell in islice(grid.column(column), 40):
            money = read_money(cell.text, None, Decimal(1), shared, None)
            if money is not None and money.currency:
                seen.add(money.currency)
    return seen.pop() if len(seen) == 1 else None


def filled_down(grid: Grid, columns: Columns) -> Sequence[Row]:
    """The rows of a table with the blanks of their leading columns filled from above.

    A row that holds but one more cell, or says that it is one, is a sum rather than a record and
    stays as it is.
    """
    rows, filled = grid.rows, list(grid.rows)
    if grid.kind != "table":
        return rows
    for column, role in enumerate(columns.roles):
        cells = [row.cells[column] for row in rows]
        if role not in _LEADING or not cells or not cells[0].text or all(c.text for c in cells):
            break
        for number in range(1, len(filled)):
            row, above = filled[number], filled[number - 1].cells[column]
            others = [cell.text for cell in row.cells[column + 1 :] if cell.text]
            if not row.cells[column].text and len(others) > 1 and not any(map(is_total, others)):
                changed = list(row.cells)
                changed[column] = above.for_other_row()
                filled[number] = Row(tuple(changed), row.groups)
    return filled


_LEADING = ("date", "place", "recipient", "donor", "other")


def cell_at(cells: tuple[Cell, ...], column: int | None) -> Cell | None:
    if column is None or column >= len(cells) or cells[column].text in NOTHING:
        return None
    return cells[column]


def first_of(reader: Reader, cells: tuple[Cell, ...], role: str) -> Cell | None:
    for column in reader.columns.by_role.get(role, ()):
        if column < len(cells) and cells[column].text not in NOTHING:
            return cells[column]
    return None
