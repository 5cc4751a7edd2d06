"""What a single word or mark of a sentence is by itself, by the lexicon of giving."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from extractor.find.giving.words.vocabulary import lexicon


class Token(NamedTuple):
    """`kind` is money, goods, date, name, verb, noun, word, a class of particle, or a mark."""

    kind: str
    start: int
    end: int
    low: str
    value: Any = None
    proper: bool = False  # begins with a capital letter, not first in its sentence


_MARKS = {
    ",": ",",
    "，": ",",
    ";": ";",
    "；": ";",
    ":": ":",
    "：": ":",
    "—": ";",
    "–": ";",
    "(": "(",
    "（": "(",
    ")": ")",
    "）": ")",
    "[": "(",
    "]": ")",
    "&": "and",
    "and": "and",
    "plus": "and",
    "“": '"',
    "”": '"',
    '"': '"',
    "‘": '"',
    "?": "?",
    ".": ".",
    "!": ".",
    "…": ".",
}


@lru_cache(maxsize=8192)
def word_kind(word: str) -> str:
    """What a single word or mark is by itself."""
    lex, low = lexicon(), word.lower()
    if low in _MARKS:
        return _MARKS[low]
    if low in ("’s", "'s") or word in ("’", "'"):
        return "'s"
    if low in lex.sets["role among"] or f"{low}." in lex.sets["role among"]:
        return "among"
    if low in lex.classes and word != "US":
        return lex.classes[low]
    if low in lex.verbs:
        return "verb"
    if low in lex.nouns:
        return "noun"
    if word.endswith("ly") and len(word) > 6 and low not in lex.sets["no_adverbs"]:
        return "adv"
    return "word"
