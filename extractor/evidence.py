"""What pages say that no dataset holds, and that the audit holds their gifts against."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.records import Located


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding(Located):
    """A statement of when an organisation was founded; what its gifts are held against."""

    organization: str
    """Who was founded, by the name that the page uses."""
    date: str
    """When, in ISO 8601, partial where the page is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Located):
    """An entry of a chronology with its day and whom it names; what statements are held against."""

    date: str
    """When it happened, in ISO 8601, to the day."""
    names: tuple[str, ...]
    """Organisations that it names, by their full names on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Located):
    """What each of several gets; what sums are held against."""

    count: Decimal
    """How many they are."""
    amount: Decimal
    """What each of them gets."""
    currency: str
    """ISO 4217 code of the amount."""
    total: Decimal | None = None
    """What they get together, where the same sentence says it."""
