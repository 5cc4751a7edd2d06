"""Numbers as people write them: digits in any country's format, English words, Chinese numerals.

`read_number` reads the longest number that begins at a place of a text, with its magnitude
("2.4 million", "80k", "one and a half billion", "1.5亿"); `parse_number` reads a whole string.
Pure functions; no input raises.
"""

from __future__ import annotations

from decimal import Decimal

from extractor.values.number.digits import ONE, VULGAR, Number, magnitudes, primary, read_digits
from extractor.values.number.hanzi import (
    ROUNDED,
    east_asian_units,
    hanzi_digits,
    hanzi_units,
    read_hanzi,
)
from extractor.values.number.spelled import read_words
from extractor.values.number.spelled_european import half_after, read_spelled


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
    if not first.isdecimal() and first not in VULGAR and first != ".":
        if first in hanzi_digits():
            return read_hanzi(text, start)
        return read_spelled(text, start, language) or read_words(text, start)
    number = read_digits(text, start, language)
    if number is not None and number.magnitude > 1:
        return half_after(text, number, language)
    if number is None or text[start : start + 64].isascii():
        return number
    following = text[number.end : number.end + 2].lstrip(" \u00a0")[:1]
    if following and following in hanzi_units() + ROUNDED:
        hanzi = read_hanzi(text, start)
        if hanzi is not None and hanzi.end > number.end:
            return hanzi._replace(decimals=number.decimals)
    return number


def magnitude_of(word: str, language: str | None = None) -> Decimal | None:
    """The factor of a magnitude that stands alone in a heading: "thousands", "Mio.", "百万"."""
    words, short = magnitudes(primary(language))
    factor = short.get(word) or words.get(word.lower()) or words.get(word.lower().rstrip("."))
    if factor is None and word and all(char in hanzi_units() for char in word):
        factor = ONE
        for char in word:
            factor *= east_asian_units()[char]
    return factor


def without_mills(number: Number) -> Decimal:
    """The value as a sum of money: "1.250" and "1,250" are both 1250, for cents are but two."""
    mills = number.decimals == 3 and not number.grouped
    return number.value * 1000 if mills and number.magnitude == 1 <= number.value else number.value


def is_year(number: Number) -> bool:
    """Whether a number looks like a year: four digits, no marks, 1900 to 2100."""
    bare = number.form == "digits" and not number.grouped and number.decimals == 0
    return bare and number.magnitude == 1 and 1900 <= number.value <= 2100


def last_word(text: str, start: int) -> str:
    """The word before `start` in lower case, "" where no word and one or two spaces precede."""
    left = text[max(0, start - 20) : start]
    trimmed = left.rstrip()
    if trimmed == left:
        return ""
    trimmed = trimmed.rstrip(".,")
    word = trimmed[max(trimmed.rfind(" "), trimmed.rfind("\n"), trimmed.rfind("(")) + 1 :]
    return word.lower()
