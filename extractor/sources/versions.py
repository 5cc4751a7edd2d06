"""The pages of each commit of a repository, rendered with that commit's data.

A page is rendered again only when it, or a file that its templates used, has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.records import Problem
from extractor.sources.files import FileRefused, Part
from extractor.sources.folder import jekyll_roots, page_paths
from extractor.sources.git import Repository, Tree
from extractor.sources.jekyll.documents import Document
from extractor.sources.jekyll.site import DOCUMENTS, JekyllSite
from extractor.sources.jekyll.site_files import Parsed
from extractor.sources.jekyll.unshown import data_pages, taken, unshown_documents
from extractor.sources.placed.text import Piece
from extractor.sources.site import site_of
from extractor.sources.source import Site, Source


@dataclass(frozen=True, slots=True)
class Version:
    """A page as a commit has it.

    `key` names what a reader gets: equal keys, equal pages. `made_from` are the files that the
    page was made from with their blobs, `shown` the pieces of it that data files gave.
    `source` is None where the page is that of a former version; `problems` are errors of this one.
    """

    path: str
    key: str
    made_from: tuple[tuple[str, str], ...]
    shown: tuple[Piece, ...] = ()
    source: Source | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteVersion:
    """All pages of a commit by their paths, what its settings say, and its own problems."""

    site: Site
    pages: Mapping[str, Version]
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()
    """Files that could not be read: pages made from them are not as they were meant."""


class Versions:
    """Reads the versions of the pages in one repository."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._parsed: dict[str, Parsed] = {}

    def at(self, tree: Tree, parents: Sequence[SiteVersion]) -> SiteVersion:
        """The pages of a tree; those that a parent has alike are taken over."""
        files = self._repository.files(tree)
        site, problems = site_of(files)
        known = [parent for parent in parents if parent.site == site]
        roots = jekyll_roots(files.paths())
        pages: dict[str, Version] = {}
        for root in roots:
            part = Part(files, root)
            parsed = self._parsed.setdefault(root, Parsed())
            jekyll = JekyllSite(part, parsed=parsed)
            problems += [_below(root, problem) for problem in jekyll.read.problems]
            for version in self._jekyll_pages(jekyll, root, tree, known):
                pages[version.path] = version
            parsed.forget({path: part.key(path) for path in part.paths()})
        for path in page_paths(files.paths(), roots):
            version = _former(path, tree, "", known) or self._plain(path, tree)
            pages[path] = version
        errors = tuple(problem for problem in problems if problem.severity == "error")
        return SiteVersion(site, pages, errors, frozenset(problem.page for problem in errors))

    def _plain(self, path: str, tree: Tree) -> Version:
        blob = tree[path]
        try:
            source = Source(path, self._repository.blob(blob))
        except FileRefused as refused:
            problem = Problem(page=path, stage="source", message=str(refused))
            return Version(path, blob, ((path, blob),), problems=(problem,))
        return Version(path, blob, ((path, blob),), source=source)

    def _jekyll_pages(
        self, jekyll: JekyllSite, root: str, tree: Tree, known: Sequence[SiteVersion]
    ) -> Iterator[Version]:
        base = f"{root}/" if root else ""
        listing = _digest(*(tree[base + document.path] for document in jekyll.read.documents))
        shown: list[Piece] = []

        def version_of(document: Document) -> Version:
            path = base + document.path
            former = _former(path, tree, listing, known)
            if former is not None:
                return former
            made = list(jekyll.render(document))
            source = next((found for found in made if isinstance(found, Source)), None)
            used = {base + name for name in jekyll.used}
            version = _rendered(path, made, used, tree, listing, base)
            return replace(version, shown=taken(jekyll.read, source) if source else ())

        for document in jekyll.read.documents:
            if document.published:
                version = version_of(document)
                shown += version.shown
                yield version
        yield from map(version_of, unshown_documents(jekyll.read, shown))
        for source in data_pages(jekyll.read, shown):
            if isinstance(source, Source):
                path = base + source.path
                yield _rendered(path, [source], {path}, tree, listing, base)


def _former(path: str, tree: Tree, listing: str, known: Sequence[SiteVersion]) -> Version | None:
    """The version of a page in a parent, where all that it was made from is as it was."""
    for parent in known:
        version = parent.pages.get(path)
        if version is not None and all(
            blob == (listing if name.endswith(DOCUMENTS) else tree.get(name, ""))
            for name, blob in version.made_from
        ):
            return version
    return None


def _rendered(
    path: str,
    made: Sequence[Source | Problem],
    used: set[str],
    tree: Tree,
    listing: str,
    base: str,
) -> Version:
    source = next((found for found in made if isinstance(found, Source)), None)
    problems = [found for found in made if isinstance(found, Problem)]
    errors = tuple(_below(base.rstrip("/"), p) for p in problems if p.severity == "error")
    made_from = tuple(
        (name, listing if name.endswith(DOCUMENTS) else tree.get(name, "")) for name in sorted(used)
    )
    if source is None:
        return Version(path, _digest(*(blob for _, blob in made_from)), made_from, problems=errors)
    text = source.rendered.text if source.rendered else ""
    key = _digest(tree.get(path, ""), text, repr(source.front), source.url or "")
    if base:
        source = _moved(source, path, base)
    return Version(path, key, made_from, (), source, errors)


def _moved(source: Source, path: str, base: str) -> Source:
    rendered = source.rendered and source.rendered.under(base.rstrip("/"))
    return replace(source, path=path, rendered=rendered)


def _below(root: str, problem: Problem) -> Problem:
    return replace(problem, page=f"{root}/{problem.page}") if root else problem


def _digest(*parts: str) -> str:
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()
