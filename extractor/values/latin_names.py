"""Names in Latin script, by their shape and the words they are made of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from extractor.values.name_chains import (
    Tokens,
    begins_sentence,
    find_chains,
    has_head,
    is_place,
    is_proper,
)
from extractor.values.name_words import name_words


class Name(NamedTuple):
    """A name in a text: text[start:end], and what it names.

    `kind` is organization, person, place, group, programme, or name where nothing says which.
    """

    start: int
    end: int
    text: str
    kind: str


def latin_names(text: str, known: Collection[str] = ()) -> Iterator[Name]:
    """The names that a text in Latin script shows by their shape and words, in order."""
    places = _listed_places(text)
    for tokens in find_chains(text, known):
        if name := _name(tokens, text, known, places):
            yield name


def _name(
    tokens: Tokens, text: str, known: Collection[str], places: list[tuple[int, int]]
) -> Name | None:
    """What the words of one chain name; None where nothing shows that it is a name."""
    tokens = _stripped(tokens, text, known)
    titled = _without_titles(tokens)
    if not titled:
        return None
    start, end = titled[0].start, titled[-1].end
    whole = text[start:end]
    if whole in known:
        return Name(start, end, whole, "organization")
    if len(titled) < len(tokens) and not has_head(titled):
        kind = _kind_of_titled(titled)
    elif any(a <= start < b for a, b in places) and not has_head(titled):
        kind = "place" if not _is_person(titled) else "person"
    else:
        kind = _kind(titled, whole, text) or _kind_around(titled, text)
    return Name(start, end, whole, kind) if kind else None


def _stripped(tokens: Tokens, text: str, known: Collection[str]) -> Tokens:
    """Without the words that begin a sentence and those that a name cannot end with."""
    first = 0
    while first < len(tokens) and (
        tokens[first].opening or tokens[first].type in ("link", "possessive", "comma")
    ):
        if text[tokens[first].start : tokens[-1].end] in known:
            break
        rest = tokens[first + 1 :]
        alone = len(rest) == 1 and rest[0].head and rest[0].type == "capital"
        if alone and not begins_sentence(text, tokens[first].start):
            break
        first += 1
    last = len(tokens)
    while last > first and tokens[last - 1].type in ("link", "possessive", "comma", "number"):
        last -= 1
    return tokens[first:last]


def _without_titles(tokens: Tokens) -> Tokens:
    """Without the titles and roles before a person: "Professor", "General Manager"."""
    words = name_words()
    first = 0
    while first < len(tokens) and (
        tokens[first].low.rstrip(".") in words.title or tokens[first].low in words.role
    ):
        first += 1
    rest = tokens[first:]
    return rest if first and not has_head(rest) and not (first == 1 and len(rest) > 4) else tokens


def _kind_of_titled(tokens: Tokens) -> str | None:
    if is_place(" ".join(token.text for token in tokens)):
        return "place"
    plain = all(token.type == "capital" or token.type == "link" for token in tokens)
    return "person" if plain and len(tokens) <= 5 else None


def _kind(tokens: Tokens, whole: str, text: str) -> str | None:
    """The kind that the words themselves say."""
    words = name_words()
    if whole in words.named:
        return "organization"
    if is_place(whole):
        return "organization" if _PART.match(text, tokens[-1].end) else "place"
    if tokens[0].low in words.place_head or tokens[-1].low in words.place_head:
        return "place" if len(tokens) > 1 else None
    if has_head(tokens) or _has_phrase(tokens):
        return _headed(tokens)
    if tokens[-1].low in ("team", "group"):
        return "group" if is_proper(tokens) else None
    return "person" if _is_person(tokens) else None


def _has_phrase(tokens: Tokens) -> bool:
    lows = [token.low for token in tokens]
    phrases = name_words().phrases
    return any(f"{a} {b}" in phrases for a, b in pairwise(lows))


def _headed(tokens: Tokens) -> str | None:
    """The kind that the kind word says: the one before "of", else the last; None for no name."""
    heads = [(index, token) for index, token in enumerate(tokens) if token.head]
    if not heads:
        return "organization"
    if len(tokens) == 1:
        return "organization" if tokens[0].low in name_words().alone else None
    linked = [
        token
        for index, token in heads
        if index + 1 < len(tokens) and tokens[index + 1].low in ("of", "for", "on", "de")
    ]
    if tokens[-1].type == "lower" and not is_proper(tokens) and not linked:
        return None
    last, head = heads[-1]
    if last == 0 and not linked and head.low in name_words().closing:
        return None
    if tokens[-1].low == "team":
        return "group"
    says = (linked[0] if linked else head).head
    return says[0] if says else None


def _is_person(tokens: Tokens) -> bool:
    """Whether it begins with a given name, or with a family name in pinyin."""
    words = name_words()
    if not 2 <= len(tokens) <= 4 or any(token.in_field for token in tokens):
        return False
    if not all(token.type == "capital" or token.low in _PARTICLES for token in tokens):
        return False
    if tokens[0].low in words.given:
        return True
    pinyin = all(_PINYIN.fullmatch(token.text) for token in tokens)
    return tokens[0].low in words.family and len(tokens) <= 3 and pinyin


_PARTICLES = frozenset("de del della di da dos von van der den bin al la le du".split())
_PINYIN = re.compile(r"(?:Zh|Ch|Sh|[BPMFDTNLGKHJQXRZCSYW])?[aeiouü][a-zü]{0,12}(?:-[a-z]+)?", re.I)
_PLACE_LIST = re.compile(
    r"\b(?:Province|County|Region|State|cities|towns|provinces|counties|districts|villages|states)"
    r"(?: (?:in|of) [A-Z]\w+(?: Province)?)?(?::| such as| including) ?"
    r"((?:[A-Z][\w’']+(?: [A-Z]\w+)?(?:, | and |, and )?){1,40})"
)
_IN = re.compile(r"\b(?:in|near|across|throughout|outside|around)(?: the)? $")
_SAID = re.compile(r"\b[Aa]ccording to $|\breported by $")
_KIND_BEFORE = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|manufacturers?|charit(?:y|ies)|non-?profits?|NGOs?|retailers?|startups?"
    r"|start-ups?|publishers?|airlines?|organi[sz]ations?|foundations?|founder of|CEO of|chairman of"
    r"|employees of|headquarters of),? (?:called |named )?$"
)
_OWNED = re.compile(
    r"[’']s? (?:warehouses?|websites?|headquarters|offices?|employees|CEO|founders?|chairman|chair"
    r"|spokes\w+|shareholders|staff|board|subsidiar\w+|customers|donation|gift|grants?|contribution"
    r"|support|School|College|Department|Faculty|Institute|Medical School)\b"
    r"| (?:founder|co-founder|CEO|chairman|chairwoman|employees|spokes\w+|headquarters|warehouses?)\b"
)
_PART = re.compile(r"[’']s (?:[A-Z]\w+ ){0,3}(?:School|College|Faculty) of\b")
_IN_PLACE = re.compile(r" in (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)")


def _listed_places(text: str) -> list[tuple[int, int]]:
    """Where places are listed: after "Henan Province:" or "cities such as"."""
    return [match.span(1) for match in _PLACE_LIST.finditer(text)]


def _kind_around(tokens: Tokens, text: str) -> str | None:
    """The kind that the words around a name say; "name" for one that only its shape shows."""
    if not is_proper(tokens) or all(token.opening or token.low in _NOT_ALONE for token in tokens):
        return None
    start, end = tokens[0].start, tokens[-1].end
    before = text[max(0, start - 40) : start]
    if _KIND_BEFORE.search(before) or _SAID.search(before) or _OWNED.match(text, end):
        return "organization"
    if _IN.search(before) and len(tokens) <= 3 and not text[start:end].isupper():
        return "place"
    within = _IN_PLACE.match(text, end)
    if (
        within
        and len(tokens) == 1
        and (is_place(within[1]) or within[1].split()[-1].lower() in name_words().place_head)
    ):
        return "place"
    if len(tokens) > 1:
        return "name" if sum(token.type == "capital" for token in tokens) > 1 else None
    plain = tokens[0].text[1:].islower() and len(tokens[0].text) > 2
    return "name" if plain and _WITHIN.search(before) else None


_WITHIN = re.compile(r"(?:^|[^\w’'.])[a-zà-ÿ][\w’'-]*,? $")
_NOT_ALONE = frozenset(
    "english french spanish german chinese japanese internet christmas easter ebola covid-19 i i’m i've i’ve i'm i’ll mr mrs".split()
)
