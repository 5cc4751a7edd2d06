"""Who gave what to whom, as the rows of donation tables state it."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.identity import short_id, unique_ids
from extractor.page import Page
from extractor.records import Donation, Funding

_STATUS_OF_STAGE = {
    "pledged": "pledged",
    "preparing": "pledged",
    "in_transit": "given",
    "arrived": "received",
    "delivered": "received",
}


def funding_of_donations(page: Page, donations: Sequence[Donation]) -> list[Funding]:
    """One record for each row of the page's donation tables; totals say so in their status.

    A giver is who the row names, else the publisher where the page's rows name no giver at all and
    do name who gets: the publisher's own list.
    """
    own = _own_list(page, donations)
    return unique_ids([_of_row(page, row, own) for row in donations])


def _own_list(page: Page, donations: Sequence[Donation]) -> tuple[str, ...]:
    publisher = page.facts.publisher
    if publisher is None or any(row.donors for row in donations):
        return ()
    return (publisher,) if any(row.recipients or row.place for row in donations) else ()


def _of_row(page: Page, row: Donation, own: tuple[str, ...]) -> Funding:
    funders = row.donors or own
    recipients = row.recipients or ((row.place,) if row.place else ())
    first = row.equivalents[0] if row.equivalents else None
    status = "total" if row.total else _STATUS_OF_STAGE.get(row.stage or "")
    return Funding(
        id=short_id("funding", "table", row.id),
        page=row.page,
        line=row.line,
        start=row.start,
        end=row.end,
        quote=row.quote,
        origin=row.origin,
        source="table",
        funders=tuple(funders),
        recipients=tuple(recipients),
        amount=row.amount,
        currency=row.currency,
        equivalent={"amount": first["amount"], "currency": first["currency"]} if first else None,
        goods=row.goods,
        quantity=row.quantity,
        purpose=row.purpose,
        date=row.date,
        status=status,
        rule="table-row",
        trace=(("row", row.start, row.end),),
        countries=row.countries,
        stage=row.stage,
    )
