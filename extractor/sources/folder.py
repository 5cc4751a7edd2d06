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

from extractor.limits import Limits
from extractor.records import Problem
from extractor.sources.decode import decode
from extractor.sources.files import FileRefused, Files, Folder, InputError, read_file
from extractor.sources.prefilter import with_words_of_giving
from extractor.sources.remote import Remote
from extractor.sources.site import merged, site_of
from extractor.sources.source import Correction, Site, Source

__all__ = ["InputError", "find_sources", "read_origin", "read_site"]

SUFFIXES = frozenset((".md", ".markdown", ".html", ".htm", ".xhtml", ".txt"))
WARCS = (".warc", ".warc.gz", ".warc.zst")
JEKYLL = ("_config.yml", "_config.yaml")
LEFT_OUT = frozenset(("_layouts", "_includes", "_sass", "_drafts", "_data"))
HUGO = ("hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml")
HUGO_LEFT_OUT = frozenset(("layouts", "archetypes", "themes", "public", "resources", "assets"))

_DRAFT = re.compile(rb"^(?:draft\s*[:=]\s*true|Status:\s*draft)\s*$", re.M | re.I)
_HEAD = 2000  # bytes in which a page says that it is a draft


@dataclass(frozen=True, slots=True)
class _Input:
    """One input: its root, and the name that its paths begin with where there are several."""

    root: Path | Remote
    name: str

    def path(self, relative: str) -> str:
        return f"{self.name}/{relative}" if self.name else relative


@dataclass(frozen=True, slots=True)
class Archive:
    """A crawl whose pages are still to be read from it, there where they are wanted."""

    _each: _Input
    _prefilter: bool

    def sources(self) -> Iterator[Source | Problem]:
        """Its pages, as `find_sources` gives them."""
        return _sources(self._each, _found(self._each), self._prefilter)


def find_sources(
    inputs: Sequence[str | Path],
    *,
    drafts: bool = False,
    layouts: bool = False,
    prefilter: bool = False,
    limits: Limits | None = None,
    debug: bool = False,
) -> Iterator[Source | Problem]:
    """The sources of every input in order; what cannot be read is a problem in its place.

    With several inputs the paths begin with the input's own name, so that they stay distinct, and
    each source knows its own site. `drafts` reads drafts too; `layouts` renders the pages of a
    Jekyll site with their layouts; `prefilter` leaves out pages without a word of giving, and says
    how many. `limits` hold for what templates make of each page; `debug` says in a problem where in
    the code it arose. Raises InputError for an input that does not exist.
    """
    for each in _opened(inputs):
        yield from _sources(each, _found(each, drafts, layouts, limits, debug), prefilter)


def find_closed(
    inputs: Sequence[str | Path],
    *,
    drafts: bool = False,
    layouts: bool = False,
    prefilter: bool = False,
    limits: Limits | None = None,
    debug: bool = False,
) -> Iterator[Source | Problem | Archive]:
    """What `find_sources` gives, but each crawl as it is: whoever reads its pages opens it."""
    for each in _opened(inputs):
        if _is_crawl(each.root):
            yield Archive(each, prefilter)
        else:
            yield from _sources(each, _found(each, drafts, layouts, limits, debug), prefilter)


def _sources(
    each: _Input, found: Iterable[Source | Problem], prefilter: bool
) -> Iterator[Source | Problem]:
    site, _ = _site(each)
    read = (f for f in found if not _is_ignored(f, site))
    for source in with_words_of_giving(read, each.root.name) if prefilter else read:
        yield _named(source, each, site if each.name else None)


def count_pages(inputs: Sequence[str | Path]) -> int | None:
    """About how many sources the inputs have; None where only reading them tells."""
    total = 0
    for name in inputs:
        root = Path(name)
        if _is_url(name) or _is_repository(root) or root.name.lower().endswith(WARCS):
            return None
        total += sum(1 for _ in page_paths(Folder(root).paths())) if root.is_dir() else 1
    return total


def read_site(inputs: Sequence[str | Path]) -> tuple[Site, list[Problem]]:
    """What holds for all inputs, and what of their settings could not be read."""
    sites: list[Site] = []
    problems: list[Problem] = []
    for each in _opened(inputs):
        site, faults = _site(each)
        sites.append(site)
        problems += [replace(fault, page=each.path(fault.page)) for fault in faults]
    return merged(sites), problems


def read_origin(inputs: Sequence[str | Path], path: str) -> str | None:
    """The decoded text of any file of the inputs, by the path that a record's origin has."""
    for each in _opened(inputs):
        relative = path.removeprefix(f"{each.name}/") if each.name else path
        if each.root.is_dir() and (not each.name or path.startswith(f"{each.name}/")):
            try:
                return decode(_files(each.root).read(relative))[0]
            except FileRefused:
                continue
    return None


def _opened(inputs: Sequence[str | Path]) -> list[_Input]:
    roots = [_place(name) for name in inputs]
    for root in roots:
        if not root.exists():
            raise InputError(
                f"{root}: no such file or folder; give the folder that holds the pages"
            )
    return list(map(_Input, roots, _prefixes(roots)))


def _is_crawl(root: Path | Remote) -> bool:
    return root.name.lower().endswith(WARCS) and root.is_file()


def _place(name: str | Path) -> Path | Remote:
    if not _is_url(name):
        return Path(name)
    remote = Remote(str(name))
    return remote.local or remote


def _is_url(name: str | Path) -> bool:
    return isinstance(name, str) and "://" in name


def _prefixes(roots: Sequence[Path | Remote]) -> list[str]:
    """A name for each input that no other has; none is needed for a single one."""
    if len(roots) == 1:
        return [""]
    names: list[str] = []
    for root in roots:
        base = root.resolve().name if root.is_dir() else root.resolve().parent.name
        name, number = base, 2
        while name in names:
            name, number = f"{base}-{number}", number + 1
        names.append(name)
    return names


def _is_repository(root: Path) -> bool:
    return (root / "HEAD").is_file() and all((root / n).is_dir() for n in ("objects", "refs"))


def _files(root: Path | Remote) -> Files:
    if isinstance(root, Remote):
        return root.files()
    if _is_repository(root):
        from extractor.sources.git import Repository

        repository = Repository(root)
        return repository.files(repository.tree("HEAD"))
    return Folder(root)


def _site(each: _Input) -> tuple[Site, list[Problem]]:
    """What an input's own settings say, its corrections by the paths of this run."""
    if not each.root.is_dir():
        return Site(), []
    site, problems = site_of(_files(each.root))
    if each.name:
        corrections: tuple[Correction, ...] = tuple(
            replace(correction, page=each.path(correction.page)) for correction in site.corrections
        )
        site = replace(site, corrections=corrections)
    return site, problems


def _found(
    each: _Input,
    drafts: bool = False,
    layouts: bool = False,
    limits: Limits | None = None,
    debug: bool = False,
) -> Iterator[Source | Problem]:
    root = each.root
    if _is_crawl(root):
        from extractor.sources.warc import read_warc

        yield from read_warc(root)
        return
    if root.is_file():
        yield root.source() if isinstance(root, Remote) else _read(root)
        return
    files = _files(root)
    if isinstance(files, Folder):
        for path, reason in files.refused().items():
            yield Problem(page=path, stage="source", message=reason)
    sites = jekyll_roots(files.paths())
    if sites:
        from extractor.sources.jekyll import JekyllSite

        for inside in sites:
            part = Part(files, inside)
            site = JekyllSite(part, drafts=drafts, layouts=layouts, limits=limits, debug=debug)
            for found in site.sources():
                yield _named(found, _Input(root, inside), None)
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
        if name in JEKYLL and folder not in roots and not _is_inside(path, roots):
            roots.append(folder)
    return sorted(roots)


def _is_inside(path: str, roots: Sequence[str]) -> bool:
    return any(not root or path.startswith(f"{root}/") for root in roots)


def page_paths(paths: Sequence[str], sites: Sequence[str] = ()) -> Iterator[str]:
    """The paths that are pages of no Jekyll site, in order."""
    hugo = any(path in HUGO for path in paths) and any(p.startswith("content/") for p in paths)
    left_out = LEFT_OUT | HUGO_LEFT_OUT if hugo else LEFT_OUT
    for path in paths:
        suffix = path[path.rfind(".") :].lower()
        folders = path.split("/")[:-1]
        if suffix in SUFFIXES and left_out.isdisjoint(folders) and not _is_inside(path, sites):
            yield path


class Part:
    """The files below a folder of other files."""

    def __init__(self, files: Files, folder: str) -> None:
        self._files = files
        self._base = f"{folder}/" if folder else ""

    def paths(self) -> Sequence[str]:
        inside = (path for path in self._files.paths() if path.startswith(self._base))
        return [path.removeprefix(self._base) for path in inside]

    def has(self, path: str) -> bool:
        return self._files.has(self._base + path)

    def read(self, path: str) -> bytes:
        return self._files.read(self._base + path)

    def key(self, path: str) -> str:
        return self._files.key(self._base + path)


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


def _named(found: Source | Problem, each: _Input, site: Site | None) -> Source | Problem:
    """The source or problem under the name of its input."""
    if isinstance(found, Problem):
        return replace(found, page=each.path(found.page)) if each.name else found
    if not each.name:
        return found
    rendered = found.rendered and found.rendered.under(each.name)
    return replace(found, path=each.path(found.path), rendered=rendered, site=site)
