"""Flows: the statements of one gift, on one page or several, in prose and tables, share an id.

What an analyst sums is one record a flow. Leave out by its status a `total`, which has a flow of
its own; leave out by `part_of` a part of a larger gift, which is in the sum already. What no page
says to be a part is counted for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple

from extractor.identity import short_id
from extractor.link.light import Gift, Statement

_Key = tuple[str, str]
_Told = tuple[str | None, str | None, str]
_NOBODY = frozenset[str]()
_LAG = timedelta(days=31)  # a gift is announced, sent and received within about a month
_MOST = 1000  # flows that a statement is held against
_FEW = 40  # statements among which those that fit are looked for one by one


class Stated(NamedTuple):
    """What flows ask of a statement: its number among those of all pages, its parties as all pages
    name them, and some of its fields."""

    number: int
    funders: frozenset[str]
    recipients: frozenset[str]
    page: str
    start: int
    end: int
    id: str
    source: str
    date: str | None
    purpose: str | None
    nouns: tuple[str, ...]


def plain_stated(
    number: int, one: Statement, funders: frozenset[str], recipients: frozenset[str]
) -> tuple[Any, ...]:
    """The `Stated` of a statement as a tuple, which is put into files and read in half the time."""
    place = (one.page, one.start, one.end, one.id)
    return (number, funders, recipients, *place, one.source, one.date, one.purpose, one.nouns)


@dataclass(slots=True, eq=False)
class _Flow:
    """Statements taken for one gift, with what they say of it together."""

    number: int
    members: list[Stated] = field(default_factory=list)
    funders: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    goods: frozenset[str] = frozenset()
    pages: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    told: dict[_Told, Stated] = field(default_factory=dict)
    """A statement of each kind among those that date and purpose tell apart."""

    def add(self, statement: Stated) -> None:
        self.members.append(statement)
        self.funders |= statement.funders
        self.recipients |= statement.recipients
        if statement.nouns:
            self.goods |= frozenset(statement.nouns)
        self.pages.add(statement.page)
        self.told.setdefault(_told(statement), statement)
        if statement.source == "table":
            self.tables.add(statement.page)


def same_gifts(conversions: Iterable[tuple[Gift, Gift]]) -> Mapping[Gift, Gift]:
    """Gift in the currency of a stated conversion -> the gift in its own."""
    same: dict[Gift, Gift] = {}
    for stated, own in conversions:
        same[stated] = min(same.get(stated, own), own)
    return {gift: own for gift, own in same.items() if own not in same}


def flows_of_gift(gift: Gift, statements: list[Stated]) -> Iterator[tuple[str, list[Stated]]]:
    """The flows among all statements of equal gifts: the id of each, and its members.

    The ids rest on funders, recipients and gift, not on the order of pages or records.
    """
    if len(statements) == 1:
        yield _identity(gift, statements[0].funders, statements[0].recipients), statements
        return
    named: dict[str, list[list[Stated]]] = {}
    for flow in _flows(statements):
        identity = _identity(gift, flow.funders, flow.recipients)
        named.setdefault(identity, []).append(flow.members)
    for identity, flows in named.items():
        yield identity, flows[0]
        for times, members in enumerate(flows[1:], 2):
            yield short_id(identity, times), members


def _identity(gift: Gift, funders: frozenset[str], recipients: frozenset[str]) -> str:
    return short_id("flow", *sorted(funders), "", *sorted(recipients), *gift)


def _flows(statements: list[Stated]) -> list[_Flow]:
    """The flows among statements of equal gifts, those that say most first."""
    flows: list[_Flow] = []
    near = _Near() if len(statements) > _FEW else None
    for statement in sorted(statements, key=_fullness):
        # Those that are not near do not fit: among a few it costs less to try each.
        tried = flows if near is None else [flows[number] for number in near.numbers(statement)]
        flow = _fitting(tried, statement)
        if flow is None:
            flow = _Flow(len(flows))
            flows.append(flow)
        told = flow.recipients
        flow.add(statement)
        if near is not None:
            near.add(flow, [statement] if flow.recipients == told else flow.members)
    return flows


class _Near:
    """The flows that a statement may fit: those with which it shares a name or its page, whose
    recipients are its own or not told, and with which it shares a funder where both tell them. No
    other fits, and some gifts ("$10,000") are made by everybody, or by one body to thousands."""

    def __init__(self) -> None:
        self._sharing: dict[tuple[_Key, bool], dict[frozenset[str], dict[int, None]]] = {}

    def numbers(self, statement: Stated) -> list[int]:
        """The numbers of the flows, in order; of very many, those of its page and the fullest."""
        found: dict[int, None] = {}
        for key in _keys(statement):
            for told in (False,) if statement.funders and key[0] != "funder" else (False, True):
                by_recipients = self._sharing.get((key, told), {})
                own = (by_recipients.get(who, {}) for who in (statement.recipients, _NOBODY))
                for numbers in own if statement.recipients else by_recipients.values():
                    found.update(islice(numbers.items(), _MOST))
                    if len(found) >= _MOST:
                        break
        return sorted(islice(found, _MOST))

    def add(self, flow: _Flow, statements: Iterable[Stated]) -> None:
        """Note that statements are of a flow, as its recipients are now."""
        for statement in statements:
            for key in _keys(statement):
                by_recipients = self._sharing.setdefault((key, bool(flow.funders)), {})
                by_recipients.setdefault(flow.recipients, {})[flow.number] = None


def _keys(statement: Stated) -> Iterator[_Key]:
    yield "page", statement.page
    for name in sorted(statement.funders):
        yield "funder", name
    for name in sorted(statement.recipients):
        yield "recipient", name


def _fullness(statement: Stated) -> tuple[object, ...]:
    """Sorts statements that say most first, the order of the input aside."""
    return (
        not statement.funders,
        not statement.recipients,
        -len(statement.funders),
        -len(statement.recipients),
        statement.date is None,
        statement.source != "table",
        sorted(statement.funders),
        sorted(statement.recipients),
        statement.date or "",
        statement.page,
        statement.start,
        statement.id,
    )


def _fitting(flows: list[_Flow], statement: Stated) -> _Flow | None:
    """The flow of a statement: one of its own page before others; among several gifts of other
    pages that a vague statement might mean, none."""
    fitting = []
    for flow in flows:
        if _fits(flow, statement):
            if statement.page in flow.pages:
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


def _fits(flow: _Flow, statement: Stated) -> bool:
    if statement.source == "table" and statement.page in flow.tables:
        return False  # each row of a page's tables is a gift of its own
    if flow.recipients and statement.recipients and flow.recipients != statement.recipients:
        return False
    if not (flow.funders <= statement.funders or statement.funders <= flow.funders):
        return False  # a giver may be left out, but none put in another's place
    shared = flow.funders & statement.funders or flow.recipients & statement.recipients
    if not shared and statement.page not in flow.pages:
        return False
    if flow.goods and statement.nouns and flow.goods.isdisjoint(statement.nouns):
        return False
    return all(_compatible(statement, other) for other in flow.told.values())


def _told(statement: Stated) -> _Told:
    """What `_compatible` asks of a statement: thousands may tell the same of one gift."""
    purpose = statement.purpose if statement.source == "table" else None
    return statement.date, purpose, statement.source


def _compatible(a: Stated, b: Stated) -> bool:
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
