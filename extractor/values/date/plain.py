"""Days as tables write them, with the year and an English month or in ISO 8601, and nothing else.

They mean the same in any language and whatever the day of the text is, so nothing is weighed.
"""

from __future__ import annotations

from extractor.values.date.partial import days_in
from extractor.values.late import late

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_NUMBERS = {name: f"{number:02}" for number, name in enumerate(_MONTHS, 1)}
_NAMES = "|".join(_MONTHS)
_YEAR = "(?:1[89]|20)[0-9]{2}"
_DAY = "[1-9]|1[0-9]|2[0-8]"  # those that every month has
_PLAIN = late(
    rf"(?P<day>{_DAY}) (?P<month>{_NAMES}) (?P<year>{_YEAR})"
    rf"|(?P<first>{_NAMES}) (?P<second>{_DAY}), (?P<third>{_YEAR})"
    rf"|{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
)
_ANY_DAY = "[1-9]|[12][0-9]|3[01]"
_NAMED = late(
    rf"(?:(?P<before>{_ANY_DAY}) )?(?P<month>{_NAMES}) (?:(?P<after>{_ANY_DAY}), )?"
    rf"(?P<year>{_YEAR})"
)
_LONGEST = 18  # characters


def plain_day(text: str) -> str | None:
    """The day in ISO 8601 that a text in such a form is; None for any other text.

    >>> plain_day("4 March 2013"), plain_day("2013-03-04"), plain_day("March 2013")
    ('2013-03-04', '2013-03-04', None)
    """
    if len(text) > _LONGEST or (found := _PLAIN.fullmatch(text)) is None:
        return None
    if found.lastindex is None:
        return text
    if found["day"]:
        return f"{found['year']}-{_NUMBERS[found['month']]}-{found['day']:0>2}"
    return f"{found['third']}-{_NUMBERS[found['first']]}-{found['second']:0>2}"


def named_date(text: str) -> tuple[str, str] | None:
    """The day or month in ISO 8601, and which of both it is, that a text says with the English
    name of the month and the year; None for any other text.

    >>> named_date("4 March 2013"), named_date("March 2013"), named_date("2013")
    (('2013-03-04', 'day'), ('2013-03', 'month'), None)
    """
    found = _NAMED.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or (found["before"] and found["after"]):
        return None
    year, month = found["year"], _NUMBERS[found["month"]]
    day = found["before"] or found["after"]
    if not day:
        return f"{year}-{month}", "month"
    real = int(day) <= days_in(int(year), int(month))
    return (f"{year}-{month}-{day:0>2}", "day") if real else None
