"""Markdown into the tree, HTML in it as kramdown reads it.

pulldown-cmark (through pyromark) reads the Markdown and says where each event stands. What
CommonMark would damage is cut out first: kramdown keeps a block-level HTML element raw up to its
closing tag, blank lines and indentation inside it notwithstanding
(kramdown syntax, "HTML Blocks"), while CommonMark ends it at the first blank line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from extractor.page.html import read_html, read_text
from extractor.page.tree import BLOCK, FILLER, VOID, Builder

_BLOCK_NAMES = "|".join(
    sorted(BLOCK - VOID | {"script", "style", "iframe", "noscript", "template"})
)
_HTML_START = re.compile(rf"^ {{0,3}}<(?:(?P<tag>{_BLOCK_NAMES})(?=[\s/>])|!--)", re.M | re.I)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*$", re.M)
_COMMENT_END = re.compile(r"--\s*>")
_MARKDOWN_INSIDE = re.compile(r"""\bmarkdown\s*=\s*["']?(?:1|block|span)\b""", re.I)
_ATTRIBUTE_LINE = re.compile(r"^ {0,3}\{:[^}\n]*\}[ \t]*$", re.M)
_PIPE_ROW = re.compile(r"[ \t]*\|.*")

_Pairs = dict[int, tuple[int, int, int]]


def read_markdown(body: str, start: int, end: int, builder: Builder) -> None:
    """Feeds body[start:end] to the builder. Never raises."""
    for is_html, first, last in _segments(body, start, end):
        if is_html:
            read_html(body, first, last, builder)
        else:
            _read_commonmark(body, first, last, builder)


def _segments(body: str, start: int, end: int) -> Iterator[tuple[bool, int, int]]:
    """Cuts the body into Markdown and raw HTML elements, in order."""
    if body.find("<", start, end) < 0:
        yield False, start, end
        return
    fences = _fenced(body, start, end)
    pairs: dict[str, _Pairs] = {}
    at = scan = start
    while opening := _HTML_START.search(body, scan, end):
        fence = bisect_right(fences, (opening.start(), end)) - 1
        if fence >= 0 and opening.start() < fences[fence][1]:
            scan = fences[fence][1]
            continue
        first = opening.start()
        last, inner = _html_extent(body, opening, start, end, pairs)
        if last is None:  # never closed: CommonMark's rule, up to the blank line, is the safe one
            scan = opening.end()
            continue
        if first > at:
            yield False, at, first
        if inner is None:
            yield True, first, last
        else:
            yield from ((True, first, inner[0]), (False, *inner), (True, inner[1], last))
        at = scan = last
    if at < end:
        yield False, at, end


def _html_extent(
    body: str, opening: re.Match[str], start: int, end: int, pairs: dict[str, _Pairs]
) -> tuple[int | None, tuple[int, int] | None]:
    """End of the raw element that starts here; where its inside is Markdown, that stretch too."""
    if opening["tag"] is None:
        closing = _COMMENT_END.search(body, opening.end(), end)
        return (closing.end() if closing else end), None
    tag = opening["tag"].lower()
    if tag not in pairs:
        pairs[tag] = _paired(body, start, end, tag)
    pair = pairs[tag].get(body.index("<", opening.start()))
    if pair is None:
        return None, None
    inside, closing_start, last = pair
    markdown = _MARKDOWN_INSIDE.search(body, opening.start(), inside)
    return last, ((inside, closing_start) if markdown else None)


def _paired(body: str, start: int, end: int, tag: str) -> _Pairs:
    """By where a start tag starts: where it ends, and where its end tag starts and ends."""
    pairs: _Pairs = {}
    opened: list[re.Match[str]] = []
    for token in _tags_of(tag).finditer(body, start, end):
        if token["close"]:
            if opened:
                first = opened.pop()
                pairs[first.start()] = first.end(), token.start(), token.end()
        elif token["name"] and not token[0].endswith("/>"):
            opened.append(token)
    return pairs


@cache
def _tags_of(tag: str) -> re.Pattern[str]:
    return re.compile(
        rf"<!--.*?(?:-->|\Z)|<(?:(?P<close>/{tag})\s*+>|(?P<name>{tag})(?=[\s/>])[^>]*+(?:>|\Z))",
        re.S | re.I,
    )


def _fenced(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between code fences (CommonMark 0.31, 4.5)."""
    fences: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(body, start, end):
        if opened is None:
            opened = fence
        elif fence[1][0] == opened[1][0] and len(fence[1]) >= len(opened[1]):
            fences.append((opened.start(), fence.end()))
            opened = None
    if opened is not None:
        fences.append((opened.start(), end))
    return fences


_ELEMENTS = {
    "Paragraph": "p",
    "BlockQuote": "blockquote",
    "Item": "li",
    "DefinitionList": "dl",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
    "Table": "table",
    "TableHead": "tr",
    "TableRow": "tr",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
    "Link": "a",
    "CodeBlock": "pre",
    "FootnoteDefinition": "aside",
}


def _read_commonmark(body: str, start: int, end: int, builder: Builder) -> None:
    import pyromark

    source = body[start:end]
    if "{:" in source:  # kramdown's attribute lists are no text
        source = _ATTRIBUTE_LINE.sub(lambda m: " " * len(m.group()), source)
    options = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
        | pyromark.Options.ENABLE_DEFINITION_LIST
    )
    source = source.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no UTF-8
    place = _places(source, start)
    events: list[Any] = list(pyromark.events_with_range(source, options=options))
    _Events(body, builder, place).read(events)


def _places(source: str, start: int) -> Callable[[int], int]:
    """From an offset in UTF-8 bytes, which the events have, to one in characters of the body."""
    if source.isascii():
        return lambda offset: start + offset
    table = [0] * (len(source.encode("utf-8")) + 1)
    at = 0
    for index, character in enumerate(source):
        width = 1 if character < "\x80" else 2 if character < "\u0800" else 3
        if character > "\uffff":
            width = 4
        for byte in range(at, at + width):
            table[byte] = start + index
        at += width
    table[at] = start + len(source)
    return table.__getitem__


class _Events:
    """Turns the events of one stretch of Markdown into calls of the builder."""

    def __init__(self, body: str, builder: Builder, place: Callable[[int], int]) -> None:
        self.body = body
        self.builder = builder
        self.place = place
        self.images = 0
        self.cell = "td"

    def read(self, events: list[Any]) -> None:
        index, size = 0, len(events)
        while index < size:
            event, span = events[index]
            start, end = self.place(span["start"]), self.place(span["end"])
            if isinstance(event, str):
                self._mark(event, start, end)
            elif "Start" in event:
                if event["Start"] == "Paragraph" and self._is_table(start, end):
                    self._headless_table(start, end)
                    while events[index][0] != {"End": "Paragraph"}:
                        index += 1
                else:
                    self._start(event["Start"], start, end)
            elif "End" in event:
                self._end(event["End"], end)
            else:
                self._leaf(event, start, end)
            index += 1

    def _mark(self, event: str, start: int, end: int) -> None:
        if self.images:
            return
        if event == "SoftBreak":
            self.builder.text("\n", start, end)
        elif event == "HardBreak":
            self.builder.start("br", "", start, end)
        elif event == "Rule":
            self.builder.start("hr", "", start, end)

    def _leaf(self, event: dict[str, Any], start: int, end: int) -> None:
        if self.images:
            return
        if "Text" in event or "Code" in event:
            value: str = event.get("Text") or event.get("Code") or ""
            if "Code" in event:
                start = max(start, self.body.find(value, start, end))
                end = min(end, start + len(value))
            self.builder.text(value.replace(FILLER, ""), start, end)
        elif "InlineHtml" in event or "Html" in event:
            read_html(self.body, start, end, self.builder)

    def _start(self, element: Any, start: int, end: int) -> None:
        name = element if isinstance(element, str) else next(iter(element))
        if name == "Image":
            self.images += 1
        if self.images:
            return
        if name == "TableHead":
            self.cell = "th"
        elif name == "TableRow":
            self.cell = "td"
        tag = self._tag(name, element)
        if tag is not None:
            self.builder.start(tag, self._attributes(name, element), start, start)

    def _end(self, element: Any, end: int) -> None:
        name = element if isinstance(element, str) else next(iter(element))
        if name == "Image":
            self.images -= 1
            return
        if self.images:
            return
        tag = self._tag(name, element)
        if tag is not None:
            self.builder.end(tag, end, end)

    def _tag(self, name: str, element: Any) -> str | None:
        if name == "Heading":
            level = element["Heading"]
            return str(level["level"] if isinstance(level, dict) else level).lower()
        if name == "List":
            detail = element["List"]
            return "ul" if detail is None or detail is False else "ol"
        if name == "TableCell":
            return self.cell
        return _ELEMENTS.get(name)

    def _attributes(self, name: str, element: Any) -> str:
        if name == "Link":
            return f'href="{element["Link"]["dest_url"]}"'
        return ""

    def _is_table(self, start: int, end: int) -> bool:
        """kramdown takes lines that all begin with a pipe for a table, delimiter row or not."""
        if self.body[start : start + 1] != "|":
            return False
        return all(_PIPE_ROW.fullmatch(line) for line in self.body[start:end].rstrip().split("\n"))

    def _headless_table(self, start: int, end: int) -> None:
        self.builder.start("table", "", start, start)
        at = start
        for line in self.body[start:end].rstrip().split("\n"):
            self.builder.start("tr", "", at, at)
            cells = re.finditer(r"(?<!\\)\|([^|\\]*(?:\\.[^|\\]*)*)", line)
            for cell in cells:
                if cell.end() == len(line.rstrip()) and not cell[1].strip():
                    break
                self.builder.start("td", "", at + cell.start(1), at + cell.start(1))
                read_text(self.body, at + cell.start(1), at + cell.end(1), self.builder)
            at += len(line) + 1
        self.builder.end("table", end, end)
