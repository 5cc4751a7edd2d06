"""English words of time that count from the date of the text: today, last week, `the 15th`."""

from __future__ import annotations

import re
from functools import cache

from extractor.values.date.grammar import (
    COUNT,
    JOIN,
    SHIFT,
    WORD,
    Clues,
    Reading,
    made,
    month_here,
)
from extractor.values.date.offsets import moved
from extractor.values.date.partial import (
    Point,
    add_days,
    add_months,
    as_date,
    is_real,
    iso,
    nearest_day,
    nearest_year,
    week_of,
)
from extractor.values.date.words import number, ordinal, words
from extractor.values.late import late

_PERIOD = late(
    r"(?P<det>this\scoming|this\spast(?=\sweekend)|last|previous|this|current|next|coming"
    r"|upcoming|following)\s"
    r"(?P<unit>weekend|week|month|year|yr|quarter|qtr|decade|fortnight|century)\b(?!ly)(?!"
    r"['’]s\s(?!end|start|beginning))",
    re.I,
)
_OTHER = late(
    r"(?P<unit>weekend|week|month|year|quarter|decade)\s(?P<way>after\snext|before\slast)\b", re.I
)
_SEASON_OF = late(r"(?:spring|summer|autumn|fall)\sof\s(?P<det>this|last|next)\syear\b", re.I)
_PERIODS = late(
    rf"(?P<det>last|past|previous|next|coming|upcoming|following)\s(?P<count>{COUNT})\s"
    r"(?P<unit>days|weeks|months|years|quarters|decades|fortnights)\b(?!\sof\b)",
    re.I,
)
_OF_MONTH = r"(?:\sof|\sin)?\s(?:the\s)?(?P<det>this|last|next|current|previous|coming)\smonth\b"
_THE_NTH = late(
    rf"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)(?:(?:\sday)?{_OF_MONTH}"
    r"|(?<=the\s[0-9]..)|(?<=the\s[0-9][0-9]..))"
    r"(?=$|[.,;:!?)]|\s(?:we|they|he|she|it|at)\b|(?P<go>\s(?:I|you|with|when|because|but|for)\b))",
    re.I,
)
_ON_THE = late(r"\b(?:on|by|until|till)\sthe\s$", re.I)
_DAYS_OF = late(
    rf"(?P<d1>[0-3]?[0-9])(?:st|nd|rd|th)?(?:{JOIN}|\sand\s(?:the\s)?)(?P<d2>[0-3]?[0-9])"
    rf"(?:st|nd|rd|th)?{_OF_MONTH}",
    re.I,
)
_QUARTER = late(
    r"(?P<nth>[1-4](?:st|nd|rd|th)|first|second|third|fourth|last)\s(?P<unit>quarter|qtr|half)\b"
    r"(?:\s(?:of\s|in\s)?(?P<det>this|last|next|the|the\scurrent|the\scoming)\syear\b"
    r"|(?!\s(?:of|in|century|final|mile)))",
    re.I,
)
_MONTH_OF = late(
    rf"(?P<det>last|past|this\scoming|this\spast|this|next|coming)\s(?P<month>{WORD})", re.I
)
_END_OF = late(
    r"(?:(?:beginning|start|end|middle|close|rest|turn)\sof\s|(?:early|earlier|mid|late"
    r"|later)[\s-]|(?P<eom>eom|eoy)\b)"
    r"(?:(?P<det>the|this|last|next|the\scoming|the\snext|the\scurrent|)\s?(?P<unit>week"
    r"|month|year|quarter)\b)?",
    re.I,
)
_THIS_SEASON = late(r"(?P<det>this)\s(?:spring|summer|autumn|fall)\b", re.I)
_THIS_YEAR = late(
    r",?\s(?:of\s|in\s)?(?P<det>this|last|next|that|the\ssame|the\sfollowing|the\sprevious)"
    r"\syear\b",
    re.I,
)
COMING = ("coming", "upcoming", "this coming")


@cache
def _days() -> re.Pattern[str]:
    names = sorted(words("days", "en"), key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?![a-z])", re.I)


def read_day_word(text: str, start: int, clues: Clues) -> Reading | None:
    """`today`, `last night`, `day before yesterday`."""
    found = _days().match(text, start) if clues.reference else None
    if not found or clues.reference is None:
        return None
    day = add_days(clues.reference, words("days", "en")[found[0].casefold()])
    return made(start, found.end(), day)


def read_the_nth(text: str, start: int, clues: Clues) -> Reading | None:
    """`15th of last month`; after `the`, `15th` alone, the nearest."""
    here = clues.reference
    found = _THE_NTH.match(text, start) if here else None
    if not found or here is None:
        return None
    if found["det"]:
        return made(start, found.end(), _in_month(here, found["det"], int(found["day"])))
    if found["go"] and not _ON_THE.search(text, max(0, start - 12), start):
        return None
    return made(start, found.end(), nearest_day(int(found["day"]), here))


def _in_month(here: Point, det: str, number_of_day: int) -> Point | None:
    month = add_months(here, SHIFT.get(det.casefold(), 0))
    day = month._replace(day=number_of_day) if month else None
    return day if day and is_real(day) else None


def read_days_of(text: str, start: int, clues: Clues) -> Reading | None:
    """`4 to 22 of this month`."""
    found = _DAYS_OF.match(text, start) if clues.reference else None
    if not found or clues.reference is None or int(found["d1"]) >= int(found["d2"]):
        return None
    first, last = (
        _in_month(clues.reference, found["det"], int(found[day])) for day in ("d1", "d2")
    )
    return made(start, found.end(), first, last) if last else None


def read_periods(text: str, start: int, clues: Clues) -> Reading | None:
    """`past three days`, `next two years`."""
    found = _PERIODS.match(text, start) if clues.reference else None
    if not found or clues.reference is None:
        return None
    near, count = SHIFT.get(found["det"].casefold(), 1), number(found["count"]) or 0
    return spanned(start, found.end(), clues.reference, near, count, found["unit"])


def read_period(text: str, start: int, clues: Clues) -> Reading | None:
    """`last week` (Monday to Sunday), `next month`, `this year`."""
    here = clues.reference
    found = _PERIOD.match(text, start) if here else None
    if not found or here is None:
        return None
    det, unit = found["det"].casefold(), found["unit"].casefold()
    away = SHIFT.get(det, 0)
    if unit == "weekend" and det in COMING:
        today = as_date(here)
        away = 0 if today and today.isoweekday() < 6 else 1
    return _period(start, found.end(), here, unit, away)


_IN_PARTS = {"week": ("day", 7), "fortnight": ("day", 14), "quarter": ("month", 3)}
_IN_PARTS["decade"] = ("year", 10)


def read_other_period(text: str, start: int, clues: Clues) -> Reading | None:
    """`week after next`, `month before last`."""
    found = _OTHER.match(text, start) if clues.reference else None
    if not found or clues.reference is None:
        return None
    away = 2 if found["way"][0] in "aA" else -2
    return _period(start, found.end(), clues.reference, found["unit"].casefold(), away)


def spanned(start: int, end: int, here: Point, near: int, count: int, unit: str) -> Reading | None:
    """So many days, months or years up to the one before the reference (-1) or after it (1)."""
    unit = unit.casefold().removesuffix("s")
    if unit == "quarter" and here.month is not None:
        # Whole quarters of the calendar: before the one of the reference, or after it.
        here = here._replace(month=(here.month - 1) // 3 * 3 + (1 if near < 0 else 3))
    part, length = _IN_PARTS.get(unit, (unit, 1))
    unit, count = part, count * length
    ends = [moved(here, near * step, unit) for step in (1, count)]
    if not count or ends[0] is None or ends[1] is None:
        return None
    first, last = sorted((ends[0], ends[1]), key=iso)
    return made(start, end, first, last if first != last else None)


def _period(start: int, end: int, here: Point, unit: str, away: int) -> Reading | None:
    if unit in ("week", "weekend"):
        week = week_of(here, away)
        first = add_days(week[1], -1) if week and unit == "weekend" else week[0] if week else None
        return made(start, end, first, week[1]) if week else None
    if unit == "month":
        return made(start, end, add_months(here, away))
    if unit in ("quarter", "qtr") and here.year is not None and here.month is not None:
        first = add_months(Point(here.year, (here.month - 1) // 3 * 3 + 1), 3 * away)
        return made(start, end, first, add_months(first, 2)) if first else None
    if unit in ("year", "yr") and here.year is not None:
        return made(start, end, Point(here.year + away))
    if unit == "decade" and here.year is not None:
        decade = (here.year // 10 + away) * 10
        return made(start, end, Point(decade), Point(decade + 9))
    if unit == "century" and here.year is not None:
        century = ((here.year - 1) // 100 + away) * 100
        return made(start, end, Point(century + 1), Point(century + 100))
    return None


def read_month_of(text: str, start: int, clues: Clues) -> Reading | None:
    """`last March`, `next June`: where no other year may be meant; `this past March` is one."""
    here = clues.reference
    found = _MONTH_OF.match(text, start) if here else None
    month = month_here(found["month"], clues) if found else None
    if not found or not month or here is None or here.year is None or here.month is None:
        return None
    det = " ".join(found["det"].casefold().split())
    if det == "this":
        away: int | None = 0
    elif SHIFT[det] < 0:
        away = -1 if month >= here.month else 0 if det.endswith("past") else None
    else:
        away = 1 if month <= here.month else 0 if det.endswith("coming") else None
    return made(start, found.end(), Point(here.year + away, month)) if away is not None else None


def read_quarter_of(text: str, start: int, clues: Clues) -> Reading | None:
    """`third quarter`, of the year that is nearest; `first half of next year`."""
    here = clues.reference
    found = _QUARTER.match(text, start) if here else None
    nth = ordinal(found["nth"]) if found else None
    if not found or not nth or here is None or here.year is None or here.month is None:
        return None
    length = 6 if found["unit"].casefold() == "half" else 3
    if found["det"]:
        nth = 12 // length if nth == -1 else nth
        year = here.year + SHIFT.get(found["det"].casefold(), 0)
    elif nth < 1 or length == 6:
        return None
    else:
        year = nearest_year(Point(None, nth * 3 - 2), here).year or here.year
    if nth > 12 // length:
        return None
    first = Point(year, (nth - 1) * length + 1)
    return made(start, found.end(), first, Point(year, nth * length))


def read_this_season(text: str, start: int, clues: Clues) -> Reading | None:
    """`this summer` is of this year, whichever hemisphere; `last winter` may be of two."""
    here = clues.reference
    found = _THIS_SEASON.match(text, start) or _SEASON_OF.match(text, start) if here else None
    if not found or here is None or here.year is None:
        return None
    return made(start, found.end(), Point(here.year + SHIFT.get((found["det"] or "").lower(), 0)))


def read_end_of(text: str, start: int, clues: Clues) -> Reading | None:
    """`end of the month`, `earlier this year`, `later this week`, `EOY`."""
    here = clues.reference
    found = _END_OF.match(text, start) if here else None
    if not found or here is None:
        return None
    if found["eom"]:
        unit, away = ("month" if found["eom"].casefold() == "eom" else "year"), 0
    elif found["unit"]:
        unit, away = found["unit"].casefold(), SHIFT.get((found["det"] or "").casefold(), 0)
    else:
        return None
    return _period(start, found.end(), here, unit, away)


def read_this_year(text: str, reading: Reading, clues: Clues, told: int | None) -> Reading:
    """`3 March this year`, `in March of that year`, `同年3月`: the year said in words.

    `told` is the year of the date before, from which `that year` and `the following year` count."""
    if reading.first.year is not None:
        return reading
    start, end = reading.start, reading.end
    before = text[max(0, start - 3) : start]
    word = next((word for word in words("that_year", "zh") if before.endswith(word)), None)
    found = _THIS_YEAR.match(text, end)
    if word is not None:
        start, year = start - len(word), told
        away = words("that_year", "zh")[word]
    elif found is not None:
        det = " ".join(found["det"].casefold().split())
        counted = words("that_year", "en")
        year = told if det in counted else clues.reference and clues.reference.year
        end, away = found.end(), counted.get(det, SHIFT.get(det, 0))
    else:
        return reading
    point = reading.first._replace(year=year + away) if year else reading.first
    if point.year is None or not is_real(point):
        return reading
    return reading._replace(start=start, end=end, first=point, basis="reference")
