"""Dates in running text and in cells: ISO 8601, possibly partial, each with its characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from extractor.values.date_grammar import Clues, Reading
from extractor.values.date_ranges import read_at
from extractor.values.date_words import month_number
from extractor.values.partial_dates import from_iso, iso, nearest_year, precision


class Date(NamedTuple):
    """A date as the text gives it.

    `date` and `date_end` (of a range) are ISO 8601, partial where the text is (`2020-03`, `--03-02`
    where nothing says the year); `precision` is day, month or year; `basis` says whether all of it is
    "stated" or a part was taken from the "reference"; `text` is what stands from `start` to `end`."""

    date: str
    date_end: str | None
    precision: str
    basis: str
    start: int
    end: int
    text: str


def resolve_year(partial: str, reference: str) -> str:
    """`--03-02` with the year that puts it nearest to the reference; other dates as they are."""
    point, near = from_iso(partial), from_iso(reference)
    if point is None or near is None or point.year is not None:
        return partial
    return iso(nearest_year(point, near))


# A number that may be a day or year: not inside a word, number or version, and then a separator of
# dates, the end of a word, or a letter.
_NUMBER = re.compile(
    r"[0-9](?<![0-9A-Za-z_][0-9])(?<![0-9][.,:/+-][0-9])[0-9]{0,3}(?![0-9:%])(?!,[0-9])"
)
_WORDS = re.compile(
    r"\b(?:[JFMASOND][a-z]{2}|[Ee]arl|[Mm]id|[Ll]at|[Bb]eginning of|[Ee]nd of|[Ss]tart of"
    r"|Q[1-4]\b|H[12]\b|FY)"
)
_WORD_BEFORE = re.compile(
    r"([^\W\d_][^\s\d(),;:!?\"/]{1,22}\.?,?\s{1,2}(?:de\s|del\s|of\s|the\s)?|[A-Z][a-z]{2,8}\.?[-/]?)$"
)
_NOISE_BEFORE = re.compile(
    r"[\s\[(（【〔*_~#>«\"'“‘|-]*(?:(?:(?i:on|from|since|date|dated|posted|published|updated|as of)\b:?|[A-Za-z]{3,9}day|(?i:mon|tues?|wed|thu|thurs?|fri|sat|sun)\b)[.,]?\s*)*"
)
_NOISE_AFTER = re.compile(
    r"(?:[\s,;.:：\])）】〕*_~»\"'”’|–—-]|at\b|um\b|à\b|o'clock|Uhr|h\b|noon\b|midnight\b"
    r"|[0-2]?[0-9][:.h][0-5][0-9](?:[:.][0-5][0-9])?(?:\.[0-9]+)?|[0-2]?[0-9](?=\s?[ap]\.?m)|[ap]\.?m\.?"
    r"|[+−-][0-9]{2}:?[0-9]{2}|(?:UTC|GMT|Z|[A-Z]{2,4}T|[A-Za-z]+/[A-Z][A-Za-z_]+)\b|\(?[A-Za-z]{3,6}day\b|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
    r"|[(（]?(?:星期|周|週|礼拜)[一二三四五六日天]|[(（][月火水木金土日][)）])*"
)
_WIDE = {ord("０") + digit: str(digit) for digit in range(10)} | {
    0xA0: " ",
    0x202F: " ",
    0x2009: " ",
}


def _fold(text: str) -> str:
    """The text with ASCII digits and plain spaces, character for character."""
    return text if text.isascii() else text.translate(_WIDE)


def _starts(text: str) -> Iterator[int]:
    """Places where a date may begin, in order."""
    return merge(_number_starts(text), (found.start() for found in _WORDS.finditer(text)))


def _number_starts(text: str) -> Iterator[int]:
    for found in _NUMBER.finditer(text):
        start = found.start()
        word = _WORD_BEFORE.search(text, max(0, start - 30), start) if start else None
        if word and month_number(word[0].split()[0].rstrip(",.-/")):
            yield word.start()
        yield start


def find_dates(
    text: str,
    reference: str | None = None,
    language: str | None = None,
    day_first: bool | None = None,
) -> Iterator[Date]:
    """The dates of a text in order, without overlap.

    `reference` is the date of the text itself (ISO 8601): the year of a day without one is the
    nearest to it, and words such as "today" count from it. `language` is a BCP 47 tag."""
    clues = Clues(from_iso(reference), language, day_first)
    folded = _fold(text)
    done = 0
    for start in _starts(folded):
        if start < done:
            continue
        reading = read_at(folded, start, clues)
        if reading is not None:
            done = reading.end
            yield _date(text, reading, clues)


def _date(text: str, reading: Reading, clues: Clues) -> Date:
    first, last, basis = reading.first, reading.last, reading.basis
    if first.year is None and clues.reference is not None:
        first = nearest_year(first, clues.reference)
        basis = "reference" if first.year is not None else basis
    if last is not None and last.year is None and first.year is not None:
        last = last._replace(year=first.year)
        if iso(last) < iso(first):
            last = last._replace(year=first.year + 1)
    end_date = iso(last) if last is not None else None
    start, end = reading.start, reading.end
    return Date(iso(first), end_date, precision(first), basis, start, end, text[start:end])


def leading_date(
    text: str,
    reference: str | None = None,
    language: str | None = None,
    day_first: bool | None = None,
) -> Date | None:
    """The date or range that a text begins with, as an entry of a chronology does (`1950: …`)."""
    clues = Clues(from_iso(reference), language, day_first, sure=True)
    folded = _fold(text[:120])
    noise = _NOISE_BEFORE.match(folded)
    for start in (0, noise.end() if noise else 0):
        reading = read_at(folded, start, clues)
        if reading is not None:
            return _date(text, reading, clues)
    return None


def parse_date(
    text: str,
    reference: str | None = None,
    language: str | None = None,
    day_first: bool | None = None,
) -> Date | None:
    """The date that the whole text is, weekday, time of day and brackets aside; else None."""
    found = leading_date(text, reference, language, day_first)
    if found is None or len(text) > 120:
        return None
    rest = _NOISE_AFTER.match(text, found.end)
    return found if rest is not None and rest.end() == len(text) else None
