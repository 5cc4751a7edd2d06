"""English words of time that count from the date of the text: today, last week, 20 days ago."""

from __future__ import annotations

import re
from functools import cache

from extractor.values.date.feasts import WEEKDAY, read_feast, read_nth
from extractor.values.date.grammar import WORD, Clues, Reading, is_alone, month_here
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
from extractor.values.date.words import number, ordinal, weekday, words

_COUNT = (
    r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|(?:four|six|seven|eigh|nine)teen|thirteen|(?:twenty|thirty|forty|fifty|sixty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|a couple(?: of)?)"
)
_AGO = re.compile(
    rf"(?P<count>{_COUNT})[\s-](?P<unit>days?|weeks?|fortnights?|months?|years?|yrs?)\s"
    r"(?P<way>ago|from\s(?:now|today)|hence|back\b)",
    re.I,
)
_IN = re.compile(
    rf"in\s(?P<count>{_COUNT})\s(?P<unit>days?|weeks?|fortnights?|months?|years?)['’]?\s?"
    rf"(?P<time>s?['’]?\s?time)?\b",
    re.I,
)
_PERIOD = re.compile(
    r"(?P<det>this\scoming|last|previous|this|current|next|coming"
    r"|upcoming|following)\s"
    r"(?P<unit>weekend|week|month|year|yr|quarter|qtr|decade|fortnight)\b(?!ly)(?!"
    r"['’]s\s(?!end|start|beginning))",
    re.I,
)
_PERIODS = re.compile(
    rf"(?P<det>last|past|previous|next|coming|following)\s(?P<count>{_COUNT})\s"
    r"(?P<unit>days|weeks|months|years|quarters)\b",
    re.I,
)
_WITH_DAY = re.compile(
    rf"(?:(?P<det1>this|next|last|the\sfollowing)\sweek(?:['’]s)?,?\s(?:on\s)?(?P<day1>{WEEKDAY})"
    rf"|(?P<day2>{WEEKDAY})\s(?:of\s|from\s|in\s)?(?P<det2>this|next|last|the\sfollowing)\sweek\b"
    rf"|(?P<det3>last|past|this\scoming|this\spast|this|next|coming|upcoming)\s"
    rf"(?P<day3>{WEEKDAY})\b)",
    re.I,
)
_ON_DAY = re.compile(
    rf"(?P<day>{WEEKDAY})(?!\s?[-–/]|\s(?:to|and|through|morning\sclub)\s)(?![a-z])", re.I
)
_THE_NTH = re.compile(
    r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)(?:(?:\sday)?\sof\s(?:the\s)?"
    r"(?P<det>this|last|next|current|previous)\smonth\b|(?<=the\s[0-9]..)|(?<=the\s[0-9][0-9]..))"
    r"(?=$|[.,;:!?)]|\s(?:we|they|he|she|it|at)\b)",
    re.I,
)
_QUARTER = re.compile(
    r"(?P<nth>[1-4](?:st|nd|rd|th)|first|second|third|fourth|last)\s(?:quarter|qtr)\b"
    r"(?!\s(?:of|in|century|final|mile))(?:\s(?:of\s)?(?P<det>this|last|next)\syear\b)?",
    re.I,
)
_MONTH_OF = re.compile(rf"(?P<det>last|past|this|this\spast|next|coming)\s(?P<month>{WORD})", re.I)
_END_OF = re.compile(
    r"(?:(?:beginning|start|end|middle|close|rest|turn)\sof\s|(?:early|earlier|mid|late"
    r"|later)[\s-]|(?P<eom>eom|eoy)\b)"
    r"(?:(?P<det>the|this|last|next|the\scoming|the\snext|the\scurrent|)\s?(?P<unit>week"
    r"|month|year)\b)?",
    re.I,
)
_THIS_SEASON = re.compile(r"this\s(?:spring|summer|autumn|fall)\b", re.I)
_THIS_YEAR = re.compile(
    r",?\s(?:of\s|in\s)?(?P<det>this|last|next|the\ssame|the\sfollowing|the\sprevious)\syear\b",
    re.I,
)
_SHIFT = {"last": -1, "past": -1, "this past": -1, "previous": -1, "the previous": -1}
_SHIFT |= {"next": 1, "coming": 1, "upcoming": 1, "following": 1, "the next": 1, "the following": 1}
_SHIFT |= {"the coming": 1, "this coming": 1}
_VAGUE = re.compile(
    r"(?:about|around|over|than|nearly|almost|roughly|some|approximately|least|most|every)\s$", re.I
)
_FUTURE = re.compile(
    r"\b(?:will|shall|going to|scheduled|expected|due|plans? to|is to|are to|to be|must"
    r"|can|let['’]s)\b|['’]ll\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|went|gave|sent|met|held|left|flew|took|came|began|made|became"
    r"|brought|told|rose|fell|[a-z]{2,}ed)\b",
    re.I,
)
_VERBLESS = re.compile(
    rf"\W*(?:(?:on|by|until|till|since|from|before|after|around|a|the|this"
    rf"|coming)\s)*{WEEKDAY}\W*$",
    re.I,
)


@cache
def _days() -> re.Pattern[str]:
    names = sorted(words("days", "en"), key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?![a-z])", re.I)


# No expression that counts from a day begins like the name of a month.
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def read_relative(text: str, start: int, clues: Clues) -> Reading | None:
    """The longest expression that begins right here, None where none does."""
    if text[start : start + 1].isdigit():
        if clues.reference is None:
            return None
        numbered = (_read_ago, _read_day, _read_quarter)
        found = [reader(text, start, clues.reference, clues) for reader in numbered]
        return next((one for one in found if one), None)
    if text[start : start + 3].casefold() in _MONTHS:
        return read_feast(text, start, clues)
    readers = (
        _read_day, _read_ago, _read_period, _read_with_day, _read_month_of, _read_season,
        _read_quarter, _read_end_of,
    )  # fmt: skip
    found = [read_nth(text, start, clues), read_feast(text, start, clues)]
    if clues.reference is not None:
        found += [reader(text, start, clues.reference, clues) for reader in readers]
    return max((one for one in found if one), key=lambda one: one.end, default=None)


def _made(start: int, end: int, first: Point | None, last: Point | None = None) -> Reading | None:
    return Reading(start, end, first, last, "reference") if first else None


def _read_day(text: str, start: int, here: Point, clues: Clues) -> Reading | None:
    found = _days().match(text, start)
    if found:
        return _made(start, found.end(), add_days(here, words("days", "en")[found[0].casefold()]))
    found = _THE_NTH.match(text, start)
    if found and not found["det"]:
        return _made(start, found.end(), nearest_day(int(found["day"]), here))
    if found:
        month = add_months(here, _SHIFT.get(found["det"].casefold(), 0))
        day = month._replace(day=int(found["day"])) if month else None
        return _made(start, found.end(), day if day and is_real(day) else None)
    return None


def _moved(here: Point, count: int, unit: str) -> Point | None:
    """Days and weeks away to the day, months to the month, years to the year."""
    name = unit.casefold().rstrip("s")
    if name in ("day", "week", "fortnight"):
        return add_days(here, count * {"day": 1, "week": 7, "fortnight": 14}[name])
    if name in ("month", "quarter"):
        return add_months(here, count * (3 if name == "quarter" else 1))
    return Point(here.year + count) if here.year is not None else None


def _read_ago(text: str, start: int, here: Point, clues: Clues) -> Reading | None:
    """`20 days ago`, `two weeks from now`; `over 20 days ago` says no day."""
    ago = _AGO.match(text, start)
    found = ago or _IN.match(text, start)
    if not found or _VAGUE.search(text, max(0, start - 16), start):
        return None
    if ago:
        count = number(found["count"]) or 0
        sign = -1 if found["way"].casefold() in ("ago", "back") else 1
        return _made(start, found.end(), _moved(here, sign * count, found["unit"]))
    alone = is_alone(text, start, found.end())
    if found["time"] or alone or _tense(text, start, found.end()) > 0:
        count = number(found["count"]) or 0
        return _made(start, found.end(), _moved(here, count, found["unit"]))
    return None


def _tense(text: str, start: int, end: int) -> int:
    """1 where only words of the future stand in the sentence, -1 where only past forms do."""
    left = max(text.rfind(mark, max(0, start - 160), start) for mark in (". ", "! ", "? ", "\n"))
    clause = text[left + 1 if left >= 0 else max(0, start - 160) : start]
    rest = re.split(r"[.!?]\s|\n", text[end : end + 120], maxsplit=1)[0]
    future = bool(_FUTURE.search(clause) or _FUTURE.search(rest))
    past = bool(_PAST.search(clause) or _PAST.search(rest))
    return future - past


def _read_period(text: str, start: int, here: Point, clues: Clues) -> Reading | None:
    """`last week` (Monday to Sunday), `next month`, `this year`, `the past three days`."""
    found = _PERIODS.match(text, start)
    if found:
        near = _SHIFT.get(found["det"].casefold(), 1)
        unit, count = found["unit"].casefold(), number(found["count"]) or 0
        unit, count = ("days", 7 * count) if unit == "weeks" else (unit, count)
        ends = [_moved(here, near * step, unit) for step in (1, count)]
        if not count or ends[0] is None or ends[1] is None:
            return None
        first, last = sorted((ends[0], ends[1]), key=iso)
        return _made(start, found.end(), first, last if first != last else None)
    found = _PERIOD.match(text, start)
    if not found:
        return None
    away = _SHIFT.get(found["det"].casefold(), 0)
    return _period(start, found.end(), here, found["unit"].casefold(), away)


def _period(start: int, end: int, here: Point, unit: str, away: int) -> Reading | None:
    if unit in ("week", "weekend"):
        week = week_of(here, away)
        first = add_days(week[1], -1) if week and unit == "weekend" else week[0] if week else None
        return _made(start, end, first, week[1]) if week else None
    if unit == "month":
        return _made(start, end, add_months(here, away))
    if unit in ("quarter", "qtr") and here.year is not None and here.month is not None:
        first = add_months(Point(here.year, (here.month - 1) // 3 * 3 + 1), 3 * away)
        return _made(start, end, first, add_months(first, 2)) if first else None
    if unit in ("year", "yr") and here.year is not None:
        return _made(start, end, Point(here.year + away))
    if unit == "decade" and here.year is not None:
        decade = (here.year // 10 + away) * 10
        return _made(start, end, Point(decade), Point(decade + 9))
    return None


def _read_with_day(text: str, start: int, here: Point, clues: Clues) -> Reading | None:
    """`next Tuesday`, `Friday of last week`, and `on Monday` where the tense says which."""
    today = as_date(here)
    if today is None:
        return None
    found = _WITH_DAY.match(text, start)
    if found:
        wanted = weekday((found["day1"] or found["day2"] or found["day3"]).removesuffix("s"))
        det = (found["det1"] or found["det2"] or found["det3"]).casefold()
        away = _SHIFT.get(det, 0)
        if wanted is None:
            return None
        if found["det3"]:
            return _made(start, found.end(), _weekday_by(det, away, wanted, here))
        week = week_of(here, away)
        return _made(start, found.end(), add_days(week[0], wanted - 1)) if week else None
    found = _ON_DAY.match(text, start)
    wanted = weekday(found["day"].removesuffix("s")) if found else None
    if not found or wanted is None or (len(found["day"]) < 6 and not _VERBLESS.match(text)):
        return None
    tense = _tense(text, start, found.end())
    if tense == 0 and (clues.sure or not _VERBLESS.match(text)):
        return None
    ahead = (wanted - today.isoweekday()) % 7
    return _made(
        start,
        found.end(),
        add_days(here, (ahead or 7) if tense >= 0 else ahead - 7 if ahead else 0),
    )


def _weekday_by(det: str, away: int, wanted: int, here: Point) -> Point | None:
    """`last` is the one of the week before if that is the latest; `next` of the week after."""
    today = as_date(here)
    if today is None:
        return None
    ahead = (wanted - today.isoweekday()) % 7
    if det in ("coming", "upcoming", "this coming"):
        return add_days(here, ahead or 7)
    if det in ("past", "this past"):
        return add_days(here, ahead - 7)
    if wanted < today.isoweekday() and away <= 0:
        return None
    week = week_of(here, away)
    return add_days(week[0], wanted - 1) if week else None


def _read_month_of(text: str, start: int, here: Point, clues: Clues) -> Reading | None:
    """`last March`, `next June`: where no other year may be meant."""
    found = _MONTH_OF.match(text, start)
    month = month_here(found["month"], clues) if found else None
    if not found or not month or here.year is None or here.month is None:
        return None
    det = found["det"].casefold()
    away = _SHIFT.get(det, 0)
    if away < 0:
        year = here.year - 1 if month >= here.month else None
    elif away > 0:
        year = here.year + 1 if month <= here.month else None
    else:
        year = here.year
    return _made(start, found.end(), Point(year, month)) if year is not None else None


def _read_quarter(text: str, start: int, here: Point, clues: Clues) -> Reading | None:
    """`the third quarter`, of the year that is nearest; `last quarter` is the one before."""
    found = _QUARTER.match(text, start)
    nth = ordinal(found["nth"]) if found else None
    if not found or not nth or nth < 1 or here.year is None or here.month is None:
        return None
    first = nearest_year(Point(None, nth * 3 - 2), here)
    if found["det"]:
        first = first._replace(year=here.year + _SHIFT.get(found["det"].casefold(), 0))
    return _made(start, found.end(), first, add_months(first, 2))


def _read_season(text: str, start: int, here: Point, clues: Clues) -> Reading | None:
    """`this summer` is of this year, whichever hemisphere; `last winter` may be of two."""
    found = _THIS_SEASON.match(text, start)
    return _made(start, found.end(), Point(here.year)) if found and here.year is not None else None


def _read_end_of(text: str, start: int, here: Point, clues: Clues) -> Reading | None:
    """`the end of the month`, `earlier this year`, `later this week`, `EOY`."""
    found = _END_OF.match(text, start)
    if not found:
        return None
    if found["eom"]:
        unit, away = ("month" if found["eom"].casefold() == "eom" else "year"), 0
    elif found["unit"]:
        unit, away = found["unit"].casefold(), _SHIFT.get((found["det"] or "").casefold(), 0)
    else:
        return None
    return _period(start, found.end(), here, unit, away)


def read_this_year(text: str, reading: Reading, clues: Clues) -> Reading:
    """`3 March this year`, `in March of last year`: the year said in words after a date without."""
    found = _THIS_YEAR.match(text, reading.end)
    here = clues.reference
    if not found or reading.first.year is not None or here is None or here.year is None:
        return reading
    det = found["det"].casefold()
    if det in ("the same", "the following", "the previous"):
        return reading
    point = reading.first._replace(year=here.year + _SHIFT.get(det, 0))
    return (
        reading._replace(first=point, end=found.end(), basis="reference")
        if is_real(point)
        else reading
    )
