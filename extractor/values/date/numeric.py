"""Dates of numbers only: ISO 8601, `13/2/2020`, `7.2.2020`, `02/2013`, weeks of ISO 8601."""

from __future__ import annotations

import re

from extractor.values.date.grammar import Clues, Reading, is_alone, real
from extractor.values.date.partial import Point, add_days, short_year, week_of
from extractor.values.late import late

_SHAPE = late(r"[0-9]{1,4}\s?[-/.‐‑–W]|[0-9]{8}(?![0-9])")
_ISO_DAY = late(
    r"(?P<year>[12][0-9]{3})(?P<sep>\.\s|\s[-/.]\s|[-/.‐‑–])(?P<month>[0-9]{1,2})(?P=sep)"
    r"(?P<day>[0-9]{1,2}|xx|XX|\?\?)(?![0-9])"
    r"(?!(?P=sep)[0-9]|[-/.][0-9]{1,3}(?![0-9]))(?P<time>[T\s][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?:\s?(?:Z|UTC|GMT)\b|\s?[+−-][0-9]{2}:?[0-9]{2}(?![0-9]))?)?"
)
NUMERIC = late(
    r"(?P<a>[0-9]{1,2})\s?(?P<sep>[-/.‐‑–])\s?(?P<b>[0-9]{1,2})\s?(?P=sep)\s?"
    r"(?P<year>[12][0-9]{3}|[0-9]{2})(?![0-9A-Za-z%])(?!(?P=sep)[0-9]|[/.,:][0-9]|-[0-9]{1,2}[^0-9/.])"
)
_TIME_AFTER = late(r",?\s[0-2]?[0-9]:[0-5][0-9](?![0-9])")
_MIDDLE = late(r"[-/‐‑–]\s?[0-9]{1,2}\s?[-/‐‑–]\s?[0-9]{2}")
_DAY_OF_YEARLESS = late(
    r"(?P<a>[0-9]{1,2})(?P<sep>[-/.])(?P<b>[0-9]{1,2})(?![0-9A-Za-z%])(?![-/.,:][0-9])"
)
_YEAR_MONTH = late(
    r"(?P<year>[12][0-9]{3})(?P<sep>[-/.])(?P<month>0[1-9]|1[0-2]|[1-9])(?![0-9A-Za-z])"
    r"(?![-/.,:–](?![12][0-9]{3}[-/.][01][0-9](?![0-9]))[0-9])"
)
_MONTH_YEAR = late(
    r"(?P<month>0?[1-9]|1[0-2])(?P<sep>[-/.])(?P<year>[12][0-9]{3})(?![0-9A-Za-z])(?![-/.,:–][0-9])"
)
_WEEK = late(r"(?P<year>[12][0-9]{3})-?W(?P<week>[0-5][0-9])(?:-?(?P<day>[1-7]))?(?![0-9])")
_DATE_LEADS = late(r"(?<![a-z])(?:on|by|until|till|since|dated|due)\s$", re.I)
_COMPACT = late(
    r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<time>T[0-9]{4,6}"
    r"(?:[.,][0-9]{1,9})?(?:Z|[+−-][0-9]{4})?)?(?![0-9A-Za-z])"
)


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


def day_first_of(text: str) -> bool | None:
    """Whether days stand first in the numeric dates whose order is plain; None if they disagree."""
    if not any(mark in text for mark in "/-‐‑–") or not _MIDDLE.search(text):
        return None
    orders = {
        int(found["a"]) > 12
        for found in NUMERIC.finditer(text)
        if (int(found["a"]) > 12) != (int(found["b"]) > 12)
        and max(int(found["a"]), int(found["b"])) <= 31
        and found["sep"] != "."
    }
    return orders.pop() if len(orders) == 1 else None


def read_numeric(text: str, start: int, clues: Clues) -> Reading | None:
    """`2020-02-21 14:05:17 +0800`, `2020/2/7`, `13/2/2020`, `7.2.2020`, `2020-03`, `2/2013`."""
    if not _SHAPE.match(text, start):
        return None
    found = _ISO_DAY.match(text, start)
    if found:
        day = int(found["day"]) if found["day"].isdigit() else None
        end = found.end() if found["time"] else found.end("day")
        return real(start, end, Point(int(found["year"]), int(found["month"]), day))
    found = NUMERIC.match(text, start)
    if found and (len(found["year"]) == 4 or found["sep"] == "/" or _is_padded(found)):
        year = int(found["year"]) if len(found["year"]) == 4 else short_year(int(found["year"]))
        settled = order(int(found["a"]), int(found["b"]), found["sep"], clues)
        return real(start, found.end(), Point(year, *settled)) if settled else None
    found = _YEAR_MONTH.match(text, start)
    if found and _is_year_month(found, clues):
        return real(start, found.end(), Point(int(found["year"]), int(found["month"])))
    found = _MONTH_YEAR.match(text, start)
    if found and (clues.sure or 1800 <= int(found["year"]) <= 2199):
        return real(start, found.end(), Point(int(found["year"]), int(found["month"])))
    return _read_week(text, start) or _read_short(text, start, clues)


def _is_padded(found: re.Match[str]) -> bool:
    """Whether a year of two digits is meant: `31-10-74` is a date, `1.2.03` not.

    With a time of day behind it `04.05.95` is one as well."""
    if not len(found["a"]) == len(found["b"]) == 2:
        return False
    sure = max(int(found["a"]), int(found["b"])) > 12
    return sure or _TIME_AFTER.match(found.string, found.end()) is not None


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
    found = _WEEK.match(text, start)
    if not found:
        return None
    monday = week_of(Point(int(found["year"]), 1, 4), int(found["week"]) - 1)
    if monday is None or not 1 <= int(found["week"]) <= 53:
        return None
    if not found["day"]:
        return Reading(start, found.end(), *monday)
    day = add_days(monday[0], int(found["day"]) - 1)
    return Reading(start, found.end(), day) if day else None


def _read_short(text: str, start: int, clues: Clues) -> Reading | None:
    """`22/04` and `20200313`, where a preposition or the caller says that it is a date."""
    led = clues.sure or _DATE_LEADS.search(text, max(0, start - 8), start) is not None
    found = _COMPACT.match(text, start)
    if found and 1800 <= int(found["year"]) <= 2199:
        if led or found["time"] or is_alone(text, *found.span()):
            return real(start, found.end(), Point(*map(int, found.groups()[:3])))
        return None
    found = _DAY_OF_YEARLESS.match(text, start) if led else None
    if not found:
        return None
    if found["sep"] == "." and not (clues.sure and text.startswith(".", found.end())):
        return None
    settled = order(int(found["a"]), int(found["b"]), found["sep"], clues)
    return real(start, found.end(), Point(None, *settled)) if settled else None
