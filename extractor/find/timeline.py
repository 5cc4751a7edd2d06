"""Page -> timeline: the entries of the chronologies that a page shows.

Not every date in prose: entries that look alike, each with its date set apart and an event beside
it. What tells chronologies from lists of posts, references and gifts is in `event_lists`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import NamedTuple

from extractor.find.chronology.dated import DateCell, dated_lines
from extractor.find.chronology.dated_columns import is_of_gifts, with_dates
from extractor.find.chronology.dated_grids import dated_grids
from extractor.find.chronology.dated_rows import DatedGrid, date_of, title_and_text, without
from extractor.find.chronology.day_order import reader_of
from extractor.find.chronology.event_lists import is_chronology
from extractor.find.chronology.list_names import Telling, is_named_by_key
from extractor.find.chronology.sequences import order
from extractor.find.chronology.years import Dated, flow, page_evidence, weekday_in
from extractor.find.grid.front import front_grids
from extractor.find.grid.grid import Grid, Readable, Row
from extractor.find.grid.tables import tables_of
from extractor.identity import short_id, unique_ids
from extractor.page import Page
from extractor.records import TimelineEntry

_DIGIT = re.compile(r"[0-9０-９]")
_PAGE_YEARS = 2  # years over which what a page tells may reach and still say its own time
_SMALL = 4  # rows of a grid that may be too few to be seen for a chronology
_FROM_ABOVE = ("year from the heading", "year from the line", "month from the line")
_SIGNATURE = 4  # words beside the day on which a text was written, at most


class _Entry(NamedTuple):
    """A row of an accepted chronology with its place in the source."""

    row: Row
    start: int
    end: int


def find_timeline(page: Page) -> list[TimelineEntry]:
    """The entries of a page's chronologies, in page order.

    Years that entries lack come from the list, from what stands above, or from the page, and
    `date_basis` names where; if nothing says the year the date stays `--03-02`. A single dated line
    makes no entry.
    """
    if not _DIGIT.search(page.text):
        return []
    telling = Telling(page)
    found = [
        [_Entry(row, *_place(row)) for row in _without_dateline(made.grid.rows)]
        for made in _without_news(list(_chronologies(page, telling)), telling)
    ]
    once: dict[tuple[tuple[str | None, str], ...], list[tuple[int, TimelineEntry]]] = {}
    told = {id(source) for chronology in found for source in _sources_of_old(chronology)}
    for chronology in _without_nested(found):
        records = _records(page, chronology, told)
        places = [entry.start for entry in chronology]
        said = tuple((record.date, record.text) for record in records)
        once.setdefault(said, list(zip(places, records, strict=True)))
    ordered = sorted(chain.from_iterable(once.values()), key=lambda placed: placed[0])
    numbered = (replace(record, position=number) for number, (_, record) in enumerate(ordered, 1))
    return unique_ids(numbered)


def dated_entry(entries: Sequence[TimelineEntry], offset: int) -> TimelineEntry | None:
    """The entry with a full year in which a character of the source stands.

    Of nested entries the innermost counts.
    """
    around = [
        entry
        for entry in entries
        if entry.start <= offset < entry.end and entry.date and not entry.date.startswith("--")
    ]
    return min(around, key=lambda entry: entry.end - entry.start) if around else None


def _without_news(made: list[DatedGrid], telling: Telling) -> list[DatedGrid]:
    """Without lists of news beside a chronology that a heading calls one, or that is longer."""
    if not any(telling.is_named(one.grid) or _is_of_years(one, telling) for one in made):
        return made
    return [one for one in made if not telling.is_of_news(one.grid)]


def _is_of_years(made: DatedGrid, telling: Telling) -> bool:
    dates = [date_of(row).date.date for row in made.grid.rows]
    years = {date[:4] for date in dates if not date.startswith("--")}
    return len(years) > _PAGE_YEARS and not telling.is_of_news(made.grid)


def _chronologies(page: Page, telling: Telling) -> Iterator[DatedGrid]:
    reader = reader_of(page)
    covered: list[tuple[int, int]] = []
    for table in _tables(page):
        made = None if is_of_gifts(table) else with_dates(table, reader, telling)
        if made is not None and is_chronology(made, telling):
            yield made
        elif not is_of_gifts(table):
            continue
        covered.append(_extent(table))
    cells, lone = dated_lines(page, reader)
    left = [cell for cell in cells if not _is_in(cell.place()[0], covered)]
    for alike in dated_grids(page, left, lone):
        good: list[DatedGrid] = []
        rest: list[DatedGrid] = []
        for made in chain.from_iterable(_parted(made, telling) for made in alike):
            (good if is_chronology(made, telling) else rest).append(made)
        yield from good
        if good:
            yield from (made for made in rest if is_chronology(made, telling, least=1))
            continue
        small = [made for made in rest if len(made.grid.rows) < _SMALL]
        small = [made for made in small if not telling.is_of_others(made.grid)]
        if len(small) > 1 and is_chronology(pooled := _pooled(small), telling):
            yield pooled


def _tables(page: Page) -> Iterator[Grid]:
    """Tables, and lists of mappings in front matter that their key calls chronologies."""
    yield from tables_of(page).grids
    yield from filter(is_named_by_key, front_grids(page))


def _parted(made: DatedGrid, telling: Telling) -> Iterator[DatedGrid]:
    """Lines alike under headings of something else (an agenda, press) apart from those before."""
    first, *rest = made.grid.rows
    over = {_heading(row): row for row in reversed(rest)}
    over.pop(_heading(first), None)
    lists = {key: _under(made.grid, [row]) for key, row in over.items()}
    others = {k for k, one in lists.items() if telling.is_of_others(one) or telling.is_of_news(one)}
    if not others:
        yield made
        return
    for _, run in groupby(made.grid.rows, lambda row: _heading(row) in others):
        yield made._replace(grid=_under(made.grid, list(run)))


def _heading(row: Row) -> int | None:
    """Which text stands right above a row, if any."""
    return id(row.groups[-1].source) if row.groups else None


def _under(grid: Grid, rows: Sequence[Row]) -> Grid:
    """These rows of a grid with what stands above them."""
    is_first = rows[0] is grid.rows[0]
    return replace(grid, rows=tuple(rows), context=grid.context if is_first else rows[0].groups)


def _pooled(parts: Sequence[DatedGrid]) -> DatedGrid:
    """Grids of lines alike, each too small to be a chronology, as one."""
    rows = sorted(chain.from_iterable(part.grid.rows for part in parts), key=_order)
    share = sum(part.share * len(part.grid.rows) for part in parts) / len(rows)
    first = min(parts, key=lambda part: part.grid.start)
    return DatedGrid(replace(first.grid, rows=tuple(rows)), share)


def _order(row: Row) -> tuple[int, int]:
    date = date_of(row)
    return date.at, date.start


_DATELINE = re.compile(r"[|·•/]|\b[Bb]y\s")


def _without_dateline(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows without the day of writing above days of no year ("3 May 2020 | Staff")."""
    first, *rest = (date_of(row) for row in rows)
    if first.date.precision != "day" or not _is_full(first):
        return rows
    if sum(not _is_full(date) for date in rest) * 2 <= len(rest):
        return rows
    words = " ".join(filter(None, title_and_text(rows[0]))).split()
    signed = len(words) <= _SIGNATURE and _DATELINE.search(first.source.text) is not None
    return rows[1:] if signed else rows


def _is_full(cell: DateCell) -> bool:
    """Whether a date says its year itself."""
    return cell.date.basis == "stated" and not cell.date.date.startswith("--")


def _place(row: Row) -> tuple[int, int]:
    own = [cell for cell in row.cells if cell.text and not cell.inherited] or row.cells
    places = [cell.place() for cell in (*own[:2], own[-1])]
    return min(start for start, _ in places), max(end for _, end in places)


def _extent(table: Grid) -> tuple[int, int]:
    return table.rows[0].place()[0], table.rows[-1].place()[1]


def _is_in(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in stretches)


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
        row = without(entry.row, inner) if inner else entry.row
        title, text = title_and_text(row)
        if text or (title and not inner):
            result[number].append(entry._replace(row=row))
    return [
        [] if _is_end_of_page(left, whole) else left
        for left, whole in zip(result, chronologies, strict=True)
    ]


def _is_end_of_page(left: Sequence[_Entry], whole: Sequence[_Entry]) -> bool:
    """Whether of headings over dated lists but words after the last of these lists are left."""
    return len(left) == 1 < len(whole) and left[0].start == whole[-1].start


def _sources_of_old(chronology: Sequence[_Entry]) -> Iterator[Readable]:
    """Where the dates of a chronology of several years stand: they say no year of the page."""
    dates = [date_of(entry.row) for entry in chronology]
    years = {date.date.date[:4] for date in dates if not date.date.date.startswith("--")}
    if len(years) > _PAGE_YEARS:
        yield from (date.source for date in dates)


def _records(
    page: Page, chronology: Sequence[_Entry], told: Collection[int]
) -> list[TimelineEntry]:
    read = [date_of(entry.row) for entry in chronology]
    dates = [
        Dated(cell.date.date, cell.date.basis, weekday_in(cell.text, page.facts.language))
        for cell in read
    ]
    dates = _as_stated(dates)
    resolved = flow(dates, page_evidence(page, [dated.date for dated in dates], told))
    return [
        _record(page, entry, date, basis)
        for entry, (date, basis) in zip(chronology, resolved, strict=True)
    ]


def _as_stated(dates: list[Dated]) -> list[Dated]:
    """The dates without the year from above where those that say theirs put them in order."""
    stated = [dated.basis == "stated" and not dated.date.startswith("--") for dated in dates]
    above = [dated.basis.startswith(_FROM_ABOVE) for dated in dates]
    if not any(above) or not any(stated):
        return dates
    bare = [
        dated._replace(date="-" + dated.date[4:]) if lent else dated
        for dated, lent in zip(dates, above, strict=True)
    ]
    flowing = [date for date, _ in flow(bare, iter(()))]
    return bare if order(flowing) > order([dated.date for dated in dates]) else dates


def _record(page: Page, entry: _Entry, date: str, basis: str) -> TimelineEntry:
    read = date_of(entry.row).date
    title, text = title_and_text(entry.row)
    return TimelineEntry(
        id=short_id(page.path, "timeline", read.text, title, text),
        **page.where(entry.start, entry.end),
        date=date,
        date_end=_end_of_range(date, read.date_end),
        date_precision=read.precision,
        date_text=read.text,
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
