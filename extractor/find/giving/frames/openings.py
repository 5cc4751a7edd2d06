"""What a sentence or clause opens with: "From the Fund,", "For the library,", "On 3 May,"."""

from __future__ import annotations

from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.frames.noun import main_subject
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, parties, party
from extractor.find.giving.parties.roles import dates_the_act
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.find.giving.words.verb_groups import Group
from extractor.values.dates import Date


def from_opening(text: str, tokens: list[Token], group: Group, floor: int, one: Statement) -> None:
    """Fills who gets a gift, or passes it on, from how its sentence or its clause opens."""
    if tokens[0].low in ("through", "via") and not one.roles.via:
        one.roles.via = _passed_through(text, tokens)
    if one.recipients or one.sense != "give":
        return
    if tokens[0].low in ("with", "thanks") and group.first < len(tokens) // 2 + 2:
        one.recipients = main_subject(text, tokens, 0)
    if not one.recipients and not one.roles.via:
        one.recipients = _fronted(text, tokens, floor, group.first)


_OPENS = ("prep", "det", "adv", "word", "noun")


def date_by_opening(tokens: list[Token], found: list[Statement]) -> None:
    """Gives the date that opens a sentence to its clauses without one: "On 3 May X gave and Y
    lent", "Today X announced that it will give"; not to what had been given before."""
    at = 0
    while at < min(len(tokens), 5) and tokens[at].kind in _OPENS:
        at += 1
    if at == len(tokens) or tokens[at].kind != "date" or not dates_the_act(tokens, at):
        return
    apart = lexicon().sets["another_time"]
    floor = tokens[at].end
    for one in found:
        told = [token for token in tokens if floor <= token.start < one.end]
        if one.roles.date is None and all(token.low not in apart for token in told):
            one.roles.date = tokens[at].value


def _fronted(text: str, tokens: list[Token], lo: int, hi: int) -> list[Party]:
    """For whom a gift is, where its clause opens with it: "For the library, X gave books"."""
    if lo + 1 >= hi or tokens[lo].low not in ("for", "to", "towards", "toward"):
        return []
    who, after = party(text, tokens, _past_work(tokens, lo + 1, hi), hi)
    subject = after < hi and tokens[after].kind in (",", "pronoun", "det")
    closed = subject and tokens[hi - 1].kind != ","
    return [who] if who and closed and who.kind in (*PROPER, *COMMON) else []


def _past_work(tokens: list[Token], at: int, hi: int) -> int:
    """Past the work that is done on what a clause opens with: "For the rebuilding of X,"."""
    work = at + (tokens[at].kind == "det")
    works = lexicon().sets["costs_borne"] | lexicon().sets["works"]
    done = work + 2 < hi and tokens[work].low in works and tokens[work + 1].low == "of"
    return work + 2 if done else at


def source_before(text: str, tokens: list[Token], lo: int, hi: int) -> list[Party]:
    """From whom, where a clause of getting opens with it: "From the Fund, X received $5", "Through
    a legacy of Ana Ruiz, X received $5"."""
    at = lo if tokens[lo].low == "from" else _after_gift(tokens, lo, hi)
    if at < 0 or at + 1 >= hi:
        return []
    who, after = party(text, tokens, at + 1, hi)
    if who and who.kind == "person" and after + 1 < hi and tokens[after].low in ("of", "from"):
        _, after = party(text, tokens, after + 1, hi)  # the town of a person
    named = who is not None and who.kind in (*PROPER, "body", "programme_word")
    return [who] if who and named and after < hi and tokens[after].kind == "," else []


def _after_gift(tokens: list[Token], lo: int, hi: int) -> int:
    """The preposition after a gift that a clause opens with: "Thanks to a bequest of"; else -1."""
    noun = next((at for at in range(lo, min(lo + 5, hi)) if tokens[at].kind == "noun"), hi)
    opens = noun > lo and tokens[lo].kind not in ("det", "my", "name")
    follows = noun + 1 < hi and tokens[noun + 1].low in ("of", "from", "by")
    return noun + 1 if opens and follows else -1


def _passed_through(text: str, tokens: list[Token]) -> list[Party]:
    """Through whom, where a sentence opens with it: "Through the Red Cross, X sent masks"."""
    who, after = parties(text, tokens, 1, len(tokens))
    named = bool(who) and all(one.kind in PROPER for one in who)
    return who if named and after < len(tokens) and tokens[after].kind == "," else []


def date_before(tokens: list[Token], lo: int, hi: int) -> Date | None:
    """The last date that stands before a verb in its clause ("On 3 May, X gave")."""
    for at in range(hi - 1, lo - 1, -1):
        if tokens[at].kind == "date" and dates_the_act(tokens, at):
            value: Date = tokens[at].value
            return value
    return None
