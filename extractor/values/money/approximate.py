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
def _before() -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Last word -> the phrases that end with it; and the phrases that need no space after."""
    phrases: dict[str, list[str]] = {}
    for phrase in _words("approximate"):
        phrases.setdefault(phrase.rpartition(" ")[2], []).append(phrase)
    signs = (word for word in _words("approximate") if not word[0].isalpha() or word > "\u2e80")
    return phrases, tuple(signs)


def approximate_before(text: str, start: int) -> bool:
    """Whether the words right before `start` make it no exact figure."""
    left = text[max(0, start - _REACH) : start].rstrip(" \n\u00a0(").lower()
    if not left:
        return False
    phrases, close = _before()
    if left.endswith(close):
        return True
    word = left[left.rfind(" ") + 1 :]
    if word.isascii() and word.isalpha() and word not in phrases and word not in _ARTICLES:
        return False
    for _ in range(2):
        words = left.split()
        last = words[-1].lstrip("(“\"'") if words else ""
        said = " ".join(words).lstrip("(“\"'")
        for phrase in phrases.get(last, ()):
            if said.endswith(phrase) and said[-len(phrase) - 1 : -len(phrase)] in ("", " ", "("):
                verbs = load("money.toml")["particles"].get(phrase, ())
                return words[-2:-1] == [] or words[-2] not in verbs
        if last not in _ARTICLES:
            return False
        left = left[: left.rfind(last)]
    return False


@cache
def _after() -> re.Pattern[str]:
    ways = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in _words("approximate_after"))
    return re.compile(rf"\s?(?:{ways})(?![A-Za-z])", re.IGNORECASE)


def approximate_after(text: str, end: int) -> bool:
    """Whether the words right after `end` do so."""
    return _after().match(text, end) is not None
