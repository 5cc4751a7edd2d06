"""A Jekyll site: which of its files are pages, and what its templates make of them.

Rules: https://jekyllrb.com/docs/ (structure, collections, posts, permalinks, front matter
defaults, data files, includes, layouts). Plugins are not run.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from extractor.records import Problem
from extractor.sources import permalinks
from extractor.sources.data import SUFFIXES as DATA_SUFFIXES
from extractor.sources.data import Data, read_data, read_yaml
from extractor.sources.data_page import data_page
from extractor.sources.decode import decode
from extractor.sources.files import FileRefused, Files
from extractor.sources.filters import FILTERS, time_of
from extractor.sources.front_matter import FrontMatter, read_front_matter
from extractor.sources.placed import Piece, Place, PlacedText, cut, derived
from extractor.sources.rendered import Lines, Rendered, rendered_of
from extractor.sources.source import Source
from extractor.sources.templates import Fault, TemplateRefused, Templates, faults_of, has_liquid

CONFIGS = ("_config.yml", "_config.yaml")
MARKDOWN = frozenset((".md", ".markdown", ".mkd", ".mkdn", ".mkdown"))
PAGES = MARKDOWN | {".html", ".htm", ".xhtml", ".txt"}

_POST = re.compile(r"(?:.*/)?(\d{2,4})-(\d{1,2})-(\d{1,2})-([^/]*)\.[^./]+")
_EXCLUDED = ("Gemfile", "Gemfile.lock", "gemfiles", "node_modules", "vendor")
DOCUMENTS = "*"
"""What a page depends on that lists the documents of its site."""


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
        return _suffix(self.path) in MARKDOWN


@dataclass(slots=True)
class Parsed:
    """What was read of files by path and key, kept from one version of a site to the next."""

    documents: dict[tuple[str, str], tuple[bytes, str, FrontMatter]] = field(default_factory=dict)
    data: dict[tuple[str, str], tuple[str, Data]] = field(default_factory=dict)
    fronts: dict[tuple[str, str], Any] = field(default_factory=dict)


class JekyllSite:
    """The site in some files. `drafts` counts drafts and unpublished pages in, `layouts` renders
    each page with its layout. `parsed` may be shared by the versions of one site."""

    def __init__(
        self,
        files: Files,
        *,
        drafts: bool = False,
        layouts: bool = False,
        parsed: Parsed | None = None,
    ) -> None:
        self.files = files
        self.problems: list[Problem] = []
        self._drafts, self._layouts = drafts, layouts
        self._parsed = parsed or Parsed()
        self._lines = Lines()
        self._paths = set(files.paths())
        self.config_path = next((name for name in CONFIGS if name in self._paths), CONFIGS[0])
        self.config: dict[str, Any] = self._read_config()
        self._collections = self._read_collections()
        self.data_files = self._read_data_files()
        self.documents = list(self._read_documents())
        self._by_path = {document.path: document for document in self.documents}
        self._used: set[str] = set()
        self._rendering: set[str] = set()
        self._templates = Templates(self._include, self._url_of, self.config)
        self._values = _SiteValues(self)

    # Reading

    def _setting(self, name: str, default: str) -> str:
        value = self.config.get(name)
        return str(value).strip("/ ") if isinstance(value, str) else default

    def _text(self, path: str) -> str | None:
        """The decoded text of a file; None, with a problem, for one that cannot be read."""
        try:
            text, _ = decode(self.files.read(path))
        except FileRefused as refused:
            self._problem(path, None, "error", str(refused))
            return None
        self._lines.add(path, text)
        return text

    def _problem(self, path: str, line: int | None, severity: str, message: str) -> None:
        self.problems.append(
            Problem(page=path, line=line, stage="source", severity=severity, message=message)
        )

    def _data(self, path: str) -> Any:
        """The value of a data file, its faults being problems."""
        key = (path, self.files.key(path))
        known = self._parsed.data.get(key) if key[1] else None
        if known is None:
            text = self._text(path)
            known = ("", Data()) if text is None else (text, read_data(path, text))
            if key[1]:
                self._parsed.data[key] = known
        self._lines.add(path, known[0])
        for line, severity, sentence in known[1].faults:
            self._problem(path, line, severity, sentence)
        return known[1].value

    def _read_config(self) -> dict[str, Any]:
        value = self._data(self.config_path) if self.config_path in self._paths else None
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
        folder = self._setting("data_dir", "_data") + "/"
        return {
            path: self._data(path)
            for path in self.files.paths()
            if path.startswith(folder) and _suffix(path) in DATA_SUFFIXES
        }

    def _read_documents(self) -> Iterator[Document]:
        unknown: dict[str, str] = {}
        for path in self.files.paths():
            if _suffix(path) not in PAGES or self._is_excluded(path):
                continue
            collection = self._collection_of(path)
            if collection is None:
                hidden = next((part for part in path.split("/")[:-1] if part.startswith("_")), None)
                if hidden and f"{hidden}/" not in self._own_folders():
                    unknown.setdefault(hidden, path)
                continue
            if collection == "drafts" and not self._drafts:
                continue
            document = self._read_document(path, collection)
            if document is not None and (self._drafts or _is_published(document.values)):
                yield document
        for name, path in unknown.items():
            message = (
                f"{self.config_path} declares no collection for the folder {name}, so the site does"
                " not publish it: left out; declare it under `collections` if it should be read"
            )
            self._problem(path, None, "warning", message)

    def _own_folders(self) -> tuple[str, ...]:
        return (
            self._setting("includes_dir", "_includes") + "/",
            self._setting("layouts_dir", "_layouts") + "/",
            self._setting("data_dir", "_data") + "/",
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
        folder = self._setting("collections_dir", "")
        parts = path.split("/")
        if folder and parts[0] == folder:
            parts = parts[1:]
        for index, part in enumerate(parts[:-1]):
            if part in ("_posts", "_drafts"):
                return part[1:]
            if part.startswith("_"):
                label = part[1:]
                return label if index == 0 and label in self._collections else None
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
        self._lines.add(path, text)
        match = _POST.fullmatch(path)
        if collection == "posts" and match is None:
            message = (
                "Jekyll publishes posts named YYYY-MM-DD-title only: left out; rename the file"
            )
            self._problem(path, None, "warning", message)
            return None
        values = {**self._defaults(path, collection), **front.data}
        date = time_of(values.get("date")) if values.get("date") is not None else None
        if match is not None and collection:
            date = date or time_of(f"{match[1].zfill(4)}-{match[2]}-{match[3]}")
            if date is not None:
                values.setdefault("date", date.date())
        if collection:
            stem = match[4] if match else _stem(path)
            values.setdefault("title", " ".join(part.capitalize() for part in stem.split("-")))
        url = self._url(path, collection, values, date)
        output = bool(self._collections.get(collection, {"output": True}).get("output"))
        return Document(path, collection, data, text, front, values, date, url, output)

    def _defaults(self, path: str, collection: str) -> dict[str, Any]:
        """The front matter defaults of a path, the narrower scope winning."""
        found: list[tuple[int, int, dict[str, Any]]] = []
        stated = self.config.get("defaults")
        kind = collection or "pages"
        for number, entry in enumerate(stated if isinstance(stated, list) else ()):
            scope = entry.get("scope") if isinstance(entry, dict) else None
            values = entry.get("values") if isinstance(entry, dict) else None
            if not isinstance(scope, dict) or not isinstance(values, dict):
                continue
            where, of = str(scope.get("path") or "").strip("/"), scope.get("type")
            inside = not where or path == where or path.startswith(where + "/")
            if (inside or fnmatchcase(path, where)) and (of is None or str(of) == kind):
                found.append((len(where) * 2 + (of is not None), number, values))
        merged: dict[str, Any] = {}
        for _, _, values in sorted(found, key=lambda entry: entry[:2]):
            merged |= values
        return merged

    def _url(
        self, path: str, collection: str, values: Mapping[str, Any], date: datetime.datetime | None
    ) -> str:
        style = str(self.config.get("permalink") or "date")
        own = values.get("permalink")
        if not collection:
            ext = ".html" if _suffix(path) in MARKDOWN | {".html"} else _suffix(path)
            if not isinstance(own, str):
                return permalinks.page_url(path, style, ext)
            stem = _stem(path)
            return permalinks.given_url(own, {"path": "", "basename": stem, "output_ext": ext})
        settings = self._collections.get(collection, {})
        default = f"/:collection/:path{permalinks.suffix(style)}"
        stated = settings.get("permalink")
        template = str(stated) if stated else style if collection in _DATED else default
        match = _POST.fullmatch(path) if collection in _DATED else None
        name = match[4] if match else _stem(path)
        inside = path.split(f"_{collection}/", 1)[-1].rpartition("/")[0]
        before = path.split(f"_{collection}/", 1)[0].strip("/") if collection in _DATED else ""
        slug = values.get("slug")
        return permalinks.document_url(
            str(own) if isinstance(own, str) else template,
            collection=collection,
            path=f"{inside}/{name}" if inside else name,
            name=name,
            slug=str(slug) if slug else None,
            categories=[*filter(None, before.split("/")), *_names(values, "categor", "ies", "y")],
            date=date,
        )

    # Rendering

    @property
    def used(self) -> frozenset[str]:
        """The files that the page rendered last was made from; `DOCUMENTS` where it lists them."""
        return frozenset(self._used)

    def sources(self) -> Iterator[Source | Problem]:
        """Every page of the site, then the data files that hold tables no page shows."""
        yield from self.problems
        shown: list[Piece] = []
        hidden = []
        for document in self.documents:
            if not document.published:
                hidden.append(document)
                continue
            for made in self.render(document):
                yield made
                if isinstance(made, Source) and made.rendered:
                    shown += made.rendered.pieces
        seen = {piece.place.file for piece in shown}
        for document in hidden:  # of a collection without pages of its own
            if document.path not in seen:
                yield from self.render(document)
        yield from self.data_pages(shown)

    def data_pages(self, shown: Sequence[Piece]) -> Iterator[Source]:
        """A page for each data file with tables that no piece of `shown` comes from."""
        places: dict[str, list[Place]] = {}
        for piece in shown:
            places.setdefault(piece.place.file, []).append(piece.place)
        for path, value in self.data_files.items():
            made = data_page(value, places.get(path, ()))
            if made is None:
                continue
            rendered = rendered_of("", made.pieces, str(made), self._lines, frozenset((path,)))
            yield Source(path, self.files.read(path), html=True, rendered=rendered, unshown=True)

    def render(self, document: Document) -> Iterator[Source | Problem]:
        """The source of a page, rendered where it has Liquid, and what was left out of it."""
        self._used = {self.config_path, document.path}
        self._templates.begin()
        source = Source(
            document.path,
            document.data,
            url=document.url,
            front=document.values,
        )
        layout = document.values.get("layout") if self._layouts else None
        if not has_liquid(document.text, document.front.body) and not layout:
            yield source
            return
        try:
            body, faults = self._body(document)
            if layout:
                body, more = self._laid_out(document, body, str(layout))
                faults = [*faults, *more]
        except TemplateRefused as refused:
            line = self._line(refused.file, refused.at)
            message = f"{refused}: the page was left out; mend the template"
            if refused.file != document.path:
                message = f"{refused.file}:{line or 1}: {message}"
                line = None
            yield Problem(page=document.path, line=line, stage="source", message=message)
            return
        for fault in faults_of(faults):
            yield self._fault_problem(document, fault)
        rendered = self._rendered(document, body)
        yield Source(
            document.path,
            document.data,
            url=document.url,
            html=bool(layout),
            front=document.values,
            rendered=rendered,
        )

    def _rendered(self, document: Document, body: PlacedText) -> Rendered:
        head = document.text[: document.front.body]
        return rendered_of(head, body.pieces, str(body), self._lines, frozenset(self._used))

    def _line(self, file: str, at: int | None) -> int | None:
        return None if at is None else self._lines.of(Piece(0, 0, Place(file, at, at)))

    def _fault_problem(self, document: Document, fault: Fault) -> Problem:
        line = self._line(fault.file, fault.at)
        where = "" if fault.file == document.path else f"{fault.file}:{line}: "
        return Problem(
            page=document.path,
            line=line if not where else None,
            stage="source",
            severity="warning",
            message=f"{where}{fault.sentence}",
        )

    def _body(self, document: Document) -> tuple[PlacedText, list[Fault]]:
        values = {"page": _DocumentValues(self, document), "site": self._values, "content": ""}
        return self._templates.render(document.path, document.text, document.front.body, values)

    def _laid_out(
        self, document: Document, body: PlacedText, layout: str
    ) -> tuple[PlacedText, list[Fault]]:
        """The body in its layout, and that in its own, up to the outermost."""
        faults: list[Fault] = []
        content = _markdownified(document, body)
        for _ in range(10):
            found = self._layout(layout)
            if found is None:
                sentence = f"the site has no layout {layout[:100]!r}; the page stands without it"
                return content, [*faults, Fault(document.path, 0, sentence)]
            path, text, front = found
            values = {
                "page": _DocumentValues(self, document),
                "site": self._values,
                "content": content,
                "layout": front.data,
            }
            content, more = self._templates.render(path, text, front.body, values)
            faults += more
            layout = str(front.data.get("layout") or "")
            if not layout or layout in ("none", "null"):
                break
        return content, faults

    def _layout(self, name: str) -> tuple[str, str, FrontMatter] | None:
        folder = self._setting("layouts_dir", "_layouts")
        for suffix in (".html", ".md", ".liquid", ""):
            path = f"{folder}/{name}{suffix}"
            if path in self._paths:
                self._used.add(path)
                text = self._text(path) or ""
                return path, text, read_front_matter(text)
        return None

    def _include(self, name: str, page: str, relative: bool) -> tuple[str, str, int] | None:
        """An include by its name; what lies outside of the site's includes is not found."""
        folder = self._setting("includes_dir", "_includes")
        if relative:
            folder = page.rpartition("/")[0]
        path = _inside(folder, name)
        if path is None or path not in self._paths:
            return None
        self._used.add(path)
        text = self._text(path)
        return None if text is None else (path, text, 0)

    def _url_of(self, target: str) -> str | None:
        """The URL of a page for `link` and `post_url`, which name a file or a post."""
        self._used.add(DOCUMENTS)
        target = target.strip("\"' ").lstrip("/")
        for path, document in self._by_path.items():
            post = document.collection == "posts" and path.rpartition(".")[0].endswith(target)
            if path == target or (target and post):
                return document.url
        return None

    # What templates read of documents

    def placed_front(self, document: Document) -> dict[str, Any]:
        """The document's front matter with places, over the defaults."""
        key = (document.path, self.files.key(document.path))
        known = self._parsed.fronts.get(key) if key[1] else None
        if known is None:
            front, text = document.front, document.text
            value = read_yaml(document.path, text, front.start, front.end).value
            known = value if isinstance(value, dict) else {}
            if key[1]:
                self._parsed.fronts[key] = known
        return {**document.values, **known}

    def content(self, document: Document) -> Any:
        """What a template gets as a document's content: its body, rendered, as HTML."""
        front, text = document.front, document.text
        if document.path in self._rendering or not has_liquid(text, front.body):
            place = Place(document.path, front.body, len(text))
            body = PlacedText(text[front.body :], (Piece(0, len(text) - front.body, place),))
        else:
            self._rendering.add(document.path)
            try:
                body, _ = self._body(document)
            finally:
                self._rendering.discard(document.path)
        return _markdownified(document, body)

    def listed(self, collection: str) -> list[Mapping[str, Any]]:
        """The documents of a collection as templates see them: posts from the newest."""
        self._used.add(DOCUMENTS)
        found = [document for document in self.documents if document.collection == collection]
        if collection in _DATED:
            found = [d for d in self.documents if d.collection in _DATED]
            found.sort(key=lambda d: (_moment(d.date), d.path), reverse=True)
        elif key := self._collections.get(collection, {}).get("sort_by"):
            found.sort(key=lambda d: str(d.values.get(key, "")))
        return [_DocumentValues(self, document) for document in found]

    def data_value(self, path: str) -> Any:
        """The value of a data file that a template reads."""
        self._used.add(path)
        return self.data_files.get(path)

    @property
    def collections(self) -> dict[str, dict[str, Any]]:
        """Settings of the collections by label."""
        return self._collections


_DATED = ("posts", "drafts")


class _DocumentValues(Mapping[str, Any]):
    """A document as `page` or as an item of `site.posts`."""

    def __init__(self, site: JekyllSite, document: Document) -> None:
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
            "slug": document.values.get("slug") or _slug(document),
            "ext": _suffix(document.path),
            "draft": document.collection == "drafts",
        }
        if key in given:
            return given[key]
        if key == "date":
            return document.date
        if key in ("tags", "categories"):
            ends = ("s", "") if key == "tags" else ("ies", "y")
            values = self._site.placed_front(document)
            return _names(values, key.removesuffix(ends[0]), *ends)
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


class _SiteValues(Mapping[str, Any]):
    """`site` in templates. What depends on the clock, as `site.time`, is empty."""

    def __init__(self, site: JekyllSite) -> None:
        self._site = site

    def __getitem__(self, key: str) -> Any:
        site = self._site
        if key in ("posts", "drafts") or key in site.collections:
            return site.listed(key)
        if key in ("pages", "html_pages"):
            return site.listed("")
        if key == "documents":
            return [item for label in site.collections for item in site.listed(label)]
        if key == "collections":
            return [
                {**settings, "label": label, "docs": site.listed(label)}
                for label, settings in site.collections.items()
            ]
        if key == "data":
            return _DataValues(site, "")
        if key in ("tags", "categories"):
            grouped: dict[str, list[Any]] = {}
            for post in site.listed("posts"):
                for name in post[key]:
                    grouped.setdefault(name, []).append(post)
            return grouped
        if key in ("static_files", "html_files"):
            return []
        return site.config[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._site.config)

    def __len__(self) -> int:
        return len(self._site.config)


class _DataValues(Mapping[str, Any]):
    """`site.data`, or a folder in it; a file is read when a template asks for it."""

    def __init__(self, site: JekyllSite, folder: str) -> None:
        self._site = site
        base = site._setting("data_dir", "_data") + "/" + folder
        self._entries: dict[str, str] = {}
        for path in site.data_files:
            if path.startswith(base):
                name, slash, _ = path[len(base) :].partition("/")
                entry = folder + name + "/" if slash else path
                stem = re.sub(
                    r"\s+", "_", re.sub(r"[^\w\s-]+", "", _stem(name) if not slash else name)
                )
                self._entries.setdefault(stem, entry)

    def __getitem__(self, key: str) -> Any:
        entry = self._entries[key]
        return (
            _DataValues(self._site, entry) if entry.endswith("/") else self._site.data_value(entry)
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return name[name.rfind(".") :].lower() if "." in name else ""


def _stem(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _slug(document: Document) -> str:
    match = _POST.fullmatch(document.path) if document.collection in _DATED else None
    return match[4] if match else _stem(document.path)


def _moment(date: datetime.datetime | None) -> float:
    if date is None:
        return float("-inf")
    aware = date if date.tzinfo else date.replace(tzinfo=datetime.UTC)
    return aware.timestamp()


def _is_published(values: Mapping[str, Any]) -> bool:
    return values.get("published") is not False


def _names(values: Mapping[str, Any], stem: str, plural: str, singular: str) -> list[str]:
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


def _inside(folder: str, name: str) -> str | None:
    """folder/name, unless it leads out of the folder."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if ".." in parts or name.startswith("/"):
        return None
    return "/".join([*filter(None, folder.split("/")), *parts])


def _markdownified(document: Document, body: str) -> Any:
    return FILTERS["markdownify"](body) if document.is_markdown else body


def _first_paragraph(content: str) -> str:
    end = content.find("</p>")
    return content if end < 0 else cut(content, 0, end + len("</p>"))
