"""Datasets as Parquet files: the columns of the CSV and JSON files, with types.

Texts are string, whole numbers int64, other numbers double, truth values bool, lists of texts or
whole numbers lists. A number too large for a double becomes null. Objects and lists of objects are
JSON texts, as in CSV: their keys are the page's own. An empty list stays a list, an empty object
becomes null. Lone surrogates, which UTF-8 cannot hold, become "?".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.write.atomic import OutputError
from extractor.write.schema import Column, columns

ROWS = 20_000
"""Records that are held at once; a row group has as many."""


def demand_pyarrow() -> None:
    """Raise OutputError where pyarrow is not installed."""
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise OutputError(
            "Parquet needs pyarrow; install it with: pip install 'extractor[parquet]'"
        )


def write_parquet(folder: Path, dataset: str) -> str:
    """Write `<dataset>.parquet` from the `<dataset>.json` in the folder; the name of the file."""
    import pyarrow.parquet as pq

    name = f"{dataset}.parquet"
    schema = arrow_schema(dataset)
    with (folder / f"{dataset}.json").open(encoding="utf-8") as lines:
        records = records_of_lines(lines)
        with pq.ParquetWriter(folder / name, schema, compression="zstd") as file:
            while batch := list(islice(records, ROWS)):
                file.write_table(arrow_table(dataset, batch))
    return name


def read_parquet(path: Path, dataset: str) -> Iterator[dict[str, Any]]:
    """The records of a Parquet file as their JSON objects; no more than a batch is held at once.

    A number that was too large for a double is None. Raises OSError or ValueError for a file that
    is no such Parquet file.
    """
    import pyarrow.parquet as pq

    declared = {column.name: column for column in columns(dataset)}
    with pq.ParquetFile(path) as file:
        if not file.schema_arrow.equals(arrow_schema(dataset)):
            raise ValueError(f"its columns are not those of {dataset}")
        for batch in file.iter_batches(ROWS):
            for record in batch.to_pylist():
                yield {name: _told(declared[name], value) for name, value in record.items()}


def _told(column: Column, value: Any) -> Any:
    if "object" in (column.kind, column.item):
        if value is None:
            return None if column.nullable else {} if column.kind == "object" else []
        return json.loads(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def arrow_schema(dataset: str) -> Any:
    """The columns of a dataset as a pyarrow schema."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "object": pa.string(),
    }

    def type_of(column: Column) -> Any:
        if column.kind == "list" and column.item != "object":
            return pa.list_(types[column.item or "string"])
        return types["object" if column.kind == "list" else column.kind]

    return pa.schema([pa.field(column.name, type_of(column)) for column in columns(dataset)])


def arrow_table(dataset: str, records: Sequence[dict[str, Any]]) -> Any:
    """Records, as their JSON objects, as a pyarrow table."""
    import pyarrow as pa

    schema = arrow_schema(dataset)
    arrays = [
        _array(column, [record[column.name] for record in records], field.type)
        for column, field in zip(columns(dataset), schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(column: Column, values: list[Any], arrow_type: Any) -> Any:
    import pyarrow as pa

    if column.kind == "number":
        values = [None if value is None else _double(value) for value in values]
    elif "object" in (column.kind, column.item):
        values = [_json(value) if value else None for value in values]
    try:
        return pa.array(values, arrow_type)
    except UnicodeEncodeError:  # a lone surrogate somewhere
        return pa.array([*map(_utf8, values)], arrow_type)


_json = json.JSONEncoder(ensure_ascii=False).encode


def _double(value: float) -> float | None:
    try:
        return float(value)
    except OverflowError:  # an integer of more than 308 digits
        return None


def _utf8(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return [*map(_utf8, value)] if isinstance(value, list) else value


def records_of_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The objects of a JSON array that stand one in a line."""
    for line in lines:
        if line.startswith("{"):
            yield json.loads(line.rstrip(",\n"))
