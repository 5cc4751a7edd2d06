"""Numbers that one mark leaves open: the law of money, a letter beside them, a whole column."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.values.amounts import parse_money
from extractor.values.money.number_style import decimal_mark, in_one_style, shows_mills
from extractor.values.quantities import money_heading
from tests.values.reading import shown

COLUMNS: list[tuple[list[str], str | None]] = [
    (["1.250", "900"], ","),
    (["2,350", "640"], "."),
    (["1.250", "12.5"], "."),
    (["1.250", "1.250.000"], ","),
    (["1,250", "1.250,75"], ","),
    (["0.875", "1.250"], "."),
    (["1.250", "3,4"], ","),
    (["1.250", "2.500"], None),
    (["1.250", "2,500", "40"], None),
    (["1.25", "3,4"], None),
    (["n/a", ""], None),
]

INITIALS: list[tuple[str, list[str]]] = [
    ("$64,000 M. Weaver", ["64000 USD"]),
    ("$64,000 M.A. program", ["64000 USD"]),
    ("$640 M.A. program", ["640 USD"]),
    ("$640 K. Weaver", []),
    ("$64,000 M Weaver", []),
    ("$64,000 K-12 classes", ["64000 USD"]),
    ("$6 M for wells", ["6000000 USD"]),
    ("$6M. Wells", ["6000000 USD"]),
    ("$6.5 M. Wells", ["6500000 USD"]),
    ("€1 400 M€", ["1400000000 EUR"]),
    ("6 M EUR", ["6000000 EUR"]),
    ("€1,400 m", ["1400000000 EUR"]),
]

CELLS: list[tuple[str, str | None, Decimal | None, str | None, str]] = [
    ("6 000.–", "CHF", None, "en", "6000"),
    ("140 000.–", None, None, "de-CH", "140000"),
    ("14 500,–", "EUR", None, "en", "14500"),
    ("1.450.-", None, None, "en", "1450"),
    ("64.500", "EUR", None, "en", "64500"),
    ("64,500", None, None, "de", "64500"),
    ("1.450", "KWD", None, "en", "1.45"),
    ("1.450", "USD", Decimal(1000000), "en", "1450000"),
    ("$1.450", None, Decimal(1000000), "en", "1450000"),
    ("6만원", None, None, "ko", "60000"),
]

HEADINGS: list[tuple[str, tuple[str, Decimal] | None]] = [
    ("助成額（千円）", ("JPY", Decimal(1000))),
    ("지원금액(천원)", ("KRW", Decimal(1000))),
    ("금액(원)", ("KRW", Decimal(1))),
    ("지원(명)", None),
]


@pytest.mark.parametrize(("cells", "mark"), COLUMNS)
def test_a_column_shows_its_decimal_mark(cells: list[str], mark: str | None) -> None:
    assert decimal_mark(cells) == mark
    assert decimal_mark(reversed(cells)) == mark


def test_a_third_decimal_shows_below_one() -> None:
    assert shows_mills(["1.250", "0.875"])
    assert shows_mills(["$ 0,875", "$ 1,250"])
    assert not shows_mills(["1.250", "0.50", "10.875", "0.875.000"])


def test_a_cell_is_written_in_the_style_of_its_column() -> None:
    assert in_one_style("€ 1.250 (a)", ",") == "€ 1250 (a)"
    assert in_one_style("1,250", ",") == "1.2500"
    assert in_one_style("12.5", ",") == "12.5"
    assert in_one_style("1.250.000", ".") == "1.250.000"


@pytest.mark.parametrize(("text", "expected"), INITIALS)
def test_a_capital_after_a_sum_is_no_magnitude_without_doubt(
    text: str, expected: list[str]
) -> None:
    assert shown(text, "en") == expected


@pytest.mark.parametrize(("text", "code", "unit", "language", "value"), CELLS)
def test_a_cell_holds_a_sum_without_mills(
    text: str, code: str | None, unit: Decimal | None, language: str | None, value: str
) -> None:
    amount = parse_money(text, code, unit, language)
    assert amount is not None
    assert amount.value == Decimal(value)


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_headings_name_east_asian_money(text: str, expected: tuple[str, Decimal] | None) -> None:
    assert money_heading(text) == expected
