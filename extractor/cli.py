"""The commands. What they do is in the modules they call, which are imported when needed."""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.options import parser

if TYPE_CHECKING:
    from extractor.records import Problem

DONE, PROBLEMS, FAILED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0 done; 1 done but not clean (strict, check, verify); 2 failed."""
    options = parser().parse_args(arguments)
    from extractor.kept import kept_compiled

    try:
        with kept_compiled(), _few_collections():
            return COMMANDS[options.command](options)
    except KeyboardInterrupt:
        return _fail("stopped; the former output is as it was")
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return DONE
    except OSError as error:  # a full disk, above all
        return _fail(f"{error.filename or 'stopped'}: {error.strerror or error}")


@contextmanager
def _few_collections() -> Iterator[None]:
    """Almost all that a run makes it keeps to its end: looking for what it does not need is in
    vain while it starts, and when it ends."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, *usual[1:])
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*usual)


def _extract(options: argparse.Namespace) -> int:
    from extractor.limits import Limits
    from extractor.pipeline import extract_to
    from extractor.progress import Progress
    from extractor.sources.folder import InputError, count_pages
    from extractor.write import OutputError

    quiet = options.quiet
    progress = None if quiet else Progress(count_pages(options.inputs))
    found = 0

    def watch(problems: Sequence[Problem], records: int) -> None:
        nonlocal found
        found += len(problems)
        if problems and progress:
            progress.clear()
        for problem in problems:
            where = problem.page if problem.line is None else f"{problem.page}:{problem.line}"
            _tell(f"{problem.severity}: {where}: {problem.message}")
        if progress:
            progress.add(1, records)

    try:
        counts = extract_to(
            options.out,
            options.inputs,
            options.jobs,
            drafts=options.drafts,
            layouts=options.layouts,
            raw_csv=options.raw_csv,
            parquet=options.format == "parquet",
            cache=_cache_folder(options),
            limits=Limits(options.page_seconds, int(options.page_memory * 2**20)),
            debug=options.debug,
            prefilter=options.prefilter,
            scheduler=options.scheduler,
            watch=watch,
        )
    except (InputError, OutputError) as error:
        return _fail(str(error))
    finally:
        if progress:
            progress.clear()
    if not quiet:
        _sum_up(counts, options.out)
    return PROBLEMS if options.strict and found else DONE


def _cache_folder(options: argparse.Namespace) -> Path | None:
    """Where the cache is: never inside OUT, which is replaced."""
    from extractor.write import OutputError

    if options.cache_in is not None:
        folder = Path(options.cache_in)
        inside = isinstance(options.out, Path)
        if inside and folder.resolve().is_relative_to(options.out.resolve()):
            raise OutputError(f"{folder} is inside {options.out}, which is replaced; name another")
        return folder
    if not options.cache or isinstance(options.out, str):
        return None
    out = options.out.resolve()
    return Path(out.with_name(f".{out.name}.extractor-cache"))


def _history(options: argparse.Namespace) -> int:
    from extractor.history import read_history
    from extractor.records import HISTORY_DATASETS
    from extractor.sources.folder import InputError
    from extractor.write import OutputError, write_datasets

    try:
        datasets = read_history(options.repository, path=options.path, since=options.since)
        counts = write_datasets(datasets, options.out, types=HISTORY_DATASETS)
    except (InputError, OutputError) as error:
        return _fail(str(error))
    for problem in datasets["problems"]:
        _tell(f"{problem.severity}: {problem.page}: {problem.message}")
    if not options.quiet:
        _sum_up(counts, options.out)
    return DONE


def _sum_up(counts: Mapping[str, int], out: Path | str) -> None:
    """Says what was written: a line for each dataset, then where they are."""
    for name, count in counts.items():
        print(f"{name:13} {count:7,}")
    print(f"written to {out}")


def _check(options: argparse.Namespace) -> int:
    from extractor.check import audit_table, validate
    from extractor.write import OutputError

    try:
        faults = validate(options.out)
    except OutputError as error:
        return _fail(str(error))
    for fault in faults:
        _tell(fault)
    if faults:
        return PROBLEMS
    differing, lines = audit_table(options.out)
    for line in lines:
        print(_shown(line))
    print("all datasets are as they are declared")
    return PROBLEMS if differing and options.strict else DONE


def _verify(options: argparse.Namespace) -> int:
    from extractor.sources.folder import InputError
    from extractor.trace import TraceError, verify

    try:
        agree, faults = verify(
            options.out, options.inputs, drafts=options.drafts, layouts=options.layouts
        )
    except (InputError, TraceError) as error:
        return _fail(str(error))
    for fault in faults:
        _tell(fault)
    print(f"{agree} of {agree + len(faults)} quotes agree with their sources")
    return PROBLEMS if faults else DONE


def _explain(options: argparse.Namespace) -> int:
    from extractor.sources.folder import InputError
    from extractor.trace import TraceError, explain

    try:
        lines = explain(
            options.out, options.id, options.input, drafts=options.drafts, layouts=options.layouts
        )
        for line in lines:
            print(_shown(line))
    except (InputError, TraceError) as error:
        return _fail(str(error))
    return DONE


COMMANDS = {
    "extract": _extract,
    "history": _history,
    "check": _check,
    "verify": _verify,
    "explain": _explain,
}

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def _shown(line: str) -> str:
    """One line for a terminal: what pages and file names hold cannot steer it."""
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), line)


def _tell(line: str) -> None:
    with suppress(BrokenPipeError):  # nobody listens any more; what is done is done to its end
        print(_shown(line), file=sys.stderr)


def _fail(message: str) -> int:
    _tell(f"extractor: {message}")
    return FAILED
