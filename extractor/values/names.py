"""Names of organisations, people, places, programmes and groups in running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cache, lru_cache

from extractor.lexicon import load
from extractor.values.name.chinese import chinese_names
from extractor.values.name.latin import Name, latin_names
from extractor.values.name.people import people
from extractor.values.name.words import spellings

__all__ = ["Name", "find_names"]

_START = 3  # letters by which names are looked up
_HAN = re.compile("[\u3400-\u9fff]")


def find_names(text: str, known: Collection[str] = ()) -> list[Name]:
    """The names in a text, in order, not overlapping.

    `known` are other names to look for, whatever their shape. A leading "the" and titles of
    people are no part of a name. `kind` is "name" where nothing says what it names.
    """
    if not known and text.isascii() and text == text.lower():
        return []  # nothing with a capital
    found = [*latin_names(text, known), *people(text)]
    found += _organizations(_named(), text)
    if _HAN.search(text):
        found += chinese_names(text)
    if known:
        found += _organizations(tuple(sorted(known)), text)
    return _longest(found)


def finds_known(text: str, known: tuple[str, ...], found: Collection[Name]) -> bool:
    """Whether `known` (sorted) would show names in a text that are not among those found in it."""
    if text.islower():
        return False
    spans = {(name.start, name.end) for name in found if name.kind == "organization"}
    return any((name.start, name.end) not in spans for name in _organizations(known, text))


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


def _organizations(names: tuple[str, ...], text: str) -> list[Name]:
    """Where any of the names stands, the longest first, not running on into a word."""
    first, by_start = _index(names)
    found: list[Name] = []
    done = 0
    for letter in first.finditer(text):
        start = letter.start()
        if start < done:
            continue
        for size in (_START, 2, 1):
            for name in by_start.get(text[start : start + size], ()):
                if text.startswith(name, start) and _ends_word(text, name, start + len(name)):
                    done = start + len(name)
                    break
            if start < done:
                if _begins_word(text, start):
                    found.append(Name(start, done, text[start:done], "organization"))
                break
    return found


def _begins_word(text: str, start: int) -> bool:
    """Whether no word runs into a name that itself begins with a letter of one."""
    return start == 0 or not (text[start].isascii() and text[start - 1].isalnum())


def _ends_word(text: str, name: str, end: int) -> bool:
    """Whether a name that ends so does not run on into a word."""
    after = text[end : end + 1]
    return not (name[-1].isascii() and (after.isalnum() or after == "_"))


@cache
def _named() -> tuple[str, ...]:
    """Organisations of the lexicon whose names a chain of capitals does not show."""
    named = load("kinds.toml")["named_organization"]
    several = [name for name in spellings(named) if " " in name]
    return (*several, *spellings(named, chinese=True))


@lru_cache(maxsize=64)
def _index(names: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """The letters that names begin with, and the names by their first few, the longest first.

    Quicker to make for the names of each page than a pattern of all of them.
    """
    by_start: dict[str, list[str]] = {}
    for name in sorted((name for name in names if name), key=lambda name: (-len(name), name)):
        by_start.setdefault(name[:_START], []).append(name)
    letters = "".join(sorted({re.escape(start[0]) for start in by_start}))
    return re.compile(f"[{letters}]" if letters else r"(?!)"), by_start
