"""Blocks that repeat: runs of siblings, their lines, and whether they hold figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.find.grid.fields import labelled_figures
from extractor.find.grid.grid import Cell
from extractor.find.rows.headings import heading_role, strict_role
from extractor.find.rows.looks import is_sign
from extractor.find.rows.parties import is_organization, looks_like_name
from extractor.find.rows.wording import leaning
from extractor.page import HEADINGS, Node, Passage, Text
from extractor.values.amounts import find_amounts
from extractor.values.dates import leading_date
from extractor.values.number.digits import holds_digit

LONGEST_RECORD = 3000  # characters of all that one card or item shows


def holds_figure(text: str) -> bool:
    """Whether a text holds money, or a number behind a label that announces it."""
    if text.isascii() and not holds_digit(text):
        return False
    if len(text) > LONGEST_RECORD:
        return "\n" in text and any(map(holds_figure, text.split("\n")))
    if any(amount.kind == "money" for amount in find_amounts(text)):
        return True
    for label, at in labelled_figures(text) if ":" in text or "：" in text else ():
        role = heading_role(label)
        if role is not None and role.name in ("amount", "quantity") and role.strong:
            return leading_date(text[at:]) is None  # "Awarded: 3 May 2018"
    return False


def shows_figure(passage: Passage) -> bool:
    """Whether a passage holds a figure, be it one whose label stands in an element glued to it."""
    if passage.text.isascii() and not holds_digit(passage.text):
        return False
    return holds_figure(passage.text) or any(
        holds_figure(cell.text) for cell in inline_fields(passage)
    )


def runs_of(container: Node) -> Iterator[list[Node]]:
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


def dense_parts(run: Sequence[Node], is_free: Callable[[Node], bool]) -> Iterator[list[Node]]:
    """Stretches of a run in which at least every other sibling holds a figure, each `is_free`."""
    part: list[Node] = []
    gap = 0
    for node in run:
        gap = 0 if is_free(node) else gap + 1
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


def are_headings(cells: list[Cell]) -> bool:
    roles = [strict_role(cell.text) for cell in cells]
    known = [role for role in roles if role is not None and role.strong]
    return len(cells) >= 2 and len(known) * 2 >= len(cells) and len({r.name for r in known}) > 1


def are_headed(container: Node, records: Sequence[Sequence[Passage]]) -> bool:
    """Whether each record stands under a heading of its own among its siblings."""
    above = [record[0].headings[-1:] if record else () for record in records]
    own = {id(heading) for headings in above for heading in headings}
    return len(own) == len(records) and all(
        headings and headings[0].node.parent is container for headings in above
    )


_PIPE = re.compile(r"\s+[|•·]\s+")


def piped(line: Cell) -> list[Cell]:
    """The fields of a line parted by strokes or dots ("2018 | $500 | Berlin")."""
    at, found = 0, []
    for gap in _PIPE.finditer(line.text):
        found.append(line.part(at, gap.start()))
        at = gap.end()
    return [*found, line.part(at, len(line.text))] if found else [line]


def labelled(line: Cell) -> list[Cell]:
    """A line as it is, or cut after a label that its type sets off ("<b>Amount</b> $500")."""
    if not isinstance(line.source, Passage):
        return [line]
    for node in line.source.elements():
        words = " ".join("".join(text.value for text in node.texts()).split())
        if words and node.tag in _INLINE and line.text.startswith(words + " "):
            label = line.part(0, len(words))
            return [label, line.part(len(words), len(line.text))] if is_label(label) else [line]
    return [line]


def inline_fields(passage: Passage) -> list[Cell]:
    """The cells of a line made of inline elements only ("<span>Name</span> <span>$500</span>")."""
    node = passage.node
    kids = _inline_kids(node)
    while len(kids) == 1 and len(kids[0].children) > 1:  # a link around them all
        kids = _inline_kids(kids[0])
    if len(kids) < 2 or len(kids) > 12:
        return []
    cells: list[Cell] = []
    at = 0
    for kid in kids:
        words = " ".join("".join(text.value for text in kid.texts()).split())
        begin = passage.text.find(words, at) if words else -1
        if begin >= 0:
            glued = bool(cells) and begin == at and _is_half_sum(cells[-1].text, words)
            first = cells.pop().start if glued else begin
            at = begin + len(words)
            cells.append(Cell(passage.text[first:at], passage, first, node))
    shown = sum(len(cell.text) for cell in cells)
    return cells if len(cells) > 1 and shown >= 0.85 * len(passage.text) else []


def _inline_kids(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Node) and child.tag in _INLINE]


def _is_half_sum(text: str, after: str) -> bool:
    """Whether an element holds the mark of a currency and the one glued to it the number."""
    mark, number = (text, after) if holds_digit(after) else (after, text)
    return is_sign(mark) and number[:1].isdigit()


_INLINE = frozenset(("span", "a", "b", "strong", "em", "i", "time", "small", "label", "cite"))


class Sort(NamedTuple):
    """What a sibling is: its tag, "bold" for a line that is all bold; and its make."""

    kind: str
    make: str


def sort_of(node: Node) -> Sort:
    return Sort(kind_of(node), make_of(node))


def marks_of(children: Sequence[Node], sorts: Sequence[Sort]) -> list[str]:
    """Kinds of siblings that may begin a record: dt, headings from the lowest, bold lines.

    A dd does where several stand under a dt; one alone belongs to the dt before it.
    """
    kinds = dict.fromkeys(sort.kind for sort in sorts)
    headings = sorted((kind for kind in kinds if kind in HEADINGS), reverse=True)
    tags = [child.tag for child in children]
    found = [kind for kind in ("dt", *headings, "bold", "dd") if kind in kinds]
    makes = dict.fromkeys(sort.make for sort in sorts)
    found += (
        [*makes, "p"] if len(makes) > len(set(tags)) and tags.count("p") * 2 > len(tags) else ["p"]
    )
    return found if tags.count("dd") > tags.count("dt") else [k for k in found if k != "dd"]


def is_label(cell: Cell) -> bool:
    """Whether a text is the label of what comes after it, and no sentence."""
    sentence = cell.text.endswith((".", "!", "?")) and cell.text.count(" ") > 1
    role = strict_role(cell.text.rstrip(":： ")) if len(cell.text) <= 40 and not sentence else None
    return role is not None and role.strong


def kind_of(node: Node) -> str:
    """The tag of a sibling; "bold" for a line that is all bold."""
    if node.tag in _BOLD[:2]:
        return "bold"
    if node.tag in ("p", "div") and _may_begin_bold(node):
        words = "".join("".join(text.value.split()) for text in node.texts())
        bold, end = "", 0
        for inner in node.elements(*_BOLD):
            if inner.start >= end and (inner.tag in _BOLD[:2] or _is_styled_bold(inner)):
                bold += "".join("".join(text.value.split()) for text in inner.texts())
                end = inner.end
        if words and words == bold:
            return "bold"
    return node.tag


_BOLD = ("b", "strong", "span", "font")


def _may_begin_bold(node: Node) -> bool:
    """Whether its first words stand in an element that can be bold."""
    left = list(reversed(node.children))
    while left:
        child = left.pop()
        if isinstance(child, Text):
            if child.value.strip():
                return False
        elif child.tag in _BOLD:
            return True
        else:
            left.extend(reversed(child.children))
    return False


_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)


def _is_styled_bold(node: Node) -> bool:
    return "weight" in node.raw and _WEIGHT.search(node.attribute("style") or "") is not None


def make_of(node: Node) -> str:
    """The tag and classes of a sibling, but for those that number it ("views-row-1")."""
    names = (node.attribute("class") or "").split()
    return f"{node.tag}.{' '.join(name for name in names if not any(map(str.isdigit, name)))}"


def even_parts(children: Sequence[Node], full: Sequence[bool]) -> list[list[Node]]:
    """The siblings cut into parts of one size, where a figure stands in every so many of them.

    `full`: which hold one. A part begins where most of its first ones look like names.
    """
    at = [n for n, holds in enumerate(full) if holds]
    size = at[1] - at[0] if len(at) >= _LEAST_EVEN else 0
    if not 2 <= size <= _LONGEST_EVEN or any(b - a != size for a, b in pairwise(at)):
        return []
    shares = []
    for offset in range(1, size):
        firsts = [children[n - offset] for n in at if n >= offset]
        texts = [" ".join("".join(text.value for text in node.texts()).split()) for node in firsts]
        named = sum(map(is_organization, texts)), sum(map(looks_like_name, texts))
        whole = len(firsts) == len(at) and named[1] * 2 > len(at)
        shares.append((whole, named, -offset))
    whole, _, offset = max(shares)
    return [list(children[n + offset : n + offset + size]) for n in at] if whole else []


_LEAST_EVEN = 3  # figures at even distances before they show a pattern
_LONGEST_EVEN = 8  # siblings of one record


def parts_of(children: Sequence[Node], sorts: Sequence[Sort], mark: str) -> list[list[Node]]:
    """The siblings cut before each of one kind; what stands before the first is left out.

    A heading above those that begin the parts ends one and belongs to none.
    """
    parts: list[list[Node]] = []
    closed = False
    for child, (kind, make) in zip(children, sorts, strict=True):
        if mark in (kind, make):
            parts.append([child])
            closed = False
        elif mark in HEADINGS and kind in HEADINGS and kind < mark:
            closed = True
        elif parts and not closed:
            parts[-1].append(child)
    return parts
