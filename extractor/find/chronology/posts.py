"""Posts and comments: lists of links to what they date, of what readers wrote, of bylines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from extractor.find.chronology.dated_rows import date_of
from extractor.find.chronology.seasons import alternatives
from extractor.find.grid.grid import Cell, Row, is_heading
from extractor.page import Node, Passage

_VERSION = re.compile(r"\W{0,20}(?:v|version|release)?[\s.]{0,20}[0-9]+(?:\.[0-9a-z]+)*\W*", re.I)
_LINKED = 0.85  # share of a text in links from which it is taken for a link
_MOST = 0.7  # share of entries from which all are taken for posts
_COMMENTS = 0.5  # share of entries from which all are taken for comments
_OPENING = 80  # characters of an entry in which a comment says who wrote it, and when
_CLOSING = 20  # characters at its end in which it asks for a reply


def are_comments(texts: Sequence[str]) -> bool:
    """Whether many entries are of readers: "Reply", "Ann says:" or "Ann @ 14:05" opens or ends."""
    opens, closes = _comment()
    found = sum(
        bool(opens.search(text[:_OPENING]) or closes.search(text[-_CLOSING:])) for text in texts
    )
    return found > 1 and found >= _COMMENTS * len(texts)


def are_bylines(texts: Sequence[str]) -> bool:
    """Whether most entries say beside their title but who wrote them: "by Ann Lee"."""
    return sum(bool(_byline().search(text)) for text in texts) >= _MOST * len(texts)


@cache
def _comment() -> tuple[re.Pattern[str], re.Pattern[str]]:
    reply = rf"(?:{alternatives('reply')})"
    said = rf"[\w.)] (?:{alternatives('says')})\s?:"
    clock = r"(?:^|[\w.)]\s)@\s?[0-2]?[0-9][:.h][0-5][0-9]\b"
    return (
        re.compile(rf"^(?:[^\W\d_][\w.'’-]*\s){{0,2}}{reply}\b(?!\s+to\b)|{said}|{clock}", re.I),
        re.compile(rf"(?:^|[^\w]){reply}\W*$", re.I),
    )


@cache
def _byline() -> re.Pattern[str]:
    by = alternatives("by")
    name = r"[^\W\d_a-z][\w.’'-]+(?:\s[^\W\d_a-z][\w.’'-]*){1,2}"
    return re.compile(rf"^(?:{by})\s{name}|\W(?:{by})\s{name}\W*$")


def are_posts(
    rows: Sequence[Row],
    texts: Sequence[str],
    named: bool,
    is_outside: Callable[[str], bool],
    known: dict[int, list[Link]],
) -> bool:
    """Whether most entries are but a link, or a linked title with what it leads to."""
    whole = outside = titled = 0
    for row, text in zip(rows, texts, strict=True):
        links = [link for cell in row.cells for link in links_in(cell, known)]
        if sum(len(link.words) for link in links) >= _LINKED * len(text.replace(" ", "")):
            whole += 1
            outside += any(is_outside(link.href) for link in links)
        elif _has_linked_title(row, {link.words for link in links}):
            titled += 1
    if whole + titled < _MOST * len(rows):
        return False
    if titled > whole:
        return not named
    by_year = sum(date_of(row).date.precision == "year" for row in rows) >= _MOST * len(rows)
    return not (by_year and (named or outside * 2 > whole))


class Link(NamedTuple):
    """A link that leads off the page: where it stands, its words less spaces, where it leads."""

    start: int
    words: str
    href: str


def links_in(cell: Cell, known: dict[int, list[Link]]) -> list[Link]:
    """Links in a cell; `known` keeps those of passages already read."""
    passage = cell.source
    if not isinstance(passage, Passage):
        return []
    links = known.get(id(passage))
    if links is None:
        links = known[id(passage)] = list(_links_of(passage))
    if not links or len(cell.text) == len(passage.text):
        return links
    start, end = cell.place()
    first = bisect_left(links, start, key=lambda link: link.start)
    return links[first : bisect_left(links, end, key=lambda link: link.start)]


def _links_of(passage: Passage) -> Iterator[Link]:
    around: Node | None = passage.node
    while around is not None and around.tag != "a":
        around = around.parent
    stack = [around] if around is not None else list(passage.elements())[::-1]
    while stack:
        node = stack.pop()
        href = (node.attribute("href") or "") if node.tag == "a" else ""
        if href and href[0] != "#":
            shown = passage.text if node is around else "".join(t.value for t in node.texts())
            first = next(node.texts(), None)
            yield Link(first.start if first else node.start, "".join(shown.split()), href)
        elif node is not around:
            stack.extend(c for c in reversed(node.children) if isinstance(c, Node))


def _has_linked_title(row: Row, links: set[str]) -> bool:
    for cell in row.cells:
        if is_heading(cell) and "".join(cell.source.text.split()) in links:
            return not _VERSION.fullmatch(cell.source.text)
    return False


def names_itself(link: Link) -> bool:
    """Whether a link leads to a page of its own words ("4 May" to /wiki/4_May)."""
    words = re.sub(r"\W+", "", link.words)
    return re.sub(r"[\W_]+", "", unquote(urlsplit(link.href).path)).endswith(words)
