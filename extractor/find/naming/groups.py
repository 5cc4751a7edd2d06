"""Which names of a page, or of all pages, are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.values.same_name import IDLE, differ, fold_name, name_parts, same_name, short_of


class Evidence(NamedTuple):
    """That one name is another form of a fuller one, and why."""

    alias: str
    name: str
    why: str


Groups = dict[str, tuple[tuple[str, str], ...]]
"""Each full name with its other forms and the evidence for each."""

PART = "part of the full name"
OWNER = "alias list"
_LONGEST = 12  # words of a name that are looked at
_CROWD = 200  # names that share a word; of more, the word says nothing


def group_names(
    counts: Mapping[str, int],
    kinds: Mapping[str, str],
    evidence: Sequence[Evidence],
    aliases: Mapping[str, str],
) -> Groups:
    """The names, each with its other forms and their evidence, in the order of `counts`.

    `counts`: how often each form is used; `kinds`: what it names; `aliases`: other form -> name,
    as the site's owner says. The fullest form names the group.
    """
    texts = list(dict.fromkeys([*counts, *(link.alias for link in evidence)]))
    bodies = [text for text in texts if kinds.get(text, "organization") == "organization"]
    unsaid = [text for text in texts if kinds.get(text) == "name"]
    links = [
        Evidence(alias, name, OWNER)
        for alias, name in sorted(aliases.items())
        if alias in counts or name in counts
    ]
    links += [link for link in evidence if link.name in counts]
    links += _same([*bodies, *unsaid])
    parent = _united(texts, links)
    links += _short(bodies, unsaid, parent)
    parent = _united(texts, links)
    return _named(texts, parent, counts, links)


def _united(texts: Iterable[str], links: Iterable[Evidence]) -> dict[str, str]:
    """Each text with one that it is linked to; `_root` of linked ones is the same."""
    parent = {text: text for text in texts}
    for link in links:
        parent.setdefault(link.alias, link.alias)
        parent.setdefault(link.name, link.name)
    members = {text: [text] for text in parent}
    for link in links:
        a, b = _root(parent, link.alias), _root(parent, link.name)
        stated = link.why == OWNER or link.why.endswith("brackets")
        if a == b or (not stated and any(differ(x, y) for x in members[a] for y in members[b])):
            continue
        parent[max(a, b)] = min(a, b)
        members[min(a, b)] += members[max(a, b)]
    return parent


def _root(parent: Mapping[str, str], text: str) -> str:
    while parent[text] != text:
        text = parent[text]
    return text


def _same(texts: Sequence[str]) -> list[Evidence]:
    """Pairs of names that are spellings of one; only names that share something are held against
    each other, so that the work stays in proportion to the names."""
    return [
        Evidence(b, a, why)
        for crowd in _crowds(texts, _rare_words)
        for i, a in enumerate(crowd)
        for b in crowd[i + 1 :]
        if (why := same_name(a, b))
    ]


def _rare_words(text: str) -> tuple[str, ...]:
    parts = name_parts(text)
    return (fold_name(text).replace(" ", ""), " ".join(sorted(parts.words)), *parts.rare)


def _crowds(texts: Iterable[str], keys: Callable[[str], Iterable[str]]) -> list[list[str]]:
    by_key: dict[str, list[str]] = {}
    for text in sorted(texts):
        for key in dict.fromkeys(keys(text)):
            by_key.setdefault(key, []).append(text)
    return [crowd for crowd in by_key.values() if 1 < len(crowd) <= _CROWD]


def _short(
    bodies: Sequence[str], unsaid: Sequence[str], parent: Mapping[str, str]
) -> list[Evidence]:
    """Short forms, each of the only fuller name that holds it."""
    by_words: dict[tuple[str, ...], list[str]] = {}
    for text in sorted([*bodies, *unsaid]):
        by_words.setdefault(name_parts(text).words, []).append(text)
    fuller: dict[str, dict[str, str]] = {}
    for full in sorted(bodies):
        words = name_parts(full).words
        for part in _runs(words):
            for short in by_words.get(part, ()):
                if short_of(short, full):
                    fuller.setdefault(short, {})[_root(parent, full)] = full
    return [
        Evidence(short, next(iter(fuller[short].values())), PART)
        for short in sorted(fuller)
        if len(fuller[short]) == 1
    ]


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The runs of words within a name, the whole one left out."""
    for start in range(min(len(words), _LONGEST)):
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            if end - start < len(words):
                yield words[start:end]


def _size(text: str) -> int:
    return sum(word not in IDLE for word in name_parts(text).words)


def _named(
    texts: Sequence[str],
    parent: Mapping[str, str],
    counts: Mapping[str, int],
    links: Sequence[Evidence],
) -> Groups:
    why: dict[str, str] = {}
    for link in links:
        why.setdefault(link.alias, link.why)
    for link in links:
        why.setdefault(link.name, link.why)
    stated = {link.alias for link in links if link.why.endswith("brackets") or link.why == PART}
    preferred = {link.name for link in links if link.why == OWNER}
    members: dict[str, list[str]] = {}
    for text in dict.fromkeys([*texts, *parent]):
        members.setdefault(_root(parent, text), []).append(text)

    def rank(text: str) -> tuple[object, ...]:
        parts = name_parts(text)
        common = (text not in stated, not parts.informal, _size(text), counts.get(text, 0))
        return (text in preferred, *common, text)

    groups: Groups = {}
    for forms in members.values():
        best = max(forms, key=rank)
        groups[best] = tuple((form, why.get(form, "spelling")) for form in forms if form != best)
    return groups
