"""Parts of a larger gift: only where a page says so ("of which", "the remaining funds")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache

from extractor.lexicon import load
from extractor.records import Funding

_LATIN = re.compile("[a-z]")


@cache
def _markers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that make a statement one of a part, and words that speak of what is left."""
    parts = load("parts.toml")

    def any_of(name: str) -> re.Pattern[str]:
        words = [word for listed in parts[name].values() for word in listed]
        return re.compile(
            "|".join(rf"\b{re.escape(w)}\b" if _LATIN.match(w) else re.escape(w) for w in words),
            re.IGNORECASE,
        )

    return any_of("part"), any_of("rest")


def whole_of(funding: Iterable[Funding], canonical: Callable[[str, str], str]) -> dict[str, str]:
    """Flow -> the flow of the larger gift that a page says it is a part of.

    A whole is a sum of money without recipient. Its parts, on the same page and after it, are sums
    of the same funders and currency to somebody, together no more than the whole: each of them
    says that it is a part, or all stand before words of what remains.
    """
    pages: dict[str, list[Funding]] = {}
    for record in funding:
        if record.amount is not None or record.quote:
            pages.setdefault(record.page, []).append(record)
    found: dict[str, set[str]] = {}
    for page in sorted(pages):
        records = sorted(pages[page], key=lambda record: (record.start, record.end, record.id))
        listed = _told_as_parts(records)
        for whole in records if listed else ():
            if whole.amount is None or whole.recipients or whole.status == "total":
                continue
            for part in _parts(whole, listed, canonical):
                found.setdefault(str(part.flow), set()).add(str(whole.flow))
    wholes = {flow for several in found.values() for flow in several}
    return {
        flow: min(several)
        for flow, several in sorted(found.items())
        if len(several) == 1 and flow not in wholes
    }


def _told_as_parts(records: Iterable[Funding]) -> list[Funding]:
    """The gifts of a page that say they are parts, or stand before words of what remains."""
    part, rest = _markers()
    remains = max((record.start for record in records if rest.search(record.quote)), default=-1)
    return [
        record
        for record in records
        if record.amount is not None
        and record.recipients
        and record.status != "total"
        and (record.start < remains or part.search(record.quote))
    ]


def _parts(
    whole: Funding, listed: Iterable[Funding], canonical: Callable[[str, str], str]
) -> list[Funding]:
    funders = {canonical(whole.page, name) for name in whole.funders}
    parts = [
        record
        for record in listed
        if record.start > whole.start
        and record.flow != whole.flow
        and record.currency == whole.currency
        and (record.amount or 0) < (whole.amount or 0)
        and {canonical(record.page, name) for name in record.funders} <= funders
    ]
    sums = {record.flow: record.amount or Decimal(0) for record in parts}
    return parts if sum(sums.values()) <= (whole.amount or 0) else []
