"""Front matter: the YAML, TOML or JSON block before the body, through python-frontmatter; or the
metadata lines of Pelican and MultiMarkdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import Any

from extractor.sources.data.value import MAX_DEPTH
from extractor.sources.data.yaml_places import too_deep

MAX_ALIASES = 100
"""Aliases of YAML in one front matter."""

MAX_VALUES = 100_000
"""Values of one front matter with its aliases written out."""

_ALIAS = re.compile(r"(?<![^\s\[,{])\*\w")
_OPENING = re.compile(r"\s*(?:---|\+\+\+|;;;|\{)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`data` of the block, and where it stands: text[start:end], the body from `body` on."""

    data: dict[str, Any]
    start: int = 0
    end: int = 0
    body: int = 0
    problem: str | None = None
    problem_line: int | None = None


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a source. A block that cannot be read is an empty one with a problem."""
    if not _OPENING.match(text):
        return _metadata_lines(text)
    for handler in _handlers():
        if not handler.detect(text):
            continue
        try:
            block, content = handler.split(text)
        except ValueError:
            return FrontMatter({})  # an opening line without a closing one is body
        body = len(text) - len(content)
        start = max(text.find(block, 0, body), 0)
        return _load(handler, block, start, body, text)
    return FrontMatter({})


@cache
def _handlers() -> tuple[Any, ...]:
    import tomllib

    from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

    class Toml(BaseHandler):
        """The library's own needs the package toml; the standard library reads TOML 1.0."""

        FM_BOUNDARY = re.compile(r"^\+{3,}\s*$", re.M)
        START_DELIMITER = END_DELIMITER = "+++"

        def load(self, fm: str) -> dict[str, Any]:
            return tomllib.loads(fm)

    return YAMLHandler(), Toml(), JSONHandler()


def _load(handler: Any, block: str, start: int, body: int, text: str) -> FrontMatter:
    end = start + len(block)
    problem = None
    try:
        if too_deep(block) or len(_ALIAS.findall(block)) > MAX_ALIASES:
            raise ValueError("it nests too deep or repeats itself too often")
        data = handler.load(block)
        if _written_out(data, {}, 0) > MAX_VALUES and _ALIAS.search(block):
            raise ValueError("it repeats itself too often")
    except Exception as error:  # each loader has its own kinds of error
        mark = getattr(error, "problem_mark", None)
        line = text.count("\n", 0, start) + (mark.line if mark else 0) + 1
        reason = " ".join(str(getattr(error, "problem", None) or error).split())
        problem = f"front matter was not read: {reason}; mend it"
        data = _lenient(block)
        return FrontMatter(data, start, end, body, problem, line)
    if data is None:
        return FrontMatter({}, start, end, body)
    if not isinstance(data, dict):
        return FrontMatter({}, start, end, body, "front matter is no mapping; mend it", 1)
    return FrontMatter({str(key): value for key, value in data.items()}, start, end, body)


def _written_out(value: Any, sizes: dict[int, float], depth: int) -> float:
    """How many values there are with aliases written out, infinitely many where one holds itself.

    Raises ValueError for what is nested deeper than a data file may be.
    """
    if depth > MAX_DEPTH:
        raise ValueError(f"it nests deeper than {MAX_DEPTH} levels")
    if not isinstance(value, dict | list | tuple | set):
        return 1
    if id(value) not in sizes:
        sizes[id(value)] = inf
        inside = value.values() if isinstance(value, dict) else value
        sizes[id(value)] = 1 + sum(_written_out(held, sizes, depth + 1) for held in inside)
    return sizes[id(value)]


_LINES = re.compile(
    r"(?:[A-Za-z][A-Za-z_-]{1,30}:[ \t]+\S[^\r\n]{0,500}\r?\n){2,40}+[ \t]*(?:\r?\n|\Z)"
)
_KEYS = frozenset("title date author authors category tags slug status modified lang".split())


def _metadata_lines(text: str) -> FrontMatter:
    """Lines such as `Title: Gifts` at the very top, up to a blank one; a title must be among them.

    Pelican's and MultiMarkdown's way (docs.getpelican.com, "File metadata").
    """
    block = _LINES.match(text)
    if block is None:
        return FrontMatter({})
    pairs = [line.partition(":") for line in block.group().splitlines() if line.strip()]
    data: dict[str, Any] = {key.strip().lower(): value.strip() for key, _, value in pairs}
    if "title" not in data or len(_KEYS.intersection(data)) < 2:
        return FrontMatter({})
    for key in _KEYS.intersection(("tags", "authors")).intersection(data):
        data[key] = [name.strip() for name in data[key].split(",") if name.strip()]
    return FrontMatter(data, block.start(), block.end(), block.end())


_PLAIN_LINE = re.compile(r"^([A-Za-z_][\w-]*):[ \t]+(\S[^\n]*?)[ \t]*$", re.M)


def _lenient(block: str) -> dict[str, Any]:
    """The `key: value` lines of a block that the loader refused."""
    return {
        match[1]: match[2].strip("\"'")
        for match in _PLAIN_LINE.finditer(block)
        if match[2][0] not in "[{|>&*!"
    }
