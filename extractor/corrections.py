"""Values that extractor.toml corrects, each with the value it expects to find and a reason.

A correction that finds another value than it expects, or no record, changes nothing and is a
problem: the source was mended, and the correction should go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, TypeVar

from extractor.records import DATASETS, Located, Problem
from extractor.sources.source import Correction, Site

R = TypeVar("R", bound=Located)
SETTINGS = "extractor.toml"


def corrected(
    page: str, dataset: str, records: Sequence[R], site: Site
) -> tuple[list[R], list[Problem]]:
    """The records of a page with the site's corrections made, and those that could not be."""
    found = list(records)
    problems: list[Problem] = []
    for correction in site.corrections:
        if correction.page != page or correction.dataset != dataset:
            continue
        numbers = [n for n, record in enumerate(found) if _is_meant(record, correction)]
        fault = _fault(correction, [found[number] for number in numbers])
        if fault:
            problems.append(_problem(page, correction, fault))
            continue
        for number in numbers:
            value = _of_type(correction.value, getattr(found[number], correction.name))
            found[number] = replace(found[number], **{correction.name: value})
    return found, problems


def unused(site: Site, pages: Sequence[str]) -> Iterator[Problem]:
    """Corrections of pages or datasets that there are not."""
    known = frozenset(pages)
    for correction in site.corrections:
        located = issubclass(DATASETS.get(correction.dataset, object), Located)
        if not located:
            fault = f"there is no dataset {correction.dataset!r} to correct"
            yield _problem(SETTINGS, correction, fault)
        elif correction.page not in known:
            yield _problem(SETTINGS, correction, f"the input has no page {correction.page!r}")


def _is_meant(record: Located, correction: Correction) -> bool:
    if correction.record is not None and record.id != correction.record:
        return False
    return all(
        _equal(getattr(record, name, None), value) for name, value in correction.match.items()
    )


def _fault(correction: Correction, records: Sequence[Located]) -> str | None:
    if not records:
        return "no record is the one that it names"
    if len(records) > 1:
        return f"{len(records)} records are the one that it names; name one by its id"
    if correction.name not in {field.name for field in fields(records[0])}:
        return f"{correction.dataset} has no field {correction.name!r}"
    stated = getattr(records[0], correction.name)
    if not _equal(stated, correction.expects):
        return f"it expects {_shown(correction.expects)}, but the page states {_shown(stated)}"
    return None


def _problem(page: str, correction: Correction, fault: str) -> Problem:
    message = (
        f"the correction of {correction.dataset}.{correction.name} in {SETTINGS} was not made:"
        f" {fault}; remove it if the source was mended"
    )
    return Problem(page=page, stage="correct", message=message)


def _equal(stated: Any, expected: Any) -> bool:
    if isinstance(stated, Decimal) and isinstance(expected, int | float | str):
        return stated == _number(expected)
    if isinstance(stated, tuple) and isinstance(expected, list | str):
        return list(stated) == ([expected] if isinstance(expected, str) else expected)
    return bool(stated == expected) or (stated is None and expected == "")


def _of_type(value: Any, stated: Any) -> Any:
    """The value as the field holds it; an empty text takes a value away."""
    if value == "":
        return () if isinstance(stated, tuple) else None
    if isinstance(stated, tuple):
        return tuple(value) if isinstance(value, list) else (value,)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(str(value))
    return value


def _number(value: int | float | str) -> Decimal | None:
    try:
        return Decimal(str(value))
    except ArithmeticError:
        return None


def _shown(value: Any) -> str:
    return "nothing" if value in (None, "", ()) else repr(str(value))[:80]
