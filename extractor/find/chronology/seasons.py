"""Seasons and decades at the beginning of a line, in other languages than English.

A season gives the year that it is named with: seasons differ by hemisphere.
"""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon import load
from extractor.values.dates import Date


@cache
def alternatives(table: str) -> str:
    """The words of a table of chronologies in all languages as a pattern, longest first."""
    found = dict.fromkeys(listed(table))
    return "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word))))


def listed(table: str) -> list[str]:
    """The words of a table of chronologies in all languages."""
    return [word for part in load("timeline.toml")[table].values() for word in part]


@cache
def _season() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{alternatives('of_season')})\s?)?(?:{alternatives('season')})\s(?:(?:{alternatives('of_year')})\s)?"
        r"(?P<year>[12][0-9]{3})(?:[/–-](?P<last>[0-9]{4}|[0-9]{2}))?(?![0-9])",
        re.I,
    )


@cache
def _decade() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{alternatives('before_decade')})\s)(?P<year>[12][0-9]{{2}}0)(?![0-9])"
        rf"|(?P<decade>[12][0-9]{{2}}0)(?:{alternatives('after_decade')})(?!\w)",
        re.I,
    )


def season_or_decade(text: str) -> Date | None:
    """The season or decade with its year that a text begins with.

    >>> found = season_or_decade("Herbst 1961: ein Haus"), season_or_decade("1990er Jahre")
    >>> [(date.date, date.date_end, date.text) for date in found if date]
    [('1961', None, 'Herbst 1961'), ('1990', '1999', '1990er Jahre')]
    """
    if season := _season().match(text):
        year, last = season["year"], season["last"]
        end = None if last is None else last if len(last) == 4 else year[:2] + last
        end = end if end and end > year else None
        return Date(year, end, "year", "stated", 0, season.end(), season[0])
    if decade := _decade().match(text):
        first = decade["year"] or decade["decade"]
        return Date(first, first[:3] + "9", "year", "stated", 0, decade.end(), decade[0])
    return None
