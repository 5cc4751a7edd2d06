"""Dates in templates: what Ruby takes for one, and how its strftime writes it, in English."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from extractor.sources.liquid.filter_table import Filters, into, text

FILTERS: Filters = {}

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ISO = re.compile(
    r"\s*(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?"
    r"\s*(Z|[+-]\d\d:?\d\d)?)?)?\s*"
)
_DIRECTIVE = re.compile(r"%([-0^#_]?)\d{0,2}([A-Za-z%+])")


def time_of(value: object) -> datetime.datetime | None:
    """The date that a value is or that a text writes in full; None for any other."""
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    match = _ISO.fullmatch(str(text(value)))
    if match is None:
        return _written(str(text(value)))
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        zone = datetime.UTC if match[7] == "Z" else None
        if match[7] and match[7] != "Z":
            zone = datetime.datetime.strptime(match[7], "%z").tzinfo  # type: ignore[assignment]
        return datetime.datetime(year, month, day or 1, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _written(words: str) -> datetime.datetime | None:
    """A date in words, where it is complete: what is missing must not come from the clock."""
    if not re.search(r"\d{4}", words) or len(words) > 60:
        return None
    from dateutil import parser  # python-liquid's own dependency

    first, second = datetime.datetime(2001, 1, 1), datetime.datetime(2002, 2, 2)
    try:
        one, other = parser.parse(words, default=first), parser.parse(words, default=second)
    except (ValueError, OverflowError):
        return None
    return one if one == other else None


def format_time(time: datetime.datetime, pattern: str) -> str:
    """Ruby's strftime in English, with its flags (- no padding, ^ upper case, 0 zeros)."""

    def directive(match: re.Match[str]) -> str:
        flag, name = match[1], match[2]
        width, number = _NUMBERS.get(name, (0, None))
        if number is not None:
            pad = " " if flag == "_" or (name in "elk" and flag != "0") else "0"
            digits = str(number(time))
            return digits if flag == "-" else digits.rjust(width, pad)
        words = _WORDS.get(name)
        if words is None:
            return match.group()
        return words(time).upper() if flag == "^" else words(time)

    return _DIRECTIVE.sub(directive, pattern)


_NUMBERS: dict[str, tuple[int, Callable[[datetime.datetime], int]]] = {
    "Y": (4, lambda t: t.year),
    "C": (2, lambda t: t.year // 100),
    "y": (2, lambda t: t.year % 100),
    "m": (2, lambda t: t.month),
    "d": (2, lambda t: t.day),
    "e": (2, lambda t: t.day),
    "j": (3, lambda t: t.timetuple().tm_yday),
    "H": (2, lambda t: t.hour),
    "k": (2, lambda t: t.hour),
    "I": (2, lambda t: t.hour % 12 or 12),
    "l": (2, lambda t: t.hour % 12 or 12),
    "M": (2, lambda t: t.minute),
    "S": (2, lambda t: t.second),
    "L": (3, lambda t: t.microsecond // 1000),
    "u": (1, lambda t: t.isoweekday()),
    "w": (1, lambda t: t.isoweekday() % 7),
    "G": (4, lambda t: t.isocalendar()[0]),
    "V": (2, lambda t: t.isocalendar()[1]),
}
_WORDS: dict[str, Callable[[datetime.datetime], str]] = {
    "B": lambda t: _MONTHS[t.month - 1],
    "b": lambda t: _MONTHS[t.month - 1][:3],
    "h": lambda t: _MONTHS[t.month - 1][:3],
    "A": lambda t: _DAYS[t.weekday()],
    "a": lambda t: _DAYS[t.weekday()][:3],
    "p": lambda t: "PM" if t.hour >= 12 else "AM",
    "P": lambda t: "pm" if t.hour >= 12 else "am",
    "F": lambda t: format_time(t, "%Y-%m-%d"),
    "D": lambda t: format_time(t, "%m/%d/%y"),
    "x": lambda t: format_time(t, "%m/%d/%y"),
    "T": lambda t: format_time(t, "%H:%M:%S"),
    "X": lambda t: format_time(t, "%H:%M:%S"),
    "R": lambda t: format_time(t, "%H:%M"),
    "c": lambda t: format_time(t, "%a %b %e %H:%M:%S %Y"),
    "z": lambda t: t.strftime("%z") or "+0000",
    "Z": lambda t: t.strftime("%z") or "UTC",
    "s": lambda t: str(int(t.replace(tzinfo=t.tzinfo or datetime.UTC).timestamp())),
    "n": lambda t: "\n",
    "t": lambda t: "\t",
    "%": lambda t: "%",
}


@into(FILTERS, "date")
def _date(value: object, pattern: object = "") -> Any:
    if text(value) in ("now", "today"):
        return ""
    time = time_of(value)
    return format_time(time, str(text(pattern))) if time and pattern else text(value)


def _date_filter(name: str, pattern: str) -> None:
    def write(value: object, *_style: object) -> str:
        time = time_of(value)
        return format_time(time, pattern) if time else text(value)

    into(FILTERS, name)(write)


_date_filter("date_to_string", "%d %b %Y")
_date_filter("date_to_long_string", "%d %B %Y")
_date_filter("date_to_rfc822", "%a, %d %b %Y %H:%M:%S %z")


@into(FILTERS, "date_to_xmlschema")
def _date_to_xmlschema(value: object) -> str:
    time = time_of(value)
    if time is None:
        return text(value)
    return (time if time.tzinfo else time.replace(tzinfo=datetime.UTC)).isoformat()
