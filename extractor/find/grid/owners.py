"""Whose a figure is: names with a list below each of what they got, cards with several figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.find.grid.ancestry import with_ancestors
from extractor.find.grid.blocks import (
    LONGEST_RECORD,
    are_headed,
    holds_figure,
    make_of,
)
from extractor.find.grid.fields import LABEL
from extractor.find.grid.grid import Cell, Grid, Row, is_heading
from extractor.find.grid.surroundings import Surroundings
from extractor.find.rows.headings import strict_role
from extractor.find.rows.parties import is_organization, looks_like_name
from extractor.find.rows.wording import leaning
from extractor.page import Node, Passage
from extractor.values.amounts import find_amounts
from extractor.values.number.digits import holds_digit
from extractor.values.places import parse_place


def owned_items(
    records: Sequence[Sequence[Passage]],
) -> tuple[list[dict[str, Cell]], list[Cell]]:
    """What stands above each item with a figure, the name of its party first, and the items.

    None where records are made otherwise. Some record must have several items.
    """
    owners: list[dict[str, Cell]] = []
    cells: list[Cell] = []
    for record in records:
        if not record or not _is_owner(record[0].text):
            return [], []
        told = [Cell(p.text, p, 0, p.node) for p in record]
        items = [cell for cell in told[1:] if holds_figure(cell.text)]
        if not items or any(cell.node is None or cell.node.tag != "li" for cell in items):
            return [], []
        places = (cell for cell in told[1:] if len(cell.text) <= _PLACE and parse_place(cell.text))
        owner = {"party": told[0], **dict(zip(("place",), places, strict=False))}
        owners += [owner] * len(items)
        cells += items
    return (owners, cells) if len(cells) > len(records) else ([], [])


_PLACE = 60  # characters


def _is_owner(text: str) -> bool:
    return looks_like_name(text) and not holds_figure(text) and not any(leaning(text))


def are_fields(kids: Sequence[Node]) -> bool:
    """Whether elements of different make, one of them a field, are fields of one record."""
    makes = {make_of(kid) for kid in kids}
    if len(makes) < len(kids) or len(kids) < 2:
        return False
    texts = [" ".join("".join(text.value for text in kid.texts()).split()) for kid in kids]
    fields = list(map(_is_field, texts))
    return any(fields) and not all(fields)


def _is_field(text: str) -> bool:
    """Whether a text is an amount alone or begins with a label."""
    if not holds_digit(text):
        return False
    label = LABEL.match(text)
    if label is not None and label["value"] and strict_role(label["label"]) is not None:
        return True
    if len(text) > LONGEST_RECORD:
        return False  # what stands before its last amount is no label
    before = [text[: a.start].strip() for a in find_amounts(text) if a.end == len(text)]
    return any(not words or strict_role(words) is not None for words in before)


def are_named_above(container: Node, records: Sequence[Sequence[Passage]], grid: Grid) -> bool:
    """Whether headings over each of the items name who got it rather than the items do."""
    if len(grid.rows) != len(records) or not are_headed(container, records):
        return False
    above = [record[0].headings[-1].text for record in records]
    inside = [cell.text for row in grid.rows for cell in row.cells[:3] if cell.text]
    return sum(map(is_organization, above)) > sum(map(is_organization, inside))


def is_teaser(kids: Sequence[Node]) -> bool:
    """Whether one item alone of a list holds a figure, and is but a link or stands beside the text,
    or is a sum with its label.
    """
    if len(kids) != 1:
        return False
    words = "".join(text.value for text in kids[0].texts()).strip()
    if words[-1:].isdigit() and _is_field(" ".join(words.split())):
        return True
    links = ("".join(text.value for text in link.texts()) for link in kids[0].elements("a"))
    aside = any(above.tag == "aside" for above in with_ancestors(kids[0]))
    return aside or any(link.strip() == words for link in links)


def is_nested(container: Node) -> bool:
    """Whether a list stands in an item of another list that has more items."""
    item = container.parent
    if item is None or item.tag != "li" or item.parent is None:
        return False
    return sum(isinstance(c, Node) and c.tag == "li" for c in item.parent.children) > 1


def names_nobody(grid: Grid) -> bool:
    """Whether no row of a grid of sentences surely names who gave or got.

    What follows an amount without "to" or "from" may be a purpose.
    """
    for row in grid.rows:
        party, recipient, donor, amount = row.cells[:4]
        if recipient.text or donor.text or (party.text and party.start < amount.start):
            return False
    return True


def under_headings(grid: Grid, kids: Sequence[Node], around: Surroundings) -> Grid:
    """The grid with the headings that not all records stand under given to their rows."""
    above = []
    members = {id(kid) for kid in kids}
    for kid in kids:
        first = next(iter(around.within(kid)), None)
        above.append(
            tuple(
                h
                for h in (first.headings if first is not None else ())
                if not any(id(n) in members for n in with_ancestors(h.node))
            )
        )
    common = above[0]
    for own in above:
        while common != own[: len(common)]:
            common = common[:-1]
    if all(own == common for own in above):
        return grid
    rows = tuple(
        Row(row.cells, tuple(Cell(h.text, h) for h in own if h not in common))
        for row, own in zip(grid.rows, above, strict=True)
    )
    context = tuple(c for c in grid.context if not is_heading(c) or c.source in common)
    return replace(grid, rows=rows, context=context)
