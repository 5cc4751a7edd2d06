"""Sums whose one mark is open are read as the cells of their column show it."""

from __future__ import annotations

import pytest

from extractor.find.donations import find_donations
from extractor.find.grids import find_grids
from extractor.page import read_source
from extractor.sources.source import Source

COLUMNS: list[tuple[list[str], list[float]]] = [
    (["0.875", "1.250", "2.5"], [0.875, 1.25, 2.5]),
    (["0,875", "1,250", "2,5"], [0.875, 1.25, 2.5]),
    (["875", "1.250", "12.500"], [875, 1250, 12500]),
    (["0.50", "1.250", "12.500"], [0.5, 1250, 12500]),
    (["0.875", "1.250.000", "12.500"], [0.875, 1250000, 12500]),
]


@pytest.mark.parametrize(("sums", "amounts"), COLUMNS)
def test_a_third_decimal_below_one_tells_of_the_column(
    sums: list[str], amounts: list[float]
) -> None:
    names = ("Lagoon School", "Palm Society", "Tide Players")
    cells = "".join(
        f"<tr><td>{name}</td><td>{value}</td></tr>\n"
        for name, value in zip(names, sums, strict=True)
    )
    html = f"<h1>Grants</h1><table><tr><th>Grantee</th><th>Amount (EUR)</th></tr>\n{cells}</table>"
    page = read_source(Source("grants.html", html.encode()))
    donations, _ = find_donations(page, find_grids(page))
    assert [donation.amount for donation in donations] == amounts
