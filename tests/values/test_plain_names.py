"""Plain chains of capitalized words are read as the general way reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.lexicon import load
from extractor.values import same_name
from extractor.values.name import tokens
from extractor.values.name.latin import general_names
from extractor.values.name.plain import plain_name
from extractor.values.name.tokens import LINKS, chain_pattern, chains, is_place
from extractor.values.name.words import name_words, spellings
from extractor.values.place_names import may_end_place, written
from extractor.values.places import parse_place
from extractor.values.same_name import NameParts
from extractor.values.tries import any_of, any_word

_INVENTED = (
    "Sarn", "Lovik", "Tarnby", "Quillan", "Ekholm", "ORB", "Iri", "Xu", "B", "Éluard", "Ödön",
    "Jean-Marc", "O’Neil", "S&P", "A/S", "Norway/Sweden", "U.S.", "McAra", "eBay", "iFund", "3M",
    "Weavers’", "Sarn's", "I’m", "St.", "Dr.", "B.", "Republikindonesia", "Ⅳ", "Ecology", "Sarns",
    "Lovikstiftung", "Trusts", "Wei", "Jianguo", "(Pty) Ltd", "Public Limited Company",
)  # fmt: skip


def _kinds_of_words() -> list[list[str]]:
    """Words of each kind that the lexicon tells of, as names write them."""
    words, kinds = name_words(), load("kinds.toml")
    some = (
        *(words.opening, words.title, words.role, words.calamity, words.verb, words.link),
        *(words.field, words.generic, words.place_head, words.saint, words.given, words.family),
        *(words.heads, words.closing, words.alone, words.phrases, words.compound, LINKS),
        *(spellings(kinds["company_form"]), spellings(kinds["around"]["no_name"]), words.named),
        *(("team", "group"), (name for name in written() if name.isascii())),
    )
    told = [sorted(one) for one in some]
    return [
        [*one, *(word.title() for word in one), *(word.upper() for word in one)] for one in told
    ]


_WORD = st.one_of(st.sampled_from(_INVENTED), *map(st.sampled_from, _kinds_of_words()))
_CHAIN = st.builds(
    lambda words, between, owner: f"{between.join(words)}{owner}",
    st.lists(_WORD, min_size=1, max_size=4),
    st.sampled_from((" ", " ", " ", "\u00a0")),
    st.sampled_from(("", "", "", "’s", "'s", "’")),
)
_BEFORE = st.sampled_from(
    ("", "", "the ", "The ", "a gift to ", "born in ", "they met in the ", "announced by ", "He. ")
)
_AFTER = st.sampled_from(
    ("", ".", " today", " in Norway", " in Sarn Bay", "’s School of Law", " spokeswoman", " (x)")
)


@settings(max_examples=3000)
@given(_BEFORE, _CHAIN, _AFTER, st.booleans())
def test_a_plain_chain_is_read_as_any_other(
    before: str, chain: str, after: str, is_known: bool
) -> None:
    known = (chain.split(" ", 1)[-1], chain) if is_known else ()
    _read_both_ways(before + chain + after, known)


def _read_both_ways(text: str, known: Sequence[str] = ()) -> None:
    for match in chain_pattern().finditer(text):
        one, start = match.group(), match.start()
        found = plain_name(one, start, text, known)
        assert found is None or [*found] == [*general_names(one, start, text, known, [])]


EXAMPLES = [
    *("Lovik Trust Team", "the Trust Lovik", "He Jianguo Trust", "to He Jianguo", "Foundation"),
    *("St Lovik’s", "The St Lovik’s", "the The Trust", "on Storm Ada", "Storm Ada Fund", "Team"),
    *("Trust Trust Lovik", "Sarn Red Cross", "Air Force Sarn", "Hands Lovik", "Ada De Lovik"),
    *("Mayor Lovik", "Lovik Mayor Ada", "born in Sarn Bay", "Sarn Bay University", "HM Government"),
    *("New Zealand’s School of Law", "Republic Of Kenya", "a Group of", "The Weavers Group"),
]


def test_examples_are_read_both_ways() -> None:
    for text in EXAMPLES:
        _read_both_ways(text)
        _read_both_ways(text, ("Lovik", "Ada", "St Lovik"))


READ = ["Sarn", "Sarn’s", "Lovik Tarn School", "The Lovik Fund", "Ada Lovik’s", "Jean-Marc Ekholm"]
LEFT = ["Lovik of Sarn", "Lovik, Ltd", "Tarn Pte Ltd", "Dr. Ada Lovik", "Lovik Wins Award"]


def test_what_is_plain() -> None:
    assert [chain for chain in READ if plain_name(chain, 0, chain, ()) is None] == []
    assert [chain for chain in LEFT if plain_name(chain, 0, chain, ()) is not None] == []


@settings(max_examples=1000)
@given(
    st.lists(_WORD, min_size=1, max_size=3), st.sampled_from((" ", " ", " and ", ", ", "/", "-"))
)
def test_a_place_is_one_by_its_last_word_too(parts: Sequence[str], between: str) -> None:
    words = between.join(parts)
    assert is_place(words) is (parse_place(words) is not None)


def test_each_known_place_ends_with_a_word_that_may_end_one() -> None:
    assert [name for name in written() if not may_end_place(name.split()[-1])] == []


_BETWEEN = ("Dr", "and", "de la", "of", "d’Ab", "l'A", "abAb", "x", "&", "-", "’")
_LETTERS = st.text("aAbBsdlLMZéÉñ’'&-_. 1,\u00a0(P", max_size=12)


@settings(max_examples=2000)
@given(st.lists(st.one_of(_LETTERS, _WORD, st.sampled_from(_BETWEEN)), max_size=7))
def test_chains_are_those_of_their_pattern(parts: Sequence[str]) -> None:
    for text in ("".join(parts), " ".join(parts)):
        found = [chain.span() for chain in chains(text)]
        assert found == [chain.span() for chain in chain_pattern().finditer(text)]


@settings(max_examples=1000)
@given(st.text("aAbBcsTHhe0 '’é\n", max_size=16))
def test_a_plain_name_is_folded_as_any_other(name: str) -> None:
    def read() -> tuple[tuple[str, ...], NameParts]:
        return same_name._words.__wrapped__(name), same_name.name_parts.__wrapped__(name)

    with patch.object(same_name, "_is_plain", lambda name: False):
        same_name._words.cache_clear()
        slow = read()
    same_name._words.cache_clear()
    assert read() == slow


_FEW = ("A", "Ab", "Abc", "B b", "aB", "é", "中b", "Zed")


@given(st.lists(st.sampled_from(_FEW), min_size=1), st.text("ABbcaZedé中 -_", max_size=12))
def test_a_word_of_some_is_one_behind_no_letter(words: list[str], text: str) -> None:
    found = [word.span() for word in re.finditer(any_word(words), text)]
    assert found == [word.span() for word in re.finditer(rf"\b{any_of(words)}", text)]


@settings(max_examples=2000)
@given(_CHAIN)
def test_plain_tokens_are_those_of_any_chain(chain: str) -> None:
    _cut_both_ways(chain)


def test_tokens_of_forms_of_company_are_those_of_any_chain() -> None:
    for form in spellings(load("kinds.toml")["company_form"]):
        _cut_both_ways(f"Sarn {form} Lovik")


def _cut_both_ways(chain: str) -> None:
    with patch.object(tokens, "_is_plain", lambda word: False):
        general = tokens.tokens_of(chain, 3)
    assert tokens.tokens_of(chain, 3) == general
