"""Columns and schemas of the datasets, all derived from the declarations in `records`."""

from __future__ import annotations

import functools
import sys
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from extractor.kept import kept_reading
from extractor.records import RECORD_TYPES

JSON_SCHEMA_DRAFT = "https://json-schema.org/draft/2020-12/schema"
TABLE_SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

Kind = Literal["string", "integer", "number", "boolean", "object", "list"]

_KINDS: dict[object, Kind] = {
    str: "string",
    int: "integer",
    bool: "boolean",
    Decimal: "number",
    Mapping: "object",
}

# What a column refers to: dataset and column. A page that could not be read has problems only.
_REFERENCES = {
    "page": ("pages", "page"),
    "pages": ("pages", "page"),
    "equivalent_of": ("amounts", "id"),
}
_MAY_REFER_TO_NOTHING = frozenset(
    {("problems", "page"), ("revisions", "page"), ("histories", "page")}
)


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a dataset: what its cells may hold, and what they mean."""

    name: str
    kind: Kind
    item: Kind | None
    """What the items of a list are."""
    nullable: bool
    required: bool
    """Never empty: neither null nor an empty text."""
    enum: tuple[str, ...]
    """The values allowed (of each item, for a list); empty where any is."""
    pattern: str | None
    """A regular expression that the value (each item, for a list) matches."""
    reference: tuple[str, str] | None
    """Dataset and column in which the value (each item, for a list) is found."""
    description: str


@functools.cache
def columns(dataset: str) -> tuple[Column, ...]:
    """The columns of a dataset, in the order in which they are written."""
    record_type = RECORD_TYPES[dataset]
    hints = typing.get_type_hints(record_type)
    described = _descriptions(record_type)
    found = []
    for declared in fields(record_type):
        if declared.metadata.get("hidden"):
            continue
        kind, item, nullable = _kind_of(hints[declared.name])
        name = declared.name
        reference = None if (dataset, name) in _MAY_REFER_TO_NOTHING else _REFERENCES.get(name)
        if reference == (dataset, name):
            reference = None
        may_be_empty = nullable or kind in ("list", "object") or declared.default == ""
        found.append(
            Column(
                name=name,
                kind=kind,
                item=item,
                nullable=nullable,
                required=name == "id" or not may_be_empty,
                enum=tuple(declared.metadata.get("enum", ())),
                pattern=declared.metadata.get("pattern"),
                reference=reference,
                description=described[name],
            )
        )
    return tuple(found)


def primary_key(dataset: str) -> str | None:
    """The column whose values tell the records of a dataset apart; None where they may repeat."""
    if dataset == "pages":
        return "page"
    return "id" if any(column.name == "id" for column in columns(dataset)) else None


def description(dataset: str) -> str:
    """What a record of the dataset is, in a sentence or two."""
    return " ".join((RECORD_TYPES[dataset].__doc__ or "").split())


def table_schema(dataset: str, *, raw_csv: bool = False) -> dict[str, Any]:
    """Table Schema (Data Package v2) of a dataset's CSV file.

    `raw_csv` says that the cells carry no apostrophe against formulas, see `encoders`.
    """
    schema: dict[str, Any] = {
        "$schema": TABLE_SCHEMA_PROFILE,
        "fields": [_table_field(column, raw_csv) for column in columns(dataset)],
    }
    key = primary_key(dataset)
    if key:
        schema["primaryKey"] = [key]
    foreign = [_foreign_key(column, dataset) for column in columns(dataset) if _is_foreign(column)]
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def json_schema(dataset: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a dataset's JSON file: an array of objects."""
    return {
        "$schema": JSON_SCHEMA_DRAFT,
        "title": dataset,
        "description": description(dataset),
        "type": "array",
        "items": {
            "type": "object",
            "properties": {column.name: _json_property(column) for column in columns(dataset)},
            "required": [column.name for column in columns(dataset)],
            "additionalProperties": False,
        },
    }


def csv_pattern(pattern: str) -> str:
    """The pattern of a guarded cell: a yearless date `--03-13` is written as `'--03-13`."""
    return pattern.replace("|--", "|'?--")


def _kind_of(hint: Any) -> tuple[Kind, Kind | None, bool]:
    """Kind, kind of the items, and whether None is allowed, of a type hint."""
    members = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    nullable = types.NoneType in members
    (plain,) = (member for member in members if member is not types.NoneType)
    origin = typing.get_origin(plain) or plain
    if origin is tuple:
        item, _ellipsis = typing.get_args(plain)
        return "list", _KINDS[typing.get_origin(item) or item], nullable
    return _KINDS[origin], None, nullable


def _table_field(column: Column, raw_csv: bool) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.kind}
    if column.kind == "list" and column.item == "object":
        field["type"] = "array"
    elif column.kind == "list":
        field["delimiter"] = "; "
        field["itemType"] = column.item
    field["description"] = column.description
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.kind == "string" and column.enum:
        constraints["enum"] = list(column.enum)
    if column.kind == "string" and column.pattern:
        constraints["pattern"] = column.pattern if raw_csv else csv_pattern(column.pattern)
    if constraints:
        field["constraints"] = constraints
    return field


def _is_foreign(column: Column) -> bool:
    return column.reference is not None and column.kind != "list"


def _foreign_key(column: Column, dataset: str) -> dict[str, Any]:
    assert column.reference is not None
    resource, target = column.reference
    # Data Package names the table itself by an empty string.
    named = "" if resource == dataset else resource
    return {"fields": [column.name], "reference": {"resource": named, "fields": [target]}}


def _json_property(column: Column) -> dict[str, Any]:
    value: dict[str, Any] = {"type": column.item if column.kind == "list" else column.kind}
    if column.enum:
        value["enum"] = list(column.enum)
    if column.pattern:
        value["pattern"] = column.pattern
    if column.kind == "list":
        value = {"type": "array", "items": value}
    elif column.required and column.kind == "string":
        value["minLength"] = 1
    if column.nullable:
        value["type"] = [value["type"], "null"]
        if "enum" in value:
            value["enum"].append(None)
    return {**value, "description": column.description}


def _descriptions(record_type: type) -> dict[str, str]:
    """The text under each field of a record type, inherited fields included."""
    found: dict[str, str] = {}
    for ancestor in reversed(record_type.__mro__[:-1]):
        found |= _documented_fields(ancestor.__module__).get(ancestor.__name__, {})
    return found


@functools.cache
def _documented_fields(module: str) -> dict[str, dict[str, str]]:
    """For each class of a module, the string literal that follows each field."""
    found: dict[str, dict[str, str]] = kept_reading(
        Path(str(sys.modules[module].__file__)), _documented
    )
    return found


def _documented(source: str) -> dict[str, dict[str, str]]:
    import ast

    return {
        node.name: {
            field.target.id: " ".join(text.value.value.split())
            for field, text in pairwise(node.body)
            if isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        }
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef)
    }
