"""Which elements, and which passages, stand in which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from extractor.page import Node, Passage


def with_ancestors(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent


def inside(node: Node | None, tables: Collection[int]) -> bool:
    while tables and node is not None:
        if id(node) in tables:
            return True
        node = node.parent
    return False


def outside(passages: Iterable[Passage], tables: Collection[int]) -> list[Passage]:
    """The passages that stand in none of some elements, whose ids are given."""
    found: list[Passage] = []
    parent: Node | None = None
    held = False
    for passage in passages:
        node = passage.node
        if node.parent is not parent:  # it is the same for all cells of a row
            parent = node.parent
            held = inside(parent, tables)
        if not held and id(node) not in tables:
            found.append(passage)
    return found


def is_below(top: Node, node: Node) -> bool:
    """Whether an element is an ancestor of another."""
    above = node.parent
    while above is not None and above is not top:
        above = above.parent
    return above is top


def holds(node: Node, inner: Node) -> bool:
    """Whether an element holds another, or is it."""
    return (
        node.start <= inner.start
        and inner.end <= node.end
        and (node.start < inner.start or inner.end < node.end or node is inner)
    )
