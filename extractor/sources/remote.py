"""Inputs behind a URL: whatever fsspec opens (s3://, gs://, https://, file://, memory://).

Needs fsspec, and for a store that store's own package: `pip install extractor[dask] s3fs`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO

from extractor.records import Problem
from extractor.sources.files import LARGEST, NEVER, FileRefused, InputError
from extractor.sources.source import Source


class Remote:
    """A file or folder behind a URL: the part of pathlib.Path's face that inputs are asked for."""

    def __init__(self, url: str) -> None:
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise InputError(
                f"{url}: reading URLs needs fsspec; run `pip install extractor[dask]`"
            ) from None
        self.url = url
        try:
            self._store, self._root = url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise InputError(f"{url}: {' '.join(str(error).split())}") from None

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """The last part of the URL's path."""
        return str(self._root).rstrip("/").rpartition("/")[2]

    @property
    def parent(self) -> Remote:
        """What holds this file or folder."""
        return Remote(self.url.rstrip("/").rpartition("/")[0])

    def exists(self) -> bool:
        """Whether there is anything at the URL. Raises InputError where the store cannot tell."""
        try:
            return bool(self._store.exists(self._root))
        except Exception as error:  # each store has its own kinds of error
            raise InputError(f"{self.url}: {_reason(error)}") from None

    def is_file(self) -> bool:
        """Whether it is a single file."""
        return bool(self._store.isfile(self._root))

    def is_dir(self) -> bool:
        """Whether it holds files."""
        return bool(self._store.isdir(self._root))

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
            found = (path[len(self._root) :].lstrip("/") for path in self._store.find(self._root))
            self._paths = sorted(path for path in found if not any(map(_left_out, path.split("/"))))
        return self._paths

    def has(self, path: str) -> bool:
        return bool(self._store.isfile(self._whole(path)))

    def read(self, path: str) -> bytes:
        try:
            with self._store.open(self._whole(path), "rb") as file:
                data: bytes = file.read(LARGEST + 1)
        except Exception as error:  # each store has its own kinds of error
            raise FileRefused(f"cannot be read: {_reason(error)}") from None
        if len(data) > LARGEST:
            raise FileRefused(f"more than {LARGEST} bytes; split the file")
        return data

    def key(self, path: str) -> str:
        return ""

    def _whole(self, path: str) -> str:
        return f"{self._root}/{path}" if self._root else path


def _left_out(name: str) -> bool:
    return name.startswith(".") or name in NEVER


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
