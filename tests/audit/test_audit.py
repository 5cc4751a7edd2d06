"""Checks in both verdicts, from records written by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit import audit, worst_first
from extractor.records import Organization, PageFacts
from tests.audit.made import (
    converted,
    datasets,
    donation,
    given_to,
    rows,
    split,
    unit_rows,
)

SUM_OF_PARTS = [
    given_to(1, "Elm House", 6_000_000),
    given_to(2, "Oak House", 4_000_000),
    given_to(3, "Oak House", 10_000_000, status="total"),
]
# kind, verdict, datasets, words that the detail or the computed value must hold
EXAMPLES: list[tuple[str, str, dict[str, list[Any]], str]] = [
    ("total", "agrees", datasets(donations=rows(2000, 600, total=2600)), "2,600 USD"),
    ("total", "differs", datasets(donations=rows(2000, 600, total=2700)), "2,700 USD"),
    ("total", "agrees", datasets(donations=rows(5, 7, total=12, currency=None)), "12"),
    (
        "total",
        "cannot_tell",
        datasets(
            donations=[
                donation(1, amount=Decimal(5), currency="EUR"),
                donation(2, amount=Decimal(5), currency="USD", total=True),
            ]
        ),
        "Not every row",
    ),
    (
        "total",
        "agrees",
        datasets(
            donations=[
                donation(
                    1,
                    amount=Decimal(700),
                    currency="CNY",
                    equivalents=({"amount": Decimal(100), "currency": "USD"},),
                ),
                donation(2, amount=Decimal(50), currency="USD"),
                donation(3, amount=Decimal(150), currency="USD", total=True),
            ]
        ),
        "150 USD",
    ),
    ("total", "agrees", datasets(funding=SUM_OF_PARTS), "6,000,000 and 4,000,000"),
    (
        "total",
        "cannot_tell",
        datasets(funding=[*SUM_OF_PARTS[:2], replace(SUM_OF_PARTS[2], amount=Decimal(11))]),
        "No set",
    ),
    (
        "total",
        "differs",
        datasets(
            funding=[
                replace(given_to(1, "Elm House", 300), start=10, end=20),
                replace(given_to(2, "Oak House", 400), start=20, end=30),
                replace(given_to(3, "both", 800, status="total"), start=5, end=40),
            ]
        ),
        "700 CNY",
    ),
    ("split", "agrees", datasets(donations=split(1000, 400, 600)), "1,000 piece"),
    ("split", "differs", datasets(donations=split(1000, 400, 500)), "900 piece"),
    ("split", "cannot_tell", datasets(donations=split(1000, 400, None)), "no quantity"),
    ("split", "differs", datasets(donations=split(1000, 1400, None)), "1,400 piece"),
    # 21 February 2020, a Friday: EUR 1 = CNY 7.5945 = USD 1.0801 (ECB reference rates)
    ("conversion", "agrees", datasets(amounts=converted(7_030, "CNY", 1_000, "USD")), "2020-02-21"),
    ("conversion", "differs", datasets(amounts=converted(8_000, "CNY", 1_000, "USD")), "7.0313"),
    ("conversion", "cannot_tell", datasets(amounts=converted(8_000, "CNY", 9, "BTN")), "rate"),
    (
        "conversion",
        "cannot_tell",
        datasets(pages=[], amounts=converted(7_030, "CNY", 1_000, "USD")),
        "has no date",
    ),
    (
        "conversion",
        "agrees",
        datasets(
            amounts=converted(7_030, "CNY", 1_000, "USD"),
            pages=[PageFacts(page="a.md", published="2020-02-23", sha256="0" * 64)],
        ),
        "of 2020-02-21",
    ),
    (
        "unit",
        "agrees",
        datasets(
            donations=unit_rows(("Elm House", 2000), ("Oak House", 600)),
            funding=[
                given_to(1, "Elm House", 20_000_000),
                given_to(2, "Oak House", 6_000_000),
            ],
        ),
        "× 10,000 CNY explains 2 of 2",
    ),
    (
        "unit",
        "differs",
        datasets(
            donations=unit_rows(("Elm House", 2000), ("Oak House", 600), ("Ash House", 1538)),
            funding=[
                given_to(1, "Elm House", 20_000_000),
                given_to(2, "Oak House", 6_000_000),
                given_to(3, "Ash House", 14_700_000),
            ],
        ),
        "Ash House: 15,380,000 by the table, 14,700,000 stated elsewhere",
    ),
    ("unit", "cannot_tell", datasets(donations=unit_rows(("Elm House", 2000))), "No other"),
    (
        "contradiction",
        "differs",
        datasets(
            funding=[
                given_to(1, "Elm House", 5_100_000, date="2020-03-01"),
                given_to(2, "Elm House", 5_300_000, date="2020-03-01", page="b.md"),
            ]
        ),
        "5,300,000 CNY at b.md:2",
    ),
    (
        "repetition",
        "agrees",
        datasets(
            funding=[
                given_to(1, "Elm House", 5, flow="same"),
                given_to(2, "Elm House", 5, flow="same", page="b.md"),
            ]
        ),
        "count once",
    ),
    (
        "impossible value",
        "differs",
        datasets(donations=[donation(1, date="2022-01-01")]),
        "more than a year after",
    ),
    ("impossible value", "differs", datasets(funding=[given_to(1, "Elm House", 10)]), "at most 10"),
    (
        "impossible value",
        "differs",
        datasets(funding=[given_to(1, "Elm House", 10**13)]),
        "at least 10,000,000,000,000",
    ),
    (
        "impossible value",
        "differs",
        datasets(donations=[donation(1, goods="Masks", quantity=Decimal("2.5"))]),
        "no whole number",
    ),
]

NEGATIVES: list[tuple[str, dict[str, list[Any]]]] = [
    (
        "two grants of two years are no contradiction",
        datasets(
            funding=[
                given_to(1, "Elm House", 5_100_000, date="2020-03-01"),
                given_to(2, "Elm House", 5_300_000, date="2021-03-01", page="b.md"),
            ]
        ),
    ),
    (
        "two rows of one page's tables are two grants",
        datasets(
            funding=[
                given_to(1, "Elm House", 5_100_000, date="2020", source="table"),
                given_to(2, "Elm House", 5_300_000, date="2020", source="table"),
            ]
        ),
    ),
    (
        "tables list many grants to one receiver for one purpose",
        datasets(
            funding=[
                given_to(1, "Elm House", 510, source="table", purpose="General support"),
                given_to(2, "Elm House", 530, source="table", purpose="General support", page="b"),
            ]
        ),
    ),
    (
        "figures far apart are two gifts",
        datasets(
            funding=[
                given_to(1, "Elm House", 100, date="2020-03-01"),
                given_to(2, "Elm House", 900, date="2020-03-01", page="b.md"),
            ]
        ),
    ),
    (
        "kilograms may be broken",
        datasets(donations=[donation(1, goods="Rice", quantity=Decimal("2.5"), unit="kilogram")]),
    ),
    (
        "a date within a year of publication is possible",
        datasets(donations=[donation(1, date="2021-01-31")]),
    ),
    (
        "one page saying it twice is no repetition over pages",
        datasets(
            funding=[
                given_to(1, "Elm House", 500, flow="same"),
                given_to(2, "Elm House", 500, flow="same"),
            ]
        ),
    ),
]


@pytest.mark.parametrize(("kind", "verdict", "held", "words"), EXAMPLES)
def test_examples(kind: str, verdict: str, held: dict[str, list[Any]], words: str) -> None:
    found = [check for check in audit(held) if check.check == kind]
    assert [check.verdict for check in found] == [verdict]
    check = found[0]
    assert words in f"{check.detail} {check.computed} {check.stated}"
    assert check.records and check.lines and check.pages and check.id


@pytest.mark.parametrize(("why", "held"), NEGATIVES, ids=[why for why, _ in NEGATIVES])
def test_negatives(why: str, held: dict[str, list[Any]]) -> None:
    assert audit(held) == [], why


@given(st.data())
def test_order_of_records_changes_no_check(data: st.DataObject) -> None:
    _, _, held, _ = data.draw(st.sampled_from(EXAMPLES))
    shuffled = {name: data.draw(st.permutations(records)) for name, records in held.items()}
    assert audit(shuffled) == audit(held)


def test_worst_comes_first() -> None:
    checks = [check for _, _, held, _ in EXAMPLES for check in audit(held)]
    verdicts = [check.verdict for check in worst_first(checks)]
    assert verdicts == sorted(verdicts, key=["differs", "cannot_tell", "agrees"].index)


def test_spellings_of_an_organisation_are_one_in_the_unit_check() -> None:
    held = datasets(
        donations=unit_rows(("Elm House Hospital", 2000)),
        funding=[given_to(1, "Elm Hospital", 20_000_000)],
        organizations=[Organization(name="Elm House Hospital", aliases=("Elm Hospital",))],
    )
    assert [c.computed for c in audit(held)] == ["× 10,000 CNY explains 1 of 1"]
