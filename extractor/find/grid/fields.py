"""Fields inside cells: lines of their own meaning, "label: value" lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from extractor.find.grid.grid import EMPTY, Cell, Grid, Row
from extractor.find.rows.headings import heading_role
from extractor.find.rows.parties import is_organization, is_person
from extractor.find.rows.values import is_counted
from extractor.values.amounts import parse_money

LABEL = re.compile(
    r"(?P<label>[^\W\d][^:：\n]{0,38}?)\s*(?:[:：](?!//|\d)|(?<!\d)[:：](?=\d))"
    r"\s*(?P<value>\S.*)?",
    re.S,
)
_FIGURE_AFTER_COLON = re.compile(r"[:：](?=\s*(?P<value>[^\d\s][^\d\n]{0,5}\d|\d))")
_LONGEST_LABEL = 39  # characters
_LABEL = re.compile(rf"[^\W\d][^:：\n]{{0,{_LONGEST_LABEL - 1}}}\Z")
_MAX_LINES = 12
_SEEN = 0.3  # share of rows in which a label without known words must come to be one
_FEW = 4  # rows before a word and colon in one of them are but a name with a colon

Field = tuple[Hashable, Cell]


def label_and_value(text: str) -> re.Match[str] | None:
    """`LABEL` over all of a text, told at once of one without a colon."""
    return LABEL.fullmatch(text) if ":" in text or "：" in text else None


def with_fields(grid: Grid) -> Grid:
    """The grid with a column for each field where cells of a column hold several, line by line."""
    grid = _without_own_headings(grid)
    split = [_is_compound(grid, column) for column in range(len(grid.headings))]
    if not any(split):
        return grid
    split = [several and not _runs_beside_money(grid, n) for n, several in enumerate(split)]
    rows: list[list[Field]] = []
    for row in grid.rows:
        fields: list[Field] = []
        for column, cell in enumerate(row.cells):
            if split[column]:
                lines = cell.lines()
                fields += [((column, _position(n, len(lines))), c) for n, c in enumerate(lines)]
            else:
                fields.append(((column, 0), cell))
        rows.append(fields)
    names: dict[Hashable, str] = {(n, 0): heading for n, heading in enumerate(grid.headings)}
    whole = frozenset((column, 0) for column, several in enumerate(split) if not several)
    headings, cells = in_columns(rows, names, whole)
    kept = tuple(Row(tuple(line), row.groups) for line, row in zip(cells, grid.rows, strict=True))
    return replace(grid, headings=headings, rows=kept)


def _without_own_headings(grid: Grid) -> Grid:
    """The grid without the headings that its cells repeat, for screens that show no header row."""
    first = next((row for row in grid.rows if any(cell.text for cell in row.cells)), None)
    if first is None or not any(map(_repeated_heading, first.cells, grid.headings)):
        return grid
    rows = tuple(
        Row(tuple(map(_without_heading, row.cells, grid.headings)), row.groups) for row in grid.rows
    )
    return replace(grid, rows=rows)


def _without_heading(cell: Cell, heading: str) -> Cell:
    begin = _repeated_heading(cell, heading)
    return cell.part(begin, len(cell.text)) if begin else cell


def _repeated_heading(cell: Cell, heading: str) -> int:
    """Where a cell goes on after its column's heading in an element of its own; 0 without one."""
    if not heading or cell.node is None or not cell.text.startswith(heading):
        return 0
    label = next(cell.node.elements(), None)
    words = " ".join("".join(t.value for t in label.texts()).split()) if label is not None else ""
    if words.rstrip(":： ") != heading:
        return 0
    end = len(heading)
    return len(cell.text) - len(cell.text[end:].lstrip(":： \n"))


def _position(number: int, count: int) -> int:
    """The first lines count from above; the last of several from below, so that it lines up."""
    return -1 if number == count - 1 and count > 2 else number


def _is_compound(grid: Grid, column: int) -> bool:
    """Whether most cells hold several lines that are not a list of the same kind of thing."""
    several = [c for row in grid.rows for c in row.cells[column : column + 1] if "\n" in c.text]
    if not several or len(several) < 0.5 * sum(1 for _ in grid.column(column)):
        return False
    alike = 0
    for cell in several[:60]:
        lines = [line.text for line in cell.lines()]
        if len(lines) > _MAX_LINES:
            return False
        alike += any(
            all(map(test, lines)) for test in (is_organization, is_person, parse_money, is_counted)
        )
    return alike < 0.4 * len(several[:60])


def _runs_beside_money(grid: Grid, column: int) -> bool:
    """Whether each cell has as many lines as sums of money stand in another cell of its row."""
    several = [row for row in grid.rows if "\n" in row.cells[column].text]
    lines = [row.cells[column].text.count("\n") for row in several]
    for other in range(len(grid.headings)):
        beside = [row.cells[other].text.split("\n") for row in several]
        as_many = other != column and [len(texts) - 1 for texts in beside] == lines
        if as_many and all(parse_money(text) for texts in beside for text in texts):
            return True
    return False


def in_columns(
    rows: Sequence[Sequence[Field]],
    names: dict[Hashable, str] | None = None,
    whole: frozenset[Hashable] = frozenset(),
) -> tuple[tuple[str, ...], list[list[Cell]]]:
    """Fields, each with the place it has in its row, put into columns; (headings, cells of rows).

    A "label: value" field goes to the column of its label, wherever it stands in its row; fields of
    `whole` have no label. `names` are headings by place.
    """
    known = names or {}
    labels = _labels(rows, whole)
    columns: dict[Hashable, int] = {}
    headings: list[str] = []
    laid: list[dict[int, Cell]] = []
    for fields in rows:
        line: dict[int, Cell] = {}
        for name, heading, cell in _named(fields, labels, whole):
            while name in columns and columns[name] in line:
                name = (name, "again")
            if name not in columns:
                columns[name] = len(headings)
                headings.append(heading or known.get(name, ""))
            line[columns[name]] = cell
        laid.append(line)
    return tuple(headings), [[line.get(c, EMPTY) for c in range(len(headings))] for line in laid]


def _named(
    fields: Sequence[Field], labels: frozenset[str], whole: frozenset[Hashable]
) -> Iterator[tuple[Hashable, str, Cell]]:
    """Each field with the name of its column and the label it bears; labels alone are left out."""
    waiting = ""
    for key, cell in fields:
        label, begin = _label_of(cell.text, labels) if key not in whole else ("", 0)
        if label and begin >= len(cell.text):
            waiting = label
        elif label:
            yield ("label", label.casefold()), label, cell.part(begin, len(cell.text))
            waiting = ""
        elif waiting:
            yield ("label", waiting.casefold()), waiting, cell
            waiting = ""
        else:
            yield key, "", cell


def _label_of(text: str, labels: frozenset[str]) -> tuple[str, int]:
    """The label that a field begins with and where its value begins; ("", 0) for none."""
    match = label_and_value(text)
    if match and match["label"].strip().casefold() in labels:
        value = match.start("value") if match["value"] else len(text)
        return match["label"].strip(), value
    if text.casefold() in labels:
        return text, len(text)
    return "", 0


def _labels(rows: Sequence[Sequence[Field]], whole: frozenset[Hashable]) -> frozenset[str]:
    """Labels, in lower case: heading words with a colon or in most rows, other words in many."""
    with_colon: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    filled = Counter(key for fields in rows for key in {key for key, _ in fields})
    labelled: Counter[Hashable] = Counter()
    once: dict[str, Hashable] = {}

    def alone_in(key: Hashable) -> bool:  # where others have words without label
        return len(rows) >= _FEW and labelled[key] * 2 < filled[key]

    for fields in rows:
        seen, bare = set(), set()
        for key, cell in fields:
            if key in whole or len(cell.text) > 4000:
                continue
            match = label_and_value(cell.text)
            if match:
                label = match["label"].strip().casefold()
                seen.add(label)
                once[label] = key
                labelled[key] += 1
            elif len(cell.text) <= 40:
                bare.add(cell.text.casefold())
        with_colon.update(seen)
        alone.update(bare)
    enough = max(2, _SEEN * len(rows))
    found = {
        label
        for label, n in with_colon.items()
        if n >= enough or (_is_heading(label) and (n > 1 or not alone_in(once[label])))
    }
    most = max(2, 0.6 * len(rows))
    found.update(label for label, n in alone.items() if n >= most and _is_heading(label))
    return frozenset(found)


def _is_heading(label: str) -> bool:
    role = heading_role(label) if not label[:1].isdigit() else None
    return role is not None and role.strong


def labelled_figures(text: str) -> Iterator[tuple[str, int]]:
    """The words before each colon with a figure right after it, and where what follows begins.

    >>> list(labelled_figures("In 2019, grant: $500; term: one year; size 3: 4"))
    [('In 2019, grant', 16), ('one year; size 3', 46)]
    """
    done = 0  # from each colon back, for a label could begin at every letter of a text
    for colon in _FIGURE_AFTER_COLON.finditer(text):
        until = len(text[: colon.start()].rstrip())
        begin = max(done, until - _LONGEST_LABEL)
        label = _LABEL.search(text, begin, until) if done <= colon.start() else None
        if label is not None:
            yield label[0], colon.start("value")
            done = colon.end("value")
