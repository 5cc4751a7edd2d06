"""Names in Latin script, by their shape and the words they are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from extractor.values.name.around import (
    has_part,
    kind_around,
    listed_places,
    no_name,
    stands_in,
)
from extractor.values.name.chains import names_in
from extractor.values.name.plain import plain_name
from extractor.values.name.tokens import (
    PINYIN,
    Name,
    Tokens,
    begins_sentence,
    chains,
    has_head,
    is_named,
    is_place,
    is_proper,
    is_saint,
    tokens_of,
)
from extractor.values.name.words import name_words


def latin_names(text: str, known: Collection[str] = ()) -> list[Name]:
    """The names that a text in Latin script shows by their shape and words, in order."""
    places = listed_places(text)
    names: list[Name] = []
    for match in chains(text):
        chain, start = match.group(), match.start()
        found = None if places else plain_name(chain, start, text, known)
        names.extend(general_names(chain, start, text, known, places) if found is None else found)
    return names


def general_names(
    chain: str, start: int, text: str, known: Collection[str], places: list[tuple[int, int]]
) -> Iterator[Name]:
    """The names in a chain of any kind."""
    for tokens in names_in(tokens_of(chain, start), text, known):
        if name := _name(tokens, text, known, places):
            yield name


def _name(
    tokens: Tokens, text: str, known: Collection[str], places: list[tuple[int, int]]
) -> Name | None:
    """What the words of one name name; None where nothing shows that it is one."""
    tokens = _stripped(tokens, text, known)
    titled = _without_titles(tokens)
    if not titled:
        return None
    if titled[0].low in name_words().calamity and not has_head(titled):
        return None  # "Hurricane Ada"
    start, end = titled[0].start, titled[-1].end
    whole = text[start:end]
    if whole in known:
        return Name(start, end, whole, "organization")
    if len(titled) < len(tokens) and not has_head(titled):
        kind = _kind_of_titled(titled)
    elif stands_in(places, start) and not has_head(titled):
        kind = "place" if not _is_person(titled) else "person"
    else:
        kind = _kind(titled, whole, text) or _kind_around(titled, text)
    return Name(start, end, whole, kind) if kind else None


def _stripped(tokens: Tokens, text: str, known: Collection[str]) -> Tokens:
    """Without the words that begin a sentence and those that a name cannot end with."""
    first = 0
    while first < len(tokens) and (
        tokens[first].opening
        or tokens[first].type in ("link", "possessive", "comma")
        or (first and tokens[first].type == "number" and tokens[first - 1].low != "the")
    ):
        if text[tokens[first].start : tokens[-1].end] in known:
            break
        rest = tokens[first + 1 :]
        if tokens[first].opening and is_named(tokens[first], rest, text):
            break
        alone = len(rest) == 1 and rest[0].head and rest[0].type == "capital"
        if alone and not begins_sentence(text, tokens[first].start):
            break
        first += 1
    last = len(tokens)
    while last > first and tokens[last - 1].type in ("link", "possessive", "comma", "number"):
        if is_saint(tokens[first:last]):
            break
        last -= 1
    return tokens[first:last]


def _without_titles(tokens: Tokens) -> Tokens:
    """Without the titles and roles before a person: "Professor", "General Manager"."""
    words = name_words()
    first = 0
    while first < len(tokens) and (
        tokens[first].low.rstrip(".") in words.title or tokens[first].low in words.role
    ):
        first += 1
    rest = tokens[first:]
    if rest and rest[-1].low in words.place_head:
        return tokens
    return rest if first and not has_head(rest) and not (first == 1 and len(rest) > 4) else tokens


def _kind_of_titled(tokens: Tokens) -> str | None:
    if is_place(" ".join(token.text for token in tokens)):
        return "place"
    plain = all(token.type == "capital" or token.type == "link" for token in tokens)
    return "person" if plain and len(tokens) <= 5 else None


def _kind(tokens: Tokens, whole: str, text: str) -> str | None:
    """The kind that the words themselves say."""
    words = name_words()
    if whole in words.named:
        return "organization"
    if is_place(whole) and not tokens[0].head:
        return "organization" if has_part(text, tokens[-1].end) else "place"
    if has_head(tokens) or _has_phrase(tokens):
        return _headed(tokens)
    if len(tokens) > 1 and (
        tokens[-1].low in words.place_head
        or (
            (tokens[0].low in words.place_head or tokens[0].low in words.place_opening)
            and tokens[1].low == "of"
        )
    ):
        return "place"
    if tokens[-1].low in ("team", "group"):
        return "group" if is_proper(tokens) else None
    return "person" if _is_person(tokens) else None


def _has_phrase(tokens: Tokens) -> bool:
    lows = [token.low for token in tokens]
    phrases = name_words().phrases
    return any(f"{a} {b}" in phrases for a, b in pairwise(lows))


def _headed(tokens: Tokens) -> str | None:
    """The kind that the kind word says: the one before "of", else the last; None for no name."""
    heads = [(index, token) for index, token in enumerate(tokens) if token.head]
    if not heads:
        return "organization"
    words = name_words()
    if len(tokens) == 1:
        whole = tokens[0].low in words.alone or tokens[0].low not in words.heads
        return "organization" if whole else None
    linked = [
        token
        for index, token in heads
        if index + 1 < len(tokens) and tokens[index + 1].low in words.link
    ]
    if tokens[-1].type == "lower" and not is_proper(tokens) and not linked:
        return None
    last, head = heads[-1]
    if last == 0 and not linked and head.low in name_words().closing:
        return None
    if tokens[-1].low == "team":
        return "group"
    says = (linked[0] if linked else head).head
    return says[0] if says else None


def _is_person(tokens: Tokens) -> bool:
    """Whether it begins with a given name, or with a family name in pinyin."""
    words = name_words()
    if not 2 <= len(tokens) <= 4 or any(token.in_field for token in tokens):
        return False
    if not all(token.type == "capital" or token.low in _PARTICLES for token in tokens):
        return False
    if tokens[0].low in words.given:
        return True
    pinyin = all(PINYIN.fullmatch(token.text) for token in tokens)
    return tokens[0].low in words.family and len(tokens) <= 3 and pinyin


_PARTICLES = frozenset("de del della di da dos von van der den bin al la le du".split())


def _kind_around(tokens: Tokens, text: str) -> str | None:
    """The kind that the words around a name say; "name" for one that only its shape shows."""
    if not is_proper(tokens) or all(token.opening or token.low in no_name() for token in tokens):
        return None
    few = len(tokens) <= 3 and not any(token.common for token in tokens)
    capitals = sum(token.type == "capital" for token in tokens)
    return kind_around(text, tokens[0].start, tokens[-1].end, len(tokens), capitals, few)
