"""The test of a sentence without amounts before its tokens: false only where nothing is stated."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor.find.giving.frames.statements import statements
from extractor.find.giving.words.tokens import lexicon, may_give, tokens
from extractor.find.giving.words.unmeasured import may_tell_gift
from extractor.find.names import Name
from extractor.lexicon import load

EXAMPLES = (
    "Alder House gave blankets to Fenwick School.",
    "Alder House provided training for nurses.",
    "Alder House offered rooms free of charge to nurses.",
    "Fenwick School was given a hearing-aid by Alder House.",
    "Alder House passed on a grant to Fenwick School.",
)
NEGATIVES = (
    "The board met to discuss the plans of two schools.",
    "Volunteers worked with local partners to bring care to people in need.",
    "Alder House will support the choir.",
    "The blankets lay by the door.",
    "Two of these came from the coast.",
)
FOLLOWS = (
    "All of it went to Fenwick School.",
    "They were sent through Alder House to Fenwick School.",
    "Alder House announced their giving.",
    "Fenwick School received the largest, for its roof.",
)


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_gift_with_its_verb_may_be_told(text: str) -> None:
    assert may_tell_gift(text, follows=False)


@pytest.mark.parametrize("text", NEGATIVES)
def test_without_a_gift_or_a_verb_none_is(text: str) -> None:
    assert not may_tell_gift(text, follows=True)


@pytest.mark.parametrize("text", FOLLOWS)
def test_some_count_only_after_a_gift(text: str) -> None:
    assert may_tell_gift(text, follows=True)
    assert not may_tell_gift(text, follows=False)


_NAMES = ("Alder House", "Fenwick School", "Ana Ruiz", "Lisbon")
_KINDS = ("organization", "organization", "person", "place")


def _words() -> list[str]:
    """Words that a sentence of giving is made of, each kind about as often as another."""
    lex, goods = lexicon(), load("goods.toml")
    kinds = [
        list(lex.verbs),
        [*sorted(lex.nouns), *sorted(lex.sets["in_kind"]), *sorted(lex.sets["free"])],
        [*goods["always"]["nouns"], *goods["mass"]["nouns"], *goods["irregular"]["plurals"]],
        [f"{noun}s" for noun in goods["when_given"]["nouns"]],
        [*sorted(lex.sets["told_before"]), "the largest,", "half,", "some –", "it", "they", "them"],
        ["was", "were", "has", "will", "to", "is", "been", "which", "who", "agreed", "because"],
        ["of", "for", "to", "from", "by", "with", "through", "and", ",", "a", "the", "her", "’s"],
        ["children", "nurses", "garden", "morning", "people", "time", "include", "increased"],
        list(_NAMES),
    ]
    most = max(map(len, kinds))
    return [words[at % len(words)] for at in range(most) for words in kinds]


@settings(max_examples=600)
@given(st.lists(st.sampled_from(_words()), min_size=2, max_size=14))
@example(["all of it", "went", "to", "Alder House"])
@example(["Alder House", "helped", "them", "with", "their", "giving"])
@example(["Alder House", "gave", "the largest,", "to", "Fenwick School"])
@example(["they", "were", "given", "to", "nurses", "through", "Alder House"])
@example(["Alder House", "made", "the", "fields", "available", "free", "to", "nurses"])
def test_what_is_ruled_out_states_nothing(words: list[str]) -> None:
    text = f"{' '.join(words)}."
    spans = []
    for name, kind in zip(_NAMES, _KINDS, strict=True):
        at = text.find(name)
        while at >= 0:
            spans.append((at, at + len(name), "name", Name(at, at + len(name), name, kind)))
            at = text.find(name, at + 1)
    if statements(text, tokens(text, 0, len(text), [], spans)):
        assert may_tell_gift(text, follows=True)
        assert may_tell_gift(text, follows=False) or not may_give(text)
