"""Lines of one block -> a grid: each a record, or several lines a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extractor.find.grid.blocks import holds_figure
from extractor.find.grid.fields import LABEL, Field, in_columns, label_and_value
from extractor.find.grid.grid import Cell, Grid, Row
from extractor.find.grid.prose import FIELDS, sentence_grid
from extractor.find.grid.surroundings import Surroundings
from extractor.find.rows.headings import PARTY_ROLES, heading_role, strict_role, year_heading
from extractor.find.rows.parties import is_organization, looks_like_name
from extractor.find.rows.values import is_tier
from extractor.find.rows.wording import leaning
from extractor.page import Passage
from extractor.values.amounts import find_amounts, parse_money
from extractor.values.number.digits import holds_digit

_SUM_WORDS = 5  # of a heading that is a sum and what was given
_LONGEST_HEAD = 60  # characters of a line that heads those below it
_LINES_UNDER = 4  # lines of a record that begins with name and amount


def lines_grid(passage: Passage, around: Surroundings, least: int = 2) -> Grid | None:
    """Lines of one block, parted by br, each a record or a part of one; None where they are not.

    A first line without figure heads the others. `least` lines hold a figure.
    """
    cell = Cell(passage.text, passage, 0, passage.node)
    lines = cell.lines()
    with_figure = [n for n, line in enumerate(lines) if holds_figure(line.text)]
    if len(with_figure) < least:
        return None
    context, section = around.over(passage)
    grid = None
    if len(with_figure) * 2 > len(lines) or with_figure == [1]:
        grid = sentence_grid(lines, context, section, passage.node.start, "sentences")
        if grid is not None and with_figure[0] == 1 and len(lines[0].text) <= _LONGEST_HEAD:
            headed = (Row(row.cells, (*row.groups, lines[0])) for row in grid.rows)
            grid = replace(grid, rows=tuple(headed))
    if grid is None and with_figure[0] == 0:
        grid = _lines_under(lines, with_figure, context, section)
    if grid is None:
        grid = _lines_in_turn(lines, with_figure, context, section)
    return grid


def _lines_in_turn(
    lines: list[Cell], figures: list[int], context: tuple[Cell, ...], section: str | None
) -> Grid | None:
    """Records of as many lines each, `figures` in the same of them; lines before them head all.

    Those that head them are as few as they can be, or those that say what the list is of.
    """
    size = min((later - at for at, later in pairwise(figures)), default=len(lines))
    if size < 2 or len({n % size for n in figures}) > 1:
        return None
    over = len(lines) - size * ((figures[-1] - figures[0]) // size + 1)
    titles = sum(1 for _ in takewhile(_is_title, lines[: figures[0]]))
    least = max(0, figures[0] + 1 - size)
    first = max(least, min(titles, over, figures[0]))
    rows = [
        [(number, line) for number, line in enumerate(lines[at : at + size])]
        for at in range(first, figures[-1] + 1, size)
    ]
    return grid_of(rows, (*context, *lines[:first]), section, lines[0].place()[0])


def _is_title(line: Cell) -> bool:
    return any(leaning(line.text)) or year_heading(line.text) is not None


def _lines_under(
    lines: list[Cell],
    firsts: list[int],
    context: tuple[Cell, ...],
    section: str | None,
) -> Grid | None:
    """Lines that name who and how much, each with lines under it that say what for."""
    parts = [lines[at:stop] for at, stop in zip(firsts, [*firsts[1:], len(lines)], strict=True)]
    if max(map(len, parts)) > _LINES_UNDER:
        return None
    heads = [part[0] for part in parts]
    start = lines[0].place()[0]
    grid = sentence_grid(heads, context, section, start, "sentences")
    if grid is None or len(grid.rows) != len(parts):
        return None
    return _with_purposes(grid, [part[1] if len(part) > 1 else None for part in parts])


def opens_with_sum(text: str) -> bool:
    """Whether the first of several lines says who as well as how much ("Elm Club – $500")."""
    first, _, rest = text.partition("\n")
    return bool(rest) and not _is_sum_alone(first) and holds_figure(first)


def _is_sum_alone(text: str) -> bool:
    """Whether a line is a sum of money, be it behind its label."""
    label = label_and_value(text)
    known = label is not None and strict_role(label["label"]) is not None
    return known or parse_money(text) is not None


def titled_grid(
    records: Sequence[Sequence[Passage]],
    context: tuple[Cell, ...],
    section: str | None,
    start: int,
) -> Grid | None:
    """Records whose headings say all ("Name ($500)"); what follows is the purpose."""
    cells = [[Cell(p.text, p, 0, p.node) for p in record] for record in records]
    told = [[line for cell in record for line in cell.lines()] for record in cells]
    if not all(record and holds_figure(record[0].text) for record in told):
        return None
    grid = sentence_grid([record[0] for record in told], context, section, start, "headings")
    if grid is None or len(grid.rows) != len(records):
        return grid
    return _with_purposes(grid, [next(filter(_is_unlabelled, r[1:]), None) for r in told])


def _is_unlabelled(line: Cell) -> bool:
    """Whether a line is no "Label: value" of a kind that is known."""
    label = LABEL.match(line.text)
    return label is None or strict_role(label["label"]) is None


def _with_purposes(grid: Grid, below: Sequence[Cell | None]) -> Grid:
    """The grid of sentences with what stands below each as its purpose, where it has none."""
    at = FIELDS.index("purpose")
    rows = []
    for row, cell in zip(grid.rows, below, strict=True):
        if not row.cells[at].text and cell is not None:
            row = Row((*row.cells[:at], cell, *row.cells[at + 1 :]), row.groups)
        rows.append(row)
    return replace(grid, rows=tuple(rows))


def heads_names(rows: Sequence[Sequence[Field]]) -> bool:
    """Whether each record is a sum and, below it, the names of all who got or gave as much."""
    for row in rows:
        if len(row) < 2:
            return False
        sum_, *names = [cell.text for _, cell in row]
        if not _is_sum(sum_):
            return False
        if not all(looks_like_name(name) and not holds_digit(name) for name in names):
            return False
    return sum(len(row) > 2 for row in rows) * 2 > len(rows) and _are_lists(rows)


def _is_sum(text: str) -> bool:
    """Whether a text is one sum, be it of gifts ("$5,000 Scholarships"), and no range of them."""
    found = list(find_amounts(text)) if holds_digit(text) else []
    if any(amount.end == len(text) for amount in found):
        return True
    if len(found) != 1 or found[0].kind != "money" or found[0].value_max is not None:
        return False
    few = len(text.split()) <= _SUM_WORDS
    return few and leaning(text).given > 0 and not is_tier(text, found[0].end)


def _are_lists(rows: Sequence[Sequence[Field]]) -> bool:
    """Whether the names below each sum stand in elements alike: items, or lines of one block."""
    return all(
        len({cell.node.tag if cell.node is not None else "" for _, cell in row[1:]}) == 1
        for row in rows
    ) and any(
        cell.node is not None and cell.node.tag == "li" for row in rows for _, cell in row[1:]
    )


def grid_of(
    rows: Sequence[Sequence[Field]],
    context: tuple[Cell, ...],
    section: str | None,
    start: int,
    kind: str = "cards",
) -> Grid | None:
    """A grid of the fields; None where records hold figures only and name nobody."""
    if heads_names(rows):
        rows = [[(0, row[0][1].for_other_row()), (1, name)] for row in rows for _, name in row[1:]]
    headings, cells = in_columns(rows)
    kept = tuple(Row(tuple(line)) for line in cells)
    grid = Grid(kind, headings, kept, context, section, start)
    for column in range(len(headings)):
        texts = [cell.text for cell in grid.column(column)]
        role = heading_role(headings[column])
        if len(texts) < 0.6 * len(kept) or sum(map(holds_figure, texts)) * 2 > len(texts):
            continue
        if role is not None and role.strong and role.name in PARTY_ROLES:
            return grid
        if sum(map(_names_somebody, texts)) * 2 > len(texts) and (
            len(set(texts)) > 1 or len(texts) == 1
        ):
            return grid
    return None


def _names_somebody(text: str) -> bool:
    """Whether a text may name a party; "Approved 9-0" and "May 2019" do not."""
    return is_organization(text) or (looks_like_name(text) and not holds_digit(text))
