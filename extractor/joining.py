"""Parts of all pages -> the datasets, with what only all of them together say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from extractor import audit
from extractor.corrections import unused
from extractor.link import Linked, Linking
from extractor.parts import Part, Spool, linkable_of, no_collecting
from extractor.records import Organization, Problem
from extractor.sources.source import Site
from extractor.spill import Sorted
from extractor.write import Output, Rows, encode


def join(
    parts: Iterable[Part],
    site: Site,
    output: Output,
    watch: Callable[[list[Problem], int], None],
    *,
    raw_csv: bool,
) -> dict[str, Any]:
    """Writes the parts, in the order of their pages' paths; the summary of what they give.

    Memory does not grow with their number: what is not needed at once waits in files.
    """
    linking = Linking(output.scratch, site)
    corrected = {correction.page for correction in site.corrections}
    pages: set[str] = set()
    with Spool(output.scratch) as spool:
        for part in parts:
            spool.add(part)
            linking.add(linkable_of(part))
            if part.is_page and part.page in corrected:
                pages.add(part.page)
        late = list(unused(site, sorted(pages)))
        watch(late, 0)
        with no_collecting():
            linked = linking.link(spool.linkables())
            summary = _write(spool, linked, output, raw_csv)
            output.write("problems", late)
    return summary


def _write(spool: Spool, linked: Linked, output: Output, raw_csv: bool) -> dict[str, Any]:
    aliases: dict[str, tuple[str, ...]] = {}
    output.write("organizations", _noted(linked.organizations, aliases))
    together = _audit(spool, linked, output, aliases)
    wholes = frozenset(linked.wholes.values())
    checks: Sorted[Rows] = Sorted(output.scratch)
    for kept in spool:
        written = kept.written
        for name, rows in written.rows.items():
            output.append(name, rows)
        said = linked.said(kept.number, len(kept.statements))
        output.append("funding", written.funding.fill([(of.flow, of.part_of) for of in said]))
        organizations = linked.organizations_of(kept.parties)
        for found in together.add(kept.statements, said, written.unknown, organizations, wholes):
            checks.add(audit.order(found), encode("checks", [found], raw_csv=raw_csv))
        for order, check in written.checks:
            checks.add(order, check)
    for found in together.checks(linked.repeated):
        checks.add(audit.order(found), encode("checks", [found], raw_csv=raw_csv))
    for check in checks:
        output.append("checks", check)
    return together.summary()


def _noted(
    found: Iterable[Organization], aliases: dict[str, tuple[str, ...]]
) -> Iterator[Organization]:
    for one in found:
        if one.aliases:
            aliases[one.name] = one.aliases
        yield one


def _audit(
    spool: Spool, linked: Linked, output: Output, aliases: dict[str, tuple[str, ...]]
) -> audit.Together:
    foundings = audit.Foundings()
    together = audit.Together(
        output.scratch,
        aliases,
        foundings,
        units=spool.lacks_units,
        totals=spool.totals,
    )
    for publisher, parties, founded, events in spool.heard():
        organizations = linked.organizations_of(parties)
        for founding in founded:
            name = founding.organization
            foundings.add(founding, organizations.get(name, name))
        for event in events:
            together.add_event(event, publisher, organizations)
    return together
