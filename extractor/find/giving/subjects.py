"""Who or what stands before a verb: the subject of its clause, wherever English puts it."""

from __future__ import annotations

from extractor.find.giving.gifts import Gift, gifts
from extractor.find.giving.owners import owner, past_owner, sender, thanked_before
from extractor.find.giving.party_phrases import PROPER, Party, is_abstract, parties
from extractor.find.giving.relatives import Subject, antecedent
from extractor.find.giving.tokens import Token, lexicon
from extractor.find.giving.verb_groups import Group

_BOUNDARY = (",", ";", ":", "and", "sub", "rel", '"', "(", ")", "prep", "date", "among")


def subject_of(text: str, tokens: list[Token], group: Group, floor: int, last: Subject) -> Subject:
    """Who or what stands before a verb group."""
    hi = group.first
    if group.reduced:
        return _reduced_subject(text, tokens, hi)
    if group.tense == "gerund":
        return _gerund_subject(text, tokens, group, last)
    lo = floor
    for at in range(hi - 1, lo - 1, -1):
        if tokens[at].kind in (";", '"'):
            lo = at + 1
            break
    while hi > lo and (
        tokens[hi - 1].kind in (",", "adv", "date", ")", "'s")
        or tokens[hi - 1].low in ("each", "both", "all")
    ):
        if tokens[hi - 1].kind == ")":
            hi = _opening(tokens, hi - 1, lo)
            continue
        hi -= 1
    if hi <= lo:
        return last
    lo = max(_past_report(tokens, lo, hi), _past_terms(tokens, lo, hi))
    hi = _before_aside(tokens, lo, hi, group.first)
    if aside := _aside(tokens, group.first):
        lo, hi = 0, aside
    closing = tokens[hi - 1]
    if closing.kind == "and":
        said = bool(last.parties or last.gifts)
        return last if floor and said else _first_subject(text, tokens, lo, hi - 1)
    if closing.low == "i" and hi - 2 > lo and tokens[hi - 2].kind == "and":
        return covered(text, tokens, lo, hi, ends=True)
    if closing.kind == "pronoun":
        who = Party(closing.start, closing.end, text[closing.start : closing.end], "pronoun")
        goal = _goal(text, tokens, floor, hi)
        return Subject([who, *_joined(text, tokens, hi, hi, hi - 1)], [], goal)
    if closing.kind == "rel":
        gets = tokens[group.verb].value.sense == "receive"
        found = antecedent(text, tokens, hi - 1, gets)
        if found.gifts and group.passive:
            found.parties = _procurers(text, tokens, found.gifts[0].start)
        return found
    whose = next((at for at in range(max(lo, hi - 3), hi) if tokens[at].low == "whose"), 0)
    if whose:
        return antecedent(text, tokens, whose)
    whose = next((at for at in range(max(lo, hi - 9), hi) if tokens[at].low == "whose"), 0)
    things, after = gifts(text, tokens, whose + 1, hi, inside=True) if whose else ([], 0)
    if things and things[0].kind != "vague" and _closes(tokens, after, hi):
        return Subject(antecedent(text, tokens, whose).parties, things)
    if group.tense == "infinitive" and tokens[hi - 1].low in lexicon().sets["resolves"]:
        return _who_resolves(text, tokens, lo, hi)
    if group.tense == "infinitive":
        hi = next((at for at in range(lo + 1, hi) if tokens[at].kind == "aux"), hi)
        whole = covered(text, tokens, lo, hi, ends=group.passive)
        return whole if whole.parties or whole.gifts else last
    found = covered(text, tokens, lo, hi, ends=True)
    found.goal = _goal(text, tokens, lo, hi)
    return found


def _first_subject(text: str, tokens: list[Token], lo: int, hi: int) -> Subject:
    """Whose second verb this is, after one that is none of giving: "X lent Y two vans and gave"."""
    rel = next((at for at in range(hi - 1, lo, -1) if tokens[at].low == "who"), 0)
    if rel:
        return antecedent(text, tokens, rel)
    sums = ("money", "goods")  # what the first verb is said of
    plain = [one._replace(kind=".") if one.kind in sums else one for one in tokens]
    return covered(text, plain, lo, hi, ends=False)


def _past_terms(tokens: list[Token], lo: int, hi: int) -> int:
    """Where the clause begins of what was agreed: "X and Y signed a pact under which X will"."""
    for at in range(hi - 2, lo, -1):
        if tokens[at].kind == "rel" and tokens[at - 1].low in ("under", "by", "through"):
            return at + 1
    return lo


def _past_report(tokens: list[Token], lo: int, hi: int) -> int:
    """Where the clause begins that somebody reports: "X said that the knitters gave"."""
    for at in range(hi - 2, lo, -1):
        if tokens[at].low == "that" and _reports(tokens[at - 1]):
            return at + 1
    return lo


def _before_aside(tokens: list[Token], lo: int, hi: int, first: int) -> int:
    """Where a subject ends that an aside in commas parts from its verb: "X, who died, had"."""
    if tokens[first - 1].kind != ",":
        return hi
    for at in range(hi - 1, lo + 1, -1):
        led = tokens[at].low.endswith("ed") and tokens[at + 1].low == "by"
        if (tokens[at].kind == "rel" or led) and tokens[at - 1].kind == ",":
            return at - 1
        if tokens[at].kind == ",":
            return hi
    return hi


def _aside(tokens: list[Token], first: int) -> int:
    """Where a name ends of whom an aside with a verb of its own tells: "X, who won, got"; or 0."""
    if first < 3 or tokens[first - 1].kind != ",":
        return 0
    for at in range(first - 2, 0, -1):
        if tokens[at].kind in (",", ";"):
            rel = tokens[at + 1].kind == "rel" and tokens[at + 1].low in ("who", "which")
            return at if rel else 0
    return 0


def _who_resolves(text: str, tokens: list[Token], lo: int, hi: int) -> Subject:
    """Whose decision it is: "its decision to", "X took the decision to"; else nobody is named."""
    at = hi - 1
    while at > lo and tokens[at - 1].kind in ("word", "adv") and tokens[at - 1].low != "the":
        at -= 1
    if at > lo + 1 and tokens[at - 1].kind == "my" and tokens[at - 2].low == "for":
        return Subject(thanked_before(text, tokens, at - 2), [])
    if at > lo and tokens[at - 1].kind == "my":
        return Subject(owner(text, tokens, at - 1, hi), [])
    if at > lo + 1 and tokens[at - 1].kind == "'s":
        return Subject(owner(text, tokens, at - 2, hi), [])
    whole = covered(text, tokens, lo, at, ends=False)
    return whole if at > lo + 2 else Subject([], [])


def _goal(text: str, tokens: list[Token], lo: int, hi: int) -> tuple[Party, ...]:
    """What "to which" before a subject stands for: "the school to which X gave books"."""
    for at in range(lo + 1, hi):
        if tokens[at].kind == "rel" and tokens[at - 1].low == "to":
            return tuple(antecedent(text, tokens, at).parties)
    return ()


def _procurers(text: str, tokens: list[Token], start: int) -> list[Party]:
    """Who came to have a gift by the verb before it: "we have bought masks, which will be sent"."""
    at = next((n for n in range(len(tokens)) if tokens[n].start >= start), 0) - 1
    while at >= 0 and tokens[at].kind in ("goods", "money", ",", "and", "det", "adv", "total"):
        at -= 1
    if at < 1 or tokens[at].low not in lexicon().sets["procuring"]:
        return []
    while at > 0 and tokens[at - 1].kind in ("aux", "adv", "will"):
        at -= 1
    if tokens[at - 1].kind == "pronoun":
        who = tokens[at - 1]
        return [Party(who.start, who.end, text[who.start : who.end], "pronoun")]
    return covered(text, tokens, 0, at, ends=True).parties


def _opening(tokens: list[Token], at: int, lo: int) -> int:
    while at > lo and tokens[at].kind != "(":
        at -= 1
    return at


def covered(text: str, tokens: list[Token], lo: int, hi: int, ends: bool) -> Subject:
    """The first noun phrase or list of them from which on the clause runs up to the verb."""
    if later := _in_later_clause(text, tokens, lo, hi):
        return Subject(later, [])
    starts = [lo] if lo == 0 or tokens[lo - 1].kind in (";", '"', "rel") else []
    starts += [
        at + 1 for at in range(lo, hi) if tokens[at].kind in _BOUNDARY or _reports(tokens[at])
    ]
    starts += [
        at
        for at in range(lo + 1, hi)
        if (tokens[at].kind in ("det", "name") and tokens[at - 1].kind in ("word", "adv"))
        or (tokens[at].kind, tokens[at - 1].kind) == ("det", "name")
    ]
    for start in starts:
        while start < hi and tokens[start].kind in ("and", "adv"):
            start += 1
        if start >= hi or (
            start > lo and tokens[start - 1].kind == "prep" and not _opens(tokens, start, lo)
        ):
            continue
        things, at = gifts(text, tokens, past_owner(tokens, start), hi, inside=True)
        if things and _closes(tokens, at, hi) and not _describes(tokens, things, at, hi):
            listed = start > lo and tokens[start - 1].kind == "among"
            whose = owner(text, tokens, lo if listed else start, hi)
            money = all(thing.kind == "money" for thing in things)
            return Subject(whose or sender(text, tokens, at, hi, money), things)
        who, at = parties(text, tokens, start, hi, inside=True)
        if who and who[0].kind == "phrase" and at < hi and tokens[at].kind == ",":
            continue
        if who and start and _opens(tokens, start, lo) and is_abstract(who[0].text.split()[-1]):
            continue  # "since the beginning of the year X has given"
        if who and (not ends or _closes(tokens, at, hi)):
            if ends and (other := _in_joined_clause(text, tokens, at, hi)):
                return Subject(other, [])
            return Subject(who + _joined(text, tokens, at, hi, start), [])
    return Subject([], [])


def _describes(tokens: list[Token], things: list[Gift], at: int, hi: int) -> bool:
    """Whether goods without a number describe who is named next: "Software maker Pell gave"."""
    bare = all(thing.amount is None and thing.kind != "vague" for thing in things)
    return bare and at < hi and tokens[at].kind in ("word", "name")


def _reports(token: Token) -> bool:
    return token.low in lexicon().sets["reporting"]


def _opens(tokens: list[Token], start: int, lo: int) -> bool:
    """Whether a preposition before a phrase opens a clause ("Since we announced")."""
    if tokens[start - 1].low == "as" and tokens[start].kind in ("word", "noun"):
        return False  # "as part of"
    return tokens[start - 1].low in lexicon().sets["temporal"] and start - 1 == lo


def _in_later_clause(text: str, tokens: list[Token], lo: int, hi: int) -> list[Party]:
    """Who acts in a clause that opens inside the sentence: "It came as the X Fund pledged"."""
    for at in range(hi - 2, lo + 1, -1):
        if tokens[at].kind in (",", ";"):
            break
        if tokens[at].low in lexicon().sets["temporal"]:
            who, after = parties(text, tokens, at + 1, hi, inside=True)
            return who if after == hi and all(one.kind in PROPER for one in who) else []
    return []


def _in_joined_clause(text: str, tokens: list[Token], at: int, hi: int) -> list[Party]:
    """Who acts in a clause joined to one whose verb is unknown: "the mayor spoke and X gave"."""
    if at >= hi or tokens[at].kind != "word" or tokens[at].low.endswith(("ed", "ing")):
        return []
    for link in range(hi - 2, at, -1):
        if tokens[link].kind == "and":
            who, after = parties(text, tokens, link + 1, hi)
            return who if after == hi and all(one.kind in PROPER for one in who) else []
    return []


def _closes(tokens: list[Token], at: int, hi: int) -> bool:
    """Whether only what hangs on a subject stands between it and its verb."""
    if at >= hi:
        return True
    if tokens[at].kind in ("rel", "(", "with", "date", "among"):
        return True
    if tokens[at].kind == ",":
        return (
            at + 1 < hi
            and tokens[at + 1].kind
            in ("rel", "verb", "prep", "det", "my", "with", "date", "adv", "word", "name", "among")
            and (tokens[hi - 1].kind == "," or (hi < len(tokens) and _comma_before(tokens, at, hi)))
        )
    for token in tokens[at:hi]:
        if token.kind in (",", ";", "pronoun", "sub") or (
            token.kind in ("aux", "will", "modal") and not _inside_relative(tokens, at, hi)
        ):
            return False
    spans = tokens[at].low == "over"  # "over three years"
    return spans or tokens[at].kind in ("prep", "verb", "word", "noun", "adv")


def _comma_before(tokens: list[Token], at: int, hi: int) -> bool:
    while hi < len(tokens) and tokens[hi].kind in ("date", "adv"):
        hi += 1
    return any(token.kind == "," for token in tokens[at + 1 : hi + 1])


def _inside_relative(tokens: list[Token], at: int, hi: int) -> bool:
    return any(token.kind == "rel" for token in tokens[at:hi])


def _joined(text: str, tokens: list[Token], at: int, hi: int, start: int) -> list[Party]:
    """Those with whom the subject acts: "together with Z" after it, or before it."""
    found: list[Party] = []
    for place in [*range(max(0, start - 8), start), *range(at, hi)]:
        if any(token.kind == "rel" for token in tokens[at:place]):
            break  # with whom somebody else acts
        allied = tokens[place].low == "with" and not lexicon().sets["partnering"].isdisjoint(
            token.low for token in tokens[at:place]
        )
        if tokens[place].kind == "with" or (allied and place >= at):
            who, after = parties(text, tokens, place + 1, hi)
            if after + 1 < len(tokens) and tokens[after + 1].kind == "rel":
                continue  # "alongside X, which put in $5"
            found += [one for one in who if one.kind in PROPER or " of " in one.text]
    return found


def _reduced_subject(text: str, tokens: list[Token], hi: int) -> Subject:
    """The gift that a participle hangs on: the list of gifts that ends where it begins."""
    while hi > 1 and tokens[hi - 1].kind in (",", "adv"):
        hi -= 1
    for start in range(max(0, hi - 24), hi):
        if start and tokens[start - 1].kind not in (
            ",",
            "prep",
            "verb",
            "and",
            "aux",
            "sub",
            "rel",
            ".",
            ":",
            '"',
            "total",
            "adv",
            "word",
            "date",
        ):
            continue
        if tokens[start].kind in ("and", ",", "prep", "verb"):
            continue
        things, at = gifts(text, tokens, start, hi)
        if (
            things
            and things[0].kind != "vague"
            and (
                at >= hi
                or (tokens[at].kind in ("(", "date") and hi - at <= 3)
                or (tokens[at].kind == "among" and hi - at <= 5)
            )
        ):
            return Subject([], things)
    return Subject([], [])


def _gerund_subject(text: str, tokens: list[Token], group: Group, last: Subject) -> Subject:
    """Who does what a gerund says: the subject of its main clause, or "by X" in it."""
    before = tokens[group.first - 1] if group.first else None
    if before is not None and before.low == "for":
        return Subject(thanked_before(text, tokens, group.first - 1), [])
    if (
        before is not None
        and before.kind == "prep"
        and before.low in ("after", "by", "in", "through", "besides")
    ):
        if joint := _joined_in(text, tokens, group.first - 1):
            return Subject(joint, [])
        if group.first > 1:
            who = covered(text, tokens, 0, group.first - 1, ends=False)
            if who.parties:
                return who
        return _main_clause(text, tokens, group)
    if before is None:
        return _main_clause(text, tokens, group)
    if before.kind == "," and last.parties:
        return last
    if before.kind == ",":
        return covered(text, tokens, 0, group.first - 1, ends=False)
    return Subject([], [])


def _joined_in(text: str, tokens: list[Token], hi: int) -> list[Party]:
    """Who gives where one joins another in it: "X joined us in giving $5"; [] where none does."""
    if tokens[hi].low != "in":
        return []
    joining = lexicon().sets["joining"]
    at = next((n for n in range(hi - 1, max(0, hi - 6), -1) if tokens[n].low in joining), 0)
    if not at:
        return []
    host, after = parties(text, tokens, at + 1, hi)
    guest = covered(text, tokens, 0, at, ends=True).parties
    return [*host, *guest] if guest and after == hi else []


def _main_clause(text: str, tokens: list[Token], group: Group) -> Subject:
    for at in range(group.last, len(tokens) - 1):
        if tokens[at].low == "by":
            who, _ = parties(text, tokens, at + 1, len(tokens))
            if who and who[0].kind in (*PROPER, "pronoun"):
                return Subject(who, [])
        if tokens[at].kind == ",":
            who, after = parties(text, tokens, at + 1, len(tokens))
            if (
                who
                and who[0].kind in (*PROPER, "pronoun")
                and after < len(tokens)
                and (tokens[after].kind in ("aux", "will", "verb", "word", "adv"))
            ):
                return Subject(who, [])
    return Subject([], [])
