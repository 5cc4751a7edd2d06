"""Mentions of money and of counted goods on a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.find.grid.grid import Grid
from extractor.identity import short_id, unique_ids
from extractor.lexicon import load
from extractor.page import Page, Passage
from extractor.page.tree import Node
from extractor.records import AmountMention, Donation
from extractor.values.amounts import Amount, find_amounts, parse_money
from extractor.values.number.digits import holds_digit
from extractor.values.quantities import money_heading

_CONTEXT = 24
_SHORT = 40  # characters of a text that may come again
_CELL = frozenset(("td", "th"))


class _Cell(NamedTuple):
    """An amount that a cell tells by a bare number, its currency by the words over it."""

    place: tuple[int, int]
    value: Decimal
    currency: str
    section: str | None


def find_amount_mentions(
    page: Page, grids: Sequence[Grid] = (), donations: Sequence[Donation] = ()
) -> list[AmountMention]:
    """Every mention of money, and of a quantity of goods in prose, in the order of the page.

    `grids` and `donations`, the page's tables and their rows, say which bare numbers are money by
    the words over them; quantities in tables are left to the donations.
    """
    in_body = list(_in_body(page))
    cells = [*_in_rows(donations), *_in_columns(page, grids)]
    in_cells = list(_untold(page, cells, in_body))
    if in_cells:
        in_body = sorted([*in_body, *in_cells], key=lambda mention: mention.start)
    return unique_ids([*_in_title(page), *in_body])


def _in_body(page: Page) -> Iterator[AmountMention]:
    language, currency = page.facts.language, page.currency
    idle: set[str] = set()  # texts without an amount: cells of tables come again and again
    for passage in page.passages:
        text = passage.text
        if text in idle:
            continue
        if found := tuple(find_amounts(text, language, currency)):
            yield from _in_passage(page, passage, found)
        elif len(text) <= _SHORT:
            idle.add(text)


def _in_rows(donations: Sequence[Donation]) -> Iterator[_Cell]:
    for row in donations:
        if row.amount is not None and row.currency is not None and row.amount_place is not None:
            yield _Cell(row.amount_place, row.amount, row.currency, row.section)


def _in_columns(page: Page, grids: Sequence[Grid]) -> Iterator[_Cell]:
    language = page.facts.language
    for grid in grids:
        for column, heading in enumerate(grid.headings):
            stated = money_heading(heading, language, page.currency) if heading.strip() else None
            if stated is None or stated[0] is None:
                continue
            for cell in grid.column(column):
                money = (
                    parse_money(cell.text, *stated, language) if holds_digit(cell.text) else None
                )
                if money is not None and not cell.inherited:
                    yield _Cell(cell.place(), money.value, stated[0], grid.section)


def _untold(
    page: Page, cells: Sequence[_Cell], told: Sequence[AmountMention]
) -> Iterator[AmountMention]:
    """A mention for each cell in which no words tell an amount."""
    starts = sorted(mention.start for mention in told)
    shown: set[int] = set()
    for cell in cells:
        where = page.where(*cell.place) if page.rendered is not None else None
        start, end = cell.place if where is None else (where["start"], where["end"])
        at = bisect_left(starts, start)
        if start in shown or (at < len(starts) and starts[at] < end):
            continue
        shown.add(start)
        where = where or page.where(start, end)
        yield AmountMention(
            id=short_id("amounts", page.path, "cell", where["quote"], cell.section),
            **where,
            kind="money",
            value=cell.value,
            currency=cell.currency,
            text=where["quote"],
            section=cell.section,
        )


def _in_title(page: Page) -> Iterator[AmountMention]:
    """Money that the front matter's title names; where it is written in several ways, none."""
    title = page.front.get("title")
    if not isinstance(title, str) or not any(map(str.isdigit, title)):
        return
    at = page.text.find(title, *page.front_span)
    if at < 0:
        return
    for amount in find_amounts(title, page.facts.language, page.currency):
        if amount.kind == "money":
            yield AmountMention(
                id=short_id("amounts", page.path, "title", title, amount.start),
                **page.where(at + amount.start, at + amount.end),
                part="title",
                kind="money",
                value=amount.value,
                value_max=amount.value_max,
                currency=amount.currency,
                approximate=amount.approximate,
                text=amount.text,
            )


def _in_passage(page: Page, passage: Passage, found: Sequence[Amount]) -> Iterator[AmountMention]:
    ids: dict[int, str] = {}
    cell = _cell(passage)
    for amount in found:
        if amount.kind == "goods" and (cell is not None or _is_batch(amount)):
            continue
        if cell is not None and _is_heading(cell) and _is_unit(passage.text, amount):
            continue
        ids[amount.start] = name = _identity(page, passage, amount)
        whole = amount.start == 0 and amount.end == len(passage.text)
        place = page.where_of(passage) if whole else None
        yield AmountMention(
            id=name,
            **(place or page.where(*passage.place(amount.start, amount.end))),
            kind=amount.kind,
            value=amount.value,
            value_max=amount.value_max,
            currency=amount.currency,
            item=amount.item,
            approximate=amount.approximate,
            equivalent_of=ids.get(amount.equivalent_of)
            if amount.equivalent_of is not None
            else None,
            text=amount.text,
            section=passage.section,
        )


def _is_batch(amount: Amount) -> bool:
    """Whether the "one" of an amount counts nothing: "一批图书", "图书一批"."""
    batch = tuple(load("giving_zh.toml")["batch"])
    return amount.text.startswith(batch) or amount.text.endswith(batch)


def _identity(page: Page, passage: Passage, amount: Amount) -> str:
    """Named from the words around it, so that edits elsewhere on the page change nothing."""
    text = passage.text
    before = text[max(0, amount.start - _CONTEXT) : amount.start]
    after = text[amount.end : amount.end + _CONTEXT]
    return short_id("amounts", page.path, before, amount.text, after)


def _cell(passage: Passage) -> Node | None:
    """The cell of a table that the passage stands in."""
    node = passage.node
    while node.parent is not None and node.tag not in _CELL:
        node = node.parent
    return node if node.tag in _CELL else None


def _is_heading(cell: Node) -> bool:
    row = cell.parent
    inside = row.parent if row is not None else None
    return cell.tag == "th" or (inside is not None and inside.tag == "thead")


def _is_unit(heading: str, amount: Amount) -> bool:
    """Whether it is no amount but says what the numbers below count: "Given (10,000 yuan)"."""
    stated = money_heading(heading) if heading[: amount.start].strip() else None
    return stated is not None and stated[1] > 1
