"""A whole run of the command line in a process of its own, to be killed at any moment."""

from __future__ import annotations

import ctypes
import errno
import io
import os
import platform
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType

from extractor.cli import main

# linux/ptrace.h: what to ask, and what a process stops with at a call
_TRACE_ME, _PEEK, _POKE, _SYSTEM_CALL, _OPTIONS = 0, 3, 6, 24, 0x4200
_CALL = signal.SIGTRAP | 0x80

# Linux on x86-64: where registers are (sys/user.h), and the numbers of calls (asm/unistd_64.h)
_RAX, _RDX, _RDI, _ORIG_RAX = 80, 96, 112, 120
_OPENAT = 257
_WRITING = frozenset(
    (1, 18, 20, 74, 75, 77)
)  # write, pwrite64, writev, fsync, fdatasync, ftruncate
_MAKING = frozenset(
    (82, 83, 86, 258, 264, 316)
)  # rename, mkdir, link, mkdirat, renameat, renameat2
_PATIENCE = 20.0  # seconds in which what outlives its parent must have ended


def start(arguments: Sequence[str], before: Callable[[], object] = lambda: None) -> int:
    """The process, leader of a group, that runs the command; `before` is called in it first."""
    child = os.fork()
    if child:
        return child
    os.setpgid(0, 0)
    sys.stdout = sys.stderr = io.StringIO()
    try:
        before()
        os._exit(main(arguments))
    finally:
        os._exit(70)


@contextmanager
def stopped_at(
    module: ModuleType, name: str, arguments: Sequence[str], told: Path | None = None
) -> Iterator[int]:
    """A run that stops itself (SIGSTOP) each time it is about to call a function of a module.

    The block has the process; whatever the block leaves of it is killed. What it says on stderr is
    in the file `told`.
    """
    called = getattr(module, name)

    def stop(*positional: object, **named: object) -> object:
        os.kill(os.getpid(), signal.SIGSTOP)
        return called(*positional, **named)

    def before() -> None:
        setattr(module, name, stop)
        _tell(told)

    child = start(arguments, before)
    try:
        assert os.WIFSTOPPED(os.waitpid(child, os.WUNTRACED)[1])
        yield child
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        await_group(child)


def _tell(told: Path | None) -> None:
    if told is not None:
        sys.stderr = told.open("w", encoding="utf-8", buffering=1)


def killed_after(seconds: float, arguments: Sequence[str]) -> bool:
    """Whether a run was killed before its end, so many seconds after its start."""
    child = start(arguments)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    await_group(child)
    return os.WIFSIGNALED(status)


def killed_at_call(number: int | None, arguments: Sequence[str]) -> tuple[bool, int]:
    """Whether a run was killed at its n-th stop at a system call, and how many stops it made.

    A process stops twice for each call, before it is made and after; None lets it end.
    """
    status = 0
    stops = -1
    for child, now in _stops(arguments):
        status, stops = now, stops + 1
        if stops == number:
            os.kill(child, signal.SIGKILL)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0, os.WEXITSTATUS(status)
    return os.WIFSIGNALED(status), stops


def full_from_call(
    number: int | None, folder: Path, arguments: Sequence[str], told: Path
) -> tuple[int, int]:
    """The exit status of a run on a disk that is full from its n-th call on that needs room in
    the folder, and how many such calls it made. What it says on stderr is in the file `told`.
    """
    library = _library()

    status = calls = 0
    before = failed = False
    for child, status in _stops(arguments, lambda: _tell(told)):
        if not os.WIFSTOPPED(status) or os.WSTOPSIG(status) != _CALL:
            continue
        before = not before
        if before and _needs_room(library, child, folder):
            failed = number is not None and calls >= number
            calls += 1
            if failed:  # a call that there is not is made in its stead
                library.ptrace(_POKE, child, _ORIG_RAX, ctypes.c_void_p(-1))
        elif not before and failed:
            library.ptrace(_POKE, child, _RAX, ctypes.c_void_p(-errno.ENOSPC))
            failed = False
    return os.waitstatus_to_exitcode(status), calls


def _stops(
    arguments: Sequence[str], before: Callable[[], object] = lambda: None
) -> Iterator[tuple[int, int]]:
    """A run and its status at each of its stops, then at its end."""
    library = _library()

    def stop() -> None:
        before()
        if library.ptrace(_TRACE_ME, 0, None, None):
            os._exit(71)
        os.kill(os.getpid(), signal.SIGSTOP)

    child = start(arguments, stop)
    status = os.waitpid(child, 0)[1]
    library.ptrace(_OPTIONS, child, None, 1)  # PTRACE_O_TRACESYSGOOD
    while os.WIFSTOPPED(status):
        yield child, status
        got = os.WSTOPSIG(status)
        passed = got if got not in (_CALL, signal.SIGTRAP, signal.SIGSTOP) else 0
        with suppress(ProcessLookupError):
            library.ptrace(_SYSTEM_CALL, child, None, passed)
        status = os.waitpid(child, 0)[1]
    await_group(child)
    yield child, status


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    library.ptrace.restype = ctypes.c_long
    return library


def _needs_room(library: ctypes.CDLL, child: int, folder: Path) -> bool:
    """Whether the call that a process is about to make takes room on the disk of the folder."""
    call, first, third = (library.ptrace(_PEEK, child, at, None) for at in (_ORIG_RAX, _RDI, _RDX))
    if call in _WRITING:
        with suppress(OSError):
            return Path(f"/proc/{child}/fd/{first}").readlink().is_relative_to(folder)
        return False
    return call in _MAKING or (call == _OPENAT and bool(third & os.O_CREAT))


def await_group(leader: int) -> None:
    """Wait until no process of the group is left. Raises AssertionError where one stays."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            os.killpg(leader, 0)
        except (ProcessLookupError, PermissionError):
            return
        time.sleep(0.005)
    os.killpg(leader, signal.SIGKILL)
    raise AssertionError("a process outlived the run that started it")


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every file (its bytes) and folder (None) below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


HAS_PTRACE = sys.platform == "linux"
HAS_REGISTERS = HAS_PTRACE and platform.machine() == "x86_64"
