"""What one page says: each record stands at a place in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from extractor.records.constraints import (
    COUNTRY,
    STAGES,
    STATUSES,
    currency_code,
    one_of,
    partial_date,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """What every record of a page says of where it stands."""

    id: str = ""
    """Short stable name: a hash of what identifies the record, not of where it stands."""
    page: str
    """Path of the source, relative to the input folder, with forward slashes."""
    line: int
    """Line of the source file where the record begins, from 1."""
    start: int
    """Offset of the first character in the decoded source file, from 0."""
    end: int
    """Offset after the last character in the decoded source file."""
    quote: str
    """The words it rests on: source[start:end] without markup, white space folded."""
    origin: str | None = None
    """The file that line, start, end refer to where a template took the words from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page says of itself."""

    page: str
    """Path of the source, relative to the input folder, with forward slashes."""
    url: str | None = None
    """Where the page is published, as its front matter, metadata or site says."""
    title: str | None = None
    """Title of the page, markup removed."""
    layout: str | None = None
    """Name of the layout that the site renders the page with."""
    published: str | None = partial_date()
    """Date of publication."""
    modified: str | None = partial_date()
    """Date of the last change, or of the capture."""
    language: str | None = None
    """BCP 47 language tag."""
    publisher: str | None = None
    """Who publishes the page: what "we" and "our" mean in it."""
    tags: tuple[str, ...] = ()
    """Tags and categories of the page."""
    cover: str | None = None
    """URL of the cover image."""
    sha256: str
    """SHA-256 of the source file's bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Donation(Located):
    """A line item of a donation table, list or set of cards; one for each part of a split row."""

    section: str | None = None
    """Heading under which the table stands."""
    table: int = 0
    """Number of the table in its page, from 1."""
    row: int = 0
    """Number of the row in its table, from 1, headings not counted."""
    part: int | None = None
    """Number of the part, from 1, where one row makes several records."""
    place: str | None = None
    """Where it goes, as written in a heading or cell."""
    countries: tuple[str, ...] = field(default=(), metadata={"pattern": COUNTRY})
    """ISO 3166-1 alpha-3 codes of the place."""
    region: str | None = None
    """UN M49 region of the place."""
    donors: tuple[str, ...] = ()
    """Who gives, as written."""
    recipients: tuple[str, ...] = ()
    """Organisations, people or programmes that get it, as written."""
    goods: str | None = None
    """What is given, as written."""
    goods_note: str | None = None
    """What the page's notes say the goods are."""
    quantity: Decimal | None = None
    """Number of units given."""
    row_quantity: Decimal | None = field(default=None, metadata={"hidden": True})
    """The quantity that the whole row states, where its parts split it."""
    unit: str | None = None
    """What the quantity counts, singular English: piece, box, kilogram."""
    amount_place: tuple[int, int] | None = field(default=None, metadata={"hidden": True})
    """Offsets of the amount's cell."""
    amount: Decimal | None = None
    """Amount of money, in full."""
    currency: str | None = currency_code()
    """ISO 4217 code of the amount."""
    equivalents: tuple[Mapping[str, Any], ...] = ()
    """Conversions that the page states: amount and currency."""
    unit_unknown: bool = False
    """True where an amount column states neither currency nor unit: the number is as written."""
    status: str | None = None
    """How far along it is, as written."""
    stage: str | None = one_of(*STAGES)
    """How far along it is, normalized."""
    date: str | None = partial_date()
    """When it was given, agreed or paid."""
    purpose: str | None = None
    """What it is for, as written."""
    total: bool = False
    """True for a row that sums other rows."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Cells of columns that no role claims, by column heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry(Located):
    """An entry of an explicit chronology."""

    position: int = 0
    """Number of the entry in its page, from 1."""
    date: str | None = partial_date()
    """When it happened or begins."""
    date_end: str | None = partial_date()
    """When it ends, for a range."""
    date_precision: str | None = one_of("day", "month", "year")
    """How exact the date is."""
    date_text: str = ""
    """The date as written."""
    date_basis: str | None = None
    """"stated", or where the missing part of the date came from."""
    title: str | None = None
    """Heading of the entry, where it has one beside its date."""
    text: str = ""
    """What happened, as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountMention(Located):
    """A mention of money anywhere, or of a counted quantity of goods in prose."""

    part: str = one_of("title", "body", default="body")
    """Where on the page it is mentioned."""
    kind: str = one_of("money", "goods", default="money")
    """Money, or a quantity of goods."""
    value: Decimal = Decimal(0)
    """The number in full; the lower end of a range."""
    value_max: Decimal | None = None
    """The upper end of a range."""
    currency: str | None = currency_code()
    """ISO 4217 code, for money; empty where the symbol stays ambiguous."""
    item: str | None = None
    """Noun of the goods, as written."""
    approximate: bool = False
    """True where the text says about, nearly, over, up to."""
    equivalent_of: str | None = None
    """Id of the amount that this one, in brackets, converts."""
    text: str = ""
    """The amount as written."""
    section: str | None = None
    """Heading under which it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Located):
    """An assertion that somebody gives, pledged or received money, goods or a service."""

    source: str = one_of("prose", "table", default="prose")
    """Whether a sentence or a table states it."""
    funders: tuple[str, ...] = ()
    """Who gives, by full name."""
    recipients: tuple[str, ...] = ()
    """Who gets it."""
    amount: Decimal | None = None
    """Amount of money, in full; the lower end of a range."""
    amount_max: Decimal | None = None
    """The upper end of a range."""
    currency: str | None = currency_code()
    """ISO 4217 code of the amount."""
    equivalent: Mapping[str, Any] | None = None
    """A conversion that the text states: amount and currency."""
    goods: str | None = None
    """What goods are given, as written."""
    quantity: Decimal | None = None
    """How many of the goods."""
    in_kind: str | None = None
    """A service given in kind, as written."""
    via: str | None = None
    """Who carries it or passes it on."""
    purpose: str | None = None
    """What it is for, as written."""
    date: str | None = partial_date()
    """When the act happens, where the statement dates it."""
    status: str | None = one_of(*STATUSES)
    """Pledged, given, received, or a total of other records."""
    flow: str | None = None
    """The same id on every statement of the same gift."""
    part_of: str | None = None
    """Flow of the larger gift that a page says this one is a part of: sum the one or the other."""
    rule: str | None = None
    """Name of the pattern that read it."""
    trace: tuple[tuple[str, int, int], ...] = field(default=(), metadata={"hidden": True})
    """Where each role's words stand: field, start, end."""
    countries: tuple[str, ...] = field(default=(), metadata={"hidden": True})
    """ISO 3166-1 alpha-3 codes of the place that the row of a table names."""
    stage: str | None = field(default=None, metadata={"hidden": True})
    """How far along it is, where the row of a table says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Located):
    """A definition that the page gives for a term it uses."""

    term: str = ""
    """The term."""
    definition: str = ""
    """What the page says it means."""
