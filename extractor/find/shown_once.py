"""Records of a page that its templates made, each once, however often the page shows the data.

A site shows the same data twice, as cards for telephones and as a table for desktops: two loops
over one list. What was read from the same entry is the same record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from extractor.page import Page
from extractor.records import AmountMention, Donation, Funding, Located
from extractor.sources.rendered import Item

R = TypeVar("R", bound=Located)


def shown_once(page: Page, records: Sequence[R]) -> list[R]:
    """The records of one dataset without those shown again from the same data.

    Donations from the same entries in several tables are those of the table that says most of
    each. What a teaser says is left to the page that it is of. A page that no template made is
    left as it is.
    """
    if page.rendered is None:
        return list(records)
    if records and isinstance(records[0], Donation):
        return _of_fullest_tables(page, records)
    records = [record for record in records if not _is_teaser(page, record)]
    kept: dict[tuple[Any, ...], R] = {}
    twins: dict[str, str] = {}
    for record in records:
        first = kept.setdefault(_identity(page, record), record)
        twins[record.id] = first.id
    return [_relinked(record, twins) for record in kept.values()]


def _is_teaser(page: Page, record: Located) -> bool:
    """Whether it is a statement of another page that a list of pages shows the title of."""
    if page.rendered is None or not isinstance(record, AmountMention | Funding):
        return False
    return record.origin in page.rendered.pages


def _identity(page: Page, record: Located) -> tuple[Any, ...]:
    """What two readings of the same data have in common."""
    place: Any = (record.origin, record.start, record.end)
    date = getattr(record, "date", None)
    if date is not None and not hasattr(record, "funders"):
        place = page.items(record) or place
    names = ("kind", "value", "term", "recipients", "amount", "goods", "quantity", "in_kind")
    said = [getattr(record, name, None) for name in names]
    return (place, date, *said)


def _relinked(record: R, twins: dict[str, str]) -> R:
    if isinstance(record, AmountMention) and record.equivalent_of in twins:
        return replace(record, equivalent_of=twins[record.equivalent_of])
    return record


def _of_fullest_tables(page: Page, records: Sequence[R]) -> list[R]:
    items = [page.items(record) for record in records]
    tables = [getattr(record, "table", 0) for record in records]
    said: dict[int, list[int]] = {}
    for record, table in zip(records, tables, strict=True):
        said.setdefault(table, []).append(_filled(record))
    rank = {table: (sum(counts) / len(counts), -table) for table, counts in said.items()}
    holders: dict[Item, list[int]] = {}
    for number, taken in enumerate(items):
        for item in sorted(taken):
            holders.setdefault(item, []).append(number)

    def told_better(number: int) -> bool:
        others = (other for item in sorted(items[number]) for other in holders[item])
        return any(
            rank[tables[other]] > rank[tables[number]] and _agree(items[number], items[other])
            for other in others
        )

    return [record for number, record in enumerate(records) if not told_better(number)]


def _agree(one: Iterable[Item], other: Iterable[Item]) -> bool:
    """Whether one was taken from the same entries as the other, which may have used more files.

    Two gifts that only share a third file, such as one of names, are different ones.
    """
    first, second = sorted((_by_file(one), _by_file(other)), key=len)
    return all(second.get(file) == entries for file, entries in first.items())


def _by_file(items: Iterable[Item]) -> dict[str, set[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for file, start, end in items:
        found.setdefault(file, set()).add((start, end))
    return found


def _filled(record: Located) -> int:
    """How many fields of a record say something."""
    kind: Any = type(record)
    return sum(map(bool, _values(kind)(record)))


@cache
def _values(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))
