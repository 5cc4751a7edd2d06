"""Where the parts of an output are put: a folder that all processes reach, or a URL of fsspec."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from extractor.sources.inputs import is_url


class Place(NamedTuple):
    """A folder, by its absolute path, or a URL; many processes may put files there at once.

    Its methods raise OSError, with what the system or the store says and where.
    """

    root: str

    def __str__(self) -> str:
        """The place as it may be told: without user, password and signature."""
        if not is_url(self.root):
            return self.root
        from extractor.sources.remote import Remote

        return str(Remote(self.root))

    def put(self, file: Path, name: str) -> None:
        """A copy of a file under a name, there as a whole or not at all (a store that is no object
        store may show it while it is written)."""
        if is_url(self.root):
            self._asked("put_file", str(file), name)
            return
        target = Path(self.root, name)
        # Its folder is not made: where it is missing, this is another machine's disk.
        new = target.with_name(f".{target.name}.{socket.gethostname()}-{os.getpid()}")
        try:
            shutil.copyfile(file, new)
            new.replace(target)
        except OSError:
            with suppress(OSError):
                new.unlink()
            raise

    def sizes(self) -> dict[str, int]:
        """The files that are there, by name, and the bytes of each."""
        if is_url(self.root):
            found = self._asked("find", "", detail=True)
            root = str(self._store()[1]).rstrip("/") + "/"
            return {path.removeprefix(root): int(of["size"]) for path, of in found.items()}
        root_folder = Path(self.root)
        files = (path for path in root_folder.rglob("*") if path.is_file())
        return {path.relative_to(root_folder).as_posix(): path.stat().st_size for path in files}

    def read(self, name: str) -> bytes | None:
        """What stands in a file; None where there is none."""
        try:
            if is_url(self.root):
                return bytes(self._asked("cat_file", name))
            return Path(self.root, name).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, names: Iterable[str]) -> None:
        """Remove files."""
        for name in names:
            if is_url(self.root):
                self._asked("rm_file", name)
            else:
                Path(self.root, name).unlink()

    def make_folders(self, names: Iterable[str]) -> None:
        """Make folders for the names of files that begin with theirs. A store that has no folders,
        or gives no right to make one, may take files all the same: putting them tells."""
        if not is_url(self.root):
            for name in names:
                Path(self.root, name).mkdir()
            return
        bucket = self._store()[1].partition("/")[0]
        with suppress(OSError):
            # A bucket that is not there is not made: its name may be mistyped.
            if not bucket or self._store()[0].exists(bucket):
                for name in names:
                    self._asked("makedirs", name, exist_ok=True)

    def _asked(self, question: str, *arguments: str, **more: Any) -> Any:
        """What the store answers; the last argument is a name in this place."""
        store, root = self._store()
        path = "/".join([root.rstrip("/"), arguments[-1]]).rstrip("/")
        try:
            return getattr(store, question)(*arguments[:-1], path, **more)
        except FileNotFoundError:
            raise
        except Exception as error:  # each store has its own kinds of error
            from extractor.sources.remote import reason_of

            raise OSError(None, reason_of(error), str(self)) from None

    def _store(self) -> tuple[Any, str]:
        from fsspec.core import url_to_fs

        store, root = url_to_fs(self.root)
        store.invalidate_cache()  # others put files there too
        return store, str(root)
