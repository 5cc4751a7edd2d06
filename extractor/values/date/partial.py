"""Arithmetic of dates that may lack a part: pure functions on the Gregorian calendar."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from extractor.values.late import late

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO = late(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9])")
_YEARLESS = late(r"--([0-9]{2})(?:-([0-9]{2}))?$")


class Point(NamedTuple):
    """A year, a month or a day; `year` is astronomical (0 is 1 BC), None where it is unknown."""

    year: int | None
    month: int | None = None
    day: int | None = None


def is_real(point: Point) -> bool:
    """Whether the calendar has such a month and day (29 February where the year is unknown)."""
    year, month, day = point
    if month is None:
        return day is None and year is not None
    if not 1 <= month <= 12:
        return False
    if day is None:
        return True
    return 1 <= day <= days_in(year, month)


def days_in(year: int | None, month: int) -> int:
    """How many days a month has, in some year where the year is unknown."""
    return 28 if month == 2 and year is not None and not _is_leap(year) else _DAYS[month - 1]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def iso(point: Point) -> str:
    """ISO 8601: `2020-03-13`, `2020-03`, `2020`, `-0043` (44 BC), `--03-13` without a year."""
    year, month, day = point
    text = "-" if year is None else f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    if month is not None:
        text += f"-{month:02d}"
        if day is not None:
            text += f"-{day:02d}"
    return text


@lru_cache(maxsize=1024)
def from_iso(text: str | None) -> Point | None:
    """The date that an ISO 8601 date or time begins with, None where it is none."""
    if not text:
        return None
    found = _ISO.match(text.strip())
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        point = Point(year, month, day)
    else:
        yearless = _YEARLESS.match(text.strip())
        if not yearless:
            return None
        point = Point(None, int(yearless[1]), int(yearless[2]) if yearless[2] else None)
    return point if is_real(point) else None


def precision(point: Point) -> str:
    """How exact a date is: year, month or day."""
    return "year" if point.month is None else "month" if point.day is None else "day"


def short_year(number: int) -> int:
    """The year of two digits, as POSIX strptime reads %y: 69 to 99 are of the 20th century."""
    return number + (1900 if number >= 69 else 2000)


def nearest_year(point: Point, reference: Point) -> Point:
    """The point with the year that puts it nearest to the reference; ties go to the past.

    A reference without a day counts as its middle."""
    if reference.year is None or point.month is None:
        return point

    def place(year: int) -> int:
        return year * 372 + (point.month or 0) * 31 + (point.day or 15)

    near = reference.year * 372 + (reference.month or 6) * 31 + (reference.day or 15)
    years = (reference.year - 1, reference.year, reference.year + 1)
    if reference.month is None:
        years = (reference.year,) * 3
    best = min(years, key=lambda year: (abs(place(year) - near), place(year) > near))
    chosen = point._replace(year=best)
    return chosen if is_real(chosen) else point


@lru_cache(maxsize=1024)
def as_date(point: Point) -> date | None:
    """The day as datetime.date, None where a part is missing or outside of datetime's years."""
    if (
        point.year is None
        or point.month is None
        or point.day is None
        or not 1 <= point.year <= 9999
    ):
        return None
    return date(point.year, point.month, point.day) if is_real(point) else None


def as_point(day: date) -> Point:
    """A full date as a point."""
    return Point(day.year, day.month, day.day)


@lru_cache(maxsize=1024)
def add_days(point: Point, days: int) -> Point | None:
    """The day so many days later; None where the day is not known or the result out of range."""
    day = as_date(point)
    if day is None or abs(days) > 3_000_000:
        return None
    try:
        return as_point(day + timedelta(days=days))
    except OverflowError:
        return None


def add_months(point: Point, months: int) -> Point | None:
    """The month so many months later, without a day."""
    if point.year is None or point.month is None:
        return None
    count = point.year * 12 + point.month - 1 + months
    return Point(count // 12, count % 12 + 1)


@lru_cache(maxsize=1024)
def week_of(point: Point, weeks: int = 0) -> tuple[Point, Point] | None:
    """Monday and Sunday (ISO 8601) of the week so many weeks after the day's."""
    day = as_date(point)
    if day is None:
        return None
    monday = add_days(point, 7 * weeks - day.weekday())
    sunday = add_days(point, 7 * weeks - day.weekday() + 6)
    return (monday, sunday) if monday and sunday else None


def weekday_in_month(year: int, month: int, weekday: int, nth: int) -> Point | None:
    """The nth (1 to 5, or -1 for the last) Monday (1) to Sunday (7) of a month."""
    days = [
        Point(year, month, day)
        for day in range(1, 32)
        if is_real(Point(year, month, day)) and date(year, month, day).isoweekday() == weekday
    ]
    return days[nth - 1 if nth > 0 else nth] if abs(nth) <= len(days) else None


def weekday_from(point: Point, weekday: int, nth: int) -> Point | None:
    """The nth such weekday (1 to 7) after a day, before it where `nth` is negative."""
    day = as_date(point)
    if day is None or not nth:
        return None
    ahead = (weekday - day.isoweekday()) % 7
    first = (ahead or 7) if nth > 0 else ahead - 7
    return add_days(point, first + 7 * (nth - 1 if nth > 0 else nth + 1))


def same_day(point: Point, months: int) -> Point | None:
    """The same day so many months later, or the last of a shorter month."""
    month = add_months(point, months)
    if month is None or month.year is None or month.month is None or point.day is None:
        return month
    day = month._replace(day=point.day)
    return day if is_real(day) else last_day(month.year, month.month)


def last_day(year: int, month: int) -> Point:
    """The last day of a month."""
    return Point(year, month, next(d for d in (31, 30, 29, 28) if is_real(Point(year, month, d))))


def easter(year: int) -> Point:
    """Easter Sunday of the Western churches (the anonymous Gregorian algorithm, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return Point(year, month, day + 1)


def nearest_day(day: int, reference: Point, weekday: int | None = None) -> Point | None:
    """The day of that number nearest to the reference, a day; ties go to the past.

    Of those which are such a weekday (1 to 7), if it is given, up to eleven months away."""
    near = as_date(reference)
    if near is None:
        return None
    reach = 1 if weekday is None else 11
    months = [add_months(reference, away) for away in range(-reach, reach + 1)]
    days = [as_date(month._replace(day=day)) for month in months if month]
    fitting = [one for one in days if one and weekday in (None, one.isoweekday())]
    if not fitting:
        return None
    return as_point(min(fitting, key=lambda one: (abs((one - near).days), one > near)))
