"""Which of those named before "both foundations", "the couple", "双方" mean."""

from __future__ import annotations

import re

from extractor.find.giving.coreference.topics import Sentence, first_named
from extractor.find.giving.parties.phrases import Party
from extractor.lexicon import load
from extractor.values.same_name import kind_of_name

_NUMBERED = re.compile(r"(?:(?:[Bb]oth|[Tt]wo)\s?)?(?:foundations|trusts)|[两二2]家?基金会")
_COUNTED_BODIES = re.compile("(双|两|三|四)家?(?:方|基金会|机构|企业|公司|单位|组织)")
_MANY_ARE = {"双": 2, "两": 2, "三": 3, "四": 4}


def numbered(one: Party, sentence: Sentence) -> tuple[str, ...]:
    """The two that "两家基金会" and "the foundations" mean, where just two have been named before,
    or in all: a headline tells of those that its text names."""
    if counted := _COUNTED_BODIES.fullmatch(one.text):  # "双方", "三家机构"
        for told in (first_named(sentence, sentence.start, one.start), sentence.topic):
            if len(told) == _MANY_ARE[counted[1]]:
                return told
    if _NUMBERED.fullmatch(one.text) is None:
        return ()
    here = (sentence.passage.begins, one.start)
    mentions = [m for m in sentence.who.mentions if kind_of_name(m.name) == "foundation"]
    before = dict.fromkeys(m.name for m in mentions if (m.passage, m.start) < here)
    for named in (before, dict.fromkeys(m.name for m in mentions)):
        if len(named) == 2:
            return tuple(named)
    return ()


def couple(one: Party, sentence: Sentence) -> tuple[str, ...]:
    """The two people whom "the couple" means: the last two named, if they are named together."""
    if one.text.lower() not in load("kinds.toml")["pronoun"]["pair"]["en"]:
        return ()
    here = (sentence.passage.begins, one.start)
    named = [
        m
        for m in sentence.who.mentions
        if m.kind == "person" or (m.kind == "name" and " " in m.name)
    ]
    people = [m for m in named if (m.passage, m.start) < here][-2:]
    if people and " and " in people[-1].name:  # "Mr and Mrs Lee"
        return (people[-1].name,)
    if len(people) < 2 or people[0].passage != people[1].passage:
        return ()
    near = people[1].start - people[0].end <= _BESIDE and people[0].name != people[1].name
    told = any(m.kind == "person" for m in people)
    return tuple(m.name for m in people) if near and told else ()


_BESIDE = 24  # characters between two people named together: " and her late husband, "


def is_count_of_bodies(words: str) -> bool:
    """Whether words only count bodies that were named before: "双方", "两家机构"."""
    return _COUNTED_BODIES.fullmatch(words) is not None
