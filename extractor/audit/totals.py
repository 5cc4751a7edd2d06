"""Totals against what they sum: rows of a table, parts of a split cell, statements in prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, groupby

from extractor.audit.checks import Datasets, Finding, check, compare, place, say
from extractor.records import Check, Donation, Funding

_MOST_PARTS = 12
"""Subsets of at most so many statements are tried for a sum; 2 to the power of 12 is 4,096."""


def check_totals(datasets: Datasets) -> Iterator[Check]:
    """A check for each total row and each sentence that states a total."""
    for rows in _tables(datasets["donations"]):
        yield from _table_totals(rows)
    yield from _prose_totals(datasets["funding"])


def check_splits(datasets: Datasets) -> Iterator[Check]:
    """A check for each row whose cell splits it into parts: do they add up to its quantity?"""
    for rows in _tables(datasets["donations"]):
        for _, group in groupby(sorted(rows, key=_gift), key=_gift):
            parts = list(group)
            stated = parts[0].row_quantity
            if len(parts) < 2 or stated is None or any(p.part is None for p in parts):
                continue
            subject = f"parts of {_name(parts[0])}"
            quantities = [part.quantity for part in parts if part.quantity is not None]
            together = sum(quantities, Decimal(0))
            if len(quantities) < len(parts) and together <= stated:
                unknown = Finding(
                    say(stated), None, None, "cannot_tell", "A part states no quantity."
                )
                yield check("split", subject, parts, unknown)
            else:
                finding = compare(stated, together, parts[0].unit, "The parts")
                yield check("split", subject, parts, finding)


def _gift(row: Donation) -> tuple[int, str]:
    return (row.row, row.goods or "")


def _tables(donations: Iterable[Donation]) -> Iterator[list[Donation]]:
    def table(row: Donation) -> tuple[str, int]:
        return (row.page, row.table)

    def order(row: Donation) -> tuple[str, int, int, int]:
        return (row.page, row.table, row.row, row.part or 0)

    for _, rows in groupby(sorted(donations, key=order), key=table):
        yield list(rows)


def _table_totals(rows: Sequence[Donation]) -> Iterator[Check]:
    """Each total of a table against the rows since the last total, all rows, or the subtotals."""
    for index, total in enumerate(rows):
        if not total.total:
            continue
        since = list(_since_last_total(rows, index))
        all_rows = [row for row in rows[:index] if not row.total]
        subtotals = [row for row in rows[:index] if row.total]
        covers = [("The rows", since), ("All rows", all_rows), ("The subtotals", subtotals)]
        subject = f"total of table {total.table}" + (f", {total.section}" if total.section else "")
        for field in ("amount", "quantity"):
            stated = getattr(total, field)
            if stated is not None and all_rows:
                yield _best(subject, total, covers, field, stated)


def _since_last_total(rows: Sequence[Donation], index: int) -> Iterator[Donation]:
    for row in reversed(rows[:index]):
        if row.total:
            return
        yield row


def _best(
    subject: str,
    total: Donation,
    covers: Sequence[tuple[str, Sequence[Donation]]],
    field: str,
    stated: Decimal,
) -> Check:
    """The cover that adds up, else the first that can be summed at all."""
    unit = total.currency if field == "amount" else total.unit
    findings = []
    for what, rows in covers:
        values = [_value(row, field, total.currency) for row in rows]
        known = [value for value in values if value is not None]
        if rows and len(known) == len(rows):
            finding = compare(stated, sum(known, Decimal(0)), unit, f"{what} ({len(rows)})")
            findings.append((finding, rows))
            if finding.verdict == "agrees":
                return check("total", subject, [total, *rows], finding)
    if findings:
        finding, rows = findings[0]
        return check("total", subject, [total, *rows], finding)
    reason = "Not every row states a figure in the unit of the total."
    return check(
        "total",
        subject,
        [total, *covers[1][1]],
        Finding(say(stated, unit), None, None, "cannot_tell", reason),
    )


def _value(row: Donation, field: str, currency: str | None) -> Decimal | None:
    """A row's figure in the total's currency, by its conversion in brackets where need be."""
    if field == "quantity":
        return row.quantity
    if row.currency == currency:
        return row.amount
    for equivalent in row.equivalents:
        if equivalent["currency"] == currency:
            return Decimal(str(equivalent["amount"]))
    return None


def _prose_totals(funding: Iterable[Funding]) -> Iterator[Check]:
    """A sentence that states a total, against a set of the same giver's statements on its page.

    The sentence seldom says which statements it sums, so a sum that is not found proves nothing:
    that verdict is cannot_tell. Parts that one and the same sentence states must add up.
    """
    prose = sorted((f for f in funding if f.source == "prose" and f.amount is not None), key=place)
    for total in prose:
        if total.status != "total" or total.amount is None:
            continue
        parts = [
            part
            for part in prose
            if part.page == total.page
            and part.status != "total"
            and part.currency == total.currency
            and part.amount is not None
            and part.amount < total.amount
            and (not total.funders or set(part.funders) & set(total.funders))
        ]
        yield _prose_total(total, list(_distinct(parts).values()))


def _distinct(parts: Iterable[Funding]) -> Mapping[object, Funding]:
    """One statement for each flow, the first."""
    flows: dict[object, Funding] = {}
    for part in parts:
        flows.setdefault(part.flow or part.id, part)
    return flows


def _prose_total(total: Funding, parts: list[Funding]) -> Check:
    subject = f"total of {say(total.amount or Decimal(0), total.currency)}"
    stated = total.amount or Decimal(0)
    inside = [part for part in parts if total.start <= part.start and part.end <= total.end]
    if len(inside) > 1:
        finding = compare(stated, _sum(inside), total.currency, "The parts of the sentence")
        return check("total", subject, [total, *inside], finding)
    for size in range(2, len(parts) + 1 if len(parts) <= _MOST_PARTS else 2):
        for some in combinations(parts, size):
            if _sum(some) == stated:
                what = " and ".join(say(part.amount or Decimal(0)) for part in some)
                finding = compare(stated, stated, total.currency, f"The statements {what}")
                return check("total", subject, [total, *some], finding)
    reason = "No set of the page's other statements of this giver comes to the total."
    finding = Finding(say(stated, total.currency), None, None, "cannot_tell", reason)
    return check("total", subject, [total], finding)


def _sum(parts: Iterable[Funding]) -> Decimal:
    return sum((part.amount for part in parts if part.amount is not None), Decimal(0))


def _name(row: Donation) -> str:
    return ", ".join(filter(None, (row.goods, row.place))) or f"row {row.row}"
