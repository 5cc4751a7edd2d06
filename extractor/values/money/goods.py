"""The goods after a number: where the noun phrase ends, and whether its head is goods at all.

Words come from lexicon/goods.toml and goods_nouns.json; the laws are those of the noun phrase: in
English modifiers are singular and the first plural noun is the head ("virus detection kits"), a
measure takes its noun with "of" ("boxes of gloves"); in Chinese the measure word comes first and
the goods end the run of characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from extractor.lexicon import load
from extractor.values.numbers import last_word
from extractor.values.traditional import simplified
from extractor.values.tries import any_of

_LONGEST_PHRASE = 9  # words of one noun phrase
_AFTER_MASS = 2  # words after a mass noun that can end with the head: "water purification tablets"


class Goods(NamedTuple):
    """A goods phrase: text[start:end]; `certain` where it needs no word of giving nearby.

    `stop`: where the amount ends, if the phrase stands before its number.
    """

    start: int
    end: int
    certain: bool
    stop: int | None = None


@cache
def goods_nouns() -> tuple[dict[str, int], frozenset[str], frozenset[str], frozenset[str]]:
    """Singular noun -> 2 (always goods) or 1 (when given); units; mass nouns; stop words."""
    lexicon: dict[str, Any] = load("goods.toml")
    rank: dict[str, int] = dict.fromkeys(load("goods_nouns.json")["things"], 1)
    rank.update(dict.fromkeys(lexicon["when_given"]["nouns"], 1))
    for noun in lexicon["never"]["nouns"]:
        rank.pop(noun, None)
    rank.update(dict.fromkeys(lexicon["always"]["nouns"], 2))
    return (
        rank,
        frozenset(lexicon["units"]["nouns"]),
        frozenset(lexicon["mass"]["nouns"]),
        frozenset(lexicon["stops"]["words"]),
    )


@cache
def singular(word: str) -> str | None:
    """The singular of an English plural in lower case; None where `word` is not a plural.

    >>> singular("boxes"), singular("supplies"), singular("glass")
    ('box', 'supply', None)
    """
    irregular: dict[str, str] = load("goods.toml")["irregular"]["plurals"]
    if word in irregular:
        return irregular[word]
    if len(word) < 3 or not word.endswith("s") or word.endswith("ss"):
        return None
    if word.endswith(("us", "is")):
        return word[:-1] if word[:-1] in goods_nouns()[0] else None
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


_NP_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-'’/&][A-Za-z0-9]+)*")
_GAP = re.compile(r"[ \u00a0\n]{1,2}")
_ASIDE = re.compile(r"\s?\([A-Za-z0-9 \-]{1,24}\) ")


def begins_goods(word: str) -> bool:
    """Whether an English phrase of goods can begin with `word`: no stop word, no other plural."""
    rank, units, _, stops = goods_nouns()
    lower = word.lower()
    if lower in stops:
        return False
    one = singular(lower)
    return one is None or one in rank or one in units or lower in _plural()


def chinese_can_follow() -> str:
    """Every character that can come right after a Chinese number which counts goods."""
    return "".join(sorted({word[0] for word in load("goods.toml")["nouns_zh"]["measures"]}))


def english_goods(text: str, at: int) -> Goods | None:
    """The goods phrase that begins at `at`, right after a number and a space."""
    if filler := _more().match(text, at):
        at = filler.end()
    phrase = _phrase(text, at)
    if phrase is None:
        return None
    end, certain = phrase
    return Goods(at, _joined(text, end), certain)


@cache
def _more() -> re.Pattern[str]:
    """Words between a number and its noun that belong to neither: "200 more doses"."""
    return re.compile(rf"{any_of(load('goods.toml')['fillers']['words'])}[ \u00a0\n]")


def _phrase(text: str, at: int, depth: int = 0) -> tuple[int, bool] | None:
    """End of one noun phrase with a head that is goods, and whether that is certain."""
    rank, units, mass, stops = goods_nouns()
    massed: tuple[int, bool] | None = None  # up to a mass noun, which may yet lead to a head
    left = _LONGEST_PHRASE
    while left:
        word = _NP_WORD.match(text, at)
        if word is None:
            return massed
        lower = word[0].lower()
        if lower in stops:
            return massed
        left -= 1
        after = word.end()
        one = lower if lower in ("kg", "kgs", "ml", "g", "l", "lb") else singular(lower)
        if one in units or (lower in units and lower in ("pcs", "set", "kg", "ton", "tonne")):
            of = _of(text, after)
            if of is not None and depth < 2:
                return _measured(text, of, depth)
        last = lower.rsplit("-", 1)[-1].rsplit("/", 1)[-1]
        head = one if one in rank else (singular(last) if singular(last) in rank else None)
        if head is None and (lower in mass or last in mass or (massed and lower in rank)):
            massed, left = (after, False), _AFTER_MASS
        elif head is not None and not _is_modifier(text, after):
            return after, rank.get(head, 1) == 2
        if one is not None and one not in rank and lower not in _plural():
            if massed and not depth:  # "75 grain mills": what is counted is no mass
                return after, False
            if one not in units:
                return massed
        gap = _GAP.match(text, after)
        if gap is None:
            return massed
        at = gap.end()
    return massed


@cache
def _plural() -> frozenset[str]:
    return frozenset(load("goods.toml")["plural_modifiers"]["words"])


def is_month(word: str) -> bool:
    """Whether `word` is the name of a month, which makes the number beside it no count."""
    return word[0].isupper() and word.lower() in load("goods.toml")["labels"]["months"]


def is_label(text: str, start: int, year: bool) -> bool:
    """Whether the number at `start` names a thing (Table 5, March 5, in 2020) and counts none."""
    labels: dict[str, Any] = load("goods.toml")["labels"]
    word = last_word(text, start)
    if word in labels["words"]:
        return last_word(text, start - len(word) - 1) not in labels["before_time"]
    if word in labels["months"]:
        return True
    return year and word in labels["before_year"]


def _goes_on(text: str, after: int) -> bool:
    """Whether the phrase goes on to a plural noun of goods ("food parcels")."""
    rank, units, _, _ = goods_nouns()
    gap = _GAP.match(text, after)
    word = _NP_WORD.match(text, gap.end()) if gap else None
    if word is None:
        return False
    one = singular(word[0].lower())
    return one is not None and (one in rank or one in units)


def _is_modifier(text: str, after: int) -> bool:
    """Whether a plural is only part of the head that follows: "sports shoes", "goods vehicles"."""
    return _goes_on(text, after)


def _of(text: str, after: int) -> int | None:
    linked = re.compile(r"[ \u00a0\n]of[ \u00a0\n]").match(text, after)
    return linked.end() if linked else None


def _measured(text: str, at: int, depth: int) -> tuple[int, bool] | None:
    """The noun after "of": any goods, singular or plural or mass."""
    rank, _, mass, stops = goods_nouns()
    plain = _phrase(text, at, depth + 1)
    if plain is not None:
        return plain
    end = None
    certain = False
    for _ in range(_LONGEST_PHRASE):
        word = _NP_WORD.match(text, at)
        if word is None or word[0].lower() in stops:
            break
        lower = word[0].lower()
        if lower in rank or lower in mass or singular(lower) in rank:
            end = word.end()
            certain = certain or 2 in (rank.get(lower), rank.get(singular(lower) or ""))
        gap = _GAP.match(text, word.end())
        if gap is None:
            break
        at = gap.end()
    return None if end is None else (end, certain)


_AND = re.compile(r"(?:,? and |, )")
_LIST = re.compile(r"(?:, (?:[A-Za-z-]+ ){0,2}[A-Za-z-]+s){0,4},? and (?=[A-Za-z])")


def _joined(text: str, end: int) -> int:
    """Takes in "and mattresses" after "600 hospital beds": nouns that share the number."""
    stops = goods_nouns()[3]
    link = re.compile(r" and | & ").match(text, end)
    if link is None:
        return end
    word = _NP_WORD.match(text, link.end())
    if word is None or word[0].lower() in stops or word[0].lower() in _number_words():
        return end
    phrase = _phrase(text, link.end())
    if phrase is None or singular(text[link.end() : phrase[0]].split()[-1].lower()) in (
        "supply",
        "item",
        "good",
        "material",
        "product",
    ):
        return end
    return phrase[0]


@cache
def _number_words() -> frozenset[str]:
    return frozenset(load("amounts.toml")["number_words"]["en"])


@cache
def _giving() -> re.Pattern[str]:
    return re.compile(r"\b" + any_of(load("goods.toml")["giving"]["stems"]))


@cache
def _told_of() -> re.Pattern[str]:
    lexicon = load("goods.toml")["giving"]
    subjects, contents = any_of(lexicon["subjects"]), any_of(lexicon["contents"])
    return re.compile(rf"\s*{subjects} (?:will |also |would )*{contents}[es]?\b")


@cache
def _work() -> re.Pattern[str]:
    stems = any_of(load("goods.toml")["worked_on"]["stems"])
    return re.compile(rf"\b{stems}[a-z]*(?:\s(?:the|all|its|their|our))?\s\Z")


def is_worked_on(text: str, start: int) -> bool:
    """Whether the verb before a number says what is done to things, not that they are given."""
    return _work().search(text[max(0, start - 24) : start].lower()) is not None


_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z\"“(]|\s*$)|\n\s*\n|[。！？]")
_REACH = 300  # characters of one sentence that are searched on each side


def speaks_of_giving(text: str, start: int, end: int) -> bool:
    """Whether the sentence around text[start:end] speaks of giving, needing or receiving."""
    left = text[max(0, start - _REACH) : start]
    before = stop = 0
    for match in _SENTENCE_END.finditer(left):
        before, stop = stop, match.end()
    if _told_of().match(left, stop):  # "It includes": what the sentence before was about
        stop = before
    if _giving().search(left.lower(), stop):
        return True
    right = text[end : end + _REACH]
    close = _SENTENCE_END.search(right)
    return _giving().search(right.lower(), 0, close.start() if close else _REACH) is not None


# Chinese ---------------------------------------------------------------------------------------


_ABOUT = re.compile("(?:[ 约近共达逾:：]|[共合总]计|(?<![彩B])超过?){1,4}$")
_WINDOW = 48  # characters around a number in which its Chinese goods stand


@cache
def _chinese() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A measure word, then goods by name, then goods by the character that ends their name."""
    lexicon = load("goods.toml")["nouns_zh"]
    word = r"(?:[^\W\d]|[0-9\-（）()]){0,14}?"
    heads = f"[{''.join(lexicon['heads'])}]"
    return (
        re.compile(rf" ?(?:{any_of(lexicon['measures'])})?"),
        re.compile(rf"({word}){any_of(lexicon['goods'])}"),
        re.compile(rf"(?!次)([^\W\d]{{1,7}}?){heads}(?=[、，。；！）和及与等给]|$)"),
    )


@cache
def _chinese_before() -> tuple[re.Pattern[str], ...]:
    """Goods right before their number, by name, or by how the name ends after such as "捐赠"."""
    lexicon = load("goods.toml")["nouns_zh"]
    names = "|".join(sorted(lexicon["goods"], key=lambda word: (-len(word), word)))
    before = any_of([*lexicon["giving"], *lexicon["stops"]])
    heads = f"[{''.join(lexicon['heads'])}]"
    bodies = lexicon["bodies"]
    word = rf"(?:[、：{bodies}]|{before})((?:(?!{before}|[{bodies}])[^\W\d]){{0,7}}"
    return (
        re.compile(rf"{word}(?:{names}))$"),
        re.compile(rf"((?:[A-Z0-9]{{1,4}}|医用|防护|一次性|外科){{0,4}}(?:{names}))$"),
        re.compile(rf"{word}[^\W\d]{heads})$"),
    )


def chinese_goods(text: str, start: int, at: int) -> Goods | None:
    """The goods of a Chinese number text[start:at]: "100万只医用口罩" or "口罩100万只"."""
    if (start and text.startswith("第", start - 1)) or text.startswith("批次", at):
        return None  # "第二批物资", "26批次" count no goods
    left = max(0, start - _WINDOW)
    plain = simplified(text[left : at + _WINDOW])
    found = _in_chinese(plain, start - left, at - left)
    if found is None or not left:
        return found
    stop = None if found.stop is None else found.stop + left
    return found._replace(start=found.start + left, end=found.end + left, stop=stop)


def _in_chinese(text: str, start: int, at: int) -> Goods | None:
    measure, goods, headed = _chinese()
    counted = measure.match(text, at)
    begin = counted.end() if counted else at
    found = goods.match(text, begin)
    if found is None or _has_stop(found[1]):
        if begin == at:
            return None
        return _goods_before(text, start, begin) or _headed(text, start, begin, headed)
    end = found.end()
    longer = goods.match(text, end)
    if longer is not None and not _has_stop(longer[1]) and longer.end() - end <= 4:
        end = longer.end()
    return Goods(begin, end, begin > at)


def _goods_before(text: str, start: int, stop: int) -> Goods | None:
    left = max(0, start - 12)
    before = _ABOUT.sub("", text[left:start])
    whole, named, headed = _chinese_before()
    found = whole.search(before) or named.search(before)
    if found is None and _gives_in_chinese(text, start, stop):
        found = headed.search(before)
    return Goods(left + found.start(1), left + found.end(), True, stop) if found else None


def _headed(text: str, start: int, begin: int, headed: re.Pattern[str]) -> Goods | None:
    """Goods that no list knows, by the last character of what is counted: "缝纫机"."""
    found = headed.match(text, begin)
    if found is None or _has_stop(found[1]) or not _gives_in_chinese(text, start, found.end()):
        return None
    return Goods(begin, found.end(), True)


def _gives_in_chinese(text: str, start: int, end: int) -> bool:
    """Whether the sentence around text[start:end] has a Chinese word of giving."""
    opening = max(text.rfind(mark, 0, start) for mark in "。！？；\n")
    close = _CLOSES.search(text, end)
    upto = close.start() if close else len(text)
    return _chinese_giving().search(text, opening + 1, upto) is not None


_CLOSES = re.compile("[。！？；\n]")


@cache
def _chinese_giving() -> re.Pattern[str]:
    return re.compile(any_of(load("goods.toml")["nouns_zh"]["giving"]))


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(any_of(load("goods.toml")["nouns_zh"]["stops"]))


def _has_stop(phrase: str) -> bool:
    return _stops().search(phrase) is not None
