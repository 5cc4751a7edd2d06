"""What is left of a page once it has been read: rows for the files, a digest for what needs all."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from extractor.audit import audit_page
from extractor.find.names import PageNames
from extractor.records import (
    AmountMention,
    Check,
    Donation,
    Event,
    Founding,
    Funding,
    Note,
    PageFacts,
    Problem,
    Share,
    TimelineEntry,
)
from extractor.write import Rows, encode

COMPLETE = ("pages", "donations", "timeline", "amounts", "notes", "problems")
"""Datasets whose records need no other page."""

LINKED = ("flow", "part_of")
"""Fields of funding that only all pages together say."""


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


@dataclass(frozen=True, slots=True)
class Digest:
    """What linking, audit and sums ask of a page, as light as they allow."""

    page: str
    is_page: bool
    """False for a source that could not be read at all."""
    names: PageNames | None
    facts: PageFacts | None
    """When the page is from and whose it is, where it tells of gifts or events."""
    funding: list[Funding]
    donations: list[Donation]
    foundings: list[Founding]
    events: list[Event]
    checks: list[Check]


@dataclass(frozen=True, slots=True)
class Part:
    """A page as it goes into the files. `funding` is the pickled records, still without flows."""

    rows: dict[str, Rows]
    funding: bytes
    digest: Digest
    problems: list[Problem]

    @property
    def records(self) -> int:
        """How many records the page gave."""
        counted = sum(rows.count for rows in self.rows.values())
        return counted + len(self.digest.funding)


def part_of(found: Findings, *, raw_csv: bool) -> Part:
    """What is kept of a page that has been read."""
    rows = {
        name: encode(name, in_place(getattr(found, name)), raw_csv=raw_csv)
        for name in COMPLETE
        if getattr(found, name)
    }
    funding = pickle.dumps(found.funding, pickle.HIGHEST_PROTOCOL)
    return Part(rows, funding, _digest(found), found.problems)


def _digest(found: Findings) -> Digest:
    return Digest(
        page=found.facts.page if found.facts else "".join(p.page for p in found.problems[:1]),
        is_page=found.facts is not None,
        names=found.names and replace(found.names, mentions=(), affiliations=()),
        facts=_light_facts(found),
        funding=list(map(_light_statement, found.funding)),
        donations=list(_light_rows(found.donations)),
        foundings=found.foundings,
        events=found.events,
        checks=audit_page(
            {
                "pages": found.pages,
                "donations": found.donations,
                "timeline": found.timeline,
                "amounts": found.amounts,
                "funding": found.funding,
                "shares": found.shares,
            }
        ),
    )


def _light_statement(record: Funding) -> Funding:
    """Words are only looked at in prose, and where nothing else names the gift."""
    figures = record.amount is not None or record.quantity is not None
    named = figures or record.in_kind or record.goods or record.purpose
    quote = "" if record.source == "table" and named else record.quote
    return replace(record, quote=quote, trace=(), rule=None, origin=None)


def _light_facts(found: Findings) -> PageFacts | None:
    if found.facts is None or not (found.funding or found.events):
        return None
    return replace(found.facts, url=None, title=None, layout=None, tags=(), cover=None, sha256="")


def _light_rows(donations: Sequence[Donation]) -> Iterator[Donation]:
    """Rows whose unit other pages may tell."""
    for row in donations:
        if row.unit_unknown and row.amount and not row.total:
            yield replace(row, quote="", extra={})


class Spool:
    """Parts in a file, in the order of their pages' paths once all are there.

    Only their digests and where they stand in the file are held in memory.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._held: list[tuple[Digest, int]] = []

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, part: Part) -> None:
        """Put a part at the end of the file."""
        self._held.append((part.digest, self._file.tell()))
        pickle.dump((part.rows, part.funding), self._file, pickle.HIGHEST_PROTOCOL)

    def digests(self) -> list[Digest]:
        """The digests in the order of the pages; parts of one page stay as they came."""
        self._held.sort(key=lambda held: held[0].page)
        return [digest for digest, _ in self._held]

    def __iter__(self) -> Iterator[tuple[dict[str, Rows], list[Funding]]]:
        for _, place in self._held:
            self._file.seek(place)
            rows, funding = pickle.load(self._file)
            yield rows, pickle.loads(funding)


def linked(funding: Sequence[Funding], light: Iterator[Funding]) -> list[Funding]:
    """The records of a page, with what all pages said of their light forms."""
    return [
        replace(record, **{name: getattr(said, name) for name in LINKED})
        for record, said in zip(funding, light, strict=False)
    ]


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
