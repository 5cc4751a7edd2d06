"""What is left of a page once it has been read: rows for the files, and what linking asks."""

from __future__ import annotations

import gc
import hashlib
import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from extractor.audit import CheckOrder, audit_page, order
from extractor.evidence import Event, Founding, Share
from extractor.find.names import PageNames
from extractor.link import Statement, digest_page
from extractor.records import (
    AmountMention,
    Donation,
    Funding,
    Note,
    PageFacts,
    Problem,
    TimelineEntry,
)
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
    """The bodies that the page names, its parties, and all else of `Linkable` but statements."""
    told: bytes
    """Its parties and statements, and the rows of tables whose unit other pages may tell."""
    lacks_units: bool
    """Whether a table has amounts without unit."""
    foundings: tuple[Founding, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    totals: bool
    """Whether a sentence tells a total."""
    stored: tuple[PartFile, ...] = ()
    """Files with rows of this page and of those after it, which `written` then lacks."""
    asked: bytes = b""
    """A hash of all that linking and the audit ask of the page, see `hashed`."""
    lines: bytes = b""
    """One of the lines in which it says that."""


class Written(NamedTuple):
    """The records of a page as they are written, but for what all pages say of them."""

    rows: dict[str, Rows]
    funding: OpenRows
    checks: tuple[tuple[CheckOrder, Rows], ...]


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
    parties = _plain(linkable.parties)
    named = pickled((_plain(linkable.bodies), parties, linkable.roles, linkable.same))
    told = pickled((parties, _plain(linkable.statements), unknown))
    del linkable, parties  # of a long table they are half of what its records are
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
    )
    return Part(
        page=found.facts.page if found.facts else "".join(p.page for p in found.problems[:1]),
        is_page=found.facts is not None,
        publisher=found.facts.publisher if found.facts else None,
        records=sum(rows.count for rows in written.rows.values()) + len(found.funding),
        given=len(found.funding),
        written=pickled(tuple(written)),
        named=named,
        told=told,
        lacks_units=bool(unknown),
        foundings=tuple(found.foundings),
        events=tuple(found.events),
        problems=tuple(found.problems),
        totals=any(one.source == "prose" and one.status == "total" for one in found.funding),
    )


def hashed(part: Part) -> Part:
    """The part with its hashes.

    Of offsets only the order counts, and of lines nothing but what checks say of them: words that
    are put in before what the page says move both. The hash is of values, not of a pickle, whose
    bytes depend on which of them are one object.
    """
    _, statements, unknown = pickle.loads(part.told)
    placed = [*map(Statement._make, statements), *unknown, *part.foundings, *part.events]
    offsets = sorted({offset for one in placed for offset in (one.start, one.end)})
    rank = {offset: number for number, offset in enumerate(offsets)}
    asked: list[object] = [part.publisher, pickle.loads(part.named)]
    for one in placed:
        fields = {"line": 0, "start": rank[one.start], "end": rank[one.end]}
        is_tuple = isinstance(one, Statement)
        asked.append(tuple(one._replace(**fields)) if is_tuple else replace(one, **fields))
    return replace(part, asked=_hash(asked), lines=_hash([one.line for one in placed]))


def _hash(value: object) -> bytes:
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _plain(records: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Named tuples as tuples, which are pickled and read in two thirds of the time."""
    return [*map(tuple, records)]


def pickled(value: object) -> bytes:
    """What `Part` holds of what is not looked at on the way."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _without_unit(donations: Sequence[Donation]) -> Iterator[Donation]:
    for row in donations:
        if row.unit_unknown and row.amount and not row.total:
            yield replace(row, quote="", extra={})


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
