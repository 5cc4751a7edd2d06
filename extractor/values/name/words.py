"""The words that names are made of, from `lexicon/kinds.toml`."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from extractor.lexicon import load, table_of

_CJK = "zh"


@dataclass(frozen=True, slots=True)
class NameWords:
    """Latin words in lower case; `heads` gives (what is named, its kind) for each kind word."""

    heads: dict[str, tuple[str, str]]
    phrases: frozenset[str]
    field: frozenset[str]
    generic: frozenset[str]
    title: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    opening: frozenset[str]
    verb: frozenset[str]
    place_head: frozenset[str]
    place_opening: frozenset[str]
    role: frozenset[str]
    task: frozenset[str]
    never_last: frozenset[str]
    disease: frozenset[str]
    owner: frozenset[str]
    particle_verb: frozenset[str]
    """Verbs of headlines that are such only before a particle: "Hands Over"."""
    particle: frozenset[str]
    acts: tuple[str, ...]
    """Verbs by which a name before them is seen to act."""
    cause: frozenset[str]
    """Plain words that make a name with what they are for: "Bread for All"."""
    saint: frozenset[str]
    calamity: frozenset[str]
    party_follows: frozenset[str]
    link: frozenset[str]
    """Prepositions after a kind word, before what it is of: "of", "for", "pour"."""
    link_abroad: frozenset[str]
    """Those of other languages than English, which part nothing off in an English sentence."""
    form: frozenset[str]
    """Forms of company: "Inc", "S.p.A."."""
    named: tuple[str, ...]
    group: tuple[str, ...]
    alone: frozenset[str]
    """Kind words that are names by themselves: "Caritas", "YMCA"."""
    closing: frozenset[str]
    """Kind words that English names end with, or carry on with "of" and "for"."""
    plain: tuple[str, ...]
    """Kind words that also end a name in lower case ("the Jack Ma foundation"), in file order."""
    compound: tuple[str, ...]
    """Kind words that end a longer word: "Volkswagenstiftung"."""


def spellings(*tables: dict[str, Any], chinese: bool = False) -> list[str]:
    """Every word of tables that list words under languages, in the order of the file."""
    found: list[str] = []
    for table in tables:
        for language, listed in table.items():
            if (
                (language.startswith(_CJK) and ("-" not in language) is chinese)
                or (not language.startswith(_CJK) and not chinese)
                or (language == "zh-Latn" and not chinese)
            ):
                found += listed.split() if isinstance(listed, str) else listed
    return list(dict.fromkeys(found))


def unaccented(word: str) -> str:
    """A word without its accents, as names are compared: "fundacao" of "fundação"."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def name_words() -> NameWords:
    """The Latin words; read once a process."""
    return NameWords(**_plain_words())


@table_of("kinds.toml")
def _plain_words() -> dict[str, Any]:
    made = _made_words()
    return {field.name: getattr(made, field.name) for field in fields(made)}


def _made_words() -> NameWords:
    lexicon = load("kinds.toml")
    heads: dict[str, tuple[str, str]] = {}
    for word in spellings(lexicon["programme"]):
        heads[word.lower()] = ("programme", "programme")
    for kind, table in lexicon["organization"].items():
        for word in spellings(table):
            heads.setdefault(word.lower(), ("organization", kind))
    for form in spellings(lexicon["company_form"]):
        for word in (form, form.rstrip(".")):
            heads.setdefault(word.lower(), ("organization", "company"))
    for word, says in list(heads.items()):
        heads.setdefault(unaccented(word), says)

    def lower(name: str) -> frozenset[str]:
        return frozenset(word.lower() for word in spellings(lexicon[name]))

    return NameWords(
        heads=heads,
        phrases=frozenset(word for word in heads if " " in word),
        field=lower("field"),
        generic=lower("generic"),
        title=lower("title"),
        given=lower("given_name"),
        family=lower("family_name"),
        opening=lower("opening"),
        verb=lower("headline_verb"),
        place_head=lower("place_head"),
        place_opening=lower("place_opening"),
        role=lower("role"),
        task=lower("task"),
        never_last=lower("never_last"),
        disease=lower("disease"),
        owner=lower("owner"),
        particle_verb=lower("particle_verb"),
        particle=lower("particle"),
        acts=tuple(spellings(lexicon["acts"])),
        cause=lower("cause"),
        saint=lower("saint"),
        calamity=lower("calamity"),
        party_follows=lower("party_follows"),
        link=lower("topic_link"),
        link_abroad=lower("topic_link_abroad"),
        form=lower("company_form"),
        named=tuple(spellings(lexicon["named_organization"])),
        group=tuple(spellings(lexicon["group"])),
        alone=lower("alone"),
        closing=lower("closing"),
        plain=tuple(spellings(lexicon["plain"])),
        compound=tuple(word.lower() for word in spellings(lexicon["compound"])),
    )


@cache
def chinese_kinds() -> dict[str, tuple[str, str]]:
    """Chinese kind words with (what is named, its kind), in the order of the file."""
    lexicon = load("kinds.toml")
    kinds = {
        word: ("organization", kind)
        for kind, table in lexicon["organization"].items()
        for word in spellings(table, chinese=True)
    }
    return kinds | dict.fromkeys(
        spellings(lexicon["programme"], chinese=True), ("programme", "programme")
    )
