"""How far common nouns and names reach: past articles and counts, up to a mark or a clause."""

from __future__ import annotations

from extractor.find.giving.parties.joins import COMMON, Party, are_alike, begins_clause, kind_of
from extractor.find.giving.parties.shapes import begins_gift, ends_people, is_organ, winning
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.values.name.words import name_words

_LONGEST_PHRASE = 14
_MORE = ("more", "other", "further", "such")


def past_determiners(tokens: list[Token], i: int, end: int) -> int:
    """Past articles, "last year's", "more than", "each of" before a party."""
    at = i
    spans = lexicon().sets["spans"]
    if at + 1 < end and tokens[at].low in ("this", "last", "next") and tokens[at + 1].low in spans:
        at += 0 if at + 2 < end and tokens[at + 2].kind == "'s" else 2
    while at < end and at - i < 5 and _determines(tokens, at, i, end):
        at += 1
    return at


def _determines(tokens: list[Token], at: int, i: int, end: int) -> bool:
    """Whether a token only says which or how many: an article, "each of", "more than"."""
    token, before = tokens[at], tokens[at - 1].low if at > i else ""
    if token.kind in ("det", "adv", "my"):
        return True
    if token.kind == "word" and token.low[0] in "$€£¥₹":
        return True
    if token.low in ("year", "month", "date"):
        return at + 1 < end and tokens[at + 1].kind == "'s"
    return (
        (token.low == "one" and before == "each")
        or (token.low == "than" and before in ("more", "less"))
        or (token.low == "of" and before in ("each", "all", "one", "some"))
        or (token.kind == "'s" and before in ("year", "month"))
    )


def noun_extent(text: str, tokens: list[Token], at: int, end: int) -> tuple[int, int, str | None]:
    """Where a common noun phrase ends, where its head stands and of what kind that is."""
    head = stop = at
    kind: str | None = None
    while stop < end and stop - at < _LONGEST_PHRASE and not _ends(text, tokens, stop, end, kind):
        token = tokens[stop]
        if stop > at and _begins_span(tokens, stop, end):
            break
        found = kind_of(token.low)
        if found is not None or kind is None:
            head, kind = stop, found
        elif token.kind in ("word", "noun"):
            head, kind = stop, None
        stop += 1
    return stop, head, kind


def _ends(text: str, tokens: list[Token], stop: int, end: int, kind: str | None) -> bool:
    """Whether a phrase whose head so far is of a kind ends before a token."""
    token = tokens[stop]
    inside = token.kind in ("word", "noun", "name", "'s", "adv") or token.low in _MORE
    if not inside and not winning(tokens, stop, end):
        return True
    if token.low in lexicon().sets["finite"]:
        return True
    if kind is None:
        return False
    led = tokens[min(stop + 1, end - 1)].low == "by"
    if led and token.low in lexicon().sets["conducting"]:
        return True  # "a clinic run by X"
    if token.kind == "name" or (token.kind == "noun" and begins_gift(tokens, stop, end)):
        return True
    if kind == "people" and ends_people(tokens, stop, end):
        return True
    acts = token.low.endswith(("ed", "ing")) and token.low not in ("wing", "building")
    own = tokens[stop - 1].kind == "'s"
    return token.kind == "word" and not own and (acts or text[token.start].isupper())


def _begins_span(tokens: list[Token], stop: int, end: int) -> bool:
    """Whether "next year", "last financial year" begins."""
    spans = lexicon().sets["spans"]
    near = tokens[stop + 1 : min(stop + 3, end)]
    return tokens[stop].low in ("last", "next") and any(one.low in spans for one in near)


def owned_name(tokens: list[Token], at: int, end: int) -> int:
    """Where a name ends with what "of" adds to it: "X of Kenya", "X of Kenya's SolarNest"."""
    after = at + 1
    while (
        after + 1 < end
        and tokens[after].kind == "prep"
        and tokens[after].low == "of"
        and tokens[at].value.kind != "place"
    ):
        step = after + 1 + (tokens[after + 1].low == "the" and is_organ(tokens[at]))
        if step >= end or tokens[step].kind != "name":
            break
        after = step + 1
        owns = after + 1 < end and tokens[after].kind == "'s"
        if owns and (tokens[after + 1].kind == "name" or tokens[after + 1].proper):
            after += 2  # "X of Kenya's SolarNest" is X
    return after


def past_description(tokens: list[Token], at: int, end: int) -> int:
    """Where a person's name stands after whose officer it is: "Acme founder Ana Ruiz"; or `at`."""
    titled = at + 1
    while (
        titled < end
        and titled - at < 4
        and tokens[titled].kind == "word"
        and not tokens[titled].proper
    ):
        titled += 1
    if titled >= end or titled == at + 1 or tokens[titled].kind != "name":
        return at
    role, words = tokens[titled - 1].low, name_words()
    holds = role in words.role or role in words.title or kind_of(role) == "people"
    named = tokens[titled].value.kind == "person" or _is_of_person(tokens[titled])
    return titled if holds and named else at


def _is_of_person(name: Token) -> bool:
    """Whether a body is known by whose it is: "Ana Ruiz's foundation"."""
    return "'s " in name.low or "’s " in name.low


def last_noun(tokens: list[Token], last: int, end: int) -> int:
    """Where the nouns end that follow a name: "X University | staff"."""
    stop = last
    while stop < end and tokens[stop].kind in ("word", "noun", "name") and stop - last < 5:
        counts = stop > last and tokens[stop].low[0].isdigit()
        acts = tokens[stop].low.endswith(("ed", "ing")) and kind_of(tokens[stop].low) is None
        if counts or acts:
            break
        stop += 1
    return stop


def in_name(word: Token) -> bool:
    return word.proper or word.kind == "'s" or (word.value is None and word.start == 0)


def may_be_place(one: Party) -> bool:
    """Whether a party may be where others are, "St. Joseph counties" among them."""
    return one.kind in ("place", "name") or (one.kind == "body" and one.text[0].isupper())


def belongs(tie: str, kind: str, inner: Party) -> bool:
    """Whether "staff at X", "doctor or nurse", "schools in Y" are one party."""
    if tie in lexicon().sets["where"]:
        return inner.kind == "place" or (inner.kind == "name" and kind in COMMON)
    if tie == "or":
        return inner.kind in COMMON
    if tie == "from" and inner.kind == "place":
        return kind == "people"
    return tie == "of" or (kind == "people" and inner.kind in ("organization", "name"))


def past_place(tokens: list[Token], at: int, end: int) -> int:
    step = at + 1
    while step < end and tokens[step].kind in ("name", "det", "word") and step - at < 6:
        step += 1
    return step + 1 if step < end and tokens[step].kind == ":" else step


def _closed(tokens: list[Token], after: int) -> bool:
    """Whether a comma ends what stands between two, and no list goes on: the verb follows."""
    acts = ("verb", "aux", "will", "modal")
    following = [token.kind for token in tokens[after : after + 2]]
    return following[:1] == [","] and following[-1] in acts


def ends_list(
    tokens: list[Token],
    link: int,
    after: int,
    end: int,
    found: list[Party],
    following: Party,
    inside: bool,
) -> bool:
    """Whether a party that begins at `link` is no further member of a list."""
    if not are_alike(found[-1], following, tokens, link):
        return True
    by_comma = tokens[link - 1].kind == ","
    two = len(found) == 1 and [one.kind for one in tokens[link - 2 : link]] == [",", "and"]
    if (by_comma or two or not inside) and begins_clause(tokens, after, end):
        return True
    if by_comma and len(found) == 1 and following.kind in COMMON and _closed(tokens, after):
        return True  # "a couple, parents of a pupil, gave"
    if by_comma and tokens[link].kind == "det" and after < end and tokens[after].kind == "rel":
        return True  # "local halls, the places where people meet"
    # "the provinces, and each of the teachers gets"
    return inside and tokens[link].low in ("each", "every") and tokens[link - 1].kind == "and"


def phrase_start(tokens: list[Token], first: int, at: int) -> int:
    """Where the phrase of a noun at `at` begins in its text: with an "each" that tells of one."""
    leads = (n for n in range(first, at) if tokens[n].low in ("each", "every"))
    counted = [n for n in leads if tokens[n + 1].low not in ("of", "one")]
    return tokens[counted[-1] if counted else at].start
