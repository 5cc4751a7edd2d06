"""Organisations of all pages: spellings made one on evidence, roles from the funding records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from extractor.find.names import PageNames
from extractor.find.naming.groups import Groups, group_names
from extractor.records import Funding, Organization, short_id
from extractor.sources.source import Site
from extractor.values.name.tokens import is_place
from extractor.values.names import find_names
from extractor.values.places import parse_place
from extractor.values.same_name import fold_name, kind_of_name

Canonical = Callable[[str, str], str]
"""(page, name as found) -> the name under which it is known on all pages."""

_ROLES = ("funder", "recipient", "intermediary", "named")


class PageFindings(Protocol):
    """What linking asks of the findings of a page."""

    @property
    def names(self) -> PageNames | None: ...

    @property
    def funding(self) -> Sequence[Funding]: ...


@dataclass(frozen=True, slots=True)
class _Body:
    """An organisation as one page names it."""

    page: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: int = 0


@dataclass(slots=True)
class _Gathered:
    forms: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    mentions: int = 0


def find_organizations(
    pages: Sequence[PageFindings], site: Site
) -> tuple[list[Organization], Canonical]:
    """The organisations, sorted by name, and the way from a name on a page to one of them."""
    parties = list(_parties(record for page in pages for record in page.funding))
    bodies = sorted(_bodies(pages, parties), key=lambda body: (body.page, body.name))
    counts: dict[str, int] = {}
    for body in bodies:
        counts[body.name] = counts.get(body.name, 0) + body.mentions
    counts = dict(sorted(counts.items()))
    groups = group_names(counts, dict.fromkeys(counts, "organization"), (), site.aliases)
    canonical = _canonical(bodies, groups)
    roles: dict[str, set[str]] = {}
    for role, page, name, _ in parties:
        roles.setdefault(canonical(page, name), set()).add(role)
    gathered: dict[str, _Gathered] = {}
    for body in bodies:
        one = gathered.setdefault(canonical(body.page, body.name), _Gathered())
        one.forms |= {body.name, *body.aliases}
        one.pages.add(body.page)
        one.mentions += body.mentions
    found = [
        Organization(
            id=short_id("organization", fold_name(name)),
            name=name,
            aliases=tuple(sorted(one.forms - {name})),
            kind=kind_of_name(name),
            roles=tuple(r for r in _ROLES if r in roles.get(name, ())) or ("named",),
            pages=tuple(sorted(one.pages)),
            mentions=one.mentions,
        )
        for name, one in sorted(gathered.items())
    ]
    return found, canonical


def _parties(funding: Iterable[Funding]) -> Iterator[tuple[str, str, str, str]]:
    """(role, page, name, source) of everybody in the funding records."""
    for record in funding:
        held = (
            ("funder", record.funders),
            ("recipient", record.recipients),
            ("intermediary", (record.via,) if record.via else ()),
        )
        for role, names in held:
            for name in names:
                yield role, record.page, name, record.source


def _bodies(
    pages: Sequence[PageFindings], parties: Sequence[tuple[str, str, str, str]]
) -> Iterator[_Body]:
    """What pages name as organisations; a name of unsaid kind is one where it gives or gets, and
    so is what a table lists as a party, unless it is a person or a place."""
    acting = {(page, fold_name(name)) for _, page, name, _ in parties}
    seen: set[tuple[str, str]] = set()
    for names in (page.names for page in pages if page.names is not None):
        for one in names.names:
            seen |= {(names.page, fold_name(form)) for form in (one.name, *dict(one.aliases))}
            acts = one.kind == "name" and (names.page, fold_name(one.name)) in acting
            if one.kind == "organization" or acts:
                yield _Body(names.page, one.name, tuple(dict(one.aliases)), one.mentions)
    listed: dict[tuple[str, str], list[str]] = {}
    for _, page, name, source in parties:
        body = _without_place(name)
        known = {(page, fold_name(name)), (page, fold_name(body or name))} & seen
        if source == "table" and not known and _may_be_body(name):
            listed.setdefault((page, fold_name(name)), []).append(name)
    for (page, _), forms in listed.items():
        yield _Body(page, forms[0], tuple(forms[1:]), len(forms))


def _may_be_body(name: str) -> bool:
    if is_place(name) or not (name[:1].isupper() or name[:1].isdigit() or name[:1] >= "\u3400"):
        return False
    kinds = {found.kind for found in find_names(name)}
    return not kinds or not kinds <= {"person", "place", "group"}


def _without_place(name: str) -> str | None:
    """What stands before the place in "Tarn Institute, Norway"; None for other names."""
    body, comma, place = name.rpartition(",")
    return body if comma and is_place(place.strip()) and not is_place(body) else None


def _place_key(name: str) -> str | None:
    """A country by its code, so that "Republic of Korea" is "South Korea"; None for no country."""
    place = parse_place(name)
    return "+".join(place.countries) if place and place.countries else None


def _canonical(bodies: Iterable[_Body], groups: Groups) -> Canonical:
    root = {name: name for name in groups}
    for name, aliases in groups.items():
        root |= {alias: name for alias, _ in aliases}
    on_page: dict[tuple[str, str], str] = {}
    anywhere: dict[str, set[str]] = {}
    for body in bodies:
        for form in (body.name, *body.aliases):
            key = fold_name(form)
            on_page.setdefault((body.page, key), root[body.name])
            anywhere.setdefault(key, set()).add(root[body.name])
    names: Mapping[str, str] = {fold_name(form): name for form, name in sorted(root.items())}

    def canonical(page: str, name: str) -> str:
        key = fold_name(name)
        if found := on_page.get((page, key)):
            return found
        elsewhere = anywhere.get(key, ())
        if len(elsewhere) == 1:
            return next(iter(elsewhere))
        if key in names:
            return names[key]
        body = _without_place(name)
        return canonical(page, body) if body else _place_key(name) or key

    return canonical
