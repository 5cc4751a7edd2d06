"""HTML into the tree, in one linear scan that keeps every offset.

No HTML parser for Python says at which character a text stands, so the tokens are read here, as
the tokenizer of the WHATWG HTML standard (13.2.5) does for well and badly formed pages: comments,
processing instructions, raw text elements, quoted attributes, tags that never close.
"""

from __future__ import annotations

import re

from extractor.page.builder import Builder
from extractor.page.tree import FILLER, decoded

# Every alternative also matches up to the end of the text, so that no `<` is scanned twice.
_ATTRIBUTES = r"(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?+)*+"
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<\?.*?(?:\?>|\Z)"
    r"|<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|<![^>]*+(?:>|\Z)"
    r"|<(?P<rawtag>(?i:script|style|textarea|title|xmp|iframe|noembed|noframes))(?=[\s/>])"
    rf"{_ATTRIBUTES}(?:>|\Z).*?(?:</(?i:(?P=rawtag))\s*+>|\Z)"
    r"|</(?![a-zA-Z])[^>]*+(?:>|\Z)"
    r"|</(?P<end>[a-zA-Z][^\s/>]*+)[^>]*+(?:>|\Z)"
    rf"|<(?P<tag>[a-zA-Z][^\s/>]*+)(?P<raw>{_ATTRIBUTES})(?:>|\Z)",
    re.S,
)


def read_html(body: str, start: int, end: int, builder: Builder) -> None:
    """Feeds body[start:end] to the builder. Never raises; unreadable markup is left out."""
    at = start
    for token in _TOKEN.finditer(body, start, end):
        token_start = token.start()
        if at < token_start:
            read_text(body, at, token_start, builder)
        at = token.end()
        if tag := token["tag"]:
            builder.start(tag.lower(), token["raw"], token_start, at)
        elif tag := token["end"]:
            builder.end(tag.lower(), token_start, at)
    if at < end:
        read_text(body, at, end, builder)


def read_text(body: str, start: int, end: int, builder: Builder) -> None:
    """Feeds a run of character data, entities decoded and fillers left out."""
    value = body[start:end]
    if "&" in value:
        value = decoded(value)
    if FILLER in value:
        value = value.replace(FILLER, "")
    builder.text(value, start, end)
