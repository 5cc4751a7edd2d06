"""Sentences without an amount: the test before their tokens, whether one can tell of a gift.

A gift without a figure is goods, a service or a gift noun, and stands with a verb of giving or of
what a gift holds. A sentence that lacks either states nothing, and most that have a word of giving
lack one: "The board met to discuss the plans of two schools".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extractor.find.giving.words.gift_words import may_give
from extractor.find.giving.words.vocabulary import lexicon
from extractor.lexicon import load, table_of
from extractor.values.money.goods import singular
from extractor.values.tries import any_of

_Phrases = tuple[frozenset[str], dict[str, list[frozenset[str]]]]  # by their longest words
_RUN = re.compile("[a-z0-9]+")
_GO_ON = ("go", "come")  # verbs that say where what was told before goes: "All of it went to Y"


def may_tell_gift(text: str, follows: bool) -> bool:
    """Whether an English sentence without amounts may state a gift, or say more of the one before.

    Never false of a sentence whose frames find a statement. `follows`: a gift is told in the
    sentence before.
    """
    low = text.lower()
    runs = _RUN.findall(low)
    words = frozenset(runs)
    acts, several = words & _acts(), _any_phrase(_long_acts(), words)
    if not (acts or several):
        return False
    gifts = words & _gifts()
    same = not several and len(acts) == 1 and gifts == acts and runs.count(*acts) == 1
    if (gifts and not same) or _any_phrase(_services(), words):
        return True
    if not (
        not lexicon().sets["role via"].isdisjoint(words)
        or (_opens_with_whole(runs) and not _onward().isdisjoint(words))
        or _any_phrase(_for_nothing(), words)
        or (not _gerunds().isdisjoint(words) and _own_giving().search(low))
        or (not _part_words().isdisjoint(words) and _picked_out().search(low))
    ):
        return False
    return follows or may_give(text)


def _any_phrase(phrases: _Phrases, words: frozenset[str]) -> bool:
    """Whether all words of a phrase stand in a sentence."""
    longest, by_longest = phrases
    held = words & longest
    return bool(held) and any(one <= words for word in held for one in by_longest[word])


def _by_longest(phrases: Iterable[str]) -> _Phrases:
    found: dict[str, list[frozenset[str]]] = {}
    for phrase in phrases:
        runs = _RUN.findall(phrase)
        found.setdefault(max(runs, key=len), []).append(frozenset(runs))
    return frozenset(found), found


@cache
def _acts() -> frozenset[str]:
    """Verbs of giving, and words that say what a gift holds or rises to; those of one word."""
    lex = lexicon()
    forms = {*lex.verbs, *lex.sets["containing"], *lex.sets["raising"]}
    return frozenset(form for form in forms if _RUN.fullmatch(form))


@cache
def _long_acts() -> _Phrases:
    lex = lexicon()
    forms = (*lex.verbs, *sorted(lex.sets["containing"]), *sorted(lex.sets["raising"]))
    return _by_longest(form for form in forms if not _RUN.fullmatch(form))


@table_of("giving.toml", "goods.toml", "goods_nouns.json", calls=(lexicon, singular))
def _gifts() -> frozenset[str]:
    """Gift nouns and the forms of nouns of goods; of those joined by hyphens the last word."""
    lex, goods = lexicon(), load("goods.toml")
    vague = lex.sets["vague_goods"]
    found = [_RUN.findall(noun)[-1] for noun in lex.nouns]
    listed = [*goods["always"]["nouns"], *goods["when_given"]["nouns"], *goods["mass"]["nouns"]]
    for noun in (one for one in listed if " " not in one):
        last = _RUN.findall(noun)[-1]
        found += [one for one in (last, *_plurals(last)) if last != noun or one not in vague]
    return frozenset(found)


def _plurals(noun: str) -> list[str]:
    """The words whose singular is `noun`."""
    irregular = load("goods.toml")["irregular"]["plurals"]
    regular = (f"{noun}s", f"{noun}es", f"{noun[:-1]}ies")
    return [word for word in (*irregular, *regular) if singular(word) == noun]


@cache
def _services() -> _Phrases:
    return _by_longest(lexicon().sets["in_kind"])


@cache
def _for_nothing() -> _Phrases:
    return _by_longest(lexicon().sets["free"])


def _forms_of_giving() -> list[str]:
    return [one.forms[4] for one in lexicon().verbs.values() if one.sense == "give"]


@cache
def _gerunds() -> frozenset[str]:
    """The first words of these: where none stands, none of them does."""
    return frozenset(_RUN.findall(form)[0] for form in _forms_of_giving())


@cache
def _own_giving() -> re.Pattern[str]:
    """A gerund after its giver, which is a gift noun: "their giving"."""
    lex = lexicon()
    whose = any_of(word for word, kind in lex.classes.items() if kind == "my" or word == "her")
    gerunds = any_of(_forms_of_giving())
    return re.compile(rf"(?:['’]s?|\b{whose})[\s.]*{gerunds}\b")


@cache
def _onward() -> frozenset[str]:
    verbs = lexicon().verbs.items()
    return frozenset(form.split()[0] for form, verb in verbs if verb.lemma in _GO_ON)


def _opens_with_whole(runs: list[str]) -> bool:
    """Whether a sentence begins with all that was told before: "All of it", "The money"."""
    whole = _whole_told()
    return any(tuple(runs[:length]) in whole for length in (2, 3))


@cache
def _whole_told() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in lexicon().sets["told_before"])


@cache
def _part_words() -> frozenset[str]:
    """Words for one of several gifts, or for a part of one."""
    return lexicon().sets["superlatives"] | lexicon().sets["fractions"]


@cache
def _picked_out() -> re.Pattern[str]:
    """Such a word before a comma: "the largest, for a clinic"."""
    return re.compile(rf"\b{any_of(_part_words())}\s*[,，–—]")
