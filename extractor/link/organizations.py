"""Organisations of all pages: spellings made one on evidence, roles from the funding records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from extractor.identity import short_id
from extractor.link.light import Linkable, Party
from extractor.link.spellings import Spellings
from extractor.records import Organization
from extractor.spill import Groups, Sorted
from extractor.values.same_name import fold_name, kind_of_name

_ROLES = ("funder", "recipient", "intermediary", "named")
_Body = tuple[str, str, str, tuple[str, ...], int, str | None]
"""Page, name, the name folded, aliases, mentions, kind."""

_Told = tuple[str, str, tuple[str, ...], str | None, tuple[str, ...], tuple[str, ...], int]
"""Id, name, aliases, kind, roles, pages, mentions."""

_Use = tuple[str, str, int]
"""The name of a body that has a form, its `same`, and how it has it."""

_OWN, _ALIAS, _LISTED = range(3)
"""As its name on a page, as its alias there, or as one of several names that are one."""


class Names:
    """Under which name a party of a page is known on all pages.

    `full` has the names that go by others; `elsewhere` folded forms that another page than that
    which uses them tells to be a body's; `shared` folded forms of several organisations, each with
    the last of these by name.
    """

    def __init__(
        self, full: Mapping[str, str], elsewhere: Mapping[str, str], shared: Mapping[str, str]
    ) -> None:
        self._full = full
        self._elsewhere = elsewhere
        self._shared = shared

    def of_body(self, name: str) -> str:
        """The name of what a page names so."""
        return self._full.get(name, name)

    def of_party(self, party: Party) -> str:
        """The name of a party; a folded form, or the code of a place, where no page tells it."""
        for key in party.keys:
            if key in self._elsewhere:
                return self._elsewhere[key]
        return party.otherwise if party.body is None else self.of_body(party.body)

    def organization(self, party: Party) -> str | None:
        """The organisation of whose forms the party's name is, whatever its page says it means."""
        for key in party.keys[:2]:
            found = self._shared.get(key) or self._elsewhere.get(key)
            if found is not None:
                return found
        if party.body is None or len(party.keys) > 1:
            return None
        return self._shared.get(party.form) or self.of_body(party.body)


class Naming:
    """What pages name, added page by page; then `names`."""

    def __init__(self, folder: Path | None, aliases: Mapping[str, str]) -> None:
        self._spellings = Spellings(folder, aliases)
        self._forms: Groups[str, _Use | None] = Groups(folder)

    def add(self, page: Linkable) -> None:
        """Add a page."""
        self._spellings.add(page.bodies)
        for body in page.bodies:
            for number, form in enumerate(body.forms):
                self._forms.add(form, (body.name, body.same, _ALIAS if number else _OWN))
        for party in page.parties:
            for key in party.keys:
                self._forms.add(key, None)

    def names(self) -> Names:
        """The names that hold for all pages that were added."""
        full = self._spellings.full_names()
        for form in full:
            self._forms.add(fold_name(form), (form, form, _LISTED))
        elsewhere: dict[str, str] = {}
        shared: dict[str, str] = {}
        for key, uses in self._forms:
            told = [use for use in uses if use is not None]
            if len(told) > 1:
                owners = {full.get(same, same) for _, same, how in told if how != _LISTED}
                if len(owners) > 1:
                    shared[key] = max(owners)
            name = _whose(told, full) if told and len(told) < len(uses) else None
            if name is not None:
                elsewhere[key] = name
        return Names(full, elsewhere, shared)


def _whose(told: Iterable[_Use], full: Mapping[str, str]) -> str | None:
    """Whose a folded form is: the only body's that has it, else that of which it is the name."""
    bodies = {full.get(name, name) for name, _, how in told if how != _LISTED}
    if len(bodies) == 1:
        return bodies.pop()
    names = [name for name, _, how in told if how != _ALIAS]
    return full.get(max(names), max(names)) if names else None


class Gathering:
    """Organisations as pages name them, added page by page; then all of them, by name."""

    def __init__(self, folder: Path | None, names: Names) -> None:
        self._folder = folder
        self._names = names
        self._told: Groups[str, tuple[_Body | None, tuple[str, ...]]] = Groups(folder)

    def add(self, page: Linkable, known: Mapping[str, str]) -> None:
        """Add a page; `known` has the names of its parties."""
        roles: dict[str, tuple[str, ...]] = {}
        for role, party in page.roles:
            name = known[party]
            roles[name] = (*roles.get(name, ()), role)
        for body in page.bodies:
            name = self._names.of_body(body.same)
            one = (body.page, body.name, body.forms[0], body.aliases, body.mentions, body.kind)
            self._told.add(name, (one, roles.pop(name, ())))
        for name, acts in roles.items():
            self._told.add(name, (None, acts))

    def __iter__(self) -> Iterator[Organization]:
        found: Sorted[_Told] = Sorted(self._folder)
        for name, told in self._told:
            body, acts = told[0]
            if len(told) == 1 and body is not None and body[1] == name:
                found.add(name, _told_once(body, acts))
                continue
            bodies = [body for body, _ in told if body is not None]
            if bodies:
                roles = {role for _, acts in told for role in acts}
                found.add(name, _organization(name, bodies, roles))
        for id_, name, aliases, kind, acts, pages, mentions in found:
            yield Organization(
                id=id_,
                name=name,
                aliases=aliases,
                kind=kind,
                roles=acts,
                pages=pages,
                mentions=mentions,
            )


def _told_once(body: _Body, roles: Iterable[str]) -> _Told:
    """`_organization` of one that a single page names: nothing is to be brought together."""
    page, name, folded, aliases, mentions, kind = body
    ordered = tuple(sorted(aliases))
    return (_id(folded), name, ordered, kind, _in_order(roles), (page,), mentions)


def _organization(name: str, bodies: Iterable[_Body], roles: set[str]) -> _Told:
    """The values of an organisation, which a file holds in less than the record."""
    forms: set[str] = set()
    pages: set[str] = set()
    mentions = 0
    kinds: dict[str, str | None] = {}
    for page, form, _, aliases, times, kind in bodies:
        kinds[form] = kind
        forms |= {form, *aliases}
        pages.add(page)
        mentions += times
    return (
        _id(fold_name(name)),
        name,
        tuple(sorted(forms - {name})),
        kinds[name] if name in kinds else kind_of_name(name),
        _in_order(roles),
        tuple(sorted(pages)),
        mentions,
    )


def _id(folded: str) -> str:
    return short_id("organization", folded)


def _in_order(roles: Iterable[str]) -> tuple[str, ...]:
    told = {*roles}
    return tuple([role for role in _ROLES if role in told]) or ("named",)
