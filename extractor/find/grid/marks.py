"""Words set off by type in list items: bold, links, italics."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from extractor.find.grid.blocks import holds_figure
from extractor.find.grid.grid import Cell
from extractor.find.rows.parties import looks_like_name
from extractor.page import Node

EDGE = " \u00a0,;:：，。–—―-|•·→*()[]（）\n\t/="
_SHARE = 0.6
_FEW = 3  # items that begin with their sum in bold
_LONGEST = 60  # characters of a name
TITLES = ("em", "i", "cite")
_STRONG_MARK = ("b", "strong"), ("a",), TITLES


class Item(NamedTuple):
    """An item cut at its amount: `cell`, where the amount stands and what it converts to ends.

    `more` are further sums of the same party, each with its year; `tail` is what follows them.
    `vote` is what follows the cell: how a board decided it.
    """

    cell: Cell
    start: int
    end: int
    more: tuple[Cell, ...] = ()
    tail: Cell | None = None
    vote: Cell | None = None


class Typed:
    """The elements set off by type in the blocks of the items, each block walked once."""

    def __init__(self, items: list[Item]) -> None:
        nodes = {id(item.cell.node): item.cell.node for item in items if item.cell.node is not None}
        tags = [tag for group in _STRONG_MARK for tag in group]
        self._found = {key: list(node.elements(*tags)) for key, node in nodes.items()}
        self._starts = {key: [n.start for n in found] for key, found in self._found.items()}

    def of(self, cell: Cell, tags: tuple[str, ...]) -> list[Node]:
        """Those of some tags that begin in the source of a cell."""
        found = self._found.get(id(cell.node), [])
        if not found:
            return []
        starts = self._starts[id(cell.node)]
        first, last = cell.place()
        # An element begins at its tag, right before its words.
        low = max(bisect_left(starts, first) - 1, 0)
        return [
            node
            for node in found[low : bisect_left(starts, last)]
            if node.tag in tags and node.end > first
        ]


def shared_marks(items: list[Item], typed: Typed) -> tuple[str, ...]:
    """The tags that set off a name in most items: bold, link or italic."""
    for tags in _STRONG_MARK:
        with_mark = sum(bool(marks_in(item, tags, typed)) for item in items)
        if with_mark >= max(2, _SHARE * len(items)) or (
            with_mark == len(items) and tags[0] != "em"
        ):
            return tags
    for tags in _STRONG_MARK:
        if len(items) > 1 and all(opening_mark(item, tags, typed) for item in items):
            return tags
    return ()


def bold_openings(items: Sequence[Cell]) -> Sequence[Cell]:
    """The sentences in bold that items begin with, where most that hold a sum hold it there.

    The others, and what comes after those sentences, then tell more of them.
    """
    found = [opening for cell in items if (opening := _bold_opening(cell)) is not None]
    many = sum(holds_figure(cell.text) for cell in items)
    return found if len(found) >= max(_FEW, _SHARE * many) else items


def _bold_opening(cell: Cell) -> Cell | None:
    bold = next(cell.node.elements("b", "strong"), None) if cell.node is not None else None
    words = _words(bold) if bold is not None else ""
    opens = words.endswith(".") and len(words) < len(cell.text) and cell.text.startswith(words)
    return cell.part(0, len(words)) if opens and holds_figure(words) else None


def marks_in(item: Item, tags: tuple[str, ...], typed: Typed) -> list[tuple[int, int]]:
    """Stretches of an item set off by a tag, neighbours as one, none around the amount."""
    text, spans, at = item.cell.text, list[tuple[int, int]](), 0
    for inner in typed.of(item.cell, tags):
        words = _words(inner)
        begin = text.find(words, at) if words else -1
        if begin < 0:
            continue
        at = begin + len(words)
        if begin < item.end and item.start < at:
            continue
        if spans and not text[spans[-1][1] : begin].strip():
            spans[-1] = (spans[-1][0], at)
        elif not spans or begin >= spans[-1][1]:
            spans.append((begin, at))
    return [span for span in spans if _may_name(text[span[0] : span[1]])]


def _may_name(words: str) -> bool:
    return looks_like_name(words.strip(EDGE)) or looks_like_name(words.strip(" :,"))


def opening_mark(item: Item, tags: tuple[str, ...], typed: Typed) -> list[tuple[int, int]]:
    """The stretch set off by a tag that an item begins with, be it written like a name or not."""
    text = item.cell.text
    for inner in typed.of(item.cell, tags)[:1]:
        words = _words(inner)
        name = words.strip(EDGE)
        if text.startswith(words) and 1 < len(name) <= _LONGEST and len(words) <= item.start:
            return [(0, len(words))] if any(map(str.isalpha, name)) else []
    return []


def _words(node: Node) -> str:
    return " ".join("".join(text.value for text in node.texts()).split())
