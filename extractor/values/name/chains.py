"""Where one name ends and another begins, in a chain of capitalized words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from extractor.values.name.joins import (
    ADJECTIVE,
    JOINING_AND,
    has_topic,
    joined,
    linked,
    listed,
    run_of,
)
from extractor.values.name.tokens import (
    Token,
    Tokens,
    begins_sentence,
    has_head,
    is_named,
    is_place,
    is_proper,
    is_saint,
    is_scheme,
)
from extractor.values.name.words import name_words
from extractor.values.tries import any_of

_CLOSES = re.compile(r"[,.;)’']|$")


def names_in(tokens: Tokens, text: str, known: Collection[str]) -> Iterator[Tokens]:
    """The words of each name in a chain, in order; a lone word that begins sentences is none."""
    if len(tokens) > 1:
        yield from _cut(tokens, text, known)
    elif not tokens[0].opening or tokens[0].text in known:
        yield tokens


def _cut(tokens: Tokens, text: str, known: Collection[str]) -> Iterator[Tokens]:
    name: Tokens = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if len(name) == 1 and _opens(name[0], tokens, at, text):
            name = []
        if len(name) > 1 and _describes(name, token):
            name = []
        taken = _taken(name, tokens, at, text, known)
        if taken:
            name += tokens[at : at + taken]
            at += taken
            continue
        if name:
            yield name
            name = []
        if token.type == "capital":
            name = [token]
        at += 1
    if name:
        yield name


def _opens(token: Token, tokens: Tokens, at: int, text: str) -> bool:
    """Whether a capitalized word is there for the sentence, and a name may come after it."""
    following = tokens[at]
    if not token.opening or is_named(token, run_of(tokens, at), text):
        return False
    alone = following.head is not None and not begins_sentence(text, token.start)
    return following.type == "capital" and not alone


def _describes(name: Tokens, following: Token) -> bool:
    """Whether a word and a kind in lower case only say what is named next: "Dutch bank Elm"."""
    kind = name[-1].type == "lower" and name[-1].head is not None
    one = [token.type for token in name].count("capital") == 1
    return kind and one and following.type == "capital" and following.low not in name_words().verb


def _taken(name: Tokens, tokens: Tokens, at: int, text: str, known: Collection[str]) -> int:
    """How many tokens from a place on belong to the name before them; 0 where it ends."""
    token = tokens[at]
    if not name:
        return 0
    if token.type == "capital":
        described = len(name) == 2 and name[0].opening and name[1].type == "lower"
        if described and name[1].head:
            return 0  # "The charity | Meals for Kids"
        parted = _parts_headline(name, tokens, at, text) or _is_office(name, tokens, at)
        return 0 if parted else 1
    if token.type == "number":
        return 1 if at + 1 < len(tokens) and tokens[at + 1].type == "capital" else 0
    if token.type == "possessive":
        return _possessed(name, tokens, at, text, known)
    if token.type == "comma":
        return listed(name, tokens, at)
    if token.type == "lower":
        return _lower_kind(name, tokens, at)
    if token.low in JOINING_AND or token.low == "&":
        return joined(name, tokens, at, text, known)
    return linked(name, tokens, at, text)


def _is_office(name: Tokens, tokens: Tokens, at: int) -> bool:
    """Whether a role stands between a body and the person who has it: "Elm Bank Chairman Tom"."""
    words, run = name_words(), run_of(tokens, at + 1)
    person = bool(run) and run[0].low in words.given
    has_role = tokens[at].low in words.role and (person or tokens[at].low in words.title)
    told = len(run) in (2, 3) and not any(token.common or token.low in words.role for token in run)
    body = person and len(name) == 1 and not name[0].opening and name[0].low not in words.role
    return has_role and told and (body or name[-1].head is not None)


def _parts_headline(name: Tokens, tokens: Tokens, at: int, text: str) -> bool:
    """Whether a capitalized word is the verb of a headline or begins another sentence."""
    words, token = name_words(), tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    before_kind = following is not None and following.head is not None
    if token.low in words.verb and not token.in_field:
        if token.low in words.particle_verb and not (following and following.low in words.particle):
            return False  # "Pacific Hands Trust" hands nothing over
        if _CLOSES.match(text, token.end) or (following and following.low in ("of", "and", "&")):
            return False
        return not before_kind or name[-1].head is not None
    if token.opening:
        if name[-1].low.endswith("ing") and has_topic(name):
            return False  # "Department for Growing Up"
        return not (before_kind or (following is None and not name[-1].head))
    return False


def _lower_kind(name: Tokens, tokens: Tokens, at: int) -> int:
    """Lower-case words up to a kind word: "Jack Ma rural education fund"."""
    if name[-1].head and name[-1].type == "lower":
        return 0
    end = at
    while end < len(tokens) and tokens[end].type in ("lower", "link") and end - at < 6:
        token = tokens[end]
        if token.low in name_words().plain:
            return end - at + 1
        if not (token.in_field or ADJECTIVE.match(token.low)):
            return 0
        end += 1
    if end > at and end < len(tokens) and tokens[end].head and tokens[end].type == "capital":
        return end - at + 1
    return 0


def _possessed(name: Tokens, tokens: Tokens, at: int, text: str, known: Collection[str]) -> int:
    """ "Children's Hospital" is one name, "Columbia's School of Law" are two."""
    words = text[name[0].start : name[-1].end]
    following = tokens[at + 1 : at + 2]
    run = run_of(tokens, at + 1)
    if is_saint(name) and (not run or run[-1].head):
        return 1  # "a gift to St. Luke's", "St. Luke's NHS Trust"
    if not following:
        return 0
    if name[-1].low in name_words().owner:
        return int(bool(run_of(tokens, at + 1)))
    if has_head(name) and is_proper(name) and is_scheme(run):
        return 1  # "Elm Foundation's Fire Fund"
    if has_head(name) or words in known or is_place(words):
        return 0
    if following[0].type == "lower":
        taken = _lower_kind(name, tokens, at + 1)
        return taken + 1 if taken else 0
    run = run_of(tokens, at + 1)
    if run and run[0].head and len(run) > 1:
        return 1
    if run and _is_plural(name, tokens[at], text) and run[-1].head:
        return 1  # "the Weavers' Yard Trust"
    if run and len(name) == 1 and (run[-1].low in name_words().form or _is_shop(name, run, text)):
        return 1  # "Keane's Hardware Ltd"
    return 1 if has_head(run) and not is_proper(run) else 0


def _is_shop(name: Tokens, run: Tokens, text: str) -> bool:
    """Whether a family's business acts: "Keane's Hardware has"; a person, an office or a thing
    of a body's own is named by itself."""
    words, first = name_words(), run[0].low.rstrip(".")
    of_people = first in words.role or first in words.title or first in words.given
    plain = not has_head(run) and not run[0].text.isupper() and run[0].low not in words.verb
    return (
        plain
        and not of_people
        and len(run) <= _LONGEST_SHOP
        and bool(_acts().match(text, run[-1].end))
    )


_LONGEST_SHOP = 2  # words: "Dolly's Corner Kitchen"


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf" {any_of(name_words().acts)}\b")


def _is_plural(name: Tokens, possessive: Token, text: str) -> bool:
    """Whether a name is people of a kind, whose something is called so: "the Weavers'"."""
    the = text[max(0, name[0].start - 4) : name[0].start].lower() == "the "
    return the and len(name) == 1 and len(possessive.text) == 1
