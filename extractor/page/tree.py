"""The tree of a page: elements and texts that know where they stand in the body.

HTML and Markdown build the same tree, see `builder`. Offsets are exact because nothing is
re-serialized on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

FILLER = "\u2060"
"""Stands, character for character, in the place of Liquid that was taken out of a line."""

BLOCK = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir"
    " div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html"
    " legend li main menu nav ol optgroup option p pre search section summary table tbody td"
    " tfoot th thead tr ul".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_ENDLESS = re.compile(r"&#[0-9]{1000,};?")


def decoded(markup: str) -> str:
    """Character data with its entities decoded (WHATWG HTML, 13.2.5.72 and on)."""
    if "&" not in markup:
        return markup
    from html import unescape

    try:
        return unescape(markup)
    except ValueError:  # more digits than Python makes a number of are no character
        return unescape(_ENDLESS.sub("\ufffd", markup))


class Text:
    """A run of text: `value` as a reader sees it, `start` and `end` in the body."""

    __slots__ = ("end", "start", "value")

    def __init__(self, value: str, start: int, end: int) -> None:
        self.value = value
        self.start = start
        self.end = end

    def offsets(self, body: str) -> list[int]:
        """The body offset of each character of `value`."""
        if len(self.value) == self.end - self.start:
            return list(range(self.start, self.end))
        offsets: list[int] = []
        at = self.start
        for entity in _ENTITY.finditer(body, self.start, self.end):
            offsets += _shown_between(body, at, entity.start())
            shown, at = decoded(entity.group()), entity.end()
            kept = _same_end(shown, entity.group()) if len(shown) > 1 else 0  # "&copyright": ©right
            offsets.extend([entity.start()] * (len(shown) - kept))
            offsets.extend(range(at - kept, at))
        offsets += _shown_between(body, at, self.end)
        size = len(self.value)
        return (offsets + [max(self.start, self.end - 1)] * (size - len(offsets)))[:size]


def _shown_between(body: str, start: int, end: int) -> Iterable[int]:
    if body.find(FILLER, start, end) < 0:
        return range(start, end)
    return [at for at in range(start, end) if body[at] != FILLER]


def _same_end(one: str, other: str) -> int:
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


class Node:
    """An element: `tag` in lower case, `start` and `end` in the body, children in order."""

    __slots__ = ("children", "end", "parent", "raw", "start", "tag")

    def __init__(self, tag: str, raw: str, parent: Node | None, start: int, end: int) -> None:
        self.tag = tag
        self.raw = raw
        self.parent = parent
        self.start = start
        self.end = end
        self.children: list[Node | Text] = []

    def attribute(self, name: str) -> str | None:
        """The value of an attribute with entities decoded, "" for one without value."""
        raw = self.raw
        if name not in raw and name not in raw.lower():
            return None
        for found, double, single, bare in _ATTRIBUTE.findall(raw):
            if found.lower() == name:
                return decoded(double or single or bare)
        return None

    def attributes(self) -> dict[str, str]:
        """All attributes by their names in lower case, values as `attribute` gives them."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.raw):
            found.setdefault(name.lower(), double or single or bare)
        return {name: decoded(value) for name, value in found.items()}

    def elements(self, *tags: str) -> Iterator[Node]:
        """Descendant elements in document order, those of `tags` where any are named."""
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            if isinstance(node, Node):
                if not tags or node.tag in tags:
                    yield node
                stack += node.children[::-1]

    def texts(self) -> Iterator[Text]:
        """All texts below, in document order."""
        stack = self.children[::-1]
        while stack:
            child = stack.pop()
            if isinstance(child, Text):
                yield child
            else:
                stack += child.children[::-1]
