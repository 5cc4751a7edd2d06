"""Names of organisations and people in Chinese, which marks no words: kind word, then leftwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.values.latin_names import Name
from extractor.values.name_words import chinese_kinds

_HAN = "\u3400-\u9fff·"


@cache
def _kind() -> re.Pattern[str]:
    kinds = sorted(chinese_kinds(), key=lambda word: (-len(word), word))
    return re.compile("|".join(kinds))


def chinese_names(text: str) -> Iterator[Name]:
    """The names that a text shows by a Chinese kind word, in order."""
    yield from ()
