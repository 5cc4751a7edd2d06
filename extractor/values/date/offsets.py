"""So many days before or after another day: `20 days ago`, `two days after Christmas 2015`."""

from __future__ import annotations

import re

from extractor.values.date.grammar import COUNT, Clues, Reader, Reading, is_alone, made
from extractor.values.date.partial import Point, add_days, add_months, same_day, weekday_from
from extractor.values.date.words import number, ordinal, weekday
from extractor.values.late import late

_UNIT = r"(?:days?|weeks?|fortnights?|months?|quarters?|years?|yrs?|wks?|mos?)"
_WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_AGO = late(
    rf"(?<!half\s)(?:(?P<half>half\sa\syear)|(?:(?P<more>{COUNT})\s(?P<larger>(?:week|month|year)"
    rf"s?),?\s(?:and\s)?)?(?P<count>{COUNT})[\s-](?P<unit>{_UNIT}|{_WEEKDAYS}))\s"
    r"(?P<way>ago|from\s(?:now|today)|hence|back\b)",
    re.I,
)
_IN = late(
    rf"in\s(?P<count>{COUNT})\s(?P<unit>{_UNIT})['’]?\s?(?P<time>s?['’]?\s?time)?\b",
    re.I,
)
_OFFSET = late(
    rf"(?:(?P<count>{COUNT})\s(?P<unit>days?|weeks?|fortnights?)|(?P<one>day))\s"
    r"(?P<way>after|before|from|following|prior\sto|since)\s",
    re.I,
)
_NTH_FROM = late(
    rf"(?P<nth>first|second|third|fourth|fifth)\s(?P<day>{_WEEKDAYS})\s(?P<way>after|before"
    r"|following|prior\sto)\s",
    re.I,
)
_VAGUE = late(
    r"(?:about|around|over|than|nearly|almost|roughly|some|approximately|least|most|every|within"
    r"|first|last|next|to)\s$",
    re.I,
)
_WORDS = late(r"[a-z]+|['’]ll\b")
_FUTURE = frozenset("will shall scheduled expected due must can 'll ’ll".split())
_FUTURE_TOO = late(r"\b(?:going|plans?|is|are) to\b|\bto be\b|\blet['’]s\b")
_PAST = frozenset(
    "was were had did said went gave sent met held left flew took came began made became brought"
    " told rose fell".split()
)
_SENTENCE_ENDS = late(r"[.!?]\s|\n")
_DAYS = {"day": 1, "week": 7, "wk": 7, "fortnight": 14}
_MONTHS = {"month": 1, "mo": 1, "quarter": 3}
_YEARS = {"year": 1, "yr": 1, "decade": 10}


def moved(here: Point, count: int, unit: str) -> Point | None:
    """Days and weeks away to the day, months to the month, years to the year."""
    name = unit.casefold().removesuffix("s")
    if name in _DAYS:
        return add_days(here, count * _DAYS[name])
    if name in _MONTHS:
        return add_months(here, count * _MONTHS[name])
    return Point(here.year + count * _YEARS[name]) if here.year is not None else None


def read_ago(text: str, start: int, clues: Clues) -> Reading | None:
    """`20 days ago`, `two weeks from now`; `over 20 days ago` says no day."""
    here = clues.reference
    found = _AGO.match(text, start) if here else None
    if not found or here is None or _is_vague(text, start):
        return None
    sign = -1 if found["way"].casefold() in ("ago", "back") else 1
    if found["half"]:
        return made(start, found.end(), moved(here, 6 * sign, "month"))
    count = sign * (number(found["count"]) or 0)
    named = weekday(found["unit"].removesuffix("s"))
    if named:
        return made(start, found.end(), weekday_from(here, named, count))
    if found["more"]:
        whole = _whole_units(here, sign * (number(found["more"]) or 0), found["larger"])
        return made(start, found.end(), moved(whole, count, found["unit"]) if whole else None)
    return made(start, found.end(), moved(here, count, found["unit"]))


def _whole_units(here: Point, count: int, unit: str) -> Point | None:
    """The same day so many weeks, months or years away: `1 month and 3 days ago` goes on there."""
    name = unit.casefold().removesuffix("s")
    return (
        add_days(here, 7 * count)
        if name == "week"
        else same_day(here, count * (12 if name == "year" else 1))
    )


def _is_vague(text: str, start: int) -> bool:
    return _VAGUE.search(text, max(0, start - 16), start) is not None


def read_in(text: str, start: int, clues: Clues) -> Reading | None:
    """`in two weeks` of what will be; `built in ten days` says how long it took."""
    here = clues.reference
    found = _IN.match(text, start) if here else None
    if not found or here is None:
        return None
    alone = is_alone(text, start, found.end())
    if found["time"] or alone or tense(text, start, found.end()) > 0:
        count = number(found["count"]) or 0
        return made(start, found.end(), moved(here, count, found["unit"]))
    return None


def read_offset(text: str, start: int, clues: Clues, point: Reader) -> Reading | None:
    """`two days after Christmas 2015`, `a week from tomorrow`, `day before 5 March 2020`."""
    found = _OFFSET.match(text, start)
    if not found or _is_vague(text, start):
        return None
    inner = point(text, found.end(), clues) or point(text, found.end(), clues._replace(sure=True))
    if inner is None or inner.last is not None:
        return None
    count = number(found["count"] or "one") or 0
    sign = -1 if found["way"].casefold() in ("before", "prior to") else 1
    day = moved(inner.first, sign * count, found["unit"] or "day")
    return inner._replace(start=start, first=day, weekday=None) if day and day.day else None


def read_nth_from(text: str, start: int, clues: Clues, point: Reader) -> Reading | None:
    """`third Tuesday after Christmas 2014`, `first Monday before 5 March 2020`."""
    found = _NTH_FROM.match(text, start)
    inner = point(text, found.end(), clues) if found else None
    named = weekday(found["day"].removesuffix("s")) if found else None
    if found is None or inner is None or inner.last is not None or not named:
        return None
    sign = -1 if found["way"].casefold() in ("before", "prior to") else 1
    day = weekday_from(inner.first, named, sign * (ordinal(found["nth"]) or 0))
    return inner._replace(start=start, first=day, weekday=None) if day else None


def tense(text: str, start: int, end: int) -> int:
    """1 where only words of the future stand in the sentence, -1 where only past forms do."""
    left = max(text.rfind(mark, max(0, start - 160), start) for mark in (". ", "! ", "? ", "\n"))
    clause = text[left + 1 if left >= 0 else max(0, start - 160) : start]
    rest = _SENTENCE_ENDS.split(text[end : end + 120], maxsplit=1)[0]
    sentence = f"{clause}\n{rest}".lower()
    words = _WORDS.findall(sentence)
    future = not _FUTURE.isdisjoint(words) or _FUTURE_TOO.search(sentence) is not None
    past = any(word in _PAST or (word.endswith("ed") and len(word) > 3) for word in words)
    return future - past
