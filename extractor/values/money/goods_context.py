"""What stands around a number: whether it counts goods that are given, or names a thing.

Words come from lexicon/goods.toml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extractor.lexicon import load
from extractor.values.numbers import last_word
from extractor.values.tries import any_of

_COPYRIGHT = ("©", "(c)")
_HANDED = 200  # characters before a number in which its verb is looked for
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z\"“(]|\s*$)|\n\s*\n|[。！？]")
_REACH = 300  # characters of one sentence that are searched on each side


def is_month(word: str) -> bool:
    """Whether `word` is the name of a month, which makes the number beside it no count."""
    return word[0].isupper() and word.lower() in load("goods.toml")["labels"]["months"]


def is_label(text: str, start: int, year: bool) -> bool:
    """Whether the number at `start` names a thing (Table 5, March 5, in 2020, © 2020) and counts
    none."""
    labels: dict[str, Any] = load("goods.toml")["labels"]
    word = last_word(text, start)
    if word in labels["words"]:
        return last_word(text, start - len(word) - 1) not in labels["before_time"]
    if word in labels["months"]:  # but "In May, 15 beds": no day of a month stands after "in"
        month = text.rfind(word[1:], 0, start) - 1
        return last_word(text, month) != "in"
    owned = text[max(0, start - 5) : start].rstrip().lower().endswith(_COPYRIGHT)
    return year and (owned or word in labels["before_year"])


@cache
def _giving() -> re.Pattern[str]:
    return re.compile(r"\b" + any_of(load("goods.toml")["giving"]["stems"]))


@cache
def _getting() -> re.Pattern[str]:
    """Verbs that say no more than that something came "from" somebody: "got", "obtained"."""
    return re.compile(rf"\b{any_of(load('goods.toml')['giving']['got_from'])}\b")


@cache
def _told_of() -> re.Pattern[str]:
    lexicon = load("goods.toml")["giving"]
    subjects, contents = any_of(lexicon["subjects"]), any_of(lexicon["contents"])
    return re.compile(rf"\s*{subjects} (?:{any_of(lexicon['auxiliaries'])} )*{contents}[es]?\b")


@cache
def _work() -> re.Pattern[str]:
    stems = any_of(load("goods.toml")["worked_on"]["stems"])
    return re.compile(rf"\b{stems}[a-z]*(?:\s(?:the|all|its|their|our))?\s\Z")


def is_worked_on(text: str, start: int) -> bool:
    """Whether the verb before a number says what is done to things, not that they are given."""
    return _work().search(text[max(0, start - 24) : start].lower()) is not None


@cache
def _handing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a number of things handed over, and after them."""
    words = load("goods.toml")["handing"]
    before = any_of(words["before_number"])
    whom = r"(?:(?!(?:" + "|".join(words["no_receiver"]) + r")\b)[\w'’&.-]{1,24} ){0,6}?"
    listed = r"[^.;:!?]{0,160}?\d (?:[a-z-]{2,24} ){1,5}?and "
    given = rf"\b{any_of(words['verbs'])} (?:{whom}|{listed})"
    equipped = rf"\b{any_of(words['with'])} [^.;:,\d]{{2,60}} with "
    only = rf"\b{any_of(words['only_things'])} "
    passive = rf" {any_of(words['passive'])} (?:[a-z]+ly )?{any_of(words['participles'])}\b"
    return (
        re.compile(rf"(?:{only}|{given}|{equipped})(?:{before} )?\Z"),
        re.compile(rf"[^.;:!?\d]{{0,60}}?{passive}"),
    )


def is_handed(text: str, start: int, end: int) -> bool:
    """Whether what the number text[start:end] counts is handed over, so that any thing is goods.

    It is the object of a verb that has only things and money for its object, of one of giving whose
    receiver may stand between them, or the subject of such a verb in the passive.
    """
    before, after = _handing()
    if before.search(text, max(0, start - _HANDED), start) is not None:
        return True
    return after.match(text, end) is not None


def speaks_of_giving(text: str, start: int, end: int) -> bool:
    """Whether the sentence around text[start:end] speaks of giving, needing or receiving."""
    left = text[max(0, start - _REACH) : start]
    before = stop = 0
    for match in _SENTENCE_END.finditer(left):
        before, stop = stop, match.end()
    if _told_of().match(left, stop):  # "It includes": what the sentence before was about
        stop = before
    if _giving().search(left.lower(), stop):
        return True
    right = text[end : end + _REACH]
    close = _SENTENCE_END.search(right)
    rest = right[: close.start() if close else _REACH].lower()
    if _giving().search(rest):
        return True
    return " from " in rest and _getting().search(left.lower(), stop) is not None
