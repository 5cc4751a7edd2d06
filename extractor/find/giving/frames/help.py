"""What was done with somebody's sum: "built with $5 million from X", "With $5 from X, Y staged"."""

from __future__ import annotations

from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement, stated
from extractor.find.giving.frames.noun import main_subject
from extractor.find.giving.gifts.gifts import Gift, gift
from extractor.find.giving.parties.owners import owner
from extractor.find.giving.parties.phrases import Party, parties
from extractor.find.giving.words.tokens import Token, lexicon

_PLAIN = ("det", "word", "noun", "prep", "adv", "name", "'s")  # between "with" and a sum


def sums_of_help(text: str, tokens: list[Token]) -> list[Statement]:
    """The sums that a sentence says something was done with, each from whom it names."""
    for at in range(len(tokens) - 3):
        if _helps(tokens, at) and (made := _from_each(text, tokens, at)):
            return made
    return []


def _helps(tokens: list[Token], at: int) -> bool:
    """Whether a preposition is followed by what helped: "with $5", "backed by $5"."""
    if tokens[at].low in lexicon().sets["by_help_of"]:
        return True
    before = tokens[at - 1]
    gives = at > 0 and before.kind == "verb" and before.value.sense == "give"
    return gives and tokens[at].low == "by" and before.low in before.value.forms[2:4]


def _from_each(text: str, tokens: list[Token], at: int) -> list[Statement]:
    """One statement for each sum: "with $5 from X and $4 from Y"."""
    start = at + 1
    while start < min(len(tokens), at + 5) and tokens[start].kind != "money":
        start += 1
    between = tokens[at + 1 : start]
    if start + 2 >= len(tokens) or any(one.kind not in _PLAIN for one in between):
        return []
    if any(one.low in lexicon().sets["not_gifts"] for one in between):
        return []
    opens = at <= 1
    helped = _helped(text, tokens, at)
    made: list[Statement] = []
    while helped and start < len(tokens):
        thing, after = gift(text, tokens, start, len(tokens))
        if thing is None or thing.kind != "money" or after >= len(tokens):
            break
        comma = next((n for n in range(after, len(tokens)) if tokens[n].kind == ","), len(tokens))
        whose = owner(text, tokens, at + 2, start) if tokens[at + 1].low == "to" else []
        if (tokens[after].low != "from" and not whose) or (comma == len(tokens) and opens):
            break
        one, start = _stated(text, tokens, thing, after, comma)
        one.funders = one.funders or whose
        one.recipients = helped
        if not one.funders:
            break
        made.append(one)
    return made


def _stated(
    text: str, tokens: list[Token], thing: Gift, after: int, comma: int
) -> tuple[Statement, int]:
    """The statement of one sum from somebody, and where a further sum stands, if any."""
    roles = read_roles(text, tokens, after, comma, "noun")
    end = roles.end
    while end < len(tokens) and tokens[end].kind in ("and", ",", "det", "adv"):
        end += 1
    further = after < end and end < len(tokens) and tokens[end].kind == "money"
    return stated("enabling", thing, roles, tokens, "given"), end if further else len(tokens)


def _helped(text: str, tokens: list[Token], at: int) -> list[Party]:
    """Who did something with a sum; else what was built with it."""
    if who := main_subject(text, tokens, at):
        return who
    first, _ = parties(text, tokens, 0, at)
    built = lexicon().sets["works"] | lexicon().sets["built"]
    return first if at > 1 and first and first[0].text.lower().split()[-1] in built else []
