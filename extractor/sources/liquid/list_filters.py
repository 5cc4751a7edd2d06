"""Filters of lists, as Jekyll has them; those of Liquid that Jekyll has otherwise among them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from liquid.builtin.expressions import BooleanExpression, FilteredExpression, tokenize
from liquid.filter import with_context
from liquid.stream import TokenStream
from liquid.token import TOKEN_EXPRESSION, Token
from liquid.undefined import Undefined

from extractor.sources.liquid.filter_table import Filters, into, items, room, text
from extractor.sources.placed.text import joined

FILTERS: Filters = {}


def _property(item: Any, key: object) -> Any:
    """item.key, through dotted names, as `site.data.x` writes them."""
    for name in str(text(key)).split("."):
        if not isinstance(item, Mapping):
            return None
        try:
            item = item[name]
        except KeyError:
            return None
    return item


def _same(found: Any, target: Any) -> bool:
    if isinstance(found, list | tuple):
        return any(_same(item, target) for item in found)
    if found == target:
        return True
    is_mixed = isinstance(found, str) != isinstance(target, str)
    return is_mixed and str(text(found)) == str(text(target))


@into(FILTERS, "where")
def _where(value: object, key: object, target: object = None) -> list[Any]:
    if target is None or isinstance(target, Undefined):
        return [item for item in items(value) if _property(item, key) is None]
    return [item for item in items(value) if _same(_property(item, key), target)]


@into(FILTERS, "find")
def _find(value: object, key: object, target: object = None) -> Any:
    return next(iter(_where(value, key, target)), None)


@into(FILTERS, "map")
def _map(value: object, key: object) -> list[Any]:
    return [_property(item, key) for item in items(value)]


@into(FILTERS, "sort")
def _sort(value: object, key: object = None, nils: object = "first") -> list[Any]:
    held = items(value)
    keys = [item if key is None else _property(item, key) for item in held]
    if any(isinstance(found, str) for found in keys):  # Jekyll refuses to sort 10 and "9"
        keys = [found if _is_nothing(found) else str(text(found)) for found in keys]
    nothing = 0 if text(nils) == "first" else 2

    def order(number: int) -> tuple[int, Any]:
        found = keys[number]
        if _is_nothing(found):
            return nothing, 0
        return 1, float(found) if isinstance(found, int | float) else str(text(found))

    return [held[number] for number in sorted(range(len(held)), key=order)]


@into(FILTERS, "sort_natural")
def _sort_natural(value: object, key: object = None) -> list[Any]:
    def order(item: Any) -> tuple[bool, str]:
        found = item if key is None else _property(item, key)
        return _is_nothing(found), str(text(found)).casefold()

    return sorted(items(value), key=order)


def _is_nothing(value: object) -> bool:
    return value is None or isinstance(value, Undefined)


@into(FILTERS, "group_by")
def _group_by(value: object, key: object) -> list[dict[str, Any]]:
    return _groups((item, _property(item, key)) for item in items(value))


def _groups(pairs: Iterable[tuple[Any, Any]]) -> list[dict[str, Any]]:
    groups: dict[str, dict[str, Any]] = {}
    for item, held in pairs:
        name = text(held)
        group = groups.setdefault(str(name), {"name": name, "items": [], "size": 0})
        group["items"].append(item)
        group["size"] += 1
    return list(groups.values())


def _evaluator(context: Any, name: object, expression: object) -> Callable[[Any], Any]:
    """What evaluates the expression with a name standing for an item."""
    source = str(text(expression))
    token = Token(TOKEN_EXPRESSION, source, 0, source)
    tokens = TokenStream(tokenize(source, token))
    filtered = "|" in source
    parsed: Any = (FilteredExpression if filtered else BooleanExpression).parse(context.env, tokens)
    whole = parsed if filtered else parsed.expression if parsed.__class__.__name__ else parsed

    def evaluate(item: Any) -> Any:
        context.env.step()
        with context.extend({str(text(name)): item}):
            return whole.evaluate(context)

    return evaluate


def _true(value: Any) -> bool:
    return value is not None and value is not False and not isinstance(value, Undefined)


@into(FILTERS, "where_exp")
@with_context
def _where_exp(value: object, name: object, expression: object, *, context: Any) -> list[Any]:
    holds = _evaluator(context, name, expression)
    return [item for item in items(value) if _true(holds(item))]


@into(FILTERS, "find_exp")
@with_context
def _find_exp(value: object, name: object, expression: object, *, context: Any) -> Any:
    return next(iter(_where_exp(value, name, expression, context=context)), None)


@into(FILTERS, "group_by_exp")
@with_context
def _group_by_exp(
    value: object, name: object, expression: object, *, context: Any
) -> list[dict[str, Any]]:
    held = _evaluator(context, name, expression)
    return _groups((item, held(item)) for item in items(value))


@into(FILTERS, "array_to_sentence_string")
def _sentence(value: object, connector: object = "and") -> str:
    words = [text(item) for item in items(value)]
    if len(words) < 3:
        return joined(words, f" {text(connector)} ")
    return joined([joined(words[:-1], ", "), f", {text(connector)} ", words[-1]])


@into(FILTERS, "push")
def _push(value: object, item: object) -> list[Any]:
    return [*items(value), item]


@into(FILTERS, "unshift")
def _unshift(value: object, item: object) -> list[Any]:
    return [item, *items(value)]


@into(FILTERS, "pop")
def _pop(value: object, count: object = 1) -> list[Any]:
    held = items(value)
    return held[: max(len(held) - int(text(count)), 0)]


@into(FILTERS, "shift")
def _shift(value: object, count: object = 1) -> list[Any]:
    return items(value)[max(int(text(count)), 0) :]


@into(FILTERS, "sample")
def _sample(value: object, count: object = 1) -> Any:
    """Jekyll takes any; the first ones are those that every run takes alike."""
    held = items(value)
    number = int(text(count))
    return (held[0] if held else None) if number == 1 else held[:number]


@into(FILTERS, "uniq")
def _uniq(value: object, key: object = None) -> list[Any]:
    seen: dict[str, Any] = {}
    for item in items(value):
        seen.setdefault(jsonified(item if key is None else _property(item, key)), item)
    return list(seen.values())


@into(FILTERS, "jsonify")
def _jsonify(value: object) -> str:
    return jsonified(value)


@into(FILTERS, "inspect")
def _inspect(value: object) -> str:
    return escape(jsonified(value))


def jsonified(value: object) -> str:
    """The value as JSON, as far as the limit of a filter's result goes."""
    parts: list[str] = []
    size = 0
    encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_jsonable)
    for part in encoder.iterencode(value):
        size += len(part)
        room(size)
        parts.append(part)
    return "".join(parts)


def _jsonable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): value[key] for key in value if key not in ("previous", "next")}
    return str(text(value))
