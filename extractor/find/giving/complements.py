"""What follows a gift: to whom, from whom, through whom, for what, when."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.giving.aims import activity, conducted, purpose_after, relative_aim, supported
from extractor.find.giving.party_phrases import Party, is_abstract, kind_of, owned_work, parties
from extractor.find.giving.roles import RECEIVERS, Roles, dates_the_act
from extractor.find.giving.tokens import Token, lexicon

_PROPER = ("organization", "person", "place", "group", "programme", "name")
_ARTICLES = ("the", "a", "an", "its", "their", "our")
_AGENTS = (*_PROPER, "pronoun", "people", "body", "programme_word")


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
    if roles.purpose and not roles.recipients and sense in ("give", "passive", "noun", "state"):
        roles.recipients.extend(_host(text, tokens, i, at, roles.purpose))
    return roles


def _past_aside(tokens: list[Token], at: int, end: int) -> int:
    """Past what a figure is said to be in other words: ", equal to one day's salary,"; else 0."""
    if at + 1 >= end or tokens[at + 1].low not in lexicon().sets["in_other_words"]:
        return 0
    close = next((n for n in range(at + 2, min(end, at + 9)) if tokens[n].kind == ","), 0)
    return close + 1 if close else 0


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
        after = _into(text, tokens, at, end, roles.recipients, RECEIVERS)
        roles.onto = frozenset()
        if roles.recipients:
            return after
    if low in sets["role recipient"]:
        if sense == "receive" and tokens[at - 1].low == "thanks":  # "got 40 beds thanks to X"
            return _into(text, tokens, at, end, roles.sources, _PROPER, inside=inside)
        if tokens[at - 1].low in sets["relating"]:  # "subject to consent", "equal to a day's pay"
            return _skip_phrase(text, tokens, at, end)
        return _to(text, tokens, at, end, sense, roles)
    if low in sets["role aim"]:
        return _for(text, tokens, at, end, sense, roles)
    if (
        low in sets["role funder"]
        and tokens[at - 1].kind == "word"
        and _participle(tokens[at - 1].low)
    ):
        return at + 1
    if low in sets["role funder"]:
        return _into(text, tokens, at, end, roles.agents, _AGENTS, inside=inside)
    if low in sets["role source"]:
        if home := past_home(tokens, at, end):
            return home
        return _into(text, tokens, at, end, roles.sources, _AGENTS, inside=inside)
    if low in sets["role via"]:
        return _into(text, tokens, at, end, roles.via)
    if (
        low in sets["role shared"]
        and not roles.recipients
        and sense not in ("move", "depart")
        and tokens[at - 1].low != "from"
    ):
        return _into(text, tokens, at, end, roles.recipients, RECEIVERS)
    if low in ("in", "at", "into") and sense == "move" and not roles.recipients:
        return _into(text, tokens, at, end, roles.recipients, _PROPER)
    if (
        low == "in"
        and at + 2 < end
        and tokens[at + 1].low == "support"
        and tokens[at + 2].low == "of"
    ):
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


def _participle(low: str) -> bool:
    """Whether "by" belongs to a participle that hangs on another noun: "a team led by X"."""
    return low.endswith("ed") or low in lexicon().sets["conducting"] or low in ("chosen", "run")


def _skip_phrase(text: str, tokens: list[Token], at: int, end: int) -> int:
    """Past a phrase of place or manner; a date in it is left to be read."""
    if at + 1 < end and tokens[at + 1].kind in ("name", "det", "my"):
        who, after = parties(text, tokens, at + 1, min(end, at + 8))
        if who and who[0].kind in _PROPER:
            return min(after, at + 2 + (tokens[at + 1].kind != "name"))
    return at + 1


def _into(
    text: str,
    tokens: list[Token],
    at: int,
    end: int,
    role: list[Party],
    kinds: tuple[str, ...] = (*_PROPER, "pronoun", "people", "body"),
    inside: bool = False,
) -> int:
    who, after = parties(text, tokens, at + 1, end, inside)
    if len(who) > 1 and after < end and tokens[after].kind in ("money", "goods"):
        who.pop()  # "from X, and Y $5,000": Y is no source
        after = next(n for n in range(at + 1, end) if tokens[n].start >= who[-1].end)
    accepted = [one for one in who if one.kind in kinds]
    again = bool(role) and tokens[at - 1].kind == "and" and tokens[at - 1].start <= role[-1].end + 2
    if accepted and (not role or again):  # "from X and from Y"
        role.extend(accepted)
        return after
    return at + 1


def _to(text: str, tokens: list[Token], at: int, end: int, sense: str, roles: Roles) -> int:
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
    who, after = parties(text, tokens, step, end)
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


def _for(text: str, tokens: list[Token], at: int, end: int, sense: str, roles: Roles) -> int:
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
            return _into(text, tokens, step + 1, end, roles.recipients, RECEIVERS)
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
    if sense != "receive" and not roles.recipients and not inside_aim:
        who, after = parties(text, tokens, at + 1, end)
        helped = tokens[at].low.startswith("benef") and any(_counted(one) for one in who)
        if helped:
            return after  # how many it helps is told, not who gets it
        bare = tokens[at + 1].low in lexicon().sets["no_party_bare"]
        him = tokens[at + 1].kind in ("object", "pronoun")
        received = not bare and who and all(him or one.kind in RECEIVERS for one in who)
        if received and not activity(tokens, after, end):
            roles.recipients.extend(who)
            return after
    roles.aim = roles.aim or "for"
    return purpose_after(text, tokens, at, end, roles)


def _counted(one: Party) -> bool:
    return one.text[0].isdigit() and one.kind == "people"
