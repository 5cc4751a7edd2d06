"""What the committed versions of pages say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.records.constraints import DATE, one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A committed version of a page, and which records it added, removed or edited."""

    commit: str
    """Name of the commit."""
    date: str
    """When it was committed, in ISO 8601 with the committer's time zone."""
    author_date: str
    """When its change was made, in ISO 8601 with the author's time zone."""
    page: str
    """Path of the page in that version."""
    previous_page: str | None = None
    """Path that the page had before, where the version renamed it."""
    change: str = one_of("added", "edited", "removed", default="edited")
    """What the version did to the page."""
    added: tuple[str, ...] = ()
    """Ids, in histories, of the records that it added."""
    removed: tuple[str, ...] = ()
    """Ids, in histories, of the records that it removed."""
    edited: tuple[str, ...] = ()
    """Ids, in histories, of the records of which it changed a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A record over all versions of its page: when it appeared, changed and went."""

    id: str
    """Short stable name: a hash of the record's id where it first appears."""
    dataset: str = one_of("donations", "timeline", "amounts", "funding", default="donations")
    """Dataset of the record."""
    page: str
    """Path of its page in the last version that shows it."""
    record: str
    """Id of the record in the last version that shows it."""
    subject: str
    """What the record is about, in words."""
    first_commit: str
    """First commit that shows it."""
    first_date: str = field(metadata={"pattern": DATE})
    """Day of that commit."""
    last_commit: str
    """Last commit that shows it."""
    last_date: str = field(metadata={"pattern": DATE})
    """Day of that commit."""
    present: bool = True
    """Whether the last version that was read still shows it."""
    changes: tuple[Mapping[str, Any], ...] = ()
    """Each change of a value: commit, date, field, before, after."""
    summary: str
    """The subject and its values over time, with their days, in one line."""
