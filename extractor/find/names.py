"""Names on a page: every mention, and which names are one. Data only, so that it can be sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.find.name_groups import Evidence, group_names
from extractor.page import Page
from extractor.values.names import Name, find_names
from extractor.values.same_name import acronym_of, fold_name

__all__ = ["Mention", "Name", "PageName", "PageNames", "find_names", "find_page_names"]


class Mention(NamedTuple):
    """A name where it stands: text[start:end] of the passage that begins at `passage` in the body.

    `name` is the full name on the page. A mention in the title has passage -1.
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
    """What a page names. `publisher` is its publisher by the name that the page uses for it."""

    page: str
    publisher: str | None = None
    names: tuple[PageName, ...] = ()
    mentions: tuple[Mention, ...] = ()


_ALIAS = re.compile(
    r"\s*[(（\[]\s*(?:(?:hereinafter|hereafter|henceforth)?\s*(?:referred to as|known as|called|or|abbreviated"
    r"(?: as| to)?|also|formerly|a\.k\.a\.|aka|short(?:ened)? (?:to|as)|以下简称|简称)?[:：]?\s*(?:the )?)?"
    r"[\"“‘'「]?(?:the )?([\w&.’' -]{2,60}?)[\"”’'」]?\s*(?:[,;][^)）]{0,60})?[)）\]]",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"referred to as|known as|called|abbreviated|also|formerly|a\.k\.a|aka|short|hereinafter|hereafter"
    r"|以下简称|简称|[\"“‘「]",
    re.IGNORECASE,
)


def find_page_names(page: Page) -> PageNames:
    """Every name on a page, with the aliases that the page itself gives evidence for."""
    texts = [(passage.begins, passage.text) for passage in page.passages]
    if page.facts.title:
        texts.insert(0, (-1, page.facts.title))
    first = [(at, text, find_names(text)) for at, text in texts]
    evidence = [link for _, text, names in first for link in _defined(text, names)]
    known = _known(first, evidence)
    found = [
        (at, find_names(text, known) if _any(known, text) else names) for at, text, names in first
    ]
    return _page_names(page, found, evidence)


def _any(known: Iterable[str], text: str) -> bool:
    return any(name in text for name in known)


def _defined(text: str, names: Sequence[Name]) -> list[Evidence]:
    """Aliases in brackets behind a name: by letters, or by words such as "referred to as"."""
    found = []
    for name in names:
        if name.end >= len(text) or text[name.end : name.end + 2].strip()[:1] not in (
            "(",
            "（",
            "[",
        ):
            continue
        if match := _ALIAS.match(text, name.end):
            alias = match[1].strip()
            if acronym_of(alias, name.text):
                found.append(Evidence(alias, name.text, "letters in brackets"))
            elif _DEFINES.search(match.group()):
                found.append(Evidence(alias, name.text, "so called in brackets"))
    return found


def _known(
    first: Sequence[tuple[int, str, list[Name]]], evidence: Sequence[Evidence]
) -> tuple[str, ...]:
    """Names to look for everywhere: aliases, and organisations that a title or table names."""
    known = {link.alias: None for link in evidence}
    for _, _, names in first:
        known |= {name.text: None for name in names if name.kind == "organization"}
    return tuple(sorted(known))


def _page_names(
    page: Page, found: Sequence[tuple[int, list[Name]]], evidence: Sequence[Evidence]
) -> PageNames:
    counts: dict[str, int] = {}
    kinds: dict[str, str] = {}
    for _, names in found:
        for name in names:
            counts[name.text] = counts.get(name.text, 0) + 1
            kinds.setdefault(name.text, name.kind)
    groups = group_names(counts, kinds, evidence, page.site.aliases)
    full = {text: name for name, aliases in groups.items() for text in (name, *dict(aliases))}
    names = tuple(
        PageName(
            name,
            kinds.get(name, "organization"),
            aliases,
            sum(counts.get(text, 0) for text in (name, *dict(aliases))),
        )
        for name, aliases in groups.items()
    )
    mentions = tuple(
        Mention(at, name.start, name.end, name.text, name.kind, full.get(name.text, name.text))
        for at, named in found
        for name in named
    )
    return PageNames(page.path, _publisher(page.facts.publisher, full), names, mentions)


def _publisher(stated: str | None, full: dict[str, str]) -> str | None:
    """The publisher by the name that the page uses for it, else as stated."""
    if not stated:
        return None
    key = fold_name(stated).replace(" ", "")
    for text, name in full.items():
        if fold_name(text).replace(" ", "") == key:
            return name
    return stated
