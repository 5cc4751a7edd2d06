"""Texts that know where their characters come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.sources.placed.text import Piece, Place, PlacedText, cut, joined
from extractor.sources.placed.values import derived

FILE = "abc Elm Trust gave 5,000 masks & gloves to the River School 日本 xyz"
TEXTS = st.builds(
    lambda a, b: PlacedText(FILE[a : a + b], [Piece(0, b, Place("f", a, a + b))]),
    st.integers(0, 40),
    st.integers(1, 20),
)


def assert_true(text: str) -> None:
    """Each exact piece is the same characters as in the file; none overlaps the next."""
    at = 0
    for piece in getattr(text, "pieces", ()):
        assert at <= piece.at < piece.stop <= len(text)
        at = piece.stop
        if piece.exact:
            assert FILE[piece.place.start : piece.place.end] == text[piece.at : piece.stop]


@given(st.lists(TEXTS | st.text("<p> ", max_size=4)), st.sampled_from(["", ", "]))
def test_joined_texts_keep_their_places(parts: list[str], separator: str) -> None:
    text = joined(parts, separator)
    assert text == separator.join(parts)
    assert_true(text)


@given(st.lists(TEXTS, min_size=1), st.integers(0, 30), st.integers(0, 30))
def test_cut_texts_keep_their_places(parts: list[str], start: int, size: int) -> None:
    whole = joined(parts, " ")
    assert cut(whole, start, start + size) == str(whole)[start : start + size]
    assert_true(cut(whole, start, start + size))


@given(st.lists(TEXTS, min_size=1), st.lists(st.integers(0, 60)))
def test_derived_texts_keep_the_places_of_words_that_stayed(
    parts: list[str], dropped: list[int]
) -> None:
    whole = joined(parts, " ")
    kept = [word for number, word in enumerate(whole.split()) if number not in dropped]
    assert_true(derived("<p>" + "  ".join(kept) + "</p>", whole))


def test_a_word_that_a_filter_made_stands_for_all_of_its_value() -> None:
    place = Place("f", 4, 20)
    value = PlacedText("Elm Trust gave 5", [Piece(0, 16, place)])
    made = derived("<b>Elm</b> TRUST gave 5", value)
    words = {made[p.at : p.stop]: (p.exact, p.place.start, p.place.end) for p in made.pieces}
    assert words == {
        "Elm": (True, 4, 7),
        "TRUST": (False, 4, 20),
        "gave 5": (True, 14, 20),
    }


@pytest.mark.parametrize(("left_out", "exact"), [(0, True), (39, True), (40, False)])
def test_a_filter_may_leave_out_so_many_words(left_out: int, exact: bool) -> None:
    text = " ".join(["first", *(f"w{number}" for number in range(left_out)), "last"])
    value = PlacedText(text, [Piece(0, len(text), Place("f", 0, len(text)))])
    assert [piece.exact for piece in derived("first, last", value).pieces] == [True, exact]


def test_words_of_a_template_stay_apart_from_those_of_data() -> None:
    pieces = [Piece(0, 5, Place("f", 0, 5), template=True), Piece(5, 6, Place("f", 5, 6))]
    made = derived("<b>gave 5</b>", PlacedText("gave 5", pieces))
    assert [(made[p.at : p.stop], p.template) for p in made.pieces] == [
        ("gave ", True),
        ("5", False),
    ]
