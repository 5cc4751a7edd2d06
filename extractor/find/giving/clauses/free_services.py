"""Services and things given for nothing: "free transport of relief goods", "us free fuel"."""

from __future__ import annotations

from extractor.find.giving.gifts.gifts import Gift
from extractor.find.giving.parties.phrases import Party, kind_of, parties
from extractor.find.giving.words.tokens import Token, Verb, goods_word, lexicon
from extractor.values.money.goods import singular


def free_object(
    text: str, tokens: list[Token], i: int, limit: int, verb: Verb
) -> tuple[list[Gift], int, list[Party]] | None:
    """What a verb gives for nothing, where it ends, and who gets it if named before it."""
    if found := free_service(text, tokens, i, limit):
        return [found[0]], found[1], []
    if not verb.recipient_object:
        return None
    who, after = parties(text, tokens, i, limit)
    if not who or after >= limit or tokens[after].kind != "free":
        return None
    found = free_service(text, tokens, after, limit)
    return ([found[0]], found[1], who) if found else None


def free_service(text: str, tokens: list[Token], i: int, limit: int) -> tuple[Gift, int] | None:
    """What is given for nothing and is no goods: "free transport of relief goods", "rooms for
    doctors free of charge"; with where it ends, None where nothing is."""
    if not any(token.kind == "free" for token in tokens[i:limit]):
        return None
    sets = lexicon().sets
    first = i
    while i < limit and tokens[i].kind in ("adv", "date", "free", "det", "my"):
        i += 1
    at = i
    while at < limit and tokens[at].kind in ("word", "noun") and tokens[at].low != "available":
        at += 1
    if at > i and tokens[at - 1].low[0].isdigit() and at + 1 < limit:
        at += 2 if tokens[at].kind == "free" else 0  # "300 pro bono hours"
    if at == i or kind_of(tokens[at - 1].low):
        return None
    last = tokens[at - 1].low
    free = any(one.low == "free" for one in tokens[first:i])
    if goods_word(last) and (singular(last) is not None or not free):
        return None  # goods are given "free of charge"; "free fuel" is help in kind
    if tokens[at - 1].low in sets["free_to_all"]:
        return None
    if at + 1 < limit and tokens[at].low == "of" and tokens[at + 1].kind in ("word", "noun"):
        at += 2
        while at < limit and tokens[at].kind in ("word", "noun"):
            at += 1
    start, end = tokens[i].start, tokens[at - 1].end
    return Gift("in_kind", start, end, noun=text[start:end]), at
