"""The same work done by the workers of a Dask cluster, its results in order.

A worker hands each batch to a reader, a process of its own: limits on time hold there (they need
a main thread), and a page that kills its reader leaves the worker alive.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, TypeVar
from zlib import compress, decompress

from extractor.cache import reader_version
from extractor.parallel import AHEAD, Processes, in_order

Item = TypeVar("Item")
Piece = TypeVar("Piece")
Result = TypeVar("Result")
TRIES = 3
"""So many readers may be lost with a batch for reasons outside of it (the system ends them)."""

_READER = threading.local()
_OTHER = "a worker has another version of extractor; install the same there and start it anew"


class ClusterError(OSError):
    """The cluster cannot be used. `filename` is its address, `strerror` says what to do."""

    def __init__(self, scheduler: str, message: str) -> None:
        super().__init__(None, message, scheduler)


class Refused(RuntimeError):
    """A worker would read pages otherwise than they are read here, or its system refuses what
    reading them needs: a place to write, above all."""


def on_cluster(
    work: Callable[[Sequence[Piece]], list[Result]],
    batches: Iterable[Sequence[Item]],
    scheduler: str,
    split: Callable[[Sequence[Item]], Iterable[Sequence[Piece]]],
    lost: Callable[[Piece], Result],
    finish: Callable[[int, Iterable[Result]], list[Result]],
) -> Iterator[Result]:
    """What `work` makes of the pieces of each batch, in order.

    `scheduler` is the address of a Dask scheduler whose workers have this package. A worker makes
    of a batch those that `split` says: an archive becomes its pages there. `finish` gets the number
    of the batch and what was made of it, and gives what comes back. The batches of a worker that is
    gone are done again by others; a piece that kills its process twice is given to `lost`. A few
    batches for each thread of the cluster are held at a time. Raises ClusterError where there is no
    Dask, no scheduler or no worker, too many of them are lost, or one has another version of this
    package, lacks another, is refused something by its system or answers with what is no result.
    """
    with _connected(scheduler) as client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ClusterError(scheduler, f"no workers; start `dask worker {scheduler}`")
        waiting = enumerate(batches)
        work_of_all = pickle.dumps((work, split, lost, finish), pickle.HIGHEST_PROTOCOL)
        task = pickle.dumps((reader_version(), work_of_all), pickle.HIGHEST_PROTOCOL)

        def submitted(batch: tuple[int, Sequence[Item]]) -> Any:
            pickled = pickle.dumps(batch, pickle.HIGHEST_PROTOCOL)
            return client.submit(read_apart, task, pickled, pure=False)

        running = deque(map(submitted, islice(waiting, AHEAD * threads)))
        while running:
            yield from _results(_answer(running.popleft(), scheduler), scheduler)
            running.extend(map(submitted, islice(waiting, 1)))


def _connected(scheduler: str) -> Any:
    """Dask's client of a scheduler."""
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            scheduler, "needs Dask; run `pip install extractor[dask]`, here and for the workers"
        ) from None
    connect: Any = Client
    try:
        return connect(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(scheduler, f"{_reason(error)}; start `dask scheduler`") from None


def _answer(asked: Any, scheduler: str) -> object:
    """What a worker answers to a batch, waited for and then let go of."""
    from distributed import KilledWorker
    from distributed.comm.core import CommClosedError

    try:
        answer: object = asked.result()
    except (KilledWorker, CommClosedError, CancelledError) as error:
        raise ClusterError(scheduler, f"the cluster was lost: {_reason(error)}") from None
    except Refused as error:
        raise ClusterError(scheduler, str(error)) from None
    asked.release()
    return answer


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _results(answer: object, scheduler: str) -> list[Any]:
    """What stands in the answer of a worker."""
    try:
        results = pickle.loads(decompress(answer)) if isinstance(answer, bytes) else None
    except Exception:  # both raise all kinds of errors
        results = None
    if not isinstance(results, list):
        raise ClusterError(scheduler, "a worker answered with what is no result; start it anew")
    return results


def read_apart(task: bytes, batch: bytes) -> bytes:
    """What the reader of this thread makes of a batch; there is one from its first batch on."""
    for _ in range(TRIES):
        reader = getattr(_READER, "process", None)
        if reader is None or reader.poll() is not None:
            command = [sys.executable, "-m", "extractor.cluster"]
            reader = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            _READER.process = reader
        asked, answers = reader.stdin, reader.stdout
        assert asked and answers
        answer = None
        with suppress(Exception):  # pickle raises all kinds of errors
            pickle.dump((task, batch), asked, pickle.HIGHEST_PROTOCOL)
            asked.flush()
            answer = pickle.load(answers)
        if isinstance(answer, tuple):
            failed, refused, made = answer
            if failed:
                raise Refused(failed) if refused else RuntimeError(failed)
            return bytes(made)
        reader.kill()
        reader.wait()
    raise RuntimeError(f"{TRIES} processes that read pages were ended from outside; give memory")


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """A reader: answers batches with what they gave, until there are no more.

    One process after the other reads pages: what it has made ready for one batch serves the next.
    """
    processes = Processes(1)
    while True:
        try:
            task, batch = pickle.load(asked)
        except EOFError:
            processes.close()
            return
        failed, refused, made = "", False, b""
        try:
            version, pickled = pickle.loads(task)
            if version != reader_version():
                raise Refused(_OTHER)
            made = _made(pickled, batch, processes)
        except Refused as error:
            failed, refused = str(error), True
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            failed, refused = f"a worker: {error.strerror or error}{where}", True
        except ImportError as error:
            failed, refused = f"a worker: {error}; install there what is installed here", True
        except Exception as error:  # it is told to who asked
            failed = f"{type(error).__name__}: {error}"
        pickle.dump((failed, refused, made), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _made(task: bytes, batch: bytes, processes: Processes) -> bytes:
    """What comes of a batch, a sixth of its bytes: many go through one scheduler."""
    work, split, lost, finish = pickle.loads(task)
    number, items = pickle.loads(batch)
    with TemporaryDirectory() as scratch:
        results = in_order(work, split(items), processes, Path(scratch), lost)
        return compress(pickle.dumps(finish(number, results), pickle.HIGHEST_PROTOCOL), 1)


if __name__ == "__main__":
    with suppress(BrokenPipeError), os.fdopen(os.dup(1), "wb") as own:
        os.dup2(2, 1)  # what pages make libraries print must not stand among the answers
        serve(sys.stdin.buffer, own)
