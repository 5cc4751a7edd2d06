"""Which dates of a passage may be those of a gift, and the years of those that lack one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.lexicon import load
from extractor.values.dates import Date, find_dates
from extractor.values.tries import any_of

_BEFORE = 40  # characters before a date in which it is said what was founded then


def dates_of_acts(
    text: str, reference: str | None, language: str | None, day_first: bool | None
) -> list[Date]:
    """The dates of a passage but those of foundings ("founded in 1994"), each as full as it can be.

    A month or day without year follows the date before it ("On 27 January 2020 … In February"), as
    a reader takes it, but not past `reference`, the day on which the text is said.
    """
    read = find_dates(text, reference, language, day_first)
    days = [one for one in read if not (_is_span(one) or is_founding(text, one))]
    dated = list(_in_sequence(days, reference))
    return sorted([*dated, *_same_days(text, dated, reference)], key=_at)


def _same_days(text: str, dates: Sequence[Date], reference: str | None) -> Iterator[Date]:
    """The days that "the same day" and, where a sentence begins with it, "in the afternoon" mean:
    of the date before.

    A time of day that no date stands before is of the day on which the text is said.
    """
    if not any(words in text for words in _words_of_days()):
        return
    for said in _same_day().finditer(text):
        before = [one for one in dates if one.end <= said.start()]
        near = next((one for one in dates if -2 < one.start - said.end() < 2), None)
        if near or (before and said.start() - before[-1].end < 2):
            continue
        day = before[-1].date if before else reference if said[1] else None
        if day and len(day) == len("2020-03-02") and (not before or before[-1].precision == "day"):
            yield Date(day, None, "day", "stated before", *said.span(), said[0])


def _at(date: Date) -> int:
    return date.start


@cache
def _words_of_days() -> tuple[str, ...]:
    return (*_listed("time_of_day"), *_listed("same_day"))


def _listed(name: str) -> tuple[str, ...]:
    """The words of a list, English and Chinese."""
    return (*load("giving.toml")["words"][name], *load("giving_zh.toml")[name])


@cache
def _same_day() -> re.Pattern[str]:
    hours, days = any_of(_listed("time_of_day")), any_of(_listed("same_day"))
    return re.compile(rf"(?:(?:\A|(?<=[。！？\n])|(?<=[.!?] ))({hours})(?=[，,])|{days})")


def _is_span(date: Date) -> bool:
    """Whether it is a time from or until now ("the next ten years", "last week"), and no day."""
    return date.basis == "reference" and date.date_end is not None


def is_founding(text: str, date: Date) -> bool:
    """Whether a date stands right after "…, founded in", right before 成立的, or only begins a time
    ("since 1987", 自1987年以来)."""
    left = max(0, date.start - _BEFORE)
    if _founded().search(text, left, date.start) or _founded_after().match(text, date.end):
        return True
    since = _since().search(text, left, date.start)
    return since is not None and (
        since[1] is None or _until_now().match(text, date.end) is not None
    )


def _in_sequence(dates: Sequence[Date], reference: str | None) -> Iterator[Date]:
    last: str | None = None  # year and month of the date before
    for one in dates:
        bare = _without_year(one) if last else None
        if last and bare:
            year = int(last[:4])
            if bare < last[5:7]:
                year += 1
            if reference and f"{year}-{bare}" > reference[:7]:
                year -= 1
            one = _of_year(one, year)
        if not one.date.startswith("-") and one.precision in ("day", "month"):
            last = one.date[:7]
        yield one


def _without_year(date: Date) -> str | None:
    """The month of a date whose year is not stated, None of one whose year is."""
    if date.precision not in ("day", "month") or date.date_end is not None:
        return None
    if date.date.startswith("--"):
        return date.date[2:4]
    if date.basis != "reference":
        return None
    alone = next(find_dates(date.text), None)
    return alone.date[2:4] if alone is not None and alone.date.startswith("--") else None


def _of_year(date: Date, year: int) -> Date:
    rest = date.date[2:] if date.date.startswith("--") else date.date[5:]
    return date._replace(date=f"{year:04}-{rest}", basis="stated before")


@cache
def _founded() -> re.Pattern[str]:
    words = load("founding.toml")
    latin = any_of(_every(words["participle"]))
    return re.compile(
        rf"(?:(?:\A|[,;(.–—]\s*)(?:\w+\s)?(?:{latin})\s(?:\w+\s){{0,2}}"
        rf"|(?:{any_of(_every(words['han']))})[于於]?)\Z",
        re.IGNORECASE,
    )


@cache
def _founded_after() -> re.Pattern[str]:
    return re.compile(rf"年?(?:正式)?(?:{any_of(_every(load('founding.toml')['han']))})的")


@cache
def _since() -> re.Pattern[str]:
    words = load("founding.toml")["since"]
    return re.compile(
        rf"(?:\b{any_of(words['en'])}\b[^.;,]{{0,30}}|({any_of(words['han'])}))\Z", re.I
    )


@cache
def _until_now() -> re.Pattern[str]:
    words = load("founding.toml")["since"]
    return re.compile(rf"[^，。；]{{0,8}}?{any_of(words['han_after'])}")


def _every(words: dict[str, list[str]]) -> list[str]:
    """The words of all languages."""
    return [word for listed in words.values() for word in listed]
