"""Records -> a CSV and a JSON file, streamed: no more than a batch of records is held in memory.

Both are UTF-8 with "\\n" and have the same fields in the same order; `encoders` says how values
are written. A lone surrogate, which UTF-8 cannot hold, is written as its escape (`\\ud800`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from extractor.write.atomic import OutputError
from extractor.write.encoders import ColumnEncoder, csv_column, json_column, script_safe
from extractor.write.schema import columns

_BATCH = 1000  # records that are encoded at once


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of the output: its name, size in bytes and SHA-256."""

    name: str
    bytes: int
    sha256: str


class PartFile(NamedTuple):
    """A Parquet part of a dataset: its name in the output, its rows, size in bytes and SHA-256."""

    dataset: str
    name: str
    rows: int
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
        if not len(self):
            return Rows(0, "", "")
        start, end = _places_of(self.dataset, self.filled)
        _, as_cells, as_json = _encoders(self.dataset, self.raw_csv)
        told = [*zip(*values, strict=True)]
        cells = [encode(held) for encode, held in zip(as_cells[start:end], told, strict=True)]
        texts = [encode(held) for encode, held in zip(as_json[start:end], told, strict=True)]
        members = ", ".join(_members(self.dataset)[start:end])
        csv = _alternating(self.csv, [*map(",".join, zip(*cells, strict=True))])
        json = _alternating(self.json, [members % held for held in zip(*texts, strict=True)])
        return Rows(len(self), csv, script_safe(json))


def _alternating(texts: Sequence[str], between: Sequence[str]) -> str:
    pieces = [""] * (len(texts) + len(between))
    pieces[::2] = texts
    pieces[1::2] = between
    return "".join(pieces)


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
    """The rows of records."""
    line = "{" + ", ".join(_members(dataset)) + "}"
    rows: list[str] = []
    objects: list[str] = []
    for cells, told in _encoded(dataset, records, raw_csv):
        rows += map(",".join, zip(*cells, strict=True))
        objects += [line % values for values in zip(*told, strict=True)]
    csv = "".join([row + "\n" for row in rows])
    return Rows(len(rows), csv, script_safe(",\n".join(objects)))


def encode_open(
    dataset: str, records: Sequence[object], filled: tuple[str, ...], *, raw_csv: bool = False
) -> OpenRows:
    """The rows of records without the columns `filled`, which stand side by side amid others."""
    start, end = _places_of(dataset, filled)
    members = _members(dataset)
    opening, closing = ", ".join([*members[:start], ""]), ", ".join(["", *members[end:]]) + "}"
    csv_texts, json_texts = [""], ["{"]
    for cells, told in _encoded(dataset, records, raw_csv):
        before, after = zip(*cells[:start], strict=True), zip(*cells[end:], strict=True)
        for first, last in zip(before, after, strict=True):
            csv_texts[-1] += ",".join(first) + ","
            csv_texts.append("," + ",".join(last) + "\n")
        before, after = zip(*told[:start], strict=True), zip(*told[end:], strict=True)
        for first, last in zip(before, after, strict=True):
            json_texts[-1] += opening % first
            json_texts.append(closing % last + ",\n{")
    json_texts[-1] = json_texts[-1].removesuffix(",\n{")
    return OpenRows(dataset, filled, raw_csv, tuple(csv_texts), tuple(json_texts))


def _places_of(dataset: str, names: tuple[str, ...]) -> tuple[int, int]:
    """Where the columns begin and end, which stand side by side."""
    all_names = tuple(column.name for column in columns(dataset))
    start = all_names.index(names[0])
    end = start + len(names)
    assert all_names[start:end] == names and start > 0 and end < len(all_names)
    return start, end


def _encoded(
    dataset: str, records: Sequence[object], raw_csv: bool
) -> Iterator[tuple[list[list[str]], list[list[str]]]]:
    """The cells and the JSON of each column, of some records after the other."""
    values_of, as_cells, as_json = _encoders(dataset, raw_csv)
    for start in range(0, len(records), _BATCH):
        values = [*zip(*map(values_of, records[start : start + _BATCH]), strict=True)]
        yield (
            [encode(held) for encode, held in zip(as_cells, values, strict=True)],
            [encode(held) for encode, held in zip(as_json, values, strict=True)],
        )


@cache
def _encoders(
    dataset: str, raw_csv: bool
) -> tuple[Callable[[Any], tuple[Any, ...]], list[ColumnEncoder], list[ColumnEncoder]]:
    """What takes the values out of a record, and what writes those of each column in each file."""
    declared = columns(dataset)
    return (
        attrgetter(*[column.name for column in declared]),
        [csv_column(column, raw_csv=raw_csv) for column in declared],
        [json_column(column) for column in declared],
    )


@cache
def _members(dataset: str) -> list[str]:
    """The members of a record's JSON object, to be filled with their values."""
    return [f'"{column.name}": %s' for column in columns(dataset)]
