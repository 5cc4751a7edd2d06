"""Organisations of all pages: spellings made one on evidence, roles from the funding records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from extractor.find.name_groups import Groups, group_names
from extractor.find.names import PageNames
from extractor.records import Funding, Organization, short_id
from extractor.sources.source import Site
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


def find_organizations(
    pages: Sequence[PageFindings], site: Site
) -> tuple[list[Organization], Canonical]:
    """The organisations, sorted by name, and the way from a name on a page to one of them."""
    named = sorted((p.names for p in pages if p.names is not None), key=lambda names: names.page)
    counts = _counts(named)
    groups = group_names(counts, dict.fromkeys(counts, "organization"), (), site.aliases)
    canonical = _canonical(named, groups)
    roles = _roles((record for page in pages for record in page.funding), canonical)
    forms: dict[str, dict[str, int]] = {}
    seen: dict[str, set[str]] = {}
    for names in named:
        for name in names.names:
            root = canonical(names.page, name.name)
            if root not in groups:
                continue
            seen.setdefault(root, set()).add(names.page)
            by_form = forms.setdefault(root, {})
            for form in (name.name, *(alias for alias, _ in name.aliases)):
                by_form.setdefault(form, 0)
            by_form[name.name] += name.mentions
    found = [
        _organization(root, forms[root], seen[root], roles) for root in groups if root in forms
    ]
    return sorted(found, key=lambda organization: organization.name), canonical


def _organization(
    name: str, forms: Mapping[str, int], pages: Iterable[str], roles: Mapping[str, set[str]]
) -> Organization:
    held = roles.get(name, set())
    return Organization(
        id=short_id("organization", fold_name(name)),
        name=name,
        aliases=tuple(sorted(form for form in forms if form != name)),
        kind=kind_of_name(name),
        roles=tuple(role for role in _ROLES if role in held) or ("named",),
        pages=tuple(sorted(pages)),
        mentions=sum(forms.values()),
    )


def _counts(named: Iterable[PageNames]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for names in named:
        for name in names.names:
            if name.kind == "organization":
                counts[name.name] = counts.get(name.name, 0) + name.mentions
    return dict(sorted(counts.items()))


def _canonical(named: Iterable[PageNames], groups: Groups) -> Canonical:
    root = {name: name for name in groups}
    for name, aliases in groups.items():
        root |= {alias: name for alias, _ in aliases}
    on_page: dict[tuple[str, str], str] = {}
    anywhere: dict[str, set[str]] = {}
    for names in named:
        for one in names.names:
            if one.name not in root:
                continue
            for form in (one.name, *(alias for alias, _ in one.aliases)):
                key = fold_name(form)
                on_page.setdefault((names.page, key), root[one.name])
                anywhere.setdefault(key, set()).add(root[one.name])

    def canonical(page: str, name: str) -> str:
        key = fold_name(name)
        if found := on_page.get((page, key)):
            return found
        elsewhere = anywhere.get(key, ())
        return next(iter(elsewhere)) if len(elsewhere) == 1 else key

    return canonical


def _roles(funding: Iterable[Funding], canonical: Canonical) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = {}
    for record in funding:
        held = (
            ("funder", record.funders),
            ("recipient", record.recipients),
            ("intermediary", (record.via,) if record.via else ()),
        )
        for role, names in held:
            for name in names:
                roles.setdefault(canonical(record.page, name), set()).add(role)
    return roles
