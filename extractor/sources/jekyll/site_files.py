"""The files of a Jekyll site: its settings, data files and documents, each with its URL.

Rules: https://jekyllrb.com/docs/ (structure, collections, posts, drafts, permalinks, front matter
defaults, data files).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, TypeVar

from extractor.faults import limited
from extractor.limits import Limits
from extractor.records import Problem
from extractor.sources.data.read import SUFFIXES as DATA_SUFFIXES
from extractor.sources.data.read import read_data
from extractor.sources.data.value import Data
from extractor.sources.decode import decode
from extractor.sources.files import FileRefused, Files
from extractor.sources.front_matter import FrontMatter, read_front_matter
from extractor.sources.jekyll.documents import (
    MARKDOWN,
    POST,
    Document,
    defaults_of,
    stem,
    suffix,
    url_of,
)
from extractor.sources.liquid.ruby_time import time_of
from extractor.sources.rendered import Lines
from extractor.sources.site import JEKYLL_CONFIGS

PAGES = MARKDOWN | {".html", ".htm", ".xhtml", ".txt"}

_EXCLUDED = ("Gemfile", "Gemfile.lock", "gemfiles", "node_modules", "vendor")

T = TypeVar("T")


@dataclass(slots=True)
class Parsed:
    """What was read of files by path and key, kept from one version of a site to the next."""

    documents: dict[tuple[str, str], tuple[bytes, str, FrontMatter]] = field(default_factory=dict)
    data: dict[tuple[str, str], tuple[str, Data]] = field(default_factory=dict)
    fronts: dict[tuple[str, str], Any] = field(default_factory=dict)

    def forget(self, keys: Mapping[str, str]) -> None:
        """Drops what belongs to other keys, when that has come to be most of it."""
        for kept in (self.documents, self.data, self.fronts):
            if len(kept) > 2 * len(keys) + 100:
                for path, key in [name for name in kept if keys.get(name[0]) != name[1]]:
                    del kept[path, key]


class SiteFiles:
    """What a Jekyll site's files say before anything is rendered.

    `drafts` counts drafts and unpublished pages in. What could not be read is in `problems`;
    faults of the settings are those of `site_of`. `limits` and `debug`: see `guarded`.
    """

    def __init__(
        self, files: Files, drafts: bool, parsed: Parsed, limits: Limits, debug: bool
    ) -> None:
        self.files = files
        self._limits, self._debug = limits, debug
        self.problems: list[Problem] = []
        self.lines = Lines()
        self._drafts = drafts
        self._parsed = parsed
        self.paths = frozenset(files.paths())
        configs = (name for name in JEKYLL_CONFIGS if name in self.paths)
        self.config_path = next(configs, JEKYLL_CONFIGS[0])
        self.config: dict[str, Any] = self._read_config()
        self.collections = self._read_collections()
        self.data_files = self._read_data_files()
        self.documents = list(self._read_documents())

    def setting(self, name: str, default: str) -> str:
        """A text of the settings, as the name of a folder."""
        value = self.config.get(name)
        return str(value).strip("/ ") if isinstance(value, str) else default

    def text(self, path: str) -> str | None:
        """The decoded text of a file; None, with a problem, for one that cannot be read."""
        try:
            text, _ = decode(self.files.read(path))
        except FileRefused as refused:
            self._problem(path, None, "error", str(refused))
            return None
        self.lines.add(path, text)
        return text

    def guarded(self, path: str, read: Callable[..., T], *arguments: Any) -> T | Problem:
        """What `read` makes of a file; the problem where it raises or goes over the limits."""
        return limited(path, self._limits, self._debug, read, *arguments, stage="source")

    def _problem(self, path: str, line: int | None, severity: str, message: str) -> None:
        self.problems.append(
            Problem(page=path, line=line, stage="source", severity=severity, message=message)
        )

    def _data(self, path: str) -> Any:
        """The value of a data file, its faults being problems."""
        key = (path, self.files.key(path))
        known = self._parsed.data.get(key) if key[1] else None
        if known is None:
            text = self.text(path)
            known = ("", Data()) if text is None else (text, self._parse(path, text))
            if key[1]:
                self._parsed.data[key] = known
        self.lines.add(path, known[0])
        for line, severity, sentence in known[1].faults:
            self._problem(path, line, severity, sentence)
        return known[1].value

    def _parse(self, path: str, text: str) -> Data:
        data = self.guarded(path, read_data, path, text)
        if isinstance(data, Problem):
            return Data(faults=[(None, data.severity, data.message)])
        return data

    def _read_config(self) -> dict[str, Any]:
        if self.config_path not in self.paths:
            return {}
        text = self.text(self.config_path)
        value = self._parse(self.config_path, text).value if text is not None else None
        return value if isinstance(value, dict) else {}

    def _read_collections(self) -> dict[str, dict[str, Any]]:
        """Settings of each collection by its label; posts are one that is always published."""
        stated = self.config.get("collections")
        if isinstance(stated, list):
            stated = {str(name): {} for name in stated}
        found = {
            str(label): settings if isinstance(settings, dict) else {}
            for label, settings in (stated.items() if isinstance(stated, dict) else ())
        }
        found.setdefault("posts", {})
        found["posts"] = {**found["posts"], "output": True}
        return found

    def _read_data_files(self) -> dict[str, Any]:
        folder = self.setting("data_dir", "_data") + "/"
        return {
            path: self._data(path)
            for path in self.files.paths()
            if path.startswith(folder) and suffix(path) in DATA_SUFFIXES
        }

    def _read_documents(self) -> Iterator[Document]:
        unknown: dict[str, str] = {}
        for path in self.files.paths():
            if suffix(path) not in PAGES or self._is_excluded(path):
                continue
            collection = self._collection_of(path)
            if collection is None:
                hidden = next((part for part in path.split("/")[:-1] if part.startswith("_")), None)
                if hidden and f"{hidden}/" not in self._own_folders():
                    unknown.setdefault(hidden, path)
                continue
            if collection == "drafts" and not self._drafts:
                continue
            document = self.guarded(path, self._read_document, path, collection)
            if isinstance(document, Problem):
                self.problems.append(document)
            elif document is not None and (self._drafts or _is_published(document.values)):
                yield document
        for name, path in unknown.items():
            message = (
                f"{self.config_path} declares no collection for the folder {name}, so the site does"
                " not publish it: left out; declare it under `collections` if it should be read"
            )
            self._problem(path, None, "warning", message)

    def _own_folders(self) -> tuple[str, ...]:
        return (
            self.setting("includes_dir", "_includes") + "/",
            self.setting("layouts_dir", "_layouts") + "/",
            self.setting("data_dir", "_data") + "/",
            "_sass/",
            "_plugins/",
            "_drafts/",
            "_site/",
        )

    def _is_excluded(self, path: str) -> bool:
        stated = self.config.get("exclude")
        patterns = [*_EXCLUDED, *(map(str, stated) if isinstance(stated, list) else ())]
        return any(
            path == pattern.strip("/")
            or path.startswith(pattern.strip("/") + "/")
            or fnmatchcase(path, pattern)
            for pattern in patterns
        )

    def _collection_of(self, path: str) -> str | None:
        """The label of the collection that a file belongs to, "" for a page, None for neither."""
        folder = self.setting("collections_dir", "")
        parts = path.split("/")
        if folder and parts[0] == folder:
            parts = parts[1:]
        for index, part in enumerate(parts[:-1]):
            if part in ("_posts", "_drafts"):
                return part[1:]
            if part.startswith("_"):
                label = part[1:]
                return label if index == 0 and label in self.collections else None
        return None if parts[-1].startswith("_") else ""

    def _read_document(self, path: str, collection: str) -> Document | None:
        key = (path, self.files.key(path))
        known = self._parsed.documents.get(key) if key[1] else None
        if known is None:
            try:
                data = self.files.read(path)
            except FileRefused as refused:
                self._problem(path, None, "error", str(refused))
                return None
            text, _ = decode(data)
            known = (data, text, read_front_matter(text))
            if key[1]:
                self._parsed.documents[key] = known
        data, text, front = known
        self.lines.add(path, text)
        match = POST.fullmatch(path)
        if collection == "posts" and match is None:
            message = (
                "Jekyll publishes posts named YYYY-MM-DD-title only: left out; rename the file"
            )
            self._problem(path, None, "warning", message)
            return None
        values = {**defaults_of(self.config, path, collection), **front.data}
        date = time_of(values.get("date")) if values.get("date") is not None else None
        if match is not None and collection:
            date = date or time_of(f"{match[1].zfill(4)}-{match[2]}-{match[3]}")
            if date is not None:
                values.setdefault("date", date.date())
        if collection:
            name = match[4] if match else stem(path)
            values.setdefault("title", " ".join(part.capitalize() for part in name.split("-")))
        settings = self.collections.get(collection, {})
        url = url_of(self.config, settings, path, collection, values, date)
        output = bool(settings.get("output")) if collection in self.collections else True
        return Document(path, collection, data, text, front, values, date, url, output)


def _is_published(values: Mapping[str, Any]) -> bool:
    return values.get("published") is not False
