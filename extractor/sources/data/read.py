"""Data files of a site (YAML, JSON, CSV, TSV), every scalar with its place in the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractor.sources.data.json_places import Json
from extractor.sources.data.table import table_rows
from extractor.sources.data.value import MAX_DEPTH, Data, Unreadable
from extractor.sources.data.yaml_places import yaml_value

SUFFIXES = frozenset((".yml", ".yaml", ".json", ".csv", ".tsv"))


def read_data(path: str, text: str) -> Data:
    """The value of a data file, read by the suffix of its path.

    A file that breaks its format's rules is read by the lenient way with a warning, or its value
    is None with an error. Never raises on content.
    """
    suffix = path[path.rfind(".") :].lower()
    data = Data()
    if suffix in (".csv", ".tsv"):
        separator = "\t" if suffix == ".tsv" else ","
        _attempt(data, text, lambda: table_rows(path, text, separator, data))
    elif suffix == ".json":
        _attempt(data, text, lambda: Json(path, text).read())
    else:
        _attempt(data, text, lambda: yaml_value(path, text, 0, len(text), data))
    return data


def read_yaml(path: str, text: str, start: int, end: int) -> Data:
    """The value of the YAML in text[start:end] of a file, as `read_data` gives it."""
    data = Data()
    _attempt(data, text, lambda: yaml_value(path, text, start, end, data))
    return data


def _attempt(data: Data, text: str, read: Callable[[], Any]) -> None:
    try:
        data.value = read()
    except RecursionError:
        data.faults.append((None, "error", f"is nested deeper than {MAX_DEPTH} levels; flatten it"))
    except Unreadable as error:
        line = text.count("\n", 0, error.at) + 1
        data.faults.append((line, "error", f"was not read: {error}; mend it"))
    if data.untold:
        sentence = f"{data.untold} more such faults are not told; mend those that are"
        data.faults.append((None, "warning", sentence))
