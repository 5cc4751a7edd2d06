"""Sentences that say who gave what to whom and no more, read from the text between their names: as
they are read from their tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import product
from typing import NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.find import funding
from extractor.find.funding import _spans, find_funding
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.coreference import who_is_meant
from extractor.find.giving.dating import dates_of_acts
from extractor.find.giving.frames.plain import plain_statements
from extractor.find.giving.frames.statements import statements
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.tokens import lexicon, tokens
from extractor.find.names import Mention, find_page_names
from extractor.page import Page, read_source
from extractor.records import Funding
from extractor.sources.source import Site, Source
from extractor.values.amounts import Amount
from extractor.values.date.western import words_of_dates
from extractor.values.dates import Date

_NAMES = {
    "Alder House": "organization",
    "Fenwick Board": "organization",
    "Pelltek": "organization",
    "Ana Ruiz": "person",
    "Royal Mail": "place",
}
_SUMS = {"$5,000": ("money", "5000"), "40 vans": ("goods", "40"), "£9 million": ("money", "9")}
_DAYS = ("3 May 2019", "May 3, 2019", "August 2021", "2020", "30 February 2019", "the next 3 years",
         "31 December 1999", "May 31, 2020", "2020-05-03", "May", "4 May")  # fmt: skip
_BEFORE = ("", "", "It was founded. ", "They met early. ", "It began in May. ", "We close\n",
           "Last May, founded\n", "It grew since last year. ", "We met on Friday. ")  # fmt: skip
_AFTER = ("", "", " In 2020 it grew.", "\n5 May was cold.", " May was wet.", " 2021 was dry.")


class _Read(NamedTuple):
    """A sentence text[start:end] in its passage, with what stands in it."""

    text: str
    start: int
    end: int
    sums: list[Amount]
    named: list[Mention]
    days: list[Date]


def _read(
    pieces: Sequence[str], before: str = "", after: str = "", said: str | None = None
) -> _Read:
    """The sentence that pieces make, between others, with the names, sums and days in it."""
    text = f"{before}{''.join(pieces)}{after}"
    start, end = len(before), len(text) - len(after)
    days = [
        one
        for one in dates_of_acts(text, said, "en", None)
        if start <= one.start and one.end <= end
    ]
    read = _Read(text, start, end, [], [], days)
    at = start
    for piece in pieces:
        begins, at = at, at + len(piece)
        if kind := _NAMES.get(piece, "organization" if piece.endswith(" House") else ""):
            read.named.append(Mention(0, begins, at, piece, kind, piece))
        elif piece in _SUMS:
            kind, value = _SUMS[piece]
            item = piece.split()[-1] if kind == "goods" else None
            unit = "USD" if kind == "money" else None
            words = (begins, at, piece)
            amount = Amount(kind, Decimal(value), None, unit, (), item, False, None, *words)
            read.sums.append(amount)
    return read


def _plainly(read: _Read) -> list[Statement]:
    return plain_statements(read.text, read.start, read.end, read.sums, read.named)


def _by_tokens(read: _Read) -> list[Statement]:
    spans = _spans(read.days, read.named)
    return statements(read.text, tokens(read.text, read.start, read.end, read.sums, spans))


def _told(found: list[Statement]) -> list[Statement]:
    """The statements without what the frames of a sentence tell only each other."""
    return [replace(one, roles=Roles(via=one.roles.via, date=one.roles.date)) for one in found]


EXAMPLES = (
    ["The ", "Alder House", " donated ", "$5,000", " to ", "Fenwick Board", "."],
    ["Fenwick Board", " received ", "40 vans", " from the ", "Alder House", " in ", "August 2021",
     "."],
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
    ["Alder House", " donated ", "$5,000", " to ", "Last Week House", " in ", "May 2019", "."],
    ["Alder House", " donated ", "$5,000", " to ", "Fenwick Board", " over ",
     "the next 3 years", "."],
    ["Alder House", " donated ", "$5,000", " to ", "Fenwick Board", " since ", "May 2020", "."],
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
        read = _read(["The ", "Alder House", act, thing, to, "Fenwick Board", " in May 2020."])
        if plain := _plainly(read):
            read_plainly += 1
            assert plain == _told(_by_tokens(read)), read.text
    assert read_plainly > len(_acts()) // 3


@cache
def _names() -> list[str]:
    """Names, and bodies named by any word of giving or of dates: "Support House"."""
    lex = lexicon()
    words = {*lex.verbs, *lex.nouns, *lex.classes}.union(*lex.sets.values())
    words |= {word for word in words_of_dates() if word.isascii()}
    return [*_NAMES, *(f"{word.title()} House" for word in sorted(words))]


def test_every_name_says_the_same_both_ways() -> None:
    acts = ((" gave ", " to "), (" received ", " from the "), (" made a gift of ", " to the "))
    days = ("", "On 3 May 2019, the "), (".", " in August 2021.")
    read_plainly = 0
    for at, name in enumerate(_names()):
        act, to = acts[at % len(acts)]
        for one, other in ((name, "Alder House"), ("Alder House", name)):
            read = _read([days[0][at % 2], one, act, "40 vans", to, other, days[1][at % 5 == 0]])
            if plain := _plainly(read):
                read_plainly += 1
                assert plain == _told(_by_tokens(read)), read.text
    assert read_plainly > len(_names()) // 2


def _one(data: st.DataObject, of: Sequence[str]) -> str:
    return data.draw(st.sampled_from(of))


def _pieces(data: st.DataObject) -> Iterator[str]:
    """The pieces of a sentence of giving, plain or not."""
    opening = _one(data, ("", "The ", "On ", "In ", "When ", "Since ", "A "))
    yield opening
    if opening in ("On ", "In ", "Since "):
        yield _one(data, _DAYS)
        yield _one(data, (", ", ", the ", ", The ", " the ", ""))
    yield _one(data, ("Alder House", *_names()))
    yield _one(data, (" donated ", " announced a gift of ", " received ", _one(data, _acts())))
    yield _one(data, list(_SUMS))
    yield _one(data, (" to ", " to the ", " from ", " from The ", " for ", ""))
    yield _one(data, ("Fenwick Board", *_names()))
    if (link := _one(data, (" on ", " in ", ".", " since ", ", ", ""))) == ".":
        yield link
    else:
        yield from (link, _one(data, _DAYS), _one(data, (".", ".", "", ", ")))


@settings(max_examples=500)
@given(st.data())
def test_what_is_read_plainly_is_read_so_from_tokens(data: st.DataObject) -> None:
    pieces = [piece for piece in _pieces(data) if piece]
    said = data.draw(st.sampled_from((None, "2020-05-05")))
    read = _read(pieces, _one(data, _BEFORE), _one(data, _AFTER), said)
    if plain := _plainly(read):
        assert plain == _told(_by_tokens(read))


_BODIES = ("Alder Trust", "Fenwick Fund", "Fenwick Board", "Rowan Institute of Music", "Ana Ruiz",
           "The Couple Foundation", "Elm House", "Board Council")  # fmt: skip
_SENTENCES = (
    "The {} donated {} to {} on 4 May 2019.",
    "On 3 March 2020, {} announced a gift of {} to the {}.",
    "{} received {} from the {} in August 2021.",
    "In April, {} gave {} to {}.",
    "It gave {1} to the {2} on 5 June.",
    "They also sent {1} to {0} that year.",
    "The Foundation paid {1} to our {2}.",
    "{0} and {2} met in 2020.",
    "The board of the {} gave {} to {}.",
    "Both foundations gave {1} to Elm House in May 2020.",
)


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """A page of some paragraphs of sentences, plain or not."""
    sentence = st.builds(
        str.format,
        st.sampled_from(_SENTENCES),
        st.sampled_from(_BODIES),
        st.sampled_from(("$5,000", "40 beds", "£9 million")),
        st.sampled_from(_BODIES),
    )
    paragraph = st.lists(sentence, min_size=1, max_size=4).map(" ".join)
    title = draw(st.sampled_from(("News", "Alder Trust", "Fenwick Fund news")))
    told = "".join(f"<p>{one}</p>" for one in draw(st.lists(paragraph, min_size=1, max_size=3)))
    return f"<html><head><title>{title}</title></head><body>{told}</body></html>"


def _funding(text: str) -> list[Funding]:
    page = read_source(Source("news.html", text.encode()), Site())
    assert isinstance(page, Page)
    return find_funding(page, find_page_names(page))


@given(_texts())
def test_records_of_a_page_are_those_of_the_general_way(text: str) -> None:
    found = _funding(text)
    with ExitStack() as general:
        general.enter_context(patch.object(funding, "plain_statements", return_value=[]))
        general.enter_context(patch.object(who_is_meant, "_is_in_full", return_value=False))
        assert found == _funding(text)
