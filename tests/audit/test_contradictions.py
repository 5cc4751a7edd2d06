"""Statements of one gift that contradict each other, and those that are of two gifts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from extractor.audit import audit
from extractor.evidence import Event
from extractor.records import Funding, Organization, PageFacts
from tests.audit.made import datasets, gift, given_to

B = {"page": "b.md"}
TOLD = "The Fund gave Elm House a ward."


def two(first: int, second: int, **values: Any) -> list[Funding]:
    """Two statements of gifts to one receiver, the second on another page."""
    told = given_to(1, "Elm House", first, quote=TOLD, source=values.pop("source", "prose"))
    return [told, replace(told, id="f2", flow="flow2", line=2, amount=Decimal(second), **values)]


def each(field: str, funding: list[Funding], *values: Any) -> list[Funding]:
    """The statements, each with its own value of a field."""
    pairs = zip(funding, values, strict=True)
    return [replace(statement, **{field: value}) for statement, value in pairs]


def one_flow(*dates: tuple[str, str, str], status: str = "given") -> list[Funding]:
    """Statements of one gift: page, date, status."""
    return [
        given_to(n, "Elm House", 500, flow="one", page=page, date=date, status=told or status)
        for n, (page, date, told) in enumerate(dates, 1)
    ]


# what the funding is, verdicts
FIGURES: list[tuple[str, list[Funding], list[str]]] = [
    ("near figures on pages of one time", two(5_100_000, 5_300_000, **B), ["differs"]),
    ("one digit that is not near", two(20_000_000, 21_000_000, **B), ["differs"]),
    ("one the other rounded", two(5_000_000, 5_100_000, **B), ["agrees"]),
    ("figures farther apart, no day or purpose", two(400, 700, **B), []),
    ("one purpose", [replace(f, purpose="a ward") for f in two(400, 700, **B)], ["differs"]),
    ("one day", [replace(f, date="2020-03-01") for f in two(400, 700, **B)], ["differs"]),
    ("two days", two(510, 530, date="2020-04-01", **B), ["differs"]),
    ("other purposes", two(510, 530, purpose="a school", **B), ["differs"]),
    (
        "two days, both said",
        each("date", two(510, 530, **B), "2020-01-01", "2020-02-01"),
        [],
    ),
    (
        "two purposes, both said",
        each("purpose", two(510, 530, **B), "a ward", "books"),
        [],
    ),
    ("pages of two years", two(510, 530, page="old.md"), []),
    ("pages of two years, one day", [
        replace(f, date="2020-03-01") for f in two(510, 530, page="old.md")
    ], ["differs"]),
    ("another currency", two(510, 530, currency="USD", **B), []),
    ("tables of two pages", two(510, 530, source="table", **B), []),
    ("a table and a sentence", [
        replace(two(510, 530, **B)[0], source="table"), two(510, 530, **B)[1]
    ], ["differs"]),
    ("a range", two(510, 530, amount_max=Decimal(600), **B), []),
    ("a total", two(510, 530, status="total", **B), []),
    ("one page, one purpose, other words", [
        replace(f, purpose="a ward")
        for f in each("quote", two(510, 530), "We gave Elm House 510", "A ward for 530")
    ], ["differs"]),
    ("one page, items of a list", [
        replace(f, purpose="a ward", quote=f"Grant: {f.amount} for a ward") for f in two(510, 530)
    ], []),
    ("a row and a sentence of one page", each("source", two(510, 530), "prose", "table"),
     ["cannot_tell"]),
    ("a row and a sentence of one page, far apart", each("source", two(300, 900), "prose", "table"),
     []),
    ("alike in purpose, far apart",
     each("purpose", two(200, 300, **B), "research on a vaccine", "a vaccine, by research"),
     ["cannot_tell"]),
    ("alike in one word of the purpose, far apart",
     each("purpose", two(200, 300, **B), "research on a vaccine", "a vaccine for sheep"), []),
    ("pages of 60 days", two(510, 530, page="60.md"), ["differs"]),
    ("pages of 61 days", two(510, 530, page="61.md"), []),
    ("more digits than are reckoned with",
     [replace(f, purpose="a ward") for f in two(10**28 - 1, 15 * 10**27, **B)], ["differs"]),
    ("a country by two names",
     [replace(f, recipients=(n,)) for f, n in zip(
         two(510, 530, **B), ("US", "The United States"), strict=True)], ["differs"]),
    ("a row and a sentence of one day", [
        replace(f, date="2020-03-01") for f in each("source", two(510, 530), "prose", "table")
    ], ["differs"]),
    ("no receiver, one purpose in other words", [
        replace(f, recipients=())
        for f in each(
            "purpose", two(100, 110, **B), "research on a vaccine", "a vaccine, by research"
        )
    ], ["differs"]),
    ("no receiver, no purpose", [replace(f, recipients=()) for f in two(100, 110, **B)], []),
    ("no receiver, one day", [
        replace(f, recipients=(), date="2020-03-01") for f in two(100, 150, **B)
    ], ["differs"]),
    ("no receiver, one day, other purposes", [
        replace(f, recipients=(), date="2020-03-01")
        for f in each("purpose", two(100, 150, **B), "books", "food")
    ], []),
    ("goods", [
        gift(n, recipients=("Elm House",), goods=goods, quantity=Decimal(q), date="2020-03-01")
        for n, goods, q in ((1, "masks", 500), (2, "Face Masks", 400))
    ], ["differs"]),
]  # fmt: skip

DATES: list[tuple[str, list[Funding], list[str]]] = [
    ("told later with another month",
     one_flow(("a.md", "2020-02", "pledged"), ("b.md", "2020-01-29", "pledged")), ["differs"]),
    ("the month of the day",
     one_flow(("a.md", "2020-01", "pledged"), ("b.md", "2020-01-29", "pledged")), []),
    ("pledged, then given",
     one_flow(("a.md", "2020-01-02", "pledged"), ("b.md", "2020-01-29", "given")), []),
    ("given before it was pledged",
     one_flow(("a.md", "2020-01-29", "pledged"), ("b.md", "2020-01-02", "given")), ["differs"]),
    ("each told on its own day",
     one_flow(("a.md", "2020-02-21", ""), ("b.md", "2020-02-25", "")), ["cannot_tell"]),
    ("one page", one_flow(("a.md", "2020-02-01", ""), ("a.md", "2020-02-05", "")), ["cannot_tell"]),
    ("one day", one_flow(("a.md", "2020-02-01", ""), ("b.md", "2020-02-01", "")), []),
]  # fmt: skip

HOUSES = [
    Organization(name="Elm University", aliases=("Elm U",)),
    Organization(name="Oak Institute"),
]
TEAM = "It gave 500 to a team led by Dr Ash at Elm U."


def to(number: int, name: str, quote: str = "words", **values: Any) -> Funding:
    return given_to(number, name, values.pop("amount", 500), quote=quote, **values)


DAY = {"date": "2020-03-01", "purpose": "a ward"}
RECEIVERS: list[tuple[str, list[Funding], list[str]]] = [
    ("a team at the receiver", [to(1, "Elm University"), to(2, "team", TEAM, **B)],
     ["cannot_tell"]),
    ("another figure", [to(1, "Elm University", amount=600), to(2, "team", TEAM, **B)], []),
    ("not named", [to(1, "Oak Institute"), to(2, "team", TEAM, **B)], []),
    ("one page tells them apart", [to(1, "Elm University"), to(2, "team", TEAM)], []),
    ("one day and purpose", [to(1, "Elm University", **DAY), to(2, "Oak Institute", **DAY, **B)],
     ["differs"]),
    ("one day, other purposes",
     [to(1, "Elm University", **DAY), to(2, "Oak Institute", **{**DAY, "purpose": "books"}, **B)],
     []),
    ("a usual figure", [to(2, "team", TEAM, **B), *(
        to(n, name) for n, name in enumerate(["Elm University", *"abcdefgh"], 20)
    )], []),
]  # fmt: skip


def verdicts(funding: list[Funding], **held: Any) -> list[str]:
    pages = [
        PageFacts(page=page, published=published, sha256="0" * 64)
        for page, published in (
            ("a.md", "2020-02-21"),
            ("b.md", "2020-02-25"),
            ("60.md", "2020-04-21"),
            ("61.md", "2020-04-22"),
            ("old.md", "2019-02-25"),
        )
    ]
    found = audit(datasets(funding=funding, pages=pages, **held))
    return [check.verdict for check in found if check.check == "contradiction"]


@pytest.mark.parametrize(("why", "funding", "expected"), FIGURES, ids=[f[0] for f in FIGURES])
def test_figures(why: str, funding: list[Funding], expected: list[str]) -> None:
    assert verdicts(funding) == verdicts(funding[::-1]) == expected, why


@pytest.mark.parametrize(("why", "funding", "expected"), DATES, ids=[d[0] for d in DATES])
def test_dates(why: str, funding: list[Funding], expected: list[str]) -> None:
    assert verdicts(funding) == verdicts(funding[::-1]) == expected, why


@pytest.mark.parametrize(("why", "funding", "expected"), RECEIVERS, ids=[r[0] for r in RECEIVERS])
def test_receivers(why: str, funding: list[Funding], expected: list[str]) -> None:
    assert verdicts(funding, organizations=HOUSES) == expected, why
    assert verdicts(funding[::-1], organizations=HOUSES) == expected, why


def test_both_statements_stand_side_by_side() -> None:
    (check,) = audit(datasets(funding=two(5_100_000, 5_300_000, **B)))
    assert (check.pages, check.lines, check.records) == (("a.md", "b.md"), (1, 2), ("f1", "f2"))
    assert (check.stated, check.computed) == ("5,100,000 CNY", "5,300,000 CNY")
    assert check.difference == "-200,000 CNY"


def test_a_list_of_many_gifts_to_one_receiver_is_no_contradiction() -> None:
    funding = [
        given_to(n, "Elm House", 500 + n, page=page, date="2020-03-01")
        for n in range(40)
        for page in ("a.md", "b.md")
    ]
    assert verdicts(funding) == []


def test_a_gift_in_text_and_table_of_one_page_is_told_to_be_one() -> None:
    told = given_to(1, "Elm House", 500, flow="same")
    row = replace(told, id="f2", source="table", start=500, end=510)
    found = audit(datasets(funding=[told, row]))
    assert [(check.check, check.verdict) for check in found] == [("repetition", "agrees")]
    assert "in the text and a table" in found[0].detail


def event(date: str, page: str = "b.md", name: str = "Elm U") -> Event:
    return Event(id="e1", page=page, line=7, start=500, end=540, quote="", date=date, names=(name,))


# what it is, the entry, verdicts; the gift is of 1 March 2020, at Elm University
EVENTS: list[tuple[str, Event, list[str]]] = [
    ("the same day", event("2020-03-01"), ["agrees"]),
    ("days later", event("2020-03-04"), ["cannot_tell"]),
    ("weeks later", event("2020-03-24"), []),
    ("somebody else", event("2020-03-01", name="Oak Institute"), []),
    ("another publisher's chronology", event("2020-03-01", page="theirs.md"), []),
    ("the entry in which it stands", replace(event("2020-03-01", page="a.md"), start=90), []),
]


@pytest.mark.parametrize(("why", "entry", "expected"), EVENTS, ids=[e[0] for e in EVENTS])
def test_days_of_chronologies(why: str, entry: Event, expected: list[str]) -> None:
    pages = [
        PageFacts(page=page, publisher=publisher, sha256="0" * 64)
        for page, publisher in (("a.md", "Aster Fund"), ("b.md", "Aster Fund"), ("theirs.md", "X"))
    ]
    gift_ = to(1, "team", TEAM, date="2020-03-01")
    held = datasets(funding=[gift_], pages=pages, organizations=HOUSES, events=[entry])
    assert [check.verdict for check in audit(held)] == expected, why
