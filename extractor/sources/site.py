"""What an input as a whole says of its pages: `_config.yml` and `extractor.toml`, both optional.

extractor.toml is described in docs/extractor-toml.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extractor.faults import limited
from extractor.limits import Limits
from extractor.records import Problem
from extractor.sources.data.value import Data
from extractor.sources.decode import decode
from extractor.sources.files import FileRefused, Files
from extractor.sources.source import Correction, Site

SETTINGS = "extractor.toml"
JEKYLL_CONFIGS = ("_config.yml", "_config.yaml")
HUGO_CONFIGS = ("hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml")
"""Where site generators keep a site's title; the first that is there counts."""

_SETTINGS: dict[str, tuple[tuple[type, ...], str]] = {
    **dict.fromkeys(("publisher", "language", "url", "currency", "timezone"), ((str,), "a text")),
    "day_first": ((bool,), "true or false"),
    "aliases": ((dict,), "a table"),
    "ignore": ((list, str), "a list"),
    "corrections": ((list,), "an array of tables"),
}
"""What extractor.toml may say, and as what."""


def site_of(files: Files) -> tuple[Site, list[Problem]]:
    """The facts of an input. A file that cannot be read is a problem."""
    problems: list[Problem] = []
    config: Mapping[str, Any] = {}
    for name in (*JEKYLL_CONFIGS, *HUGO_CONFIGS):
        if files.has(name):
            config = _load(files, name, problems)
            break
    own = _load(files, SETTINGS, problems) if files.has(SETTINGS) else {}
    problems += _unread(own)
    site = Site(
        publisher=_string(own.get("publisher")) or _string(config.get("title")),
        language=_string(own.get("language"))
        or _string(config.get("lang"))
        or _string(config.get("languageCode")),
        url=_string(own.get("url")) or _string(config.get("url")) or _string(config.get("baseURL")),
        currency=_string(own.get("currency")),
        day_first=_boolean(own.get("day_first")),
        timezone=_zone(own.get("timezone"), problems) or _zone(config.get("timezone"), []),
        aliases=_aliases(own.get("aliases")),
        ignored=tuple(_strings(own.get("ignore"))),
        corrections=tuple(_corrections(own.get("corrections"), problems)),
    )
    return site, problems


def _unread(own: Mapping[str, Any]) -> Iterator[Problem]:
    """The settings that are none, or not of their type."""
    for name, value in own.items():
        types, told = _SETTINGS.get(name, ((), ""))
        if not types:
            yield _warning(f"there is no setting {name!r}; see docs/extractor-toml.md")
        elif not isinstance(value, types):
            yield _warning(f"{name} is not read: it must be {told}; see docs/extractor-toml.md")


def merged(sites: list[Site]) -> Site:
    """What holds for all inputs: the facts of the first that has some, the aliases of all."""
    if len(sites) == 1:
        return sites[0]
    first = next((site for site in sites if site != Site()), Site())
    aliases = {alias: name for site in reversed(sites) for alias, name in site.aliases.items()}
    corrections = tuple(correction for site in sites for correction in site.corrections)
    return Site(
        publisher=first.publisher,
        language=first.language,
        url=first.url,
        currency=first.currency,
        day_first=first.day_first,
        timezone=first.timezone,
        aliases=aliases,
        corrections=corrections,
    )


def _load(files: Files, path: str, problems: list[Problem]) -> dict[str, Any]:
    try:
        text, _ = decode(files.read(path))
    except FileRefused as refused:
        problems.append(Problem(page=path, stage="source", message=str(refused)))
        return {}
    from extractor.sources.data.read import read_data

    read = _read_toml if path.endswith(".toml") else read_data
    data = limited(path, Limits(), False, read, path, text, stage="source")
    if isinstance(data, Problem):
        problems.append(data)
        return {}
    for line, severity, sentence in data.faults:
        problems.append(
            Problem(page=path, line=line, stage="source", severity=severity, message=sentence)
        )
    return data.value if isinstance(data.value, dict) else {}


def _read_toml(path: str, text: str) -> Data:
    import tomllib

    try:
        return Data(tomllib.loads(text))
    except RecursionError:
        return Data(faults=[(None, "error", "was not read: it nests too deep; flatten it")])
    except ValueError as error:  # its message names the line
        return Data(faults=[(None, "error", f"was not read: {error}; mend it")])


def _corrections(stated: object, problems: list[Problem]) -> Iterator[Correction]:
    for number, entry in enumerate(stated if isinstance(stated, list) else [], 1):
        missing = [
            name
            for name in ("page", "dataset", "field", "expects", "value", "reason")
            if not isinstance(entry, dict) or name not in entry
        ]
        if isinstance(entry, dict) and not (entry.get("id") or entry.get("match")):
            missing.append("id or match")
        if missing:
            sentence = f"correction {number} does not say its {', '.join(missing)}; it was not made"
            problems.append(_warning(sentence, "error"))
            continue
        match = entry.get("match")
        yield Correction(
            page=str(entry["page"]),
            dataset=str(entry["dataset"]),
            name=str(entry["field"]),
            expects=entry["expects"],
            value=entry["value"],
            reason=str(entry["reason"]),
            record=_string(entry.get("id")),
            match=match if isinstance(match, dict) else {},
        )


def _zone(value: object, problems: list[Problem]) -> str | None:
    name = _string(value)
    if name is None:
        return None
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError
        problems.append(_warning(f"there is no time zone {name!r}; name one as Asia/Shanghai"))
        return None
    return name


def _warning(sentence: str, severity: str = "warning") -> Problem:
    return Problem(page=SETTINGS, stage="source", severity=severity, message=sentence)


def _aliases(stated: object) -> dict[str, str]:
    """Other names of organisations by the name to use: {name = [other, …]}."""
    return {
        str(alias): str(name)
        for name, forms in (stated.items() if isinstance(stated, dict) else ())
        for alias in (forms if isinstance(forms, list) else [forms])
    }


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, list) else []


def _boolean(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _string(value: object) -> str | None:
    return str(value).strip() or None if isinstance(value, str) else None
