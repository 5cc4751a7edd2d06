"""The filters that Jekyll adds to Liquid, or has otherwise than Liquid.

Definitions: https://jekyllrb.com/docs/liquid/filters/ and Jekyll's lib/jekyll/filters.rb. Every
result is derived from its value, so that it knows where its words came from. None depends on the
clock, the locale or chance.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from typing import Any
from urllib.parse import quote, quote_plus

from liquid.builtin.filters import math as arithmetic
from liquid.filter import with_environment
from liquid.undefined import Undefined

from extractor.sources.liquid import list_filters, ruby_time
from extractor.sources.liquid.filter_table import (
    MAX_BITS,
    FilterRefused,
    Filters,
    into,
    items,
    room,
    text,
)
from extractor.sources.placed.text import cut, joined

FILTERS: Filters = {**list_filters.FILTERS, **ruby_time.FILTERS}


@into(FILTERS, "append")
def _append(value: object, added: object) -> str:
    return joined([text(value), text(added)])


@into(FILTERS, "prepend")
def _prepend(value: object, added: object) -> str:
    return joined([text(added), text(value)])


@into(FILTERS, "join")
def _join(value: object, separator: object = " ") -> str:
    parts = items(value)
    room(len(parts) * len(text(separator)))
    return joined(map(text, parts), str(text(separator)))


@into(FILTERS, "replace")
def _replace(value: object, old: object, new: object = "") -> str:
    words, before, after = text(value), str(text(old)), str(text(new))
    room(len(words) + words.count(before) * len(after))
    return words.replace(before, after)


@into(FILTERS, "slice")
def _slice(value: object, start: object, length: object = 1) -> Any:
    first, count = int(text(start)), int(text(length))
    held = items(value) if isinstance(value, list | tuple) else text(value)
    if first < 0:
        first = max(len(held) + first, 0)
    end = first + max(count, 0)
    return held[first:end] if isinstance(held, list) else cut(held, first, end)


@into(FILTERS, "escape", "xml_escape")
def _escape(value: object) -> str:
    return escape(str(text(value))).replace("&#x27;", "&#39;")


@into(FILTERS, "cgi_escape")
def _cgi_escape(value: object) -> str:
    return quote_plus(text(value))


@into(FILTERS, "uri_escape")
def _uri_escape(value: object) -> str:
    return quote(text(value), safe="!*'();:@&=+$,/?#[]-_.~%")


@into(FILTERS, "normalize_whitespace")
def _normalize_whitespace(value: object) -> str:
    return " ".join(text(value).split())


@into(FILTERS, "number_of_words")
def _number_of_words(value: object, _mode: object = None) -> int:
    return len(text(value).split())


@into(FILTERS, "smartify")
def _smartify(value: object) -> str:
    words = text(value).replace("...", "…").replace("---", "—").replace("--", "–")
    return re.sub(r"(\w)'(\w)", r"\1’\2", words)


@into(FILTERS, "markdownify")
def _markdownify(value: object) -> str:
    import pyromark

    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
    return str(pyromark.html(str(text(value)), options=options))


@into(FILTERS, "slugify")
def _slugify_filter(value: object, mode: object = None) -> str:
    return slugify(text(value), str(text(mode)) or "default")


_SLUG = {
    "raw": re.compile(r"\s+"),
    "default": re.compile(r"[\W_]+"),
    "pretty": re.compile(r"[^\w.~!$&'()+,;=@]+"),
    "ascii": re.compile(r"[^A-Za-z0-9]+"),
    "latin": re.compile(r"[\W_]+"),
}


def slugify(words: str, mode: str = "default", *, cased: bool = False) -> str:
    """Jekyll::Utils.slugify: what does not belong in a slug becomes a hyphen."""
    if mode == "none":
        return words if cased else words.lower()
    slug = _SLUG.get(mode, _SLUG["default"]).sub("-", words).strip("-")
    return slug if cased else slug.lower()


@with_environment
def relative_url(value: object, *, environment: Any) -> str:
    """The path below the site's base URL."""
    path = text(value)
    if re.match(r"[a-z][\w+.-]*:", path):
        return path
    base = str(environment.settings.get("baseurl") or "").strip("/")
    return joined(
        [f"/{base}" if base else "", path if path.startswith("/") else joined(["/", path])]
    )


@with_environment
def _absolute_url(value: object, *, environment: Any) -> str:
    path: str = relative_url(value, environment=environment)
    if re.match(r"[a-z][\w+.-]*:", path):
        return path
    return joined([str(environment.settings.get("url") or "").rstrip("/"), path])


into(FILTERS, "relative_url")(relative_url)
into(FILTERS, "absolute_url")(_absolute_url)


@into(FILTERS, "strip_index")
def _strip_index(value: object) -> str:
    return re.sub(r"/index\.html?$", "/", text(value))


# Numbers


@into(FILTERS, "number_with_delimiter")
def _number_with_delimiter(value: object, delimiter: object = ",", point: object = ".") -> str:
    whole, dot, rest = str(text(value)).partition(".")
    grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", str(delimiter), whole[:400]) + whole[400:]
    return grouped + (str(point) if dot else "") + rest


@into(FILTERS, "to_integer")
def _to_integer(value: object) -> int:
    if isinstance(value, bool):
        return int(value)
    number = re.match(r"\s*[-+]?\d{1,400}", str(text(value)).replace("_", ""))
    return int(number.group()) if number else 0


def _bounded(name: str) -> None:
    """The filter of Liquid, refused where its result would be huge."""
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

    into(FILTERS, name.rstrip("_"))(compute)


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
    "times",
):
    _bounded(_name)


@into(FILTERS, "round")
def _round(value: object, digits: object = 0) -> int | float:
    """Half away from zero, as Ruby rounds."""
    try:
        number = Decimal(str(text(value)))
        places = min(max(int(str(text(digits)) or 0), 0), 30)
        rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except (ArithmeticError, ValueError):
        return 0
    return float(rounded) if places else int(rounded)
