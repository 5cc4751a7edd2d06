"""Whether a noun may stand for a name: "the charity" for Elm Trust, "foundation" for Stiftung."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractor.kept import OfAPage
from extractor.lexicon import load
from extractor.values.name.words import chinese_kinds, name_words, spellings, unaccented
from extractor.values.same_name import kind_of_name, name_parts

_REMEMBERED = 2**13  # answers about a name that are kept: a page asks for the same ones often
LEGAL = frozenset(("ltd", "inc", "limited", "company", "corporation", "plc", "llc"))


@lru_cache(maxsize=_REMEMBERED)
def may_be_called(head: str, more: tuple[str, ...], name: str, kind: str) -> bool:
    """Whether "the" with `more` and `head` ("rural", "fund") may mean a name of some kind."""
    if not set(more).issubset(name_parts(name).words):
        return False
    alike = load("kinds.toml")["common_noun"]
    if head.lower() in alike:
        return kind_of_name(name) in alike[head.lower()] or kind == head.lower()
    if head in chinese_kinds():
        return name.endswith(head)
    return _headed_by(head, name)


def _headed_by(head: str, name: str) -> bool:
    """Whether a kind word is what a name names: no hospital is a "Hospital Auxiliary"."""
    kinds, asked = name_parts(name).kinds, set(name_parts(head).kinds)
    if not asked <= set(kinds):
        return False
    if "government" in asked and re.search(r"\w Government of\b", name):
        return False  # that of a county is not "the Government"
    last = [kind for kind in kinds if kind not in LEGAL][-1:]
    linked = re.search(OfAPage(rf"\b{re.escape(head)}\w* (?:of|for)\b"), name, re.IGNORECASE)
    return bool(asked & set(last)) or not last or linked is not None


@lru_cache(maxsize=_REMEMBERED)
def translates(head: str, name: str) -> bool:
    """Whether an English kind word stands for one of another language: "the foundation" for
    "Berg-Stiftung"; or "the school" for "Elm Academy"."""
    if kind_of_name(name) in load("kinds.toml")["looser_noun"].get(head.lower(), ()):
        return True
    known = name_words().heads
    asked = known.get(head.lower())
    kinds = (kind for kind in kind_words(name) if kind in foreign_kinds())
    return asked is not None and any(known[kind] == asked for kind in kinds)


@lru_cache(maxsize=_REMEMBERED)
def kind_words(name: str) -> tuple[str, ...]:
    """The kind words of a name, those that end longer words among them: "Volkswagenstiftung"."""
    parts, ends = name_parts(name), name_words().compound
    long = [word for word in parts.words if word.endswith(ends)]
    within = (end for end in ends for word in long if word.endswith(end) and word != end)
    return (*parts.kinds, *within)


@cache
def foreign_kinds() -> frozenset[str]:
    """The kind words of organisations in other languages than English."""
    tables = load("kinds.toml")["organization"].values()
    english = {word.lower() for table in tables for word in table.get("en", ())}
    every = {word.lower() for table in tables for word in spellings(table)}
    return frozenset(map(unaccented, every - english))


def endings_of(head: str) -> tuple[tuple[str, ...], ...]:
    """How the names end that one Chinese character stands for ("该院"), the likeliest first."""
    short = load("kinds.toml")["short_for"]
    if head in short["one"]:
        return ((head,),)
    return tuple(map(tuple, short["several"].get(head, ())))
