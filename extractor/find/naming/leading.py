"""Who leads a sentence, who is joined to whom, and what stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.find.names import Mention
from extractor.lexicon import load
from extractor.values.name.words import name_words, spellings

_JOINS = re.compile(r"[)）]?(?: \([^()]*\))?,?(?: and| &|和|与|及|、)?(?: the)? ?")


@cache
def words_of(*path: str) -> frozenset[str]:
    """Words of the lexicon in every language."""
    table = load("kinds.toml")
    for name in path:
        table = table[name]
    return frozenset([*spellings(table), *spellings(table, chinese=True)])


def leads(text: str, start: int, at: int) -> bool:
    """Whether text[at:] begins with the subject of the sentence that begins at `start`: nothing
    stands before it, or only words that lead in ("Last week", "In March 2020,")."""
    lead = text[start:at]
    last = re.findall(r"[\w’'-]+", lead[max(lead.rfind(","), lead.rfind(":")) + 1 :])
    while last and last[-1].lower() in ("the", "a", "an", "both"):
        last.pop()
    if last and last[-1].lower() in words_of("held"):
        return False
    leading = words_of("leading") | name_words().title
    return all(word.lower() in leading or word[0].isdigit() for word in last)


def coordinated(first: Mention, inside: Sequence[Mention], text: str) -> tuple[str, ...]:
    """A subject with those that "and" and commas join to it."""
    names, end = [first.name], first.end
    for mention in inside[inside.index(first) + 1 :]:
        between = text[end : mention.start]
        if between.strip(" (（") == "" and mention.name == names[-1]:
            end = mention.end
            continue
        if not _JOINS.fullmatch(between):
            break
        names.append(mention.name)
        end = mention.end
    return tuple(dict.fromkeys(names))


def in_quotes(text: str, at: int) -> int:
    """Where the quotation that holds a place ends; 0 where none holds it."""
    for opening, closing in (("“", "”"), ("「", "」")):
        if text.rfind(opening, 0, at) > text.rfind(closing, 0, at):
            end = text.find(closing, at)
            return end + 1 if end >= 0 else len(text)
    if text.count('"', 0, at) % 2:
        end = text.find('"', at)
        return end + 1 if end >= 0 else len(text)
    return 0


_ROLE_ALONE = re.compile(
    r",? (?:said|says|added|commented) (?:[\w.’'-]+ ){0,5}[\w.’'-]+, (?!who\b)(?:the |our )?"
    r"(?:[\w-]+ ){0,3}"
    r"(?:CEO|chair\w*|president|director|founder|secretary)\b(?! (?:of|at|for)\b)",
    re.IGNORECASE,
)


def says_by_role(text: str, at: int) -> bool:
    """Whether a quotation that ends at `at` is said by somebody told by a role: "said the CEO"."""
    return _ROLE_ALONE.match(text, at) is not None
