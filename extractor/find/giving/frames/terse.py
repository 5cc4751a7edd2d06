"""Gifts told without a verb of giving: parts of a sum, sums in brackets, a raised pledge."""

from __future__ import annotations

from functools import cache

from extractor.find.giving.clauses.complements import read_roles
from extractor.find.giving.clauses.statement import Statement, stated
from extractor.find.giving.clauses.subject_phrases import covered
from extractor.find.giving.frames.donors import donor_frames
from extractor.find.giving.frames.help import sums_of_help
from extractor.find.giving.frames.listed_grants import lines, listed
from extractor.find.giving.frames.paired_lists import bracketed
from extractor.find.giving.frames.priced import priced_frames
from extractor.find.giving.frames.standing_sums import capital_of, enabling_sums, used_sums
from extractor.find.giving.gifts.gifts import Gift, gift, gifts
from extractor.find.giving.gifts.side_figures import whole_ends
from extractor.find.giving.parties.owners import owner, thanked_before, thanker
from extractor.find.giving.parties.phrases import Party, parties
from extractor.find.giving.words.tokens import Token, lexicon, tells_amounts


def terse_frames(text: str, tokens: list[Token], found: list[Statement]) -> list[Statement]:
    """The statements of a sentence beside those found by its verbs and nouns."""
    told = {gift.start for one in found for gift in one.gifts}
    if not tells_amounts(tokens):  # all but what is raised to are amounts
        return [one for one in _raised(text, tokens) if one.gifts[0].start not in told]
    opened = _after_opener(tokens)
    made = _parts(text, tokens, opened)
    made += _of_words(text, tokens, found)
    for one in found:
        if one.funders and not one.recipients and one.gifts and one.gifts[0].kind == "money":
            one.recipients = capital_of(text, tokens, one)
    for one in found:  # a part that a verb speaks of has the giver of the whole too
        if opened and not one.funders and one.gifts and one.gifts[0].start >= tokens[opened].start:
            one.part = True
    return [one for one in made if one.gifts[0].start not in told]


def _of_words(text: str, tokens: list[Token], found: list[Statement]) -> list[Statement]:
    """The statements of the frames whose words or marks stand in a sentence at all."""
    sets, made = lexicon().sets, list[Statement]()
    words = {token.low for token in tokens}
    marks = {token.kind for token in tokens}
    if "(" in marks or ";" in marks:
        made += bracketed(text, tokens, found)
    if "noun" in marks:
        made += _raised(text, tokens)
    if not words.isdisjoint(sets["totalling"]):
        made += _totalled(text, tokens)
    made += lines(text, tokens, found)
    if "by" in words or not words.isdisjoint(sets["by_help_of"]):
        made += sums_of_help(text, tokens)
    if not words.isdisjoint(sets["used"]):
        made += used_sums(text, tokens)
    if "'s" in marks:
        made += enabling_sums(text, tokens)
    if not words.isdisjoint(sets["thanking"]):
        made += _thanked(text, tokens)
    if "by" in words:
        made += priced_frames(text, tokens)
    if ":" in marks:
        made += listed(text, tokens)
    if not words.isdisjoint(sets["called_donors"]):
        made += donor_frames(text, tokens, found)
    return made


def _parts(text: str, tokens: list[Token], at: int) -> list[Statement]:
    """ "Among it, 30 million yuan is for X and 5 million yuan for Y"; the giver stood before. `at`:
    where the first amount of them stands, 0 for none."""
    made: list[Statement] = []
    while at and at < len(tokens):
        while at < len(tokens) and tokens[at].kind in (",", "and", "det", "adv"):
            at += 1
        thing, after = gift(text, tokens, at, len(tokens))
        if thing is None or thing.amount is None:
            break
        limit = next(
            (i for i in range(after, len(tokens)) if tokens[i].kind in ("money", "goods", ";")),
            len(tokens),
        )
        roles = read_roles(text, tokens, after, limit, "passive")
        if not roles.recipients:
            break
        future = any(token.kind == "will" for token in tokens[after:limit])
        one = stated("part", thing, roles, tokens, "pledged" if future else "given")
        one.part = True
        made.append(one)
        at = limit + (limit < len(tokens) and tokens[limit].kind == ";")
    return made


def _thanked(text: str, tokens: list[Token]) -> list[Statement]:
    """ "The Ministry thanked X for the 50 ventilators": X gave them to who gives thanks."""
    made: list[Statement] = []
    thanking = lexicon().sets["thanking"]
    thanks = next((n for n, one in enumerate(tokens) if one.low in thanking), len(tokens))
    for at in range(thanks + 2, len(tokens) - 2):
        if tokens[at].low != "for" or tokens[at + 1].kind not in ("det", "my", "goods", "money"):
            continue
        things, after = gifts(text, tokens, at + 1, len(tokens))
        givers = thanked_before(text, tokens, at) if things else []
        if not givers or any(thing.amount is None for thing in things):
            continue
        roles = read_roles(text, tokens, after, len(tokens), "noun")
        one = stated("thanked", things[0], roles, tokens, "received")
        one.gifts, one.funders = things, list(givers)
        one.recipients = thanker(text, tokens, givers)
        made.append(one)
    return made


def _after_opener(tokens: list[Token]) -> int:
    """Past "of which", "among it", "thereinto" where an amount follows; else 0."""
    openers, first_words = lexicon().sets["part_openers"], _first_of_openers()
    for at in range(len(tokens) - 2):
        low = tokens[at].low
        if at and low not in first_words:
            continue
        opener = low in openers
        pair = f"{low} {tokens[at + 1].low}" in openers
        whole = _whole_named(tokens) if at == 0 else 0
        share = at and tokens[at - 1].kind in ("word", "det")  # "gave half of it, $5, to"
        if not (opener or pair or whole) or (pair and share):
            continue
        step = whole or (at + 2 if pair else at + 1)
        while step < len(tokens) and tokens[step].kind in (",", "det", "adv"):
            step += 1
        if step < len(tokens) and tokens[step].kind in ("money", "goods"):
            return step
    return 0


@cache
def _first_of_openers() -> frozenset[str]:
    """What an opener is or begins with, be it of one token or of two."""
    openers = lexicon().sets["part_openers"]
    ends = ((one, at) for one in openers for at, mark in enumerate(one) if mark == " ")
    return openers | {one[:at] for one, at in ends}


def _whole_named(tokens: list[Token]) -> int:
    """Where a sentence comes to the parts of the sum it opens with: "Of the 60 laptops, 40"."""
    whole = whole_ends(tokens)
    return whole + 1 if whole else 0


def _raised(text: str, tokens: list[Token]) -> list[Statement]:
    """ "X doubled its pledge to $4 million", "increased its support for Y to $4 million"."""
    for at in range(2, len(tokens) - 2):
        if tokens[at].kind != "noun":
            continue
        own = at - 1 - (tokens[at - 1].kind == "word")
        owned = own > 0 and tokens[own].kind in ("my", "det")
        if not owned or tokens[own - 1].low not in lexicon().sets["raising"]:
            continue
        to = at + 1
        getting: list[Party] = []
        if tokens[to].low in ("for", "of", "to") and tokens[to + 1].kind not in ("money", "goods"):
            getting, to = parties(text, tokens, to + 1, len(tokens), inside=True)
        shape = [one.kind for one in tokens[to : to + 3]]
        if shape == ["prep", "money", "prep"] and tokens[to].low == "from":
            to += 2  # "from $3 million to $4 million"
        spans = tokens[to].low == "from" and tokens[to + 1].kind == "money"
        if to + 1 >= len(tokens) or not (tokens[to].low == "to" or spans):
            continue
        thing, after = gift(text, tokens, to + 1, len(tokens))
        thing = _upper(thing) if thing and spans else thing
        who = covered(text, tokens, 0, own - 1, ends=False).parties
        if thing is None or thing.kind == "vague" or not who or who[0].kind == "phrase":
            return []
        roles = read_roles(text, tokens, after, len(tokens), "noun")
        pledged = tokens[at].low in ("pledge", "commitment")
        one = stated("raised", thing, roles, tokens, "pledged" if pledged else "given")
        one.funders, one.recipients = who, one.recipients or getting
        return [one]
    return []


def _upper(thing: Gift) -> Gift | None:
    """The sum that a gift is raised to, read as a range: "from $3 million to $4 million"."""
    amount = thing.amount
    if amount is None or amount.value_max is None:
        return None
    return thing._replace(amount=amount._replace(value=amount.value_max, value_max=None))


def _totalled(text: str, tokens: list[Token]) -> list[Statement]:
    """ "The materials donated by X have reached $5 million": a sum of what X gave."""
    for at in range(2, len(tokens) - 1):
        if tokens[at].low not in lexicon().sets["totalling"]:
            continue
        step = at + 1
        while step < len(tokens) and tokens[step].kind in ("det", "adv", "prep"):
            step += 1
        thing, _ = gift(text, tokens, step, len(tokens))
        given = next((i for i in range(at) if _given(tokens, i)), at)
        if thing is None or thing.kind != "money" or given == at:
            continue
        roles = read_roles(text, tokens, given + 1, at, "passive")
        whose = given - 1 - (tokens[given - 1].kind == "'s")
        givers = roles.agents or owner(text, tokens, max(0, whose), at)
        if givers:
            one = stated("totalled", thing, roles, tokens, "total")
            one.funders, one.total = list(givers), True
            one.recipients = one.recipients or list(roles.recipients)
            one.roles.purpose = None
            return [one]
    return []


def _given(tokens: list[Token], at: int) -> bool:
    """A participle of giving with "by", or gifts whose owner stands before them."""
    token = tokens[at]
    if token.kind == "verb" and token.value.sense == "give" and at + 1 < len(tokens):
        return tokens[at + 1].low == "by" or tokens[at + 1].low == "to"
    return token.kind == "noun" and at > 0 and tokens[at - 1].kind in ("my", "'s")
