"""Chains of capitalized words in Latin script, as words of which each says what it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.lexicon import load
from extractor.values.name.words import name_words, spellings
from extractor.values.place_names import may_end_place
from extractor.values.places import parse_place
from extractor.values.tries import any_of


class Name(NamedTuple):
    """A name in a text: text[start:end], and what it names.

    `kind` is organization, person, place, group, programme, or name where nothing says which.
    """

    start: int
    end: int
    text: str
    kind: str


UPPER = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
_ABBREVIATED = "Pvt|St|Dr|Mr|Mrs|Ms|Prof|Inc|Ltd|Co|Corp|No|Mt|Jr|Sr|Univ|Rev|Ft"
_CAPITAL = (
    rf"(?:(?:{_ABBREVIATED})\.|[{UPPER}]\.(?:-?[{UPPER}]\.)*"
    rf"|(?:[a-z]{{1,2}}|[dl][’'])?[{UPPER}]\w*(?:[’'](?!s\b)\w+|[/+]\w+|&[{UPPER}]\w*"
    r"|-(?!(?:based|funded|backed|led|supported|sponsored|owned|run|affiliated)\b)\w+)*)"
)
_INSIDE = r"[\w’'&-]"
"""What no chain begins behind."""
_BEFORE_CAPITAL = frozenset("abcdefghijklmnopqrstuvwxyz’'")
LINKS = frozenset(
    (
        "of for and & the in on at de dei degli del della delle dello des du la le les di da do dos"
        " von van der den und et y e für pour para zu zum zur am im vom och för af av bin al"
        " without"
    ).split()
)
"""Words in lower case that join the words of a name."""
_LINK = any_of(LINKS)
_LOWER = r"[a-zà-ÿ][\w'’-]*"
_FIELD_ENDING = re.compile(
    r"[A-Z]\w{3,}(?:ics|ology|tion|sion|ment|ness|ity|ship|ance|graphy|nomy|ology|isms?|ies)"
)
_SENTENCE_END = re.compile(r"(?:^|[.!?:;。！？：；“\"(（\n•▲|]|\d\.)[ \u00a0]*$")


def begins_sentence(text: str, start: int) -> bool:
    """Whether a word there would have its capital anyway."""
    return bool(_SENTENCE_END.search(text[max(0, start - 4) : start])) if start else True


def is_named(opening: Token, run: Tokens, text: str) -> bool:
    """Whether a word that can begin a sentence begins a name: "the He Jianing Foundation".

    `run` are the capitalized words after it. No sentence begins after "the"; and where "He" is a
    family name, a given name in pinyin follows.
    """
    after_the = text[max(0, opening.start - 4) : opening.start].lower() == "the "
    if after_the and any(token.head for token in run):
        return True
    words = name_words()
    if not run or opening.low not in words.family or run[0].low in words.verb:
        return False
    return _GIVEN_IN_PINYIN.fullmatch(run[0].low) is not None


# One or two syllables of Hanyu Pinyin (ISO 7098): an initial and a final.
_GIVEN_IN_PINYIN = re.compile(
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i?a(?:ng?|o|i)?|e(?:ng?|i|r)?|i(?:e|ng?|ong|u)?|o(?:ng|u)?|u(?:ai?|ang?|e|i|n|o)?|üe?)"
    r"){1,2}"
)
_LOWER_BEFORE = re.compile(r"(?:^|[^\w’'.])[a-zà-ÿ][\w’'-]*,? $")


def within_sentence(text: str, start: int) -> bool:
    """Whether a word in lower case stands before, so that a capital is there for a name."""
    before = text[max(0, start - 40) : start]
    last = before.rfind(" ", 0, max(0, len(before) - 2))  # before the last word
    return _LOWER_BEFORE.search(before, max(0, last)) is not None


PINYIN = re.compile(r"(?:Zh|Ch|Sh|[BPMFDTNLGKHJQXRZCSYW])?[aeiouü][a-zü]{0,12}(?:-[a-z]+)?", re.I)
"""A word that may be of a name in pinyin."""


@lru_cache(maxsize=4096)
def is_place(words: str) -> bool:
    """Whether a name is that of a country or region of the world."""
    if "," not in words and not may_end_place(words.rpartition(" ")[2]):
        return False
    place = parse_place(words)
    return place is not None and bool(place.countries or place.region or place.ambiguous)


@cache
def _form() -> str:
    forms = any_of(spellings(load("kinds.toml")["company_form"]))
    return rf"(?:(?:\([A-Z]\w{{0,15}}\.?\),?[ \u00a0])?(?:{forms}|Limited))"


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        rf"({_form()}|{_CAPITAL})(?!\w)|([’']s\b|[’'](?=\s))|(,)|(\d[\d,.]*\d|\d)|(&|[\w'’-]+)"
    )


@cache
def chain_pattern() -> re.Pattern[str]:
    """A chain of capitalized words, with what may stand between those of one name."""
    plain = any_of(form for word in name_words().plain for form in (word, word.capitalize()))
    return re.compile(
        rf"(?<!{_INSIDE}){_CAPITAL}(?!\w)(?:"
        rf",?[ \u00a0]{_form()}(?!\w)"
        rf"|[ \u00a0]{_CAPITAL}(?!\w)"
        rf"|[ \u00a0](?:{_LINK}[ \u00a0]){{1,3}}{_CAPITAL}(?!\w)"
        rf"|[’'](?:s(?!\w)|(?=[ \u00a0]))"
        rf"|[ \u00a0](?:{_LOWER}[ \u00a0]){{0,4}}{plain}\b"
        rf"|[ \u00a0](?:of|for)[ \u00a0]{_LOWER}(?:[ \u00a0]and)?(?:[ \u00a0]{_LOWER}){{0,2}}"
        rf"|,[ \u00a0](?:(?:and|&)[ \u00a0])?{_CAPITAL}(?!\w)"
        rf"|[ \u00a0]\d{{1,4}}(?=[ \u00a0]{_CAPITAL})"
        rf"){{0,60}}"
    )


# A capital that begins a word, but for few small letters before it: "eBay", "d’Ara".
_FIRST = re.compile(
    rf"[{UPPER}](?:(?<!{_INSIDE}.)|(?<=(?<!{_INSIDE})[a-z].)|(?<=(?<!{_INSIDE})[a-z][a-z].)"
    rf"|(?<=(?<!{_INSIDE})[dl][’'].))"
)


def chains(text: str) -> Iterator[re.Match[str]]:
    """What `chain_pattern` finds in a text, looking no closer than at each capital."""
    match_chain = chain_pattern().match
    end = 0
    first = _FIRST.search(text)
    while first is not None:
        start = first.start()
        while start > end and text[start - 1] in _BEFORE_CAPITAL:
            start -= 1
        chain = match_chain(text, start)
        if chain is not None:
            yield chain
        end = (chain or first).end()
        first = _FIRST.search(text, end)


@dataclass(slots=True)
class Token:
    """A word of a chain: `type` is capital, lower, link, possessive, comma or number."""

    text: str
    low: str
    start: int
    end: int
    type: str

    @property
    def head(self) -> tuple[str, str] | None:
        """What a kind word says it names: (organization or programme, kind)."""
        return _head(self.low)

    @property
    def in_field(self) -> bool:
        """Whether it is a word of a field: Science, Health, or a number of them joined by "-"."""
        return self.low in name_words().field

    @property
    def topical(self) -> bool:
        """Whether it may be what a ministry or an institute is of, by its ending too."""
        return self.in_field or (bool(_FIELD_ENDING.fullmatch(self.text)) and not self.head)

    @property
    def common(self) -> bool:
        """Whether it makes no name proper: of a field, "National", or a kind word."""
        words = name_words()
        return self.in_field or self.low in words.generic or self.head is not None

    @property
    def opening(self) -> bool:
        """Whether it is a word that begins sentences; "US", "IT", "WHO" in capitals are not."""
        return self.low in name_words().opening and (len(self.text) == 1 or not self.text.isupper())


Tokens = list[Token]


@lru_cache(maxsize=4096)
def _head(low: str) -> tuple[str, str] | None:
    heads, word = name_words().heads, low.rsplit(") ", 1)[-1].rstrip(".")
    plural = word.endswith("s") and low not in name_words().field
    found = heads.get(word) or (heads.get(word[:-1]) if plural else None)
    if found is None and word.endswith(name_words().compound):
        return next(heads[end] for end in name_words().compound if word.endswith(end))
    return found


def tokens_of(text: str, start: int) -> Tokens:
    """The words of a chain that stands at a place; a chain may hold several names."""
    if text.isalnum():
        return [Token(text, text.lower(), start, start + len(text), "capital")]
    words = text.split(" ")
    if all(map(_is_plain, words)):
        return _plain_tokens(words, start)
    tokens: Tokens = []
    for match in _token().finditer(text):
        word, low = match.group(), match.group().lower()
        if match[1]:
            follows = tokens and tokens[-1].type not in ("comma", "lower")
            kind = "link" if follows and low in LINKS else "capital"
        elif match[5]:
            kind = "link" if low in LINKS else "lower"
        else:
            kind = "possessive" if match[2] else "comma" if match[3] else "number"
        tokens.append(Token(word, low, start + match.start(), start + match.end(), kind))
    return tokens


@lru_cache(maxsize=4096)
def _is_plain(word: str) -> bool:
    """Whether a word is of English letters, a capital at most its first, and of no form of company
    that is told by more: it is a token by itself wherever it stands."""
    letters = word.isascii() and word.isalpha()
    plain = letters and (len(word) == 1 or word[1:].islower())
    return plain and word not in begins_form() and not (word.islower() and word in _forms())


@cache
def _forms() -> frozenset[str]:
    return frozenset(spellings(load("kinds.toml")["company_form"]))


@cache
def begins_form() -> frozenset[str]:
    """The first words of the forms of company that have several."""
    return frozenset(form.split()[0] for form in _forms() if " " in form)


def _plain_tokens(words: list[str], start: int) -> Tokens:
    """The tokens of plain words with a space between them."""
    tokens: Tokens = []
    for word in words:
        low, end = word.lower(), start + len(word)
        named = word != low and not (tokens and tokens[-1].type != "lower" and low in LINKS)
        kind = "capital" if named else "link" if low in LINKS else "lower"
        tokens.append(Token(word, low, start, end, kind))
        start = end + 1
    return tokens


def has_head(tokens: Tokens) -> bool:
    return any(_head(token.low) for token in tokens)


def is_proper(name: Tokens) -> bool:
    return any(token.type == "capital" and not token.common for token in name)


def is_saint(name: Tokens) -> bool:
    """Whether a name is a saint's, whose own ("St. Luke's") is a house called so."""
    words = [token.low for token in name if token.type != "possessive"]
    return len(words) == 2 and words[0].rstrip(".") in name_words().saint


def is_scheme(run: Tokens) -> bool:
    """Whether words name a fund or programme, which a body runs under its own name."""
    head = run[-1].head if len(run) > 1 else None
    return head is not None and (head[0] == "programme" or head[1] == "fund")
