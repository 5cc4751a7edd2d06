"""Statements with one giver and receiver -> pairs of them that tell of one occasion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from extractor.audit.checks import figure, period
from extractor.records import Funding, PageFacts

NEAR = Decimal("0.9")
"""Figures so near are of one gift where its day and purpose are not said."""

_ALIKE_IN = 2
"""Purposes of one gift whose receiver is not said have so many long words in common."""

_LAG = timedelta(days=60)
"""Pages that tell of one gift without its day are published within about two months."""

MOST = 8
"""More figures than this for one giver, receiver and occasion are a list of gifts."""

Pages = Mapping[str, PageFacts]
"""The facts of pages by their paths."""


def of_one_occasion(
    statements: Sequence[Funding], pages: Pages
) -> Iterator[tuple[Funding, Funding]]:
    """Statements that are of one occasion: one day, or pages of one time with nothing against."""
    days: dict[str, dict[Decimal | None, Funding]] = defaultdict(dict)
    on_page: dict[str, dict[Decimal | None, Funding]] = defaultdict(dict)
    for statement in statements:
        on_page[statement.page].setdefault(figure(statement), statement)
        if statement.date and len(statement.date) == 10:
            days[statement.date].setdefault(figure(statement), statement)
    for day in sorted(days):
        if len(days[day]) <= MOST:
            yield from (pair for pair in combinations(days[day].values(), 2) if _one_day(*pair))
    for one_page in on_page.values():
        if len(one_page) == 2 and _told_twice(*one_page.values()):
            one, other = one_page.values()
            yield one, other
    single = [next(iter(one_page.values())) for one_page in on_page.values() if len(one_page) == 1]
    if len(single) <= MOST:
        yield from (pair for pair in combinations(single, 2) if _one_time(*pair, pages))


def _one_day(one: Funding, other: Funding) -> bool:
    """Rows of one page's tables are gifts of their own, and so are gifts for other purposes."""
    if one.page != other.page:
        return bool(one.recipients) or not _other_purpose(one, other)
    return (
        bool(one.recipients)
        and "prose" in (one.source, other.source)
        and not _other_purpose(one, other)
    )


def _told_twice(one: Funding, other: Funding) -> bool:
    """Two sentences of a page on one purpose, unless they are items of a list, alike in words; or
    a sentence and a row."""
    if not one.recipients:
        return False
    if one.source != other.source:
        return may_be_one_date(one, other) and not _other_purpose(one, other)
    prose = one.source == "prose"
    return prose and same_purpose(one, other) and _words(one.quote) != _words(other.quote)


def _one_time(one: Funding, other: Funding, pages: Pages) -> bool:
    """Two pages: tables alone prove nothing, and what is dated differently is another gift."""
    if "prose" not in (one.source, other.source) or not may_be_one_date(one, other):
        return False
    first, second = _published(one, pages), _published(other, pages)
    if first and second and not -_LAG <= first - second <= _LAG:
        return False
    if same_purpose(one, other):
        return True
    if not one.recipients and not _alike_in_purpose(one, other):
        return False
    near = ratio(one, other) >= NEAR and not _other_purpose(one, other)
    return near or (bool(one.recipients) and _alike_in_purpose(one, other))


def _published(statement: Funding, pages: Pages) -> date | None:
    facts = pages.get(statement.page)
    span = period(facts.published) if facts and facts.published else None
    return span[0] if span else None


def may_be_one_date(one: Funding, other: Funding) -> bool:
    """Whether the dates have a day in common, or one of the statements has none."""
    first, second = (period(s.date) if s.date else None for s in (one, other))
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def same_purpose(one: Funding, other: Funding) -> bool:
    """Whether two purposes are stated in the same words."""
    return bool(one.purpose) and _words(one.purpose) == _words(other.purpose)


def _other_purpose(one: Funding, other: Funding) -> bool:
    """Whether two purposes are stated that have no word in common."""
    first, second = (set(_words(s.purpose)) for s in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def _alike_in_purpose(one: Funding, other: Funding) -> bool:
    """Whether two purposes have long words in common."""
    first, second = ({w for w in _words(s.purpose) if len(w) > 3} for s in (one, other))
    return len(first & second) >= _ALIKE_IN


def _words(text: str | None) -> list[str]:
    return re.findall(r"[^\W\d_]+", (text or "").casefold())


def ratio(one: Funding, other: Funding) -> Decimal:
    """The smaller figure as a share of the larger one, 0 to 1."""
    small, large = sorted((figure(one) or Decimal(0), figure(other) or Decimal(0)))
    return small / large if large else Decimal(0)
