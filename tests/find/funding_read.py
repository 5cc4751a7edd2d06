"""What one sentence is read as: its records of funding, and each in a line."""

from __future__ import annotations

from extractor.find.funding import find_funding
from extractor.find.names import find_page_names
from extractor.page import read_source
from extractor.records import Donation, Funding
from extractor.sources.source import Site, Source

PUBLISHER = "Larch Foundation"


def read(
    text: str,
    donations: tuple[Donation, ...] = (),
    *,
    publisher: str | None = PUBLISHER,
    path: str = "2020-03-05-note.md",
) -> list[Funding]:
    """The records of a page of that text; the day of the page is that of its path."""
    page = read_source(Source(path, text.encode()), Site(publisher=publisher))
    return find_funding(page, find_page_names(page), donations)


def told(record: Funding) -> str:
    """`funders > recipients: gift (status)`."""
    parties = f"{', '.join(record.funders)} > {', '.join(record.recipients)}"
    return f"{parties}: {gift(record)} ({record.status})"


def gift(record: Funding) -> str:
    """The figure and what it counts; without a figure, what is given."""
    if record.amount is not None and record.goods is None:
        return f"{record.amount} {record.currency}"
    return record.in_kind or f"{record.quantity or ''} {record.goods}".strip()


def brief(text: str) -> list[str]:
    """`funders > recipients: gift (status) rule` of each record."""
    return [f"{told(record)} {record.rule}" for record in read(text)]
