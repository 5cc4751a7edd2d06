"""Mappings in front matter -> grids: a list of records, or the page as one record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from extractor.find.grid.grid import EMPTY, Cell, Grid, Row
from extractor.find.rows.headings import strict_role
from extractor.page import Page

_DEEPEST = 4
_KEYS = 500  # more than that is no record of one gift
_WINDOW = 5000  # characters within which the next key and value stand in their order
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")
_SHARED = ("currency", "donor", "recipient")
Scalars = dict[str, tuple[str, int, int]]


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
            self._pass(re.escape(str(key)) + r"[\"']?\s*[:=]")
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

    def _near(self) -> int:
        return min(self.end, self.at + _WINDOW)

    def _pass(self, pattern: str) -> None:
        match = re.compile(rf"(?<![\w-]){pattern}").search(self.text, self.at, self._near())
        if match:
            self.at = match.end()

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
    for name, mappings in listed:
        scanner.at = page.front_span[0]
        scanner._pass(re.escape(name) + r"[\"']?\s*[:=\]]")
        records = [scanner.scalars(mapping) for mapping in mappings]
        yield _grid(page, name, records, shared)
    if not listed:
        scanner.at = page.front_span[0]
        record = scanner.scalars(page.front)
        names = {role.name for key in record if (role := strict_role(key)) and role.strong}
        if "amount" in names and names & {"recipient", "donor", "party"}:
            yield _grid(page, "", [record], {})


def _lists(value: Any, depth: int, name: str = "") -> Iterator[tuple[str, list[Mapping[Any, Any]]]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        yield name, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _lists(inner, depth + 1, str(key))


def _grid(page: Page, name: str, records: list[Scalars], shared: Scalars) -> Grid:
    headings = dict.fromkeys(key for record in records for key in record)
    missing = {key: value for key, value in shared.items() if key not in headings}
    rows = []
    for record in records:
        cells = [_cell(record[key]) if key in record else EMPTY for key in headings]
        cells += [_cell(value).for_other_row() for value in missing.values()]
        rows.append(Row(tuple(cells)))
    start = page.front_span[0]
    title = _CAMEL.sub(" ", name)
    context = (Cell(title, Literal(title, start, start)),) if title else ()
    return Grid("front_matter", (*headings, *missing), tuple(rows), context, None, start)


def _cell(value: tuple[str, int, int]) -> Cell:
    return Cell(value[0], Literal(*value))
