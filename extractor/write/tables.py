"""Records -> a CSV and a JSON file, streamed: no more than a batch of records is held in memory.

Both are UTF-8 with "\\n" and have the same fields in the same order; `encoders` says how values
are written. A lone surrogate, which UTF-8 cannot hold, is written as its escape (`\\ud800`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from extractor.write.atomic import OutputError
from extractor.write.encoders import Encoder, csv_encoder, json_encoder
from extractor.write.schema import columns

_BATCH = 1000  # records that are encoded at once


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of the output: its name, size in bytes and SHA-256."""

    name: str
    bytes: int
    sha256: str


class HashedFile:
    """A new text file that counts and hashes what is written."""

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
            self._file.close()
        except OSError as error:
            raise self._refusal(error) from error
        return WrittenFile(self._name, self._bytes, self._hash.hexdigest())

    def _refusal(self, error: OSError) -> OutputError:
        return OutputError(f"{self._name} cannot be written: {error.strerror or error}")


def hashed(folder: Path, name: str) -> WrittenFile:
    """The size and hash of a file that something else wrote."""
    with (folder / name).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return WrittenFile(name, file.tell(), digest)


@dataclass(frozen=True)
class Rows:
    """Records of a dataset as they stand in its files, without what joins them to others."""

    count: int
    csv: str
    json: str


@dataclass(frozen=True)
class OpenRows:
    """Records in which neighbouring columns are still to be filled: the texts between."""

    dataset: str
    filled: tuple[str, ...]
    raw_csv: bool
    csv: tuple[str, ...]
    json: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.csv) - 1

    def fill(self, values: Iterable[Sequence[Any]]) -> Rows:
        """The rows with those values, in the order of `filled`, in each record."""
        _, as_cells, as_json, _ = _encoders(self.dataset, self.raw_csv)
        at = _place_of(self.dataset, self.filled)
        cells = [self.csv[0]]
        objects = [self.json[0]]
        for held, csv_text, json_text in zip(values, self.csv[1:], self.json[1:], strict=True):
            cells.append(",".join(_encoded(as_cells[at : at + len(held)], held, "")))
            cells.append(csv_text)
            values_told = _encoded(as_json[at : at + len(held)], held, "null")
            pairs = zip(self.filled, values_told, strict=True)
            objects.append(", ".join([f'"{name}": {value}' for name, value in pairs]))
            objects.append(json_text)
        return Rows(len(self), "".join(cells), "".join(objects))


class Table:
    """The two files of a dataset in a folder, growing: rows in, files out when closed.

    Raises OutputError where a file cannot be written.
    """

    def __init__(self, folder: Path, dataset: str) -> None:
        self.count = 0
        self._dataset = dataset
        self._csv = HashedFile(folder, f"{dataset}.csv")
        self._json = HashedFile(folder, f"{dataset}.json")
        self._csv.write(",".join(column.name for column in columns(dataset)) + "\n")

    def write(self, records: Iterable[object], *, raw_csv: bool = False) -> None:
        """Write records, which are drawn once, after those that are there."""
        source = iter(records)
        while batch := list(islice(source, _BATCH)):
            self.append(encode(self._dataset, batch, raw_csv=raw_csv))

    def append(self, rows: Rows) -> None:
        """Write rows that were encoded before."""
        if rows.count:
            self._csv.write(rows.csv)
            self._json.write(",\n" if self.count else "[\n")
            self._json.write(rows.json)
            self.count += rows.count

    def close(self) -> tuple[WrittenFile, WrittenFile]:
        """The CSV and the JSON file."""
        self._json.write("\n]\n" if self.count else "[]\n")
        return self._csv.close(), self._json.close()


def encode(dataset: str, records: Sequence[object], *, raw_csv: bool = False) -> Rows:
    """The rows of records; more than a thousand or so are best encoded in batches."""
    values_of, as_cells, as_json, line = _encoders(dataset, raw_csv)
    cells = []
    objects = []
    for values in map(values_of, records):
        cells.append(",".join(_encoded(as_cells, values, "")) + "\n")
        objects.append(line % tuple(_encoded(as_json, values, "null")))
    return Rows(len(cells), "".join(cells), ",\n".join(objects))


def encode_open(
    dataset: str, records: Sequence[object], filled: tuple[str, ...], *, raw_csv: bool = False
) -> OpenRows:
    """The rows of records without the columns `filled`, which stand side by side."""
    values_of, as_cells, as_json, _ = _encoders(dataset, raw_csv)
    names = [column.name for column in columns(dataset)]
    start = _place_of(dataset, filled)
    end = start + len(filled)
    csv_texts, json_texts = [""], [""]
    for values in map(values_of, records):
        cells = _encoded(as_cells, values, "")
        csv_texts[-1] += "".join([cell + "," for cell in cells[:start]])
        csv_texts.append("".join(["," + cell for cell in cells[end:]]) + "\n")
        told = _encoded(as_json, values, "null")
        pairs = [f'"{name}": {value}' for name, value in zip(names, told, strict=True)]
        opening = ",\n{" if len(json_texts) > 1 else "{"
        json_texts[-1] += opening + "".join([pair + ", " for pair in pairs[:start]])
        json_texts.append("".join([", " + pair for pair in pairs[end:]]) + "}")
    return OpenRows(dataset, filled, raw_csv, tuple(csv_texts), tuple(json_texts))


def _place_of(dataset: str, names: tuple[str, ...]) -> int:
    """Where the first of the columns stands, which stand side by side."""
    all_names = tuple(column.name for column in columns(dataset))
    start = all_names.index(names[0])
    assert all_names[start : start + len(names)] == names
    return start


def _encoded(encoders: Sequence[Encoder], values: Sequence[Any], nothing: str) -> list[str]:
    return [
        nothing if value is None else encode(value)
        for encode, value in zip(encoders, values, strict=True)
    ]


@cache
def _encoders(
    dataset: str, raw_csv: bool
) -> tuple[Callable[[Any], tuple[Any, ...]], list[Encoder], list[Encoder], str]:
    """What takes the values out of a record, what writes them in each file, and the JSON object."""
    declared = columns(dataset)
    names = [column.name for column in declared]
    return (
        attrgetter(*names),
        [csv_encoder(column, raw_csv=raw_csv) for column in declared],
        [json_encoder(column) for column in declared],
        "{" + ", ".join(f'"{name}": %s' for name in names) + "}",
    )
