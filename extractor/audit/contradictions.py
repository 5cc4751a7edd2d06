"""Statements of one gift whose figures or dates are not the same, side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import combinations

from extractor.audit.checks import (
    Datasets,
    Finding,
    Names,
    check,
    figure,
    pages_by_path,
    period,
    place,
    say,
)
from extractor.records import STATUSES, Check, Funding, PageFacts
from extractor.values.places import parse_place

_ALIKE = Decimal("0.5")
"""Figures of one gift lie within a factor of two; beyond that they are two gifts."""

_NEAR = Decimal("0.9")
"""Figures so near are of one gift where its day and purpose are not said."""

_ALIKE_IN = 2
"""Purposes of one gift whose receiver is not said have so many long words in common."""

_NEARLY = Decimal("0.02")
"""A figure of one digit is another one rounded where it is no further off than this."""

_LAG = timedelta(days=60)
"""Pages that tell of one gift without its day are published within about two months."""

_MOST = 8
"""More figures than this for one giver, receiver and occasion are a list of gifts."""

Pages = Mapping[str, PageFacts]


def check_figures(datasets: Datasets, canonical: Names) -> Iterator[Check]:
    """Two statements with one giver, receiver and occasion, but different figures.

    A sentence and a row of one page that share no day may be of two gifts: that cannot be told.
    """
    pages = pages_by_path(datasets)
    groups: dict[tuple[object, ...], list[Funding]] = defaultdict(list)
    for statement in datasets["funding"]:
        if key := gift_between(statement, canonical):
            groups[key].append(statement)
    for key in sorted(groups, key=repr):
        told: set[tuple[Decimal | None, ...]] = set()
        for one, other in _pairs(sorted(groups[key], key=place), pages):
            figures = (figure(one), figure(other))
            if figures not in told and _figures_differ(one, other):
                told |= {figures, figures[::-1]}
                yield _figures(one, other)


def gift_between(statement: Funding, canonical: Names) -> tuple[object, ...] | None:
    """What must be equal on statements whose figures are compared; None for others."""
    if not _comparable(statement):
        return None
    funders = tuple(sorted(map(canonical, statement.funders)))
    recipients = tuple(sorted(_receiver(name, canonical) for name in statement.recipients))
    return funders, recipients, _unit(statement)


def _receiver(name: str, canonical: Names) -> str:
    """An organisation by its name on all pages, a country by its code: "US" is "United States"."""
    found = canonical(name)
    return found if found != name else _place(name) or name


@lru_cache(maxsize=4096)
def _place(name: str) -> str:
    place_named = parse_place(name)
    return "+".join(place_named.countries) if place_named else ""


def _comparable(statement: Funding) -> bool:
    return bool(
        statement.funders
        and (statement.recipients or statement.amount is not None)
        and statement.status != "total"
        and statement.amount_max is None
        and (figure(statement) or 0) > 0
        and _unit(statement)
    )


def _unit(statement: Funding) -> str | None:
    """What a figure counts: a currency, or goods by their noun."""
    if statement.amount is not None:
        return statement.currency
    words = (statement.goods or "").casefold().split()
    return words[-1].removesuffix("s") if words else None


def _pairs(statements: Sequence[Funding], pages: Pages) -> Iterator[tuple[Funding, Funding]]:
    """Statements that are of one occasion: one day, or pages of one time with nothing against."""
    days: dict[str, dict[Decimal | None, Funding]] = defaultdict(dict)
    on_page: dict[str, dict[Decimal | None, Funding]] = defaultdict(dict)
    for statement in statements:
        on_page[statement.page].setdefault(figure(statement), statement)
        if statement.date and len(statement.date) == 10:
            days[statement.date].setdefault(figure(statement), statement)
    for day in sorted(days):
        if len(days[day]) <= _MOST:
            yield from (pair for pair in combinations(days[day].values(), 2) if _one_day(*pair))
    for one_page in on_page.values():
        if len(one_page) == 2 and _told_twice(*one_page.values()):
            one, other = one_page.values()
            yield one, other
    single = [next(iter(one_page.values())) for one_page in on_page.values() if len(one_page) == 1]
    if len(single) <= _MOST:
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
        return _may_be_one_date(one, other) and not _other_purpose(one, other)
    prose = one.source == "prose"
    return prose and _same_purpose(one, other) and _words(one.quote) != _words(other.quote)


def _one_time(one: Funding, other: Funding, pages: Pages) -> bool:
    """Two pages: tables alone prove nothing, and what is dated differently is another gift."""
    if "prose" not in (one.source, other.source) or not _may_be_one_date(one, other):
        return False
    first, second = _published(one, pages), _published(other, pages)
    if first and second and not -_LAG <= first - second <= _LAG:
        return False
    if _same_purpose(one, other):
        return True
    if not one.recipients and not _alike_in_purpose(one, other):
        return False
    near = _ratio(one, other) >= _NEAR and not _other_purpose(one, other)
    return near or (bool(one.recipients) and _alike_in_purpose(one, other))


def _published(statement: Funding, pages: Pages) -> date | None:
    facts = pages.get(statement.page)
    span = period(facts.published) if facts and facts.published else None
    return span[0] if span else None


def _may_be_one_date(one: Funding, other: Funding) -> bool:
    first, second = (period(s.date) if s.date else None for s in (one, other))
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def _same_purpose(one: Funding, other: Funding) -> bool:
    return bool(one.purpose) and _words(one.purpose) == _words(other.purpose)


def _other_purpose(one: Funding, other: Funding) -> bool:
    """Whether two purposes are stated that have no word in common."""
    first, second = (set(_words(s.purpose)) for s in (one, other))
    return bool(first and second) and first.isdisjoint(second)


def _alike_in_purpose(one: Funding, other: Funding) -> bool:
    first, second = ({w for w in _words(s.purpose) if len(w) > 3} for s in (one, other))
    return len(first & second) >= _ALIKE_IN


def _one_full_date(one: Funding, other: Funding) -> bool:
    return bool(one.date) and one.date == other.date and len(str(one.date)) == 10


def _words(text: str | None) -> list[str]:
    return re.findall(r"[^\W\d_]+", (text or "").casefold())


def _ratio(one: Funding, other: Funding) -> Decimal:
    small, large = sorted((figure(one) or Decimal(0), figure(other) or Decimal(0)))
    return small / large if large else Decimal(0)


def _figures_differ(one: Funding, other: Funding) -> bool:
    return figure(one) != figure(other) and _ratio(one, other) >= _ALIKE


def _figures(one: Funding, other: Funding) -> Check:
    unit = one.currency or one.goods
    first, second = figure(one) or Decimal(0), figure(other) or Decimal(0)
    who = " to ".join(", ".join(names) for names in (one.funders, one.recipients) if names)
    detail = (
        f"{who}: {say(first, unit)} at {one.page}:{one.line}, "
        f"{say(second, unit)} at {other.page}:{other.line}"
    )
    verdict = "differs"
    if _rounded(first, second) or _rounded(second, first):
        verdict, detail = "agrees", f"{detail}; the one is the other rounded"
    elif not _one_full_date(one, other) and _may_be_two(one, other):
        verdict, detail = "cannot_tell", f"{detail}: one gift or two"
    return check(
        "contradiction",
        who,
        [one, other],
        Finding(
            say(first, unit), say(second, unit), say(first - second, unit), verdict, f"{detail}."
        ),
    )


def _may_be_two(one: Funding, other: Funding) -> bool:
    """A row and a sentence of one page, or figures far apart for purposes that are only alike."""
    if one.page == other.page:
        return one.source != other.source
    return _ratio(one, other) < _NEAR and not _same_purpose(one, other)


def _rounded(coarse: Decimal, fine: Decimal) -> bool:
    """Whether `fine` comes to `coarse` in the digits of that one: 15 is 15.06 rounded.

    Of a single digit nobody knows how exact it is (20 for 21), so it must be near.
    """
    digits = coarse.normalize()
    step = Decimal(1).scaleb(int(digits.as_tuple().exponent))
    exact = len(digits.as_tuple().digits) > 1 or abs(fine / coarse - 1) <= _NEARLY
    exact = exact and abs(fine / step) < 10**27  # decimal's own precision
    return exact and (fine / step).quantize(Decimal(1), ROUND_HALF_UP) * step == coarse


def check_dates(datasets: Datasets) -> Iterator[Check]:
    """The statements of one gift whose dates exclude each other.

    A pledge may be older than the gift, and the gift than its arrival. Statements that each date a
    gift by the day of their own page, or that stand on one page, may be of two gifts.
    """
    pages = pages_by_path(datasets)
    flows: dict[str, list[Funding]] = defaultdict(list)
    for statement in datasets["funding"]:
        if statement.flow and statement.date and statement.status != "total":
            flows[statement.flow].append(statement)
    for flow in sorted(flows):
        by_date: dict[tuple[str, str | None], Funding] = {}
        for statement in sorted(flows[flow], key=place):
            by_date.setdefault((str(statement.date), statement.status), statement)
        if 1 < len(by_date) <= _MOST:
            verdicts = [
                (verdict, one, other)
                for one, other in combinations(by_date.values(), 2)
                if (verdict := _dates_verdict(one, other, pages))
            ]
            if verdicts:
                yield _dates(*min(verdicts, key=lambda found: found[0] != "differs"))


def _dates_verdict(one: Funding, other: Funding, pages: Pages) -> str | None:
    if _may_be_one_date(one, other):
        return None
    first, second = sorted((one, other), key=lambda s: str(s.date))
    ranks = [STATUSES.index(s.status) if s.status else None for s in (first, second)]
    if ranks[0] is not None and ranks[1] is not None and ranks[0] < ranks[1]:
        return None
    told_later = any(s.date != _day_of(s, pages) for s in (one, other))
    sure = None not in ranks and one.page != other.page and told_later
    return "differs" if sure else "cannot_tell"


def _day_of(statement: Funding, pages: Pages) -> str | None:
    facts = pages.get(statement.page)
    return facts.published if facts else None


def _dates(verdict: str, one: Funding, other: Funding) -> Check:
    number = figure(one)
    unit = one.currency or one.goods
    gift = say(number, unit) if number is not None else unit or one.in_kind or "a gift"
    who = f"{', '.join(one.funders)}: {gift}"
    detail = (
        f"{who}: {one.date} at {one.page}:{one.line}, {other.date} at {other.page}:{other.line}"
    )
    detail += "." if verdict == "differs" else "; one gift or two."
    finding = Finding(one.date, other.date, None, verdict, detail)
    return check("contradiction", f"date of {who}", [one, other], finding)
