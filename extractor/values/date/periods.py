"""Parts of years and spans of many: quarters, halves, seasons, fiscal years, decades, centuries."""

from __future__ import annotations

import re

from extractor.values.date.grammar import (
    BEFORE_CHRIST,
    COUNT,
    SPELLED_DAY,
    Clues,
    Reading,
    second_year,
)
from extractor.values.date.partial import Point, short_year
from extractor.values.date.words import number, ordinal, words
from extractor.values.late import late

_PART = (
    r"(?:[Qq](?P<q1>[1-4])|(?P<q2>[1-4])Q|[Hh](?P<h>[12])|(?P<h2>[12])H"
    r"|(?P<nth>[1-4](?:st|nd|rd|th)|"
    r"(?i:first|second|third|fourth|last|final))[\s-](?i:(?P<unit>quarter|qtr|half)))"
)
_PART_OF_YEAR = late(
    rf"{_PART}(?:(?:\s|-|/|,\s|'|\s(?:of|in)\s(?:the\s(?:year\s)?)?(?:fiscal\s(?:year\s)?)?)?"
    r"(?P<year>(?:FY\s?)?[12][0-9]{3})|\s?['’](?P<short>[0-9]{2})|\s?FY\s?'?(?P<fiscal>[0-9]{2})"
    r"|(?<=[QH])(?P<tight>[0-9]{2}))(?![0-9])"
)
_YEAR_AND_PART = late(
    rf"(?:(?P<year>[12][0-9]{{3}})|(?P<tight>[0-9]{{2}})(?=[QqHh][1-4]))[\s/-]?(?:['’]s\s)?{_PART}"
    r"(?![0-9A-Za-z])"
)
_PART_ALONE = late(r"Q(?P<q1>[1-4])(?![0-9A-Za-z'’])")
_IN = late(r"(?:\b(?i:in|of|for|during|since|by|until|till|from|through|this year's)|–|-)\s?$")
_OF_THIS_YEAR = late(r",?\s(?:of\s)?(?:this|last|next)\syear\b")
_SEASON = late(
    r"(?i:spring|summer|autumn|fall|winter)(?:,?\s(?:of\s|in\s)?(?:['’](?P<short>[0-9]{2})"
    r"|(?P<year>[12][0-9]{3})(?:[/–-](?P<last>[0-9]{2}|[12][0-9]{3}))?)|\s'(?P<late>[12][0-9]{3}))"
    r"(?![0-9])"
)
_FISCAL = late(
    r"(?i:FY|fiscal\s(?:year\s)?|financial\syear\s|academic\syear\s|school\syear\s"
    r"|season\s)\s?(?P<year>[12][0-9]{3}|['’]?[0-9]{2})(?:\s?[-–/]\s?(?P<last>[0-9]{2}|"
    r"[12][0-9]{3}))?(?![0-9])"
)
_MONTHS = late(
    rf"(?i:(?P<which>first|last|final)\s(?P<count>{COUNT})\s(?P<unit>months|quarters)\sof\s"
    r"(?:the\syear\s)?)(?P<year>[12][0-9]{3})(?![0-9])"
)
_DECADE = late(r"(?P<decade>1[0-9]{2}0|20[0-9]0)['’]?s\b")
_SHORT_DECADE = late(r"['’]?(?P<tens>[2-9])0['’]?s\b(?!\s(?:per|of\stemp))")
_DECADE_LEADS = late(
    r"(?:(?<![a-z])the\s(?:(?:early|mid|late|swinging|roaring)[\s-])?|(?:early|mid|late)[\s-])['’]?$",
    re.I,
)
_DEGREES = late(r"\b(?:temperatures?|degrees|scores?|scored|aged?)\b[^.!?]*$", re.I)
_CENTURY = late(
    rf"(?P<nth>[12]?[0-9](?:st|nd|rd|th)|(?i:{SPELLED_DAY}))[\s-]century"
    rf"(?:\s(?P<bc>{BEFORE_CHRIST}))?(?![\w-])"
)
# What goes on after a century that is a time; `21st century skills` are none.
_TIME_ENDS = late(
    r"\s*(?:$|[^\w\s(]|\((?!the)|\s(?:and|or|in|to|was|were|is|has|had|when|by|but|as|with|the|at"
    r"|on|saw|until|through|onwards?|we|it|they|he|she|that|which|a|an|before|after|for|of)\b)"
)
_LENGTHS = {"months": 1, "quarters": 3}


def _two_digits(word: str) -> int:
    return short_year(int(word.strip("'’")))


def read_part_of_year(text: str, start: int, clues: Clues) -> Reading | None:
    """`Q3 2018`, `3Q18`, `2012Q4`, `first half of 2019`; `in Q3` of the year that is nearest."""
    found = _PART_OF_YEAR.match(text, start)
    if found:
        if found["fiscal"] or (found["year"] or "").startswith("FY"):
            year = int((found["year"] or "").removeprefix("FY") or _two_digits(found["fiscal"]))
            return Reading(start, found.end(), Point(year))
        short = found["short"] or found["tight"]
        year = _two_digits(short) if short else int(found["year"])
        return _part_of(found, year)
    if text[start].isdigit():
        found = _YEAR_AND_PART.match(text, start)
        if found:
            return _part_of(found, int(found["year"] or _two_digits(found["tight"])))
    return None


def _part_of(found: re.Match[str], year: int | None) -> Reading | None:
    half = found["h"] or found["h2"] or (found["unit"] or "").lower() == "half"
    nth = number(found["q1"] or found["q2"] or found["h"] or found["h2"] or "")
    nth = nth or ordinal(found["nth"] or "")
    length = 6 if half else 3
    nth = 12 // length if nth == -1 else nth
    if not nth or nth > 12 // length:
        return None
    first = Point(year, (nth - 1) * length + 1)
    return Reading(found.start(), found.end(), first, Point(year, nth * length))


def read_quarter_alone(text: str, start: int, clues: Clues) -> Reading | None:
    """`Q3` without its year, after a preposition or where a range begins."""
    found = _PART_ALONE.match(text, start)
    if not found:
        return None
    nth = int(found["q1"])
    return Reading(start, found.end(), Point(None, nth * 3 - 2), Point(None, nth * 3))


def read_quarter_in(text: str, start: int, clues: Clues) -> Reading | None:
    """`in Q3`, `Q3 of last year`, of a text whose own date is known."""
    found = read_quarter_alone(text, start, clues) if clues.reference else None
    if found is None or _OF_THIS_YEAR.match(text, found.end):
        return found
    return found if _IN.search(text, max(0, start - 12), start) else None


def read_season(text: str, start: int, clues: Clues) -> Reading | None:
    """`spring 2019`, `winter 2010/11`: the year, since seasons differ by hemisphere."""
    found = _SEASON.match(text, start)
    if not found:
        return None
    if found["short"]:
        return Reading(start, found.end(), Point(_two_digits(found["short"])))
    return _years(found, int(found["year"] or found["late"]))


def read_fiscal(text: str, start: int, clues: Clues) -> Reading | None:
    """`FY2019/20`, `fiscal year 2019`, `academic year 2018-19`."""
    found = _FISCAL.match(text, start)
    if not found:
        return None
    word = found["year"]
    return _years(found, int(word) if len(word) == 4 else _two_digits(word))


def _years(found: re.Match[str], year: int) -> Reading | None:
    last = second_year(year, found["last"]) if found["last"] else None
    if found["last"] and last is None:
        return None
    return Reading(found.start(), found.end(), Point(year), Point(last) if last else None)


def read_months_of_year(text: str, start: int, clues: Clues) -> Reading | None:
    """`first three months of 2019`, `last two quarters of 2018`."""
    found = _MONTHS.match(text, start)
    count = (number(found["count"]) or 0) * _LENGTHS[found["unit"].lower()] if found else 0
    if not found or not 0 < count <= 12:
        return None
    begin = 1 if found["which"].lower() == "first" else 13 - count
    year = int(found["year"])
    return Reading(start, found.end(), Point(year, begin), Point(year, begin + count - 1))


def read_decade(text: str, start: int, clues: Clues) -> Reading | None:
    """`1960s`, the `90s` and the `nineties` of the 20th century; the 1800s are a hundred years."""
    found = _DECADE.match(text, start)
    if found:
        decade = int(found["decade"])
        length = 99 if decade % 100 == 0 and decade < 1900 else 9
        return Reading(start, found.end(), Point(decade), Point(decade + length))
    if not _DECADE_LEADS.search(text, max(0, start - 18), start):
        return None
    if _DEGREES.search(text, max(0, start - 60), start):
        return None
    found = _SHORT_DECADE.match(text, start)
    if found and int(found["tens"]) > 2:
        return _decade(start, found.end(), int(found["tens"]))
    spelled = _SPELLED_DECADE.match(text, start)
    tens = words("decades", "en").get(spelled[0].lower(), 0) if spelled else 0
    return _decade(start, spelled.end(), tens) if spelled and tens > 2 else None


_SPELLED_DECADE = late(r"[A-Za-z]{4,8}ies\b")


def _decade(start: int, end: int, tens: int) -> Reading:
    return Reading(start, end, Point(1900 + 10 * tens), Point(1909 + 10 * tens))


def read_century(text: str, start: int, clues: Clues) -> Reading | None:
    """`19th century`: 1801 to 1900, since no year was 0; `5th century BC`: 500 to 401 BC."""
    found = _CENTURY.match(text, start)
    if not found or not (clues.sure or _TIME_ENDS.match(text, found.end())):
        return None
    nth = ordinal(found["nth"])
    if not nth or nth < 1:
        return None
    if found["bc"]:
        return Reading(start, found.end(), Point(1 - 100 * nth), Point(-100 * (nth - 1)))
    return Reading(start, found.end(), Point(100 * nth - 99), Point(100 * nth))
