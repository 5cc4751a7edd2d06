"""Columns and schemas follow the declaration of the records."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from extractor.records import DATASETS, DATE, Funding
from extractor.write import columns, write_datasets
from extractor.write.schema import csv_pattern, json_schema, primary_key, table_schema

# dataset, column: kind, kind of items, nullable, required
EXAMPLES = [
    ("pages", "page", ("string", None, False, True)),
    ("pages", "title", ("string", None, True, False)),
    ("pages", "tags", ("list", "string", False, False)),
    ("donations", "id", ("string", None, False, True)),
    ("donations", "line", ("integer", None, False, True)),
    ("donations", "part", ("integer", None, True, False)),
    ("donations", "quantity", ("number", None, True, False)),
    ("donations", "total", ("boolean", None, False, True)),
    ("donations", "equivalents", ("list", "object", False, False)),
    ("donations", "extra", ("object", None, False, False)),
    ("funding", "equivalent", ("object", None, True, False)),
    ("timeline", "text", ("string", None, False, False)),
    ("amounts", "kind", ("string", None, False, True)),
    ("checks", "lines", ("list", "integer", False, False)),
]


@pytest.mark.parametrize(("dataset", "name", "expected"), EXAMPLES)
def test_columns_have_the_types_of_the_fields(dataset: str, name: str, expected: Any) -> None:
    (column,) = [column for column in columns(dataset) if column.name == name]
    assert (column.kind, column.item, column.nullable, column.required) == expected


def test_columns_are_the_fields_in_order_without_hidden_ones() -> None:
    assert [column.name for column in columns("notes")] == [
        *("id", "page", "line", "start", "end", "quote", "origin", "term", "definition")
    ]
    assert "trace" in Funding.__dataclass_fields__
    assert "trace" not in [column.name for column in columns("funding")]


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_column_is_described_in_one_sentence(dataset: str) -> None:
    for column in columns(dataset):
        assert column.description.rstrip('"').endswith("."), column


def test_keys_and_references() -> None:
    assert {name: primary_key(name) for name in DATASETS} == {
        **dict.fromkeys(DATASETS, "id"),
        "pages": "page",
        "problems": None,
    }
    assert table_schema("amounts")["foreignKeys"] == [
        {"fields": ["page"], "reference": {"resource": "pages", "fields": ["page"]}},
        {"fields": ["equivalent_of"], "reference": {"resource": "", "fields": ["id"]}},
    ]
    assert "foreignKeys" not in table_schema("problems")
    assert "foreignKeys" not in table_schema("pages")


def test_a_guarded_yearless_date_fits_the_pattern_of_the_csv_only() -> None:
    assert csv_pattern(DATE) != DATE
    fields = {field["name"]: field for field in table_schema("timeline")["fields"]}
    assert fields["date"]["constraints"]["pattern"] == csv_pattern(DATE)
    fields = {field["name"]: field for field in table_schema("timeline", raw_csv=True)["fields"]}
    assert fields["date"]["constraints"]["pattern"] == DATE


@pytest.mark.parametrize("dataset", DATASETS)
def test_json_schemas_are_valid(dataset: str) -> None:
    Draft202012Validator.check_schema(json_schema(dataset))


# dataset, field, a value that its JSON Schema must refuse
REFUSED = [
    ("donations", "line", "3"),
    ("donations", "line", None),
    ("donations", "countries", ["Namibia"]),
    ("donations", "countries", "NAM"),
    ("donations", "stage", "eaten"),
    ("donations", "date", "13 March"),
    ("donations", "quantity", "300000"),
    ("donations", "unit_unknown", None),
    ("donations", "extra", []),
    ("donations", "id", ""),
    ("organizations", "roles", ["bystander"]),
    ("timeline", "date", "'--03-13"),
]


@pytest.mark.parametrize(("dataset", "name", "value"), REFUSED)
def test_json_schemas_accept_what_is_written_and_refuse_what_is_not_declared(
    dataset: str, name: str, value: Any, invented: dict[str, list[Any]], tmp_path: Path
) -> None:
    write_datasets(invented, tmp_path / "out")
    schema = json.loads((tmp_path / "out" / "schema" / f"{dataset}.schema.json").read_bytes())
    array = json.loads((tmp_path / "out" / f"{dataset}.json").read_bytes())
    validator = Draft202012Validator(schema)
    assert validator.is_valid(array)
    broken = copy.deepcopy(array)
    broken[0][name] = value
    assert not validator.is_valid(broken)
    del array[0][name]
    assert not validator.is_valid(array)
