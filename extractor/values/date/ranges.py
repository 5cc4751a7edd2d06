"""Ranges of dates, and what leads a date in: weekdays, `early`, `the end of`, `the week of`."""

from __future__ import annotations

from collections.abc import Callable

from extractor.values.date.grammar import (
    DAY,
    JOIN,
    OF,
    WORD,
    YEAR_AFTER,
    Clues,
    Reader,
    Reading,
    month_here,
    real,
    year_of,
)
from extractor.values.date.partial import (
    Point,
    as_date,
    iso,
    last_day,
    nearest_day,
    nearest_year,
    week_of,
)
from extractor.values.date.words import number, weekday
from extractor.values.late import late

Lead = Callable[[str, int, Clues, Reader], Reading | None]

_JOIN = late(rf"{JOIN}|(?<=[a-z.])(?:/|\s/\s)(?=[A-Z])")
_NAME = r"(?:(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun))"
_DAYS_MONTH = late(
    rf"(?P<d1>{DAY})(?:st|nd|rd|th|\.)?(?:{JOIN}|\s?[/&]\s?)(?:{_NAME}\.?,?\s)?(?P<d2>{DAY})"
    rf"(?:st|nd|rd|th|\.)?\s{{0,2}}{OF}(?P<month>{WORD})\.?(?:{YEAR_AFTER})?"
)
_MONTH_DAYS = late(
    rf"(?P<month>{WORD})\.?,?\s{{1,2}}(?:the\s)?(?P<d1>{DAY})(?:st|nd|rd|th)?(?:{JOIN}|\s?[/&]\s?)"
    rf"(?:{_NAME}\.?,?\s)?(?:the\s)?(?P<d2>{DAY})(?:st|nd|rd|th)?"
    rf"(?![0-9%A-Za-z]|:[0-9]|\s?[/.-][0-9]|,[0-9]{{3}})(?:{YEAR_AFTER})?"
)
_PART = late(
    r"(?:(?i:very\s)?(?i:early|earlier|mid|late|later)(?:\s(?:in|part\sof))?[\s-](?:the\s)?"
    r"|(?i:beginning|start|end|middle|close|course|rest|turn|month|year|(?:first|second|latter)\shalf"
    r"|(?P<which>first|second|last|final)\s(?:few\s|(?P<count>[a-z]{3,8}|[0-9]{1,2})\s)?"
    r"(?P<what>days|weeks?)"
    r"|(?:third|fourth)\sweek)\s(?:of|in)\s"
    r"(?:the\s(?:month|year)\sof\s)?(?:the\s)?(?:year\s)?)"
)
_WEEKDAY_LEADS = late(rf"(?P<day>{_NAME})(?:\.,?|,)?\s{{0,2}}(?:the\s)?(?=[0-9A-Za-z])")
_NTH = late(r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)(?![0-9A-Za-z])")
_NTH_LATER = late(
    r"(?P<day>[1-3]?[0-9])(?:st|nd|rd|th)(?![\w-]|\s(?!(?:and|at|for|in|with|we|they|it|was|were"
    r"|but|when|as)\b)[A-Za-z])"
)
_WEEK_OF = late(r"(?i:week)\s(?:of|commencing|beginning|starting)\s(?:the\s|on\s)?")
_WEEKEND_OF = late(r"(?i:weekend)\s(?:of|beginning|starting)\s(?:the\s|on\s)?")
_AND = ("and", "y", "e", "et", "und", "a", "au")
_BETWEEN = late(r"(?i:between)\s(?:the\s)?$")


def read_days(text: str, start: int, clues: Clues) -> Reading | None:
    """`18-22 July 2022`, `July 13 to 15`: two days of one month."""
    shape = _DAYS_MONTH if text[start].isdigit() else _MONTH_DAYS
    found = shape.match(text, start)
    if not found:
        return None
    month = month_here(found["month"], clues)
    first, last = int(found["d1"]), int(found["d2"])
    if not month or first >= last:
        return None
    year = year_of(found)
    return real(start, found.end(), Point(year, month, first), Point(year, month, last))


def read_span(
    text: str, clues: Clues, first: Reading | None, opening: Reading | None, point: Reader
) -> Reading | None:
    """A date, and another after a dash or `to`: `27 May – 13 June 2022`, `Q4 2019 to Q2 2020`.

    `first` is the date that was read, or else `opening`, which counts only where a second follows
    (`May–June 2020`); `point` reads that one."""
    one = first or opening
    join = _JOIN.match(text, one.end) if one else None
    second = _nth_after(text, join.end(), one) if join and one else None
    if join and not second:
        second = point(text, join.end(), clues._replace(sure=True))
    if one and join and second:
        between = _BETWEEN.search(text, max(0, one.start - 12), one.start) is not None
        joined = _join(one, second, join[0].strip(), between)
        if joined:
            return joined
    return first


def _nth_after(text: str, at: int, one: Reading) -> Reading | None:
    """`25th` behind a day of the same month: `22nd January to 25th`."""
    found = _NTH_LATER.match(text, at) if one.last is None and one.first.day else None
    if not found or int(found["day"]) <= (one.first.day or 0):
        return None
    return real(at, found.end(), one.first._replace(day=int(found["day"])))


def _join(first: Reading, second: Reading, word: str, between: bool) -> Reading | None:
    """The range of two dates, the year of either filled from the other; None where it is none."""
    if (first.last is None) != (second.last is None):
        return None
    if (word in _AND) != between and word in _AND:
        return None
    a, b = first.first, second.last or second.first
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
    joined = real(first.start, second.end, a, b)
    stated = first.basis == second.basis == "stated"
    return joined if stated or joined is None else joined._replace(basis="reference")


def read_led_by_weekday(text: str, start: int, clues: Clues, plain: Reader) -> Reading | None:
    """`Friday, 13 March`: the weekday picks the year of a date without one; `Tuesday the 8th`."""
    leading = _WEEKDAY_LEADS.match(text, start)
    named = weekday(leading["day"]) if leading else None
    if leading is None or named is None:
        return None
    inner = _read_inner(text, leading.end(), clues, plain)
    if inner is not None and inner.first.day is not None and inner.basis == "stated":
        return inner._replace(start=start, weekday=named)
    nth = _NTH.match(text, leading.end())
    if nth is None or clues.reference is None:
        return None
    day = nearest_day(int(nth["day"]), clues.reference, named)
    return Reading(start, nth.end(), day, None, "reference") if day else None


def read_led_by_part(text: str, start: int, clues: Clues, plain: Reader) -> Reading | None:
    """`early 2019`, `the end of March`, `first week of October`: the month or year it is in."""
    leading = _PART.match(text, start)
    inner = _read_inner(text, leading.end(), clues, plain) if leading else None
    if leading is None or inner is None or inner.first.day is not None:
        return None
    count = number(leading["count"] or "")
    if count and leading["what"].casefold() == "days" and inner.last is None:
        return _days_at_end(inner._replace(start=start), leading["which"].casefold(), count)
    return inner._replace(start=start)


def _days_at_end(inner: Reading, which: str, count: int) -> Reading:
    """The first or last so many days of a month or year; the whole where nothing says which."""
    year, month = inner.first.year, inner.first.month
    if which == "second" or count > 28 or (year is None and month == 2):
        return inner
    end = last_day(year or 0, month or 12).day or 31
    first, last = (1, count) if which == "first" else (end - count + 1, end)
    of = Point(year, month or (1 if which == "first" else 12))
    return inner._replace(first=of._replace(day=first), last=of._replace(day=last))


def read_led_by_week(text: str, start: int, clues: Clues, plain: Reader) -> Reading | None:
    """Monday to Sunday of `week of 3 March`; `weekend of 7 March` where that is its Saturday."""
    for lead in (_WEEK_OF, _WEEKEND_OF):
        leading = lead.match(text, start)
        inner = _read_inner(text, leading.end(), clues, plain) if leading else None
        if inner is None or inner.last is not None:
            continue
        day = nearest_year(inner.first, clues.reference) if clues.reference else inner.first
        week, known = week_of(day), as_date(day)
        if week is None or known is None:
            return None
        basis = "stated" if inner.first.year is not None else "reference"
        if lead is _WEEK_OF:
            return Reading(start, inner.end, *week, basis)
        if known.isoweekday() == 6:
            return Reading(start, inner.end, day, week[1], basis)
    return None


def _read_inner(text: str, start: int, clues: Clues, plain: Reader) -> Reading | None:
    if start >= len(text):
        return None
    found = plain(text, start, clues._replace(sure=True))
    return found or plain(text, start, clues)
