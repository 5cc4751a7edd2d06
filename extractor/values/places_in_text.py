"""Running text -> the countries and regions that it names, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from extractor.lexicon import load
from extractor.values.place_names import region_of, written
from extractor.values.places import Place

_CAPITAL = re.compile(r"[A-Z][^\W\d_]{0,60}(?:\.[A-Z]\.?)*(?<![\w][A-Z])")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def _prose_names() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str] | None]:
    """Names for running text: Latin ones by their first word, Chinese ones as one pattern."""
    skip = set(load("places.toml")["prose"]["skip"])
    first: dict[str, list[str]] = {}
    han: list[str] = []
    for name in written():
        if name in skip or len(name) < 2:
            continue
        if _HAN.match(name):
            han.append(name)
        elif name[0].isupper() and name[0].isascii():
            word = _CAPITAL.match(name)
            if word:
                first.setdefault(word[0], []).append(name)
    ordered = {
        word: tuple(sorted(names, key=lambda n: (-len(n), n))) for word, names in first.items()
    }
    han.sort(key=lambda n: (-len(n), n))
    return ordered, re.compile("|".join(map(re.escape, han))) if han else None


def find_places(text: str) -> Iterator[tuple[int, int, Place]]:
    """Countries and regions named in running text of English and Chinese: start, end, place.

    Given names ("Chad Smith", "Jordan Lee") and names of other places ("New Mexico", "New Jersey")
    are passed over; what two countries share is `ambiguous`."""
    found = sorted([*_latin_places(text), *_han_places(text)])
    done = 0
    for start, end in found:
        if start >= done:
            done = end
            words = text[start:end]
            sense = written()[words]
            one = sense.countries if len(sense.countries) == 1 else ()
            region = sense.region or _common_region(sense.countries)
            yield start, end, Place(words, one, region, () if one else sense.countries)


def _common_region(countries: tuple[str, ...]) -> str | None:
    regions = {region_of().get(code) for code in countries}
    return regions.pop() if len(regions) == 1 else None


def _han_places(text: str) -> Iterator[tuple[int, int]]:
    pattern = _prose_names()[1]
    if pattern is not None and not text.isascii() and _HAN.search(text):
        yield from (match.span() for match in pattern.finditer(text))


def _latin_places(text: str) -> Iterator[tuple[int, int]]:
    prose = load("places.toml")["prose"]
    names = _prose_names()[0]
    for word in _CAPITAL.finditer(text):
        for name in names.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                if _is_place(text, word.start(), end, name, prose):
                    yield word.start(), end
                break


def _is_place(text: str, start: int, end: int, name: str, prose: Any) -> bool:
    before = text[max(0, start - 12) : start]
    if before[-1:].isalnum() or before[-1:] in ("$", "@", "#", "-"):
        return False
    words = before.split()
    if before[-1:] == " " and words and words[-1] in prose["not_after"]:
        return False
    after = text[end : end + 12]
    if name in prose["given_names"] and re.match(r" [A-Z][a-z]|’s [A-Z]", after):
        return False
    return not (name in ("US", "U.S.") and re.match(r"\s?[$€£]|D\b", after))
