"""Dates in pieces: passages that hold none are passed over, and no date is lost by that."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find.chronology import pieces
from extractor.find.chronology.date_line import Reader
from extractor.find.chronology.pieces import pieced_dates
from extractor.page import Page, read_source
from extractor.sources.source import Site, Source
from extractor.values.date.words import month_number, names_month

_LINES = ("12", "3rd", "May", "mars", "März,", "2019", "2019年", "3月", "About", "News", "Monday,",
          "12 May", "May 2019", "Where we work and with whom", "1.", "x")  # fmt: skip
_TAGS = ("p", "div", "span", "li", "h2")


def _page(blocks: list[tuple[str, list[str]]]) -> Page:
    made = "".join(f"<{tag}>{'<br>'.join(lines)}</{tag}>" for tag, lines in blocks)
    page = read_source(Source("p.html", f"<html><body>{made}</body></html>".encode()), Site())
    assert isinstance(page, Page)
    return page


def test_a_date_in_pieces_is_found() -> None:
    page = _page([("p", ["News"]), ("p", ["12"]), ("p", ["May"]), ("p", ["2019"])])
    assert [one.date.date for one in pieced_dates(page, Reader("en")).values()] == ["2019-05-12"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_TAGS), st.lists(st.sampled_from(_LINES), min_size=1, max_size=3)
        ),
        max_size=8,
    ),
    st.sampled_from((None, "en", "de")),
)
def test_none_is_lost(blocks: list[tuple[str, list[str]]], language: str | None) -> None:
    page, reader = _page(blocks), Reader(language)
    found = pieced_dates(page, reader)
    with patch.object(pieces, "_tells", return_value=True):
        everywhere = pieced_dates(page, reader)
    assert [(at, one.date) for at, one in found.items()] == [
        (at, one.date) for at, one in everywhere.items()
    ]


@pytest.mark.parametrize("language", [None, "en", "en-GB", "de", "pt-BR", "zh", "ru", "xx"])
@given(st.one_of(st.text(max_size=12), st.sampled_from(("May", "März.", "mars", "мая", "5月", ""))))
def test_a_month_is_known_either_way(language: str | None, word: str) -> None:
    assert names_month(word, language) == (month_number(word, language) is not None)
