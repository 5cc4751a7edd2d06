"""Words for what may be given: whether a sentence names any, and which mean goods uncounted."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractor.find.giving.words.vocabulary import lexicon
from extractor.lexicon import load
from extractor.values.money.goods import singular

_PLAIN = re.compile(r"[a-z]+")


@cache
def _gift_words() -> frozenset[str]:
    """Last words of what may be given without a number: gift nouns, goods, services in kind."""
    goods = load("goods.toml")
    pieces = [*goods["always"]["nouns"], *goods["when_given"]["nouns"]]
    phrases = [*pieces, *goods["mass"]["nouns"], *goods["irregular"]["plurals"]]
    phrases += [*lexicon().nouns, *lexicon().sets["in_kind"]]
    return frozenset(_PLAIN.findall(phrase)[-1] for phrase in phrases if _PLAIN.search(phrase))


def may_give(text: str) -> bool:
    """The cheap test of a sentence without amounts: whether it names anything that can be given."""
    known = _gift_words()
    if not text.isascii() and any(word in text for word in lexicon().sets["in_kind_zh"]):
        return True
    low = text.lower()
    if any(word in known or singular(word) in known for word in _PLAIN.findall(low)):
        return True
    return any(f" {phrase}" in low for phrase in load("giving.toml")["words"]["free"])


@lru_cache(maxsize=8192)
def goods_word(low: str, one_piece: bool = False) -> bool:
    """Whether a noun means goods without being counted ("masks", "equipment"; "a bus").

    >>> goods_word("masks"), goods_word("equipment"), goods_word("hope")
    (True, True, False)
    """
    known = load("goods.toml")
    one = low if one_piece else singular(low)
    named = one is not None and (
        one in known["always"]["nouns"] or one in known["when_given"]["nouns"]
    )
    return (named or low in known["mass"]["nouns"]) and low not in lexicon().sets["vague_goods"]
