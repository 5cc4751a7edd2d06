"""Names of organisations, people, places, programmes and groups in running text."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from extractor.lexicon import load
from extractor.values.chinese_names import chinese_names
from extractor.values.latin_names import Name, latin_names

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


def _longest(found: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(found, key=lambda name: (name.start - name.end, name.start, name.kind)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept)


def _organizations(pattern: re.Pattern[str], text: str) -> list[Name]:
    return [
        Name(match.start(), match.end(), match.group(), "organization")
        for match in pattern.finditer(text)
    ]


@cache
def _named() -> re.Pattern[str]:
    """Organisations of the lexicon whose names a chain of capitals does not show."""
    named = load("kinds.toml")["named_organization"]
    return _pattern((*(name for name in named["en"] if " " in name), *named["zh"]))


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names, the longest first, as whole words where words are parted by spaces."""
    longest = sorted((name for name in names if name), key=lambda name: (-len(name), name))
    parts = [
        (r"(?<!\w)" if name[0].isascii() else "")
        + re.escape(name)
        + (r"(?!\w)" if name[-1].isascii() else "")
        for name in longest
    ]
    return re.compile("|".join(parts) or r"(?!)")
