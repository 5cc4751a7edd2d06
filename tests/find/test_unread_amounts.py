"""Amounts that are no sum of money stay null, and a problem names them."""

from __future__ import annotations

import pytest

from extractor.find.donations import find_donations
from extractor.find.grids import find_grids
from extractor.page import read_source
from extractor.records import Donation, Problem
from extractor.sources.source import Source


def found_in(
    *rows: tuple[str, str], heading: str = "Amount"
) -> tuple[list[Donation], list[Problem]]:
    cells = "".join(f"<tr><td>{name}</td><td>{amount}</td></tr>\n" for name, amount in rows)
    html = f"<h1>Grants</h1><table><tr><th>Grantee</th><th>{heading}</th></tr>\n{cells}</table>"
    page = read_source(Source("grants.html", html.encode()))
    return find_donations(page, find_grids(page))


READ = (("Lagoon School", "$4,000"), ("Palm Society", "$700"), ("Tide Players", "$950"))
UNREAD = ["TBC", "F$ 86,400", "in kind", "see below", "$5,000 - $9,999"]
NOTHING = ["", "–", "n/a", "declined", "$0"]


@pytest.mark.parametrize("words", UNREAD)
def test_the_row_is_kept_and_named(words: str) -> None:
    donations, problems = found_in(*READ, ("Reef Rangers", words))
    assert [donation.amount for donation in donations] == [4000, 700, 950, None]
    assert donations[-1].recipients == ("Reef Rangers",)
    assert donations[-1].extra == {"Amount": words}
    assert [(problem.line, problem.severity) for problem in problems] == [(5, "warning")]
    assert words in problems[0].message


@pytest.mark.parametrize("words", NOTHING)
def test_a_row_without_gift_is_none(words: str) -> None:
    donations, problems = found_in(*READ, ("Reef Rangers", words))
    assert len(donations) == 3
    assert problems == []


def test_a_column_of_other_things_makes_no_records() -> None:
    donations, problems = found_in(("Gold", "$1 to $5"), ("Silver", "ask us"), ("Bronze", "free"))
    assert (donations, problems) == ([], [])


def test_a_scale_that_the_sums_contradict_is_named_and_not_applied() -> None:
    full, problems = found_in(
        ("A Club", "$75,000"), ("B Club", "$40,000"), heading="Amount (in thousands)"
    )
    assert [donation.amount for donation in full] == [75_000, 40_000]
    assert "units of 1,000" in problems[0].message
    scaled, none = found_in(
        ("A Club", "$75"), ("B Club", "$40,000"), heading="Amount (in thousands)"
    )
    assert [donation.amount for donation in scaled] == [75_000, 40_000_000]
    assert none == []
