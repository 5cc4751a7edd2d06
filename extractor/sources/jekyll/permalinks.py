"""The URL of a page, as Jekyll makes it (https://jekyllrb.com/docs/permalinks/)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from extractor.sources.liquid.filters import slugify
from extractor.sources.liquid.ruby_time import format_time

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_DATED = {
    "year": "%Y",
    "short_year": "%y",
    "month": "%m",
    "i_month": "%-m",
    "day": "%d",
    "i_day": "%-d",
    "y_day": "%j",
    "hour": "%H",
    "minute": "%M",
    "second": "%S",
    "week": "%V",
    "w_year": "%G",
    "w_day": "%u",
    "short_day": "%a",
    "long_day": "%A",
    "short_month": "%b",
    "long_month": "%B",
}
_PLACEHOLDER = re.compile(r":([a-z_]+)")


def document_url(
    template: str,
    *,
    collection: str,
    path: str,
    name: str,
    slug: str | None,
    categories: Sequence[str],
    date: datetime.datetime | None,
) -> str:
    """The URL of a post or of a document of a collection.

    `path` is that inside the collection and `name` the file's name, both without extension and
    without the date of a post's name.
    """
    values: dict[str, str] = {
        "collection": collection,
        "path": path,
        "name": slugify(name),
        "basename": name,
        "title": slugify(slug or name, "pretty", cased=True),
        "slug": slugify(slug or name),
        "categories": "/".join(dict.fromkeys(c.lower() for c in categories)),
        "slugified_categories": "/".join(dict.fromkeys(slugify(c) for c in categories)),
        "output_ext": ".html",
    }
    if date is not None:
        values |= {key: format_time(date, pattern) for key, pattern in _DATED.items()}
    return _filled(STYLES.get(template, template), values)


def page_url(path: str, style: str, output_ext: str) -> str:
    """The URL of a page that is no post; `style` is the site's permalink setting."""
    folder, _, file = path.rpartition("/")
    stem = file.rpartition(".")[0] or file
    base = f"/{folder}/" if folder else "/"
    if output_ext != ".html":
        return _escaped(f"{base}{stem}{output_ext}")
    if stem == "index":
        return _escaped(base)
    return _escaped(base + stem + suffix(style).replace(":output_ext", output_ext))


def suffix(style: str) -> str:
    """How the URLs of pages and collections end, after the site's permalink setting
    (Jekyll::Utils.add_permalink_suffix)."""
    if style == "pretty" or (style not in STYLES and style.endswith("/")):
        return "/"
    if style in STYLES or style.endswith(":output_ext"):
        return ":output_ext"
    return ""


def given_url(permalink: str, values: Mapping[str, str]) -> str:
    """The URL that a page's own front matter states."""
    return _filled(permalink if permalink.startswith("/") else f"/{permalink}", values)


def _filled(template: str, values: Mapping[str, str]) -> str:
    replace: Callable[[re.Match[str]], str] = lambda match: _known(match, values)  # noqa: E731
    return _escaped(re.sub(r"/{2,}", "/", _PLACEHOLDER.sub(replace, template)))


def _known(match: re.Match[str], values: Mapping[str, str]) -> str:
    name = match[1]
    for end in range(len(name), 0, -1):  # `:title_x` is `:title` and "_x"
        if name[:end] in values:
            return values[name[:end]] + name[end:]
    return match.group()


def _escaped(path: str) -> str:
    return quote(path, safe="/!$&'()*+,;=:@-._~%")
