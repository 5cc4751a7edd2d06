"""Which column is what: by the words over it, else by what its cells look like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractor.find.grid.grid import Cell, Grid
from extractor.find.rows.award import MOST, Evidence, is_award, is_strong, may_tell_sums, towards_of
from extractor.find.rows.headings import (
    Role,
    heading_role,
    is_currency_heading,
    language_of,
    year_heading,
)
from extractor.find.rows.looks import Look, look_at
from extractor.find.rows.money_notes import unit_note
from extractor.find.rows.no_gifts import lists_no_gifts
from extractor.find.rows.who import having, let_projects_get, lists_students, settle_parties
from extractor.find.rows.wording import counts_goods, leaning
from extractor.page import Page
from extractor.values.amounts import parse_money
from extractor.values.number.digits import holds_digit
from extractor.values.quantities import money_heading, quantity_heading


class MoneyUnit(NamedTuple):
    """What a heading says of the numbers under it: currency, factor, and the year they are of.

    `unused` is a factor that it states although the sums are written in full.
    """

    currency: str | None
    factor: Decimal
    year: str | None = None
    unused: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of each column, and what the headings say of money and of quantities.

    A quantity is the number of its cell times `unit_factor` of `unit` (数量（万只）).
    """

    roles: tuple[str, ...]
    money: dict[int, MoneyUnit]
    unit: str | None
    unit_factor: Decimal
    by_role: dict[str, list[int]]

    def having(self, role: str) -> Sequence[int]:
        """Numbers of the columns of a role, in order."""
        return self.by_role.get(role, ())


def read_columns(grid: Grid, page: Page, alike: Sequence[Grid] = ()) -> Columns | None:
    """The roles of a grid's columns; None where it is no list of what somebody gave.

    `alike` are the page's grids of the same kind and headings, this one among them: their cells are
    looked at together.
    """
    looks = tuple(look_at(alike or (grid,), column) for column in range(len(grid.headings)))
    said = [_said(heading) for heading in grid.headings]
    if not may_tell_sums(grid, said, looks):
        return None
    roles = list(map(_fitting, said, looks, grid.headings))
    money = {number: _money_unit(grid, number, page) for number in range(len(roles))}
    for column, field in enumerate(grid.fields):
        roles[column] = field
    for column, look in enumerate(looks):
        if look.sign == 1.0:
            roles[column] = "currency"
    for column, heading in enumerate(grid.headings):
        if roles[column] == "":
            likely = _by_look(looks[column], roles)
            roles[column] = likely if not heading or likely == "place" else ""
    _settle_amounts(roles, said, looks, money, grid)
    if not {"amount", "quantity", "goods"} & set(roles):
        return None
    _count_goods(roles, looks, grid)
    towards = towards_of(grid, page)
    let_projects_get(roles, looks, towards, grid)
    settle_parties(roles, said, looks, towards, grid)
    _settle_rest(roles, looks, grid)
    if lists_no_gifts(roles, grid):
        return None
    rows = sum(len(other.rows) for other in alike or (grid,))
    winners = lists_students(roles, grid)
    sums = having(roles, "amount")
    stated = any(money[n].currency for n in sums)
    other = bool(sums) and all(grid.headings[n] and not (said[n] or money[n].year) for n in sums)
    to_whom = [n for n, field in enumerate(grid.fields) if field == "recipient"]
    listed = grid.kind == "list" and rows >= _SOME  # paragraphs of news tell of gifts too
    told = listed and any(looks[n].filled >= _TOLD for n in to_whom)
    if not is_award(roles, said, looks, towards, Evidence(rows, winners, stated, other, told)):
        return None
    counted = next((n for n, role in enumerate(roles) if role == "quantity"), None)
    unit = quantity_heading(grid.headings[counted]) if counted is not None else None
    by_role: dict[str, list[int]] = {}
    for number, role in enumerate(roles):
        by_role.setdefault(role, []).append(number)
    return Columns(tuple(roles), money, *(unit or (None, Decimal(1))), by_role)


_TOLD = 0.9  # of the rows at least that say "to" whom
_SOME = 3  # rows of a list at least that nothing but that shows to be one of gifts


def _said(heading: str) -> Role | None:
    """What a heading says; of several header rows the lowest that says anything."""
    if " / " in heading:
        parts = heading.split(" / ")[::-1]
        for part in sorted(parts, key=is_currency_heading):
            role = heading_role(part)
            if role is not None:
                return role
    return heading_role(heading)


def _fitting(role: Role | None, look: Look, heading: str) -> str:
    """The role a heading says, where the cells below can be that."""
    if role is None:
        return ""
    name = role.name
    if name == "amount" and look.date >= 0.6 and not look.money:
        bare = look.number >= 0.5  # "2012" under "Awarded" is a year, under "Amount (RMB)" a sum
        if not bare or (look.year >= 0.9 and money_heading(heading) is None):
            return "date"
    if name == "status" and look.date >= 0.6:
        return "date"  # when it was decided
    numeric = look.number >= 0.5 or (name == "amount" and look.opens_money >= 0.5)
    if name == "amount" and not numeric and look.filled and not role.strong:
        return "" if look.length < 12 else "purpose"
    if name == "place" and look.stage >= 0.5 and look.place < 0.3:
        return "status"  # "State" of the goods
    if name == "quantity" and not numeric and look.counted < 0.5 and look.filled:
        return "goods"
    if name in ("recipient", "donor", "party", "person", "goods", "purpose", "via") and numeric:
        return "amount" if look.money >= 0.5 and name == "purpose" else "other"
    if name == "date" and look.filled and look.date + look.year < 0.3 and not role.strong:
        return "other"
    return name


def _by_look(look: Look, taken: list[str]) -> str:
    """The role of a column without heading."""
    if max(look.money, look.opens_money) >= MOST and "amount" not in taken:
        return "amount"
    if look.date >= 0.6 and "date" not in taken:
        return "date"
    if look.towards >= 0.6 and "recipient" not in taken:
        return "recipient"
    if look.stage >= 0.6 and look.length < 40:
        return "status"
    if look.place >= 0.6 and look.organization < 0.3:
        return "place"
    return "other" if look.number >= 0.5 or not look.filled else "text"


def _money_unit(grid: Grid, column: int, page: Page) -> MoneyUnit:
    heading = grid.headings[column]
    year = next((y for part in heading.split(" / ") if (y := year_heading(part))), None)
    language = page.facts.language or language_of(grid.headings)
    stated = money_heading(heading, language, page.currency) if heading.strip() else None
    known = language, page.currency
    notes = (unit_note(cell.text, False, *known) for cell in reversed(grid.context))
    below = (unit_note(cell.text, True, *known) for cell in _notes_below(grid))
    note = next(filter(None, notes), None) or next(filter(None, below), None)
    stated = _together(stated, note)
    currency, factor = stated if stated is not None else (None, Decimal(1))
    if factor != 1 and _are_in_full(grid, column):
        return MoneyUnit(currency, Decimal(1), year, factor)
    return MoneyUnit(currency, factor, year)


_IN_FULL = 10_000  # thousands and millions are not multiplied where all sums are of this size


def _are_in_full(grid: Grid, column: int) -> bool:
    """Whether all numbers of a column are large and round: sums that need no factor."""
    texts = [cell.text for cell in grid.column(column)]
    found = [parse_money(text) for text in texts if holds_digit(text)]
    sums = [money.value for money in found if money is not None]
    if len(sums) < 2 or min(sums) < _IN_FULL or max(sums) >= 10**15:
        return False
    return not any(value % 1000 for value in sums)


_Stated = tuple[str | None, Decimal]


def _together(heading: _Stated | None, note: _Stated | None) -> _Stated | None:
    """What a heading and a note say of the same numbers: one the currency, the other the scale."""
    if heading is None or note is None:
        return heading or note
    currency, factor = heading
    if currency is None or note[0] in (None, currency):
        return currency or note[0], factor if factor != 1 else note[1]
    return heading


def _notes_below(grid: Grid) -> Iterator[Cell]:
    """What may be a note on the numbers: rows of one text that end a table, the block after it."""
    for row in reversed(grid.rows):
        shown = [cell for cell in row.cells if cell.text]
        if len(shown) > 1 or len(row.cells) < 2:
            break
        yield from shown
    if grid.below is not None:
        yield grid.below


def _settle_amounts(
    roles: list[str],
    said: list[Role | None],
    looks: tuple[Look, ...],
    money: dict[int, MoneyUnit],
    grid: Grid,
) -> None:
    """Leaves one award column, or one for each year; the others keep their own words.

    Columns of which no row fills two are one column under several words.
    """
    for column, unit in money.items():
        if unit.year and roles[column] in ("", "date") and looks[column].number >= 0.5:
            roles[column] = "amount" if looks[column].year < 0.5 else roles[column]
    if "amount" not in roles and "paid" in roles:
        roles[roles.index("paid")] = "amount"
    found = [n for n, role in enumerate(roles) if role == "amount"]
    if not found:
        free = [
            n
            for n, role in enumerate(roles)
            if role == "" and looks[n].money >= MOST and not leaning(grid.headings[n]).money
        ]
        if len(free) == 1 and "other_money" not in roles:
            roles[free[0]] = "amount"
        return
    dated = [n for n in found if money[n].year]
    if len(dated) > 1 and len({money[n].year for n in dated}) == len(dated):
        for n in found:  # the sums of the years beside them
            roles[n] = "amount" if n in dated else "other"
        return
    if _take_turns(grid, found):
        return
    best = next((n for n in found if is_strong(said[n])), found[0])
    for n in found:
        if n != best:
            codes = {money[n].currency, money[best].currency}
            converted = None not in codes and len(codes) == 2 and said[n] == said[best]
            roles[n] = "equivalent" if converted else "other"


def _count_goods(roles: list[str], looks: tuple[Look, ...], grid: Grid) -> None:
    """Beside goods without a quantity a column called "Number" is one, unless it numbers rows."""
    if "goods" not in roles or "quantity" in roles:
        return
    for column, heading in enumerate(grid.headings):
        if roles[column] in ("", "other") and counts_goods(heading):
            texts = [cell.text for cell in grid.column(column)]
            runs = texts == [str(n) for n in range(1, len(texts) + 1)] and len(texts) > 1
            if looks[column].number >= 0.5 and not runs:
                roles[column] = "quantity"
                return


def _take_turns(grid: Grid, columns: list[int]) -> bool:
    return all(sum(bool(row.cells[n].text) for n in columns) < 2 for row in grid.rows)


def _settle_rest(roles: list[str], looks: tuple[Look, ...], grid: Grid) -> None:
    """One column for each role. What for says a text without heading: a phrase like "to build", the
    heading of a card, else the longest.
    """
    for role in ("recipient", "donor", "date", "status", "goods", "quantity", "currency", "unit"):
        found = having(roles, role)
        for n in found[1:] if len(found) > 1 and not _take_turns(grid, found) else ():
            roles[n] = "other"
    texts = [
        n
        for n in having(roles, "text")
        if max(looks[n].organization, looks[n].address) < 0.6 and not looks[n].same
    ]
    if texts and "purpose" not in roles:
        ranks = {n: (looks[n].phrase >= 0.6, looks[n].heads >= 0.9, looks[n].length) for n in texts}
        roles[max(texts, key=lambda n: (ranks[n], -n))] = "purpose"
    named = {cell.text for n in having(roles, "recipient") for cell in grid.column(n)}
    told = having(roles, "purpose")
    again = [n for n in told if {cell.text for cell in grid.column(n)} <= named]  # the same names
    if len(again) < len(told):
        roles[:] = ["other" if n in again else role for n, role in enumerate(roles)]
        told = having(roles, "purpose")
    own = [n for n in told if looks[n].distinct >= _OWN] or told
    for n in told:
        roles[n] = "purpose" if n == own[0] else "other"


_OWN = 0.5  # different texts for each cell of a purpose: the areas that grants fall in come again
