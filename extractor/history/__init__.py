"""A repository's history: every committed version of its pages, and each record over all of them.

A commit is read against its first parent. A version of a page is read once, and again only when
the page, or a file that its templates use, has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractor.audit import check_progress, in_order
from extractor.history.threads import Seen, Threads, matched
from extractor.pipeline import read_page
from extractor.records import Located, Problem, Revision
from extractor.sources.git import Change, Commit, Repository
from extractor.sources.site import JEKYLL_CONFIGS
from extractor.sources.versions import SiteVersion, Version, Versions

FOLLOWED = ("donations", "timeline", "amounts", "funding")


@dataclass(frozen=True, slots=True)
class _Read:
    """What a version of a page gave: its records with their threads."""

    key: str
    records: Sequence[Seen] = ()


@dataclass(frozen=True, slots=True)
class _State:
    """A commit's tree, its pages and what was read of them."""

    commit: Commit
    tree: Mapping[str, str]
    version: SiteVersion
    pages: Mapping[str, _Read]


def read_history(root: Path, *, path: str = "", since: str | None = None) -> dict[str, list[Any]]:
    """The datasets `revisions`, `histories`, `checks` and `problems` of a repository up to HEAD.

    `path` limits them to a page or to the pages below a folder, `since` (ISO 8601) to the commits
    from a day on; what was there before counts as there from the commit before. Raises InputError
    where git cannot read the repository.
    """
    with Repository(root) as repository:
        commits = repository.commits(since)
        reader = _Reader(repository, path.strip("/"), commits)
        for commit in commits:
            reader.read(commit)
        return reader.datasets()


class _Reader:
    """Reads commits in order, parents first; holds the states that commits to come begin from."""

    def __init__(self, repository: Repository, path: str, commits: Sequence[Commit]) -> None:
        self._repository = repository
        self._path = path
        self._versions = Versions(repository)
        self._states: dict[str, _State] = {}
        self._children = Counter(name for commit in commits for name in commit.parents)
        self._last: _State | None = None
        self._threads = Threads()
        self._revisions: list[Revision] = []
        self._problems: list[Problem] = []

    def read(self, commit: Commit) -> None:
        """Reads a commit whose parents have been read, or stand before the first."""
        parents = [self._parent(name) for name in commit.parents]
        tree = self._tree(commit, parents)
        if parents and tree == parents[0].tree:
            state = replace(parents[0], commit=commit)
        else:
            state = self._compared(commit, tree, parents)
        self._states[commit.name] = self._last = state
        for name in commit.parents:
            self._children[name] -= 1
            if not self._children[name]:
                del self._states[name]

    def datasets(self) -> dict[str, list[Any]]:
        """All that was read, in the order of the commits."""
        alive: list[Seen] = []
        if self._last is not None:
            alive = [seen for read in self._last.pages.values() for seen in read.records]
        histories = self._threads.histories(alive, self._last.commit if self._last else None)
        progress = check_progress(zip(histories, self._threads.last(), strict=True))
        return {
            "revisions": self._revisions,
            "histories": histories,
            "checks": in_order(progress),
            "problems": self._problems,
        }

    # Trees

    def _parent(self, name: str) -> _State:
        """The state of a parent; one before the first commit is read as it stands."""
        if name not in self._states:
            commit = self._repository.commit(name)
            self._states[name] = self._compared(commit, self._below(name), [], baseline=True)
        return self._states[name]

    def _below(self, commit: str) -> dict[str, str]:
        base = self._repository.folder
        tree = self._repository.tree(commit)
        return {path[len(base) :]: blob for path, blob in tree.items() if path.startswith(base)}

    def _tree(self, commit: Commit, parents: Sequence[_State]) -> Mapping[str, str]:
        if len(parents) != 1:
            return self._below(commit.name)
        changes = self._changes(commit)
        if not changes:
            return parents[0].tree
        tree = dict(parents[0].tree)
        for change in changes:
            tree.pop(change.old_path, None)
        for change in changes:
            if change.new:
                tree[change.path] = change.new
        return tree

    def _changes(self, commit: Commit) -> list[Change]:
        base = self._repository.folder
        return [
            replace(
                change,
                path=change.path.removeprefix(base),
                old_path=change.old_path.removeprefix(base),
                new=change.new if change.path.startswith(base) else "",
            )
            for change in commit.changes
            if change.path.startswith(base) or change.old_path.startswith(base)
        ]

    # Pages

    def _compared(
        self,
        commit: Commit,
        tree: Mapping[str, str],
        parents: Sequence[_State],
        *,
        baseline: bool = False,
    ) -> _State:
        """Reads the pages that differ from the parents' and follows their records."""
        former = parents[0] if parents else None
        version = self._versions.at(tree, [parent.version for parent in parents])
        used = {name for page in self._followed(version) for name, _ in page.made_from}
        for problem in version.problems:
            is_new = former is None or problem not in former.version.problems
            if is_new and (problem.page in used or not self._path):
                self._report(commit, problem)
        if former is not None and not version.broken.isdisjoint(JEKYLL_CONFIGS):
            return _State(commit, tree, former.version, former.pages)
        renamed = {c.path: c.old_path for c in self._changes(commit) if c.old_path != c.path}
        pages: dict[str, _Read] = {}
        for page in self._followed(version):
            path = page.path
            key = f"{page.key} {version.site!r}"
            read = _taken_over(path, key, parents)
            if read is None:
                old_path = renamed.get(path, path)
                before = former.pages.get(old_path) if former else None
                read, revision = self._read_page(commit, former, version, page, before)
                read = read and replace(read, key=key)
                if revision is not None and not baseline:
                    previous = old_path if before is not None and old_path != path else None
                    self._revisions.append(replace(revision, previous_page=previous))
            if read is not None:
                pages[path] = read
        if former is not None:
            moved = frozenset(renamed[path] for path in pages if path in renamed)
            self._remove(commit, former, set(former.pages) - set(pages) - moved)
        return _State(commit, tree, version, pages)

    def _followed(self, version: SiteVersion) -> list[Version]:
        """The pages that are asked for, in the order of their paths."""
        return [
            page
            for path, page in sorted(version.pages.items())
            if not self._path or path == self._path or path.startswith(f"{self._path}/")
        ]

    def _read_page(
        self,
        commit: Commit,
        state: _State | None,
        version: SiteVersion,
        page: Version,
        before: _Read | None,
    ) -> tuple[_Read | None, Revision | None]:
        """The records of a version; those of the one before where this one cannot be read."""
        problems = list(page.problems)
        records: list[tuple[str, Located]] = []
        if page.source is not None:
            found = read_page(page.source, version.site)
            problems += [p for p in found.problems if p.severity == "error"]
            records = [(name, record) for name in FOLLOWED for record in getattr(found, name)]
            if page.source.unshown and not records:
                return None, None
        if problems:
            self._report(commit, problems[0])
        old = before.records if before else ()
        pairs = matched(old, records)
        former = state.commit if state else None
        is_broken = any(name in version.broken for name, _ in page.made_from)
        if len(pairs) < len(old) and (problems or is_broken):
            return before, None
        seen, edited = self._threads.follow(commit, former, page.path, old, records, pairs)
        kept = {number for number, _ in pairs}
        revision = Revision(
            commit=commit.name,
            date=commit.date,
            author_date=commit.author_date,
            page=page.path,
            change="edited" if before else "added",
            added=tuple(
                seen[n].thread.id for n in range(len(seen)) if n not in {new for _, new in pairs}
            ),
            removed=tuple(old[n].thread.id for n in range(len(old)) if n not in kept),
            edited=tuple(edited),
        )
        return _Read("", seen), revision

    def _remove(self, commit: Commit, former: _State, paths: Iterable[str]) -> None:
        for path in sorted(paths):
            old = former.pages[path].records
            self._threads.follow(commit, former.commit, path, old, (), ())
            self._revisions.append(
                Revision(
                    commit=commit.name,
                    date=commit.date,
                    author_date=commit.author_date,
                    page=path,
                    change="removed",
                    removed=tuple(seen.thread.id for seen in old),
                )
            )

    def _report(self, commit: Commit, problem: Problem) -> None:
        message = f"version {commit.name[:10]} of {commit.date[:10]}: {problem.message}"
        self._problems.append(replace(problem, message=message))


def _taken_over(path: str, key: str, parents: Sequence[_State]) -> _Read | None:
    """What a parent has read of the very same page."""
    for parent in parents:
        read = parent.pages.get(path)
        if read is not None and read.key == key:
            return read
    return None
