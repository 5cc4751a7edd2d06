"""Which names of a page, or of all pages, are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from extractor.values.name.words import name_words
from extractor.values.same_name import (
    FORMS,
    IDLE,
    NameParts,
    differ,
    fold_name,
    name_parts,
    same_name,
    short_of,
)


class Evidence(NamedTuple):
    """That one name is another form of a fuller one, and why."""

    alias: str
    name: str
    why: str


Parts = Callable[[str], NameParts]
"""`name_parts`, or what remembers all that it gave."""

Groups = dict[str, tuple[tuple[str, str], ...]]
"""Each full name with its other forms and the evidence for each."""

PART = "part of the full name"
OWNER = "alias list"
_LONGEST = 12  # words of a name that are looked at
CROWD = 200  # names that share a word; of more, the word says nothing


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
    parts = cache(name_parts)  # of all the names of a page, however many it has
    texts = list(dict.fromkeys([*counts, *(link.alias for link in evidence)]))
    bodies = [text for text in texts if kinds.get(text, "organization") == "organization"]
    unsaid = [text for text in texts if kinds.get(text) == "name"]
    links = [
        Evidence(alias, name, OWNER)
        for alias, name in sorted(aliases.items())
        if alias in counts or name in counts
    ]
    links += [link for link in evidence if link.name in counts]
    links += _same([*bodies, *unsaid], parts)
    parent = united(texts, links)
    links += _short(bodies, unsaid, parent, parts)
    parent = united(texts, links)
    return named(texts, parent, counts, links)


def united(texts: Iterable[str], links: Iterable[Evidence]) -> dict[str, str]:
    """Each text with one that it is linked to; `root_of` of linked ones is the same."""
    parent = {text: text for text in texts}
    for link in links:
        parent.setdefault(link.alias, link.alias)
        parent.setdefault(link.name, link.name)
    members = {text: [text] for text in parent}
    for link in links:
        a, b = root_of(parent, link.alias), root_of(parent, link.name)
        stated = link.why == OWNER or link.why.endswith("brackets")
        if a == b or (not stated and any(differ(x, y) for x in members[a] for y in members[b])):
            continue
        parent[max(a, b)] = min(a, b)
        members[min(a, b)] += members[max(a, b)]
    return parent


def root_of(parent: Mapping[str, str], text: str) -> str:
    while parent[text] != text:
        text = parent[text]
    return text


def _same(texts: Sequence[str], parts: Parts) -> list[Evidence]:
    """Pairs of names that are spellings of one; only names that share something are held against
    each other, so that the work stays in proportion to the names."""
    return [
        Evidence(b, a, why)
        for crowd in _crowds(texts, parts)
        for i, a in enumerate(crowd)
        for b in crowd[i + 1 :]
        if (why := same_name(a, b))
    ]


def spelling_keys(text: str, parts: Parts = name_parts) -> tuple[str, ...]:
    """What a name shares with each other spelling of it, at least one of these."""
    found = parts(text)
    keys = (fold_name(text).replace(" ", ""), " ".join(sorted(found.words)), *found.rare)
    return tuple(dict.fromkeys(keys))


def _crowds(texts: Iterable[str], parts: Parts) -> list[list[str]]:
    by_key: dict[str, list[str]] = {}
    for text in sorted(texts):
        for key in spelling_keys(text, parts):
            by_key.setdefault(key, []).append(text)
    return [crowd for crowd in by_key.values() if 1 < len(crowd) <= CROWD]


def _short(
    bodies: Sequence[str], unsaid: Sequence[str], parent: Mapping[str, str], parts: Parts
) -> list[Evidence]:
    """Short forms, each of the only fuller name that holds it."""
    by_words: dict[tuple[str, ...], list[str]] = {}
    for text in sorted([*bodies, *unsaid]):
        by_words.setdefault(parts(text).words, []).append(text)
    fuller: dict[str, dict[str, str]] = {}
    for full in sorted(bodies):
        for part in cores(full, parts):
            for short in by_words.get(part, ()):
                if short_of(short, full):
                    fuller.setdefault(short, {})[root_of(parent, full)] = full
    return [
        Evidence(short, next(iter(fuller[short].values())), PART)
        for short in sorted(fuller)
        if len(fuller[short]) == 1
    ]


def cores(full: str, parts: Parts = name_parts) -> Iterator[tuple[str, ...]]:
    """The words of names that may be short forms of a full one, see `short_of`: its start without
    the form of company, and what holds its first word of kind, from its second word on."""
    words, _, kinds, *_ = parts(full)
    bare = len(words)
    while bare > 1 and words[bare - 1] in FORMS and bare <= _LONGEST + 1:
        bare -= 1
        yield words[:bare]
    if words[:1] and words[0] in name_words().saint:
        yield words[:2]
    kind = next((at for at, word in enumerate(words) if word in kinds), len(words))
    folded = full.casefold()
    inside = " of" in folded or " for" in folded
    for start in range(1, min(kind + 1, _LONGEST, len(words))):
        longest = min(len(words), start + _LONGEST)
        for end in range(kind + 1 if inside else len(words), longest + 1):
            yield words[start:end]


def _size(text: str) -> int:
    return sum(word not in IDLE for word in name_parts(text).words)


def named(
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
        members.setdefault(root_of(parent, text), []).append(text)

    def rank(text: str) -> tuple[object, ...]:
        parts = name_parts(text)
        common = (text not in stated, not parts.informal, _size(text), counts.get(text, 0))
        return (text in preferred, *common, text)

    groups: Groups = {}
    for forms in members.values():
        best = forms[0] if len(forms) == 1 else max(forms, key=rank)
        groups[best] = tuple((form, why.get(form, "spelling")) for form in forms if form != best)
    return groups
