"""What gifts are said to consist of: "Donations include masks for X", "Highlights include"."""

from __future__ import annotations

from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.gifts.gifts import gifts
from extractor.find.giving.parties.owners import owner
from extractor.find.giving.words.tokens import Token, lexicon

_OF_GIFT = ("prep", "det", "name", "my", "date", "adv")  # "X's commitment to the Y is $5"


_IS = ("was", "is", "were", "are")


def content_frames(text: str, tokens: list[Token]) -> list[Statement]:
    """ "The donations to X include masks", "Highlights include $5,000 to X, $4,000 to Y"."""
    sets = lexicon().sets
    told = {token.low for token in tokens}
    if told.isdisjoint(sets["containing"]) and told.isdisjoint(_IS):
        return []
    verb = next((at for at in range(len(tokens)) if _contains(tokens, at)), 0)
    noun = next(
        (at for at in range(verb) if tokens[at].kind == "noun" or tokens[at].low in sets["listed"]),
        -1,
    )
    part = noun < 0 and verb > 1 and tokens[1].low in sets["packages"]  # "The package includes"
    if part and tokens[0].kind == "det":
        noun = 1
    follows = noun < 0 and verb > 0 and tokens[0].low in ("it", "they", "these", "this")
    if follows:
        noun = 0
    if noun < 0 or any(token.kind in ("verb", "aux") for token in tokens[noun:verb]):
        return []
    whole = read_roles(text, tokens, noun + 1, verb, "noun")
    own = next((who for at in range(noun) if (who := owner(text, tokens, at, verb))), [])
    made: list[Statement] = []
    at = verb + 1
    while at < len(tokens) and tokens[at].kind not in (".", ";"):
        while at < len(tokens) and (tokens[at].kind in ("and", ",", "adv") or at == verb + 1):
            if tokens[at].kind not in ("and", ",", "adv", "prep"):
                break
            at += 1
        things, after = gifts(text, tokens, at, len(tokens))
        things = [thing for thing in things if thing.kind != "vague"]
        if not things:
            break
        roles = read_roles(text, tokens, after, len(tokens), "noun")
        recipients = roles.recipients or whole.recipients
        listed = tokens[noun].low in sets["listed"]
        plain = all(one.kind in _OF_GIFT for one in tokens[noun + 1 : verb])
        unsaid = tokens[verb].kind == "aux" and not (own and plain)
        if not recipients and (listed or unsaid):
            break
        funders = roles.sources or roles.agents or whole.sources or whole.agents or own
        made.append(
            Statement(
                rule=f"{tokens[noun].low}:contents",
                sense="noun",
                gifts=things,
                status="given",
                follows=follows,
                part=part and not funders,
                start=tokens[noun].start,
                end=tokens[min(after, len(tokens) - 1)].end,
                funders=list(funders),
                recipients=list(recipients),
                roles=roles,
            )
        )
        at = max(roles.end, after)
    return made


def _contains(tokens: list[Token], at: int) -> bool:
    """Whether a verb says what gifts consist of: "include", "was" before money."""
    token = tokens[at]
    if token.low in lexicon().sets["containing"]:
        return True
    return token.low in _IS and at + 1 < len(tokens) and tokens[at + 1].kind == "money"
