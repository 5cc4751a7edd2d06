"""Datasets as pandas frames, from records in memory or from a folder of output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter, itemgetter
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.records import DATASETS
from extractor.write import Column, columns
from extractor.write.stored import stored_records

if TYPE_CHECKING:
    import pandas as pd

# Strings are kept by Python itself: pyarrow, which pandas prefers where it is installed, refuses
# lone surrogates.
_DTYPES = {
    "string": "string[python]",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "list": "object",
    "object": "object",
}


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """One pandas frame for each dataset, with the columns of its CSV and JSON files.

    Texts are `string` and never taken for missing values ("NA" is Namibia), whole numbers `Int64`,
    other numbers `Float64`, truth values `boolean`, each with `pd.NA` where there is none. Lists
    are Python lists, objects dictionaries. Dates stay ISO 8601 texts, since they may be partial.
    """

    pages: pd.DataFrame
    donations: pd.DataFrame
    timeline: pd.DataFrame
    amounts: pd.DataFrame
    funding: pd.DataFrame
    organizations: pd.DataFrame
    notes: pd.DataFrame
    checks: pd.DataFrame
    problems: pd.DataFrame


def frames_of(datasets: Mapping[str, Iterable[object]]) -> Frames:
    """The frames of records in memory; a dataset that is not given is empty."""
    return Frames(
        **{name: _frame(name, list(datasets.get(name, ())), attrgetter) for name in DATASETS}
    )


def load(out: str | PathLike[str]) -> Frames:
    """The frames of a folder that extractor wrote, read from its JSON files or Parquet parts.

    Raises FileNotFoundError where one of them is missing, ValueError where one is not as written.
    """
    return Frames(
        **{name: _frame(name, stored_records(Path(out), name), itemgetter) for name in DATASETS}
    )


def _frame(
    dataset: str, records: list[Any], getter: Callable[[str], Callable[[Any], Any]]
) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {
            column.name: pd.Series(
                _values(column, map(getter(column.name), records)), dtype=_DTYPES[column.kind]
            )
            for column in columns(dataset)
        }
    )


def _values(column: Column, values: Iterable[Any]) -> list[Any]:
    if column.kind in ("list", "object"):
        return [_plain(value) for value in values]
    if column.kind == "number":
        return [None if value is None else float(value) for value in values]
    return list(values)


def _plain(value: object) -> object:
    """The value as JSON would give it back."""
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
