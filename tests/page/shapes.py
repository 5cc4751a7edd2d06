"""A page's tree as one line, so that a test can say what it expects at a glance."""

from __future__ import annotations

from itertools import groupby

from extractor.page import Node, Page, Text, read_source
from extractor.sources.source import Site, Source


def page_of(text: str, path: str = "page.html", site: Site | None = None) -> Page:
    return read_source(Source(path, text.encode("utf-8", "surrogatepass")), site)


def shape(page: Page) -> str:
    """`ul(li'a' li(b'c'))`: names of elements, texts in quotes with white space folded."""
    return " ".join(_inside(page.root))


def _inside(node: Node) -> list[str]:
    parts = []
    for is_text, run in groupby(node.children, key=lambda child: isinstance(child, Text)):
        if is_text:
            words = "".join(child.value for child in run if isinstance(child, Text)).split()
            parts += [f"'{' '.join(words)}'"] if words else []
        else:
            parts += [_shown(child) for child in run if isinstance(child, Node)]
    return parts


def _shown(node: Node) -> str:
    inside = _inside(node)
    if len(inside) == 1 and inside[0].startswith("'"):
        return f"{node.tag}{inside[0]}"
    return f"{node.tag}({' '.join(inside)})"


def texts(page: Page) -> list[str]:
    return [passage.text for passage in page.passages]
