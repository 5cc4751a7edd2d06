"""Records written by hand, for checks to be made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extractor.audit import audit
from extractor.records import AmountMention, Donation, Funding, PageFacts

PLACE: dict[str, Any] = {"page": "a.md", "line": 1, "start": 0, "end": 10, "quote": "words"}


def donation(row: int, **values: Any) -> Donation:
    fields = {**PLACE, "line": row, "start": row * 10, "end": row * 10 + 9, "table": 1, "row": row}
    return Donation(**{**fields, "id": f"d{row}{values.get('part', '')}", **values})


def gift(number: int, **values: Any) -> Funding:
    fields = {**PLACE, "line": number, "start": number * 100, "end": number * 100 + 90}
    fields |= {"id": f"f{number}", "flow": f"flow{number}", "funders": ("Aster Fund",)}
    return Funding(**{**fields, "status": "given", **values})


def money(number: int, value: int, currency: str, **values: Any) -> AmountMention:
    fields = {**PLACE, "start": number, "end": number + 1, "id": f"a{number}"}
    return AmountMention(
        **fields, value=Decimal(value), currency=currency, text=f"{value} {currency}", **values
    )


def datasets(**held: Any) -> dict[str, list[Any]]:
    empty: dict[str, list[Any]] = {
        name: []
        for name in ("pages", "donations", "timeline", "amounts", "funding", "organizations")
    }
    published = PageFacts(page="a.md", published="2020-02-21", sha256="0" * 64)
    return {**empty, "pages": [published], **held}


def rows(*amounts: int, total: int, currency: str | None = "USD") -> list[Donation]:
    listed = [
        donation(number, amount=Decimal(amount), currency=currency)
        for number, amount in enumerate(amounts, 1)
    ]
    last = donation(len(listed) + 1, amount=Decimal(total), currency=currency, total=True)
    return [*listed, last]


def split(stated: int, *parts: int | None) -> list[Donation]:
    return [
        donation(
            1,
            part=number,
            row_quantity=Decimal(stated),
            quantity=None if part is None else Decimal(part),
            goods="Masks",
            unit="piece",
        )
        for number, part in enumerate(parts, 1)
    ]


def converted(original: int, currency: str, value: int, into: str) -> list[AmountMention]:
    return [money(1, original, currency), money(2, value, into, equivalent_of="a1")]


def given_to(number: int, name: str, amount: int, **values: Any) -> Funding:
    return gift(number, recipients=(name,), amount=Decimal(amount), currency="CNY", **values)


def unit_rows(*pairs: tuple[str, int]) -> list[Donation]:
    return [
        donation(n, recipients=(name,), amount=Decimal(amount), unit_unknown=True)
        for n, (name, amount) in enumerate(pairs, 1)
    ]


def verdicts(held: dict[str, list[Any]], kind: str | None = None) -> list[tuple[str, str]]:
    """Kind and verdict of each check, sorted."""
    return sorted((c.check, c.verdict) for c in audit(held) if kind in (None, c.check))
