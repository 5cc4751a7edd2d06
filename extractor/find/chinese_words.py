"""Patterns whose words are data: in `pattern("<will>")` giving_zh.toml lists the words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractor.lexicon import load
from extractor.values.traditional import simplified
from extractor.values.tries import any_of

CLAUSE = re.compile(r"[，；;：。！？]|[,:](?!\d)")
VIA = "(?<!审议)(?<!表决)(?<!投票)<via>(?!了|《)([^，。；、]{2,24}?)(?=<via_stop>|，|。)"
"""Group 1: through whom."""
_MARKS = CLAUSE.pattern + r"|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff“])"
_LONGEST_VERB = 6  # characters
_LIST = re.compile(r"<([a-z_+]+)>")


class ChineseVerb(NamedTuple):
    """A form of a verb of giving.toml: what is done, and what status that states."""

    form: str
    sense: str
    status: str
    takes_recipient: bool
    giver: bool


@cache
def pattern(template: str) -> re.Pattern[str]:
    """A regular expression in which `<name>` stands for any word of that list, the longest first.

    Lists are those of giving_zh.toml, `<one+other>` both; `<give>`, `<receive>`, … are the verbs of
    that sense.
    """
    return re.compile(_LIST.sub(lambda named: _any_word(named[1]), template))


@cache
def _any_word(names: str) -> str:
    """A pattern for any word of the lists of these names, which "+" joins."""
    lists = load("giving_zh.toml")
    listed = [word for name in names.split("+") for word in lists.get(name) or _of_sense(name)]
    return f"(?:{any_of(listed)})"


def _of_sense(sense: str) -> list[str]:
    return [verb.form for verb in chinese_verbs().values() if verb.sense == sense]


@cache
def chinese_verbs() -> dict[str, ChineseVerb]:
    """The Chinese verbs of giving.toml by form; those of sense "none" only look like giving."""
    return {
        form: ChineseVerb(
            form,
            entry["sense"],
            entry["status"],
            entry.get("recipient_object", False),
            entry.get("giver", False),
        )
        for entry in load("giving.toml")["verb"]
        if entry["language"] == "zh"
        for form in entry["forms"]
    }


@cache
def chinese_triggers() -> re.Pattern[str]:
    """Any Chinese verb of giving, the longest form first."""
    return pattern("<none>(?!<goes_on>|(?<=获奖)[金励学])|<give+receive+move+raise+found+use>")


def tells_of_giving(text: str) -> bool:
    """Whether a Chinese text, in simplified characters, has a word of giving at all."""
    acts = pattern("<give+receive+move+raise+found+use+collected+offered>")
    holds = pattern("<goods_word>.?.?<including>|<for_thanks>(?:以下|下列)")
    return acts.search(text) is not None or holds.search(text) is not None


@cache
def goods_noun() -> re.Pattern[str]:
    """Group 1: goods of the lexicon, which end a run of characters."""
    listed = load("goods.toml")["nouns_zh"]["goods"]
    return re.compile(rf"([^，。；、\d的了]{{0,6}}?{any_of(listed)})(?=[、，。；！和及与等]|$)")


def names_goods(text: str) -> bool:
    """The cheap test: whether a Chinese text names goods at all."""
    if text.isascii():
        return False
    text = simplified(text)
    return pattern("<goods_word>").search(text) is not None or goods_noun().search(text) is not None


def acts(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Where verbs of giving stand in text[start:end], without what only looks like one."""
    found = chinese_triggers().finditer(text, start, end)
    return [one for one in found if chinese_verbs()[one[0]].sense != "none"]


@cache
def _opening() -> re.Pattern[str]:
    """Where a clause begins: after a mark, or with a giver of its own in a list of gifts."""
    of_its_own = r"(?<=[\d千万亿]<counts>)、(?=(?:\d{2,4}[届级])?[^，、。；\d]{2,20}?<give>)"
    return pattern(f"{_MARKS}|{of_its_own}")


def clause_start(text: str, floor: int, at: int) -> int:
    """Where the clause around a place begins."""
    marks = _opening().finditer(text, floor, at + _LONGEST_VERB)
    starts = [mark.end() for mark in marks if mark.end() <= at]
    return starts[-1] if starts else floor


def last_match(template: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """The last place in text[start:end] that a pattern finds."""
    found = None
    for found in pattern(template).finditer(text, start, end):  # noqa: B007 - the last is wanted
        pass
    return found
