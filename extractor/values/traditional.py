"""Traditional Chinese characters, read as the simplified ones that the lexicon is written in."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractor.lexicon import load


@cache
def _table() -> tuple[re.Pattern[str], dict[int, str]]:
    lists = load("traditional.json")
    pairs = dict(zip(map(ord, lists["traditional"]), lists["simplified"], strict=True))
    return re.compile(f"[{lists['traditional']}]"), pairs


@lru_cache(maxsize=32)
def simplified(text: str) -> str:
    """The text in simplified characters, each where it stood: offsets stay what they were.

    >>> simplified("向醫院捐贈"), simplified("a gift")
    ('向医院捐赠', 'a gift')
    """
    if text.isascii():
        return text
    some, table = _table()
    return text.translate(table) if some.search(text) else text
