"""Sums over distinct flows: what an analyst may add up, and what was left out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from extractor.audit.checks import Datasets, place
from extractor.records import Donation, Funding

Names = Callable[[str], str]


def summarize(datasets: Datasets, canonical: Names) -> dict[str, Any]:
    """Totals by currency, funder, recipient, country and stage, of distinct flows only.

    Money is summed by currency and never converted. Totals, parts of a counted whole, repeated
    statements, amounts without currency and gifts without figures are counted in `left_out`.
    """
    money, left_out = _distinct_money(datasets["funding"])
    goods = [row for row in datasets["donations"] if row.quantity is not None and not row.total]
    return {
        "gifts": len(money),
        "by_currency": _sums(money),
        "by_funder": _nested((canonical(name), f) for f in money for name in f.funders),
        "by_recipient": _nested((canonical(name), f) for f in money for name in f.recipients),
        "goods_by_country": _goods((country, row) for row in goods for country in row.countries),
        "goods_by_stage": _goods((row.stage, row) for row in goods if row.stage),
        "left_out": left_out,
        "notes": [
            "A gift of several funders or to several recipients counts in full for each of them, "
            "so only by_currency adds up to what was given.",
            "Pledges and gifts are both counted. A part is left out where a page says of which "
            "whole it is part; where no page says so, both are counted.",
        ],
    }


def _distinct_money(funding: Iterable[Funding]) -> tuple[list[Funding], dict[str, int]]:
    left = {
        "totals": 0,
        "parts of a gift that is counted": 0,
        "repeated statements": 0,
        "no currency": 0,
        "no figure": 0,
    }
    seen: set[str] = set()
    money = []
    for statement in sorted(funding, key=place):
        if statement.status == "total":
            left["totals"] += 1
        elif statement.part_of:
            left["parts of a gift that is counted"] += 1
        elif statement.amount is None:
            left["no figure"] += statement.quantity is None
        elif not statement.currency:
            left["no currency"] += 1
        elif (statement.flow or statement.id) in seen:
            left["repeated statements"] += 1
        else:
            seen.add(statement.flow or statement.id)
            money.append(statement)
    return money, left


def _sums(gifts: Iterable[Funding]) -> dict[str, str]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for statement in gifts:
        sums[str(statement.currency)] += statement.amount or Decimal(0)
    return {currency: format(sums[currency].normalize(), "f") for currency in sorted(sums)}


def _nested(gifts: Iterable[tuple[str, Funding]]) -> dict[str, dict[str, str]]:
    by_name: dict[str, list[Funding]] = defaultdict(list)
    for name, statement in gifts:
        by_name[name].append(statement)
    return {name: _sums(by_name[name]) for name in sorted(by_name)}


def _goods(rows: Iterable[tuple[str, Donation]]) -> Mapping[str, Mapping[str, str]]:
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for key, row in rows:
        sums[key][row.goods or "goods"] += row.quantity or Decimal(0)
    return {
        key: {name: format(sums[key][name].normalize(), "f") for name in sorted(sums[key])}
        for key in sorted(sums)
    }
