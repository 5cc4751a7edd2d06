"""Which pages of a crawl are worth reading: those with a word of giving in their bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache

from extractor.lexicon import load
from extractor.records import Problem
from extractor.sources.source import Source

_HEAD = 1000  # bytes in which a page of two bytes a character has a zero byte


def may_give(data: bytes) -> bool:
    """Whether a page can tell of gifts: True where its bytes hold a stem of prefilter.toml.

    A text in UTF-16 or UTF-32 is always kept; words spelt as character references are not seen.
    """
    folded = data.lower()
    plain, others = _stems()
    if any(stem in folded for stem in plain) or 0 in data[:_HEAD]:
        return True
    return not folded.isascii() and others.search(folded) is not None


def with_words_of_giving(
    sources: Iterable[Source | Problem], name: str
) -> Iterator[Source | Problem]:
    """The sources that may tell of gifts, and last a problem that counts the others.

    What templates render is kept: its words may stand elsewhere. `name` is the input's.
    """
    pages = left_out = 0
    for found in sources:
        if isinstance(found, Source):
            pages += 1
            if found.rendered is None and not may_give(found.data):
                left_out += 1
                continue
        yield found
    if left_out:
        message = f"{left_out:,} of {pages:,} pages have no word of giving and were left out"
        yield Problem(page=name, stage="source", severity="warning", message=message)


@cache
def _stems() -> tuple[tuple[bytes, ...], re.Pattern[bytes]]:
    """The stems in ASCII, and all others in each encoding, folded as the bytes of a page are.

    Looking for one after the other is faster while they are few and their letters frequent; bytes
    beyond ASCII are rare in most pages, so that one pattern passes over the rest.
    """
    plain: dict[bytes, None] = {}
    others: dict[bytes, None] = {}
    for words in load("prefilter.toml").values():
        for encoding in ("utf-8", *words.get("encodings", ())):
            for stem in words["stems"]:
                for form in (stem, stem.capitalize()):
                    with suppress(UnicodeEncodeError):
                        (plain if stem.isascii() else others)[form.encode(encoding).lower()] = None
    return tuple(plain), re.compile(b"|".join(map(re.escape, others)))
