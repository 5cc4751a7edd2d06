"""Datasets as Parquet parts, written by many processes and never changed once they are there.

A part is named by its number and by the hash of its bytes: who writes the same rows again writes
the same file, and nobody damages one of another run that has other rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from extractor.write.parquet import ROWS, arrow_schema, arrow_table, records_of_lines
from extractor.write.place import Place
from extractor.write.tables import PartFile, Rows, encode

PART_ROWS = 1_000_000
"""So many rows make a part where one process writes all of a dataset."""

_BATCH = 1000  # records that are encoded at once


class PartWriter:
    """Rows of a dataset on their way into a part; it is in its place when closed, as a whole."""

    def __init__(self, place: Place, dataset: str, number: int) -> None:
        import pyarrow.parquet as pq

        self.rows = 0
        self._place, self._dataset, self._number = place, dataset, number
        self._file = NamedTemporaryFile(suffix=".parquet")  # noqa: SIM115 - closed by `close`
        schema = arrow_schema(dataset)
        self._writer: Any = pq.ParquetWriter(self._file.name, schema, compression="zstd")
        self._records: list[dict[str, Any]] = []

    def append(self, rows: Rows) -> None:
        """Write rows after those that are there."""
        self._records.extend(records_of_lines(rows.json.split("\n")))
        self.rows += rows.count
        if len(self._records) >= ROWS:
            self._empty()

    def close(self) -> PartFile:
        """The part, in its place. Raises OSError as `Place` does."""
        self._empty()
        self._writer.close()
        with self._file as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            size = file.tell()
            name = f"{self._dataset}/part-{self._number:06}-{sha256[:16]}.parquet"
            self._place.put(Path(file.name), name)
        return PartFile(self._dataset, name, self.rows, size, sha256)

    def _empty(self) -> None:
        if self._records:
            self._writer.write_table(arrow_table(self._dataset, self._records))
            self._records.clear()


class PartTable:
    """The rows of a dataset that one process writes, growing: rows in, parts out when closed."""

    def __init__(self, place: Place, dataset: str) -> None:
        self.count = 0
        self._place, self._dataset = place, dataset
        self._writer: PartWriter | None = None
        self._parts: list[PartFile] = []

    def write(self, records: Iterable[object], *, raw_csv: bool = False) -> None:
        """Write records, which are drawn once, after those that are there."""
        source = iter(records)
        while batch := list(islice(source, _BATCH)):
            self.append(encode(self._dataset, batch, raw_csv=raw_csv))

    def append(self, rows: Rows) -> None:
        """Write rows that were encoded before."""
        if not rows.count:
            return
        if self._writer is None:
            self._writer = PartWriter(self._place, self._dataset, len(self._parts))
        self._writer.append(rows)
        self.count += rows.count
        if self._writer.rows >= PART_ROWS:
            self._close_part()

    def close(self) -> list[PartFile]:
        """The parts."""
        self._close_part()
        return self._parts

    def _close_part(self) -> None:
        if self._writer is not None:
            self._parts.append(self._writer.close())
            self._writer = None
