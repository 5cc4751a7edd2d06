"""Whom "it", "they", "she" mean: who a sentence names first, or whom it goes on about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.find.giving.coreference.topics import Sentence, first_named
from extractor.find.giving.parties.common_subjects import common_subject
from extractor.find.giving.parties.phrases import Party
from extractor.lexicon import load
from extractor.values.name.words import name_words
from extractor.values.tries import any_of

_SEVERAL = frozenset(("they", "their", "them", "他们", "她们"))
_OF_ONE = frozenset(("he", "she", "him", "her", "his"))
THIRD_PERSON = _SEVERAL | _OF_ONE | {"it", "its"}


@cache
def _many() -> re.Pattern[str]:
    """How "they" shows that it is no one body: "Together they receive"."""
    words = any_of(load("kinds.toml")["pronoun"]["told_apart"]["en"])
    return re.compile(rf"together they |they (?:\w+ )?(?:{words})\b", re.IGNORECASE)


def are_many(one: Party, text: str) -> bool:
    """Whether a pronoun cannot mean one body: "Together they receive", "they each got"."""
    if one.kind != "pronoun" or one.text.lower() not in _SEVERAL:
        return False
    return _many().search(text, max(0, one.start - 10), one.end + 16) is not None


def other_than(apart: Sequence[str], one: Party, sentence: Sentence) -> tuple[str, ...]:
    """Whom a pronoun means that is no subject: the last named before it in its sentence, else the
    subject of the sentence before."""
    if one.text.lower() not in ("it", "them", "him", "her", "其", "它"):
        return ()
    inside = sentence.who.in_passage(sentence.passage)
    before = [m for m in inside if m.start < one.start and m.kind != "place"]
    thing = one.text.lower() == "it"
    told = [m for m in before if not (thing and m.kind == "person")]
    places = sorted([*_named_by_kind(sentence, one.start), *((m.start, m.name) for m in told)])
    here = [name for at, name in places if name not in apart and at >= sentence.start]
    if here or not sentence.start:
        return tuple(here[-1:])
    common = common_subject(sentence.passage.text, one.text, sentence.start, sentence.start)
    people = {m.name for m in sentence.who.mentions if thing and m.kind == "person"}
    earlier = tuple(name for name in sentence.topic if name not in apart and name not in people)
    if common and (not earlier or sentence.passage.text.find(earlier[0]) > common[1]):
        return (common[0],)
    return earlier or tuple([m.name for m in before if m.name not in apart][-1:])


_TITLED = re.compile(r"\b[Tt]he ([A-Z]\w+)\b(?! [A-Z])")


def _named_by_kind(sentence: Sentence, end: int) -> list[tuple[int, str]]:
    """Where a sentence names bodies as "the Foundation", and who they are."""
    text, who = sentence.passage.text, sentence.who
    found = [
        (at.start(), who.meant(at[0], sentence.passage, at.start()))
        for at in _TITLED.finditer(text, sentence.start, end)
        if at[1].lower() in name_words().heads
    ]
    return [(at, name) for at, name in found if name]


def first_of(one: Party, sentence: Sentence) -> Party:
    """The first such pronoun of the sentence, if it is a subject: "In 2015 it gave to A, and in
    2018 it gave to B" tells of one."""
    if one.text.lower() not in ("it", "they", "he", "she"):
        return one
    first = re.compile(rf"(?:[^,;“\"]{{0,40}},? )?({one.text})\b", re.IGNORECASE).match(
        sentence.passage.text, sentence.start, one.start
    )
    return one._replace(start=first.start(1), end=first.end(1)) if first else one


def subject_before(one: Party, sentence: Sentence) -> tuple[str, ...]:
    """Whom "it" or "they" means: who is named first in this sentence, else in the one before."""
    found = first_named(sentence, sentence.start, one.start) or sentence.topic
    people = {m.name for m in sentence.who.mentions if m.kind == "person"}
    if one.text.lower() == "it":
        found = tuple(name for name in found if name not in people)
    elif one.text.lower() in _OF_ONE and not people.isdisjoint(found):
        found = tuple(name for name in found if name in people)
    elif one.text.lower() in _OF_ONE:
        bodies = {m.name for m in sentence.who.mentions if m.kind == "organization"}
        found = _only_person(one, sentence) or tuple(n for n in found if n not in bodies)
    return found if one.text.lower() in _SEVERAL else found[:1]


def _only_person(one: Party, sentence: Sentence) -> tuple[str, ...]:
    """The one person whom the passage names before a pronoun."""
    before = sentence.who.in_passage(sentence.passage)
    named = dict.fromkeys(m.name for m in before if m.end <= one.start and m.kind == "person")
    return tuple(named) if len(named) == 1 else ()


def common_before(one: Party, sentence: Sentence) -> str | None:
    """The common noun that "they" or "it" means, unless a name stands nearer."""
    passage = sentence.passage
    found = common_subject(passage.text, one.text, sentence.start, one.start)
    if found is None:
        return None
    words, at = found
    named = [m for m in sentence.who.mentions if m.passage == passage.begins and m.start < at]
    sentences_between = passage.text[named[-1].end : at] if named else "."
    nearer = any(
        m.passage == passage.begins and at < m.start < one.start and m.kind != "place"
        for m in sentence.who.mentions
    )
    if nearer or "." not in sentences_between:
        return None
    return sentence.who.meant(f"the {words}", passage, at) or words
