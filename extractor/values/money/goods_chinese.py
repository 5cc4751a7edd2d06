"""The goods beside a Chinese number: after its measure word, or named right before it.

Words come from lexicon/goods.toml. The measure word comes first and the goods end the run of
characters.
"""

from __future__ import annotations

import re
from functools import cache

from extractor.lexicon import load
from extractor.values.money.goods import Goods
from extractor.values.traditional import simplified
from extractor.values.tries import any_of

_ABOUT = re.compile("(?:[ 约近共达逾:：]|[共合总]计|(?<![彩B])超过?){1,4}$")
_WINDOW = 48  # characters around a number in which its Chinese goods stand


def chinese_can_follow() -> str:
    """Every character that can come right after a Chinese number which counts goods."""
    return "".join(sorted({word[0] for word in load("goods.toml")["nouns_zh"]["measures"]}))


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
    measured = f"[{lexicon['only_goods']}]"
    papers = any_of([*lexicon["papers"], *lexicon["no_goods"]])
    handing = any_of([*lexicon["handing"], *lexicon["holding"]])
    word = rf"(?:[、：{bodies}]|{before})((?:(?!{before}|[{bodies}])[^\W\d]){{0,7}}"
    return (
        re.compile(rf"{word}(?:{names}))$"),
        re.compile(rf"((?:[A-Z0-9]{{1,4}}|医用|防护|一次性|外科){{0,4}}(?:{names}))$"),
        re.compile(rf"{word}[^\W\d]{heads})$"),
        re.compile(
            rf"(?:{handing}了?|\d{measured}[、和及])"
            rf"((?:(?!{before}|{papers}|[{bodies}])[^\W\d]){{2,8}})$"
        ),
        re.compile(rf"{handing}了?[“「]([^“”「」，。；]{{2,12}})[”」]$"),
    )


def chinese_goods(text: str, start: int, at: int) -> Goods | None:
    """The goods of a Chinese number text[start:at]: "100万只医用口罩" or "口罩100万只"."""
    if (start and text.startswith("第", start - 1)) or text.startswith(("批次", "部分"), at):
        return None  # "第二批物资", "26批次", "一部分" count no goods
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
    more = _goes_on().match(text, end)
    if more is not None and not _has_stop(more[0][:-1]):
        end = more.end()
    return Goods(begin, end, begin > at)


@cache
def _goes_on() -> re.Pattern[str]:
    """What more the name of goods has than one of the list: "毛巾" + "被"."""
    heads = load("goods.toml")["nouns_zh"]["heads"]
    return re.compile(rf"[^\W\d]{{0,2}}[{heads}](?=[、，。；！）和及与等给]|$)")


def _goods_before(text: str, start: int, stop: int) -> Goods | None:
    left = max(0, start - 12)
    before = _ABOUT.sub("", text[left:start])
    whole, named, headed, given, marked = _chinese_before()
    found = whole.search(before) or named.search(before)
    if found is None and text[stop - 1] in load("goods.toml")["nouns_zh"]["only_goods"]:
        found = given.search(before) or marked.search(before)
    if found is None and _gives_in_chinese(text, start, stop):
        found = headed.search(before)
    return Goods(left + found.start(1), left + found.end(1), True, stop) if found else None


def _headed(text: str, start: int, begin: int, headed: re.Pattern[str]) -> Goods | None:
    """Goods that no list knows, by the last character of what is counted ("缝纫机"), or of any
    name where a measure word of goods alone counts them after a verb of handing over."""
    found = headed.match(text, begin)
    if found is None or _has_stop(found[1]) or not _gives_in_chinese(text, start, found.end()):
        lexicon = load("goods.toml")["nouns_zh"]
        handed, named = _handed_over()
        counts = text[begin - 1] in lexicon["only_goods"] + lexicon["portions"]
        found = named.match(text, begin) if counts else None
        if (
            found is None
            or text[start:begin].startswith("一")
            or not handed.search(text, 0, start)
            or _has_stop(found[0])
        ):
            return None
    return Goods(begin, found.end(), True)


@cache
def _handed_over() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb of handing over before a number in its clause, and a name of goods up to its end."""
    lexicon = load("goods.toml")["nouns_zh"]
    no_goods = any_of(lexicon["no_goods"])
    return (
        re.compile(rf"{any_of(lexicon['handing'])}了?[^，。；！？：]{{0,36}}$"),
        re.compile(
            rf"(?:(?!{no_goods})[^\W\d]){{2,8}}?(?=[、，。；！（）和及与等给]|[已均都送运捐]|$)"
        ),
    )


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
