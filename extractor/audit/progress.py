"""A status that goes backwards: no gift that was given is only promised again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from extractor.identity import short_id
from extractor.records import STAGES, STATUSES, Check, History, Located
from extractor.values.stages import parse_stage

_Step = tuple[int, str, str]  # how far along, as written, and from which day on


def check_progress(histories: Iterable[tuple[History, Located]]) -> Iterator[Check]:
    """A check for each record whose status changed: did it go on? Each history comes with its
    record as the last version shows it.

    Donations go through the stages of `records.STAGES`, funding in prose through `STATUSES`; a
    status of no known stage is passed over.
    """
    for history, record in histories:
        if getattr(record, "source", None) == "table":
            continue  # its row is among the donations
        steps = [change for change in history.changes if change["field"] == "status"]
        reached = list(_reached(history, steps))
        if len(reached) > 1:
            yield _progress(history, record.line, reached)


def _reached(history: History, steps: list[Any]) -> Iterator[_Step]:
    """The statuses in the order of the commits, where the lexicon tells how far along they are."""
    if not steps:
        return
    told = [(steps[0]["before"], history.first_date)]
    told += [(step["after"], str(step["date"])[:10]) for step in steps]
    for words, day in told:
        rank = _rank(history.dataset, words)
        if rank is not None:
            yield rank, str(words), day


def _rank(dataset: str, words: object) -> int | None:
    if not isinstance(words, str):
        return None
    if dataset == "funding":
        return STATUSES.index(words) if words in STATUSES[:3] else None
    stage = parse_stage(words)
    return STAGES.index(stage) if stage else None


def _progress(history: History, line: int, reached: list[_Step]) -> Check:
    back = [(one, two) for one, two in pairwise(reached) if two[0] < one[0]]
    course = " → ".join(f"{words} {day}" for _, words, day in reached)
    detail = f"{history.subject}: {course}."
    before, after = back[0] if back else (reached[0], reached[-1])
    if back:
        detail = f"{history.subject}: {after[1]} after {before[1]}, in {course}."
    return Check(
        id=short_id("status", history.id),
        check="impossible value",
        pages=(history.page,),
        lines=(line,),
        records=(history.id,),
        subject=f"status of {history.subject}",
        stated=after[1],
        computed=f"not before {before[1]}" if back else None,
        verdict="differs" if back else "agrees",
        detail=detail,
    )
