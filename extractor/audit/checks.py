"""What every check is made of: a finding, and the records it rests on in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from extractor.identity import short_id
from extractor.kept import OfAPage
from extractor.records import Check, Funding, Located, PageFacts
from extractor.values.date.partial import days_in

Datasets = Mapping[str, Sequence[Any]]
Names = Callable[[str], str]
"""A name as a page has it -> the name under which an organisation's spellings are merged."""


class Finding(NamedTuple):
    """The outcome of a comparison, before it is tied to the records that it rests on."""

    stated: str | None
    computed: str | None
    difference: str | None
    verdict: str
    detail: str


def check(kind: str, subject: str, records: Iterable[Located], finding: Finding) -> Check:
    """A check of `kind` over `records`: pages, lines and ids in the order of the pages."""
    rests_on = sorted(records, key=place)
    return Check(
        id=short_id(kind, subject, *(record.id for record in rests_on)),
        check=kind,
        pages=tuple(dict.fromkeys(record.page for record in rests_on)),
        lines=tuple(record.line for record in rests_on),
        records=tuple(record.id for record in rests_on if record.id),
        subject=subject,
        stated=finding.stated,
        computed=finding.computed,
        difference=finding.difference,
        verdict=finding.verdict,
        detail=finding.detail,
    )


def place(record: Located) -> tuple[str, int, int, str]:
    """Sorts records by page and place in the page."""
    return (record.page, record.start, record.end, record.id)


def compare(stated: Decimal, computed: Decimal, unit: str | None, what: str) -> Finding:
    """Stated against computed, exactly: agrees or differs."""
    difference = stated - computed
    same = difference == 0
    told = f"{what} come to {say(computed, unit)}, the page states {say(stated, unit)}."
    return Finding(
        stated=say(stated, unit),
        computed=say(computed, unit),
        difference=say(difference, unit),
        verdict="agrees" if same else "differs",
        detail=told,
    )


def say(number: Decimal, unit: str | None = None) -> str:
    """A number as people write it in a table of figures: 7,644 or 1,000,000 CNY."""
    plain = format(number.normalize(), ",f")
    return f"{plain} {unit}" if unit else plain


def figure(statement: Funding) -> Decimal | None:
    """How much a statement tells of, of money or of goods."""
    return statement.amount if statement.amount is not None else statement.quantity


def sums_of(statement: Funding) -> Iterator[tuple[Decimal, str]]:
    """The money that a statement tells of, in its own currency and as the page converts it."""
    if statement.amount is not None and statement.currency:
        yield statement.amount, statement.currency
    converted = statement.equivalent
    if converted and converted["currency"]:
        yield Decimal(str(converted["amount"])), str(converted["currency"])


def says(text: str, forms: Iterable[str]) -> bool:
    """Whether a text has one of the forms of a name as words of its own."""
    return any(
        form in text and re.search(OfAPage(rf"(?<!\w){re.escape(form)}(?!\w)"), text) is not None
        for form in forms
    )


def day_of_page(pages: Mapping[str, PageFacts], page: str) -> str | None:
    """The day that a page was published or last changed, where it says so."""
    facts = pages.get(page)
    return (facts.published or facts.modified) if facts else None


def pages_by_path(datasets: Datasets) -> dict[str, PageFacts]:
    """The facts of each page by its path."""
    return {facts.page: facts for facts in datasets.get("pages", ())}


@lru_cache(maxsize=4096)  # the days of a page are those of many of its records
def period(iso: str) -> tuple[date, date] | None:
    """The first and last day of an ISO date, partial or not; None where no year is known."""
    try:
        year, month, day = [*map(int, iso.split("-")), 0, 0][:3]
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
    except ValueError:
        return None
    return first, date(year, month or 12, days_in(year, month or 12))
