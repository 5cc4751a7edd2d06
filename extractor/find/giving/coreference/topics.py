"""Whom a stretch of text is about: the names that it begins with."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractor.find.chinese_words import pattern
from extractor.find.giving.parties.phrases import kind_of
from extractor.find.giving.words.tokens import lexicon
from extractor.find.names import Mention
from extractor.find.naming.antecedents import Parties
from extractor.find.naming.leading import leads
from extractor.page import Passage
from extractor.values.name.words import name_words

_SURNAME = re.compile(r"(?:[Mm](?:r|s|rs)\.? )?([A-Z][a-z’'-]+)\b(?! [A-Z])")
_TITLED = re.compile(r"\b[Tt]he ([A-Za-z]\w+)\b(?! [A-Z])")
_FAMILY = re.compile(r"The ([A-Z][a-z]+s)(?:,| (?:have|were|are|had|[a-z]+ed)\b)")
_WITH = re.compile(r"\b[Ww]ith (?:the )?$")
_AT = re.compile(r" (?:at|of|in) (?:the )?")
_BETWEEN = re.compile(r"(?:,|and|&|the|、|和|与|及|以及|[\s()（）]|[(（][^()（）]{0,30}[)）])+")
_OPENING = re.compile(r"([A-Z][\w&-]+[^\W\ds]) ([a-z]+)\b")


class Sentence(NamedTuple):
    """A sentence passage.text[start:end] and how to find out who is meant in it.

    `mentions` are the names in the passage; `before` the sentences before it; `asked` tells the
    parties of its page when they are first asked for.
    """

    passage: Passage
    start: int
    end: int
    mentions: Sequence[Mention]
    asked: Callable[[], Parties]
    before: Before | None = None

    @property
    def who(self) -> Parties:
        """The parties of its page."""
        return self.asked()

    @property
    def topic(self) -> tuple[str, ...]:
        """Whom the last sentence before began with that began with a name."""
        return self.before.names() if self.before else ()


class Before:
    """Sentences up to one of them, `names` if they are about others than those it begins with.

    Whom they are about is found when it is asked: few ask it.
    """

    __slots__ = ("_before", "_last", "_names")

    def __init__(self, last: Sentence, names: tuple[str, ...] = ()) -> None:
        self._last = None if names else last
        self._before = None if names else last.before
        self._names = names

    def names(self) -> tuple[str, ...]:
        """The names that the last of them began with that began with any."""
        asked: list[Before] = []
        at: Before | None = self
        names: tuple[str, ...] = ()
        while at is not None and not names:
            if at._last is not None:
                at._names = first_named(at._last, at._last.start, at._last.end)
                asked.append(at)
            names = at._names
            at = at._before if at._last is not None else None
        for one in asked:
            one._names, one._last, one._before = names, None, None
        return names


def _called_by_kind(sentence: Sentence, start: int, end: int) -> tuple[str, int]:
    """The body that a Chinese clause begins with as "基金会" or "学校", and where; "" for none."""
    text = sentence.passage.text
    if text[start:end].isascii():
        return "", end
    called = pattern("(?:^|[，：；])(?:<lead>){0,3}(<called>)(?!的)").search(text[start:end])
    if called is None:
        return "", end
    at = start + called.start(1)
    return sentence.who.meant(f"the {called[1]}", sentence.passage, at) or "", at


def _titled(text: str, start: int, end: int) -> re.Match[str] | None:
    """ "the Foundation", or "the foundation" as the subject of a stretch of text."""
    for titled in _TITLED.finditer(text, start, end):
        known = titled[1].lower() in name_words().heads
        if titled[1][0].isupper() and (known or leads(text, start, titled.start())):
            return titled
        kind = name_words().heads.get(titled[1], ("",))[0]
        if kind == "organization" and leads(text, start, titled.start()):
            return titled
    return None


def _unknown_subject(text: str, start: int, end: int) -> str | None:
    """A capitalized word of no known kind that a sentence begins with: "Pelltek will give"."""
    match = _OPENING.match(text, start, end)
    if match is None or match[1].lower() in name_words().opening or kind_of(match[1].lower()):
        return None
    acts = lexicon().classes.get(match[2]) in ("aux", "will") or match[2] in lexicon().verbs
    return match[1] if acts else None


def first_named(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """The names that a stretch of text begins with, "the Foundation" among them."""
    text = sentence.passage.text
    named = [
        one
        for one in sentence.mentions
        if start <= one.start < end
        and one.kind not in ("place", "programme")
        and not _WITH.search(text, max(start, one.start - 9), one.start)
    ]
    called, at = _called_by_kind(sentence, start, end)
    if called and (not named or at < named[0].start):
        return (called,)
    family = _FAMILY.match(text, start, end)
    if family and not any(one.start < family.end() for one in named):
        return (family[1],)
    titled = _titled(text, start, end)
    if titled and (not named or titled.start() < named[0].start):
        meant = sentence.who.meant(titled[0], sentence.passage, titled.start())
        if meant or _FAMILY.match(text, titled.start(), end):
            return (meant or titled[1],)
    surname = _SURNAME.match(text, start, end)
    if surname and (not named or named[0].start >= surname.end(1)):
        person = sentence.who.meant(surname[1], sentence.passage, start)
        if person and person != surname[1] and person.endswith(f" {surname[1]}"):
            return (person,)
    unknown = _unknown_subject(text, start, end)
    if unknown and (not named or named[0].start > start + len(unknown)):
        return (sentence.who.meant(unknown, sentence.passage, start) or unknown,)
    bodies = [one for one in named if one.kind == "organization"]
    ahead = next((one for one in bodies if leads(text, start, one.start)), None)
    if ahead and not leads(text, start, named[0].start):
        named = named[named.index(ahead) :]
    found: list[str] = []
    last = -1
    for mention in named:
        if found and _AT.fullmatch(text, last, mention.start):
            last = mention.end  # "the Institute at Elm University and the Clinic"
            continue
        if found and not _BETWEEN.fullmatch(text, last, mention.start):
            break
        found.append(mention.name)
        last = mention.end
    return tuple(dict.fromkeys(found))
