"""What pages gave, kept from run to run: a page is read again when it or the code has changed.

A folder with one file a page, named by a hash of all that reading depends on: the page's bytes and
path, what its site says, and the version of the reader. Beside them is one of what all pages of the
last run together said. Deleting the folder loses nothing but time.
A file that was damaged is known by the hash that it begins with. The files are pickles: use no
folder that others can write to. A page that was kept is not held against limits again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

_SIZE = 16  # bytes of the hash of a file
_COPIED = 2**20  # bytes of a file that are looked at together
_VERSION = re.compile("[0-9a-f]{16}")

READS_WITH = (
    "beautifulsoup4",
    "chardet",
    "currencyconverter",
    "dateparser",
    "pyromark",
    "python-frontmatter",
    "python-liquid",
    "pyyaml",
)
"""Distributions whose version can change what is read of a page; rates come with one of them."""


class Cache:
    """The kept results of one version of the reader, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / reader_version()

    def key(self, *identity: object) -> str:
        """The name of what can be made of `identity`, whose parts are pickled."""
        return hashlib.sha256(pickle.dumps(identity, protocol=5)).hexdigest()

    def get(self, key: str) -> Any:
        """What was kept under a key; None where nothing was, or where it is not as it was."""
        try:
            data = memoryview(self._path(key).read_bytes())
            whole = data[:_SIZE] == _digest(key, [data[_SIZE:]])
            return pickle.loads(data[_SIZE:]) if whole else None
        except Exception:  # pickle raises all kinds of errors
            return None

    def put(self, key: str, made: object) -> None:
        """Keep something. A file is there as a whole or not at all; a full disk costs time only."""
        data = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        _write(self._path(key), (_digest(key, [data]), data))

    def open(self, name: str, key: str) -> BinaryIO | None:
        """The file that was kept under a name, from its first byte, where the key is the same."""
        with suppress(OSError), ExitStack() as undo:
            file = undo.enter_context((self._folder / name).open("rb"))
            if file.read(_SIZE) == _digest(key, _blocks(file)):
                file.seek(_SIZE)
                undo.pop_all()
                return file
        return None

    def put_file(self, name: str, key: str, made: BinaryIO) -> None:
        """Keep a file under a name, in place of the one that was kept under it; see `put`."""
        made.seek(0)
        digest = _digest(key, _blocks(made))
        made.seek(0)
        _write(self._folder / name, chain([digest], _blocks(made)))

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]


def _digest(key: str, blocks: Iterable[bytes | memoryview]) -> bytes:
    found = hashlib.sha256(bytes.fromhex(key))
    for block in blocks:
        found.update(block)
    return found.digest()[:_SIZE]


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    return iter(partial(file.read, _COPIED), b"")


def _write(path: Path, blocks: Iterable[bytes]) -> None:
    new = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with new.open("wb") as file:
                file.writelines(blocks)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)


def forget_others(folder: Path) -> None:
    """Remove what other versions of the reader kept in the folder, and nothing else in it."""
    with suppress(OSError):
        for version in folder.iterdir():
            if _VERSION.fullmatch(version.name) and version.name != reader_version():
                shutil.rmtree(version, ignore_errors=True)


@cache
def reader_version() -> str:
    """A hash of the package's own files, Python's version and those of what it reads with."""
    from importlib.metadata import version

    package = Path(__file__).parent
    versions = [version(name) for name in READS_WITH]
    found = hashlib.sha256(f"{sys.version_info[:3]} {versions}".encode())
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".toml", ".json"):
            found.update(path.relative_to(package).as_posix().encode() + b"\0")
            found.update(path.read_bytes())
    return found.hexdigest()[:16]
