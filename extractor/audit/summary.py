"""Sums over distinct flows: what an analyst may add up, and what was left out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from extractor.audit.checks import Datasets, Names, place
from extractor.records import Funding
from extractor.values.places import parse_place

Sums = Mapping[str, str]
_Key = Callable[[Funding], Iterable[str]]

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


def summarize(datasets: Datasets, canonical: Names) -> dict[str, Any]:
    """Totals by currency, funder, recipient, country and stage, of distinct flows only.

    Money is summed by currency and never converted. What is not summed is counted in `left_out`.
    """
    money, goods, left_out = _distinct(datasets["funding"])
    organizations = {organization.name for organization in datasets["organizations"]}

    @cache
    def countries_of(name: str) -> tuple[str, ...]:
        named = None if canonical(name) in organizations else parse_place(name)
        return named.countries if named else ()

    def countries(gift: Funding) -> Iterable[str]:
        if gift.countries:
            return gift.countries
        return sorted({code for name in gift.recipients for code in countries_of(name)})

    by: dict[str, _Key] = {
        "funder": lambda gift: sorted({canonical(name) for name in gift.funders}),
        "recipient": lambda gift: sorted({canonical(name) for name in gift.recipients}),
        "country": countries,
        "stage": lambda gift: (gift.stage or gift.status or "not stated",),
    }
    return {
        "gifts": len(money),
        "by_currency": _sums(money, _money),
        **{f"by_{name}": _nested(money, key, _money) for name, key in by.items()},
        "goods": _sums(goods, _counted),
        **{f"goods_by_{name}": _nested(goods, key, _counted) for name, key in by.items()},
        "left_out": left_out,
        "notes": list(NOTES),
    }


def _distinct(
    funding: Iterable[Funding],
) -> tuple[list[Funding], list[Funding], dict[str, int]]:
    """One statement of each gift of money, one of each of goods, and what is neither."""
    left = {
        "totals": 0,
        "parts of a gift that is counted": 0,
        "repeated statements": 0,
        "no currency": 0,
        "goods told in sentences": 0,
        "no figure": 0,
    }
    flows: dict[str, Funding] = {}
    for statement in sorted(funding, key=_fullest_first):
        reason = _left_out(statement)
        if (statement.flow or statement.id) in flows:
            reason = "repeated statements"
        if reason is None:
            flows[statement.flow or statement.id] = statement
        else:
            left[reason] += 1
    counted = sorted(flows.values(), key=place)
    money = [gift for gift in counted if gift.amount is not None]
    return money, [gift for gift in counted if gift.amount is None], left


def _fullest_first(statement: Funding) -> tuple[object, ...]:
    """Rows of tables before sentences: they say the country and the stage."""
    return (statement.source != "table", place(statement))


def _left_out(statement: Funding) -> str | None:
    """Why a statement is in no sum; None for one that may be."""
    if statement.status == "total":
        return "totals"
    if statement.part_of:
        return "parts of a gift that is counted"
    if statement.amount is not None:
        return None if statement.currency else "no currency"
    if statement.quantity is None:
        return "no figure"
    return None if statement.source == "table" else "goods told in sentences"


def _money(gift: Funding) -> tuple[str, Decimal]:
    return str(gift.currency), gift.amount or Decimal(0)


def _counted(gift: Funding) -> tuple[str, Decimal]:
    return gift.goods or "goods", gift.quantity or Decimal(0)


def _sums(gifts: Iterable[Funding], of: Callable[[Funding], tuple[str, Decimal]]) -> Sums:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for gift in gifts:
        what, figure = of(gift)
        sums[what] += figure
    return {what: format(sums[what].normalize(), "f") for what in sorted(sums)}


def _nested(
    gifts: Iterable[Funding], key: _Key, of: Callable[[Funding], tuple[str, Decimal]]
) -> Mapping[str, Sums]:
    by_name: dict[str, list[Funding]] = defaultdict(list)
    for name, gift in _named(gifts, key):
        by_name[name].append(gift)
    return {name: _sums(by_name[name], of) for name in sorted(by_name)}


def _named(gifts: Iterable[Funding], key: _Key) -> Iterator[tuple[str, Funding]]:
    for gift in gifts:
        for name in key(gift):
            yield name, gift
