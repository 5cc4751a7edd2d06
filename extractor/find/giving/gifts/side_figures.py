"""Figures that are nothing given: the size of what gets a gift, the value of goods, a rate."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.giving.words.tokens import Token, lexicon

_OWNED = ("'s", "my")
_FARTHEST = 5  # words from a figure to the head of the phrase that it measures


def without_side_figures(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence with the sums that measure something else made plain words.

    "toward the museum's $110 million campaign", "their total value is about $2 million",
    "every $1 invested returns $9".
    """
    if not any(token.kind in ("money", "goods") for token in tokens):
        return tokens
    found = list(tokens)
    if whole := tells_whole(tokens):
        found[whole] = found[whole]._replace(kind="word", value=None)
    rate, aside = False, -1
    for at, token in enumerate(tokens):
        if token.kind != "money":
            continue
        rate = rate or (at > 0 and tokens[at - 1].low == "every")
        converted = aside >= 0 and token.value.equivalent_of == aside
        priced = _measures(tokens, at) or _prices(tokens, at) or _bounds(tokens, at)
        if rate or converted or priced or _values(tokens, at):
            found[at] = token._replace(kind="word", value=None)
            aside = token.start
    return found


def tells_whole(tokens: list[Token]) -> int:
    """Where the sum stands that was told before, whose parts follow: "Of the 60 laptops, 40 went";
    else 0."""
    if (
        len(tokens) < 5
        or tokens[0].low not in ("of", "from")
        or tokens[1].kind not in ("det", "my")
    ):
        return 0
    at = next((n for n in range(2, 4) if tokens[n + 1].kind == ","), 0)
    counts = at and (tokens[at].kind in ("money", "goods") or tokens[at].low[0].isdigit())
    return at if counts or (at and tokens[at].low[0] in "$€£¥₹") else 0


_OPENING = 14  # words of such an opening: "Of the £5 million that the Fir Trust gave last year,"


def whole_ends(tokens: Sequence[Token]) -> int:
    """Where the comma stands after a whole that a sentence opens with, whose parts follow: "Of the
    60 beds given by X, 40"; else 0."""
    if len(tokens) < 5 or tokens[0].low not in ("of", "from", "out of"):
        return 0
    counted = any(one.kind in ("money", "goods") or one.low[0].isdigit() for one in tokens[1:5])
    led = tokens[1].kind in ("det", "my") and counted
    near = min(len(tokens) - 1, _OPENING)
    return next((at for at in range(3, near) if tokens[at].kind == ","), 0) if led else 0


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
    return tokens[first].kind == "prep" and tokens[first].low in lexicon().sets["aims_at"]


def _bounds(tokens: list[Token], at: int) -> bool:
    """Whether a sum is the least of those spoken of: "gifts of $500 and above"."""
    after = [token.low for token in tokens[at + 1 : at + 3]]
    return len(after) == 2 and after[0] in ("and", "or") and after[1] in _BEYOND


_BEYOND = ("above", "over", "more", "upwards")


def _prices(tokens: list[Token], at: int) -> bool:
    """Whether a sum is the price of what others pay for: "the $9 million wing is funded by"."""
    if at == 0 or tokens[at - 1].low not in ("the", "this", "our", "its"):
        return False
    head = at + 1
    while head < len(tokens) and tokens[head].kind == "word" and head - at <= _FARTHEST:
        head += 1
    verb = head
    while verb < len(tokens) and tokens[verb].kind in ("aux", "will", "adv"):
        verb += 1
    if head == at + 1 or verb == head or verb >= len(tokens) or tokens[verb].kind != "verb":
        return False
    paid = tokens[verb].value.recipient_object and tokens[verb].low == tokens[verb].value.forms[3]
    return paid and tokens[head - 1].low not in lexicon().sets["gift_carriers"]


def _values(tokens: list[Token], at: int) -> bool:
    """Whether a clause of its own says what was given before is worth: "the value is about"."""
    first = at
    while (
        first > 0
        and at - first < 6
        and (
            tokens[first - 1].kind in ("aux", "det", "adv", "prep", "word")
            and tokens[first - 1].low not in lexicon().sets["values"]
        )
    ):
        first -= 1
    between = tokens[first:at]
    if not any(token.kind == "aux" for token in tokens[max(0, first - 2) : at]):
        return False
    if first == 0 or tokens[first - 1].low not in lexicon().sets["values"]:
        return False
    return all(token.low != "with" for token in between) and any(
        token.kind in ("goods", "money") for token in tokens[:first]
    )
