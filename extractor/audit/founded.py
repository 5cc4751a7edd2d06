"""Gifts before their giver existed: founding dates of the pages against the dates of gifts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from extractor.audit.checks import Datasets, Finding, Names, check, period, place
from extractor.evidence import Founding
from extractor.records import Check, Funding


def check_foundings(datasets: Datasets, canonical: Names) -> Iterator[Check]:
    """A check for each giver of whom a page says when it was founded: its first dated gift, and
    each that is dated before it existed.

    Of several founding dates the earliest counts, of partial dates what they allow.
    """
    founded: dict[str, tuple[date, Founding]] = {}
    for founding in sorted(datasets.get("foundings", ()), key=place):
        span, name = period(founding.date), canonical(founding.organization)
        if span and (name not in founded or span[0] < founded[name][0]):
            founded[name] = (span[0], founding)
    gifts: dict[str, list[tuple[date, Funding]]] = defaultdict(list)
    for gift in datasets["funding"] if founded else ():
        span = period(gift.date) if gift.date else None
        for name in sorted({canonical(funder) for funder in gift.funders}):
            if span and name in founded:
                gifts[name].append((span[1], gift))
    for name in sorted(gifts):
        yield from _gifts_of(name, *founded[name], gifts[name])


def _gifts_of(
    name: str, begins: date, founding: Founding, gifts: list[tuple[date, Funding]]
) -> Iterator[Check]:
    told = f"{name} was founded on {founding.date}"
    if len(founding.date) < 10:
        told = f"{name} was founded in {founding.date}"
    told += f" ({founding.page}:{founding.line})"
    early = [gift for day, gift in gifts if day < begins]
    for gift in sorted(early, key=place):
        detail = f"A gift of {gift.date} is older than its giver: {told}."
        yield _check(name, founding, gift, "differs", detail)
    if not early:
        first = min(gifts, key=lambda dated: (dated[0], place(dated[1])))[1]
        detail = f"The first dated gift is of {first.date}; {told}."
        yield _check(name, founding, first, "agrees", detail)


def _check(name: str, founding: Founding, gift: Funding, verdict: str, detail: str) -> Check:
    finding = Finding(str(gift.date), f"founded {founding.date}", None, verdict, detail)
    return check("impossible value", f"gifts of {name}", [founding, gift], finding)
