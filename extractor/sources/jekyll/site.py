"""A Jekyll site: what its templates make of its pages.

Rules: https://jekyllrb.com/docs/ (rendering process, variables, includes, layouts). Plugins are not
run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from extractor.limits import Limits
from extractor.records import Problem
from extractor.sources.data.read import read_yaml
from extractor.sources.files import Files
from extractor.sources.front_matter import FrontMatter, read_front_matter
from extractor.sources.jekyll.documents import DATED, Document, moment_of
from extractor.sources.jekyll.site_files import Parsed, SiteFiles
from extractor.sources.jekyll.site_values import DocumentValues, SiteValues
from extractor.sources.jekyll.unshown import data_pages, taken, unshown_documents
from extractor.sources.liquid.environment import Fault, TemplateRefused
from extractor.sources.liquid.filters import FILTERS
from extractor.sources.liquid.templates import Templates, faults_of, has_liquid
from extractor.sources.placed.text import Piece, Place, PlacedText
from extractor.sources.rendered import Rendered, rendered_of
from extractor.sources.source import Source

DOCUMENTS = "*"
"""What a page depends on that lists the documents of its site."""


class JekyllSite:
    """The site in some files. `drafts` counts drafts and unpublished pages in, `layouts` renders
    each page with its layout. `parsed` may be shared by the versions of one site. `limits` hold
    for each file; `debug` says in a problem where in the code it arose."""

    def __init__(
        self,
        files: Files,
        *,
        drafts: bool = False,
        layouts: bool = False,
        parsed: Parsed | None = None,
        limits: Limits | None = None,
        debug: bool = False,
    ) -> None:
        self._layouts = layouts
        self._parsed = parsed or Parsed()
        self.read = SiteFiles(files, drafts, self._parsed, limits or Limits(), debug)
        self._published = {d.path for d in self.read.documents if d.published}
        self._used: set[str] = set()
        self._rendering: set[str] = set()
        self._templates = Templates(self._include, self._url_of, self.read.config)
        self._values = SiteValues(self)

    @property
    def used(self) -> frozenset[str]:
        """The files that the page rendered last was made from; `DOCUMENTS` where it lists them."""
        return frozenset(self._used)

    def sources(self) -> Iterator[Source | Problem]:
        """Every page of the site, then the data files that hold tables no page shows."""
        yield from self.read.problems
        shown: list[Piece] = []
        for document in self.read.documents:
            if document.published:
                for made in self.render(document):
                    yield made
                    if isinstance(made, Source):
                        shown += taken(self.read, made)
        for document in unshown_documents(self.read, shown):
            yield from self.render(document)
        yield from data_pages(self.read, shown)

    def render(self, document: Document) -> list[Source | Problem]:
        """The source of a page, rendered where it has Liquid, and what was left out of it."""
        self._used = {self.read.config_path, document.path}
        self._templates.begin()
        made = self.read.guarded(document.path, lambda: list(self._render(document)))
        return [made] if isinstance(made, Problem) else made

    def _render(self, document: Document) -> Iterator[Source | Problem]:
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
            left_out = "the page" if refused.is_limit else "what its Liquid would print"
            message = f"{refused}: {left_out} was left out; mend the template"
            if refused.file != document.path:
                message = f"{refused.file}:{line or 1}: {message}"
                line = None
            yield Problem(page=document.path, line=line, stage="source", message=message)
            if not refused.is_limit:
                yield source
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
        rendered = rendered_of(head, body.pieces, str(body), self.read.lines)
        pages = {piece.place.file for piece in body.pieces} & self._published
        return replace(rendered, pages=tuple(sorted(pages - {document.path})))

    def _line(self, file: str, at: int | None) -> int | None:
        return None if at is None else self.read.lines.of(Place(file, at, at))

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
        values = {"page": DocumentValues(self, document), "site": self._values, "content": ""}
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
                "page": DocumentValues(self, document),
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
        folder = self.read.setting("layouts_dir", "_layouts")
        for suffix in (".html", ".md", ".liquid", ""):
            path = f"{folder}/{name}{suffix}"
            if path in self.read.paths:
                self._used.add(path)
                text = self.read.text(path) or ""
                return path, text, read_front_matter(text)
        return None

    def _include(self, name: str, page: str, relative: bool) -> tuple[str, str, int] | None:
        """An include by its name; what lies outside of the site's includes is not found."""
        folder = self.read.setting("includes_dir", "_includes")
        if relative:
            folder = page.rpartition("/")[0]
        path = _inside(folder, name)
        if path is None or path not in self.read.paths:
            return None
        self._used.add(path)
        text = self.read.text(path)
        return None if text is None else (path, text, 0)

    def _url_of(self, target: str) -> str | None:
        """The URL of a page for `link` and `post_url`, which name a file or a post."""
        self._used.add(DOCUMENTS)
        target = target.strip("\"' ").lstrip("/")
        for path, document in ((d.path, d) for d in self.read.documents):
            post = document.collection == "posts" and path.rpartition(".")[0].endswith(target)
            if path == target or (target and post):
                return document.url
        return None

    # What templates read of documents

    def placed_front(self, document: Document) -> dict[str, Any]:
        """The document's front matter with places, over the defaults."""
        key = (document.path, self.read.files.key(document.path))
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
        found = [document for document in self.read.documents if document.collection == collection]
        if collection in DATED:
            found = [d for d in self.read.documents if d.collection in DATED]
            found.sort(key=lambda d: (moment_of(d.date), d.path), reverse=True)
        elif key := self.read.collections.get(collection, {}).get("sort_by"):
            found.sort(key=lambda d: str(d.values.get(key, "")))
        return [DocumentValues(self, document) for document in found]

    def data_value(self, path: str) -> Any:
        """The value of a data file that a template reads."""
        self._used.add(path)
        return self.read.data_files.get(path)


def _inside(folder: str, name: str) -> str | None:
    """folder/name, unless it leads out of the folder."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if ".." in parts or name.startswith("/"):
        return None
    return "/".join([*filter(None, folder.split("/")), *parts])


def _markdownified(document: Document, body: PlacedText) -> PlacedText:
    made = FILTERS["markdownify"](body) if document.is_markdown else body
    return made if isinstance(made, PlacedText) else PlacedText(made, ())
