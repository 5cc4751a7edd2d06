"""The whole way on one screen: sources -> pages -> records -> datasets.

`read_page` is a pure function of a source and of what its site says: a loop, a pool of processes
and a cluster run the same thing. Only what needs all pages comes after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from extractor import audit
from extractor.corrections import corrected, unused
from extractor.faults import attempt, limited
from extractor.find.amounts import find_amount_mentions
from extractor.find.events import find_events
from extractor.find.founding import find_foundings
from extractor.find.funding import find_funding
from extractor.find.funding_of_rows import funding_of_donations
from extractor.find.grid.tables import tables_of
from extractor.find.grids import Grid, find_grids
from extractor.find.names import find_page_names
from extractor.find.notes import find_notes
from extractor.find.shares import find_shares
from extractor.find.shown_once import shown_once
from extractor.find.timeline import find_timeline
from extractor.find.unseen import find_unseen
from extractor.joining import join
from extractor.limits import Limits
from extractor.link import link
from extractor.page import Page, read_source
from extractor.parts import Findings, Part, hashed, in_place, no_collecting, part_of
from extractor.records import Donation, Problem
from extractor.sources.folder import Asked, find_closed, find_sources, read_site
from extractor.sources.inputs import is_url
from extractor.sources.source import Site, Source
from extractor.workers import by_cluster, by_processes
from extractor.write import Output, OutputError, new_output

if TYPE_CHECKING:
    from extractor.cache import Cache

T = TypeVar("T")
Datasets = dict[str, list[Any]]
Watch = Callable[[Sequence[Problem], int], None]
"""Told of each page that has been read: its problems, and how many records it gave."""

LIMITS = Limits()


def extract(
    inputs: Sequence[str | Path],
    *,
    drafts: bool = False,
    layouts: bool = False,
    limits: Limits = LIMITS,
) -> Datasets:
    """Reads every page of the inputs into all datasets, sorted by page and place in the page.

    Everything is held in memory; `extract_to` is the way for many pages. `drafts` and `layouts`:
    see `Asked`; `limits` hold for each page. Raises InputError for an input that does not
    exist; all else is a row in problems.
    """
    site, problems = read_site(inputs)
    sources = find_sources(inputs, drafts=drafts, layouts=layouts, limits=limits)
    return gather((read_page(source, site, limits) for source in sources), site, problems)


def extract_to(
    out: Path | str,
    inputs: Sequence[str | Path],
    jobs: int | None = None,
    *,
    drafts: bool = False,
    layouts: bool = False,
    raw_csv: bool = False,
    parquet: bool = False,
    cache: Path | None = None,
    limits: Limits = LIMITS,
    debug: bool = False,
    prefilter: bool = False,
    scheduler: str | None = None,
    watch: Watch = lambda problems, records: None,
) -> dict[str, int]:
    """Writes into `out`, a folder, what `extract` gives; how many records each dataset has.

    `jobs` is how many processes read pages, None for as many as there are cores; the bytes are the
    same for any number. A page is gone from memory once it is read; what all pages together say
    is found through files. `cache` is a folder for what pages gave, see `Cache`. `limits` hold for
    each page; `debug` says in a problem where in the code it arose; `prefilter` leaves out pages
    without a word of giving. `scheduler` is the address of a Dask scheduler whose workers then
    read the pages, without a cache; with `parquet` they write the rows that no other page changes,
    all datasets are Parquet parts and nothing else, and `out` may be a URL. Raises InputError,
    OutputError as `new_output` and `new_parts` do, and ClusterError.
    """
    site, faults = read_site(inputs)
    cache = cache if scheduler is None else None
    if cache is not None:
        from extractor.cache import forget_others

        forget_others(cache)
    work = partial(read_parts, site=site, raw_csv=raw_csv, cache=cache, limits=limits, debug=debug)
    asked: Asked = {
        "drafts": drafts,
        "layouts": layouts,
        "prefilter": prefilter,
        "limits": limits,
        "debug": debug,
    }
    summary: dict[str, Any] = {}

    def together(parts: Iterable[Part], output: Output) -> None:
        watch(faults, 0)
        output.write("problems", faults)
        told, kept = _watched(parts, watch), _cache(cache)
        summary.update(join(told, site, output, watch, raw_csv=raw_csv, cache=kept))

    if scheduler is not None and parquet:
        from extractor.storing import store_rows, taken
        from extractor.write.parts_output import new_parts

        with new_parts(out, summary) as apart:
            store = partial(store_rows, place=apart.place)
            found = find_closed(inputs, **asked)
            parts = by_cluster(work, found, _lost, scheduler=scheduler, store=store)
            together(taken(parts, apart), apart)
        return apart.counts
    if is_url(out):
        raise OutputError(f"{out}: a URL is written to with --scheduler and --format parquet only")
    with new_output(Path(out), summary, raw_csv=raw_csv, parquet=parquet) as output:
        if scheduler is not None:
            parts = by_cluster(work, find_closed(inputs, **asked), _lost, scheduler=scheduler)
        else:
            sources = find_sources(inputs, **asked)
            scratch, memory = output.scratch, limits.memory
            parts = by_processes(work, sources, _lost, jobs=jobs, memory=memory, scratch=scratch)
        together(parts, output)
    return output.counts


def _watched(parts: Iterable[Part], watch: Watch) -> Iterator[Part]:
    for part in parts:
        watch(part.problems, part.records)
        yield part


def read_parts(
    sources: Sequence[Source | Problem],
    site: Site,
    *,
    raw_csv: bool,
    cache: Path | None,
    limits: Limits = LIMITS,
    debug: bool = False,
) -> list[Part]:
    """What is kept of each source: from the cache, or read."""
    kept = _cache(cache)

    def read(source: Source) -> Part:
        return part_of(_read(source, site, debug), raw_csv=raw_csv)

    parts: list[Part] = []
    for source in sources:
        if isinstance(source, Problem):
            parts.append(_problem_part(source))
            continue
        key = kept.key(source, site, raw_csv, debug) if kept else ""
        part: Part | Problem | None = kept.get(key) if kept else None
        if part is None:
            part = limited(source.path, _allowed(source, limits), debug, read, source)
            if kept and isinstance(part, Part):
                part = hashed(part)
                kept.put(key, part)
        parts.append(_problem_part(part) if isinstance(part, Problem) else part)
    return parts


def _cache(folder: Path | None) -> Cache | None:
    if folder is None:
        return None
    from extractor.cache import Cache

    return Cache(folder)


def _lost(source: Source | Problem) -> Part:
    path = source.path if isinstance(source, Source) else source.page
    message = "not read: it ended the process that read it, twice; please report the page"
    return _problem_part(Problem(page=path, stage="page", message=message))


def _problem_part(problem: Problem) -> Part:
    return part_of(Findings(problems=[problem]), raw_csv=False)


def read_page(
    source: Source | Problem, site: Site, limits: Limits = LIMITS, *, debug: bool = False
) -> Findings:
    """Everything that one source gives. What fails becomes a problem; the rest is still read.

    A page that goes over its limits gives nothing but the problem that says so.
    """
    if isinstance(source, Problem):
        return Findings(problems=[source])
    allowed = _allowed(source, limits)
    found = limited(source.path, allowed, debug, _read, source, site, debug)
    return Findings(problems=[found]) if isinstance(found, Problem) else found


def _allowed(source: Source, limits: Limits) -> Limits:
    """What one page may take, by its length as it is read."""
    made = len(source.rendered.text) if source.rendered is not None else 0
    return limits.for_bytes(max(len(source.data), made))


def _read(source: Source, site: Site, debug: bool) -> Findings:
    found = Findings()
    with no_collecting():
        page = attempt(source.path, "page", debug, read_source, source, site)
        if isinstance(page, Problem):
            found.problems.append(page)
        else:
            _find(page, found, debug)
            _let_go(page)
        if source.unshown and not found.donations:
            found = Findings()
    return found


def _let_go(page: Page) -> None:
    """Frees a page: its elements hold each other, and the finders of grids keep the last page."""
    tables_of.cache_clear()
    for node in page.elements:
        node.children.clear()


def _find(page: Page, found: Findings, debug: bool) -> None:
    def find(default: T, finder: Callable[..., T], *arguments: Any) -> T:
        made = attempt(page.path, finder.__name__, debug, finder, *arguments)
        if isinstance(made, Problem):
            found.problems.append(made)
            return default
        return made

    found.facts = page.facts
    found.problems.extend(page.problems)
    grids: list[Grid] = find([], find_grids, page)
    names = find(None, find_page_names, page)
    found.notes = find([], find_notes, page)
    if grids:
        from extractor.find.donations import find_donations

        none: tuple[list[Donation], list[Problem]] = ([], [])
        found.donations, unread = find(none, find_donations, page, grids)
        found.problems.extend(unread)
    _settle(page, found, "donations")
    found.timeline = find([], find_timeline, page)
    found.amounts = find([], find_amount_mentions, page, grids, found.donations)
    tables_of.cache_clear()  # what follows asks for no grid: of a long table they are half its tree
    grids.clear()
    found.funding = find([], find_funding, page, names, found.donations, found.timeline)
    for dataset in ("notes", "timeline", "amounts", "funding"):
        _settle(page, found, dataset)
    found.funding += find([], funding_of_donations, page, found.donations)
    found.foundings = find([], find_foundings, page, names, found.timeline)
    found.events = find([], find_events, names, found.timeline)
    found.shares = find([], find_shares, page)
    found.names = names
    located = (found.notes, found.donations, found.timeline, found.amounts, found.funding)
    found.problems += find([], find_unseen, page, [*chain(*located)])


def _settle(page: Page, found: Findings, dataset: str) -> None:
    """Each record once, and as extractor.toml corrects it."""
    once = shown_once(page, getattr(found, dataset))
    records, problems = corrected(page.path, dataset, once, page.site)
    setattr(found, dataset, records)
    found.problems.extend(problems)


def gather(pages: Iterable[Findings], site: Site, problems: Iterable[Problem] = ()) -> Datasets:
    """The datasets of all pages: what needs more than one page is found here."""
    findings = sorted(pages, key=_page)
    known = [page.facts.page for page in findings if page.facts is not None]
    organizations, funding = link(findings, site)
    datasets: Datasets = {
        "pages": [page.facts for page in findings if page.facts is not None],
        "donations": _each(findings, "donations"),
        "timeline": _each(findings, "timeline"),
        "amounts": _each(findings, "amounts"),
        "funding": list(funding),
        "organizations": list(organizations),
        "notes": _each(findings, "notes"),
        "checks": [],
        "problems": [*problems, *_each(findings, "problems"), *unused(site, known)],
    }
    unwritten = {name: _each(findings, name) for name in ("foundings", "events", "shares")}
    datasets["checks"] = audit.audit({**datasets, **unwritten})
    return datasets


def _page(found: Findings) -> str:
    return found.facts.page if found.facts else "".join(p.page for p in found.problems[:1])


def _each(findings: Sequence[Findings], name: str) -> list[Any]:
    """The records of all pages, each page's in the order of their places."""
    return [record for page in findings for record in in_place(getattr(page, name))]
