"""A party that is a name and nothing else, the form in which most stand: "the Elm Trust gave".

Read from the token alone what `phrases` reads by all the ways in which words around a name may
make it another party; it is asked only where none of these words stands there.
"""

from __future__ import annotations

from extractor.find.giving.parties.joins import Party
from extractor.find.giving.words.tokens import Token, lexicon

_ARTICLES = ("the", "a", "an")
# Kinds after a name that may belong to it: "X University staff", "X's", "X – based in Y".
_GO_ON = frozenset(("word", "noun", "name", "'s", ";"))
# Words by which `phrases` tells what leads to a party, and which a name may be too: "UP", "Next".
_LEADS = frozenset(("this", "last", "next", "up", "than", "at", "year", "month", "date"))
# Kinds after which neither a list goes on nor an aside begins.
_CLOSES = frozenset(("verb", "aux", "will", "modal", ".", "rel", "money", "goods", "date"))


def plain_name(text: str, tokens: list[Token], i: int, end: int) -> tuple[Party, int] | None:
    """The name at i, or after its article, and where it ends; None where words beside it may say
    more of it, or where none stands there."""
    if i >= end:
        return None
    at = i
    if tokens[i].kind == "det" and tokens[i].low in _ARTICLES and i + 1 < end:
        at += 1
    name = tokens[at]
    if name.kind != "name" or name.low in _LEADS or name.low in lexicon().sets["nationalities"]:
        return None
    if at + 1 < end:
        after = tokens[at + 1]
        if after.kind in _GO_ON or after.low == "of" or after.low in "-–":
            return None
    return Party(name.start, name.end, text[name.start : name.end], name.value.kind), at + 1


def name_alone(text: str, tokens: list[Token], i: int, end: int) -> tuple[Party, int] | None:
    """The same where that is all of a list of parties."""
    found = plain_name(text, tokens, i, end)
    if found is None or found[1] >= end:
        return found
    after = tokens[found[1]]
    closes = after.kind in _CLOSES or (after.kind == "prep" and after.low != "in")
    return found if closes and found[0].kind != "place" else None


def subject_alone(text: str, tokens: list[Token], hi: int) -> Party | None:
    """The name that is all that stands before a verb group at `hi`, its article aside; else None.

    Who acts for another is told by a preposition, a comma or a conjunction, and none is there.
    """
    if hi not in (1, 2) or tokens[hi - 1].kind != "name" or tokens[hi - 1].low in _BESIDE_VERB:
        return None
    found = plain_name(text, tokens, 0, hi)
    return found[0] if found and found[1] == hi else None


_BESIDE_VERB = ("i", "each", "both", "all")  # words before a verb that are no name
