"""Names with bare sums under the mark of a currency alone on its line, as accounts are set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.find.grid.grid import Cell, Grid, Row
from extractor.find.grid.surroundings import Surroundings
from extractor.find.rows.headings import is_currency_heading
from extractor.page import Page, Passage

_LONGEST_MARK = 12  # characters
_LONGEST_LINE = 160
_LEAST_ROWS = 3
# Words and one number after them: columns of several years say more than this reads.
_LINE = re.compile(
    r"(?P<name>[^\W\d_][^\n]*[^\W\d_][.)’'*]?)[\s.…]+(?P<sum>\d[\d,.'’ \u00a0]{0,20})"
)


def signed_lines(page: Page, around: Surroundings) -> Iterator[tuple[Grid, list[Passage]]]:
    """A grid for each run of such lines below a mark, with the passages that it takes."""
    passages = page.passages
    for number, passage in enumerate(passages[:-_LEAST_ROWS]):
        mark = passage.text
        if len(mark) > _LONGEST_MARK or _row(passages[number + 1], passage) is None:
            continue
        least = passages[number + 1 : number + 1 + _LEAST_ROWS]
        if passage.is_heading or not all(_row(line, passage) for line in least):
            continue
        if not is_currency_heading(mark):
            continue
        taken: list[Passage] = []
        rows: list[Row] = []
        for line in passages[number + 1 :]:
            row = _row(line, passage)
            if row is None:
                break
            rows.append(row)
            taken.append(line)
        context, section = around.over(passage)
        start = taken[0].place()[0]
        yield Grid("sentences", ("", mark), tuple(rows), context, section, start), taken


def _row(line: Passage, mark: Passage) -> Row | None:
    """The name and the sum that a line says, if it stands beside the mark."""
    node, other = line.node, mark.node
    if node.tag != other.tag or node.parent is not other.parent:
        return None
    match = _LINE.fullmatch(line.text) if len(line.text) <= _LONGEST_LINE else None
    if match is None:
        return None
    cell = Cell(line.text, line, 0, line.node)
    return Row((cell.part(*match.span("name")), cell.part(*match.span("sum"))))
