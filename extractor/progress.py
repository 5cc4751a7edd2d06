"""How far a run has come, on a terminal or in a log."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_REDRAW = 0.1
_LINE = 5.0
"""Seconds between two states of the bar on a terminal, and between two lines elsewhere."""

_PAUSE = 0.02
_WHILE = 0.5
"""Seconds without a page after which those before it are shown; and after which any are."""

_WIDTH = 24


class Progress:
    """Counts pages and records and shows them on `stream`: a bar on a terminal, else lines.

    `total` is how many pages there will be, None where nobody knows. Nothing is shown of a run
    that is done before the first state is due.
    """

    def __init__(self, total: int | None, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._total = total
        self._terminal = self._stream.isatty()
        self._pages = self._records = 0
        self._started = self._shown = self._counted = time.monotonic()
        self._due: float | None = None
        self._drawn = False

    def add(self, pages: int, records: int) -> None:
        """So many more have been read.

        Pages that a process read come many at a time: what is shown is what was there before a
        pause, or, where there is none, before a while.
        """
        now = time.monotonic()
        due = self._pages and now - self._shown >= (_REDRAW if self._terminal else _LINE)
        if due and self._due is None:
            self._due = now
        if self._due is not None and (now - self._counted >= _PAUSE or now - self._due >= _WHILE):
            self._show(self._counted - self._started)
            self._shown, self._due = now, None
        self._pages += pages
        self._records += records
        self._counted = now

    def _show(self, seconds: float) -> None:
        state = progress_line(self._pages, self._records, self._total, seconds)
        if self._terminal:
            self._stream.write(f"\r\x1b[K{_bar(self._pages, self._total)}{state}")
            self._drawn = True
        else:
            self._stream.write(f"{state}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Take the bar away, so that lines can be written."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = False


def progress_line(pages: int, records: int, total: int | None, seconds: float) -> str:
    """Pages, records, rate and the time left at that rate."""
    rate = pages / seconds if seconds else 0.0
    of = f" of {total:,}" if total else ""
    told = f"{pages:,}{of} pages, {records:,} records, {rate:,.0f} pages/s"
    if total and rate and total >= pages:
        left = round((total - pages) / rate)
        told += f", {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"
    return told


def _bar(pages: int, total: int | None) -> str:
    if not total:
        return ""
    full = min(_WIDTH, _WIDTH * pages // total)
    return f"[{'#' * full}{'.' * (_WIDTH - full)}] "
