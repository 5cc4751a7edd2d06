"""Cells of plain words, as most are: the quick answers are those of the general rules."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find.rows import headings, parties, totals, wording
from extractor.find.rows.headings import folded
from extractor.find.rows.parties import plain_name, split_names
from extractor.find.rows.totals import is_total, sums_up
from extractor.find.rows.wording import leaning, listed, may_lean
from extractor.values.money import anchors

_WORDS = (
    "Elm Ash Trust Fund of for and und et en og i y the School total Total sum Health 2019 4 March"
    " alt summe grand general all grants in number value Café 合计 Total: (USD) St. Inc & ,"
).split()
_TEXTS = st.lists(st.sampled_from(_WORDS), max_size=5).map(" ".join)
_TEXTS |= st.sampled_from(sorted(listed("totals"))) | st.text("Ab 2.", max_size=8)
_NAMES = st.sampled_from(("Elm Trust", "Ash Fund", "Birch Academy"))
_TEXTS |= st.builds("{} {} {}".format, _NAMES, st.sampled_from(("and", "et", "og", "of")), _NAMES)


@settings(max_examples=400)
@given(_TEXTS, st.lists(_TEXTS, max_size=2))
def test_cells_that_cannot_sum_head_no_sum(text: str, above: list[str]) -> None:
    found = is_total(text), sums_up(text, above)
    with patch.object(totals, "may_sum", return_value=True):
        assert (is_total(text), sums_up(text, above)) == found
    assert totals.may_sum(text) or found == (False, False)


@settings(max_examples=400)
@given(_TEXTS, st.lists(_TEXTS, max_size=2))
def test_plain_words_are_names_as_any_other(text: str, known: list[str]) -> None:
    found = plain_name(text), split_names(text, known, commas=True), folded(text)
    with (
        patch.object(parties, "are_plain_words", return_value=False),
        patch.object(headings, "are_plain_tokens", return_value=False),
    ):
        assert (plain_name(text), split_names(text, known, commas=True), folded(text)) == found


_CONTEXTS = [word for _, word, _ in wording._context_words()[1]]


@settings(max_examples=400)
@given(_TEXTS | st.sampled_from(("Average grant", "Our donors of 2019", "Balance", *_CONTEXTS)))
def test_words_that_lean_nowhere_are_none_of_context(text: str) -> None:
    found = leaning.__wrapped__(text)
    with patch.object(wording, "may_lean", return_value=True):
        assert leaning.__wrapped__(text) == found
    assert may_lean(folded(text)) or not any(found)


_COUNTED = (
    "a A an half Half quarter couple Couple of hundred thousand million dozen dollars euros masks"
    " or and to Elm Trust grant ten Ten TEN zero billion cents fifty seventy-five"
).split()


@settings(max_examples=600)
@given(st.lists(st.sampled_from(_COUNTED), max_size=6).map(" ".join))
def test_words_that_count_nothing_hold_no_amount(text: str) -> None:
    assert not anchors.counts_nothing(text, "en") or anchors.anchors(text, "en") == []
