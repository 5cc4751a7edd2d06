"""Lists, cards and runs of siblings -> grids: whatever repeats and holds money or counted goods."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from extractor.find.grid.alike import rows_alike
from extractor.find.grid.ancestry import holds, inside, outside, with_ancestors
from extractor.find.grid.blocks import (
    LONGEST_RECORD,
    are_headed,
    dense_parts,
    even_parts,
    holds_figure,
    inline_fields,
    kind_of,
    make_of,
    marks_of,
    parts_of,
    runs_of,
    shows_figure,
    sort_of,
)
from extractor.find.grid.fields import Field
from extractor.find.grid.grid import Cell, Grid
from extractor.find.grid.heading_rows import grids_under, heading_rows, rows_under
from extractor.find.grid.label_pairs import are_one_record, pairs_in, record_in
from extractor.find.grid.lines import (
    grid_of,
    heads_names,
    lines_grid,
    opens_with_sum,
    titled_grid,
)
from extractor.find.grid.owners import (
    are_fields,
    are_named_above,
    is_nested,
    is_teaser,
    names_nobody,
    owned_items,
    under_headings,
)
from extractor.find.grid.paths import fields_reader
from extractor.find.grid.prose import sentence_grid
from extractor.find.grid.shape import by_label
from extractor.find.grid.surroundings import Surroundings
from extractor.find.grid.told import told_grid
from extractor.page import Node, Page, Passage

_MOST = 0.75  # of the parts of a page that begin with a figure, before the others are no records
_WRAPPERS = 3  # elements from a list up to the card that it is a part of
_FURNITURE = frozenset(("nav", "footer"))
_LISTS = frozenset(("ul", "ol", "menu", "dir"))


def repeated_grids(page: Page, around: Surroundings, tables: Collection[int]) -> list[Grid]:
    """Grids of all else that repeats: items, cards, blocks under headings, lines.

    `tables` are the ids of the table nodes that hold data: what stands in them is left alone.
    """
    miner = _Miner(page, around, tables)
    return list(miner.grids())


class _Miner:
    """Finds the blocks that repeat around amounts: the smallest that each tell a whole record."""

    def __init__(self, page: Page, around: Surroundings, tables: Collection[int]) -> None:
        self.page = page
        self.around = around
        self.tables = tables
        self.passages = outside(page.passages, tables)
        self.figures = list(filter(shows_figure, self.passages))
        self.counts: dict[int, int] = {}
        self.used: set[int] = set()
        self.nodes: dict[int, Node] = {}
        for passage in self.figures:
            for node in with_ancestors(passage.node):
                self.counts[id(node)] = self.counts.get(id(node), 0) + 1
                self.nodes[id(node)] = node

    def grids(self) -> Iterator[Grid]:
        yield from self._of_lines()
        done: set[int] = set()
        for row in heading_rows(self.page, self.passages, self.counts.keys()):
            run = rows_under(row)
            if len(run) > 1 and id(run[1].parent) not in done:  # the first row reads them all
                done.add(id(run[1].parent))
                for grid, kids in grids_under(run, self.page, self.around, self._free):
                    yield self._claimed(grid, kids)
        yield from self._parted_by_rules()
        blocks = sorted(self.nodes.values(), key=lambda n: (n.end - n.start, n.start))
        for container in filter(self._is_container, blocks):
            for run in runs_of(container):
                for grid, kids in self._of_run(container, run):
                    yield self._claimed(grid, kids)
            for grid, kids in self._of_sections(container):
                yield self._claimed(grid, kids)
        for block in blocks:
            if self._free(block):
                for grid in record_in(block, self.page, self.around, self.tables):
                    yield self._claimed(grid, [c for c in block.children if isinstance(c, Node)])

    def _of_lines(self) -> Iterator[Grid]:
        """Blocks whose lines are records; beside such blocks one line may be a record too."""
        beside: set[int] = set()
        left: list[Passage] = []
        for passage in self.figures:
            if "\n" in passage.text:
                if grid := lines_grid(passage, self.around):
                    beside.add(id(passage.node.parent))
                    yield self._claimed(grid, [passage.node])
                else:
                    left.append(passage)
        for passage in left:
            like = id(passage.node.parent) in beside and self._free(passage.node)
            if like and (grid := lines_grid(passage, self.around, 1)):
                yield self._claimed(grid, [passage.node])

    def _parted_by_rules(self) -> Iterator[Grid]:
        """Blocks of several lines in one element, parted by rules or the like, each a record."""
        beside: dict[int, list[Passage]] = {}
        for passage in self.figures:
            if "\n" in passage.text and self._free(passage.node):
                beside.setdefault(id(passage.node), []).append(passage)
        for passages in beside.values():
            if len(passages) < 2:
                continue
            cells = [Cell(p.text, p, 0, p.node) for p in passages]
            rows: list[list[Field]] = [list(enumerate(cell.lines())) for cell in cells]
            context, section = self.around.over(passages[0])
            grid = grid_of(rows, context, section, passages[0].place()[0])
            if grid is not None:
                yield self._claimed(grid, [passages[0].node])

    def _is_container(self, node: Node) -> bool:
        kids = sum(isinstance(c, Node) and id(c) in self.counts for c in node.children)
        return kids > 1 or (kids == 1 and node.tag in _LISTS)

    def _shown(self, node: Node) -> list[Passage]:
        """The passages of an element but for those of tables."""
        return outside(self.around.within(node), self.tables)

    def _free(self, node: Node) -> bool:
        """Whether a block holds figures and none of them is in a grid already."""
        return id(node) in self.counts and id(node) not in self.used

    def _claimed(self, grid: Grid, kids: Sequence[Node]) -> Grid:
        for kid in kids:
            self.used.update(id(node) for node in with_ancestors(kid))
            self.used.update(id(node) for node in kid.elements())
        return grid

    def _of_run(self, container: Node, run: list[Node]) -> Iterator[tuple[Grid, list[Node]]]:
        """Siblings of one tag, each a record."""
        full = [node for node in run if self.around.first_within(node) is not None]
        kids = [node for node in full if self._free(node)]
        if len(kids) < (1 if container.tag in _LISTS else 2) or are_fields(kids):
            return
        headed = grids_under(full, self.page, self.around, self._free)
        if headed:
            yield from headed
            return
        if container.tag in _LISTS and (len(kids) * 2 < len(full) or is_teaser(kids)):
            return
        records = [self._shown(kid) for kid in kids]
        if any(sum(len(p.text) for p in record) > LONGEST_RECORD for record in records):
            return
        titled = kind_of(run[0]) == "bold" != kind_of(kids[0])  # by a line of its own
        titled = titled or self._heads(full[0], kids[0])
        context, section = self.around.of(kids[0] if titled else run[0])
        plain = sum(
            len(record) == 1 and "\n" not in record[0].text and not inline_fields(record[0])
            for record in records
        )
        if plain >= 0.8 * len(records):
            for part in [full] if container.tag in _LISTS else dense_parts(full, self._free):
                shown = [p for kid in part for p in self._shown(kid)]
                cells = [Cell(p.text, p, 0, p.node) for p in shown]
                context, section = self.around.of(part[0])
                kind = "list" if container.tag in _LISTS else "sentences"
                grid = sentence_grid(cells, context, section, part[0].start, kind)
                if grid is not None and are_named_above(container, records, grid):
                    return
                nested = is_nested(container) or self._is_in_card(container)
                if grid is not None and not (nested and names_nobody(grid)):
                    yield grid, part
            return
        if are_headed(container, records):
            return
        told = told_grid(records, context, section, kids[0].start)
        if told is not None:
            yield told, kids
            return
        owners, items = owned_items(records)
        grid = sentence_grid(items, context, section, kids[0].start, "list", owners)
        if grid is not None:
            yield grid, kids
            return
        if all(record and opens_with_sum(record[0].text) for record in records) and (
            sentences := self._titled([[kid] for kid in kids], context, section)
        ):
            yield sentences, kids
            return
        made = rows_alike(full, kids, records, self.counts.keys(), self._shown)
        grid = grid_of(made[1], context, section, kids[0].start)
        if grid is not None:
            yield under_headings(grid, made[0], self.around), made[0]
        elif sentences := self._titled([[kid] for kid in kids], context, section):
            yield sentences, kids

    def _heads(self, first: Node, kid: Node) -> bool:
        """Whether the first of some siblings holds the heading that another stands under."""
        shown = next(iter(self.around.within(kid)), None)
        above = shown.headings if shown is not None else ()
        return first is not kid and any(holds(first, heading.node) for heading in above)

    def _is_in_card(self, node: Node) -> bool:
        """Whether a block stands in one of several alike that hold figures, under its heading."""
        cards = filter(self._is_one_of_many, islice(with_ancestors(node.parent), _WRAPPERS))
        return any(self.around.within(card)[0].is_heading for card in cards)

    def _is_one_of_many(self, node: Node) -> bool:
        """Whether it is an item or card among others of its make that hold figures too."""
        if node.parent is None or (node.tag != "li" and node.attribute("class") is None):
            return False
        beside = (c for c in node.parent.children if isinstance(c, Node) and c is not node)
        return any(self._free(c) and make_of(c) == make_of(node) for c in beside)

    def _of_sections(self, container: Node) -> Iterator[tuple[Grid, list[Node]]]:
        """Records that each begin with a heading, a dt or a bold line among flat siblings."""
        children = [
            c
            for c in container.children
            if isinstance(c, Node)
            and self.around.first_within(c) is not None
            and not (c.tag == "table" and inside(c, self.tables))
            and not (c.tag in _FURNITURE and id(c) not in self.counts)
        ]
        if len(children) < 2 or not any(map(self._free, children)):
            return
        untouched = not any(id(child) in self.used for child in children)
        pairs = list(pairs_in(children, self.around, self.tables)) if untouched else []
        alone = bool(pairs) and are_one_record(pairs, self.around.within(container))
        if alone and not self._is_one_of_many(container):
            context, section = self.around.of(children[0])
            for grid in by_label(pairs, context, section, children[0].start):
                yield grid, children
            return
        if sum(map(self._free, children)) < 2:
            return
        sorts = list(map(sort_of, children))
        cuts = [parts_of(children, sorts, mark) for mark in marks_of(children, sorts)]
        for parts in (*cuts, even_parts(children, list(map(self._free, children)))):
            kept = self._records_of(parts)
            if len(kept) < 2 or len(kept) * 2 < len(parts):
                continue
            if any(sum(id(n) in self.used for n in part) for part in kept):
                continue
            if are_fields([part[0] for part in kept]):
                continue
            context, section = self.around.of(kept[0][0])
            blocks = [[(node, self._shown(node)) for node in part] for part in kept]
            read = fields_reader(blocks)
            rows = [[field for block in part for field in read(block)] for part in blocks]
            titled = None if heads_names(rows) else self._titled(kept, context, section)
            if titled is not None:
                yield titled, [node for part in kept for node in part]
                return
            records = [[p for _, shown in part for p in shown] for part in blocks]
            told = told_grid(records, context, section, kept[0][0].start)
            if told is not None and len(told.rows) == len(kept):
                told = under_headings(told, [part[0] for part in kept], self.around)
                yield told, [node for part in kept for node in part]
                return
            if any(sum(len(cell.text) for _, cell in row) > LONGEST_RECORD for row in rows):
                continue
            made = grid_of(rows, context, section, kept[0][0].start, "headings")
            if made is not None:
                made = under_headings(made, [part[0] for part in kept], self.around)
                yield made, [node for part in kept for node in part]
                return

    def _records_of(self, parts: list[list[Node]]) -> list[list[Node]]:
        """The parts that hold figures; where most begin with one, those that do."""
        kept = [part for part in parts if any(map(self._free, part))]
        opening = [next((p.text for p in self._shown(part[0])), "") for part in kept]
        on_top = [part for part, text in zip(kept, opening, strict=True) if holds_figure(text)]
        return on_top if _MOST * len(kept) <= len(on_top) > 2 else kept

    def _titled(
        self, parts: list[list[Node]], context: tuple[Cell, ...], section: str | None
    ) -> Grid | None:
        shown = [[p for node in part for p in self._shown(node)] for part in parts]
        return titled_grid(shown, context, section, parts[0][0].start)
