"""The words of the world as data: `load(name)` reads one file of this folder, once a process.

TOML files are written by hand, JSON files by a script in `scripts/`; entries name their language.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from extractor.kept import kept_reading, kept_table

_FOLDER = Path(__file__).parent
_T = TypeVar("_T")


@cache
def load(name: str) -> Any:
    """The content of `<name>` (`"currencies.json"`, `"giving.toml"`); never change what it returns.

    Raises FileNotFoundError for a name that is not in the folder.
    """
    return parsed(_FOLDER / name)


def table_of(
    *names: str, calls: tuple[Callable[..., Any], ...] = ()
) -> Callable[[Callable[[], _T]], Callable[[], _T]]:
    """Marks what makes a table of these files: it is made once, and again when they change.

    A table holds plain values (strings, numbers, tuples, lists, dicts, frozensets), and is never
    changed by who asks for it. It follows from the files, from the code of the module that it
    stands in, and from that of the functions that it `calls` of other modules, alone.
    """
    paths = [_FOLDER / name for name in names]

    def kept(make: Callable[[], _T]) -> Callable[[], _T]:
        @cache
        def table() -> _T:
            content: _T = kept_table(make, paths, calls)
            return content

        return table

    return kept


def parsed(path: Path) -> Any:
    """The content of a TOML or JSON file, parsed once: `kept_reading`."""
    return kept_reading(path, _of_toml if path.suffix == ".toml" else _of_json)


def _of_toml(text: str) -> Any:
    import tomllib

    return tomllib.loads(text)


def _of_json(text: str) -> Any:
    import json

    return json.loads(text)
