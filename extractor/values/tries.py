"""One pattern for many words, shared beginnings written once, so that a miss is quick."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter


def any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of `words` at a place, shared beginnings written once."""
    found = sorted(set(words))
    return _pattern(found, 0) if found else ""


def any_word(words: Iterable[str]) -> str:
    r"""A pattern for the same as `\b` with `any_of(words)`, whose first characters are of words.

    It begins with these characters, so that `re` skips all others of a long text.
    """
    found = sorted(set(words))
    alike = [(first, list(some)) for first, some in groupby(found, itemgetter(0))]
    ways = [f"{first}(?<!\\w{first}){_pattern(some, 1)}" for first, some in alike]
    return f"(?:{'|'.join(ways)})"


def _pattern(words: Sequence[str], at: int) -> str:
    """The pattern for what follows the first `at` characters of sorted words, which share them."""
    first, last = words[0], words[-1]
    if first is last:
        return _escaped(first[at:])
    end, most = at, min(len(first), len(last))
    while end < most and first[end] == last[end]:  # what these share, all between them do
        end += 1
    ended = len(first) == end
    rest = words[1:] if ended else words
    ways = [_pattern(list(alike), end) for _, alike in groupby(rest, itemgetter(end))]
    inner = ways[0] if len(ways) == 1 and not ended else f"(?:{'|'.join(ways)})"
    return _escaped(first[at:end]) + (f"{inner}?" if ended else inner)


def _escaped(text: str) -> str:
    return text if text.isalnum() else re.escape(text)
