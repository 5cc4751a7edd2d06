"""Names in cells: is it an organisation or a person, and how many names does a cell hold?"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from extractor.find.rows.plain import are_plain_words
from extractor.lexicon import load
from extractor.values.name.words import chinese_kinds, name_words
from extractor.values.number.digits import holds_digit

_WORD = re.compile(r"[^\W\d_][\w’'.&-]*")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_LONGEST_NAME = 160
_SEPARATOR = re.compile(r"\s*(?:;|；|、|\n|\s/\s|\s\|\s|\s•\s)\s*")
_COMMA = re.compile(
    r"\s*[,，]\s*(?:and\s+|& )?|\s+(?:and|und|et|y|och|e|en|og|i)\s+|\s+&\s+|\s*[和及与]\s*"
)
_SUFFIX = re.compile(
    r"(?:Inc|Incorporated|Ltd|LLC|L\.L\.C|PLC|Corp|Co|LP|LLP|GmbH|AG|e\.V|SA|S\.A|Jr|Sr|Ph\.?D|M\.?D"
    r"|Esq|II|III|CPA|RN|MPH|MBA|DDS|DVM|JD|OBE|MBE|CBE|FRS|USA|U\.S\.A|UK|Canada|The)\.?",
    re.I,
)
_LEADING_NOISE = re.compile(r"^(?:\d{1,3}\.\s+)?[\s•*·†‡§#.,:;–—-]+|^\d{1,3}\.\s+|[\s*†‡§#,:;–—]+$")
_REMARK = re.compile(r"(?<=\S)\s+[(\[][^()\[\]]{1,80}[)\]]")  # "Name (fiscal sponsor of …)"
_DOMAIN = re.compile(r"(?<![\w@./-])[\w-]{1,40}\.(?:org|com|net|io)\b", re.I)  # "350.org"
_FOOTNOTE = re.compile(r"(?<=[^\W\d¹²³⁴⁵⁶⁷⁸⁹])\s?(?:\[[0-9a-z]{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]+)$")
_NAMELIKE_JOIN = frozenset(
    "of the for and de la le du des del in at on & und für van von der den to y e"
    " i og och på av af ved til till im am an zu zur zum bei aan het op do da dos das em no na"
    " della delle dei degli nel w we z ze dla v ve pro et les aux".split()
)


def plain_name(text: str) -> str:
    """The name without bullets, footnote marks and closing punctuation around it."""
    if are_plain_words(text):
        return text.strip()
    name = _FOOTNOTE.sub("", _LEADING_NOISE.sub("", text)).strip()
    last = name.rsplit(" ", 1)[-1]
    if (
        last.endswith(".")
        and "." not in last[:-1]
        and len(last) > 3
        and not _SUFFIX.fullmatch(last)
    ):
        return name[:-1]
    return name


@cache
def _kind_words() -> tuple[frozenset[str], frozenset[str], re.Pattern[str], frozenset[str]]:
    """Kind words, phrases of several, Chinese ones, and those that some languages write small."""
    heads = name_words().heads
    single = frozenset(
        w for w, (what, _) in heads.items() if what == "organization" and " " not in w
    )
    phrases = frozenset(w for w, (what, _) in heads.items() if what == "organization" and " " in w)
    chinese = "|".join(
        re.escape(w)
        for w, (what, _) in chinese_kinds().items()
        if what == "organization" and len(w) > 1
    )
    lower = frozenset(
        word.casefold()
        for table in load("kinds.toml")["organization"].values()
        for language, words in table.items()
        if language not in ("en", "zh", "de")
        for word in words
    )
    return single, phrases, re.compile(chinese), lower


@cache
def _named() -> frozenset[str]:
    return frozenset(name.casefold() for name in name_words().named)


@lru_cache(maxsize=8192)
def is_organization(text: str) -> bool:
    """Whether the text names an organisation by a word that says its kind, or a known name.

    >>> is_organization("Riverside Food Bank"), is_organization("Ana Ruiz")
    (True, False)
    """
    if not text or len(text) > _LONGEST_NAME or text[0].islower():
        return False
    single, phrases, chinese, lower = _kind_words()
    if _HAN.search(text):
        return len(text) <= 40 and chinese.search(text) is not None
    folded = text.casefold()
    if folded in _named():
        return True
    words = _WORD.findall(text)
    if len(words) > 16:
        return False
    for word in words:
        bare = word.rstrip(".").casefold()
        if bare in single and _CAPITAL.match(word) and word != "CO":  # Colorado
            return True
        if bare in lower and len(words) > 1:
            return True
    return any(phrase in folded for phrase in phrases)


def is_person(text: str) -> bool:
    """Whether the text is a person's name: a title, a given name, or nothing but two to four names.

    >>> is_person("Dr. Ana Ruiz"), is_person("Ruiz, Ana"), is_person("Riverside Food Bank")
    (True, True, False)
    """
    if not 3 < len(text) <= 60 or holds_digit(text) or is_organization(text):
        return False
    words = _WORD.findall(text)
    known = name_words()
    if words and words[0].rstrip(".").casefold() in known.title and len(words) > 1:
        return True
    if not 2 <= len(words) <= 5 or not all(_CAPITAL.match(w) or w in _NAMELIKE_JOIN for w in words):
        return False
    return any(word.casefold() in known.given for word in words[:2]) or (
        "," in text and words[-1].casefold() in known.given
    )


@cache
def _han_clause() -> re.Pattern[str]:
    """What no Chinese name has: a stop inside it, or an act of giving or getting as its end."""
    entries = [entry for entry in load("headings.toml")["items"] if entry["language"] == "zh"]
    acts = [w for entry in entries for part in ("gave", "got", "acts") for w in entry[part]]
    return re.compile(rf"[。！？；：，]|(?:{'|'.join(map(re.escape, acts))})$")


def is_bare_kind(text: str) -> bool:
    """Whether a text is but the word of a kind: "the Foundation" is whoever the page is about."""
    words = re.sub(r"^(?:the|our|its|their)\s+", "", text.strip(), flags=re.IGNORECASE)
    return words.casefold() in _kind_words()[0] and not words.isupper()


def looks_like_name(text: str) -> bool:
    """Whether the text could be a proper name at all: short, its words begin with capitals."""
    if not 1 < len(text) <= _LONGEST_NAME:
        return False
    if _HAN.search(text):
        return len(text) <= 30 and not _han_clause().search(text)
    words = _WORD.findall(_DOMAIN.sub("Site", _REMARK.sub("", text)))
    if not words or len(words) > 18:
        return False
    if text.rstrip().endswith((".", "?", "!")) and len(words) > 5 and not is_legal_form(words[-1]):
        return False
    if words[-1] in name_words().never_last:
        return False  # "The Elm Fund has"
    small = [w for w in words if w[0].islower() and is_legal_form(w)]  # "e.V."
    proper = [w for w in words if w.casefold() not in _NAMELIKE_JOIN and w not in small]
    named = sum(not w[0].islower() or _CAPITAL.search(w) is not None for w in proper)  # "iFixBikes"
    return bool(proper) and named >= 0.7 * len(proper)


def is_legal_form(text: str) -> bool:
    """Whether what follows a comma belongs to the name before it: "Inc.", "Ph.D.", "USA"."""
    return _SUFFIX.fullmatch(text) is not None


_ACRONYM = re.compile(r"[^\W\d_a-zß-öø-ÿ]{3,7}")


def titled(text: str) -> bool:
    """Whether a text is a person's name that begins with a title ("Professor Ana Ruiz")."""
    first = text.split(" ", 1)[0].rstrip(".").casefold()
    return first in name_words().title and is_person(text)


_AFTER_PERSON = re.compile(r"\s*(?:[,，(]|\s[–—-]\s|\s/\s)\s*")


def split_person(text: str, sure: bool = False) -> tuple[str | None, str]:
    """(person, institution) of "Professor Ana Ruiz, University of X"; (None, text) of other texts.

    `sure`: a heading says that the text begins with a person, whatever the name.
    """
    for match in _AFTER_PERSON.finditer(text):
        head, tail = text[: match.start()], text[match.end() :].rstrip(" )")
        named = is_organization(tail) or (sure and looks_like_name(tail))
        if _SUFFIX.fullmatch(tail) or not (named or (_ACRONYM.fullmatch(tail) and titled(head))):
            return None, text
        unknown = sure and not is_organization(head) and 2 <= len(head.split()) <= 6
        if is_person(head) or (unknown and looks_like_name(head)):
            return plain_name(head), plain_name(tail)
        return None, text
    return None, text


def are_people(texts: Collection[str]) -> bool:
    """Whether most texts are a person and an institution, though few of the names may be known."""
    pairs = [split_person(text, sure=True) for text in texts]
    people = [one for one, place in pairs if one is not None and is_organization(place)]
    return len(people) >= 0.8 * len(texts) and sum(map(is_person, people)) * 3 >= len(people) > 0


@cache
def _onward() -> re.Pattern[str]:
    words = [w for entry in load("headings.toml")["items"] for w in entry.get("onward", ())]
    return re.compile(rf"(?i:{'|'.join(map(re.escape, words))})\s+(?=[^\W\d_a-z])")


def without_onward(text: str) -> str:
    """A name without "to" before it."""
    match = _onward().match(text)
    return text[match.end() :] if match and looks_like_name(text[match.end() :]) else text


def split_names(text: str, known: Collection[str] = (), commas: bool = False) -> tuple[str, ...]:
    """The names of a cell. A comma or "and" parts them only where it must: all parts are names
    that stand alone in other cells (`known`), or, with `commas`, each says that it is an
    organisation or a person.

    >>> split_names("Ash Foundation, Birch Foundation", commas=True)
    ('Ash Foundation', 'Birch Foundation')
    """
    if _is_one_name(text):
        return (text.strip(),)
    names: list[str] = []
    for piece in _SEPARATOR.split(text):
        parts = [p for p in _COMMA.split(piece) if p]
        names += parts if len(parts) > 1 and _parted(parts, known, commas) else [piece]
    cleaned = (plain_name(name) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name))


_JOINED = re.compile(r"\s(?:and|und|et|y|och|e|en|og|i)\s")  # in plain words as `_COMMA` has them


def _is_one_name(text: str) -> bool:
    return are_plain_words(text) and not _JOINED.search(text)


def is_one_plain_name(text: str) -> bool:
    """Whether a cell of names holds but one, of plain words: no person with an institution, no "to"
    before it."""
    return _is_one_name(text) and _onward().match(text) is None


def _parted(parts: list[str], known: Collection[str], commas: bool) -> bool:
    if any(_SUFFIX.fullmatch(part) for part in parts):
        return False
    if all(part in known for part in parts):
        return True
    if not commas:
        return False
    if all(map(is_person, parts)):
        return True
    if all(part in known or _closed(part) for part in parts) and not _nested(parts):
        return True
    return _closed(parts[0]) and not _is_unit(parts[0]) and all(map(_is_whole, parts[1:]))


_UNITS = frozenset(
    "school department center centre faculty institute college division laboratory lab office"
    " program programme clinic library observatory hospital museum".split()
)


_OF = re.compile(r"\s(?:of|for)\s+(?=[A-Z])")


def _is_unit(part: str) -> bool:
    return bool(_UNITS & {word.casefold() for word in _WORD.findall(part)})


def _is_whole(part: str) -> bool:
    """Whether a part is a whole name, as "Elm Institute of Health" is and "Institute of X" not."""
    of = _OF.search(part)
    return _closed(part) or (of is not None and _closed(part[: of.start()]))


def _nested(parts: list[str]) -> bool:
    """Whether the parts are a unit and the university or body that it belongs to."""
    heads = name_words().heads
    kinds = [{heads.get(w.casefold(), ("", ""))[1] for w in _WORD.findall(part)} for part in parts]
    units = list(map(_is_unit, parts))
    return any(units) and any({"university", "academy", "hospital"} & kind for kind in kinds)


def _closed(part: str) -> bool:
    """Whether a part is a whole name: its last word says what kind of organisation it is."""
    if _HAN.search(part):
        return is_organization(part)
    words = _WORD.findall(part)
    single = _kind_words()[0]
    return len(words) > 1 and words[-1].rstrip(".").casefold() in single
