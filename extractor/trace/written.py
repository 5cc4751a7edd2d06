"""Datasets that were written -> their records that stand at a place in a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extractor.records import DATASETS, Located
from extractor.write.stored import stored_records

LOCATED = tuple(name for name, record in DATASETS.items() if issubclass(record, Located))
"""The datasets whose records stand at a place in a page."""

_PLACE = {
    "id": str,
    "page": str,
    "line": int,
    "start": int,
    "end": int,
    "quote": str,
    "origin": str | None,
}


class TraceError(Exception):
    """What was asked for cannot be traced; the message says what to do."""


def located_records(out: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Dataset and record, as JSON has it, of all that stand at a place; `out` is their folder.

    Raises TraceError where they are not there or not as they were written.
    """
    for dataset in LOCATED:
        path = out / f"{dataset}.json"
        try:
            records = stored_records(out, dataset)
        except (OSError, ValueError, RecursionError) as error:
            raise TraceError(f"{path}: {error}; run `extractor extract` first") from None
        if not isinstance(records, list) or not all(map(_is_located, records)):
            raise TraceError(f"{path} is not as it was written; run `extractor extract` again")
        for record in records:
            yield dataset, record


def _is_located(record: object) -> bool:
    """Whether a record says what it is called and where it stands."""
    return isinstance(record, dict) and all(
        isinstance(record.get(name), kind) for name, kind in _PLACE.items()
    )
