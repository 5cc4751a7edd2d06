"""Names that stand alone, read the short way: as the general one reads them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find.giving.clauses import subjects
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.frames.statements import statements
from extractor.find.giving.parties import phrases
from extractor.find.giving.parties.phrases import Party, parties, party
from extractor.find.giving.parties.plain_names import name_alone, plain_name, subject_alone
from extractor.find.giving.words.tokens import Token, lexicon, tokens
from extractor.find.names import Name
from extractor.values.amounts import Amount
from extractor.values.dates import Date

_NAMES = {
    "Alder House": "organization",
    "Fenwick Board": "organization",
    "Alder Prize": "programme",
    "Ana Ruiz": "person",
    "Lisbon": "place",
    "UP": "name",
    "Pelltek": "name",
    "British": "group",
    "Next": "name",
    "Estate": "name",
}
_SUMS = {"$5,000": ("money", "5000"), "40 beds": ("goods", "40"), "£9": ("money", "9")}
_DAYS = ("3 May 2019", "in 2020")


def _read(text: str) -> list[Token]:
    """The tokens of a sentence that holds these names, sums and days."""

    def places(pieces: list[str]) -> list[tuple[str, int, int]]:
        return [
            (piece, at, at + len(piece))
            for piece in pieces
            for at in range(len(text))
            if text.startswith(piece, at)
        ]

    sums = [_amount(piece, start) for piece, start, _ in places(list(_SUMS))]
    spans: list[tuple[int, int, str, object]] = [
        (a, b, "name", Name(a, b, piece, _NAMES[piece])) for piece, a, b in places(list(_NAMES))
    ]
    spans += [
        (a, b, "date", Date("2019", None, "year", "stated", a, b, piece))
        for piece, a, b in places(list(_DAYS))
    ]
    return tokens(text, 0, len(text), sums, spans)


def _amount(piece: str, start: int) -> Amount:
    kind, value = _SUMS[piece]
    item = piece.split()[-1] if kind == "goods" else None
    currency = "USD" if kind == "money" else None
    end = start + len(piece)
    return Amount(kind, Decimal(value), None, currency, (), item, False, None, start, end, piece)


def _general(text: str) -> list[Statement]:
    """The statements of a sentence with every name read the general way."""
    with (
        patch.object(phrases, "name_alone", return_value=None),
        patch.object(phrases, "plain_name", return_value=None),
        patch.object(subjects, "subject_alone", return_value=None),
    ):
        return statements(text, _read(text))


EXAMPLES = (
    "The Alder House gave $5,000 to Ana Ruiz on 3 May 2019.",
    "Pelltek donated 40 beds to the Fenwick Board.",
    "Ana Ruiz received £9 from Alder House.",
)


@pytest.mark.parametrize("text", EXAMPLES)
def test_plain_forms_are_read_the_short_way(text: str) -> None:
    read = _read(text)
    hi = next(at for at, token in enumerate(read) if token.kind == "verb")
    assert subject_alone(text, read, hi)
    assert name_alone(text, read, len(read) - 2 - (read[-2].kind == "date") * 2, len(read))
    assert statements(text, read) == _general(text) != []


NEGATIVES = (
    "Alder House of Lisbon",
    "Alder House’s clinic",
    "Alder House staff",
    "British also Pelltek",
    "UP to 40 beds",
    "Alder House – based",
)
IN_A_LIST = ("Alder House, Lisbon", "Alder House and Pelltek", "Pelltek in Lisbon", "Pelltek (UP)")


@pytest.mark.parametrize("text", NEGATIVES)
def test_words_beside_a_name_may_say_more_of_it(text: str) -> None:
    read = _read(text)
    assert plain_name(text, read, 0, len(read)) is None


@pytest.mark.parametrize("text", IN_A_LIST)
def test_a_list_or_an_aside_may_follow(text: str) -> None:
    read = _read(text)
    assert plain_name(text, read, 0, len(read))
    assert name_alone(text, read, 0, len(read)) is None


@cache
def _words() -> list[str]:
    """Names, sums and days, and the words that stand before, between and after them."""
    kinds = [
        list(_NAMES),
        [*_SUMS, *_DAYS],
        list(lexicon().verbs),
        ["the", "a", "an", "each", "its", "to", "of", "from", "by", "for", "in", "with", "at"],
        ["and", ",", ";", ":", "–", "-", "’s", "(", ")", "which", "who", "that", "whose", "both"],
        ["was", "has", "will", "charity", "staff", "clinic", "founder", "late", "year", "based"],
        ["grant", "donation", "also", "all", "i", "last", "than", "up", "board", "leeds-based"],
    ]
    most = max(map(len, kinds))
    return [words[at % len(words)] for at in range(most) for words in kinds]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(_words()), min_size=2, max_size=12))
def test_parties_are_those_of_the_general_way(words: list[str]) -> None:
    text = f"{' '.join(words)}."
    read = _read(text)
    for i in range(len(read)):
        for end in (len(read), min(i + 2, len(read))):
            if plain := plain_name(text, read, i, end):
                assert plain == _by_general(text, read, i, end)
            if alone := name_alone(text, read, i, end):
                with patch.object(phrases, "name_alone", return_value=None):
                    assert parties(text, read, i, end) == ([alone[0]], alone[1])


def _by_general(text: str, read: list[Token], i: int, end: int) -> tuple[Party | None, int]:
    with patch.object(phrases, "plain_name", return_value=None):
        return party(text, read, i, end)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(_words()), min_size=3, max_size=12))
def test_statements_are_those_of_the_general_way(words: list[str]) -> None:
    text = f"{' '.join(words)}."
    assert statements(text, _read(text)) == _general(text)
