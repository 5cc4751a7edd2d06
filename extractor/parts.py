"""What is left of a page once it has been read: rows for the files, and what linking asks."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from extractor.audit import CheckOrder, audit_page, order
from extractor.evidence import Event, Founding, Share
from extractor.find.names import PageNames
from extractor.link import Body, Linkable, Party, Statement, digest_page
from extractor.records import (
    AmountMention,
    Donation,
    Funding,
    Note,
    PageFacts,
    Problem,
    TimelineEntry,
)
from extractor.spill import HELD, Sorted
from extractor.write import OpenRows, PartFile, Rows, encode, encode_open

COMPLETE = ("pages", "donations", "timeline", "amounts", "notes", "problems")
"""Datasets whose records need no other page."""

LINKED = ("flow", "part_of")
"""Fields of funding that only all pages together say; they stand side by side in its files."""


@dataclass(slots=True)
class Findings:
    """What one page gave. `facts` is None for a source that could not be read at all."""

    facts: PageFacts | None = None
    donations: list[Donation] = field(default_factory=list)
    timeline: list[TimelineEntry] = field(default_factory=list)
    amounts: list[AmountMention] = field(default_factory=list)
    funding: list[Funding] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    foundings: list[Founding] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    names: PageNames | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def pages(self) -> list[PageFacts]:
        """The page's own record, where there is one."""
        return [] if self.facts is None else [self.facts]


@dataclass(frozen=True)
class Part:
    """A page as it goes into the files, and what linking and the audit ask of it.

    What is not looked at on the way is pickled, so that to hand it on costs nothing.
    """

    page: str
    is_page: bool
    """False for a source that could not be read at all."""
    publisher: str | None
    records: int
    """How many it gave."""
    given: int
    """How many of them tell of gifts."""
    written: bytes
    """`Written`"""
    named: bytes
    """What the page names, without parties and statements."""
    parties: bytes
    statements: bytes
    lacks_units: bool
    """Whether a table has amounts without unit."""
    foundings: tuple[Founding, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    totals: bool
    """Whether a sentence tells a total."""
    stored: tuple[PartFile, ...] = ()
    """Files with rows of this page and of those after it, which `written` then lacks."""


class Written(NamedTuple):
    """The records of a page as they are written, but for what all pages say of them."""

    rows: dict[str, Rows]
    funding: OpenRows
    checks: tuple[tuple[CheckOrder, Rows], ...]
    unknown: tuple[Donation, ...]
    """Rows of tables whose unit other pages may tell."""


@contextmanager
def no_collecting() -> Iterator[None]:
    """Python looks for no cycles: a page is a burst of small objects that live until it is done,
    and to look among what is held of pages would cost a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def part_of(found: Findings, *, raw_csv: bool) -> Part:
    """What is kept of a page that has been read."""
    with no_collecting():
        return _part_of(found, raw_csv)


def _part_of(found: Findings, raw_csv: bool) -> Part:
    unknown = tuple(_without_unit(found.donations))
    others = [name for row in unknown for name in row.recipients]
    others += [founding.organization for founding in found.foundings]
    others += [name for event in found.events for name in event.names]
    linkable = digest_page(found.names, found.funding, others, found.facts)
    checks = audit_page(
        {
            "pages": found.pages,
            "donations": found.donations,
            "timeline": found.timeline,
            "amounts": found.amounts,
            "funding": found.funding,
            "shares": found.shares,
        }
    )
    written = Written(
        rows={
            name: encode(name, in_place(getattr(found, name)), raw_csv=raw_csv)
            for name in COMPLETE
            if getattr(found, name)
        },
        funding=encode_open("funding", found.funding, LINKED, raw_csv=raw_csv),
        checks=tuple((order(c), encode("checks", [c], raw_csv=raw_csv)) for c in checks),
        unknown=unknown,
    )
    return Part(
        page=found.facts.page if found.facts else "".join(p.page for p in found.problems[:1]),
        is_page=found.facts is not None,
        publisher=found.facts.publisher if found.facts else None,
        records=sum(rows.count for rows in written.rows.values()) + len(found.funding),
        given=len(found.funding),
        written=pickled(tuple(written)),
        named=pickled((_plain(linkable.bodies), linkable.roles, linkable.same)),
        parties=pickled(_plain(linkable.parties)),
        statements=pickled(_plain(linkable.statements)),
        lacks_units=bool(unknown),
        foundings=tuple(found.foundings),
        events=tuple(found.events),
        problems=tuple(found.problems),
        totals=any(one.source == "prose" and one.status == "total" for one in found.funding),
    )


def _plain(records: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Named tuples as tuples, which are pickled and read in two thirds of the time."""
    return [*map(tuple, records)]


def _parties(plain: Iterable[tuple[Any, ...]]) -> tuple[Party, ...]:
    return tuple(map(Party._make, plain))


def _statements(plain: Iterable[tuple[Any, ...]]) -> tuple[Statement, ...]:
    return tuple(map(Statement._make, plain))


def pickled(value: object) -> bytes:
    """What `Part` holds of what is not looked at on the way."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _without_unit(donations: Sequence[Donation]) -> Iterator[Donation]:
    for row in donations:
        if row.unit_unknown and row.amount and not row.total:
            yield replace(row, quote="", extra={})


class Kept(NamedTuple):
    """A part in a spool, as it is to be written."""

    number: int
    """That of its first statement."""
    parties: tuple[Party, ...]
    statements: tuple[Statement, ...]
    written: Written


Heard = tuple[str | None, tuple[Party, ...], tuple[Founding, ...], tuple[Event, ...]]
"""A page's publisher and parties, and the foundings and events that it tells of."""


_Linked = tuple[tuple[Party, ...], tuple[Statement, ...]]


class Spool:
    """Parts in files in a folder, in the order of their pages' paths once all are there."""

    def __init__(self, folder: Path) -> None:
        self._links = (folder / "links").open("w+b")
        self._rows = (folder / "rows").open("w+b")
        self._places: Sorted[tuple[int, int, int]] = Sorted(folder)
        self._heard: Sorted[Heard] = Sorted(folder)
        self._statements = 0
        self._linked: dict[int, _Linked] = {}
        self.lacks_units = False
        """Whether a table has amounts without unit."""
        self.totals = False
        """Whether a sentence tells a total."""

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._links.close()
        self._rows.close()

    def add(self, part: Part) -> None:
        """Put a part at the end of the files."""
        self._places.add(part.page, (self._statements, self._links.tell(), self._rows.tell()))
        self._statements += part.given
        for told in (part.parties, part.statements, part.named):
            self._links.write(told)
        self._rows.write(part.written)
        self.lacks_units |= part.lacks_units
        self.totals |= part.totals
        if part.foundings or part.events:
            parties = _parties(pickle.loads(part.parties))
            self._heard.add(part.page, (part.publisher, parties, part.foundings, part.events))

    def heard(self) -> Iterable[Heard]:
        """The pages that tell of foundings or have chronologies, and these."""
        return self._heard

    def linkables(self) -> Iterator[Linkable]:
        """What linking asks of the parts, in the order in which they came."""
        end = self._links.tell()
        place = self._links.seek(0)
        held = 0
        while place < end:
            parties, statements, named = (pickle.load(self._links) for _ in range(3))
            page = _linkable(named, parties, statements)
            held += len(page.parties) + len(page.statements)
            if held < HELD:
                self._linked[place] = (page.parties, page.statements)
            place = self._links.tell()
            yield page

    def __iter__(self) -> Iterator[Kept]:
        for number, link, place in self._places:
            self._rows.seek(place)
            written = Written(*pickle.load(self._rows))
            parties, statements = self._linked.get(link) or self._linked_at(link)
            yield Kept(number, parties, statements, written)

    def _linked_at(self, place: int) -> _Linked:
        self._links.seek(place)
        return _parties(pickle.load(self._links)), _statements(pickle.load(self._links))


def linkable_of(part: Part) -> Linkable:
    """What linking asks of a part, but for its statements."""
    return _linkable(pickle.loads(part.named), pickle.loads(part.parties), ())


def _linkable(
    named: tuple[Any, ...],
    parties: Iterable[tuple[Any, ...]],
    statements: Iterable[tuple[Any, ...]],
) -> Linkable:
    bodies, roles, same = named
    bodies = tuple(map(Body._make, bodies))
    return Linkable(bodies, _parties(parties), roles, _statements(statements), same)


def in_place(records: Sequence[Any]) -> Sequence[Any]:
    """The records of a page in the order of their places.

    What stands in other files keeps the order in which its page shows it.
    """
    if len(records) < 2 or any(getattr(record, "origin", None) for record in records):
        return records
    return sorted(records, key=_place)


def _place(record: Any) -> tuple[int, int]:
    line = record.line or 0
    return (getattr(record, "start", line), line)
