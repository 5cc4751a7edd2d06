"""What reading one page may cost: seconds and bytes, held by the process that reads it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

_USUAL_TIME = 2 * 2**20
_USUAL_MEMORY = 8 * 2**20
"""Bytes of a page that gets no more than the limits. What a longer one gets is some three times
the seconds, and half as much memory again, as a table of its length was seen to take."""


class Limits(NamedTuple):
    """For one page: seconds of the processor, and bytes beyond what the process had before.

    A page longer than most may be a long table, whose reading takes time and memory in proportion.
    """

    seconds: float = 30.0
    memory: int = 2**30

    def for_bytes(self, size: int) -> Limits:
        """What a page of so many bytes may take: in proportion to them beyond 2 MiB the seconds,
        beyond 8 MiB the memory."""
        return Limits(
            max(self.seconds, round(self.seconds * size / _USUAL_TIME, 1)),
            max(self.memory, self.memory * size // _USUAL_MEMORY),
        )


class TooCostly(BaseException):
    """A page went over a limit; the message says over which.

    No Exception, so that nothing on the way takes it for a fault of its own.
    """


@contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Ends the block by TooCostly once it goes over a limit.

    Time is that of the processor, so that a busy or sleeping machine fails no page: a timer of the
    system (setitimer(2)), whose signal Python handles between two steps and regexes while they
    search. A worker whose code in C heeds no signal, or that waits for nothing, is ended by the
    system: after twice the time, or after ten times as much by the clock.
    Memory is a bound on the address space (RLIMIT_AS): the step that asks for more is refused.
    Where the system has no such thing (Windows; memory on macOS too) that limit is not held, and
    neither is time outside of a process's main thread.
    """
    bound = _bound_memory(limits.memory)
    try:
        with _alarm(limits.seconds):
            yield
    except MemoryError:
        raise TooCostly(f"it needs more than {limits.memory / 2**20:,.0f} MiB of memory") from None
    finally:
        if bound is not None:
            _set_bound(bound)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or (
        threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    over = False

    def ring(number: int, frame: FrameType | None) -> None:
        if not over:
            raise TooCostly(f"it takes longer than {seconds:g} seconds")

    former = signal.signal(signal.SIGPROF, ring)
    processes = sys.modules.get("multiprocessing")  # not imported: a run of one process is quick
    is_worker = processes is not None and processes.parent_process() is not None
    try:
        try:
            if is_worker:  # without handlers: they end the process
                signal.setitimer(signal.ITIMER_VIRTUAL, 2 * seconds)
                signal.setitimer(signal.ITIMER_REAL, 10 * seconds)
            # Again each second: where Python cannot raise, as in a finalizer, the first is lost.
            signal.setitimer(signal.ITIMER_PROF, seconds, 1)
            yield
        finally:
            over = True
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        if is_worker:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGPROF, former)


def _bound_memory(memory: int) -> tuple[int, int] | None:
    """Bounds the address space to so many bytes more than now; the bound before, or None."""
    try:
        import resource

        statm = os.open("/proc/self/statm", os.O_RDONLY)
    except (ImportError, OSError):
        return None
    pages = int(os.read(statm, 100).split(maxsplit=1)[0])
    os.close(statm)
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = pages * resource.getpagesize() + memory
    known = [held for held in (soft, hard) if held != resource.RLIM_INFINITY]
    _set_bound((min(most, *known) if known else most, hard))
    return soft, hard


def _set_bound(bound: tuple[int, int]) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, bound)
