"""Cards: elements alike beside each other, each under a heading of its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extractor.page.tree import HEADINGS, Node, Text


class Cards:
    """Elements side by side that each hold a heading of the same level and more than it."""

    def __init__(self, elements: Iterable[Node]) -> None:
        self._levels: dict[int, set[str]] = {}
        for heading in elements:
            if heading.tag not in HEADINGS:
                continue
            above = heading.parent
            while above is not None and heading.tag not in self._levels.setdefault(
                id(above), set()
            ):
                self._levels[id(above)].add(heading.tag)
                above = above.parent

    def of(self, heading: Node) -> Node | None:
        """The card that a heading is of, if any."""
        node = heading.parent
        while node is not None and node.parent is not None:
            if any(heading.tag in self._levels.get(id(other), ()) for other in _beside(node)):
                return node if _shows_more(node, heading) else None
            node = node.parent
        return None


def _beside(node: Node) -> Iterator[Node]:
    """The elements right before and after an element, where they have its name."""
    around = node.parent.children if node.parent is not None else [node]
    at = bisect_left(around, node.start, key=lambda child: child.start)
    for step in (-1, 1):
        number = at + step
        while 0 <= number < len(around) and isinstance(around[number], Text):
            number += step
        other = around[number] if 0 <= number < len(around) else None
        if isinstance(other, Node) and other is not node and other.tag == node.tag:
            yield other


def _shows_more(node: Node, heading: Node) -> bool:
    """Whether an element goes on after its heading."""
    while heading is not node and heading.parent is not None:
        after = bisect_left(heading.parent.children, heading.end, key=lambda child: child.start)
        if any(not isinstance(c, Text) or c.value.strip() for c in heading.parent.children[after:]):
            return True
        heading = heading.parent
    return False
