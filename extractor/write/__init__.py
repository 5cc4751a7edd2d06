"""Records -> files, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from extractor.records import DATASETS
from extractor.write.atomic import OutputError, replace_folder
from extractor.write.datapackage import demand_own_folder, write_package
from extractor.write.schema import Column, columns
from extractor.write.tables import write_table

__all__ = ["Column", "OutputError", "columns", "write_datasets"]


def write_datasets(
    datasets: Mapping[str, Iterable[object]],
    out: Path,
    summary: Mapping[str, object] | None = None,
    *,
    raw_csv: bool = False,
    types: Mapping[str, type] = DATASETS,
) -> dict[str, int]:
    """Replace the folder `out` by the datasets: CSV, JSON, JSON Schema and datapackage.json.

    `datasets` has records by the name of their dataset, in the order in which they are written;
    they are drawn once and may be generators. A dataset that is not given is written empty.
    `summary` becomes summary.json. `types` are the datasets to write: those of pages or, for a
    repository's history, `records.HISTORY_DATASETS`.
    `raw_csv` writes texts into CSV as they are, even those that spreadsheets run as formulas.

    Returns how many records each dataset has. Raises OutputError where `out` cannot be written,
    holds files of others or is being written by another run; `out` is then what it was before,
    as it is when drawing a record fails.
    """
    unknown = [name for name in datasets if name not in types]
    if unknown:
        raise ValueError(f"there is no dataset {unknown[0]!r}")
    counts = {}
    files = {}
    with replace_folder(out) as folder:
        demand_own_folder(out)
        for name in types:
            counts[name], table, array = write_table(
                folder, name, datasets.get(name, ()), raw_csv=raw_csv
            )
            files[name] = (table, array)
        write_package(folder, files, summary or {}, raw_csv=raw_csv)
    return counts
