"""Datasets that were written, held against the declaration of their records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, BinaryIO

from extractor.audit import worst_first
from extractor.check.records import Seen, dangling, record_check
from extractor.records import DATASETS, HISTORY_DATASETS, Check
from extractor.write import OutputError, columns
from extractor.write.datapackage import (
    PACKAGE,
    SUMMARY,
    describe_package,
    describe_parts,
    json_schema_path,
    parts_of,
)
from extractor.write.encoders import csv_encoder
from extractor.write.schema import json_schema
from extractor.write.stored import part_names, stored_records
from extractor.write.tables import PartFile, WrittenFile, hashed

_TOLD = 20  # faults of one dataset that are told; the rest is counted


def validate(out: Path) -> list[str]:
    """What is wrong with the datasets in a folder, each fault with its file and line, if any.

    Held against `records`: which files there are, their sizes and hashes in datapackage.json, the
    schemas, the fields of every record and their order, types, formats, allowed values, keys and
    references, and that CSV and JSON say the same. Parquet parts are held against the same. Raises
    OutputError for a folder that has no datasets.
    """
    if not (out / PACKAGE).is_file():
        raise OutputError(f"{out} has no {PACKAGE}; name a folder that `extractor extract` wrote")
    if part_names(out):
        return _faults_of_parts(out)
    missing = [name for name in _file_names(out) if not (out / name).is_file()]
    if missing:
        return [f"{name}: is missing; extract again" for name in missing]
    faults, raw_csv = _package_faults(out)
    seen = Seen()
    for dataset in _datasets(out):
        faults += _first(_dataset_faults(out, dataset, raw_csv, seen), f"{dataset}.json")
    return faults + list(dangling(seen))


def _first(found: Iterator[str], name: str) -> Iterator[str]:
    """The first faults of a file, and how many more there are."""
    yield from islice(found, _TOLD)
    more = sum(1 for _fault in found)
    if more:
        yield f"{name}: {more} more faults"


def _faults_of_parts(out: Path) -> list[str]:
    """What is wrong with datasets that are Parquet parts."""
    data = (out / PACKAGE).read_bytes()
    parts = parts_of(data)
    if not (out / SUMMARY).is_file():
        return [f"{SUMMARY}: is missing; extract again"]
    if tuple(parts) != tuple(DATASETS) or json.loads(data) != describe_parts(
        parts, hashed(out, SUMMARY)
    ):
        return [f"{PACKAGE}: does not describe the datasets as this version does; extract again"]
    faults: list[str] = []
    seen = Seen()
    for dataset, found in parts.items():
        for part in found:
            faults += _first(_part_faults(out, dataset, part, seen), part.name)
    return faults + list(dangling(seen))


def _part_faults(out: Path, dataset: str, part: PartFile, seen: Seen) -> Iterator[str]:
    from extractor.write.parquet import read_parquet

    if not (out / part.name).is_file():
        yield f"{part.name}: is missing; extract again"
    elif hashed(out, part.name) != WrittenFile(part.name, part.bytes, part.sha256):
        yield f"{part.name}: its size or hash is not the one in {PACKAGE}; it was changed"
    else:
        faults_of = record_check(dataset, seen)
        for row, record in enumerate(read_parquet(out / part.name, dataset), start=1):
            yield from faults_of(record, f"{part.name}:{row}")


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
        dataset: (hashed(out, f"{dataset}.csv"), hashed(out, f"{dataset}.json"))
        for dataset in _datasets(out)
    }
    summary = hashed(out, SUMMARY)
    parquet = [name for name in (f"{d}.parquet" for d in _datasets(out)) if (out / name).exists()]
    more = [hashed(out, name) for name in parquet]
    stated = _read_json(out / PACKAGE)
    for raw_csv in (False, True):
        if stated == describe_package(files, summary, more, raw_csv=raw_csv):
            return faults, raw_csv
    faults += _differences(stated, describe_package(files, summary, more))
    return faults, False


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


def _dataset_faults(out: Path, dataset: str, raw_csv: bool, seen: Seen) -> Iterator[str]:
    """Faults of one dataset: of its records, and of its CSV file against its JSON file."""
    record_faults = record_check(dataset, seen)
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


def audit_table(out: Path) -> tuple[int, list[str]]:
    """The audit in a folder of datasets: how many checks differ, and its lines, worst first."""
    checks = worst_first(Check(**found) for found in stored_records(out, "checks"))
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
