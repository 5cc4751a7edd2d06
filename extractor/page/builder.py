"""Tags and texts in source order -> the tree of a page.

The parts of the HTML tree construction rules (WHATWG HTML, 13.2.6) that decide which text stands in
which element: implied ends, scopes, elements that are not displayed.
"""

from __future__ import annotations

import re
from collections import Counter

from extractor.page.tree import BLOCK, HEADINGS, Node, Text

MAX_DEPTH = 400
"""Deeper elements become siblings; browsers stop nesting at a similar depth (Chromium: 512)."""

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame keygen".split()
)
NOT_SHOWN = frozenset(
    "head script style template noscript select textarea datalist iframe object svg math audio"
    " video canvas noembed noframes".split()
)

_FOREIGN = frozenset(("svg", "math"))
_INTEGRATION = frozenset(("foreignobject", "desc", "annotation-xml"))
# Start tags that end foreign content (WHATWG HTML, 13.2.6.5).
_BREAKOUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li"
    " listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul"
    " var".split()
)
_HEAD_CONTENT = frozenset(
    "base basefont bgsound link meta title noscript script style template".split()
)
_CELLS = frozenset(("td", "th"))
_ROW_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_TABLE_PARTS = _ROW_GROUPS | {"tr", "caption", "colgroup"}
_SCOPES = frozenset(("table", "td", "th", "caption", "html", "#root", "template"))
_KEEPS_PARAGRAPH = _CELLS | _TABLE_PARTS | {"col", "option", "optgroup", "legend", "body", "html"}
_STOPS = (BLOCK | _SCOPES) - {"address", "div", "p"}
_CLOSES_ALL = NOT_SHOWN | {"button", "form"}
_LISTS = frozenset(("ul", "ol", "dir", "menu"))
_MAY_END = BLOCK | {"a"}

# An element on the left ends the nearest open element on the right, unless one of `stop` is
# nearer (WHATWG HTML, "optional tags" and "in body", "in table", "in row" insertion modes).
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), _STOPS - {"li"}),
    "dt": (frozenset(("dt", "dd")), _STOPS - {"dt", "dd"}),
    "dd": (frozenset(("dt", "dd")), _STOPS - {"dt", "dd"}),
    "option": (frozenset(("option",)), frozenset(("select", "datalist")) | _SCOPES),
    "tr": (frozenset(("tr", "caption", "colgroup")), frozenset(("table", "#root"))),
    "td": (_CELLS, frozenset(("tr", "table", "#root"))),
    "th": (_CELLS, frozenset(("tr", "table", "#root"))),
    "thead": (_TABLE_PARTS, frozenset(("table", "#root"))),
    "tbody": (_TABLE_PARTS, frozenset(("table", "#root"))),
    "tfoot": (_TABLE_PARTS, frozenset(("table", "#root"))),
    "caption": (_TABLE_PARTS, frozenset(("table", "#root"))),
    "colgroup": (_TABLE_PARTS, frozenset(("table", "#root"))),
}
_NO_ENDS = (frozenset[str](), frozenset[str]())

_HIDDEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)(?![\w-])", re.I
)


class Builder:
    """Grows a tree from tags and texts in source order; `root` is the result after `finish`."""

    def __init__(self, start: int) -> None:
        self.root = Node("#root", "", None, start, start)
        self._open = [self.root]
        # How many are open of the elements that a start tag may end, so that it seldom must look.
        self._counts = {"p": 0, "a": 0, "form": 0, "svg": 0, "math": 0}
        self._too_deep: Counter[str] = Counter()

    def text(self, value: str, start: int, end: int) -> None:
        """Adds a text to the open element."""
        siblings = self._open[-1].children
        if value.isspace() and (
            not siblings or (isinstance(siblings[-1], Node) and siblings[-1].tag in BLOCK)
        ):
            return  # white space between blocks is no text
        if value:
            siblings.append(Text(value, start, end))

    def start(self, tag: str, raw: str, start: int, end: int) -> None:
        """Opens an element; `raw` is its attributes as written."""
        parent = self._open[-1]
        if parent.tag == "head" and tag not in _HEAD_CONTENT:
            self._close(len(self._open) - 1, start, start)
        counts = self._counts
        if tag == "form" and counts["form"]:
            return
        if (tag in _MAY_END or counts["svg"] or counts["math"]) and not (
            parent.tag == "tr" and tag in _CELLS  # cells of tables that say all their tags
        ):
            self._imply(tag, start)
        parent = self._open[-1]
        node = Node(tag, raw, parent, start, end)
        if tag not in NOT_SHOWN and not (raw and _is_hidden(node)):
            parent.children.append(node)
        if tag in VOID or (tag in _FOREIGN and raw.endswith("/")):
            return
        if len(self._open) < MAX_DEPTH:
            self._open.append(node)
            if tag in counts:
                counts[tag] += 1
        else:
            self._too_deep[tag] += 1

    def end(self, tag: str, start: int, end: int) -> None:
        """Closes the nearest open element of that name; a stray end tag is ignored.

        The end of an inline element leaves blocks open that began in it, as the adoption agency of
        the standard does; a stray `</p>` stands for an empty paragraph, `</br>` for a break.
        """
        if self._too_deep and self._too_deep[tag] > 0:
            self._too_deep[tag] -= 1
            return
        node = self._open[-1]
        if node.tag == tag:
            del self._open[-1]
            node.end = end
            if tag in self._counts:
                self._counts[tag] -= 1
            return
        table_tag = tag in _CELLS or tag in _TABLE_PARTS or tag == "table"
        holds_block = False
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].tag
            if name == tag or (tag in HEADINGS and name in HEADINGS):
                if holds_block and tag not in BLOCK and tag not in _CLOSES_ALL:
                    self._leave(index, end)
                else:
                    self._close(index, start, end)
                return
            holds_block = holds_block or name in BLOCK
            if name == "table" if table_tag else name in _SCOPES:
                break
            if tag == "li" and name in _LISTS:
                break
        if tag == "p":
            self.start("p", "", start, end)
            self._close(len(self._open) - 1, end, end)
        elif tag == "br":
            self.start("br", "", start, end)

    def finish(self, end: int) -> Node:
        """Closes what is still open at the end of the body and returns the root."""
        self._close(0, end, end)
        return self.root

    def _close(self, index: int, start: int, end: int) -> None:
        counts = self._counts
        if index and index == len(self._open) - 1:
            node = self._open.pop()
            node.end = end
            if node.tag in counts:
                counts[node.tag] -= 1
            return
        for node in self._open[index:]:
            node.end = start
            if node.tag in counts:
                counts[node.tag] -= 1
        self._open[index].end = end
        del self._open[max(index, 1) :]

    def _leave(self, index: int, end: int) -> None:
        """Ends one open element and none of those that began in it."""
        node = self._open.pop(index)
        node.end = end
        if node.tag in self._counts:
            self._counts[node.tag] -= 1

    def _imply(self, tag: str, at: int) -> None:
        """Ends and begins what a start tag implies without saying so."""
        if tag in _BREAKOUT and (self._counts["svg"] or self._counts["math"]):
            self._end_nearest(_FOREIGN, _INTEGRATION, at)
        if tag not in BLOCK:
            if tag == "a" and self._counts["a"]:
                self._end_nearest(frozenset(("a",)), BLOCK, at)
            return
        ends, stop = _ENDS.get(tag, _NO_ENDS)
        if tag == "table" and self._open[-1].tag in _ROW_GROUPS | {"table", "tr"}:
            self._end_nearest(frozenset(("table",)), frozenset(), at)
        if ends:
            self._end_all(ends, stop, at)
        elif tag in HEADINGS and self._open[-1].tag in HEADINGS:
            self._close(len(self._open) - 1, at, at)
        if self._counts["p"] and tag not in _KEEPS_PARAGRAPH:
            self._end_nearest(frozenset(("p",)), _SCOPES, at)
        if tag in _CELLS and self._open[-1].tag in _ROW_GROUPS | {"table"}:
            self.start("tr", "", at, at)

    def _end_all(self, ends: frozenset[str], stop: frozenset[str], at: int) -> None:
        last = None
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].tag
            if name in stop:
                break
            if name in ends:
                last = index
        if last is not None:
            self._close(last, at, at)

    def _end_nearest(self, ends: frozenset[str], stop: frozenset[str], at: int) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].tag
            if name in ends:
                self._close(index, at, at)
                return
            if name in stop:
                return


def _is_hidden(node: Node) -> bool:
    """Whether the element itself says that it is not displayed."""
    raw = node.raw
    if "hidden" in raw or "none" in raw or "HIDDEN" in raw or "NONE" in raw:
        if node.attribute("hidden") is not None:
            return True
        style = node.attribute("style")
        return bool(style and _HIDDEN_STYLE.search(style))
    return False
