"""Every record type, declared once: columns, JSON Schema, data package and docs derive from here.

A record is a frozen dataclass. The docstring under a field is its description in every schema;
`metadata` of `field()` says what a type cannot (format, allowed values), and which fields are
hidden: never written. Field names are a contract with those who read the datasets: add, never
rename.
"""

from __future__ import annotations

from extractor.records.constraints import DATE, STAGES, STATUSES
from extractor.records.of_all_pages import Check, Organization, Problem
from extractor.records.of_history import History, Revision
from extractor.records.of_page import (
    AmountMention,
    Donation,
    Funding,
    Located,
    Note,
    PageFacts,
    TimelineEntry,
)

__all__ = [
    "DATASETS",
    "DATE",
    "HISTORY_DATASETS",
    "RECORD_TYPES",
    "STAGES",
    "STATUSES",
    "AmountMention",
    "Check",
    "Donation",
    "Funding",
    "History",
    "Located",
    "Note",
    "Organization",
    "PageFacts",
    "Problem",
    "Revision",
    "TimelineEntry",
]

DATASETS: dict[str, type] = {
    "pages": PageFacts,
    "donations": Donation,
    "timeline": TimelineEntry,
    "amounts": AmountMention,
    "funding": Funding,
    "organizations": Organization,
    "notes": Note,
    "checks": Check,
    "problems": Problem,
}
"""The datasets by name, in the order in which they are written."""

HISTORY_DATASETS: dict[str, type] = {
    "revisions": Revision,
    "histories": History,
    "checks": Check,
    "problems": Problem,
}
"""The datasets of a repository's history."""

RECORD_TYPES: dict[str, type] = DATASETS | HISTORY_DATASETS
"""Every dataset by name."""
