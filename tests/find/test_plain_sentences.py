"""Sentences that say who gave what to whom and no more, read from the text between their names: as
they are read from their tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find.funding import _spans
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.frames.plain import plain_statements
from extractor.find.giving.frames.statements import statements
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.tokens import lexicon, tokens
from extractor.find.names import Mention
from extractor.values.amounts import Amount
from extractor.values.dates import Date

_NAMES = {
    "Alder House": "organization",
    "Fenwick Board": "organization",
    "Pelltek": "organization",
    "Ana Ruiz": "person",
    "Royal Mail": "place",
}
_SUMS = {"$5,000": ("money", "5000"), "40 vans": ("goods", "40"), "£9 million": ("money", "9")}
_DAYS = ("3 May 2019", "May 3, 2019", "August 2021", "2020", "the next 3 years")


class _Read(NamedTuple):
    """A sentence with what stands in it."""

    text: str
    sums: list[Amount]
    named: list[Mention]
    days: list[Date]


def _read(pieces: list[str]) -> _Read:
    """The sentence that pieces make, with the names, sums and days among them."""
    read = _Read("".join(pieces), [], [], [])
    at = 0
    for piece in pieces:
        start, at = at, at + len(piece)
        if kind := _NAMES.get(piece, "organization" if piece.endswith(" House") else ""):
            read.named.append(Mention(0, start, at, piece, kind, piece))
        elif piece in _DAYS:
            read.days.append(Date("2019", None, "year", "stated", start, at, piece))
        elif piece in _SUMS:
            kind, value = _SUMS[piece]
            item = piece.split()[-1] if kind == "goods" else None
            unit = "USD" if kind == "money" else None
            said = (start, at, piece)
            amount = Amount(kind, Decimal(value), None, unit, (), item, False, None, *said)
            read.sums.append(amount)
    return read


def _plainly(read: _Read) -> list[Statement]:
    text, sums, named, days = read
    return plain_statements(text, 0, len(text), sums, named, days)


def _by_tokens(read: _Read) -> list[Statement]:
    text, sums, named, days = read
    return statements(text, tokens(text, 0, len(text), sums, _spans(days, named)))


def _told(found: list[Statement]) -> list[Statement]:
    """The statements without what the frames of a sentence tell only each other."""
    return [replace(one, roles=Roles(via=one.roles.via, date=one.roles.date)) for one in found]


EXAMPLES = (
    ["The ", "Alder House", " donated ", "$5,000", " to ", "Fenwick Board", "."],
    ["Fenwick Board", " received ", "40 vans", " from the ", "Alder House", " in ", "2020", "."],
    ["On ", "3 May 2019", ", ", "Alder House", " announced a grant of ", "$5,000", " to the ",
     "Fenwick Board", "."],
    ["Alder House", " gave ", "£9 million", " to ", "Fenwick Board", " on ", "May 3, 2019", "."],
)  # fmt: skip
NEGATIVES = (
    ["Ana Ruiz", " donated ", "$5,000", " to ", "Fenwick Board", "."],
    ["Pelltek", " donated ", "$5,000", " to ", "Fenwick Board", "."],
    ["Alder House", " donated ", "$5,000", " to ", "Fenwick Board", " staff."],
    ["Alder House", " has donated ", "$5,000", " to ", "Fenwick Board", "."],
    ["Alder House", " helped ", "$5,000", " to ", "Fenwick Board", "."],
    ["Alder House", " donated ", "$5,000", " from ", "Fenwick Board", "."],
    ["Alder House", " donated ", "$5,000", " to ", "Fenwick Board", " over ",
     "the next 3 years", "."],
    ["Alder House", " donated ", "$5,000", " to ", "Fenwick Board", " since ", "2020", "."],
    ["When ", "Alder House", " donated ", "$5,000", " to ", "Fenwick Board", "."],
)  # fmt: skip


@pytest.mark.parametrize("pieces", EXAMPLES)
def test_plain_sentences_are_read_the_short_way(pieces: list[str]) -> None:
    read = _read(pieces)
    assert _plainly(read) == _told(_by_tokens(read)) != []


@pytest.mark.parametrize("pieces", NEGATIVES)
def test_all_others_are_read_from_their_tokens(pieces: list[str]) -> None:
    assert _plainly(_read(pieces)) == []


@cache
def _acts() -> list[str]:
    """Every form of every verb, and every verb of stating with a gift noun."""
    lex = lexicon()
    stated = [form for form, verb in lex.verbs.items() if verb.sense == "state"]
    nouns = product(stated, ("a", "an"), sorted(lex.nouns))
    return [
        *(f" {form} " for form in lex.verbs),
        *(f" {form} {article} {noun} of " for form, article, noun in nouns),
    ]


def test_every_verb_and_noun_says_the_same_both_ways() -> None:
    read_plainly = 0
    for act, thing, to in product(_acts(), ("$5,000", "40 vans"), (" to ", " from the ")):
        read = _read(["The ", "Alder House", act, thing, to, "Fenwick Board", " in ", "2020", "."])
        if plain := _plainly(read):
            read_plainly += 1
            assert plain == _told(_by_tokens(read)), read.text
    assert read_plainly > len(_acts()) // 3


@cache
def _names() -> list[str]:
    """Names, and bodies named by any word of giving: "Support House"."""
    lex = lexicon()
    words = sorted({*lex.verbs, *lex.nouns, *lex.classes}.union(*lex.sets.values()))
    return [*_NAMES, *(f"{word.title()} House" for word in words)]


def test_every_name_says_the_same_both_ways() -> None:
    acts = ((" gave ", " to "), (" received ", " from the "), (" made a gift of ", " to the "))
    read_plainly = 0
    for at, name in enumerate(_names()):
        act, to = acts[at % len(acts)]
        for one, other in ((name, "Alder House"), ("Alder House", name)):
            read = _read([one, act, "40 vans", to, other, "."])
            if plain := _plainly(read):
                read_plainly += 1
                assert plain == _told(_by_tokens(read)), read.text
    assert read_plainly > len(_names())


_OPENINGS = ("", "The ", "On ", "In ", "When ", "Since ", "A ")
_BEFORE_NAME = (", ", ", the ", ", The ", " the ", "")
_TO = (" to ", " to the ", " from ", " from The ", " for ", " by ", "")
_BEFORE_DAY = (" on ", " in ", ".", " since ", ", ", "")


@settings(max_examples=500)
@given(st.data())
def test_what_is_read_plainly_is_read_so_from_tokens(data: st.DataObject) -> None:
    def one(of: Sequence[str]) -> str:
        return data.draw(st.sampled_from(of))

    opening = one(_OPENINGS)
    pieces = [opening]
    if opening in ("On ", "In ", "Since "):
        pieces += [one(_DAYS), one(_BEFORE_NAME)]
    pieces += [one(_names()), one(_acts()), one(list(_SUMS)), one(_TO), one(_names())]
    link = one(_BEFORE_DAY)
    pieces += [link] if link == "." else [link, one(_DAYS), one((".", "", ", "))]
    read = _read([piece for piece in pieces if piece])
    if plain := _plainly(read):
        assert plain == _told(_by_tokens(read))
