"""Flows: the statements of one gift, on one page or several, in prose and tables, share an id.

What an analyst sums is one record a flow. A `total` has a flow of its own: leave it out by its
status. A part of a larger gift has a flow of its own and names the larger one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from extractor.records import Funding, short_id
from extractor.values.same_name import fold_name

_LAG = timedelta(days=31)  # a gift is announced, sent and received within about a month


@dataclass(slots=True)
class _Flow:
    """Statements taken for one gift, with what they say of it together."""

    members: list[int] = field(default_factory=list)
    funders: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    dates: list[str] = field(default_factory=list)
    goods: frozenset[str] = frozenset()
    tables: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)


def with_flows(funding: Iterable[Funding], canonical: Callable[[str, str], str]) -> list[Funding]:
    """The records, in their order, each with the id of its flow."""
    records = list(funding)
    gifts: dict[tuple[Any, ...], list[int]] = {}
    for index, record in enumerate(records):
        gifts.setdefault(_gift(record), []).append(index)
    flow_of: dict[int, str] = {}
    for gift, indices in sorted(gifts.items(), key=lambda item: repr(item[0])):
        used: dict[str, int] = {}
        for flow in _flows([(i, records[i]) for i in indices], canonical):
            identity = short_id("flow", *sorted(flow.funders), "", *sorted(flow.recipients), *gift)
            times = used[identity] = used.get(identity, 0) + 1
            name = identity if times == 1 else short_id(identity, times)
            flow_of.update(dict.fromkeys(flow.members, name))
    return [replace(record, flow=flow_of[index]) for index, record in enumerate(records)]


def _gift(record: Funding) -> tuple[Any, ...]:
    """What must be equal on every statement of a gift."""
    total = "total" if record.status == "total" else "gift"
    if record.amount is not None:
        return (total, "money", record.currency, format(record.amount.normalize(), "f"))
    if record.quantity is not None:
        return (total, "goods", format(record.quantity.normalize(), "f"))
    named = record.in_kind or record.goods or record.purpose or record.quote
    return (total, "named", " ".join(sorted(_nouns(named))))


def _nouns(text: str | None) -> frozenset[str]:
    words = (word.rstrip("s") for word in fold_name(text or "").split())
    return frozenset(word for word in words if len(word) > 2 and word.isalpha())


def _flows(records: list[tuple[int, Funding]], canonical: Callable[[str, str], str]) -> list[_Flow]:
    """The flows among statements of equal gifts, those that say most first."""
    flows: list[_Flow] = []
    for index, record in sorted(records, key=lambda item: _fullness(item[1], canonical)):
        funders = frozenset(canonical(record.page, name) for name in record.funders)
        recipients = frozenset(canonical(record.page, name) for name in record.recipients)
        fitting = [flow for flow in flows if _fits(flow, record, funders, recipients)]
        flow = min(
            fitting,
            key=lambda flow: (
                record.page not in flow.pages,
                sorted(flow.recipients),
                sorted(flow.dates),
            ),
            default=None,
        )
        if flow is None:
            flow = _Flow()
            flows.append(flow)
        _join(flow, index, record, funders, recipients)
    return flows


def _fullness(record: Funding, canonical: Callable[[str, str], str]) -> tuple[Any, ...]:
    """Sorts statements that say most first; never by the order of pages alone."""
    return (
        not record.funders,
        not record.recipients,
        -len(record.funders),
        -len(record.recipients),
        record.date is None,
        record.source != "table",
        sorted(canonical(record.page, name) for name in record.funders),
        sorted(canonical(record.page, name) for name in record.recipients),
        record.date or "",
        record.page,
        record.start,
        record.id,
    )


def _fits(
    flow: _Flow, record: Funding, funders: frozenset[str], recipients: frozenset[str]
) -> bool:
    if record.source == "table" and record.page in flow.tables:
        return False  # each row of a page's tables is a gift of its own
    if not (_agree(flow.funders, funders) and _agree(flow.recipients, recipients)):
        return False
    goods = _nouns(record.goods)
    if flow.goods and goods and not flow.goods & goods:
        return False
    return all(_compatible(record.date, other) for other in flow.dates)


def _agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two lists of parties may be of one gift: one says no more than the other."""
    return a <= b or b <= a


def _compatible(a: str | None, b: str | None) -> bool:
    if not a or not b or a.startswith(b) or b.startswith(a):
        return True
    first, second = _span(a), _span(b)
    if first is None or second is None:
        return False
    return first[0] - second[1] <= _LAG and second[0] - first[1] <= _LAG


def _span(iso: str) -> tuple[date, date] | None:
    """The first and last day of a date, partial or not; None for one without a year."""
    if iso.startswith("-"):
        return None
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        year, month = parts
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1)
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def _join(
    flow: _Flow,
    index: int,
    record: Funding,
    funders: frozenset[str],
    recipients: frozenset[str],
) -> None:
    flow.members.append(index)
    flow.funders |= funders
    flow.recipients |= recipients
    flow.goods |= _nouns(record.goods)
    flow.pages.add(record.page)
    if record.date:
        flow.dates.append(record.date)
    if record.source == "table":
        flow.tables.add(record.page)
