"""Names that are plain chains: words with a capital side by side, each nothing but a word of it.

Most names are. What the general way finds out word by word where they stand, and with all that
may stand between words, is known of each such word once and for all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from extractor.values.name.around import has_part, kind_around, no_name
from extractor.values.name.tokens import (
    LINKS,
    PINYIN,
    UPPER,
    Name,
    Token,
    begins_form,
    begins_sentence,
    is_place,
    tokens_of,
)
from extractor.values.name.words import name_words
from extractor.values.place_names import may_end_place

_REMEMBERED = 2**13  # words whose sense is kept: a page uses the same ones often
_LONGEST = 12  # words of a chain that is plain
_GIVEN = 4  # words of a person's name that begins with a given name
_PINYIN = 3  # of one in pinyin
_OWNERS = ("’s", "'s")

_NOTHING, _AROUND = "nothing", "around"
"""Senses of a lone word: no name wherever it stands; what the words around it say."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word of a chain can be, see `Token`; `head`: what it names as a kind word."""

    low: str
    head: str | None
    opening: bool
    link: bool
    """Whether it is one, but for its capital, or in front."""
    closing: bool
    field: bool
    common: bool
    idle: bool
    """Whether it is no name by itself, whatever stands around it."""
    ends_place: bool
    """Whether the name of a country or region may end so."""
    place_head: bool
    of_group: bool
    given: bool
    family: bool
    begins_named: bool
    """Whether an organisation of the lexicon begins so."""
    begins_phrase: bool
    """Whether two words that say a kind begin so."""


def plain_name(chain: str, start: int, text: str, known: Collection[str]) -> Sequence[Name] | None:
    """The name that a chain at text[start:] is, if any; None where the chain is not plain."""
    parts = chain.split()
    if len(parts) == 1:
        return _lone(chain, start, text, known)
    if parts[-1].endswith(_OWNERS):
        parts[-1], chain = parts[-1][:-2], chain[:-2]
    words: list[_Word] = []
    for part in parts:
        word = _word(part)
        if word is None or (words and (word.opening or word.link)):
            return None
        words.append(word)
    if words[0].opening:
        if not _is_apart(words, text, start):
            return None
        start += len(parts[0]) + 1
        chain = chain[len(parts[0]) + 1 :]
        del words[0]
        if len(words) == 1:
            return _lone(chain, start, text, known)
    if chain in known or len(words) > _LONGEST:
        return None
    end = start + len(chain)
    kind = _kind(words, chain, text, end) or _kind_around(words, text, start, end)
    return (Name(start, end, chain, kind),) if kind else ()


def _is_apart(words: Sequence[_Word], text: str, start: int) -> bool:
    """Whether the first word is surely there for the sentence; not all that are pass."""
    if words[0].family or text[max(0, start - 4) : start].lower() == "the ":
        return False
    return words[1].head is None or begins_sentence(text, start)


def _lone(chain: str, start: int, text: str, known: Collection[str]) -> Sequence[Name] | None:
    """The name that one word by itself is, as `plain_name`."""
    size, sense = _single(chain)
    word = chain[:size]
    if not size or word in known:
        return None
    if sense == _NOTHING:
        return ()
    end = start + size
    kind: str | None = sense
    if sense == _AROUND:
        kind = kind_around(text, start, end, 1, 1, True)
    elif sense == "place" and has_part(text, end):
        kind = "organization"
    return (Name(start, end, word, kind),) if kind else ()


@lru_cache(maxsize=_REMEMBERED)
def _single(chain: str) -> tuple[int, str]:
    """How long the one word of a chain is and what it names; 0 for a chain that has more."""
    if not _is_told(chain):
        return len(chain), _AROUND
    token, *more = tokens_of(chain, 0)
    owner = len(more) == 1 and more[0].type == "possessive"
    if token.start or token.type != "capital" or (more and not owner):
        return 0, _NOTHING
    return token.end, _sense(token)


def _sense(token: Token) -> str:
    """What a lone word names."""
    words, word, low, head = name_words(), token.text, token.low, token.head
    if token.opening or low.rstrip(".") in words.title or low in words.role:
        return _NOTHING
    if low in words.calamity and head is None:
        return _NOTHING
    if word in words.named:
        return "organization"
    if head is not None:
        return "organization" if low in words.alone or low not in words.heads else _NOTHING
    if is_place(word):
        return "place"
    if token.common:
        return _NOTHING
    if low in _OF_GROUP:
        return "group"
    return _NOTHING if low in no_name() else _AROUND


_OF_GROUP = frozenset(("team", "group"))


@lru_cache(maxsize=_REMEMBERED)
def _word(text: str) -> _Word | None:
    """What a word of a chain is; None for one that may be more than a word with a capital."""
    if not _is_told(text):
        return _UNTOLD
    low, words = text.lower(), name_words()
    if text[0] not in UPPER:
        return None
    token = tokens_of(text, 0)[0]
    acts = low in words.verb or low in words.role or low in words.calamity
    titled = low.rstrip(".") in words.title or low.rstrip(".") in words.saint
    if acts or titled or text in begins_form() or token.text != text or token.type != "capital":
        return None
    return _Word(
        low=low,
        head=token.head[0] if token.head else None,
        opening=token.opening,
        link=low in LINKS or low in words.link,
        closing=low in words.closing,
        field=token.in_field,
        common=token.common,
        idle=token.opening or low in no_name(),
        ends_place=may_end_place(text),
        place_head=low in words.place_head,
        of_group=low in _OF_GROUP,
        given=low in words.given,
        family=low in words.family,
        begins_named=text in _begins_named(),
        begins_phrase=low in _begins_phrase(),
    )


_UNTOLD = _Word("", None, *(False,) * 13)
"""Any word of which the lexicon says nothing."""


def _is_told(word: str) -> bool:
    """Whether the lexicon may say something of a word, or it may be more than a word."""
    low = word.lower()
    if low in _told() or low[:-1] in name_words().heads or not (low.isascii() and low.isalnum()):
        return True
    return not word[0].isupper() or low.endswith(name_words().compound) or may_end_place(word)


@cache
def _told() -> frozenset[str]:
    """Every word in lower case that is asked for here, but for those of places."""
    words = name_words()
    sets = (
        *(words.opening, words.title, words.role, words.calamity, words.verb, words.link),
        *(words.field, words.generic, words.place_head, words.given, words.family),
        words.saint,
        *(words.closing, words.heads, words.alone, no_name(), _OF_GROUP, LINKS),
        *(phrase.split() for phrase in words.phrases),
    )
    named = (form.lower() for form in (*begins_form(), *_begins_named()))
    return frozenset(named).union(*sets)


@cache
def _begins_named() -> frozenset[str]:
    return frozenset(name.split()[0] for name in name_words().named)


@cache
def _begins_phrase() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in name_words().phrases)


def _kind(words: Sequence[_Word], chain: str, text: str, end: int) -> str | None:
    """The kind that several words say themselves."""
    first, last = words[0], words[-1]
    if first.begins_named and chain in name_words().named:
        return "organization"
    if last.ends_place and not first.head and is_place(chain):
        return "organization" if has_part(text, end) else "place"
    if last.head:
        return "group" if last.low == "team" else last.head
    heads = [at for at, word in enumerate(words) if word.head]
    if heads:
        at = heads[-1]
        closes = at == 0 and words[at].closing
        return None if closes else "group" if last.low == "team" else words[at].head
    if _has_phrase(words):
        return "organization"
    if last.place_head:
        return "place"
    if last.of_group:
        return None if all(word.common for word in words) else "group"
    return "person" if _is_person(words, chain) else None


def _has_phrase(words: Sequence[_Word]) -> bool:
    phrases = name_words().phrases
    return any(
        one.begins_phrase and f"{one.low} {other.low}" in phrases for one, other in pairwise(words)
    )


def _is_person(words: Sequence[_Word], chain: str) -> bool:
    """Whether it begins with a given name, or with a family name in pinyin."""
    first = words[0]
    if not (first.given or first.family) or len(words) > _GIVEN:
        return False
    if any(word.field for word in words):
        return False
    return first.given or (len(words) <= _PINYIN and all(map(PINYIN.fullmatch, chain.split())))


def _kind_around(words: Sequence[_Word], text: str, start: int, end: int) -> str | None:
    """The kind that the words around several say."""
    if all(word.common for word in words) or all(word.idle for word in words):
        return None
    few = len(words) <= 3 and not any(word.common for word in words)
    return kind_around(text, start, end, len(words), len(words), few)
