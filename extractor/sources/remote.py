"""Inputs behind a URL: whatever fsspec opens (s3://, gs://, https://, file://, memory://).

Needs fsspec, and for a store that store's own package: `pip install extractor[dask] s3fs`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from extractor.records import Problem
from extractor.sources.files import LARGEST, NEVER, FileRefused, InputError
from extractor.sources.source import Source

_URL = re.compile(r"://\S+")
_USER = re.compile(r"(?<=://)[^/?#\s]*@")
_QUERY = re.compile(r"[?#].*", re.S)


class Remote:
    """A file or folder behind a URL: the part of pathlib.Path's face that inputs are asked for."""

    def __init__(self, url: str) -> None:
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise InputError(
                f"{url}: reading URLs needs fsspec; run `pip install extractor[dask]`"
            ) from None
        self._url = url
        try:
            self._store, self._root = url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise InputError(f"{self}: {reason_of(error)}") from None

    def __str__(self) -> str:
        """The URL as it may be told: without user, password and signature."""
        return _open(self._url)

    @property
    def local(self) -> Path | None:
        """The path of what is on this machine's disk, where links and devices can be judged."""
        from fsspec.implementations.local import LocalFileSystem

        return Path(self._root) if isinstance(self._store, LocalFileSystem) else None

    @property
    def name(self) -> str:
        """The last part of the URL's path."""
        root = str(self._root)
        return (_open(root) if "://" in root else root).rstrip("/").rpartition("/")[2]

    @property
    def parent(self) -> Remote:
        """What holds this file or folder."""
        return Remote(self._url.rstrip("/").rpartition("/")[0])

    def exists(self) -> bool:
        """Whether there is anything at the URL. Raises InputError where the store cannot tell."""
        return self._tells("exists")

    def is_file(self) -> bool:
        """Whether it is a single file. Raises InputError as `exists` does."""
        return self._tells("isfile")

    def is_dir(self) -> bool:
        """Whether it holds files. Raises InputError as `exists` does."""
        return self._tells("isdir")

    def _tells(self, question: str) -> bool:
        try:
            return bool(getattr(self._store, question)(self._root))
        except Exception as error:  # each store has its own kinds of error
            raise InputError(f"{self}: {reason_of(error)}") from None

    def open(self, mode: str = "rb") -> BinaryIO:
        """The file, as a stream of bytes."""
        stream: BinaryIO = self._store.open(self._root, mode)
        return stream

    def resolve(self) -> Remote:
        """Itself: a store has no links."""
        return self

    def files(self) -> RemoteFolder:
        """The files below it."""
        return RemoteFolder(self._store, str(self._root).rstrip("/"))

    def source(self) -> Source | Problem:
        """The single file that it is."""
        try:
            return Source(self.name, RemoteFolder(self._store, "").read(str(self._root)))
        except FileRefused as refused:
            return Problem(page=self.name, stage="source", message=str(refused))


class RemoteFolder:
    """The files below a folder of a store; see `Files`."""

    def __init__(self, store: Any, root: str) -> None:
        self._store, self._root = store, root
        self._paths: list[str] | None = None

    def paths(self) -> Sequence[str]:
        if self._paths is None:
            try:
                listed = list(self._store.find(self._root))
            except Exception as error:  # each store has its own kinds of error
                raise InputError(f"{_open(self._root)}: {reason_of(error)}") from None
            # What a store lists may stand elsewhere: a page of links leads anywhere.
            inside = f"{self._root}/" if self._root else ""
            found = (path[len(inside) :].lstrip("/") for path in listed if path.startswith(inside))
            self._paths = sorted(path for path in found if not any(map(_left_out, path.split("/"))))
        return self._paths

    def has(self, path: str) -> bool:
        return not _leaves(path) and bool(self._store.isfile(self._whole(path)))

    def read(self, path: str) -> bytes:
        if _leaves(path):
            raise FileRefused("a path that leaves its folder is not followed")
        try:
            with self._store.open(self._whole(path), "rb") as file:
                data: bytes = file.read(LARGEST + 1)
        except Exception as error:  # each store has its own kinds of error
            raise FileRefused(f"cannot be read: {reason_of(error)}") from None
        if len(data) > LARGEST:
            raise FileRefused(f"more than {LARGEST} bytes; split the file")
        return data

    def key(self, path: str) -> str:
        return ""

    def _whole(self, path: str) -> str:
        return f"{self._root}/{path}" if self._root else path


def _left_out(name: str) -> bool:
    return name.startswith(".") or name in NEVER


def _leaves(path: str) -> bool:
    return ".." in path.split("/")


def _open(url: str) -> str:
    """A URL without what is nobody else's business: its user, its password, its signature."""
    return _QUERY.sub("", _USER.sub("", url))


def reason_of(error: Exception) -> str:
    """What an error of a store says, without the path and what URLs in it should not tell."""
    told = error.strerror if isinstance(error, OSError) else None
    said = _URL.sub(lambda url: _open(url[0]), " ".join((told or str(error)).split()))
    return said or type(error).__name__
