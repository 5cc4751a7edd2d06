"""Whose page it is, by what the site, the metadata and the page itself say; never by a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from extractor.find.chinese_words import pattern
from extractor.find.naming.lead import (
    GIVES,
    LIVE_BY_GIVING,
    owner_by_short_form,
    owner_called_ours,
    owner_in_lead,
    speaks,
    told_words,
)
from extractor.find.naming.owner import owner_at_edges, told_by
from extractor.find.naming.stated import FRONT_KEYS, TITLE_PARTS, stated_names, tells_of
from extractor.page import Page
from extractor.values.name.words import name_words
from extractor.values.names import Name, find_names
from extractor.values.same_name import fold_name, kind_of_name, name_parts
from extractor.values.traditional import simplified

_FOUNDATIONS = ("基金会", "慈善会", "慈善总会", "基金會")
_SOURCE = re.compile(r"(?:来源|來源|发布单位|供稿)[：:]\s*([^\s|，。]{4,24})")
_OWN = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?(?:the\s+)?$",
    re.I,
)
_WE_ARE = re.compile(r",\s+(?:we|our)\b|\s+\(\s*[\"“‘']?(?:we|us|our)\b", re.I)
_AT = re.compile(r"(?:^|\.\s+)(?:at|here at|we at|we,|we are|we, at)\s+(?:the\s+)?$", re.I)
_PARTED = re.compile(r"\s+[|–—·»-]\s+|\s*::\s*|(?<=[一-鿿])\s*[|｜_-]\s*(?=[一-鿿])")


def find_publisher(
    page: Page, found: Sequence[Sequence[Name]], full: Mapping[str, str]
) -> str | None:
    """The publisher by the name that the page uses for it; None where nothing says who it is."""
    stated = page.facts.publisher or _in_front(page) or _in_text(page, found)
    stated = stated or _told_of_itself(page, found)
    if not stated:
        return _named_source(page) or _called(page, found)
    if (own := _in_chinese(stated, found, page)) is not None:
        return full.get(own, own)
    if stated in full:
        return full[stated]
    key = fold_name(stated).replace(" ", "")
    for text, name in full.items():
        if fold_name(text).replace(" ", "") == key:
            return name
    return stated


def _told_of_itself(page: Page, found: Sequence[Sequence[Name]]) -> str | None:
    """Whose page it is by all that it says from its edges to its lead."""
    named = list(zip(page.passages, found[len(found) - len(page.passages) :], strict=True))
    words = "\n".join(dict.fromkeys(one.text for one in page.passages))
    stated = owner_at_edges(page, named, words) or _in_title(page)
    stated = stated or _in_heading(page, found) or owner_in_lead(page, found)
    stated = stated or owner_by_short_form(page, found, words) or _signed(page, found)
    return stated or owner_called_ours(page, found)


def _in_chinese(stated: str, found: Sequence[Sequence[Name]], page: Page) -> str | None:
    """The Chinese name of a publisher that its Chinese page knows only by another script's name:
    the one foundation that the page speaks of most, if it names any. The first that it names is
    whom it goes on to call "基金会"."""
    if not stated.isascii():
        return None
    counts: dict[str, int] = {}
    latin = False
    for name in (name for names in found for name in names if name.kind == "organization"):
        latin = latin or fold_name(name.text) == fold_name(stated)
        if name.text.endswith(_FOUNDATIONS):
            counts[name.text] = counts.get(name.text, 0) + 1
    if latin or not counts:
        return None
    called = sum(one.text.count("基金会") for one in page.passages)
    counts[next(iter(counts))] += max(0, called - sum(counts.values()))
    most = max(counts.values())
    often = [name for name, count in counts.items() if count == most]
    return often[0] if len(often) == 1 or most > 1 else None


def _named_source(page: Page) -> str | None:
    """The foundation that a page names as its source: "来源：青禾基金会"."""
    for passage in page.passages[:12]:
        match = _SOURCE.search(passage.text)
        if match and (names := find_names(match[1])) and names[0].text.endswith(_FOUNDATIONS):
            return names[0].text
    return None


_CALLED = re.compile(
    "(?:^|[，。；：])(?:此外，|同时，|目前，|未来，)?(?:基金会|基金會)(?!的)"
    "|(?<!日)本(?:基金)?[会會](?![议議员員场場])"
)
_FIRST = 3  # passages of a page's lead


def _called(page: Page, found: Sequence[Sequence[Name]]) -> str | None:
    """The only foundation of a Chinese page, which its lead names and which it goes on to call
    "基金会" as the subject of its sentences, or "本会"."""
    bodies = dict.fromkeys(
        name.text for names in found for name in names if name.text.endswith(_FOUNDATIONS)
    )
    told = any(name.text in bodies for names in found[: _FIRST + 1] for name in names)
    if len(bodies) != 1 or not told:
        return None
    return next(iter(bodies)) if any(_CALLED.search(one.text) for one in page.passages) else None


def _in_front(page: Page) -> str | None:
    for key in FRONT_KEYS:
        value = page.front.get(key)
        if isinstance(value, str):
            name = value.strip().removeprefix("The ")
            if name in stated_names(page) and (key != "author" or tells_of(name, page)):
                return name
            named = [name for name in find_names(value) if name.kind == "organization"]
            if (
                len(named) == 1
                and _is_proper(named[0].text)
                and _may_write(key, named[0].text, page)
            ):
                return named[0].text
    return None


def _may_write(key: str, name: str, page: Page) -> bool:
    """Whether an author may be whose page it is: a body that the page speaks of, or that gives."""
    told = any(name in one.text for one in page.passages)
    return key != "author" or told or kind_of_name(name) in LIVE_BY_GIVING


def _is_proper(name: str) -> bool:
    """Whether a name holds a word that is not of a kind or field, as "Press Office" does not."""
    parts = name_parts(name)
    return bool(parts.rare) or len(parts.words) > 2 or name.isupper()


def _in_text(page: Page, found: Sequence[Sequence[Name]]) -> str | None:
    """ "© 2020 X", "annual report of X", "At X, we ...", "X (we) ..."."""
    offset = len(found) - len(page.passages)
    for passage, names in zip(page.passages, found[offset:], strict=True):
        for name in names:
            if name.kind != "organization":
                continue
            before = passage.text[max(0, name.start - 40) : name.start]
            if not before:
                continue
            if _OWN.search(before):
                return name.text
            ends = not passage.text[name.end :].strip(" .")
            if ends and _published_by().search(before):
                return name.text
            if _AT.search(before) and _WE_ARE.match(passage.text, name.end):
                return name.text
    return None


@cache
def _published_by() -> re.Pattern[str]:
    """How a page says before a name whose it is: "the annual report of the X"."""
    said = "|".join(re.escape(words) for words in told_words("published_by"))
    return re.compile(rf"\b(?:{said})\s+(?:the\s+)?$", re.I)


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?:{told_by('about')})[ :]+(?:the )?", re.I)


_HEADED = re.compile(r"\s*(?::|\||\s[–—-]\s)")


def _in_heading(page: Page, found: Sequence[Sequence[Name]]) -> str | None:
    """The giver in a heading "About X", or before the colon of the first one: "X: our year"."""
    offset = len(found) - len(page.passages)
    first = True
    for passage, names in zip(page.passages, found[offset:], strict=True):
        if not passage.tag.startswith("h") or not passage.tag[1:].isdigit():
            continue
        about = _about().match(passage.text)
        begins = about.end() if about else len("The ") * passage.text.startswith("The ")
        if names and names[0].start == begins and kind_of_name(names[0].text) in LIVE_BY_GIVING:
            ends = names[0].end == len(passage.text.rstrip())
            if (about and ends) or (first and _HEADED.match(passage.text, names[0].end)):
                return names[0].text
        first = False
    return None


_SIGNED = 3  # last passages among which a notice is signed


def _signed(page: Page, found: Sequence[Sequence[Name]]) -> str | None:
    """Who signs a Chinese notice at its end: "X公司董事会", perhaps with the day below it."""
    for passage, names in zip(page.passages[-_SIGNED:], found[-_SIGNED:], strict=False):
        if len(names) == 1 and names[0].kind == "organization" and names[0].start == 0:
            organ = simplified(passage.text[names[0].end :].strip())
            if pattern("<organs>?").fullmatch(organ) and not names[0].text.isascii():
                return names[0].text
    return None


def _is_told_of(name: str, page: Page) -> bool:
    """Whether a name without a kind stands in a paragraph of a page, as no "Latest News" does."""
    return any(one.tag == "p" and name in one.text for one in page.passages)


@lru_cache(maxsize=8)  # asked several times for the title of a page
def _names_of(title: str) -> Sequence[Name]:
    return find_names(title)


def _of_own_title(title: str) -> str | None:
    """Who tells of itself after a colon: "The Elm Fund: our year in review"."""
    begins = len("The ") * title.startswith("The ")
    names = _names_of(title)
    if not names or names[0].start != begins or names[0].kind != "organization":
        return None
    headed = _HEADED.match(title, names[0].end)
    told = headed is not None and speaks().search(title, headed.end())
    return names[0].text if told else None


def _in_title(page: Page) -> str | None:
    """A title that ends or begins with the site's name ("News | X"), or with who gives."""
    title = page.facts.title or ""
    if own := _of_own_title(title):
        return own
    parts = TITLE_PARTS.split(title)
    for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
        name = part.strip().removeprefix("The ")
        if name in stated_names(page):
            return name
        names = _names_of(part)
        if len(names) == 1 and names[0].text == part.strip():
            said = names[0].kind == "name" and " " in names[0].text
            if names[0].kind == "organization" or (said and _is_told_of(names[0].text, page)):
                return names[0].text
    names = _names_of(title)
    if (
        names
        and names[0].kind == "organization"
        and title[: names[0].start].lower() in ("", "the ")
    ):
        after = GIVES.match(title, names[0].end)
        if after and after[1].lower() in name_words().verb:
            return names[0].text
        if pattern("<heads_news>").match(simplified(title), names[0].end):
            return names[0].text
    return None
