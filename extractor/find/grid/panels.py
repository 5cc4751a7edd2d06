"""Panels of tabs and the words of the tabs that open them, by the ids that tie them together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from extractor.find.grid.grid import Cell
from extractor.page import Node, Page, Passage

_LONGEST_TAB = 60  # characters
_FEW_TARGETS = 16  # so many are quicker looked for than the id is read
_LANDMARKS = frozenset(("main", "nav", "header", "footer"))
_OPENS = ("href", "data-target", "data-bs-target", "aria-controls")
_MAY_OPEN = re.compile(r"href=[\"']?#\w|data-(?:bs-)?target=|aria-controls=", re.I)


class _Panel(NamedTuple):
    """What a tab may open: its id, and that of the tab which it names itself; "" for none."""

    node: Node
    own: str
    labelled: str


def panel_names(page: Page) -> dict[int, Cell]:
    """The words of the tab that opens it, by the id() of each panel.

    Panels are elements beside each other that links or buttons name: by `href="#id"`,
    `aria-controls` (WAI-ARIA 1.2, 6.6) or the like, or that name their tab by `aria-labelledby`.
    """
    links = _links(page)
    panels = _panels(page, {target for _, targets in links for target in targets})
    if not panels or not _MAY_OPEN.search(page.body):
        return {}
    opened: dict[str, Cell] = {}
    tabs: dict[str, Cell] = {}
    for passage in _around(page, links, panels):
        for node, cell in _tabs(passage):
            for target in _targets(node):
                opened.setdefault(target, cell)
            if own := node.attribute("id"):
                tabs.setdefault(own, cell)
    named: list[tuple[Node, Cell]] = []
    for node, own, labelled in panels:
        tab = opened.get(own) or tabs.get(labelled)
        if tab is not None and not _holds(node, tab):
            named.append((node, tab))
    beside = Counter(id(node.parent) for node, _ in named)
    return {id(node): cell for node, cell in named if beside[id(node.parent)] > 1}


def _links(page: Page) -> list[tuple[Node, list[str]]]:
    """The elements that name others, with the ids of these."""
    found = []
    for node in page.elements:
        raw = node.raw
        may_name = "#" in raw or "controls" in raw or "CONTROLS" in raw
        if may_name and (targets := list(_targets(node))):
            found.append((node, targets))
    return found


def _panels(page: Page, targets: Collection[str]) -> list[_Panel]:
    """The elements beside each other that are named, or name a tab."""
    may_name = "aria-labelledby" in page.body
    found: list[_Panel] = []
    for node in page.elements:
        raw = node.raw
        if not raw or node.tag in _LANDMARKS:  # where "Skip to content" leads
            continue
        own = (node.attribute("id") or "") if "id" in raw and _may_hold(raw, targets) else ""
        named = may_name and "aria-labelledby" in raw
        labelled = (node.attribute("aria-labelledby") or "") if named else ""
        if own in targets or labelled:
            found.append(_Panel(node, own, labelled))
    beside = Counter(id(panel.node.parent) for panel in found)
    return [panel for panel in found if beside[id(panel.node.parent)] > 1]


def _may_hold(raw: str, targets: Collection[str]) -> bool:
    """Whether the attributes of an element may hold one of some ids."""
    few = len(targets) <= _FEW_TARGETS and "&" not in raw
    return any(map(raw.__contains__, targets)) if few else True


def _around(
    page: Page, links: Sequence[tuple[Node, list[str]]], panels: Sequence[_Panel]
) -> Iterator[Passage]:
    """The passages that may show a tab of the panels."""
    owns = {panel.own for panel in panels}
    labels = {panel.labelled for panel in panels if panel.labelled}
    tabs = [node for node, targets in links if not owns.isdisjoint(targets)]
    tabs += [node for node in page.elements if labels and node.attribute("id") in labels]
    within: set[int] = set()
    for tab in tabs:
        above: Node | None = tab
        while above is not None and id(above) not in within:
            within.add(id(above))
            above = above.parent
    ids = set(map(id, tabs))
    for passage in page.passages if tabs else ():
        own, parent = id(passage.node), id(passage.node.parent)
        if (own in within or parent in ids) and len(passage.text) <= 20 * _LONGEST_TAB:
            yield passage


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
    raw = node.raw.lower()
    for name in _OPENS:
        value = (node.attribute(name) or "").strip() if name in raw else ""
        target = value.lstrip("#")
        if target and (target != value or name == "aria-controls"):
            yield target


def _holds(node: Node, cell: Cell) -> bool:
    return cell.node is not None and node.start <= cell.node.start < node.end
