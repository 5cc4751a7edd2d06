"""The same work done by several processes, its results in order and never more than a few held."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import count
from multiprocessing import active_children, parent_process
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], list[Result]]

AHEAD = 3
"""Batches that are on their way for each process: one in work, one waiting, one done."""

LIFE = 60.0
"""Seconds of the processor that a process works before another takes its place. What libraries keep
goes with it, and the holes that large pages leave in memory between what is kept of small ones."""


class Processes:
    """So many processes that work, started when there is something to do. To be closed or killed;
    there may be more to do after either."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._others: set[BaseProcess] = set()
        self._worn = False

    def submit(
        self, work: Callable[[Sequence[Item]], list[Result]], batch: Sequence[Item], path: Path
    ) -> Future[float]:
        """Have the results of a batch put into a file."""
        if self._pool is None:
            self._others = set(active_children())
            self._pool = ProcessPoolExecutor(self.jobs, initializer=_serve)
            self._worn = False
        return self._pool.submit(_store, work, batch, path)

    def results(self, path: Path, done: Future[float]) -> list[Any]:
        """What is in the file, waited for. Raises BrokenProcessPool where a process died."""
        self._worn |= done.result() > LIFE
        return _load(path)

    @property
    def worn(self) -> bool:
        """Whether a process has worked for so long that all should be closed."""
        return self._worn

    def close(self) -> None:
        """End the processes when they have done what they were given."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def kill(self) -> None:
        """End the processes at once."""
        if self._pool is not None:
            ours = [child for child in active_children() if child not in self._others]
            for child in ours:
                child.kill()
            for child in ours:
                child.join(1)
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def in_order(
    work: Callable[[Sequence[Item]], list[Result]],
    batches: Iterable[Sequence[Item]],
    processes: Processes,
    scratch: Path,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """What `work` makes of the items of each batch, in the order of the items.

    Each process writes what it has made into a file of its own in the folder `scratch`, which is
    read when its turn has come: neither items nor results add up in memory. Where a process dies
    (killed, out of memory, a fault in C), its items are done again one by one; one that kills its
    process twice is given to `lost`. When the caller stops, the processes are ended at once; when
    it is killed, they end by themselves. At the end they are left as they are.
    """
    running: deque[_Running[Item]] = deque()
    waiting = iter(batches)
    numbers = count()
    try:
        while True:
            try:
                for batch in waiting:
                    path = scratch / f"{os.getpid()}-{next(numbers)}.part"
                    running.append((batch, path, Future()))  # known before the pool can break
                    running[-1] = (batch, path, processes.submit(work, batch, path))
                    while len(running) >= AHEAD * processes.jobs or (running and processes.worn):
                        yield from _take(running, processes)
                    if processes.worn:
                        processes.close()
                while running:
                    yield from _take(running, processes)
                return
            except BrokenProcessPool:
                processes.kill()
            for _, path, _ in running:
                path.unlink(missing_ok=True)
            # One of these killed a process.
            items = [item for batch, _, _ in running for item in batch]
            running.clear()
            yield from _again(work, items, scratch / f"{os.getpid()}-again.part", processes, lost)
    except BaseException:
        processes.kill()
        raise


_Running = tuple[Sequence[Item], Path, Future[float]]


def _take(running: deque[_Running[Item]], processes: Processes) -> list[Any]:
    """The results of the first batch, which stays in the row until they are there."""
    _, path, done = running[0]
    results = processes.results(path, done)
    running.popleft()
    return results


def _again(
    work: Callable[[Sequence[Item]], list[Result]],
    items: Iterable[Item],
    path: Path,
    processes: Processes,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """The results of items one by one, so that one is known that ends its process."""
    left = deque(items)
    deaths = 0
    while left:
        try:
            results = processes.results(path, processes.submit(work, [left[0]], path))
        except BrokenProcessPool:
            processes.kill()
            path.unlink(missing_ok=True)
            deaths += 1
            if deaths == 2:
                yield lost(left.popleft())
                deaths = 0
            continue
        left.popleft()
        deaths = 0
        yield from results


def _store(
    work: Callable[[Sequence[Item]], list[Result]], batch: Sequence[Item], path: Path
) -> float:
    """Puts the results into the file; for how long this process has worked."""
    path.write_bytes(pickle.dumps(work(batch), pickle.HIGHEST_PROTOCOL))
    return time.process_time()


def _load(path: Path) -> list[Any]:
    made: list[Any] = pickle.loads(path.read_bytes())
    path.unlink()
    return made


def _serve() -> None:
    """Leaves Ctrl-C to the process that holds the terminal, and ends when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["RUST_BACKTRACE"] = "0"  # a library that is out of memory must end, not wait for it
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)
