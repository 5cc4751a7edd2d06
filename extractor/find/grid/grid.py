"""What every kind of repeated structure becomes: rows of cells that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from extractor.page import HEADINGS, Node, Page, Passage, passage_of

_FOOTNOTE = re.compile(r"[\[(]?(?:\d{1,2}|[a-z]|[*†‡§¶]+)[\])]?")
_NO_NOTE = frozenset((*HEADINGS, "td", "th", "caption", "dt"))
LONGEST_LEAD = 300  # characters: what stands right above a list and says what it is


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
            if line:
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
    if not passage.text:
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
        if all(cell.node is not None for cell in own):
            own.sort(key=_order)
            return own[0].place()[0], max(own[-1].place()[1], own[0].place()[1])
        spans = [cell.place() for cell in own]
        return min(start for start, _ in spans), max(end for _, end in spans)


def _order(cell: Cell) -> tuple[int, int]:
    return (cell.node.start if cell.node is not None else 0), cell.start


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


class Surroundings:
    """What stands above each part of a page, looked up once for the page."""

    def __init__(self, page: Page) -> None:
        self._passages = page.passages
        self._first: dict[int, int] = {}
        self._number = {id(passage): number for number, passage in enumerate(page.passages)}
        for number, passage in enumerate(page.passages):
            node: Node | None = passage.node
            while node is not None and id(node) not in self._first:
                self._first[id(node)] = number
                node = node.parent

    def of(self, node: Node) -> tuple[tuple[Cell, ...], str | None]:
        """Texts that head an element, outermost first, and the nearest heading among them.

        They are the headings it stands under and the short block right before it.
        """
        number = self.first_within(node)
        return ((), None) if number is None else self._above(number, node)

    def before(self, node: Node, count: int) -> list[Cell]:
        """The blocks of text right before an element, as many as asked for."""
        number = self.first_within(node)
        if number is None or number < count:
            return []
        return [Cell(p.text, p) for p in self._passages[number - count : number]]

    def below(self, node: Node) -> Cell | None:
        """The short block of text right after an element."""
        number = self.first_within(node)
        while number is not None and number < len(self._passages):
            passage = self._passages[number]
            if not holds(node, passage.node):
                short = len(passage.text) <= LONGEST_LEAD and passage.tag not in _NO_NOTE
                return Cell(passage.text, passage) if short else None
            number += 1
        return None

    def over(self, passage: Passage) -> tuple[tuple[Cell, ...], str | None]:
        """The same for a passage, which need not have an element of its own."""
        return self._above(self._number[id(passage)], None)

    def _above(self, number: int, node: Node | None) -> tuple[tuple[Cell, ...], str | None]:
        headings = list(self._passages[number].headings)
        if node is not None:
            headings = [h for h in headings if not holds(node, h.node)]
        section = headings[-1].text if headings else None
        before = self._passages[number - 1] if number else None
        if (before is not None and before.is_heading and before not in headings) or (
            before is not None and len(before.text) <= LONGEST_LEAD and not before.is_heading
        ):
            headings.append(before)
        return tuple(Cell(h.text, h) for h in headings), section

    def first_within(self, node: Node) -> int | None:
        """Number of the first passage that stands in an element."""
        return self._first.get(id(node))


def holds(node: Node, inner: Node) -> bool:
    """Whether an element holds another, or is it."""
    return (
        node.start <= inner.start
        and inner.end <= node.end
        and (node.start < inner.start or inner.end < node.end or node is inner)
    )
