"""Parties of a sentence -> full names: pronouns, "the company", surnames, "our teams"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.find.giving.coreference.own_bodies import (
    PROPER_KINDS,
    body_of_organ,
    is_own,
    is_own_organ,
    may_be,
    own_house,
)
from extractor.find.giving.coreference.pronouns import (
    THIRD_PERSON,
    are_many,
    common_before,
    first_of,
    other_than,
    subject_before,
)
from extractor.find.giving.coreference.several import couple, numbered
from extractor.find.giving.coreference.topics import Sentence, first_named
from extractor.find.giving.parties.phrases import Party
from extractor.find.giving.words.tokens import lexicon
from extractor.find.naming.antecedents import Parties
from extractor.find.sentences import sentences
from extractor.lexicon import load
from extractor.values.name.words import chinese_kinds, name_words
from extractor.values.same_name import acronym_of, kind_of_name, name_parts


class Role(NamedTuple):
    """A party by its full name, and where the words that name it stand in the passage."""

    name: str
    start: int
    end: int
    kind: str


def resolved(
    found: list[Party], sentence: Sentence, gives: bool = False, apart: Sequence[str] = ()
) -> tuple[Role, ...]:
    """Parties by their full names, each once; a pronoun that nobody answers to is left out.

    `gives`: they give, so that "our teams" and "members" are the publisher. `apart`: whom no
    pronoun here means, the subject of its own clause.
    """
    if not found:
        return ()
    who = sentence.who
    roles: dict[str, Role] = {}
    for one in found:
        own = gives and who.publisher and is_own(one, sentence.passage.text)
        if not own and _is_in_full(one, who):
            roles.setdefault(one.text, Role(one.text, one.start, one.end, one.kind))
            continue
        names = (who.publisher or "",) if own else _full_names(one, sentence)
        themselves = set(names) <= set(apart) and (names or one.text in ("其", "它"))
        if apart and themselves and one.kind == "pronoun":
            names = other_than(apart, one, sentence)
        elif apart and (
            set(names) <= set(apart)
            or names == (one.text,)
            or one.text.lower() in lexicon().sets["generic"]
        ):
            names = _other_body(apart, one, sentence) or _not_among(apart, names, one, sentence)
        if len(names) == 1 and are_many(one, sentence.passage.text):
            continue
        for name in names:
            at = (0, 0) if one.kind == "house" else (one.start, one.end)
            roles.setdefault(name, Role(name, *at, one.kind))
    return tuple(roles.values())


_CAPITALS = re.compile(r"[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*)+")


def _is_in_full(one: Party, who: Parties) -> bool:
    """Whether a party is an organisation by its full name, all of capitals: it means itself, and
    no words around it are asked. An organ ("Elm Board") may mean the body that it decides for."""
    text = one.text
    return (
        one.kind == "organization"
        and who.full.get(text) == text
        and not (who.publisher or "").startswith(text)
        and _CAPITALS.fullmatch(text) is not None
        and text[text.rindex(" ") + 1 :].lower() not in lexicon().sets["organs"]
    )


def same_object(
    told: tuple[Role, ...], before: tuple[Role, ...], givers: tuple[Role, ...], text: str
) -> tuple[Role, ...]:
    """Who gets a gift, where "it" is whom the clause before gave to: "A gave X $5 and B left it
    $9". `told` is as read, `before` and `givers` are the parties of the clause before."""
    pronouns = all(one.kind == "pronoun" for one in told)
    objects = pronouns and all(text[one.start : one.end].lower() in _OBJECTS for one in told)
    if not told or not objects or {one.name for one in told} != {one.name for one in givers}:
        return told
    return tuple(one._replace(start=0, end=0) for one in before)


_OBJECTS = ("it", "them", "him", "her")


def _other_body(apart: Sequence[str], one: Party, sentence: Sentence) -> tuple[str, ...]:
    """Which body "the institute" or "the charity" means that is no subject: the one named before
    in its passage whose name says no kind, or this one."""
    text, low = sentence.passage.text, one.text.lower()
    if (
        not _THE.search(text, max(0, one.start - 10), one.start)
        or one.kind != "body"
        or (low not in name_words().heads and low not in lexicon().sets["generic"])
    ):
        return ()
    named = dict.fromkeys(
        m.name
        for m in sentence.who.in_passage(sentence.passage)
        if m.end <= one.start
        and m.name not in (*apart, *sentence.topic)
        and m.kind in ("organization", "name")
        and (kind_of_name(m.name) is None or low in name_parts(m.name).kinds)
    )
    told = all(" " in name or name.isupper() for name in named)  # one word may be a place
    return tuple(named) if len(named) == 1 and told else ()


def _not_among(
    apart: Sequence[str], names: tuple[str, ...], one: Party, sentence: Sentence
) -> tuple[str, ...]:
    """The names, or where they are those `apart`, the last other body that the noun may mean."""
    low = one.text.lower()
    if not set(names) <= set(apart) or low not in lexicon().sets["generic"]:
        return names
    other = sentence.who.other(low, sentence.passage, one.start, apart)
    return (other,) if other else names


_THE = re.compile(r"\bthe (?:same )?$", re.IGNORECASE)
_GRANT_MAKERS = ("foundation", "fund", "trust", "red_cross", "association")


def _full_names(one: Party, sentence: Sentence) -> tuple[str, ...]:
    if one.kind == "house":  # nobody is said: who publishes, if it is there to give
        publisher = sentence.who.publisher
        kinds = (*_GRANT_MAKERS, "company", "university") if one.text else _GRANT_MAKERS
        return (publisher,) if publisher and kind_of_name(publisher) in kinds else ()
    if one.text == "I":
        return _namesake(sentence.who)
    if one.text in ("他", "她"):
        told = (m for m in sentence.who.mentions if m.passage == sentence.passage.begins)
        people = [m for m in told if m.kind == "person" and m.end <= one.start]
        last = max((m.start for m in people), default=0)
        begins = max((at for at, _ in sentences(sentence.passage.text) if at <= last), default=0)
        return tuple(m.name for m in people if m.start >= begins)[:1]
    if one.kind == "pronoun" and one.text.lower() in THIRD_PERSON:
        one = first_of(one, sentence)
        near = first_named(sentence, sentence.start, one.start)
        if not near and (common := common_before(one, sentence)):
            return (common,)
        near = subject_before(one, sentence)
        if near:
            return near
    if several := numbered(one, sentence) or couple(one, sentence):
        return several
    if (speaker := own_house(one, sentence)) is not None:
        return (speaker,) if speaker else ()
    name = _full_name(one, sentence)
    return (name,) if name else ()


def _namesake(who: Parties) -> tuple[str, ...]:
    """The one person on the page whose name the publisher bears, who says "my foundation and I"."""
    house = who.publisher or ""
    named = dict.fromkeys(m.name for m in who.mentions if m.kind == "person")
    alike = tuple(name for name in named if house.startswith(f"{name} "))
    return alike if len(alike) == 1 else ()


def _full_name(one: Party, sentence: Sentence) -> str | None:
    passage, who = sentence.passage, sentence.who
    if one.kind == "pronoun":
        return who.meant(one.text, passage, one.start)
    if one.text == "US":
        return one.text
    if body := body_of_organ(one, sentence):
        return body
    if one.kind in PROPER_KINDS:
        name = who.meant(one.text, passage, one.start)
        the = passage.text[max(0, one.start - 4) : one.start].lower() == "the "
        bare = one.text.lower() in name_words().heads or one.text in chinese_kinds()
        if name is None and (the or bare):
            name = who.meant(f"the {one.text}", passage, one.start)
        longer = bool(name) and one.text in (f"{name}'s", f"{name}’s")
        if name and name != one.text and (longer or one.text.endswith(name)):
            return one.text  # the longer as it stands here
        if name is None and who.publisher and acronym_of(one.text, who.publisher):
            return who.publisher
        return name or (passage.text[one.start : one.end] if one.text[0] == "该" else one.text)
    last = one.text.lower().split()[-1]
    if who.publisher and is_own_organ(one.text):
        return who.publisher
    if told := who.explained(one.text.lower(), passage, one.start):
        return told
    if _is_house(one, sentence):
        return who.publisher
    trade = last in lexicon().sets["company_nouns"]
    if (trade or last in lexicon().sets["generic"]) and last == one.text.lower() and sentence.topic:
        return _of_topic(last, sentence, one.start)
    same = _THE.search(passage.text, max(0, one.start - 10), one.start)
    if same and " " not in one.text and one.text.lower() in name_words().heads:
        return who.meant(f"the {one.text}", passage, one.start) or one.text
    if same and " " not in one.text and one.kind in ("body", "phrase"):
        ended = who.ending_before(one.text.lower(), passage, one.start)
        one_body = one.kind == "body" and not one.text.endswith("s")
        return ended or (_headed_by(sentence) if one_body else None) or one.text
    if same and one.kind == "body" and one.text.lower().split()[-1] in name_words().heads:
        return who.meant(f"the {one.text}", passage, one.start) or one.text
    return one.text


def _headed_by(sentence: Sentence) -> str | None:
    """Whom the paragraph of a sentence is about, which begins with no more than a name, or stands
    below one: "**The Sarn Players.** The troupe received"."""
    passage, who = sentence.passage, sentence.who
    opening = next((m for m in who.in_passage(passage) if m.start <= len("The ")), None)
    heading = passage.headings[-1].text.removeprefix("The ") if passage.headings else ""
    bodies = ("organization", "name")
    if opening and opening.kind in bodies and passage.text[opening.end : opening.end + 1] in ".:":
        return opening.name
    under = (m.name for m in who.mentions if m.text == heading and m.kind in bodies)
    return next(under, None)


def _of_topic(noun: str, sentence: Sentence, at: int) -> str | None:
    """Whom "the charity" or "the carmaker" means: the subject of the sentence before, if it may be
    one, else a company whose own page it is."""
    topic, house = sentence.topic[0], sentence.who.publisher or ""
    person = any(m.name == topic and m.kind == "person" for m in sentence.who.mentions)
    if may_be(noun, topic) and not person:
        return topic
    named = sentence.who.meant(f"the {noun}", sentence.passage, at) if person else None
    if named or (kind_of_name(house) == "company" and may_be(noun, house)):
        return named or house
    companies = {m.name for m in sentence.who.mentions if kind_of_name(m.name) == "company"}
    any_of_them = "company" in load("kinds.toml")["common_noun"].get(noun, ())
    return companies.pop() if any_of_them and len(companies) == 1 else None


def _is_house(one: Party, sentence: Sentence) -> bool:
    """Whether "the charity" is what the publisher calls itself by its own name, "Elm Charity", and
    nobody whose name holds the word stands near."""
    low, house = one.text.lower(), sentence.who.publisher or ""
    if low not in lexicon().sets["generic"] or low not in name_parts(house).kinds:
        return False
    near = {m.name for m in sentence.who.in_passage(sentence.passage)} | set(sentence.topic)
    return all(name == house or low not in name_parts(name).kinds for name in near)
