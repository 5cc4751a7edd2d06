"""What is told at once of most texts is what the pattern says of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find import notes
from extractor.find.grid.fields import LABEL, label_and_value
from extractor.lexicon import load

_WORDS = [word for entry in load("headings.toml")["notes"] for word in entry["words"]]
_PIECES = st.sampled_from(
    (*_WORDS, "NOTES", "Amount", "a", "ſ", "5", ":", "：", " ", "\n", "//", "x", "注", "\u00a0")
)


@settings(max_examples=1000)
@given(st.lists(_PIECES, max_size=6).map("".join))
def test_a_text_is_a_note_as_its_pattern_says(text: str) -> None:
    match = notes._intros("notes").match(text)
    assert notes._intro_end(text) == (match.end() if match else None)


@given(st.lists(_PIECES, max_size=6).map("".join))
def test_a_label_is_told_as_its_pattern_says(text: str) -> None:
    found, match = label_and_value(text), LABEL.fullmatch(text)
    assert (found and found.groupdict()) == (match and match.groupdict())
