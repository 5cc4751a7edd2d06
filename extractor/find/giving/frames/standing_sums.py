"""Sums told by what becomes of them: the capital a body began with, what a rest is used for."""

from __future__ import annotations

from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement, stated
from extractor.find.giving.frames.noun import enabled, is_founding
from extractor.find.giving.gifts.gifts import gift
from extractor.find.giving.parties.owners import owner
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, parties
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.tokens import Token, lexicon


def capital_of(text: str, tokens: list[Token], one: Statement) -> list[Party]:
    """Whose beginnings a gift paid for: "X, established with a fund of $5 donated by Y", "the
    registered capital of X was $5, donated by Y"; [] where it did not."""
    at = next((n for n in range(len(tokens)) if tokens[n].start >= one.gifts[0].start), 0)
    lead = at - 1
    while lead > 0 and tokens[lead].kind in ("det", "adv", "word", "noun", "aux"):
        if _is_capital(tokens[lead]):
            break
        lead -= 1
    while lead > 0 and tokens[lead].low == "of":  # "an initial fund of"
        lead -= 1
        while lead > 0 and tokens[lead].kind in ("det", "adv", "word", "noun"):
            lead -= 1
    founded = lead - 1
    while founded > 0 and tokens[founded].kind in ("date", "prep", "name"):
        founded -= 1  # "founded in 1998 with"
    if tokens[lead].low == "with" and is_founding(tokens[founded]):
        hi = founded
        while hi > 0 and tokens[hi - 1].kind in ("aux", "adv", "date", "prep"):
            hi -= 1
        return _ending_at(text, tokens, hi)
    return _owner_of_capital(text, tokens, at)


def _is_capital(token: Token) -> bool:
    return token.low in lexicon().sets["capital"]


def _ending_at(text: str, tokens: list[Token], hi: int) -> list[Party]:
    """The one party that a clause begins with and that ends at `hi`."""
    for start in range(max(0, hi - 8), hi):
        if start and tokens[start - 1].kind not in (":", ",", "sub", ";", "date"):
            continue
        who, after = parties(text, tokens, start, hi, inside=True)
        if who and after >= hi and all(_may_begin(one) for one in who):
            return who
    return []


def _may_begin(one: Party) -> bool:
    """Whether a phrase may name what was set up: any thing but work and gifts."""
    if one.kind in (*PROPER, *COMMON):
        return True
    sets = lexicon().sets
    last = one.text.lower().split()[-1]
    return one.kind == "phrase" and last not in sets["abstract"] | sets["gift_carriers"]


def _owner_of_capital(text: str, tokens: list[Token], at: int) -> list[Party]:
    """X in "the registered capital of X was" and "X's start-up capital was" before a sum."""
    verb = next((n for n in range(at - 1, max(-1, at - 5), -1) if tokens[n].kind == "aux"), 0)
    named = next((n for n in range(verb) if _is_capital(tokens[n])), -1)
    if not verb or named < 0:
        return []
    if tokens[named + 1].low == "of":
        who, after = parties(text, tokens, named + 2, verb, inside=True)
        return who if after == verb else []
    owned = next((n for n in range(named) if tokens[n].kind in ("'s", "my")), -1)
    if owned < 0:
        return []
    if tokens[owned].kind == "my":
        word = tokens[owned]
        return [Party(word.start, word.end, text[word.start : word.end], "pronoun")]
    return _ending_at(text, tokens, owned)


def used_sums(text: str, tokens: list[Token]) -> list[Statement]:
    """ "The remaining $5 million will be used to repair schools": part of what was told before."""
    made: list[Statement] = []
    for at in range(2, len(tokens) - 1):
        if tokens[at].low not in lexicon().sets["used"]:
            continue
        aux = at
        while aux > 0 and tokens[aux - 1].kind in ("aux", "will", "adv"):
            aux -= 1
        if aux == at or tokens[at + 1].low not in ("to", "for", "on", "in"):
            continue
        start = next((n for n in range(aux) if tokens[n].kind == "money"), aux)
        thing, after = gift(text, tokens, start, aux)
        if thing is None or after != aux or all(one.kind != "will" for one in tokens[aux:at]):
            continue  # what was used was spent by who got it
        roles = read_roles(text, tokens, at + 1, len(tokens), "passive")
        if roles.purpose is None and not roles.recipients:
            continue
        made.append(
            Statement(
                rule="used:part",
                sense="noun",
                gifts=[thing],
                status="pledged",
                start=thing.start,
                end=tokens[-1].end,
                recipients=[one for one in roles.recipients if one.kind in PROPER],
                roles=roles,
                part=True,
            )
        )
    return made


def enabling_sums(text: str, tokens: list[Token]) -> list[Statement]:
    """ "The Fir Trust's $400,000 will allow X to buy a boat": who gave it, and whom it helps."""
    made: list[Statement] = []
    for at in range(2, len(tokens) - 2):
        if tokens[at].kind != "money" or tokens[at - 1].kind != "'s":
            continue
        verb = at + 1
        while verb < len(tokens) - 1 and tokens[verb].kind in ("will", "aux", "adv"):
            verb += 1
        thing, _ = gift(text, tokens, at, at + 1)
        whose = owner(text, tokens, at - 2, at)
        if thing is None or not whose or tokens[verb].low not in lexicon().sets["enabling"]:
            continue
        if who := enabled(text, tokens, verb, len(tokens)):
            one = stated("enabling", thing, Roles(), tokens, "given")
            one.funders, one.recipients = whose, who
            made.append(one)
    return made
