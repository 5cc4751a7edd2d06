"""What a page says of itself: front matter first, then the metadata of its HTML head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from extractor.page.builder import Builder
from extractor.page.html import read_html
from extractor.page.linked_data import linked_data
from extractor.page.tree import Node
from extractor.sources.source import Site, Source

_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{3,6})?)?(?:Z|[+-]\d\d:?\d\d)")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})(?!\d)")
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_](\d\d)(?:[-/_](\d\d))?(?!\d)")
_BREAK = re.compile(r"</?br\s*/?>", re.I)
_HEAD_TAGS = ("<head", "<html", "<meta", "<title")  # HTML, 13.1.2.4: <head> may be left out
_HEAD_END = re.compile(r"</head\s*>|<body[\s>]", re.I)
_META_NAMES = {
    "og:title": "title",
    "og:url": "url",
    "og:site_name": "publisher",
    "application-name": "publisher",
    "article:published_time": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "date": "published",
    "dc.date": "published",
    "dcterms.issued": "published",
    "dcterms.modified": "modified",
    "last-modified": "modified",
    "og:image": "cover",
    "dc.language": "language",
    "content-language": "language",
}


def iso_date(value: object, zone: str | None = None) -> str | None:
    """A metadata value as an ISO date, partial where it is; None where it holds none.

    `zone` is the IANA name of the time zone whose day counts for a moment that states its own.
    """
    if isinstance(value, datetime | date):
        return _day_in(value, zone)
    if isinstance(value, int) and 1000 <= value <= 9999:
        return str(value)
    text = str(value or "").strip()
    if zone and _MOMENT.fullmatch(text):
        try:
            return _day_in(datetime.fromisoformat(text), zone)
        except ValueError:
            return None
    if match := _DAY.match(text):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH.match(text):
        return f"{match[1]}-{int(match[2]):02}" if 1 <= int(match[2]) <= 12 else None
    return text if re.fullmatch(r"\d{4}", text) else None


def _day_in(value: date, zone: str | None) -> str:
    if zone and isinstance(value, datetime) and value.tzinfo is not None:
        from zoneinfo import ZoneInfo

        value = value.astimezone(ZoneInfo(zone))
    return value.isoformat()[:10]


def date_in_path(path: str) -> str | None:
    """The date that a file name or URL carries ("_posts/2020-02-21-title.md", "/2019/03/x")."""
    match = _IN_PATH.search(path)
    if match is None:
        return None
    if match[3]:
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    return f"{match[1]}-{match[2]}" if 1 <= int(match[2]) <= 12 else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def facts(source: Source, text: str, front: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """The fields of `PageFacts` but page and sha256."""
    zone = site.timezone
    begins = text[:5000].lower()
    head = _head(text, zone) if any(tag in begins for tag in _HEAD_TAGS) else {}
    tags = _names(front.get("tags")) + _names(front.get("categories"))
    published = iso_date(front.get("date") or front.get("published"), zone) or head.get("published")
    modified = _modified(front, zone)
    return {
        "url": source.url or _string(front.get("permalink") or front.get("url")) or head.get("url"),
        "title": plain(_string(front.get("title"))) or head.get("title"),
        "layout": _string(front.get("layout")),
        "published": published or date_in_path(source.path),
        "modified": modified or head.get("modified") or source.modified,
        "language": _string(front.get("lang") or front.get("language"))
        or head.get("language")
        or site.language,
        "publisher": _string(front.get("publisher")) or site.publisher or head.get("publisher"),
        "tags": tuple(dict.fromkeys(tags)),
        "cover": _string(front.get("cover") or front.get("image")) or head.get("cover"),
    }


def _modified(front: Mapping[str, Any], zone: str | None) -> str | None:
    names = ("last_modified_at", "lastmod", "updated", "modified")
    return next((day for name in names if (day := iso_date(front.get(name), zone))), None)


def plain(markup: str | None) -> str | None:
    """Text of a metadata value that may hold markup, white space folded; None for nothing."""
    if not markup:
        return None
    if "<" in markup or "&" in markup:
        markup = _BREAK.sub(" ", markup)
        builder = Builder(0)
        read_html(markup, 0, len(markup), builder)
        markup = "".join(text.value for text in builder.finish(len(markup)).texts())
    return " ".join(markup.split()) or None


def _string(value: object) -> str | None:
    if isinstance(value, str | int | float | date):
        return str(value).strip() or None
    if isinstance(value, Mapping):
        return _string(value.get("src") or value.get("url") or value.get("path"))
    return None


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, list | tuple):
        return [str(item).strip() for item in value if item is not None and str(item).strip()]
    return []


def _head(text: str, zone: str | None = None) -> dict[str, str]:
    """What meta, title, link and html elements say, then JSON-LD; the first that says it counts."""
    end = _HEAD_END.search(text, 0, 300_000)
    builder = Builder(0)
    head = re.sub(r"<(/?)head[^>]*>", r"<\1div>", text[: end.start() if end else 20_000])
    title = re.search(r"<title[^>]*>(.*?)</title", head, re.S | re.I)
    read_html(head, 0, len(head), builder)
    found: dict[str, str] = {}
    for node in builder.finish(len(head)).elements("meta", "link", "html"):
        _note_head(node, found)
    if title and (name := plain(title[1])):
        found.setdefault("title", name)
    for field, value in linked_data(text):
        found.setdefault(field, value)
    for field in ("published", "modified"):
        if iso := iso_date(found.pop(field, None), zone):
            found[field] = iso
    return found


def _note_head(node: Node, found: dict[str, str]) -> None:
    told = node.attributes()
    if node.tag == "html":
        key, value = "language", told.get("lang")
    elif node.tag == "link":
        key = "url" if told.get("rel", "").lower() == "canonical" else ""
        value = told.get("href")
    else:
        name = told.get("property") or told.get("name") or told.get("http-equiv")
        key, value = _META_NAMES.get((name or "").lower(), ""), told.get("content")
    if key and value and value.strip():
        found.setdefault(key, " ".join(value.split()))
