"""What the type of a field does not say of its values: their format, the words allowed."""

from __future__ import annotations

from dataclasses import field
from typing import Any

STAGES = ("pledged", "preparing", "in_transit", "arrived", "delivered")
STATUSES = ("pledged", "given", "received", "total")
VERDICTS = ("agrees", "differs", "cannot_tell")

# ISO 8601 calendar dates at the precision that the page gives: 2020, 2020-03, 2020-03-13, or
# --03-13 where no evidence gives the year.
DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?|--\d{2}(-\d{2})?)$"
CURRENCY = r"^[A-Z]{3}$"  # ISO 4217
COUNTRY = r"^[A-Z]{3}$"  # ISO 3166-1 alpha-3


def partial_date() -> Any:
    """A field for a date at any precision; None where there is none."""
    return field(default=None, metadata={"pattern": DATE})


def currency_code() -> Any:
    """A field for an ISO 4217 code; None where there is none."""
    return field(default=None, metadata={"pattern": CURRENCY})


def one_of(*values: str, default: str | None = None) -> Any:
    """A field that holds nothing but one of some words."""
    return field(default=default, metadata={"enum": values})
