"""A page's tree as one line, so that a test can say what it expects at a glance."""

from __future__ import annotations

from extractor.page import Node, Page, Text, read_source
from extractor.sources.source import Site, Source


def page_of(text: str, path: str = "page.html", site: Site | None = None) -> Page:
    return read_source(Source(path, text.encode("utf-8", "surrogatepass")), site)


def shape(page: Page) -> str:
    """`ul(li'a' li(b'c'))`: names of elements, texts in quotes with white space folded."""
    return " ".join(_shown(child) for child in page.root.children if _shown(child))


def _shown(node: Node | Text) -> str:
    if isinstance(node, Text):
        words = " ".join(node.value.split())
        return f"'{words}'" if words else ""
    inside = " ".join(filter(None, map(_shown, node.children)))
    if inside.startswith("'") and inside.count("'") == 2:
        return f"{node.tag}{inside}"
    return f"{node.tag}({inside})"


def texts(page: Page) -> list[str]:
    return [passage.text for passage in page.passages]
