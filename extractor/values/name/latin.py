"""Names in Latin script, by their shape and the words they are made of."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractor.lexicon import load
from extractor.values.name.chains import find_chains
from extractor.values.name.tokens import (
    Tokens,
    begins_sentence,
    has_head,
    is_named,
    is_place,
    is_proper,
    is_saint,
    within_sentence,
)
from extractor.values.name.words import name_words, spellings
from extractor.values.tries import any_of


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
    if titled[0].low in name_words().calamity and not has_head(titled):
        return None  # "Hurricane Ada"
    start, end = titled[0].start, titled[-1].end
    whole = text[start:end]
    if whole in known:
        return Name(start, end, whole, "organization")
    if len(titled) < len(tokens) and not has_head(titled):
        kind = _kind_of_titled(titled)
    elif _stands_in(places, start) and not has_head(titled):
        kind = "place" if not _is_person(titled) else "person"
    else:
        kind = _kind(titled, whole, text) or _kind_around(titled, text)
    return Name(start, end, whole, kind) if kind else None


def _stripped(tokens: Tokens, text: str, known: Collection[str]) -> Tokens:
    """Without the words that begin a sentence and those that a name cannot end with."""
    first = 0
    while first < len(tokens) and (
        tokens[first].opening
        or tokens[first].type in ("link", "possessive", "comma")
        or (first and tokens[first].type == "number" and tokens[first - 1].low != "the")
    ):
        if text[tokens[first].start : tokens[-1].end] in known:
            break
        rest = tokens[first + 1 :]
        if tokens[first].opening and is_named(tokens[first], rest, text):
            break
        alone = len(rest) == 1 and rest[0].head and rest[0].type == "capital"
        if alone and not begins_sentence(text, tokens[first].start):
            break
        first += 1
    last = len(tokens)
    while last > first and tokens[last - 1].type in ("link", "possessive", "comma", "number"):
        if is_saint(tokens[first:last]):
            break
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
    if rest and rest[-1].low in words.place_head:
        return tokens
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
    if is_place(whole) and not tokens[0].head:
        return "organization" if _around().part_after.match(text, tokens[-1].end) else "place"
    if has_head(tokens) or _has_phrase(tokens):
        return _headed(tokens)
    if len(tokens) > 1 and (
        tokens[-1].low in words.place_head
        or (
            (tokens[0].low in words.place_head or tokens[0].low in words.place_opening)
            and tokens[1].low == "of"
        )
    ):
        return "place"
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
    words = name_words()
    if len(tokens) == 1:
        whole = tokens[0].low in words.alone or tokens[0].low not in words.heads
        return "organization" if whole else None
    linked = [
        token
        for index, token in heads
        if index + 1 < len(tokens) and tokens[index + 1].low in words.link
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
_IN_PLACE = re.compile(r" in (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)")
_LISTED = (
    r"(?: (?:in|of) [A-Z]\w+(?: Province)?)?(?::| such as| including) ?"
    r"((?:[A-Z][\w’']+(?: [A-Z]\w+)?(?:, | and |, and )?){1,40})"
)


@dataclass(frozen=True, slots=True)
class _Around:
    """Patterns of the words around a name that say what it names, and how what they match ends."""

    ends_before_organization: tuple[str, ...]
    ends_before_place: tuple[str, ...]
    organization_before: re.Pattern[str]
    organization_after: re.Pattern[str]
    part_after: re.Pattern[str]
    place_before: re.Pattern[str]
    place_list: re.Pattern[str]
    no_name: frozenset[str]


@cache
def _around() -> _Around:
    lexicon = load("kinds.toml")["around"]
    listing = "|".join(map(re.escape, spellings(lexicon["place_list"])))
    words = {name: any_of(spellings(table)) for name, table in lexicon.items()}
    before = rf"\b(?:{words['before_organization']},?|{words['reported_by']}) $"
    owned, after = words["owned_by_organization"], words["after_organization"]
    leading = spellings(lexicon["before_organization"], lexicon["reported_by"])
    placing = spellings(lexicon["before_place"])
    return _Around(
        ends_before_organization=tuple(word + end for word in leading for end in (" ", ", ")),
        ends_before_place=tuple(word + end for word in placing for end in (" ", " the ")),
        organization_before=re.compile(before),
        organization_after=re.compile(rf"(?:[’']s? {owned}| {after})\b"),
        part_after=re.compile(r"[’']s (?:[A-Z]\w+ ){0,3}(?:School|College|Faculty) of\b"),
        place_before=re.compile(
            rf"(?:^|[^\w])[a-z][\w’'-]{{0,38}},? {words['before_place']}(?: the)? $"
        ),
        place_list=re.compile(rf"\b(?:{listing}){_LISTED}"),
        no_name=frozenset(word.lower() for word in spellings(lexicon["no_name"])),
    )


def _listed_places(text: str) -> list[tuple[int, int]]:
    """Where places are listed: after "Henan Province:" or "cities such as"."""
    if not any(opening in text for opening in (":", " such as", " including")):
        return []
    return [match.span(1) for match in _around().place_list.finditer(text)]


def _stands_in(spans: list[tuple[int, int]], at: int) -> bool:
    after = bisect_right(spans, (at, sys.maxsize))
    return after > 0 and spans[after - 1][1] > at


def _kind_around(tokens: Tokens, text: str) -> str | None:
    """The kind that the words around a name say; "name" for one that only its shape shows."""
    around = _around()
    if not is_proper(tokens) or all(
        token.opening or token.low in around.no_name for token in tokens
    ):
        return None
    start, end = tokens[0].start, tokens[-1].end
    before = text[max(0, start - 40) : start]
    line = before.removesuffix("\n")
    if (
        (
            line.endswith(around.ends_before_organization)
            and around.organization_before.search(before)
        )
        or around.organization_after.match(text, end)
        or around.part_after.match(text, end)
    ):
        return "organization"
    few = len(tokens) <= 3 and not any(token.common for token in tokens)
    placed = few and line.endswith(around.ends_before_place) and not text[start:end].isupper()
    if placed and around.place_before.search(before):
        return "place"
    within = _IN_PLACE.match(text, end)
    if (
        within
        and len(tokens) == 1
        and within_sentence(text, start)
        and (is_place(within[1]) or within[1].split()[-1].lower() in name_words().place_head)
    ):
        return "place"
    if len(tokens) > 1:
        return "name" if sum(token.type == "capital" for token in tokens) > 1 else None
    plain = len(tokens[0].text) > 2 and not tokens[0].text.isupper()
    return "name" if plain and within_sentence(text, start) else None
