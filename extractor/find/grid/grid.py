"""What every kind of repeated structure becomes: rows of cells that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from extractor.page import Node, Passage, is_blank, passage_of

_FOOTNOTE = re.compile(r"[\[(]?(?:\d{1,2}|[a-z]|[*†‡§¶]+)[\])]?")


class Readable(Protocol):
    """A text that knows where each of its characters stands in the source."""

    @property
    def text(self) -> str: ...

    def place(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Source offsets of text[start:end]."""
        ...


class Cell:
    """A field of a row: `text`, which stands in `source.text` from `start` on.

    `node` is the element that shows it, where it is one. `inherited`: it stands in another row and
    counts here too (a rowspan, a ditto mark).
    """

    __slots__ = ("inherited", "node", "source", "start", "text")

    def __init__(
        self,
        text: str,
        source: Readable,
        start: int = 0,
        node: Node | None = None,
        inherited: bool = False,
    ) -> None:
        self.text = text
        self.source = source
        self.start = start
        self.node = node
        self.inherited = inherited

    def place(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Source offsets of text[start:end]; all of it by default."""
        stop = len(self.text) if end is None else end
        return self.source.place(self.start + start, self.start + stop)

    def part(self, start: int, end: int) -> Cell:
        """text[start:end] without white space around it, as a cell."""
        words = self.text[start:end]
        begin = start + len(words) - len(words.lstrip())
        return Cell(words.strip(), self.source, self.start + begin, self.node, self.inherited)

    def lines(self) -> list[Cell]:
        """The lines of the text, each as a cell."""
        if "\n" not in self.text:
            return [self]
        found, at = [], 0
        for line in self.text.split("\n"):
            if not is_blank(line):
                found.append(self.part(at, at + len(line)))
            at += len(line) + 1
        return found

    def for_other_row(self) -> Cell:
        """The same cell as it counts in a row where it does not stand."""
        return Cell(self.text, self.source, self.start, self.node, True)

    def __repr__(self) -> str:
        return f"Cell({self.text!r})"


EMPTY = Cell("", Passage([], "", "", Node("#none", "", None, 0, 0)))


def is_heading(cell: Cell) -> bool:
    """Whether a cell is a heading of the page."""
    return isinstance(cell.source, Passage) and cell.source.is_heading


def cell_of(node: Node, body: str) -> Cell:
    """What an element shows as a cell, marks of footnotes (raised figures and signs) blanked."""
    passage = passage_of(node, body)
    if is_blank(passage.text):
        return EMPTY
    cell = Cell(passage.text, passage, 0, node)
    if "<sup" not in body[node.start : node.end].lower():
        return cell
    text = passage.text
    for raised in node.elements("sup"):
        words = "".join(piece.value for piece in raised.texts()).strip()
        if words and len(words) <= 4 and _FOOTNOTE.fullmatch(words):
            at = len(passage.between(node.start, raised.start))
            at = text.find(words, at, at + len(words) + 2)
            if at > 0 and text[at - 1 : at] not in ("m", "k"):  # not m², km²
                text = text[:at] + " " * len(words) + text[at + len(words) :]
    return Cell(text.rstrip(), passage, 0, node) if text.strip() else EMPTY


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by column; `groups` are the rows above that head this one ("2015", "Arts")."""

    cells: tuple[Cell, ...]
    groups: tuple[Cell, ...] = ()

    def place(self) -> tuple[int, int]:
        """From the first to the last of its own cells, in source order."""
        own = [c for c in self.cells if c.text and not c.inherited]
        own = own or [c for c in self.cells if c.text] or [EMPTY]
        if _stand_apart(own):
            return own[0].place()[0], own[-1].place()[1]
        if all(cell.node is not None for cell in own):
            own.sort(key=_order)
            if all(a.node is b.node or _ends(a) <= _begins(b) for a, b in pairwise(own)):
                return own[0].place()[0], max(own[-1].place()[1], own[0].place()[1])
        spans = [cell.place() for cell in own]
        return min(start for start, _ in spans), max(end for _, end in spans)


def _stand_apart(cells: list[Cell]) -> bool:
    """Whether the elements of cells stand in order, one after the other, as those of a row do."""
    at = -1
    for cell in cells:
        if cell.node is None or cell.node.start < at:
            return False
        at = cell.node.end
    return True


def _order(cell: Cell) -> tuple[int, int]:
    return _begins(cell), cell.start


def _begins(cell: Cell) -> int:
    return cell.node.start if cell.node is not None else 0


def _ends(cell: Cell) -> int:
    return cell.node.end if cell.node is not None else 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A repeated structure of a page.

    `kind`: table, list, cards, definitions, headings, sentences, front_matter. `headings` are the
    words over each column ("" for none), several header rows joined with " / ". `context` are the
    texts that head the whole, outermost first: headings, the block right above, the caption.
    `section` is the nearest heading. `fields` are the roles of columns where the shape of a
    sentence gives them. `below` is the short block right after a table, which may be its note.
    """

    kind: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    context: tuple[Cell, ...] = ()
    section: str | None = None
    start: int = 0
    fields: tuple[str, ...] = ()
    below: Cell | None = None

    def column(self, index: int) -> Iterator[Cell]:
        """The cells of a column that hold anything."""
        for row in self.rows:
            if index < len(row.cells) and row.cells[index].text:
                yield row.cells[index]
