"""Tokens -> what is given: money, counted goods, goods without a number, services in kind."""

from __future__ import annotations

from extractor.find.giving.gifts.apart_sums import (
    days_pay,
    named_prize,
    of_value,
    owned_sum,
    told_as_share,
)
from extractor.find.giving.gifts.one_gift import Gift, measured, unmeasured
from extractor.find.giving.words.tokens import Token, lexicon

__all__ = ["Gift", "gift", "gifts", "is_shared_out"]

_LEAD = frozenset(("det", "my", "adv", "word", "noun", "total"))


def gifts(
    text: str, tokens: list[Token], i: int, end: int, inside: bool = False
) -> tuple[list[Gift], int]:
    """The list of gifts that begins at i, and where it ends; ([], i) where none begins."""
    i = _load(tokens, i, end)
    first, at = gift(text, tokens, i, end)
    if first is None:
        return [], i
    found = [first]
    while at < end and first.kind != "vague":
        link = at
        while link < end and tokens[link].kind in ("and", ",", "with", "adv"):
            link += 1
        if link == at or link >= end:
            break
        if _gets(tokens, link, end):
            break
        following, after = gift(text, tokens, link, end)
        if following is None or (following.kind == "vague" and first.kind != "vague"):
            break
        if not inside and after < end and tokens[after].kind in ("aux", "will", "modal", "pronoun"):
            break
        if following.kind != "vague":
            found.append(following)
        at = after
    return found, at


def _load(tokens: list[Token], i: int, end: int) -> int:
    """Where the goods stand that vehicles carry, which are no gift: "two planes with 40 tonnes"."""
    sets = lexicon().sets
    for at in range(i, min(i + 4, end - 2)):
        vehicles = tokens[at].low.split()[-1] in sets["vehicles"]
        step = at + 1
        if vehicles and tokens[step].low in (*sets["loaded"], "with"):
            step += 1 + (tokens[step + 1].low == "with")
            return step if step < end and tokens[step].kind == "goods" else i
        if tokens[at].kind not in ("det", "word", "adv", "goods"):
            break
    return i


def _gets(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a phrase right before an amount says whose it is: "the runner-up $60,000"."""
    if at + 1 < end and tokens[at].kind == "word" and tokens[at + 1].kind == "money":
        sets = lexicon().sets
        low = tokens[at].low
        return tokens[at].proper or not (low in sets["measuring"] or low in sets["ordering"])
    named = at < end and tokens[at].kind == "name"
    if _people_before_sum(tokens, at, end):
        return True
    if at >= end or not (named or tokens[at].low in ("the", "each", "every")):
        return False
    step = at + 1
    while step < end and step - at < 6 and tokens[step].kind in ("word", "name"):
        step += 1
    plain = {token.low for token in tokens[at + 1 : step]}
    return (
        at + 1 < step < end
        and tokens[step].kind in ("money", "goods")
        and plain.isdisjoint(lexicon().sets["ordering"])
    )


def _people_before_sum(tokens: list[Token], at: int, end: int) -> bool:
    """Whether people or bodies stand right before an amount: "and private donors $8"."""
    step = at
    while step < min(end - 1, at + 4) and tokens[step].kind in ("det", "word"):
        step += 1
    sets = lexicon().sets
    who = tokens[step - 1].low if step > at and tokens[step].kind in ("money", "goods") else ""
    return who in sets["people"] or who in sets["bodies"] or who in sets["contributors"]


def is_shared_out(tokens: list[Token], i: int, at: int) -> bool:
    """Whether a figure is the whole of which a part is given: "half of the $2", "a share of a"."""
    for of in range(max(i, 1), at):
        if tokens[of].low == "of" and tokens[of + 1].kind in ("det", "my"):
            apart = any(token.kind == "," for token in tokens[of:at])  # "half of his estate, $2"
            return not apart and tokens[of - 1].low in lexicon().sets["fractions"]
    return False


def gift(text: str, tokens: list[Token], i: int, end: int) -> tuple[Gift | None, int]:
    """One gift that begins at i: "a grant of over $2 million", "1 million masks", "many books"."""
    sets = lexicon().sets
    if told := _sum_apart(tokens, i, end):
        return measured(text, tokens, i, told, end, False)
    at, fund = i, False
    noun: int | None = None
    while at < end and at - i < _LONGEST_LEAD:
        token = tokens[at]
        if token.kind in ("money", "goods"):
            part = is_shared_out(tokens, i, at)
            return (None, i) if part else measured(text, tokens, i, at, end, fund)
        if token.low in sets["given_away"] and (what := owned_sum(tokens, i, at, end)):
            at = what
            continue
        if token.low in sets["not_gifts"] or token.low in sets["requesting"]:
            return None, i
        fund = fund or token.low in lexicon().fund_nouns
        if noun is None and _is_gift_noun(tokens, at):
            noun = at
        step = _past_link(tokens, i, at, end) or _past_word(tokens, i, at, end, noun is not None)
        if not step:
            break
        at = step
    return unmeasured(text, tokens, i, end, noun)


def _sum_apart(tokens: list[Token], i: int, end: int) -> int:
    return named_prize(tokens, i, end) or days_pay(tokens, i, end) or told_as_share(tokens, i, end)


_LONGEST_LEAD = 9  # words of "a grant of well over" before an amount


def _is_gift_noun(tokens: list[Token], at: int) -> bool:
    sets = lexicon().sets
    named = tokens[at].low in sets["superlatives"] or tokens[at].low in sets["fractions"]
    return tokens[at].kind == "noun" or (  # "the largest, $5,", "the first half, $5,"
        named and at + 1 < len(tokens) and tokens[at + 1].kind == ","
    )


def _past_link(tokens: list[Token], i: int, at: int, end: int) -> int:
    """Past words that link a gift noun to its amount: "a cheque for", "up to", "amounting to"; else
    0."""
    sets = lexicon().sets
    token, before = tokens[at], tokens[at - 1].low
    if token.low == "for" and before in ("cheque", "check"):
        return at + 1
    if token.low == "up" and at + 1 < end and tokens[at + 1].low == "to":
        return at + 2
    if token.kind == "," and before.endswith(("-year", "-month", "-week")):
        return at + 1
    if token.low == "with" and at > i and (of := of_value(tokens, at, end)):
        return of
    if token.low == "to" and at > i and before == "amounting":
        return at + 1
    if token.kind == ":" and before in sets["portions"] and at + 1 < end:
        return at + 1
    near = tokens[at : min(end, at + 6)]
    counted = any(one.kind in ("money", "goods") for one in near)
    return at + 1 if token.low in sets["approximate"] and counted else 0


def _past_word(tokens: list[Token], i: int, at: int, end: int, named: bool) -> int:
    """Past a word that may stand before an amount; 0 where the phrase ends. `named`: a gift noun
    stands before."""
    token, sets = tokens[at], lexicon().sets
    if token.kind in ("det", "my") and at > i and tokens[at - 1].kind in ("word", "noun"):
        return 0
    if named and token.kind == "word" and token.low not in sets["measuring"]:
        return 0
    if (token.kind == "prep" and token.low in sets["gift_links"]) or token.kind in _LEAD:
        return at + 1
    if token.kind == "verb" and token.low.endswith("ing") and not named and at > i:
        return at + 1
    inside = at > i and tokens[i].kind in ("det", "my") and at + 1 < end
    describes = token.kind == "name" and inside and tokens[at + 1].kind in ("noun", "word")
    return at + 1 if describes else 0
