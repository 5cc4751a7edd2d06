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
    for number, passage in enumerate(passages):
        mark = passage.text
        if len(mark) > _LONGEST_MARK or passage.is_heading or not is_currency_heading(mark):
            continue
        parent = passage.node.parent
        taken: list[Passage] = []
        rows: list[Row] = []
        for line in passages[number + 1 :]:
            match = _LINE.fullmatch(line.text) if len(line.text) <= _LONGEST_LINE else None
            if match is None or line.tag != passage.tag or line.node.parent is not parent:
                break
            cell = Cell(line.text, line, 0, line.node)
            rows.append(Row((cell.part(*match.span("name")), cell.part(*match.span("sum")))))
            taken.append(line)
        if len(rows) >= _LEAST_ROWS:
            context, section = around.over(passage)
            start = taken[0].place()[0]
            yield Grid("sentences", ("", mark), tuple(rows), context, section, start), taken
