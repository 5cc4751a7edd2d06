"""Days that a rule of the calendar gives: feasts, the last Monday of March."""

from __future__ import annotations

import re
from functools import cache

from extractor.values.date.grammar import WORD, Clues, Reading, month_here
from extractor.values.date.partial import (
    Point,
    add_days,
    as_date,
    easter,
    last_day,
    nearest_year,
    weekday_in_month,
)
from extractor.values.date.words import ordinal, weekday, words

WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|(?:mon|tues?|wed|thurs?|thur|fri|sat|sun)\b\.?)"
)
_ORDINAL = r"(?:[1-5](?:st|nd|rd|th)|first|second|third|fourth|fifth|last)"
_NTH = re.compile(
    rf"(?P<nth>{_ORDINAL})\s(?P<what>{WEEKDAY}|day|weekend)\s(?:of|in)\s(?:the\smonth\sof\s)?"
    rf"(?:(?P<month>{WORD})(?:,?\s(?:of\s)?(?P<year>[12][0-9]{{3}}))?|(?P<only>[12][0-9]{{3}}))",
    re.I,
)


@cache
def _feasts() -> re.Pattern[str]:
    names = sorted(words("feasts", "en"), key=lambda name: (-len(name), name))
    joined = "|".join(re.escape(name).replace("'", "['’]") for name in names)
    return re.compile(
        rf"(?P<feast>{joined})(?![a-z])(?:,?\s(?:of\s|in\s)?(?P<year>[12][0-9]{{3}})(?![0-9]))?",
        re.I,
    )


def read_nth(text: str, start: int, clues: Clues) -> Reading | None:
    """`the last Monday of March 2020`, `third day of October`."""
    found = _NTH.match(text, start)
    if not found:
        return None
    month = month_here(found["month"], clues) if found["month"] else 12
    nth = ordinal(found["nth"])
    wanted = weekday(found["what"])
    if not month or not nth or (found["only"] and (nth != -1 or wanted)):
        return None
    year, basis = int(found["year"] or found["only"] or 0), "stated"
    if not year:
        near = nearest_year(Point(None, month), clues.reference) if clues.reference else None
        if near is None or near.year is None:
            return None
        year, basis = near.year, "reference"
    if wanted:
        day = weekday_in_month(year, month, wanted, nth)
    elif found["what"].casefold() == "day":
        day = last_day(year, month) if nth == -1 else Point(year, month, nth)
    else:
        return None
    return Reading(start, found.end(), day, None, basis) if day else None


def read_feast(text: str, start: int, clues: Clues) -> Reading | None:
    """`Christmas 2014`, `Easter 2020`; without a year only where the text's own date is near."""
    found = _feasts().match(text, start)
    if not found:
        return None
    value = words("feasts", "en")[found["feast"].casefold().replace("’", "'")]
    if found["year"]:
        day = _feast_in(int(found["year"]), value)
        return Reading(start, found.end(), day) if day else None
    here = clues.reference
    today = as_date(here) if here else None
    if here is None or today is None or here.year is None:
        return None
    days = [_feast_in(here.year + away, value) for away in (-1, 0, 1)]
    near = [
        one for one in days if one and (date := as_date(one)) and abs((date - today).days) <= 92
    ]
    return Reading(start, found.end(), near[0], None, "reference") if len(near) == 1 else None


def _feast_in(year: int, value: int | str) -> Point | None:
    if isinstance(value, int):
        return add_days(easter(year), value)
    return Point(year, int(value[:2]), int(value[3:]))
