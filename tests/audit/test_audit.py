"""Checks in both verdicts, from records written by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.audit import audit, summary, worst_first
from extractor.records import AmountMention, Donation, Funding, Organization, PageFacts

PLACE = {"page": "a.md", "line": 1, "start": 0, "end": 10, "quote": "words"}


def donation(row: int, **values: Any) -> Donation:
    fields = {**PLACE, "line": row, "start": row * 10, "end": row * 10 + 9, "table": 1, "row": row}
    return Donation(**{**fields, "id": f"d{row}{values.get('part', '')}", **values})


def gift(number: int, **values: Any) -> Funding:
    fields = {**PLACE, "line": number, "start": number * 100, "end": number * 100 + 90}
    fields |= {"id": f"f{number}", "flow": f"flow{number}", "funders": ("Aster Fund",)}
    return Funding(**{**fields, "status": "given", **values})


def money(number: int, value: int, currency: str, **values: Any) -> AmountMention:
    fields = {**PLACE, "start": number, "end": number + 1, "id": f"a{number}"}
    return AmountMention(
        **fields, value=Decimal(value), currency=currency, text=f"{value} {currency}", **values
    )


def datasets(**held: Any) -> dict[str, list[Any]]:
    empty: dict[str, list[Any]] = {
        name: []
        for name in ("pages", "donations", "timeline", "amounts", "funding", "organizations")
    }
    published = PageFacts(page="a.md", published="2020-02-21", sha256="0" * 64)
    return {**empty, "pages": [published], **held}


def rows(*amounts: int, total: int, currency: str | None = "USD") -> list[Donation]:
    listed = [
        donation(number, amount=Decimal(amount), currency=currency)
        for number, amount in enumerate(amounts, 1)
    ]
    last = donation(len(listed) + 1, amount=Decimal(total), currency=currency, total=True)
    return [*listed, last]


def split(stated: int, *parts: int | None) -> list[Donation]:
    return [
        donation(
            1,
            part=number,
            row_quantity=Decimal(stated),
            quantity=None if part is None else Decimal(part),
            goods="Masks",
            unit="piece",
        )
        for number, part in enumerate(parts, 1)
    ]


def converted(original: int, currency: str, value: int, into: str) -> list[AmountMention]:
    return [money(1, original, currency), money(2, value, into, equivalent_of="a1")]


def given_to(number: int, name: str, amount: int, **values: Any) -> Funding:
    return gift(number, recipients=(name,), amount=Decimal(amount), currency="CNY", **values)


def unit_rows(*pairs: tuple[str, int]) -> list[Donation]:
    return [
        donation(n, recipients=(name,), amount=Decimal(amount), unit_unknown=True)
        for n, (name, amount) in enumerate(pairs, 1)
    ]


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


def test_summary_counts_each_flow_once_and_leaves_totals_out() -> None:
    row = {"source": "table", "recipients": ("Japan",), "countries": ("JPN",), "stage": "arrived"}
    masks = gift(8, goods="Masks", quantity=Decimal(5), **row)
    held = datasets(
        funding=[
            given_to(1, "Elm House", 500, flow="same"),
            given_to(2, "Elm House", 500, flow="same", page="b.md"),
            given_to(3, "Oak House", 700, status="pledged"),
            given_to(4, "both", 1200, status="total"),
            gift(5, recipients=("Elm House",), amount=Decimal(9)),
            gift(6, recipients=("Elm House",)),
            given_to(7, "Ash House", 100, part_of="flow3"),
            masks,
            replace(masks, id="f9", source="prose", start=950, end=960, stage=None, countries=()),
            replace(masks, id="f10", page="b.md"),
            gift(11, goods="tents", quantity=Decimal(3), recipients=("Oak House",)),
            given_to(12, "Peru", 30),
            gift(13, amount=Decimal(7), currency="EUR", **row),
        ],
        organizations=[Organization(name="Elm House"), Organization(name="Oak House")],
    )
    found = summary(held)
    assert found["gifts"] == 4
    assert found["by_currency"] == {"CNY": "1230", "EUR": "7"}
    assert found["by_funder"] == {"Aster Fund": {"CNY": "1230", "EUR": "7"}}
    assert found["by_recipient"] == {
        "Elm House": {"CNY": "500"},
        "Japan": {"EUR": "7"},
        "Oak House": {"CNY": "700"},
        "Peru": {"CNY": "30"},
    }
    assert found["by_country"] == {"JPN": {"EUR": "7"}, "PER": {"CNY": "30"}}
    assert found["by_stage"] == {
        "arrived": {"EUR": "7"},
        "given": {"CNY": "530"},
        "pledged": {"CNY": "700"},
    }
    assert found["goods"] == {"Masks": "5"}
    assert found["goods_by_funder"] == {"Aster Fund": {"Masks": "5"}}
    assert found["goods_by_recipient"] == {"Japan": {"Masks": "5"}}
    assert found["goods_by_country"] == {"JPN": {"Masks": "5"}}
    assert found["goods_by_stage"] == {"arrived": {"Masks": "5"}}
    assert found["left_out"] == {
        "totals": 1,
        "parts of a gift that is counted": 1,
        "repeated statements": 3,
        "no currency": 1,
        "goods told in sentences": 1,
        "no figure": 1,
    }


@given(st.data())
def test_order_of_records_changes_no_sum(data: st.DataObject) -> None:
    funding = [
        given_to(number, name, amount, flow=f"flow{amount}", page=page)
        for number, (name, amount, page) in enumerate(
            [("Elm House", 5, "a.md"), ("Oak House", 7, "a.md"), ("Elm House", 5, "b.md")], 1
        )
    ]
    shuffled = data.draw(st.permutations(funding))
    assert summary(datasets(funding=shuffled)) == summary(datasets(funding=funding))
