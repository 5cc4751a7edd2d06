"""What goes wrong with one page, as a row in problems instead of the end of the run."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from extractor.limits import Limits, TooCostly, within
from extractor.records import Problem

T = TypeVar("T")

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_LONGEST = 300
"""Characters of a reason, which may quote the page."""

_DEEPEST = 8
"""Calls of a trace."""


def attempt(
    path: str, stage: str, debug: bool, step: Callable[..., T], *arguments: Any
) -> T | Problem:
    """What a step makes of its arguments; the problem where it raises, `debug` with a trace.

    Want of memory is passed on: it is one of the whole page.
    """
    try:
        return step(*arguments)
    except MemoryError:
        raise
    except Exception as error:  # one bad page costs one row, whatever is wrong with it
        return Problem(page=path, stage=stage, message=_message(error, debug))
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":  # a fault in a library written in Rust
            raise
        return Problem(page=path, stage=stage, message=_message(error, debug))


def limited(
    path: str,
    limits: Limits,
    debug: bool,
    read: Callable[..., T],
    *arguments: Any,
    stage: str = "page",
) -> T | Problem:
    """What `read` makes of a page; the problem where it raises or goes over the limits."""
    try:
        with within(limits):
            return attempt(path, stage, debug, read, *arguments)
    except TooCostly as cost:
        message = f"not read: {cost}; split it, or allow more (--page-seconds, --page-memory)"
    gc.collect()  # the elements of a page hold each other
    return Problem(page=path, stage=stage, message=message)


def _message(error: BaseException, debug: bool) -> str:
    """What went wrong, the same on every machine; with the last calls, the innermost first."""
    reason = _ADDRESS.sub("", " ".join(str(error)[: 2 * _LONGEST].split()))[:_LONGEST]
    kind = type(error).__name__
    message = f"not read: {kind}{': ' if reason else ''}{reason}; please report the page"
    if not debug:
        return message
    import traceback

    calls = traceback.extract_tb(error.__traceback__)[:0:-1][:_DEEPEST]
    places = (f"{_shown(Path(c.filename))}:{c.lineno} {c.name}" for c in calls)
    return f"{message} [{' < '.join(places)}]"


def _shown(path: Path) -> str:
    """A module below this package, or another's last folder and name: no path of one machine."""
    here = Path(__file__).parent
    inside = path.is_relative_to(here)
    return (path.relative_to(here) if inside else Path(*path.parts[-2:])).as_posix()
