"""Liquid taken out of a body, character for character, so that every offset stays true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.page.tree import FILLER

_OPENING = re.compile(r"\{\{|\{%(?:-?\s*(?P<block>comment|raw)\s*-?%\})?")
_END = {
    "comment": re.compile(r"\{%-?\s*endcomment\s*-?%\}"),
    "raw": re.compile(r"\{%-?\s*endraw\s*-?%\}"),
    "{{": re.compile(r"\}\}"),
    "{%": re.compile(r"%\}"),
}
_IDLE = f" \t{FILLER}"
"""What a line that shows nothing is made of."""


def without_liquid(body: str) -> str:
    """The body with Liquid tags and outputs blanked; what `raw` encloses is kept.

    A line that held nothing but tags becomes blank, as in the page that the site renders. The
    result is as long as the body, newlines stand where they stood.
    """
    if "{%" not in body and "{{" not in body:
        return body
    pieces = []
    at = 0
    for start, end, kept_from, kept_to in _tags(body):
        pieces += [body[at:start], _blank(body[start:kept_from])]
        pieces += [body[kept_from:kept_to], _blank(body[kept_to:end])]
        at = end
    return _without_bare_tags("".join([*pieces, body[at:]]))


def _without_bare_tags(blanked: str) -> str:
    """The body with each line blanked that held nothing but tags."""
    pieces = []
    at = 0
    filler = blanked.find(FILLER)
    while filler >= 0:
        start = blanked.rfind("\n", 0, filler) + 1
        end = blanked.find("\n", filler)
        end = len(blanked) if end < 0 else end
        if not blanked[start:end].strip(_IDLE):
            pieces += [blanked[at:start], " " * (end - start)]
            at = end
        filler = blanked.find(FILLER, end)
    return "".join([*pieces, blanked[at:]])


def _tags(body: str) -> Iterator[tuple[int, int, int, int]]:
    """Start and end of each tag or output, and of what stands in it that is kept."""
    at = 0
    unclosed: set[str] = set()  # kinds of which no end is left, so that it is not looked for again
    while opening := _OPENING.search(body, at):
        at = opening.start() + 1
        for kind in (opening["block"], opening[0][:2]):
            if kind is None or kind in unclosed:
                continue
            inside = opening.start() + 2 if kind == "{%" else opening.end()
            ending = _END[kind].search(body, inside)
            if ending is None and kind != "comment":
                unclosed.add(kind)
                continue
            at = ending.end() if ending else len(body)
            kept = (opening.end(), ending.start()) if kind == "raw" and ending else (at, at)
            yield opening.start(), at, *kept
            break


def _blank(tag: str) -> str:
    return "\n".join(FILLER * len(line) for line in tag.split("\n"))
