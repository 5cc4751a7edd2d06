"""The words of giving in English, indexed by word: verbs with their forms and roles, classes, sets.

All of them stand in giving.toml; nothing here knows a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor.lexicon import load, table_of
from extractor.values.tries import any_of


@dataclass(frozen=True, slots=True)
class Verb:
    """An entry of the lexicon: who is who in its forms, and what it states."""

    lemma: str
    sense: str
    status: str
    forms: tuple[str, ...]
    recipient_object: bool  # "V recipient gift", "V recipient with gift"
    only_with: bool  # of these only the latter
    onto: tuple[str, ...]
    carries: bool
    giver: bool
    needs: str | None
    neutral: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """giving.toml for English, indexed by word."""

    verbs: Mapping[str, Verb]
    nouns: frozenset[str]
    fund_nouns: frozenset[str]
    classes: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    triggers: frozenset[str]  # words that may tell of giving
    long_triggers: re.Pattern[str]  # those of several words none of which is one
    phrases: re.Pattern[str]


_FORMS = 3  # where they stand in a verb

# A word belongs to the first class that lists it.
_CLASSES = (
    ("negation", "neg"),
    ("auxiliaries", "aux"),
    ("future", "will"),
    ("open", "modal"),
    ("relatives", "rel"),
    ("subject_pronouns", "pronoun"),
    ("object_pronouns", "object"),
    ("possessives", "my"),
    ("determiners", "det"),
    ("prepositions", "prep"),
    ("subordinators", "sub"),
    ("adverbs", "adv"),
)


@cache
def lexicon() -> Lexicon:
    """The English part of giving.toml."""
    verbs, nouns, funds, classes, sets, triggers, several, phrases = _plain_lexicon()
    return Lexicon(
        {form: verb for verb in (Verb(*plain) for plain in verbs) for form in verb.forms},
        nouns,
        funds,
        classes,
        sets,
        triggers,
        re.compile(rf"\b{several}\b"),
        re.compile(rf"\b{phrases}\b", re.IGNORECASE),
    )


@table_of("giving.toml", calls=(any_of,))
def _plain_lexicon() -> tuple[Any, ...]:
    """What a `Lexicon` is made of, in plain values: the verbs as tuples, patterns as texts."""
    data = load("giving.toml")
    verbs: list[tuple[Any, ...]] = []
    nouns: list[str] = []
    for entry in data["verb"]:
        if entry["language"] != "en":
            continue
        forms = tuple(entry["forms"])
        verb = (
            forms[0],
            entry["sense"],
            entry["status"],
            forms,
            bool(entry.get("recipient_object", False)),
            entry.get("recipient_object") == "with",
            tuple(entry.get("onto", ())),
            entry.get("carries", False),
            entry.get("giver", False),
            entry.get("needs"),
            entry.get("neutral", False),
            entry.get("alone", False),
        )
        verbs.append(verb)
        nouns.extend(entry.get("nouns", ()))
    funds: list[str] = []
    for entry in data["noun"]:
        (funds if entry.get("fund") else nouns).extend(entry["nouns"])
    words = data["words"]
    sets = {name: frozenset(value) for name, value in words.items() if name != "language"}
    roles = data["roles"][0]
    sets |= {f"role {name}": frozenset(roles[name]) for name in roles if name != "language"}
    classes: dict[str, str] = {}
    for name, kind in _CLASSES:
        for word in words[name]:
            classes.setdefault(word, kind)
    forms = tuple(form for verb in verbs for form in verb[_FORMS])
    phrases = [form for form in forms if " " in form]
    phrases += [*data["roles"][0]["together"], *words["free"], *words["totals"]]
    phrases += words["until_now"]
    phrases += [word for word in data["roles"][0]["among"] if " " in word]
    triggers = {*forms, *nouns, *words["containing"], *words["part_openers"], *words["used"]}
    triggers |= {*words["thanking"], *words["takers"], *words["called_donors"]}
    single = frozenset(word for word in triggers if word.isalpha())
    several = (word for word in triggers if single.isdisjoint(re.findall(r"\w+", word)))
    return (
        verbs,
        frozenset(nouns),
        frozenset(funds),
        classes,
        sets,
        single,
        any_of(several),
        any_of(phrases),
    )
