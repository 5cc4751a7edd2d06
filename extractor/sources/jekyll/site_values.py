"""What templates read: `site`, `page` and `site.data`, each value looked up when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from extractor.sources.jekyll.documents import Document, names_in, slug_of, stem, suffix
from extractor.sources.jekyll.site_files import SiteFiles
from extractor.sources.placed.text import cut


class View(Protocol):
    """What a site can tell of its documents and data while a page is rendered."""

    @property
    def read(self) -> SiteFiles: ...

    def placed_front(self, document: Document) -> dict[str, Any]: ...

    def content(self, document: Document) -> Any: ...

    def listed(self, collection: str) -> list[Mapping[str, Any]]: ...

    def data_value(self, path: str) -> Any: ...


class DocumentValues(Mapping[str, Any]):
    """A document as `page` or as an item of `site.posts`."""

    def __init__(self, site: View, document: Document) -> None:
        self._site, self._document = site, document

    def __getitem__(self, key: str) -> Any:
        document = self._document
        if key in ("content", "excerpt", "output"):
            content: str = self._site.content(document)
            return content if key != "excerpt" else _first_paragraph(content)
        if key in ("previous", "next"):
            return self._neighbour(1 if key == "previous" else -1)
        given: dict[str, Any] = {
            "url": document.url,
            "path": document.path,
            "relative_path": document.path,
            "name": document.path.rpartition("/")[2],
            "dir": document.url.rpartition("/")[0] + "/",
            "id": document.url.removesuffix(".html").rstrip("/"),
            "collection": document.collection,
            "slug": document.values.get("slug") or slug_of(document),
            "ext": suffix(document.path),
            "draft": document.collection == "drafts",
        }
        if key in given:
            return given[key]
        if key == "date":
            return document.date
        if key in ("tags", "categories"):
            ends = ("s", "") if key == "tags" else ("ies", "y")
            values = self._site.placed_front(document)
            return names_in(values, key.removesuffix(ends[0]), *ends)
        return self._site.placed_front(document)[key]

    def __contains__(self, key: object) -> bool:
        try:
            self[str(key)]
        except KeyError:
            return False
        return True

    def _neighbour(self, step: int) -> Any:
        if not self._document.collection:
            return None
        listed = self._site.listed(self._document.collection)
        paths = [item["path"] for item in listed]
        at = paths.index(self._document.path) + step
        return listed[at] if 0 <= at < len(listed) else None

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._document.values, "url", "path", "title"]))

    def __len__(self) -> int:
        return len(self._document.values)


class SiteValues(Mapping[str, Any]):
    """`site` in templates. What depends on the clock, as `site.time`, is empty."""

    def __init__(self, site: View) -> None:
        self._site = site

    def __getitem__(self, key: str) -> Any:
        site = self._site
        if key in ("posts", "drafts") or key in site.read.collections:
            return site.listed(key)
        if key in ("pages", "html_pages"):
            return site.listed("")
        if key == "documents":
            return [item for label in site.read.collections for item in site.listed(label)]
        if key == "collections":
            return [
                {**settings, "label": label, "docs": site.listed(label)}
                for label, settings in site.read.collections.items()
            ]
        if key == "data":
            return DataValues(site, "")
        if key in ("tags", "categories"):
            grouped: dict[str, list[Any]] = {}
            for post in site.listed("posts"):
                for name in post[key]:
                    grouped.setdefault(name, []).append(post)
            return grouped
        if key in ("static_files", "html_files"):
            return []
        return site.read.config[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._site.read.config)

    def __len__(self) -> int:
        return len(self._site.read.config)


class DataValues(Mapping[str, Any]):
    """`site.data`, or a folder in it; a file is read when a template asks for it."""

    def __init__(self, site: View, folder: str) -> None:
        self._site = site
        base = site.read.setting("data_dir", "_data") + "/" + folder
        self._entries: dict[str, str] = {}
        for path in site.read.data_files:
            if path.startswith(base):
                name, slash, _ = path[len(base) :].partition("/")
                entry = folder + name + "/" if slash else path
                name_ = re.sub(
                    r"\s+", "_", re.sub(r"[^\w\s-]+", "", stem(name) if not slash else name)
                )
                self._entries.setdefault(name_, entry)

    def __getitem__(self, key: str) -> Any:
        entry = self._entries[key]
        return (
            DataValues(self._site, entry) if entry.endswith("/") else self._site.data_value(entry)
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _first_paragraph(content: str) -> str:
    end = content.find("</p>")
    return content if end < 0 else cut(content, 0, end + len("</p>"))
