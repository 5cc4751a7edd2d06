"""Dates in running text and in cells: ISO 8601, possibly partial, each with its characters.

One scan finds the places where a date may begin (a number, a month, a word of time); the readers
for the word or the script are asked there, and the longest reading counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extractor.values.date.eastern import read_eastern
from extractor.values.date.grammar import WORD, Clues, Reading, longest
from extractor.values.date.numeric import day_first_of
from extractor.values.date.partial import (
    Point,
    as_date,
    from_iso,
    iso,
    nearest_year,
    precision,
)
from extractor.values.date.plain import plain_day
from extractor.values.date.relative import read_this_year
from extractor.values.date.scan import starts
from extractor.values.date.western import read_western
from extractor.values.date.words import is_ambiguous_month, is_weekday
from extractor.values.late import late


class Date(NamedTuple):
    """A date as the text gives it.

    `date` and `date_end` (of a range) are ISO 8601, partial where the text is (`2020-03`; `--03-02`
    where nothing says the year); `precision` is day, month or year; `basis` says whether all of it
    is "stated" or a part comes from the "reference"; `text` is what stands from `start` to `end`.
    """

    date: str
    date_end: str | None
    precision: str
    basis: str
    start: int
    end: int
    text: str


_NOISE_BEFORE = late(
    r"(?:[\s\[(（【〔{*_~#>«\"'“‘|•·–—,.،፣፡፥-]|(?:(?i:on|from|since|in|by|date|dated"
    r"|posted|published"
    r"|updated|as of|between|the|le|am|el|il|den|year|circa|ca?\.)(?<=[a-z.])[.:]?\s))*"
)
_TIME = (
    r"[0-2]?[0-9]\s?[:.h时時点點시]\s?(?:[0-5][0-9]\s?[分분]?)?(?::[0-5][0-9](?:[.,][0-9]{1,6})?)?"
    r"|[0-2]?[0-9](?=\s?[ap]\.?m)"
)
_NOISE_AFTER = late(
    rf"(?:{_TIME}|[\s,;.:：,，。、\])）】〕}}*_~»\"'”’|–—-]|[ap]\.?m\b\.?|(?:at|um|à|à"
    rf"|alle|o'clock|Uhr"
    r"|noon|midnight|hrs?|AD|CE|ел)\b|(?:г|թ|ж|р|m|d)\.|[+−-][0-9]{2}:?[0-9]{2}|(?:UTC"
    r"|GMT|Z|[A-Z]{2,4}T)\b"
    r"|[(（]?(?:星期|周|週|礼拜)[一二三四五六日天]|上午|下午|凌晨|晚上|中午|[(（]"
    r"[月火水木金土日][)）])*"
)
_LONE_WORD = late(rf"[\s\[(（]*(?P<word>{WORD}(?:[\s-]{WORD})?)[.,،፣፡፥]?\s{{0,2}}")
_LETTERS = late(r"[^\W\d_]{3,}")
_WIDE = {ord("０") + digit: str(digit) for digit in range(10)}
_WIDE |= {ord(first) + digit: str(digit) for first in "٠۰०০๐" for digit in range(10)}
_WIDE |= {0xA0: " ", 0x202F: " ", 0x2009: " ", 0x3000: " ", ord("："): ":", ord("／"): "/"}
_WIDE |= {0x200E: " ", 0x200F: " "}
_HAS_WIDE = late(f"[{''.join(map(chr, _WIDE))}]+")
_LONGEST = 120
_NUMBERED = late("[A-Za-z][0-9]")  # a quarter or a version: Q3, v2
_WORDS_OF_DATE = 3  # a weekday, a month and a word for "year"


def _fold(text: str) -> str:
    """The text with ASCII digits and plain spaces, character for character."""
    return text if text.isascii() else _HAS_WIDE.sub(lambda found: found[0].translate(_WIDE), text)


def find_dates(
    text: str,
    reference: str | None = None,
    language: str | None = None,
    day_first: bool | None = None,
) -> Iterator[Date]:
    """The dates of a text in order, without overlap.

    `reference` is the date of the text itself (ISO 8601): the year of a day without one is the
    nearest to it, and words such as "today" count from it. Without a reference the nearest full
    date of the text gives the year. `language` is a BCP 47 tag. Of two numbers up to 12 the first
    is the day if `day_first` says so, or another date of the text, or the language (plain `en` does
    not); else nothing is reported.
    """
    day = plain_day(text)
    if day is not None:
        yield _stated(text, day)
        return
    folded = _fold(text)
    if day_first is None:
        day_first = day_first_of(folded)
    clues = Clues(from_iso(reference), language, day_first)
    readings = _readings(folded, clues)
    if clues.reference is None:
        readings = _with_years(list(readings))
    for reading in readings:
        yield _date(text, reading, clues)


def _readings(text: str, clues: Clues) -> Iterator[Reading]:
    done = 0
    told: int | None = None
    for start, script in starts(text, clues.language, clues.reference is not None):
        if start < done:
            continue
        read = read_eastern if script == "east" else read_western
        reading = read(text, start, clues)
        if reading is not None:
            reading = _with_article(text, read_this_year(text, reading, clues, told), done)
            done = reading.end
            told = (reading.last or reading.first).year or told
            yield reading


def _with_article(text: str, reading: Reading, done: int) -> Reading:
    """`the` belongs to `the end of 2019` and `the 13th of March`, not to `the 2020 term`."""
    start = reading.start - 4
    first = text[reading.start : reading.start + 6]
    led = start >= done and text[start : start + 4] in ("the ", "The ")
    if (
        not led
        or text[start - 1 : start].isalnum()
        or not re.match(r"[^\d]|\d+(?:[snrt]|['’]s)", first)
    ):
        return reading
    return reading._replace(start=start)


def _with_years(readings: list[Reading]) -> Iterator[Reading]:
    """Days and months without year get the one nearest to the full date before them, or after."""
    later = next((one.first for one in readings if one.first.year and one.first.month), None)
    known = later
    for reading in readings:
        if reading.first.year and reading.first.month:
            known = reading.last if reading.last and reading.last.year else reading.first
        elif known is not None and reading.first.year is None:
            reading = reading._replace(first=_year_near(reading, known), basis="reference")
        yield reading


def _year_near(reading: Reading, reference: Point) -> Point:
    """The nearest year to the reference, of those in which the weekday is the one that is said."""
    point = nearest_year(reading.first, reference)
    if reading.weekday is None or point.year is None:
        return point
    years = (point._replace(year=point.year + away) for away in (0, -1, 1))
    days = ((one, as_date(one)) for one in years)
    fitting = (one for one, day in days if day and day.isoweekday() == reading.weekday)
    return next(fitting, point)


def _date(text: str, reading: Reading, clues: Clues) -> Date:
    first, last, basis = reading.first, reading.last, reading.basis
    if first.year is None and clues.reference is not None:
        first = _year_near(reading, clues.reference)
        basis = "reference" if first.year is not None else basis
    if last is not None and last.year is None and first.year is not None:
        last = last._replace(year=first.year)
        last = last._replace(year=first.year + 1) if iso(last) < iso(first) else last
    end_date = iso(last) if last is not None else None
    start, end = reading.start, reading.end
    return Date(iso(first), end_date, precision(first), basis, start, end, text[start:end])


def _stated(text: str, day: str) -> Date:
    """The day that the whole of a text says."""
    return Date(day, None, "day", "stated", 0, len(text), text)


def leading_date(
    text: str,
    reference: str | None = None,
    language: str | None = None,
    day_first: bool | None = None,
) -> Date | None:
    """The date or range that a text begins with, as an entry of a chronology does (`1950: …`)."""
    day = plain_day(text)
    if day is not None:
        return _stated(text, day)
    return _leading(text[:_LONGEST], reference, language, day_first)


@lru_cache(maxsize=4096)
def _leading(
    text: str, reference: str | None, language: str | None, day_first: bool | None
) -> Date | None:
    clues = Clues(from_iso(reference), language, day_first, sure=True)
    folded = _fold(text)
    for start in _first_starts(folded):
        reading = longest(folded, start, clues, (read_western, read_eastern))
        if reading is not None:
            reading = _with_article(folded, read_this_year(folded, reading, clues, None), 0)
            return _date(text, reading, clues)
    return None


def _first_starts(text: str) -> Iterator[int]:
    """The beginning, then what follows brackets, `on` and the name of a weekday in any language."""
    yield 0
    noise = _NOISE_BEFORE.match(text)
    start = noise.end() if noise else 0
    yield start
    word = _LONE_WORD.match(text, start)
    for name in (word["word"], word["word"].partition(" ")[0]) if word else ():
        if is_weekday(name):
            noise = _NOISE_BEFORE.match(text, start + text[start:].index(name) + len(name))
            yield noise.end() if noise else 0


def parse_date(
    text: str,
    reference: str | None = None,
    language: str | None = None,
    day_first: bool | None = None,
) -> Date | None:
    """The date that the whole text is, weekday, time of day and brackets aside; else None."""
    if len(text) > _LONGEST:
        return None
    day = plain_day(text)
    if day is not None:
        return _stated(text, day)
    return _parsed(text, reference, language, day_first)


# As spreadsheets show a month ("mmm-yy"); alone in a cell, for in a line it may be a day.
_MONTH_AND_SHORT_YEAR = late(r"[^\W\d_]{3,5}-[0-9]{2}")


@lru_cache(maxsize=4096)
def _parsed(
    text: str, reference: str | None, language: str | None, day_first: bool | None
) -> Date | None:
    if _MONTH_AND_SHORT_YEAR.fullmatch(text):
        found = leading_date(text.replace("-", "'"), reference, language, day_first)
        return found and found._replace(text=text)
    found = leading_date(text, reference, language, day_first)
    if found is not None:
        rest = _NOISE_AFTER.match(_fold(text), found.end)
        after = text[rest.end() :] if rest else text
        if not after or is_weekday(after):
            return found
    return _asked_last(text, reference, language)


def _asked_last(text: str, reference: str | None, language: str | None) -> Date | None:
    """What dateparser reads where the grammar sees a day and a year and a word it does not know.

    Its answer counts only if the text has the numbers of the year and the day, so that it cannot
    fill in today's."""
    numbers = re.findall(r"[0-9]+", _fold(text))
    words = _LETTERS.findall(text)
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(years) != 1 or len(days) != 1 or len(numbers) != 2 or len(text) > 60:
        return None
    if not 0 < len(words) <= _WORDS_OF_DATE or _NUMBERED.search(text):
        return None
    if any(is_ambiguous_month(word) for word in words):
        return None
    import dateparser

    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"}
    languages = [language.split("-")[0]] if language else None
    try:
        answer = dateparser.parse(_fold(text), languages=languages, settings=settings)
    except ValueError:
        return None
    if answer is None or answer.year != int(years[0]) or answer.day != int(days[0]):
        return None
    start = len(text) - len(text.lstrip())
    whole = text.strip()
    return Date(answer.date().isoformat(), None, "day", "stated", start, start + len(whole), whole)
