"""Cells that hold a quantity or an amount, and headings that say what their column counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.values.amounts import parse_money
from extractor.values.quantities import (
    money_heading,
    parse_quantity,
    quantity_heading,
)

QUANTITIES: list[tuple[str, str, str | None]] = [
    ("300,000", "300000", None),
    (" 1,000,000 ", "1000000", None),
    ("1.5 million", "1500000", None),
    ("80k", "80000", None),
    ("10万", "100000", None),
    ("1,000,000 pcs", "1000000", "piece"),
    ("500 boxes", "500", "box"),
    ("500 pieces", "500", "piece"),
    ("20 sets", "20", "set"),
    ("2 tonnes", "2", "tonne"),
    ("40 kg", "40", "kilogram"),
    ("100 (pairs)", "100", "pair"),
    ("500件", "500", "piece"),
    ("2万只", "20000", "piece"),
    ("× 400", "400", None),
]
NO_QUANTITIES = ["", "In Transit", "500,000 In Transit", "n/a", "–", "Gloves", "5 of them", "TBC"]

UNITS: list[tuple[str, str | None]] = [
    ("QTY(Pieces)", "piece"),
    ("Quantity (boxes)", "box"),
    ("Quantity (pcs)", "piece"),
    ("Quantity (pcs.)", "piece"),
    ("Qty, units", "unit"),
    ("Number of boxes", "box"),
    ("数量（件）", "piece"),
    ("数量(箱)", "carton"),
    ("Pieces", "piece"),
    ("Weight (kg)", "kilogram"),
    ("数量（万只）", "piece"),
    ("Donors", None),
    ("Quantity", None),
    ("Goods", None),
    ("Progress (in %)", None),
    ("Number of projects", None),
]

HEADINGS: list[tuple[str, str | None, str]] = [
    ("Amount (SEK)", "SEK", "1"),
    ("Amount in SEK", "SEK", "1"),
    ("SEK", "SEK", "1"),
    ("Amount (USD)", "USD", "1"),
    ("Amount ($)", "USD", "1"),
    ("Amount US$", "USD", "1"),
    ("Value (£)", "GBP", "1"),
    ("Amount in thousands of USD", "USD", "1000"),
    ("Amount (USD thousands)", "USD", "1000"),
    ("Amount (thousand dollars)", "USD", "1000"),
    ("Grant ($000s)", "USD", "1000"),
    ("Grant £000", "GBP", "1000"),
    ("£'000", "GBP", "1000"),
    ("Value in EUR million", "EUR", "1000000"),
    ("Value (€m)", "EUR", "1000000"),
    ("Value (€ k)", "EUR", "1000"),
    ("US$ million", "USD", "1000000"),
    ("$ millions", "USD", "1000000"),
    ("Total in millions of euros", "EUR", "1000000"),
    ("Approved (NOK 1000)", "NOK", "1000"),
    ("Belopp (mkr)", None, "1000000"),
    ("Belopp (MSEK)", "SEK", "1000000"),
    ("Belopp (kr)", None, "1"),
    ("金额（万元）", "CNY", "10000"),
    ("金额（元）", "CNY", "1"),
    ("金额（人民币万元）", "CNY", "10000"),
    ("捐赠金额（亿元）", "CNY", "100000000"),
    ("金额（万美元）", "USD", "10000"),
    ("单位：万元", "CNY", "10000"),
    ("Donation (RMB)", "CNY", "1"),
    ("Amount (in thousands)", None, "1000"),
    ("Betrag (Mio. Euro)", "EUR", "1000000"),
    ("Sum agreed (10,000 yuan)", "CNY", "10000"),
    ("Sum agreed (RMB 10,000)", "CNY", "10000"),
    ("Sum agreed (in 10,000 RMB)", "CNY", "10000"),
    ("Sum agreed (10 000 CNY)", "CNY", "10000"),
    ("Sum agreed (RMB'0000)", "CNY", "10000"),
    ("金额（10,000元）", "CNY", "10000"),
    ("Unit: 10,000 yuan", "CNY", "10000"),
    ("Budget (100 million RMB)", "CNY", "100000000"),
    ("Budget (10 million USD)", "USD", "10000000"),
    ("Budget (1,000s of USD)", "USD", "1000"),
    ("Budget (in 1,000,000 USD)", "USD", "1000000"),
    ("Grants of up to 10,000 yuan", "CNY", "1"),
    ("Grants (more than 1,000 euros)", "EUR", "1"),
    ("Given (EUR, 2010)", "EUR", "1"),
    ("Given (100 USD)", "USD", "1"),
]
NO_HEADINGS = [
    "", "Amount", "Grant amount", "Donors", "Top donors", "All", "Try again", "Note", "Goods",
    "Progress", "捐赠金额", "Date", "Organization", "Recipient", "Cup", "Project",
]  # fmt: skip

CELLS: list[tuple[str, str, str | None]] = [
    ("$4,500.00 (USD)", "4500", "USD"),
    ("2,000.00", "2000", None),
    ("$ 1,000", "1000", "USD"),
    ("-$500", "-500", "USD"),
    ("($500)", "-500", "USD"),
    ("(1,234.00)", "-1234", None),
    ("SEK 57 232 000", "57232000", "SEK"),
    ("1 000 000 kr", "1000000", None),
    ("20 million yuan", "20000000", "CNY"),
    ("one hundred million yuan", "100000000", "CNY"),
    ("六百万元", "6000000", "CNY"),
    ("£1.5m*", "1500000", "GBP"),
    ("EUR 5,000 ", "5000", "EUR"),
    ("US$ 20,000", "20000", "USD"),
    ("$1,000 - $2,000", "1000", "USD"),
]
NO_CELLS = ["", "n/a", "$5 for 3", "500 pieces", "RMB 70,000（USD 10,000）", "2020-02-01", "5%"]


@pytest.mark.parametrize(("text", "value", "unit"), QUANTITIES)
def test_a_quantity_is_read(text: str, value: str, unit: str | None) -> None:
    assert parse_quantity(text) == (Decimal(value), unit)


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_what_is_no_quantity_is_none(text: str) -> None:
    assert parse_quantity(text) is None


@pytest.mark.parametrize(("heading", "unit"), UNITS)
def test_a_heading_states_a_unit(heading: str, unit: str | None) -> None:
    stated = quantity_heading(heading)
    assert (stated[0] if stated else None) == unit


def test_a_heading_states_a_multiplier_of_quantities() -> None:
    assert quantity_heading("数量（万只）") == ("piece", Decimal(10000))
    assert quantity_heading("Masks (thousands)") == (None, Decimal(1000))


@pytest.mark.parametrize(("heading", "currency", "factor"), HEADINGS)
def test_a_heading_states_money(heading: str, currency: str | None, factor: str) -> None:
    assert money_heading(heading) == (currency, Decimal(factor))


@pytest.mark.parametrize("heading", NO_HEADINGS)
def test_a_heading_states_no_money(heading: str) -> None:
    assert money_heading(heading) is None


@pytest.mark.parametrize(("text", "value", "currency"), CELLS)
def test_a_cell_of_money_is_read(text: str, value: str, currency: str | None) -> None:
    amount = parse_money(text)
    assert amount is not None
    assert (amount.value, amount.currency) == (Decimal(value), currency)
    assert text[amount.start : amount.end] == amount.text


@pytest.mark.parametrize("text", NO_CELLS)
def test_what_is_no_cell_of_money_is_none(text: str) -> None:
    assert parse_money(text) is None


def test_a_cell_takes_currency_and_multiplier_from_its_column() -> None:
    amount = parse_money("2,500", "SEK", Decimal(1000))
    assert amount is not None
    assert (amount.value, amount.currency) == (Decimal(2500000), "SEK")
    scaled = parse_money("2.5 million", "SEK", Decimal(1000))
    assert scaled is not None
    assert scaled.value == Decimal(2500000)
