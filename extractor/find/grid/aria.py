"""Tables made of other elements than `table`, by the roles that they bear (WAI-ARIA 1.2, 5.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.page import Node, Page

_TABLES = frozenset(("table", "grid", "treegrid"))
_CELLS = frozenset(("cell", "gridcell", "columnheader", "rowheader"))


def aria_tables(page: Page) -> Iterator[Node]:
    """The elements that say they are tables and hold no `table` element, outermost only."""
    if not any("role" in node.raw and role_of(node) in _TABLES for node in page.elements):
        return
    stack = [page.root]
    while stack:
        node = stack.pop()
        if node.tag == "table":
            continue
        if role_of(node) in _TABLES and next(node.elements("table"), None) is None:
            yield node
            continue
        stack.extend(child for child in reversed(node.children) if isinstance(child, Node))


def role_of(node: Node) -> str:
    """The role that an element bears, "" for none."""
    return (node.attribute("role") or "").strip().lower() if "role" in node.raw else ""


def aria_rows(table: Node) -> Iterator[Node]:
    """The elements below that say they are rows and hold cells."""
    return (node for node in table.elements() if role_of(node) == "row")


def aria_cells(row: Node) -> Iterator[Node]:
    """The elements of a row that say they are cells or headings, outermost only."""
    stack = [child for child in reversed(row.children) if isinstance(child, Node)]
    while stack:
        node = stack.pop()
        if role_of(node) in _CELLS:
            yield node
        else:
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))


def is_column_heading(cell: Node) -> bool:
    """Whether a cell heads a column."""
    return role_of(cell) == "columnheader"
