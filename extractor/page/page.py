"""Source -> Page: one tree, its passages, and where everything stands in the source."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from extractor.page.facts import facts
from extractor.page.html import read_html
from extractor.page.liquid import without_liquid
from extractor.page.markdown import read_markdown
from extractor.page.passage import Passage, passages
from extractor.page.tree import Builder, Node
from extractor.records import PageFacts, Problem
from extractor.sources.decode import decode
from extractor.sources.front_matter import FrontMatter, read_front_matter
from extractor.sources.source import Site, Source

_HTML_PATH = re.compile(r"\.(?:html?|xhtml|php|aspx?)$", re.I)
_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body)\b", re.I | re.S
)


class Page:
    """A page as finders read it. Positions are offsets in `text`, the decoded source.

    `body` is `text` with Liquid blanked, as long as `text`. `site` is what the input as a whole
    says of its pages, `front` the data of the front matter.
    """

    def __init__(
        self, source: Source, site: Site, text: str, front: FrontMatter, problem: str | None
    ) -> None:
        self.path = source.path
        self.site = site
        self.text = text
        self.front: Mapping[str, Any] = front.data
        self.front_span = (front.start, front.end)
        self.body_start = front.body
        self.body = text[: front.body] + without_liquid(text[front.body :])
        self.is_html = bool(
            _HTML_PATH.search(source.path) or _DOCUMENT.match(self.body, front.body)
        )
        self.root = _tree(self.body, front.body, self.is_html)
        self.passages = list(passages(self.root, self.body))
        self.facts = PageFacts(
            page=source.path,
            sha256=hashlib.sha256(source.data).hexdigest(),
            **facts(source, text, front.data, site),
        )
        self.problems = _problems(source.path, front, problem)

    @cached_property
    def reference(self) -> str | None:
        """The day that "today" means on the page: its last change, else its publication."""
        return self.facts.published or self.facts.modified

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line(self, offset: int) -> int:
        """Line of a character, from 1."""
        return bisect_right(self._lines, offset)

    @cached_property
    def _view(self) -> tuple[list[int], list[Passage]]:
        spans = [(passage.place()[0], passage) for passage in self.passages]
        return [start for start, _ in spans], [passage for _, passage in spans]

    def quote(self, start: int, end: int) -> str:
        """What a reader sees of text[start:end], white space folded."""
        starts, found = self._view
        parts = []
        index = max(bisect_right(starts, start) - 1, 0)
        while index < len(found) and starts[index] < end:
            words = found[index].between(start, end)
            if words:
                parts.append(words)
            index += 1
        return " ".join(" ".join(parts).split())

    def where(self, start: int, end: int) -> dict[str, Any]:
        """The fields of `Located` but the id, for text[start:end]."""
        return {
            "page": self.path,
            "line": self.line(start),
            "start": start,
            "end": end,
            "quote": self.quote(start, end),
        }


def read_source(source: Source, site: Site | None = None) -> Page:
    """Reads one source into a page; a pure function of its arguments. Never raises on content."""
    text, problem = decode(source.data)
    return Page(source, site or Site(), text, read_front_matter(text), problem)


def _tree(body: str, start: int, is_html: bool) -> Node:
    builder = Builder(start)
    read = read_html if is_html else read_markdown
    read(body, start, len(body), builder)
    return builder.finish(len(body))


def _problems(path: str, front: FrontMatter, decoding: str | None) -> list[Problem]:
    problems = []
    if decoding:
        problems.append(Problem(page=path, stage="source", severity="warning", message=decoding))
    if front.problem:
        problems.append(
            Problem(page=path, line=front.problem_line, stage="page", message=front.problem)
        )
    return problems
