"""A folder of output -> the records in it, from its JSON files or its Parquet parts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.write.atomic import OutputError
from extractor.write.datapackage import PACKAGE, parts_of


def stored_records(out: Path, dataset: str) -> Any:
    """What a dataset's JSON file holds: the list of its records, if nobody changed it. Where there
    are Parquet parts instead, their records in the same form.

    Raises OSError where they are missing, ValueError where they cannot be read.
    """
    path = out / f"{dataset}.json"
    if not path.exists() and (parts := part_names(out)):
        return [record for name in parts.get(dataset, ()) for record in _read(out / name, dataset)]
    return json.loads(path.read_bytes())


def part_names(out: Path) -> dict[str, list[str]]:
    """The names of the parts of each dataset in a folder; empty where it has no parts."""
    try:
        parts = parts_of((out / PACKAGE).read_bytes())
    except (OSError, ValueError):
        return {}
    return {dataset: [part.name for part in found] for dataset, found in parts.items()}


def _read(path: Path, dataset: str) -> Iterator[dict[str, Any]]:
    from extractor.write.parquet import demand_pyarrow, read_parquet

    try:
        demand_pyarrow()
    except OutputError as error:
        raise OSError(None, str(error), str(path)) from None
    return read_parquet(path, dataset)
