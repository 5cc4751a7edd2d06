"""Whom "they" or "it" means where no name does: "Our donors did not wait. They gave $5,000"."""

from __future__ import annotations

import re
from functools import cache

from extractor.find.giving.words.tokens import lexicon
from extractor.values.tries import any_of

_SINGULAR = frozenset(("it", "its"))
_PLURAL = frozenset(("they", "their", "them"))
_FINITE = (
    r"(?=\s+(?:have|has|had|were|was|are|is|did|do|does|will|would|can|could|also|then|[a-z]+ed"
    r"|gave|came|went|sent|set|took|made|held|kept|ran|sold)\b)"
)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“])")


@cache
def _tie() -> str:
    """What ties a noun to where it is, or whose: "schools in", "staff of"."""
    return any_of(sorted({*lexicon().sets["where"], *lexicon().sets["ties"]}))


@cache
def _subjects() -> re.Pattern[str]:
    sets = lexicon().sets
    heads = "|".join(sorted(sets["people"] | sets["bodies"], key=lambda word: (-len(word), word)))
    return re.compile(
        r"\b(?:our|the|these|those|many|all|local|its|a|an|some)\s+"
        rf"((?:[a-z][\w’'-]*\s+){{0,2}}(?:{heads})\b(?:\s{_tie()}\s[A-Z][\w’'-]+)?){_FINITE}",
        re.IGNORECASE,
    )


def common_subject(text: str, pronoun: str, start: int, at: int) -> tuple[str, int] | None:
    """The common noun that a pronoun at text[at:] means, and where it stands; None for none.

    It is the subject of the same sentence, which begins at `start`, or of the one before.
    """
    before = [match.end() for match in _SENTENCE_END.finditer(text, 0, start + 1)]
    earlier = [end for end in before if end < start][-1:] or [0]
    for low, high in ((start, at), (earlier[0], start)):
        for match in _subjects().finditer(text, low, high):
            if _agrees(match[1].lower(), pronoun.lower()):
                return match[1], match.start(1)
    return None


def _agrees(phrase: str, pronoun: str) -> bool:
    last = re.split(rf"\s{_tie()}\s", phrase)[0].split()[-1]
    plural = last.endswith("s") or last in ("people", "women", "men", "children")
    return (pronoun in _PLURAL and plural) or (pronoun in _SINGULAR and not plural)
