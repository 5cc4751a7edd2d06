"""Names of organisations, people, places, programmes and groups in running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cache, cached_property
from typing import NamedTuple

from extractor.kept import OfAPage
from extractor.lexicon import load
from extractor.values.name.chinese import chinese_names
from extractor.values.name.latin import latin_names
from extractor.values.name.people import people
from extractor.values.name.tokens import Name, is_place
from extractor.values.name.words import spellings
from extractor.values.tries import any_of

__all__ = ["Name", "NameIndex", "find_names"]

_START = 5  # letters by which names are looked up
_WORD = re.compile(r" ([A-Z]\w+)\b(?![’'-]\w{2})")
_HAN = re.compile("[\u3400-\u9fff]")
_MAY_END = re.compile(r"\.[a-z]")  # what a domain ends with


class NameIndex(frozenset[str]):
    """Names of organisations to look for, be they thousands, in the many texts of a page."""

    def find(self, text: str) -> list[Name]:
        """Where any of the names stands, the longest first, not running on into a word."""
        first, starts, begun = self._begun
        found: list[Name] = []
        done = 0
        for letter in first.finditer(text):
            start = letter.start()
            if start < done:
                continue
            for size in starts:
                if alike := begun.get(text[start : start + size]):
                    done = _end_of_one(alike, text, start)
                if start < done:
                    if _begins_word(text, start):
                        found.append(Name(start, done, text[start:done], "organization"))
                    break
        return found

    @cached_property
    def _begun(self) -> tuple[re.Pattern[str], tuple[int, ...], dict[str, _Alike]]:
        """The letters that names begin with; how many of them names are looked up by; and these.

        Quicker to make for the names of each page than a pattern of all of them.
        """
        by_start: dict[str, set[str]] = {}
        for name in filter(None, self):
            by_start.setdefault(name[:_START], set()).add(name)
        letters = "".join(sorted({start[0] for start in by_start}))
        alike = {
            start: _Alike(tuple(sorted(set(map(len, names)), reverse=True)), frozenset(names))
            for start, names in by_start.items()
        }
        starts = tuple(sorted(set(map(len, alike)), reverse=True))
        return _any_of(letters), starts, alike


def _any_of(letters: str) -> re.Pattern[str]:
    """A pattern that finds each of some letters, and capitals that are none of them."""
    if not letters:
        return _NOTHING
    if letters.isascii() and letters.isalpha() and letters.isupper():
        return _ENGLISH  # of most pages; to compile one costs more
    return re.compile(OfAPage(f"[{''.join(map(re.escape, letters))}]"))


_ENGLISH = re.compile("[A-Z]")
_NOTHING = re.compile(r"(?!)")


class _Alike(NamedTuple):
    """Names that begin alike, and how long they are, the longest first."""

    sizes: tuple[int, ...]
    names: frozenset[str]


def _end_of_one(alike: _Alike, text: str, start: int) -> int:
    """Where the longest of some names ends that stands in a text from `start`; 0 if none does."""
    for size in alike.sizes:
        name = text[start : start + size]
        if name in alike.names and _ends_word(text, name, start + len(name)):
            return start + len(name)
    return 0


def find_names(text: str, known: Collection[str] = ()) -> list[Name]:
    """The names in a text, in order, not overlapping.

    `known` are other names to look for, whatever their shape. A leading "the" and titles of
    people are no part of a name. `kind` is "name" where nothing says what it names.
    """
    if not known and text.isascii() and text == text.lower():
        return []  # nothing with a capital
    plain = latin_names(text, known)
    found = [*people(text), *_by_domain(text)]
    if _may_name().search(text):
        found += [_with_branch(name, text) for name in _named().find(text)]
    if not text.isascii() and _HAN.search(text):
        found += [*_named_in_chinese().find(text), *chinese_names(text)]
    if known:
        found += (known if isinstance(known, NameIndex) else NameIndex(known)).find(text)
    return _longest([*plain, *found]) if found else plain


def _with_branch(name: Name, text: str) -> Name:
    """A body of the lexicon with the word after it that says which part of it is meant: its
    country's, "International"."""
    word = _WORD.match(text, name.end)
    if word is None or not (word[1] in load("kinds.toml")["branch"]["en"] or is_place(word[1])):
        return name
    return Name(name.start, word.end(), text[name.start : word.end()], name.kind)


def _by_domain(text: str) -> list[Name]:
    """Organisations that go by their address: "Kelp.org"."""
    if "." not in text or not _MAY_END.search(text):
        return []
    found = _domain().finditer(text)
    return [Name(one.start(), one.end(), one[0], "organization") for one in found]


@cache
def _domain() -> re.Pattern[str]:
    ends = any_of(load("kinds.toml")["domain"]["en"])
    return re.compile(rf"(?<![\w@./:-])[A-Z][\w-]{{1,30}}\.{ends}(?![\w@/-]|\.\w)")


def finds_known(text: str, known: NameIndex, found: Collection[Name]) -> bool:
    """Whether `known` would show names in a text that are not among those found in it."""
    if text.islower():
        return False
    spans = {(name.start, name.end) for name in found if name.kind == "organization"}
    if (0, len(text)) in spans and text in known:
        return False  # no longer one stands in it
    return any((name.start, name.end) not in spans for name in known.find(text))


def _longest(found: list[Name]) -> list[Name]:
    """Of names that overlap the longest, then the first; in order."""
    starts: list[int] = []
    kept: list[Name] = []
    for name in sorted(found, key=lambda name: (name.start - name.end, name.start, name.kind)):
        at = bisect_left(starts, name.start)
        if (at and kept[at - 1].end > name.start) or (at < len(kept) and starts[at] < name.end):
            continue
        starts.insert(at, name.start)
        kept.insert(at, name)
    return kept


def _begins_word(text: str, start: int) -> bool:
    """Whether no word runs into a name that itself begins with a letter of one."""
    return start == 0 or not (text[start].isascii() and text[start - 1].isalnum())


def _ends_word(text: str, name: str, end: int) -> bool:
    """Whether a name that ends so does not run on into a word."""
    after = text[end : end + 1]
    return not (name[-1].isascii() and (after.isalnum() or after == "_"))


@cache
def _named() -> NameIndex:
    """Organisations of the lexicon whose names a chain of capitals does not show."""
    named = load("kinds.toml")["named_organization"]
    several = [name for name in spellings(named) if " " in name]
    return NameIndex(
        name for name in (*several, *spellings(named, chinese=True)) if not _HAN.search(name)
    )


@cache
def _may_name() -> re.Pattern[str]:
    """The cheap test for these: whether the first letters of any stand in a text."""
    return re.compile(any_of(name[:_START] for name in _named()))


@cache
def _named_in_chinese() -> NameIndex:
    named = spellings(load("kinds.toml")["named_organization"], chinese=True)
    return NameIndex(filter(_HAN.search, named))
