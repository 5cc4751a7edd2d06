"""A data file as a page: each table of it that no page of its site shows, with its headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from extractor.sources.placed.text import Place, PlacedText, joined
from extractor.sources.placed.values import derived, text_of

_FIGURE = re.compile(r"\d{2}")


def data_page(value: Any, shown: Sequence[Place]) -> PlacedText | None:
    """HTML of the tables of a data file's value, each word with its place; None for no table.

    A table is a list of mappings. One of whose words some are in `shown` is left out.
    """
    parts = list(_tables(value, _union(shown), 2))
    return joined(parts, "\n") if any(part.startswith("<table") for part in parts) else None


def partly_shown(value: Any, shown: Sequence[Place]) -> Iterator[tuple[int, int, int]]:
    """The tables with figures of which a page shows some rows only: a character of the first row
    that none shows, how many none shows, how many there are."""
    spans = _union(shown)
    for rows in _lists(value):
        left_out = [row for row in rows if not any(_overlaps(cell, spans) for cell in row.values())]
        words = joined(_flat(left_out))
        if len(left_out) < len(rows) and words.pieces and _FIGURE.search(words):
            yield words.pieces[0].place.start, len(left_out), len(rows)


def _lists(value: Any) -> Iterator[list[dict[Any, Any]]]:
    """Every list of mappings in a value."""
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        yield value
    if isinstance(value, list | dict):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _lists(held)


def _tables(value: Any, spans: Sequence[tuple[int, int]], level: int) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            below = list(_tables(held, spans, min(level + 1, 6)))
            if any(part.startswith("<table") for part in below):
                yield _element(f"h{level}", _label(key))
                yield from below
    elif isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        if any(_is_nested(held) for row in value for held in row.values()):
            yield from _nested(value, spans, level)
        elif not any(_overlaps(cell, spans) for row in value for cell in row.values()):
            yield _table(value)
    elif isinstance(value, list):
        for held in value:
            yield from _tables(held, spans, level)


def _nested(
    rows: list[dict[Any, Any]], spans: Sequence[tuple[int, int]], level: int
) -> Iterator[str]:
    """Entries that hold tables: the first value of each is the heading of its tables."""
    for row in rows:
        plain = [(key, held) for key, held in row.items() if not _is_nested(held)]
        below = [
            part
            for held in row.values()
            if _is_nested(held)
            for part in _tables(held, spans, min(level + 1, 6))
        ]
        if not any(part.startswith("<table") for part in below):
            continue
        if plain:
            yield _element(f"h{level}", _cell(plain[0][1]))
        for key, held in plain[1:]:
            yield _element("p", joined([_label(key), ": ", _cell(held)]))
        yield from below


def _is_nested(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_is_nested(held) for held in value.values())
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _table(rows: list[dict[Any, Any]]) -> str:
    keys = list(dict.fromkeys(key for row in rows for key in row))
    head = joined([_element("th", _label(key)) for key in keys])
    lines = [_element("tr", head)]
    lines += [
        _element("tr", joined([_element("td", _cell(row.get(key))) for key in keys]))
        for row in rows
    ]
    return _element("table", joined(lines, "\n"))


def _element(tag: str, content: str) -> str:
    return joined([f"<{tag}>", content, f"</{tag}>"])


def _label(key: Any) -> str:
    """A key as a heading: `goods_received` is two words."""
    text = text_of(key)
    return _escaped(derived(str(text).replace("_", " "), text))


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return joined(map(_cell, value.values()), ", ")
    if isinstance(value, list):
        return joined(map(_cell, value), ", ")
    return _escaped(text_of(value))


def _escaped(text: str) -> str:
    made: str = derived(escape(text, quote=False), text)
    return made


def _union(places: Sequence[Place]) -> list[tuple[int, int]]:
    """Start and end of the places, sorted, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((place.start, place.end) for place in places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _overlaps(value: Any, spans: Sequence[tuple[int, int]]) -> bool:
    for piece in getattr(joined(_flat(value)), "pieces", ()):
        index = bisect_left(spans, (piece.place.end, 0)) - 1
        if index >= 0 and spans[index][1] > piece.place.start:
            return True
    return False


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _flat(held)
    else:
        yield text_of(value)
