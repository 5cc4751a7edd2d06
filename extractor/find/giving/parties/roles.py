"""The parts around a gift: to whom, from whom, through whom, for what, when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.find.giving.parties.phrases import COMMON, PROPER, Party
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.values.dates import Date

RECEIVERS = (*PROPER, *COMMON)
_SPAN = re.compile(r"\b(?:next|coming|following|past|last)\b.*\b(?:years|months|decades?|weeks)\b")


@dataclass(slots=True)
class Roles:
    """The parts around a gift; text positions, `purpose` as (start, end)."""

    recipients: list[Party] = field(default_factory=list)
    agents: list[Party] = field(default_factory=list)
    sources: list[Party] = field(default_factory=list)
    via: list[Party] = field(default_factory=list)
    purpose: tuple[int, int] | None = None
    date: Date | None = None
    aim: str = ""
    end: int = 0
    onto: frozenset[str] = frozenset()


_WITHIN_AIM = 6  # words of "for two workshops on" before a date


def _dates_event(tokens: list[Token], at: int) -> bool:
    """Whether a date is that of what a gift is for: "for two workshops on 6 February"."""
    noun = at - 1 - (at > 0 and tokens[at - 1].kind == "prep")
    if noun < 1 or tokens[noun].low not in lexicon().sets["events"]:
        return False
    return any(token.low == "for" for token in tokens[max(0, noun - _WITHIN_AIM) : noun])


def dates_the_act(tokens: list[Token], at: int) -> bool:
    """Not "since 2014", "by 2030", "until May", nor "for a match on 3 May", which date something
    else."""
    if _SPAN.search(tokens[at].low) or _dates_event(tokens, at):
        return False
    before = tokens[at - 1] if at else None
    return before is None or before.low not in (
        "since",
        "by",
        "until",
        "from",
        "between",
        "of",
        "than",
        "before",
    )
