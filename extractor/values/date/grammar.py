"""Dates stated in full or in part, in languages that write with an alphabet.

Every `read_*` function takes a text whose digits are ASCII, the place where a date may begin and
what is known of the text, and returns a `Reading` or None. Month names are looked up in the
lexicon, so the shapes below serve all languages.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.values.date.partial import Point, add_days, is_real, short_year, week_of
from extractor.values.date.words import month_number, number, ordinal


class Clues(NamedTuple):
    """What is known of a text: its own date, its language (BCP 47), whether the day stands first.

    `sure` says that the text is known to hold a date here, so that a bare year is one."""

    reference: Point | None = None
    language: str | None = None
    day_first: bool | None = None
    sure: bool = False


class Reading(NamedTuple):
    """A date as read: where it stands, its first day, month or year, and the last of a range.

    `weekday` (1 to 7) is what the text says, where it does; it helps to find a missing year."""

    start: int
    end: int
    first: Point
    last: Point | None = None
    basis: str = "stated"
    weekday: int | None = None


# Letters and the vowel signs of Indic scripts, Thai and others, which are no letters to `re`.
_LETTER = r"[A-Za-z\u00aa-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0300-\u1fff\u2c60-\u2dff\ua640-\uabff]"
WORD = rf"{_LETTER}(?:{_LETTER}|['’](?={_LETTER})){{1,24}}"
DASH = r"[-‐‑‒–—−~〜～]"
JOIN = (
    rf"(?:\s{{0,2}}{DASH}{{1,2}}\s{{0,2}}|\s(?:to|till?|until|through|thru|and|bis|à|al"
    rf"|до|a|au|y|e|und|et)\s(?:the\s)?)"
)
DAY = r"(?<![0-9])(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_SUFFIX = r"(?:st|nd|rd|th|er|re|ère|[ºª°]|\.(?!\d))?"
OF = r"(?:of\s(?:the\s)?|de[ln]?\s|der\s|d['’]|di\s|da\s|do\s|la\s|ta['’]\s|tháng\s|thg\s)?"
_YEAR = r"(?P<year>[12][0-9]{3})(?![0-9A-Za-z])(?!,[0-9]{3}|\.[0-9])"
YEAR_AFTER = (
    rf"(?:(?:\s?[,./-]\s?|\s{{1,2}}|\s?,?\s(?:de[l]?|di|do|dal|of|in|năm|ค\.ศ\.|พ\.ศ\.)\s"
    rf"|,?\sthe\syear\s){_YEAR}"
    r"|\s?['’](?P<short>[0-9]{2})(?![0-9])|(?P<tight>[-/])(?P<two>[0-9]{2})(?![0-9/-]))"
)
_SPELLED_DAY = (
    r"(?:twenty|thirty)(?:[-\s](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|one"
    r"|two|three|four|five|six|seven|eight|nine))?|(?:twent|thirt)ieth|first|second|third|fourth"
    r"|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth"
)

_NUMERIC_SHAPE = re.compile(r"[0-9]{1,4}\s?[-/.‐‑–W]|[0-9]{8}")
ISO_DAY = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<sep>\.\s|[-/.‐‑–])(?P<month>[0-9]{1,2})(?P=sep)"
    r"(?P<day>[0-9]{1,2}|xx|XX|\?\?)(?![0-9])(?![-/.][0-9])"
    r"(?P<time>[T\s][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?:\s?(?:Z|UTC|GMT)\b|\s?[+−-][0-9]{2}:?[0-9]{2}(?![0-9]))?)?"
)
NUMERIC = re.compile(
    r"(?P<a>[0-9]{1,2})\s?(?P<sep>[-/.‐‑–])\s?(?P<b>[0-9]{1,2})\s?(?P=sep)\s?"
    r"(?P<year>[12][0-9]{3}|[0-9]{2})(?![0-9A-Za-z%])(?![-/.,:][0-9])"
)
NUMERIC_DAY = re.compile(
    r"(?P<a>[0-9]{1,2})(?P<sep>[-/.])(?P<b>[0-9]{1,2})(?![0-9A-Za-z%])(?![-/.,:][0-9])"
)
YEAR_MONTH = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<sep>[-/.])(?P<month>0[1-9]|1[0-2]|[1-9])(?![0-9A-Za-z])"
    r"(?![-/.,:–][0-9])"
)
MONTH_YEAR_NUMBERS = re.compile(
    r"(?P<month>0?[1-9]|1[0-2])(?P<sep>[-/.])(?P<year>[12][0-9]{3})(?![0-9A-Za-z])(?![-/.,:–][0-9])"
)
ISO_WEEK = re.compile(
    r"(?P<year>[12][0-9]{3})-?W(?P<week>[0-5][0-9])(?:-?(?P<day>[1-7]))?(?![0-9])"
)
_MONTH_LEADS = re.compile(r"\b(?:in|of|since|by|until|from|early|late|mid|last)[\s-]$")
# A number before a month that was not read as its day: `31 April 2020` is no date.
_DAY_BEFORE = re.compile(r"(?<![0-9])[0-9]{2}(?:st|nd|rd|th|\.)?[\s/-]{1,2}(?:of\s)?$")
_DATE_LEADS = re.compile(r"(?<![a-z])(?:on|by|until|till|since|dated|due)\s$", re.I)
COMPACT_DAY = re.compile(r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])")
DAY_MONTH = re.compile(
    rf"(?P<day>{DAY}|(?i:{_SPELLED_DAY})\b){_SUFFIX}\s{{0,2}}[-/.]?\s{{0,2}}{OF}"
    rf"(?P<month>{WORD}|(?:(?<=tháng\s)|(?<=thg\s))[0-9]{{1,2}})\.?"
    rf"(?:{YEAR_AFTER})?"
)
MONTH_DAY = re.compile(
    rf"(?P<month>{WORD})(?:\.?,?\s{{0,2}}|\s?-)(?:the\s)?(?P<day>{DAY}|(?i:{_SPELLED_DAY})\b)"
    rf"(?P<suffix>st|nd|rd|th|\.(?![0-9]))?(?!\s?[:%€$£][0-9]|[A-Za-z]|\.[0-9]|,"
    rf"[0-9]{{3}})(?:{YEAR_AFTER})?"
)
MONTH_YEAR = re.compile(
    rf"(?P<month>{WORD})(?:\.?,?\s{{0,2}}{OF}|[-/])(?:{_YEAR}|['’](?P<short>[0-9]{{2}})(?![0-9]))"
)
YEAR_MONTH_WORD = re.compile(
    rf"(?P<year>[12][0-9]{{3}})(?:\.\s?|,\s|\s|-|/|\s?m\.\s|\sթ\.\s)(?P<month>{WORD})\.?"
    rf"(?:[-/\s]\s?(?P<day>{DAY})(?:st|nd|rd|th|\.|\s?d\.)?(?![0-9A-Za-z%]|,[0-9]))?"
)
# Latvian: `2020. gada 13. marts`.
_YEAR_DAY_MONTH = re.compile(
    rf"(?P<year>[12][0-9]{{3}})\.\sgada\s(?P<day>{DAY})\.\s(?P<month>{WORD})"
)
_QUARTER = (
    r"(?:Q(?P<q1>[1-4])|(?P<q2>[1-4])Q|H(?P<h>[12])|(?P<nth>[1-4](?:st|nd|rd|th)|"
    r"(?i:first|second|third|fourth|last))[\s-](?i:(?P<unit>quarter|qtr|half)))"
)
QUARTER_YEAR = re.compile(
    rf"{_QUARTER}(?:\s|-|/|,\s|'|\s(?:of|in)\s(?:the\s(?:year\s)?)?(?:fiscal\s)?)?"
    rf"(?P<year>(?:FY\s?)?[12][0-9]{{3}})(?![0-9])"
)
YEAR_QUARTER = re.compile(rf"(?P<year>[12][0-9]{{3}})[\s/-]?(?:'s\s)?{_QUARTER}(?![0-9A-Za-z])")
SEASON = re.compile(
    r"(?P<season>(?i:spring|summer|autumn|fall|winter))(?:,?\s(?:of\s|in\s)?|\s')"
    r"(?P<year>[12][0-9]{3})(?:[/–-](?P<last>[0-9]{2}|[12][0-9]{3}))?(?![0-9])"
)
FISCAL = re.compile(
    r"(?i:FY|fiscal\s(?:year\s)?|financial\syear\s|academic\syear\s|school\syear\s"
    r"|season\s)\s?(?P<year>[12][0-9]{3}|['’]?[0-9]{2})(?:\s?[-–/]\s?(?P<last>[0-9]{2}|"
    r"[12][0-9]{3}))?(?![0-9])"
)
DECADE = re.compile(r"(?P<decade>1[0-9]{2}0|20[0-9]0)['’]?s\b")


def year_of(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    if groups.get("year"):
        year = int(groups["year"])
        buddhist = groups.get("month") and "\u0e00" <= groups["month"][0] <= "\u0e7f"
        return year - 543 if buddhist and 2400 <= year <= 2700 else year
    short = groups.get("short") or groups.get("two")
    return short_year(int(short)) if short else None


def month_here(word: str, clues: Clues) -> int | None:
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    return month_number(word, clues.language)


def real(start: int, end: int, first: Point, last: Point | None = None) -> Reading | None:
    if not is_real(first) or (last is not None and not is_real(last)):
        return None
    return Reading(start, end, first, last)


def order(a: int, b: int, separator: str, clues: Clues) -> tuple[int, int] | None:
    """(month, day) of two numbers, None where nothing says which is which.

    A number above 12 is a day; after that the caller's word counts, then the separator (in CLDR no
    locale that writes dots puts the month first), then the language (only en-US and its like put
    the month first; plain `en` is written both ways)."""
    if a > 12 or b > 12 or a == b:
        month, day = (b, a) if a > 12 else (a, b)
        return (month, day) if month <= 12 else None
    day_first = clues.day_first
    if day_first is None and separator == ".":
        day_first = True
    if day_first is None and clues.language:
        day_first = _day_first_in(clues.language)
    if day_first is None:
        return None
    return (b, a) if day_first else (a, b)


def _day_first_in(language: str) -> bool | None:
    tag = language.replace("_", "-").lower()
    if tag in ("en", "zh", "ja", "ko", "hu", "mn", "lt", "sv", "eu") or tag.startswith("zh-"):
        return None
    return tag not in ("en-us", "en-ph", "en-as", "en-gu", "en-pr", "es-us", "es-pr", "fil")


def read_numeric(text: str, start: int, clues: Clues) -> Reading | None:
    """`2020-02-21 14:05:17 +0800`, `2020/2/7`, `13/2/2020`, `7.2.2020`, `2020-03`, `2/2013`."""
    if not _NUMERIC_SHAPE.match(text, start):
        return None
    found = ISO_DAY.match(text, start)
    if found:
        day = int(found["day"]) if found["day"].isdigit() else None
        end = found.end() if found["time"] else found.end("day")
        return real(start, end, Point(int(found["year"]), int(found["month"]), day))
    found = NUMERIC.match(text, start)
    if found and (len(found["year"]) == 4 or found["sep"] == "/" or _is_padded(found)):
        year = int(found["year"]) if len(found["year"]) == 4 else short_year(int(found["year"]))
        settled = order(int(found["a"]), int(found["b"]), found["sep"], clues)
        return real(start, found.end(), Point(year, *settled)) if settled else None
    found = YEAR_MONTH.match(text, start)
    if found and _is_year_month(found, clues):
        return real(start, found.end(), Point(int(found["year"]), int(found["month"])))
    found = MONTH_YEAR_NUMBERS.match(text, start)
    if found and (clues.sure or 1800 <= int(found["year"]) <= 2199):
        return real(start, found.end(), Point(int(found["year"]), int(found["month"])))
    return _read_week(text, start) or _read_short_numeric(text, start, clues)


def _is_padded(found: re.Match[str]) -> bool:
    """Whether a year of two digits is meant: `31-10-74` and `31.10.74` are dates, `1.2.03` not."""
    return len(found["a"]) == len(found["b"]) == 2 and max(int(found["a"]), int(found["b"])) > 12


def _is_year_month(found: re.Match[str], clues: Clues) -> bool:
    """`2010-11` in prose may as well be two years, `2010.5` a version."""
    if len(found["month"]) < 2:
        return False
    if found["sep"] == ".":
        return clues.sure
    following = int(found["month"]) == (int(found["year"]) + 1) % 100
    return not following or (clues.sure and found["sep"] == "-")


def _read_week(text: str, start: int) -> Reading | None:
    """A week of ISO 8601, with or without its day: `2020-W11`, `2020-W11-3`."""
    found = ISO_WEEK.match(text, start)
    if not found:
        return None
    monday = week_of(Point(int(found["year"]), 1, 4), int(found["week"]) - 1)
    if monday is None or not 1 <= int(found["week"]) <= 53:
        return None
    if not found["day"]:
        return Reading(start, found.end(), *monday)
    day = add_days(monday[0], int(found["day"]) - 1)
    return Reading(start, found.end(), day) if day else None


def _read_short_numeric(text: str, start: int, clues: Clues) -> Reading | None:
    """`22/04` where a preposition or the caller says it is a date; `20200313` where he does."""
    found = COMPACT_DAY.match(text, start) if clues.sure else None
    if found and 1800 <= int(found["year"]) <= 2199:
        return real(start, found.end(), Point(*(int(part) for part in found.groups())))
    found = NUMERIC_DAY.match(text, start)
    if not found:
        return None
    if found["sep"] == "." and not (clues.sure and text.startswith(".", found.end())):
        return None
    if not clues.sure and not _DATE_LEADS.search(text, max(0, start - 8), start):
        return None
    settled = order(int(found["a"]), int(found["b"]), found["sep"], clues)
    return real(start, found.end(), Point(None, *settled)) if settled else None


def read_day(text: str, start: int, clues: Clues) -> Reading | None:
    """`13th March 2020`, `March 13, 2020`, `13 de março`, `2020 March 13`, `31-Oct-74`."""
    found = DAY_MONTH.match(text, start)
    if found:
        month = month_here(found["month"], clues)
        day = number(found["day"]) or ordinal(found["day"])
        if month and day:
            return _day_reading(found, month, day, text)
    digit = text[start : start + 1].isdigit()
    found = None if digit else MONTH_DAY.match(text, start)
    if found:
        month = month_here(found["month"], clues)
        day = number(found["day"]) or ordinal(found["day"])
        if month and day and _is_month_here(found, text, clues):
            return _day_reading(found, month, day, text)
    found = (
        (_YEAR_DAY_MONTH.match(text, start) or YEAR_MONTH_WORD.match(text, start))
        if digit
        else None
    )
    if found:
        month = month_here(found["month"], clues)
        if month:
            day = int(found["day"]) if found["day"] else None
            return real(start, found.end(), Point(year_of(found), month, day))
    return None


def _day_reading(found: re.Match[str], month: int, day: int, text: str) -> Reading | None:
    year, end = year_of(found), found.end()
    if year is None and text[end - 1] == "." and not is_short(found["month"], text, end):
        end -= 1
    return real(found.start(), end, Point(year, month, day))


_SENTENCE_BEGINS = re.compile(r"\s+[A-Z]|\s*\Z")


def is_short(month: str, text: str, end: int) -> bool:
    """Whether the dot before `end` belongs to an abbreviated month, and not to the sentence."""
    short = len(month) <= 4 and month.casefold() not in (
        "may",
        "june",
        "july",
        "juli",
        "juni",
        "mars",
    )
    return short and text[end - 2 : end - 1].isalpha() and not _SENTENCE_BEGINS.match(text, end)


def _is_month_here(found: re.Match[str], text: str, clues: Clues) -> bool:
    """`may 5 of them` and `march 5 miles` are verbs, `In March 15 people` has no day."""
    if year_of(found) is not None or found["suffix"] or clues.sure:
        return True
    tail = text[found.end() : found.end() + 3].strip()
    before = text[max(0, found.start() - 8) : found.start()].casefold().split()
    if before[-1:] and before[-1] in ("in", "during") and tail[:1].islower():
        return False
    word = found["month"]
    if word in ("may", "march", "mar"):
        return not tail[:1].isalnum() or before[-1:] == ["on"]
    return True


def read_month(text: str, start: int, clues: Clues) -> Reading | None:
    """`March 2020`, `mars 2020`, `Mar '20`, `Q3 2020`, `H1 2015`."""
    digit = text[start : start + 1].isdigit()
    found = None if digit else MONTH_YEAR.match(text, start)
    if found:
        month = month_here(found["month"], clues)
        if _DAY_BEFORE.search(text, max(0, start - 9), start):
            return None
        if month and _is_noun(found["month"], text, start, clues):
            return real(start, found.end(), Point(year_of(found), month))
    for shape in (QUARTER_YEAR, YEAR_QUARTER) if digit else (QUARTER_YEAR,):
        found = shape.match(text, start)
        if found:
            return _part_of_year(found)
    return None


def _is_noun(word: str, text: str, start: int, clues: Clues) -> bool:
    """`it may 2020 be` is a verb; `may 2020` alone and after a preposition is a month."""
    if clues.sure or word not in ("may", "march", "mar"):
        return True
    if _blank_until(text, 0) == start:
        return True
    return _MONTH_LEADS.search(text, max(0, start - 9), start) is not None


def _part_of_year(found: re.Match[str]) -> Reading | None:
    fiscal = found["year"].startswith("FY")
    year = int(found["year"].removeprefix("FY"))
    if fiscal:
        return Reading(found.start(), found.end(), Point(year))
    half = found["h"] or (found["unit"] or "").lower() == "half"
    nth = number(found["q1"] or found["q2"] or found["h"] or "") or ordinal(found["nth"] or "")
    length = 6 if half else 3
    count = 12 // length
    nth = count if nth == -1 else nth
    if not nth or nth > count:
        return None
    first = Point(year, (nth - 1) * length + 1)
    return Reading(found.start(), found.end(), first, Point(year, nth * length))


_BLANK = re.compile(r"\s*")


def _blank_until(text: str, start: int) -> int:
    blank = _BLANK.match(text, start)
    return blank.end() if blank else start


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether there is nothing but text[start:end] and white space around it."""
    return _blank_until(text, 0) == start and _blank_until(text, end) == len(text)


def read_year(text: str, start: int, clues: Clues) -> Reading | None:
    """`spring 2019` (the year: seasons differ by hemisphere), `FY2019/20`, `1960s`."""
    digit = text[start : start + 1].isdigit()
    found = None if digit else SEASON.match(text, start) or FISCAL.match(text, start)
    if found:
        word = found["year"].strip("'’")
        year = int(word) if len(word) == 4 else short_year(int(word))
        last = second_year(year, found["last"]) if found["last"] else None
        if found["last"] and last is None:
            return None
        return Reading(start, found.end(), Point(year), Point(last) if last else None)
    found = DECADE.match(text, start) if digit else None
    if found:
        decade = int(found["decade"])
        return Reading(start, found.end(), Point(decade), Point(decade + 9))
    return None


def second_year(first: int, last: str) -> int | None:
    year = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if len(last) == 2 and year <= first:
        year += 100
    return year if first < year <= first + 1500 else None
