"""One record alone: labels with their values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractor.find.grid.ancestry import inside
from extractor.find.grid.blocks import (
    holds_figure,
    inline_fields,
    is_label,
    labelled,
)
from extractor.find.grid.fields import label_and_value
from extractor.find.grid.grid import Cell, Grid, Row
from extractor.find.grid.shape import Line, by_label, labels_in
from extractor.find.grid.surroundings import Surroundings
from extractor.find.rows.headings import is_known_heading, strict_role
from extractor.find.rows.no_gifts import calls_for_requests
from extractor.find.rows.parties import is_organization, looks_like_name
from extractor.find.rows.wording import leaning
from extractor.page import Node, Page, Passage

_FEW = 60  # children or passages of a block that may be one record
_BETWEEN = 5  # times the text of labels and values that stands from the first to the last


def record_in(
    container: Node, page: Page, around: Surroundings, tables: Collection[int]
) -> Iterator[Grid]:
    """The grid of a block that tells one record; a heading may name who got the one of a page."""
    children = [c for c in container.children if isinstance(c, Node)]
    passages = around.within(container)
    if not 2 <= len(container.children) <= _FEW or len(children) < 2 or len(passages) > _FEW:
        return
    pairs = list(pairs_in(children, around, tables))
    if not pairs or not _are_close(pairs, passages):
        return
    context, section = around.of(container)
    if name_a_party(pairs):
        yield from by_label(pairs, context, section, container.start)
    elif party := _headed_gift(pairs, page):
        for grid in by_label(pairs, context, section, container.start):
            if len(grid.rows) == 1:
                row = Row((party, *grid.rows[0].cells))
                yield replace(
                    grid, headings=("", *grid.headings), rows=(row,), fields=("recipient",)
                )


def pairs_in(
    children: Sequence[Node], around: Surroundings, tables: Collection[int]
) -> Iterator[tuple[Cell, Cell]]:
    """Label and value of each dt with its dd, or of each line "label: value".

    What stands in `tables` or in the menus, forms and foot of a page is neither.
    """
    label: Cell | None = None
    for child in children:
        for passage in around.within(child):
            if inside(passage.node, tables) or around.is_furniture(passage.node):
                label = None
                continue
            cell = Cell(passage.text, passage, 0, passage.node)
            if child.tag == "dt":
                label = cell
            elif child.tag == "dd" and label is not None:
                yield label, cell
            elif child.tag not in ("dt", "dd"):
                inline = _inline(passage, cell, around)
                if len(inline) == 2 and is_label(inline[0]):
                    yield inline[0], inline[1]
                    continue
                titled = passage.is_heading and not is_known_heading(passage.text)
                if label is None and is_label(cell) and not titled and not holds_figure(cell.text):
                    label = cell
                    continue
                if label is not None:
                    yield label, cell
                    label = None
                    continue
                for line in cell.lines():
                    match = label_and_value(line.text)
                    title = passage.is_heading and match and not is_known_heading(match["label"])
                    if match and match["value"] and not title:
                        value = line.part(match.start("value"), match.end("value"))
                        yield line.part(0, match.end("label")), value


def _inline(passage: Passage, cell: Cell, around: Surroundings) -> list[Cell]:
    """The fields of a line, found once though each block around it asks for them."""
    found = around.inline.get(id(passage))
    if found is None:
        found = around.inline[id(passage)] = inline_fields(passage) or labelled(cell)
    return found


def name_a_party(pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether labels with their values tell a record, and one of them is of who got or gave."""
    return labels_in([Line([label, value], 2) for label, value in pairs], 0)


def are_one_record(pairs: Sequence[tuple[Cell, Cell]], passages: Sequence[Passage]) -> bool:
    """Whether labels with their values tell one record, among the passages of their block."""
    return name_a_party(pairs) and not _are_headed_apiece(pairs) and _are_close(pairs, passages)


def _are_close(pairs: Sequence[tuple[Cell, Cell]], passages: Sequence[Passage]) -> bool:
    """Whether little else stands between labels and values: in the menus of a shop all does."""
    first, last = pairs[0][0].place()[0], pairs[-1][1].place()[1]
    between = sum(len(one.text) for one in passages if first <= one.node.start < last)
    return between <= _BETWEEN * sum(len(label.text) + len(value.text) for label, value in pairs)


def _are_headed_apiece(pairs: Sequence[tuple[Cell, Cell]]) -> bool:
    """Whether the labels come again, each time under another heading: the title of each record."""
    first = pairs[0][0].text.casefold()
    again = [label.source for label, _ in pairs if label.text.casefold() == first]
    above = [p.headings[-1:] for p in again if isinstance(p, Passage)]
    return len(above) > 1 and len(set(above)) == len(above)


def _named_first(heading: str) -> str:
    """Who a heading names before a dash and what for: "Elm Institute — Fortification Costs"."""
    return re.split(r"\s[–—-]\s", heading, maxsplit=1)[0]


def _headed_gift(pairs: Sequence[tuple[Cell, Cell]], page: Page) -> Cell | None:
    """The heading that names who got a gift told in labels ("Amount: …", "Awarded: …") below it.

    None where the labels tell no gift, or the heading is the page's owner or no name.
    """
    roles = [strict_role(label.text.rstrip(":： ")) for label, _ in pairs]
    names = [role.name for role in roles if role is not None]
    amounts = [n for n, role in enumerate(roles) if role and role.strong and role.name == "amount"]
    if len(set(names)) < 2 or len(names) * 2 < len(pairs) or "other_money" in names:
        return None
    if sum(holds_figure(pairs[n][1].text) for n in amounts) != 1:
        return None
    above = [label.source.headings for label, _ in pairs if isinstance(label.source, Passage)]
    heading = above[0][-1] if above and above[0] else None
    if heading is None or any(own[-1:] != (heading,) for own in above):
        return None
    if not looks_like_name(heading.text) or any(leaning(_named_first(heading.text))):
        return None
    words = [label.text for label, _ in pairs]
    if any(map(calls_for_requests, (*words, page.facts.title or "", pairs[amounts[0]][1].text))):
        return None
    given = any(leaning(text).given for text in words)
    owned = heading.text in (page.facts.publisher, page.site.publisher)
    if not given or owned:
        return None
    whole, first = Cell(heading.text, heading, 0, heading.node), _named_first(heading.text)
    alone = any(first in one.text and not one.is_heading for one in page.passages)
    return whole.part(0, len(first)) if alone or is_organization(first) else whole
