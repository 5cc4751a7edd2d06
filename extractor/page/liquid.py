"""Liquid taken out of a body, character for character, so that every offset stays true."""

from __future__ import annotations

import re

from extractor.page.tree import FILLER

_TAG = re.compile(
    r"\{%-?\s*comment\s*-?%\}.*?(?:\{%-?\s*endcomment\s*-?%\}|\Z)"
    r"|\{%-?\s*raw\s*-?%\}(?P<kept>.*?)\{%-?\s*endraw\s*-?%\}"
    r"|\{%[^%]*+(?:%(?!\})[^%]*+)*+%\}"
    r"|\{\{[^}]*+(?:\}(?!\})[^}]*+)*+\}\}",
    re.S,
)
_ALONE = re.compile(rf"^[ \t]*{FILLER}[ \t{FILLER}]*$", re.M)


def without_liquid(body: str) -> str:
    """The body with Liquid tags and outputs blanked; what `raw` encloses is kept.

    A line that held nothing but tags becomes blank, as in the page that the site renders. The
    result is as long as the body, newlines stand where they stood.
    """
    if "{%" not in body and "{{" not in body:
        return body
    return _ALONE.sub(lambda line: " " * len(line.group()), _TAG.sub(_blank, body))


def _blank(tag: re.Match[str]) -> str:
    kept = tag["kept"]
    if kept is not None:
        before = tag.start("kept") - tag.start()
        return FILLER * before + kept + FILLER * (tag.end() - tag.end("kept"))
    return "\n".join(FILLER * len(line) for line in tag.group().split("\n"))
