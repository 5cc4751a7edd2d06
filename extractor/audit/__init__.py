"""Does what the pages say add up? Records -> checks; nothing in the datasets is changed by it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from extractor.audit.checks import Datasets, Names
from extractor.audit.contradictions import check_dates, check_figures
from extractor.audit.conversions import check_conversions
from extractor.audit.events import check_events
from extractor.audit.founded import check_foundings
from extractor.audit.plausible import check_plausible
from extractor.audit.progress import check_progress
from extractor.audit.recipients import check_recipients
from extractor.audit.repetitions import check_repetitions
from extractor.audit.shares import check_shares
from extractor.audit.summary import summarize
from extractor.audit.together import Foundings, Together
from extractor.audit.told_totals import check_told_totals
from extractor.audit.totals import check_splits, check_totals
from extractor.audit.units import check_units
from extractor.audit.wholes import check_wholes
from extractor.records import Check
from extractor.values.name.tokens import is_place
from extractor.values.same_name import fold_name

__all__ = [
    "CheckOrder",
    "Foundings",
    "Together",
    "audit",
    "audit_page",
    "audit_together",
    "check_progress",
    "in_order",
    "order",
    "summary",
    "worst_first",
]

CheckOrder = tuple[tuple[str, ...], tuple[int, ...], str, str]
_WORST_FIRST = ("differs", "cannot_tell", "agrees")


def audit(datasets: Datasets) -> list[Check]:
    """Every check that the datasets allow, by page and kind; the order of records changes none."""
    return in_order([*audit_page(datasets), *audit_together(datasets)])


def audit_page(datasets: Datasets) -> list[Check]:
    """The checks that rest on single pages: the same for each page alone as for all at once."""
    return [
        *check_totals(datasets),
        *check_splits(datasets),
        *check_shares(datasets),
        *check_conversions(datasets),
        *check_plausible(datasets),
    ]


def audit_together(datasets: Datasets) -> list[Check]:
    """The checks that need all pages: of `organizations`, of `funding` with its flows and of those
    `donations` whose amounts lack a unit. `Together` makes the same of more than memory holds."""
    canonical = _names(datasets)
    return [
        *check_told_totals(datasets, canonical),
        *check_wholes(datasets),
        *check_units(datasets, canonical),
        *check_foundings(datasets, canonical),
        *check_figures(datasets, canonical),
        *check_dates(datasets),
        *check_events(datasets, canonical),
        *check_recipients(datasets, canonical),
        *check_repetitions(datasets),
    ]


def in_order(checks: Iterable[Check]) -> list[Check]:
    """The checks as they are written: by page, line and kind."""
    return sorted(checks, key=order)


def order(check: Check) -> CheckOrder:
    """What checks are sorted by."""
    return (check.pages, check.lines, check.check, check.id)


def summary(datasets: Datasets) -> dict[str, Any]:
    """What may be added up; see `extractor.audit.summary.summarize`."""
    return summarize(datasets, _names(datasets))


def _names(datasets: Datasets) -> Names:
    """What gives the name under which an organisation's spellings are merged."""
    names = {
        fold_name(alias): organization.name
        for organization in datasets["organizations"]
        for alias in (*organization.aliases, organization.name)
    }

    @cache
    def canonical(name: str) -> str:
        body, comma, after = name.rpartition(",")
        found = names.get(fold_name(name))
        if found is None and comma and is_place(after.strip()):
            found = names.get(fold_name(body))
        return found or name

    return canonical


def worst_first(checks: Iterable[Check]) -> list[Check]:
    """The checks for a reader: what differs, then what cannot be told, then what agrees."""
    return sorted(in_order(checks), key=lambda found: _WORST_FIRST.index(found.verdict))
