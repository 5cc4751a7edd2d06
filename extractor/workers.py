"""Sources -> what work makes of them, in order: done here, by processes, or by a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from extractor.records import Problem
from extractor.sources.folder import Archive
from extractor.sources.source import Source

Result = TypeVar("Result")
Found = TypeVar("Found", bound=Source | Problem | Archive)
Work = Callable[[Sequence[Source | Problem]], list[Result]]
"""Makes a result of each source of a batch; it can be pickled."""
Lost = Callable[[Source | Problem], Result]
"""What stands for a source that ended, twice, the process that had it."""
Finish = Callable[[int, Iterable[Result]], list[Result]]
"""Gets the number of a batch and its results, and gives what goes on of them; it can be pickled."""

BATCH = 64
BATCH_BYTES = 2**16
"""A process gets so many sources at once, or so many bytes of them: of dense pages what
is read in half a second, so that a run says early how far it is, and a second process has its share
of a small one."""

CLUSTER_BYTES = 2**20
"""The same for a worker of a cluster, which is further away."""

STORED, STORED_BYTES, SPREAD = 1024, 2**23, 64
"""The same where it writes what it makes of them into files, which should not be many; so many
batches before are no larger than others, so that all workers have their share of a small run."""

MEMORY_OF_BYTE = 4096
"""A library in C or Rust needs no more memory than this for each byte of a source."""


def by_processes(
    work: Work[Result],
    sources: Iterable[Source | Problem],
    lost: Lost[Result],
    *,
    jobs: int | None,
    memory: int,
    scratch: Path,
) -> Iterator[Result]:
    """A result for each source, by `jobs` processes, None for as many as there are cores.

    A few sources are not worth starting processes for, but those are that may need more than
    `memory` bytes: that may end the process that reads them. `scratch` is a folder to work in.
    """
    jobs = jobs or _cores()
    large = memory // MEMORY_OF_BYTE
    batches = _batches(sources)
    first = next(batches, [])
    second = next(batches, [])
    if jobs == 1 or not second:
        for batch in chain((first, second), batches):
            if max(map(_size, batch), default=0) > large:
                yield from _in_processes(work, [batch], lost, 1, scratch)
                continue
            for source in batch:
                yield from work([source])
    else:
        yield from _in_processes(work, chain((first, second), batches), lost, jobs, scratch)


def _in_processes(
    work: Work[Result],
    batches: Iterable[Sequence[Source | Problem]],
    lost: Lost[Result],
    jobs: int,
    scratch: Path,
) -> Iterator[Result]:
    from extractor.parallel import Processes, in_order

    processes = Processes(jobs)
    yield from in_order(work, batches, processes, scratch, lost)
    processes.close()


def by_cluster(
    work: Work[Result],
    sources: Iterable[Source | Problem | Archive],
    lost: Lost[Result],
    *,
    scheduler: str,
    store: Finish[Result] | None = None,
) -> Iterator[Result]:
    """A result for each source, by the workers of a Dask cluster; crawls are opened there.

    `scheduler` is its address. `store` writes what need not come back, see `on_cluster`, which
    says too when ClusterError is raised.
    """
    from extractor.cluster import on_cluster

    left = iter(sources)
    batches = _batches(left, CLUSTER_BYTES)
    if store is not None:
        batches = chain(islice(batches, SPREAD), _batches(left, STORED_BYTES, STORED))
    return on_cluster(work, batches, scheduler, _opened, lost, store or _as_made)


def _as_made(_number: int, results: Iterable[Result]) -> list[Result]:
    return list(results)


def _opened(batch: Sequence[Source | Problem | Archive]) -> Iterator[list[Source | Problem]]:
    """The pages of a batch, those of crawls read from them here."""
    pages = (found.sources() if isinstance(found, Archive) else (found,) for found in batch)
    return _batches(chain.from_iterable(pages), CLUSTER_BYTES)


def _cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batches(
    sources: Iterable[Found], most: int = BATCH_BYTES, count: int = BATCH
) -> Iterator[list[Found]]:
    batch: list[Found] = []
    size = 0
    for source in sources:
        batch.append(source)
        size += _size(source)
        if len(batch) == count or size >= most:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(source: Source | Problem | Archive) -> int:
    if isinstance(source, Archive):
        return STORED_BYTES
    return len(source.data) if isinstance(source, Source) else 0
