"""The days of a chronology against those that statements give for the same act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from extractor.audit.checks import Datasets, Finding, Names, check, pages_by_path, place, says
from extractor.evidence import Event
from extractor.records import Check, Funding

DAYS = 7
"""An entry and a statement that name one organisation within a week may be of one act."""


def check_events(datasets: Datasets, canonical: Names) -> Iterator[Check]:
    """A check for each gift whose sentence is dated, and names whom an entry of a chronology of
    about that day names too: do both give one day?

    Another day within the week proves nothing, since an agreement and its payment may be days
    apart: that verdict is cannot_tell.
    """
    by_day: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(datasets.get("events", ()), key=place):
        by_day[event.date].append(event)
    if not by_day:
        return
    forms = {
        organization.name: (organization.name, *organization.aliases)
        for organization in datasets["organizations"]
    }
    publishers = {page: facts.publisher for page, facts in pages_by_path(datasets).items()}
    told: set[tuple[str | None, str]] = set()
    for statement in sorted(datasets["funding"], key=place):
        if statement.source != "prose" or not statement.date or len(statement.date) < 10:
            continue
        key = (statement.flow, statement.date)
        event = _nearest(statement, by_day, forms, canonical, publishers)
        if event is not None and key not in told:
            told.add(key)
            yield _held(statement, event)


def _nearest(
    statement: Funding,
    by_day: Mapping[str, Sequence[Event]],
    forms: Mapping[str, Sequence[str]],
    canonical: Names,
    publishers: Mapping[str, str | None],
) -> Event | None:
    """The entry of the nearest day, the earlier of two, that names whom the statement names.

    An entry in which the statement itself stands is none, nor is one of another publisher.
    """
    try:
        day = date.fromisoformat(str(statement.date))
    except ValueError:
        return None
    givers = set(map(canonical, statement.funders))
    for off in sorted(range(-DAYS, DAYS + 1), key=lambda days: (abs(days), days)):
        if not date.min.toordinal() <= day.toordinal() + off <= date.max.toordinal():
            continue
        for event in by_day.get((day + timedelta(days=off)).isoformat(), ()):
            if event.page == statement.page and event.start <= statement.start < event.end:
                continue
            if publishers.get(event.page) != publishers.get(statement.page):
                continue
            named = {canonical(name) for name in event.names} - givers
            if any(says(statement.quote, forms.get(name, (name,))) for name in sorted(named)):
                return event
    return None


def _held(statement: Funding, event: Event) -> Check:
    same = statement.date == event.date
    where = f"{statement.page}:{statement.line}"
    entry = f"the chronology at {event.page}:{event.line}"
    detail = f"{where} and {entry} give {event.date}."
    if not same:
        detail = f"{where} gives {statement.date}, {entry} {event.date}: one act or two."
    verdict = "agrees" if same else "cannot_tell"
    who = ", ".join(statement.recipients) or ", ".join(event.names)
    finding = Finding(statement.date, event.date, None, verdict, detail)
    return check("contradiction", f"day of the gift to {who}", [statement, event], finding)
