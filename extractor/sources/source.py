"""A source as it was found: bytes and where they came from, before anything is read in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.sources.rendered import Rendered


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that extractor.toml puts in the place of one that a page states.

    `name` is the field's. `record` is the id of the record, or `match` the values of the fields
    that it has.
    """

    page: str
    dataset: str
    name: str
    expects: Any
    value: Any
    reason: str
    record: str | None = None
    match: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """What the input as a whole says of its pages; every field may be empty.

    `publisher` is what "we" means on a page that does not say who publishes it. `aliases` maps
    other names of an organisation to the one to use. `day_first` is the order of 7/2/2020,
    `timezone` the IANA name of the zone whose days count.
    """

    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    currency: str | None = None
    day_first: bool | None = None
    timezone: str | None = None
    aliases: dict[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    """Patterns of paths that are not read."""
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One page source.

    `path` is relative to the input folder, with forward slashes, and names the page everywhere.
    `url` and `modified` are what the place it was found in says of it (a crawl, a history);
    `encoding` is what the server that sent it said, `html` that it is HTML whatever its path.
    """

    path: str
    data: bytes
    url: str | None = None
    modified: str | None = None
    encoding: str | None = None
    html: bool = False
    front: Mapping[str, Any] | None = None
    """The front matter with what the site's settings add to it; None where they add nothing."""
    rendered: Rendered | None = None
    """What the site's templates make of it; None where it has none."""
    unshown: bool = False
    """A data file that no page of its site shows: it is a page only where it holds gifts."""
    site: Site | None = None
    """What its own site says, where the inputs are several."""
