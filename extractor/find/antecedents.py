"""Who is meant: pronouns, "the Foundation", letters -> a full name that the page itself uses."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractor.find.names import Mention, PageNames
from extractor.page.passage import Passage
from extractor.values.name_words import name_words
from extractor.values.same_name import fold_name, name_parts

_FIRST_PERSON = frozenset("we our us ours ourselves".split())
_THIRD_PERSON = frozenset("it its itself they their them theirs".split())
_DETERMINER = re.compile(r"(?:the|this|that|our|its|their|said)\s+(?:\w+\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of one page, ready to be asked who a word means."""

    publisher: str | None
    full: dict[str, str]
    mentions: tuple[Mention, ...]
    places: tuple[tuple[int, int], ...]

    def meant(self, mention: str, passage: Passage, at: int) -> str | None:
        """The full name that words at passage.text[at:] mean; None where nothing says it.

        `mention`: a name, an acronym, "we", "its", "the Foundation" ... as written.
        """
        words = mention.strip()
        low = words.lower()
        if low in _FIRST_PERSON:
            return self.publisher
        if name := self.full.get(words) or self.full.get(fold_name(words)):
            return name
        before = self._before(passage, at)
        if low in _THIRD_PERSON:
            return next((m.name for m in before if m.kind == "organization"), None)
        bare = _DETERMINER.sub("", words)
        if bare.lower() in name_words().heads:
            return self._of_kind(bare, before)
        return None

    def _before(self, passage: Passage, at: int) -> list[Mention]:
        """The mentions before a place, nearest first; those of the title last."""
        end = bisect_left(self.places, (passage.begins, at))
        return list(reversed(self.mentions[:end]))

    def _of_kind(self, head: str, before: list[Mention]) -> str | None:
        kind = name_parts(head).words
        if self.publisher and set(kind) <= set(name_parts(self.publisher).kinds):
            return self.publisher
        return next((m.name for m in before if set(kind) <= set(name_parts(m.name).kinds)), None)


def parties_of(names: PageNames) -> Parties:
    """The parties of a page, from the names found on it."""
    full: dict[str, str] = {}
    for name in names.names:
        for text in (name.name, *(alias for alias, _ in name.aliases)):
            full.setdefault(text, name.name)
            full.setdefault(fold_name(text), name.name)
    mentions = tuple(sorted(names.mentions))
    places = tuple((mention.passage, mention.start) for mention in mentions)
    return Parties(names.publisher, full, mentions, places)
