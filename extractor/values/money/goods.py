"""The goods after an English number: where the noun phrase ends, and whether its head is goods.

Words come from lexicon/goods.toml and goods_nouns.json; the laws are those of the noun phrase:
modifiers are singular and the first plural noun is the head ("virus detection kits"), a measure
takes its noun with "of" ("boxes of gloves").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from extractor.lexicon import load, table_of
from extractor.values.tries import any_of

_LONGEST_PHRASE = 9  # words of one noun phrase
_AFTER_MASS = 2  # words after a mass noun that can end with the head: "water purification tablets"


OF_THEM = (" the ", " these ", " those ")
"""What follows "of" where a number counts some of the goods told before: "15 of the beds"."""


class Goods(NamedTuple):
    """A goods phrase: text[start:end]; `certain` where it needs no word of giving nearby.

    `stop`: where the amount ends, if the phrase stands before its number.
    """

    start: int
    end: int
    certain: bool
    stop: int | None = None


@cache
def goods_nouns() -> tuple[dict[str, int], frozenset[str], frozenset[str], frozenset[str]]:
    """Singular noun -> 2 (always goods) or 1 (when given); units; mass nouns; stop words."""
    lexicon: dict[str, Any] = load("goods.toml")
    rank: dict[str, int] = dict.fromkeys(_things().split("\n"), 1)
    rank.update(dict.fromkeys(lexicon["when_given"]["nouns"], 1))
    for noun in lexicon["never"]["nouns"]:
        rank.pop(noun, None)
    rank.update(dict.fromkeys(lexicon["always"]["nouns"], 2))
    return (
        rank,
        frozenset(lexicon["units"]["nouns"]),
        frozenset(lexicon["mass"]["nouns"]),
        frozenset(lexicon["stops"]["words"]),
    )


@table_of("goods_nouns.json")
def _things() -> str:
    """A noun a line: one text of many words is quicker to take in than they."""
    return "\n".join(load("goods_nouns.json")["things"])


@lru_cache(maxsize=2**13)
def singular(word: str) -> str | None:
    """The singular of an English plural in lower case; None where `word` is not a plural.

    >>> singular("boxes"), singular("supplies"), singular("glass")
    ('box', 'supply', None)
    """
    irregular: dict[str, str] = load("goods.toml")["irregular"]["plurals"]
    if word in irregular:
        return irregular[word]
    if len(word) < 3 or not word.endswith("s") or word.endswith("ss"):
        return None
    if word.endswith(("us", "is")):
        return word[:-1] if word[:-1] in goods_nouns()[0] else None
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


_NP_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-'’/&][A-Za-z0-9]+)*")
_GAP = re.compile(r"[ \u00a0\n]{1,2}")
_OF = re.compile(r"[ \u00a0\n]of[ \u00a0\n]")


def begins_goods(word: str) -> bool:
    """Whether an English phrase of goods can begin with `word`: no stop word, no other plural."""
    rank, units, _, stops = goods_nouns()
    lower = word.lower()
    if lower in stops:
        return False
    one = singular(lower)
    return one is None or one in rank or one in units or lower in _plural()


def english_goods(text: str, at: int) -> Goods | None:
    """The goods phrase that begins at `at`, right after a number and a space."""
    at = _past_filler(text, at)
    return _goods(text, at, _phrase(text, at))


def any_goods(text: str, at: int) -> Goods | None:
    """The same where only things can stand, so that any plural will do."""
    at = _past_filler(text, at)
    return _goods(text, at, _unlisted(text, at))


def _goods(text: str, at: int, phrase: tuple[int, bool] | None) -> Goods | None:
    if phrase is None:
        return None
    end, certain = phrase
    return Goods(at, _joined(text, end), certain)


def _past_filler(text: str, at: int) -> int:
    filler = _more().match(text, at)
    return filler.end() if filler else at


@cache
def _more() -> re.Pattern[str]:
    """Words between a number and its noun that belong to neither: "200 more doses"."""
    return re.compile(rf"{any_of(load('goods.toml')['fillers']['words'])}[ \u00a0\n]")


def _phrase(text: str, at: int, depth: int = 0) -> tuple[int, bool] | None:
    """End of one noun phrase with a head that is goods, and whether that is certain."""
    rank, units, mass, stops = goods_nouns()
    massed: tuple[int, bool] | None = None  # up to a mass noun, which may yet lead to a head
    left = _LONGEST_PHRASE
    former = ""
    while left:
        word = _NP_WORD.match(text, at)
        if word is None:
            return massed
        lower = word[0].lower()
        if lower in stops:
            return massed
        left -= 1
        after = word.end()
        one = lower if lower in ("kg", "kgs", "ml", "g", "l", "lb") else singular(lower)
        if one in units or (lower in units and lower in ("pcs", "set", "kg", "ton", "tonne")):
            of = _OF.match(text, after)
            if of is not None and depth < 2:
                return _measured(text, of.end(), depth)
        last = lower.rsplit("-", 1)[-1].rsplit("/", 1)[-1]
        head = one if one in rank else (singular(last) if singular(last) in rank else None)
        former_word, former = former, lower
        if head is None and f"{former_word} {one}" in _phrases():
            return after, False
        if head is None and (lower in mass or last in mass or (massed and lower in rank)):
            massed, left = (after, False), _AFTER_MASS
        elif head is not None and not _is_modifier(text, after):
            return after, rank.get(head, 1) == 2
        if one is not None and one not in rank and lower not in _plural():
            if massed and not depth:  # "75 grain mills", and no goods "5 aid groups"
                return None if one in load("goods.toml")["bodies"]["nouns"] else (after, False)
            if one not in units:
                return massed
            if former_word and not _is_modifier(text, after):  # "kitchen sets"
                return after, False
        gap = _GAP.match(text, after)
        if gap is None:
            return massed
        at = gap.end()
    return massed


@cache
def _phrases() -> frozenset[str]:
    return frozenset(load("goods.toml")["when_given"]["phrases"])


@cache
def _plural() -> frozenset[str]:
    return frozenset(load("goods.toml")["plural_modifiers"]["words"])


def _is_modifier(text: str, after: int) -> bool:
    """Whether a plural is only part of the head that follows: "sports shoes", "goods vehicles"."""
    rank, units, _, _ = goods_nouns()
    gap = _GAP.match(text, after)
    word = _NP_WORD.match(text, gap.end()) if gap else None
    if word is None:
        return False
    one = singular(word[0].lower())
    return one is not None and (one in rank or one in units)


def _measured(text: str, at: int, depth: int) -> tuple[int, bool] | None:
    """The noun after "of": any goods, singular or plural or mass."""
    rank, _, mass, stops = goods_nouns()
    plain = _phrase(text, at, depth + 1)
    if plain is not None:
        return plain
    end = None
    certain = False
    begin = at
    for _ in range(_LONGEST_PHRASE):
        word = _NP_WORD.match(text, at)
        if word is None or word[0].lower() in stops:
            break
        lower = word[0].lower()
        if lower in rank or lower in mass or singular(lower) in rank:
            end = word.end()
            certain = certain or 2 in (rank.get(lower), rank.get(singular(lower) or ""))
        gap = _GAP.match(text, word.end())
        if gap is None:
            break
        at = gap.end()
    if end is None and depth == 0 and (load_of := _LOAD.match(text, begin)):
        end = None if is_no_goods(load_of[1]) else load_of.end(1)
    return None if end is None else (end, certain)


_PHRASE_ENDS = (
    r"(?=[.,;:)]|$| (?:to|for|from|in|and|at|with|through|worth|as|last|this|between|among|on)\b"
    r"| (?:was|were|are|is|have|has|had|will|that|which|via|by)\b"
    r"| [a-z]+(?:ed|wn|en|de|lt|ght) (?:from|by|in|at|for|with)\b)"
)
_LOAD = re.compile(rf"(?:[a-z]{{3,20}} )?([a-z]{{3,}}(?:-[a-z]+)?){_PHRASE_ENDS}")
_UNLISTED = re.compile(rf"(?:[a-z]+(?:-[a-z]+)? ){{0,3}}?([a-z]{{3,}}s){_PHRASE_ENDS}")


def _unlisted(text: str, at: int) -> tuple[int, bool] | None:
    """A plural that no list holds, up to where its phrase ends."""
    found = _UNLISTED.match(text, at)
    if found is None or singular(found[1]) is None or is_no_goods(found[1]):
        return None
    stops = goods_nouns()[3]
    return None if any(word in stops for word in found[0].split()) else (found.end(), True)


def is_no_goods(word: str) -> bool:
    """Whether what a word counts cannot be handed over: acts, time, people, places."""
    return word in _never() or singular(word) in _never()


@cache
def _never() -> frozenset[str]:
    lexicon = load("goods.toml")
    never = {*load("goods_nouns.json")["abstract"], *lexicon["never"]["nouns"]}
    return frozenset((never | {*lexicon["never"]["given"]}) - {*lexicon["when_given"]["nouns"]})


_AND = re.compile(r" and | & ")


def _joined(text: str, end: int) -> int:
    """Takes in "and mattresses" after "600 hospital beds": nouns that share the number."""
    stops = goods_nouns()[3]
    link = _AND.match(text, end)
    if link is None:
        return end
    word = _NP_WORD.match(text, link.end())
    if word is None or word[0].lower() in stops or word[0].lower() in _number_words():
        return end
    phrase = _phrase(text, link.end())
    if phrase is None or singular(text[link.end() : phrase[0]].split()[-1].lower()) in (
        "supply",
        "item",
        "good",
        "material",
        "product",
    ):
        return end
    return phrase[0]


@cache
def _number_words() -> frozenset[str]:
    return frozenset(load("amounts.toml")["number_words"]["en"])
