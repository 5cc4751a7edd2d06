"""Which pages of a crawl are worth reading: those with a word of giving in their bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from itertools import chain

from extractor.lexicon import load
from extractor.records import Problem
from extractor.sources.source import Source

_HEAD = 1000  # bytes in which a page of two bytes a character has a zero byte

_MARKUP = re.compile(
    rb"<(?:script\b.*?(?:</script|\Z)|style\b.*?(?:</style|\Z)|!--.*?(?:-->|\Z)"
    rb"|[a-z/!?][^<>]{0,4000}>)",
    re.S,
)
_LEFT_OPEN = ((b"<script", b"</script"), (b"<style", b"</style"), (b"<!--", b"-->"))


def may_give(data: bytes) -> bool:
    """Whether a page can tell of gifts: True where the bytes shown hold a stem of prefilter.toml.

    A text in UTF-16 or UTF-32 is always kept; words spelt as character references are not seen.
    """
    if 0 in data[:_HEAD]:
        return True
    shown = _shown(data.lower())
    plain, in_utf8, in_others = _stems()
    if any(stem in shown for stem in plain):
        return True
    if shown.isascii():
        return False
    return (in_utf8 if _is_utf8(data) else in_others).search(shown) is not None


def _shown(folded: bytes) -> bytes:
    """A page without tags, comments, scripts and styles: much of what a page holds.

    What follows a script, style or comment that is never closed is looked at all the same.
    """
    shown = _MARKUP.sub(b" ", folded)
    for opened, closed in _LEFT_OPEN:
        at = folded.find(opened, folded.rfind(closed) + 1)
        if at >= 0:
            shown += folded[at:]
    return shown


def _is_utf8(data: bytes) -> bool:
    """Letters of another encoding make no UTF-8; letters of UTF-8 may look like other words."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


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
def _stems() -> tuple[tuple[bytes, ...], re.Pattern[bytes], re.Pattern[bytes]]:
    """The stems in ASCII; all others in UTF-8, and in each encoding, folded as bytes of a page are.

    Looking for one after the other is faster while they are few and their letters frequent; bytes
    beyond ASCII are rare in most pages, so that one pattern passes over the rest.
    """
    plain: dict[bytes, None] = {}
    others: dict[str, dict[bytes, None]] = {"utf-8": {}}
    for words in load("prefilter.toml").values():
        for encoding in ("utf-8", *words.get("encodings", ())):
            found = others.setdefault(encoding, {})
            for stem in words["stems"]:
                for form in (stem, stem.capitalize()):
                    with suppress(UnicodeEncodeError):
                        (plain if stem.isascii() else found)[form.encode(encoding).lower()] = None
    every = dict.fromkeys(chain.from_iterable(others.values()))
    return tuple(plain), _any_of(others["utf-8"]), _any_of(every)


def _any_of(stems: Iterable[bytes]) -> re.Pattern[bytes]:
    return re.compile(b"|".join(map(re.escape, stems)))
