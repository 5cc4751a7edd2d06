"""Days that a rule of a calendar gives: feasts, the last Monday of March."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extractor.lexicon import load
from extractor.values.date.grammar import SHIFT, WEEKDAY, WORD, Clues, Reading, made, month_here
from extractor.values.date.partial import (
    Point,
    add_days,
    add_months,
    as_date,
    easter,
    last_day,
    nearest_year,
    weekday_in_month,
)
from extractor.values.date.words import ordinal, weekday, words
from extractor.values.late import late

_ORDINAL = r"(?:[1-5](?:st|nd|rd|th)|first|second|third|fourth|fifth|last)"
_NTH = late(
    rf"(?P<nth>{_ORDINAL})\s(?P<what>{WEEKDAY}|day|weekend)\s(?:of|in)\s(?:the\smonth\sof\s)?"
    r"(?:(?:the\s)?(?P<det>this|last|next|current|previous|coming|following)\s(?P<unit>month|year)\b"
    rf"|(?P<month>{WORD})(?:,?\s(?:of\s|in\s)?(?P<year>[12][0-9]{{3}}))?|(?P<only>[12][0-9]{{3}}))",
    re.I,
)
NEAR = 92
"""Days from the date of the text within which a feast without a year is the one that is meant."""


def feast_patterns() -> list[str]:
    """A pattern for the name of each feast, folded, the longest first."""
    names = sorted(words("feasts", "en"), key=lambda name: (-len(name), name))
    return [name.replace(".", r"\.?").replace("'", "['’]?") for name in names]


@cache
def _feasts() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<feast>{'|'.join(feast_patterns())})(?![a-z])(?:,?\s(?:of\s|in\s)?(?P<year>[12][0-9]{{3}})(?![0-9]))?",
        re.I,
    )


_WORDS = late(r"[^a-z0-9 ]")


@cache
def _rules() -> dict[str, Any]:
    return {_WORDS.sub("", name): rule for name, rule in words("feasts", "en").items()}


@cache
def feast_words() -> frozenset[str]:
    """The first words of the feasts, folded (`good` of Good Friday)."""
    first = re.compile(r"[a-z]+")
    return frozenset(
        word[0] for name in words("feasts", "en") if (word := first.match(name)) is not None
    )


def read_nth(text: str, start: int, clues: Clues) -> Reading | None:
    """`last Monday of March 2020`, `third day of October`."""
    found = _NTH.match(text, start)
    if not found:
        return None
    if found["det"]:
        return _nth_of_this(found, clues.reference)
    month = month_here(found["month"], clues) if found["month"] else 12
    nth = ordinal(found["nth"])
    wanted = _wanted(found["what"])
    if not month or not nth or (found["only"] and (nth != -1 or wanted)):
        return None
    year, basis = int(found["year"] or found["only"] or 0), "stated"
    if not year:
        near = nearest_year(Point(None, month), clues.reference) if clues.reference else None
        if near is None or near.year is None:
            return None
        year, basis = near.year, "reference"
    day = _nth_in(Point(year, month), nth, found["what"])
    last = add_days(day, 1) if day and found["what"].casefold() == "weekend" else None
    return Reading(start, found.end(), day, last, basis) if day else None


def _wanted(what: str) -> int | None:
    """The weekday that a name means; a weekend begins on Saturday."""
    return 6 if what.casefold() == "weekend" else weekday(what)


def _nth_in(month: Point, nth: int, what: str) -> Point | None:
    if month.year is None or month.month is None:
        return None
    wanted = _wanted(what)
    if wanted:
        return weekday_in_month(month.year, month.month, wanted, nth)
    if what.casefold() != "day":
        return None
    return last_day(month.year, month.month) if nth == -1 else month._replace(day=nth)


def _nth_of_this(found: re.Match[str], here: Point | None) -> Reading | None:
    """`first Friday of next month`, `last day of this year`."""
    nth = ordinal(found["nth"])
    if here is None or here.year is None or not nth:
        return None
    away = SHIFT.get(found["det"].casefold(), 0)
    month = add_months(here, away)
    if found["unit"].casefold() == "year":
        month = Point(here.year + away, 12) if nth == -1 else None
    day = _nth_in(month, nth, found["what"]) if month else None
    return made(found.start(), found.end(), day)


def read_feast(text: str, start: int, clues: Clues) -> Reading | None:
    """`Christmas 2014`, `Easter 2020`; without a year only where the text's own date is near."""
    found = _feasts().match(text, start)
    if not found:
        return None
    rule = _rules()[_WORDS.sub("", found["feast"].casefold())]
    if found["year"]:
        day = feast_in(int(found["year"]), rule)
        return Reading(start, found.end(), day) if day else None
    near = nearest_feast(clues.reference, rule) if clues.reference else None
    return Reading(start, found.end(), near, None, "reference") if near else None


def nearest_feast(here: Point, rule: Any) -> Point | None:
    """The feast that is near to a day, None where none is or two are."""
    today = as_date(here)
    if today is None or here.year is None:
        return None
    days = [feast_in(here.year + away, rule) for away in (-1, 0, 1)]
    near = [
        one for one in days if one and (date := as_date(one)) and abs((date - today).days) <= NEAR
    ]
    return near[0] if len(near) == 1 else None


def feast_in(year: int, rule: Any) -> Point | None:
    """The day in a year by the lexicon's rule: `"12-25"`, days from Easter Sunday, the nth weekday
    of a month (and so many days after it), or the name of a row of lunar_feasts.json."""
    if isinstance(rule, int):
        return add_days(easter(year), rule)
    if isinstance(rule, dict) and "of" in rule:
        day = feast_in(year, rule["of"])
        return add_days(day, rule["after"]) if day else None
    if isinstance(rule, dict):
        day = weekday_in_month(year, rule["month"], rule["weekday"], rule["nth"])
        return add_days(day, rule.get("after", 0)) if day else None
    if rule[0].isalpha():
        table = load("lunar_feasts.json")
        rows = table["feasts"][rule]
        at = year - table["first_year"]
        rule = rows[at] if 0 <= at < len(rows) else None
    return Point(year, int(rule[:2]), int(rule[3:])) if rule else None
