"""The dated entries of a page's chronologies, with the organisations that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.evidence import Event
from extractor.find.names import PageNames
from extractor.records import TimelineEntry

_LONGEST = 1000  # characters of an entry in which whom it is about is said


def find_events(names: PageNames | None, timeline: Sequence[TimelineEntry]) -> list[Event]:
    """Each entry that is dated to the day and names somebody who may be an organisation, beside the
    page's publisher."""
    dated = [entry for entry in timeline if entry.date and re.match(r"\d{4}-\d\d-", entry.date)]
    if names is None or not dated:
        return []
    forms = {
        form: one.name
        for one in names.names
        if one.kind in ("organization", "name") and one.name != names.publisher
        for form in (one.name, *dict(one.aliases))
    }
    return list(_events(dated, forms))


def _events(timeline: Sequence[TimelineEntry], forms: dict[str, str]) -> Iterator[Event]:
    for entry in timeline:
        text = f"{entry.title or ''} {entry.text[:_LONGEST]}"
        named = dict.fromkeys(name for form, name in forms.items() if form in text)
        if named:
            yield Event(
                id=entry.id,
                page=entry.page,
                line=entry.line,
                start=entry.start,
                end=entry.end,
                quote="",
                origin=entry.origin,
                date=str(entry.date),
                names=tuple(named),
            )
