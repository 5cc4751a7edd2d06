"""The mark, code or name of a currency right before or right after a number."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from extractor.lexicon import load
from extractor.values.money.currency_tables import (
    FIRST_WORD,
    Currency,
    is_east_asian,
    tables,
)

_MARK_WIDTH = 12  # characters of the longest mark that may stand before a number


def begins_currency(word: str) -> bool:
    """Whether a currency after a number can begin with `word`, a run of letters."""
    known = tables()
    return word in known.marks or word.lower() in known.first_words or word.endswith(_BIG_ENDS)


def currency_before(text: str, start: int) -> Currency | None:
    """The mark or code that ends before `start`, at most two spaces away."""
    known = tables()
    end = start
    while end > 0 and start - end < 2 and text[end - 1] in " \u00a0\u202f\n":
        end -= 1
    if end == 0:
        return None
    if text[end - 1] in ":：" and end > 1:
        end -= 1
    named = _name_before(text, end) if text[end - 1] == "s" else None
    if named is not None:
        return named
    ends = known.mark_ends
    if text[max(0, end - 2) : end] not in ends and text[end - 1] not in ends:
        return None
    longest = 8 if text[end - 1] < "\u2e80" else _MARK_WIDTH
    for begin in range(max(0, end - longest), end):
        mark = text[begin:end]
        if mark not in known.before:
            continue
        if begin and _joins(text, begin, mark):
            return _in_thousands(text, begin, end)
        if mark in _never_before():
            return None
        found = known.before[mark].placed(begin, end)
        return _with_code(text, found) if not mark[-1].isalpha() else found
    return None


_NAME_BEFORE = re.compile(r"(?<!\w)[A-Za-z][A-Za-z.]{0,14}(?: [A-Za-z]{1,15}){1,3}\Z")


def _name_before(text: str, end: int) -> Currency | None:
    """The name of one country's money that ends at `end`: "Canadian dollars 45,000"."""
    words = _NAME_BEFORE.search(text, max(0, end - 32), end)
    while words is not None:
        found = tables().names.get(words[0].lower())
        if found is not None and found.family < 0 and not found.minor:
            return found.placed(words.start(), end)._replace(wordlike=True)
        words = _NAME_BEFORE.search(text, words.start() + len(words[0].split()[0]), end)
    return None


def _with_code(text: str, mark: Currency) -> Currency:
    """A symbol with the code that stands before it: "USD $500", "EUR €600", "人民币￥500"."""
    code = currency_before(text, mark.start)
    if code is None or code.family >= 0 or code.codes[0] not in mark.codes:
        return mark
    return code._replace(end=mark.end, wordlike=False)


_OF_THOUSANDS = re.compile(r"(?<![^\W_])([kKTM])(?:[A-Z]{3}|€)\Z")


def _in_thousands(text: str, begin: int, end: int) -> Currency | None:
    """A mark with a letter that multiplies: "TEUR 12,5", "k€ 50", "MSEK 5"."""
    letter = _OF_THOUSANDS.search(text, max(0, begin - 2), end)
    mark = text[begin:end]
    if letter is None or not mark.endswith((*_BIG_ENDS, "€")):
        return None
    found = tables().before[mark].placed(begin - 1, end)
    return found._replace(factor=Decimal(_BIG[letter[1]]), wordlike=False)


_SUM_ENDS = re.compile(r"(?:[0-9][kKmMbB]?n?|illion|thousand)/\Z")  # "$5.2M/€4.7M"


def _joins(text: str, begin: int, mark: str) -> bool:
    """Whether the character left of a mark belongs to the same word, or to a pair (EUR/USD)."""
    left = text[begin - 1]
    if "\u4e00" <= mark[0] <= "\u9fff":
        return False
    if left == "/" and not mark[0].isalnum():
        return _SUM_ENDS.search(text, max(0, begin - 9), begin) is None
    return (left.isalnum() and left < "\u2e80") or left in "_@#/\\{"


@cache
def _never_before() -> frozenset[str]:
    return frozenset(load("money.toml")["never_before"]["codes"])


_WORDS_AFTER = re.compile(
    r"[^\W\d_]+(?:[.'’-]?[^\W\d_]+)*\.?(?: [^\W\d_]+(?:[.'’-][^\W\d_]+)*){0,4}"
)
_OF = re.compile(r"(?:de|of|d[ei]|av)[ \u00a0]|d[’']", re.IGNORECASE)
_BIG_CODE = re.compile(r"(k|K|m|M|T|t|bn|mn|Mn|Bn|B)([A-Z]{3}|€|\$|£|￡|¥)(?![A-Za-z])")
_DASHES = re.compile(r"[.,][-–—]{1,2}(?![0-9])|\+(?= )")


def after_dashes(text: str, end: int) -> int:
    """Past what stands for no cents ("5.000,- €", "CHF 20.–"), or a plus ("5 million+ dollars")."""
    if text[end : end + 1] not in (".", ",", "+"):
        return end
    dashes = _DASHES.match(text, end)
    return dashes.end() if dashes else end


_MARK_SIGNS = frozenset("$€£￡¥￥./ ₵-")
_BIG_ENDS = ("EUR", "USD", "SEK", "NOK", "DKK", "GBP", "CHF", "CNY", "INR", "ISK")
_BIG = {
    "k": 10**3, "K": 10**3, "T": 10**3, "t": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6,
    "Mn": 10**6, "bn": 10**9, "Bn": 10**9, "B": 10**9,
}  # fmt: skip


_ASCII_WORD = re.compile(r"[ \n-]?([A-Za-z]++)(?![^\x00-\x7f]|[€£¥$])")


@lru_cache(maxsize=8192)
def _can_begin(word: str) -> bool:
    """Whether a mark or name, or what links one to its number, can begin with an ASCII word."""
    linked = word.lower() in ("de", "of", "d", "di", "av")
    return linked or begins_currency(word) or word in tables().mark_words


def currency_after(text: str, end: int) -> Currency | None:
    """The mark, code or name that begins after `end`, at most one space or hyphen away."""
    word = _ASCII_WORD.match(text, end)
    if word is not None and not _can_begin(word[1]):
        return None
    at = after_dashes(text, end)
    at += text.startswith("  ", at)
    if text[at : at + 1] in (" ", "\u00a0", "\u202f", "-", "\n", "‑"):
        at += 1
    first = text[at : at + 1]
    if not first:
        return None
    if is_east_asian(first):
        return _hanzi_after(text, at)
    found = _mark_after(text, at, end)
    if found is not None:
        return found
    if not first.isalpha() and first not in "¢￠":
        return None
    linked = _OF.match(text, at)
    if linked is not None and text[linked.end() : linked.end() + 1] in _SIGNS:
        return _mark_after(text, linked.end(), end)
    return _name_after(text, linked.end() if linked else at)


def _hanzi_after(text: str, at: int) -> Currency | None:
    known = tables()
    for width in known.hanzi_widths.get(text[at], ()):
        name = text[at : at + width]
        found = known.hanzi.get(name)
        if found is not None:
            return found.placed(at, at + len(name))
    return None


def mark_at(text: str, at: int) -> Currency | None:
    """The mark that begins at `at` and stands before a number: "US$" of "to US$5 million"."""
    known = tables()
    first = text[at : at + 1]
    if first not in known.mark_starts and not "\u4e00" <= first <= "\u9fff":
        return None
    for width in range(_MARK_WIDTH, 0, -1):
        mark = text[at : at + width]
        found = known.marks.get(mark) or known.hanzi.get(mark)
        if found is not None and not found.minor and _NEXT_NUMBER.match(text, at + len(mark)):
            return found.placed(at, at + len(mark))
    return None


_NEXT_NUMBER = re.compile(r"[ \u00a0\u202f]{0,2}[0-9]")
_SIGNS = frozenset("€£$")
_CENTS = re.compile(r"[0-9]{2}(?![0-9]|[.,][0-9])")  # "6€50"
_TWO_AT_END = re.compile(r" [0-9]{2}\s*(?:$|[.;:!?)](?![0-9]))")  # "10 Euro 50"


def _mark_after(text: str, at: int, end: int) -> Currency | None:
    known = tables()
    if text[at] not in known.mark_starts and text[at] not in "kKTtmMbB":
        return None
    word = FIRST_WORD.match(text, at)
    if word is not None and word[0] not in known.marks and not word[0].endswith(_BIG_ENDS):
        sign = text[word.end() : word.end() + 1]
        if sign not in _MARK_SIGNS:
            return None
    big = _BIG_CODE.match(text, at)
    if big and big[2] in known.marks:
        whole = known.marks[big[2]]
        return whole._replace(factor=Decimal(_BIG[big[1]]), start=at, end=big.end())
    for width in range(7, 0, -1):
        mark = text[at : at + width]
        found = known.marks.get(mark)
        if found is None or len(mark) < width:
            continue
        following = text[at + width : at + width + 1]
        if mark[-1].isalpha() and following.isalnum() and following < "\u2e80":
            continue
        cents = at == end and mark in _SIGNS and _CENTS.match(text, at + width)
        apart = at == end and following.isspace()
        if _NEXT_NUMBER.match(text, at + width) and not (cents or apart):
            continue
        return found.placed(at, at + width)
    return None


def _name_after(text: str, at: int) -> Currency | None:
    known = tables()
    first = FIRST_WORD.match(text, at)
    if first is None:
        sign = known.names[text[at]] if text[at : at + 1] in ("¢", "￠") else None
        return None if sign is None else sign.placed(at, at + 1)
    if first[0].lower() not in known.first_words:
        return None
    words = _WORDS_AFTER.match(text, at)
    written = words[0].lower().replace("’", "'") if words else ""
    while written:
        found = known.names.get(written) or known.names.get(written.replace("-", " "))
        if found is not None:
            stop = at + len(written)
            prefix = text[at:stop] in known.marks and not text[at:stop].islower()
            prefix = prefix and _NEXT_NUMBER.match(text, stop) is not None
            prefix = prefix and _TWO_AT_END.match(text, stop) is None
            return None if prefix else found.placed(at, stop)
        cut = max(written.rfind(" "), written.rfind("-"), written.rfind("."), written.rfind("'"))
        written = written[: max(cut, 0)]
    return None
