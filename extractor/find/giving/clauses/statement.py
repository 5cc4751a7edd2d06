"""What one frame says of a gift, by the positions of its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.find.giving.gifts.gifts import Gift
from extractor.find.giving.parties.phrases import Party
from extractor.find.giving.parties.roles import Roles
from extractor.find.giving.words.tokens import Token, Verb, lexicon
from extractor.find.giving.words.verb_groups import Group


@dataclass(slots=True)
class Statement:
    """What one frame says: who is named, by text position; what is left out stays empty."""

    rule: str
    sense: str
    gifts: list[Gift]
    status: str
    start: int
    end: int
    funders: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    roles: Roles = field(default_factory=Roles)
    each: bool = False
    each_gives: bool = False  # "A and B have each given $5 million"
    total: bool = False
    giver: bool = False
    needs: str | None = None
    neutral: bool = False
    carrier: bool = False
    part: bool = False  # "of which": the giver of the whole stands before
    follows: bool = False  # "it includes": giver and recipient stand in the sentence before
    unread: bool = False  # has a subject of its own that names nobody known
    given_to: bool = False  # the recipient stands between verb and gift
    sums: bool = False  # "a total of" what is yet to be given, perhaps of gifts told before
    adds: bool = False  # to the gift told before: "matched this with a further $5"
    headless: bool = False  # begins its sentence, but for a date: "May 2015: Donated $5 to X"


def statement_of(
    tokens: list[Token],
    group: Group,
    verb: Verb,
    things: list[Gift],
    roles: Roles,
    at: int,
    limit: int,
) -> Statement:
    """The statement of a verb, its parties yet unsaid: gift, status, what the verb needs."""
    status = verb.status
    if verb.lemma == "offer" and any(
        one.low in lexicon().sets["provisos"] for one in tokens[group.last : limit]
    ):
        status = "pledged"
    elif group.done:
        pass
    elif group.tense in ("future", "infinitive") and verb.lemma not in lexicon().sets["on_its_way"]:
        status = "pledged"
    elif group.tense in ("future", "infinitive"):
        status = "given"
    around = tokens[max(0, group.first - 6) : limit]
    near = tokens[max(0, group.first - 6) : _before_each(tokens, group, limit)]
    words = {token.low for token in near if token.kind in ("det", "adv")}
    return Statement(
        rule=verb.lemma,
        sense=verb.sense,
        gifts=things,
        status=status,
        start=tokens[group.first].start,
        end=tokens[limit - 1].end if limit > group.last else tokens[group.last].end,
        roles=roles,
        each="each" in words or "respectively" in {token.low for token in tokens},
        each_gives=not group.passive
        and verb.sense == "give"
        and any(token.low == "each" for token in tokens[max(0, group.first - 1) : group.verb]),
        total=_is_sum(tokens, group, around, things),
        giver=verb.giver,
        needs=verb.needs,
        neutral=verb.neutral,
        sums=any(token.kind == "total" for token in around),
        adds=_adds(tokens, group, limit),
        headless=_is_headless(tokens, group),
    )


def _before_each(tokens: list[Token], group: Group, limit: int) -> int:
    """Where what each of those gets is told after a sum that all share: ", with each receiving"."""
    pairs = (at for at in range(group.verb + 1, limit - 1) if tokens[at].low == "with")
    return next((at for at in pairs if tokens[at + 1].low == "each"), limit)


def _is_headless(tokens: list[Token], group: Group) -> bool:
    """Whether nothing but a date stands before a verb that states an act."""
    acts = group.tense in ("past", "present") and not group.passive and group.first == group.verb
    marks = ("date", ":", ";", ",", "-", "adv")
    return acts and all(
        token.kind in marks or token.low in "–—-•|" for token in tokens[: group.first]
    )


def _adds(tokens: list[Token], group: Group, limit: int) -> bool:
    """Whether the object of a verb is the gift told before: "matched this with", "doubled it"."""
    at = group.last + 1
    while at < limit and tokens[at].kind in ("det", "adv"):
        if tokens[at].low in lexicon().sets["more_of_it"]:
            return not group.passive and tokens[group.verb].value.sense == "give"
        at += 1
    if tokens[group.verb].value.lemma in lexicon().sets["contributing"]:
        return at < limit and tokens[at].kind in ("money", "goods")
    at = group.last + 1
    if tokens[group.verb].value.lemma not in lexicon().sets["matching"]:
        return False
    if at < limit and tokens[at].low in ("this", "that", "it", "the"):
        step = at + (at + 1 < limit and tokens[at + 1].kind in ("noun", "word"))
        return step + 1 < limit and tokens[step + 1].low in ("with", "by")
    return False


def _is_sum(tokens: list[Token], group: Group, around: list[Token], things: list[Gift]) -> bool:
    """Whether words near a verb say that its gift is the sum of what was given until now."""
    if group.tense not in ("past", "gerund"):
        return False
    has = ("has", "have", "had", "'ve", "’ve")
    perfect = any(token.low in has for token in tokens[group.first : group.verb])
    until_now = lexicon().sets["until_now"]
    counted = any(thing.amount is not None for thing in things)
    so_far = perfect and counted and any(token.low in until_now for token in tokens[:1] + around)
    return so_far or any(_counts_gifts(around, n) for n in range(len(around)))


def _counts_gifts(around: list[Token], at: int) -> bool:
    """Whether "a total of" counts what is given, not who gets it: "a total of 310 students"."""
    counted = at + 1 < len(around) and around[at + 1].kind == "word"
    return around[at].kind == "total" and not (counted and around[at + 1].low[0].isdigit())


def stated(rule: str, thing: Gift, roles: Roles, tokens: list[Token], status: str) -> Statement:
    """A statement of one gift that no verb of giving makes."""
    return Statement(
        rule=rule,
        sense="noun",
        gifts=[thing],
        status=status,
        start=thing.start,
        end=tokens[-1].end,
        funders=list(roles.sources or roles.agents),
        recipients=list(roles.recipients),
        roles=roles,
    )
