"""Parts of all pages -> the datasets, with what only all of them together say.

What they say together is put into a file before anything is written. With a cache the file is kept:
the next run needs no linking and no audit where no page says anything else of gifts and names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from extractor import audit
from extractor.corrections import unused
from extractor.link import Linked, Linking
from extractor.parts import Part, no_collecting
from extractor.records import Check, Organization, Problem
from extractor.sources.source import Site
from extractor.spill import Sections, Seen, Sorted
from extractor.spool import Spool
from extractor.write import Output, Rows, encode

if TYPE_CHECKING:
    from extractor.cache import Cache

_FILE = "together"
_BATCH = 1000  # organisations that are encoded at once
_Ordered = tuple[audit.CheckOrder, Rows]


def join(
    parts: Iterable[Part],
    site: Site,
    output: Output,
    watch: Callable[[list[Problem], int], None],
    *,
    raw_csv: bool,
    cache: Cache | None = None,
) -> dict[str, Any]:
    """Writes the parts, in the order of their pages' paths; the summary of what they give.

    Memory does not grow with their number: what is not needed at once waits in files. What they
    say together is taken from the cache where it holds that of the same parts.
    """
    corrected = {correction.page for correction in site.corrections}
    pages: set[str] = set()
    with Spool(output.scratch) as spool:
        for part in parts:
            spool.add(part)
            if part.is_page and part.page in corrected:
                pages.add(part.page)
        late = list(unused(site, sorted(pages)))
        watch(late, 0)
        with no_collecting():
            together = _together(spool, site, output.scratch, raw_csv, cache)
            _write(spool, together, output)
            output.write("problems", late)
    return {
        name: together.get(name) if is_long else value
        for name, value, is_long in together.get("summary")
    }


def _write(spool: Spool, together: Sections, output: Output) -> None:
    for rows in together.get("organizations"):
        output.append("organizations", rows)
    checks: Sorted[Rows] = Sorted(output.scratch)
    for written, (said, found) in zip(spool.written(), together.get("said"), strict=True):
        for name, rows in written.rows.items():
            output.append(name, rows)
        output.append("funding", written.funding.fill(said))
        for order, check in (*found, *written.checks):
            checks.add(order, check)
    for order, check in together.get("checks"):
        checks.add(order, check)
    for check in checks:
        output.append("checks", check)


def _together(
    spool: Spool, site: Site, folder: Path, raw_csv: bool, cache: Cache | None
) -> Sections:
    """What the parts say together: organisations and checks as they are written, what is said of
    the statements of each part, and the summary."""
    if cache is None:
        return _found(spool, site, folder, raw_csv)
    key = cache.key(site.aliases, raw_csv)
    for asked in spool.asked():
        key = cache.key(key, asked)
    kept = cache.open(_FILE, key)
    if kept is not None:
        together = Sections.read(kept)
        # Checks say in which lines of their pages they found what they are of.
        lines = zip(together.get("lines"), spool.lines(), strict=True)
        if all(former in (None, now) for former, (_, now) in lines):
            return together
    together = _found(spool, site, folder, raw_csv)
    cache.put_file(_FILE, key, together.file)
    return together


def _found(spool: Spool, site: Site, folder: Path, raw_csv: bool) -> Sections:
    linking = Linking(folder, site)
    for page in spool.named():
        linking.add(page)
    linked = linking.link(spool.linkables())
    found = Sections(TemporaryFile(dir=folder))  # noqa: SIM115 - gone with the object
    aliases: dict[str, tuple[str, ...]] = {}
    organizations = _noted(linked.organizations, aliases)
    found.put("organizations", _batches("organizations", organizations, raw_csv), 1)
    audited = _audit(spool, linked, folder, aliases)
    cited = Seen()

    def ordered(check: Check) -> _Ordered:
        cited.add(check.pages)
        return audit.order(check), encode("checks", [check], raw_csv=raw_csv)

    found.put("said", _said(spool, linked, audited, ordered))
    found.put("checks", map(ordered, audited.checks()))
    pages = spool.lines()
    found.put("lines", (lines if cited.times(page) else None for page, lines in pages))
    for name, value in audited.summary().items():
        is_long = isinstance(value, Iterator)
        found.put("summary", [(name, None if is_long else value, is_long)])
        if is_long:
            found.put(name, value)
    found.close()
    return found


def _noted(
    found: Iterable[Organization], aliases: dict[str, tuple[str, ...]]
) -> Iterator[Organization]:
    for one in found:
        if one.aliases:
            aliases[one.name] = one.aliases
        yield one


def _batches(dataset: str, records: Iterable[object], raw_csv: bool) -> Iterator[Rows]:
    source = iter(records)
    while batch := list(islice(source, _BATCH)):
        yield encode(dataset, batch, raw_csv=raw_csv)


def _said(
    spool: Spool, linked: Linked, audited: audit.Together, ordered: Callable[[Check], _Ordered]
) -> Iterator[tuple[list[tuple[str, str | None]], list[_Ordered]]]:
    """Flow and whole of each statement of each part, and the checks that rest on the part alone."""
    wholes = frozenset(linked.wholes.values())
    for first, told in spool.told():
        said = linked.said(first, len(told.statements))
        organizations = linked.organizations_of(told.parties)
        checks = audited.add(told.statements, said, told.unknown, organizations, wholes)
        yield [(of.flow, of.part_of) for of in said], [*map(ordered, checks)]


def _audit(
    spool: Spool, linked: Linked, folder: Path, aliases: dict[str, tuple[str, ...]]
) -> audit.Together:
    foundings = audit.Foundings()
    together = audit.Together(
        folder,
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
