"""Which names of all pages are one, found without holding all of them in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from extractor.find.naming.groups import CROWD, OWNER, PART, Evidence, named, root_of, united
from extractor.link.light import Body
from extractor.spill import Groups, Seen
from extractor.values.same_name import same_name, short_of

_Body = tuple[int, tuple[str, ...], str, tuple[str, ...]]
"""Mentions, keys, words and cores, see `Body`."""

_Crowds = Groups[str, tuple[str, int]]
_Cores = Groups[str, tuple[str, bool]]


class Spellings:
    """The names of bodies, added one by one, and then which of them are one.

    What is held in memory are names that have other forms, and those that the site's owner lists
    in `aliases` (other form -> name).
    """

    def __init__(self, folder: Path | None, aliases: Mapping[str, str]) -> None:
        self._folder = folder
        self._aliases = aliases
        self._bodies: Groups[str, _Body] = Groups(folder)
        self._keys = Seen()
        self._words = Seen()
        self._cores = Seen()

    def add(self, bodies: Sequence[Body]) -> None:
        """Add what a page names."""
        for body in bodies:
            self._bodies.add(body.name, (body.mentions, body.keys, body.words, body.cores))
        self._words.add([body.words for body in bodies])
        self._keys.add([key for body in bodies for key in body.keys])
        self._cores.add([words for body in bodies for words in body.cores])

    def full_names(self) -> dict[str, str]:
        """Each name that has other forms, and each of these, with the name that all go by."""
        crowds: _Crowds = Groups(self._folder)
        cores: _Cores = Groups(self._folder)
        links = [Evidence(alias, name, OWNER) for alias, name in self._sort(crowds, cores)]
        links += _same(crowds)
        links += _short(cores, united((), links))
        parent = united((), links)
        counts = {
            name: sum(mentions for mentions, *_ in bodies)
            for name, bodies in self._bodies
            if name in parent
        }
        full: dict[str, str] = {}
        for name, aliases in named(sorted(counts), parent, counts, links).items():
            full |= dict.fromkeys((name, *dict(aliases)), name)
        return full

    def _sort(self, crowds: _Crowds, cores: _Cores) -> list[tuple[str, str]]:
        """Put each name under what it may share with others; the owner's aliases that are used."""
        listed = {*self._aliases, *self._aliases.values()}
        used: set[str] = set()
        for name, ((_, keys, own, parts), *_) in self._bodies:
            if name in listed:
                used.add(name)
            for place, key in enumerate(keys):
                if self._keys.times(key) > 1:
                    crowds.add(key, (name, place))
            if self._cores.times(own):
                cores.add(own, (name, False))
            for words in parts:
                if self._words.times(words):
                    cores.add(words, (name, True))
        pairs = sorted(self._aliases.items())
        return [(alias, name) for alias, name in pairs if alias in used or name in used]


def _same(crowds: _Crowds) -> list[Evidence]:
    """Pairs of names that are spellings of one, in an order that rests on the names alone."""
    found: list[tuple[str, int, Evidence]] = []
    for _, crowd in crowds:
        if 1 < len(crowd) <= CROWD:
            ordered = sorted(crowd)
            first, place = ordered[0]
            for (a, _), (b, _) in combinations(ordered, 2):
                if why := same_name(a, b):
                    found.append((first, place, Evidence(b, a, why)))
    found.sort(key=lambda link: link[:2])
    return [link for _, _, link in found]


def _short(cores: _Cores, parent: Mapping[str, str]) -> Iterator[Evidence]:
    """Short forms, each of the only fuller name that holds it."""
    fuller: dict[str, dict[str, str]] = {}
    for _, names in cores:
        shorts = [name for name, is_full in names if not is_full]
        fulls = sorted({name for name, is_full in names if is_full})
        for full in fulls if shorts else ():
            root = root_of(parent, full) if full in parent else full
            for short in shorts:
                if short_of(short, full):
                    known = fuller.setdefault(short, {})
                    known[root] = max(full, known.get(root, ""))
    for short in sorted(fuller):
        if len(fuller[short]) == 1:
            yield Evidence(short, next(iter(fuller[short].values())), PART)
