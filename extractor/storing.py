"""Rows of pages -> Parquet parts, written where the pages were read.

What no other page can change need not pass through the process that brings all pages together.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.parts import Part, Written, pickled
from extractor.spill import Sorted
from extractor.write import Rows
from extractor.write.part_files import PartWriter
from extractor.write.parts_output import PartsOutput
from extractor.write.place import Place

APART = ("pages", "donations", "timeline", "amounts", "notes")
"""The datasets that are written so. Problems are few and told while the run goes on."""

_HELD = 200  # pages whose rows are held in memory


def store_rows(number: int, parts: Iterable[Part], place: Place) -> list[Part]:
    """The parts without the rows that were put into `place`, and without CSV, which is not written.

    The rows stand in the order of their pages' paths, in a file of each dataset by the number of
    the batch; the first part that is given back names the files.
    """
    rows: Sorted[dict[str, Rows]] = Sorted(None, _HELD)
    left: list[Part] = []
    for part in parts:
        written = Written(*pickle.loads(part.written))
        apart = {name: written.rows[name] for name in APART if name in written.rows}
        rows.add(part.page, apart)
        left.append(replace(part, written=pickled(tuple(_without(written, apart)))))
    writers: dict[str, PartWriter] = {}
    for page in rows:
        for name, found in page.items():
            if name not in writers:
                writers[name] = PartWriter(place, name, number)
            writers[name].append(found)
    stored = tuple(writer.close() for writer in writers.values())
    return [replace(part, stored=stored if part is left[0] else ()) for part in left]


def taken(parts: Iterable[Part], output: PartsOutput) -> Iterator[Part]:
    """The parts, while the files that they name are taken into the output."""
    for part in parts:
        output.take(part.stored)
        yield part


def _without(written: Written, apart: dict[str, Rows]) -> Written:
    funding = written.funding
    return written._replace(
        rows={name: rows for name, rows in written.rows.items() if name not in apart},
        funding=replace(funding, csv=("",) * len(funding.csv)),
    )
