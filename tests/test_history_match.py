"""Which record of one version is which of the next."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractor.history.match import differences, paired, subject_of
from extractor.records import AmountMention, Donation, Located, TimelineEntry

AT: dict[str, Any] = {"page": "a.md", "line": 1, "start": 0, "end": 1, "quote": "words"}


def entry(id: str, date: str, text: str, title: str | None = None) -> TimelineEntry:
    return TimelineEntry(**AT, id=id, date=date, text=text, title=title)


def row(id: str, place: str, quantity: int, status: str = "Packed") -> Donation:
    return Donation(
        **AT, id=id, place=place, goods="Masks", quantity=Decimal(quantity), status=status
    )


def money(id: str, value: int, section: str) -> AmountMention:
    return AmountMention(**AT, id=id, value=Decimal(value), currency="EUR", section=section)


# dataset, old records, new records, the numbers of those that are the same
PAIRS: list[tuple[str, list[Located], list[Located], list[tuple[int, int]]]] = [
    ("timeline", [entry("a", "2020", "It opened.")], [entry("a", "2021", "It closed.")], [(0, 0)]),
    ("timeline", [entry("a", "2020", "It opened.")], [entry("b", "2021", "It opened.")], [(0, 0)]),
    # a day tells an entry apart where it has one entry only, before and after
    ("timeline", [entry("a", "2020", "It opened.")], [entry("b", "2020", "It shut.")], [(0, 0)]),
    (
        "timeline",
        [entry("a", "2020", "It opened.", "Spring"), entry("b", "2020", "Masks came.", "Aid")],
        [entry("c", "2020", "It shut.", "Autumn")],
        [],
    ),
    ("donations", [row("a", "Japan", 5)], [row("b", "Japan", 5, "Sent")], [(0, 0)]),
    ("donations", [row("a", "Japan", 5)], [row("b", "Japan", 9)], [(0, 0)]),
    ("donations", [row("a", "Japan", 5)], [row("b", "Italy", 5)], []),
    # of rows that are alike those that agree in more are the same
    (
        "donations",
        [row("a", "Japan", 5), row("b", "Japan", 7)],
        [row("c", "Japan", 7), row("d", "Japan", 6)],
        [(1, 0), (0, 1)],
    ),
    ("amounts", [money("a", 5, "Aid")], [money("b", 6, "Aid")], [(0, 0)]),
    ("amounts", [money("a", 5, "Aid"), money("b", 7, "Aid")], [money("c", 6, "Aid")], []),
]


@pytest.mark.parametrize(("dataset", "old", "new", "pairs"), PAIRS)
def test_records_that_are_the_same(
    dataset: str, old: list[Located], new: list[Located], pairs: list[tuple[int, int]]
) -> None:
    assert list(paired(dataset, old, new)) == pairs


def test_what_changed() -> None:
    old, new = row("a", "Japan", 5), row("a", "Japan", 9, "Sent")
    told = [("status", "Packed", "Sent"), ("quantity", 5, 9)]
    assert list(differences("donations", old, new)) == told


# dataset, record, what it is about
SUBJECTS = [
    ("donations", row("a", "Japan", 5), "Masks, Japan"),
    ("timeline", entry("a", "2020", "It\n opened."), "2020, It opened."),
    ("timeline", entry("a", "2020", "x" * 200), f"2020, {'x' * 114}"),
    ("amounts", money("a", 5, "Aid"), "EUR, Aid"),
]


@pytest.mark.parametrize(("dataset", "record", "subject"), SUBJECTS)
def test_what_a_record_is_about(dataset: str, record: Located, subject: str) -> None:
    assert subject_of(dataset, record) == subject
