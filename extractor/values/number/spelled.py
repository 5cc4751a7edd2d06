"""Numbers in English words: "two and a half million", "a quarter of a billion"."""

from __future__ import annotations

import re
from collections.abc import Container
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractor.lexicon import load
from extractor.values.number.digits import ONE, Number, magnitudes

_WORD = re.compile(r"[A-Za-z]+")
_LINK = re.compile(r", |[ \u00a0\n‑-]")
_LONGEST = 32  # words of one number
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}
_OTHERS = ("a", "an", "and", "of", "point", "couple")
_COUNTS = {"a": ONE, "one": ONE, "two": Decimal(2), "three": Decimal(3)}


class Token(NamedTuple):
    """A word of a number, in lower case, and where it ends."""

    word: str
    end: int


@cache
def _vocabulary() -> tuple[dict[str, int], dict[str, Decimal], frozenset[str]]:
    """Small numbers, factors from a dozen on, and every word that a number can contain."""
    small: dict[str, int] = load("amounts.toml")["number_words"]["en"]
    words, _ = magnitudes("en")
    scales = {k: v for k, v in words.items() if len(k) > 3 and k.isascii() and k != "grand"}
    return small, scales, frozenset((*small, *scales, *_FRACTIONS, *_OTHERS))


def tokens_of(
    text: str,
    start: int,
    words: re.Pattern[str] = _WORD,
    links: re.Pattern[str] = _LINK,
    known: Container[str] | None = None,
) -> list[Token]:
    """The `words` from `start` on in lower case, all `known`, with one of `links` between them."""
    found: list[Token] = []
    while len(found) < _LONGEST:
        match = words.match(text, start)
        if match is None or (known is not None and match[0].lower() not in known):
            break
        found.append(Token(match[0].lower(), match.end()))
        link = links.match(text, match.end())
        if link is None:
            break
        start = link.end()
    return found


def read_words(text: str, start: int) -> Number | None:
    """The longest number in English words that begins at `start`."""
    first, known = _WORD.match(text, start), _vocabulary()[2]
    if first is None or first[0].lower() not in known:
        return None
    tokens = tokens_of(text, start, known=known)
    return _fraction(tokens) or _couple(tokens) or _point(tokens) or _sum(tokens)


def _sum(tokens: list[Token]) -> Number | None:
    """Adds up "two hundred and five thousand, six hundred"; stops where no number goes on."""
    small, scales, _ = _vocabulary()
    total, biggest, end = Decimal(0), ONE, 0
    current: Decimal | None = None
    for index, (word, stop) in enumerate(tokens):
        following = tokens[index + 1].word if index + 1 < len(tokens) else ""
        if word in ("a", "an"):
            if index or following not in scales:
                break
            current = ONE
            continue
        if word == "and":
            half = _half(tokens, index)
            if half is not None and end:
                part, factor, end = half
                if factor > 1:
                    return Number((total + (current or 0) + part) * factor, factor, end, "words")
                return Number(total + (current or 0) + part * biggest, biggest, end, "words")
            if not end or following not in small or 0 < (current or 0) < 100:
                break
            continue
        if word in small:
            if not _fits(current, small[word]):
                break
            current = (current or Decimal(0)) + small[word]
        elif word in scales:
            scale = scales[word]
            if current is None and not total:
                break
            total, current = scaled(total, current, scale, biggest)
            biggest = max(biggest, scale) if scale > 100 else biggest
        else:
            break
        end = stop
    return Number(total + (current or 0), biggest, end, "words") if end else None


def _fits(current: Decimal | None, value: int) -> bool:
    """Whether a small number can follow: "twenty" + "five", "hundred" + "twelve"."""
    if current is None:
        return True
    if value == 0:
        return False
    return current % 100 == 0 or (value < 10 and current % 10 == 0 and current % 100 > 10)


def scaled(
    total: Decimal, current: Decimal | None, scale: Decimal, biggest: Decimal
) -> tuple[Decimal, Decimal | None]:
    """What a sum and the count after it become before a magnitude."""
    if scale == 100 and current is not None:
        return total, current * 100
    if current is None or (total and scale >= biggest):
        return (total + (current or 0)) * scale, None
    return total + current * scale, None


def _fraction(tokens: list[Token]) -> Number | None:
    """ "half a million", "a quarter of a billion", "three quarters of a million"."""
    scales = _vocabulary()[1]
    words = [token.word for token in tokens]
    index = 1 if words[0] in _COUNTS and len(words) > 1 else 0
    if words[index] not in _FRACTIONS:
        return None
    part = _FRACTIONS[words[index]] * (_COUNTS[words[0]] if index else ONE)
    index += 1
    for filler in ("of", "a"):
        index += words[index : index + 1] == [filler]
    if index >= len(words) or words[index] not in scales:
        return None
    scale = scales[words[index]]
    return Number(part * scale, scale, tokens[index].end, "words")


def _couple(tokens: list[Token]) -> Number | None:
    """ "a couple of thousand": about two."""
    scales = _vocabulary()[1]
    words = [token.word for token in tokens]
    index = int(words[0] == "a")
    if words[index : index + 1] != ["couple"]:
        return None
    index += 1 + (words[index + 1 : index + 2] == ["of"])
    if index < len(words) and words[index] in scales:
        scale = scales[words[index]]
        return Number(2 * scale, scale, tokens[index].end, "words", exact=False)
    return Number(Decimal(2), ONE, tokens[index - 1].end, "words", exact=False)


def _half(tokens: list[Token], index: int) -> tuple[Decimal, Decimal, int] | None:
    """ "and a half (million)" after a count: the part, the factor that follows, the end."""
    scales = _vocabulary()[1]
    words = [token.word for token in tokens[index : index + 4]]
    at = 2 if words[1:2] in (["a"], ["one"], ["three"]) else 1
    if len(words) <= at or words[at] not in _FRACTIONS:
        return None
    part = _FRACTIONS[words[at]] * (3 if words[1] == "three" else 1)
    if len(words) > at + 1 and words[at + 1] in scales:
        return part, scales[words[at + 1]], tokens[index + at + 1].end
    return part, ONE, tokens[index + at].end


def _point(tokens: list[Token]) -> Number | None:
    """ "two point five million"."""
    words = [token.word for token in tokens]
    if "point" not in words[1:]:
        return None
    small, scales, _ = _vocabulary()
    at = words.index("point")
    whole = _sum(tokens[:at])
    if whole is None or whole.end != tokens[at - 1].end or whole.magnitude > 1:
        return None
    digits, factor, end = "", ONE, 0
    for word, stop in tokens[at + 1 :]:
        if word in small and small[word] < 10 and factor == 1:
            digits += str(small[word])
        elif word in scales and digits:
            factor *= scales[word]
        else:
            break
        end = stop
    if not end:
        return None
    return Number(Decimal(f"{whole.value}.{digits}") * factor, factor, end, "words")
