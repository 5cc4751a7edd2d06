"""To whom and for what: what stands after "to", "for" and "towards", and any party after a
preposition."""

from __future__ import annotations

from extractor.find.giving.clauses.aims import activity, purpose_after, supported
from extractor.find.giving.parties.phrases import (
    PROPER,
    Party,
    is_abstract,
    kind_of,
    owned_work,
    parties,
    party,
)
from extractor.find.giving.parties.roles import RECEIVERS, Roles
from extractor.find.giving.words.tokens import Token, lexicon

_WITHIN_OBJECT = 12  # words between a thing and where it is
_ARTICLES = ("the", "a", "an", "its", "their", "our")


def into(
    text: str,
    tokens: list[Token],
    at: int,
    end: int,
    role: list[Party],
    kinds: tuple[str, ...] = (*PROPER, "pronoun", "people", "body"),
    inside: bool = False,
) -> int:
    close = _before_other(text, tokens, at + 1, end)
    who, after = parties(text, tokens, at + 1, close, inside)
    accepted = [one for one in who if one.kind in kinds]
    unlike = [one.kind in PROPER for one in accepted] == [True, False]
    if unlike and text[accepted[0].end : accepted[1].start].strip() == ",":
        accepted.pop()  # "from Ana Ruiz, seats 900 people"
    again = bool(role) and tokens[at - 1].kind == "and" and tokens[at - 1].start <= role[-1].end + 2
    if accepted and (not role or again):  # "from X and from Y"
        role.extend(accepted)
        return after
    return at + 1


def _before_other(text: str, tokens: list[Token], at: int, end: int) -> int:
    """Where a list ends before who has a sum of his own: "from X, and Y $5", "to X, Y $5"."""
    near = range(at + 1, min(end, at + _LIST))
    for link in near if any(tokens[n].kind in ("money", "goods") for n in near) else ():
        if tokens[link].kind in (",", "and") and link + 2 < end:
            first = link + 1 + (tokens[link + 1].kind == "and")
            who, after = party(text, tokens, first, end)
            if who and after < end and tokens[after].kind in ("money", "goods"):
                return link
    return end


_LIST = 14  # tokens of such a list that are looked through


def hosted(text: str, tokens: list[Token], i: int, end: int) -> tuple[list[Party], int]:
    """Where a thing is that a gift pays for: "a chair of botany at Pelham College"."""
    for at in range(i, min(end, i + _WITHIN_OBJECT)):
        if tokens[at].low == "at":
            who, after = parties(text, tokens, at + 1, end)
            return (who, after) if who and who[0].kind == "organization" else ([], i)
        named = tokens[at].kind in ("det", "word", "name", "noun", "my")
        if not named and tokens[at].low not in ("of", "in", "for"):
            break
    return [], i


def after_to(text: str, tokens: list[Token], at: int, end: int, sense: str, roles: Roles) -> int:
    step = at + 1
    while step < end and tokens[step].kind == "adv":
        step += 1
    if step >= end:
        return at + 1
    word = tokens[step]
    sets = lexicon().sets
    if word.low in sets["helping"]:
        roles.aim = "to"
        return supported(text, tokens, step + 1, end, roles, tokens[at].start)
    if (
        _does(tokens, step, end)
        or _headed(text, tokens, at, step)
        or (word.kind == "verb" and word.low == word.value.forms[0])
    ):
        roles.aim = "to"
        return purpose_after(text, tokens, at, end, roles)
    if roles.recipients or roles.aim == "to" or (sense == "receive" and word.kind not in ("name",)):
        return at + 1
    who, after = parties(text, tokens, step, _before_other(text, tokens, step, end))
    accepted = [one for one in who if one.kind in (*RECEIVERS, "pronoun") or _common(one, sense)]
    if accepted and sense != "receive":
        roles.recipients.extend(accepted)
        return after
    if sense != "receive" and (work := owned_work(text, tokens, step, end)):
        roles.recipients.append(work)
        return next(n for n in range(step, end + 1) if n == end or tokens[n].start >= work.end)
    if sense != "receive" and who and who[0].kind == "phrase":
        roles.aim = roles.aim or "into"  # "to a new residence for scholars": who lives in it
    return at + 1


def _headed(text: str, tokens: list[Token], to: int, at: int) -> bool:
    """Whether a verb in a title, with the capitals of one, is taken for a name: "X Gives $5 to
    Strengthen Rural Care"."""
    acts = lexicon().sets["doing"] | lexicon().sets["helping"]
    if tokens[at].kind != "name" or tokens[at].low.split()[0] not in acts:
        return False
    verbs = [one for one in tokens[:to] if one.kind == "verb"]
    return bool(verbs) and all(text[one.start].isupper() for one in verbs)


def _does(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a word after "to" is a verb, an unknown or misspelt one before "the" among them."""
    if tokens[at].low in lexicon().sets["doing"]:
        return True
    if tokens[at].kind != "word" or tokens[at].proper or tokens[at].low.endswith("s"):
        return False
    return kind_of(tokens[at].low) is None and at + 1 < end and tokens[at + 1].low in _ARTICLES


def _common(one: Party, sense: str) -> bool:
    """Whether a common noun phrase with an unknown head may be who gets it."""
    last = one.text.lower().split()[-1]
    return (
        one.kind == "phrase"
        and sense in ("give", "passive", "noun")
        and not is_abstract(last)
        and not last.isdigit()
    )


def after_for(text: str, tokens: list[Token], at: int, end: int, sense: str, roles: Roles) -> int:
    """ "for" and "towards": who gets it where the phrase names somebody, else what it is for."""
    step = at + 1
    while (
        step < end
        and tokens[step].kind in ("adv", "word")
        and tokens[step].low in lexicon().sets["manner"]
    ):
        step += 1
    if step < end and tokens[step].low in lexicon().sets["carriage"]:
        if step + 1 < end and tokens[step + 1].low in ("to", "among", "in", "by", "at"):
            if tokens[step].low == "use" and tokens[step + 1].low != "by":
                return purpose_after(text, tokens, at, end, roles)
            return into(text, tokens, step + 1, end, roles.recipients, RECEIVERS)
        return step + 1
    if (at + 1 < end and tokens[at + 1].kind in ("verb", "date", "money")) or step >= end:
        return (
            at + 1
            if step >= end or tokens[at + 1].kind != "verb"
            else purpose_after(text, tokens, at, end, roles)
        )
    if tokens[at + 1].low == "free":
        return at + 2
    inside_aim = roles.aim and tokens[at - 1].kind not in (",", "date", ")")
    venues = lexicon().sets["venues"]
    brought = all(one.text.lower() in venues for one in roles.recipients)  # "to the hall for Y"
    if sense != "receive" and brought and not inside_aim:
        who, after = parties(text, tokens, at + 1, end)
        helped = tokens[at].low.startswith("benef") and any(_counted(one) for one in who)
        if helped:
            return after  # how many it helps is told, not who gets it
        bare = tokens[at + 1].low in lexicon().sets["no_party_bare"]
        him = tokens[at + 1].kind in ("object", "pronoun")
        received = not bare and who and all(him or one.kind in RECEIVERS for one in who)
        if received and not activity(tokens, after, end):
            roles.recipients[:] = who
            return after
        roles.recipients.extend(_whose_work(text, tokens, at + 1, end))
    roles.aim = roles.aim or "for"
    return purpose_after(text, tokens, at, end, roles)


def _whose_work(text: str, tokens: list[Token], at: int, end: int) -> list[Party]:
    """Whose work a gift is for: "for the Oak Trust's work in Mali"; [] where it is nobody's."""
    at += at < end and tokens[at].kind == "det"
    if at + 2 >= end or tokens[at].kind != "name" or tokens[at + 1].kind != "'s":
        return []
    last = at + 2
    while last + 1 < min(end, at + 6) and tokens[last].kind == "word":
        if tokens[last].low in lexicon().sets["done_by"]:
            name = tokens[at]
            return [Party(name.start, name.end, text[name.start : name.end], name.value.kind)]
        last += 1
    return []


def _counted(one: Party) -> bool:
    return one.text[0].isdigit() and one.kind == "people"
