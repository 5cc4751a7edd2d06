"""From dated lines to drafts of entries: which lines belong together, how far each entry reaches.

Class names say nothing here. Dated lines are alike where their elements are; the repeated element
around one of them is its entry, and where dates and texts are siblings the entry reaches to the
next date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.find.chronology.date_line import LAST, OWN, WHOLE
from extractor.find.chronology.dated import Mark
from extractor.page import HEADINGS, Node, Page, Passage

_WORD = re.compile(r"[^\W\d_]{4}|[\u2e80-\u9fff\uac00-\ud7a3]{2}")
_DEEPEST = 8  # lists in lists; deeper ones are broken markup, not chronologies
_EDGES = " -–—:,()[]"
_SELF_CONTAINED = frozenset(("li", "td", "th", "dd", "dt", "figcaption", "caption"))


class Part(NamedTuple):
    """A stretch of a passage's text."""

    passage: Passage
    start: int
    end: int


class Draft(NamedTuple):
    """An entry before it is known to be one: its dated line and all that belongs to it."""

    mark: Mark
    parts: tuple[Part, ...]


class Run(NamedTuple):
    """Drafts that follow each other in one element, in page order.

    `share` is the part of the element's alike children that are dated."""

    drafts: tuple[Draft, ...]
    share: float


def runs(page: Page, marks: Sequence[Mark]) -> Iterator[list[Run]]:
    """Runs of drafts, those together whose dated lines stand in elements alike."""
    groups: dict[tuple[str, ...], list[Mark]] = {}
    for mark in marks:
        groups.setdefault(_likeness(mark), []).append(mark)
    for group in groups.values():
        if len(group) > 1:
            yield [*_runs_of_lines(group), *_runs_of_elements(page, group)]


def _likeness(mark: Mark) -> tuple[str, ...]:
    node = mark.passage.node
    if node.tag in HEADINGS:
        return ("heading", node.tag)
    where = "last" if mark.kind in (LAST, OWN) else "first"
    return (where, node.tag, node.parent.tag if node.parent else "")


def _runs_of_lines(group: Sequence[Mark]) -> Iterator[Run]:
    """The runs whose entries are lines of one passage."""
    by_passage: dict[int, list[Mark]] = {}
    for mark in group:
        by_passage.setdefault(mark.at, []).append(mark)
    for marks in by_passage.values():
        if len(marks) < 2:
            continue
        passage = marks[0].passage
        ends = [mark.line[0] for mark in marks[1:]] + [len(passage.text)]
        drafts = tuple(
            Draft(mark, (Part(passage, mark.line[0], end),))
            for mark, end in zip(marks, ends, strict=True)
        )
        yield Run(drafts, len(marks) / (1 + passage.text.count("\n")))


def _runs_of_elements(page: Page, group: Sequence[Mark]) -> Iterator[Run]:
    """The runs whose entries are elements, or begin with one."""
    alone = [mark for mark, count in _with_lines(group) if count == 1]
    if len(alone) < 2:
        return
    heights = _heights(alone)
    usual = Counter(heights).most_common(1)[0][0]
    items = []
    for mark, height in zip(alone, heights, strict=True):
        item = mark.passage.node
        for _ in range(min(height, usual)):
            item = item.parent or item
        items.append(item)
    if _nesting(items) > _DEEPEST:
        return
    families: dict[int, list[tuple[Mark, Node]]] = {}
    for mark, item in zip(alone, items, strict=True):
        family = families.setdefault(id(item.parent), [])
        if not family or family[-1][1] is not item:
            family.append((mark, item))
    for family in families.values():
        yield _run(page, family)


def _with_lines(group: Sequence[Mark]) -> Iterator[tuple[Mark, int]]:
    counts = Counter(mark.at for mark in group)
    return ((mark, counts[mark.at]) for mark in group)


def _heights(marks: Sequence[Mark]) -> list[int]:
    """How many elements above each dated line hold no other of the group."""
    counts: Counter[int] = Counter()
    for mark in marks:
        above: Node | None = mark.passage.node
        while above is not None:
            counts[id(above)] += 1
            above = above.parent
    heights = []
    for mark in marks:
        height, node = 0, mark.passage.node
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


def _run(page: Page, family: Sequence[tuple[Mark, Node]]) -> Run:
    extents = [_extent(page, mark.at, item) for mark, item in family]
    is_heading = family[0][0].passage.is_heading
    bare = [
        last - first == 1 and (is_heading or mark.kind == WHOLE)
        for (mark, _), (first, last) in zip(family, extents, strict=True)
    ]
    flat = sum(bare) * 2 > len(bare)
    lead = int(flat and _titles(page, [first - 1 for first, _ in extents]))
    titled = flat and not is_heading and not lead and _titles(page, [last for _, last in extents])
    starts = [first - lead for first, _ in extents]
    drafts = []
    for number, ((mark, item), (first, last)) in enumerate(zip(family, extents, strict=True)):
        limit = starts[number + 1] if number + 1 < len(family) else None
        goes_on = item is mark.passage.node and item.tag not in _SELF_CONTAINED
        if flat or (limit is not None and goes_on):
            last = _reach(page, mark, item, last + titled, limit)
        parts = tuple(Part(p, 0, len(p.text)) for p in page.passages[first - lead : last])
        drafts.append(Draft(mark, parts))
    return Run(tuple(drafts), len(family) / _alike(family[0][1]))


def _alike(item: Node) -> int:
    """How many elements of its name stand beside an element, itself counted."""
    siblings = item.parent.children if item.parent else [item]
    return sum(isinstance(child, Node) and child.tag == item.tag for child in siblings)


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


def _reach(page: Page, mark: Mark, item: Node, last: int, limit: int | None) -> int:
    """How far an entry goes on after its own element: to the next entry, heading or outer end."""
    level = mark.passage.node.tag if mark.passage.is_heading else "h9"
    end = len(page.passages) if limit is None else limit
    while last < end:
        passage = page.passages[last]
        if item.parent is not None and not _within(passage, item.parent):
            break
        if passage.is_heading and passage.node.tag <= level:
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


def cut_parts(draft: Draft, holes: Sequence[tuple[int, int]]) -> Draft:
    """The draft without parts that begin in one of these ordered stretches of the source."""
    parts = []
    for part in draft.parts:
        at = part.passage.place(part.start, part.end)[0]
        before = bisect_right(holes, at, key=lambda hole: hole[0]) - 1
        if before < 0 or holes[before][1] <= at:
            parts.append(part)
    return draft._replace(parts=tuple(parts) or draft.parts[:1])


def title_and_text(draft: Draft) -> tuple[str | None, str]:
    """The heading beside the date, if any, and the words of the entry without date and headings."""
    mark = draft.mark
    titles: list[str] = []
    texts: list[str] = []
    for part in draft.parts:
        words = part.passage.text[part.start : part.end]
        if part.passage is mark.passage and part.start <= mark.cut[0] <= part.end:
            before = part.passage.text[part.start : mark.cut[0]]
            words = f"{before} {part.passage.text[mark.cut[1] : part.end]}"
            words = words.strip(_EDGES) if part.passage.is_heading else words.strip()
        (titles if part.passage.is_heading else texts).append(" ".join(words.split()))
    title = next(filter(None, titles), None)
    return title, " ".join(filter(None, texts))
