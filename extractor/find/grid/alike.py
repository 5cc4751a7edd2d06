"""Siblings that are alike as rows of fields: cards that tell one gift or several each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from extractor.find.grid.ancestry import holds
from extractor.find.grid.blocks import is_label, make_of
from extractor.find.grid.fields import Field
from extractor.find.grid.grid import Cell
from extractor.find.grid.paths import Block, fields_reader
from extractor.page import Node, Passage

_FEW = 60  # passages of a card without figure that are looked at
_LEAST_FIELDS = 2  # of a gift inside a card: one is but a field of the card's own


def rows_alike(
    run: Sequence[Node],
    kids: Sequence[Node],
    records: Sequence[Sequence[Passage]],
    figured: Collection[int],
    shown: Callable[[Node], list[Passage]],
) -> tuple[list[Node], list[list[Field]]]:
    """The records among siblings, each with its element, and those that hold no figure with a mark.

    `kids` are the siblings of a `run` that tell `records`, `figured` the ids of the elements that
    hold a figure, `shown` what an element shows. Several gifts in one card make a row each.
    """
    blocks: list[Block] = list(zip(kids, records, strict=True))
    read = fields_reader([[block] for block in blocks])
    made = {id(kid): [read(block)] for kid, block in zip(kids, blocks, strict=True)}
    keys = Counter(key for rows in made.values() for row in rows for key, _ in row)
    usual = {key for key, count in keys.items() if count > len(records) / 2}
    for kid, block in zip(kids, blocks, strict=True):
        if parts := list(_gifts_in(kid, figured, shown)):
            made[id(kid)] = list(_split(block, parts, read))
    rest = [kid for kid in run if id(kid) not in figured] if len(usual) > 1 else []
    for kid in rest[: 4 * len(records)]:
        row = read((kid, shown(kid)[:_FEW]))
        if len(usual & {key for key, _ in row}) >= 0.7 * len(usual):
            made[id(kid)] = [row]
    found = [(kid, row) for kid in run for row in made.get(id(kid), ())]
    return [kid for kid, _ in found], [row for _, row in found]


def _gifts_in(
    card: Node, figured: Collection[int], shown: Callable[[Node], list[Passage]]
) -> Iterator[Node]:
    """The elements of a card that each tell a gift of its own: alike, with a figure in each."""
    inner = [node for node in card.elements() if id(node) in figured]
    beside: dict[tuple[int, str], list[Node]] = {}
    for node in inner:
        beside.setdefault((id(node.parent), make_of(node)), []).append(node)
    for parts in beside.values():
        if len(parts) < 2:
            continue
        told = [shown(part) for part in parts]
        if all(len(passages) >= _LEAST_FIELDS for passages in told) and not any(
            is_label(Cell(passages[0].text, passages[0])) for passages in told
        ):
            yield from parts
            return


def _split(
    block: Block, parts: Sequence[Node], read: Callable[[Block], list[Field]]
) -> Iterator[list[Field]]:
    """A row for each gift of a card: its own fields among those of the whole card."""
    card, passages = block
    for number, part in enumerate(parts):
        others = [other for other in parts if other is not part]
        left = [p for p in passages if not any(holds(other, p.node) for other in others)]
        own = {id(p) for p in left if holds(part, p.node)}
        yield [
            (key, cell if number == 0 or id(cell.source) in own else cell.for_other_row())
            for key, cell in read((card, left))
        ]
