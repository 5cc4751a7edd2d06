"""CSV and TSV (RFC 4180) with the place of every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractor.sources.data.value import Data
from extractor.sources.placed.text import Place
from extractor.sources.placed.values import placed


def table_rows(path: str, text: str, separator: str, data: Data) -> list[dict[Any, Any]]:
    """The rows below the heading, by the heading's cells (RFC 4180; quotes may be left out)."""
    rows = _rows(text, separator)
    heading: list[str] | None = None
    made: list[dict[Any, Any]] = []
    for cells in rows:
        if len(cells) == 1 and not cells[0][0].strip():
            continue
        extent = (cells[0][1], cells[-1][2])
        if heading is None:
            heading = [
                placed(value.strip().lstrip("\ufeff"), text, Place(path, start, end))
                for value, start, end in cells
            ]
            continue
        if len(cells) > len(heading):
            sentence = f"the row has {len(cells)} cells under {len(heading)} headings; mend it"
            data.warn(text, extent[0], sentence)
        made.append(
            {
                key: placed(value, text, Place(path, start, end, extent))
                for key, (value, start, end) in zip(heading, cells, strict=False)
            }
        )
    return made


def _rows(text: str, separator: str) -> Iterator[list[tuple[str, int, int]]]:
    cell = re.compile(rf'"((?:[^"]|"")*+)"|([^{separator}\r\n]*)')
    cells: list[tuple[str, int, int]] = []
    at, size = 0, len(text)
    while at < size:
        match = cell.match(text, at)
        assert match is not None  # the second alternative matches anywhere
        quoted = match[1] is not None
        start, end = match.span(1 if quoted else 2)
        cells.append((match[1].replace('""', '"') if quoted else match[2], start, end))
        at = match.end()
        if text[at : at + 1] == separator:
            at += 1
            if at == size:
                cells.append(("", at, at))
        elif text[at : at + 1] in ("\r", "\n"):
            at += 2 if text.startswith("\r\n", at) else 1
            yield cells
            cells = []
        elif at < size:  # text after a closing quote: it is part of no cell
            at += 1
    if cells:
        yield cells
