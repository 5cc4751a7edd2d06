"""Records -> a CSV and a JSON file, streamed: no more than a batch of records is held in memory.

Both are UTF-8 with "\\n" and have the same fields in the same order. A lone surrogate, which UTF-8
cannot hold, is written as its escape `\\udXXX`.

CSV (RFC 4180, but "\\n"): None is an empty cell, numbers are plain, lists are joined with "; ",
objects and lists of objects are JSON; an empty list or object is an empty cell. A text that a
spreadsheet would run as a formula (OWASP, "CSV Injection") gets an apostrophe before the character
that would start it: at the beginning of the cell and, since spreadsheets of some countries split
cells there, after a semicolon, tab or line break. So a yearless date reads `'--03-13`. The JSON
file keeps the exact text, and `raw_csv` leaves the apostrophes out.

JSON: an array of objects, one in a line; safe inside an HTML script element.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from extractor.write.atomic import OutputError
from extractor.write.schema import Column, columns

Encoder = Callable[[Any], str]

_BATCH = 1000

# The characters that start a formula, and the full-width ones that some spreadsheets take for them.
_FORMULA = re.compile(
    r"^'*(?=[\t\r\n])"
    r"|(?:^|[;\t\r\n])[^\S\t\r\n]*'*(?=[=+\-@＝＋－＠])"
)
# `</script>`, `<!--` and the line separators of JavaScript, all by JSON's own escapes.
_SCRIPT_SAFE = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_json_string = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of the output: its name, size in bytes and SHA-256."""

    name: str
    bytes: int
    sha256: str


class HashedFile:
    """A new text file that counts and hashes what is written; synced to the disk when closed."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / name
        self._name = name
        self._hash = hashlib.sha256()
        self._bytes = 0
        try:
            self._file = self._path.open("xb")
        except OSError as error:
            raise self._refusal(error) from error

    def write(self, text: str) -> None:
        data = text.encode("utf-8", "backslashreplace")
        self._hash.update(data)
        self._bytes += len(data)
        try:
            self._file.write(data)
        except OSError as error:
            raise self._refusal(error) from error

    def close(self) -> WrittenFile:
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        except OSError as error:
            raise self._refusal(error) from error
        return WrittenFile(self._name, self._bytes, self._hash.hexdigest())

    def _refusal(self, error: OSError) -> OutputError:
        return OutputError(f"{self._name} cannot be written: {error.strerror or error}")


def write_table(
    folder: Path, dataset: str, records: Iterable[object], *, raw_csv: bool = False
) -> tuple[int, WrittenFile, WrittenFile]:
    """Write `<dataset>.csv` and `<dataset>.json`; how many records, and the two files.

    Raises OutputError where a file cannot be written.
    """
    declared = columns(dataset)
    names = [column.name for column in declared]
    values_of = attrgetter(*names)
    as_cells = [csv_encoder(column, raw_csv=raw_csv) for column in declared]
    as_json = [json_encoder(column) for column in declared]
    line = "{" + ", ".join(f'"{name}": %s' for name in names) + "}"
    csv_file = HashedFile(folder, f"{dataset}.csv")
    json_file = HashedFile(folder, f"{dataset}.json")
    csv_file.write(",".join(names) + "\n")
    count = 0
    source = iter(records)
    while batch := list(islice(source, _BATCH)):
        cells = []
        objects = []
        for values in map(values_of, batch):
            cells.append(
                ",".join(
                    [
                        "" if value is None else encode(value)
                        for encode, value in zip(as_cells, values, strict=True)
                    ]
                )
            )
            objects.append(
                line
                % tuple(
                    [
                        "null" if value is None else encode(value)
                        for encode, value in zip(as_json, values, strict=True)
                    ]
                )
            )
        csv_file.write("\n".join(cells) + "\n")
        json_file.write((",\n" if count else "[\n") + ",\n".join(objects))
        count += len(batch)
    json_file.write("\n]\n" if count else "[]\n")
    return count, csv_file.close(), json_file.close()


def csv_encoder(column: Column, *, raw_csv: bool = False) -> Encoder:
    """What turns a value of the column, not None, into its cell, quoted where it must be."""
    text_cell = _quoted if raw_csv else _guarded
    if column.kind == "string":
        return text_cell
    if column.kind == "list" and column.item == "string":
        return lambda items: text_cell("; ".join(items)) if items else ""
    if column.kind == "list" and column.item != "object":
        encode_item = _PLAIN[column.item or "string"]
        return lambda items: "; ".join(map(encode_item, items))
    if column.kind in ("list", "object"):
        return lambda value: text_cell(json_value(value)) if value else ""
    return _PLAIN[column.kind]


def json_encoder(column: Column) -> Encoder:
    """What turns a value of the column, not None, into JSON."""
    if column.kind == "string":
        return json_text
    if column.kind == "list" and column.item == "string":
        return lambda items: "[" + ", ".join(map(json_text, items)) + "]"
    if column.kind in ("list", "object"):
        return json_value
    return _PLAIN[column.kind]


def json_value(value: object) -> str:
    """JSON of any value that a record may hold: plain numbers, keys in the order given."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return json_text(value)
    if isinstance(value, bool):
        return _boolean(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, Mapping):
        pairs = [f"{json_text(str(key))}: {json_value(held)}" for key, held in value.items()]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(json_value, value)) + "]"
    raise TypeError(f"a record cannot hold a value of type {type(value).__name__}")


def json_text(text: str) -> str:
    """A JSON string that is safe inside an HTML script element."""
    encoded = _json_string(text)
    if "<" in encoded or "\u2028" in encoded or "\u2029" in encoded:
        return encoded.translate(_SCRIPT_SAFE)
    return encoded


def plain_number(value: Decimal | int) -> str:
    """The number without exponent and trailing zeros: 20000000, 2.5.

    Raises ValueError for what is not a number.
    """
    if isinstance(value, int):
        return str(value)
    if not value.is_finite():
        raise ValueError(f"{value} is not a finite number")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def guard_formulas(text: str) -> str:
    """The text with an apostrophe before each character that would start a formula."""
    return _FORMULA.sub(r"\g<0>'", text)


def _guarded(text: str) -> str:
    # Most cells cannot start a formula anywhere, and this is much cheaper than the search.
    if text[:1].isalnum() and not (";" in text or "\n" in text or "\t" in text or "\r" in text):
        return _quoted(text)
    return _quoted(guard_formulas(text))


def _quoted(text: str) -> str:
    if "," in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def _boolean(value: bool) -> str:
    return "true" if value else "false"


_PLAIN: dict[str, Encoder] = {"integer": str, "number": plain_number, "boolean": _boolean}
