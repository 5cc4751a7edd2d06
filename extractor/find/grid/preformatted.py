"""Tables set in plain text: `pre` elements whose lines share blank columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.find.grid.grid import EMPTY, Cell
from extractor.find.grid.shape import Line
from extractor.page import Node, Page, Passage
from extractor.page.tree import Text

_TAB = 8  # columns (HTML, 15.3.4: tab-size)
_LEAST_ROWS = 3
_GAP = 2  # blank columns between two fields; one is a space between words
_LEADERS = re.compile(r"(?:[.…_]\s?){4,}")
_RULE = re.compile(r"[\s\-–—=_*+|.]*")
_FIELDS = re.compile(r"\S+(?:\s\S+)*")

Span = tuple[int, int]


def preformatted_tables(page: Page) -> Iterator[tuple[Node, list[Line]]]:
    """Each `pre` that sets a table, with its rows laid out; lines below a row are its last cell."""
    nodes = [node for node in page.elements if node.tag == "pre"]
    first = {id(passage.node): passage for passage in reversed(page.passages)} if nodes else {}
    for node in nodes:
        passage = first.get(id(node))
        if passage is None:
            continue
        lines = [_plain(line) for line in _text(node).split("\n")]
        rows = [line for line in lines if _is_row(line)]
        columns = _columns(rows)
        if len(rows) >= _LEAST_ROWS and len(columns) > 1:
            yield node, list(_laid_out(lines, columns, passage))


def _text(node: Node) -> str:
    """The text of an element with its line breaks and spaces."""
    parts: list[str] = []
    stack: list[Node | Text] = list(reversed(node.children))
    while stack:
        child = stack.pop()
        if isinstance(child, Text):
            parts.append(child.value)
        elif child.tag == "br":
            parts.append("\n")
        else:
            stack.extend(reversed(child.children))
    return "".join(parts)


def _plain(line: str) -> str:
    """A line with its tabs and the dots that lead the eye turned to spaces."""
    line = line.expandtabs(_TAB).rstrip()
    return _LEADERS.sub(lambda dots: " " * len(dots[0]), line)


def _is_row(line: str) -> bool:
    return not _RULE.fullmatch(line) and len(_fields(line)) > 1


def _fields(line: str) -> list[Span]:
    """The stretches of a line that at least two spaces part."""
    return [match.span() for match in _FIELDS.finditer(line)]


def _columns(rows: Sequence[str]) -> list[Span]:
    """The stretches between columns of characters that are blank in all rows."""
    width = max(map(len, rows), default=0)
    used = bytearray(width)
    for row in rows:
        for start, end in _fields(row):
            used[start:end] = b"\1" * (end - start)
    columns: list[Span] = []
    for match in re.finditer(rb"\x01+", bytes(used)):
        if columns and match.start() - columns[-1][1] < _GAP:
            columns[-1] = columns[-1][0], match.end()
        else:
            columns.append(match.span())
    return columns


def _laid_out(lines: Sequence[str], columns: Sequence[Span], passage: Passage) -> Iterator[Line]:
    """The rows as cells on the columns and one more for the indented line below a row."""
    at = 0
    row: list[Cell] = []
    for line in lines:
        alone = not _is_row(line)
        below = alone and bool(row) and line[:1] == " " and not row[-1].text
        if not line.strip() or _RULE.fullmatch(line):
            at = _found(" ".join(line.split()), passage, at)[1]
            continue
        if not below and row:
            yield _line(row)
            row = []
        spans = [(0, len(line))] if alone else columns
        cells = []
        for start, end in spans:
            words = " ".join(line[start:end].split())
            begin, at = _found(words, passage, at)
            cells.append(Cell(words, passage, begin, passage.node) if words else EMPTY)
        if below:
            row[-1] = cells[0]
        elif alone:
            row = []
            yield _line([cells[0], *[EMPTY] * len(columns)])
        else:
            row = [*cells, EMPTY]
    if row:
        yield _line(row)


def _line(cells: list[Cell]) -> Line:
    return Line(cells, sum(bool(cell.text) for cell in cells))


def _found(words: str, passage: Passage, at: int) -> Span:
    """Where words stand in the folded text of a passage, from an offset on."""
    begin = passage.text.find(words, at) if words else at
    return (begin, begin + len(words)) if begin >= 0 else (at, at)
