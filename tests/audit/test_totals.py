"""Totals, in tables and sentences, in each verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from extractor.audit import audit
from extractor.records import Donation, Funding
from tests.audit.made import datasets, donation, gift, given_to, split


def table(*told: tuple[str, int | None, str] | tuple[str, int | None, str, str]) -> list[Donation]:
    """Rows of one table: "row" or "total", amount, currency, and the words of the row."""
    return [
        donation(
            number,
            total=kind == "total",
            amount=None if amount is None else Decimal(amount),
            currency=currency,
            quote=rest[0] if rest else "words",
        )
        for number, (kind, amount, currency, *rest) in enumerate(told, 1)
    ]


def totalling(stated: int, *parts: Funding, **values: Any) -> list[Funding]:
    """Parts, and a sentence that states a total of them."""
    return [*parts, given_to(9, "all", stated, status="total", **values)]


ELM, OAK, ASH = (
    given_to(1, "Elm House", 6_000_000),
    given_to(2, "Oak House", 4_000_000),
    given_to(3, "Ash House", 1_000_000),
)
IN_EUROS = replace(
    given_to(4, "Fir House", 700),
    amount=Decimal(90),
    currency="EUR",
    equivalent={"amount": Decimal(700), "currency": "CNY"},
)
MASKS = [
    gift(n, recipients=("Elm House",), goods=goods, quantity=Decimal(quantity), status=status)
    for n, goods, quantity, status in (
        (1, "masks", 300, "given"),
        (2, "face masks", 200, "given"),
        (3, "masks", 500, "total"),
    )
]
MANY = [given_to(n, f"House {n}", 10**6 + n) for n in range(20, 36)]

# verdicts of the totals, records, words that a detail must hold
TABLES: list[tuple[list[str], list[Donation], str]] = [
    (
        ["agrees", "agrees"],
        table(("row", 5, "USD"), ("row", 7, "EUR"), ("total", 5, "USD"), ("total", 7, "EUR")),
        "The rows in EUR (1) come to 7 EUR",
    ),
    (
        ["agrees", "differs"],
        table(("row", 5, "USD"), ("row", 7, "EUR"), ("total", 5, "USD"), ("total", 8, "EUR")),
        "The rows in EUR (1) come to 7 EUR",
    ),
    (
        ["cannot_tell"],
        table(("row", 5, "USD"), ("row", 7, "EUR"), ("total", 6, "USD")),
        "Not every row",
    ),
    (
        ["agrees", "agrees", "agrees"],
        table(
            ("row", 5, "USD"),
            ("row", 7, "USD"),
            ("total", 12, "USD"),
            ("row", 3, "USD"),
            ("total", 3, "USD"),
            ("total", 15, "USD"),
        ),
        "All rows (3) come to 15 USD",
    ),
    (
        ["agrees"],
        table(("row", 5, "USD"), ("row", None, "USD"), ("row", 7, "USD"), ("total", 12, "USD")),
        "The rows that state a figure (2)",
    ),
    (
        ["cannot_tell"],
        table(("row", 5, "USD"), ("row", None, "USD"), ("row", 7, "USD"), ("total", 15, "USD")),
        "Not every row",
    ),
    (
        ["agrees"],
        table(
            ("row", 1_200_000, "USD", "Elm House 1.2"),
            ("row", 3_400_000, "USD", "Oak House 3.4"),
            ("total", 4_700_000, "USD", "Total 4.7"),
        ),
        "within the rounding",
    ),
    (
        ["differs"],
        table(
            ("row", 1_200_000, "USD", "Elm House 1,200,000"),
            ("row", 3_400_000, "USD", "Oak House 3,400,000"),
            ("total", 4_700_000, "USD", "Total 4,700,000"),
        ),
        "come to 4,600,000 USD",
    ),
    (
        ["differs"],
        table(
            ("row", 1_200_000, "USD", "Elm House 1.2"),
            ("row", 3_400_000, "USD", "Oak House 3.4"),
            ("total", 46_000_000, "USD", "Total 46"),
        ),
        "come to 4,600,000 USD",
    ),
]
SENTENCES: list[tuple[list[str], list[Funding], str]] = [
    (["agrees"], totalling(10_000_000, ELM, OAK, ASH), "6,000,000 and 4,000,000"),
    (["agrees"], totalling(11_000_000, ELM, OAK, ASH), "6,000,000 and 4,000,000 and 1,000,000"),
    (["cannot_tell"], totalling(12_000_000, ELM, OAK, ASH), "No set"),
    (["agrees"], totalling(1_000_700, ASH, IN_EUROS), "1,000,000 and 700"),
    (["agrees"], totalling(16 * 10**6 + sum(range(20, 36)), *MANY), "The statements (16)"),
    (["agrees"], MASKS, "come to 500 mask"),
    (["cannot_tell"], [*MASKS[:2], replace(MASKS[2], quantity=Decimal(600))], "No set"),
    (
        ["agrees"],
        totalling(11_000_000, ELM, replace(OAK, page="b.md"), replace(ASH, page="b.md")),
        "The statements on all pages (3)",
    ),
    (
        ["agrees"],
        totalling(10_000_000, replace(ELM, source="table"), replace(OAK, source="table"), ASH),
        "6,000,000 and 4,000,000",
    ),
    (
        ["cannot_tell"],
        totalling(10_000_000, ELM, replace(OAK, funders=("Fir Fund",))),
        "No set",
    ),
]
IN_SENTENCE: list[tuple[str, int, str]] = [
    (
        "agrees",
        10_000_000,
        "In total it gave 10 million: 6 million to Elm House and 4 to Oak",
    ),
    ("differs", 12_000_000, "In total it gave 12 million: 6 million to Elm House and 4 to Oak"),
    ("cannot_tell", 12_000_000, "In total it gave 12 million, including 6 million to Elm House"),
    ("cannot_tell", 12_000_000, "共捐赠1200万元，其中600万元给榆树之家，400万元给橡树之家"),
]


@pytest.mark.parametrize(("verdicts", "rows", "words"), TABLES)
def test_totals_of_tables(verdicts: list[str], rows: list[Donation], words: str) -> None:
    found = [check for check in audit(datasets(donations=rows)) if check.check == "total"]
    assert [check.verdict for check in found] == verdicts
    assert words in " ".join(check.detail for check in found)


@pytest.mark.parametrize(("verdicts", "funding", "words"), SENTENCES)
def test_totals_of_sentences(verdicts: list[str], funding: list[Funding], words: str) -> None:
    found = [c for c in audit(datasets(funding=funding)) if c.check == "total"]
    assert [check.verdict for check in found] == verdicts
    assert words in " ".join(check.detail for check in found)


@pytest.mark.parametrize(("verdict", "stated", "quote"), IN_SENTENCE)
def test_parts_and_total_of_one_sentence(verdict: str, stated: int, quote: str) -> None:
    inside: dict[str, Any] = {"start": 900, "end": 990, "quote": quote}
    parts = [replace(ELM, **inside), replace(OAK, **inside)]
    found = audit(datasets(funding=totalling(stated, *parts, quote=quote)))
    assert [check.verdict for check in found] == [verdict]


def test_a_total_over_two_tables() -> None:
    first = table(("row", 5, "USD"), ("total", 5, "USD"))
    second = [
        replace(row, table=2, id=f"t{row.id}", start=row.start + 500, end=row.end + 500)
        for row in table(("row", 7, "USD"), ("total", 7, "USD"), ("total", 12, "USD"))
    ]
    found = [c for c in audit(datasets(donations=[*first, *second])) if c.check == "total"]
    assert [check.verdict for check in found] == ["agrees"] * 3


def test_a_total_sums_what_split_rows_state_for_all_their_parts() -> None:
    rows = [*split(1000, 400, 500), donation(2, quantity=Decimal(1000), total=True)]
    found = audit(datasets(donations=rows))
    assert [(c.check, c.verdict) for c in found] == [("split", "differs"), ("total", "agrees")]


WHOLES = [
    ([30, 50], ["a.md", "a.md"], "agrees"),
    ([50, 50], ["a.md", "b.md"], "agrees"),
    ([60, 50], ["a.md", "b.md"], "cannot_tell"),
    ([60, 50], ["a.md", "a.md"], "differs"),
]


@pytest.mark.parametrize(("parts", "pages", "verdict"), WHOLES)
def test_parts_of_a_gift_come_to_no_more_than_it(
    parts: list[int], pages: list[str], verdict: str
) -> None:
    told = [
        given_to(number, f"House {number}", part, part_of="flow9", page=page)
        for number, (part, page) in enumerate(zip(parts, pages, strict=True), 1)
    ]
    whole = gift(9, amount=Decimal(100), currency="CNY")
    found = [c for c in audit(datasets(funding=[*told, whole])) if c.check == "split"]
    assert [(check.verdict, check.stated) for check in found] == [(verdict, "100 CNY")]
