"""The words of the world as data: `load(name)` reads one file of this folder, once a process.

TOML files are written by hand, JSON files by a script in `scripts/`; entries name their language.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from extractor.kept import kept_reading

_FOLDER = Path(__file__).parent


@cache
def load(name: str) -> Any:
    """The content of `<name>` (`"currencies.json"`, `"giving.toml"`); never change what it returns.

    Raises FileNotFoundError for a name that is not in the folder.
    """
    return parsed(_FOLDER / name)


def parsed(path: Path) -> Any:
    """The content of a TOML or JSON file, parsed once: `kept_reading`."""
    return kept_reading(path, _of_toml if path.suffix == ".toml" else _of_json)


def _of_toml(text: str) -> Any:
    import tomllib

    return tomllib.loads(text)


def _of_json(text: str) -> Any:
    import json

    return json.loads(text)
