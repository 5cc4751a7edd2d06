"""How parties stand together: who belongs to a list, and what is said aside of its members."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from extractor.find.giving.words.tokens import Token, lexicon
from extractor.values.money.goods import singular
from extractor.values.name.words import name_words
from extractor.values.places import parse_place

SEPARATORS = (",", "and")
PROPER = ("organization", "person", "place", "group", "programme", "name")
COMMON = ("people", "body", "programme_word")
_ABSTRACT_ENDINGS = ("ing", "ion", "ment", "ness", "ity", "ance", "ence", "ism", "ship")


class Party(NamedTuple):
    """Who gives or gets: text[start:end] of the sentence's passage.

    `kind` is that of a name, or people, body, programme, phrase for a common noun, or pronoun.
    """

    start: int
    end: int
    text: str
    kind: str


def kind_of(low: str) -> str | None:
    """people, body or programme_word for the head of a common noun phrase; else None."""
    sets = lexicon().sets
    if low in sets["people"] or f"{low}s" in sets["people"] or singular(low) in sets["people"]:
        return "people"
    if low in sets["bodies"] or low in sets["organs"] or singular(low) in sets["bodies"]:
        return "body"
    return "programme_word" if low in sets["programmes"] else None


def is_abstract(low: str) -> bool:
    """Whether a noun means work or an idea, which nobody can hand anything: "research"."""
    sets = lexicon().sets
    return (low.endswith(_ABSTRACT_ENDINGS) and low not in sets["built"]) or low in sets["abstract"]


def past_aside(tokens: list[Token], at: int, end: int, last: Party) -> int:
    """Past a bracket, past "in Kenya and Malawi", ", Kenya," after who is there."""
    if (
        last.kind in ("person", "organization", "name")
        and at + 1 < end
        and tokens[at].kind == ","
        and tokens[at + 1].kind == "name"
        and tokens[at + 1].value.kind
        in (("place", "organization") if last.kind == "person" else ("place",))
        and (at + 2 >= end or tokens[at + 2].kind in (",", "."))
    ):
        at += 2
    addressed = last.kind in ("organization", "name", "body") and _is_address(tokens, at, end)
    if addressed or (last.kind == "place" and _is_its_country(tokens, at, end, last)):
        at += 2
    if at < end and tokens[at].kind == "(":
        close = at
        while close < end and tokens[close].kind != ")":
            close += 1
        if close < end:
            at = close + 1
    common = last.kind in (*COMMON, "phrase")
    places = ("in", "from", "across") if common else ("in",)
    if at + 1 < end and tokens[at].low in places and _is_place(tokens, at + 1, end):
        step = at + 2 if tokens[at + 1].kind == "det" else at + 1
        if step < end:
            at = step + 1
            while at < end and tokens[at].low in ("province", "state", "district", "county"):
                at += 1
            if not common and _country_after(tokens, at, end):
                at += 2
            while common and at < end and tokens[at].kind in SEPARATORS:
                step = at + 2 if at + 1 < end and tokens[at + 1].kind == "and" else at + 1
                if not _is_place(tokens, step, end):
                    break
                at = step + 1
    return at


def _is_its_country(tokens: list[Token], at: int, end: int, last: Party) -> bool:
    """Whether ", Ethiopia" says where a town lies: the one is a country, the other none."""
    if at + 1 >= end or tokens[at].kind != "," or tokens[at + 1].kind != "name":
        return False
    town, country = parse_place(last.text), parse_place(tokens[at + 1].value.text)
    if tokens[at + 1].value.kind != "place" or country is None or not country.countries:
        return False
    closes = at + 2 >= end or tokens[at + 2].kind in (",", ".", ";", "prep", "aux", "date", ")")
    known = town is not None and (town.countries or town.ambiguous or town.region)
    return closes and not known


def _is_address(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a comma and one name that closes its phrase say where a body is: ", Salem"."""
    if at == 0 or at + 1 >= end or tokens[at].kind != ",":
        return False
    town, before = tokens[at + 1], tokens[at - 1]
    known = town.kind == "name" and town.value.kind == "place"
    if not known and not (town.kind == "word" and town.proper):
        return False
    if before.kind == "name" and (before.value.kind == "place" or " " not in before.value.text):
        return False
    after = [one.kind for one in tokens[at + 2 : min(end, at + 5)]]
    goes_on = [kind for kind in after if kind not in (",", "and")]
    acts = at + 2 < len(tokens) and tokens[at + 2].kind in ("verb", "aux", "will", "modal")
    if acts:
        return False  # "After Storm Ada, Pell gave"
    if not after or after[0] in (".", ";", "prep", "rel", "("):
        return True
    counts = any(one.kind == "word" and one.low[0].isdigit() for one in tokens[at + 2 : at + 5])
    if after[0] == "," and goes_on[:1] and goes_on[0] in ("prep", "sub", "will", "aux", "verb"):
        return "and" not in after
    return (
        after[0] in (",", "and")
        and bool(goes_on)
        and (counts or goes_on[0] in ("goods", "money", "rel"))
    )


def _country_after(tokens: list[Token], at: int, end: int) -> bool:
    """Whether ", Netherlands" closes a phrase of place: "in Utrecht, Netherlands"."""
    if at + 1 >= end or tokens[at].kind != "," or tokens[at + 1].kind != "name":
        return False
    closed = at + 2 >= end or tokens[at + 2].kind in (".", ";", ",", "prep", "rel")
    return closed and tokens[at + 1].value.kind == "place"


def _is_place(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a place is named at `at`, an unknown capitalized word among them."""
    if at < end and tokens[at].kind == "det":
        at += 1
    if at >= end:
        return False
    token = tokens[at]
    if token.kind == "name":
        return token.value.kind in ("place", "name")
    return token.kind == "word" and token.proper


def is_half(tokens: list[Token], first: Party, at: int, end: int) -> bool:
    """Whether a party is but the first of two words before one noun."""
    opens = at == 1 or first.text.islower()
    one = first.kind == "phrase" and " " not in first.text and opens
    return one and not first.text.endswith("s") and at + 1 < end and tokens[at].kind == "and"


def relative_at(tokens: list[Token], link: int, end: int) -> int:
    """Where the name stands of who gives too: "and her husband, Sven Berg", "and its president,
    Ana Ruiz"; else 0."""
    at = link + 1
    at += at < end and tokens[at].low in ("late", "former")
    if tokens[link].kind not in ("my", "object") or at >= end:
        return 0
    led = tokens[link].low in ("its", "their") and tokens[link - 2].kind != ","
    officer = led and tokens[at].low in name_words().role
    if tokens[at].low not in lexicon().sets["kin"] and not officer:
        return 0
    at += 1 + (at + 1 < end and tokens[at + 1].kind == ",")
    if at >= end:
        return 0
    named = tokens[at].kind == "name" and tokens[at].value.kind in ("person", "name")
    return at if named or (tokens[at].kind == "word" and tokens[at].proper) else 0


def share_a_count(last: Party, following: Party, link: Token) -> bool:
    """Whether one number counts both: "150 countries and regions"."""
    return (
        link.kind == "and"
        and last.kind == following.kind
        and last.kind in COMMON
        and last.text[0].isdigit()
        and " " not in following.text
    )


def are_alike(last: Party, following: Party, tokens: list[Token], link: int) -> bool:
    """Whether a phrase after a comma or "and" belongs to the list; "X, a hospital" is one party."""
    explains = tokens[link].low in ("a", "an") and tokens[link - 1].kind == ","
    if explains and last.kind in PROPER:
        return False  # "Pell, a Leeds company"
    if following.kind in PROPER or following.text == "I":
        return True
    sets = lexicon().sets
    owned = tokens[link].kind == "my" and tokens[link - 1].kind == "and"
    if owned and following.text.lower() in sets["kin"] | sets["units"]:
        return True  # "she and her husband"
    if following.kind not in COMMON:
        return False
    if last.kind not in PROPER or tokens[link - 1].kind != ",":
        return True
    owned = tokens[link].kind == "my" and following.kind != "people"
    return tokens[link].kind != "det" and not owned and not _is_role(following)


def _is_role(one: Party) -> bool:
    """Whether a phrase says who somebody is: "founder of X", one without article or number."""
    words = re.split(r" (?:of|at|for|in) ", one.text.lower())[0].split()
    return not words[0][0].isdigit() and singular(words[-1]) is None and one.kind != "body"


def begins_second_clause(tokens: list[Token], first: int, link: int, after: int, end: int) -> bool:
    """Whether ", and X gave" follows a list that "and" has closed: "alumni and friends, and X"."""
    if [one.kind for one in tokens[link - 2 : link]] != [",", "and"]:
        step = link - 1 - (tokens[link - 1].kind == "det")
        if [one.kind for one in tokens[max(0, step - 1) : step + 1]] != [",", "and"]:
            return False
        link = step + 1
    closed = any(one.kind == "and" for one in tokens[first : link - 2])
    return closed and begins_clause(tokens, after, end)


def is_office(one: Party) -> bool:
    """Whether a phrase is somebody's office: "the Group's President", "CEO"."""
    return one.text.lower().split()[-1] in name_words().role


_ACTED_ON = ("det", "my", "object", "pronoun", "money", "goods", "and", "verb")


def begins_clause(tokens: list[Token], after: int, end: int) -> bool:
    """Whether a verb follows a name, so that it acts in a clause of its own: "X trained 40"."""
    after = _past_companion(tokens, after)
    if after >= len(tokens):
        return False
    token = tokens[after]
    following = tokens[after + 1] if after + 1 < len(tokens) else None
    acts = token.kind == "word" and token.low.endswith("ed")
    done = following is not None and (following.kind in _ACTED_ON or following.low[:1].isdigit())
    return (
        token.kind in ("aux", "will", "modal")
        or (acts and done)
        or token.low in lexicon().sets["reporting"]
        or token.low in lexicon().sets["finite"]
        or (token.kind == "verb" and token.low in token.value.forms[1:3])
    )


def _past_companion(tokens: list[Token], at: int) -> int:
    """Past ", alongside Y," after a subject."""
    if [one.kind for one in tokens[at : at + 2]] != [",", "with"]:
        return at
    return next((n + 1 for n in range(at + 2, len(tokens)) if tokens[n].kind == ","), at)


_OF_PLACE = re.compile(r" (?:of|in) (?:the )?(?=[A-Z])")
_PLACE_JOIN = re.compile(r",? and (?:the )?|, ")


def one_for_each(found: list[Party]) -> list[Party]:
    """The parties, with a plural of which several places have one each told apart: "the governments
    of Norway and Canada" are the government of Norway and that of Canada."""
    if len(found) == 1 and " of " not in found[0].text and " in " not in found[0].text:
        return list(found)
    made: list[Party] = []
    head = ""
    for one in _with_surnames(found):
        whose, *where = _OF_PLACE.split(one.text, maxsplit=1)
        last = whose.split()[-1] if where and whose.split() else ""
        if last.lower() in lexicon().sets["one_each"]:
            single = singular(last.lower()) or last
            head = whose[: -len(last)] + (single.title() if last[0].isupper() else single)
            places = _PLACE_JOIN.split(where[0])
            if len(places) == 1 and not _place_follows(found, len(made)):
                made.append(one)
                continue
            made += [one._replace(text=f"{head} of {place}") for place in places]
        elif head and one.kind in ("place", "name"):
            made.append(one._replace(text=f"{head} of {one.text}"))
        else:
            made.append(one)
    return made


def _with_surnames(found: list[Party]) -> list[Party]:
    """The parties, with a given name that stands before somebody's full name made full too:
    "Robert and Susan Brandt"."""
    made = list(found)
    for at, (one, following) in enumerate(pairwise(found)):
        given = " " not in one.text and one.text.lower() in name_words().given
        near = 0 < following.start - one.end <= len(" and ")
        surname = following.text.partition(" ")[2]
        if given and near and following.kind in ("person", "name") and surname:
            made[at] = one._replace(text=f"{one.text} {surname.split()[-1]}", kind="person")
    return made


def _place_follows(found: list[Party], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].kind in ("place", "name")
