"""How the tables of dates are written: a sentence with its dates marked, `on [5 May=--05-05]`.

What stands in brackets is what is found, with the date or `first/last` of a range behind the `=`.
"""

from __future__ import annotations

import re

from extractor.values.dates import Date, find_dates

_MARKED = re.compile(r"\[([^\]]*)=([^\]=]*)\]")


def unmarked(line: str) -> str:
    return _MARKED.sub(r"\1", line)


def shown(date: Date) -> str:
    return f"{date.date}/{date.date_end}" if date.date_end else date.date


def marked(text: str, reference: str | None = None, language: str | None = None) -> str:
    """The text with its dates marked as they are found."""
    parts, done = [], 0
    for date in find_dates(text, reference, language):
        parts += [text[done : date.start], f"[{date.text}={shown(date)}]"]
        done = date.end
    return "".join(parts) + text[done:]
