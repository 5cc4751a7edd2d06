"""The total rows of tables against the rows they sum, and the parts of split cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import NamedTuple

from extractor.audit.checks import Datasets, Finding, check, compare, say
from extractor.records import Check, Donation

_NUMBER = re.compile(r"\d+(?:[.,'’\s]\d+)*")


class _Cover(NamedTuple):
    """Rows that a total may sum. A `likely` one differs where it does not add up; of others
    nothing can be told then."""

    what: str
    rows: Sequence[Donation]
    likely: bool = False


def check_totals(datasets: Datasets) -> Iterator[Check]:
    """A check for each figure of each total row."""
    by_page = groupby(list(_tables(datasets["donations"])), key=lambda rows: rows[0].page)
    for _, tables in by_page:
        before: list[Donation] = []
        for rows in tables:
            yield from _totals_of(rows, before)
            before += rows


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


def _totals_of(rows: Sequence[Donation], before: Sequence[Donation]) -> Iterator[Check]:
    for index, total in enumerate(rows):
        if not total.total:
            continue
        subject = f"total of table {total.table}" + (f", {total.section}" if total.section else "")
        for field in ("amount", "quantity"):
            stated = getattr(total, field)
            covers = _covers(rows, index, before, field)
            if stated is not None and covers:
                yield _best(subject, total, covers, field, stated)


def _covers(
    rows: Sequence[Donation], index: int, before: Sequence[Donation], field: str
) -> list[_Cover]:
    """What a total may sum: the rows since the last total, all rows, those of its currency, the
    subtotals, the tables above it too."""
    above, total = rows[:index], rows[index]
    since = list(_since_last_total(above))
    every = [row for row in above if not row.total]
    covers = [_Cover("The rows", since, True), _Cover("All rows", every, True)]
    if field == "amount":
        mine = [row for row in every if row.currency == total.currency]
        others = {row.currency for row in every if row.currency != total.currency}
        summed = {row.currency for row in rows if row.total and row.amount is not None}
        if others and others <= summed:
            covers.insert(0, _Cover(f"The rows in {total.currency}", mine, True))
        elif others:
            covers.append(_Cover(f"The rows in {total.currency}", mine))
    covers.append(_Cover("The subtotals", [row for row in above if row.total]))
    covers.append(_Cover("The tables' rows", [row for row in before if not row.total] + every))
    covers.append(_Cover("The tables' totals", [row for row in [*before, *above] if row.total]))
    known = [row for row in every if _value(row, field, total.currency) is not None]
    covers.append(_Cover("The rows that state a figure", known))
    return [cover for cover in covers if cover.rows]


def _since_last_total(above: Sequence[Donation]) -> Iterator[Donation]:
    for row in reversed(above):
        if row.total:
            return
        yield row


def _best(
    subject: str, total: Donation, covers: Sequence[_Cover], field: str, stated: Decimal
) -> Check:
    """The cover that adds up, else the first that should."""
    unit = total.currency if field == "amount" else total.unit
    likely: list[tuple[Finding, Sequence[Donation]]] = []
    for what, rows, is_likely in covers:
        values = _values(rows, field, total.currency)
        known = [value for value in values if value is not None]
        if len(known) < len(rows):
            continue
        finding = compare(stated, sum(known, Decimal(0)), unit, f"{what} ({len(rows)})")
        if finding.verdict == "agrees":
            return check("total", subject, [total, *rows], finding)
        if is_likely and _are_rounded([total, *rows], [stated, *known], finding):
            detail = f"{finding.detail[:-1]}: within the rounding of the figures."
            rounded = finding._replace(verdict="agrees", detail=detail)
            return check("total", subject, [total, *rows], rounded)
        if is_likely:
            likely.append((finding, rows))
    if likely:
        finding, rows = likely[0]
        return check("total", subject, [total, *rows], finding)
    reason = "Not every row states a figure in the unit of the total."
    finding = Finding(say(stated, unit), None, None, "cannot_tell", reason)
    return check("total", subject, [total, *covers[0].rows], finding)


def _values(rows: Sequence[Donation], field: str, currency: str | None) -> list[Decimal | None]:
    """The figure of each row; the first part of a split row has what the row states for all."""
    values = []
    split: set[tuple[int, int, str]] = set()
    for row in rows:
        value = _value(row, field, currency)
        if field == "quantity" and row.row_quantity is not None:
            key = (row.table, *_gift(row))
            value = Decimal(0) if key in split else row.row_quantity
            split.add(key)
        values.append(value)
    return values


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


def _are_rounded(rows: Sequence[Donation], values: Sequence[Decimal], finding: Finding) -> bool:
    """Whether figures written short ("1.2 million", 1.2 in a column of millions) miss their total
    by no more than what each may have lost: half a unit of the last digit written."""
    exponents = [int(value.normalize().as_tuple().exponent) for value in values if value]
    step = Decimal(1).scaleb(min(exponents, default=0))
    off = abs(values[0] - sum(values[1:], Decimal(0)))
    written = zip(rows, values, strict=True)
    return off <= step * len(values) / 2 and all(
        _is_short(row.quote, value) for row, value in written
    )


def _is_short(quote: str, value: Decimal) -> bool:
    """Whether a row shows a figure in fewer digits than it has: "1.2" or "1.2 million"."""
    written = {number for word in _NUMBER.findall(quote) for number in _readings(word)}
    digits = value.normalize().as_tuple().digits
    return value not in written and any(
        number.normalize().as_tuple().digits == digits for number in written
    )


def _readings(word: str) -> Iterator[Decimal]:
    """The numbers that a word of digits may mean: 1,234.5 or 1.234,5 or 1 234,5."""
    bare = re.sub(r"[\s'’]", "", word).strip(".,")
    for thousands, point in ((",", "."), (".", ",")):
        with suppress(InvalidOperation):
            yield Decimal(bare.replace(thousands, "").replace(point, "."))


def _name(row: Donation) -> str:
    return ", ".join(filter(None, (row.goods, row.place))) or f"row {row.row}"
