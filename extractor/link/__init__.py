"""What needs all pages: organisations, and which statements are of the same gift.

Pages are seen twice, and what they have in common is kept in files: memory does not grow with
them, but for names that go by several, and for parts of larger gifts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from extractor.find.names import PageNames
from extractor.link.digest import digest_page
from extractor.link.flows import Stated, flows_of_gift, plain_stated, same_gifts
from extractor.link.light import Body, Gift, Linkable, Party, Statement
from extractor.link.organizations import Gathering, Names, Naming
from extractor.link.parts import parts_of_wholes, wholes
from extractor.records import Funding, Organization
from extractor.sources.source import Site
from extractor.spill import Groups, Slots, Sorted

__all__ = [
    "Body",
    "Gift",
    "Linkable",
    "Linked",
    "Linking",
    "PageFindings",
    "Party",
    "Said",
    "Statement",
    "digest_page",
    "link",
]

_FLOW = 12
"""Characters of an id, see `short_id`."""

_FIRST = {"-": (None, False), "+": (None, True), "t": ("table", True), "p": ("prose", True)}


class PageFindings(Protocol):
    """What linking asks of the findings of a page."""

    @property
    def names(self) -> PageNames | None: ...

    @property
    def funding(self) -> Sequence[Funding]: ...


class Said(NamedTuple):
    """What all pages say of a statement: its flow, that of the gift of which it is a part, and
    the source of the first statement of its flow, those of tables before those in prose; None
    where it is that itself. `several` says that it is not the only one of its flow."""

    flow: str
    part_of: str | None
    first: str | None
    several: bool


class Linked(NamedTuple):
    """What linking found."""

    organizations: Iterable[Organization]
    """By name."""
    names: Names
    flows: Slots
    wholes: Mapping[str, str]

    def said(self, number: int, count: int) -> list[Said]:
        """What is said of so many statements from that of a number on."""
        texts = self.flows.get(number, count)
        flows = [(text[:_FLOW], _FIRST[text[_FLOW:]]) for text in texts]
        return [Said(flow, self.wholes.get(flow), *first) for flow, first in flows]

    def organizations_of(self, parties: Iterable[Party]) -> dict[str, str]:
        """The organisations of which the names of a page's parties are forms."""
        found = {party.name: self.names.organization(party) for party in parties}
        return {name: of for name, of in found.items() if of is not None}


class Linking:
    """Takes pages one by one, and then links them; `folder` is for what memory should not hold."""

    def __init__(self, folder: Path | None, site: Site) -> None:
        self._folder = folder
        self._naming = Naming(folder, site.aliases)
        self._same: list[tuple[Gift, Gift]] = []

    def add(self, page: Linkable) -> None:
        """Add a page."""
        self._naming.add(page)
        self._same.extend(page.same)

    def link(self, pages: Iterable[Linkable]) -> Linked:
        """The organisations and flows of the same pages; the order in which they come numbers
        their statements and changes nothing else."""
        names = self._naming.names()
        same = same_gifts(self._same)
        gathering = Gathering(self._folder, names)
        gifts: Groups[Gift, tuple[Any, ...]] = Groups(self._folder)
        partial: Sorted[tuple[int, Linkable]] = Sorted(self._folder)
        number = 0
        for page in pages:
            known = {party.name: names.of_party(party) for party in page.parties}
            gathering.add(page, known)
            if any(one.part or one.rest for one in page.statements):
                partial.add(number, (number, page))
            for one in page.statements:
                funders = frozenset([known[name] for name in one.funders])
                recipients = frozenset([known[name] for name in one.recipients])
                told = plain_stated(number, one, funders, recipients)
                gifts.add(same.get(one.gift, one.gift), told)
                number += 1
        linked = Linked(gathering, names, _slots(gifts, Slots(self._folder, _FLOW + 1)), {})
        return linked._replace(wholes=wholes(_parts(partial, linked)))


def _slots(gifts: Iterable[tuple[Gift, list[tuple[Any, ...]]]], flows: Slots) -> Slots:
    """The slots with the flow of each statement, and which one of it that is."""
    for gift, plain in gifts:
        for flow, members in flows_of_gift(gift, [*map(Stated._make, plain)]):
            if len(members) == 1:
                flows.put(members[0].number, flow + "-")
                continue
            first = min(members, key=_fullest_first)
            for member in members:
                flows.put(member.number, flow + ("+" if member is first else first.source[0]))
    return flows


def _fullest_first(stated: Stated) -> tuple[bool, str, int, int, str]:
    """Rows of tables before sentences: they say the country and the stage."""
    return (stated.source != "table", stated.page, stated.start, stated.end, stated.id)


def _parts(pages: Iterable[tuple[int, Linkable]], linked: Linked) -> Iterator[tuple[str, str]]:
    for number, page in pages:
        known = {party.name: linked.names.of_party(party) for party in page.parties}
        said = linked.said(number, len(page.statements))
        statements = [
            one._replace(flow=of.flow) for one, of in zip(page.statements, said, strict=True)
        ]
        yield from parts_of_wholes(statements, known)


def link(
    findings: Iterable[PageFindings], site: Site | None = None
) -> tuple[list[Organization], list[Funding]]:
    """The organisations of all pages, and the funding records with their `flow`.

    Neither depends on the order of the pages, but for the order of the records themselves.
    """
    found = list(findings)
    pages = [digest_page(page.names, page.funding) for page in found]
    linking = Linking(None, site or Site())
    for page in pages:
        linking.add(page)
    linked = linking.link(pages)
    records = [record for page in found for record in page.funding]
    said = linked.said(0, len(records))
    return list(linked.organizations), [
        replace(record, flow=of.flow, part_of=of.part_of)
        for record, of in zip(records, said, strict=True)
    ]
