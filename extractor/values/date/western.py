"""Which readers are asked about a date in a script with letters, by the word it begins with."""

from __future__ import annotations

import re
from functools import cache

from extractor.values.date.days import (
    read_bare_month,
    read_day_month,
    read_first_month,
    read_month_day,
    read_month_year,
    read_year_month,
)
from extractor.values.date.feasts import feast_words, read_feast, read_nth
from extractor.values.date.grammar import Clues, Reader, Reading, longer, longest
from extractor.values.date.numeric import read_numeric
from extractor.values.date.offsets import read_ago, read_in, read_nth_from, read_offset
from extractor.values.date.periods import (
    read_century,
    read_decade,
    read_fiscal,
    read_months_of_year,
    read_part_of_year,
    read_quarter_alone,
    read_quarter_in,
    read_season,
)
from extractor.values.date.ranges import (
    Lead,
    read_days,
    read_led_by_part,
    read_led_by_week,
    read_led_by_weekday,
    read_span,
)
from extractor.values.date.relative import (
    read_day_word,
    read_days_of,
    read_end_of,
    read_month_of,
    read_other_period,
    read_period,
    read_periods,
    read_quarter_of,
    read_the_nth,
    read_this_season,
)
from extractor.values.date.weekdays import read_coming, read_weekday
from extractor.values.date.words import month_names
from extractor.values.date.years import (
    read_bare_year,
    read_short_year,
    read_spelled_year,
    read_years,
)
from extractor.values.late import late

Family = tuple[tuple[Reader, ...], Lead | None]

_FIRST_WORD = late(r"[A-Za-z]{1,14}")
_SECOND_WORD = late(r"\s([A-Za-z]{1,14}|[0-9])")
_NUMBER = late(r"([0-9]+)(.?)", re.DOTALL)
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri"
    " sat sun"
)
_COUNTS = (
    "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen forty fifty sixty seventy eighty ninety"
)


def _by_word(*groups: tuple[str, tuple[Reader, ...]]) -> dict[str, tuple[Reader, ...]]:
    """word -> the readers of all groups it stands in."""
    readers: dict[str, tuple[Reader, ...]] = {}
    for group, of_group in groups:
        for word in group.split():
            readers[word] = readers.get(word, ()) + of_group
    return readers


# After `last`, `this`, `next`: the readers for the second word.
_DETERMINED = _by_word(
    ("week", (read_period, read_weekday)),
    ("weekend", (read_period, read_nth)),
    ("month year yr decade fortnight century", (read_period,)),
    ("quarter qtr half", (read_period, read_quarter_of, read_part_of_year)),
    (f"0 {_COUNTS} twenty thirty", (read_periods, read_months_of_year)),
    (_WEEKDAYS, (read_weekday, read_nth)),
    (_WEEKDAYS.replace("day", "days"), (read_weekday,)),
    ("coming past", (read_period, read_weekday, read_month_of)),
    ("day", (read_nth,)),
    ("night morning afternoon evening", (read_day_word,)),
    ("spring summer autumn fall", (read_this_season,)),
)


def _read_determined(text: str, start: int, clues: Clues) -> Reading | None:
    """`last week`, `next Tuesday`, `this March`, `past three days`, `last Monday of March`."""
    first = _FIRST_WORD.match(text, start)
    second = _SECOND_WORD.match(text, first.end()) if first else None
    if second is None:
        return None
    word = "0" if second[1].isdigit() else second[1].lower()
    return longest(text, start, clues, _DETERMINED.get(word, (read_month_of,)))


def _read_offset(text: str, start: int, clues: Clues) -> Reading | None:
    return read_offset(text, start, clues, _read_counted_from)


def _read_counted_from(text: str, start: int, clues: Clues) -> Reading | None:
    from_here = text[max(0, start - 5) : start].casefold() == "from "
    return read_point(text, start, clues) or (
        read_coming(text, start, clues) if from_here else None
    )


def _read_nth_from(text: str, start: int, clues: Clues) -> Reading | None:
    return read_nth_from(text, start, clues, read_point)


def _read_by_month(text: str, start: int, clues: Clues) -> Reading | None:
    """What the name of a month begins, in whatever language."""
    if read_first_month(text, start, clues) is None:
        return None
    return (
        read_month_day(text, start, clues)
        or read_month_year(text, start, clues)
        or read_bare_month(text, start, clues)
    )


_MONTHLY = (_read_by_month,)
_FAMILIES = _by_word(
    ("last next this past previous coming upcoming following current", (_read_determined,)),
    ("first second third fourth fifth final", (
        read_nth, read_part_of_year, read_months_of_year, read_quarter_of, read_day_month,
        read_century, _read_nth_from,
    )),
    ("sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
     " seventeenth eighteenth nineteenth twentieth thirtieth", (read_day_month, read_century)),
    ("twenty thirty", (read_day_month, read_century, read_ago, _read_offset)),
    (_COUNTS, (read_ago, _read_offset)),
    (_WEEKDAYS, (read_weekday,)),
    ("early earlier mid late later beginning start end middle close rest turn eom eoy",
     (read_end_of,)),
    ("today tomorrow tonight yesterday", (read_day_word,)),
    ("day", (read_day_word, _read_offset)),
    ("half", (read_ago,)),
    ("in", (read_in,)),
    ("spring summer autumn fall winter", (read_season, read_this_season)),
    ("week weekend month year quarter decade", (read_other_period,)),
    ("fiscal financial academic school season fy", (read_fiscal,)),
    ("q h", (read_part_of_year, read_quarter_in)),
    ("ad a", (read_bare_year,)),
    ("fifteen sixteen seventeen eighteen nineteen twenty two", (read_spelled_year,)),
    ("thirties forties fifties sixties seventies eighties nineties", (read_decade,)),
)  # fmt: skip
# What leads in a date that is read by itself.
_LEADS: dict[str, Lead] = {
    **dict.fromkeys(_WEEKDAYS.split(), read_led_by_weekday),
    **dict.fromkeys(
        "very early earlier mid late later beginning start end middle close course rest turn month"
        " year"
        " first second third fourth latter last final".split(),
        read_led_by_part,
    ),
    "week": read_led_by_week,
    "weekend": read_led_by_week,
}
_APOSTROPHES = "'’‘"
# The readers for a number by what stands right behind it: of one or two digits, of more.
_DASHES = "-/.‐‑–−"
_SHORT_NUMBERS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys(_DASHES, (read_numeric, read_day_month, read_ago)),
    **dict.fromkeys(" \t\n", (
        read_numeric, read_day_month, read_bare_year, read_ago, _read_offset, read_days_of,
    )),
    **dict.fromkeys("snrt", (
        read_day_month, read_part_of_year, read_century, read_the_nth, read_quarter_of,
        read_days_of, read_decade, read_nth,
    )),
    **dict.fromkeys("QHqh", (read_part_of_year,)),
    **dict.fromkeys(_APOSTROPHES, (read_decade,)),
}  # fmt: skip
_THREE_DIGITS = (read_bare_year, read_ago, _read_offset)
_YEARS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys(_DASHES, (
        read_numeric, read_year_month, read_part_of_year, read_bare_year,
    )),
    **dict.fromkeys(" \t\n,", (
        read_numeric, read_year_month, read_part_of_year, read_bare_year,
    )),
    **dict.fromkeys("QHqh", (read_part_of_year,)),
    **dict.fromkeys(f"s{_APOSTROPHES}", (read_decade, read_part_of_year, read_bare_year)),
    "W": (read_numeric,),
}  # fmt: skip
_OTHER_SHORT = (read_numeric, read_day_month, read_bare_year)
_OTHER_YEARS = (read_numeric, read_year_month, read_bare_year)


@cache
def _families() -> dict[str, tuple[Reader, ...]]:
    families = dict(_FAMILIES)
    for word in sorted(feast_words()):
        families[word] = (*families.get(word, _MONTHLY), read_feast)
    return families


@cache
def words_of_dates() -> frozenset[str]:
    """Every word that a date may begin with, in small letters, and the names of all months; not
    those of which "year" is always the next."""
    return (frozenset((*_families(), *_LEADS)) | month_names()) - {"school", "academic"}


def _family(text: str, start: int) -> Family:
    """The readers for what stands here, and what it may lead in."""
    first = text[start : start + 1]
    if first.isdigit():
        return _readers_of_number(text, start), None
    if first in _APOSTROPHES:
        return (read_short_year, read_decade), None
    found = _FIRST_WORD.match(text, start)
    word = found[0].lower() if found else ""
    return _families().get(word, _MONTHLY), _LEADS.get(word)


def _readers_of_number(text: str, start: int) -> tuple[Reader, ...]:
    found = _NUMBER.match(text, start)
    if found is None:
        return (read_numeric,)
    digits, after = found.groups()
    if len(digits) <= 2:
        return _SHORT_NUMBERS.get(after, _OTHER_SHORT)
    if len(digits) == 3:
        return _THREE_DIGITS
    return _YEARS.get(after, _OTHER_YEARS) if len(digits) == 4 else (read_numeric,)


def read_point(text: str, start: int, clues: Clues) -> Reading | None:
    """The longest date that begins right here and is no range of two; None where none does."""
    return longest(text, start, clues, _family(text, start)[0])


def _read_led_point(text: str, start: int, clues: Clues) -> Reading | None:
    readers, lead = _family(text, start)
    point = longest(text, start, clues, readers)
    return longer(point, lead(text, start, clues, read_point)) if lead else point


def _plain(text: str, start: int, clues: Clues, family: Family) -> Reading | None:
    monthly, digit = family[0][0] is _read_by_month, text[start].isdigit()
    years = digit and text[start : start + 3].isdigit()
    days = monthly or (digit and not years)
    found = read_days(text, start, clues) if days else None
    first = longest(text, start, clues, family[0])
    opening = None
    if first is None and monthly:
        opening = read_first_month(text, start, clues)
    elif first is None and text[start] in "Qq":
        opening = read_quarter_alone(text, start, clues)
    if first or opening:
        found = longer(found, read_span(text, clues, first, opening, _read_led_point))
    if years or (digit and clues.sure):
        found = longer(found, read_years(text, start, clues))
    return found


def _read_plain(text: str, start: int, clues: Clues) -> Reading | None:
    """A date or a range, without a weekday or another word that leads it in."""
    return _plain(text, start, clues, _family(text, start))


def read_western(text: str, start: int, clues: Clues) -> Reading | None:
    """The longest date or range that begins right here, None where none does."""
    if start >= len(text):
        return None
    family = _family(text, start)
    found, lead = _plain(text, start, clues, family), family[1]
    return longer(found, lead(text, start, clues, _read_plain)) if lead else found
