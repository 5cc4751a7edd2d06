"""The fields of blocks that repeat, each with the way to it: the tags and classes around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from extractor.find.grid.ancestry import with_ancestors
from extractor.find.grid.blocks import inline_fields, labelled, piped
from extractor.find.grid.fields import LABEL, Field
from extractor.find.grid.grid import Cell
from extractor.find.rows.headings import strict_role
from extractor.page import Node, Passage

_NEXT_LABEL = re.compile(r"[.;](?=\s[^\W\d_][^\W\d_ ]{1,20}(?: [^\W\d_]{1,20}){0,2}:\s)")
_USUAL = 0.7  # share of the records that have a class which tells their fields apart

Block = tuple[Node, Sequence[Passage]]
"""An element and what it shows."""


def fields_reader(records: Sequence[Sequence[Block]]) -> Callable[[Block], list[Field]]:
    """What reads the fields of the blocks of records that are alike.

    Of the classes of an element the one that most records have and that the fewest of their
    elements share says what it is: "views-field-title" beside "views-field", "grant" beside
    "post-17".
    """
    classes: dict[int, tuple[str, ...]] = {}
    having: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for record in records:
        held: dict[str, None] = {}
        for node, passages in record:
            for passage in passages:
                for above in _way(passage.node, node):
                    if id(above) not in classes:
                        classes[id(above)] = tuple((above.attribute("class") or "").split())
                        uses.update(classes[id(above)])
                        held.update(dict.fromkeys(classes[id(above)]))
        having.update(held.keys())
    usual = {name: uses[name] for name, n in having.items() if n >= _USUAL * len(records)}

    def step(node: Node) -> str:
        names = classes.get(id(node))
        if names is None:
            names = tuple((node.attribute("class") or "").split())
        known = [name for name in names if name in usual]
        plain = [name for name in names if not any(map(str.isdigit, name))]
        own = min(known, key=lambda name: usual[name]) if known else next(iter(plain), "")
        return f"{node.tag}:{own}"

    def read(block: Block) -> list[Field]:
        node, passages = block
        fields: list[Field] = []
        seen: Counter[Hashable] = Counter()
        for passage in passages:
            path = tuple(step(above) for above in _way(passage.node, node))
            for line in _lines_of(passage):
                fields.append(((path, seen[path]), line))
                seen[path] += 1
        return fields

    return read


def _way(node: Node, top: Node) -> list[Node]:
    """From an element up to the one that holds the record."""
    way = []
    for above in with_ancestors(node):
        way.append(above)
        if above is top:
            break
    return way


def _lines_of(passage: Passage) -> list[Cell]:
    cell = Cell(passage.text, passage, 0, passage.node)
    return inline_fields(passage) or [
        part
        for line in cell.lines()
        for piece in piped(line)
        for told in _labels_told(piece)
        for part in labelled(told)
    ]


def _labels_told(line: Cell) -> list[Cell]:
    """The parts of a line of labels with values, parted by stops ("Country: X. Term: 2 years.")."""
    label = LABEL.match(line.text) if line.text.count(":") > 1 else None
    if label is None or strict_role(label["label"]) is None:
        return [line]
    ends = [stop.start() for stop in _NEXT_LABEL.finditer(line.text)]
    starts = [0, *(end + 1 for end in ends)]
    stops = [*ends, len(line.text.rstrip(" ."))]
    return [line.part(*span) for span in zip(starts, stops, strict=True)]
