"""Frames of verbs: active, passive, of receiving and of moving."""

from __future__ import annotations

from dataclasses import replace

from extractor.find.giving.clauses.clause import Clause
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.frames.active import active, carried_by
from extractor.find.giving.frames.elided import elided, gapped, gives_too
from extractor.find.giving.frames.moving import moving
from extractor.find.giving.frames.passive import passive
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.values.dates import Date


def verb_frames(clause: Clause) -> list[Statement]:
    """What one verb says: "gave $5 million to X and $2 million to Y" says it twice."""
    text, tokens, group, _, limit = clause
    verb = clause.verb
    if group.passive:
        one = passive(clause)
        if one and verb.carries:
            carried_by(one)
        if one and one.rule.endswith("recipient-passive"):
            return [one, *gapped(clause, one)]
        return [one, *elided(clause, one)] if one else []
    if verb.sense == "move" or (verb.lemma == "leave" and clause.subject.gifts):
        one = moving(clause)
        return [one, *elided(clause, one)] if one else []
    made: list[Statement] = []
    after = group.last + 1
    if group.tense == "gerund":  # "X for giving this and to Y for that" are two
        limit = next(
            (
                at
                for at in range(after, limit - 1)
                if tokens[at].kind == "and" and tokens[at + 1].low == "to"
            ),
            limit,
        )
    while (after < limit or not made) and len(made) < 12:
        one = active(clause._replace(limit=limit), after, bool(made))
        if one is None:
            break
        more = tokens[after - 1].low in lexicon().sets["more_of_it"] and one.roles.purpose is None
        beside = tokens[after - 1].kind == "with" or tokens[after - 1].low == "as well as"
        if made and (made[0].given_to or more or beside) and not one.recipients:
            # "gave X $3 million and another $2 million", "gave $5 to X, together with 40 beds"
            one.recipients = list(made[-1 if beside else 0].recipients)
        if made and one.roles.date is None:
            one.roles.date = _date_just_before(tokens, after)
        made += _parted(one)
        after = _past_relative(tokens, one.roles.end, limit)
        while after < limit and tokens[after].kind in ("and", ",", ":", "det", "adv"):
            after += 1
        if after >= limit or tokens[after].kind not in ("money", "goods"):
            break
        if not _joins(tokens, after):
            break
    alone = len(made) == 1 and verb.sense == "give" and bool(made[0].funders)
    alone = alone and all(g.kind == "money" for g in made[0].gifts)
    alone = alone and (not made[0].recipients or gives_too(text, tokens, made[0], limit))
    if len(made) == 1 and (made[0].given_to or verb.sense == "receive" or alone):
        made += gapped(clause._replace(limit=limit), made[0])
    return made


def _past_relative(tokens: list[Token], at: int, limit: int) -> int:
    """Past what is told of who gets a gift, where a further gift is joined to it: "$5 for X, whose
    members plant trees, and $4 to Y"."""
    rel = at + (at < limit and tokens[at].kind == ",")
    if rel >= limit or tokens[rel].kind != "rel":
        return at
    for comma in range(rel + 1, min(limit - 3, rel + _CLAUSE)):
        shape = [one.kind for one in tokens[comma : comma + 4]]
        if shape == [",", "and", "money", "prep"]:
            return comma
    return at


_CLAUSE = 30  # tokens of such a clause that are looked through


def _date_just_before(tokens: list[Token], at: int) -> Date | None:
    """The date between "and" and a further gift: "and, in 2015, $5 million"."""
    for step in range(at - 1, max(0, at - 4), -1):
        if tokens[step].kind == "date":
            value: Date = tokens[step].value
            return value
    return None


def _joins(tokens: list[Token], at: int) -> bool:
    """Whether a comma or "and" joins an amount to what stands before: not "which has 40 beds"."""
    while tokens[at - 1].kind in ("det", "adv"):
        at -= 1
    return tokens[at - 1].kind in ("and", ",", ":", "with")


def _parted(one: Statement) -> list[Statement]:
    """ "Gave X 40 chairs and 3 tables to Y": the last gift goes to who is named after it."""
    if not (one.given_to and one.roles.recipients and len(one.gifts) > 1):
        return [one]
    last = replace(one, gifts=one.gifts[-1:], recipients=list(one.roles.recipients))
    return [replace(one, gifts=one.gifts[:-1]), last]
