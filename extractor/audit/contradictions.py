"""Statements of one gift whose figures or dates are not the same, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
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
    place,
    say,
)
from extractor.audit.occasions import (
    MOST,
    NEAR,
    Pages,
    may_be_one_date,
    of_one_occasion,
    ratio,
    same_purpose,
)
from extractor.records import STATUSES, Check, Funding
from extractor.values.places import parse_place

_ALIKE = Decimal("0.5")
"""Figures of one gift lie within a factor of two; beyond that they are two gifts."""

_NEARLY = Decimal("0.02")
"""A figure of one digit is another one rounded where it is no further off than this."""


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
        for one, other in of_one_occasion(sorted(groups[key], key=place), pages):
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


def _one_full_date(one: Funding, other: Funding) -> bool:
    return bool(one.date) and one.date == other.date and len(str(one.date)) == 10


def _figures_differ(one: Funding, other: Funding) -> bool:
    return figure(one) != figure(other) and ratio(one, other) >= _ALIKE


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
    return ratio(one, other) < NEAR and not same_purpose(one, other)


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
        if 1 < len(by_date) <= MOST:
            verdicts = [
                (verdict, one, other)
                for one, other in combinations(by_date.values(), 2)
                if (verdict := _dates_verdict(one, other, pages))
            ]
            if verdicts:
                yield _dates(*min(verdicts, key=lambda found: found[0] != "differs"))


def _dates_verdict(one: Funding, other: Funding, pages: Pages) -> str | None:
    if may_be_one_date(one, other):
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
