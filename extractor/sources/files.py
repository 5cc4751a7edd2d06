"""The files of an input, in a folder or a commit, behind one face: paths, read, key."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

LARGEST = 64 * 2**20
"""Bytes; a larger file is reported and not read."""

NEVER = frozenset(("node_modules", "_site", "vendor"))
"""Folders that hold what a machine made or others wrote."""


_LEAVES = "a link that leaves its folder is not followed; copy here what it leads to"
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class InputError(Exception):
    """An INPUT that cannot be read at all; the message says what to do."""


class FileRefused(Exception):
    """A file that is not read; the message says why and what to do."""


class Files(Protocol):
    """The files below a root, hidden ones and those of `NEVER` left out."""

    def paths(self) -> Sequence[str]:
        """Paths relative to the root, with forward slashes, sorted by their characters."""

    def has(self, path: str) -> bool:
        """Whether there is such a file."""

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises FileRefused."""

    def key(self, path: str) -> str:
        """What names the content of a file: equal keys, equal bytes; "" where nothing does."""


class Folder:
    """The files of a folder on the disk."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._paths: list[str] | None = None
        self._refused: dict[str, str] = {}

    def paths(self) -> Sequence[str]:
        if self._paths is None:
            found = []
            for folder, folders, names in os.walk(self._root, onerror=self._refuse):
                folders[:] = [f for f in folders if not f.startswith(".") and f not in NEVER]
                inside = Path(folder).relative_to(self._root)
                found += [(inside / name).as_posix() for name in names if not name.startswith(".")]
                for name in folders:
                    self._refuse_link(inside / name)
            self._paths = sorted(found)
        return self._paths

    def refused(self) -> Mapping[str, str]:
        """The folders that are not read, in order, and why."""
        self.paths()
        return dict(sorted(self._refused.items()))

    def _refuse(self, error: OSError) -> None:
        path = Path(error.filename).relative_to(self._root).as_posix()
        self._refused[path] = f"cannot be read: {error.strerror}; mend its permissions"

    def _refuse_link(self, path: Path) -> None:
        """A link to a folder is not followed; one that stays inside leads to nothing more."""
        link = self._root / path
        if link.is_symlink() and not link.resolve().is_relative_to(self._root.resolve()):
            self._refused[path.as_posix()] = _LEAVES

    def has(self, path: str) -> bool:
        return (self._root / path).is_file()

    def read(self, path: str) -> bytes:
        return read_file(self._root / path, self._root)

    def key(self, path: str) -> str:
        return ""


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


def read_file(path: Path, root: Path) -> bytes:
    """The bytes of one file, as they all were at one time.

    Refused are links that leave the root, devices and the like, huge files, and those that change
    meanwhile. What is judged is what was opened, so that nothing can take its place.
    """
    try:
        inside = path.resolve(strict=True)
        if not inside.is_relative_to(root.resolve()):
            raise FileRefused(_LEAVES)
        # Opening a FIFO would wait for its writer.
        descriptor = os.open(inside, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _NO_FOLLOW)
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise FileRefused("not a regular file; remove it from the input")
            if found.st_size > LARGEST:
                raise FileRefused(f"{found.st_size} bytes are more than {LARGEST}; split the file")
            data = file.read(found.st_size + 1)  # no more room than it takes
            after = os.fstat(descriptor)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileRefused(f"cannot be read: {reason}; mend its permissions") from None
    except RuntimeError:  # what Python before 3.13 makes of a loop of links
        raise FileRefused("a link that leads to itself; remove it") from None
    if len(data) != found.st_size or found.st_mtime_ns != after.st_mtime_ns:
        raise FileRefused("it changed while it was read; extract again")
    return data
