"""Whose page it is by who gives in its first sentences, and who speaks in it as "we"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.find.naming.kinds import may_be_called, translates
from extractor.find.naming.owner import told_after, told_by
from extractor.find.sentences import dateline_end
from extractor.lexicon import load
from extractor.page import Page
from extractor.values.name.words import name_words
from extractor.values.names import Name, find_names
from extractor.values.same_name import kind_of_name

LIVE_BY_GIVING = ("foundation", "fund")
GIVES = re.compile(r"\s+(?:[a-z]+ly\s+)?([A-Za-z]+)")
_QUOTED = re.compile(r"[\"“][^\"”]{0,600}[\"”]")
_ENDED = re.compile(r"[.!?]\s+")
_LEAD = 4  # passages within which a press release comes to its point


@cache
def _opening() -> re.Pattern[str]:
    """What may stand in a sentence before who gives: "", "The", "Between May and July the"."""
    return re.compile(rf"(?:(?:{told_by('opens_when')})\b[^.;:]{{0,50}}? )?(?:the )?", re.I)


@cache
def speaks() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{told_by('speaks')})\b", re.I)


def told_words(words: str) -> list[str]:
    listed: list[str] = load("giving.toml")["words"][words]
    return listed


def _we(words: str) -> re.Pattern[str]:
    """ "We" as the subject of one of the words, a few words before it."""
    verbs = "|".join(re.escape(word) for word in told_words(words))
    return re.compile(rf"\bwe\b(?:[ ,]+[\w’'-]+){{0,7}}?[ ,]+(?:{verbs})\b", re.I)


@cache
def _we_give() -> re.Pattern[str]:
    return _we("we_give")


@cache
def _we_get() -> re.Pattern[str]:
    return _we("we_get")


def owner_in_lead(page: Page, found: Sequence[Sequence[Name]]) -> str | None:
    """Who gives in the first sentences of a page on which nobody else speaks as "we": those who
    say so must speak of giving, and of nothing received."""
    offset = len(found) - len(page.passages)
    lead: str | None = None
    for passage, names in zip(page.passages[:_LEAD], found[offset:], strict=False):
        if lead is None and names:
            begins = dateline_end(passage.text)
            before = passage.text[begins : names[0].start]
            after = GIVES.match(passage.text, names[0].end)
            bodies = {name.text for name in names if name.kind == "organization"}
            if (
                (before.lower() in ("", "the ") or len(bodies) == 1)
                and _opening().fullmatch(_ENDED.split(before)[-1])
                and kind_of_name(names[0].text) in LIVE_BY_GIVING
                and after
                and (
                    after[1].lower() in name_words().verb
                    or after[1].lower() in told_words("leads_on")
                    or told_after().match(passage.text, names[0].end)
                )
            ):
                lead = names[0].text
    if lead is None:
        return None
    said = " ".join(_QUOTED.sub("", one.text) for one in page.passages if speaks().search(one.text))
    if speaks().search(said) and (_we_get().search(said) or not _we_give().search(said)):
        return None
    headed = page.passages[0] if page.passages and page.passages[0].tag.startswith("h") else None
    told = find_names(f"{page.facts.title or ''}\n{headed.text if headed else ''}")
    others = [one for one in told if one.kind == "organization" and one.text != lead]
    return None if others else lead  # news of another body may be its own


def _said(page: Page) -> str:
    """What a page says as "we" outside of quotation marks; "" where it does not."""
    texts = (_QUOTED.sub("", one.text) for one in page.passages if speaks().search(one.text))
    return " ".join(text for text in texts if speaks().search(text))


def owner_called_ours(page: Page, found: Sequence[Sequence[Name]]) -> str | None:
    """The only body that the first paragraph names, if it tells of something of ours ("the X
    Circle can report that our appeal") and the page goes on about "our circle"."""
    offset = len(found) - len(page.passages)
    pairs = zip(page.passages, found[offset:], strict=True)
    told = ((one, names) for one, names in pairs if one.tag == "p" and names)
    lead, names = next(told, (None, ()))
    bodies = dict.fromkeys(name.text for name in names if name.kind in ("organization", "name"))
    if lead is None or len(bodies) != 1:
        return None
    name = next(iter(bodies))
    *first, kind = name.split()
    ours = re.compile(rf"\bour {re.escape(kind.lower())}\b")
    after = _ENDED.split(lead.text[names[0].end :])[0]
    tells = speaks().search(after) and not ours.search(after)
    return name if first and tells and ours.search(_said(page)) else None


_SHORT = re.compile(r"\b[Tt]he ([A-Z][a-z]+)\b(?! [A-Z]| of\b)")
_TO_US = re.compile(r"\b(?:\w+ed|gave|sent|left|lent|brought)(?: it| them)?(?: to)? us\b")


def owner_by_short_form(page: Page, found: Sequence[Sequence[Name]], words: str) -> str | None:
    """The one body of the lead that a page calls "the Institute", if it goes on about its own
    giving as "we" and about nobody's gifts to "us"; `words`: all texts of the page."""
    said = _said(page) if speaks().search(words) else ""
    if not _we_give().search(said) or _we_get().search(said) or _TO_US.search(said):
        return None
    offset = len(found) - len(page.passages)
    names = dict.fromkeys(
        name.text
        for named in found[offset : offset + _LEAD]
        for name in named
        if name.kind == "organization"
    )
    short = {match[1] for one in page.passages for match in _SHORT.finditer(one.text)}
    bodies = {name.text for named in found[offset:] for name in named}
    called = [
        name
        for word in sorted(short)
        for name in names
        if [name] == [one for one in sorted(bodies | {name}) if _may_be(word, one)]
    ]
    return called[0] if len(called) == 1 else None


def _may_be(word: str, name: str) -> bool:
    return " " in name and (may_be_called(word, (), name, "") or translates(word, name))
