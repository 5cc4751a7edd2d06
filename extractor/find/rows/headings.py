"""What the words over a column, before a colon or over a list say of what stands there."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from extractor.find.rows.parties import is_organization
from extractor.lexicon import load
from extractor.values.number.digits import holds_digit
from extractor.values.quantities import money_heading

_LONGEST = 80  # characters: more is a sentence, not the heading of a column
_BRACKETS = re.compile(r"[(\[（【][^)\]）】]{0,60}[)\]）】]")
_NO_WORD = re.compile(r"[^\w&]+")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OF = re.compile(r"\s(?:of|de|des|du|di|del|della|der|av|af|van)\s")
_YEAR = re.compile(r"(?:FY ?)?((?:19|20)\d\d)(?:[-/–](?:\d\d|\d{4}))?(?:[ /].{0,20})?", re.I)
_CODE = re.compile(r"[A-Z]{3}|[tm]?kr\.?|Kr\.?|Kč|zł")
MONEY_ROLES = ("amount", "other_money")
PARTY_ROLES = ("recipient", "donor", "party", "person", "via")


class Role(NamedTuple):
    """What a heading says stands under it; `strong` where its words alone decide that."""

    name: str
    strong: bool


@cache
def heading_role(text: str) -> Role | None:
    """The role of a column by its heading, None where the lexicon has no word of it.

    >>> heading_role("Grant Amount (USD)"), heading_role("受赠方"), heading_role("Lorem")
    (Role(name='amount', strong=True), Role(name='recipient', strong=True), None)
    """
    if len(text) > _LONGEST:
        return None
    bare = folded(_BRACKETS.sub(" ", text)) or folded(text)
    words = _words()
    if bare in words:
        return words[bare]
    if is_currency_heading(text):
        return Role("amount", False)
    if not bare:
        return None
    for head in _OF.split(bare)[:1]:
        if head != bare and head in words and words[head].strong:
            return words[head]
    if _HAN.search(bare):
        return _longest_inside(bare.replace(" ", ""))
    return _best_phrase(bare.split())


def is_currency_heading(text: str) -> bool:
    """Whether a heading is nothing but a currency, or thousands and millions of it.

    >>> is_currency_heading("£"), is_currency_heading("USD"), is_currency_heading("€ (000)")
    (True, True, True)
    """
    marked = any(unicodedata.category(c) == "Sc" for c in text) and len(text) <= 10
    return (marked or _CODE.fullmatch(text) is not None) and money_heading(text) is not None


def strict_role(text: str) -> Role | None:
    """The role of a text that can be nothing but a heading: known words, no name, no figure.

    >>> strict_role("Grant amount"), strict_role("Heron Lake University")
    (Role(name='amount', strong=True), None)
    """
    role = heading_role(text)
    if role is None or folded(_BRACKETS.sub(" ", text)) in _words():
        return role
    short = len(text.split()) <= 4 and not holds_digit(text)
    return role if short and not is_organization(text) else None


def is_known_heading(text: str) -> bool:
    """Whether the lexicon has the very words of a heading."""
    return folded(text) in _words()


def _best_phrase(words: list[str]) -> Role | None:
    """The strong phrase that stands last, the head of an English compound; else a weak one."""
    if len(words) > 7:
        return None
    known = _words()
    best: tuple[bool, int, int, Role] | None = None
    for start in range(len(words)):
        for stop in range(start + 1, min(start + 5, len(words)) + 1):
            role = known.get(" ".join(words[start:stop]))
            if role is None:
                continue
            rank = (role.strong, stop, stop - start, role)
            if best is None or rank[:3] > best[:3]:
                best = rank
    return best[3] if best else None


def _longest_inside(text: str) -> Role | None:
    known = _words()
    found = [
        (known[text[a:b]].strong, b - a, b, known[text[a:b]])
        for a in range(len(text))
        for b in range(a + 2, min(a + 8, len(text)) + 1)
        if text[a:b] in known
    ]
    return max(found, key=lambda f: f[:3])[3] if found and len(text) <= 16 else None


def folded(text: str) -> str:
    """Words in lower case, one space between, marks (*, †, :, #) gone."""
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


@cache
def _words() -> dict[str, Role]:
    """Every heading of the lexicon. English first: what it says, no other language overrules."""
    found: dict[str, Role] = {}
    for entry in load("headings.toml")["headings"]:
        for strong in (True, False):
            for word in entry.get("strong" if strong else "weak", ()):
                found.setdefault(folded(word), Role(entry["role"], strong))
    return found


@cache
def _languages() -> dict[str, frozenset[str]]:
    """The languages in which each heading of the lexicon is one."""
    found: dict[str, set[str]] = {}
    for entry in load("headings.toml")["headings"]:
        for word in (*entry.get("strong", ()), *entry.get("weak", ())):
            found.setdefault(folded(word), set()).add(entry["language"])
    return {word: frozenset(languages) for word, languages in found.items()}


def language_of(headings: Iterable[str]) -> str | None:
    """The one language in which more of the headings are words than in English; else None.

    >>> language_of(("Entidad", "Importe concedido")), language_of(("Date", "Amount"))
    ('es', None)
    """
    counts: Counter[str] = Counter()
    for heading in headings:
        counts.update(_languages().get(folded(_BRACKETS.sub(" ", heading)), ()))
    english = counts.pop("en", 0)
    most = counts.most_common(2)
    if not most or most[0][1] <= english or (len(most) > 1 and most[1][1] == most[0][1]):
        return None
    return most[0][0]


@cache
def listed(table: str) -> dict[str, str]:
    """The words of a table of the lexicon, folded, each with its language."""
    entries = load("headings.toml")[table]
    return {folded(word) or word: entry["language"] for entry in entries for word in entry["words"]}


_TOTAL_TAIL = 5


def is_total(text: str) -> bool:
    """Whether a cell heads a row that sums others: "Total", "Total for 2019:", "合计".

    >>> is_total("Grand total (USD)"), is_total("Total Health Foundation"), is_total("小计")
    (True, False, True)
    """
    if len(text) > 60:
        return False
    key = folded(text)
    totals = listed("totals")
    if key in totals or folded(_BRACKETS.sub(" ", text)) in totals:
        return True
    if _HAN.search(key):
        return any(key.startswith(word) or key.endswith(word) for word in totals if len(word) > 1)
    words = key.split()
    if not 1 < len(words) <= 1 + _TOTAL_TAIL or (
        words[0] not in totals and words[-1] not in totals
    ):
        return False
    rest = words[1:] if words[0] in totals else words[:-1]
    return all(word.isdigit() or word in _sum_words() for word in rest)


def sums_up(text: str, above: Iterable[str]) -> bool:
    """Whether a cell heads the sum of what stands under a heading, which it names.

    >>> sums_up("Sum forskning", ["Forskning"]), sums_up("Total Health Foundation", ["Health"])
    (True, False)
    """
    words = folded(text).split() if len(text) <= 2 * _LONGEST else []
    totals = listed("totals")
    named = {word for heading in above for word in folded(heading).split()} | _sum_words()
    for size in range(1, min(3, len(words))):
        for total, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if " ".join(total) in totals and named.issuperset(rest):
                return True
    return False


@cache
def _sum_words() -> frozenset[str]:
    """Words that may stand beside "total" without making it a name."""
    lexicon = load("headings.toml")
    words = {"in", "for", "of", "all", "the", "to", "date", "fy", "years", "paid", "usd", "eur"}
    for entry in lexicon["contexts"]:
        words.update(word for group in ("given", "received") for word in entry[group])
    words.update("amount amounts funding made by year program programme approved usd gbp".split())
    return frozenset(words)


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


def counts_goods(text: str) -> bool:
    """Whether a heading can say how many of the goods beside it ("Number")."""
    return folded(text) in listed("counts")


def speaks_of_study(text: str) -> bool:
    """Whether words over a list say that it is of scholarships, which students get."""
    return any(word in listed("study") for word in folded(text[:300]).split())


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


def is_kind_of_grant(text: str) -> bool:
    """Whether a remark says which kind of grant it is and not what it is for ("renewal")."""
    return folded(text) in listed("kinds")


def is_project_heading(text: str) -> bool:
    """Whether a heading says that the cells under it name projects or programmes."""
    return folded(text) in listed("projects")


@cache
def ditto_marks() -> frozenset[str]:
    """Cells that say: the same as above."""
    entries = load("headings.toml")["ditto"]
    return frozenset(word.casefold() for entry in entries for word in entry["words"])


def year_heading(text: str) -> str | None:
    """The year that a heading is ("2019", "FY2019", "2019/20"), None for any other heading."""
    match = _YEAR.fullmatch(text.strip())
    return match[1] if match else None


class Leaning(NamedTuple):
    """What the words over a list speak of, counted: grants made, gifts received, other money."""

    given: int = 0
    received: int = 0
    money: int = 0


@cache
def leaning(text: str) -> Leaning:
    """What a heading, caption or sentence over a list says that the list is of.

    >>> tuple(leaning("Grants approved")), tuple(leaning("Our donors")), tuple(leaning("Balance"))
    ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    """
    key = f" {folded(text[:400])} "
    counts = {"given": 0, "received": 0, "money": 0}
    taken: list[tuple[int, int]] = []
    for word, group in _context_words():
        at = key.find(word)
        if at < 0 or any(a <= at + 1 < b for a, b in taken):
            continue
        taken.append((at, at + len(word)))
        counts[group] += 1
    return Leaning(**counts)


def speaks_of_gifts(text: str) -> bool:
    """Whether a heading speaks of gifts, from whosever side ("Donation details")."""
    key = f" {folded(text[:120])} "
    return any(word in key for word in _gift_words())


@cache
def _gift_words() -> tuple[str, ...]:
    keys = [folded(word) for entry in load("headings.toml")["contexts"] for word in entry["gifts"]]
    return tuple(key if _HAN.search(key) else f" {key} " for key in keys)


@cache
def _context_words() -> list[tuple[str, str]]:
    """Words with their group, the longest first: "grants received" before "grants"."""
    found: dict[str, str] = {}
    for entry in load("headings.toml")["contexts"]:
        for group in ("given", "received", "money"):
            for word in entry[group]:
                key = folded(word)
                found.setdefault(key if _HAN.search(key) else f" {key} ", group)
    return sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))


@cache
def item_words(group: str, where: str) -> re.Pattern[str]:
    """A pattern of the words of list items of one group, at the end, the start or inside a text."""
    words = [word for entry in load("headings.toml")["items"] for word in entry.get(group, ())]
    words = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    joined = "|".join(rf"{re.escape(w)}(?!\w)" if w.isascii() else re.escape(w) for w in words)
    if where == "ends":
        return re.compile(rf"(?:(?<=[\s,:–—-])|^)(?:{joined})[\s:,–—(-]*$", re.I)
    if where == "starts":
        return re.compile(rf"[\s:,.–—)-]*(?:{joined})\s*", re.I)
    return re.compile(rf"(?<=\s)(?:{joined})\s+", re.I)
