"""Which names of a page, or of all pages, are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extractor.values.same_name import fold_name, name_parts, same_name, short_of


class Evidence(NamedTuple):
    """That one name is another form of a fuller one, and why."""

    alias: str
    name: str
    why: str


Groups = dict[str, tuple[tuple[str, str], ...]]
_CROWD = 200  # names that share a rare word; above, the word is not rare and says nothing


def group_names(
    counts: Mapping[str, int],
    kinds: Mapping[str, str],
    evidence: Sequence[Evidence],
    aliases: Mapping[str, str],
) -> Groups:
    """The names, each with its other forms and their evidence, in the order of `counts`.

    `counts`: how often each form is used; `kinds`: what it names; `aliases`: other form -> name,
    as the site's owner says. The fullest form is the one that names the group.
    """
    texts = list(dict.fromkeys([*counts, *(link.alias for link in evidence)]))
    links = [link for link in evidence if link.name in counts]
    links += [
        Evidence(a, n, "alias list") for a, n in aliases.items() if a in counts or n in counts
    ]
    organizations = [text for text in texts if kinds.get(text, "organization") == "organization"]
    links += _same(organizations)
    parent = _united(texts, links)
    links += _short(organizations, parent)
    parent = _united(texts, links)
    why: dict[str, str] = {}
    for link in links:
        why.setdefault(link.alias, link.why)
    for link in links:
        why.setdefault(link.name, link.why)
    return _named(texts, parent, counts, links, why)


def _united(texts: Iterable[str], links: Iterable[Evidence]) -> dict[str, str]:
    parent = {text: text for text in texts}
    for link in links:
        parent.setdefault(link.alias, link.alias)
        parent.setdefault(link.name, link.name)
        a, b = _root(parent, link.alias), _root(parent, link.name)
        if a != b:
            parent[max(a, b)] = min(a, b)
    return parent


def _root(parent: Mapping[str, str], text: str) -> str:
    while parent[text] != text:
        text = parent[text]
    return text


def _same(texts: Sequence[str]) -> list[Evidence]:
    """Pairs of full names that are spellings of one; only names that share something are held
    against each other, so that the work stays in proportion to the names."""
    links = []
    for crowd in _crowds(texts, lambda text: [fold_name(text).replace(" ", ""), *_rare(text)]):
        for i, a in enumerate(crowd):
            for b in crowd[i + 1 :]:
                if why := same_name(a, b):
                    links.append(Evidence(b, a, why))
    return links


def _rare(text: str) -> list[str]:
    parts = name_parts(text)
    return list(parts.rare) or [" ".join(sorted(parts.words))]


def _crowds(texts: Sequence[str], keys: object) -> list[list[str]]:
    by_key: dict[str, list[str]] = {}
    for text in sorted(texts):
        for key in dict.fromkeys(keys(text)):  # type: ignore[operator]
            by_key.setdefault(key, []).append(text)
    return [crowd for crowd in by_key.values() if 1 < len(crowd) <= _CROWD]


def _short(texts: Sequence[str], parent: Mapping[str, str]) -> list[Evidence]:
    """Short forms, each of the only fuller name that holds it."""
    fuller: dict[str, dict[str, str]] = {}
    crowds = _crowds(texts, lambda text: [w for w in name_parts(text).words])
    for crowd in crowds:
        for short in crowd:
            for full in crowd:
                if short != full and short_of(short, full):
                    fuller.setdefault(short, {})[_root(parent, full)] = full
    return [
        Evidence(short, next(iter(full.values())), "part of the full name")
        for short, full in fuller.items()
        if len(full) == 1
    ]


def _named(
    texts: Sequence[str],
    parent: Mapping[str, str],
    counts: Mapping[str, int],
    links: Sequence[Evidence],
    why: Mapping[str, str],
) -> Groups:
    members: dict[str, list[str]] = {}
    for text in [*texts, *(text for text in parent if text not in set(texts))]:
        members.setdefault(_root(parent, text), []).append(text)
    short = {
        link.alias
        for link in links
        if link.why in ("part of the full name", "letters in brackets", "so called in brackets")
    }
    groups: Groups = {}
    for forms in members.values():
        best = max(forms, key=lambda text: (text not in short, _rank(text, counts)))
        groups[best] = tuple((form, why.get(form, "spelling")) for form in forms if form != best)
    return groups


def _rank(text: str, counts: Mapping[str, int]) -> tuple[object, ...]:
    parts = name_parts(text)
    return (not parts.informal, len(parts.words), counts.get(text, 0), text)
