"""Tables set by position: pages of print turned to HTML, each text with its own left and top."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.find.grid.grid import EMPTY, Cell, cell_of
from extractor.find.grid.shape import Line
from extractor.page import Node, Page

_ABSOLUTE = re.compile(r"position\s*:\s*absolute", re.I)
_NUMBER = r"(-?\d{1,6}(?:\.\d{1,6})?)(?:px|pt)?"
_SHEET = re.compile(r"<style[^>]{0,200}>([^<]*)</style", re.I)
_RULE = re.compile(r"\.([\w-]{1,60})\s{0,9}\{([^{}]{0,400})\}")
_OFFSET = re.compile(rf"(?<![\w-])(left|top|bottom)\s*:\s*{_NUMBER}\s*(?:;|$)", re.I)
_SAME_LINE = 5.0  # px or pt between the tops of texts that stand on one line
_LEAST_ROWS = 3
_USUAL = 0.5  # of the rows of several texts have the usual number of them


class _Placed(NamedTuple):
    """A text with the place where it stands: the block it is placed in, from the top and left."""

    block: int
    top: float
    left: float
    cell: Cell


def placed_tables(page: Page) -> Iterator[tuple[list[Node], list[Line]]]:
    """The texts of a page that are placed one by one, as rows of one table; none where few are.

    `top` or `bottom` and `left` count from the block that holds them (CSS 2.2, 10.3.7 and 10.6.4);
    an element says them in its own style or a rule of one of its classes does. Single
    texts above the first row of several are no part of it.
    """
    if "absolute" not in page.body:
        return
    rows = list(_rows(_texts(page)))
    counts = Counter(len(row) for row in rows if len(row) > 1)
    if not counts:
        return
    usual, often = max(counts.items(), key=lambda item: (item[1], item[0]))
    if often < max(_LEAST_ROWS, _USUAL * counts.total()):
        return
    while len(rows[0]) == 1:
        del rows[0]
    starts = _starts([row for row in rows if len(row) == usual])
    lines = [_line(row, starts) for row in rows]
    heads = [cell.text for cell in lines[0].cells]
    again = (n for n in range(1, len(lines)) if [c.text for c in lines[n].cells] == heads)
    repeated = frozenset(again)  # the header row, on each page
    kept = [line for n, line in enumerate(lines) if n not in repeated]
    yield [t.cell.node for row in rows for t in row if t.cell.node is not None], kept


def _texts(page: Page) -> Iterator[_Placed]:
    blocks: dict[int, int] = {}
    placed = list(_placed_nodes(page))
    ids = {id(node) for node, _ in placed}
    for node, at in placed:
        alone = not any(id(inner) in ids for inner in node.elements())
        top = at.get("top", -at.get("bottom", 0.0))
        if "left" in at and len(at) == 2 and alone and (cell := cell_of(node, page.body)).text:
            block = blocks.setdefault(id(node.parent), len(blocks))
            yield _Placed(block, top, at["left"], cell)


def _placed_nodes(page: Page) -> Iterator[tuple[Node, dict[str, float]]]:
    """The elements that their style, or the rules of their classes, place one by one; and where."""
    sheets = "".join(_SHEET.findall(page.body))
    rules = dict(_RULE.findall(sheets)) if "absolute" in sheets else {}
    placing = frozenset(name for name, rule in rules.items() if "absolute" in rule)
    for node in page.elements:
        if not placing and "absolute" not in node.raw:
            continue
        names = (node.attribute("class") or "").split() if rules else ()
        if placing.isdisjoint(names) and "absolute" not in node.raw:
            continue
        own = node.attribute("style") or "" if "style" in node.raw else ""
        style = ";".join([*(rules.get(name, "") for name in names), own])
        if "absolute" in style and _ABSOLUTE.search(style):
            offsets = _OFFSET.findall(style)
            yield node, {name.lower(): float(number) for name, number in offsets}


def _rows(texts: Iterator[_Placed]) -> Iterator[list[_Placed]]:
    """The texts of each line from left to right, from above down."""
    row: list[_Placed] = []
    for text in sorted(texts, key=lambda t: (t.block, t.top, t.left)):
        if row and (text.block != row[0].block or text.top - row[0].top > _SAME_LINE):
            yield sorted(row, key=lambda t: t.left)
            row = []
        row.append(text)
    if row:
        yield sorted(row, key=lambda t: t.left)


def _starts(rows: Sequence[Sequence[_Placed]]) -> list[float]:
    """Where each column begins: half-way between the texts of it and of the one before."""
    columns = [[row[n].left for row in rows] for n in range(len(rows[0]))]
    return [
        (max(before) + min(own)) / 2 if max(before) < min(own) else min(own)
        for before, own in pairwise(columns)
    ]


def _line(row: Sequence[_Placed], starts: Sequence[float]) -> Line:
    """A row on the columns; of several texts in one column the first counts."""
    whole = len(row) == len(starts) + 1
    cells = [EMPTY] * (len(starts) + 1)
    for number, text in enumerate(row):
        column = number if whole else bisect_right(starts, text.left)
        if not cells[column].text:
            cells[column] = text.cell
    return Line(cells, sum(bool(cell.text) for cell in cells))
