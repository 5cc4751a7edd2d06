"""Shapes by which tokens show a party, or where one ends: quotation marks, "'s", gift nouns."""

from __future__ import annotations

from extractor.find.giving.parties.joins import Party, kind_of
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.values.date.words import names_month
from extractor.values.money.goods import singular
from extractor.values.name.words import name_words
from extractor.values.numbers import parse_number

_AFTER_PARTY = ("prep", ",", ".", ";", ")", "(", "aux", "will", "and", "date")


def quoted(tokens: list[Token], at: int, end: int) -> int:
    """Where a programme ends that is named in quotation marks: 'the "Dream Big" program'; or 0."""
    if tokens[at].kind != '"' or at + 2 >= end:
        return 0
    if not tokens[at + 1].proper and tokens[at + 1].kind != "name":
        return 0
    close = next((i for i in range(at + 1, min(end, at + 8)) if tokens[i].kind == '"'), 0)
    named = close and close + 1 < end and kind_of(tokens[close + 1].low) == "programme_word"
    return close + 1 if named else 0


def owned_body(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a body of a body is named: "the Museum's Board of Trustees"."""
    if at + 2 >= end or tokens[at + 1].kind != "'s":
        return False
    if not tokens[at].proper and kind_of(tokens[at].low) != "body":
        return False
    owned = tokens[at + 2]
    return owned.kind == "name" and owned.value.kind == "organization"


def owned_work(text: str, tokens: list[Token], at: int, end: int) -> Party | None:
    """What of somebody's gets a gift: "UNRA's emergency response", "the club's new ground"."""
    at += at < end and tokens[at].kind == "det"
    owns = at + 1
    while owns < min(end, at + 4) and tokens[owns].kind == "word":  # "the UN refugee agency's"
        owns += 1
    if owns + 1 >= end or tokens[owns].kind != "'s":
        return None
    owner = tokens[owns - 1]
    if not (owner.kind == "name" or owner.proper or kind_of(owner.low)):
        return None
    last = owns + 1
    while last < min(end, owns + 6) and tokens[last].kind in ("word", "noun"):
        last += 1
    begins, ends = tokens[at].start, tokens[last - 1].end
    return Party(begins, ends, text[begins:ends], "programme_word") if last > owns + 1 else None


def is_organ(name: Token) -> bool:
    """Whether a name is but that of a board: "the Board of Trustees"."""
    return name.low.split()[-1] in lexicon().sets["organs"]


def ends_in_s(tokens: list[Token], after: int) -> bool:
    """Whether nothing is owned after "'s", which ends a name then: "to St Mungo's for its work"."""
    if after >= len(tokens):
        return True
    return tokens[after].kind in (*_AFTER_PARTY, "verb")


def winning(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a gerund describes the people after it: "the 50 winning rangers"."""
    people = at + 1 < end and kind_of(tokens[at + 1].low) == "people"
    return people and tokens[at].kind == "verb" and tokens[at].low.endswith("ing")


def begins_gift(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a gift noun has its sum after it: "the museum | grants of $5 million"."""
    step = at + 1
    while step < end and tokens[step].low in ("of", "worth", "totalling", "totaling", "over"):
        step += 1
    return at + 1 < step < end and tokens[step].kind == "money"


def ends_people(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a plural of people is a phrase by itself before other words: "winners | cloud service
    worth $5"; "teachers college" is one."""
    if singular(tokens[at - 1].low) is None:
        return False
    step = at
    while step < end and tokens[step].kind == "word" and not tokens[step].proper:
        step += 1
    worth = step < end and (tokens[step].low == "worth" or tokens[step].kind == "money")
    return step > at and worth and kind_of(tokens[step - 1].low) is None


def past_bound(tokens: list[Token], at: int, end: int) -> int:
    """Past "than", "at least", "up to" before a count of people: "more than 800 students"."""
    lows = [token.low for token in tokens[at : min(at + 3, end)]]
    step = at
    if lows[:1] == ["than"] and at and tokens[at - 1].low in ("more", "fewer", "less"):
        step = at + 1
    elif lows[:2] in (["at", "least"], ["up", "to"]):
        step = at + 2
    return step if step < end and tokens[step].low[0].isdigit() else at


def past_home_town(tokens: list[Token], at: int, end: int) -> int:
    """Past where a body is at home, said before it: "Grand Rapids-based retailer Pell"."""
    if at + 1 < end and tokens[at].kind == "word" and tokens[at].low.endswith(_AT_HOME):
        return at + 1
    if at + 3 >= end or not (tokens[at].kind == "name" or tokens[at].proper or at == 0):
        return at
    dash, based = tokens[at + 1], tokens[at + 2]
    return at + 3 if dash.low in "-–" and f"-{based.low}" in _AT_HOME else at


_AT_HOME = ("-based", "-area", "-born")


def described(text: str, tokens: list[Token], at: int, end: int) -> int:
    """Where the name stands that common words describe: "the late X", "British charity X"."""
    step = at + _town_before_body(tokens, at, end)
    while (
        step < end
        and step - at < 4
        and (
            tokens[step].kind in ("word", "adv")
            or _leads_kind(tokens, step, end)
            or tokens[step].low in lexicon().sets["nationalities"]
        )
        and (
            text[tokens[step].start].islower()
            or tokens[step].low in lexicon().sets["nationalities"]
            or step == 0
            or tokens[step].low in name_words().title
        )
    ):
        past = (
            tokens[step].low.endswith("ed") and tokens[step].low not in lexicon().sets["standing"]
        )
        if past or parse_number(tokens[step].low) is not None:
            return at  # "five academicians A and B" are five
        step += 1
    if step > at and tokens[step - 1].low.endswith("ing"):
        return at
    if ally := _ally(tokens, at, step, end):
        return ally
    if step > at and _pair(tokens, step, end):
        return step
    if step > at and step < end and step + 1 < len(tokens) and _maker(text, tokens, step, at):
        return step
    if step == at or step >= end or tokens[step].kind != "name":
        return at
    return step if tokens[step].value.kind in ("person", "organization", "name") else at


def _town_before_body(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a town stands before what a body is: "the Leeds law firm X"."""
    town = tokens[at].proper or (tokens[at].kind == "name" and tokens[at].value.kind != "person")
    if not at or tokens[at - 1].kind != "det" or not town:
        return False
    name = next((n for n in range(at + 1, min(end, at + 4)) if tokens[n].kind == "name"), at + 1)
    words = tokens[at + 1 : name]
    plain = all(one.kind in ("word", "noun") and not one.proper for one in words)
    if not words or not plain:
        return False
    return kind_of(words[-1].low) == "body" or words[-1].low in lexicon().sets["generic"]


def _leads_kind(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a noun of giving says of which kind a body is: "aid organisation X"."""
    return tokens[at].kind == "noun" and at + 1 < end and kind_of(tokens[at + 1].low) == "body"


def _ally(tokens: list[Token], at: int, step: int, end: int) -> int:
    """Where the name stands of who is called a partner: "its partner the X", "our friends at X",
    "our partner in Peru, X"; else 0."""
    if step == at or tokens[step - 1].low not in lexicon().sets["allies"]:
        return 0
    step = _past_where(tokens, step, end)
    link = step < end and (tokens[step].kind in ("det", ",") or tokens[step].low == "at")
    step += link
    step += link and step < end and tokens[step].kind == "det"
    if step >= end or tokens[step].kind != "name":
        return 0
    return step if tokens[step].value.kind in ("person", "organization", "name") else 0


def _past_where(tokens: list[Token], at: int, end: int) -> int:
    """At the comma that ends where somebody is: " in the Philippines,"; else `at`."""
    place = at + 1 + (at + 1 < end and tokens[at + 1].kind == "det")
    if place + 1 >= end or tokens[at].low not in lexicon().sets["where"]:
        return at
    is_place = tokens[place].kind == "name" and tokens[place].value.kind == "place"
    return place + 1 if is_place and tokens[place + 1].kind == "," else at


def _pair(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a couple stands after what they are: "supporters Ed and Ann Lee"."""
    if at + 2 >= end or kind_of(tokens[at - 1].low) != "people" or not tokens[at].proper:
        return False
    person = tokens[at + 2].kind == "name" and tokens[at + 2].value.kind in ("person", "name")
    return person and tokens[at].kind == "word" and tokens[at + 1].kind == "and"


def _maker(text: str, tokens: list[Token], step: int, at: int) -> bool:
    """Whether an unknown name stands between its description and a verb: "retailer Pell gave"."""
    return (
        tokens[step].proper
        and stands_alone(text, tokens, step, step + 1)
        and tokens[step + 1].kind in ("verb", "aux", "will")
        and (at == 0 or tokens[at - 1].kind in (",", ";", "and", "sub", "rel", "det"))
    )


def _explained(tokens: list[Token]) -> bool:
    """Whether an aside says what the first word names: "Pell, a Leeds company, gave"."""
    if len(tokens) < 6 or tokens[1].kind != "," or tokens[2].low not in ("a", "an"):
        return False
    close = next((n for n in range(4, min(len(tokens) - 1, 12)) if tokens[n].kind == ","), 0)
    acts = close and tokens[close + 1].kind in ("verb", "aux", "will", "adv")
    return bool(acts) and tokens[0].low not in name_words().opening


def stands_alone(text: str, tokens: list[Token], at: int, end: int) -> bool:
    """Whether one capitalized word is a name: no word of a longer phrase, no opening adverb."""
    token = tokens[at]
    if token.kind != "word" or not text[token.start].isupper() or kind_of(token.low):
        return False
    if any(letter.isdigit() or letter in "&/" for letter in token.low):
        return False
    if at and tokens[at - 1].kind == "prep" and names_month(token.low, "en"):
        return False  # "since April"
    following = tokens[at + 1].kind if at + 1 < len(tokens) else "."
    if at == 0 and following == "word":
        return tokens[1].low.endswith("ed") and not token.low.endswith("s")
    if at == 0:
        return following in ("verb", "aux", "will", "and") or _explained(tokens)
    return following not in ("word", "noun", "name", "'s")


def ends_in_areas(words: str) -> bool:
    """Whether a phrase ends in a plural of areas: "Cass and St. Joseph counties"."""
    last = words.lower().split()[-1]
    return last in lexicon().sets["areas"]
