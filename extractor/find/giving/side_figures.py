"""Figures that are nothing given: the size of what gets a gift, the value of goods, a rate."""

from __future__ import annotations

from extractor.find.giving.tokens import Token, lexicon

_OWNED = ("'s", "my")
_VALUES = frozenset(("value", "values", "worth", "valued"))
_NAMED_BY = frozenset(("to", "toward", "towards", "for", "in", "into", "at", "within"))
_FARTHEST = 5  # words from a figure to the head of the phrase that it measures


def without_side_figures(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence with the sums that measure something else made plain words.

    "toward the museum's $110 million campaign", "their total value is about $2 million",
    "every $1 invested returns $9".
    """
    if not any(token.kind == "money" for token in tokens):
        return tokens
    found = list(tokens)
    rate, aside = False, -1
    for at, token in enumerate(tokens):
        if token.kind != "money":
            continue
        rate = rate or (at > 0 and tokens[at - 1].low == "every")
        converted = aside >= 0 and token.value.equivalent_of == aside
        if rate or converted or _measures(tokens, at) or _values(tokens, at):
            found[at] = token._replace(kind="word", value=None)
            aside = token.start
    return found


def _measures(tokens: list[Token], at: int) -> bool:
    """Whether a sum stands inside the noun phrase of a preposition: "to its $5 million appeal"."""
    if at == 0 or not (tokens[at - 1].kind in _OWNED or tokens[at - 1].low in ("the", "a", "an")):
        return False
    head = at + 1
    while head < len(tokens) and tokens[head].kind in ("word", "noun") and head - at <= _FARTHEST:
        head += 1
    if head == at + 1 or tokens[head - 1].kind == "noun":
        return False
    if head < len(tokens) and tokens[head].kind == "name":
        return False
    sets = lexicon().sets
    inside = tokens[at + 1 : head]
    if any(word.low in sets["measuring"] and word.low not in sets["programmes"] for word in inside):
        return False
    first = at - 1
    while (
        first > 0 and at - first < 8 and tokens[first].kind in ("'s", "my", "name", "word", "det")
    ):
        first -= 1
    return tokens[first].kind == "prep" and tokens[first].low in _NAMED_BY


def _values(tokens: list[Token], at: int) -> bool:
    """Whether a clause of its own says what was given before is worth: "the value is about"."""
    first = at
    while (
        first > 0
        and at - first < 6
        and (
            tokens[first - 1].kind in ("aux", "det", "adv", "prep", "word")
            and tokens[first - 1].low not in _VALUES
        )
    ):
        first -= 1
    between = tokens[first:at]
    if not any(token.kind == "aux" for token in tokens[max(0, first - 2) : at]):
        return False
    if first == 0 or tokens[first - 1].low not in _VALUES:
        return False
    return all(token.low != "with" for token in between) and any(
        token.kind in ("goods", "money") for token in tokens[:first]
    )
