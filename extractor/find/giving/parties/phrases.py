"""Tokens -> who gives or gets: names, and common nouns for people, bodies and programmes."""

from __future__ import annotations

from itertools import takewhile

from extractor.find.giving.parties.extent import (
    belongs,
    ends_list,
    in_name,
    last_noun,
    may_be_place,
    noun_extent,
    owned_name,
    past_description,
    past_determiners,
    past_place,
    phrase_start,
)
from extractor.find.giving.parties.joins import (
    COMMON,
    PROPER,
    SEPARATORS,
    Party,
    begins_second_clause,
    is_abstract,
    is_half,
    is_office,
    kind_of,
    past_aside,
    relative_at,
    share_a_count,
)
from extractor.find.giving.parties.plain_names import name_alone, plain_name
from extractor.find.giving.parties.shapes import (
    described,
    ends_in_areas,
    ends_in_s,
    is_organ,
    owned_body,
    owned_work,
    past_bound,
    past_home_town,
    quoted,
    stands_alone,
)
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.values.numbers import parse_number

__all__ = ["COMMON", "PROPER", "Party", "is_abstract", "kind_of", "owned_work", "parties", "party"]


def parties(
    text: str, tokens: list[Token], i: int, end: int, inside: bool = False
) -> tuple[list[Party], int]:
    """The list of parties that begins at i, and where it ends; ([], i) where none begins.

    `inside` says that a verb after the list is that of a clause around it, not of its last member.
    """
    if alone := name_alone(text, tokens, i, end):
        return [alone[0]], alone[1]
    first, after = _first(text, tokens, i, end)
    if first is None:
        return [], i
    found = [first]
    at = past_aside(tokens, after, end, first)
    bare = at if after == at else -1
    owned = False  # the last is somebody's: "and its foundation"
    named = _examples(text, tokens, at, end, first)
    if named is not None:
        return named
    while at < end:
        link = at
        while link < end and tokens[link].kind in SEPARATORS:
            link += 1
        if link == at or link >= end:
            break
        link = relative_at(tokens, link, end) or link
        following, after = party(text, tokens, link, end)
        if following is None or ends_list(tokens, link, after, end, found, following, inside):
            break
        if inside and begins_second_clause(tokens, i, link, after, end):
            break
        by_comma = tokens[link - 1].kind == ","
        explains = by_comma and bare == at and following.kind in PROPER
        plain = all(one.kind in (*COMMON, "phrase") for one in found)
        if explains and ((plain and len(found) == 1) or all(map(is_office, found))):
            found.clear()  # "the winner, X, ..." and "two firms, X and Y, ..." name X and Y
        elif explains and owned and found[-1].kind not in PROPER:
            found.pop()  # "Acme and its foundation, Y"
        owned = tokens[link].kind == "my"
        if found and share_a_count(found[-1], following, tokens[link - 1]):
            last = found.pop()
            words = text[last.start : following.end]
            following = Party(last.start, following.end, words, last.kind)
        found.append(following)
        at = past_aside(tokens, after, end, following)
        bare = at if after == at else -1
    return found, at


def _first(text: str, tokens: list[Token], i: int, end: int) -> tuple[Party | None, int]:
    """The first party of a list; "primary and middle schools", "President and CEO X" are one."""
    first, at = party(text, tokens, i, end)
    if first is None or at + 1 >= end or tokens[at].kind != "and":
        return first, at
    office = is_office(first) and tokens[i].kind != "det"
    half = is_half(tokens, first, at, end)
    whole, after = party(text, tokens, at + 1, end) if office or half else (None, at)
    told = tokens[at + 1].kind == "word" != tokens[after - 1].kind
    if whole and told and (whole.kind == "person" or (office and whole.kind == "name")):
        return whole, after  # "actor and director X"
    if half and whole and whole.kind in COMMON:
        return whole._replace(start=first.start, text=text[first.start : whole.end]), after
    return first, at


def _examples(
    text: str, tokens: list[Token], at: int, end: int, whole: Party
) -> tuple[list[Party], int] | None:
    """The names after "such as", "including", ":" where they say who a group is."""
    if whole.kind not in ("people", "body", "programme_word", "phrase", "place"):
        return None
    step = at
    while (
        step < end
        and tokens[step].kind in (",", "prep", "word", "adv", "det", "name")
        and step - at < 6
    ):
        step += 1
    if step >= end or tokens[step].kind not in ("among", ":"):
        return None
    named, after = _name_list(text, tokens, step + 1, end)
    count = parse_number(whole.text.split()[0])
    counted = whole.kind in ("people", "phrase") and tokens[step].kind == "among"
    if named and counted and count is not None and count > len(named):
        return [whole], after
    return (named, after) if named else None


def _name_list(text: str, tokens: list[Token], at: int, end: int) -> tuple[list[Party], int]:
    """Names parted by commas, semicolons, "and"; "in X:" before or "in X" after is no member."""
    named: list[Party] = []
    while at < end:
        token = tokens[at]
        if token.kind == "(" and named:
            at = next((n + 1 for n in range(at, end) if tokens[n].kind == ")"), end)
        elif token.kind in (",", "and", ";", "det", "adv"):
            at += 1
        elif token.low == "in" and at + 1 < end:
            at = past_place(tokens, at, end)
        elif token.kind in ("name", "word"):
            found, after = party(text, tokens, at, end)
            if (
                found is None
                or found.kind == "phrase"
                or (named and tokens[at - 1].kind in ("name", "word"))
            ):
                break
            named.append(found)
            at = after
        else:
            break
    return named, at


def party(text: str, tokens: list[Token], i: int, end: int) -> tuple[Party | None, int]:
    """One party that begins at i, and where it ends; (None, i) where none begins."""
    if plain := plain_name(text, tokens, i, end):
        return plain
    at = past_determiners(tokens, i, end)
    at = past_home_town(tokens, past_bound(tokens, at, end), end)
    if at + 1 < end and tokens[at].kind == "date" and tokens[at + 1].kind == "'s":
        at += 2
    if at >= end:
        return None, i
    named = described(text, tokens, at, end)
    if named > at and (who := tokens[named]).kind == "word":
        return Party(who.start, who.end, text[who.start : who.end], "name"), named + 1
    if named > at:
        return _named(text, tokens, i, named, end)
    token = tokens[at]
    words = text[token.start : token.end]
    if token.kind in ("pronoun", "object") and at == i:
        return Party(token.start, token.end, words, "pronoun"), at + 1
    if token.kind == "name":
        return _named(text, tokens, i, at, end)
    if end_of_quoted := quoted(tokens, at, end):
        stop = tokens[end_of_quoted].end
        return Party(token.start, stop, text[token.start : stop], "programme"), end_of_quoted + 1
    if owned_body(tokens, at, end):
        stop = tokens[at + 2].end
        return Party(token.start, stop, text[token.start : stop], "organization"), at + 3
    if stands_alone(text, tokens, at, end):
        return Party(token.start, token.end, words, "name"), at + 1
    if token.kind in ("word", "noun") or (token.kind == "verb" and at > i):
        return _phrase(text, tokens, i, at, end)
    return None, i


def _named(text: str, tokens: list[Token], i: int, at: int, end: int) -> tuple[Party | None, int]:
    """A name, with the common nouns after it that make it another party ("X University staff")."""
    at = past_description(tokens, at, end)
    name = tokens[at]
    after = owned_name(tokens, at, end)
    last = after  # "X of Kenya" is X
    if last < end and tokens[last].kind == "'s":
        if last + 1 < end and tokens[last + 1].kind == "name" and at + 1 == last:
            return _named(text, tokens, i, last + 1, end)  # "Ghana's Ministry of Health"
        if ends_in_s(tokens, last + 1):
            words = text[name.start : tokens[last].end]
            return Party(name.start, tokens[last].end, words, name.value.kind), last + 1
        last += 1
    stop = last_noun(tokens, last, end)
    if stop > last and (kind := kind_of(tokens[stop - 1].low)):
        words = text[name.start : tokens[stop - 1].end]
        return Party(name.start, tokens[stop - 1].end, words, kind), stop
    unit = next((n for n in range(last, stop) if tokens[n].low in lexicon().sets["units"]), 0)
    if unit and unit == stop - 1:  # "X's cloud arm", "12 of its U.S. affiliates"
        start = tokens[at].start
        return Party(start, tokens[unit].end, text[start : tokens[unit].end], "body"), stop
    if last > after:
        return None, i  # "X's new wing" is not X
    nation = name.low in lexicon().sets["nationalities"] and tokens[stop - 1].kind == "word"
    if stop > last and nation and not is_abstract(tokens[stop - 1].low):
        words = text[name.start : tokens[stop - 1].end]  # "the Hungarian air force"
        return Party(name.start, tokens[stop - 1].end, words, "body"), stop
    if stop > last and name.value.kind == "name" and is_abstract(tokens[stop - 1].low):
        return None, i  # "Nordic research"
    stop = tokens[after - 1].end if is_organ(name) else name.end
    return Party(name.start, stop, text[name.start : stop], name.value.kind), after


def _areas(
    text: str, tokens: list[Token], inner: list[Party], after: int, end: int
) -> tuple[list[Party], int]:
    """Places that share their last word: "in Cass and St. Joseph counties"."""
    if after + 1 >= end or tokens[after].kind != "and":
        return inner, after
    other, stop = party(text, tokens, after + 1, end)
    shared = other is not None and ends_in_areas(other.text)
    return ([*inner, other], stop) if other and shared else (inner, after)


def _tied(
    text: str, tokens: list[Token], stop: int, end: int, head: Party, mine: bool
) -> tuple[Party | None, int]:
    """A common noun with what is tied to it: "staff at X", "schools in Y"; None for none. `mine`:
    it is somebody's, and where that one is no part of it."""
    tie, sets = tokens[stop].low, lexicon().sets
    house = tokens[stop - 1].low in sets["houses"]
    if tie == "of" and (house or tokens[stop - 1].low in sets["done_by"]):
        whose, after = party(text, tokens, stop + 1, end)
        if whose is not None and whose.kind in (PROPER if house else ("person", "organization")):
            return whose, after  # "the research of X", "the law firm of X & Y"
    placed = tie in sets["where"]
    several = placed and tokens[stop - 1].low.endswith("s")
    counted = tie == "of" and parse_number(tokens[stop - 1].low) is not None  # "one of our donors"
    if not (placed or tie in sets["ties"]) or not (head.kind in COMMON or several or counted):
        return None, stop
    first = stop + 1 + (placed and tokens[stop + 1].low in sets["quarters"])
    inner, after = parties(text, tokens, first, end, inside=True)
    if tie == "of" and [one.kind in PROPER for one in inner[:2]] == [True, False]:
        inner = inner[:1]  # "the state of Hesse and the city of Frankfurt" are two
        after = next(n for n in range(first, after + 1) if tokens[n].start >= inner[0].end)
    if placed:
        inner = [*takewhile(may_be_place, inner)]
        last = inner[-1].end if inner else 0
        after = next((n for n in range(stop, after) if tokens[n].start >= last), after)
    listed = any(token.kind in (":", "among", ";") for token in tokens[stop : after + 1])
    if not inner or (placed and (listed or mine)):
        return None, stop
    if placed:
        inner, after = _areas(text, tokens, inner, after, end)
    kind = inner[0].kind if counted else head.kind or "phrase"
    if not belongs(tie, kind, inner[0]):
        return None, stop
    return Party(head.start, inner[-1].end, text[head.start : inner[-1].end], kind), after


def _phrase(text: str, tokens: list[Token], i: int, at: int, end: int) -> tuple[Party | None, int]:
    """A common noun phrase: its head is the last word before a preposition, clause or mark."""
    start = phrase_start(tokens, i, at)
    stop, head, kind = noun_extent(text, tokens, at, end)
    if stop == at:
        return None, i
    stop -= tokens[stop - 1].kind == "adv"
    end_char = tokens[min(head, stop - 1)].end
    if stop + 1 < end:
        mine = tokens[at - 1].kind == "my"
        whole, after = _tied(text, tokens, stop, end, Party(start, end_char, "", kind or ""), mine)
        if whole is not None:
            return whole, after
    words, named = tokens[at:stop], tokens[stop - 1]
    if named.kind == "name" and named.value.kind == "person":  # "Acme's Dr. Ana Ruiz"
        return Party(named.start, named.end, text[named.start : named.end], "person"), stop
    if kind is None and len(words) > 1 and words[-1].proper and all(map(in_name, words)):
        kind = "name"
    if kind is None and tokens[min(head, stop - 1)].low in lexicon().sets["spans"]:
        return None, i
    return Party(start, end_char, text[start:end_char], kind or "phrase"), max(stop, at + 1)
