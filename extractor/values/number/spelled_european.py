"""Numbers in the words of German, Dutch, Swedish, French, Spanish, Portuguese and Italian.

A number is a sum of magnitudes, each with a count under a thousand: "trois cent mille", "mil
quinientos", "zweieinhalb Millionen", "un demi-million", "une centaine". The words come from
lexicon/number_words.json, the ways of putting them together from amounts.toml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from extractor.lexicon import load
from extractor.values.number.digits import ONE, Number, primary
from extractor.values.number.spelled import Token, scaled, tokens_of
from extractor.values.tries import any_of

_LETTERS = re.compile(r"[^\W\d_]+")
_LINK = re.compile(r"['’]|[ \u00a0\n‑-]")
_LONGEST_WORD = 60  # characters of a number in one word
_PHRASE = 5  # words of one count under a hundred: "quatre vingt dix neuf"
_EXACT = 12  # a dozen is no estimate


class _Tongue(NamedTuple):
    small: dict[str, int]
    hundreds: dict[str, int]
    scales: dict[str, Decimal]
    rules: dict[str, Any]


@cache
def _tongue(language: str) -> _Tongue | None:
    words: dict[str, dict[str, int]] | None = load("number_words.json").get(language)
    if words is None:
        return None
    rules: dict[str, Any] = load("amounts.toml")["spelled"][language]
    scales = {
        word: Decimal(entry["value"])
        for entry in load("amounts.toml")["magnitudes"]
        if entry["language"] == language
        for word in entry.get("words", ())
        if word.isalpha() and word not in ("tsd", "milj", "mi", "bi")
    }
    scales.update((word, Decimal(1000)) for word in rules["thousand"])
    return _Tongue(words["small"], words["hundreds"], scales, rules)


def read_spelled(text: str, start: int, language: str | None) -> Number | None:
    """The longest number in the words of `language` that begins at `start`; None in others."""
    tongue = None if language is None else _tongue(primary(language))
    if tongue is None:
        return None
    tokens = tokens_of(text, start, _LETTERS, _LINK)
    return _sum(tongue, tokens) if tokens else None


def _sum(tongue: _Tongue, tokens: list[Token]) -> Number | None:
    total, biggest, end, exact = Decimal(0), ONE, 0, True
    current: Decimal | None = None
    at = 0
    while at < len(tokens):
        word = tokens[at].word
        part = _part(tongue, tokens, at) if current in (None, 1) and not total else None
        if part is not None:
            value, biggest, exact, at = part
            total, current = (value, None) if biggest > 1 else (total, value)
            end = tokens[at - 1].end
            continue
        count = _count(tongue, tokens, at)
        if count is not None:
            value, width = count
            if current is not None and (current % 100 or value >= 100):
                break
            current, at = (current or 0) + value, at + width
        elif word in tongue.scales:
            if current is None and not total and word not in tongue.rules["thousand"]:
                break
            first = current is None and not total
            total, current = scaled(total, ONE if first else current, tongue.scales[word], biggest)
            biggest, at = max(biggest, tongue.scales[word]), at + 1
            half = _half(tongue, tokens, at)
            if half is not None:
                return Number(total + half[0] * biggest, biggest, tokens[half[1] - 1].end, "words")
        elif word in tongue.rules["joins"] and end and (current or Decimal(0)) % 100 == 0:
            at += 1
            continue
        else:
            break
        end = tokens[at - 1].end
    value = total + (current or 0)
    return Number(value, biggest, end, "words", exact) if end and value else None


def _part(
    tongue: _Tongue, tokens: list[Token], at: int
) -> tuple[Decimal, Decimal, bool, int] | None:
    """ "demi-million", "quart de million", "dizaine (de millions)": value, factor, exact, end."""
    rules, word = tongue.rules, tokens[at].word
    half, about = rules["halves"].get(word), rules["rounded"].get(word)
    if half is None and (about is None or not at):
        return None
    behind = at + 1
    while behind < len(tokens) and tokens[behind].word in rules["fillers"]:
        behind += 1
    scale = tongue.scales.get(tokens[behind].word, ONE) if behind < len(tokens) else ONE
    if scale == 1:
        return None if about is None else (Decimal(about), ONE, about == _EXACT, at + 1)
    return Decimal(half or about) * scale, scale, half is not None, behind + 1


def _half(tongue: _Tongue, tokens: list[Token], at: int) -> tuple[Decimal, int] | None:
    """ "et demi" at tokens[at:]: the part and where it ends."""
    for phrase, part in tongue.rules["and_half"].items():
        words = phrase.split()
        if [token.word for token in tokens[at : at + len(words)]] == words:
            return Decimal(part), at + len(words)
    return None


def _count(tongue: _Tongue, tokens: list[Token], at: int) -> tuple[Decimal, int] | None:
    """The count that begins at tokens[at], in one word or several, and how many it takes."""
    phrase = [token.word for token in tokens[at : at + _PHRASE]]
    for width in range(len(phrase), 0, -1):
        written = " ".join(phrase[:width])
        value = tongue.small.get(written) or tongue.hundreds.get(written)
        if value is not None:
            return Decimal(value), width
    single = None if phrase[0] in tongue.scales else _single(tongue, phrase[0])
    return None if single is None else (single, 1)


def _single(tongue: _Tongue, word: str) -> Decimal | None:
    """The value of a number in one word: "dreihundertfünfzigtausend", "ventottomila"."""
    rules = tongue.rules
    if word in rules["also"]:
        return Decimal(rules["also"][word])
    if len(word) > _LONGEST_WORD:
        return None
    for ending, part in rules["glued"].items():
        if word.endswith(ending) and word.removesuffix(ending) in tongue.small:
            return Decimal(tongue.small[word.removesuffix(ending)]) + Decimal(part)
    for thousand, factor in tongue.scales.items():
        left, found, right = word.partition(thousand)
        if found and factor == 1000:
            low = _under_thousand(tongue, right) if right else 0
            high = _under_thousand(tongue, left) if left else 1
            return None if low is None or not high else Decimal(high * 1000 + low)
    value = _under_thousand(tongue, word)
    return None if value is None else Decimal(value)


def _under_thousand(tongue: _Tongue, word: str) -> int | None:
    for join in ("", *tongue.rules["joins"]):
        rest = word.removeprefix(join)
        value = tongue.small.get(rest) or tongue.hundreds.get(rest)
        if value is not None:
            return value
    for hundred, value in tongue.hundreds.items():
        for head in (hundred, hundred[:-1]):  # "duecentottanta"
            rest = word.removeprefix(head)
            if rest != word and (head == hundred or rest[:1] == "o"):
                for join in ("", *tongue.rules["joins"]):
                    if (low := tongue.small.get(rest.removeprefix(join))) is not None:
                        return value + low
    return None


def half_after(text: str, number: Number, language: str | None) -> Number:
    """A number in digits with "et demi" behind its magnitude: "2 millions et demi"."""
    tongue = _tongue(primary(language))
    if tongue is None or number.magnitude == 1 or not text.startswith(" ", number.end):
        return number
    tokens = tokens_of(text, number.end + 1, _LETTERS, _LINK)
    half = _half(tongue, tokens, 0)
    if half is None:
        return number
    value = number.value + half[0] * number.magnitude
    return number._replace(value=value, end=tokens[half[1] - 1].end)


# Where they begin ------------------------------------------------------------------------------


@cache
def _heads(language: str) -> frozenset[str]:
    """Every word that a number can begin with, but for those glued together."""
    tongue = _tongue(language)
    if tongue is None:
        return frozenset()
    rules = tongue.rules
    return frozenset(
        word.split()[0]
        for table in (
            tongue.small,
            tongue.hundreds,
            rules["thousand"],
            rules["halves"],
            rules["also"],
        )
        for word in table
    )


@cache
def _heads_in_text(language: str) -> re.Pattern[str]:
    """A word that begins as a number does, with the word after it."""
    heads = sorted(_heads(language))
    stems = [word for word in heads if not any(word != o and word.startswith(o) for o in heads)]
    forms = any_of(form for stem in stems for form in (stem, stem.capitalize()))
    word = r"[^\W\d_]"
    return re.compile(rf"(?<!\w)({forms}{word}*)(?=[ \u00a0\n‑-]({word}+))")


def spelled_starts(
    text: str, language: str | None, goes_on: Callable[[str], bool]
) -> Iterator[int]:
    """Where numbers in the words of `language` begin that go on, or whose next word `goes_on`."""
    tongue = _tongue(primary(language))
    if tongue is None:
        return
    heads = _heads(primary(language))
    for match in _heads_in_text(primary(language)).finditer(text):
        first, following = match[1].lower(), match[2].lower()
        if first not in heads and _single(tongue, first) is None:
            continue
        more = following in _inside(primary(language)) or following in tongue.scales
        if not (more or goes_on(match[2]) or _single(tongue, following) is not None):
            continue
        if first in tongue.rules["thousand"] or tongue.hundreds.get(first) == 100:
            before = _LETTERS.findall(text[max(0, match.start() - 16) : match.start()])
            if before and before[-1].lower() in tongue.rules["vague"]:
                continue
        yield match.start()


@cache
def _inside(language: str) -> frozenset[str]:
    """Every word that a number can go on with, but for magnitudes and those glued together."""
    tongue = _tongue(language)
    if tongue is None:
        return frozenset()
    words = {
        part for table in (tongue.small, tongue.hundreds) for word in table for part in word.split()
    }
    return frozenset(
        (*words, *(w for key in ("joins", "halves", "rounded") for w in tongue.rules[key]))
    )
