"""Dated lines -> grids: which lines are rows of one grid, how far each row reaches.

Class names say nothing here. Dated lines are alike where their elements are; the repeated element
around one of them is its row, and where dates and texts are siblings the row reaches to the next
date.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.find.chronology.date_line import LAST, LED, OWN
from extractor.find.chronology.dated import DateCell, Lone
from extractor.find.chronology.dated_rows import (
    DatedGrid,
    dated_row,
    node_of,
    with_days_parted,
)
from extractor.find.grid.blocks import kind_of
from extractor.find.grid.grid import Cell, Grid, Row
from extractor.page import HEADINGS, Node, Page, Passage

_WORD = re.compile(r"[^\W\d_]{4}|[\u2e80-\u9fff\uac00-\ud7a3]{2}")
_DEEPEST = 8  # lists in lists; deeper ones are broken markup, not chronologies
_SELF_CONTAINED = frozenset(("li", "td", "th", "dd", "figcaption", "caption"))


def dated_grids(
    page: Page, cells: Sequence[DateCell], lone: Sequence[Lone]
) -> Iterator[list[DatedGrid]]:
    """Grids of dated lines, those together whose lines stand in elements alike."""
    groups: dict[tuple[str, ...], list[DateCell]] = {}
    for cell in _with_blocks(cells):
        groups.setdefault(_likeness(cell), []).append(cell)
    for group in groups.values():
        if len(group) > 1:
            found = [*_grids_of_lines(page, group, lone), *_grids_of_elements(page, group, lone)]
            told = sum(cell.kind == LED for cell in group) * 3 >= len(group)
            yield [with_days_parted(made) for made in found] if told else found


_CONTAINERS = frozenset(("body", "div", "section", "article", "main", "center", "blockquote"))


def _with_blocks(cells: Sequence[DateCell]) -> Iterator[DateCell]:
    """The cells with a block of their own for text that stands beside paragraphs, not in one."""
    around = [None, *cells, None]
    for before, cell, after in zip(around, cells, around[2:], strict=False):
        node = node_of(cell)
        near = (node_of(other) for other in (before, after) if other and other.at != cell.at)
        if node.tag in _CONTAINERS and any(
            other is node or (other.tag == "p" and other.parent is node) for other in near
        ):
            block = Node("p", "", node, *cell.source.place())
            cell = DateCell(
                Cell(cell.text, cell.source, cell.start, block),
                *(cell.date, cell.kind, cell.sure, cell.at, cell.line),
            )
        yield cell


def _likeness(cell: DateCell) -> tuple[str, ...]:
    node = node_of(cell)
    if node.tag in HEADINGS:
        return ("heading", node.tag)
    where = "last" if cell.kind in (LAST, OWN) else "first"
    return (where, node.tag, node.parent.tag if node.parent else "")


def _grids_of_lines(
    page: Page, group: Sequence[DateCell], lone: Sequence[Lone]
) -> Iterator[DatedGrid]:
    """The grids whose rows are lines of one passage."""
    by_passage: dict[int, list[DateCell]] = {}
    for cell in group:
        by_passage.setdefault(cell.at, []).append(cell)
    alone = sum(len(cells) == 1 for cells in by_passage.values())
    least = 1 if alone == 1 < len(by_passage) else 2  # two alone are rows of one grid
    for cells in by_passage.values():
        if len(cells) < least:
            continue
        text = cells[0].source.text
        ends = [cell.line[0] for cell in cells[1:]] + [len(text)]
        rows = []
        for cell, end in zip(cells, ends, strict=True):
            start = cell.line[0]
            line = Cell(text[start:end], cell.source, start, cell.node)
            rows.append(dated_row(cell, [line], lone))
        title = _title_before(page, cells[0].at)
        yield _grid("sentences", rows, title, len(cells) / (1 + text.count("\n")))


def _grids_of_elements(
    page: Page, group: Sequence[DateCell], lone: Sequence[Lone]
) -> Iterator[DatedGrid]:
    """The grids whose rows are elements, or begin with one."""
    counts = Counter(cell.at for cell in group)
    alone = [cell for cell in group if counts[cell.at] == 1]
    if len(alone) < 2:
        return
    heights = _heights(alone)
    usual = Counter(heights).most_common(1)[0][0]
    items = []
    for cell, height in zip(alone, heights, strict=True):
        item = node_of(cell)
        for _ in range(min(height, usual)):
            item = item.parent or item
        items.append(item)
    if _nesting(items) > _DEEPEST:
        return
    families: dict[int, list[tuple[DateCell, Node]]] = {}
    for cell, item in zip(alone, items, strict=True):
        family = families.setdefault(id(item.parent), [])
        if not family or family[-1][1] is not item:
            family.append((cell, item))
    for family in families.values():
        yield _grid_of(page, family, lone)


def _heights(cells: Sequence[DateCell]) -> list[int]:
    """How many elements above each dated line hold no other of the group."""
    counts: Counter[int] = Counter()
    for cell in cells:
        outer: Node | None = cell.node
        while outer is not None:
            counts[id(outer)] += 1
            outer = outer.parent
    heights = []
    for cell in cells:
        height, node = 0, node_of(cell)
        while node.parent is not None and counts[id(node.parent)] == 1:
            node, height = node.parent, height + 1
        heights.append(height)
    return heights


def _nesting(items: Sequence[Node]) -> int:
    """How many of the elements stand in each other, at most."""
    known = {id(item) for item in items}
    depths: dict[int, int] = {}
    for item in items:
        chain = [item]
        while chain[-1].parent is not None and id(chain[-1]) not in depths:
            chain.append(chain[-1].parent)
        depth = depths.get(id(chain[-1]), 0)
        for node in reversed(chain):
            if id(node) not in depths:
                depth += id(node) in known
                depths[id(node)] = depth
    return max(depths[id(item)] for item in items)


def _grid_of(
    page: Page, family: Sequence[tuple[DateCell, Node]], lone: Sequence[Lone]
) -> DatedGrid:
    is_heading = node_of(family[0][0]).tag in HEADINGS
    stretches = _stretches(page, family, is_heading)
    rows = [
        dated_row(cell, [Cell(p.text, p, 0, p.node) for p in page.passages[start:end]], lone)
        for (cell, _), (start, end) in zip(family, stretches, strict=True)
    ]
    kind = "headings" if is_heading else _KINDS.get(family[0][1].tag, "cards")
    title = _title_before(page, stretches[0][0])
    alike = _alike(family[0][1], family[-1][1])
    return _grid(kind, rows, title, len(family) / max(alike, len(family)))


def _stretches(
    page: Page, family: Sequence[tuple[DateCell, Node]], is_heading: bool
) -> list[tuple[int, int]]:
    """The passages of each row: first, and after the last.

    A row is its element, with the title beside it and what follows up to the next row where dates
    stand alone or open a paragraph; the last goes on no farther than any before it.
    """
    extents = [_extent(page, cell.at, item) for cell, item in family]
    bare = [
        last - first == 1 + len(cell.rest) and (is_heading or cell.text == cell.source.text)
        for (cell, _), (first, last) in zip(family, extents, strict=True)
    ]
    flat = sum(bare) * 2 > len(bare)
    lead = int(flat and _titles(page, [first - 1 for first, _ in extents]))
    titled = flat and not is_heading and not lead and _titles(page, [last for _, last in extents])
    starts = [first - lead for first, _ in extents]
    limits = [*starts[1:], len(page.passages)]
    ends: list[int] = []
    longest = 0
    for (cell, item), (_, last), limit in zip(family, extents, limits, strict=True):
        goes_on = item is cell.node and item.tag not in _SELF_CONTAINED
        if not flat and len(ends) == len(family) - 1:
            limit = min(limit, last + longest)
        end = _reach(page, cell, item, last + titled, limit) if flat or goes_on else last
        longest = max(longest, end - last)
        ends.append(end)
    return list(zip(starts, ends, strict=True))


_KINDS = {"li": "list", "dt": "definitions", "dd": "definitions", "tr": "table", "p": "sentences"}


def _alike(first: Node, last: Node) -> int:
    """How many elements of its name stand beside an element up to another, both counted.

    All of them count beside one alone.
    """
    siblings = first.parent.children if first.parent else [first]
    alike = [child for child in siblings if isinstance(child, Node) and child.tag == first.tag]
    if first is last:
        return len(alike)
    return sum(first.start <= child.start <= last.start for child in alike)


def _within(passage: Passage, node: Node) -> bool:
    return node.start <= passage.node.start and passage.node.end <= node.end


def _extent(page: Page, index: int, node: Node) -> tuple[int, int]:
    """The passages inside an element, from one of them: first, and after the last."""
    first = last = index
    while first > 0 and _within(page.passages[first - 1], node):
        first -= 1
    while last + 1 < len(page.passages) and _within(page.passages[last + 1], node):
        last += 1
    return first, last + 1


def _reach(page: Page, cell: DateCell, item: Node, last: int, limit: int) -> int:
    """How far a row goes on after its own element: to the next row, heading or outer end."""
    tag = node_of(cell).tag
    level = tag if tag in HEADINGS else "h9"
    while last < limit:
        passage = page.passages[last]
        if item.parent is not None and not _within(passage, item.parent):
            break
        if passage.is_heading and passage.node.tag <= level:
            break
        if item.tag == "dt" == passage.node.tag:
            break
        last += 1
    return last


def _titles(page: Page, indices: Sequence[int]) -> bool:
    """Whether a heading with words stands at every one of these places."""
    return all(
        0 <= index < len(page.passages)
        and page.passages[index].is_heading
        and _WORD.search(page.passages[index].text)
        for index in indices
    )


def _grid(kind: str, rows: Sequence[Row], title: Sequence[Cell], share: float) -> DatedGrid:
    context = (*rows[0].groups, *title)
    start = rows[0].cells[0].place()[0]
    return DatedGrid(Grid(kind, (), tuple(rows), context, start=start), share)


def _title_before(page: Page, index: int) -> list[Cell]:
    """The line in bold right before a passage, which heads what follows like a heading."""
    before = page.passages[index - 1] if index else None
    if before is None or before.is_heading or kind_of(before.node) != "bold":
        return []
    return [Cell(before.text, before, 0, before.node)]
