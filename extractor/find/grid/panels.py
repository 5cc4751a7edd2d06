"""Panels of tabs and the words of the tabs that open them, by the ids that tie them together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractor.find.grid.grid import Cell
from extractor.page import Node, Page, Passage

_LONGEST_TAB = 60  # characters
_LANDMARKS = frozenset(("main", "nav", "header", "footer"))
_OPENS = ("href", "data-target", "data-bs-target", "aria-controls")
_MAY_OPEN = re.compile(r"href=[\"']?#\w|data-(?:bs-)?target=|aria-controls=", re.I)


def panel_names(page: Page) -> dict[int, Cell]:
    """The words of the tab that opens it, by the id() of each panel.

    Panels are elements beside each other that links or buttons name: by `href="#id"`,
    `aria-controls` (WAI-ARIA 1.2, 6.6) or the like, or that name their tab by `aria-labelledby`.
    """
    if not _MAY_OPEN.search(page.body):
        return {}
    opened: dict[str, Cell] = {}
    tabs: dict[str, Cell] = {}
    for passage in page.passages:
        if len(passage.text) <= 20 * _LONGEST_TAB:
            for node, cell in _tabs(passage):
                for target in _targets(node):
                    opened.setdefault(target, cell)
                if own := node.attribute("id"):
                    tabs.setdefault(own, cell)
    if len(opened) + len(tabs) < 2:
        return {}
    named: list[tuple[Node, Cell]] = []
    for node in page.root.elements():
        if node.tag in _LANDMARKS:
            continue  # where "Skip to content" leads
        tab = opened.get(node.attribute("id") or "") if "id" in node.raw else None
        if tab is None and "aria-labelledby" in node.raw:
            tab = tabs.get(node.attribute("aria-labelledby") or "")
        if tab is not None and not _holds(node, tab):
            named.append((node, tab))
    beside = Counter(id(node.parent) for node, _ in named)
    return {id(node): cell for node, cell in named if beside[id(node.parent)] > 1}


def _tabs(passage: Passage) -> Iterator[tuple[Node, Cell]]:
    """The links and buttons of a passage with their words."""
    around: list[Node] = [passage.node]
    if passage.node.parent is not None:
        around.append(passage.node.parent)
    for node in around:
        if node.tag in ("a", "button") or node.attribute("role") == "tab":
            yield node, Cell(passage.text, passage, 0, node)
    at = 0
    for element in passage.elements():
        words = " ".join("".join(text.value for text in element.texts()).split())
        begin = passage.text.find(words, at) if 0 < len(words) <= _LONGEST_TAB else -1
        if begin < 0:
            continue
        at = begin + len(words)
        for node in (element, *element.elements("a", "button")):
            if node.tag in ("a", "button"):
                yield node, Cell(words, passage, begin, node)


def _targets(node: Node) -> Iterator[str]:
    for name in _OPENS:
        value = (node.attribute(name) or "").strip()
        target = value.lstrip("#")
        if target and (target != value or name == "aria-controls"):
            yield target


def _holds(node: Node, cell: Cell) -> bool:
    return cell.node is not None and node.start <= cell.node.start < node.end
