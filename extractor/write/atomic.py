"""A folder of output that is replaced as a whole, or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Thread

_SYNCED_AT_ONCE = 8
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS sys/stdio.h


class OutputError(Exception):
    """The output could not be written; the message says why in one line."""


@contextmanager
def replace_folder(out: Path) -> Iterator[Path]:
    """Give an empty folder beside `out`; when the block succeeds, it becomes `out` as a whole.

    The former `out` is there, complete, until the very moment when the new one is: the two are
    exchanged by one system call (Linux, macOS). Where the file system has no such call, the former
    folder is set aside for that moment, and the next run puts it back if this one was killed in it.
    When the block fails nothing is left behind. What a killed run left, the next one removes.

    Raises OutputError where `out` cannot be written or another run is writing into it.
    """
    target = Path(os.path.realpath(out))
    if not target.name or (target.exists() and not target.is_dir()):
        raise OutputError(f"{out} is not a folder; name one that may be replaced")
    new = target.with_name(f".{target.name}.extractor-new")
    aside = target.with_name(f".{target.name}.extractor-old")
    with ExitStack() as undo:
        with _refusals(out):
            undo.enter_context(_made_parents(target))
            undo.enter_context(_locked(target, out))
            _recover(target, new, aside)
            _demand_writable(target)
            new.mkdir()
            # After the exchange, `new` is the name of the former folder.
            undo.callback(shutil.rmtree, new, ignore_errors=True)
        yield new
        with _refusals(out):
            _sync(new)
            _replace(target, new, aside)


@contextmanager
def _refusals(out: Path) -> Iterator[None]:
    """Say in one line what the system refused."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror or error}") from error


@contextmanager
def _made_parents(target: Path) -> Iterator[None]:
    """Make the folders above `target`; remove them again where nothing came to stand in them."""
    missing = [folder for folder in target.parents if not folder.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def _locked(target: Path, out: Path) -> Iterator[None]:
    """Hold the lock of `target`, a file beside it that is removed when the run ends.

    A POSIX record lock, not flock(2): a forked worker does not inherit it, so that a worker which
    outlives a killed run does not keep the next run out.
    """
    path = target.with_name(f".{target.name}.extractor-lock")
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            if isinstance(error, (BlockingIOError, PermissionError)):
                raise OutputError(
                    f"{out} is being written by another run; wait until it is done"
                ) from error
            raise
        if _is_open_at(descriptor, path):
            break
        # The run before removed the file between our opening and locking it.
        os.close(descriptor)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _is_open_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _recover(target: Path, new: Path, aside: Path) -> None:
    """Clear what a killed run left: its unfinished folder, or the former one set aside."""
    if aside.exists() and not target.exists():
        aside.rename(target)
    for left in (new, aside):
        if left.exists():
            shutil.rmtree(left)


def _demand_writable(target: Path) -> None:
    """The exchange needs no right to write in `target` itself, but its owner may have denied it."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _replace(target: Path, new: Path, aside: Path) -> None:
    if not target.exists():
        new.rename(target)
    else:
        shutil.copymode(target, new)
        if not _exchange(new, target):
            target.rename(aside)
            try:
                new.rename(target)
            except OSError:
                aside.rename(target)
                raise
            shutil.rmtree(aside, ignore_errors=True)
    _sync_folder(target.parent)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or file system cannot."""
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, _RENAME_SWAP) == 0)
        return bool(
            library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0
        )
    except AttributeError:  # a C library without the call
        return False


def _sync(folder: Path) -> None:
    """Have the files in a folder, and their names, survive a loss of power.

    Many at once: the file system then has its journal written a few times, not once for each.
    """
    refusals: list[OSError] = []
    left = iter([folder, *folder.rglob("*")])

    def sync_the_rest() -> None:
        for path in left:
            try:
                _sync_folder(path) if path.is_dir() else _sync_file(path)
            except OSError as error:
                refusals.append(error)

    threads = [Thread(target=sync_the_rest) for _ in range(_SYNCED_AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if refusals:
        raise refusals[0]


def _sync_folder(folder: Path) -> None:
    # Some file systems refuse to sync a folder.
    with suppress(OSError):
        _sync_file(folder)


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
