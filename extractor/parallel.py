"""The same work done by several processes, its results in order and never more than a few held."""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain, count
from multiprocessing import active_children, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], list[Result]]

AHEAD = 3
"""Batches that are on their way for each process: one in work, one waiting, one done."""


def in_order(
    work: Callable[[Sequence[Item]], list[Result]],
    batches: Iterable[Sequence[Item]],
    jobs: int,
    scratch: Path,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """What `work` makes of the items of each batch, in the order of the items.

    Each process writes what it has made into a file of its own in the folder `scratch`, which is
    read when its turn has come: neither items nor results add up in memory. Where a process dies
    (killed, out of memory, a fault in C), its items are done again one by one; one that kills its
    process twice is given to `lost`. When the caller stops, the processes are ended at once; when
    it is killed, they end by themselves.
    """
    waiting = iter(batches)
    numbers = count()
    while True:
        running: deque[tuple[Sequence[Item], Path, Future[None]]] = deque()
        with _processes(jobs) as pool, suppress(BrokenProcessPool):
            for batch in waiting:
                path = scratch / f"{os.getpid()}-{next(numbers)}.part"
                running.append((batch, path, Future()))  # known before the pool can break
                running[-1] = (batch, path, pool.submit(_store, work, batch, path))
                if len(running) >= AHEAD * jobs:
                    yield from _take(running)
            while running:
                yield from _take(running)
            return
        for _, path, _ in running:
            path.unlink(missing_ok=True)
        # The pool broke: one of these killed a process.
        items = chain.from_iterable(batch for batch, _, _ in running)
        yield from _again(work, items, scratch / f"{os.getpid()}-again.part", lost)


def _take(running: deque[tuple[Sequence[Item], Path, Future[None]]]) -> list[Result]:
    """The results of the first batch, which stays in the row until they are there."""
    _, path, done = running[0]
    done.result()
    running.popleft()
    return _load(path)


def _again(
    work: Callable[[Sequence[Item]], list[Result]],
    items: Iterable[Item],
    path: Path,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """The results of items one by one, all in one process as long as it lives."""
    left = deque(items)
    deaths = 0
    while left:
        with _processes(1) as pool, suppress(BrokenProcessPool):
            while left:
                pool.submit(_store, work, [left[0]], path).result()
                left.popleft()
                deaths = 0
                yield from _load(path)
            return
        path.unlink(missing_ok=True)
        deaths += 1
        if deaths == 2:
            yield lost(left.popleft())
            deaths = 0


def _store(
    work: Callable[[Sequence[Item]], list[Result]], batch: Sequence[Item], path: Path
) -> None:
    path.write_bytes(pickle.dumps(work(batch), pickle.HIGHEST_PROTOCOL))


def _load(path: Path) -> list[Result]:
    made: list[Result] = pickle.loads(path.read_bytes())
    path.unlink()
    return made


@contextmanager
def _processes(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with the block: at once where it fails or is left."""
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, initializer=_serve)
    try:
        yield pool
    except BaseException:
        ours = [child for child in active_children() if child not in others]
        for child in ours:
            child.kill()
        for child in ours:
            child.join(1)
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    else:
        pool.shutdown()


def _serve() -> None:
    """Leaves Ctrl-C to the process that holds the terminal, and ends when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["RUST_BACKTRACE"] = "0"  # a library that is out of memory must end, not wait for it
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)
