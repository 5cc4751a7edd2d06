"""What follows a gift: to whom, from whom, through whom, for what, when."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extractor.find.giving.clauses.aims import conducted, relative_aim, supported
from extractor.find.giving.clauses.goals import after_for, after_to, hosted, into
from extractor.find.giving.parties.phrases import PROPER, Party, parties
from extractor.find.giving.parties.roles import RECEIVERS, Roles, dates_the_act
from extractor.find.giving.words.tokens import Token, lexicon

_AGENTS = (*PROPER, "pronoun", "people", "body", "programme_word")


def read_roles(
    text: str,
    tokens: list[Token],
    i: int,
    end: int,
    sense: str,
    inside: bool = False,
    onto: Sequence[str] = (),
) -> Roles:
    """Reads tokens[i:end]. `sense` is that of the verb; passive, noun say how the gift was named.

    `inside`: the gift is the subject of a clause that goes on after it. `onto`: prepositions after
    which this verb has who gets it. Stops where another gift begins: what follows belongs to that
    one.
    """
    roles = Roles(onto=frozenset(onto))
    at = i
    while at < end:
        token = tokens[at]
        if token.kind == "date":
            if (
                roles.date is None
                and dates_the_act(tokens, at)
                and not _dates_next(tokens, at, end)
            ):
                roles.date = token.value
            at += 1
        elif token.kind == "prep":
            at = _preposition(text, tokens, at, end, sense, roles, inside)
        elif _next_gift(tokens, i, at, end, sense, bool(roles.recipients or roles.sources)):
            break
        elif token.kind == "among" and at + 1 < end and tokens[at + 1].kind in ("money", "goods"):
            break  # "$3 million, including $1 million from X": X gives no more
        elif token.kind == "," and _parts_off(tokens, at, end):
            break
        elif token.kind == "," and (close := _past_aside(tokens, at, end)):
            at = close
        elif token.kind == "rel":
            after = relative_aim(text, tokens, at, end, roles)
            if after == at + 1:
                break  # what another clause tells is not of this gift
            at = after
        elif token.kind == ";" or _new_clause(tokens, at, end):
            break
        elif token.kind == "word" and token.low in lexicon().sets["conducting"]:
            at = conducted(text, tokens, at, end, roles)
        else:
            at += 1
    roles.end = at
    hosts = sense in ("give", "passive", "noun", "state", "raise")
    if roles.purpose and not roles.recipients and hosts:
        roles.recipients.extend(_host(text, tokens, i, at, roles.purpose))
    return roles


def _parts_off(tokens: list[Token], at: int, end: int) -> bool:
    """Whether after a comma comes what becomes of a part: ", with $1 going to", ", half of it"."""
    if at + 3 >= end:
        return False
    if tokens[at + 1].low in lexicon().sets["fractions"]:
        return tokens[at + 2].low == "of" and tokens[at + 3].low in ("it", "which", "them", "that")
    with_sum = tokens[at + 1].kind == "with" or tokens[at + 1].low == "with"
    return with_sum and tokens[at + 2].kind == "money" and tokens[at + 3].low == "going"


def _past_aside(tokens: list[Token], at: int, end: int) -> int:
    """Past what a figure is said to be in other words, or how it came together: ", equal to one
    day's salary,", ", raised by its staff,"; else 0."""
    if at + 2 >= end:
        return 0
    close = next((n for n in range(at + 2, min(end - 1, at + 12)) if tokens[n].kind == ","), 0)
    if tokens[at + 1].low in lexicon().sets["in_other_words"]:
        return close + 1 if close else 0
    raised = tokens[at + 1].kind == "verb" and tokens[at + 1].value.sense == "raise"
    told = raised and tokens[at + 1].low.endswith(("ed", "ught"))
    return close + 1 if told and close and tokens[close + 1].kind == "prep" else 0


def _host(
    text: str, tokens: list[Token], i: int, end: int, purpose: tuple[int, int]
) -> list[Party]:
    """Where what a gift is for will be: "for a dialysis unit at X", "to endow a chair at X"; what
    takes place there is not X's own ("for a conference at X")."""
    inside = [at for at in range(i, end) if purpose[0] <= tokens[at].start < purpose[1]]
    if any(tokens[at].low in lexicon().sets["events"] for at in inside):
        return []
    for at in inside:
        if tokens[at].low == "at":
            who, _ = parties(text, tokens, at + 1, end)
            return who if who and all(one.kind == "organization" for one in who) else []
    return []


def _dates_next(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a date is that of the gift after it: "$2 million and, in 2015, $5 million"."""
    step = at + 1 + (at + 1 < end and tokens[at + 1].kind == ",")
    while step < end and tokens[step].kind in ("det", "adv"):
        step += 1
    return step < end and tokens[step].kind in ("money", "goods") and at > 0


def _new_clause(tokens: list[Token], at: int, end: int) -> bool:
    """Whether ", and" begins a clause whose verb is unknown: ", and Skyway flew them to X"."""
    if at + 4 >= end or tokens[at].kind != "," or tokens[at + 1].kind != "and":
        return False
    at += 2 + (tokens[at + 2].kind == "det")
    named = tokens[at].kind == "name" or tokens[at].proper
    return (
        named and tokens[at + 1].kind == "word" and tokens[at + 2].kind in ("object", "det", "my")
    )


def _next_gift(tokens: list[Token], i: int, at: int, end: int, sense: str, settled: bool) -> bool:
    """Whether the next gift of the same verb begins at `at`, with a recipient of its own.

    `settled`: who gets or gives the first is named already.

    "blankets in Syria, 400 tents in Mali and 70 cows to farmers", "$3 million in grants: $2 million
    to X", "from the Ash Foundation, and Lund School £2,000".
    """
    if at > i and settled and tokens[at].kind in ("money", "goods"):
        return True
    before = at - 1
    while before > i and tokens[before].kind in ("det", "adv"):
        before -= 1
    if at == i or at + 1 >= end or tokens[before].kind not in (",", "and", ":"):
        return False
    if tokens[at].kind in ("money", "goods"):
        return sense in ("give", "passive", "noun", "state")
    return sense == "receive" and _before_amount(tokens, at, end)


def _before_amount(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a name at `at` is followed by an amount: it gets or gives that by the same verb."""
    step = at
    while step < end and tokens[step].kind in ("name", "word", "det") and step - at < 5:
        step += 1
    proper = any(one.kind == "name" or one.proper for one in tokens[at:step])
    return proper and step < end and tokens[step].kind in ("money", "goods")


def _preposition(
    text: str, tokens: list[Token], at: int, end: int, sense: str, roles: Roles, inside: bool
) -> int:
    low = tokens[at].low
    sets = lexicon().sets
    if (low in roles.onto or (low == "into" and sense == "noun")) and not roles.recipients:
        after = into(text, tokens, at, end, roles.recipients, RECEIVERS)
        if all(one.kind not in PROPER for one in roles.recipients):
            roles.recipients = hosted(text, tokens, at + 1, end)[0] or roles.recipients
        roles.onto = frozenset()
        if roles.recipients:
            return after
    if low in sets["role recipient"]:
        if sense == "receive" and tokens[at - 1].low == "thanks":  # "got 40 beds thanks to X"
            return into(text, tokens, at, end, roles.sources, PROPER, inside=inside)
        if tokens[at - 1].low in sets["relating"]:  # "subject to consent", "equal to a day's pay"
            return _skip_phrase(text, tokens, at, end)
        return after_to(text, tokens, at, end, sense, roles)
    if low in sets["role aim"]:
        return after_for(text, tokens, at, end, sense, roles)
    if low in sets["role funder"]:
        if tokens[at - 1].kind == "word" and _participle(tokens[at - 1].low):
            return at + 1
        return into(text, tokens, at, end, roles.agents, _AGENTS, inside=inside)
    if low in sets["role source"] and tokens[at - 1].low in sets["superlatives"]:
        return _skip_phrase(text, tokens, at, end)  # "the largest from a single donor"
    if low in sets["role source"]:
        home = past_home(tokens, at, end) or _past_origin(text, tokens, at, end, roles)
        return home or into(text, tokens, at, end, roles.sources, _AGENTS, inside=inside)
    return _around(text, tokens, at, end, sense, roles)


def _around(text: str, tokens: list[Token], at: int, end: int, sense: str, roles: Roles) -> int:
    """Past a preposition after which stands through whom, among whom, where or how something is
    given."""
    low, unsaid = tokens[at].low, not roles.recipients
    sets = lexicon().sets
    if low in sets["role via"]:
        return into(text, tokens, at, end, roles.via)
    shared = low in sets["role shared"] and sense not in ("move", "depart")
    if shared and unsaid and tokens[at - 1].low != "from":
        return into(text, tokens, at, end, roles.recipients, RECEIVERS)
    if low in ("in", "at", "into") and sense == "move" and unsaid:
        return into(text, tokens, at, end, roles.recipients, PROPER)
    if [one.low for one in tokens[at : min(end, at + 3)]] == ["in", "support", "of"]:
        return supported(text, tokens, at + 3, end, roles, tokens[at].start)
    if low in ("in", "at", "of", "with", "on", "over", "during", "under", "as"):
        return _skip_phrase(text, tokens, at, end)
    return at + 1


def past_home(tokens: list[Token], at: int, end: int) -> int:
    """Past the place that a person right before "from" comes from: "Ana Ruiz from Peru"; else 0."""
    step = at + 1 + (at + 1 < end and tokens[at + 1].kind == "det")
    if step >= end or tokens[at - 1].kind != "name" or tokens[step].kind != "name":
        return 0
    person = tokens[at - 1].value.kind in ("person", "name")
    return step + 1 if person and tokens[step].value.kind == "place" else 0


def _past_origin(text: str, tokens: list[Token], at: int, end: int, roles: Roles) -> int:
    """Past where people come from who get a gift: "for students from rural counties"; else 0."""
    last = roles.recipients[-1] if roles.recipients else None
    if last is None or last.kind != "people" or last.end != tokens[at - 1].end:
        return 0
    who, after = parties(text, tokens, at + 1, end)
    place = len(who) == 1 and (who[0].kind == "place" or who[0].text.lower().endswith(_areas()))
    return after if place else 0


@cache
def _areas() -> tuple[str, ...]:
    return tuple(sorted(lexicon().sets["areas"] | lexicon().sets["area_words"]))


def _participle(low: str) -> bool:
    """Whether "by" belongs to a participle that hangs on another noun: "a team led by X"."""
    return low.endswith("ed") or low in lexicon().sets["conducting"] or low in ("chosen", "run")


def _skip_phrase(text: str, tokens: list[Token], at: int, end: int) -> int:
    """Past a phrase of place or manner; a date in it is left to be read."""
    if at + 1 < end and tokens[at + 1].kind in ("name", "det", "my"):
        who, after = parties(text, tokens, at + 1, min(end, at + 8))
        if who and who[0].kind in PROPER:
            return min(after, at + 2 + (tokens[at + 1].kind != "name"))
    return at + 1
