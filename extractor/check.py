"""Datasets that were written, held against the declaration of their records."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, BinaryIO

from extractor.audit import worst_first
from extractor.records import DATASETS, HISTORY_DATASETS, Check
from extractor.write import Column, OutputError, columns
from extractor.write.datapackage import PACKAGE, SUMMARY, describe_package, json_schema_path
from extractor.write.encoders import csv_encoder
from extractor.write.schema import Kind, json_schema, primary_key
from extractor.write.tables import WrittenFile

_TOLD = 20  # faults of one dataset that are told; the rest is counted

_Key = tuple[str, str]  # dataset and column


@dataclass(frozen=True, slots=True)
class _Seen:
    """Keys and references that were read: for each value, where it first stands."""

    keys: dict[_Key, dict[str, str]] = field(default_factory=dict)
    references: dict[_Key, dict[str, str]] = field(default_factory=dict)


def validate(out: Path) -> list[str]:
    """What is wrong with the datasets in a folder, each fault with its file and line, if any.

    Held against `records`: which files there are, their sizes and hashes in datapackage.json, the
    schemas, the fields of every record and their order, types, formats, allowed values, keys and
    references, and that CSV and JSON say the same. Raises OutputError for a folder that has no
    datasets.
    """
    if not (out / PACKAGE).is_file():
        raise OutputError(f"{out} has no {PACKAGE}; name a folder that `extractor extract` wrote")
    missing = [name for name in _file_names(out) if not (out / name).is_file()]
    if missing:
        return [f"{name}: is missing; extract again" for name in missing]
    faults, raw_csv = _package_faults(out)
    seen = _Seen()
    for dataset in _datasets(out):
        found = _dataset_faults(out, dataset, raw_csv, seen)
        faults += islice(found, _TOLD)
        more = sum(1 for _fault in found)
        if more:
            faults.append(f"{dataset}.json: {more} more faults")
    return faults + list(_dangling(seen))


def _datasets(out: Path) -> tuple[str, ...]:
    """The datasets that a folder should hold: those of pages, or of a repository's history."""
    is_history = (out / "revisions.json").is_file() and not (out / "pages.json").is_file()
    return tuple(HISTORY_DATASETS if is_history else DATASETS)


def _file_names(out: Path) -> Iterator[str]:
    for dataset in _datasets(out):
        yield from (f"{dataset}.csv", f"{dataset}.json", json_schema_path(dataset))
    yield SUMMARY


def _package_faults(out: Path) -> tuple[list[str], bool]:
    """Faults of the descriptions; and whether the CSV files were written without the guard."""
    faults = [
        f"{json_schema_path(dataset)}: is not the schema of this version; extract again"
        for dataset in _datasets(out)
        if _read_json(out / json_schema_path(dataset)) != json_schema(dataset)
    ]
    files = {
        dataset: (_facts(out, f"{dataset}.csv"), _facts(out, f"{dataset}.json"))
        for dataset in _datasets(out)
    }
    summary = _facts(out, SUMMARY)
    parquet = [name for name in (f"{d}.parquet" for d in _datasets(out)) if (out / name).exists()]
    more = [_facts(out, name) for name in parquet]
    stated = _read_json(out / PACKAGE)
    for raw_csv in (False, True):
        if stated == describe_package(files, summary, more, raw_csv=raw_csv):
            return faults, raw_csv
    faults += _differences(stated, describe_package(files, summary, more))
    return faults, False


def _facts(out: Path, name: str) -> WrittenFile:
    with (out / name).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return WrittenFile(name, (out / name).stat().st_size, digest)


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None


def _differences(stated: Any, expected: dict[str, Any]) -> list[str]:
    """Which files datapackage.json describes otherwise than they are."""
    try:
        described = {resource["path"]: resource for resource in stated["resources"]}
    except (KeyError, TypeError):
        return [f"{PACKAGE}: does not describe any files; extract again"]
    return [
        f"{resource['path']}: its {said} is not the one in {PACKAGE}; it was changed"
        for resource in expected["resources"]
        for key, said in (("bytes", "size"), ("hash", "hash"))
        if described.get(resource["path"], {}).get(key) != resource[key]
    ] or [f"{PACKAGE}: does not describe the datasets as this version does; extract again"]


def _dataset_faults(out: Path, dataset: str, raw_csv: bool, seen: _Seen) -> Iterator[str]:
    """Faults of one dataset: of its records, and of its CSV file against its JSON file."""
    record_faults = _record_check(dataset, seen)
    with (
        (out / f"{dataset}.json").open("rb") as array,
        (out / f"{dataset}.csv").open("rb") as table,
    ):
        header = ",".join(column.name for column in columns(dataset)) + "\n"
        comparable = table.read(len(header)) == header.encode()
        if not comparable:
            yield f"{dataset}.csv:1: its columns are not {header.strip()}"
        differing_cell = _cell_check(dataset, raw_csv, table)
        for line, record in _records(array):
            place = f"{dataset}.json:{line}"
            faults = record_faults(record, place)
            yield from faults
            # Behind a record that cannot be compared, nothing is where it is expected.
            comparable = comparable and not faults
            if comparable and (column := differing_cell(record)):
                yield f"{dataset}.csv: {column} is not what {place} says"
                comparable = False
        if comparable and table.read(1):
            yield f"{dataset}.csv: has more records than {dataset}.json"


def _records(array: BinaryIO) -> Iterator[tuple[int, Any]]:
    """Line and content of each record of a JSON file; None for a line that is no JSON."""
    for number, line in enumerate(array, start=1):
        text = line.strip().removesuffix(b",")
        if text in (b"[", b"]", b"[]"):
            continue
        try:
            yield number, json.loads(text, parse_float=Decimal)
        except (ValueError, RecursionError):
            yield number, None


def _record_check(dataset: str, seen: _Seen) -> Callable[[Any, str], list[str]]:
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
        return isinstance(value, int | Decimal) and not isinstance(value, bool)
    return isinstance(value, dict if kind == "object" else str)


def _cell_check(dataset: str, raw_csv: bool, table: BinaryIO) -> Callable[[Any], str | None]:
    """What reads the next line of a CSV file and names the cell that differs from a record."""
    declared = columns(dataset)
    encoders = [csv_encoder(column, raw_csv=raw_csv) for column in declared]

    def differing_cell(record: dict[str, Any]) -> str | None:
        cells = [
            "" if value is None else encode(value)
            for encode, value in zip(encoders, record.values(), strict=True)
        ]
        expected = [cell.encode("utf-8", "backslashreplace") + b"," for cell in cells]
        expected[-1] = expected[-1][:-1] + b"\n"
        line = b"".join(expected)
        read = table.read(len(line))
        if read == line:
            return None
        ends = list(accumulate(map(len, expected)))
        agreeing = sum(1 for end in ends if read[:end] == line[:end])
        return declared[agreeing].name

    return differing_cell


def _dangling(seen: _Seen) -> Iterator[str]:
    """References to what no record is."""
    for (dataset, column), values in seen.references.items():
        if (dataset, column) not in seen.keys:
            continue  # a history has no dataset of pages
        held = seen.keys.get((dataset, column), {})
        for value, place in values.items():
            if value not in held:
                yield f"{place}: {value!r} is no {column} in {dataset}.json"


def audit_table(out: Path) -> tuple[int, list[str]]:
    """The audit in a folder of datasets: how many checks differ, and its lines, worst first."""
    checks = worst_first(Check(**found) for found in json.loads((out / "checks.json").read_bytes()))
    rows = [(found.verdict, found.check, _where(found), found.detail) for found in checks]
    if not rows:
        return 0, []
    rows.insert(0, ("verdict", "check", "place", "detail"))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [
        f"{verdict:{widths[0]}}  {kind:{widths[1]}}  {where}  {detail}"
        for verdict, kind, where, detail in rows
    ]
    return sum(found.verdict == "differs" for found in checks), lines


def _where(found: Check) -> str:
    """The first place that a check rests on."""
    line = f":{found.lines[0]}" if found.lines else ""
    return f"{found.pages[0]}{line}" if found.pages else ""
