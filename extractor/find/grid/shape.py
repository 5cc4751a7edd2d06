"""From laid-out rows to grids of one record a row, whichever way round the source has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.find.grid.grid import EMPTY, Cell, Grid, Row
from extractor.find.rows.headings import Role, strict_role, year_heading
from extractor.find.rows.parties import looks_like_name
from extractor.find.rows.wording import ditto_marks
from extractor.values.amounts import parse_money
from extractor.values.number.digits import holds_digit
from extractor.values.places import parse_place

_LONGEST_TITLE = 100  # characters of a name in a row of its own
_LONGEST_DITTO = 16  # characters


class Line:
    """A row laid out on the columns; `filled` and `heads` count its own cells that hold words."""

    __slots__ = ("cells", "filled", "heads", "in_head")

    def __init__(self, cells: list[Cell], filled: int, heads: int = 0, in_head: bool = False):
        self.cells = cells
        self.filled = filled
        self.heads = heads
        self.in_head = in_head


def shaped(
    head: list[Line],
    body: list[Line],
    context: tuple[Cell, ...],
    section: str | None,
    start: int,
    kind: str = "table",
) -> Iterator[Grid]:
    """One grid, or several where tables stand side by side; none for a table without rows."""
    width = max(len(line.cells) for line in (*head, *body))
    for line in (*head, *body):
        line.cells.extend([EMPTY] * (width - len(line.cells)))
    head, titles = _titles(head)
    context = (*context, *titles)
    if not head and labels_in(body, 0):
        if width == 2:
            pairs = [(line.cells[0], line.cells[1]) for line in body if line.filled > 1]
            yield from by_label(pairs, context, section, start)
            return
        head, body = _transposed(body, width)
        width = len(head[0].cells)
    if not head and width == 2 and (titled := _titled_records(body)):
        names, records = titled
        yield Grid("definitions", names, records, context, section, start)
        return
    headings = _joined(head, width) if head else ("",) * width
    rows = _rows_of(body)
    if not rows:
        return
    if any(len(row.cells) > width for row in rows):
        headings = (*headings, "")
    if not ditto_marks().isdisjoint(
        [c.text.casefold() for row in rows for c in row.cells if len(c.text) < _LONGEST_DITTO]
    ):
        for number in range(1, len(rows)):
            rows[number] = _without_ditto(rows[number], rows[number - 1])
    for first, size in _repeats(headings, width, rows):
        part = [_columns(row, first, size) for row in rows] if size < width else rows
        kept = tuple(row for row in part if any(cell.text for cell in row.cells))
        names = headings[first : first + size] if size < width else headings
        yield Grid(kind, names, kept, context, section, start)


def _titles(head: list[Line]) -> tuple[list[Line], list[Cell]]:
    """Header rows that hold one text for all columns head the table, not a column."""
    titles = [line for line in head if line.filled == 1 and len(line.cells) > 1]
    if len(titles) == len(head) and head and all(line.cells[-1].text == "" for line in head):
        return head, []
    cells = [next(cell for cell in line.cells if cell.text) for line in titles]
    return [line for line in head if line not in titles], cells


def _joined(head: list[Line], width: int) -> tuple[str, ...]:
    """One heading a column: the texts of all header rows, each once."""
    names = []
    for column in range(width):
        texts = dict.fromkeys(" ".join(line.cells[column].text.split()) for line in head)
        names.append(" / ".join(text for text in texts if text))
    return tuple(names)


def labels_in(body: Sequence[Line], column: int) -> bool:
    """Whether a column holds the headings: known words, and more than one role."""
    texts = [line.cells[column].text.rstrip(":： ") for line in body if line.filled > 1]
    roles = [strict_role(text) for text in texts]
    known: list[Role] = [role for role in roles if role is not None and role.strong]
    names = {role.name for role in known}
    return (
        len(known) * 2 >= len(texts) >= 2
        and len(names) >= 2
        and bool(names & {"recipient", "donor", "party", "person"})
    )


def _titled_records(body: Sequence[Line]) -> tuple[tuple[str, ...], tuple[Row, ...]] | None:
    """Records that are a name in a row of its own and, below it, labels with values.

    Their headings, none over the names, and rows; None where one of them is made otherwise or no
    label says that its value is an amount.
    """
    records: list[list[Cell]] = []
    labels: dict[str, int] = {}
    for line in body:
        first, second = line.cells[:2]
        if line.filled == 1:
            if not any(map(str.isalpha, first.text)) or len(first.text) > _LONGEST_TITLE:
                return None
            records.append([first])
            continue
        label = first.text.rstrip(":： ")
        if not records or not label:
            return None
        record = records[-1]
        column = labels.setdefault(label, len(labels) + 1)
        record.extend([EMPTY] * (column + 1 - len(record)))
        record[column] = second
    roles = [strict_role(label) for label in labels]
    known = [role.name for role in roles if role is not None and role.strong]
    if "amount" not in known or len(set(known)) < 2 or len(known) * 2 < len(labels):
        return None
    if any(len(record) < 2 for record in records):
        return None
    rows = (Row((*record, *[EMPTY] * (len(labels) + 1 - len(record)))) for record in records)
    return ("", *labels), tuple(rows)


def _transposed(body: list[Line], width: int) -> tuple[list[Line], list[Line]]:
    """A table whose first column holds the headings, turned on its side."""
    columns = [[line.cells[c] for line in body if line.filled > 1] for c in range(width)]
    lines = [Line(cells, sum(bool(cell.text) for cell in cells)) for cells in columns]
    return lines[:1], lines[1:]


def by_label(
    pairs: list[tuple[Cell, Cell]],
    context: tuple[Cell, ...],
    section: str | None,
    start: int,
    kind: str = "definitions",
) -> Iterator[Grid]:
    """Label and value pairs as a grid: a record begins where its first label comes again."""
    labels: dict[str, int] = {}
    records: list[dict[int, Cell]] = []
    for label, value in pairs:
        name = label.text.rstrip(":： ").strip()
        column = labels.setdefault(name, len(labels))
        if not records or (column in records[-1] and (column == 0 or 0 not in records[-1])):
            records.append({})
        elif column in records[-1]:
            before = records[-1][column]
            records[-1][column] = before if before.text else value
            continue
        records[-1][column] = value
    rows = tuple(
        Row(tuple(record.get(column, EMPTY) for column in range(len(labels)))) for record in records
    )
    yield Grid(kind, tuple(labels), rows, context, section, start)


def _rows_of(body: list[Line]) -> list[Row]:
    """Rows with the group rows above them; a detail row goes to the row before it as last cell."""
    single = [_is_single(line) for line in body]
    detailed = _are_details(single)
    rows: list[Row] = []
    groups: tuple[Cell, ...] = ()
    trailing: list[Line] = []
    for line, alone in zip(body, single, strict=True):
        if not alone:
            rows.append(Row(tuple(line.cells), groups))
            trailing = []
            continue
        cell = next(cell for cell in line.cells if cell.text and not cell.inherited)
        if detailed and rows:
            rows[-1] = Row((*rows[-1].cells, cell), rows[-1].groups)
        elif not _can_head(cell):
            rows.append(Row(_alone(line), groups))
        else:
            # of two such rows one after the other, both head what follows
            groups = (*groups, cell) if trailing else _regrouped(groups, cell)
            trailing.append(line)
    width = len(body[0].cells)
    rows += [Row(_alone(line)) for line in trailing]  # a note at the end heads nothing
    if any(len(row.cells) > width for row in rows):
        return [
            row if len(row.cells) > width else Row((*row.cells, EMPTY), row.groups) for row in rows
        ]
    return rows


def _is_single(line: Line) -> bool:
    """Whether a row of a table with several columns holds one text and no record of its own."""
    if line.filled != 1 or len(line.cells) < 2:
        return False
    shown = [cell for cell in line.cells if cell.text]
    return all(cell.source is shown[0].source for cell in shown)


def _can_head(cell: Cell) -> bool:
    """Whether a cell says anything: the numbers of a pager do not."""
    return any(map(str.isalpha, cell.text)) or year_heading(cell.text) is not None


def _alone(line: Line) -> tuple[Cell, ...]:
    """The cells of a row of one text that spans them, that text in the first of them only."""
    first = next(n for n, cell in enumerate(line.cells) if cell.text)
    return tuple(cell if n == first else EMPTY for n, cell in enumerate(line.cells))


def _are_details(single: list[bool]) -> bool:
    """Whether the rows of one text each belong to the row before them."""
    count = sum(single)
    if count < 2 or single[0]:
        return False
    after = sum(a and not b for a, b in zip(single[1:], single, strict=False))
    return after == count and count >= 0.7 * (len(single) - count)


def _regrouped(groups: tuple[Cell, ...], cell: Cell) -> tuple[Cell, ...]:
    """A year replaces the year above, other words the other words."""
    is_year = year_heading(cell.text) is not None
    kept = tuple(g for g in groups if (year_heading(g.text) is not None) != is_year)
    return (cell,) if is_year else (*kept, cell)


def _without_ditto(row: Row, above: Row) -> Row:
    """The row with the cells above in the place of ditto marks."""
    if not any(
        len(c.text) < _LONGEST_DITTO and c.text.casefold() in ditto_marks() for c in row.cells
    ):
        return row
    cells = tuple(
        old.for_other_row() if new.text and new.text.casefold() in ditto_marks() else new
        for new, old in zip(row.cells, above.cells, strict=False)
    )
    return Row(cells, row.groups)


def _repeats(
    headings: tuple[str, ...], width: int, rows: Sequence[Row]
) -> Iterator[tuple[int, int]]:
    """(first column, number of columns) of each record where one row holds several."""
    names = [name.casefold() for name in headings[:width]]
    kinds = names if any(names) else _kinds(width, rows)
    for size in range(2, width // 2 + 1):
        if width % size == 0 and any(kinds) and kinds == kinds[:size] * (width // size):
            for first in range(0, width, size):
                yield first, size
            return
    yield 0, width


_LEAST_BESIDE = 3  # rows of names and sums before they show that records stand side by side


def _kinds(width: int, rows: Sequence[Row]) -> list[str]:
    """What the cells of each column are where all are names or sums of money; else nothing."""
    kinds = []
    for column in range(width):
        texts = [row.cells[column].text for row in rows if row.cells[column].text]
        sums = sum(map(_is_sum, texts))
        if len(texts) < _LEAST_BESIDE or len(texts) * 2 < len(rows):
            return []
        if sums < len(texts) and (sums or not all(map(_is_name, texts))):
            return []
        kinds.append("amount" if sums else "name")
    return kinds if kinds.count("amount") * 2 == width else []


def _is_sum(text: str) -> bool:
    return holds_digit(text) and parse_money(text) is not None and year_heading(text) is None


def _is_name(text: str) -> bool:
    return looks_like_name(text) and parse_place(text) is None


def _columns(row: Row, first: int, size: int) -> Row:
    return Row(row.cells[first : first + size], row.groups)
