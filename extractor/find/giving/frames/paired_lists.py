"""Lists of parties, each with its sum: "X ($5,000) and Y ($4,000)", "X, $5,000; Y, $4,000"."""

from __future__ import annotations

from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement, stated
from extractor.find.giving.frames.noun import main_subject
from extractor.find.giving.gifts.gifts import Gift, gift
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, party
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.tokens import Token, lexicon


def bracketed(text: str, tokens: list[Token], found: list[Statement]) -> list[Statement]:
    """ "provided by X ($75,000) and Y ($25,000)", "grants went to X ($5,000), Y ($4,000)"."""
    pairs = _pairs(text, tokens)
    if len(pairs) < 2:
        pairs = _by_semicolon(text, tokens)
    if len(pairs) < 2:
        return []
    first = next(i for i, token in enumerate(tokens) if token.start >= pairs[0][0].start)
    before = first - 1
    while before > 0 and tokens[before].kind in ("det", "adv"):
        before -= 1
    listed, trade = lexicon().sets["listed"], lexicon().sets["trade"]
    if any(token.low in trade for token in tokens[:first]):
        return []  # "Quotes were received: X ($5,000), Y ($4,000)"
    if before < 1 or not any(of_giving(t) or t.low in listed for t in tokens[:first]):
        return []
    roles = read_roles(text, tokens, 0, before, "noun")
    givers = next((one.funders for one in found if one.funders), roles.sources or roles.agents)
    made: list[Statement] = []
    for who, thing in pairs:
        one = stated("bracket", thing, Roles(), tokens, "given")
        if tokens[before].low in ("by", "from") or _of_givers(tokens, before):
            enabled = main_subject(text, tokens, 0) if tokens[0].low == "with" else []
            one.funders, one.recipients = [who], list(roles.recipients or enabled)
        elif tokens[before].low in ("to", "for") or _leads_list(tokens[before]):
            one.recipients, one.funders = [who], list(givers)
        else:
            return []
        made.append(one)
    return made


def _of_givers(tokens: list[Token], before: int) -> bool:
    """Whether a list is of those who gave: "Those who gave were X ($5,000) and Y ($4,000)"."""
    if not _leads_list(tokens[before]):
        return False
    sets = lexicon().sets
    who = [i for i in range(1, before) if tokens[i].kind == "rel" and tokens[i].low == "who"]
    gave = any(tokens[i + 1].kind == "verb" and tokens[i + 1].value.sense == "give" for i in who)
    return gave or any(token.low in sets["contributors"] for token in tokens[:before])


_LEADS = (":", "among", "aux", "verb")  # before those who get: "grants will help X ($5,000), Y"


def _leads_list(token: Token) -> bool:
    return token.kind in _LEADS or token.low in lexicon().sets["containing"]


def _by_semicolon(text: str, tokens: list[Token]) -> list[tuple[Party, Gift]]:
    """Each party with the sum after its comma: "X, $5,000; Y, $4,000 for its roof; Z, $2,000"."""
    if sum(token.kind == ";" for token in tokens) < 1:
        return []
    pairs: list[tuple[Party, Gift]] = []
    for at in range(2, len(tokens)):
        if tokens[at].kind != "money" or tokens[at - 1].kind not in (",", ":"):
            continue
        start = max((i for i in range(at - 1) if _parts_items(tokens, i)), default=-1) + 1
        while start < at and tokens[start].kind in ("and", "det"):
            start += 1
        who, after = party(text, tokens, start, at - 1)
        thing, _ = gift(text, tokens, at, at + 1)
        if who is None or thing is None or after < at - 1 or who.kind not in (*PROPER, *COMMON):
            return []
        pairs.append((who, thing))
    return pairs


def _parts_items(tokens: list[Token], at: int) -> bool:
    """Whether an item of such a list may begin after a token."""
    return tokens[at].kind in (";", ":", "verb", "aux") or tokens[at].low in ("to", "are")


def of_giving(token: Token) -> bool:
    gives = token.kind == "verb" and token.value.sense in ("give", "receive")
    return gives or token.kind == "noun"


def _only_place(tokens: list[Token], at: int, end: int) -> bool:
    """Whether nothing but where a party is follows it: "in Woodburn"."""
    where = at < end and tokens[at].low in ("in", "of", "at")
    named = all(one.kind == "name" or one.proper or one.kind == "," for one in tokens[at + 1 : end])
    return at >= end or (where and named)


def _pairs(text: str, tokens: list[Token]) -> list[tuple[Party, Gift]]:
    """Each party with a sum of money alone in the brackets after it, while they form a list."""
    pairs: list[tuple[Party, Gift]] = []
    last = 0
    for at in range(1, len(tokens) - 2):
        shape = [token.kind for token in tokens[at : at + 3]]
        if shape != ["(", "money", ")"]:
            continue
        start = last
        while start < at:
            who, after = party(text, tokens, start, at)
            if who and who.kind in (*PROPER, *COMMON) and _only_place(tokens, after, at):
                break
            start += 1
        listed = all(token.kind in (",", "and", "det") for token in tokens[last:start])
        if start == at or (pairs and not listed):
            return pairs
        thing, _ = gift(text, tokens, at + 1, at + 2)
        if thing is not None and who is not None:
            pairs.append((who, thing))
        last = at + 3
    return pairs
