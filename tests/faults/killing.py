"""A whole run of the command line in a process of its own, to be killed at any moment."""

from __future__ import annotations

import ctypes
import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType

from extractor.cli import main

_TRACE_ME, _SYSTEM_CALL = 0, 24  # linux/ptrace.h
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
def stopped_at(module: ModuleType, name: str, arguments: Sequence[str]) -> Iterator[int]:
    """A run that stops itself (SIGSTOP) each time it is about to call a function of a module.

    The block has the process; whatever the block leaves of it is killed.
    """
    called = getattr(module, name)

    def stop(*positional: object, **named: object) -> object:
        os.kill(os.getpid(), signal.SIGSTOP)
        return called(*positional, **named)

    child = start(arguments, lambda: setattr(module, name, stop))
    try:
        assert os.WIFSTOPPED(os.waitpid(child, os.WUNTRACED)[1])
        yield child
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        await_group(child)


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
    library = ctypes.CDLL(None, use_errno=True)
    library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]

    def stop() -> None:
        if library.ptrace(_TRACE_ME, 0, None, None):
            os._exit(71)
        os.kill(os.getpid(), signal.SIGSTOP)

    child = start(arguments, stop)
    status = os.waitpid(child, 0)[1]
    stops = 0
    while os.WIFSTOPPED(status):
        if stops == number:
            os.kill(child, signal.SIGKILL)
        got = os.WSTOPSIG(status)
        passed = got if got not in (signal.SIGTRAP, signal.SIGSTOP) else 0
        with suppress(ProcessLookupError):
            library.ptrace(_SYSTEM_CALL, child, None, passed)
        status = os.waitpid(child, 0)[1]
        stops += 1
    await_group(child)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0, os.WEXITSTATUS(status)
    return os.WIFSIGNALED(status), stops


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
