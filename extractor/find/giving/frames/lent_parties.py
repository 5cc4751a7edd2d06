"""Who gives or gets, where another clause of the sentence says it: "40 masks bought by X were
sent to Y", "X gave Y $5, and Z gave $4"."""

from __future__ import annotations

from itertools import pairwise

from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.frames.openings import source_before
from extractor.find.giving.parties.phrases import Party, parties
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.find.giving.words.verb_groups import Group


def from_others(
    text: str,
    tokens: list[Token],
    group: Group,
    floor: int,
    one: Statement,
    found: list[Statement],
    announcer: list[Party],
) -> None:
    """Fills what a statement leaves out from the clauses before it, whose statements are `found`.

    `floor`: where its own clause begins; `announcer`: who is said to announce what it tells.
    """
    if one.sense == "receive" and found and _each_of_those(tokens, group):
        one.funders, one.recipients = list(found[-1].funders), list(found[-1].recipients)
        one.each, one.status = True, found[-1].status
    if one.sense == "receive" and not one.funders:
        one.funders = (
            _announced_by(announcer, one)
            or source_before(text, tokens, floor, group.first)
            or _giver_of_whole(tokens, group.first, found)
            or _giver_of_others(one, found)
        )
    unsaid = one.sense == "give" and (one.carrier or not one.funders)
    if unsaid and (agents := _agents_of_subject(text, tokens, group)):
        one.funders, one.carrier = agents, False
    if not one.recipients and _gives_as_well(one, tokens, floor):
        one.recipients = _same_recipients(one, found)
        one.adds = one.adds or bool(found and found[-1].adds)
    if not one.funders and one.gifts and group.tense == "past":
        one.funders = _given_as(text, tokens, group, one)
    if not one.funders and _more_of_it(tokens, group, one):
        one.part = True


def lend_agent(
    text: str, tokens: list[Token], group: Group, limit: int, found: list[Statement]
) -> None:
    """Gives goods told of just before the giver that a participle after them names: "500 beds are
    on their way to X, donated by Y"."""
    by, verb = group.last + 1, tokens[group.verb].value
    led = group.first and tokens[group.first - 1].kind == ","
    if not found or not led or by >= limit or tokens[by].low != "by" or verb.sense != "give":
        return
    if verb.lemma in lexicon().sets["helping"]:
        return  # "X, supported by Y," is who gets them
    agents = read_roles(text, tokens, by, limit, "passive").agents
    if not agents:
        return
    for one in found:
        goods = all(thing.kind == "goods" for thing in one.gifts)
        carried = _carries(one) and verb.lemma in lexicon().sets["donating"]
        lends = goods and one.sense in ("give", "move", "receive")
        if lends and (carried or not one.funders):
            one.roles.via = one.roles.via or one.funders
            one.funders = list(agents)


def _given_as(text: str, tokens: list[Token], group: Group, one: Statement) -> list[Party]:
    """Whose gift a subject is said to be: "Twelve boats, the gift of X, were handed over to Y"."""
    last = one.gifts[-1].end
    for at in range(1, group.first - 2):
        if tokens[at].kind != "noun" or tokens[at].start < last:
            continue
        if tokens[at + 1].low in ("of", "from", "by"):
            who, after = parties(text, tokens, at + 2, group.first, inside=True)
            closes = after >= group.first or tokens[after].kind == ","
            return who if closes and all(named.kind != "phrase" for named in who) else []
    return []


def _each_of_those(tokens: list[Token], group: Group) -> bool:
    """Whether a gerund tells what each gets of a sum given to all: ", with each receiving $5"."""
    lows = [token.low for token in tokens[max(0, group.first - 2) : group.verb]]
    return group.tense == "gerund" and "each" in lows and "with" in lows


def _agents_of_subject(text: str, tokens: list[Token], group: Group) -> list[Party]:
    """Who gives, by what is said of a grant that is a subject: "The grant, which is funded jointly
    by X, will give Y $5"."""
    first = int(tokens[0].kind in ("det", "my"))
    carries = tokens[first].kind == "noun" or tokens[first].low in lexicon().sets["gift_carriers"]
    if group.passive or not carries or tokens[first + 1].kind != ",":
        return []
    for at in range(first + 2, group.first - 2):
        if tokens[at].kind == "verb" and tokens[at].value.sense == "give":
            by = at + 1 + (tokens[at + 1].kind == "adv")
            if tokens[by].low == "by":
                who, _ = parties(text, tokens, by + 1, group.first)
                return [one for one in who if one.kind not in ("phrase", "pronoun")]
    return []


def lend_givers(found: list[Statement]) -> None:
    """Who bought what is given, gives it: "40 masks bought by X were handed to Y"."""
    bought = [one for one in found if one.rule.endswith(":participle") and one.funders]
    for one in found:
        for other in bought:
            same = [gift.start for gift in one.gifts] == [gift.start for gift in other.gifts]
            if same and not one.funders and one.sense in ("give", "move", "receive"):
                one.funders = list(other.funders)
            elif same and one is not other and _hands_on(one, other) and not _carries(other):
                one.roles.via = one.roles.via or one.funders  # "X delivered masks donated by Y"
                one.funders = list(other.funders)


def _hands_on(one: Statement, other: Statement) -> bool:
    """Whether who acts carries what another gave, or hands it over for him: a person, or anybody
    where the other is said to have donated it."""
    people = all(who.kind == "person" for who in one.funders)
    donated = other.rule.split(":")[0] in lexicon().sets["donating"]
    handed = one.sense == "give" and one.rule.endswith(":active") and (people or donated)
    return _carries(one) or handed


def _carries(one: Statement) -> bool:
    verb = lexicon().verbs.get(one.rule.split(":")[0])
    return verb is not None and verb.carries and one.rule.endswith(":active")


def given_to_us(found: list[Statement]) -> None:
    """Gives "us" what is told before of others who gave: "X gave $9,000, and Y gave us $4,000"."""
    for one, following in pairwise(found):
        alike = one.sense == following.sense == "give" and bool(one.funders)
        us = [who for who in following.recipients if who.text.lower() == "us"]
        if us and alike and not one.recipients and one.roles.purpose is None:
            one.recipients = us


def _gives_as_well(one: Statement, tokens: list[Token], floor: int) -> bool:
    """Whether a clause tells of money that is given as well: "..., and Y gave $4,000"."""
    joined = floor > 0 and any(token.low in ("and", "while") for token in tokens[floor:])
    active = one.sense == "give" and one.rule.endswith(":active") and one.roles.purpose is None
    money = bool(one.funders and one.gifts) and one.gifts[0].kind == "money"
    return (
        joined
        and active
        and money
        and not any(one.gifts[-1].end <= t.start < one.end and t.kind == "prep" for t in tokens)
    )


def _same_recipients(one: Statement, found: list[Statement]) -> list[Party]:
    """Who gets the money of another giver told just before in the sentence."""
    last = found[-1] if found else one
    money = all(thing.kind == "money" for thing in last.gifts)
    others = not {who.text.lower() for who in one.funders} & {w.text.lower() for w in last.funders}
    alike = last.sense == "give" and money and last.funders and others
    return list(last.recipients) if alike else []


def _announced_by(announcer: list[Party], statement: Statement) -> list[Party]:
    """Who announces that others will receive a gift gives it."""
    if any(one.kind == "pronoun" for one in statement.recipients):
        return []
    return list(announcer)


def _giver_of_whole(tokens: list[Token], at: int, found: list[Statement]) -> list[Party]:
    """Who gave the whole "among which X got 20 million" is a part of."""
    for i in range(1, at):
        if tokens[i].kind == "rel" and tokens[i - 1].low in ("among", "amongst", "of"):
            before = [one for one in found if one.start < tokens[i].start and one.funders]
            return list(before[-1].funders) if before else []
    return []


def _giver_of_others(one: Statement, found: list[Statement]) -> list[Party]:
    """Who gave the goods of which a bare number is told: "Mali received 200 beds from X; Niger got
    80"."""
    shared = all(thing.amount and thing.amount.text.isdigit() for thing in one.gifts)
    return list(found[-1].funders) if shared and found else []


def _more_of_it(tokens: list[Token], group: Group, one: Statement) -> bool:
    """Whether what went to somebody is more of what was told: "A further 500 cots were sent"."""
    if not one.gifts:
        return False
    passive = one.rule.endswith((":passive", ":moving"))
    before = [token.low for token in tokens[: group.first] if token.end <= one.gifts[0].start]
    return passive and bool(before) and before[-1] in lexicon().sets["more_of_it"]
