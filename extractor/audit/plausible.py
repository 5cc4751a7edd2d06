"""Values that cannot be: dates out of time, fractions of things, awards of ten or ten trillion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from extractor.audit.checks import Datasets, Finding, check, pages_by_path, say
from extractor.records import Check, PageFacts

SMALLEST_AWARD = Decimal(10)
LARGEST_AWARD = Decimal(10) ** 13
"""An award of at most 10 or at least 10^13 of any currency is a misprint or a misreading."""

_DAYS_AHEAD = 366
_MEASURED = frozenset(("kilogram", "gram", "tonne", "litre", "millilitre", "metre", "hour", "day"))


def check_plausible(datasets: Datasets) -> Iterator[Check]:
    """A check for each value that cannot be right; nothing for those that can."""
    pages = pages_by_path(datasets)
    gifts = chain(datasets["donations"], (f for f in datasets["funding"] if f.source == "prose"))
    for record in gifts:
        yield from _amount(record)
        yield from _quantity(record)
    for record in chain(datasets["donations"], datasets["timeline"], datasets["funding"]):
        yield from _date(record, pages)


def _amount(record: Any) -> Iterator[Check]:
    amount = record.amount
    if amount is None or getattr(record, "unit_unknown", False):
        return
    if amount <= SMALLEST_AWARD or amount >= LARGEST_AWARD:
        limit = SMALLEST_AWARD if amount <= SMALLEST_AWARD else LARGEST_AWARD
        what = "at most" if amount <= SMALLEST_AWARD else "at least"
        detail = f"An award of {say(amount, record.currency)} is {what} {say(limit)}."
        yield _impossible("amount", record, say(amount, record.currency), detail)


def _quantity(record: Any) -> Iterator[Check]:
    quantity, unit = record.quantity, getattr(record, "unit", None)
    if quantity is None or unit in _MEASURED:
        return
    if quantity != quantity.to_integral_value():
        detail = f"{say(quantity, unit)} of {record.goods or 'goods'} is no whole number."
        yield _impossible("quantity", record, say(quantity, unit), detail)


def _date(record: Any, pages: Mapping[str, PageFacts]) -> Iterator[Check]:
    published = pages[record.page].published if record.page in pages else None
    if not record.date or not published or record.date.startswith("--"):
        return
    first = _first_day(record.date)
    seen = _first_day(published)
    if first and seen and (first - seen).days > _DAYS_AHEAD:
        detail = f"{record.date} is more than a year after the page was published, {published}."
        yield _impossible("date", record, record.date, detail)


def _first_day(text: str) -> date | None:
    year, month, day = [*(int(part) for part in text.split("-")), 1, 1][:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _impossible(what: str, record: Any, stated: str, detail: str) -> Check:
    return check(
        "impossible value",
        f"{what} at line {record.line}",
        [record],
        Finding(stated, None, None, "differs", detail),
    )
