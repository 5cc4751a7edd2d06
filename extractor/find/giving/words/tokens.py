"""Sentence -> tokens that a grammar of giving can read: amounts, names, dates, verbs, particles.

The lexicon (giving.toml) says what a word can be; amounts, names and dates are one token each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from extractor.find.giving.words.gift_words import goods_word, may_give
from extractor.find.giving.words.token_kinds import Token, word_kind
from extractor.find.giving.words.verb_or_noun import settled
from extractor.find.giving.words.vocabulary import Lexicon, Verb, lexicon
from extractor.values.amounts import Amount
from extractor.values.name.words import name_words

__all__ = [
    "Lexicon",
    "Token",
    "Verb",
    "goods_word",
    "lexicon",
    "may_give",
    "tells_amounts",
    "tokens",
]

_WORD = re.compile(
    r"n[’']t\b|[’'](?:s|ve|ll|re|d)\b"
    r"|\d+(?:[.,]\d+)+"
    r"|[^\W_]+(?:(?:[-–.&/+]|[’'](?!(?:s|ve|ll|re|d)\b))[^\W_]+)*"
    r"|[’'](?=\s)|\S"
)
_ACT = re.compile(r"(?<=\w )([A-Z][a-z]+s) (?:(?:Over|Nearly|Almost|About|Up To|More Than) )?\Z")
_LONGEST_ACT = 40  # characters of it, with one of what stands before


def tokens(
    text: str,
    start: int,
    end: int,
    amounts: Iterable[Amount],
    spans: Iterable[tuple[int, int, str, Any]],
) -> list[Token]:
    """Tokens of text[start:end]. `spans` are (start, end, kind, value) of names and dates; where
    they overlap an amount the amount counts, and the earlier of two spans; a name that runs into
    the mark of one ("Terre des Hommes CHF 400") ends before it."""
    merged: list[tuple[int, int, str, Any]] = [(a.start, a.end, a.kind, a) for a in amounts]
    taken = [(a, b) for a, b, _, _ in merged]
    acts = [act for a, _ in taken if (act := _act_before(text, start, a))]
    for span in spans:
        span = _before_amounts(text, _before_act(text, span, acts), merged)
        if span[0] < span[1] and not any(span[0] < b and a < span[1] for a, b in taken):
            merged.append(span)
            taken.append(span[:2])
    merged.extend(_phrases(text, start, end, taken))
    found: list[Token] = []
    at = start
    for first, last, kind, value in sorted(merged, key=lambda span: span[0]):
        if first < at or last > end:
            continue
        _words(text, at, first, end, found)
        found.append(Token(kind, first, last, text[first:last].lower(), value))
        at = last
    _words(text, at, end, end, found)
    return settled(_without_dashes(found))


def _without_dashes(found: list[Token]) -> list[Token]:
    """The tokens with the dashes around a list of names made commas, in place: "Two firms – X and
    Y – gave"."""
    dashes = [at for at, token in enumerate(found) if token.low in ("–", "—")]
    for opens, closes in pairwise(dashes):
        inside = found[opens + 1 : closes]
        named = any(token.kind == "name" for token in inside)
        if named and all(token.kind in _LISTED or token.proper for token in inside):
            for at in (opens, closes):
                found[at] = found[at]._replace(kind=",")
    return found


_LISTED = ("name", ",", "and", "det", "prep", "(", ")")


def tells_amounts(tokens: Iterable[Token]) -> bool:
    """Whether a sum of money or counted goods stand in a sentence."""
    kinds = {token.kind for token in tokens}
    return "money" in kinds or "goods" in kinds


def _before_amounts(
    text: str, span: tuple[int, int, str, Any], merged: list[tuple[int, int, str, Any]]
) -> tuple[int, int, str, Any]:
    first, last, kind, value = span
    if kind != "name":
        return span
    mark = next((a for a, _, _, amount in merged if amount and first < a < last), None)
    if mark is None:
        return span
    words = text[first:mark].rstrip()
    return first, first + len(words), kind, value._replace(text=words, end=first + len(words))


def _act_before(text: str, start: int, amount: int) -> int:
    """Where the verb of a title stands right before a sum: "X Awards Over $5 to Y"; else 0."""
    said = _ACT.search(text, max(start, amount - _LONGEST_ACT), amount)
    verb = lexicon().verbs.get(said[1].lower()) if said else None
    return said.start(1) if said and verb and verb.forms[1] == said[1].lower() else 0


def _before_act(
    text: str, span: tuple[int, int, str, Any], acts: list[int]
) -> tuple[int, int, str, Any]:
    """A name up to the verb of a title that it runs into; an empty one where it is that verb."""
    if not acts:
        return span
    first, last, kind, value = span
    act = next((at for at in acts if kind == "name" and first <= at < last), None)
    if act is None:
        return span
    end = first + len(text[first:act].rstrip())
    return first, end, kind, value._replace(text=text[first:end], end=end)


def _phrases(
    text: str, start: int, end: int, taken: list[tuple[int, int]]
) -> list[tuple[int, int, str, Any]]:
    lex = lexicon()
    found: list[tuple[int, int, str, Any]] = []
    for match in lex.phrases.finditer(text, start, end):
        if any(match.start() < b and a < match.end() for a, b in taken):
            continue
        low = match[0].lower()
        if low in lex.verbs:
            found.append((match.start(), match.end(), "verb", lex.verbs[low]))
        elif low in lex.sets["free"]:
            found.append((match.start(), match.end(), "free", None))
        elif low in lex.sets["totals"]:
            found.append((match.start(), match.end(), "total", None))
        elif low in lex.sets["until_now"]:
            found.append((match.start(), match.end(), "adv", None))
        elif low in lex.sets["role among"]:
            found.append((match.start(), match.end(), "among", None))
        else:
            found.append((match.start(), match.end(), "with", None))
    return found


def _words(text: str, start: int, end: int, last: int, found: list[Token]) -> None:
    verbs = lexicon().verbs
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        low = word.lower()
        begins, ends = match.span()
        if low == "." and ends < last:
            continue  # of an abbreviation
        kind = word_kind(word)
        if kind == "noun" and word[0].isupper() and found and found[-1].kind == "det":
            body = name_words().heads.get(low, ("",))[0] == "organization"
            kind = "word" if body else kind  # "the Endowment" gives
        value = verbs[low] if kind == "verb" else None
        found.append(Token(kind, begins, ends, low, value, bool(found) and word[0].isupper()))
