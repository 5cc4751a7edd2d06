"""The checks that need all pages, and the sums, of more pages than memory should hold.

What may be held against each other is brought together through files, by what it must share, and
then given to the functions that check datasets in memory: of statements that share nothing they
make nothing. A check that is new in `audit_together` needs its line here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from extractor.audit.checks import Datasets, Names, period, place
from extractor.audit.contradictions import check_dates, check_figures, gift_between
from extractor.audit.events import DAYS, check_events
from extractor.audit.founded import check_foundings
from extractor.audit.recipients import check_recipients, figure_to_somebody
from extractor.audit.repetitions import check_repetitions
from extractor.audit.summary import Sums
from extractor.audit.told_totals import check_told_totals
from extractor.audit.units import check_units, telling
from extractor.audit.wholes import check_wholes
from extractor.evidence import Event, Founding
from extractor.link import Said, Statement
from extractor.records import Check, Donation, Organization, PageFacts
from extractor.spill import Groups

_Names = Mapping[str, str]
"""Names in a record -> the organisations of whose forms they are."""

_Told = tuple[Statement, _Names]


class Foundings:
    """The earliest founding of each organisation that pages tell of; of equal ones the first."""

    def __init__(self) -> None:
        self._earliest: dict[str, tuple[date, tuple[str, int, int, str], Founding]] = {}

    def __bool__(self) -> bool:
        return bool(self._earliest)

    def add(self, founding: Founding, name: str) -> None:
        """Add one; `name` is that of the organisation on all pages."""
        span = period(founding.date)
        if span:
            told = (span[0], place(founding), founding)
            self._earliest[name] = min(told, self._earliest.get(name, told), key=lambda t: t[:2])

    def get(self, name: str) -> Founding | None:
        """That of an organisation."""
        return self._earliest[name][2] if name in self._earliest else None


class Together:
    """Takes what pages say, and then has the checks and the sums of all.

    First come the foundings and events of all pages, then each page, in order. `aliases` has the
    other forms of the names of organisations; `units` says that there are tables whose amounts lack
    a unit, `totals` that there are sentences that tell a total.
    """

    def __init__(
        self,
        folder: Path | None,
        aliases: Mapping[str, tuple[str, ...]],
        foundings: Foundings,
        *,
        units: bool,
        totals: bool,
    ) -> None:
        self._folder = folder
        self._aliases = aliases
        self._foundings = foundings
        self._units = units
        self._totals = totals
        self._events = 0
        self._number = 0
        self._sums = Sums(folder)
        self._figures: Groups[tuple[object, ...], _Told] = Groups(folder)
        self._gifts: Groups[tuple[str, str], _Told] = Groups(folder)
        self._wholes: Groups[str, _Told] = Groups(folder)
        self._repeated: Groups[str, _Told] = Groups(folder)
        self._given: Groups[str, _Told] = Groups(folder)
        self._days: Groups[tuple[str | None, str], _Told | tuple[Event, _Names]] = Groups(folder)
        self._givers: Groups[str, _Told] = Groups(folder)
        self._receivers: Groups[str, _Told | tuple[str, int]] = Groups(folder)
        self._tables: Groups[tuple[str, int], _Told | tuple[Donation, _Names]] = Groups(folder)

    def add_event(self, event: Event, publisher: str | None, organizations: _Names) -> None:
        """Add an entry of a chronology on a page of a publisher."""
        names = _of(organizations, event.names)
        with suppress(ValueError, OverflowError):
            day = date.fromisoformat(event.date)
            for off in range(-DAYS, DAYS + 1):
                near = (day + timedelta(days=off)).isoformat()
                self._days.add((publisher, near), (event, names))
                self._events += 1

    def add(
        self,
        statements: Sequence[Statement],
        said: Sequence[Said],
        rows: Iterable[Donation],
        organizations: _Names,
        wholes: frozenset[str],
    ) -> Iterator[Check]:
        """Add a page: its statements, what all pages say of them, its rows without unit, the
        organisations whose names it uses; `wholes` are flows of which there are parts. Gives the
        checks that rest on the statements of the page alone."""
        funding = [
            one.numbered(number, of.flow, of.part_of)
            for number, (one, of) in enumerate(zip(statements, said, strict=True), self._number)
        ]
        self._number += len(funding)
        self._sums.add(zip(funding, (of.first for of in said), strict=True), organizations)
        for one, of in zip(funding, said, strict=True):
            self._add((one, _of(organizations, (*one.funders, *one.recipients))), wholes)
            if of.several:
                self._repeated.add(of.flow, (one, {}))
        for row in rows:
            names = _of(organizations, row.recipients)
            self._tables.add((row.page, row.table), (row, names))
            for name in row.recipients:
                self._receivers.add(names.get(name, name), (row.page, row.table))
        if self._totals:
            yield from self._page_totals(funding, organizations)

    def _add(self, told: _Told, wholes: frozenset[str]) -> None:
        one: Any = told[0]  # a statement has what the checks ask of a funding record
        names = told[1]
        if key := gift_between(one, lambda name: names.get(name, name)):
            self._figures.add(key, told)
        if amount := figure_to_somebody(one):
            self._gifts.add(amount, told)
        if one.part_of or one.flow in wholes:
            self._wholes.add(str(one.part_of or one.flow), told)
        if self._events and one.source == "prose" and one.date:
            self._days.add((one.publisher, one.date), told)
        if self._foundings or self._totals:
            self._add_givers(told)
        if self._units:
            for name in {names.get(name, name) for name in one.recipients}:
                self._receivers.add(name, told)

    def _add_givers(self, told: _Told) -> None:
        one, names = told
        givers = {names.get(name, name) for name in one.funders}
        for name in givers:
            if one.date and self._foundings.get(name):
                self._given.add(name, told)
            if self._totals and (one.status != "total" or len(givers) == 1):
                self._givers.add(name, told)

    def checks(self) -> Iterator[Check]:
        """The checks of all pages."""
        for _, several in self._figures:
            if len(several) > 1:
                yield from check_figures(*self._apart(several))
        for _, several in self._gifts:
            if len(several) > 1:
                yield from check_recipients(*self._apart(several))
        for _, several in self._repeated:
            datasets, _ = self._apart(several)
            yield from check_dates(datasets)
            yield from check_repetitions(datasets)
        for _, several in self._wholes:
            yield from check_wholes(self._apart(several)[0])
        for (publisher, _), told in self._days:
            if len({isinstance(one, Event) for one, _ in told}) > 1:
                yield from check_events(*self._apart(told, publisher))
        yield from self._founding_checks()
        for _, several in self._givers:
            yield from check_told_totals(*self._apart(several))
        yield from self._unit_checks()

    def summary(self) -> dict[str, Any]:
        """What may be added up, see `Sums.summary`."""
        return self._sums.summary()

    def _founding_checks(self) -> Iterator[Check]:
        for name, several in self._given:
            founding = self._foundings.get(name)
            datasets, canonical = self._apart(several)
            named = [replace(founding, organization=name)] if founding else []
            yield from check_foundings({**datasets, "foundings": named}, canonical)

    def _page_totals(self, funding: Sequence[Statement], organizations: _Names) -> Iterator[Check]:
        """Totals of nobody, or of several, are held against their page alone."""
        totals = [one for one in funding if _is_total(one) and not _giver(one, organizations)]
        if totals:
            gifts = [one for one in funding if one.status != "total"]
            datasets, canonical = self._apart((one, organizations) for one in (*totals, *gifts))
            yield from check_told_totals(datasets, canonical)

    def _unit_checks(self) -> Iterator[Check]:
        for _, told in self._receivers:
            tables = dict.fromkeys(one for one in told if isinstance(one[0], str))
            said = {one[0].number: one for one in told if not isinstance(one[0], str)}
            statements: list[Any] = [one for one, _ in said.values()] if tables else []
            for table, one in product(tables, telling(statements)):
                self._tables.add(table, said[one.number])
        for _, held in self._tables:
            rows = [told for told in held if isinstance(told[0], Donation)]
            said = {told[0].number: told for told in held if not isinstance(told[0], Donation)}
            yield from check_units(*self._apart([*rows, *said.values()]))

    def _apart(
        self, told: Iterable[tuple[Any, _Names]], publisher: str | None = None
    ) -> tuple[Datasets, Names]:
        """Records and names in them -> datasets, and the name under which a spelling is merged."""
        found: dict[str, list[Any]] = {"donations": [], "events": [], "funding": []}
        pages: dict[str, PageFacts] = {}
        merged: dict[str, str] = {}
        for record, names in told:
            merged.update(names)
            if isinstance(record, Statement):
                found["funding"].append(record)
                pages[record.page] = PageFacts(
                    page=record.page,
                    published=record.published,
                    publisher=record.publisher,
                    sha256="",
                )
            else:
                facts = PageFacts(page=record.page, publisher=publisher, sha256="")
                pages.setdefault(record.page, facts)
                found["events" if isinstance(record, Event) else "donations"].append(record)
        found["pages"] = list(pages.values())
        found["organizations"] = [
            Organization(name=name, aliases=self._aliases.get(name, ()))
            for name in dict.fromkeys(merged.values())
        ]
        return found, lambda name: merged.get(name, name)


def _is_total(one: Statement) -> bool:
    return one.status == "total" and one.source == "prose"


def _giver(one: Statement, organizations: _Names) -> str | None:
    """The only giver of a statement."""
    names = {organizations.get(name, name) for name in one.funders}
    return names.pop() if len(names) == 1 else None


def _of(organizations: _Names, names: Iterable[str]) -> _Names:
    return {name: organizations[name] for name in names if name in organizations}
