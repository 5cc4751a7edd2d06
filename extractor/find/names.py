"""Names on a page: every mention, and which names are one. Data only, so that it can be sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extractor.find.naming.aliases import (
    affiliations_in,
    aliases_in,
    called_in,
    initials_standing,
    quoted_names,
)
from extractor.find.naming.groups import Evidence, group_names
from extractor.find.naming.publisher import find_publisher
from extractor.find.naming.stated import stated_names
from extractor.page import Page
from extractor.values.name.chinese import chinese_people
from extractor.values.names import Name, NameIndex, find_names, finds_known

__all__ = ["Mention", "Name", "PageName", "PageNames", "find_names", "find_page_names"]

TITLE = -1
"""Stands for the passage of a mention in the page's title."""

_SUREST = ("organization", "programme", "place", "person", "group", "name")


class Mention(NamedTuple):
    """A name where it stands: text[start:end] of the passage that begins at `passage` in the body.

    `name` is the full name on the page.
    """

    passage: int
    start: int
    end: int
    text: str
    kind: str
    name: str


class PageName(NamedTuple):
    """Something that a page names: its fullest form, and its other forms with their evidence."""

    name: str
    kind: str
    aliases: tuple[tuple[str, str], ...] = ()
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class PageNames:
    """What a page names. `publisher` is its publisher by the name that the page uses for it:
    as the site or the metadata say, else as the page itself shows; what "we" means."""

    page: str
    publisher: str | None = None
    names: tuple[PageName, ...] = ()
    mentions: tuple[Mention, ...] = ()
    affiliations: tuple[tuple[str, str], ...] = ()
    """People and the organisations that the page says they are of."""
    called: tuple[tuple[str, str], ...] = ()
    """Names and the nouns by which the page explains them: "Elm Aid, a small charity"."""


def find_page_names(page: Page) -> PageNames:
    """Every name on a page, with the aliases that the page itself gives evidence for."""
    texts = [(TITLE, page.facts.title)] if page.facts.title else []
    texts += [(passage.begins, passage.text) for passage in page.passages]
    # cells repeat: each text is read once
    distinct = list(dict.fromkeys(text for _, text in texts))
    read = {text: names for text in distinct if (names := _first_names(text))}
    evidence = [link for text, names in read.items() for link in aliases_in(text, names)]
    bodies = [n.text for names in read.values() for n in names if n.kind == "organization"]
    evidence += initials_standing(distinct, dict.fromkeys(bodies))
    known = NameIndex([*(link.alias for link in evidence), *bodies, *stated_names(page)])
    read = _read_again(distinct, read, known)
    people = {n.text for names in read.values() for n in names if n.kind == "person"}
    if any(name[0] >= "\u3400" for name in people):
        read = {text: chinese_people(text, read.get(text, []), people) for text in distinct}
    found = [(at, read.get(text, [])) for at, text in texts]
    of = dict(pair for text, names in read.items() for pair in affiliations_in(text, names))
    called = dict.fromkeys(pair for text, names in read.items() for pair in called_in(text, names))
    return _page_names(page, found, evidence, of, tuple(called))


def _read_again(
    texts: Sequence[str], read: dict[str, list[Name]], known: NameIndex
) -> dict[str, list[Name]]:
    """The names of the texts that have any, as other texts of the page show more of them.

    What all nameless ones together do not hold, and they are most in tables, none of them does.
    """
    nameless = "\0".join(text for text in texts if text not in read)
    again: dict[str, list[Name]] = {}
    for text in texts if known.find(nameless) else read:
        names = read.get(text, [])
        again[text] = _names(text, known) if finds_known(text, known, names) else names
    return again


def _first_names(text: str) -> list[Name]:
    """The names of a text by itself."""
    return list(_names_kept(text)) if len(text) <= _SHARED else _names(text)


_SHARED = 200  # characters of what other pages of a site have too: menus, teasers, feet


@lru_cache(maxsize=4096)
def _names_kept(text: str) -> tuple[Name, ...]:
    return tuple(_names(text))


def _names(text: str, known: Collection[str] = ()) -> list[Name]:
    """The names of a text, with those that only quotation marks and a definition show."""
    quoted = list(quoted_names(text)) if "(" in text or "（" in text else []
    found = find_names(text, known)
    if not quoted:
        return found
    outside = [n for n in found if not any(q.start < n.end and n.start < q.end for q in quoted)]
    return sorted([*outside, *quoted])


def _page_names(
    page: Page,
    found: Sequence[tuple[int, list[Name]]],
    evidence: Sequence[Evidence],
    of: dict[str, str],
    called: tuple[tuple[str, str], ...],
) -> PageNames:
    counts: dict[str, int] = {}
    kinds: dict[str, str] = {}
    for _, named in found:
        for name in named:
            counts[name.text] = counts.get(name.text, 0) + 1
            if kinds.setdefault(name.text, name.kind) != name.kind:
                kinds[name.text] = min(kinds[name.text], name.kind, key=_SUREST.index)
    groups = group_names(counts, kinds, evidence, page.site.aliases)
    full = {text: name for name, aliases in groups.items() for text in (name, *dict(aliases))}
    return PageNames(
        page=page.path,
        publisher=find_publisher(page, [names for _, names in found], full),
        names=tuple([_page_name(name, aliases, kinds, counts) for name, aliases in groups.items()]),
        mentions=tuple(
            [
                Mention(at, n.start, n.end, n.text, n.kind, full.get(n.text, n.text))
                for at, named in found
                for n in named
            ]
        ),
        affiliations=tuple([(full.get(a, a), full.get(b, b)) for a, b in of.items()]),
        called=tuple([(full.get(name, name), noun) for name, noun in called]),
    )


def _page_name(
    name: str,
    aliases: tuple[tuple[str, str], ...],
    kinds: dict[str, str],
    counts: dict[str, int],
) -> PageName:
    if not aliases:
        return PageName(name, kinds.get(name, "organization"), (), counts.get(name, 0))
    forms = (name, *dict(aliases))
    kind = min((kinds.get(form, "organization") for form in forms), key=_SUREST.index)
    used = sum(counts.get(form, 0) for form in (name, *(alias for alias, _ in aliases)))
    return PageName(name, kind, aliases, used)
