"""Days named by their weekday, counted from the date of the text: `next Tuesday`, `on Monday`."""

from __future__ import annotations

import re

from extractor.values.date.grammar import SHIFT, WEEKDAY, Clues, Reading, made
from extractor.values.date.offsets import tense
from extractor.values.date.partial import Point, add_days, as_date, week_of, weekday_from
from extractor.values.date.relative import COMING
from extractor.values.date.words import weekday
from extractor.values.late import late

_WITH_WEEK = late(
    rf"(?:(?P<det1>this|next|last|the\sfollowing)\sweek(?:['’]s)?,?\s(?:on\s)?(?P<day1>{WEEKDAY})"
    rf"|(?P<day2>{WEEKDAY}),?\s(?:of\s|from\s|in\s)?(?P<det2>this|next|last|the\sfollowing)\sweek\b"
    rf"|(?P<det3>last|past|this\scoming|this\spast|this|next|coming|upcoming)\s"
    rf"(?P<day3>{WEEKDAY})\b)",
    re.I,
)
_ON_DAY = late(
    rf"(?P<day>{WEEKDAY})(?!\s?[-–/]|\s(?:to|and|through|morning\sclub)\s)(?![a-z])", re.I
)
_HABIT = late(r"\b(?:every|each|any|most|other|alternate|first|second|third|fourth|fifth)\s$", re.I)
_VERBLESS = late(
    rf"\W*(?:(?:on|by|until|till|since|from|before|after|around|a|the|this"
    rf"|coming)\s)*{WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?\W*$",
    re.I,
)


def read_weekday(text: str, start: int, clues: Clues) -> Reading | None:
    """`next Tuesday`, `Friday of last week`, and `on Monday` where the tense says which."""
    here = clues.reference
    today = as_date(here) if here else None
    if today is None or here is None:
        return None
    found = _WITH_WEEK.match(text, start)
    if found:
        return _with_week(found, here)
    found = _ON_DAY.match(text, start)
    if found and _HABIT.search(text, max(0, start - 12), start):
        return None
    wanted = weekday(found["day"].removesuffix("s")) if found else None
    if not found or wanted is None or (len(found["day"]) < 6 and not _VERBLESS.match(text)):
        return None
    way = tense(text, start, found.end())
    if way == 0 and (clues.sure or not _VERBLESS.match(text)):
        return None
    ahead = (wanted - today.isoweekday()) % 7
    away = (ahead or 7) if way >= 0 else ahead - 7 if ahead else 0
    return made(start, found.end(), add_days(here, away))


def read_coming(text: str, start: int, clues: Clues) -> Reading | None:
    """The weekday from which is counted, the one that comes: `two weeks from Monday`."""
    found = _ON_DAY.match(text, start) if clues.reference else None
    named = weekday(found["day"].removesuffix("s")) if found else None
    if not found or not named or clues.reference is None:
        return None
    return made(start, found.end(), weekday_from(clues.reference, named, 1))


def _with_week(found: re.Match[str], here: Point) -> Reading | None:
    wanted = weekday((found["day1"] or found["day2"] or found["day3"]).removesuffix("s"))
    det = (found["det1"] or found["det2"] or found["det3"]).casefold()
    away = SHIFT.get(det, 0)
    if wanted is None:
        return None
    if found["det3"]:
        return made(found.start(), found.end(), _weekday_by(det, away, wanted, here))
    week = week_of(here, away)
    return made(found.start(), found.end(), add_days(week[0], wanted - 1)) if week else None


def _weekday_by(det: str, away: int, wanted: int, here: Point) -> Point | None:
    """`last` is the one of the week before if that is the latest; `next` of the week after."""
    today = as_date(here)
    if today is None:
        return None
    ahead = (wanted - today.isoweekday()) % 7
    if det in COMING:
        return add_days(here, ahead or 7)
    if det in ("past", "this past"):
        return add_days(here, ahead - 7)
    if wanted < today.isoweekday() and away <= 0:
        return None
    week = week_of(here, away)
    return add_days(week[0], wanted - 1) if week else None
