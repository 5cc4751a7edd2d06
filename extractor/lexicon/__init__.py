"""The words of the world as data: `load(name)` reads one file of this folder, once a process.

TOML files are written by hand, JSON files by a script in `scripts/`; entries name their language.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def load(name: str) -> Any:
    """The content of `<name>` (`"currencies.json"`, `"giving.toml"`); never change what it returns.

    Raises FileNotFoundError for a name that is not in the folder.
    """
    return parsed(_FOLDER / name)


def parsed(path: Path) -> Any:
    """The content of a TOML or JSON file, kept in `__pycache__` beside it as Python keeps modules.

    Parsing all of them takes a tenth of the time that one page does; what is kept is read in no
    time, and counts while the file has the size and the time of its last change that it had then.
    """
    kept = path.parent / "__pycache__" / f"{path.name}.{sys.implementation.cache_tag}"
    stamp = (path.stat().st_mtime_ns, path.stat().st_size)
    with suppress(OSError, ValueError, EOFError, TypeError):
        made_of, content = marshal.loads(kept.read_bytes())
        if made_of == stamp:
            return content
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        import tomllib

        content = tomllib.loads(text)
    else:
        import json

        content = json.loads(text)
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError):  # a folder that is not ours, a date in the file
            part = kept.with_name(f"{kept.name}.{os.getpid()}")
            part.write_bytes(marshal.dumps((stamp, content)))
            part.replace(kept)
    return content
