"""Statements of one gift held against each other: contradictions and repetitions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from extractor.audit.checks import Datasets, Finding, Names, check, say
from extractor.records import Check, Funding

_ALIKE = Decimal("0.5")
"""Figures of one gift lie within a factor of two; beyond that they are two gifts."""


def check_contradictions(datasets: Datasets, canonical: Names) -> Iterator[Check]:
    """Two statements with the same giver, receiver and day, or purpose, but different figures."""
    groups: dict[tuple[object, ...], list[Funding]] = defaultdict(list)
    for statement in datasets["funding"]:
        if statement.funders and statement.recipients and statement.status != "total":
            gift = statement.currency if statement.amount is not None else statement.goods
            if gift is not None:
                funders = tuple(sorted(map(canonical, statement.funders)))
                recipients = tuple(sorted(map(canonical, statement.recipients)))
                groups[funders, recipients, gift.casefold()].append(statement)
    for key in sorted(groups, key=repr):
        for one, other in combinations(sorted(groups[key], key=lambda s: s.id), 2):
            if _same_occasion(one, other) and _figures_differ(one, other):
                yield _contradiction(one, other)


def _same_occasion(one: Funding, other: Funding) -> bool:
    """One gift told twice: one day, or in prose one purpose.

    Tables list many grants to one receiver under a purpose such as "general support", so two rows
    need two pages and a day.
    """
    rows = "prose" not in (one.source, other.source)
    if rows and (one.page == other.page or not one.date or len(one.date) < 10):
        return False
    if one.date and other.date:
        return one.date == other.date
    if rows:
        return False
    purposes = [" ".join((s.purpose or "").casefold().split()) for s in (one, other)]
    return bool(purposes[0]) and purposes[0] == purposes[1]


def _figures_differ(one: Funding, other: Funding) -> bool:
    first, second = _figure(one), _figure(other)
    if first is None or second is None or first == second:
        return False
    if one.amount_max is not None or other.amount_max is not None:
        return False
    small, large = sorted((first, second))
    return small > 0 and small / large >= _ALIKE


def _figure(statement: Funding) -> Decimal | None:
    return statement.amount if statement.amount is not None else statement.quantity


def _contradiction(one: Funding, other: Funding) -> Check:
    one, other = sorted((one, other), key=lambda s: (s.page, s.start, s.id))
    unit = one.currency or one.goods
    first, second = _figure(one) or Decimal(0), _figure(other) or Decimal(0)
    who = f"{', '.join(one.funders)} to {', '.join(one.recipients)}"
    detail = (
        f"{who}: {say(first, unit)} at {one.page}:{one.line}, "
        f"{say(second, unit)} at {other.page}:{other.line}."
    )
    finding = Finding(
        say(first, unit), say(second, unit), say(first - second, unit), "differs", detail
    )
    return check("contradiction", who, [one, other], finding)


def check_repetitions(datasets: Datasets) -> Iterator[Check]:
    """A check for each gift that several pages state: it counts once in any sum."""
    flows: dict[str, list[Funding]] = defaultdict(list)
    for statement in datasets["funding"]:
        if statement.flow:
            flows[statement.flow].append(statement)
    for flow in sorted(flows):
        pages = sorted({statement.page for statement in flows[flow]})
        if len(pages) > 1:
            yield _repetition(flows[flow], pages)


def _repetition(statements: Sequence[Funding], pages: Sequence[str]) -> Check:
    first = min(statements, key=lambda s: (s.page, s.start, s.id))
    figure = _figure(first)
    gift = say(figure, first.currency or first.goods) if figure is not None else first.goods
    subject = f"{', '.join(first.funders)} to {', '.join(first.recipients)}: {gift or 'a gift'}"
    told = f"{len(statements)} statements on {len(pages)} pages"
    detail = f"{told} ({', '.join(pages)}) are one gift and count once in any sum."
    return check("repetition", subject, statements, Finding(told, "1 gift", None, "agrees", detail))
