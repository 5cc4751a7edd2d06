"""The dated lines of a page, which entries of a chronology begin or end with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.find.chronology.date_line import (
    LED,
    WEAK,
    WHOLE,
    Found,
    Reader,
)
from extractor.find.chronology.inline_dates import (
    STRUCK,
    from_attribute,
    has_digit,
    inline_date,
    inline_elements,
)
from extractor.find.chronology.month_days import begins_with_day, day_of
from extractor.find.chronology.pieces import Pieced, pieced_dates
from extractor.find.grid.ancestry import holds
from extractor.find.grid.grid import Cell, Readable
from extractor.page import Node, Page, Passage
from extractor.values.dates import Date

_LEAST_LINES = 3  # lines of the source that begin with dates before they count as lines
_ITEMS = ("li", "dd", "dt", "td", "th")
_FARTHEST = 200  # lines back in which a year or month standing alone above a line is looked for


class DateCell(Cell):
    """The field of a row that is its date, with its separators, time of day and brackets.

    `kind` says how the date is set apart. `at` is the place of its passage among the page's, `line`
    the span of its line there; a cell of a table needs neither. `sure` is False for bare numbers
    that only their company makes years. `rest` are the passages after it that are pieces of it.
    """

    __slots__ = ("at", "date", "kind", "line", "rest", "sure")

    def __init__(
        self,
        cell: Cell,
        date: Date,
        kind: str = WHOLE,
        sure: bool = True,
        at: int = -1,
        line: tuple[int, int] = (0, 0),
        rest: tuple[Readable, ...] = (),
    ) -> None:
        super().__init__(cell.text, cell.source, cell.start, cell.node, cell.inherited)
        self.date = date
        self.kind = kind
        self.sure = sure
        self.at = at
        self.line = line
        self.rest = rest

    @property
    def end(self) -> int:
        """Where it ends in the text of its source."""
        return self.start + len(self.text)

    def dated(self, date: Date) -> DateCell:
        """The same cell read as another date."""
        return DateCell(self, date, self.kind, self.sure, self.at, self.line, self.rest)


class Lone(NamedTuple):
    """A line that is but a year or month, and the element whose further lines it heads."""

    cell: DateCell
    scope: Node


def dated_lines(page: Page, reader: Reader) -> tuple[list[DateCell], list[Lone]]:
    """The dates of a page's lines, in order, at most one a line; and those alone on their line."""
    cells: list[DateCell] = []
    lone: list[Lone] = []
    pieced = pieced_dates(page, reader)
    rest: set[int] = set()
    for index, passage in enumerate(page.passages):
        if id(passage) in rest:
            continue
        may = has_digit(passage.text) or reader.opens_with_month(passage.text)
        if not may or _is_aside(passage.node) or _is_cell(passage):
            continue
        if index in pieced:
            cells.append(_of_pieces(index, passage, pieced[index]))
            rest.update(map(id, cells[-1].rest))
            continue
        found = _of_passage(index, passage, reader, lone)
        cells += found
        lone += [Lone(c, _scope(page, index)) for c in found if _heads(c, passage)]
    return cells, lone


def above(lone: Sequence[Lone], at: int, node: Node, precision: str) -> DateCell | None:
    """The nearest year or month that stands alone above an element of a passage and heads it."""
    until = bisect_left(lone, at, key=lambda line: line.cell.at)
    for cell, scope in reversed(lone[max(0, until - _FARTHEST) : until]):
        if cell.date.precision == precision and holds(scope, node):
            return cell
    return None


def _heads(cell: DateCell, passage: Passage) -> bool:
    alone = cell.kind == WHOLE and not passage.is_heading and cell.date.date_end is None
    return alone and cell.date.precision in ("year", "month")


def _scope(page: Page, index: int) -> Node:
    """The least element around a passage that shows more than it."""
    node = page.passages[index].node
    near = page.passages[max(0, index - 1) : index] + page.passages[index + 1 : index + 2]
    scope = node.parent or node
    while scope.parent is not None and not any(holds(scope, p.node) for p in near):
        scope = scope.parent
    return scope


def _of_passage(
    index: int, passage: Passage, reader: Reader, lone: Sequence[Lone]
) -> list[DateCell]:
    text = _without_struck(passage)
    inline = None if "\n" in text else inline_date(passage, text, reader)
    found = [_cell(index, passage, (0, len(text)), inline)] if inline else []
    found = found or _of_lines(index, passage, reader, text, _lines(text), lone)
    if len(found) == 1 and found[0].kind in (LED, WEAK) and "\n" not in text:
        lines = passage.lines()
        in_source = _of_lines(index, passage, reader, text, lines, lone)
        all_led = len(in_source) == len(lines) and all(cell.kind == LED for cell in in_source)
        if len(in_source) >= (2 if all_led else _LEAST_LINES):
            return in_source
    return found


def _of_pieces(index: int, passage: Passage, pieced: Pieced) -> DateCell:
    """The date in the first lines of a passage, with the passages after it that go on with it."""
    sources = {id(cell.source): cell.source for cell in pieced.cells}
    end = max(c.start + len(c.text) for c in pieced.cells if c.source is passage)
    kind = WHOLE if not passage.text[end:].strip() else LED
    date = pieced.date._replace(start=0, end=end)
    for node in passage.elements():
        date = from_attribute(node, date)
    cell = Cell(passage.text[:end], passage, 0, passage.node)
    line = (0, len(passage.text))
    return DateCell(cell, date, kind, True, index, line, tuple(sources.values())[1:])


def _cell(index: int, passage: Passage, line: tuple[int, int], found: Found) -> DateCell:
    start, end = found.cut
    cell = Cell(passage.text[start:end], passage, start, passage.node)
    return DateCell(cell, found.date, found.kind, found.sure, index, line)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _of_lines(
    index: int,
    passage: Passage,
    reader: Reader,
    text: str,
    lines: Iterable[tuple[int, int]],
    lone: Sequence[Lone],
) -> list[DateCell]:
    cells = []
    apart: set[str] = set()
    for start, end in lines:
        line = text[start:end]
        if not (has_digit(line[:60]) or has_digit(line[-60:]) or reader.begins_with_month(line)):
            continue
        found = reader.line(line)
        if found is None and begins_with_day(line):
            month = _month_above(index, passage, reader, lone)
            found = day_of(line, month) if month else None
        if found is not None and found.kind == WEAK:
            apart = apart or {words.strip(" .,:") for _, words in inline_elements(passage)}
            found = _weak(found, line, passage, reader, apart)
        if found is None:
            continue
        date, kind = found.date, found.kind
        date = date._replace(start=date.start + start, end=date.end + start)
        cut = (found.cut[0] + start, found.cut[1] + start)
        cells.append(_cell(index, passage, (start, end), Found(kind, date, cut, found.sure)))
    return cells


def _weak(
    found: Found, line: str, passage: Passage, reader: Reader, apart: Collection[str]
) -> Found | None:
    """A date with but a space after it, which an inline element may set apart from the words."""
    date = found.date
    if line[: date.end].rstrip(" .,:") in apart or line[found.cut[1] :].strip(" .,:") in apart:
        return found._replace(kind=LED)
    if passage.is_heading and date.precision == "year":
        return reader.at_end(line)
    first = _first_letter(line)
    if date.start > first and line[first].isupper() and passage.tag not in _ITEMS:
        return None  # "In 1950 we ..." is prose, "ca. 1950 first hut" none
    return found


def _month_above(index: int, passage: Passage, reader: Reader, lone: Sequence[Lone]) -> Date | None:
    """The month that heads a passage, with its year if it says one."""
    if not passage.is_heading and passage.headings:
        month = reader.whole(passage.headings[-1].text)
        if month is not None and month.precision == "month" and not month.date_end:
            return month
    cell = above(lone, index, passage.node, "month")
    return cell.date if cell else None


def _first_letter(line: str) -> int:
    return next((index for index, letter in enumerate(line) if letter.isalnum()), len(line))


def _without_struck(passage: Passage) -> str:
    """The text with words that are struck out blanked, as long as it was."""
    text = passage.text
    shown: list[str] = []
    at = 0
    for node in passage.elements():
        if node.tag in STRUCK:
            words = " ".join("".join(part.value for part in node.texts()).split())
            start = text.find(words, at) if words else -1
            if start >= 0:
                shown += [text[at:start], " " * len(words)]
                at = start + len(words)
    return "".join([*shown, text[at:]])


def _is_aside(node: Node) -> bool:
    """Whether it is furniture of the site or preformatted text, which hold no chronology."""
    above: Node | None = node
    while above is not None:
        if above.tag in ("nav", "footer", "pre", "form", "aside"):
            return True
        above = above.parent
    return False


def _is_cell(passage: Passage) -> bool:
    """Whether it is one line in a row of several cells, which tables of dates are made of."""
    node = passage.node
    if node.tag not in ("td", "th") or node.parent is None or "\n" in passage.text:
        return False
    return sum(isinstance(c, Node) and c.tag in ("td", "th") for c in node.parent.children) > 2
