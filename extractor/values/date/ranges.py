"""Ranges of dates, parts of a month or year, and years that their context says to be years."""

from __future__ import annotations

import re

from extractor.values.date.grammar import (
    DASH,
    DAY,
    JOIN,
    OF,
    WORD,
    YEAR_AFTER,
    Clues,
    Reading,
    is_alone,
    is_short,
    month_here,
    read_day,
    read_month,
    read_numeric,
    read_year,
    real,
    second_year,
    year_of,
)
from extractor.values.date.partial import Point, iso, nearest_year, week_of
from extractor.values.date.words import weekday

_JOIN = re.compile(JOIN)
_DAYS_MONTH = re.compile(
    rf"(?P<d1>{DAY})(?:st|nd|rd|th|\.)?(?:{JOIN}|\s?[/&]\s?)(?P<d2>{DAY})(?:st|nd|rd|th|\.)?"
    rf"\s{{0,2}}{OF}(?P<month>{WORD})\.?(?:{YEAR_AFTER})?"
)
_MONTH_DAYS = re.compile(
    rf"(?P<month>{WORD})\.?,?\s{{1,2}}(?:the\s)?(?P<d1>{DAY})(?:st|nd|rd|th)?(?:{JOIN}|\s?[/&]\s?)"
    rf"(?P<d2>{DAY})(?:st|nd|rd|th)?(?![0-9:%A-Za-z]|\s?[/.-][0-9]|,[0-9]{{3}})(?:{YEAR_AFTER})?"
)
_YEARS = re.compile(
    rf"(?P<year>[12][0-9]{{3}})(?:{JOIN}|\s?/\s?)(?P<last>[12][0-9]{{3}}|[0-9]{{2}})"
    rf"(?![0-9A-Za-z%])(?!{DASH}[0-9]|[.,][0-9]|/)"
)
# `2010-11`: a month of ISO 8601, or two years as in "the 2010-11 season".
_MONTH_OR_YEAR = re.compile(r"[0-9]{4}[-/](?:0[1-9]|1[0-2])(?![0-9])")
_YEAR = re.compile(r"(?P<year>[12][0-9]{3})(?![0-9A-Za-z%°])(?!,[0-9]{3}|[.:/-][0-9])")
_BEFORE_CHRIST = r"B\.\s?C\.(?:\s?E\.)?|BCE?|v\.\s?Chr\.|av\.\sJ\.-C\.|a\.\s?C\."
_OF_CHRIST = r"A\.\s?D\.|AD|C\.\s?E\.|CE|n\.\s?Chr\."
_ANY_YEAR = re.compile(
    r"(?P<ad1>(?:AD|A\.D\.)\s)?(?P<year>[0-9]{1,4})(?![0-9])"
    rf"(?:\s?(?P<bc>{_BEFORE_CHRIST})(?![A-Za-z])|\s?(?P<ad>{_OF_CHRIST}|a\.d\.)(?![A-Za-z]))?"
)
_PART = re.compile(
    r"(?:(?i:very\s)?(?i:early|earlier|mid|late|later)(?:\s(?:in|part\sof))?[\s-](?:the\s)?"
    r"|(?i:beginning|start|end|middle|close|course|rest|month|year|(?:first|second|latter)\shalf"
    r"|first\s(?:days|weeks?)|last\s(?:days|weeks?))\sof\s(?:the\s(?:month|year)\sof\s)?"
    r"(?:the\s)?(?:year\s)?)"
)
_WEEKDAY_LEADS = re.compile(
    r"(?P<day>(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|thur"
    r"|fri|sat|sun))"
    r"(?:\.,?|,)?\s{0,2}(?:the\s)?(?=[0-9A-Za-z])"
)
_WEEK_OF = re.compile(r"(?i:week)\s(?:of|commencing|beginning|starting)\s(?:the\s|on\s)?")
_AND = ("and", "y", "e", "et", "und", "a", "au")
_BETWEEN = re.compile(r"(?i:between)\s(?:the\s)?$")
_ERA = re.compile(rf"\s?(?:(?P<bc>{_BEFORE_CHRIST})|{_OF_CHRIST})(?![A-Za-z])")
_MONTH_ALONE = re.compile(WORD)
_MONTH_LEADS = re.compile(
    r"(?<!\w)(?:in|In|since|Since|during|During|until|Until|by|By|from|From|between"
    r"|Between|of|and|to|for"
    r"|late|early|mid|this|last|next|through|before|after|Before|After|month of|around"
    r"|en|im|em|w|v|в|dal|nel|a)\s$"
)
_OLD_YEARS = re.compile(
    rf"(?P<first>[0-9]{{1,4}}|[0-9],[0-9]{{3}})(?:\s?(?P<era1>{_BEFORE_CHRIST}|{_OF_CHRIST}))?(?:{JOIN})"
    r"(?P<last>[0-9]{1,4}|[0-9],[0-9]{3})(?![0-9,%])"
    rf"(?:\s?(?P<era2>{_BEFORE_CHRIST}|{_OF_CHRIST})(?![A-Za-z]))?(?![-/.][0-9])"
)
_ENTRY = re.compile(r"(?<=[0-9]{3})\s?[:–—-]\s")
_GOES_ON_NUMBER = re.compile(
    r"[.,:][0-9]|\s?[%€$£¥°]|[A-Za-z_]|[-/][0-9A-Za-z]|\s[a-z]{2,}\s[a-z]+\b"
)
# After a month at the beginning: `May we`, `March of Dimes` go on as a sentence.
_GOES_ON = re.compile(
    r"\s(?!(?:to|until|till|through|and|(?:of\s)?(?:this|last|next)|in|saw|at)\b)[a-z]"
)
_THIS_YEAR = re.compile(r",?\s(?:of\s)?(?:this|last|next)\syear\b")
_YEAR_LEADS = re.compile(
    r"(?:^|[\s(\"'“‘—–-])(?i:in|since|until|till|by|from|during|before|after|circa|ca\.|around"
    r"|early|late|mid|year|years|between|through|end of|start of|beginning of|middle of|course of"
    r"|summer of|winter of|spring of|autumn of|fall of|class of|back in|as of|for|fiscal|en|im Jahr"
    r"|seit|depuis|desde|dal|nel|от|с)[\s-](?:the\s)?(?:year\s)?$"
)
# `for the 2020 term`, `of 2019 Novel Coronavirus`: the year of something that follows.
_FOR = re.compile(r"\b(?:for|of)\s(?:the\s)?$", re.I)
_NOUN = re.compile(
    r"\s(?!(?:and|to|was|is|has|with|by|in|at|on|the|we|but|or|as|it|when|that)\b)[A-Za-z]"
)
_COUNTED = re.compile(
    r"\s(?!(?:was|is|has|its|this|as|plus|years|sees|does|goes|marks|us|across|thus|perhaps|always"
    r"|towards|besides|sometimes|alongside)\b)(?:[a-z]+-)?[a-z]+s\b|\s(?:people|men"
    r"|women|children|million|thousand)\b"
)


def read_at(text: str, start: int, clues: Clues) -> Reading | None:
    """The longest date or range that begins right here, None where none does."""
    found = _read_plain(text, start, clues)
    if text[start : start + 1].isdigit():
        return found
    for lead in (_WEEKDAY_LEADS, _PART, _WEEK_OF):
        leading = lead.match(text, start)
        if not leading:
            continue
        inner = _read_plain(text, leading.end(), clues._replace(sure=True))
        inner = inner or _read_plain(text, leading.end(), clues)
        if inner and lead is _WEEKDAY_LEADS:
            found = _with_weekday(inner, leading) or found
        elif inner and lead is _WEEK_OF:
            found = _week_around(inner, start, clues) or found
        elif inner and inner.first.day is None and (not found or inner.end > found.end):
            found = inner._replace(start=start)
    return found


def _with_weekday(inner: Reading, leading: re.Match[str]) -> Reading | None:
    """The weekday is part of the date and picks the year of a date that has none."""
    if inner.first.day is None or weekday(leading["day"]) is None:
        return None
    return inner._replace(start=leading.start(), weekday=weekday(leading["day"]))


def _week_around(inner: Reading, start: int, clues: Clues) -> Reading | None:
    """Monday to Sunday of `the week of 3 March`."""
    day = nearest_year(inner.first, clues.reference) if clues.reference else inner.first
    week = week_of(day)
    if week is None or inner.last is not None:
        return None
    basis = "stated" if inner.first.year is not None else "reference"
    return Reading(start, inner.end, *week, basis)


def _read_plain(text: str, start: int, clues: Clues) -> Reading | None:
    days = _read_days(text, start, clues)
    span = _read_span(text, start, clues)
    years = _read_years(text, start, clues) if text[start : start + 1].isdigit() else None
    return _longest(days, span, years)


def _longest(*found: Reading | None) -> Reading | None:
    """The reading that ends last, the first of those that do."""
    best: Reading | None = None
    for one in found:
        if one is not None and (best is None or one.end > best.end):
            best = one
    return best


def _read_point(text: str, start: int, clues: Clues) -> Reading | None:
    first = text[start : start + 1]
    if first.isdigit():
        return _longest(*[reader(text, start, clues) for reader in _OF_NUMBER])
    readings = [reader(text, start, clues) for reader in _OF_WORD]
    era = _read_bare_year(text, start, clues) if first == "A" else None  # "AD 79"
    return _longest(*readings, era)


def _read_days(text: str, start: int, clues: Clues) -> Reading | None:
    """`18-22 July 2022`, `July 13 to 15`: two days of one month."""
    shape = _DAYS_MONTH if text[start : start + 1].isdigit() else _MONTH_DAYS
    found = shape.match(text, start)
    if not found:
        return None
    month = month_here(found["month"], clues)
    first, last = int(found["d1"]), int(found["d2"])
    if not month or first >= last:
        return None
    year = year_of(found)
    return real(start, found.end(), Point(year, month, first), Point(year, month, last))


def _read_span(text: str, start: int, clues: Clues) -> Reading | None:
    """A point, and another after a dash or `to`: `27 May – 13 June 2022`, `May–June 2020`."""
    first = _read_point(text, start, clues)
    if first is None:
        first = _read_first_month(text, start, clues)
        if first is None:
            return None
        needed = True
    else:
        needed = False
    join = _JOIN.match(text, first.end)
    second = _read_point(text, join.end(), clues._replace(sure=True)) if join else None
    if join and second and first.last is None and second.last is None:
        between = _BETWEEN.search(text, max(0, start - 12), start) is not None
        joined = _join(first, second, join[0].strip(), between)
        if joined:
            return joined
    return None if needed else first


def _join(first: Reading, second: Reading, word: str, between: bool) -> Reading | None:
    """The range of two points, the year of either filled from the other; None where it is none."""
    a, b = first.first, second.first
    if (word in _AND) != between and word in _AND:
        return None
    if (a.month is None) != (b.month is None) or (a.day is None) != (b.day is None):
        return None
    if a.year is None and b.year is not None:
        a = a._replace(year=b.year)
        a = a._replace(year=b.year - 1) if iso(a) > iso(b) else a
    elif b.year is None and a.year is not None:
        b = b._replace(year=a.year)
        b = b._replace(year=a.year + 1) if iso(a) > iso(b) else b
    if a == b or (a.year is not None and b.year is not None and tuple(a) > tuple(b)):
        return None
    return real(first.start, second.end, a, b)


def _read_first_month(text: str, start: int, clues: Clues) -> Reading | None:
    """A month without year that a range may begin with."""
    found = _MONTH_ALONE.match(text, start)
    month = month_here(found[0], clues) if found else None
    if not found or not month:
        return None
    end = found.end()
    if text[end : end + 1] == "." and is_short(found[0], text, end + 1):
        end += 1
    return Reading(start, end, Point(None, month))


def _read_bare_month(text: str, start: int, clues: Clues) -> Reading | None:
    """A month alone, where the text is a date or the words around it say that it is one."""
    first = _read_first_month(text, start, clues)
    if first is None:
        return None
    if clues.sure:
        return first if not _GOES_ON.match(text, first.end) else None
    word = text[start : first.end]
    if len(word) < 3 or (word[0].islower() and word in ("may", "march", "mar", "jan", "sun")):
        return None
    alone = word[0].isupper() and is_alone(text, start, first.end)
    if alone or _THIS_YEAR.match(text, first.end):
        return first
    return first if _MONTH_LEADS.search(text, max(0, start - 12), start) else None


def _read_years(text: str, start: int, clues: Clues) -> Reading | None:
    """`2013–2015`, `2019/20`; without context both of 1800 to 2199, in order."""
    found = _YEARS.match(text, start)
    if clues.sure and not found:
        return _read_old_years(text, start)
    if not found or not _is_year_here(text, start, found.end(), clues):
        return None
    first = int(found["year"])
    last = second_year(first, found["last"])
    if last is None or (len(found["last"]) == 2 and not clues.sure and last != first + 1):
        return None
    if not clues.sure and (not 1800 <= first < last <= 2199 or _MONTH_OR_YEAR.match(text, start)):
        return None
    return Reading(start, found.end(), Point(first), Point(last))


def _read_old_years(text: str, start: int) -> Reading | None:
    """`790-1030`, `500–300 BC`, `44 BC – 14 AD`: years below 1000, where a date is known to be."""
    found = _OLD_YEARS.match(text, start)
    if not found:
        return None
    first, last = (int(found[group].replace(",", "")) for group in ("first", "last"))
    era = found["era2"] or ""
    if not era and len(found["first"]) < 3:
        return None
    if era.upper().startswith("B"):
        first, last = 1 - first, 1 - last
    elif (found["era1"] or "").upper().startswith("B"):
        first = 1 - first
    return real(start, found.end(), Point(first), Point(last)) if first < last else None


def _is_year_here(text: str, start: int, end: int, clues: Clues) -> bool:
    if clues.sure:
        return True
    before = text[max(0, start - 6) : start].rstrip().casefold()
    if before.endswith(("p.", "pp.", "no.", "#", "§", "tel", "$", "€", "£", "¥", "/", "=", ":")):
        return False
    return not _COUNTED.match(text, end)


def _read_bare_year(text: str, start: int, clues: Clues) -> Reading | None:
    """A year: any where the text is a date, else one of 1000 to 2199 after `in`, `since`, …"""
    if clues.sure:
        found = _ANY_YEAR.match(text, start)
        if not found:
            return None
        year = int(found["year"])
        plain = not (found["bc"] or found["ad"])
        goes_on = _COUNTED.match(text, found.end()) or _GOES_ON_NUMBER.match(text, found.end())
        if plain and goes_on:
            return None
        if found["bc"]:
            return Reading(start, found.end(), Point(1 - year)) if year else None
        marked = found["ad"] or found["ad1"]
        if not year or not (marked or len(found["year"]) == 4 or _ENTRY.match(text, found.end())):
            return None
        return Reading(start, found.end(), Point(year))
    old = _ANY_YEAR.match(text, start)
    if old and (old["bc"] or old["ad"]) and _YEAR_LEADS.search(text, max(0, start - 24), start):
        return _read_bare_year(text, start, clues._replace(sure=True))
    found = _YEAR.match(text, start)
    if not found or int(found["year"]) >= 2200 or _COUNTED.match(text, found.end()):
        return None
    if not _YEAR_LEADS.search(text, max(0, start - 24), start):
        return None
    if _FOR.search(text, max(0, start - 8), start) and _NOUN.match(text, found.end()):
        return None
    era = _ERA.match(text, found.end())
    if era and era["bc"]:
        return Reading(start, era.end(), Point(1 - int(found["year"])))
    return Reading(start, era.end() if era else found.end(), Point(int(found["year"])))


_OF_NUMBER = (read_numeric, read_day, read_month, read_year, _read_bare_year)
_OF_WORD = (read_day, read_month, read_year, _read_bare_month)
