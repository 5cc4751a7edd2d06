"""What no page of a Jekyll site shows: documents without a page of their own, tables of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extractor.records import Problem
from extractor.sources.data.page import data_page, partly_shown
from extractor.sources.jekyll.documents import Document
from extractor.sources.jekyll.site_files import SiteFiles
from extractor.sources.placed.text import Piece, Place
from extractor.sources.rendered import rendered_of
from extractor.sources.source import Source


def taken(site: SiteFiles, source: Source) -> tuple[Piece, ...]:
    """The pieces of a page that come from data files and from documents without a page."""
    hidden = {document.path for document in site.documents if not document.published}
    pieces = source.rendered.pieces if source.rendered else ()
    return tuple(
        piece
        for piece in pieces
        if piece.place.file in site.data_files or piece.place.file in hidden
    )


def unshown_documents(site: SiteFiles, shown: Sequence[Piece]) -> Iterator[Document]:
    """The documents of collections without pages of their own that no page shows.

    `shown` are the pieces of the site's pages that `taken` gives.
    """
    seen = {piece.place.file for piece in shown}
    for document in site.documents:
        if not document.published and document.path not in seen:
            yield document


def data_pages(site: SiteFiles, shown: Sequence[Piece]) -> Iterator[Source | Problem]:
    """A page for each data file with tables that no piece of `shown` comes from.

    Rows that the site leaves out of a table it shows are left out here too, and told.
    """
    places: dict[str, list[Place]] = {}
    for piece in shown:
        places.setdefault(piece.place.file, []).append(piece.place)
    for path, value in site.data_files.items():
        made = site.guarded(path, _data_page, site, path, value, places.get(path, ()))
        yield from [made] if isinstance(made, Problem) else made


def _data_page(
    site: SiteFiles, path: str, value: Any, shown: Sequence[Place]
) -> list[Source | Problem]:
    found: list[Source | Problem] = [
        Problem(
            page=path,
            line=site.lines.of(Place(path, at, at)),
            stage="source",
            severity="warning",
            message=f"no page shows {some} of these {all_} entries: left out",
        )
        for at, some, all_ in partly_shown(value, shown)
    ]
    made = data_page(value, shown)
    if made is not None:
        rendered = rendered_of("", made.pieces, str(made), site.lines)
        found.append(
            Source(path, site.files.read(path), html=True, rendered=rendered, unshown=True)
        )
    return found
