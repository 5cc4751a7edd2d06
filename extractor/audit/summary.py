"""Sums over distinct flows: what an analyst may add up, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from extractor.audit.checks import Datasets, Names, place
from extractor.spill import Groups, Sorted
from extractor.values.places import parse_place

NOTES = (
    "A gift of several funders or to several recipients or countries counts in full for each of "
    "them, so only by_currency adds up to what was given.",
    "Pledges and gifts are both counted. A part is left out where a page says of which "
    "whole it is part; where no page says so, both are counted.",
    "A stage is that of the table's row; of other gifts it is whether they were pledged, given or "
    "received, or not stated.",
    "Goods are those of tables; what only sentences tell of goods is left out, since the words for "
    "them may overlap.",
)

_BY = ("funder", "recipient", "country", "stage")
_REPEATED = "repeated statements"
_IN_SENTENCES = "goods told in sentences"
_SAID_IN_TABLE = (_IN_SENTENCES, "table")
Key = TypeVar("Key")


class Sums:
    """Takes statements one by one, and then adds them up by currency or goods, funder, recipient,
    country and stage; `folder` is for what memory should not hold."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._gifts = 0
        self._by_currency: dict[str, Decimal] = {}
        self._goods: dict[str, Decimal] = {}
        self._sums: Groups[tuple[str, str, str], Decimal] = Groups(folder)
        self._left = {
            "totals": 0,
            "parts of a gift that is counted": 0,
            _REPEATED: 0,
            "no currency": 0,
            _IN_SENTENCES: 0,
            "no figure": 0,
        }

    def add(
        self, gifts: Iterable[tuple[Any, str | None]], organizations: Mapping[str, str]
    ) -> None:
        """Add the funding records of a page.

        With each comes the source of the first statement of its flow, those of tables before those
        in prose, None where it is that itself; `organizations` has the organisations of whose
        forms the names of its parties are.
        """
        sums: dict[tuple[str, str, str], Decimal] = {}
        for gift, first in gifts:
            reason = _left_out(gift)
            if first is not None and (reason is None or (reason, first) == _SAID_IN_TABLE):
                reason = _REPEATED
            if reason is not None:
                self._left[reason] += 1
            elif gift.amount is not None:
                self._gifts += 1
                currency = str(gift.currency)
                _add(self._by_currency, currency, gift.amount)
                _count(sums, "by_", gift, organizations, currency, gift.amount)
            else:
                goods = gift.goods or "goods"
                _add(self._goods, goods, gift.quantity)
                _count(sums, "goods_by_", gift, organizations, goods, gift.quantity)
        for key, figure in sums.items():
            self._sums.add(key, figure)

    def summary(self) -> dict[str, Any]:
        """The sums of distinct flows; those by name are iterators of pairs, of which there may be
        very many. Money is never converted. What is not summed is counted in `left_out`."""
        sections = [f"{of}by_{what}" for of in ("", "goods_") for what in _BY]
        sorted_: dict[str, Sorted[tuple[str, str, str]]] = {
            section: Sorted(self._folder) for section in sections
        }
        for (section, name, unit), figures in self._sums:
            told = (name, unit, _plain(sum(figures, Decimal(0))))
            sorted_[section].add((name, unit), told)
        nested = {section: _nested(sums) for section, sums in sorted_.items()}
        return {
            "gifts": self._gifts,
            "by_currency": {unit: _plain(sum_) for unit, sum_ in sorted(self._by_currency.items())},
            **{section: nested[section] for section in sections[:4]},
            "goods": {unit: _plain(sum_) for unit, sum_ in sorted(self._goods.items())},
            **{section: nested[section] for section in sections[4:]},
            "left_out": self._left,
            "notes": list(NOTES),
        }


def summarize(datasets: Datasets, canonical: Names) -> dict[str, Any]:
    """The sums of datasets in memory; see `Sums.summary`."""
    known = {organization.name for organization in datasets["organizations"]}
    sums = Sums(None)
    flows: dict[str, str] = {}
    for gift in sorted(datasets["funding"], key=lambda one: (one.source != "table", place(one))):
        flow = gift.flow or gift.id
        names = {name: canonical(name) for name in (*gift.funders, *gift.recipients)}
        organizations = {name: found for name, found in names.items() if found in known}
        sums.add([(gift, flows.get(flow))], organizations)
        flows.setdefault(flow, gift.source)
    return {
        name: dict(told) if isinstance(told, Iterator) else told
        for name, told in sums.summary().items()
    }


def _count(
    sums: dict[tuple[str, str, str], Decimal],
    by: str,
    gift: Any,
    organizations: Mapping[str, str],
    unit: str,
    figure: Decimal,
) -> None:
    for name in {organizations.get(name, name) for name in gift.funders}:
        _add(sums, (by + "funder", name, unit), figure)
    for name in {organizations.get(name, name) for name in gift.recipients}:
        _add(sums, (by + "recipient", name, unit), figure)
    for country in gift.countries or _countries(gift.recipients, organizations):
        _add(sums, (by + "country", country, unit), figure)
    _add(sums, (by + "stage", gift.stage or gift.status or "not stated", unit), figure)


def _add(sums: dict[Key, Decimal], key: Key, figure: Decimal) -> None:
    sums[key] = sums[key] + figure if key in sums else figure


def _left_out(statement: Any) -> str | None:
    """Why a statement is in no sum; None for one that may be."""
    if statement.status == "total":
        return "totals"
    if statement.part_of:
        return "parts of a gift that is counted"
    if statement.amount is not None:
        return None if statement.currency else "no currency"
    if statement.quantity is None:
        return "no figure"
    return None if statement.source == "table" else _IN_SENTENCES


def _countries(names: Iterable[str], organizations: Mapping[str, str]) -> set[str]:
    return {code for name in names if name not in organizations for code in _countries_of(name)}


@lru_cache(maxsize=4096)
def _countries_of(name: str) -> tuple[str, ...]:
    named = parse_place(name)
    return named.countries if named else ()


def _nested(sums: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, dict[str, str]]]:
    for name, of_name in groupby(sums, key=lambda one: one[0]):
        yield name, {unit: figure for _, unit, figure in of_name}


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
