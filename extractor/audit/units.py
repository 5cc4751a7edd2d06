"""An amount column without unit, against what other statements say of the same recipients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from extractor.audit.checks import Datasets, Finding, Names, check, place, say, sums_of
from extractor.records import Check, Donation, Funding

_FACTORS = tuple(Decimal(10) ** power for power in (0, 2, 3, 4, 5, 6, 8, 9))
"""Units in which columns are given: 1, hundreds, thousands, 万, lakhs, millions, 亿, billions."""

_NEAR = Decimal("0.005")
"""A rounded statement ("15 million" for 15.06 million) is at most this far off."""

_MOST = 200
"""Sums stated for one recipient: among more, some factor would fit by chance."""

_Stated = tuple[Funding, Decimal, str]  # a statement, and its amount in one of its currencies


def telling(statements: Iterable[Funding]) -> list[Funding]:
    """Of the statements about one recipient, in order, the first of each sum, as far as they are
    looked at."""
    found: list[Funding] = []
    known: set[tuple[Decimal, str]] = set()
    for statement in sorted(statements, key=place):
        told = set(sums_of(statement)) if statement.status != "total" else set()
        if not told <= known:
            known |= told
            found.append(statement)
            if len(found) == _MOST:
                break
    return found


def check_units(datasets: Datasets, canonical: Names) -> Iterator[Check]:
    """A check for each table whose amounts have no unit and of whose recipients others speak.

    `canonical` gives the name under which an organisation's spellings are merged.
    """
    about: dict[str, list[Funding]] = defaultdict(list)
    for statement in datasets["funding"]:
        for name in {canonical(recipient) for recipient in statement.recipients}:
            about[name].append(statement)
    stated: dict[str, list[_Stated]] = {}
    for name, statements in about.items():
        stated[name] = [(one, *told) for one in telling(statements) for told in sums_of(one)]
    tables: dict[tuple[str, int], list[Donation]] = defaultdict(list)
    for row in datasets["donations"]:
        if row.unit_unknown and not row.total and row.amount:
            tables[row.page, row.table].append(row)
    for _, rows in sorted(tables.items()):
        yield from _table(sorted(rows, key=lambda row: row.row), stated, canonical)


def _table(
    rows: Sequence[Donation], stated: Mapping[str, list[_Stated]], canonical: Names
) -> Iterator[Check]:
    comparable = []
    for row in rows:
        names = sorted({canonical(name) for name in row.recipients})
        statements = [statement for name in names for statement in stated.get(name, ())]
        if statements:
            comparable.append((row, statements))
    subject = f"unit of the amounts of table {rows[0].table}"
    if not comparable:
        finding = Finding(
            _said(rows), None, None, "cannot_tell", "No other statement names an amount for them."
        )
        yield check("unit", subject, rows, finding)
        return
    factor, currency, explained = _best(comparable)
    if not explained:
        detail = "No one factor turns these figures into the amounts stated elsewhere."
        finding = Finding(_said(rows), None, None, "cannot_tell", detail)
        yield check("unit", subject, rows, finding)
        return
    left = [(row, all_) for row, all_ in comparable if all(row is not e for e, _ in explained)]
    told = f"× {say(factor)} {currency} explains {len(explained)} of {len(comparable)}"
    detail = f"{told} rows that can be compared" + _not_explained(left, factor, currency) + "."
    others = [all_[0][0] for _, all_ in left]
    evidence = [row for row, _ in comparable] + [statement for _, statement in explained] + others
    verdict = "differs" if left else "agrees"
    yield check("unit", subject, evidence, Finding(_said(rows), told, None, verdict, detail))


def _best(
    comparable: Sequence[tuple[Donation, list[_Stated]]],
) -> tuple[Decimal, str, list[tuple[Donation, Funding]]]:
    """The factor and currency that explain most rows; of equals, the smaller factor."""
    currencies = sorted({currency for _, stated in comparable for _, _, currency in stated})
    best: tuple[Decimal, str, list[tuple[Donation, Funding]]] = (Decimal(1), "", [])
    for factor in _FACTORS:
        for currency in currencies:
            explained = []
            for row, statements in comparable:
                for statement, amount, unit in statements:
                    if unit == currency and _explains(row, amount, factor):
                        explained.append((row, statement))
                        break
            if len(explained) > len(best[2]):
                best = (factor, currency, explained)
    return best


def _explains(row: Donation, said: Decimal, factor: Decimal) -> bool:
    return abs((row.amount or Decimal(0)) * factor - said) <= said * _NEAR


def _not_explained(
    left: Iterable[tuple[Donation, list[_Stated]]], factor: Decimal, currency: str
) -> str:
    told = []
    for row, statements in left:
        others = sorted({amount for _, amount, unit in statements if unit == currency})
        names = ", ".join(row.recipients)
        amount = say((row.amount or Decimal(0)) * factor)
        stated = " or ".join(say(other) for other in others) or "other currencies only"
        told.append(f"; {names}: {amount} by the table, {stated} stated elsewhere")
    return "".join(told)


def _said(rows: Sequence[Donation]) -> str:
    return "; ".join(say(row.amount) for row in rows if row.amount is not None)
