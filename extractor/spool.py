"""Parts of all pages in files, gone through as often as linking, the audit and writing need it."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from extractor.evidence import Event, Founding
from extractor.link import Body, Gift, Linkable, Party, Statement
from extractor.parts import Part, Written
from extractor.records import Donation
from extractor.spill import HELD, Sorted

Heard = tuple[str | None, tuple[Party, ...], tuple[Founding, ...], tuple[Event, ...]]
"""A page's publisher and parties, and the foundings and events that it tells of."""


class Told(NamedTuple):
    """What the audit asks of a page."""

    parties: tuple[Party, ...]
    statements: tuple[Statement, ...]
    unknown: tuple[Donation, ...]
    """Rows of tables whose unit other pages may tell."""


class _Place(NamedTuple):
    """Where a part stands in the files, and what is asked without a look into these."""

    first: int
    """The number of its first statement."""
    told: int
    written: int
    page: str
    asked: bytes
    lines: bytes


class Spool:
    """Parts in files in a folder, in the order of their pages' paths once all are there."""

    def __init__(self, folder: Path) -> None:
        self._named = (folder / "named").open("w+b")
        self._told = (folder / "told").open("w+b")
        self._written = (folder / "written").open("w+b")
        self._places: Sorted[_Place] = Sorted(folder)
        self._heard: Sorted[Heard] = Sorted(folder)
        self._statements = 0
        self._held: dict[int, Told] = {}
        self.lacks_units = False
        """Whether a table has amounts without unit."""
        self.totals = False
        """Whether a sentence tells a total."""

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        for file in (self._named, self._told, self._written):
            file.close()

    def add(self, part: Part) -> None:
        """Put a part at the end of the files."""
        self._places.add(
            part.page,
            _Place(
                self._statements,
                self._told.tell(),
                self._written.tell(),
                part.page,
                part.asked,
                part.lines,
            ),
        )
        self._statements += part.given
        self._named.write(part.named)
        self._told.write(part.told)
        self._written.write(part.written)
        self.lacks_units |= part.lacks_units
        self.totals |= part.totals
        if part.foundings or part.events:
            parties = _as_told(pickle.loads(part.told)).parties
            self._heard.add(part.page, (part.publisher, parties, part.foundings, part.events))

    def heard(self) -> Iterable[Heard]:
        """The pages that tell of foundings or have chronologies, and these."""
        return self._heard

    def named(self) -> Iterator[Linkable]:
        """What linking asks of the parts, but for statements, in the order in which they came."""
        for bodies, parties, roles, same in _each(self._named):
            yield _linkable(bodies, tuple(map(Party._make, parties)), roles, (), same)

    def linkables(self) -> Iterator[Linkable]:
        """What linking asks of the parts, in the order in which they came."""
        held = place = 0
        pages = zip(_each(self._named), _each(self._told), strict=True)
        for (bodies, _, roles, same), plain in pages:
            told = _as_told(plain)
            held += len(told.parties) + len(told.statements)
            if held < HELD:
                self._held[place] = told
            place = self._told.tell()
            yield _linkable(bodies, told.parties, roles, told.statements, same)

    def asked(self) -> Iterator[tuple[str, bytes]]:
        """The page of each part, and the hash of what linking and the audit ask of it."""
        return ((place.page, place.asked) for place in self._places)

    def lines(self) -> Iterator[tuple[str, bytes]]:
        """The page of each part, and the hash of the lines in which it says that."""
        return ((place.page, place.lines) for place in self._places)

    def told(self) -> Iterator[tuple[int, Told]]:
        """The number of each part's first statement, and what the audit asks of the part."""
        for place in self._places:
            told = self._held.get(place.told)
            if told is None:
                self._told.seek(place.told)
                told = _as_told(pickle.load(self._told))
            yield place.first, told

    def written(self) -> Iterator[Written]:
        """What is written of the parts."""
        for place in self._places:
            self._written.seek(place.written)
            yield Written._make(pickle.load(self._written))


def _each(file: BinaryIO) -> Iterator[tuple[Any, ...]]:
    """What was pickled into a file."""
    end = file.seek(0, 2)
    file.seek(0)
    while file.tell() < end:
        yield pickle.load(file)


def _linkable(
    bodies: Iterable[tuple[Any, ...]],
    parties: tuple[Party, ...],
    roles: tuple[tuple[str, str], ...],
    statements: tuple[Statement, ...],
    same: tuple[tuple[Gift, Gift], ...],
) -> Linkable:
    return Linkable(tuple(map(Body._make, bodies)), parties, roles, statements, same)


def _as_told(plain: tuple[Any, ...]) -> Told:
    parties, statements, unknown = plain
    made = map(Statement._make, statements)
    return Told(tuple(map(Party._make, parties)), tuple(made), unknown)
