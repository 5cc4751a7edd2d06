"""Whether two names are spellings of one: only on evidence that can be shown, never on a score."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from extractor.kept import OfAPage
from extractor.values.name.words import chinese_kinds, name_words

_WORD = re.compile(r"[^\W_]+(?:[’'](?!s\b)[^\W_]+)*|&")
_OWNER = re.compile(r"'s\b")
_SMALL = frozenset("the of for and & in on at a an de la des du s und et".split())
_SLIP = re.compile(r"[A-Z][A-Z][a-z]{3,}")
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
_OWNER_ENDING = re.compile(r"[’']s\b")
IDLE = frozenset(("research",))
"""Fields that add nothing to the name of an institute."""
_HAN = re.compile("[\u3400-\u9fff]")


class NameParts(NamedTuple):
    """The folded words of a name: `rare` are proper to it, `kinds` and `fields` common to many."""

    words: tuple[str, ...]
    rare: tuple[str, ...]
    kinds: tuple[str, ...]
    fields: tuple[str, ...]
    informal: bool


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """The key under which spellings of a name are one: case, accents, "the", "'s" put aside."""
    return " ".join(word for word in _words(name) if word not in ("the", "s"))


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    if _is_plain(name):
        return tuple(name.lower().split())
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.replace("’", "'"))
        name = "".join(char for char in name if not unicodedata.combining(char))
    if "." in name:
        name = _DOTTED.sub(lambda match: match[0].replace(".", ""), name)
    if "'s" in name:
        name = _OWNER.sub("", name)
    words = _WORD.findall(name)
    if _SLIP.search(name):
        words = [_unslipped(word) for word in words]
    return tuple(" ".join(words).casefold().replace("&", "and").split())


def _is_plain(name: str) -> bool:
    """Whether a name is nothing but English words, each with a capital: so are most."""
    return name.istitle() and name.isascii() and name.replace(" ", "").isalpha()


def _unslipped(word: str) -> str:
    """Without the stray capital of a typing slip: "IAlibaba"."""
    return word[1:] if _SLIP.fullmatch(word) else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


@cache
def _common() -> tuple[frozenset[str], frozenset[str]]:
    """Singular kind words, and singular words of fields and other common words of names."""
    lexicon = name_words()
    heads = frozenset(_singular(head) for head in lexicon.heads)
    return heads, frozenset(_singular(word) for word in lexicon.field | lexicon.generic)


@lru_cache(maxsize=8192)
def name_parts(name: str) -> NameParts:
    """The words of a name, sorted into rare ones, kinds and fields; plural as singular."""
    heads, common = _common()
    words = tuple([_singular(word) for word in _words(name) if word not in _SMALL])
    rare: list[str] = []
    kinds: list[str] = []
    fields: list[str] = []
    for word in words:
        (kinds if word in heads else fields if word in common else rare).append(word)
    plain = _is_plain(name)
    lower = [] if plain else [word for word in _LETTERS.findall(name) if word.islower()]
    informal = any(_singular(word) in heads for word in lower) if lower else False
    return NameParts(words, tuple(rare), tuple(kinds), tuple(fields), informal)


def same_name(a: str, b: str) -> str | None:
    """The evidence that two full names are spellings of one; None where there is none.

    Names that differ in a word of their kind or field ("Engineering", "Sciences") are never one,
    nor are two whose rare words merely resemble each other.
    """
    if fold_name(a) == fold_name(b):
        return "spelling"
    if _HAN.search(a) or _HAN.search(b):
        return None
    if fold_name(a).replace(" ", "") == fold_name(b).replace(" ", ""):
        return "spacing"
    first, second = name_parts(a), name_parts(b)
    if first.words == second.words:
        return "spelling"
    if not first.rare or not second.rare or not _same_kinds(first, second):
        return None
    shared = set(first.rare) & set(second.rare)
    if not shared:
        return None
    if sorted(first.rare) == sorted(second.rare):
        if _same_fields(first, second):
            return "order of words"
        return _nearly_same_fields(first, second)
    if len(first.rare) == len(second.rare) and _one_edit_apart(first.rare, second.rare):
        if _same_fields(first, second):
            return "one letter"
        return "one letter, informal" if _informal(first, second) else None
    return None


def differ(a: str, b: str) -> bool:
    """Whether words of field or kind keep two names apart for good: each says one that the other
    does not, and the words are not of one stem ("Engineering", "Sciences")."""
    first, second = name_parts(a), name_parts(b)
    if not (first.kinds and second.kinds) or _HAN.search(a) or _HAN.search(b):
        return False
    left = sorted(set(first.fields) - set(second.fields) - IDLE)
    right = sorted(set(second.fields) - set(first.fields) - IDLE)
    return bool(left and right) and not all(
        any(_common_start(one, other) >= 5 for other in right) for one in left
    )


def _same_kinds(a: NameParts, b: NameParts) -> bool:
    return sorted(set(a.kinds)) == sorted(set(b.kinds)) and bool(a.kinds)


def _same_fields(a: NameParts, b: NameParts) -> bool:
    """Equal fields; "research" adds nothing to the name of an institute."""
    idle = IDLE if {"institute", "center", "centre"} & set(a.kinds) else frozenset[str]()
    return sorted(set(a.fields) - idle) == sorted(set(b.fields) - idle)


def _nearly_same_fields(a: NameParts, b: NameParts) -> str | None:
    """ "Immunity" and "Immunization" where the names share two rare words and all other fields."""
    if _informal(a, b):
        return "informal"
    left = sorted(set(a.fields) - set(b.fields))
    right = sorted(set(b.fields) - set(a.fields))
    if len(left) != 1 or len(right) != 1 or len(a.rare) < 2:
        return None
    stem = _common_start(left[0], right[0])
    return "related word" if stem >= 5 and stem * 2 >= max(len(left[0]), len(right[0])) else None


def _common_start(a: str, b: str) -> int:
    size = 0
    while size < min(len(a), len(b)) and a[size] == b[size]:
        size += 1
    return size


def _informal(a: NameParts, b: NameParts) -> bool:
    """Whether one leaves out fields that the other states, and is not written as a name."""
    if not (a.informal or b.informal) or len(a.rare) < 2:
        return False
    return set(a.fields) <= set(b.fields) or set(b.fields) <= set(a.fields)


def _one_edit_apart(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether all words pair up, all but one of them equal, that one with one edit."""
    left = sorted(set(a) - set(b))
    right = sorted(set(b) - set(a))
    return len(left) == len(right) == 1 and _one_edit(left[0], right[0])


def _one_edit(a: str, b: str) -> bool:
    """One letter more, less, other, or two neighbours exchanged (Damerau); in 4 letters or more."""
    if min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 1:
        return False
    start = _common_start(a, b)
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
        return rest_a[1:] == rest_b[1:] or swapped
    return rest_a[1:] == rest_b if len(a) > len(b) else rest_b[1:] == rest_a


FORMS = frozenset(
    "group company corporation corp inc ltd limited llc plc holding university computing co bank"
    " pharmaceutical public pvt pty pte sdn bhd gmbh ag sa spa srl nv bv kk ltda lda".split()
)
"""Words that a short form leaves out at the end."""
_FORM = 3  # words of a form of company: "Public Company Limited"
_DOTTED = re.compile(r"\b(?:\w\.){2,5}")


def short_of(short: str, full: str) -> bool:
    """Whether one name is the tail or core of a fuller one, or leaves its form of company out:
    "Doherty Institute" of "Peter Doherty Institute for Infection", "Acme" of "Acme Group".
    Evidence only on a page where no other name holds it."""
    first, second = name_parts(short), name_parts(full)
    size = len(first.words)
    if not size or size >= len(second.words) or _HAN.search(short):
        return False
    rest = second.words[size:]
    begins = second.words[:size] == first.words
    if first.rare and begins and len(rest) <= _FORM and FORMS.issuperset(rest):
        return True
    if begins and size > 1 and first.words[0] in name_words().saint:
        return True  # "St. Luke's" of "St. Luke's Hospital of the Fens"
    if not first.kinds:
        return False
    if not first.rare and not re.search(r"\b(?:of|for)\b", short):
        return False
    heads = _common()[0]
    for at in range(1, len(second.words) - size + 1):
        if second.words[at : at + size] != first.words:
            continue
        ends = at + size == len(second.words) or re.search(
            OfAPage(rf"{re.escape(short.split()[-1])} (?:of|for)\b"), full, re.IGNORECASE
        )
        return bool(ends) and not any(word in heads for word in second.words[:at])
    return False


_BARE = re.compile(r"[^\w&]+")


def acronym_of(letters: str, name: str) -> bool:
    """Whether letters are made of the initials of a name's words, in order: JMF, CAS, UNESCO."""
    short = _BARE.sub("", letters).replace("&", "")
    if not 2 <= len(short) <= 12 or sum(char.isupper() for char in short) < 2:
        return False
    if short.casefold() in initials_of(name):
        return True
    letters_left = iter(initials_of(name)[-1])
    return len(short) >= 3 and all(letter in letters_left for letter in short.casefold())


def initials_of(name: str) -> tuple[str, str]:
    """The initials of a name's words, folded: without and with the small ones ("of", "the")."""
    words = _LETTERS_AND_DIGITS.findall(_OWNER_ENDING.sub("", name))
    return (
        "".join(word[0] for word in words if word.lower() not in _SMALL).casefold(),
        "".join(word[0] for word in words).casefold(),
    )


@lru_cache(maxsize=8192)
def kind_of_name(name: str) -> str | None:
    """What kind of organisation a name says it is ("foundation"): the kind word before "of" or
    "for", else the last one; None where it says none."""
    words = _LETTERS_AND_DIGITS.findall(name.casefold())
    heads = name_words().heads
    for first, second in pairwise(words):
        if first in heads and second in ("of", "for"):
            return heads[first][1]
        if f"{first} {second}" in heads:
            return heads[f"{first} {second}"][1]
    kinds = [heads[word][1] for word in words if word in heads]
    if kinds:
        return kinds[-1]
    return next((kind for word, (_, kind) in chinese_kinds().items() if name.endswith(word)), None)
