"""The commands. What they do is in the modules they call, which are imported when needed."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import __version__

if TYPE_CHECKING:
    from extractor.records import Problem

DONE, PROBLEMS, FAILED = 0, 1, 2
_INPUTS = "a Jekyll or Hugo site, a folder of pages, a page, a bare git repository, a WARC or a URL"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0 done; 1 done but not clean (strict, check, verify); 2 failed."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return _fail("stopped; the former output is as it was")
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return DONE
    except OSError as error:  # a full disk, above all
        return _fail(f"{error.filename or 'stopped'}: {error.strerror or error}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="extractor",
        description="Reads the sources of web pages and writes who gave what to whom.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    extract = commands.add_parser("extract", help="read pages and write all datasets")
    extract.add_argument("inputs", nargs="+", metavar="INPUT", help=_INPUTS)
    extract.add_argument("-o", "--out", required=True, type=Path, help="folder for the datasets")
    extract.add_argument(
        "--jobs", type=_positive, metavar="N", help="processes that read pages (default: the cores)"
    )
    extract.add_argument("--strict", action="store_true", help="exit 1 when there were problems")
    extract.add_argument("--quiet", action="store_true", help="print nothing but errors")
    extract.add_argument(
        "--raw-csv", action="store_true", help="do not guard CSV cells against spreadsheet formulas"
    )
    extract.add_argument(
        "--format", choices=("csv", "parquet"), default="csv", help="parquet: Parquet files too"
    )
    extract.add_argument(
        "--cache", action="store_true", help="keep what pages give, beside OUT, for the next run"
    )
    extract.add_argument("--cache-in", metavar="FOLDER", help="keep it in FOLDER instead")
    extract.add_argument(
        "--prefilter", action="store_true", help="leave out pages without a word of giving"
    )
    extract.add_argument(
        "--scheduler", metavar="URL", help="let the workers of a Dask cluster read (tcp://…)"
    )
    _add_limits(extract)
    _add_site_options(extract)
    extract.set_defaults(run=_extract)

    history = commands.add_parser("history", help="read every committed version of a site's pages")
    history.add_argument("repository", type=Path, metavar="REPO", help="a git repository")
    history.add_argument("-o", "--out", required=True, type=Path, help="folder for the datasets")
    history.add_argument("--path", default="", help="only this page, or the pages in this folder")
    history.add_argument("--since", type=_day, metavar="D", help="only commits from this day on")
    history.add_argument("--quiet", action="store_true", help="print nothing but errors")
    history.set_defaults(run=_history)

    check = commands.add_parser("check", help="validate datasets and show the audit")
    check.add_argument("out", type=Path, metavar="OUT")
    check.add_argument("--strict", action="store_true", help="exit 1 when a check differs")
    check.set_defaults(run=_check)

    verify = commands.add_parser("verify", help="re-read every quote from its source")
    verify.add_argument("out", type=Path, metavar="OUT")
    verify.add_argument("inputs", nargs="+", metavar="INPUT")
    _add_site_options(verify)
    verify.set_defaults(run=_verify)

    explain = commands.add_parser("explain", help="show where one record comes from")
    explain.add_argument("out", type=Path, metavar="OUT")
    explain.add_argument("id", metavar="ID", help="id of the record, or how it begins")
    explain.add_argument("--input", action="append", default=[], help="folder of the sources")
    _add_site_options(explain)
    explain.set_defaults(run=_explain)
    return parser


def _add_limits(command: argparse.ArgumentParser) -> None:
    from extractor.limits import Limits

    usual = Limits()
    command.add_argument(
        "--page-seconds",
        type=_amount,
        default=usual.seconds,
        metavar="S",
        help="seconds of the processor that one page may take (default: %(default)g)",
    )
    command.add_argument(
        "--page-memory",
        type=_amount,
        default=usual.memory / 2**20,
        metavar="MIB",
        help="memory that one page may need, in MiB (default: %(default)g)",
    )
    command.add_argument(
        "--debug", action="store_true", help="say in problems where in the code they arose"
    )


def _add_site_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--drafts", action="store_true", help="read drafts too")
    command.add_argument(
        "--layouts", action="store_true", help="render the pages of a Jekyll site in their layouts"
    )


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"extractor {__version__}")
        parser.exit()


def _extract(options: argparse.Namespace) -> int:
    from extractor.limits import Limits
    from extractor.pipeline import extract_to, summary
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
        for line in summary(counts):
            print(line)
        print(f"written to {options.out}")
    return PROBLEMS if options.strict and found else DONE


def _cache_folder(options: argparse.Namespace) -> Path | None:
    """Where the cache is: never inside OUT, which is replaced."""
    from extractor.write import OutputError

    if options.cache_in is not None:
        folder = Path(options.cache_in)
        if folder.resolve().is_relative_to(options.out.resolve()):
            raise OutputError(f"{folder} is inside {options.out}, which is replaced; name another")
        return folder
    if not options.cache:
        return None
    out = options.out.resolve()
    return Path(out.with_name(f".{out.name}.extractor-cache"))


def _history(options: argparse.Namespace) -> int:
    from extractor.history import read_history
    from extractor.pipeline import summary
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
        for line in summary(counts):
            print(line)
        print(f"written to {options.out}")
    return DONE


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


def _day(text: str) -> str:
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) is None:
        raise argparse.ArgumentTypeError("must be a day such as 2020-03-15")
    return text


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _amount(text: str) -> float:
    number = float(text)
    if not 0 < number < 1e9:
        raise argparse.ArgumentTypeError("must be more than 0")
    return number


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
