"""The sources of inputs, in order; each input is found out to be one of

a Jekyll site (it has a `_config.yml`), a folder of pages (Hugo, Eleventy, Pelican, saved HTML), a
bare git repository, a crawl (WARC) or a single file; all but the repository may be behind a URL
that fsspec opens. The order is that of the paths' characters, so that two machines read the same
input alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypedDict, Unpack

from extractor.limits import Limits
from extractor.records import Problem
from extractor.sources.decode import decode
from extractor.sources.files import FileRefused, Folder, InputError, Part, read_file
from extractor.sources.inputs import WARCS, Input, files_of, is_crawl, is_repository, is_url, opened
from extractor.sources.site import HUGO_CONFIGS, JEKYLL_CONFIGS, merged, site_of
from extractor.sources.source import Correction, Site, Source

__all__ = ["InputError", "find_sources", "read_origin", "read_site"]

SUFFIXES = frozenset((".md", ".markdown", ".html", ".htm", ".xhtml", ".txt"))
LEFT_OUT = frozenset(("_layouts", "_includes", "_sass", "_drafts", "_data"))
HUGO_LEFT_OUT = frozenset(("layouts", "archetypes", "themes", "public", "resources", "assets"))

_DRAFT = re.compile(rb"^(?:draft\s*[:=]\s*true|Status:\s*draft)\s*$", re.M | re.I)
_HEAD = 2000  # bytes in which a page says that it is a draft


@dataclass(frozen=True, slots=True)
class Archive:
    """A crawl whose pages are still to be read from it, there where they are wanted."""

    _each: Input
    _prefilter: bool

    def sources(self) -> Iterator[Source | Problem]:
        """Its pages, as `find_sources` gives them."""
        from extractor.sources.warc import read_warc

        return _sources(self._each, read_warc(self._each.root), self._prefilter)


class Asked(TypedDict, total=False):
    """What of the inputs is read, and how."""

    drafts: bool
    """Whether drafts are read too."""
    layouts: bool
    """Whether the pages of a Jekyll site are rendered with their layouts."""
    prefilter: bool
    """Whether pages without a word of giving are left out, and it is said how many."""
    limits: Limits
    """They hold for what templates make of each page."""
    debug: bool
    """Whether a problem says where in the code it arose."""


def find_sources(
    inputs: Sequence[str | Path], **asked: Unpack[Asked]
) -> Iterator[Source | Problem]:
    """The sources of every input in order; what cannot be read is a problem in its place.

    With several inputs the paths begin with the input's own name, so that they stay distinct, and
    each source knows its own site. Raises InputError for an input that does not exist.
    """
    for found in find_closed(inputs, **asked):
        yield from found.sources() if isinstance(found, Archive) else (found,)


def find_closed(
    inputs: Sequence[str | Path], **asked: Unpack[Asked]
) -> Iterator[Source | Problem | Archive]:
    """What `find_sources` gives, but each crawl as it is: whoever reads its pages opens it."""
    prefilter = asked.get("prefilter", False)
    for each in opened(inputs):
        if is_crawl(each.root):
            yield Archive(each, prefilter)
        else:
            yield from _sources(each, _found(each, asked), prefilter)


def _sources(
    each: Input, found: Iterable[Source | Problem], prefilter: bool
) -> Iterator[Source | Problem]:
    site, _ = _site(each)
    read: Iterator[Source | Problem] = (f for f in found if not _is_ignored(f, site))
    if prefilter:
        from extractor.sources.prefilter import with_words_of_giving

        read = with_words_of_giving(read, each.root.name)
    for source in read:
        yield _named(source, each, site if each.name else None)


def count_pages(inputs: Sequence[str | Path]) -> int | None:
    """About how many sources the inputs have; None where only reading them tells."""
    total = 0
    for name in inputs:
        root = Path(name)
        if is_url(name) or is_repository(root) or root.name.lower().endswith(WARCS):
            return None
        total += sum(1 for _ in page_paths(Folder(root).paths())) if root.is_dir() else 1
    return total


def read_site(inputs: Sequence[str | Path]) -> tuple[Site, list[Problem]]:
    """What holds for all inputs, and what of their settings could not be read."""
    sites: list[Site] = []
    problems: list[Problem] = []
    for each in opened(inputs):
        site, faults = _site(each)
        sites.append(site)
        problems += [replace(fault, page=each.path(fault.page)) for fault in faults]
    return merged(sites), problems


def read_origin(inputs: Sequence[str | Path], path: str) -> str | None:
    """The decoded text of any file of the inputs, by the path that a record's origin has."""
    for each in opened(inputs):
        relative = path.removeprefix(f"{each.name}/") if each.name else path
        if each.root.is_dir() and (not each.name or path.startswith(f"{each.name}/")):
            try:
                return decode(files_of(each.root).read(relative))[0]
            except FileRefused:
                continue
    return None


def _site(each: Input) -> tuple[Site, list[Problem]]:
    """What an input's own settings say, its corrections by the paths of this run."""
    if not each.root.is_dir():
        return Site(), []
    site, problems = site_of(files_of(each.root))
    if each.name:
        corrections: tuple[Correction, ...] = tuple(
            replace(correction, page=each.path(correction.page)) for correction in site.corrections
        )
        site = replace(site, corrections=corrections)
    return site, problems


def _found(each: Input, asked: Asked) -> Iterator[Source | Problem]:
    """The sources of an input that is no crawl."""
    root = each.root
    if root.is_file():
        yield _read(root) if isinstance(root, Path) else root.source()
        return
    files = files_of(root)
    drafts = asked.get("drafts", False)
    if isinstance(files, Folder):
        for path, reason in files.refused().items():
            yield Problem(page=path, stage="source", message=reason)
    sites = jekyll_roots(files.paths())
    if sites:
        from extractor.sources.jekyll.site import JekyllSite

        for inside in sites:
            part = Part(files, inside)
            site = JekyllSite(
                part,
                drafts=drafts,
                layouts=asked.get("layouts", False),
                limits=asked.get("limits"),
                debug=asked.get("debug", False),
            )
            for found in site.sources():
                yield _named(found, Input(root, inside), None)
    for path in page_paths(files.paths(), sites):
        try:
            data = files.read(path)
        except FileRefused as refused:
            yield Problem(page=path, stage="source", message=str(refused))
            continue
        if drafts or not _DRAFT.search(data, 0, _HEAD):
            yield Source(path, data)


def jekyll_roots(paths: Sequence[str]) -> list[str]:
    """The folders that are Jekyll sites, the input itself being "", outermost first."""
    roots: list[str] = []
    for path in sorted(paths, key=lambda path: (path.count("/"), path)):
        folder, _, name = path.rpartition("/")
        if name in JEKYLL_CONFIGS and folder not in roots and not _is_inside(path, roots):
            roots.append(folder)
    return sorted(roots)


def _is_inside(path: str, roots: Sequence[str]) -> bool:
    return any(not root or path.startswith(f"{root}/") for root in roots)


def page_paths(paths: Sequence[str], sites: Sequence[str] = ()) -> Iterator[str]:
    """The paths that are pages of no Jekyll site, in order."""
    hugo = not set(HUGO_CONFIGS).isdisjoint(paths)
    hugo = hugo and any(path.startswith("content/") for path in paths)
    left_out = LEFT_OUT | HUGO_LEFT_OUT if hugo else LEFT_OUT
    for path in paths:
        suffix = path[path.rfind(".") :].lower()
        folders = path.split("/")[:-1]
        if suffix in SUFFIXES and left_out.isdisjoint(folders) and not _is_inside(path, sites):
            yield path


def _read(path: Path) -> Source | Problem:
    try:
        return Source(path.name, read_file(path, path.parent))
    except FileRefused as refused:
        return Problem(page=path.name, stage="source", message=str(refused))


def _is_ignored(found: Source | Problem, site: Site) -> bool:
    path = found.path if isinstance(found, Source) else found.page
    return any(
        fnmatchcase(path, pattern) or path.startswith(pattern.rstrip("/") + "/")
        for pattern in site.ignored
    )


def _named(found: Source | Problem, each: Input, site: Site | None) -> Source | Problem:
    """The source or problem under the name of its input."""
    if isinstance(found, Problem):
        return replace(found, page=each.path(found.page)) if each.name else found
    if not each.name:
        return found
    rendered = found.rendered and found.rendered.under(each.name)
    return replace(found, path=each.path(found.path), rendered=rendered, site=site)
