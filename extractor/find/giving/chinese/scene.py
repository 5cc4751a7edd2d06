"""A Chinese sentence with what stands in it: amounts, names, dates, and who a stretch names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.find.chinese_words import (
    CLAUSE,
    ChineseVerb,
    acts,
    clause_start,
    pattern,
)
from extractor.find.giving.chinese.parties import chinese_parties
from extractor.find.giving.gifts.gifts import Gift
from extractor.find.giving.parties.phrases import Party
from extractor.find.names import Mention
from extractor.values.amounts import Amount
from extractor.values.dates import Date


class Scene(NamedTuple):
    """A sentence text[start:end], its characters simplified, with what stands in it."""

    text: str
    start: int
    end: int
    amounts: Sequence[Amount]
    names: Sequence[Mention]
    dates: Sequence[Date]

    def parties(self, start: int, end: int) -> list[Party]:
        """Who is named in text[start:end]."""
        return chinese_parties(self.text, start, end, self.names, self.dates)

    def stop(self, at: int) -> int:
        """Where what is named after a verb ends."""
        mark = pattern(r"[，；;：。！？（(]|,(?!\d)|用于").search(self.text, at, self.end)
        return mark.start() if mark else self.end

    def clause(self, at: int) -> int:
        """Where the clause around a place begins."""
        return clause_start(self.text, self.start, at)

    def clause_end(self, at: int) -> int:
        """Where the clause around a place ends."""
        mark = CLAUSE.search(self.text, at, self.end)
        return mark.start() if mark else self.end

    def acts(self, start: int, end: int) -> list[re.Match[str]]:
        """Verbs of giving in text[start:end], but for what is a word of a body's name."""
        bodies = [one for one in self.names if one.kind == "organization"]
        return [
            act
            for act in acts(self.text, start, end)
            if not pattern("<in_names>").fullmatch(act[0])
            or not any(one.start < act.start() and act.end() < one.end for one in bodies)
        ]

    def said(self, template: str, start: int, end: int) -> bool:
        """Whether words stand in text[start:end]."""
        return pattern(template).search(self.text, start, end) is not None

    @property
    def heads(self) -> bool:
        """Whether the sentence begins its passage, but for a day or a number before it."""
        number = r"[\d年月日.、/\s（）()：:一二三四五六七八九十-]*"
        return pattern(number).fullmatch(self.text, 0, self.start) is not None

    @property
    def bodies(self) -> list[Mention]:
        """The organisations and people named."""
        return [one for one in self.names if one.kind in ("organization", "person")]

    def to(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the last particle before who gets stands: "向", "给", but no "因为".

        A word that ends in one before a name is none: "跳动" and "向" in "字节跳动向红十字会".
        """
        found = None
        begun = {name.start for name in self.bodies}
        particles = pattern("<within_to>|(?<![决确约商议])[定意]向|<to>")
        for one in particles.finditer(self.text, start, end):
            at = one.end() - 1
            particle = len(one[0]) == 1 or (
                one.end() in begun and pattern("<to>").match(one[0][-1])
            )
            if particle and not any(name.start < at < name.end for name in self.names):
                found = (at, one.end())
        return found


class Act(NamedTuple):
    """A verb of giving in a scene: where it stands, the clause it belongs to, what it gives."""

    scene: Scene
    match: re.Match[str]
    verb: ChineseVerb
    clause: int
    gifts: Sequence[Gift] = ()

    @property
    def start(self) -> int:
        """Where the verb begins."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where the verb ends."""
        return self.match.end()
