"""Page -> timeline: the entries of the chronologies that a page shows.

Not every date in prose: entries that look alike, each with its date set apart and an event beside
it. What tells chronologies from lists of posts, references and gifts is in `event_lists`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from extractor.find.chronology.date_line import WHOLE, Reader
from extractor.find.chronology.dated import Mark, marks, reader_of
from extractor.find.chronology.dated_tables import table_runs
from extractor.find.chronology.drafts import Draft, Run, cut_parts, runs, title_and_text
from extractor.find.chronology.event_lists import Telling, is_chronology
from extractor.find.chronology.years import Dated, Evidence, flow, only_year, page_evidence
from extractor.identity import short_id, unique_ids
from extractor.page import Node, Page
from extractor.records import TimelineEntry

_DIGIT = re.compile(r"[0-9０-９]")
_SIGNATURE = 4  # words beside the day on which a text was written, at most
_FARTHEST = 200  # dated lines back in which a year standing alone above an entry is looked for


class _Entry(NamedTuple):
    """A draft of an accepted chronology with its place in the source."""

    draft: Draft
    start: int
    end: int


def find_timeline(page: Page) -> list[TimelineEntry]:
    """The entries of a page's chronologies, in page order.

    Years that entries lack come from the list, from what stands above, or from the page, and
    `date_basis` names where; if nothing says the year the date stays `--03-02`. A single dated line
    makes no entry.
    """
    if not _DIGIT.search(page.body, page.body_start):
        return []
    reader = reader_of(page)
    dated = list(marks(page, reader))
    found = [
        [_Entry(draft, *_place(draft)) for draft in _without_dateline(run.drafts)]
        for run in _chronologies(page, reader, dated)
    ]
    found = _without_nested(found)
    years = _lone_years(page, dated)
    once: dict[tuple[tuple[str | None, str], ...], list[tuple[int, TimelineEntry]]] = {}
    for chronology in found:
        records = _records(page, chronology, years)
        places = [entry.start for entry in chronology]
        said = tuple((record.date, record.text) for record in records)
        once.setdefault(said, list(zip(places, records, strict=True)))
    ordered = sorted(chain.from_iterable(once.values()), key=lambda placed: placed[0])
    numbered = (replace(record, position=number) for number, (_, record) in enumerate(ordered, 1))
    return unique_ids(numbered)


def entry_date(entries: Sequence[TimelineEntry], offset: int) -> str | None:
    """The date, with a year, of the entry in which a character of the source stands.

    Of nested entries the innermost counts.
    """
    around = [
        entry
        for entry in entries
        if entry.start <= offset < entry.end and entry.date and not entry.date.startswith("--")
    ]
    return min(around, key=lambda entry: entry.end - entry.start).date if around else None


def _chronologies(page: Page, reader: Reader, dated: Sequence[Mark]) -> Iterator[Run]:
    telling = Telling(page)
    covered: list[Node] = []
    for table, run in table_runs(page, reader):
        if run is None:
            covered.append(table)
        elif is_chronology(run, telling):
            covered.append(table)
            yield run
    left = [mark for mark in dated if not any(_holds(table, mark) for table in covered)]
    for alike in runs(page, left):
        good: list[Run] = []
        rest: list[Run] = []
        for run in alike:
            (good if is_chronology(run, telling) else rest).append(run)
        yield from good
        if good:
            yield from (run for run in rest if is_chronology(run, telling, least=1))
        elif len(rest) > 1:
            pooled = tuple(sorted((d for run in rest for d in run.drafts), key=_order))
            share = sum(run.share * len(run.drafts) for run in rest) / len(pooled)
            if is_chronology(Run(pooled, share), telling):
                yield Run(pooled, share)


_DATELINE = re.compile(r"[|·•/]|\b[Bb]y\s")


def _without_dateline(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts without the day of writing above days of no year ("3 May 2020 | Staff")."""
    rest = [draft.mark.date.date for draft in drafts[1:]]
    mark = drafts[0].mark
    if mark.date.precision != "day" or mark.date.date.startswith("--"):
        return drafts
    if sum(date.startswith("--") for date in rest) * 2 <= len(rest):
        return drafts
    words = " ".join(filter(None, title_and_text(drafts[0]))).split()
    signed = len(words) <= _SIGNATURE and _DATELINE.search(mark.passage.text) is not None
    return drafts[1:] if signed else drafts


def _order(draft: Draft) -> tuple[int, int]:
    return draft.mark.at, draft.mark.line[0]


def _holds(node: Node, mark: Mark) -> bool:
    return node.start <= mark.passage.node.start and mark.passage.node.end <= node.end


def _place(draft: Draft) -> tuple[int, int]:
    first, last = draft.parts[0], draft.parts[-1]
    start = first.passage.place(first.start, first.end)[0]
    return start, max(start, last.passage.place(last.start, last.end)[1])


def _without_nested(chronologies: Sequence[Sequence[_Entry]]) -> list[list[_Entry]]:
    """Entries without the text of entries inside them; one that only named a year is left out."""
    entries = [
        (entry, number) for number, chronology in enumerate(chronologies) for entry in chronology
    ]
    entries.sort(key=lambda item: (item[0].start, -item[0].end))
    result: list[list[_Entry]] = [[] for _ in chronologies]
    holes: list[list[tuple[int, int]]] = [[] for _ in entries]
    open_: list[int] = []
    for index, (entry, number) in enumerate(entries):
        while open_ and entries[open_[-1]][0].end <= entry.start:
            open_.pop()
        if open_ and entries[open_[-1]][1] != number and entry.end <= entries[open_[-1]][0].end:
            holes[open_[-1]].append((entry.start, entry.end))
        open_.append(index)
    for (entry, number), inner in zip(entries, holes, strict=True):
        draft = cut_parts(entry.draft, inner) if inner else entry.draft
        title, text = title_and_text(draft)
        if text or (title and not inner):
            result[number].append(entry._replace(draft=draft))
    return result


def _lone_years(page: Page, dated: Sequence[Mark]) -> list[tuple[int, Node, Evidence]]:
    """Lines that are but a year: their place, and the element whose further lines they head."""
    found = []
    for mark in dated:
        if mark.kind == WHOLE and mark.date.precision == "year" and mark.date.date_end is None:
            node = mark.passage.node
            scope = node.parent or node
            while scope.parent is not None and _is_alone(page, mark.at, scope):
                scope = scope.parent
            basis = f'year from the line "{mark.date.text}" above'
            found.append((mark.at, scope, Evidence(mark.date.date, basis)))
    return found


def _is_alone(page: Page, index: int, node: Node) -> bool:
    """Whether the element shows nothing but one passage."""
    near = page.passages[max(0, index - 1) : index] + page.passages[index + 1 : index + 2]
    return not any(node.start <= p.node.start and p.node.end <= node.end for p in near)


def _above(page: Page, mark: Mark, years: Sequence[tuple[int, Node, Evidence]]) -> Evidence | None:
    """The year that a heading, or a line that is but a year, says for what stands below it."""
    best: tuple[int, Evidence] | None = None
    passage = page.passages[mark.at]
    for heading in reversed(passage.headings):
        if year := only_year(heading.text):
            basis = f'year from the heading "{heading.text[:60]}"'
            best = heading.node.start, Evidence(year, basis)
            break
    until = bisect_left(years, mark.at, key=lambda year: year[0])
    for index, scope, evidence in reversed(years[max(0, until - _FARTHEST) : until]):
        at = page.passages[index].node.start
        if _holds(scope, mark) and (best is None or at > best[0]):
            return evidence
    return best[1] if best else None


def _records(
    page: Page, chronology: Sequence[_Entry], years: Sequence[tuple[int, Node, Evidence]]
) -> list[TimelineEntry]:
    dates = [
        Dated(
            entry.draft.mark.date.date,
            entry.draft.mark.date.basis,
            _above(page, entry.draft.mark, years)
            if entry.draft.mark.date.date.startswith("--")
            else None,
        )
        for entry in chronology
    ]
    resolved = flow(dates, page_evidence(page, [dated.date for dated in dates]))
    return [
        _record(page, entry, date, basis)
        for entry, (date, basis) in zip(chronology, resolved, strict=True)
    ]


def _record(page: Page, entry: _Entry, date: str, basis: str) -> TimelineEntry:
    mark = entry.draft.mark
    title, text = title_and_text(entry.draft)
    return TimelineEntry(
        id=short_id(page.path, "timeline", mark.date.text, title, text),
        **page.where(entry.start, entry.end),
        date=date,
        date_end=_end_of_range(date, mark.date.date_end),
        date_precision=mark.date.precision,
        date_text=mark.date.text,
        date_basis=basis,
        title=title,
        text=text or title or "",
    )


def _end_of_range(date: str, end: str | None) -> str | None:
    """The end of a range with the year of its beginning, or the next where it would come before."""
    if end is None or not end.startswith("--") or date.startswith("--"):
        return end
    year = int(date[:4])
    dated = f"{year:04}{end[1:]}"
    return dated if dated >= date[: len(dated)] else f"{year + 1:04}{end[1:]}"
