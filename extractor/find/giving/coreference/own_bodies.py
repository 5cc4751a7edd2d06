"""Who acts by its own people and organs: "our teams", "my foundation", "the board of trustees"."""

from __future__ import annotations

import re
from functools import cache

from extractor.find.giving.coreference.topics import Sentence
from extractor.find.giving.parties.phrases import Party
from extractor.find.giving.words.tokens import lexicon
from extractor.lexicon import load
from extractor.values.same_name import kind_of_name, name_parts
from extractor.values.tries import any_of

PROPER_KINDS = frozenset(("organization", "person", "place", "group", "programme", "name"))

_OURS = re.compile(r"\b(?:our|my)\s(?:own\s)?$", re.IGNORECASE)


_OWNED = re.compile(r"\b(?:its|their|his|her)\s$", re.IGNORECASE)


def is_own(one: Party, text: str) -> bool:
    """Whether "our teams", "our Flood Appeal", "members" act for who speaks of them so."""
    if one.text.lower() == "members":
        return _OWNED.search(text, max(0, one.start - 6), one.start) is None
    ours = _OURS.search(text, max(0, one.start - 9), one.start)
    return ours is not None and one.text.lower().split()[-1] in lexicon().sets["own_people"]


def own_house(one: Party, sentence: Sentence) -> str | None:
    """Who says "our foundation", "my company", where a body of that kind does: "" where it is not
    known who speaks, None where the words are no such ones."""
    text, low = sentence.passage.text, one.text.lower()
    if " " in low or not _OURS.search(text, max(0, one.start - 9), one.start):
        return None
    generic = low in lexicon().sets["generic"]
    speaker = sentence.who.meant("we", sentence.passage, one.start)
    if speaker is None:
        return "" if generic or low in lexicon().sets["giver_kinds"] else None
    alike = low in name_parts(speaker).kinds or (generic and may_be(low, speaker))
    return speaker if alike else None


def is_own_organ(words: str) -> bool:
    """Whether words name no more than an organ of who speaks: "the board", "our grants committee";
    a town council is a body by itself."""
    sets = lexicon().sets
    *before, last = words.lower().split()
    return last in sets["organs"] and set(before) <= sets["organs"] | sets["organ_kinds"]


_OWN_ORGAN = re.compile(r"([^’']+)[’']s (\w+)")
_OF = re.compile(r" of (?:the )?(?=[A-Z])")


def body_of_organ(one: Party, sentence: Sentence) -> str | None:
    """Which body that lives by giving a board decides for: "the Board of Trustees of the Elm
    Trust"; None where it is none, whose board gives of its own."""
    organs, words = lexicon().sets["organs"], one.text
    owned = _OWN_ORGAN.fullmatch(words)
    if owned and owned[2].lower() in organs:
        whose = sentence.who.meant(f"the {owned[1]}", sentence.passage, one.start) or owned[1]
        return whose if kind_of_name(whose) in ("foundation", "fund") else None
    for of in _OF.finditer(one.text):
        if one.text[: of.start()].lower().split()[-1] in organs:
            words = one.text[of.end() :]
    if words.lower().split()[-1] in organs:
        owned = re.search(r"[’']s ", sentence.passage.text[max(0, one.start - 4) : one.end])
        bare = set(one.text.lower().split()) <= organs | {"of"} and one.kind in PROPER_KINDS
        body = sentence.who.publisher or "" if bare and not owned else ""
    elif words != one.text:
        body = sentence.who.meant(words, sentence.passage, one.start) or words
    else:
        return None
    own = body == sentence.who.publisher
    return body if own or kind_of_name(body) in ("foundation", "fund") else None


_GRANT_MAKERS = ("foundation", "fund", "trust")


@cache
def _scheme() -> re.Pattern[str]:
    """ "We have run a small grants scheme", "our bursaries": who says so gives what is told."""
    words = load("giving.toml")["words"]
    gets = any_of(words["we_get"])
    return re.compile(
        rf"\b(?:we|our)\b(?![^.]{{0,40}}\b{gets}\b)[^.]{{0,60}}\b{any_of(words['own_schemes'])}\b",
        re.I,
    )


def runs_scheme(sentence: Sentence) -> bool:
    """Whether a grant maker speaks of its own grants earlier in the passage of a sentence."""
    house, text = sentence.who.publisher, sentence.passage.text
    if house is None or not sentence.start or kind_of_name(house) not in _GRANT_MAKERS:
        return False
    return _scheme().search(text, 0, sentence.start) is not None


_NO_CHARITIES = ("government", "university", "company", "bank", "hospital", "school")


def may_be(noun: str, name: str) -> bool:
    """Whether "the company" may mean a name; a foundation or an alliance is none."""
    kind = kind_of_name(name)
    if noun in ("charity", "nonprofit"):
        return kind not in _NO_CHARITIES
    return noun not in lexicon().sets["company_nouns"] or kind in (None, "company", "bank")
