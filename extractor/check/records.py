"""A record that was written, held against the declaration of its dataset."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from math import isfinite
from typing import Any

from extractor.write import Column, columns
from extractor.write.schema import Kind, primary_key

_Key = tuple[str, str]  # dataset and column


@dataclass(frozen=True, slots=True)
class Seen:
    """Keys and references that were read: for each value, where it first stands."""

    keys: dict[_Key, dict[str, str]] = field(default_factory=dict)
    references: dict[_Key, dict[str, str]] = field(default_factory=dict)


def record_check(dataset: str, seen: Seen) -> Callable[[Any, str], list[str]]:
    """What gives the faults of a record, by its place, and notes its key and references."""
    declared = columns(dataset)
    names = [column.name for column in declared]
    checks = [(column.name, _value_check(column)) for column in declared]
    references = [(column, column.reference) for column in declared if column.reference]
    key = primary_key(dataset)
    keys = seen.keys.setdefault((dataset, key), {}) if key else {}

    def faults_of(record: Any, place: str) -> list[str]:
        if not isinstance(record, dict) or list(record) != names:
            return [f"{place}: is not a record with the fields {', '.join(names)}"]
        faults = [
            f"{place}: {name} {fault}" for name, check in checks if (fault := check(record[name]))
        ]
        if faults:
            return faults
        for column, target in references:
            value = record[column.name]
            for item in value if column.kind == "list" else [value]:
                if item is not None:
                    seen.references.setdefault(target, {}).setdefault(item, place)
        if key:
            first = keys.setdefault(record[key], place)
            if first != place:
                return [f"{place}: {key} {record[key]!r} is that of {first} too"]
        return []

    return faults_of


def _value_check(column: Column) -> Callable[[Any], str | None]:
    """What gives the fault of a value of the column, or None."""
    one = column.item if column.kind == "list" and column.item else column.kind
    pattern = re.compile(column.pattern) if column.pattern else None

    def item_fault(value: Any) -> str | None:
        if not _is_a(one, value):
            return f"{value!r} is not of type {one}"
        if column.enum and value not in column.enum:
            return f"{value!r} is not one of {', '.join(column.enum)}"
        if pattern and not pattern.search(value):
            return f"{value!r} does not match {column.pattern}"
        return None

    def fault(value: Any) -> str | None:
        if value is None:
            return None if column.nullable else "is missing"
        if column.kind == "list":
            if not isinstance(value, list):
                return f"{value!r} is not a list"
            return next((told for item in value if (told := item_fault(item))), None)
        if column.required and value == "":
            return "is empty"
        return item_fault(value)

    return fault


def _is_a(kind: Kind, value: object) -> bool:
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "number":
        if isinstance(value, float):  # of Parquet, or what is no number
            return isfinite(value)
        return isinstance(value, int | Decimal) and not isinstance(value, bool)
    return isinstance(value, dict if kind == "object" else str)


def dangling(seen: Seen) -> Iterator[str]:
    """References to what no record is."""
    for (dataset, column), values in seen.references.items():
        if (dataset, column) not in seen.keys:
            continue  # a history has no dataset of pages
        held = seen.keys.get((dataset, column), {})
        for value, place in values.items():
            if value not in held:
                yield f"{place}: {value!r} is no {column} in {dataset}.json"
