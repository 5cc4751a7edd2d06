"""Patterns that are compiled when they are first asked: most texts ask few of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

_PUBLIC = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


class Late:
    """Stands for `re.compile(pattern, flags)`, and compiles at the first look."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._made: Callable[[], re.Pattern[str]] = lambda: re.compile(pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _PUBLIC:
            raise AttributeError(name)
        compiled = self._made()
        self.__dict__.update((public, getattr(compiled, public)) for public in _PUBLIC)
        return self.__dict__[name]


if TYPE_CHECKING:
    late = re.compile
else:
    late = Late
