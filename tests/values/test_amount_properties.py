"""What holds for every text: values are read back, offsets cut the words, time is linear."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.amounts import find_amounts, parse_money

_VALUES = st.decimals(min_value="0.01", max_value="999999999", places=2)
_MILLIONS = st.integers(min_value=1, max_value=999)

MARKS_BEFORE: list[tuple[str, str]] = [
    ("$", "USD"), ("US$", "USD"), ("USD ", "USD"), ("€", "EUR"), ("EUR ", "EUR"), ("£", "GBP"),
    ("RMB ", "CNY"), ("CNY ", "CNY"), ("A$", "AUD"), ("HK$", "HKD"), ("CHF ", "CHF"),
    ("SEK ", "SEK"), ("₹", "INR"), ("Rs. ", "INR"), ("₩", "KRW"), ("R$ ", "BRL"), ("人民币", "CNY"),
]  # fmt: skip
NAMES_AFTER: list[tuple[str, str]] = [
    (" yuan", "CNY"), (" RMB", "CNY"), (" dollars", "USD"), (" US dollars", "USD"),
    (" euros", "EUR"), ("€", "EUR"), (" pounds", "GBP"), (" Swiss francs", "CHF"),
    (" rupees", "INR"), (" EUR", "EUR"),
    (" Swedish kronor", "SEK"), (" yen", "JPY"), ("元", "CNY"), ("美元", "USD"), (" 欧元", "EUR"),
]  # fmt: skip


def _only(text: str) -> tuple[Decimal, str | None]:
    (amount,) = find_amounts(text)
    assert text[amount.start : amount.end] == amount.text
    return amount.value, amount.currency


@given(_VALUES, st.sampled_from(MARKS_BEFORE))
def test_a_mark_before_is_read_back(value: Decimal, mark: tuple[str, str]) -> None:
    assert _only(f"They gave {mark[0]}{value:,.2f} to it.") == (value, mark[1])


@given(_VALUES, st.sampled_from(NAMES_AFTER))
def test_a_name_after_is_read_back(value: Decimal, name: tuple[str, str]) -> None:
    assert _only(f"They gave {value:,.2f}{name[0]} to it.") == (value, name[1])


_MILLION_WORDS = st.sampled_from(["m", "M", " million", "mn", "-million"])


@given(_MILLIONS, st.sampled_from(MARKS_BEFORE), _MILLION_WORDS)
def test_a_magnitude_is_read_back(count: int, mark: tuple[str, str], word: str) -> None:
    assert _only(f"They gave {mark[0]}{count}{word} to it.") == (count * 1000000, mark[1])


@given(_MILLIONS, st.sampled_from(NAMES_AFTER))
def test_a_range_is_read_back(count: int, name: tuple[str, str]) -> None:
    text = f"They gave {count} to {count + 5} million{name[0]}."
    (amount,) = find_amounts(text)
    assert (amount.value, amount.value_max) == (count * 1000000, (count + 5) * 1000000)


@given(_VALUES, st.sampled_from(MARKS_BEFORE))
def test_a_cell_is_read_back(value: Decimal, mark: tuple[str, str]) -> None:
    amount = parse_money(f" {mark[0]}{value:,.2f} ")
    assert amount is not None
    assert (amount.value, amount.currency) == (value, mark[1])


_PIECES = st.sampled_from(
    ["$", "US$", "€", "5", "1,000", "2.5", " million", "m", " ", " to ", "-", "–", "(", ")",
     "RMB", " yuan", "元", "万", "一", "masks", " of ", "boxes", "half a ", "twenty", "and ", ".",
     "\n", "约",
     "Rs.", "kr", "%", "pounds", "cents", "只", "口罩", "about ", "billion", "dollars", "½", "/"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_offsets_cut_the_reported_text(text: str) -> None:
    done = 0
    for amount in find_amounts(text):
        assert text[amount.start : amount.end] == amount.text
        assert done <= amount.start < amount.end
        assert amount.value_max is None or amount.value_max > amount.value
        assert amount.currency is None or amount.currency in amount.candidates
        assert (amount.item is None) == (amount.kind == "money")
        done = amount.end
    parse_money(text)


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    assert list(find_amounts(text)) == list(find_amounts(text))
    parse_money(text)


LONG_LINES = [
    "1", "1,", ",", "$", "$1", "1 ", "1-", "1.", "(", "一", "万", "1万", "one ", "a million ",
    "five, ", "1 to ", "$1 to ", "USD ", "5 boxes of ", "5 pounds ", "元", "1元", "and ", "5 new ",
    "1/", "100 000 ", "$1,", "about $1 ", "5 masks and ", "1 and ",
]  # fmt: skip


def _seconds(text: str) -> float:
    begin = time.process_time()
    for _ in find_amounts(text):
        pass
    return time.process_time() - begin


@pytest.mark.parametrize("piece", LONG_LINES)
def test_time_grows_as_the_text_does(piece: str) -> None:
    """Ten times the text takes about ten times as long; a hundred times would be quadratic."""
    short = piece * (6_000 // len(piece))
    fast = max(min(_seconds(short) for _ in range(3)), 1e-4)
    assert _seconds(short * 10) < fast * 40 + 0.05
