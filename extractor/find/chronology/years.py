"""The year of dates that lack one, from where it stands: the list itself, then the page.

A list of days without years still says much: whether it runs forward or backward, and that going
back from January to December changes the year. `flow` gives each date the year that these laws
leave; where they leave several, the evidence of the page decides, strongest first.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractor.find.chronology.dated import DateCell
from extractor.find.grid.grid import Cell, is_heading
from extractor.lexicon import load
from extractor.page import Page
from extractor.page.facts import date_in_path, iso_date
from extractor.values.dates import Date, find_dates

NO_YEAR = "nothing on the page says the year"
_YEAR_DAYS = 372  # twelve months of 31 days: days are only compared
_DISORDER = 45  # days: an older step back is a new year, a shorter one disorder


class Evidence(NamedTuple):
    """A date that stands elsewhere (ISO 8601, partial or not) and the basis that it gives.

    A year that is but `named` counts only where the weekdays of the list are those of that year.
    """

    date: str
    basis: str
    named: bool = False


class Dated(NamedTuple):
    """A date of a list as read (`--03-02` without year), the basis of its year, its weekday (1 to
    7, ISO 8601) where it says one."""

    date: str
    basis: str = "stated"
    weekday: int | None = None


def year_above(date: Date, groups: Sequence[Cell]) -> Date:
    """A date with the year, if it lacks one, that the nearest text above it says."""
    if not _lacks(date.date):
        return date
    for group in reversed(groups):
        lone = group.date if isinstance(group, DateCell) else None
        found = lone.date if lone else only_year(group.text)
        if found and not _lacks(found):
            line = f'heading "{group.text[:60]}"' if is_heading(group) else None
            line = line or f'line "{lone.text if lone else group.text[:60]}" above'
            full = with_year(date.date, int(found[:4]))
            return date._replace(date=full, basis=f"year from the {line}")
    return date


def flow(dates: Sequence[Dated], evidence: Iterator[Evidence]) -> list[tuple[str, str]]:
    """For each date of a list, in page order, its ISO date with a year and the basis of the year.

    `evidence` is asked only where the dates say no year; where it is silent too, dates stay without
    year.
    """
    years = [None if _lacks(dated.date) else int(dated.date[:4]) for dated in dates]
    bases = [dated.basis for dated in dates]
    if None in years:
        days = [_day_of_year(dated.date) for dated in dates]
        turns = _turns(days, years)
        if any(year is not None for year in years):
            _fill_from_list(dates, years, bases, turns)
        else:
            _fill_from_page(dates, days, years, bases, turns, evidence)
    return [
        (with_year(dated.date, year), basis)
        for dated, year, basis in zip(dates, years, bases, strict=True)
    ]


@cache
def _weekdays(language: str) -> dict[str, int]:
    rows = load("months.json")["weekdays"]
    named = enumerate(rows.get(language[:2], rows["en"]), 1)
    return {name: number for number, names in named for name in names.split("|")}


def weekday_in(text: str, language: str | None) -> int | None:
    """The weekday (1 to 7, ISO 8601) that a date begins with, of a language or else of English."""
    word = _FIRST_WORD.match(text)
    return _weekdays(language or "en").get(word[1].casefold()) if word else None


_FIRST_WORD = re.compile(r"[^\w]{0,4}([^\W\d_]{2,15})")


def with_year(date: str, year: int | None) -> str:
    """`--03-02` with a year; other dates as they are."""
    return f"{year:04}{date[1:]}" if year is not None and _lacks(date) else date


def _lacks(date: str) -> bool:
    return date.startswith("--")


def _day_of_year(date: str) -> int | None:
    parts = [int(part) for part in date[2 if _lacks(date) else 5 :].split("-") if part]
    if not parts:
        return None
    return (parts[0] - 1) * 31 + (parts[1] if len(parts) > 1 else 15)


def _fill_from_list(
    dates: Sequence[Dated], years: list[int | None], bases: list[str], turns: Sequence[int]
) -> None:
    """Years from the nearest entry that has one, the one before it where two are as near."""
    known = [(index, year) for index, year in enumerate(years) if year is not None]
    for index, year in enumerate(list(years)):
        if year is None:
            near, given = min(known, key=lambda item: (abs(item[0] - index), item[0] > index))
            years[index] = given + turns[index] - turns[near]
            bases[index] = f"year from the entry of {with_year(dates[near].date, given)}"


def _fill_from_page(
    dates: Sequence[Dated],
    days: Sequence[int | None],
    years: list[int | None],
    bases: list[str],
    turns: Sequence[int],
    evidence: Iterator[Evidence],
) -> None:
    points = [turn * _YEAR_DAYS + day for turn, day in zip(turns, days, strict=True) if day]
    bases[:] = [NO_YEAR] * len(bases)
    for piece in evidence:
        base = _base_year(min(points), max(points), piece.date)
        found = [base + turn for turn in turns]
        agreement = _agreement(dates, found)
        if agreement == 1 or not (piece.named or (agreement is not None and agreement <= 0.5)):
            years[:] = found
            bases[:] = [piece.basis] * len(bases)
            return


def _agreement(dates: Sequence[Dated], years: Sequence[int]) -> float | None:
    """The share of the weekdays said that those of the days in these years are."""
    right = said = 0
    for dated, year in zip(dates, years, strict=True):
        full = with_year(dated.date, year)
        if dated.weekday is not None and len(full) == 10 and not full.endswith("-02-29"):
            said += 1
            right += datetime.date.fromisoformat(full).isoweekday() == dated.weekday
    return right / said if said else None


def _base_year(first: int, last: int, evidence: str) -> int:
    """The year of the list's first date that brings the list nearest to the evidence.

    Less than a year long, the list as a whole counts; else its last day, because evidence is as
    young as the page. Of two years as near, the past one.
    """
    year = int(evidence[:4])
    day = _day_of_year(evidence)
    begin = end = year * _YEAR_DAYS + (day or 0)
    if day is None:
        end += _YEAR_DAYS - 1
    if last - first >= _YEAR_DAYS:
        first = last

    def distance(base: int) -> tuple[int, int, int]:
        low, high = base * _YEAR_DAYS + first, base * _YEAR_DAYS + last
        apart = max(low - end, begin - high, 0)
        return apart, abs(low + high - begin - end), base

    low_guess = year - last // _YEAR_DAYS - 1
    return min(range(low_guess, low_guess + 4), key=distance)


def _turns(days: Sequence[int | None], years: Sequence[int | None]) -> list[int]:
    """How many years after the first date each one falls.

    Forward or backward, whichever takes the list less time, or agrees with the years it states.
    """
    ways = [_turns_one_way(days, 1), _turns_one_way(days, -1)]
    known = [(index, year) for index, year in enumerate(years) if year is not None]

    def misfit(way: tuple[list[int], int]) -> tuple[int, int]:
        turns, cost = way
        pairs = pairwise(known)
        wrong = sum(turns[j] - turns[i] != after - before for (i, before), (j, after) in pairs)
        return wrong, cost

    return min(ways, key=misfit)[0]


def _turns_one_way(days: Sequence[int | None], way: int) -> tuple[list[int], int]:
    turns: list[int] = []
    year = cost = 0
    last: int | None = None
    for day in days:
        if day is not None and last is not None:
            step = (day - last) * way
            if step < -_DISORDER:
                year += way
            cost += step if step >= 0 else step + _YEAR_DAYS
        last = last if day is None else day
        turns.append(year)
    if abs(year) > max(1, len(days) // 4):  # in no order: a list over many years names them
        turns = [0] * len(days)
    return turns, cost


def page_evidence(
    page: Page, days: Sequence[str], told: Collection[int] = ()
) -> Iterator[Evidence]:
    """What a page says of its own time, strongest first.

    `days` are the dates of the list, so that a full date on the page that is one of them counts
    more than others. `told` are the ids of passages whose dates are of other times.
    """
    if year := only_year(page.facts.title or ""):
        yield Evidence(year, "year from the title of the page")
    for key in ("last_modified_at", "updated", "date", "published"):
        if stated := iso_date(page.front.get(key)):
            yield Evidence(stated, "year from the front matter date")
    yield from _dates_in_text(page, days, told)
    in_path = date_in_path(page.path)
    for stated in (page.facts.published, page.facts.modified):
        if stated and stated != in_path:
            yield Evidence(stated, "year from the metadata of the page")
    if in_path:
        yield Evidence(in_path, "year from the file name")
    yield from _dates_in_urls(page)
    if year := only_year(" ".join(passage.text for passage in page.passages)):
        yield Evidence(year, "year that the page names, with these weekdays", named=True)


_FULL_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_ANY_YEAR = re.compile(r"(?<![\w./-])(?:1[5-9]|20)[0-9]{2}(?![^\W年년]|[/-]|[.,][0-9])")


def only_year(text: str) -> str | None:
    """The year that a heading or title names, where it names one."""
    years = set(_ANY_YEAR.findall(text))
    return years.pop() if len(years) == 1 else None


def _dates_in_text(page: Page, days: Sequence[str], told: Collection[int]) -> Iterator[Evidence]:
    """Dates with a year in the text: one that is a day of the list, else one of the usual year."""
    wanted = {day[1:] for day in days if _lacks(day)}
    found: list[Evidence] = []
    for passage in page.passages:
        if id(passage) in told or not _FULL_YEAR.search(passage.text):
            continue
        for date in find_dates(passage.text, None, page.facts.language, page.site.day_first):
            if date.precision == "year" or date.date.startswith("-"):
                continue
            evidence = Evidence(date.date, f"year from a date on the page: {date.text}")
            if date.date[4:] in wanted:
                yield evidence
                return
            found.append(evidence)
    usual = Counter(evidence.date[:4] for evidence in found).most_common(1)
    if usual and usual[0][1] * 3 >= len(found) * 2:
        yield next(evidence for evidence in found if evidence.date.startswith(usual[0][0]))


_URL = re.compile(r"(?:https?://|(?:src|href)\s*=\s*[\"']?/?|\]\(/?)[^\s\"'<>)]{1,500}", re.I)
_URL_DAY = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9]{3})"
)


def _dates_in_urls(page: Page) -> Iterator[Evidence]:
    """The latest date in a URL of the source: what is shown was put there before the page was."""
    latest: tuple[str, str] | None = None
    for url in (match.group() for match in _URL.finditer(page.text)):
        if not _FULL_YEAR.search(url) and not _URL_DAY.search(url):
            continue
        compact = _URL_DAY.search(url)
        day = compact.group() if compact else None
        stated = f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else date_in_path(url)
        if stated and (latest is None or stated > latest[0]):
            latest = (stated, url.split("//")[-1][:80])
    if latest is not None:
        yield Evidence(latest[0], f"year from a URL in the page: {latest[1]}")
