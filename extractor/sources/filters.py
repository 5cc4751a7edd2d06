"""The filters that Jekyll adds to Liquid, or has otherwise than Liquid.

Definitions: https://jekyllrb.com/docs/liquid/filters/ and Jekyll's lib/jekyll/filters.rb. Every
result is derived from its value, so that it knows where its words came from. None depends on the
clock, the locale or chance.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote, quote_plus

from liquid.builtin.expressions import BooleanExpression, FilteredExpression, tokenize
from liquid.filter import with_context, with_environment
from liquid.stream import TokenStream
from liquid.token import TOKEN_EXPRESSION, Token
from liquid.undefined import Undefined

from extractor.sources.placed import cut, derived, joined, text_of

MAX_RESULT = 8 * 2**20
"""Characters that one filter may make."""
MAX_BITS = 4096
"""Bits of a number that a filter may make."""


class FilterRefused(Exception):
    """What a filter would make exceeds a limit."""


FILTERS: dict[str, Callable[..., Any]] = {}


def _filter(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Registers a filter whose result is derived from its value."""

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        def filter_(value: Any, *arguments: Any, **named: Any) -> Any:
            return derived(function(value, *arguments, **named), value, *arguments)

        for mark in ("with_context", "with_environment"):
            if getattr(function, mark, False):
                setattr(filter_, mark, True)
        for name in names:
            FILTERS[name] = filter_
        return function

    return register


def _text(value: object) -> str:
    return "" if isinstance(value, Undefined) else text_of(value)


def _items(value: object) -> list[Any]:
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


def _room(size: int) -> None:
    if size > MAX_RESULT:
        raise FilterRefused(f"a filter would make more than {MAX_RESULT} characters")


# Texts


@_filter("append")
def _append(value: object, added: object) -> str:
    return joined([_text(value), _text(added)])


@_filter("prepend")
def _prepend(value: object, added: object) -> str:
    return joined([_text(added), _text(value)])


@_filter("join")
def _join(value: object, separator: object = " ") -> str:
    items = _items(value)
    _room(len(items) * len(_text(separator)))
    return joined(map(_text, items), str(_text(separator)))


@_filter("replace")
def _replace(value: object, old: object, new: object = "") -> str:
    text, before, after = _text(value), str(_text(old)), str(_text(new))
    _room(len(text) + text.count(before) * len(after))
    return text.replace(before, after)


@_filter("slice")
def _slice(value: object, start: object, length: object = 1) -> Any:
    first, count = int(_text(start)), int(_text(length))
    held = _items(value) if isinstance(value, list | tuple) else _text(value)
    if first < 0:
        first = max(len(held) + first, 0)
    end = first + max(count, 0)
    return held[first:end] if isinstance(held, list) else cut(held, first, end)


@_filter("escape", "xml_escape")
def _escape(value: object) -> str:
    return escape(str(_text(value))).replace("&#x27;", "&#39;")


@_filter("cgi_escape")
def _cgi_escape(value: object) -> str:
    return quote_plus(_text(value))


@_filter("uri_escape")
def _uri_escape(value: object) -> str:
    return quote(_text(value), safe="!*'();:@&=+$,/?#[]-_.~%")


@_filter("normalize_whitespace")
def _normalize_whitespace(value: object) -> str:
    return " ".join(_text(value).split())


@_filter("number_of_words")
def _number_of_words(value: object, _mode: object = None) -> int:
    return len(_text(value).split())


@_filter("smartify")
def _smartify(value: object) -> str:
    text = _text(value).replace("...", "…").replace("---", "—").replace("--", "–")
    return re.sub(r"(\w)'(\w)", r"\1’\2", text)


@_filter("markdownify")
def _markdownify(value: object) -> str:
    import pyromark

    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
    return str(pyromark.html(str(_text(value)), options=options))


@_filter("slugify")
def _slugify_filter(value: object, mode: object = None) -> str:
    return slugify(_text(value), str(_text(mode)) or "default")


_SLUG = {
    "raw": re.compile(r"\s+"),
    "default": re.compile(r"[\W_]+"),
    "pretty": re.compile(r"[^\w.~!$&'()+,;=@]+"),
    "ascii": re.compile(r"[^A-Za-z0-9]+"),
    "latin": re.compile(r"[\W_]+"),
}


def slugify(text: str, mode: str = "default", *, cased: bool = False) -> str:
    """Jekyll::Utils.slugify: what does not belong in a slug becomes a hyphen."""
    if mode == "none":
        return text if cased else text.lower()
    slug = _SLUG.get(mode, _SLUG["default"]).sub("-", text).strip("-")
    return slug if cased else slug.lower()


@with_environment
def _relative_url(value: object, *, environment: Any) -> str:
    path = _text(value)
    if re.match(r"[a-z][\w+.-]*:", path):
        return path
    base = str(environment.settings.get("baseurl") or "").strip("/")
    return joined(
        [f"/{base}" if base else "", path if path.startswith("/") else joined(["/", path])]
    )


@with_environment
def _absolute_url(value: object, *, environment: Any) -> str:
    path: str = _relative_url(value, environment=environment)
    if re.match(r"[a-z][\w+.-]*:", path):
        return path
    return joined([str(environment.settings.get("url") or "").rstrip("/"), path])


_filter("relative_url")(_relative_url)
_filter("absolute_url")(_absolute_url)


@_filter("strip_index")
def _strip_index(value: object) -> str:
    return re.sub(r"/index\.html?$", "/", _text(value))


# Numbers


@_filter("number_with_delimiter")
def _number_with_delimiter(value: object, delimiter: object = ",", point: object = ".") -> str:
    whole, dot, rest = str(_text(value)).partition(".")
    grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", str(delimiter), whole[:400]) + whole[400:]
    return grouped + (str(point) if dot else "") + rest


@_filter("to_integer")
def _to_integer(value: object) -> int:
    if isinstance(value, bool):
        return int(value)
    number = re.match(r"\s*[-+]?\d{1,400}", str(_text(value)).replace("_", ""))
    return int(number.group()) if number else 0


def _bounded(name: str) -> None:
    """The filter of Liquid, refused where its result would be huge."""
    import liquid.builtin.filters.math as arithmetic

    function = getattr(arithmetic, name)

    def compute(value: object, *arguments: object) -> object:
        values = [
            0 if isinstance(item, Undefined) or item is None else item
            for item in (value, *arguments)
        ]
        for item in values:
            if isinstance(item, int) and item.bit_length() > MAX_BITS:
                raise FilterRefused(f"a number of {item.bit_length()} bits is too large")
        return function(*values)

    _filter(name.rstrip("_"))(compute)


for _name in (
    "abs_",
    "at_least",
    "at_most",
    "ceil",
    "divided_by",
    "floor",
    "minus",
    "modulo",
    "plus",
    "round_",
    "times",
):
    _bounded(_name)


# Dates

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ISO = re.compile(
    r"\s*(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?"
    r"\s*(Z|[+-]\d\d:?\d\d)?)?)?\s*"
)
_DIRECTIVE = re.compile(r"%([-0^#_]?)\d{0,2}([A-Za-z%+])")


def time_of(value: object) -> datetime.datetime | None:
    """The date that a value is or that a text writes in full; None for any other."""
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    match = _ISO.fullmatch(str(_text(value)))
    if match is None:
        return _written(str(_text(value)))
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        zone = datetime.UTC if match[7] == "Z" else None
        if match[7] and match[7] != "Z":
            zone = datetime.datetime.strptime(match[7], "%z").tzinfo  # type: ignore[assignment]
        return datetime.datetime(year, month, day or 1, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _written(text: str) -> datetime.datetime | None:
    """A date in words, where it is complete: what is missing must not come from the clock."""
    if not re.search(r"\d{4}", text) or len(text) > 60:
        return None
    from dateutil import parser  # python-liquid's own dependency

    first, second = datetime.datetime(2001, 1, 1), datetime.datetime(2002, 2, 2)
    try:
        one, other = parser.parse(text, default=first), parser.parse(text, default=second)
    except (ValueError, OverflowError):
        return None
    return one if one == other else None


def format_time(time: datetime.datetime, pattern: str) -> str:
    """Ruby's strftime in English, with its flags (- no padding, ^ upper case, 0 zeros)."""

    def directive(match: re.Match[str]) -> str:
        flag, name = match[1], match[2]
        width, number = _NUMBERS.get(name, (0, None))
        if number is not None:
            pad = " " if flag == "_" or (name in "elk" and flag != "0") else "0"
            digits = str(number(time))
            return digits if flag == "-" else digits.rjust(width, pad)
        words = _WORDS.get(name)
        if words is None:
            return match.group()
        return words(time).upper() if flag == "^" else words(time)

    return _DIRECTIVE.sub(directive, pattern)


_NUMBERS: dict[str, tuple[int, Callable[[datetime.datetime], int]]] = {
    "Y": (4, lambda t: t.year),
    "C": (2, lambda t: t.year // 100),
    "y": (2, lambda t: t.year % 100),
    "m": (2, lambda t: t.month),
    "d": (2, lambda t: t.day),
    "e": (2, lambda t: t.day),
    "j": (3, lambda t: t.timetuple().tm_yday),
    "H": (2, lambda t: t.hour),
    "k": (2, lambda t: t.hour),
    "I": (2, lambda t: t.hour % 12 or 12),
    "l": (2, lambda t: t.hour % 12 or 12),
    "M": (2, lambda t: t.minute),
    "S": (2, lambda t: t.second),
    "L": (3, lambda t: t.microsecond // 1000),
    "u": (1, lambda t: t.isoweekday()),
    "w": (1, lambda t: t.isoweekday() % 7),
    "G": (4, lambda t: t.isocalendar()[0]),
    "V": (2, lambda t: t.isocalendar()[1]),
}
_WORDS: dict[str, Callable[[datetime.datetime], str]] = {
    "B": lambda t: _MONTHS[t.month - 1],
    "b": lambda t: _MONTHS[t.month - 1][:3],
    "h": lambda t: _MONTHS[t.month - 1][:3],
    "A": lambda t: _DAYS[t.weekday()],
    "a": lambda t: _DAYS[t.weekday()][:3],
    "p": lambda t: "PM" if t.hour >= 12 else "AM",
    "P": lambda t: "pm" if t.hour >= 12 else "am",
    "F": lambda t: format_time(t, "%Y-%m-%d"),
    "D": lambda t: format_time(t, "%m/%d/%y"),
    "x": lambda t: format_time(t, "%m/%d/%y"),
    "T": lambda t: format_time(t, "%H:%M:%S"),
    "X": lambda t: format_time(t, "%H:%M:%S"),
    "R": lambda t: format_time(t, "%H:%M"),
    "c": lambda t: format_time(t, "%a %b %e %H:%M:%S %Y"),
    "z": lambda t: t.strftime("%z") or "+0000",
    "Z": lambda t: t.strftime("%z") or "UTC",
    "s": lambda t: str(int(t.replace(tzinfo=t.tzinfo or datetime.UTC).timestamp())),
    "n": lambda t: "\n",
    "t": lambda t: "\t",
    "%": lambda t: "%",
}


@_filter("date")
def _date(value: object, pattern: object = "") -> Any:
    if _text(value) in ("now", "today"):
        return ""
    time = time_of(value)
    return format_time(time, str(_text(pattern))) if time and pattern else _text(value)


def _date_filter(name: str, pattern: str) -> None:
    def write(value: object, *_style: object) -> str:
        time = time_of(value)
        return format_time(time, pattern) if time else _text(value)

    _filter(name)(write)


_date_filter("date_to_string", "%d %b %Y")
_date_filter("date_to_long_string", "%d %B %Y")
_date_filter("date_to_rfc822", "%a, %d %b %Y %H:%M:%S %z")


@_filter("date_to_xmlschema")
def _date_to_xmlschema(value: object) -> str:
    time = time_of(value)
    if time is None:
        return _text(value)
    return (time if time.tzinfo else time.replace(tzinfo=datetime.UTC)).isoformat()


# Lists


def _property(item: Any, key: object) -> Any:
    """item.key, through dotted names, as `site.data.x` writes them."""
    for name in str(_text(key)).split("."):
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
    return found == target or str(_text(found)) == str(_text(target))


@_filter("where")
def _where(value: object, key: object, target: object = None) -> list[Any]:
    if target is None or isinstance(target, Undefined):
        return [item for item in _items(value) if _property(item, key) is None]
    return [item for item in _items(value) if _same(_property(item, key), target)]


@_filter("find")
def _find(value: object, key: object, target: object = None) -> Any:
    return next(iter(_where(value, key, target)), None)


@_filter("map")
def _map(value: object, key: object) -> list[Any]:
    return [_property(item, key) for item in _items(value)]


@_filter("sort", "sort_natural")
def _sort(value: object, key: object = None, nils: object = "first") -> list[Any]:
    def order(item: Any) -> tuple[int, Any]:
        held = item if key is None else _property(item, key)
        if held is None or isinstance(held, Undefined):
            return (0 if _text(nils) == "first" else 3, "")
        if isinstance(held, int | float):
            return (1, float(held))
        return (2, str(_text(held)))

    items = _items(value)
    keys = [order(item) for item in items]
    if len({kind for kind, _ in keys} & {1, 2}) > 1:  # 10 and "9": as texts, as Jekyll refuses to
        keys = [(2 if kind in (1, 2) else kind, str(held)) for kind, held in keys]
    indexes = sorted(range(len(items)), key=keys.__getitem__)
    return [items[index] for index in indexes]


@_filter("group_by")
def _group_by(value: object, key: object) -> list[dict[str, Any]]:
    return _groups((item, _property(item, key)) for item in _items(value))


def _groups(pairs: Iterable[tuple[Any, Any]]) -> list[dict[str, Any]]:
    groups: dict[str, dict[str, Any]] = {}
    for item, held in pairs:
        name = _text(held)
        group = groups.setdefault(str(name), {"name": name, "items": [], "size": 0})
        group["items"].append(item)
        group["size"] += 1
    return list(groups.values())


def _evaluator(context: Any, name: object, expression: object) -> Callable[[Any], Any]:
    """What evaluates the expression with a name standing for an item."""
    source = str(_text(expression))
    token = Token(TOKEN_EXPRESSION, source, 0, source)
    tokens = TokenStream(tokenize(source, token))
    filtered = "|" in source
    parsed: Any = (FilteredExpression if filtered else BooleanExpression).parse(context.env, tokens)
    whole = parsed if filtered else parsed.expression if parsed.__class__.__name__ else parsed

    def evaluate(item: Any) -> Any:
        context.env.step()
        with context.extend({str(_text(name)): item}):
            return whole.evaluate(context)

    return evaluate


def _true(value: Any) -> bool:
    return value is not None and value is not False and not isinstance(value, Undefined)


@_filter("where_exp")
@with_context
def _where_exp(value: object, name: object, expression: object, *, context: Any) -> list[Any]:
    holds = _evaluator(context, name, expression)
    return [item for item in _items(value) if _true(holds(item))]


@_filter("find_exp")
@with_context
def _find_exp(value: object, name: object, expression: object, *, context: Any) -> Any:
    return next(iter(_where_exp(value, name, expression, context=context)), None)


@_filter("group_by_exp")
@with_context
def _group_by_exp(
    value: object, name: object, expression: object, *, context: Any
) -> list[dict[str, Any]]:
    held = _evaluator(context, name, expression)
    return _groups((item, held(item)) for item in _items(value))


@_filter("array_to_sentence_string")
def _sentence(value: object, connector: object = "and") -> str:
    items = [_text(item) for item in _items(value)]
    if len(items) < 3:
        return joined(items, f" {_text(connector)} ")
    return joined([joined(items[:-1], ", "), f", {_text(connector)} ", items[-1]])


@_filter("push")
def _push(value: object, item: object) -> list[Any]:
    return [*_items(value), item]


@_filter("unshift")
def _unshift(value: object, item: object) -> list[Any]:
    return [item, *_items(value)]


@_filter("pop")
def _pop(value: object, count: object = 1) -> list[Any]:
    items = _items(value)
    return items[: max(len(items) - int(_text(count)), 0)]


@_filter("shift")
def _shift(value: object, count: object = 1) -> list[Any]:
    return _items(value)[max(int(_text(count)), 0) :]


@_filter("sample")
def _sample(value: object, count: object = 1) -> Any:
    """Jekyll takes any; the first ones are those that every run takes alike."""
    items = _items(value)
    number = int(_text(count))
    return (items[0] if items else None) if number == 1 else items[:number]


@_filter("uniq")
def _uniq(value: object, key: object = None) -> list[Any]:
    seen: dict[str, Any] = {}
    for item in _items(value):
        seen.setdefault(jsonified(item if key is None else _property(item, key)), item)
    return list(seen.values())


@_filter("jsonify")
def _jsonify(value: object) -> str:
    return jsonified(value)


@_filter("inspect")
def _inspect(value: object) -> str:
    return escape(jsonified(value))


def jsonified(value: object) -> str:
    """The value as JSON, as far as the limit of a filter's result goes."""
    parts: list[str] = []
    size = 0
    for part in json.JSONEncoder(ensure_ascii=False, default=_jsonable).iterencode(value):
        size += len(part)
        _room(size)
        parts.append(part)
    return "".join(parts)


def _jsonable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): value[key] for key in value if key not in ("previous", "next")}
    return str(_text(value))
