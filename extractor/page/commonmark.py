"""CommonMark into the tree: the events of pulldown-cmark, which say where each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from extractor.page.builder import Builder
from extractor.page.html import read_html, read_text
from extractor.page.tree import FILLER

# kramdown's attribute lists: a line of their own, or right behind what they belong to.
_ATTRIBUTES = re.compile(r"^ {0,3}\{:[^}\n]*\}[ \t]*$|(?<=[*_`)\]~>])\{:[^}\n]*\}", re.M)
_PIPE_ROW = re.compile(rf"[ \t{FILLER}]*\|.*")
_CELL = re.compile(r"\||[^|]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_STRETCH = re.compile(f"[^{FILLER}]+")

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


def read_commonmark(body: str, start: int, end: int, builder: Builder) -> None:
    """Feeds body[start:end], which holds no raw HTML blocks but short ones, to the builder."""
    import pyromark

    source = body[start:end]
    if "{:" in source:  # kramdown's attribute lists are no text
        source = _ATTRIBUTES.sub(lambda m: " " * len(m.group()), source)
    options = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
        | pyromark.Options.ENABLE_DEFINITION_LIST
    )
    source = source.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is no UTF-8
    offsets: Sequence[int] = range(start, end + 1)
    if FILLER in source:  # in the page that the site renders, a tag is not there
        offsets = [start + at for at, letter in enumerate(source) if letter != FILLER] + [end]
        source = source.replace(FILLER, "")
    place = _places(source, offsets)
    events: list[Any] = list(pyromark.events_with_range(source, options=options))
    _Events(body, builder, place).read(events)


def _places(source: str, offsets: Sequence[int]) -> Callable[[int], int]:
    """From an offset in UTF-8 bytes, which the events have, to one in characters of the body.

    `offsets` are those of the source's characters, and of its end.
    """
    if source.isascii():
        return offsets.__getitem__
    # After each character that is no ASCII: its first byte, the next one, and the next character.
    firsts: list[int] = []
    nexts: list[tuple[int, int]] = []
    longer = 0  # bytes so far beyond one for each character
    for found in _NOT_ASCII.finditer(source):
        first = found.start() + longer
        for character in found[0]:
            width = 2 if character < "\u0800" else 3 if character < "\U00010000" else 4
            firsts.append(first)
            longer += width - 1
            first += width
            nexts.append((first, first - longer))

    def place(byte: int) -> int:
        before = bisect_right(firsts, byte) - 1
        if before < 0:
            return offsets[byte]
        after, index = nexts[before]
        return offsets[index + byte - after if byte >= after else index - 1]

    return place


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
            event, (start, end) = events[index][0], self._span(events[index])
            if event == {"Start": "Paragraph"} and self._is_table(start, end):
                index = self._headless_table(events, index)
            else:
                self._read_one(event, start, end)
            index += 1

    def _span(self, event: Any) -> tuple[int, int]:
        span = event[1]
        start, end = span["start"], span["end"]
        if end <= start:
            return self.place(start), self.place(start)
        return self.place(start), self.place(end - 1) + 1

    def _read_one(self, event: Any, start: int, end: int) -> None:
        if isinstance(event, str):
            self._mark(event, start, end)
        elif "Start" in event:
            self._start(event["Start"], start, end)
        elif "End" in event:
            self._end(event["End"], end)
        else:
            self._leaf(event, start, end)

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
                start, end = self._inside_ticks(value, start, end)
            if len(value) < end - start and FILLER in self.body[start:end]:
                for stretch in _STRETCH.finditer(self.body, start, end):
                    self.builder.text(stretch[0], stretch.start(), stretch.end())
            else:
                self.builder.text(value, start, end)
        elif "InlineHtml" in event or "Html" in event:
            read_html(self.body, start, end, self.builder)

    def _inside_ticks(self, value: str, start: int, end: int) -> tuple[int, int]:
        """Where the content of a code span stands (CommonMark 0.31, 6.1)."""
        ticks = end - start - len(self.body[start:end].lstrip("`"))
        inside, after = start + ticks, end - ticks
        shown = after - inside - self.body.count(FILLER, inside, after)
        if shown == len(value) + 2:  # a space at either end belongs to the ticks
            return inside + 1, after - 1
        return inside, after

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

    def _headless_table(self, events: list[Any], index: int) -> int:
        """Reads a paragraph of piped lines as rows of cells; the index of its last event."""
        self.builder.start("table", "", *self._span(events[index]))
        cell = 0  # where the content of a cell begins that a pipe opened, 0 for none
        begins_row = True
        while events[index + 1][0] != {"End": "Paragraph"}:
            index += 1
            event, (start, end) = events[index][0], self._span(events[index])
            if event in ("SoftBreak", "HardBreak"):
                begins_row, cell = True, 0
                continue
            if begins_row:
                self.builder.start("tr", "", start, start)
                begins_row = False
            if isinstance(event, dict) and "Text" in event:
                cell = self._piped(start, end, cell)
            else:
                cell = self._open_cell(cell)
                self._read_one(event, start, end)
        self.builder.end("table", *self._span(events[index + 1]))
        return index + 1

    def _piped(self, start: int, end: int, cell: int) -> int:
        """Reads a text with pipes; where the content of the next cell begins, 0 if it has begun."""
        for stretch in _CELL.finditer(self.body, start, end):
            escaped = stretch.start() == start and self.body[start - 1] == "\\"
            if stretch[0] == "|" and not escaped:
                self._open_cell(cell)
                cell = stretch.end()
            elif stretch[0].strip():
                cell = self._open_cell(cell)
                read_text(self.body, stretch.start(), stretch.end(), self.builder)
        return cell

    def _open_cell(self, at: int) -> int:
        if at:
            self.builder.start("td", "", at, at)
        return 0
