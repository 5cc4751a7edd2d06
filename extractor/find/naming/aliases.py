"""Other forms of a name that a page itself introduces: in brackets, by letters, by "known as"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from extractor.find.naming.groups import Evidence
from extractor.lexicon import load
from extractor.values.name.words import name_words, spellings
from extractor.values.names import Name
from extractor.values.same_name import (
    acronym_of,
    fold_name,
    initials_of,
    kind_of_name,
    name_parts,
)
from extractor.values.tries import any_of

_BRACKET = re.compile(r"[\"”’'」]?\s?[(（\[]([^()（）\[\]]{2,90})[)）\]]")
_LETTERS = re.compile(r"(?:the )?[\"“‘']?([A-Z][A-Za-z&.]{1,11})[\"”’']?(?:[,;].*)?")
_BEFORE_BRACKET = re.compile(r"\b([A-Z][A-Za-z&]{1,11}) ?[(（]$")
_STANDING = re.compile(r"[A-Z](?<![\w&-].)[A-Z&]{2,7}(?![\w&-])")  # a letter first, to be quick
_BETWEEN = re.compile(r"[\"”’']?,? ?(?:in|of|at|based in)? ?(?:the )?")
_QUOTED = re.compile(r"[\"“‘「]([^\"”’」“‘「]{6,120})[\"”’」]\s?[(（](?=([^()（）]{2,90})[)）])")


@cache
def _so_called() -> re.Pattern[str]:
    """Inside of a bracket that gives another form of a name, in words or quotation marks."""
    table = load("kinds.toml")["so_called"]
    words = [*spellings(table), *spellings(table, chinese=True)]
    said = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?:(?:{said})[:：]?\b|(?=[\"“‘'「]))\s*(?:the )?[\"“‘'「]?(?:the )?"
        r"(?P<alias>[\w&.,’' -]{2,60}?)[\"”’'」]?",
        re.IGNORECASE,
    )


@cache
def _known_as() -> re.Pattern[str]:
    """Between a name and its other form: ", better known as the"."""
    said = [words for words in spellings(load("kinds.toml")["so_called"]) if words.endswith(" as")]
    return re.compile(rf",? {any_of(said)} (?:the )?[\"“‘']?")


def aliases_in(text: str, names: Sequence[Name]) -> Iterator[Evidence]:
    """Aliases that a text defines for the names in it, in brackets or as "better known as X"."""
    if " as " in text:
        for name, other in pairwise(names):
            if _known_as().fullmatch(text, name.end, other.start):
                yield Evidence(other.text, name.text, "so called")
    if "(" not in text and "（" not in text and "[" not in text:
        return
    for index, name in enumerate(names):
        if match := _BRACKET.match(text, name.end):
            alias, defined = _alias(match[1])
            if alias:
                yield from _evidence(alias, defined, text, names[max(0, index - 1) : index + 1])
        before = _BEFORE_BRACKET.search(text[max(0, name.start - 16) : name.start])
        if before and acronym_of(before[1], name.text):
            yield Evidence(before[1], name.text, "letters before brackets")


def quoted_names(text: str) -> Iterator[Name]:
    """What stands in quotation marks and is then given a shorter name in brackets."""
    for match in _QUOTED.finditer(text):
        if not _so_called().fullmatch(match[2].strip()):
            continue
        yield Name(match.start(1), match.end(1), match[1], "organization")


def _alias(inside: str) -> tuple[str | None, bool]:
    """The alias that a bracket gives, and whether words say so."""
    if match := _so_called().fullmatch(inside.strip()):
        return match["alias"].strip(" ,"), True
    if match := _LETTERS.fullmatch(inside.strip()):
        return match[1], False
    return None, False


def _evidence(alias: str, defined: bool, text: str, names: Sequence[Name]) -> Iterator[Evidence]:
    """For the name before the bracket, or the one before its place ("X in Australia (...)")."""
    last = names[-1]
    candidates = [last]
    if len(names) > 1 and last.kind == "place":
        before = names[-2]
        if _BETWEEN.fullmatch(text[before.end : last.start]):
            candidates = [before]
    for name in candidates:
        if name.kind in ("place", "person") and not acronym_of(alias, name.text):
            continue
        if acronym_of(alias, name.text):
            yield Evidence(alias, name.text, "letters in brackets")
        elif defined:
            yield Evidence(alias, name.text, "so called in brackets")


def initials_standing(texts: Iterable[str], names: Iterable[str]) -> list[Evidence]:
    """Letters that stand in the texts undefined and are all initials of one name alone."""
    standing = sorted(set(_STANDING.findall("\n".join(texts))))
    by_initials: dict[str, set[str]] = {}
    for name in names if standing else ():
        if len(name_parts(name).words) > 2:
            for letters in dict.fromkeys(initials_of(name)):
                by_initials.setdefault(letters, set()).add(name)
    evidence = []
    for letters in standing:
        named = by_initials.get(letters.replace("&", "").casefold(), set())
        if len({fold_name(name) for name in named}) == 1:
            evidence.append(Evidence(letters, min(named), "initials"))
    return evidence


@cache
def _of() -> re.Pattern[str]:
    """Between a person and the body that the person is of: ", director of the"."""
    tables = load("kinds.toml")["affiliation"]
    links, acts = any_of(spellings(tables["link"])), any_of(spellings(tables["act"]))
    return re.compile(
        rf",? \(?(?:(?:an?|the) )?(?:[\w,&’'-]+ ){{0,8}}{links} (?:the )?|, (?:the )?"
        rf"|, who {acts} (?:the )?"
    )


_ROLE_FIRST = re.compile(
    r"(?:[’']s)?(?: [\w-]+){0,4},? (?:(?:Mr|Ms|Mrs|Dr|Prof)\.? |Professor )?|, "
)


def affiliations_in(text: str, names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """(person, organisation) where a text says who the person is: "Li Wen, director of X"."""
    for first, second in pairwise(names):
        between = text[first.end : second.start]
        if len(between) > 80:
            continue
        if first.kind == "person" and second.kind == "organization":
            if _of().fullmatch(between):
                yield first.text, second.text
        elif first.kind == "organization" and second.kind == "person":
            roles = between.strip(" ,’'s").lower().split()
            led = text[max(0, first.start - 40) : first.start].lower().split()[-4:]
            words = name_words()
            role = any(
                word.strip(",") in words.role or word in words.title for word in [*roles, *led]
            )
            if role and _ROLE_FIRST.fullmatch(between):
                yield second.text, first.text


@cache
def _explains() -> re.Pattern[str]:
    """What explains a name right after it: ", a small charity", ", the county's largest baker"."""
    return re.compile(
        rf", (?:an? (?:[\w’'-]{{1,20}} ){{0,3}}?({_noun()})\b(?! (?:of|for)\b)"
        rf"|the (?:[\w’'-]{{1,20}} ){{1,3}}?({_noun()})(?=[,.;]))"
    )


@cache
def _described() -> re.Pattern[str]:
    """What stands right before a name it explains: "the Dutch steel maker", "Steel maker"."""
    first = r"(?:[Tt]he|an?|its|our|their) (?:[\w’'-]{1,20} ){0,2}?|(?:^|[.!?] )(?=[A-Z])"
    return re.compile(rf"(?:{first})((?:[A-Za-z][\w-]{{1,20}} )?({_noun()})) $")


@cache
def _noun() -> str:
    """A noun that says what somebody is: of a kind of body, or by what one makes or does."""
    ends = any_of(spellings(load("kinds.toml")["trade_ending"]))
    return rf"{any_of(_nouns())}|[a-z]{{2,16}}(?:{ends})"


@cache
def _nouns() -> list[str]:
    words = load("kinds.toml")
    return sorted({*words["common_noun"], *name_words().heads, *spellings(words["trade"])})


@lru_cache(maxsize=4096)
def _ends_noun(word: str) -> bool:
    """Whether such a noun may end with a word."""
    ends = tuple(spellings(load("kinds.toml")["trade_ending"]))
    return word in _last_words() or word.endswith(ends)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(noun.split(" ")[-1] for noun in _nouns())


_BEFORE = 60  # characters before a name within which its description stands


def called_in(text: str, names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """(name, noun) where a text says what it names: "Elm Aid, a small charity", "the steel maker
    Elm", by "maker" and "steel maker"."""
    for name in names:
        if name.kind not in ("organization", "name", "person"):
            continue
        told = text.startswith((", a", ", the "), name.end)
        if told and (match := _explains().match(text, name.end)):
            yield name.text, (match[1] or match[2]).lower()
        if text[max(0, name.start - 2) : name.start - 1].islower():
            before = text[max(0, name.start - _BEFORE) : name.start]
            told = _ends_noun(before[:-1].rpartition(" ")[2])
            match = _described().search(before) if told else None
            if match and _may_be_said(match[2], name.text):
                yield name.text, match[2].lower()
                yield name.text, match[1].lower()


def _may_be_said(noun: str, name: str) -> bool:
    """Whether a name says no other kind than the noun does: no school is "the bank Elm School"."""
    says, kind = name_words().heads.get(noun), kind_of_name(name)
    return says is None or kind is None or says[1] == kind
