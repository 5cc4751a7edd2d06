"""The date of a gift that its sentence leaves out and what stands around it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.find.giving.coreference.claims import Claim
from extractor.find.timeline import dated_entry
from extractor.lexicon import load
from extractor.records import TimelineEntry
from extractor.values.tries import any_of

_ENTRY = 240  # characters of an entry that tells of its own day alone


def with_dates_around(
    claims: Sequence[Claim], timeline: Sequence[TimelineEntry], reference: str | None
) -> list[Claim]:
    """The claims, in the order of the page, with the dates that they share with others.

    `reference` is the day of the page, after which nothing can have been given: "In March" in a
    letter of December is the March before.

    "At the same time" is the date of the claim before; a gift that is done has the date of the
    short entry of a chronology in which it stands. A longer entry tells of other days too.
    """
    done: list[Claim] = []
    for claim in claims:
        if claim.date is None and done and _same_time().match(claim.passage.text, claim.start):
            claim = claim._replace(date=done[-1].date)
        claim = _before_the_page(claim, reference)
        done.append(_of_entry(claim, timeline) if timeline and claim.date is None else claim)
    return done


def _before_the_page(claim: Claim, reference: str | None) -> Claim:
    date = claim.date
    if not claim.reckoned or date is None or len(date) < 7 or not reference:
        return claim
    done = claim.status in ("given", "received")
    if not done or date[:7] <= reference[:7] or len(reference) < 7:
        return claim
    return claim._replace(date=f"{int(date[:4]) - 1}{date[4:]}")


def _of_entry(claim: Claim, timeline: Sequence[TimelineEntry]) -> Claim:
    if claim.status not in ("given", "received"):
        return claim
    entry = dated_entry(timeline, claim.passage.place(claim.start, claim.end)[0])
    return claim._replace(date=entry.date) if entry and len(entry.text) <= _ENTRY else claim


@cache
def _same_time() -> re.Pattern[str]:
    words = load("giving.toml")["words"]["same_time"] + load("giving_zh.toml")["same_time"]
    return re.compile(rf"{any_of(words)}[ ,，]?")
