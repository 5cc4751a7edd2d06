"""Which readers are asked about a date in Chinese, Japanese or Korean, and ranges of such dates."""

from __future__ import annotations

from extractor.values.date.cjk import (
    AFTER_DAY,
    ANY_YEAR,
    DAY,
    MONTH,
    numeral,
    optional,
    read_stated,
    year_number,
)
from extractor.values.date.cjk_periods import read_century, read_decade, read_part_of_year
from extractor.values.date.cjk_relative import (
    read_away,
    read_relative,
    read_span,
    read_weekday_of,
    read_weeks,
)
from extractor.values.date.grammar import Clues, Reading, longer, longest, real
from extractor.values.date.partial import Point, iso, precision
from extractor.values.late import late

_TO = r"(?:[-‐‑–—−~〜～]{1,2}|至|到)"
_JOIN = late(r"\s?(?:[-‐‑–—−~〜～]{1,2}|至|到|から|부터)\s?")
_FOUR = r"[12][0-9]{3}|[〇零○一二三四五六七八九]{4}"
_YEARS = late(
    rf"(?P<first>{_FOUR})\s?(?:年|년)?\s?{_TO}\s?(?P<last>{_FOUR})"
    r"\s?(?:年度?|년|财年|学年|學年)(?![0-9一二三四五六七八九十]{1,2}\s?月)"
)
_DAYS = late(
    rf"(?:(?P<year>{ANY_YEAR})\s?(?:年|년)\s?)?(?P<month>{MONTH})\s?(?:月|월)\s?"
    rf"(?P<d1>{DAY})\s?(?:日|号|號|일)?\s?{_TO}\s?(?P<d2>{DAY})\s?(?:[日号號]|일)"
)
_MONTHS = late(
    rf"(?:(?P<year>{ANY_YEAR})\s?(?:年|년)\s?)?(?P<m1>{MONTH})\s?(?:月|월)?\s?{_TO}\s?"
    rf"(?P<m2>{MONTH})\s?(?:月|월)(?!\s?{DAY}\s?[日号號일])"
)
_SECOND = late(
    rf"(?:(?P<year>[12][0-9]{{3}})\s?(?:年|년)\s?)?(?:(?P<month>{MONTH})\s?(?:月"
    rf"|월)\s?)?(?:(?P<day>{DAY})\s?(?:[日号號]|일))?{AFTER_DAY}"
)
_NOT_HERE = late(
    r"(?:(?:农历|農曆|阴历|陰曆|旧历|夏历)[^，。；,;\s]{0,10}|每年?月?|第|闰)\s?$|[0-9][.,]?$"
)


def read_eastern(text: str, start: int, clues: Clues) -> Reading | None:
    """The longest date, range or word of time that begins right here, None where none does."""
    if text.isascii():
        return None
    lunar = text.startswith(("正月", "大年"), start)
    if not lunar and _NOT_HERE.search(text, max(0, start - 13), start):
        return None
    return longest(text, start, clues, _READERS)


def _read_point(text: str, start: int, clues: Clues) -> Reading | None:
    return longest(text, start, clues, (read_stated, read_relative, read_weeks))


def _read_ranges(text: str, start: int, clues: Clues) -> Reading | None:
    """`2013年至2015年`, `2月7日至13日`, `2月28日-3月2日`, `3至5月`, `去年10月到今年2月`; or one."""
    years = _YEARS.match(text, start)
    if years:
        first, last = (Point(year_number(years[group])) for group in ("first", "last"))
        if iso(first) < iso(last):
            return real(start, years.end(), first, last)
    for shape, of, (one, other) in ((_DAYS, "month", ("d1", "d2")), (_MONTHS, "", ("m1", "m2"))):
        found = shape.match(text, start)
        if found:
            year = year_number(found["year"]) if found["year"] else None
            ends = [numeral(found[group]) for group in (one, other)]
            if of:
                points = [Point(year, numeral(found[of]), day) for day in ends]
            else:
                points = [Point(year, month) for month in ends]
            return real(start, found.end(), *points) if iso(points[0]) < iso(points[1]) else None
    return _read_joined(text, start, clues)


def _read_joined(text: str, start: int, clues: Clues) -> Reading | None:
    one = _read_point(text, start, clues)
    join = _JOIN.match(text, one.end) if one and one.last is None else None
    if one is None or join is None:
        return one
    second = _SECOND.match(text, join.end())
    other = None
    if second and (second["month"] or second["day"]):
        year = int(second["year"]) if second["year"] else one.first.year
        month = optional(second, "month") or one.first.month
        other = real(start, second.end(), Point(year, month, optional(second, "day")))
    other = longer(other, _read_point(text, join.end(), clues))
    other = longer(other, read_weekday_of(text, join.end(), one))
    if other is None or other.last is not None:
        return one
    first, last = one.first, other.first
    if first.year is None:
        first = first._replace(year=last.year)
    if last.year is None and first.year is not None:
        last = last._replace(year=first.year)
    if precision(first) != precision(last) or iso(first) >= iso(last):
        return one
    joined = real(start, other.end, first, last)
    stated = one.basis == other.basis == "stated"
    return joined if stated or joined is None else joined._replace(basis="reference")


_READERS = (_read_ranges, read_part_of_year, read_decade, read_century, read_away, read_span)
