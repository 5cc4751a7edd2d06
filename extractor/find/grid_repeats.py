"""Lists, cards and runs of siblings -> grids: whatever repeats and holds money or counted goods."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import islice

from extractor.find.grid import Cell, Grid, Row, Surroundings, holds
from extractor.find.grid_fields import LABEL, Field, in_columns, with_fields
from extractor.find.grid_prose import sentence_grid
from extractor.find.grid_shape import Line, by_label, labels_in, shaped
from extractor.find.headings import heading_role, leaning, strict_role
from extractor.find.parties import looks_like_name
from extractor.page import HEADINGS, Node, Page, Passage, passage_of
from extractor.values.amounts import find_amounts

_LONGEST_RECORD = 3000  # characters of all that one card or item shows
_LABELLED_FIGURE = re.compile(r"(?P<label>[^\W\d][^:：\n]{0,38}?)\s*[:：]\s*[^\d\n]{0,6}\d", re.M)
_FEW = 60  # children or passages of a block that may be one record of labels and values
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
        self.figures = [
            p for p in page.passages if not _inside(p.node, tables) and _holds_figure(p.text)
        ]
        self.counts: dict[int, int] = {}
        self.used: set[int] = set()
        self.nodes: dict[int, Node] = {}
        for passage in self.figures:
            for node in _with_ancestors(passage.node):
                self.counts[id(node)] = self.counts.get(id(node), 0) + 1
                self.nodes[id(node)] = node

    def grids(self) -> Iterator[Grid]:
        for passage in self.figures:
            if passage.text.count("\n") > 0 and (grid := self._of_lines(passage)):
                yield self._claimed(grid, [passage.node])
        blocks = sorted(self.nodes.values(), key=lambda n: (n.end - n.start, n.start))
        for container in filter(self._is_container, blocks):
            for run in _runs(container):
                for grid, kids in self._of_run(container, run):
                    yield self._claimed(grid, kids)
            for grid, kids in self._of_sections(container):
                yield self._claimed(grid, kids)
        for block in blocks:
            if self._free(block) and len(block.children) <= _FEW:
                for grid, kids in self._of_one(block):
                    yield self._claimed(grid, kids)

    def _is_container(self, node: Node) -> bool:
        kids = sum(isinstance(c, Node) and id(c) in self.counts for c in node.children)
        return kids > 1 or kids == 1 and node.tag in _LISTS

    def _free(self, node: Node) -> bool:
        """Whether a block holds figures and none of them is in a grid already."""
        return id(node) in self.counts and id(node) not in self.used

    def _claimed(self, grid: Grid, kids: Sequence[Node]) -> Grid:
        for kid in kids:
            self.used.update(id(node) for node in _with_ancestors(kid))
            self.used.update(id(node) for node in kid.elements())
        return grid

    def _of_lines(self, passage: Passage) -> Grid | None:
        """Lines of one block, parted by br, each a record or a part of one."""
        cell = Cell(passage.text, passage, 0, passage.node)
        lines = cell.lines()
        with_figure = [n for n, line in enumerate(lines) if _holds_figure(line.text)]
        if len(with_figure) < 2:
            return None
        context, section = self.around.over(passage)
        grid = None
        if len(with_figure) * 2 > len(lines):
            grid = sentence_grid(lines, context, section, passage.node.start, "sentences")
        size = len(lines) // len(with_figure)
        if grid is None and size > 1 and len({n % size for n in with_figure}) == 1:
            rows = [
                [(number, line) for number, line in enumerate(lines[at : at + size])]
                for at in range(0, len(lines), size)
            ]
            grid = self._grid_of(rows, context, section, passage.node.start)
        return grid

    def _of_run(self, container: Node, run: list[Node]) -> Iterator[tuple[Grid, list[Node]]]:
        """Siblings of one tag, each a record."""
        full = [node for node in run if self.around.first_within(node) is not None]
        kids = [node for node in full if self._free(node)]
        if len(kids) < (1 if container.tag in _LISTS else 2):
            return
        headed = self._under_heading_row(full)
        if headed:
            yield from headed
            return
        if container.tag in _LISTS and len(kids) * 2 < len(full):
            return
        records = [list(self._passages(kid)) for kid in kids]
        if any(sum(len(p.text) for p in record) > _LONGEST_RECORD for record in records):
            return
        context, section = self.around.of(run[0])
        grid: Grid | None
        plain = sum(
            len(record) == 1 and "\n" not in record[0].text and not _inline_fields(record[0])
            for record in records
        )
        if plain >= 0.8 * len(records):
            for part in [full] if container.tag in _LISTS else self._dense(full):
                items = [p for kid in part for p in self._passages(kid)]
                cells = [Cell(p.text, p, 0, p.node) for p in items]
                context, section = self.around.of(part[0])
                kind = "list" if container.tag in _LISTS else "sentences"
                grid = sentence_grid(cells, context, section, part[0].start, kind)
                if grid is not None:
                    yield grid, part
            return
        rows = [_fields(kid, record) for kid, record in zip(kids, records, strict=True)]
        grid = self._grid_of(rows, context, section, kids[0].start)
        if grid is not None:
            yield grid, kids

    def _dense(self, run: list[Node]) -> Iterator[list[Node]]:
        """Stretches of a run in which at least every other sibling holds a figure."""
        part: list[Node] = []
        gap = 0
        for node in run:
            gap = 0 if self._free(node) else gap + 1
            if gap > 1:
                if len(part) > 2:
                    yield part[: len(part) - 1]
                part = []
            elif part or gap == 0:
                part.append(node)
        if part and gap:
            part.pop()
        if len(part) > 1:
            yield part

    def _under_heading_row(self, run: list[Node]) -> list[tuple[Grid, list[Node]]]:
        """Rows made of divs under a row of column headings made of divs."""
        found: list[tuple[Grid, list[Node]]] = []
        head: list[Cell] = []
        first: Node | None = None
        body: list[list[Cell]] = []
        kids: list[Node] = []

        def close() -> None:
            if head and body and first is not None:
                context, section = self.around.of(first)
                lines = [Line(cells, len(cells)) for cells in body]
                top = [Line(list(head), len(head), len(head))]
                for grid in shaped(top, lines, context, section, first.start, "cards"):
                    found.append((with_fields(grid), list(kids)))
            body.clear()
            kids.clear()

        for node in run:
            cells = [
                Cell(p.text, p, 0, child)
                for child in node.children
                if isinstance(child, Node) and (p := passage_of(child, self.page.body)).text
            ]
            if not self._free(node) and _are_headings(cells):
                close()
                head, first = cells, node
            elif head and len(cells) == len(head):
                body.append(cells)
                kids.append(node)
        close()
        return found

    def _of_sections(self, container: Node) -> Iterator[tuple[Grid, list[Node]]]:
        """Records that each begin with a heading, a dt or a bold line among flat siblings."""
        children = [
            c
            for c in container.children
            if isinstance(c, Node) and self.around.first_within(c) is not None
        ]
        if not any(map(self._free, children)) or len(children) < 2:
            return
        untouched = not any(id(child) in self.used for child in children)
        pairs = list(self._pairs(children)) if untouched else []
        lines = [Line([label, value], 2) for label, value in pairs]
        if lines and labels_in(lines, 0):
            context, section = self.around.of(children[0])
            for grid in by_label(pairs, context, section, children[0].start):
                yield grid, children
            return
        if sum(map(self._free, children)) < 2:
            return
        for mark in _marks_of(children):
            parts = _parts(children, mark)
            kept = [part for part in parts if any(map(self._free, part))]
            if len(kept) < 2 or len(kept) * 2 < len(parts):
                continue
            if any(sum(id(n) in self.used for n in part) for part in kept):
                continue
            context, section = self.around.of(children[0])
            heads = [p for part in kept for p in self._passages(part[0])]
            if len(heads) == len(kept) and all(_holds_figure(p.text) for p in heads):
                cells = [Cell(p.text, p, 0, p.node) for p in heads]
                titled = sentence_grid(cells, context, section, kept[0][0].start, "headings")
                if titled is not None:
                    yield titled, [node for part in kept for node in part]
                    return
            rows = [
                [field for node in part for field in _fields(node, list(self._passages(node)))]
                for part in kept
            ]
            if any(sum(len(cell.text) for _, cell in row) > _LONGEST_RECORD for row in rows):
                continue
            grid = self._grid_of(rows, context, section, kept[0][0].start, "headings")
            if grid is not None:
                yield grid, [node for part in kept for node in part]
                return

    def _of_one(self, container: Node) -> Iterator[tuple[Grid, list[Node]]]:
        """One record alone: labels with their values."""
        children = [c for c in container.children if isinstance(c, Node)]
        passages = list(islice(self._passages(container), _FEW + 1))
        if len(children) < 2 or len(passages) > _FEW:
            return
        pairs = list(self._pairs(children))
        if pairs and labels_in([Line([label, value], 2) for label, value in pairs], 0):
            context, section = self.around.of(container)
            for grid in by_label(pairs, context, section, container.start):
                yield grid, children

    def _pairs(self, children: list[Node]) -> Iterator[tuple[Cell, Cell]]:
        """Label and value of each dt with its dd, or of each line "label: value"."""
        label: Cell | None = None
        for child in children:
            for passage in self._passages(child):
                cell = Cell(passage.text, passage, 0, passage.node)
                if child.tag == "dt":
                    label = cell
                elif child.tag == "dd" and label is not None:
                    yield label, cell
                elif child.tag not in ("dt", "dd"):
                    inline = _inline_fields(passage)
                    if len(inline) == 2 and _is_label(inline[0]):
                        yield inline[0], inline[1]
                        continue
                    if label is None and _is_label(cell) and not _holds_figure(cell.text):
                        label = cell
                        continue
                    if label is not None:
                        yield label, cell
                        label = None
                        continue
                    for line in cell.lines():
                        match = LABEL.fullmatch(line.text)
                        if match and match["value"]:
                            value = line.part(match.start("value"), match.end("value"))
                            yield line.part(0, match.end("label")), value

    def _passages(self, node: Node) -> Iterator[Passage]:
        """The passages that stand in a block."""
        number = self.around.first_within(node)
        while number is not None and number < len(self.page.passages):
            passage = self.page.passages[number]
            if not holds(node, passage.node):
                return
            yield passage
            number += 1

    def _grid_of(
        self,
        rows: Sequence[Sequence[Field]],
        context: tuple[Cell, ...],
        section: str | None,
        start: int,
        kind: str = "cards",
    ) -> Grid | None:
        """A grid of the fields; None where records hold figures only and name nobody."""
        headings, cells = in_columns(rows)
        kept = tuple(Row(tuple(line)) for line in cells)
        grid = Grid(kind, headings, kept, context, section, start)
        for column in range(len(headings)):
            texts = [cell.text for cell in grid.column(column)]
            if len(texts) < 0.6 * len(kept) or sum(map(_holds_figure, texts)) * 2 > len(texts):
                continue
            if sum(map(looks_like_name, texts)) * 2 > len(texts) and (
                len(set(texts)) > 1 or len(texts) == 1
            ):
                return grid
        return None


def _with_ancestors(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent


def _inside(node: Node, tables: Collection[int]) -> bool:
    return bool(tables) and any(id(above) in tables for above in _with_ancestors(node))


def _holds_figure(text: str) -> bool:
    """Whether a text holds money, or a number behind a label that announces it."""
    if text.isascii() and not any(c.isdigit() for c in text):
        return False
    if len(text) > _LONGEST_RECORD:
        return "\n" in text and any(map(_holds_figure, text.split("\n")))
    if any(amount.kind == "money" for amount in find_amounts(text)):
        return True
    for match in _LABELLED_FIGURE.finditer(text):
        role = heading_role(match["label"])
        if role is not None and role.name in ("amount", "quantity") and role.strong:
            return True
    return False


def _runs(container: Node) -> Iterator[list[Node]]:
    """Siblings of one tag that follow each other; a heading that says what follows ends a run."""
    run: list[Node] = []
    for child in container.children:
        if not isinstance(child, Node) or child.tag in ("br", "hr"):
            continue
        if child.tag in HEADINGS:
            words = " ".join("".join(text.value for text in child.texts()).split())
            if not any(leaning(words)):
                continue
            if run:
                yield run
            run = []
        elif run and child.tag != run[0].tag:
            yield run
            run = [child]
        else:
            run.append(child)
    if run:
        yield run


def _are_headings(cells: list[Cell]) -> bool:
    roles = [heading_role(cell.text) for cell in cells]
    known = [role for role in roles if role is not None and role.strong]
    return len(cells) >= 2 and len(known) * 2 >= len(cells) and len({r.name for r in known}) > 1


def _fields(node: Node, passages: Sequence[Passage]) -> list[Field]:
    """The lines of a block, each with the way to it: tags and first classes, and its number there."""
    fields: list[Field] = []
    seen: dict[Hashable, int] = {}
    for passage in passages:
        path: list[str] = []
        for above in _with_ancestors(passage.node):
            path.append(above.tag + ":" + (above.attribute("class") or "").split(" ")[0])
            if above is node:
                break
        for line in _inline_fields(passage) or Cell(passage.text, passage, 0, passage.node).lines():
            key = tuple(path)
            seen[key] = seen.get(key, -1) + 1
            fields.append(((key, seen[key]), line))
    return fields


def _inline_fields(passage: Passage) -> list[Cell]:
    """The cells of a line made of inline elements only ("<span>Name</span> <span>$500</span>")."""
    node = passage.node
    kids = [k for k in node.children if isinstance(k, Node) and k.tag in _INLINE]
    if len(kids) < 2 or len(kids) > 12 or "\n" in passage.text:
        return []
    cells: list[Cell] = []
    at = 0
    for kid in kids:
        words = " ".join("".join(text.value for text in kid.texts()).split())
        begin = passage.text.find(words, at) if words else -1
        if begin >= 0:
            at = begin + len(words)
            cells.append(Cell(words, passage, begin, node))
    shown = sum(len(cell.text) for cell in cells)
    return cells if len(cells) > 1 and shown >= 0.85 * len(passage.text) else []


_INLINE = frozenset(("span", "a", "b", "strong", "em", "i", "time", "small", "label", "cite"))


def _marks_of(children: list[Node]) -> list[str]:
    """Kinds of siblings that may begin a record: dt, headings from the lowest, bold lines."""
    kinds = dict.fromkeys(map(_kind, children))
    headings = sorted((kind for kind in kinds if kind in HEADINGS), reverse=True)
    return [kind for kind in ("dt", *headings, "bold", "dd", "p") if kind in kinds]


def _is_label(cell: Cell) -> bool:
    role = strict_role(cell.text.rstrip(":： ")) if len(cell.text) <= 40 else None
    return role is not None and role.strong


def _kind(node: Node) -> str:
    """The tag of a sibling; "bold" for a line that is all bold."""
    if node.tag in ("p", "div", "strong", "b"):
        words = "".join("".join(text.value.split()) for text in node.texts())
        bold = "".join(
            "".join(text.value.split()) for n in node.elements("b", "strong") for text in n.texts()
        )
        if node.tag in ("b", "strong") or words and words == bold:
            return "bold"
    return node.tag


def _parts(children: list[Node], mark: str) -> list[list[Node]]:
    """The siblings cut before each of one kind; what stands before the first is left out."""
    parts: list[list[Node]] = []
    for child in children:
        if _kind(child) == mark:
            parts.append([child])
        elif parts:
            parts[-1].append(child)
    return parts
