"""Mappings in front matter -> grids: a list of records, or the page as one record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeGuard

from extractor.find.grid.grid import EMPTY, Cell, Grid, Row
from extractor.find.rows.headings import strict_role
from extractor.kept import OfAPage
from extractor.page import Page

_DEEPEST = 4
_KEYS = 500  # more than that is no record of one gift
_WINDOW = 5000  # characters within which the next key and value stand in their order
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")
_SHARED = ("currency", "donor", "recipient")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
Scalars = dict[str, tuple[str, int, int]]
Records = list[Mapping[Any, Any]] | Mapping[Any, list[Mapping[Any, Any]]]


class Record(NamedTuple):
    """What a mapping says itself, and what a mapping around it says of all it holds."""

    own: Scalars
    shared: Scalars


class Literal:
    """A scalar of the front matter: its text, and where its source characters stand."""

    __slots__ = ("_end", "_start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self._start = start
        self._end = end

    def place(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Offsets of text[start:end] where the source has the very words, else of the whole."""
        if self._end - self._start == len(self.text):
            stop = len(self.text) if end is None else end
            return self._start + start, self._start + stop
        return self._start, self._end


class _Scanner:
    """Finds keys and scalars in the block in the order in which the loader gave them."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.at, self.end = page.front_span

    def scalars(self, mapping: Mapping[Any, Any], prefix: str = "") -> Scalars:
        """The scalars of a mapping, those of mappings inside it under joined keys."""
        found: Scalars = {}
        for key, value in mapping.items():
            name = f"{prefix} {_CAMEL.sub(' ', str(key)).strip()}".strip()
            self._pass_key(key)
            if isinstance(value, Mapping):
                found.update(self.scalars(value, name))
            elif isinstance(value, list):
                parts = [self._value(item) for item in value if not isinstance(item, dict | list)]
                if parts:
                    joined = "; ".join(text for text, _, _ in parts)
                    found[name] = (joined, parts[0][1], parts[-1][2])
            elif value is not None and not isinstance(value, bool):
                found[name] = self._value(value)
        return found

    def records(self, listed: Records, name: str) -> Iterator[Record]:
        """A record for each mapping of a list of this name, or for each of those in a list that it
        holds (`years: [{year: 2019, grants: [{to: …}]}]`) with what the outer one says. Years may
        be the keys of lists."""
        if isinstance(listed, Mapping):
            for year, mappings in listed.items():
                over = {"year": (str(year), *self._pass_key(year))}
                for record in self.records(mappings, str(year)):
                    yield Record(record.own, {**over, **record.shared})
            return
        for mapping in listed:
            outer: Scalars = {}
            inner: list[Record] = []
            for key, value in mapping.items():
                if _are_records(value):
                    self._pass_key(key)
                    inner += self.records(value, str(key))
                else:
                    outer.update(self.scalars({key: value}))
            if not inner:
                yield Record(outer, {})
            for record in inner:
                clear = {k if k not in record.own else f"{name} {k}": v for k, v in outer.items()}
                yield Record(record.own, {**clear, **record.shared})

    def _near(self) -> int:
        return min(self.end, self.at + _WINDOW)

    def _pass_key(self, key: Any) -> tuple[int, int]:
        """Where a key stands, which is passed."""
        name = str(key)
        pattern = rf"(?<![\w-]){re.escape(name)}[\"']?\s*[:=\]]"
        match = re.compile(OfAPage(pattern)).search(self.text, self.at, self._near())
        if match is None:
            return self.at, self.at
        self.at = match.end()
        return match.start(), match.start() + len(name)

    def _value(self, value: Any) -> tuple[str, int, int]:
        text = value.isoformat()[:10] if isinstance(value, date) else " ".join(str(value).split())
        begin = self.text.find(text, self.at, self._near())
        if begin < 0:  # written otherwise (12_000, a folded string): its line grounds it
            line = re.compile(r"[ \t\"']*([^\n]+?)[\"',]*[ \t]*(?=\n|$)").match(
                self.text, self.at, self.end
            )
            begin, stop = line.span(1) if line else (self.at, self.at)
        else:
            stop = begin + len(text)
        self.at = stop
        return text, begin, stop


def front_grids(page: Page) -> Iterator[Grid]:
    """A grid for each list of mappings, or one of the front matter itself where it is a record."""
    if not page.front or page.front_span[0] >= page.front_span[1] or len(page.front) > _KEYS:
        return
    listed = list(_lists(page.front, 0))
    scanner = _Scanner(page)
    top = {k: v for k, v in page.front.items() if not isinstance(v, list | Mapping)}
    shared = {
        name: value
        for name, value in _Scanner(page).scalars(top).items()
        if (role := strict_role(name)) is not None and role.name in _SHARED
    }
    for name, records in listed:
        scanner.at = page.front_span[0]
        scanner._pass_key(name)
        yield _grid(page, name, list(scanner.records(records, name)), shared)
    if not listed:
        scanner.at = page.front_span[0]
        record = scanner.scalars(page.front)
        names = {role.name for key in record if (role := strict_role(key)) and role.strong}
        if "amount" in names and names & {"recipient", "donor", "party"}:
            yield _grid(page, "", [Record(record, {})], {})


def _lists(value: Any, depth: int, name: str = "") -> Iterator[tuple[str, Records]]:
    if depth > _DEEPEST:
        return
    if _are_records(value):
        yield name, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _lists(inner, depth + 1, str(key))


def _are_records(value: Any) -> TypeGuard[Records]:
    """Whether a value is a list of mappings, or such lists by years."""
    if isinstance(value, Mapping):
        return bool(value) and all(
            _YEAR.fullmatch(str(key)) and isinstance(inner, list) and _are_records(inner)
            for key, inner in value.items()
        )
    return isinstance(value, list) and bool(value) and all(isinstance(v, Mapping) for v in value)


def _grid(page: Page, name: str, records: list[Record], shared: Scalars) -> Grid:
    headings = dict.fromkeys(key for record in records for part in record for key in part)
    missing = {key: value for key, value in shared.items() if key not in headings}
    rows = []
    for own, around in records:
        over = {**missing, **around}
        cells = [
            _cell(own[key])
            if key in own
            else _cell(over[key]).for_other_row()
            if key in over
            else EMPTY
            for key in (*headings, *missing)
        ]
        rows.append(Row(tuple(cells)))
    start = page.front_span[0]
    title = _CAMEL.sub(" ", name)
    context = (Cell(title, Literal(title, start, start)),) if title else ()
    return Grid("front_matter", (*headings, *missing), tuple(rows), context, None, start)


def _cell(value: tuple[str, int, int]) -> Cell:
    return Cell(value[0], Literal(*value))
