"""What all filters have in common: limits, arguments, and results that know their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from liquid.undefined import Undefined

from extractor.sources.placed.values import derived, text_of

Filters = dict[str, Callable[..., Any]]

MAX_RESULT = 8 * 2**20
"""Characters that one filter may make."""
MAX_BITS = 4096
"""Bits of a number that a filter may make."""


class FilterRefused(Exception):
    """What a filter would make exceeds a limit."""


def into(table: Filters, *names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Puts a filter into a table under its names, its result derived from its value."""

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        for name in names:
            table[name] = placing(function)
        return function

    return register


def placing(function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, its result knowing where the words of its value stand."""

    def filter_(value: Any, *arguments: Any, **named: Any) -> Any:
        return derived(function(value, *arguments, **named), value, *arguments)

    for mark in ("with_context", "with_environment"):
        if getattr(function, mark, False):
            setattr(filter_, mark, True)
    return filter_


def text(value: object) -> str:
    """What a filter of texts takes its value for."""
    return "" if isinstance(value, Undefined) else text_of(value)


def items(value: object) -> list[Any]:
    """What a filter of lists takes for a list."""
    if isinstance(value, range):
        if len(value) > MAX_RESULT // 8:
            raise FilterRefused(f"a range of {len(value)} numbers is too long")
        return list(value)
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, Mapping) and not isinstance(value, Undefined):
        return list(value.values())
    return [] if value is None or isinstance(value, Undefined) else [value]


def room(size: int) -> None:
    """Refuses what would be too long."""
    if size > MAX_RESULT:
        raise FilterRefused(f"a filter would make more than {MAX_RESULT} characters")
