"""Records -> files, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import Protocol

from extractor.records import DATASETS
from extractor.write.atomic import OutputError, replace_folder
from extractor.write.datapackage import demand_own_folder, write_package
from extractor.write.schema import Column, columns
from extractor.write.tables import (
    OpenRows,
    PartFile,
    Rows,
    Table,
    WrittenFile,
    encode,
    encode_open,
    hashed,
)

__all__ = [
    "Column",
    "OpenRows",
    "Output",
    "OutputError",
    "PartFile",
    "Rows",
    "columns",
    "encode",
    "encode_open",
    "new_output",
    "write_datasets",
]


class Output(Protocol):
    """Datasets on their way into their files, a few rows at a time.

    `scratch` is a folder for what is needed on the way; it is gone when the output is complete.
    """

    scratch: Path

    def write(self, dataset: str, records: Iterable[object]) -> None:
        """Write records, which are drawn once, after those that are there."""

    def append(self, dataset: str, rows: Rows) -> None:
        """Write rows that were encoded before."""

    @property
    def counts(self) -> dict[str, int]:
        """How many records each dataset has by now."""


class _FolderOutput:
    """An output of CSV and JSON files; see `Output`."""

    def __init__(
        self, folder: Path, types: Mapping[str, type], raw_csv: bool, parquet: bool
    ) -> None:
        self.scratch = folder / "scratch"
        self.scratch.mkdir()
        self._raw_csv = raw_csv
        self._parquet = parquet
        self._tables = {name: Table(folder, name) for name in types}

    def write(self, dataset: str, records: Iterable[object]) -> None:
        self._tables[dataset].write(records, raw_csv=self._raw_csv)

    def append(self, dataset: str, rows: Rows) -> None:
        self._tables[dataset].append(rows)

    @property
    def counts(self) -> dict[str, int]:
        return {name: table.count for name, table in self._tables.items()}

    def complete(self, folder: Path, summary: Mapping[str, object]) -> None:
        """Close the files and describe them; nothing can be written after that."""
        rmtree(self.scratch)
        files = {name: table.close() for name, table in self._tables.items()}
        more: list[WrittenFile] = []
        if self._parquet:
            from extractor.write.parquet import write_parquet

            more = [hashed(folder, write_parquet(folder, name)) for name in files]
        write_package(folder, files, summary, more, raw_csv=self._raw_csv)


@contextmanager
def new_output(
    out: Path,
    summary: dict[str, object],
    *,
    raw_csv: bool = False,
    parquet: bool = False,
    types: Mapping[str, type] = DATASETS,
) -> Iterator[Output]:
    """Replace the folder `out` by the datasets written in the block: CSV, JSON, JSON Schema and
    datapackage.json; `summary`, as it is at the end of the block, becomes summary.json.

    `types` are the datasets: those of pages or, for a repository's history,
    `records.HISTORY_DATASETS`. `raw_csv` writes texts into CSV as they are, even those that
    spreadsheets run as formulas; `parquet` writes Parquet files beside them. Raises OutputError
    where `out` cannot be written, holds files of others or is being written by another run; `out`
    is then what it was before, as it is when the block fails.
    """
    if parquet:
        from extractor.write.parquet import demand_pyarrow

        demand_pyarrow()
    with replace_folder(out) as folder:
        demand_own_folder(out)
        output = _FolderOutput(folder, types, raw_csv, parquet)
        yield output
        output.complete(folder, summary)


def write_datasets(
    datasets: Mapping[str, Iterable[object]],
    out: Path,
    summary: Mapping[str, object] | None = None,
    *,
    raw_csv: bool = False,
    types: Mapping[str, type] = DATASETS,
) -> dict[str, int]:
    """Write datasets as `new_output` does; how many records each has.

    `datasets` has records by the name of their dataset, in the order in which they are written;
    they are drawn once and may be generators. A dataset that is not given is written empty.
    """
    unknown = [name for name in datasets if name not in types]
    if unknown:
        raise ValueError(f"there is no dataset {unknown[0]!r}")
    with new_output(out, dict(summary or {}), raw_csv=raw_csv, types=types) as output:
        for name in types:
            output.write(name, datasets.get(name, ()))
    return output.counts
