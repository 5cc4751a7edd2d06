"""Values that cannot be, and those that only look so."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractor.audit import audit
from extractor.audit.plausible import is_share
from extractor.evidence import Founding
from extractor.records import Donation, Funding, PageFacts, TimelineEntry
from tests.audit.made import PLACE, datasets, donation, gift, given_to


def entry(date: str, text: str) -> TimelineEntry:
    return TimelineEntry(**{**PLACE, "quote": text}, id="e1", date=date, text=text)


def awards(*amounts: str, currency: str = "USD") -> list[Donation]:
    return [
        donation(number, amount=Decimal(amount), currency=currency)
        for number, amount in enumerate(amounts, 1)
    ]


def goods(quantity: str, **values: Any) -> list[Donation]:
    return [donation(1, quantity=Decimal(quantity), **values)]


def told(quote: str) -> list[Funding]:
    return [given_to(1, "Elm House", 500, quote=quote)]


# what it is, records, verdicts, words of the first detail
VALUES: list[tuple[str, dict[str, Any], list[str], str]] = [
    ("an award of ten", {"donations": awards("10", "5000")}, ["differs"], "10 USD is at most 10"),
    ("gifts of ten by many", {"donations": awards("10", "10", "25", "5000")}, [], ""),
    ("nothing paid", {"donations": awards("0", "5000")}, [], ""),
    ("money given back", {"donations": awards("-700", "5000")}, [], ""),
    ("ten trillion", {"donations": awards("1e13")}, ["differs"], "at least 10,000,000,000,000"),
    ("a trillion", {"donations": awards("1e12")}, [], ""),
    ("half a mask", {"donations": goods("2.5", goods="Masks")}, ["differs"], "no whole number"),
    ("half a box", {"donations": goods("2.5", unit="box", goods="Rice")}, ["differs"], "box"),
    ("half a tonne", {"donations": goods("2.5", unit="tonne", goods="Rice")}, [], ""),
    ("half a hectare", {"donations": goods("2.5", goods="hectares of forest")}, [], ""),
    ("半吨", {"donations": goods("2.5", goods="吨大米")}, [], ""),
    ("tons told in a sentence",
     {"funding": [gift(1, goods="tons of rice", quantity=Decimal("5.5"))]}, [], ""),
    ("half a tent told in a sentence",
     {"funding": [gift(1, goods="tents", quantity=Decimal("5.5"))]}, ["differs"], "5.5 of tents"),
    ("two years on", {"donations": [donation(1, date="2022-03-01")]}, ["differs"], "2020-02-21"),
    ("the year after", {"donations": [donation(1, date="2021")]}, [], ""),
    ("a year on", {"donations": [donation(1, date="2021-02-21")]}, [], ""),
    ("a year and a day on", {"donations": [donation(1, date="2021-02-22")]}, ["differs"], "2021"),
    ("a pledge for later", {"donations": [donation(1, date="2025", stage="pledged")]},
     ["cannot_tell"], "may be planned"),
    ("an entry of what was", {"timeline": [entry("2023-05-01", "The school opened.")]},
     ["differs"], "2023-05-01 is more than a year"),
    ("an entry of what will be", {"timeline": [entry("2023-05", "The school will open.")]},
     ["cannot_tell"], "may be planned"),
    ("未来的事", {"timeline": [entry("2023-05", "学校将开学。")]}, ["cannot_tell"], "planned"),
    ("a share of 120 %", {"donations": [donation(1, extra={"Share of budget": "120%"})]},
     ["differs"], "120 % is more than the whole: Share of budget"),
    ("a share of 80 %", {"donations": [donation(1, extra={"Share of budget": "80%"})]}, [], ""),
    ("占比", {"donations": [donation(1, extra={"占比": "120％"})]}, ["differs"], "占比"),
    ("growth", {"donations": [donation(1, extra={"Growth": "120%"})]}, [], ""),
    ("more than the goal", {"donations": [donation(1, extra={"% of goal": "120%"})]}, [], ""),
    ("a share told", {"funding": told("120% of the donations go to Elm House.")}, ["differs"],
     "120 % is more"),
    ("all of it", {"funding": told("100% of the donations go to Elm House.")}, [], ""),
    ("raised", {"funding": told("We raised 120% of the funds needed.")}, [], ""),
    ("善款", {"funding": told("善款的120%用于教育。")}, ["differs"], "120 % is more"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "held", "verdicts", "words"), VALUES, ids=[v[0] for v in VALUES])
def test_values(why: str, held: dict[str, Any], verdicts: list[str], words: str) -> None:
    found = audit(datasets(**held))
    assert [c.verdict for c in found if c.check == "impossible value"] == verdicts, why
    assert words in "".join(check.detail for check in found)


def test_a_page_that_was_changed_later_may_tell_of_later_days() -> None:
    facts = PageFacts(page="a.md", published="2018-01-01", modified="2023", sha256="0" * 64)
    assert audit(datasets(pages=[facts], donations=[donation(1, date="2024-12-01")])) == []
    assert len(audit(datasets(pages=[facts], donations=[donation(1, date="2025-12-01")]))) == 1


SHARES = [
    "Share",
    "% of total",
    "Percentage of budget",
    "Part du budget (%)",
    "占比（%）",
    "Anteil",
]
NO_SHARES = ["Amount", "Growth %", "% of goal", "% change", "完成率", "Match", "Interest rate (%)"]


@pytest.mark.parametrize(("heading", "expected"), [*((h, True) for h in SHARES),
                                                   *((h, False) for h in NO_SHARES)])  # fmt: skip
def test_headings_of_shares(heading: str, expected: bool) -> None:
    assert is_share(heading) is expected


def founding(date: str, name: str = "Aster Fund", page: str = "about.md") -> Founding:
    return Founding(**{**PLACE, "page": page, "line": 7}, organization=name, date=date)


# founding dates, dates of gifts, verdicts
FOUNDINGS: list[tuple[list[str], list[str], list[str]]] = [
    (["2014-12-15"], ["2020-01-29", "2019"], ["agrees"]),
    (["2014-12-15"], ["2012-05", "2020-01-29"], ["differs"]),
    (["2014-12-15"], ["2012", "2013", "2014"], ["differs", "differs"]),
    (["2014-12-15"], ["2014-12-14"], ["differs"]),
    (["2014"], ["2014-01-01"], ["agrees"]),
    (["2014", "2010"], ["2012"], ["agrees"]),  # the earliest of two that pages state
    (["2010", "2014"], ["2012"], ["agrees"]),
    ([], ["1812"], []),
    (["2014"], [], []),
]


@pytest.mark.parametrize(("founded", "given_on", "verdicts"), FOUNDINGS)
def test_gifts_are_no_older_than_their_giver(
    founded: list[str], given_on: list[str], verdicts: list[str]
) -> None:
    funding = [given_to(n, f"House {n}", 500 + n, date=day) for n, day in enumerate(given_on)]
    held = datasets(funding=funding, foundings=[founding(day) for day in founded])
    found = audit(held)
    assert [c.verdict for c in found] == verdicts
    assert all("about.md:7" in c.detail and "about.md" in c.pages for c in found)
    other = datasets(funding=funding, foundings=[founding(day, "Elm Fund") for day in founded])
    assert audit(other) == []
