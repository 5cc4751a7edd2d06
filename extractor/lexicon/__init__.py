"""The words of the world as data: `load(name)` reads one file of this folder, once a process.

TOML files are written by hand, JSON files by a script in `scripts/`; entries name their language.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def load(name: str) -> Any:
    """The content of `<name>` (`"currencies.json"`, `"giving.toml"`); never change what it returns.

    Raises FileNotFoundError for a name that is not in the folder.
    """
    path = _FOLDER / name
    if path.suffix == ".toml":
        import tomllib

        return tomllib.loads(path.read_text("utf-8"))
    return json.loads(path.read_text("utf-8"))
