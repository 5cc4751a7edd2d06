"""What may be asked on the command line: commands, their options, and what these may be."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import __version__

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_INPUTS = "a Jekyll or Hugo site, a folder of pages, a page, a bare git repository, a WARC or a URL"


def parser() -> argparse.ArgumentParser:
    """Reads a command line; `command` is the name of the command, the rest are its options."""
    made = argparse.ArgumentParser(
        prog="extractor",
        description="Reads the sources of web pages and writes who gave what to whom.",
    )
    made.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = made.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for add in (_add_extract, _add_history, _add_check, _add_verify, _add_explain):
        add(commands)
    return made


def _add_extract(commands: Commands) -> None:
    command = commands.add_parser("extract", help="read pages and write all datasets")
    command.add_argument("inputs", nargs="+", metavar="INPUT", help=_INPUTS)
    command.add_argument(
        "-o",
        "--out",
        required=True,
        type=_folder_or_url,
        help="folder for the datasets; for parts (--scheduler, --format parquet) a URL too",
    )
    command.add_argument(
        "--jobs", type=_positive, metavar="N", help="processes that read pages (default: the cores)"
    )
    command.add_argument("--strict", action="store_true", help="exit 1 when there were problems")
    command.add_argument("--quiet", action="store_true", help="print nothing but errors")
    command.add_argument(
        "--raw-csv", action="store_true", help="do not guard CSV cells against spreadsheet formulas"
    )
    command.add_argument(
        "--format",
        choices=("csv", "parquet"),
        default="csv",
        help="parquet: Parquet files too; with --scheduler Parquet parts alone",
    )
    command.add_argument(
        "--cache", action="store_true", help="keep what pages give, beside OUT, for the next run"
    )
    command.add_argument("--cache-in", metavar="FOLDER", help="keep it in FOLDER instead")
    command.add_argument(
        "--prefilter", action="store_true", help="leave out pages without a word of giving"
    )
    command.add_argument(
        "--scheduler", metavar="URL", help="let the workers of a Dask cluster read (tcp://…)"
    )
    _add_limits(command)
    _add_site_options(command)


def _add_history(commands: Commands) -> None:
    command = commands.add_parser("history", help="read every committed version of a site's pages")
    command.add_argument("repository", type=Path, metavar="REPO", help="a git repository")
    command.add_argument("-o", "--out", required=True, type=Path, help="folder for the datasets")
    command.add_argument("--path", default="", help="only this page, or the pages in this folder")
    command.add_argument("--since", type=_day, metavar="D", help="only commits from this day on")
    command.add_argument("--quiet", action="store_true", help="print nothing but errors")


def _add_check(commands: Commands) -> None:
    command = commands.add_parser("check", help="validate datasets and show the audit")
    command.add_argument("out", type=Path, metavar="OUT")
    command.add_argument("--strict", action="store_true", help="exit 1 when a check differs")


def _add_verify(commands: Commands) -> None:
    command = commands.add_parser("verify", help="re-read every quote from its source")
    command.add_argument("out", type=Path, metavar="OUT")
    command.add_argument("inputs", nargs="+", metavar="INPUT")
    _add_site_options(command)


def _add_explain(commands: Commands) -> None:
    command = commands.add_parser("explain", help="show where one record comes from")
    command.add_argument("out", type=Path, metavar="OUT")
    command.add_argument("id", metavar="ID", help="id of the record, or how it begins")
    command.add_argument("--input", action="append", default=[], help="folder of the sources")
    _add_site_options(command)


def _add_limits(command: argparse.ArgumentParser) -> None:
    from extractor.limits import Limits

    usual = Limits()
    command.add_argument(
        "--page-seconds",
        type=_above_zero,
        default=usual.seconds,
        metavar="S",
        help="seconds of the processor that one page may take (default: %(default)g); one longer"
        " than 2 MiB in proportion more",
    )
    command.add_argument(
        "--page-memory",
        type=_above_zero,
        default=usual.memory / 2**20,
        metavar="MIB",
        help="memory that one page may need, in MiB (default: %(default)g); one longer than 8 MiB"
        " in proportion more",
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


def _folder_or_url(text: str) -> Path | str:
    return text if "://" in text else Path(text)


def _day(text: str) -> str:
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) is None:
        raise argparse.ArgumentTypeError("must be a day such as 2020-03-15")
    return text


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _above_zero(text: str) -> float:
    number = float(text)
    if not 0 < number < 1e9:
        raise argparse.ArgumentTypeError("must be more than 0")
    return number
