"""Source -> Page: one tree, its passages, and where everything stands in the source."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from extractor.page.builder import Builder
from extractor.page.facts import facts
from extractor.page.html import read_html
from extractor.page.liquid import without_liquid
from extractor.page.markdown import read_markdown
from extractor.page.passage import Passage, passages
from extractor.page.tree import Node
from extractor.records import Located, PageFacts, Problem
from extractor.sources.decode import decode
from extractor.sources.front_matter import FrontMatter, read_front_matter
from extractor.sources.rendered import Ground, Item
from extractor.sources.source import Site, Source
from extractor.values.money.page_currency import page_currencies
from extractor.values.money.settle import Default

_HTML_PATH = re.compile(r"\.(?:html?|xhtml|php|aspx?)$", re.I)
_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype|html|head|body)\b",
    re.I | re.S,
)


class Page:
    """A page as finders read it. Positions are offsets in `text`, the decoded source.

    `body` is `text` with Liquid blanked, as long as `text`; `elements` are all of its tree, in
    document order. `site` is what the input as a whole says of its pages, `front` the data of the
    front matter. Where the site's templates made the page, `text` and `body` are what they made,
    and `where` says which characters of which file a record's words came from.
    """

    def __init__(
        self, source: Source, site: Site, text: str, front: FrontMatter, problem: str | None
    ) -> None:
        self.path = source.path
        self.site = site
        self.rendered = source.rendered
        self.text = text if source.rendered is None else source.rendered.text
        self.front: Mapping[str, Any] = front.data if source.front is None else source.front
        self.front_span = (front.start, front.end)
        self.body_start = front.body
        self.body = self.text
        if source.rendered is None:
            self.body = text[: front.body] + without_liquid(text[front.body :])
        self.is_html = source.html or bool(
            _HTML_PATH.search(source.path) or _DOCUMENT.match(self.body, front.body)
        )
        self.root = _tree(self.body, front.body, self.is_html)
        self.elements = list(self.root.elements())
        self.passages = list(passages(self.root, self.elements, self.body))
        self.facts = PageFacts(
            page=source.path,
            sha256=hashlib.sha256(source.data).hexdigest(),
            **facts(source, text, self.front, site),
        )
        self.problems = _problems(source.path, front, problem)
        self._items: dict[tuple[str, int, int, str], frozenset[Item]] = {}

    @cached_property
    def reference(self) -> str | None:
        """The day that "today" means on the page: its last change, else its publication."""
        return self.facts.published or self.facts.modified

    @cached_property
    def currency(self) -> Default:
        """What a mark that currencies share ($, kr) means: as the site sets, else as shown here."""
        shown = "\n".join(passage.text for passage in self.passages)
        url = self.facts.url or self.site.url
        return self.site.currency or page_currencies(shown, self.facts.language, url)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line(self, offset: int) -> int:
        """Line of the source file, from 1, on which a character stands or was printed from."""
        if self.rendered is not None and offset >= self.body_start:
            return self.rendered.line(offset, self.path)
        return bisect_right(self._lines, offset)

    @cached_property
    def _view(self) -> tuple[list[int], list[Passage]]:
        return [passage.first for passage in self.passages], self.passages

    def _passages(self, start: int, end: int) -> list[Passage]:
        """The passages that may show something of text[start:end]."""
        starts, found = self._view
        first = max(bisect_right(starts, start) - 1, 0)
        return found[first : bisect_left(starts, end, first)]

    def quote(self, start: int, end: int) -> str:
        """What a reader sees of text[start:end], white space folded; front matter as written."""
        if self.front_span[0] <= start < end <= self.front_span[1]:
            return " ".join(self.text[start:end].split())
        found = self._passages(start, end)
        parts = [passage.text for passage in found]  # all between the first and the last is shown
        for number in (0, -1) if len(found) > 1 else range(len(found)):
            parts[number] = found[number].between(start, end)
        return " ".join(" ".join(parts).split())

    def where(self, start: int, end: int) -> dict[str, Any]:
        """The fields of `Located` but the id, for text[start:end]."""
        quote = self.quote(start, end)
        ground = self.ground(start, end)
        if ground is None:
            line = self.line(start)
            return {"page": self.path, "line": line, "start": start, "end": end, "quote": quote}
        key = (ground.file, ground.start, ground.end, quote)
        # Equal words from one place that belong to different entries do not tell which is meant.
        same = self._items.get(key, ground.items) == ground.items
        self._items[key] = ground.items if same else frozenset()
        origin = None if ground.file == self.path else ground.file
        found = {"line": ground.line, "start": ground.start, "end": ground.end}
        return {"page": self.path, **found, "quote": quote, "origin": origin}

    def where_of(self, passage: Passage) -> dict[str, Any]:
        """The same for all that a passage shows."""
        start, end = passage.place()
        if self.rendered is not None:
            return self.where(start, end)
        text = passage.text
        quote = text if "\n" not in text else " ".join(text.split())
        line = self.line(start)
        return {"page": self.path, "line": line, "start": start, "end": end, "quote": quote}

    def ground(self, start: int, end: int) -> Ground | None:
        """Which characters the words of text[start:end] came from; None for a page as it stands."""
        if self.rendered is None or end <= self.body_start:
            return None
        return self.rendered.ground(self.shown(start, end))

    def shown(self, start: int, end: int) -> list[int]:
        """The offsets in text[start:end] of all that a reader sees but white space."""
        found = [at for passage in self._passages(start, end) for at in passage.shown(start, end)]
        return sorted(found)

    def shows(self, quote: str) -> Iterator[tuple[int, int]]:
        """Where in `text` the page shows a quote, each time that it does."""
        whole, starts = self._whole
        at = whole.find(quote) if quote else -1
        while at >= 0:
            first = bisect_right(starts, at) - 1
            last = bisect_right(starts, at + len(quote) - 1) - 1
            found = self._view[1]
            begin = found[first].place(at - starts[first])[0]
            end = found[last].place(0, at + len(quote) - starts[last])[1]
            yield begin, end
            at = whole.find(quote, at + 1)

    @cached_property
    def _whole(self) -> tuple[str, list[int]]:
        """All that the page shows, white space folded, and where in it each passage begins."""
        starts, at = [], 0
        texts = [passage.text.replace("\n", " ") for passage in self._view[1]]
        for text in texts:
            starts.append(at)
            at += len(text) + 1
        return " ".join(texts), starts

    def copied(self, start: int, end: int) -> Iterator[str]:
        """The words of text[start:end] that stand letter for letter where they came from."""
        offsets = self.shown(start, end)
        ground = self.ground(start, end)
        if self.rendered is not None and ground is not None:
            yield from self.rendered.words(offsets, ground)

    def items(self, record: Located) -> frozenset[Item]:
        """The entries of data files that the words of a record of this page were taken from."""
        origin = record.origin or self.path
        key = (origin, record.start, record.end, record.quote)
        return self._items.get(key, frozenset())


def read_source(source: Source, site: Site | None = None) -> Page:
    """Reads one source into a page; a pure function of its arguments. Never raises on content."""
    text, problem = decode(source.data, source.encoding)
    front = FrontMatter({}) if source.unshown else read_front_matter(text)
    return Page(source, source.site or site or Site(), text, front, problem)


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
