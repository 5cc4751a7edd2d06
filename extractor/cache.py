"""What pages gave, kept from run to run: a page is read again when it or the code has changed.

A folder with one file a page, named by a hash of all that reading depends on: the page's bytes and
path, what its site says, and the version of the reader. Deleting the folder loses nothing but time.
The files are pickles: use no folder that others can write to.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any


class Cache:
    """The kept results of one version of the reader, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / reader_version()

    def key(self, *identity: object) -> str:
        """The name of what can be made of `identity`, whose parts are pickled."""
        return hashlib.sha256(pickle.dumps(identity, protocol=5)).hexdigest()

    def get(self, key: str) -> Any:
        """What was kept under a key; None where nothing was, or where it cannot be read."""
        try:
            return pickle.loads(self._path(key).read_bytes())
        except Exception:  # pickle raises all kinds of errors on a damaged file
            return None

    def put(self, key: str, made: object) -> None:
        """Keep something. A file is there as a whole or not at all; a full disk costs time only."""
        path = self._path(key)
        new = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            new.replace(path)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]


def forget_others(folder: Path) -> None:
    """Remove what other versions of the reader kept in the folder."""
    with suppress(OSError):
        for version in folder.iterdir():
            if version.name != reader_version():
                shutil.rmtree(version, ignore_errors=True)


@cache
def reader_version() -> str:
    """A hash of the package's own files, Python's version and those of what it reads with."""
    from importlib.metadata import version

    package = Path(__file__).parent
    found = hashlib.sha256(f"{sys.version_info[:3]} {version('pyromark')}".encode())
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".toml", ".json"):
            found.update(path.relative_to(package).as_posix().encode() + b"\0")
            found.update(path.read_bytes())
    return found.hexdigest()[:16]
