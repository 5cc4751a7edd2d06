"""A Chinese sentence with what stands in it, and the verbs of giving to look for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor.find.giving.chinese_gifts import CLAUSE
from extractor.find.giving.chinese_parties import chinese_parties
from extractor.find.giving.party_phrases import Party
from extractor.find.names import Mention
from extractor.lexicon import load
from extractor.values.amounts import Amount
from extractor.values.dates import Date

TO = re.compile(r"向|给|為|为|对|對")
_STOP = re.compile(r"[，,；;。！？（(]|用于")


class ChineseVerb(NamedTuple):
    form: str
    sense: str
    status: str
    takes_recipient: bool


class Scene(NamedTuple):
    """A sentence text[start:end] with what stands in it; a clause of it begins at `clause`."""

    text: str
    start: int
    end: int
    amounts: Sequence[Amount]
    names: Sequence[Mention]
    dates: Sequence[Date]

    def parties(self, start: int, end: int) -> list[Party]:
        return chinese_parties(self.text, start, end, self.names, self.dates)

    def stop(self, at: int) -> int:
        mark = _STOP.search(self.text, at, self.end)
        return mark.start() if mark else self.end


@cache
def chinese_verbs() -> dict[str, ChineseVerb]:
    """The Chinese verbs of giving.toml by form."""
    return {
        form: ChineseVerb(
            form, entry["sense"], entry["status"], bool(entry.get("recipient_object", False))
        )
        for entry in load("giving.toml")["verb"]
        if entry["language"] == "zh"
        for form in entry["forms"]
    }


@cache
def chinese_triggers() -> re.Pattern[str]:
    """Any Chinese verb of giving, the longest form first."""
    forms = sorted(chinese_verbs(), key=lambda form: (-len(form), form))
    return re.compile("|".join(forms))


def clause_start(text: str, floor: int, at: int) -> int:
    starts = [mark.end() for mark in CLAUSE.finditer(text, floor, at)]
    return starts[-1] if starts else floor


def last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text, start, end):  # noqa: B007 - the last one is wanted
        pass
    return found
