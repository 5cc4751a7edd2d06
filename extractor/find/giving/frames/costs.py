"""Who gets what is paid towards a cost: "X's new wing cost $22 million, of which Y gave $9"."""

from __future__ import annotations

from extractor.find.giving.clauses.goals import hosted
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.parties.owners import owner
from extractor.find.giving.parties.phrases import Party, is_abstract, parties
from extractor.find.giving.words.tokens import Token, lexicon

_FIGURE = 4  # tokens between "cost" and its sum


def lend_costs(text: str, tokens: list[Token], found: list[Statement]) -> None:
    """Gives the shares of a cost that a sentence tells to whose cost it is."""
    at = _cost(tokens) if found else 0
    if not at:
        return
    who = _whose(text, tokens, at)
    for one in found:
        money = all(thing.kind == "money" for thing in one.gifts)
        pays = one.sense == "give" or (one.sense == "move" and bool(one.funders))
        if money and pays and not one.recipients and one.start > tokens[at].start:
            one.recipients = list(who)


def _cost(tokens: list[Token]) -> int:
    """Where a sentence says that something costs a sum; else 0."""
    costing = lexicon().sets["costing"]
    for at in range(1, len(tokens) - 2):
        if tokens[at].low in costing:
            near = tokens[at + 1 : at + 1 + _FIGURE]
            return at if any(one.kind == "money" for one in near) else 0
    return 0


def _whose(text: str, tokens: list[Token], at: int) -> list[Party]:
    """Whose cost is told before the verb at `at`: "the repair of X", "X's wing", "a wing at X"."""
    while at > 1 and tokens[at - 1].kind in ("will", "aux", "adv", "modal"):
        at -= 1
    if who := owner(text, tokens, 0, at) or hosted(text, tokens, 0, at)[0]:
        return who
    first = int(tokens[0].kind == "det")
    works = lexicon().sets["costs_borne"] | lexicon().sets["works"]
    done = first + 2 < at and tokens[first].low in works and tokens[first + 1].low == "of"
    who, after = parties(text, tokens, first + 2 if done else 0, at, inside=True)
    last = who[-1].text.lower().split()[-1] if who else ""
    return who if after == at and last and not is_abstract(last) else []
