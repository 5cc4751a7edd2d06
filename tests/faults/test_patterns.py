"""No pattern takes more than about linear time, whatever text is made for it.

Every compiled pattern that the package's modules hold is searched for in texts repeated from
fragments of its own language: what it matches, what it nearly matches, its own literals.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import sys
import time
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from math import inf
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import extractor
from extractor.limits import Limits, TooCostly, within
from extractor.pipeline import extract, read_page
from extractor.sources.source import Site, Source
from extractor.values.late import Late

ROOT = Path(__file__).parent.parent.parent
SHORT = 2_000
END = "\x01"  # what no pattern goes on with
FACTOR = 8
STEEP = 3.5 * FACTOR
"""A longer text of so many times the length may take so many times the time; quadratic is 64."""

MOST = Limits(seconds=2)
NOTICED = 0.05
"""Seconds under which a time says nothing."""

TIMES = 4
"""How often a pattern has to be found steep: a busy machine may hold up one measurement."""


def _modules() -> list[Any]:
    names = [m.name for m in pkgutil.walk_packages(extractor.__path__, "extractor.")]
    return [importlib.import_module(name) for name in names if not name.endswith("__main__")]


def _held(value: Any, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, Late):
        value = re.compile(value.pattern, value.flags)
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 4 and isinstance(value, Mapping):
        for held in value.values():
            yield from _held(held, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple):
        for held in value:
            yield from _held(held, depth + 1)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern in the modules, also those that functions keep, by where it was found."""
    modules = _modules()
    made = _made(modules)
    found: dict[str, re.Pattern[str]] = {}
    seen: set[tuple[str, int]] = set()
    for module in modules:
        for name, value in sorted(vars(module).items()):
            kept = value
            if callable(value) and hasattr(value, "cache_info"):
                try:
                    kept = value()
                except Exception:  # a kept function that needs arguments
                    continue
            for number, pattern in enumerate(_held(kept, 0)):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    found[f"{module.__name__}.{name}.{number}"] = pattern
    for number, (function, pattern) in enumerate(made):
        if (pattern.pattern, pattern.flags) not in seen:
            seen.add((pattern.pattern, pattern.flags))
            found[f"{function}.{number}"] = pattern
    return found


def _made(modules: list[Any]) -> list[tuple[str, re.Pattern[str]]]:
    """The patterns that functions make while pages are read, by the name of the function."""
    made: list[tuple[str, re.Pattern[str]]] = []
    compiled = re.compile

    def note(pattern: Any, flags: Any = 0) -> Any:
        frame = sys._getframe(1)
        got = compiled(pattern, flags)
        module = frame.f_globals.get("__name__", "")
        if module.startswith("extractor.") and isinstance(got.pattern, str):
            made.append((f"{module}.{frame.f_code.co_name}", got))
        return got

    for module in modules:
        for value in vars(module).values():
            if callable(value) and hasattr(value, "cache_clear"):
                value.cache_clear()
    re.compile = note
    try:
        for page in ("Aster Fund gave $5 million on 5 March 2020.", "马云公益基金会捐赠100万元"):
            read_page(Source("page.md", page.encode()), Site())
        extract([ROOT / "raw", *sorted((ROOT / "tests" / "sites").iterdir())])
    finally:
        re.compile = compiled
    return made


PATTERNS = patterns()


def _word(parsed: Any, draw: random.Random, most: int, groups: dict[int, str]) -> str:
    """A text of a pattern's language, as far as look-around and edges let it be one."""
    made = []
    for op, value in parsed:
        if op is ops.LITERAL:
            made.append(chr(value))
        elif op is ops.NOT_LITERAL:
            made.append("x" if value != ord("x") else "y")
        elif op is ops.ANY:
            made.append("a")
        elif op is ops.IN:
            made.append(_of_class(value, draw))
        elif op is ops.BRANCH:
            made.append(_word(draw.choice(value[1]), draw, most, groups))
        elif op is ops.SUBPATTERN:
            text = _word(value[3], draw, most, groups)
            if value[0] is not None:
                groups[value[0]] = text
            made.append(text)
        elif op is ops.ATOMIC_GROUP:
            made.append(_word(value, draw, most, groups))
        elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            low, high, inner = value
            times = draw.randint(low, max(low, min(int(high), most)))
            made += [_word(inner, draw, most, groups) for _ in range(min(times, 40))]
        elif op is ops.GROUPREF:
            made.append(groups.get(value, ""))
    return "".join(made)


_KINDS = {
    ops.CATEGORY_DIGIT: "5",
    ops.CATEGORY_SPACE: " ",
    ops.CATEGORY_WORD: "a",
    ops.CATEGORY_NOT_DIGIT: "a",
    ops.CATEGORY_NOT_SPACE: "a",
    ops.CATEGORY_NOT_WORD: " ",
}


def _of_class(items: Any, draw: random.Random) -> str:
    if items[0][0] is ops.NEGATE:
        shut = re.compile("[" + "".join(_class_source(item) for item in items[1:]) + "]")
        return next((c for c in "a5 .,\n(x-" if not shut.match(c)), "~")
    op, value = draw.choice(items)
    if op is ops.RANGE:
        return chr(draw.randint(value[0], min(value[1], value[0] + 30)))
    return _KINDS[value] if op is ops.CATEGORY else chr(value)


def _class_source(item: Any) -> str:
    op, value = item
    if op is ops.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if op is ops.CATEGORY:
        signs = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}
        name = str(value).split("_")
        sign = signs[name[-1]]
        return "\\" + (sign.upper() if "NOT" in name else sign)
    return re.escape(chr(value))


def fragments(pattern: re.Pattern[str]) -> list[str]:
    """Texts that the pattern may nearly match again and again."""
    draw = random.Random(repr(pattern.pattern))
    parsed = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    words = [_word(parsed, draw, most, {}) for most in (1, 2, 3, 8, 8, 8)]
    cut = [word[: draw.randint(1, len(word))] for word in words if word]
    return [text for text in dict.fromkeys([*words, *cut, *(w[-1] for w in cut)]) if text]


def _methods(name: str) -> set[str]:
    """How the code uses a pattern; what is handed on or kept in a table may be searched for."""
    module, variable = name.rsplit(".", 2)[0], name.split(".")[-2]
    own = sys.modules[module].__file__
    users = [code for path, code in _code() if path == own or re.search(_IMPORTS % variable, code)]
    used = re.findall(
        rf"(?<!def )\b{variable}\b(?! =|,|\))(?:\([^()\n]*\))?(\.\w+)?", "".join(users)
    )
    methods = {method.lstrip(".") for method in used if method}
    return {
        "match" if m == "match" else "fullmatch" if m == "fullmatch" else "search" for m in methods
    } or {"search"}


_IMPORTS = r"import (?:[\w, ]+|\([^)]*)\b%s\b"


@cache
def _code() -> list[tuple[str, str]]:
    package = Path(extractor.__file__).parent
    return [(str(path), path.read_text("utf-8")) for path in sorted(package.rglob("*.py"))]


def _seconds(pattern: re.Pattern[str], text: str, methods: Collection[str]) -> float:
    began = time.process_time()
    try:
        with within(MOST):
            if "search" in methods:
                for _ in pattern.finditer(text):
                    pass
            if "match" in methods:
                pattern.match(text)
            if "fullmatch" in methods:
                pattern.fullmatch(text)
    except TooCostly:
        return inf
    return time.process_time() - began


def steep(
    pattern: re.Pattern[str], methods: Collection[str] = ("search",), folded: bool = False
) -> str | None:
    """A fragment on whose repetitions the pattern's time grows faster than the text, if any.

    `folded` texts have no runs of white space, as those of passages have none.
    """
    for fragment in fragments(pattern):
        text = fragment * (SHORT // len(fragment) + 1)
        text = " ".join(text.split()) if folded else text
        if all(_is_steep(pattern, text, methods) for _ in range(TIMES)):
            return fragment
    return None


def _is_steep(pattern: re.Pattern[str], text: str, methods: Collection[str]) -> bool:
    slow = _seconds(pattern, text * FACTOR + END, methods)
    if slow < NOTICED:
        return False
    if slow == inf:  # measured on texts that are shorter by the same factor
        slow = _seconds(pattern, text + END, methods)
        if slow == inf:
            return True
        text = text[: len(text) // FACTOR]
    fast = min(_seconds(pattern, text + END, methods) for _ in range(3))
    return slow > STEEP * fast


def test_there_are_many_patterns() -> None:
    assert len(PATTERNS) > 200


# Patterns that are steep, and why that costs nothing.
BOUNDED = {
    "_ABBREVIATION": "looks at twelve characters",
    "item_words": "is matched where an item begins, and searched for before it",
}


@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_with_the_text(name: str) -> None:
    folded = name.startswith(("extractor.find.", "extractor.values."))
    assert name.split(".")[-2] in BOUNDED or steep(PATTERNS[name], _methods(name), folded) is None


# Patterns that are steep, so that the test is known to find such.
STEEP_ONES = [r"(a+)+b", r"\s+$", r"(?:a|a)*c", r"x*y", r"(?:<!--.*?-->\s*)*<p"]


@pytest.mark.parametrize("source", STEEP_ONES)
def test_steep_patterns_are_found(source: str) -> None:
    assert steep(re.compile(source, re.S)) is not None
