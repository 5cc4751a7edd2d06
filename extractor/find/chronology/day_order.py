"""Whether a page writes the day first, 7/2/2020 for the seventh of February."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.find.chronology.date_line import Reader
from extractor.page import Page

_MONTH_FIRST = ("ja", "ko", "zh")  # year, month, day in all their short dates (CLDR 45)


def reader_of(page: Page) -> Reader:
    """The reader for a page: what its site says, else what its own dates leave no doubt of."""
    language = page.facts.language
    order = page.site.day_first
    if order is None:
        order = False if (language or "")[:2] in _MONTH_FIRST else _order_of_days(page)
    return Reader(language, order)


# Each begins with its separator, which `re` finds many times faster than figures.
_AFTER_FIRST = tuple(
    re.compile(rf"{mark}([0-9]{{1,2}}){mark}(?:[12][0-9]{{3}}|[0-9]{{2}})(?![0-9])")
    for mark in ("/", "-", r"\.")
)
_FIRST = re.compile(r"(?<![0-9./-])[0-9]{1,2}\Z")
_DAY_ALONE = re.compile(r"([0-3][0-9])[./]([0-3][0-9])")


def _order_of_days(page: Page) -> bool | None:
    """Whether 7/2/2020 has the day first, where other dates of the page leave no doubt."""
    orders = {
        one > 12
        for one, other in numeric_pairs(page.body, page.body_start)
        if (one > 12) != (other > 12)
    }
    for passage in page.passages:
        day = _DAY_ALONE.fullmatch(passage.text) if len(passage.text) == 5 else None
        if day and (int(day[1]) > 12) != (int(day[2]) > 12):
            orders.add(int(day[1]) > 12)
    return orders.pop() if len(orders) == 1 else None


def numeric_pairs(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The first two numbers of each date of numbers only in text[start:], the year aside.

    >>> list(numeric_pairs("7/2/2020, 31.12.99 and 1.2.3.2004", 0))
    [(7, 2), (31, 12)]
    """
    for after_first in _AFTER_FIRST:
        for found in after_first.finditer(text, start):
            at = found.start()
            if first := _FIRST.search(text, max(start, at - 3), at):
                yield int(first[0]), int(found[1])
