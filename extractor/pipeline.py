"""The whole way on one screen: sources -> pages -> records -> datasets.

`read_page` is a pure function of a source and of what its site says: a loop, a pool of processes
and a cluster run the same thing. Only what needs all pages comes after it.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from extractor.audit import audit
from extractor.corrections import corrected, unused
from extractor.find.amounts import find_amount_mentions
from extractor.find.donations import find_donations
from extractor.find.funding import find_funding, funding_of_donations
from extractor.find.grids import find_grids
from extractor.find.names import PageNames, find_page_names
from extractor.find.notes import find_notes
from extractor.find.shown_once import shown_once
from extractor.find.timeline import find_timeline
from extractor.link import link
from extractor.page import Page, read_source
from extractor.records import (
    AmountMention,
    Donation,
    Funding,
    Note,
    PageFacts,
    Problem,
    TimelineEntry,
)
from extractor.sources.folder import find_sources, read_site
from extractor.sources.source import Site, Source

T = TypeVar("T")
Datasets = dict[str, list[Any]]

BATCH = 128
"""Sources that are held at once; fewer are read in this process, where none need be started."""


@dataclass(slots=True)
class Findings:
    """What one page gave. `facts` is None for a source that could not be read at all."""

    facts: PageFacts | None = None
    donations: list[Donation] = field(default_factory=list)
    timeline: list[TimelineEntry] = field(default_factory=list)
    amounts: list[AmountMention] = field(default_factory=list)
    funding: list[Funding] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    names: PageNames | None = None
    problems: list[Problem] = field(default_factory=list)


def extract(
    inputs: Sequence[str | Path],
    jobs: int | None = 1,
    *,
    drafts: bool = False,
    layouts: bool = False,
) -> Datasets:
    """Reads every page of the inputs into all datasets, sorted by page and place in the page.

    `jobs` is how many processes read pages, None for as many as there are cores; the records are
    the same for any number. `drafts` and `layouts`: see `find_sources`. Raises InputError for an
    input that does not exist; all else is a row in problems.
    """
    site, problems = read_site(inputs)
    sources = find_sources(inputs, drafts=drafts, layouts=layouts)
    return gather(read_pages(sources, site, jobs), site, problems)


def read_pages(
    sources: Iterable[Source | Problem], site: Site, jobs: int | None = 1
) -> Iterator[Findings]:
    """What each source gives, in their order, read by `jobs` processes a batch at a time."""
    waiting = iter(sources)
    batch = list(islice(waiting, BATCH))
    workers = jobs or _cores()
    if workers == 1 or len(batch) < BATCH:
        yield from (read_page(source, site) for source in chain(batch, waiting))
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        while batch:
            yield from pool.map(partial(read_page, site=site), batch, chunksize=BATCH // 16)
            batch = list(islice(waiting, BATCH))


def read_page(source: Source | Problem, site: Site) -> Findings:
    """Everything that one source gives. What fails becomes a problem; the rest is still read."""
    if isinstance(source, Problem):
        return Findings(problems=[source])
    found = Findings()
    collecting = gc.isenabled()
    gc.disable()  # a page is a burst of small objects that all live until it is done
    try:
        page = _attempt(found, source.path, "page", None, read_source, source, site)
        if page is not None:
            _find(page, found)
        if source.unshown and not found.donations:
            found = Findings()
    finally:
        if collecting:
            gc.enable()
    return found


def _find(page: Page, found: Findings) -> None:
    def find(default: T, finder: Callable[..., T], *arguments: Any) -> T:
        return _attempt(found, page.path, finder.__name__, default, finder, *arguments)

    found.facts = page.facts
    found.problems.extend(page.problems)
    grids = find([], find_grids, page)
    names = find(None, find_page_names, page)
    found.notes = find([], find_notes, page)
    found.donations = find([], find_donations, page, grids)
    _settle(page, found, "donations")
    found.timeline = find([], find_timeline, page)
    found.amounts = find([], find_amount_mentions, page)
    found.funding = find([], find_funding, page, names, found.donations)
    for dataset in ("notes", "timeline", "amounts", "funding"):
        _settle(page, found, dataset)
    found.funding += find([], funding_of_donations, page, found.donations)
    found.names = names


def _settle(page: Page, found: Findings, dataset: str) -> None:
    """Each record once, and as extractor.toml corrects it."""
    once = shown_once(page, getattr(found, dataset))
    records, problems = corrected(page.path, dataset, once, page.site)
    setattr(found, dataset, records)
    found.problems.extend(problems)


def _attempt(
    found: Findings, path: str, stage: str, default: T, step: Callable[..., T], *arguments: Any
) -> T:
    try:
        return step(*arguments)
    except Exception as error:  # one bad page costs one row, whatever is wrong with it
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        found.problems.append(
            Problem(page=path, stage=stage, message=f"not read: {reason}; please report the page")
        )
        return default


def gather(pages: Iterable[Findings], site: Site, problems: Iterable[Problem] = ()) -> Datasets:
    """The datasets of all pages: what needs more than one page is found here."""
    findings = list(pages)
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
        "problems": [*problems, *unused(site, known), *_each(findings, "problems")],
    }
    datasets["checks"] = audit(datasets)
    return datasets


def _each(findings: Sequence[Findings], name: str) -> list[Any]:
    """The records of all pages, each page's in the order of their places.

    What stands in other files keeps the order in which its page shows it.
    """
    return [record for page in findings for record in _in_order(getattr(page, name))]


def _in_order(records: Sequence[Any]) -> Sequence[Any]:
    if any(getattr(record, "origin", None) for record in records):
        return records
    return sorted(records, key=_place)


def _place(record: Any) -> tuple[int, int]:
    line = record.line or 0
    return (getattr(record, "start", line), line)


def _cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def summary(datasets: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    """One line a dataset: its name and how many records it has."""
    for name, records in datasets.items():
        yield f"{name:13} {len(records):7,}"
