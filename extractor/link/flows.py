"""Flows: the statements of one gift, on one page or several, in prose and tables, share an id.

What an analyst sums is one record a flow. Leave out by its status a `total`, which has a flow of
its own; leave out by `part_of` a part of a larger gift, which is in the sum already. What no page
says to be a part is counted for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from extractor.link.parts import whole_of
from extractor.records import Funding, short_id
from extractor.values.same_name import fold_name

Canonical = Callable[[str, str], str]
_Gift = tuple[str, ...]
_LAG = timedelta(days=31)  # a gift is announced, sent and received within about a month


@dataclass(frozen=True, slots=True)
class _Statement:
    index: int
    record: Funding
    funders: frozenset[str]
    recipients: frozenset[str]
    goods: frozenset[str]


@dataclass(slots=True, eq=False)
class _Flow:
    """Statements taken for one gift, with what they say of it together."""

    number: int
    keys: set[tuple[str, str]] = field(default_factory=set)
    members: list[_Statement] = field(default_factory=list)
    funders: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    goods: frozenset[str] = frozenset()
    pages: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)

    def add(self, statement: _Statement) -> None:
        self.members.append(statement)
        self.funders |= statement.funders
        self.recipients |= statement.recipients
        self.goods |= statement.goods
        self.pages.add(statement.record.page)
        if statement.record.source == "table":
            self.tables.add(statement.record.page)


def with_flows(funding: Iterable[Funding], canonical: Canonical) -> list[Funding]:
    """The records, in their order, each with the id of its flow and that of the larger one.

    The ids rest on funders, recipients and gift, not on the order of pages or records.
    """
    records = list(funding)
    flow_of: dict[int, str] = {}
    for gift, statements in sorted(_by_gift(records, canonical).items()):
        used: dict[str, int] = {}
        for flow in _flows(statements):
            identity = short_id("flow", *sorted(flow.funders), "", *sorted(flow.recipients), *gift)
            times = used[identity] = used.get(identity, 0) + 1
            name = identity if times == 1 else short_id(identity, times)
            flow_of.update((statement.index, name) for statement in flow.members)
    linked = [replace(record, flow=flow_of[index]) for index, record in enumerate(records)]
    wholes = whole_of(linked, canonical)
    return [replace(r, part_of=wholes[r.flow]) if r.flow in wholes else r for r in linked]


def _by_gift(records: list[Funding], canonical: Canonical) -> dict[_Gift, list[_Statement]]:
    same = _conversions(records)
    gifts: dict[_Gift, list[_Statement]] = {}
    for index, record in enumerate(records):
        statement = _Statement(
            index,
            record,
            frozenset(canonical(record.page, name) for name in record.funders),
            frozenset(canonical(record.page, name) for name in record.recipients),
            _nouns(record.goods),
        )
        gift = _gift(record)
        gifts.setdefault(same.get(gift, gift), []).append(statement)
    return gifts


def _gift(record: Funding) -> _Gift:
    """What must be equal on every statement of a gift."""
    sort = "total" if record.status == "total" else "gift"
    if record.amount is not None:
        return (sort, "money", record.currency or "", format(record.amount.normalize(), "f"))
    if record.quantity is not None:
        return (sort, "goods", format(record.quantity.normalize(), "f"))
    named = record.in_kind or record.goods or record.purpose or record.quote
    return (sort, "named", " ".join(sorted(_nouns(named))))


def _conversions(records: Iterable[Funding]) -> Mapping[_Gift, _Gift]:
    """Gift in the currency of a stated conversion -> the gift in its own: a headline may give
    the one and the text the other."""
    same: dict[_Gift, _Gift] = {}
    for record in records:
        if record.equivalent and record.amount is not None:
            amount = Decimal(str(record.equivalent["amount"]))
            stated = replace(record, amount=amount, currency=record.equivalent["currency"])
            own = _gift(record)
            same[_gift(stated)] = min(same.get(_gift(stated), own), own)
    return {gift: own for gift, own in same.items() if own not in same}


def _nouns(text: str | None) -> frozenset[str]:
    words = (word.removesuffix("s") for word in fold_name(text or "").split())
    return frozenset(word for word in words if len(word) > 2 and word.isalpha())


def _flows(statements: list[_Statement]) -> list[_Flow]:
    """The flows among statements of equal gifts, those that say most first.

    A statement is held only against flows with which it shares a name or its page, and that have
    its recipients or none: no other fits, and some gifts ("$10,000") are made by everybody.
    """
    flows: list[_Flow] = []
    sharing: dict[tuple[str, str], dict[frozenset[str], set[int]]] = {}
    for statement in sorted(statements, key=_fullness):
        keys = [
            ("page", statement.record.page),
            *(("funder", name) for name in statement.funders),
            *(("recipient", name) for name in statement.recipients),
        ]
        near: set[int] = set()
        for key in keys:
            held = sharing.get(key, {})
            told = (statement.recipients, frozenset[str]()) if statement.recipients else held
            near.update(*(held.get(recipients, ()) for recipients in told))
        flow = _fitting([flows[number] for number in sorted(near)], statement)
        if flow is None:
            flow = _Flow(len(flows))
            flows.append(flow)
        before = flow.recipients
        flow.add(statement)
        flow.keys.update(keys)
        for key in keys if flow.recipients == before else flow.keys:
            sharing.setdefault(key, {}).setdefault(flow.recipients, set()).add(flow.number)
    return flows


def _fullness(statement: _Statement) -> tuple[object, ...]:
    """Sorts statements that say most first, the order of the input aside."""
    record = statement.record
    return (
        not record.funders,
        not record.recipients,
        -len(statement.funders),
        -len(statement.recipients),
        record.date is None,
        record.source != "table",
        sorted(statement.funders),
        sorted(statement.recipients),
        record.date or "",
        record.page,
        record.start,
        record.id,
    )


def _fitting(flows: list[_Flow], statement: _Statement) -> _Flow | None:
    """The flow of a statement: one of its own page before others; among several gifts of other
    pages that a vague statement might mean, none."""
    fitting = []
    for flow in flows:
        if _fits(flow, statement):
            if statement.record.page in flow.pages:
                return flow
            fitting.append(flow)
    exact = [
        flow
        for flow in fitting
        if flow.recipients == statement.recipients and flow.funders == statement.funders
    ]
    if exact:
        return exact[0]
    return fitting[0] if len(fitting) == 1 else None


def _fits(flow: _Flow, statement: _Statement) -> bool:
    record = statement.record
    if record.source == "table" and record.page in flow.tables:
        return False  # each row of a page's tables is a gift of its own
    if flow.recipients and statement.recipients and flow.recipients != statement.recipients:
        return False
    if not (flow.funders <= statement.funders or statement.funders <= flow.funders):
        return False  # a giver may be left out, but none put in another's place
    shared = flow.funders & statement.funders or flow.recipients & statement.recipients
    if not shared and record.page not in flow.pages:
        return False
    if flow.goods and statement.goods and not flow.goods & statement.goods:
        return False
    return all(_compatible(record, other.record) for other in flow.members)


def _compatible(a: Funding, b: Funding) -> bool:
    """Whether dates and purposes allow two statements to be of one gift."""
    if a.source == b.source == "table" and a.purpose and b.purpose and a.purpose != b.purpose:
        return False
    if not a.date or not b.date or a.date.startswith(b.date) or b.date.startswith(a.date):
        return True
    first, second = _span(a.date), _span(b.date)
    if first is None or second is None:  # years that differ are other gifts
        return False
    return first[0] - second[1] <= _LAG and second[0] - first[1] <= _LAG


def _span(iso: str) -> tuple[date, date] | None:
    """The first and last day of a date, to the month or day; None for others."""
    if iso.startswith("-") or len(iso) == 4:
        return None
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    year, month = parts
    if (year, month) == (date.max.year, 12):
        return date(year, month, 1), date.max
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
