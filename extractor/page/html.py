"""HTML into the tree, in one linear scan that keeps every offset.

No HTML parser for Python says at which character a text stands, so the tokens are read here, as
the tokenizer of the WHATWG HTML standard (13.2.5) does for well and badly formed pages: comments,
processing instructions, raw text elements, quoted attributes, tags that never close.
"""

from __future__ import annotations

import re

from extractor.page.builder import VOID, Builder
from extractor.page.tree import BLOCK, FILLER, decoded

_INLINE = tuple("a abbr b em font i label small span strong sub sup time u".split())

_RAW_TEXT = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
# Sets instead of a flag: `re` then sees by its first letter that a tag has none of these names.
_RAW_NAMES = "|".join("".join(f"[{c}{c.upper()}]" for c in name) for name in _RAW_TEXT)
# Every alternative also matches up to the end of the text, so that no `<` is scanned twice.
_ATTRIBUTES = r"(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?+)*+"
_TOKEN = re.compile(
    r"</(?P<end>[a-zA-Z][^\s/>]*+)[^>]*+(?:>|\Z)"
    rf"|<(?P<rawtag>{_RAW_NAMES})(?=[\s/>]){_ATTRIBUTES}(?:>|\Z)"
    r"[^<]*+(?:<(?!/(?i:(?P=rawtag))\s*+>)[^<]*+)*+(?:<[^>]*+>|\Z)"
    rf"|<(?P<tag>[a-zA-Z][^\s/>]*+)(?P<raw>{_ATTRIBUTES})(?:>|\Z)"
    r"|<!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))"
    r"|<\?[^?]*+(?:\?(?!>)[^?]*+)*+(?:\?>|\Z)"
    r"|<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+(?:\]\]>|\Z)"
    r"|<![^>]*+(?:>|\Z)"
    r"|</[^>]*+(?:>|\Z)",
)
_NAMES = {name: name for name in (*sorted(BLOCK), *sorted(VOID), *_INLINE)}
"""Names of elements as written in lower case: each node of a name then holds the same string."""


def read_html(body: str, start: int, end: int, builder: Builder) -> None:
    """Feeds body[start:end] to the builder. Never raises; unreadable markup is left out."""
    at = start
    has_filler = FILLER in body
    for token in _TOKEN.finditer(body, start, end):
        first, after = token.span()
        if at < first:
            value = body[at:first]
            if has_filler or "&" in value:
                read_text(body, at, first, builder)
            else:
                builder.text(value, at, first)
        else:
            first = at  # one number in memory for an end and the start right behind it
        at = after
        closed, _, tag, raw = token.groups()
        if tag:
            builder.start(_NAMES.get(tag) or tag.lower(), raw, first, after)
        elif closed:
            builder.end(_NAMES.get(closed) or closed.lower(), first, after)
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
