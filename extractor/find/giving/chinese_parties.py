"""Who a stretch of a Chinese sentence names, parted at "、" and "和", without adverbs and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.find.giving.party_phrases import Party
from extractor.find.names import Mention
from extractor.lexicon import load
from extractor.values.dates import Date

_NOISE = re.compile(
    r"(?:(?:未来|今后)[一二两三四五六七八九十\d]{1,3}年[内里间]?|近日|日前|今天|今日|昨日|当日|当天|随后|此外|另外|同时|其中|截至目前|目前|今年|去年|据悉|由|经|在|从"
    r"|本次|此次|首期|二期|三期|前期|一期|这批|该批|上述|以及|和|与|并|又|还|也|已经|已|再次|再|先后|共计|共|累计|分别|紧急|无偿|定向|一次性|率先|主动|正式|联合|将|宣布|承诺|计划|拟|决定|同意|的|了|来自"
    r"|\s){1,12}"
)
_TAIL = re.compile(
    r"(?:(?:未来|今后|过去|近|上)?[一二两三四五六七八九十几数\d]{1,3}(?:个月|[年周天])[内里间来]?|上周|本周|上个?月"
    r"|各|个人|每(?:人|国|名|位|家|校|户|县|村|所)|途中|路上|将|將|宣布|承诺|计划|拟|决定|同意|已经|已|再次|再|先后|共计|共|累计|分别|紧急|无偿|定向|一次性|率先|此前|曾|免费"
    r"|主动|正式|还|也|又|今年|去年|近日|日前|今天|共同|联合|一起|一道|踊跃|积极|自发|自愿|追加|捐赠的|颁发的|的|等地?|在|于|来|了|专项资金|资金|善款|现金|经费|\s){1,12}$"
)
_TITLED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:先生|女士|博士)$")  # "王建国先生", not "李女士"
_DESCRIBED = re.compile(
    r"校友|母校|爱心企业家|企业家|爱心人士|爱心企业|董事长|著名演员|演员|歌手|先生|院士|教授"
)
_UNDER = re.compile(r"[^，。；]{2,12}旗下的?")
_SPLIT = re.compile(r"、|联合|携手|会同|以及|(?<![协共平温谐])和(?![平谐])|与|及|，")
_NO_PARTY = re.compile(
    r"总额|金额|资金|项目经费|(?:助学金|奖学金|慰问金|奖金|善款|捐款|物资|津贴|补贴|款项)$"
    r"|^(?:每[年月日天周季]|长期|至今|迄今|首期|首批|本次|此次|全年|总|合计|其中|社会|配套|全部"
    r"|[一二三四五六七八九十\d]+年(?:来|间|内)?)$"
)
_SURNAMED = re.compile(r"(?:先生|女士)$")
_WITHIN = re.compile(r"(?:在|于)[^，]{1,10}(?:内|期间|里|中)$")
_SELVES = ("我们", "我会", "本基金会", "本会", "我基金会")
_THEY = ("他们", "她们", "双方")
_GROUP_OF = re.compile(r"等[^、，。；]{0,3}的")  # "意大利、法国等国的留学生" are one group
_LONGEST_PARTY = 26


def chinese_parties(
    text: str, start: int, end: int, names: Sequence[Mention], dates: Sequence[Date]
) -> list[Party]:
    """Who is named in text[start:end]; dates and adverbs are left out."""
    for date in dates:
        if start <= date.start and date.end <= end:
            start, end = (date.end, end) if date.start - start <= 3 else (start, date.start)
    if _GROUP_OF.search(text, start, end):
        one = _party(text, start, end, ())
        return [one] if one else []
    found: list[Party] = []
    at = start
    bodies = [one for one in names if one.kind == "organization"]
    links = [
        link
        for link in _SPLIT.finditer(text, start, end)
        if not any(one.start <= link.start() and link.end() <= one.end for one in bodies)
    ]
    for link in [*links, None]:
        stop = link.start() if link else end
        if (one := _party(text, at, stop, names)) is not None:
            found.append(one)
        at = link.end() if link else end
    return found


def _party(text: str, start: int, end: int, names: Sequence[Mention]) -> Party | None:
    if (titled := _SURNAMED.search(text[start:end])) and end - start > 3:
        at = start + titled.start() - 1  # "某企业家周女士" is 周女士
        if text[at] in _families() and not _is_person(text[max(start, at - 2) : at + 1]):
            return Party(at, end, text[at:end], "person")
    start, end = _bare(text, start, end)
    if not 1 < end - start <= _LONGEST_PARTY or _NO_PARTY.search(text[start:end]):
        return None
    for name in names:
        if start <= name.start and name.end <= end and (who := _by_name(text, start, end, name)):
            return who
    words = text[start:end]
    if words in _SELVES:
        return Party(start, end, "we", "pronoun")
    if words in _THEY:
        return Party(start, end, words, "pronoun")
    if words == "基金会":  # the one whose page it is, where it is one's
        return Party(start, end, words, "name")
    if words[0] in "该此" and len(words) <= 5:
        return Party(start, end, f"该{words.lstrip('该此')}", "name")
    return Party(start, end, words, "phrase")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a phrase begins and ends without what leads into it and what follows it."""
    if noise := _NOISE.match(text, start, end):
        start = noise.end()
    for pattern in (_TAIL, _TITLED, _WITHIN, _TAIL):
        if cut := pattern.search(text[start:end]):
            end = start + cut.start()
    if under := _UNDER.match(text, start, end):
        start = under.end()
    described = _DESCRIBED.match(text, start, end)
    if described and (_is_person(text[described.end() : end]) or _leads_in(described[0])):
        start = described.end() if end - described.end() >= 2 else start
    return start, end


def _leads_in(word: str) -> bool:
    return word in ("母校", "爱心企业", "校友")


def _by_name(text: str, start: int, end: int, name: Mention) -> Party | None:
    """The party that a name shows: the name, or the person or the staff named after it."""
    if name.start == start and name.kind == "organization" and _is_person(text[name.end : end]):
        return Party(name.end, end, text[name.end : end], "person")
    if (name.start == start and name.end == end) or (
        name.kind != "place" and name.start == start and end - name.end <= 1
    ):
        return Party(name.start, name.end, text[name.start : name.end], name.kind)
    if name.end == end and name.start - start <= 3 and name.kind != "place":
        return Party(start, end, text[start:end], name.kind)
    return None


def _is_person(words: str) -> bool:
    """Whether two or three characters are a person's name: "张敏" after her hospital."""
    return len(words) in (2, 3) and words[0] in _families() and words[-1] not in "工生师院会部长员"


@cache
def _families() -> frozenset[str]:
    return frozenset(load("kinds.toml")["family_name"]["zh"].split())
