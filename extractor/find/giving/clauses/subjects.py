"""Who or what stands before a verb: the subject of its clause, wherever English puts it."""

from __future__ import annotations

from extractor.find.giving.clauses.participle_subjects import gerund_subject, reduced_subject
from extractor.find.giving.clauses.subject_phrases import closes, covered, joined_with, reports
from extractor.find.giving.gifts.gifts import gifts
from extractor.find.giving.parties.owners import owner, thanked_before
from extractor.find.giving.parties.phrases import Party, kind_of
from extractor.find.giving.parties.plain_names import subject_alone
from extractor.find.giving.parties.relatives import Subject, Told, antecedent
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.find.giving.words.verb_groups import Group


def subject_of(text: str, tokens: list[Token], group: Group, floor: int, last: Told) -> Subject:
    """Who or what stands before a verb group; `last` reads that of a verb before it."""
    hi = group.first
    if group.reduced:
        return reduced_subject(text, tokens, hi)
    if group.tense == "gerund":
        return gerund_subject(text, tokens, group, last)
    finite = group.tense != "infinitive"
    if finite and floor == 0 and (alone := subject_alone(text, tokens, hi)):
        return Subject([alone], [])
    lo, hi = _clause(tokens, hi, floor)
    if hi <= lo:
        return last()
    lo = max(_past_report(tokens, lo, hi), _past_terms(tokens, lo, hi))
    hi = _before_aside(tokens, lo, hi, group.first)
    if aside := _aside(tokens, group.first):
        lo, hi = 0, aside
    hi = _past_adverbial(tokens, lo, hi)
    closing = tokens[hi - 1]
    if closing.kind == "and":
        said = floor and (last().parties or last().gifts)
        return last() if said else _first_subject(text, tokens, lo, hi - 1)
    if closing.low == "i" and hi - 2 > lo and tokens[hi - 2].kind == "and":
        return covered(text, tokens, lo, hi, ends=True)
    if closing.kind == "pronoun":
        who = Party(closing.start, closing.end, text[closing.start : closing.end], "pronoun")
        goal = _goal(text, tokens, floor, hi)
        return Subject([who, *joined_with(text, tokens, hi, hi, hi - 1)], [], goal)
    if closing.kind == "rel":
        gets = tokens[group.verb].value.sense == "receive"
        found = antecedent(text, tokens, hi - 1, gets)
        if found.gifts and group.passive:
            found.parties = _procurers(text, tokens, found.gifts[0].start)
        return found
    if owned := _of_whose(text, tokens, lo, hi):
        return owned
    if group.tense == "infinitive" and tokens[hi - 1].low in lexicon().sets["resolves"]:
        return _who_resolves(text, tokens, lo, hi)
    if group.tense == "infinitive":
        hi = next((at for at in range(lo + 1, hi) if tokens[at].kind == "aux"), hi)
        whole = covered(text, tokens, lo, hi, ends=group.passive)
        return whole if whole.parties or whole.gifts else last()
    found = covered(text, tokens, lo, hi, ends=True)
    found.goal = _goal(text, tokens, lo, hi)
    return found


def _clause(tokens: list[Token], hi: int, lo: int) -> tuple[int, int]:
    """Where the clause before a verb at `hi` begins and its subject may end."""
    for at in range(hi - 1, lo - 1, -1):
        if tokens[at].kind in (";", '"'):
            lo = at + 1
            break
    while hi > lo and (
        tokens[hi - 1].kind in (",", "adv", "date", ")", "'s")
        or tokens[hi - 1].low in ("each", "both", "all")
    ):
        hi = _opening(tokens, hi - 1, lo) if tokens[hi - 1].kind == ")" else hi - 1
    return lo, hi


def _past_adverbial(tokens: list[Token], lo: int, hi: int) -> int:
    """Where "and" ends before what only says when or how: "X gave A $5 and in the end sent B"."""
    for at in range(hi - 1, max(lo, hi - 6), -1):
        if tokens[at].kind in ("name", "pronoun", "my", "money", "goods", "verb"):
            return hi
        if tokens[at].kind == "and":
            step = at + 1 + (tokens[at + 1].kind == ",")
            return at + 1 if tokens[step].kind == "prep" else hi
    return hi


def _of_whose(text: str, tokens: list[Token], lo: int, hi: int) -> Subject | None:
    """Whom "whose" stands for, and what of theirs: "Ana Ruiz, whose gift of $5 will"."""
    whose = next((at for at in range(max(lo, hi - 3), hi) if tokens[at].low == "whose"), 0)
    if whose:
        return antecedent(text, tokens, whose)
    whose = next((at for at in range(max(lo, hi - 9), hi) if tokens[at].low == "whose"), 0)
    things, after = gifts(text, tokens, whose + 1, hi, inside=True) if whose else ([], 0)
    if things and things[0].kind != "vague" and closes(tokens, after, hi):
        return Subject(antecedent(text, tokens, whose).parties, things)
    return None


def _first_subject(text: str, tokens: list[Token], lo: int, hi: int) -> Subject:
    """Whose second verb this is, after one that is none of giving: "X lent Y two vans and gave"."""
    rel = next((at for at in range(hi - 1, lo, -1) if tokens[at].low == "who"), 0)
    if rel:
        return antecedent(text, tokens, rel)
    led = hi > lo + 1 and tokens[lo].low.endswith("ed")
    if led and tokens[lo + 1].kind in ("prep", "date", "adv"):  # "Founded in 1994, the Fund has"
        lo = next((at for at in range(lo, hi) if tokens[at].kind == ","), lo)
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
        if tokens[at].low == "that" and _is_reported(tokens, at, lo):
            return at + 1
    return lo


def _is_reported(tokens: list[Token], that: int, lo: int) -> bool:
    """Whether a verb of saying stands before "that", with when, where and to whom it was said."""
    for token in reversed(tokens[max(lo, that - 6) : that]):
        if reports(token):
            return True
        to = token.kind in ("date", "prep", "adv", "name") or kind_of(token.low) == "people"
        if not to:
            return False
    return False


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
