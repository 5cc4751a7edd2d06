"""People whose names are no chain of capitalized words: with a nickname, as a couple, of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from extractor.lexicon import load
from extractor.values.name.tokens import Name
from extractor.values.name.words import name_words, spellings
from extractor.values.tries import any_of

_NICKNAMED = re.compile(r"\b([A-Z][a-z]+) [“\"‘'(][A-Z][a-z]+[”\"’')] (?:[A-Z]\. )?[A-Z][\w’'-]+")
_MAY_NICKNAME = re.compile("[a-z] [“\"‘'(][A-Z]")
_OPENING = (" (", ' "', " “", " ‘", " '")
_WORD = r"[A-Z](?:\w|[’'](?!s\b)|-(?=\w)){1,30}"


def people(text: str) -> Iterator[Name]:
    """ "Robert “Bob” Lee", "Mr and Mrs Alan Lee", "the Class of 1974"."""
    if any(map(text.__contains__, _OPENING)) and _MAY_NICKNAME.search(text):
        yield from _nicknamed(text)
    if " of 1" in text or " of 2" in text or " of ’" in text or " of '" in text:
        for match in _cohort().finditer(text):
            yield Name(match.start(), match.end(), match[0], "group")
    if (" and " in text or " & " in text) and _may_couple().search(text):
        yield from _couples(text)


@cache
def _cohort() -> re.Pattern[str]:
    """Those who left a school together: "the Class of 1974"."""
    words = any_of(spellings(load("kinds.toml")["cohort"]))
    return re.compile(rf"\b{words} of (?:(?:19|20)\d\d|[’']\d\d)\b")


def _nicknamed(text: str) -> Iterator[Name]:
    for match in _NICKNAMED.finditer(text):
        if match[1].lower() in name_words().given:
            yield Name(match.start(), match.end(), match[0], "person")


def _couples(text: str) -> Iterator[Name]:
    """Two titles before one name; a kind word makes it that of their trust."""
    words = name_words()
    for match in _couple().finditer(text):
        if match["given"] and match["given"].lower() not in words.given:
            continue
        told = [*takewhile(lambda word: word[0].lower() not in words.verb, _parts(match))]
        headed = [word for word in told if word[0].lower() in words.heads]
        end = (headed or told or [match])[-1].end()
        kind = "organization" if headed else "person"
        yield Name(match.start(), end, text[match.start() : end], kind)


def _parts(match: re.Match[str]) -> Iterator[re.Match[str]]:
    return _NAMED.finditer(match.string, *match.span("name"))


_NAMED = re.compile(r"[^ ]+")


@cache
def _may_couple() -> re.Pattern[str]:
    title = any_of(spellings(load("kinds.toml")["couple_title"]))
    return re.compile(rf" (?:and|&) {title}")


@cache
def _couple() -> re.Pattern[str]:
    """What peers are of may follow, or given names and initials; the first may have a given name
    of its own: "Sir John and Lady Lee"."""
    title = any_of(spellings(load("kinds.toml")["couple_title"]))
    return re.compile(
        rf"\b{title}\.?(?: (?P<given>{_WORD}))? (?:and|&) {title}\.?"
        rf" (?P<name>of {_WORD}|(?:{_WORD}|[A-Z]\.)(?: {_WORD}| [A-Z]\.){{0,3}})"
    )
