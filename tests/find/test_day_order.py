"""Dates of numbers only on a page: those that a search for figures finds, found by their marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find.chronology.day_order import numeric_pairs

_BY_FIGURES = re.compile(
    r"(?<![0-9./-])([0-9]{1,2})([./-])([0-9]{1,2})\2(?:[12][0-9]{3}|[0-9]{2})(?![0-9])"
)
_PIECES = ("1", "12", "31", "2020", "99", "7", "/", "/", "-", "-", ".", ".", " ", "a", "\n", "1/2/")


PAIRS = [
    ("7/2/2020, 31.12.99 and 5-6-2001", [(7, 2), (31, 12), (5, 6)]),
    ("2020/1/2020, 131.12.99 and 5-6.2001", []),
    ("1.2.3.2004 and 1/2/20201", []),
]


@pytest.mark.parametrize(("text", "pairs"), PAIRS)
def test_pairs(text: str, pairs: list[tuple[int, int]]) -> None:
    assert sorted(numeric_pairs(text, 0)) == sorted(pairs)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join), st.integers(0, 3))
def test_pairs_are_those_that_a_search_for_figures_finds(text: str, start: int) -> None:
    by_figures = [(int(one[1]), int(one[3])) for one in _BY_FIGURES.finditer(text, start)]
    assert sorted(numeric_pairs(text, start)) == sorted(by_figures)
