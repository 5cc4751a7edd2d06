"""Names of organisations, people, places, programmes and groups in running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cache, lru_cache

from extractor.lexicon import load
from extractor.values.chinese_names import chinese_names
from extractor.values.latin_names import Name, latin_names
from extractor.values.name_words import spellings

__all__ = ["Name", "find_names"]

_HAN = re.compile("[\u3400-\u9fff]")


def find_names(text: str, known: Collection[str] = ()) -> list[Name]:
    """The names in a text, in order, not overlapping.

    `known` are other names to look for, whatever their shape. A leading "the" and titles of
    people are no part of a name. `kind` is "name" where nothing says what it names.
    """
    found = list(latin_names(text, known))
    found += _organizations(_named(), text)
    if _HAN.search(text):
        found += chinese_names(text)
    if known:
        found += _organizations(_pattern(tuple(sorted(known))), text)
    return _longest(found)


def finds_known(text: str, known: tuple[str, ...], found: Collection[Name]) -> bool:
    """Whether `known` (sorted) would show names in a text that are not among those found in it."""
    if text.islower():
        return False
    spans = {(name.start, name.end) for name in found if name.kind == "organization"}
    return any(
        (name.start, name.end) not in spans for name in _organizations(_pattern(known), text)
    )


def _longest(found: list[Name]) -> list[Name]:
    """Of names that overlap the longest, then the first; in order."""
    starts: list[int] = []
    kept: list[Name] = []
    for name in sorted(found, key=lambda name: (name.start - name.end, name.start, name.kind)):
        at = bisect_left(starts, name.start)
        if (at and kept[at - 1].end > name.start) or (at < len(kept) and starts[at] < name.end):
            continue
        starts.insert(at, name.start)
        kept.insert(at, name)
    return kept


def _organizations(pattern: re.Pattern[str], text: str) -> list[Name]:
    return [
        Name(match.start(), match.end(), match.group(), "organization")
        for match in pattern.finditer(text)
        if _begins_word(text, match.start())
    ]


def _begins_word(text: str, start: int) -> bool:
    """Whether no word runs into a name that itself begins with a letter of one."""
    return start == 0 or not (text[start].isascii() and text[start - 1].isalnum())


@cache
def _named() -> re.Pattern[str]:
    """Organisations of the lexicon whose names a chain of capitals does not show."""
    named = load("kinds.toml")["named_organization"]
    several = [name for name in spellings(named) if " " in name]
    return _pattern((*several, *spellings(named, chinese=True)))


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names, the longest first, not running on into a word. Nothing stands before the
    alternatives, so that the search skips to their first letters."""
    longest = sorted((name for name in names if name), key=lambda name: (-len(name), name))
    parts = [re.escape(name) + (r"(?!\w)" if name[-1].isascii() else "") for name in longest]
    return re.compile("|".join(parts) or r"(?!)")
