"""Markdown into the tree, HTML in it as kramdown reads it.

pulldown-cmark (through pyromark) reads the Markdown and says where each event stands. What
CommonMark would damage is cut out first: kramdown keeps a block-level HTML element raw up to its
closing tag, blank lines and indentation inside it notwithstanding
(kramdown syntax, "HTML Blocks"), while CommonMark ends it at the first blank line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from extractor.page.builder import VOID, Builder
from extractor.page.commonmark import read_commonmark
from extractor.page.html import read_html
from extractor.page.tree import BLOCK

_BLOCK_NAMES = "|".join(
    sorted(BLOCK - VOID | {"script", "style", "iframe", "noscript", "template"})
)
_HTML_START = re.compile(rf"^ {{0,3}}<(?:(?P<tag>{_BLOCK_NAMES})(?=[\s/>])|!--)", re.M | re.I)
_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})(?P<info>[^\n]*)$", re.M)
_COMMENT_END = re.compile(r"--\s*>")
_MARKDOWN_INSIDE = re.compile(r"""\bmarkdown\s*=\s*["']?(?:1|block|span)\b""", re.I)

_Pairs = dict[int, tuple[int, int, int]]


def read_markdown(body: str, start: int, end: int, builder: Builder) -> None:
    """Feeds body[start:end] to the builder. Never raises."""
    for is_html, first, last in _segments(body, start, end):
        if is_html:
            read_html(body, first, last, builder)
        else:
            read_commonmark(body, first, last, builder)


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
        elif fence["mark"].startswith(opened["mark"]) and not fence["info"].strip():
            fences.append((opened.start(), fence.end()))
            opened = None
    if opened is not None:
        fences.append((opened.start(), end))
    return fences
