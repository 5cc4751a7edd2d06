"""A git repository, read through git's own commands: commits, trees, and each blob once.

Nothing is checked out, fetched or executed: hooks, filters, and helpers and programs that the
repository's own settings name are not run.
"""

from __future__ import annotations

import os
import subprocess
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from extractor.sources.files import LARGEST, NEVER, FileRefused, InputError

CACHE = 64 * 2**20
"""Bytes of blobs that are kept in memory."""

Tree = Mapping[str, str]
"""The blob of each path."""


_SETTINGS = ("core.quotePath=false", "core.fsmonitor=false", "log.showSignature=false")

# What git lacks of a partial clone it would fetch, by programs that the settings may name.
_QUIET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A file that a commit changed: `old` and `new` name its blobs, "" where there is none."""

    path: str
    old_path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, its moments in ISO 8601, and what it changed against its first parent.

    A merge has the changes that no parent has.
    """

    name: str
    parents: tuple[str, ...]
    date: str
    author_date: str
    changes: tuple[Change, ...]


class Repository:
    """A repository with or without a working tree. Raises InputError where git cannot read it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None
        self._blobs: OrderedDict[str, bytes] = OrderedDict()
        self._held = 0
        self.folder = self._run("rev-parse", "--show-prefix").decode().strip()
        """The folder of the input inside the repository, with a slash at its end, or ""."""

    def __enter__(self) -> Repository:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.communicate()

    def _command(self, *arguments: str) -> list[str]:
        options = [part for setting in _SETTINGS for part in ("-c", setting)]
        return ["git", "-C", str(self._root), "--no-replace-objects", *options, *arguments]

    def _run(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(
                self._command(*arguments),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                env=_environment(),
            )
        except FileNotFoundError:
            raise InputError("git is not installed; a history cannot be read without it") from None
        except subprocess.CalledProcessError as error:
            lines = error.stderr.decode("utf-8", "replace").strip().splitlines() or ["failed"]
            raise InputError(f"{self._root}: git says: {lines[0]}") from None
        return done.stdout

    def tree(self, commit: str) -> dict[str, str]:
        """Every regular file of a commit below the input's folder."""
        found: dict[str, str] = {}
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", commit)
        for entry in listed.split(b"\0"):
            meta, _, path = entry.partition(b"\t")
            mode, _, rest = meta.partition(b" ")
            if mode in (b"100644", b"100755"):
                found[_name(path)] = rest.split(b" ")[1].decode()
        return found

    def commits(self, since: str | None = None) -> list[Commit]:
        """The commits of HEAD's history, parents before children; those from a day on."""
        # %x1e begins a commit; --raw lists what it changed, renames found by git's own measure.
        listed = self._run(
            "log", "--topo-order", "--reverse", "-c", "--raw", "-z", "-M", "--no-abbrev", "--root",
            "--format=%x1e%H%x1f%P%x1f%cI%x1f%aI", "HEAD",
        )  # fmt: skip
        commits = [_commit(entry) for entry in listed.split(b"\x1e")[1:]]
        return [c for c in commits if since is None or c.date[: len(since)] >= since]

    def commit(self, name: str) -> Commit:
        """A commit, its changes left out."""
        listed = self._run("log", "-1", "--format=%H%x1f%P%x1f%cI%x1f%aI", name)
        return _commit(listed)

    def files(self, tree: Tree) -> TreeFiles:
        """The files of a tree as those of an input."""
        return TreeFiles(self, tree)

    def blob(self, name: str) -> bytes:
        """The bytes of a blob; each is read from git once, as far as memory allows."""
        known = self._blobs.get(name)
        if known is not None:
            self._blobs.move_to_end(name)
            return known
        data = self._read(name)
        self._blobs[name] = data
        self._held += len(data)
        while self._held > CACHE and len(self._blobs) > 1:
            self._held -= len(self._blobs.popitem(last=False)[1])
        return data

    def _read(self, name: str) -> bytes:
        process = self._process
        if process is None:
            process = self._process = subprocess.Popen(
                self._command("cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(name.encode() + b"\n")
        process.stdin.flush()
        head = process.stdout.readline().split()
        if len(head) != 3 or head[1] != b"blob":
            raise FileRefused(f"git has no blob {name}; fetch the whole history")
        size = int(head[2])
        if size > LARGEST:
            _skip(process.stdout, size + 1)
            raise FileRefused(f"{size} bytes are more than {LARGEST}; split the file")
        data = process.stdout.read(size)
        process.stdout.read(1)
        return data


class TreeFiles:
    """The files of one commit below a folder."""

    def __init__(self, repository: Repository, tree: Tree) -> None:
        self._repository = repository
        self._tree = tree
        self._paths: list[str] | None = None

    def paths(self) -> Sequence[str]:
        if self._paths is None:
            self._paths = sorted(path for path in self._tree if is_read(path))
        return self._paths

    def has(self, path: str) -> bool:
        return path in self._tree

    def read(self, path: str) -> bytes:
        if path not in self._tree:
            raise FileRefused("the commit has no such file")
        return self._repository.blob(self._tree[path])

    def key(self, path: str) -> str:
        return self._tree.get(path, "")


def is_read(path: str) -> bool:
    """Whether a path is neither hidden nor in a folder that is never read."""
    return not any(part.startswith(".") or part in NEVER for part in path.split("/"))


def _environment() -> dict[str, str]:
    keep = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**keep, **_QUIET}


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0:
        read = len(stream.read(min(size, 2**20)))
        if not read:
            return
        size -= read


def _name(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def _commit(entry: bytes) -> Commit:
    head, *rest = entry.split(b"\0")
    name, parents, date, author_date = head.strip().decode().split("\x1f")
    changes = tuple(_changes([part.lstrip(b"\n") for part in rest]))
    return Commit(name, tuple(parents.split()), date, author_date, changes)


def _changes(fields: Sequence[bytes]) -> Iterator[Change]:
    """The entries of `git log --raw -z`: ":modes blobs status", the path, that of a rename."""
    none = b"0" * 40
    index = 0
    while index < len(fields):
        meta = fields[index]
        if not meta.startswith(b":"):
            index += 1
            continue
        parents = len(meta) - len(meta.lstrip(b":"))
        parts = meta.lstrip(b":").split(b" ")
        modes, blobs, status = parts[: parents + 1], parts[parents + 1 : -1], parts[-1]
        renamed = parents == 1 and status[:1] in (b"R", b"C")
        old_path = _name(fields[index + 1])
        path = _name(fields[index + 2]) if renamed else old_path
        index += 3 if renamed else 2
        old, new = blobs[0], blobs[-1]
        if status[:1] == b"C":
            old, old_path = none, path
        if modes[0] not in _REGULAR:
            old = none
        if modes[-1] not in _REGULAR:
            new = none
        yield Change(path, old_path, _blob(old), _blob(new))


_REGULAR = (b"100644", b"100755")


def _blob(name: bytes) -> str:
    return "" if not name.strip(b"0") else name.decode()
