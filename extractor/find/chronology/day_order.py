"""Whether a page writes the day first, 7/2/2020 for the seventh of February."""

from __future__ import annotations

import re

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


# What stands before the first figure is looked at after it, so that `re` searches for figures.
_NUMERIC = re.compile(
    r"([0-9](?<![0-9./-].)[0-9]?)([./-])([0-9]{1,2})\2(?:[12][0-9]{3}|[0-9]{2})(?![0-9])", re.S
)


_DAY_ALONE = re.compile(r"([0-3][0-9])[./]([0-3][0-9])")


def _order_of_days(page: Page) -> bool | None:
    """Whether 7/2/2020 has the day first, where other dates of the page leave no doubt."""
    orders = set()
    for found in _NUMERIC.finditer(page.body, page.body_start):
        if (int(found[1]) > 12) != (int(found[3]) > 12):
            orders.add(int(found[1]) > 12)
    for passage in page.passages:
        day = _DAY_ALONE.fullmatch(passage.text) if len(passage.text) == 5 else None
        if day and (int(day[1]) > 12) != (int(day[2]) > 12):
            orders.add(int(day[1]) > 12)
    return orders.pop() if len(orders) == 1 else None
