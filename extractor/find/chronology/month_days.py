"""Days without a month of their own, on lines below it ("3rd – …" under "March")."""

from __future__ import annotations

import re

from extractor.find.chronology.date_line import APART, CLAUSE, LED, SPACE, WEAK, Found
from extractor.values.date.partial import days_in
from extractor.values.date.words import is_weekday
from extractor.values.dates import Date


def day_of(text: str, month: Date) -> Found | None:
    """The day or days a line begins with (`3rd – ...`, `3–7: ...`), of a month above it."""
    start = _past_weekday(text)
    number = _DAYS.match(text, start)
    if number is None or not APART.match(text, number.end()):  # "3 – 20 trucks come"
        number = _DAY.match(text, start)
    last = int(number["last"]) if number and "last" in number.groupdict() else None
    days = _days_in(month.date)
    if number is None or not 1 <= int(number[1]) <= (last or days) <= days:
        return None
    apart = APART.match(text, number.end()) or CLAUSE.match(text, number.end())
    space = None if apart else SPACE.match(text, number.end())
    if apart is None and (space is None or (number[0] == number[1] and not start)):
        return None  # "12 trucks"
    basis = f'month from the line "{month.text}" above'
    day = f"{month.date}-{int(number[1]):02}"
    end = f"{month.date}-{last:02}" if last else None
    date = Date(day, end, "day", basis, 0, number.end(), text[: number.end()])
    return Found(LED if apart else WEAK, date, (0, (apart or space or number).end()))


def begins_with_day(text: str) -> bool:
    """Whether it begins with a number that may be a day of a month, or a weekday before one."""
    return _DAY.match(text, _past_weekday(text)) is not None


_FIRST_WORD = re.compile(r"([^\W\d_]{2,15})[.,]?\s+(?=[0-9])")


def _past_weekday(text: str) -> int:
    """Where a text goes on after the name of a weekday, else its beginning."""
    word = _FIRST_WORD.match(text)
    return word.end() if word and is_weekday(word[1]) else 0


_SUFFIX = r"(?:st|nd|rd|th|er|[.º°日일])?"
_DAY = re.compile(rf"([0-9]{{1,2}}){_SUFFIX}(?![0-9A-Za-z.,/]|:[0-9])")
_DAYS = re.compile(
    rf"([0-9]{{1,2}}){_SUFFIX}\s?(?:[-–—~]|to|and|&)\s?(?P<last>[0-9]{{1,2}}){_SUFFIX}"
    r"(?![0-9A-Za-z.,/]|:[0-9])"
)


def _days_in(month: str) -> int:
    """Days of a month (`2020-03`, or `--03` of any year)."""
    year = None if month.startswith("--") else int(month[:4])
    return days_in(year, int(month[-2:]))
