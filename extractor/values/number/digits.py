"""Digits and the words of magnitude beside them, in any country's format.

Formats follow CLDR: groups of three (or the Indian two) parted by comma, full stop, apostrophe or
a space, one decimal mark.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from extractor.lexicon import load

ONE = Decimal(1)
_LONGEST = 30  # characters of a run of digits: longer ones are identifiers, not numbers

# A run of digits with whatever can stand inside a number; never fails after it has begun.
_RUN = re.compile(r"[0-9０-９]+(?:[.,'’，．][0-9０-９]+)*")
_SPACED = re.compile(
    r"[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,5}(?:[.,][0-9]{1,2})?(?![0-9]|[.,'’][0-9])"
)
# A capital that stands apart as a magnitude and as an initial do: "$5 M", "M. Smith", "M.S."
_INITIAL = re.compile(
    r"[ \u00a0](?:[KMBGTkmbgt](?P<joined>\.[^\W\d_]\b)|[KMBGT](?P<name>\. [A-Z])|(?:MN|[KMBGT])\b"
    r"(?![-&'’]|[ \u00a0]?[€$£¥]|[ \u00a0](?:[A-Z]{3}|[Ee]uros?)\b))"
)
_LETTERS = frozenset("KMBGTkmbgt")
_POINT = re.compile(r"\.[0-9]{1,6}(?!\.?[0-9])")
_MIXED = re.compile(r"[ \u00a0-]([1-9])/([2-9])(?![0-9/])")
VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_WORD = re.compile(r"(?:\n|[ \u00a0\u202f]{0,2}[-‑]?)([A-Za-zÀ-ɏͰ-ӿ֐-ۿḀ-ỿ]+\.?)")
_SPACES = frozenset(" \u00a0\u2009\u202f")
_FRACTION = re.compile(r"([1-9])/([2-9])(?![0-9/])")
_MORE = re.compile(r"(?:,? and |, | )(?=[0-9])")


_ASCII_DIGIT = re.compile("[0-9]")


def holds_digit(text: str) -> bool:
    """Whether any character is a digit, of whatever script."""
    return bool(_ASCII_DIGIT.search(text)) or (not text.isascii() and any(map(str.isdigit, text)))


class Number(NamedTuple):
    """A number in a text: `value` in full, `magnitude` the factor that a word or letter gave it.

    `form` tells how it was written: "digits", "words" (English) or "hanzi". `exact` is false
    where the numeral itself says that it is rounded (三百多万). `grouped`: has thousands marks.
    """

    value: Decimal
    magnitude: Decimal
    end: int
    form: str
    exact: bool = True
    grouped: bool = False
    decimals: int = 0
    letter: bool = False  # the magnitude is a bare letter or abbreviation (80k, 5 m)
    spaced: bool = False  # a space stands before that letter
    top: Decimal | None = None  # the upper end, where the numeral is a range: 五六万


@cache
def primary(language: str | None) -> str:
    """The language without its region: "en" of "en-GB", "" of None."""
    return (language or "").replace("_", "-").split("-")[0].lower()


@cache
def _decimal_comma(language: str | None) -> bool:
    format: dict[str, list[str]] = load("amounts.toml")["number_format"]
    parts = (language or "").replace("_", "-").split("-")
    region = f"{parts[0].lower()}-{parts[-1].upper()}"
    return (
        parts[0].lower() in format["decimal_comma"] and region not in format["regions_with_point"]
    )


@cache
def magnitudes(language: str) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Words (lower case) and short forms (exact case) -> factor; `language` wins over English."""
    words: dict[str, Decimal] = {}
    short: dict[str, Decimal] = {}
    entries: list[dict[str, Any]] = load("amounts.toml")["magnitudes"]
    rank = {language: 2, "en": 1, "en-IN": 1, "und": 1}
    for entry in sorted(entries, key=lambda e: rank.get(e["language"], 0)):
        if entry.get("only") and entry["language"] != language:
            continue
        factor = Decimal(entry["value"])
        words.update((word, factor) for word in entry.get("words", ()))
        short.update((word, factor) for word in entry.get("short", ()))
    return words, short


def _groups_of_three(groups: list[str]) -> bool:
    return len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _grouped(groups: list[str]) -> bool:
    """Western (1,234,567), Indian (12,34,567) or Chinese-style myriad groups are not mixed."""
    if _groups_of_three(groups):
        return True
    return (
        len(groups) > 2
        and len(groups[0]) <= 2
        and len(groups[-1]) == 3
        and all(len(group) == 2 for group in groups[1:-1])
    )


@lru_cache(maxsize=4096)
def literal_value(run: str, language: str | None = None) -> tuple[Decimal, bool, int] | None:
    """Value, whether it has thousands marks, and the count of decimals of a run of digits.

    A single mark before exactly three digits is ambiguous: the comma parts thousands and the
    full stop decimals, unless `language` writes numbers the other way round.
    """
    if len(run) > _LONGEST:
        return None
    run = run.replace("’", "'").replace("，", ",").replace("．", ".")
    if run.isdecimal():
        return Decimal(int(run)), False, 0
    comma_decimal = _decimal_comma(language)
    marks = [char for char in run if not char.isdecimal()]
    last = marks[-1]
    if len(set(marks)) > 1:
        whole, _, fraction = run.rpartition(last)
        if marks.count(last) > 1 or last == "'":
            return None
        groups = re.split(r"[.,']", whole)
        if len(set(marks[:-1])) > 1 or not _grouped(groups):
            return None
        return Decimal("".join(groups) + "." + fraction), True, len(fraction)
    groups = run.split(last)
    if len(groups) > 2 or last == "'":
        ok = _grouped(groups) if last == "," else _groups_of_three(groups)
        return (Decimal("".join(groups)), True, 0) if ok and groups[0] != "0" else None
    whole, fraction = groups
    three = len(fraction) == 3 and len(whole) <= 3 and whole[0] not in "0０"
    if three and (comma_decimal == (last == ".")):
        return Decimal(whole + fraction), True, 0
    if last == "," and len(fraction) > 2 and not comma_decimal and whole not in ("0", "０"):
        return None
    return Decimal(f"{whole}.{fraction}"), False, len(fraction)


def begins_magnitude(word: str) -> bool:
    """Whether `word`, a run of letters, can be the magnitude of a number before it."""
    words, short = magnitudes("")
    return word in short or word.lower() in words


def read_digits(text: str, start: int, language: str | None) -> Number | None:
    """The number in digits that begins at `start`, with its fraction and magnitude."""
    literal = read_literal(text, start, language)
    if literal is None:
        return None
    value, end, grouped, decimals = literal
    following = text[end : end + 1]
    if not following:
        return Number(value, ONE, end, "digits", True, grouped, decimals)
    if following == "/" and text[end + 1 : end + 2].isdecimal():
        return _read_half(text, start, language)
    apart = following in " \u00a0-"
    second = text[end + 1 : end + 2]
    if decimals == 0 and (following in VULGAR or (apart and second.isdecimal())):
        fraction = _fraction_after(text, end)
        if fraction is not None:
            value, end = value + fraction[0], fraction[1]
    initial = apart and decimals != 1 and second in _LETTERS and _INITIAL.match(text, end)
    if initial:
        large = grouped or decimals == 3 or value >= 1000
        if initial["joined"] or (large and initial["name"]):
            return Number(value, ONE, end, "digits", True, grouped, decimals)
        if large or initial["name"]:
            return None  # a million or a name: nothing tells
    magnitude, end, letter, spaced = _read_magnitude(text, end, language)
    number = Number(
        value * magnitude, magnitude, end, "digits", True, grouped, decimals, letter, spaced
    )
    return _and_smaller(text, number, language) if magnitude >= 1000 and not letter else number


def _read_half(text: str, start: int, language: str | None) -> Number | None:
    """ "1/2 million": a fraction alone is no number, it may be a date."""
    part = _FRACTION.match(text, start)
    if part is None or int(part[1]) >= int(part[2]):
        return None
    magnitude, end, letter, spaced = _read_magnitude(text, part.end(), language)
    if magnitude == 1 or letter:
        return None
    value = Decimal(part[1]) / Decimal(part[2]) * magnitude
    return Number(value, magnitude, end, "digits", True, False, 2, letter, spaced)


def read_literal(
    text: str, start: int, language: str | None
) -> tuple[Decimal, int, bool, int] | None:
    """A number in digits alone: its value, where it ends, whether it has separators of thousands,
    how many decimals it has."""
    if text[start] in VULGAR:
        fraction = _fraction_after(text, start)
        return (fraction[0], fraction[1], False, 2) if fraction else None
    if text[start] == ".":
        run = _POINT.match(text, start)
        return (Decimal("0" + run[0]), run.end(), False, len(run[0]) - 1) if run else None
    run = _RUN.match(text, start)
    if run is None:
        return None
    spaced = _SPACED.match(text, start) if text[run.end() : run.end() + 1] in _SPACES else None
    if spaced:
        plain = re.sub(r"\s", "", spaced[0]).replace(",", ".")
        return Decimal(plain), spaced.end(), True, len(plain.partition(".")[2])
    parsed = literal_value(run[0], language)
    return None if parsed is None else (parsed[0], run.end(), parsed[1], parsed[2])


def _fraction_after(text: str, end: int) -> tuple[Decimal, int] | None:
    """A fraction that goes on a whole number: "½", " 1/2"."""
    char = text[end : end + 1]
    if char in VULGAR and char:
        top, _, bottom = VULGAR[char].partition("/")
        return Decimal(top) / Decimal(bottom), end + 1
    mixed = _MIXED.match(text, end)
    if mixed and int(mixed[1]) < int(mixed[2]):
        return Decimal(mixed[1]) / Decimal(mixed[2]), mixed.end()
    return None


def _read_magnitude(text: str, end: int, language: str | None) -> tuple[Decimal, int, bool, bool]:
    """Factor and end of the magnitude words after a number ("hundred thousand", "k", "Mio.")."""
    factor = ONE
    for _ in range(3):
        word = _WORD.match(text, end)
        if word is None:
            break
        at = word.start(1)
        token, value, short = _magnitude(word[1], primary(language))
        stop = at + len(token)
        if (short is None and value is None) or text[stop : stop + 1].isdecimal():
            break
        if short is not None and factor == ONE:
            if at > end and text[stop : stop + 1] in tuple("-&'’"):
                break
            return short, stop, True, at > end
        if value is None or (token.lower() == "grand" and at == end):
            break
        factor, end = factor * value, stop
    return factor, end, False, False


@lru_cache(maxsize=8192)
def _magnitude(token: str, language: str) -> tuple[str, Decimal | None, Decimal | None]:
    """A word as it counts, with the factor that it is, and the one that it is in short."""
    words, short = magnitudes(language)
    if token not in short and token.lower() not in words:
        token = token.rstrip(".")
    return token, words.get(token.lower()), short.get(token)


def _and_smaller(text: str, number: Number, language: str | None) -> Number:
    """ "5 lakh 20 thousand", "3 million and 200 thousand", "a million and a half"."""
    more = _MORE.match(text, number.end)
    if more is None:
        return number
    literal = read_literal(text, more.end(), language)
    if literal is None:
        return number
    magnitude, end, letter, _ = _read_magnitude(text, literal[1], language)
    part = literal[0] * magnitude
    if letter or not ONE < magnitude < number.magnitude or part >= number.magnitude:
        return number
    return number._replace(value=number.value + part, end=end)
