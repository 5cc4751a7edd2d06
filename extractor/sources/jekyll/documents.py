"""A document of a Jekyll site: its front matter with the site's defaults, its date and URL.

Rules: https://jekyllrb.com/docs/ (posts, permalinks, front matter defaults).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from extractor.sources.front_matter import FrontMatter
from extractor.sources.jekyll import permalinks
from extractor.sources.placed.values import derived, plain

MARKDOWN = frozenset((".md", ".markdown", ".mkd", ".mkdn", ".mkdown"))
POST = re.compile(r"(?:.*/)?(\d{2,4})-(\d{1,2})-(\d{1,2})-([^/]*)\.[^./]+")
"""The path of a post: year, month, day, name."""
DATED = ("posts", "drafts")


@dataclass(slots=True)
class Document:
    """A page, post or document of a collection, as its file has it."""

    path: str
    collection: str
    """"" for a page, "posts", "drafts", or the label of a collection."""
    data: bytes
    text: str
    front: FrontMatter
    values: dict[str, Any]
    """Front matter, and what the site's defaults and the file's name add to it."""
    date: datetime.datetime | None
    url: str
    published: bool = True
    """Whether the site publishes it as a page of its own."""

    @property
    def is_markdown(self) -> bool:
        return suffix(self.path) in MARKDOWN


def defaults_of(config: Mapping[str, Any], path: str, collection: str) -> dict[str, Any]:
    """The front matter that a site's settings give to a path, the narrower scope winning."""
    found: list[tuple[int, int, dict[str, Any]]] = []
    stated = config.get("defaults")
    kind = collection or "pages"
    for number, entry in enumerate(stated if isinstance(stated, list) else ()):
        scope = entry.get("scope") if isinstance(entry, dict) else None
        values = entry.get("values") if isinstance(entry, dict) else None
        if not isinstance(scope, dict) or not isinstance(values, dict):
            continue
        where, of = str(scope.get("path") or "").strip("/"), scope.get("type")
        inside = not where or path == where or path.startswith(where + "/")
        if (inside or fnmatchcase(path, where)) and (of is None or str(of) == kind):
            found.append((len(where) * 2 + (of is not None), number, plain(values)))
    merged: dict[str, Any] = {}
    for _, _, values in sorted(found, key=lambda entry: entry[:2]):
        merged |= values
    return merged


def url_of(
    config: Mapping[str, Any],
    settings: Mapping[str, Any],
    path: str,
    collection: str,
    values: Mapping[str, Any],
    date: datetime.datetime | None,
) -> str:
    """The URL of a document by the site's `config` and its collection's `settings`."""
    style = str(config.get("permalink") or "date")
    own = values.get("permalink")
    if not collection:
        ext = ".html" if suffix(path) in MARKDOWN | {".html"} else suffix(path)
        if not isinstance(own, str):
            return permalinks.page_url(path, style, ext)
        given = {"path": "", "basename": stem(path), "output_ext": ext}
        return permalinks.given_url(own, given)
    default = f"/:collection/:path{permalinks.suffix(style)}"
    stated = settings.get("permalink")
    template = str(stated) if stated else style if collection in DATED else default
    match = POST.fullmatch(path) if collection in DATED else None
    name = match[4] if match else stem(path)
    inside = path.split(f"_{collection}/", 1)[-1].rpartition("/")[0]
    before = path.split(f"_{collection}/", 1)[0].strip("/") if collection in DATED else ""
    slug = values.get("slug")
    return permalinks.document_url(
        str(own) if isinstance(own, str) else template,
        collection=collection,
        path=f"{inside}/{name}" if inside else name,
        name=name,
        slug=str(slug) if slug else None,
        categories=[*filter(None, before.split("/")), *names_in(values, "categor", "ies", "y")],
        date=date,
    )


def suffix(path: str) -> str:
    """The ending of a file's name in lower case with its dot, "" for none."""
    name = path.rpartition("/")[2]
    return name[name.rfind(".") :].lower() if "." in name else ""


def stem(path: str) -> str:
    """The name of a file without folder and ending."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def slug_of(document: Document) -> str:
    """What names a document in its URL: the name of its file, of a post without the day."""
    match = POST.fullmatch(document.path) if document.collection in DATED else None
    return match[4] if match else stem(document.path)


def moment_of(date: datetime.datetime | None) -> float:
    """Seconds since 1970 (UTC, where no time zone is told), to sort by; no date is the oldest."""
    if date is None:
        return float("-inf")
    aware = date if date.tzinfo else date.replace(tzinfo=datetime.UTC)
    return aware.timestamp()


def names_in(values: Mapping[str, Any], stem: str, plural: str, singular: str) -> list[str]:
    """Tags or categories: a list, or words in one text (the singular key is one name)."""
    found: list[str] = []
    held = values.get(stem + plural)
    if isinstance(held, str):
        found += derived(held.split(), held)
    elif isinstance(held, list):
        found += [item if isinstance(item, str) else str(item) for item in held if item is not None]
    one = values.get(stem + singular)
    if isinstance(one, str):
        found.append(one)
    return list(dict.fromkeys(found))
