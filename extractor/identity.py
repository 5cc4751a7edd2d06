"""Names of records that stay the same as long as what identifies them does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from extractor.records import Located

LocatedT = TypeVar("LocatedT", bound=Located)


def short_id(*identity: object) -> str:
    """A stable name of 12 hexadecimal digits for what identifies a record."""
    joined = "\x1f".join(["" if part is None else str(part) for part in identity])
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def unique_ids(records: Iterable[LocatedT]) -> list[LocatedT]:
    """The records with ids that differ: the second of two equal ones is named from its number."""
    seen: dict[str, int] = {}
    unique = []
    for record in records:
        times = seen[record.id] = seen.get(record.id, 0) + 1
        unique.append(replace(record, id=short_id(record.id, times)) if times > 1 else record)
    return unique
