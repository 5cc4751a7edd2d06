"""What is kept of a page for linking and the audit: tuples, which pickle fast and are small."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

Gift = tuple[str, ...]
"""What must be equal on every statement of a gift."""


class Body(NamedTuple):
    """An organisation as one page names it, and what may be held against names of other pages."""

    page: str
    name: str
    aliases: tuple[str, ...]
    mentions: int
    kind: str | None
    forms: tuple[str, ...]
    """The name and the aliases, folded."""
    keys: tuple[str, ...]
    """See `spelling_keys`."""
    words: str
    cores: tuple[str, ...]
    """The words of names that it may be the full form of."""
    same: str
    """The first of the page's bodies that has this name among its forms."""


class Party(NamedTuple):
    """Whom a name that a page uses means: the body of the first of `keys` that is a form of one on
    any page, else the page's own `body`, else nobody but `otherwise`.

    Keys are folded forms of the name: with its place behind a comma, and without.
    """

    name: str
    keys: tuple[str, ...]
    form: str
    """The key that is a form of the page's own body; empty where none is."""
    body: str | None
    otherwise: str


class Statement(NamedTuple):
    """A funding record; see the fields of `Funding`."""

    id: str
    page: str
    line: int
    start: int
    end: int
    source: str
    funders: tuple[str, ...]
    recipients: tuple[str, ...]
    amount: Decimal | None
    amount_max: Decimal | None
    currency: str | None
    goods: str | None
    quantity: Decimal | None
    purpose: str | None
    date: str | None
    status: str | None
    equivalent: Mapping[str, Any] | None
    in_kind: str | None
    via: str | None
    countries: tuple[str, ...]
    stage: str | None
    quote: str
    """That of a sentence; of a row it is empty."""
    published: str | None
    """The day of its page."""
    publisher: str | None
    """Whose its page is."""
    gift: Gift
    nouns: tuple[str, ...]
    """Those of its goods."""
    part: bool
    """Its words say that it is a part of a larger gift."""
    rest: bool
    """Its words speak of what is left of a gift."""
    number: int = 0
    """That among the statements of all pages."""
    flow: str | None = None
    part_of: str | None = None

    def numbered(self, number: int, flow: str, part_of: str | None) -> Statement:
        """The statement with its last fields; `_replace` would ask for each of the others."""
        return Statement._make((*self[:-3], number, flow, part_of))


class Linkable(NamedTuple):
    """What linking asks of a page: the bodies that it names, and what its records say."""

    bodies: tuple[Body, ...]
    parties: tuple[Party, ...]
    roles: tuple[tuple[str, str], ...]
    """(role, name) of everybody in the funding records."""
    statements: tuple[Statement, ...]
    same: tuple[tuple[Gift, Gift], ...]
    """Gift in the currency of a stated conversion, and in its own."""
