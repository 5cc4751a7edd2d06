"""Who is meant: pronouns, "the Foundation", letters -> a full name that the page itself uses.

Resolved inside the page, then by the page's publisher; None where nothing says it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractor.find.names import Mention, PageNames
from extractor.find.naming.kinds import (
    LEGAL,
    endings_of,
    foreign_kinds,
    kind_words,
    may_be_called,
    translates,
)
from extractor.find.naming.leading import coordinated, in_quotes, leads, says_by_role, words_of
from extractor.find.sentences import sentences
from extractor.lexicon import load
from extractor.page.passage import Passage
from extractor.values.name.words import chinese_kinds, name_words
from extractor.values.places import parse_place
from extractor.values.same_name import fold_name, kind_of_name, name_parts

_DETERMINED = re.compile(
    r"(?P<of>the|this|that|said|该|此)\s*(?P<more>(?:[\w-]+\s+){0,3})(?P<head>[\w’'-]+)",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:our|its|their|his|her)\s", re.IGNORECASE)
_SIGHT = 200  # mentions before or after a word among which is who it means


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of one page, ready to be asked who a word means.

    `full`: every form of a name, also folded -> the full name; `mentions` in document order,
    `places` where they stand; `affiliations`: person -> organisation, as the page says; `of_word`:
    first or last word -> the names that have it there, each with the kinds it is mentioned as;
    `kinds`: the kind words that names hold; `called`: name -> the nouns that explain it.
    """

    publisher: str | None
    full: Mapping[str, str]
    mentions: tuple[Mention, ...]
    places: tuple[tuple[int, int], ...]
    affiliations: Mapping[str, str]
    of_word: Mapping[str, Mapping[tuple[str, str], None]]
    kinds: frozenset[str]
    called: Mapping[str, tuple[str, ...]]

    def meant(self, mention: str, passage: Passage, at: int) -> str | None:
        """The full name that words at passage.text[at:] mean; None where nothing says it, or
        where they mean several (`all_meant`).

        `mention`: a name, an acronym, "we", "its", "the Foundation" ... as written.
        """
        named = self.all_meant(mention, passage, at)
        return named[0] if len(named) == 1 else None

    def all_meant(self, mention: str, passage: Passage, at: int) -> tuple[str, ...]:
        """The full names that words mean: several for "they" after "A and B"; () for none."""
        words = mention.strip()
        if "’" in words or "'" in words:
            words = re.sub(r"[’'](?:s\b)?$", "", words)
        low = words.lower()
        if low in words_of("pronoun", "speaker"):
            return _one(self._speaker(passage, at))
        if low in words_of("pronoun", "person"):
            return self._subject(passage, at, ("person",))[:1]
        if low in words_of("pronoun", "thing"):
            subject = self._subject(passage, at, ("organization", "programme", "place", "name"))
            return subject if len(subject) == 1 else ()
        if low in words_of("pronoun", "several"):
            return self._subject(passage, at, ("organization", "group", "place", "person", "name"))
        return _one(self._named(words, passage, at))

    def _named(self, words: str, passage: Passage, at: int) -> str | None:
        bare = words[4:] if words.startswith(("the ", "The ")) else words
        for form in (words, bare):
            if name := self.full.get(form) or self.full.get(fold_name(form)):
                return self._longer(name) or name
        determined = _DETERMINED.fullmatch(words)
        if determined and not _OWNED.match(words):
            head = determined["head"]
            more = [word.lower() for word in determined["more"].split()]
            more = [word for word in more if word not in words_of("idle")]
            if len(head) == 1 and (endings := endings_of(head)):
                return self._of_ending(endings, passage, at)
            own = head[:1].isupper() or (head in chinese_kinds() and determined["of"] == "the")
            return self._of_kind(head, more, passage, at, own) or self._ending(head)
        return self._longer(words)

    def _ending(self, head: str) -> str | None:
        """The one organisation on the page that ends with a word: "the Auxiliary"."""
        if not head.istitle():
            return None
        named = {one for one, kind in self.of_word.get(head, ()) if kind == "organization"}
        ending = sorted(one for one in {*named, self.publisher or ""} if one.endswith(f" {head}"))
        return ending[0] if len(ending) == 1 else None

    def ending_before(self, noun: str, passage: Passage, at: int) -> str | None:
        """The one organisation named before a place that ends with a noun: "the registry"."""
        before, _ = self._around(passage, at) if noun.title() in self.of_word else ((), ())
        ended = dict.fromkeys(m.name for m in before if m.name.endswith(f" {noun.title()}"))
        return next(iter(ended)) if len(ended) == 1 else None

    def other(self, noun: str, passage: Passage, at: int, apart: Sequence[str]) -> str | None:
        """The last name before a place that "the organisation" may mean beside those `apart`."""
        before, _ = self._around(passage, at)
        fits = (m.name for m in before if may_be_called(noun, (), m.name, m.kind))
        return next((name for name in fits if name not in apart), None)

    def _of_ending(
        self, endings: tuple[tuple[str, ...], ...], passage: Passage, at: int
    ) -> str | None:
        """What "该院" means: the last name before it that ends so."""
        before, _ = self._around(passage, at)
        ended = (one.name for some in endings for one in before if one.name.endswith(some))
        return next(ended, None)

    def _longer(self, name: str) -> str | None:
        """The one person of that surname on the page, or the publisher that begins with it."""
        house = self.publisher or ""
        if not name.isascii() and house.endswith(name) and parse_place(house[: -len(name)]):
            return house  # "善行基金" of "香港善行基金"
        rest = house[len(name) :].lower().replace(".", "").split()
        if rest and house.startswith(f"{name} ") and LEGAL.issuperset(rest):
            return house
        if not name.isalpha() or not name.istitle():
            return None
        if house.endswith(f" {name}") and any(
            phrase.endswith(f" {name.lower()}") for phrase in name_words().phrases
        ):
            return house  # "the Settlement" of "Elm Charitable Settlement"
        kinds = ("person", "name")
        near = self.of_word.get(name, {})
        people = {one for one, kind in near if kind in kinds and " " in one}
        named = [one for one in sorted(people) if one.split()[-1] == name]
        if len(named) == 1:
            return named[0]
        begun = {one for one, _ in near if one.startswith(f"{name} ")}
        said = {kind for one, kind in near if one == name}
        if house.startswith(f"{name} ") and begun <= {house}:
            return house if said <= {"name"} else None
        whole = {self.full.get(one, one) for one in begun}
        company = len(whole) == 1 and kind_of_name(next(iter(whole))) == "company"
        return whole.pop() if company and said <= {"name"} else None

    def _of_kind(
        self, head: str, more: list[str], passage: Passage, at: int, own: bool
    ) -> str | None:
        """What "the Foundation" means: in its own house the publisher, else the nearest one."""
        alike = load("kinds.toml")["common_noun"]
        known = head.lower() in name_words().heads or head in chinese_kinds()
        if not known and head.lower() not in alike:
            return None
        described = tuple(more)

        def alike_in_kind(name: str, kind: str) -> bool:
            held = all(word in fold_name(name) for word in described)
            return fits(name, kind) or (held and translates(head, name))

        def fits(name: str, kind: str) -> bool:
            said = not described and head.lower() in self.called.get(name, ())
            return said or may_be_called(head, described, name, kind)

        before, after = self._around(passage, at) if self._may_mean(head) else ([], [])
        spoken = in_quotes(passage.text, at)
        for test in (fits, alike_in_kind):
            house = self.publisher if self.publisher and test(self.publisher, "") else None
            if house and not spoken and (own or not self._near(before, passage, at, test)):
                return house
            called = [m.name for m in before if m.kind != "place" and test(m.name, m.kind)]
            told = [name for name in called if head.lower() in self.called.get(name, ())]
            for name in (*told, *called):
                return name
        body = name_words().heads.get(head.lower(), ("", "fund"))
        later = after if own or (body[0] == "organization" and body[1] != "fund") else ()
        named = dict.fromkeys(m.name for m in later if m.kind != "place" and fits(m.name, m.kind))
        return next(iter(named)) if len(named) == 1 else None

    def _may_mean(self, head: str) -> bool:
        """The cheap test: whether a name on the page holds the kind word, in whatever language."""
        asked = frozenset(name_parts(head).kinds)
        if (
            not asked
            or any(head.lower() in load("kinds.toml")[t] for t in ("common_noun", "looser_noun"))
            or head in chinese_kinds()
        ):
            return True
        heads = name_words().heads
        alike = (kind for kind in self.kinds if heads.get(kind) == heads.get(head.lower()))
        return asked <= self.kinds or any(kind in foreign_kinds() for kind in alike)

    def _near(
        self,
        before: Iterable[Mention],
        passage: Passage,
        at: int,
        fits: Callable[[str, str], bool],
    ) -> bool:
        """Whether a name that fits stands before in the sentence, or begins one of the passage:
        whom another gave to is nobody that the text goes on about."""
        starts = [start for start, _ in sentences(passage.text) if start <= at]
        for mention in takewhile(lambda mention: mention.passage == passage.begins, before):
            begins = max((start for start in starts if start <= mention.start), default=0)
            here = begins in starts[-1:] or leads(passage.text, begins, mention.start)
            if here and fits(mention.name, mention.kind):
                return True
        return False

    def _around(self, passage: Passage, at: int) -> tuple[list[Mention], list[Mention]]:
        """The mentions before a place, nearest first, and those after it, as far as one looks."""
        end = bisect_left(self.places, (passage.begins, at))
        before = self.mentions[max(0, end - _SIGHT) : end]
        return list(reversed(before)), list(self.mentions[end : end + _SIGHT])

    def explained(self, noun: str, passage: Passage, at: int) -> str | None:
        """The last name before a place that the page explains by a noun: "Elm Aid, a charity"."""
        before, _ = self._around(passage, at) if self.called else ((), ())
        return next((m.name for m in before if noun in self.called.get(m.name, ())), None)

    def in_passage(self, passage: Passage) -> tuple[Mention, ...]:
        """The names in a passage, in order."""
        low = bisect_left(self.places, (passage.begins, -1))
        high = bisect_left(self.places, (passage.begins + 1, -1))
        return tuple(m for m in self.mentions[low:high] if m.passage == passage.begins)

    def _subject(self, passage: Passage, at: int, kinds: Sequence[str]) -> tuple[str, ...]:
        """The subject of the same sentence before a place, else of one of the two before it."""
        mentions = self.in_passage(passage)
        spans = [span for span in sentences(passage.text) if span[0] <= at]
        for start, end in reversed(spans[-3:]):
            inside = [m for m in mentions if start <= m.start and m.end <= min(end, at)]
            first = next((m for m in inside if leads(passage.text, start, m.start)), None)
            if first is None:
                continue
            if first.kind not in kinds:
                return ()
            return coordinated(first, inside, passage.text)
        return ()

    def _speaker(self, passage: Passage, at: int) -> str | None:
        """Who says "we": the publisher, or in quotation marks the organisation of who speaks."""
        closing = in_quotes(passage.text, at)
        if not closing:
            return self.publisher
        people = [m for m in self.in_passage(passage) if m.kind == "person"]
        outside = sorted(people, key=lambda m: (m.start < closing, abs(m.start - closing)))
        for person in outside:
            if not in_quotes(passage.text, person.start):
                if person.name in self.affiliations:
                    return self.affiliations[person.name]
                break
        return self.publisher if says_by_role(passage.text, closing) else None


def _one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def parties_of(names: PageNames) -> Parties:
    """The parties of a page, from the names found on it."""
    full: dict[str, str] = {}
    for name in names.names:
        for text in (name.name, *(alias for alias, _ in name.aliases)):
            full.setdefault(text, name.name)
    for text, whole in list(full.items()):
        full.setdefault(fold_name(text), whole)
    mentions = tuple(sorted(names.mentions))
    named = dict.fromkeys((mention.name, mention.kind) for mention in mentions)
    of_word: dict[str, dict[tuple[str, str], None]] = {}
    for form, kind in named:
        for word in {form.split(" ", 1)[0], *form.split()[-1:]}:
            of_word.setdefault(word, {})[form, kind] = None
    called: dict[str, tuple[str, ...]] = {}
    for explained, noun in names.called:
        called[explained] = (*called.get(explained, ()), noun)
    return Parties(
        publisher=names.publisher,
        full=full,
        mentions=mentions,
        places=tuple((mention.passage, mention.start) for mention in mentions),
        affiliations=dict(names.affiliations),
        of_word=of_word,
        called=called,
        kinds=frozenset(word for form, _ in named for word in kind_words(form)),
    )
