"""datapackage.json (Data Package v2) and the JSON Schema files beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.write.atomic import OutputError
from extractor.write.encoders import json_text
from extractor.write.schema import description, json_schema, table_schema
from extractor.write.tables import HashedFile, PartFile, WrittenFile

PACKAGE = "datapackage.json"
SUMMARY = "summary.json"
PACKAGE_NAME = "extractor-datasets"
SCHEMAS = "schema"

_PART_NAME = re.compile(r"[a-z]+/part-\d{6,}-[0-9a-f]{16}\.parquet")
_PROFILES = "https://datapackage.org/profiles/2.0"


def write_package(
    folder: Path,
    files: Mapping[str, tuple[WrittenFile, WrittenFile]],
    summary: Mapping[str, Any],
    more: Sequence[WrittenFile] = (),
    *,
    raw_csv: bool = False,
) -> None:
    """Describe the datasets, each by its CSV and JSON file, that were written into `folder`, and
    what `more` there is of them in Parquet."""
    (folder / SCHEMAS).mkdir()
    for dataset in files:
        _write_json(folder, json_schema_path(dataset), json_schema(dataset))
    sums = _write_summary(folder, summary)
    _write_json(folder, PACKAGE, describe_package(files, sums, more, raw_csv=raw_csv))


def write_package_of_parts(
    folder: Path, parts: Mapping[str, Sequence[PartFile]], summary: Mapping[str, Any]
) -> None:
    """Write into `folder` the summary and the description of datasets that are Parquet parts."""
    sums = _write_summary(folder, summary)
    _write_json(folder, PACKAGE, describe_parts(parts, sums))


def describe_package(
    files: Mapping[str, tuple[WrittenFile, WrittenFile]],
    summary: WrittenFile,
    more: Sequence[WrittenFile] = (),
    *,
    raw_csv: bool = False,
) -> dict[str, Any]:
    """What datapackage.json says of the summary and of the CSV and JSON file of each dataset."""
    resources = []
    for dataset, (table, array) in files.items():
        resources.append(_table_resource(dataset, table, raw_csv))
        resources.append(_json_resource(dataset, array))
    resources.extend(map(_parquet_resource, more))
    return _package(resources, summary)


def describe_parts(parts: Mapping[str, Sequence[PartFile]], summary: WrittenFile) -> dict[str, Any]:
    """What datapackage.json says of the summary and of the Parquet parts of each dataset.

    A resource's `path` is the list of its parts in order, as Data Package v2 has it for data in
    several files, and its `bytes` are those of all; `parts` has what it has no place for: the rows,
    bytes and hash of each.
    """
    return _package([_parts_resource(name, found) for name, found in parts.items()], summary)


def is_part_name(name: str) -> bool:
    """Whether a file of that name in an output can only be a part."""
    return _PART_NAME.fullmatch(name) is not None


def parts_of(package: bytes) -> dict[str, list[PartFile]]:
    """The parts of each dataset that a datapackage.json names; empty where it names none.

    Raises ValueError for what extractor did not write.
    """
    try:
        described = json.loads(package)
        own = described["name"] == PACKAGE_NAME
        listed = [one for one in described["resources"] if "parts" in one] if own else []
        parts = {
            (name := one["name"].removesuffix("-parquet")): [_part(name, of) for of in one["parts"]]
            for one in listed
        }
    except (TypeError, KeyError, AttributeError, RecursionError):
        own = False
    if not own or not all(is_part_name(part.name) for found in parts.values() for part in found):
        raise ValueError("it is not one that extractor wrote")
    return parts


def _part(dataset: str, told: Mapping[str, Any]) -> PartFile:
    sha256 = told["hash"].removeprefix("sha256:")
    return PartFile(dataset, told["path"], told["rows"], told["bytes"], sha256)


def _package(resources: list[dict[str, Any]], summary: WrittenFile) -> dict[str, Any]:
    resources.append(
        {
            "name": "summary",
            "title": "Sums over distinct gifts",
            "description": "Totals by currency, funder, recipient, country and stage.",
            **_file_properties(summary, "json", "application/json"),
        }
    )
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": PACKAGE_NAME,
        "title": "Who gave what to whom, read from the sources of web pages",
        "resources": resources,
    }


def json_schema_path(dataset: str) -> str:
    """Where the JSON Schema of a dataset stands in the output folder."""
    return f"{SCHEMAS}/{dataset}.schema.json"


def demand_own_folder(out: Path) -> None:
    """Raise OutputError where `out` holds files that a run of extractor did not write."""
    present = [
        path.relative_to(out).as_posix() for path in sorted(out.rglob("*")) if not path.is_dir()
    ]
    own = _own_files(out)
    foreign = [name for name in present if name not in own]
    if foreign:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise OutputError(
            f"{out} holds files that extractor did not write ({foreign[0]}{more}), and replacing "
            "it would delete them; choose another folder, or move them away"
        )


def _own_files(out: Path) -> frozenset[str]:
    """The files that the former run's datapackage.json, if there is one, says it wrote."""
    try:
        package = json.loads((out / PACKAGE).read_bytes())
        if package["name"] != PACKAGE_NAME:
            return frozenset()
        listed = [
            resource[key]
            for resource in package["resources"]
            for key in ("path", "jsonSchema")
            if key in resource
        ]
        listed = [name for told in listed for name in ([told] if isinstance(told, str) else told)]
    except (OSError, ValueError, TypeError, KeyError):
        return frozenset()
    return frozenset([PACKAGE, *listed])


def _table_resource(dataset: str, file: WrittenFile, raw_csv: bool) -> dict[str, Any]:
    return {
        "name": dataset,
        "title": dataset,
        "description": description(dataset),
        **_file_properties(file, "csv", "text/csv"),
        "type": "table",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": table_schema(dataset, raw_csv=raw_csv),
    }


def _json_resource(dataset: str, file: WrittenFile) -> dict[str, Any]:
    return {
        "name": f"{dataset}-json",
        "title": f"{dataset}, as an array of objects",
        "description": description(dataset),
        **_file_properties(file, "json", "application/json"),
        "jsonSchema": json_schema_path(dataset),
    }


def _parquet_resource(file: WrittenFile) -> dict[str, Any]:
    dataset = file.name.removesuffix(".parquet")
    properties = _file_properties(file, "parquet", "application/vnd.apache.parquet")
    del properties["encoding"]
    return {
        "name": f"{dataset}-parquet",
        "title": f"{dataset}, as Parquet",
        "description": description(dataset),
        **properties,
    }


def _parts_resource(dataset: str, parts: Sequence[PartFile]) -> dict[str, Any]:
    return {
        "name": f"{dataset}-parquet",
        "title": f"{dataset}, as Parquet",
        "description": description(dataset),
        "$schema": f"{_PROFILES}/dataresource.json",
        "path": [part.name for part in parts],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": sum(part.bytes for part in parts),
        "parts": [
            {
                "path": part.name,
                "rows": part.rows,
                "bytes": part.bytes,
                "hash": f"sha256:{part.sha256}",
            }
            for part in parts
        ],
    }


def _file_properties(file: WrittenFile, form: str, mediatype: str) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "path": file.name,
        "format": form,
        "mediatype": mediatype,
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }


def _write_summary(folder: Path, summary: Mapping[str, Any]) -> WrittenFile:
    """Writes an object; those of its values that are iterators of pairs, a pair at a time."""
    file = HashedFile(folder, SUMMARY)
    opening = "{\n"
    for name, value in summary.items():
        file.write(f"{opening}  {_json(name)}: ")
        if isinstance(value, Iterator):
            _write_pairs(file, value)
        else:
            file.write(_json(value, 1))
        opening = ",\n"
    file.write("\n}\n" if summary else "{}\n")
    return file.close()


def _write_pairs(file: HashedFile, pairs: Iterator[tuple[str, Mapping[str, str]]]) -> None:
    opening = "{\n"
    for name, units in pairs:
        told = [f"\n      {json_text(unit)}: {json_text(sum_)}" for unit, sum_ in units.items()]
        file.write(f"{opening}    {json_text(name)}: {{{','.join(told)}\n    }}")
        opening = ",\n"
    file.write("{}" if opening == "{\n" else "\n  }")


def _json(value: object, depth: int = 0) -> str:
    """JSON as it stands so many levels deep in a file."""
    told = json.dumps(value, ensure_ascii=False, indent=2).replace("<", "\\u003c")
    return told.replace("\n", "\n" + "  " * depth)


def _write_json(folder: Path, name: str, value: object) -> WrittenFile:
    file = HashedFile(folder, name)
    file.write(_json(value) + "\n")
    return file.close()
