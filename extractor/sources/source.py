"""A source as it was found: bytes and where they came from, before anything is read in them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """One page source.

    `path` is relative to the input folder, with forward slashes, and names the page everywhere.
    `url` and `modified` are what the place it was found in says of it (a crawl, a history).
    """

    path: str
    data: bytes
    url: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """What the input as a whole says of its pages; every field may be empty.

    `publisher` is what "we" means on a page that does not say who publishes it. `aliases` maps
    other names of an organisation to the one to use. `day_first` is the order of 7/2/2020.
    """

    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    currency: str | None = None
    day_first: bool | None = None
    aliases: dict[str, str] = field(default_factory=dict)
