"""What "which" and "who" stand for: the phrase right before them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.find.giving.gifts.gifts import Gift, gifts
from extractor.find.giving.parties.phrases import COMMON, Party, kind_of, parties
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.values.money.goods import singular
from extractor.values.name.words import name_words


@dataclass(slots=True)
class Subject:
    """Who or what a verb is said of; `goal`: to whom, where its clause says so before it."""

    parties: list[Party]
    gifts: list[Gift]
    goal: tuple[Party, ...] = ()


Told = Callable[[], Subject]
"""Reads a subject when it is asked for: most verbs of a text give nothing, whoever acts."""


def _the(tokens: list[Token], at: int) -> bool:
    return tokens[at].kind == "det"


def _of_whom(tokens: list[Token], hi: int) -> int:
    """How many tokens before `hi` only say of whom or where a name is: "X of the Opera", "X, Y"."""
    link = hi - 2 - (tokens[hi - 2].kind == "det" and hi > 3)
    if link < 1 or tokens[link - 1].kind != "name":
        return 0
    person = tokens[link - 1].value.kind in ("person", "name")
    if tokens[link].low == "of" and (link == hi - 2 or person):
        return hi - link
    place = tokens[link].kind == "," and tokens[hi - 1].value.kind == "place"
    return hi - link if place and link == hi - 2 else 0


def _several(tokens: list[Token], rel: int) -> bool:
    """Whether a relative clause says something of each of those before it."""
    near = tokens[rel : rel + 10]
    return any(token.low in ("each", "both", "all", "respectively") for token in near)


def _couple(tokens: list[Token], hi: int) -> bool:
    """Whether a given name is joined to the full name that ends at `hi`: "Ana and Luis Prado"."""
    if hi < 3 or tokens[hi - 2].kind != "and" or tokens[hi - 3].kind != "name":
        return False
    return tokens[hi - 3].low in name_words().given


def _people_of(text: str, tokens: list[Token], hi: int) -> Party | None:
    """The people of a body, of whom "who" tells: "the students of X, who raised $5"."""
    if hi < 4 or hi >= len(tokens) or tokens[hi - 1].kind != "name":
        return None
    after = next((one for one in tokens[hi : hi + 3] if one.kind == "rel"), tokens[hi])
    link = hi - 2 - (tokens[hi - 2].kind == "det")
    who = tokens[link - 1]
    body = tokens[hi - 1].value.kind in ("organization", "name")
    if not body or after.low != "who" or tokens[link].low not in ("of", "at", "from"):
        return None
    several = kind_of(who.low) == "people" and singular(who.low) is not None
    if who.kind != "word" or not several or who.low in lexicon().sets["allies"]:
        return None
    end = tokens[hi - 1].end
    return Party(who.start, end, text[who.start : end], "people")


def _explained(tokens: list[Token], hi: int) -> Token | None:
    """The name that a phrase up to `hi` explains: "X, a retired docker,"; None where none does."""
    for at in range(hi - 2, max(0, hi - 9), -1):
        if tokens[at].kind == ",":
            told, name = tokens[at + 1].kind == "det", tokens[at - 1]
            people = name.kind == "name" and name.value.kind in ("person", "organization", "name")
            return name if told and people else None
        if tokens[at].kind not in ("word", "noun", "prep", "det", "adv"):
            return None
    return None


def antecedent(text: str, tokens: list[Token], rel: int, gets: bool = False) -> Subject:
    """What "which", "who" stand for: the phrase right before. `gets`: it gets what the clause
    tells of, so that any common noun will do ("a hub that received 40 computers")."""
    hi = rel
    while hi > 0 and (
        tokens[hi - 1].kind in (",", "prep") or tokens[hi - 1].low in ("each", "all")
    ):
        hi -= 1
    if hi == 0:
        return Subject([], [])
    while hi > 2 and tokens[hi - 1].kind == "name" and (step := _of_whom(tokens, hi)):
        hi -= step
    if people := _people_of(text, tokens, hi):
        return Subject([people], [])
    if named := _explained(tokens, hi):
        return Subject(
            [Party(named.start, named.end, text[named.start : named.end], named.value.kind)], []
        )
    before = tokens[hi - 1]
    for start in range(max(0, hi - 6), hi):
        if before.proper and before.kind == "word" and all(one.proper for one in tokens[start:hi]):
            words = text[tokens[start].start : before.end]
            return Subject([Party(tokens[start].start, before.end, words, "name")], [])
        if before.kind != "name" and (
            start == 0 or tokens[start - 1].kind in ("verb", "prep", "word", ",")
        ):
            who, after = parties(text, tokens, start, hi)
            if who and after == hi and (who[0].kind in COMMON or (gets and _the(tokens, start))):
                return Subject(who, [])
    if before.kind == "name" and (_several(tokens, rel) or _couple(tokens, hi)):
        for start in range(max(0, hi - 8), hi - 1):
            if tokens[start].kind == "name" and tokens[start - 1].kind not in ("and", ","):
                who, after = parties(text, tokens, start, hi, inside=True)
                if after == hi:
                    return Subject(who, [])
    if before.kind == "name":
        return Subject(
            [Party(before.start, before.end, text[before.start : before.end], before.value.kind)],
            [],
        )
    if before.kind in ("goods", "money"):
        first = hi - 1
        while first > 1 and tokens[first - 1].kind in (",", "and"):
            if tokens[first - 2].kind != before.kind:
                break
            first -= 2
        things, _ = gifts(text, tokens, first, hi)
        return Subject([], things)
    return Subject([], [])
