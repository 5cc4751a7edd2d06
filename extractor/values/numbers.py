"""Numbers as people write them: digits in any country's format, English words, Chinese numerals.

`read_number` reads the longest number that begins at a place of a text, with its magnitude
("2.4 million", "80k", "one and a half billion", "1.5亿"); `parse_number` reads a whole string.
Formats of digits follow CLDR: groups of three (or the Indian two) parted by comma, full stop,
apostrophe or a space, one decimal mark. Pure functions; no input raises.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from extractor.lexicon import load

ONE = Decimal(1)
_LONGEST = 30  # characters of a run of digits: longer ones are identifiers, not numbers

_DIGITS = "0-9０-９"
# A run of digits with whatever can stand inside a number; never fails after it has begun.
DIGIT_RUN = re.compile(rf"[{_DIGITS}]+(?:[.,'’，][{_DIGITS}]+)*")
_SPACED = re.compile(
    r"[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,5}(?:[.,][0-9]{1,2})?(?![0-9]|[.,'’][0-9])"
)
_MIXED = re.compile(r"[ \u00a0-]?([1-9])/([2-9])(?![0-9/])")
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3"}
_WORD = re.compile(r"[^\W\d_]+\.?")
_EN_WORD = re.compile(r"[A-Za-z]+")
_ROUNDED = "多余餘来來"  # "and some": 三百多万
_GAP = re.compile(r"\n|[ \u00a0\u202f]{0,2}[-‑]?")


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


def parse_number(text: str, language: str | None = None) -> Decimal | None:
    """The value of `text` where it is wholly a number, else None.

    >>> parse_number("1.000.000,50"), parse_number("六百万"), parse_number("80k")
    (Decimal('1000000.50'), Decimal('6000000'), Decimal('80000'))
    """
    text = text.strip()
    sign = ONE
    if text[:1] in ("-", "−", "+"):
        sign, text = (ONE if text[0] == "+" else -ONE), text[1:].lstrip()
    if not text or len(text) > 200:
        return None
    number = read_number(text, 0, language)
    if number is None or number.end != len(text):
        return None
    return sign * number.value


def read_number(text: str, start: int, language: str | None = None) -> Number | None:
    """The longest number that begins at `start`, with its magnitude; None where there is none."""
    first = text[start : start + 1]
    if not first:
        return None
    if first.isdecimal() or first in _VULGAR:
        return _read_digits(text, start, language)
    if first in hanzi_digits():
        return _read_hanzi(text, start)
    if first == ".":
        return _read_digits(text, start, language)
    return _read_words(text, start)


def primary(language: str | None) -> str:
    """The language without its region: "en" of "en-GB", "" of None."""
    return (language or "").replace("_", "-").split("-")[0].lower()


def is_year(number: Number) -> bool:
    """Whether a number looks like a year: four digits, no marks, 1900 to 2100."""
    bare = number.form == "digits" and not number.grouped and number.decimals == 0
    return bare and number.magnitude == 1 and 1900 <= number.value <= 2100


_LAST_WORD = re.compile(r"([^\W\d_]+)[.,]?\s{1,2}$")


def last_word(text: str, start: int) -> str:
    """The word before `start` in lower case, "" where there is none."""
    match = _LAST_WORD.search(text, max(0, start - 20), start)
    return match[1].lower() if match else ""


@cache
def _decimal_comma(language: str) -> bool:
    return language in load("amounts.toml")["number_format"]["decimal_comma"]


@cache
def _magnitudes(language: str) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Words (lower case) and short forms (exact case) -> factor; `language` wins over English."""
    words: dict[str, Decimal] = {}
    short: dict[str, Decimal] = {}
    entries: list[dict[str, Any]] = load("amounts.toml")["magnitudes"]
    rank = {language: 2, "en": 1, "en-IN": 1, "und": 1}
    for entry in sorted(entries, key=lambda e: rank.get(e["language"], 0)):
        factor = Decimal(entry["value"])
        words.update((word, factor) for word in entry.get("words", ()))
        short.update((word, factor) for word in entry.get("short", ()))
    return words, short


def magnitude_of(word: str, language: str | None = None) -> Decimal | None:
    """The factor of a magnitude that stands alone ("thousands", "Mio.", "百万"), as in a heading."""
    words, short = _magnitudes(primary(language))
    factor = short.get(word) or words.get(word.lower()) or words.get(word.lower().rstrip("."))
    if factor is None and word and all(char in hanzi_units() for char in word):
        factor = ONE
        for char in word:
            factor *= load("amounts.toml")["number_units"]["zh"][char]
    return factor


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


def literal_value(run: str, language: str | None = None) -> tuple[Decimal, bool, int] | None:
    """Value, whether it has thousands marks, and the count of decimals of a run of digits.

    A single mark before exactly three digits is ambiguous: the comma parts thousands and the
    full stop decimals, unless `language` writes numbers the other way round.
    """
    if len(run) > _LONGEST:
        return None
    run = run.replace("’", "'").replace("，", ",")
    if run.isdecimal():
        return Decimal(int(run)), False, 0
    comma_decimal = _decimal_comma(primary(language))
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


def _read_digits(text: str, start: int, language: str | None) -> Number | None:
    literal = _read_literal(text, start, language)
    if literal is None:
        return None
    value, end, grouped, decimals = literal
    following = text[end : end + 2].lstrip(" \u00a0")[:1]
    if following and following in hanzi_units() + _ROUNDED:
        hanzi = _read_hanzi(text, start)
        if hanzi is not None and hanzi.end > end:
            return hanzi._replace(decimals=decimals)
    fraction = _fraction_after(text, end)
    if fraction is not None and decimals == 0:
        value, end = value + fraction[0], fraction[1]
    magnitude, end, letter, spaced = _read_magnitude(text, end, language)
    number = Number(
        value * magnitude, magnitude, end, "digits", True, grouped, decimals, letter, spaced
    )
    return _and_smaller(text, number, language) if magnitude >= 1000 and not letter else number


def _read_literal(
    text: str, start: int, language: str | None
) -> tuple[Decimal, int, bool, int] | None:
    if text[start] in _VULGAR:
        fraction = _fraction_after(text, start)
        return (fraction[0], fraction[1], False, 2) if fraction else None
    if text[start] == ".":
        run = re.compile(r"\.[0-9]{1,6}(?!\.?[0-9])").match(text, start)
        return (Decimal("0" + run[0]), run.end(), False, len(run[0]) - 1) if run else None
    spaced = _SPACED.match(text, start)
    if spaced:
        plain = re.sub(r"\s", "", spaced[0]).replace(",", ".")
        return Decimal(plain), spaced.end(), True, len(plain.partition(".")[2])
    run = DIGIT_RUN.match(text, start)
    if run is None:
        return None
    parsed = literal_value(run[0], language)
    return None if parsed is None else (parsed[0], run.end(), parsed[1], parsed[2])


def _fraction_after(text: str, end: int) -> tuple[Decimal, int] | None:
    """A fraction that goes on a whole number: "½", " 1/2"."""
    char = text[end : end + 1]
    if char in _VULGAR and char:
        top, _, bottom = _VULGAR[char].partition("/")
        return Decimal(top) / Decimal(bottom or 1), end + 1
    mixed = _MIXED.match(text, end)
    if mixed and text[end] in " \u00a0-" and int(mixed[1]) < int(mixed[2]):
        return Decimal(mixed[1]) / Decimal(mixed[2]), mixed.end()
    return None


def _read_magnitude(
    text: str, end: int, language: str | None
) -> tuple[Decimal, int, bool, bool]:
    """Factor and end of the magnitude words after a number ("hundred thousand", "k", "Mio.")."""
    words, short = _magnitudes(primary(language))
    factor = ONE
    for _ in range(3):
        gap = _GAP.match(text, end)
        at = gap.end() if gap else end
        word = _WORD.match(text, at)
        if word is None:
            break
        token = word[0]
        if token not in short and token.lower() not in words:
            token = token.rstrip(".")
        stop = at + len(token)
        if text[stop : stop + 1].isdecimal():
            break
        if token in short and factor == ONE:
            return short[token], stop, True, at > end
        value = words.get(token.lower())
        if value is None or (token.lower() == "grand" and at == end):
            break
        factor, end = factor * value, stop
    return factor, end, False, False


def _and_smaller(text: str, number: Number, language: str | None) -> Number:
    """"5 lakh 20 thousand", "3 million and 200 thousand", "a million and a half"."""
    more = re.compile(r"(?:,? and |, | )(?=[0-9])").match(text, number.end)
    if more is None:
        return number
    literal = _read_literal(text, more.end(), language)
    if literal is None:
        return number
    magnitude, end, letter, _ = _read_magnitude(text, literal[1], language)
    part = literal[0] * magnitude
    if letter or not ONE < magnitude < number.magnitude or part >= number.magnitude:
        return number
    return number._replace(value=number.value + part, end=end)


# English words ---------------------------------------------------------------------------------


@cache
def _english() -> tuple[dict[str, int], dict[str, Decimal]]:
    words, _ = _magnitudes("en")
    spelled = {k: v for k, v in words.items() if len(k) > 3 and k.isascii() and k != "grand"}
    return load("amounts.toml")["number_words"]["en"], spelled


_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}


def _tokens(text: str, start: int) -> list[tuple[str, int, int]]:
    """Up to twenty words from `start`, parted by a space, a hyphen or a comma and space."""
    found: list[tuple[str, int, int]] = []
    while len(found) < 20:
        word = _EN_WORD.match(text, start)
        if word is None:
            break
        found.append((word[0].lower(), start, word.end()))
        start = word.end()
        if text.startswith(", ", start):
            start += 2
        elif text[start : start + 1] in (" ", "-", "\u00a0", "\n", "‑"):
            start += 1
        else:
            break
    return found


def _read_words(text: str, start: int) -> Number | None:
    tokens = _tokens(text, start)
    if not tokens:
        return None
    small, scales = _english()
    first = tokens[0][0]
    if first not in small and first not in scales and first not in ("a", "an", "half", "quarter"):
        return None
    fraction = _read_fraction(tokens, scales)
    if fraction is not None:
        return fraction
    total = Decimal(0)
    current: Decimal | None = None
    biggest = ONE
    end = start
    index = 0
    while index < len(tokens):
        word, _, stop = tokens[index]
        if word in ("a", "an") and index == 0:
            if len(tokens) < 2 or tokens[1][0] not in scales:
                return None
            current = ONE
        elif word == "and":
            tail = _half_after(tokens, index, scales)
            if tail is not None:
                half, factor, end = tail
                if total == 0:
                    return Number(((current or 0) + half) * factor, factor, end, "words")
                return Number(total + (current or 0) + half * biggest, biggest, end, "words")
            after = tokens[index + 1][0] if index + 1 < len(tokens) else ""
            if after not in small or (current is not None and current < 100) or end == start:
                break
            index += 1
            continue
        elif word in small:
            value = Decimal(small[word])
            room = current is None or (value < 10 <= current % 100 and current % 10 == 0) or (
                current >= 100 and current % 100 == 0
            )
            if not room or (current is not None and value == 0):
                break
            if current is not None and current % 100 == 10:
                break
            current = (current or 0) + value
        elif word in scales:
            scale = scales[word]
            if current is None and total == 0:
                current = ONE
            if scale == 100:
                current = (current or ONE) * 100
            elif current is None or (total and scale >= biggest and total < scale):
                total = (total + (current or 0)) * scale
                current = None
            else:
                total += current * scale
                current = None
            biggest = max(biggest, scale) if scale > 100 else biggest
        elif word == "point" and current is not None and total == 0:
            return _read_point(tokens, index, current, small, scales)
        else:
            break
        end = stop
        index += 1
    if end == start:
        return None
    value = total + (current or 0)
    return Number(value, biggest, end, "words")


def _read_fraction(
    tokens: list[tuple[str, int, int]], scales: dict[str, Decimal]
) -> Number | None:
    """"half a million", "a quarter of a billion", "three quarters of a million", "half a dozen"."""
    words = [token[0] for token in tokens]
    index, count = 0, ONE
    if words[0] in ("a", "one", "two", "three") and len(words) > 1:
        count = {"two": Decimal(2), "three": Decimal(3)}.get(words[0], ONE)
        index = 1
    if words[index] not in _FRACTIONS:
        return None
    part = _FRACTIONS[words[index]] * count
    index += 1
    for filler in ("of", "a"):
        if index < len(words) and words[index] == filler:
            index += 1
    if index >= len(words) or words[index] not in scales:
        return None
    return Number(part * scales[words[index]], scales[words[index]], tokens[index][2], "words")


def _half_after(
    tokens: list[tuple[str, int, int]], index: int, scales: dict[str, Decimal]
) -> tuple[Decimal, Decimal, int] | None:
    """"and a half (million)" after a count: the part, the factor that follows, the end."""
    words = [token[0] for token in tokens[index : index + 5]]
    at = 2 if words[1:2] in (["a"], ["one"], ["three"]) else 1
    if len(words) <= at or words[at] not in _FRACTIONS:
        return None
    part = _FRACTIONS[words[at]] * (3 if words[1] == "three" else 1)
    if len(words) > at + 1 and words[at + 1] in scales:
        return part, scales[words[at + 1]], tokens[index + at + 1][2]
    return part, ONE, tokens[index + at][2]


def _read_point(
    tokens: list[tuple[str, int, int]],
    index: int,
    whole: Decimal,
    small: dict[str, int],
    scales: dict[str, Decimal],
) -> Number | None:
    """"two point five million"."""
    digits = ""
    end = tokens[index - 1][2]
    factor = ONE
    for word, _, stop in tokens[index + 1 :]:
        if word in small and small[word] < 10 and factor == ONE:
            digits += str(small[word])
        elif word in scales and digits:
            factor *= scales[word]
        else:
            break
        end = stop
    return Number(Decimal(f"{whole}.{digits or 0}") * factor, factor, end, "words")


# Chinese numerals ------------------------------------------------------------------------------


@cache
def hanzi_digits() -> str:
    """Every character that a Chinese numeral can begin with, besides digits."""
    lexicon = load("amounts.toml")
    return "".join(lexicon["number_words"]["zh"]) + "十拾百佰千仟"


@cache
def hanzi_units() -> str:
    return "".join(load("amounts.toml")["number_units"]["zh"])


@cache
def _hanzi_run() -> re.Pattern[str]:
    numerals = "".join(load("amounts.toml")["number_words"]["zh"])
    piece = rf"[0-9０-９]+(?:[.,][0-9０-９]+){{0,8}}|[{numerals}点{hanzi_units()}]|[{_ROUNDED}](?=[万亿萬億])"
    return re.compile(rf"(?:{piece}| (?=[万亿萬億])){{1,40}}")


_HANZI_TOKEN = re.compile(r"[0-9０-９]+(?:[.,][0-9０-９]+)*|\S")


def _read_hanzi(text: str, start: int) -> Number | None:
    run = _hanzi_run().match(text, start)
    if run is None:
        return None
    written = run[0].rstrip("点 " + _ROUNDED)
    value, biggest = _hanzi_value(written)
    if value is None:
        return None
    exact = not any(char in written for char in _ROUNDED)
    end = start + len(written)
    rounded = text[end : end + 1] in tuple(_ROUNDED)
    return Number(value, biggest, end + rounded, "hanzi", exact and not rounded)


def _hanzi_value(written: str) -> tuple[Decimal | None, Decimal]:
    lexicon = load("amounts.toml")
    digits: dict[str, int] = lexicon["number_words"]["zh"]
    units: dict[str, int] = lexicon["number_units"]["zh"]
    total = section = Decimal(0)
    number: Decimal | None = None
    unit = biggest = ONE
    positional = fraction = zero = False
    scale = ONE
    for token in _HANZI_TOKEN.findall(written):
        if token in _ROUNDED:
            continue
        if token == "点":
            if number is None or fraction:
                return None, ONE
            fraction, scale = True, ONE
        elif token in digits:
            digit = Decimal(digits[token])
            if fraction:
                scale /= 10
                number = (number or 0) + digit * scale
            elif number is None or number == 0:
                zero = zero or (digit == 0 and unit > 1)
                positional = positional or number is not None
                number = digit
            elif unit > 1 or section or total:
                return None, ONE
            else:
                number, positional = number * 10 + digit, True
        elif token in units:
            if positional and number is not None and number >= 10:
                return None, ONE
            unit, zero = Decimal(units[token]), False
            if unit < 10000:
                if number is None and section and unit >= section:
                    return None, ONE
                section += (ONE if number is None else number) * unit
            else:
                section += number or 0
                if section == 0 and total == 0:
                    return None, ONE
                total = (total + section) * unit if unit > biggest > 1 else total + section * unit
                section, biggest = Decimal(0), max(biggest, unit)
            number, fraction = None, False
        else:
            parsed = literal_value(token)
            if parsed is None or number not in (None, 0):
                return None, ONE
            number = parsed[0]
    if number is not None:
        tail = unit >= 100 and not zero and number < 10 and number == int(number)
        section += number * unit / 10 if tail else number
    return total + section, biggest
