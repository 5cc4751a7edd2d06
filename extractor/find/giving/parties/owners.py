"""Whose a gift is, and who gives or is given thanks for it."""

from __future__ import annotations

from extractor.find.giving.parties.phrases import COMMON, Party, parties
from extractor.find.giving.words.tokens import Token, lexicon

_SENDERS = ("organization", "person", "group", "name", "people", "body")


def owner(text: str, tokens: list[Token], start: int, hi: int) -> list[Party]:
    """Whose gift a gift is: "our donation of", "the X's grant of"."""
    start += tokens[start].kind == "det" and start + 1 < hi
    token = tokens[start]
    if token.kind == "my":
        return [Party(token.start, token.end, text[token.start : token.end], "pronoun")]
    if start + 1 < hi and _names_its_own(tokens, start):
        return [Party(token.start, token.end, text[token.start : token.end], token.value.kind)]
    if (
        token.kind == "word"
        and text[token.start].isupper()
        and start + 1 < hi
        and tokens[start + 1].kind == "'s"
    ):
        return [Party(token.start, token.end, text[token.start : token.end], "name")]
    close = next((at for at in range(start, min(hi, start + 4)) if tokens[at].kind == "'s"), 0)
    if close and all(one.kind in ("name", "word") for one in tokens[start:close]):
        who, after = parties(text, tokens, start, close)
        return (
            who if who and after == close and who[0].kind in COMMON else []
        )  # "the Dunn family's"
    return []


def sender(text: str, tokens: list[Token], at: int, hi: int, money: bool) -> list[Party]:
    """Who gives what "from X" follows: "$200,000 from Mercer County will go to"; but for money, it
    also comes from where it was made or loaded, which gives nothing."""
    if at >= hi or tokens[at].low not in lexicon().sets["role source"]:
        return []
    who, _ = parties(text, tokens, at + 1, hi, inside=True)
    alone = [one for one in who if one.kind == "name" and " " not in one.text]
    kinds = (*_SENDERS, "place") if money else _SENDERS
    return [] if alone else [one for one in who if one.kind in kinds]


def past_owner(tokens: list[Token], start: int) -> int:
    """Where a gift begins whose owner is named at `start`: past "the X's"."""
    at = start + (tokens[start].kind == "det")
    while at + 2 < len(tokens) and tokens[at + 2].kind == "'s" and tokens[at].proper:
        at += 1  # "the Dunn family's"
    if at + 1 < len(tokens) and tokens[at].kind in ("name", "word") and tokens[at + 1].kind == "'s":
        return at + 2
    return at + 1 if at + 1 < len(tokens) and _names_its_own(tokens, at) else start


def _names_its_own(tokens: list[Token], at: int) -> bool:
    """Whether a name says whose a gift is: "X's grant", or of one that makes grants "Elm Trust
    scholarships"."""
    if tokens[at].kind != "name":
        return False
    makes = not lexicon().sets["giver_kinds"].isdisjoint(tokens[at].low.split())
    return tokens[at + 1].kind == "'s" or (makes and tokens[at + 1].kind == "noun")


def thanked_before(text: str, tokens: list[Token], at: int) -> list[Party]:
    """Who stands right before "for": "thanks to X for donating", "we thank X for its gift of"."""
    thanks = {"to", "and"} | lexicon().sets["thanking"]
    for start in range(max(0, at - 12), at):
        if start and (tokens[start - 1].low in thanks):
            who, after = parties(text, tokens, start, at, inside=True)
            if who and after >= at and who[0].kind != "phrase":
                return who
    return []


def thanker(text: str, tokens: list[Token], thanked: list[Party]) -> list[Party]:
    """Who thanks: the subject of the sentence, which has what it gives thanks for."""
    if not any(token.low in lexicon().sets["thanking"] for token in tokens):
        return []
    who, _ = parties(text, tokens, 0, len(tokens))
    return [one for one in who if one.kind != "phrase" and one not in thanked]
