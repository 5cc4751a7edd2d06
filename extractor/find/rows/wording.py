"""What the words in cells, over lists and in their items say: sums, refusals, gifts made or got."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from extractor.find.rows.headings import HAN, folded
from extractor.lexicon import load
from extractor.values.numbers import parse_number
from extractor.values.tries import any_of


@cache
def listed(table: str) -> dict[str, str]:
    """The words of a table of the lexicon, folded, each with its language."""
    entries = load("headings.toml")[table]
    return {folded(word) or word: entry["language"] for entry in entries for word in entry["words"]}


@cache
def _refusal() -> re.Pattern[str]:
    words = sorted(listed("refused"), key=lambda word: (-len(word), word))
    return re.compile(rf"[\s(\[]*(?:{'|'.join(map(re.escape, words))})(?P<rest>.?)", re.I)


def is_refusal(text: str) -> bool:
    """Whether a cell or remark begins by saying that what was asked for was not given.

    >>> is_refusal("Declined"), is_refusal("declined, outside our remit")
    (True, True)
    >>> is_refusal("Rejected Voices project"), is_refusal("Funded")
    (False, False)
    """
    match = _refusal().match(text)
    if match is None:
        return False
    following = text[match.end() - len(match["rest"]) :]
    return re.match(r"\s*(?:$|[,;:.)\]–—(-]|(?:in|on|by|at)\s)", following) is not None


def vote_at(text: str, start: int) -> int:
    """Where words on how a board decided begin after an offset; the length of the text if nowhere.

    >>> text = "Elm Club: $500 for nets. Moved by Ann, seconded by Bo."
    >>> text[vote_at(text, 14) :], vote_at("Elm Club: $500 for votes", 14)
    ('Moved by Ann, seconded by Bo.', 24)
    """
    match = _vote().search(text, start)
    return match.end() if match else len(text)


@cache
def _vote() -> re.Pattern[str]:
    words = any_of(listed("votes"))
    opens = r"(?:[.;,]\s{1,3}|\s{0,3}[(\[]|\s[–—-]{1,2}\s)"
    return re.compile(rf"{opens}(?=(?:\d{{1,3}}\s)?(?:{words})(?!\w))", re.I)


def is_approval(text: str) -> bool:
    """Whether words on how a board decided say that it agreed ("Approved unanimously")."""
    return not listed("agreed").keys().isdisjoint(folded(text).split())


def counts_goods(text: str) -> bool:
    """Whether a heading can say how many of the goods beside it ("Number")."""
    return folded(text) in listed("counts")


def speaks_of_study(text: str) -> bool:
    """Whether words over a list say that it is of scholarships, which students get."""
    return any(word in listed("study") for word in folded(text[:300]).split())


def speaks_of_fellows(text: str) -> bool:
    """Whether words over a list say that it is of fellows, whom cards name in their headings."""
    return any(word in listed("fellows") for word in folded(text[:300]).split())


def is_either_way(text: str) -> bool:
    """Whether all that a heading says of gifts is a word for those made and those received."""
    said = f" {folded(text[:400])} "
    for word in listed("either"):
        said = said.replace(f" {word} ", "  ")
    return leaning(text).received > 0 and not any(leaning(said))


def says_it_gave(text: str) -> bool:
    """Whether the owner of a page says in a text that it gave ("we gave away $5 million")."""
    key = f" {folded(text[:400])} "
    return any(f" {word} " in key for word in listed("gave"))


@cache
def _beside() -> frozenset[str]:
    """The words beside a span that say no more than it."""
    entries = load("headings.toml")["items"]
    return frozenset(word for entry in entries for word in entry.get("beside", ()))


def is_span(text: str) -> bool:
    """Whether a remark says but for how long: "over two years".

    >>> is_span("for one year"), is_span("running costs for one year")
    (True, False)
    """
    text = text.rstrip(" .")
    span = item_words("span", "ends").search(text)
    words = re.findall(r"[^\W\d_]+", text[: span.start()]) if span else [text]
    beside = _beside()
    return all(word.casefold() in beside or parse_number(word) is not None for word in words)


_BRACKETED = re.compile(r"[(\[][^()\[\]]{1,40}[)\]]")
_LONGEST_SPAN = 6  # words


def opening_span(text: str) -> int:
    """Where the term ends that a remark begins with, before more words; 0 where it has none.

    >>> opening_span("(over two years) to build"), opening_span("over two years")
    (16, 0)
    """
    bracket = _BRACKETED.match(text)
    ends = [bracket.end()] if bracket else []
    ends += [word.end() for word in islice(re.finditer(r"\S+", text), 1, _LONGEST_SPAN)]
    found = (end for end in ends if is_span(text[:end].strip(" ()[],;:")))
    end = next(found, 0)
    return end if any(map(str.isalnum, text[end:])) else 0


def is_kind_of_grant(text: str) -> bool:
    """Whether a remark says which kind of grant it is and not what it is for ("renewal")."""
    return folded(text) in listed("kinds")


def is_rank(text: str) -> bool:
    """Whether a text says which prize it was and not who won it.

    >>> is_rank("Grand Prize"), is_rank("2nd place"), is_rank("Market Place")
    (True, True, False)
    """
    return folded(text) in listed("ranks")


def is_project_heading(text: str) -> bool:
    """Whether a heading says that the cells under it name projects or programmes."""
    return folded(text) in listed("projects")


@cache
def ditto_marks() -> frozenset[str]:
    """Cells that say: the same as above."""
    entries = load("headings.toml")["ditto"]
    return frozenset(word.casefold() for entry in entries for word in entry["words"])


class Leaning(NamedTuple):
    """What the words over a list speak of, counted: grants made, gifts received, other money."""

    given: int = 0
    received: int = 0
    money: int = 0


_LEANS_NOWHERE = Leaning()
LOOKED_AT = 400
"""Characters of a text that say what it leans to."""


@lru_cache(maxsize=4096)
def leaning(text: str) -> Leaning:
    """What a heading, caption or sentence over a list says that the list is of.

    >>> tuple(leaning("Grants approved")), tuple(leaning("Our donors")), tuple(leaning("Balance"))
    ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    """
    key = f" {folded(text[:LOOKED_AT])} "
    if not may_lean(key):
        return _LEANS_NOWHERE
    counts = {"given": 0, "received": 0, "money": 0}
    taken: list[tuple[int, int]] = []
    for _, word, group in sorted(_context_words_in(key)):
        at = key.find(word)
        if at < 0 or any(a <= at + 1 < b for a, b in taken):
            continue
        taken.append((at, at + len(word)))
        counts[group] += 1
    counts["received"] += _each_gave().search(key) is not None
    return Leaning(**counts)


@cache
def _each_gave() -> re.Pattern[str]:
    """Each of many who gave, whatever they are.

    >>> leaning("What every sixth class raised").received, leaning("What the fund gave").received
    (1, 0)
    """
    each, gave = any_of(listed("each")), any_of(listed("each_gave"))
    return re.compile(rf" {each} (?:\w+ ){{0,3}}{gave} ")


def may_lean(key: str) -> bool:
    """Whether a folded text holds a word that `leaning` counts, or begins one."""
    words = key.split()
    told = _context_words()[0].keys().isdisjoint(words) and listed("each").keys().isdisjoint(words)
    return not (key.isascii() and told)


def _context_words_in(key: str) -> Iterator[_Ranked]:
    """The words of context whose first word stands in a folded text, each with its rank."""
    by_first, han = _context_words()
    for first in set(key.split()):
        yield from by_first.get(first, ())
    if not key.isascii():
        yield from han


def speaks_of_gifts(text: str) -> bool:
    """Whether a heading speaks of gifts, from whosever side ("Donation details")."""
    key = f" {folded(text[:120])} "
    return any(word in key for word in _gift_words())


@cache
def _gift_words() -> tuple[str, ...]:
    keys = [folded(word) for entry in load("headings.toml")["contexts"] for word in entry["gifts"]]
    return tuple(key if HAN.search(key) else f" {key} " for key in keys)


_Ranked = tuple[int, str, str]


@cache
def _context_words() -> tuple[dict[str, list[_Ranked]], list[_Ranked]]:
    """Words with rank and group by their first word, and those in Han; the longest rank first:
    "grants received" before "grants"."""
    found: dict[str, str] = {}
    for entry in load("headings.toml")["contexts"]:
        for group in ("given", "received", "money"):
            for word in entry[group]:
                key = folded(word)
                found.setdefault(key if HAN.search(key) else f" {key} ", group)
    by_first: dict[str, list[_Ranked]] = {}
    han: list[_Ranked] = []
    ordered = sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))
    for rank, (word, group) in enumerate(ordered):
        listed = by_first.setdefault(word.split()[0], []) if word.startswith(" ") else han
        listed.append((rank, word, group))
    return by_first, han


@cache
def item_words(group: str, where: str) -> re.Pattern[str]:
    """A pattern of the words of list items of one group, at the end, the start or inside a text."""
    words = [word for entry in load("headings.toml")["items"] for word in entry.get(group, ())]
    apart = [word for word in words if word.isascii() and word[-1].isalnum()]
    ascii_words = any_of(apart)
    others = any_of(word for word in words if word not in apart)
    joined = rf"{others}|{ascii_words}(?!\w)" if others else rf"{ascii_words}(?!\w)"
    if where == "ends":
        return re.compile(rf"(?:(?<=[\s,:–—-])|^)(?:{joined})[\s:,–—(-]*$", re.I)
    if where == "starts":
        return re.compile(rf"[\s:,.–—)-]*(?:{joined})\s*", re.I)
    return re.compile(rf"(?<=\s)(?:{joined})\s+", re.I)
