"""Sources in a folder, or a single file: what is a page, and in which order.

The order is that of the paths' characters, so that two machines read the same input alike.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.records import Problem
from extractor.sources.source import Source

SUFFIXES = frozenset((".md", ".markdown", ".html", ".htm", ".xhtml", ".txt"))
LEFT_OUT = frozenset(
    ("node_modules", "_site", "vendor", "_layouts", "_includes", "_sass", "_drafts")
)
LARGEST = 64 * 2**20
"""Bytes; a larger file is reported and not read."""


class InputError(Exception):
    """An INPUT that cannot be read at all; the message says what to do."""


def find_sources(inputs: Sequence[str | Path]) -> Iterator[Source | Problem]:
    """The sources of every input in order; what cannot be read is a problem in its place.

    With several inputs the paths begin with the input's own name, so that they stay distinct.
    Raises InputError for an input that does not exist.
    """
    roots = [Path(name) for name in inputs]
    for root in roots:
        if not root.exists():
            raise InputError(
                f"{root}: no such file or folder; give the folder that holds the pages"
            )
    names = _prefixes(roots)
    for root, name in zip(roots, names, strict=True):
        files = [root] if root.is_file() else _files(root)
        for path in files:
            relative = path.name if path == root else path.relative_to(root).as_posix()
            yield _read(path, f"{name}/{relative}" if name else relative)


def _prefixes(roots: Sequence[Path]) -> list[str]:
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


def _files(root: Path) -> Iterator[Path]:
    found: list[tuple[str, Path]] = []
    for folder, folders, files in os.walk(root):
        folders[:] = [f for f in folders if not f.startswith(".") and f not in LEFT_OUT]
        for name in files:
            path = Path(folder, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES:
                found.append((path.relative_to(root).as_posix(), path))
    for _, path in sorted(found):
        yield path


def _read(path: Path, name: str) -> Source | Problem:
    """Reads one file; links that leave their folder, devices and huge files are refused."""

    def refused(reason: str) -> Problem:
        return Problem(page=name, stage="source", message=reason)

    try:
        found = path.stat()
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            return refused("a link that leaves its folder is not followed; copy the file here")
        if not stat.S_ISREG(found.st_mode):
            return refused("not a regular file; remove it from the input")
        if found.st_size > LARGEST:
            return refused(f"{found.st_size} bytes are more than {LARGEST}; split the file")
        return Source(name, path.read_bytes())
    except OSError as error:
        return refused(f"cannot be read: {error.strerror or error}; mend its permissions")
