"""Words that may be verb or noun of giving, told apart by what stands around them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from extractor.find.giving.words.gift_words import goods_word
from extractor.find.giving.words.token_kinds import Token
from extractor.find.giving.words.vocabulary import lexicon
from extractor.values.money.goods import singular

_BEFORE_NOUN = ("det", "my", "'s", "money", "prep", "among")
_BEFORE_VERB = ("aux", "will", "modal", "pronoun", "neg", "rel", "name")


def settled(found: list[Token]) -> list[Token]:
    """Words that are both verb and noun ("grant", "support", "funding") made one of them, in
    place."""
    times, shared = lexicon().sets["times"], lexicon().sets["shares_out"]
    unsettled = _unsettled()
    for i, token in enumerate(found):
        if token.kind != "verb" and token.low not in unsettled:
            continue
        before = found[i - 1].kind if i else ""
        after = found[i + 1].kind if i + 1 < len(found) else ""
        further = found[i + 2].kind if i + 2 < len(found) else ""
        owned = further if after == "money" else after  # "her $5 prize money"
        honour = before == "prep" and after == "verb"  # "in her honour the trustees gave"
        if token.low == "her" and (honour or owned in ("word", "noun", "name")):
            found[i] = token._replace(kind="my")
        if token.low in times and before == "date":
            found[i] = token._replace(kind="adv")  # "on Saturday night guests gave"
        again = token.low == "once" and i + 1 < len(found) and found[i + 1].low in ("again", "more")
        if (token.low == "since" and before == "aux") or again or (i == 0 and token.low == "well"):
            found[i] = token._replace(kind="adv")
        if token.low in shared and _shares_out(found, i):
            out = replace(token.value, sense="give", status="given", needs="recipient")
            token = found[i] = token._replace(value=out)
        if token.kind != "verb" or (_is_verb(found, i) and not _after_manner(found, i)):
            continue
        if kind := _no_verb(found, i):
            found[i] = token._replace(kind=kind, value=None)
    return found


@cache
def _unsettled() -> frozenset[str]:
    """Words other than verbs that are made something else by what stands around them."""
    sets = lexicon().sets
    return sets["times"] | sets["shares_out"] | {"her", "since", "once", "well"}


def _shares_out(found: list[Token], i: int) -> bool:
    """Whether somebody shares a sum among others, and is not one of them: "shared $5 among X"."""
    near = found[i + 1 : i + _SHARED]
    at = next((n for n, one in enumerate(near) if one.low in ("among", "amongst", "between")), 0)
    themselves = at and at + 1 < len(near) and near[at + 1].low in ("them", "themselves")
    return at > 0 and not themselves and any(one.kind == "money" for one in near[:at])


_SHARED = 14  # tokens after "share" in which those stand who get it


def _no_verb(found: list[Token], i: int) -> str:
    """What a form of a verb is that does not act: a noun, a word, an adjective; "" where it acts
    after all."""
    token, funds = found[i], lexicon().fund_nouns
    gerund = token.low == token.value.forms[4]
    if i and found[i - 1].kind in ("'s", "my") and gerund and token.value.sense == "give":
        return "noun"  # "X's giving to Y"
    opens = i == 0 or found[i - 1].kind == "det"
    if opens and token.low.endswith("ing") and i + 1 < len(found) and found[i + 1].low in funds:
        return "word"  # "Matching funds of"
    if gerund and (_stands_inside(found, i) or _compound(found, i)):
        return "word"  # "the shipping merchant"
    if _describes(found, i):
        return "adv"
    if token.low in lexicon().nouns:
        return "noun"
    if _is_third_person(found, i):
        return ""
    bare = token.low in funds or token.low in token.value.forms[:2]  # "a fund", "a supply"
    return "word" if bare else ""


def _stands_inside(found: list[Token], i: int) -> bool:
    """Whether a word stands between an article and a noun."""
    noun = found[i].low in lexicon().nouns or found[i].low in lexicon().fund_nouns
    led = i > 0 and found[i - 1].low in ("the", "a", "an") and not noun
    return led and i + 1 < len(found) and found[i + 1].kind == "word"


def _after_manner(found: list[Token], i: int) -> bool:
    """Whether an adverb of manner makes a participle describe people: "newly arrived families"."""
    adverb = i > 0 and found[i - 1].low.endswith("ly")
    return adverb and (i == 1 or found[i - 2].kind in ("prep", "det")) and _describes(found, i)


def _compound(found: list[Token], i: int) -> bool:
    """Whether it is one of the words that describe a name: "shipping line Pell"."""
    after = [token.kind for token in found[i + 1 : i + 3]]
    named = after == ["word", "name"] or (after == ["word", "word"] and found[i + 2].proper)
    return named and not found[i + 1].proper and (i == 0 or found[i - 1].kind in ("word", "det"))


def _describes(found: list[Token], i: int) -> bool:
    """Whether a participle is an adjective: "carrying donated supplies", "each awarded teacher"."""
    token = found[i]
    if token.low not in token.value.forms[2:4] or token.low in token.value.forms[:2]:
        return False
    after = found[i + 1] if i + 1 < len(found) else None
    before = found[i - 1] if i else None
    if before and before.low in ("a", "an", "the") and after and after.kind == "word":
        return not after.proper  # "a sponsored walk"
    if before is not None and before.low.endswith("ly") and i > 1:
        before = found[i - 2]  # "to newly arrived families"
    led = before is not None and (before.low.endswith("ing") or before.kind in ("prep", "det"))
    if not led or after is None:
        return False
    if any(after.low in lexicon().sets[kind] for kind in ("people", "bodies")):
        return before is not None and before.low not in ("after", "since", "that", "by")
    return goods_word(after.low) or after.low == "goods"


def _is_third_person(found: list[Token], i: int) -> bool:
    """Whether a form in "s" states what its subject does: "each winner receives $500"."""
    token = found[i]
    after = found[i + 1] if i + 1 < len(found) else None
    before = found[i - 1].kind if i else None
    fund = token.low in lexicon().fund_nouns and not (after and after.kind in ("money", "goods"))
    return (
        token.low == token.value.forms[1]
        and not fund
        and token.value.sense in ("receive", "move", "give", "state")
        and before in ("word", "money", ",", ")", "goods")
        and after is not None
        and (
            (token.value.sense == "state" and after.low in lexicon().nouns)
            or after.kind in ("money", "goods", "det", "my", "name", "free")
            or (after.low in ("to", "from") and token.value.sense != "give")
            or (after.kind == "word" and before == ",")
        )
    )


def _is_verb(found: list[Token], i: int) -> bool:
    token = found[i]
    at = i - 1
    while at >= 0 and (found[at].kind == "adv" or found[at].low in ("each", "both", "all")):
        at -= 1
    before = found[at] if at >= 0 else None
    after = found[i + 1] if i + 1 < len(found) else None
    if before is not None and before.kind == "prep" and before.low == "to":
        noun = token.low in lexicon().nouns or token.low in lexicon().fund_nouns
        base = token.low == token.value.forms[0] or before is found[i - 1]
        return base and after is not None and not (noun and after.low in ("of", "from"))
    if after is not None and after.low in ("of", "from", "totalling", "totaling", "worth"):
        acts = token.low.endswith("ing") or token.low in token.value.forms[2:4]
        led = before is not None and before.kind in ("will", "modal", "pronoun")
        return led or (acts and before is not None and before.kind == "aux")
    if before is not None and before.kind in ("money", "goods") and token.value.sense == "move":
        return after is not None and after.low == "to" and token.low == token.value.forms[0]
    if before is None:
        return after is not None and after.kind in ("money", "goods", "det", "name")
    if token.low.endswith("ing"):
        return before.kind == "aux" or before.low in ("by", "after", "and")
    acts = after is not None and after.kind in ("money", "goods", "det", "name", "my")
    if acts and before.kind == "word" and (found[i - 1].kind == "adv" or " " in token.low):
        return True  # "Alumni of the first class also put together $4,000"
    if before.kind in _BEFORE_NOUN or (before.kind == "word" and before.low not in ("and",)):
        plural = before.kind == "word" and _is_plural(before.low)
        return (
            plural and after is not None and after.kind in ("det", "name", "money", "goods", "my")
        )
    return before.kind in _BEFORE_VERB or (
        after is not None
        and after.kind
        in (
            "money",
            "goods",
            "det",
            "name",
            "my",
        )
    )


def _is_plural(low: str) -> bool:
    people = low in lexicon().sets["people"] or low in lexicon().sets["bodies"]
    many = low.endswith("s") or "s-" in low or low in lexicon().sets["plural_people"]
    return singular(low) is not None or (people and many)
