"""Names in Chinese, which marks no words: from a kind word leftwards to where a name must begin."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from extractor.kept import OfAPage
from extractor.lexicon import load
from extractor.values.name.tokens import Name
from extractor.values.name.words import chinese_kinds, spellings
from extractor.values.places_in_text import find_places
from extractor.values.traditional import simplified
from extractor.values.tries import any_of

_HAN = "\u3400-\u9fff·"
_LONGEST = 30
_COUNTED = "\\d一二三四五六七八九十百千万亿两几数多余每近当明全往历美欧港日币萬億餘幣"


@cache
def _runs() -> re.Pattern[str]:
    """Group 1: a word before which a name ends; else a word that merely looks like one."""
    lexicon = load("kinds.toml")
    whole = any_of([*chinese_kinds(), *spellings(lexicon["within_name"], chinese=True)])
    breaks = any_of(spellings(lexicon["before_name"], chinese=True))
    units = any_of(spellings(lexicon["after_number"], chinese=True))
    counted = rf"(?<=[{_COUNTED}])(?:{units})"
    return re.compile(rf"(?:{whole})|({breaks}|{counted})|[^{_HAN}A-Za-z0-9]+()")


@cache
def _named() -> re.Pattern[str]:
    """From the start of a run to its last kind word."""
    longer = "".join(
        f"(?<!{word[:-1]}(?={word[-1]}))" for word in load("kinds.toml")["longer_than_kind"]["zh"]
    )
    return re.compile(rf".{{1,{_LONGEST}}}{any_of(chinese_kinds())}{longer}")


@cache
def _people() -> re.Pattern[str]:
    lexicon = load("kinds.toml")
    families = "|".join(sorted(lexicon["family_name"]["zh"].split(), key=lambda n: (-len(n), n)))
    titles = "|".join(lexicon["title"]["zh"])
    says = "|".join(load("giving_zh.toml")["reports"])
    person = rf"(?:{families})[\u4e00-\u9fff]{{1,2}}"
    return re.compile(rf"{person}(?={titles})|(?<![\u4e00-\u9fff]){person}(?={says})")


@cache
def _in_office() -> re.Pattern[str]:
    """Group 1: a person named after an office or a calling: "董事长林国栋"."""
    lexicon = load("kinds.toml")
    office = any_of(lexicon["office"]["zh"])
    families = any_of(lexicon["family_name"]["zh"].split())
    words = any_of(lexicon["no_person"]["zh"])
    named = rf"(?!{words}){families}[\u4e00-\u9fff]{{1,2}}?"
    return re.compile(f"{office}({named}){_stands_before()}")


@cache
def _assumed() -> re.Pattern[str]:
    """A person whose name is said to be assumed: "小雨（化名）"."""
    lexicon = load("kinds.toml")
    said = any_of(lexicon["assumed_name"]["zh"])
    families = any_of(lexicon["family_name"]["zh"].split())
    familiar = f"[{lexicon['assumed_first']['zh']}]"
    return re.compile(
        rf"(?:([\u4e00-\u9fff])\1|{familiar}[\u4e00-\u9fff]|{families}[\u4e00-\u9fff]{{1,2}})(?=[（(]{said})"
    )


@cache
def _transliterated() -> re.Pattern[str]:
    """A foreign person's name, in the characters that spell those: "格蕾丝·万吉鲁"."""
    sounds = load("kinds.toml")["transliteration"]["zh"]
    return re.compile(rf"[{sounds}]{{1,6}}(?:·[{sounds}]{{1,7}}){{1,3}}")


@cache
def family_names() -> frozenset[str]:
    """The Chinese surnames."""
    return frozenset(load("kinds.toml")["family_name"]["zh"].split())


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load('kinds.toml')['no_person']['zh'])}|.+[工生师院会部长员点]$")


def is_person_name(words: str) -> bool:
    """Whether two or three characters are a person's name: "张敏" after her hospital."""
    named = len(words) in (2, 3) and words[0] in family_names()
    return named and _nobody().match(words) is None


@cache
def _regions() -> frozenset[str]:
    listed = load("places.toml")["states"]["CHN"]["names"]
    return frozenset(name for name in listed if not name.isascii())


def is_chinese_place(words: str) -> bool:
    """Whether a few characters name a province, or are of a kind of place: "凉山州"."""
    return words in _regions() or (len(words) > 2 and words[-1] in "省市县区州盟乡镇村")


def chinese_names(text: str) -> Iterator[Name]:
    """The organisations, programmes, people and places that a Chinese text names."""
    plain = simplified(text)
    for name in [*_bodies(plain), *_quoted(plain), *_persons(plain)]:
        yield name._replace(text=text[name.start : name.end])
    for start, end, _ in find_places(text):
        if text[start] >= "\u3400":
            yield Name(start, end, text[start:end], "place")


@cache
def _stands_before() -> str:
    """What follows a person's name."""
    return rf"(?=[^\u4e00-\u9fff]|$|{any_of(load('kinds.toml')['after_person_name']['zh'])})"


def chinese_people(text: str, found: list[Name], people: Collection[str]) -> list[Name]:
    """The names of a text with the `people` that other texts name, where they stand in it."""
    chinese = sorted(name for name in people if name[0] >= "\u3400" and name in text)
    if not chinese:
        return found
    longer = [name for name in chinese if len(name) > 2]
    short = [rf"(?<![\u4e00-\u9fff]){name}" for name in chinese if len(name) == 2]
    ways = [*longer, *(f"{name}{_stands_before()}" for name in short)]
    known = re.compile(OfAPage("|".join(ways)))
    more = [
        Name(one.start(), one.end(), one[0], "person")
        for one in known.finditer(text)
        if not any(n.start < one.end() and one.start() < n.end for n in found)
    ]
    return sorted([*found, *more])


def _bodies(text: str) -> Iterator[Name]:
    """Organisations and programmes, in simplified characters."""
    start = 0
    for broken in [*_runs().finditer(text), None]:
        if broken and (broken.lastindex is None or _is_syllable(text, start, broken)):
            continue
        end = broken.start() if broken else len(text)
        if end > start and (match := _named().match(text, _past_doing(text, start, end), end)):
            what = _kind(match.group())
            if what:
                yield Name(match.start(), match.end(), match.group(), what)
        start = broken.end() if broken else end


@cache
def _marked() -> re.Pattern[str]:
    kinds = any_of(load("kinds.toml")["programme"]["zh"])
    return re.compile(rf"[“「]([^“”「」，。；]{{2,16}})[”」]{kinds}")


def _quoted(text: str) -> Iterator[Name]:
    """Programmes named in quotation marks: "“春苗”项目"."""
    own = tuple(load("kinds.toml")["programme"]["zh"])
    for match in _marked().finditer(text) if "”" in text or "」" in text else ():
        if match[1].endswith(own):  # "“绿洲行动”计划投入1亿元"
            continue
        yield Name(match.start(), match.end(), match.group(), "programme")


@cache
def _doing() -> re.Pattern[str]:
    standing = "银行|委员会|局|厅|部"  # "建设银行"
    own = "(?:公司|集团)"  # "公司控股子公司X"
    words = load("kinds.toml")["no_opening"]["zh"]
    return re.compile(rf"(?:{own}?(?:{any_of(words)})){{1,3}}+(?!{standing}|$)")


@cache
def _to() -> frozenset[str]:
    return frozenset(load("giving_zh.toml")["to"])


def _past_doing(text: str, start: int, end: int) -> int:
    """Where a name may begin, past a word of doing that leads to it: "参观北江大学"."""
    if start and text[start - 1] in _to():
        return start  # "向希望小学", but "希望小学能够"
    doing = _doing().match(text, start, end)
    return doing.end() if doing else start


def _is_syllable(text: str, start: int, word: re.Match[str]) -> bool:
    """Whether a word that would end a name is its second character: "明和慈善基金会"."""
    if word.start() == start and word[0] in load("kinds.toml")["opens_name"]["zh"]:
        return True  # "同舟基金会": nothing stands before it that it could join
    second = word.start() == start + 1 and word.end() == start + 2
    counts = text[start].isdigit() or text[start] in _COUNTED
    if second and counts and word[0] in load("kinds.toml")["after_number"]["zh"]:
        return False  # "两家基金会"
    return (
        second
        and bool(word[1])
        and text[start] not in load("kinds.toml")["no_first_syllable"]["zh"]
    )


def _persons(text: str) -> Iterator[Name]:
    for match in _people().finditer(text):
        yield Name(match.start(), match.end(), match.group(), "person")
    for match in _in_office().finditer(text):
        yield Name(match.start(1), match.end(1), match[1], "person")
    for match in _assumed().finditer(text) if "化名" in text else ():
        yield Name(match.start(), match.end(), match.group(), "person")
    for match in _transliterated().finditer(text) if "·" in text else ():
        yield Name(match.start(), match.end(), match.group(), "person")


def _kind(name: str) -> str | None:
    """What the longest kind word that ends a name says it is; two more characters name it."""
    kinds = chinese_kinds()
    for size in range(min(_longest_kind(), len(name)), 0, -1):
        if found := kinds.get(name[-size:]):
            described = name[:-size] in load("kinds.toml")["no_name"]["zh"]
            if described and found[0] == "programme":
                return None
            return found[0] if len(name) >= size + 2 else None
    return None


@cache
def _longest_kind() -> int:
    return max(map(len, chinese_kinds()))
