"""Words beside a figure that make it inexact: about, up to, 超过, or more, 左右."""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon import load

_ARTICLES = frozenset(("a", "an", "the", "of"))
_REACH = 32  # characters before a figure that can hold such words


@cache
def _words(key: str) -> list[str]:
    found = dict.fromkeys(word for entry in load("money.toml")[key] for word in entry["words"])
    return sorted(found, key=lambda word: (-len(word), word))


@cache
def _before() -> tuple[re.Pattern[str], frozenset[str], frozenset[str]]:
    """The pattern; the last word, and the last character, that any match must have."""
    words = _words("approximate")
    ways = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
    spoken = frozenset(word.rpartition(" ")[2] for word in words if word[-1].isascii())
    signs = frozenset(word[-1] for word in words if not word[-1].isascii() or len(word) < 3)
    pattern = rf"(?:{ways})(?:\s(?:an?|the|of))?[\s(]{{0,2}}$"
    return re.compile(pattern, re.IGNORECASE), spoken | _ARTICLES, signs


def approximate_before(text: str, start: int) -> bool:
    """Whether the words right before `start` make it no exact figure."""
    left = text[max(0, start - _REACH) : start].rstrip(" \n\u00a0(")
    if not left:
        return False
    pattern, spoken, signs = _before()
    word = left[max(left.rfind(" "), left.rfind("\n"), left.rfind("\u00a0")) + 1 :].lower()
    if word.lstrip("(“\"'") not in spoken and left[-1] not in signs:
        return False
    match = pattern.search(left)
    if match is None:
        return False
    at = match.start()
    return not (at and left[at].isascii() and left[at].isalpha() and left[at - 1].isalpha())


@cache
def _after() -> re.Pattern[str]:
    ways = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in _words("approximate_after"))
    return re.compile(rf"\s?(?:{ways})(?![A-Za-z])", re.IGNORECASE)


def approximate_after(text: str, end: int) -> bool:
    """Whether the words right after `end` do so."""
    return _after().match(text, end) is not None
