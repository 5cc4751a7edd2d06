"""Verbs with their auxiliaries: voice, tense, and whether the act is said to happen at all."""

from __future__ import annotations

from typing import NamedTuple

from extractor.find.giving.words.tokens import Token, Verb, lexicon

_GROUP = ("aux", "will", "adv", "neg", "date", "total")


class Group(NamedTuple):
    """A verb with its auxiliaries: tokens first to last, the verb at `verb`."""

    first: int
    verb: int
    last: int
    passive: bool
    reduced: bool
    tense: str  # past, future, present, infinitive, gerund
    said: bool  # false where the act is denied, only possible, or not committed to
    done: bool  # an infinitive that what governs it says was done


def read_group(tokens: list[Token], i: int) -> Group:
    """The verb group of the verb at i."""
    verb: Verb = tokens[i].value
    form = tokens[i].low
    first, said, infinitive = _beginning(tokens, i)
    inside = tokens[first:i]
    be = any(token.low in lexicon().sets["being"] for token in inside if token.kind == "aux")
    participle = form in (verb.forms[2], verb.forms[3])
    passive = participle and not form.endswith("ing") and (be or _titled(tokens, i))
    lows = [token.low for token in inside]
    said = said and not ("would" in lows and "have" in lows)
    tense = "past" if participle else "present"
    if any(token.kind == "will" for token in inside):
        tense = "future"
    elif infinitive:
        tense = "infinitive"
    elif form.endswith("ing") and not be:
        tense = "gerund"
    reduced = done = False
    bare = all(token.kind == "adv" for token in inside) and form == verb.forms[3]
    if verb.sense != "move" and participle and bare and _is_reduced(tokens, first, i):
        passive = reduced = True
    if infinitive:
        owned = first > 0 and tokens[first - 1].kind in ("goods", "money", "word", "noun")
        reduced = "be" in lows and owned
        said = said and (reduced or _is_meant(tokens, first, verb, form, "be" in lows))
        tense = "future" if reduced else tense
        done = not reduced and _done(tokens, first)
    asked = tense == "present" and _is_imperative(tokens, first, i)
    said = said and not asked and not _conditional(tokens, first)
    return Group(first, i, i, passive, reduced, tense, said, done)


def _is_imperative(tokens: list[Token], first: int, i: int) -> bool:
    """Whether a verb opens its sentence and asks the reader to act: "Give $20 to Oak House"."""
    opens = first == 0 or all(token.kind in (".", ",", "adv", ":") for token in tokens[:first])
    forms = tokens[i].value.forms
    return opens and tokens[i].low == forms[0] and forms[0] not in forms[1:]


def _titled(tokens: list[Token], i: int) -> bool:
    """Whether a title leaves out "was": "Oak House Awarded $5 Grant"; not "X Awarded $5 to Y"."""
    gets = tokens[i].proper and tokens[i].value.recipient_object and i + 2 < len(tokens)
    if not gets or tokens[i - 1].kind != "name" or tokens[i + 1].kind not in ("money", "det"):
        return False
    named = tokens[i + 2].kind == "noun" or any(one.low == "by" for one in tokens[i:])
    return named and all(one.low not in ("to", "for") for one in tokens[i:])


def _beginning(tokens: list[Token], i: int) -> tuple[int, bool, bool]:
    """Where the group of a verb begins; whether nothing in it denies the act or makes it only
    possible; whether it is an infinitive."""
    verb, form = tokens[i].value, tokens[i].low
    first, said, infinitive = i, True, False
    while first > 0:
        token = tokens[first - 1]
        bare_date = token.kind == "date" and first == i and not _after_auxiliary(tokens, i)
        if token.low in ("each", "both", "all") and first > 1:
            pass
        elif token.kind in _GROUP and not bare_date:
            said = said and token.kind != "neg"
        elif token.kind == "and" and first > 1 and _are_adverbs(tokens, first):
            pass
        elif token.kind == "modal":
            said = False
        elif (
            token.low == "to"
            and not infinitive
            and (form == verb.forms[0] or tokens[first].low in ("be", "have"))
        ):
            infinitive = True
        elif _joined_verb(tokens, first - 1, form):
            first -= 1
        else:
            break
        first -= 1
    while first < i and tokens[first].kind in ("adv", "date", "total", "det"):
        first += 1
    return first, said, infinitive


def _is_meant(tokens: list[Token], first: int, verb: Verb, form: str, be: bool) -> bool:
    """Whether an infinitive tells of an act that is settled: "is to give", "agreed to give", not
    "grants to help"; `be`: it is a passive one."""
    is_to = not be and tokens[first].low in ("is", "are")
    chosen = verb.sense == "receive" and any(one.low == "one" for one in tokens[:first])
    if not (is_to or chosen or _committed(tokens, first)):
        return False
    if verb.sense != "give" or form not in lexicon().sets["helping"]:
        return True
    near = tokens[first - 1].low if first else ""
    return near in lexicon().sets["gladness"] or tokens[first].low in ("is", "are")


def _are_adverbs(tokens: list[Token], first: int) -> bool:
    """Whether "and" joins two adverbs: "generously and repeatedly"."""
    return tokens[first].kind == "adv" and tokens[first - 2].kind == "adv"


def _after_auxiliary(tokens: list[Token], i: int) -> bool:
    """Whether a date stands inside the group: "has today pledged"."""
    return i > 1 and tokens[i - 2].kind in ("aux", "will")


def _joined_verb(tokens: list[Token], at: int, form: str) -> bool:
    """Whether "and" at `at` joins another verb of the same form ("sourced and donated")."""
    if tokens[at].kind != "and" or at == 0:
        return False
    other = tokens[at - 1]
    ending = "ing" if form.endswith("ing") else "ed"
    return form.endswith(ending) and other.low.endswith(ending) and other.kind in ("verb", "word")


def _is_reduced(tokens: list[Token], first: int, i: int) -> bool:
    """Whether a participle hangs on the noun before it ("masks donated by X to Y")."""
    while first > 0 and tokens[first - 1].kind == "adv":
        first -= 1
    if first == 0:
        return False
    before = tokens[first - 2] if first > 1 and tokens[first - 1].kind == "," else tokens[first - 1]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before.kind == "name" and tokens[first - 1].kind == "," and after and after.kind == "prep":
        return _is_aside(tokens, i)
    if before.kind not in ("goods", "money", "word", "noun", ")", "date"):
        return False
    return (
        after is None
        or after.kind in (".", ",", "date")
        or (
            after.kind == "prep"
            and (
                before.kind == "money"  # which acts on nothing: "the $5 raised at the fair went to"
                or after.low in ("by", "to", "for", "from", "via", "through", "towards", "in")
            )
        )
    )


def _is_aside(tokens: list[Token], i: int) -> bool:
    """Whether commas part a participle from the verb of its clause: "X, set up by Y, gave"."""
    close = next((at for at in range(i, len(tokens) - 1) if tokens[at].kind == ","), 0)
    near = tokens[close + 1 : close + 4] if close else []
    return any(token.kind in ("verb", "aux", "will") for token in near)


def _committed(tokens: list[Token], first: int) -> bool:
    """Whether what stands before an infinitive commits to the act ("agreed to", "is proud to")."""
    sets = lexicon().sets
    at = first - 1
    while at >= 0 and (tokens[at].kind in ("date", "adv", ",") or tokens[at].low in sets["times"]):
        at -= 1
    if at < 0:
        return False
    at = _past_where(tokens, at)
    if tokens[at].low in ("fund", "funds", "programme", "program", "campaign", "agreement"):
        return True
    if tokens[at].low in sets["resolves"]:
        return True
    if tokens[at].low == "enough" and at:  # "was kind enough to give"
        return tokens[at - 1].low in sets["kindness"]
    if tokens[at].low in ("plan", "plans") and at and _governs(tokens[at - 1]):
        return False  # "discussed plans to"
    if tokens[at].low in sets["committed"]:
        return tokens[at - 1].kind not in ("neg",) if at else True
    # "partnered with X to", "joined hands with X to"
    return any(tokens[back].low in sets["partnering"] for back in range(at, max(-1, at - 7), -1))


def _past_where(tokens: list[Token], at: int) -> int:
    """Before the words of when or where somebody agreed to act: "agreed on Monday to send",
    "decided at a meeting in Oslo to give"."""
    inside = ("word", "name", "date", "det", "my", "prep")
    for step in range(at, max(0, at - 6), -1):
        if tokens[step].kind not in inside:
            break
        led = tokens[step].kind == "prep" and tokens[step].low in ("on", "in", "at", "during")
        if led and tokens[step - 1].low in lexicon().sets["committed"]:
            return step - 1
    return at


def _done(tokens: list[Token], first: int) -> bool:
    """Whether what governs an infinitive says that the act was done: "was able to ship"."""
    glad = tokens[first - 1].low if first else ""
    if glad not in lexicon().sets["gladness"] and glad != "enough":
        return False
    return glad == "managed" or any(
        token.low in ("was", "were", "been") for token in tokens[max(0, first - 5) : first - 1]
    )


def _governs(token: Token) -> bool:
    """Whether what follows is a noun: after a determiner or another verb."""
    return token.kind in ("det", "my", "verb", "prep") or token.low.endswith("ed")


def _conditional(tokens: list[Token], first: int) -> bool:
    """Whether the clause of the verb group begins with "if", "whether", or calls on somebody."""
    sets = lexicon().sets
    for at in range(first - 1, max(-1, first - 12), -1):
        token = tokens[at]
        if token.low in sets["conditions"] and (token.kind == "sub"):
            return True
        thanked = at and (tokens[at - 1].kind == "prep" or tokens[at - 1].low == "thank")
        if token.low == "you" and thanked:  # "thanks to you, we", "thank you to X, who"
            continue
        if token.low in sets["wishing"] and not _wishes_aside(tokens, at, first):
            return token.kind != "noun"
        if token.kind in (";", ":"):
            return False
    return False


def _wishes_aside(tokens: list[Token], at: int, first: int) -> bool:
    """Whether a wish is told of who does something else: "who wish to stay unnamed, gave"."""
    return tokens[at - 1].kind == "rel" and tokens[at + 1].low == "to" and at + 2 < first - 1


def clause_end(tokens: list[Token], groups: list[Group], number: int) -> int:
    """Where the complement of a verb ends: before the clause of the next finite verb."""
    here = groups[number]
    for later in groups[number + 1 :]:
        if later.reduced or later.tense in ("infinitive", "gerund"):
            continue
        at = later.first
        if at <= here.last or _hangs_on_sum(tokens, at):
            continue
        if here.reduced:
            return at
        back = at
        while back > here.last + 1 and tokens[back - 1].kind not in (
            ",",
            "and",
            ";",
            ":",
            "rel",
            "sub",
        ):
            back -= 1
        back = _before_list(tokens, back, here.last + 1)
        if back > here.last + 1:
            return back - 1 if tokens[back - 1].kind in (",", "and", ";", ":") else back
        return at
    return len(tokens)


def _hangs_on_sum(tokens: list[Token], at: int) -> bool:
    """Whether a verb only says of whom or whence a sum is: "gave the £500 they made to X"."""
    sums = ("money", "goods")
    return at > 1 and tokens[at - 1].kind == "pronoun" and tokens[at - 2].kind in sums


def _before_list(tokens: list[Token], at: int, floor: int) -> int:
    """Back over "A, B and" where each is a gift of the clause that follows."""
    while at - 2 > floor and tokens[at - 1].kind in (",", "and") and tokens[at - 2].kind == "goods":
        step = at - 2
        while step > floor and tokens[step - 1].kind in ("det", "adv"):
            step -= 1
        if step <= floor or tokens[step - 1].kind not in (",", "and"):
            break
        at = step
    return at
