"""What the words around a name say that it names."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from extractor.lexicon import load
from extractor.values.name.tokens import is_place, within_sentence
from extractor.values.name.words import name_words, spellings
from extractor.values.tries import any_of

_IN_PLACE = re.compile(r" in (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)")
_OWNS = frozenset("’'")
_GOES_ON = _OWNS | {" "}
"""What the words after a name that say its kind begin with."""
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
    )


@cache
def no_name() -> frozenset[str]:
    """Words in lower case that are no names, whatever their capitals."""
    return frozenset(word.lower() for word in spellings(load("kinds.toml")["around"]["no_name"]))


def listed_places(text: str) -> list[tuple[int, int]]:
    """Where places are listed: after "Henan Province:" or "cities such as"."""
    if ":" not in text and " such as" not in text and " including" not in text:
        return []
    return [match.span(1) for match in _around().place_list.finditer(text)]


def stands_in(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether a place lies in one of some spans, which are in order."""
    after = bisect_right(spans, (at, sys.maxsize))
    return after > 0 and spans[after - 1][1] > at


def has_part(text: str, end: int) -> bool:
    """Whether a part of a body follows that the name of a place stands for: "Tarn's School of"."""
    return _around().part_after.match(text, end) is not None


def kind_around(
    text: str, start: int, end: int, words: int, capitals: int, few: bool
) -> str | None:
    """The kind that the words around text[start:end] say, which holds a proper name; "name" for
    one that only its shape shows, None where nothing shows one.

    `words` it has, `capitals` of them with one; `few`: up to three, none common to many names.
    """
    around = _around()
    before = text[max(0, start - 40) : start]
    line = before.removesuffix("\n")
    spaced = line.endswith(" ")
    follows = text[end : end + 1]
    if (
        (
            spaced
            and line.endswith(around.ends_before_organization)
            and around.organization_before.search(before)
        )
        or (follows in _GOES_ON and around.organization_after.match(text, end))
        or (follows in _OWNS and around.part_after.match(text, end))
    ):
        return "organization"
    placed = spaced and few and line.endswith(around.ends_before_place)
    if placed and not text[start:end].isupper() and around.place_before.search(before):
        return "place"
    if words > 1:
        return "name" if capitals > 1 else None
    within = _IN_PLACE.match(text, end) if follows == " " else None
    if within and within_sentence(text, start) and _is_place(within[1]):
        return "place"
    plain = end - start > 2 and not text[start:end].isupper()
    return "name" if plain and within_sentence(text, start) else None


def _is_place(words: str) -> bool:
    return is_place(words) or words.split()[-1].lower() in name_words().place_head
