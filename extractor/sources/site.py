"""What an input as a whole says of its pages: `_config.yml` and `extractor.toml`, both optional."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.records import Problem
from extractor.sources.source import Site


def read_site(inputs: Sequence[str | Path]) -> tuple[Site, list[Problem]]:
    """The facts of the first input that has some. A file that cannot be read is a problem."""
    problems: list[Problem] = []
    for root in map(Path, inputs):
        config = _load(root / "_config.yml", _yaml, problems)
        own = _load(root / "extractor.toml", tomllib.loads, problems)
        if config or own:
            return _site(config, own), problems
    return Site(), problems


def _site(config: Mapping[str, Any], own: Mapping[str, Any]) -> Site:
    day_first = own.get("day_first")
    aliases = own.get("aliases")
    return Site(
        publisher=_string(own.get("publisher")) or _string(config.get("title")),
        language=_string(own.get("language")) or _string(config.get("lang")),
        url=_string(own.get("url")) or _string(config.get("url")),
        currency=_string(own.get("currency")),
        day_first=day_first if isinstance(day_first, bool) else None,
        aliases={
            str(alias): str(name)
            for name, forms in (aliases.items() if isinstance(aliases, dict) else ())
            for alias in (forms if isinstance(forms, list) else [forms])
        },
    )


def _load(path: Path, read: Any, problems: list[Problem]) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        data = read(path.read_text("utf-8"))
    except Exception as error:  # each format has its own kinds of error
        mark = getattr(error, "problem_mark", None)
        reason = " ".join(str(getattr(error, "problem", None) or error).split())
        problems.append(
            Problem(
                page=path.name,
                line=mark.line + 1 if mark else None,
                stage="source",
                message=f"was not read: {reason}; mend it",
            )
        )
        return {}
    return data if isinstance(data, dict) else {}


def _yaml(text: str) -> Any:
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
