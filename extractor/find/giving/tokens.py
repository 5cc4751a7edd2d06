"""Sentence -> tokens that a grammar of giving can read: amounts, names, dates, verbs, particles.

The lexicon (giving.toml) says what a word can be; amounts, names and dates are one token each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from extractor.find.giving.vocabulary import Lexicon, Verb, lexicon
from extractor.lexicon import load
from extractor.values.amounts import Amount
from extractor.values.money.goods import singular
from extractor.values.name.words import name_words

__all__ = ["Lexicon", "Token", "Verb", "goods_word", "lexicon", "may_give", "tokens"]


class Token(NamedTuple):
    """`kind` is money, goods, date, name, verb, noun, word, a class of particle, or a mark."""

    kind: str
    start: int
    end: int
    low: str
    value: Any = None
    proper: bool = False  # begins with a capital letter, not first in its sentence


_WORD = re.compile(
    r"n[’']t\b|[’'](?:s|ve|ll|re|d)\b"
    r"|\d+(?:[.,]\d+)+"
    r"|[^\W_]+(?:(?:[-–.&/+]|[’'](?!(?:s|ve|ll|re|d)\b))[^\W_]+)*"
    r"|[’'](?=\s)|\S"
)
_MARKS = {
    ",": ",",
    "，": ",",
    ";": ";",
    "；": ";",
    ":": ":",
    "：": ":",
    "—": ";",
    "–": ";",
    "(": "(",
    "（": "(",
    ")": ")",
    "）": ")",
    "[": "(",
    "]": ")",
    "&": "and",
    "and": "and",
    "plus": "and",
    "“": '"',
    "”": '"',
    '"': '"',
    "‘": '"',
    "?": "?",
    ".": ".",
    "!": ".",
    "…": ".",
}


def tokens(
    text: str,
    start: int,
    end: int,
    amounts: Iterable[Amount],
    spans: Iterable[tuple[int, int, str, Any]],
) -> list[Token]:
    """Tokens of text[start:end]. `spans` are (start, end, kind, value) of names and dates; where
    they overlap an amount the amount counts, and the earlier of two spans; a name that runs into
    the mark of one ("Terre des Hommes CHF 400") ends before it."""
    merged: list[tuple[int, int, str, Any]] = [(a.start, a.end, a.kind, a) for a in amounts]
    taken = [(a, b) for a, b, _, _ in merged]
    for span in spans:
        span = _before_amounts(text, span, merged)
        if not any(span[0] < b and a < span[1] for a, b in taken):
            merged.append(span)
            taken.append(span[:2])
    merged.extend(_phrases(text, start, end, taken))
    found: list[Token] = []
    at = start
    for first, last, kind, value in sorted(merged, key=lambda span: span[0]):
        if first < at or last > end:
            continue
        _words(text, at, first, end, found)
        found.append(Token(kind, first, last, text[first:last].lower(), value))
        at = last
    _words(text, at, end, end, found)
    return _settled(found)


def _before_amounts(
    text: str, span: tuple[int, int, str, Any], merged: list[tuple[int, int, str, Any]]
) -> tuple[int, int, str, Any]:
    first, last, kind, value = span
    mark = next((a for a, _, _, amount in merged if amount and first < a < last), None)
    if kind != "name" or mark is None:
        return span
    words = text[first:mark].rstrip()
    return first, first + len(words), kind, value._replace(text=words, end=first + len(words))


def _phrases(
    text: str, start: int, end: int, taken: list[tuple[int, int]]
) -> list[tuple[int, int, str, Any]]:
    lex = lexicon()
    found: list[tuple[int, int, str, Any]] = []
    for match in lex.phrases.finditer(text, start, end):
        if any(match.start() < b and a < match.end() for a, b in taken):
            continue
        low = match[0].lower()
        if low in lex.verbs:
            found.append((match.start(), match.end(), "verb", lex.verbs[low]))
        elif low in lex.sets["free"]:
            found.append((match.start(), match.end(), "free", None))
        elif low in lex.sets["totals"]:
            found.append((match.start(), match.end(), "total", None))
        elif low in lex.sets["until_now"]:
            found.append((match.start(), match.end(), "adv", None))
        elif low in ("such as", "among them"):
            found.append((match.start(), match.end(), "among", None))
        else:
            found.append((match.start(), match.end(), "with", None))
    return found


def _words(text: str, start: int, end: int, last: int, found: list[Token]) -> None:
    verbs = lexicon().verbs
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        low = word.lower()
        if low == "." and match.end() < last:
            continue  # of an abbreviation
        kind = _kind(word)
        if kind == "noun" and word[0].isupper() and found and found[-1].kind == "det":
            body = name_words().heads.get(low, ("",))[0] == "organization"
            kind = "word" if body else kind  # "the Endowment" gives
        value = verbs[low] if kind == "verb" else None
        found.append(
            Token(kind, match.start(), match.end(), low, value, bool(found) and word[0].isupper())
        )


@lru_cache(maxsize=8192)
def _kind(word: str) -> str:
    """What a single word or mark is by itself."""
    lex, low = lexicon(), word.lower()
    if low in _MARKS:
        return _MARKS[low]
    if low in ("’s", "'s") or word in ("’", "'"):
        return "'s"
    if low in ("including", "like", "namely", "notably", "e.g"):
        return "among"
    if low in lex.classes and word != "US":
        return lex.classes[low]
    if low in lex.verbs:
        return "verb"
    if low in lex.nouns:
        return "noun"
    if word.endswith("ly") and len(word) > 6 and low not in lex.sets["no_adverbs"]:
        return "adv"
    return "word"


_BEFORE_NOUN = ("det", "my", "'s", "money", "prep", "among")
_BEFORE_VERB = ("aux", "will", "modal", "pronoun", "neg", "rel", "name")


def _settled(found: list[Token]) -> list[Token]:
    """Words that are both verb and noun ("grant", "support", "funding") made one of them."""
    nouns, funds, times = lexicon().nouns, lexicon().fund_nouns, lexicon().sets["times"]
    for i, token in enumerate(found):
        if (
            token.low == "her"
            and i + 1 < len(found)
            and found[i + 1].kind in ("word", "noun", "name")
        ):
            found[i] = token._replace(kind="my")
        if token.low in times and i and found[i - 1].kind == "date":
            found[i] = token._replace(kind="adv")  # "on Saturday night guests gave"
        if token.low == "since" and i and found[i - 1].kind == "aux":
            found[i] = token._replace(kind="adv")
        if token.kind != "verb" or (_is_verb(found, i) and not _after_manner(found, i)):
            continue
        owned = i > 0 and found[i - 1].kind in ("'s", "my")
        if owned and token.low == token.value.forms[4] and token.value.sense == "give":
            found[i] = token._replace(kind="noun", value=None)  # "X's giving to Y"
            continue
        opens = i == 0 or found[i - 1].kind == "det"
        if opens and token.low.endswith("ing") and i + 1 < len(found) and found[i + 1].low in funds:
            found[i] = token._replace(kind="word", value=None)  # "Matching funds of"
            continue
        if token.low == token.value.forms[4] and (_stands_inside(found, i) or _compound(found, i)):
            found[i] = token._replace(kind="word", value=None)  # "the shipping merchant"
            continue
        if _describes(found, i):
            found[i] = token._replace(kind="adv", value=None)
            continue
        if token.low in nouns:
            found[i] = token._replace(kind="noun", value=None)
        elif _is_third_person(found, i):
            continue
        elif token.low in funds or token.low in token.value.forms[:2]:  # "a fund", "a supply"
            found[i] = token._replace(kind="word", value=None)
    return found


def _stands_inside(found: list[Token], i: int) -> bool:
    """Whether a word stands between an article and a noun."""
    noun = found[i].low in lexicon().nouns or found[i].low in lexicon().fund_nouns
    led = i > 0 and found[i - 1].low in ("the", "a", "an") and not noun
    return led and i + 1 < len(found) and found[i + 1].kind == "word"


def _after_manner(found: list[Token], i: int) -> bool:
    """Whether an adverb of manner makes a participle describe people: "newly arrived families"."""
    adverb = i > 0 and found[i - 1].low.endswith("ly")
    return adverb and (i == 1 or found[i - 2].kind in ("prep", "det")) and _describes(found, i)


def _compound(found: list[Token], i: int) -> bool:
    """Whether it is one of the words that describe a name: "shipping line Pell"."""
    after = [token.kind for token in found[i + 1 : i + 3]]
    named = after == ["word", "name"] or (after == ["word", "word"] and found[i + 2].proper)
    return named and not found[i + 1].proper and (i == 0 or found[i - 1].kind in ("word", "det"))


def _describes(found: list[Token], i: int) -> bool:
    """Whether a participle is an adjective: "carrying donated supplies", "each awarded teacher"."""
    token = found[i]
    if token.low not in token.value.forms[2:4] or token.low in token.value.forms[:2]:
        return False
    after = found[i + 1] if i + 1 < len(found) else None
    before = found[i - 1] if i else None
    if before is not None and before.low.endswith("ly") and i > 1:
        before = found[i - 2]  # "to newly arrived families"
    led = before is not None and (before.low.endswith("ing") or before.kind in ("prep", "det"))
    if not led or after is None:
        return False
    if any(after.low in lexicon().sets[kind] for kind in ("people", "bodies")):
        return before is not None and before.low not in ("after", "since", "that", "by")
    return goods_word(after.low) or after.low == "goods"


def _is_third_person(found: list[Token], i: int) -> bool:
    """Whether a form in "s" states what its subject does: "each winner receives $500"."""
    token = found[i]
    after = found[i + 1] if i + 1 < len(found) else None
    before = found[i - 1].kind if i else None
    fund = token.low in lexicon().fund_nouns and not (after and after.kind in ("money", "goods"))
    return (
        token.low == token.value.forms[1]
        and not fund
        and token.value.sense in ("receive", "move", "give")
        and before in ("word", "money", ",", ")", "goods")
        and after is not None
        and (
            after.kind in ("money", "goods", "det", "my", "name", "free")
            or (after.low in ("to", "from") and token.value.sense != "give")
            or (after.kind == "word" and before == ",")
        )
    )


def _is_verb(found: list[Token], i: int) -> bool:
    token = found[i]
    at = i - 1
    while at >= 0 and (found[at].kind == "adv" or found[at].low in ("each", "both", "all")):
        at -= 1
    before = found[at] if at >= 0 else None
    after = found[i + 1] if i + 1 < len(found) else None
    if before is not None and before.kind == "prep" and before.low == "to":
        noun = token.low in lexicon().nouns or token.low in lexicon().fund_nouns
        base = token.low == token.value.forms[0] or before is found[i - 1]
        return base and after is not None and not (noun and after.low in ("of", "from"))
    if after is not None and after.low in ("of", "from", "totalling", "totaling", "worth"):
        acts = token.low.endswith("ing") or token.low in token.value.forms[2:4]
        led = before is not None and before.kind in ("will", "modal", "pronoun")
        return led or (acts and before is not None and before.kind == "aux")
    if before is not None and before.kind in ("money", "goods") and token.value.sense == "move":
        return after is not None and after.low == "to" and token.low == token.value.forms[0]
    if before is None:
        return after is not None and after.kind in ("money", "goods", "det", "name")
    if token.low.endswith("ing"):
        return before.kind == "aux" or before.low in ("by", "after", "and")
    acts = after is not None and after.kind in ("money", "goods", "det", "name", "my")
    if acts and before.kind == "word" and (found[i - 1].kind == "adv" or " " in token.low):
        return True  # "Alumni of the first class also put together $4,000"
    if before.kind in _BEFORE_NOUN or (before.kind == "word" and before.low not in ("and",)):
        plural = before.kind == "word" and _is_plural(before.low)
        return (
            plural and after is not None and after.kind in ("det", "name", "money", "goods", "my")
        )
    return before.kind in _BEFORE_VERB or (
        after is not None
        and after.kind
        in (
            "money",
            "goods",
            "det",
            "name",
            "my",
        )
    )


def _is_plural(low: str) -> bool:
    people = low in lexicon().sets["people"] or low in lexicon().sets["bodies"]
    many = low.endswith("s") or "s-" in low or low in lexicon().sets["plural_people"]
    return singular(low) is not None or (people and many)


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
