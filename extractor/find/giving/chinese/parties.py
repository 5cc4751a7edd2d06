"""Who a stretch of a Chinese sentence names, parted at "、" and "和", without adverbs and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.chinese_words import pattern
from extractor.find.giving.parties.phrases import Party
from extractor.find.names import Mention
from extractor.lexicon import load
from extractor.values.dates import Date
from extractor.values.name.chinese import family_names, is_chinese_place, is_person_name
from extractor.values.name.words import chinese_kinds
from extractor.values.same_name import kind_of_name

_NUMBER = r"[一二两三四五六七八九十几数\d]{1,3}"
_COUNT = r"[\d,.]{1,9}[万亿]?[余多]?[个名所家户人位支项座](?:次)?"
_SINCE = "自[^，、的自]{1,12}?(?:以来|起|至今)"
_LEAD = rf"(?:<lead+marks>|<span>?{_NUMBER}(?:年|个月)[内里间来]?){{1,12}}"
_TRAIL = (
    rf"(?:(?<=..)每[个名所家位户][^，、的每]{{0,4}}|<trail+marks>|{_SINCE}|分{_NUMBER}[批期次]|按[^，、的按]{{1,10}}|{_COUNT}"
    rf"|<span>?{_NUMBER}(?:个月|[年周天])[内里间来]?)$"
)
_MOST_TRAILS = 12
_LINK = r"<party_link>|(?<![协共平温谐])和(?![平谐县乡镇]|地区)|(?<![惠普涉])及(?!时)"
_GROUP_OF = (
    r"(?:<group_of>[^、，。；的]{0,6}|(?:[两三四五六七八九十]|\d{1,3})[省市县区州国地]区?)的"
    r"|等地\d+[家所名位个]"
)
_ORIGIN = r"<comes_from>[^，。；]{2,24}?的(?=[\d一二三四五六七八九十百]+余?[位名])"
_WITHIN = r"(?:(?:(?<!所)在|于)[^，、的]{1,12}|以[^，]{1,12}<manner>)$"
_NOBODY = (
    r"[一二两三四五六七八九十\d]<piece>$|..(?<!基)金$|<no_party>|<no_party_end>$|<time_of>$"
    "|^<no_party_whole>$"
)
_BY_ROLE = "^(?:.{0,24}(?:<described>|的(?=[一-鿿]{3}$)))?"
_PERSON = rf"{_BY_ROLE}([一-鿿]{{2,4}}?)(<couple>)?<honorific>?(?:个人|本人)?$"
_COURTESY = r"(?<=[一-鿿]{2})(?<!的[一-鿿])<courtesy>$"
_ITS_OWN = "的?[“「《][^”」》]{1,16}[”」》]?<undertaking>?|<organs>"
_COUNT_OF_LIST = (
    r"(?:[两三四五六七八九十]|\d{1,2})"
    r"(?:[国省市县地校]|[个家所][^，、的]{0,4}(?:机构|单位|学校|企业|医院))$"
)
_CLASS_OF_LIST = (
    r"<group_of>(?!地[\d的])(?:[\d一二两三四五六七八九十]{1,3}余?[个家所])?[^、，。；]{0,8}?"
    r"(?:([省市县区州国乡镇村地]|国家)|<bodies>)$"
)
_LONGEST_PARTY = 26


def chinese_parties(
    text: str, start: int, end: int, names: Sequence[Mention], dates: Sequence[Date]
) -> list[Party]:
    """Who is named in text[start:end]; dates, adverbs and what they do besides are left out."""
    for date in dates:
        if start <= date.start and date.end <= end:
            before = pattern(_LEAD).sub("", text[start : date.start], count=1)
            start, end = (start, date.start) if len(before) > 1 else (date.end, end)
    if origin := pattern(_ORIGIN).match(text, start, end):
        start = origin.end()
    bodies = [one for one in names if one.kind in ("organization", "programme")]
    start, end = _on_behalf(text, start, end, bodies)
    end = _before_class(text, start, end, names)
    end = _before_act(text, start, end, bodies)
    if pattern(_GROUP_OF).search(text, start, end):
        one = _party(text, start, end, ())  # "意大利、法国等国的留学生" are one group
        return [one] if one else []
    if (one := _of_places(text, start, end, names)) is not None:
        return [one]
    links = [
        link
        for link in pattern(_LINK).finditer(text, start, end)
        if not any(one.start <= link.start() and link.end() <= one.end for one in bodies)
    ]
    found: list[Party] = []
    at = start
    for link in [*links, None]:
        stop = link.start() if link else end
        described = link is not None and link[0] in "、，" and _describes(text[at:stop])
        one = None if described else _party(text, at, stop, names)
        if one is not None:
            found.append(one)
        at = link.end() if link else end
    return _uncounted(text, _one_by_one(text, found))


def _on_behalf(text: str, start: int, end: int, bodies: Sequence[Mention]) -> tuple[int, int]:
    """For whom somebody gives: X of "李明代表X" and of "X董事长李明代表公司"; the person of
    "学生代表李明"."""
    said = pattern("[^，、。]<behalf>(?=(<called>)?)").search(text, start, end)
    if said is None:
        return start, end
    if is_person_name(text[said.end() : end]):
        return said.end(), end
    own = said.end(1) == end
    for one in reversed(bodies):
        before = own and start <= one.start < said.start()
        if before or (said.end() == one.start and one.end <= end):
            return one.start, one.end if before else end
    return start, end


def _before_class(text: str, start: int, end: int, names: Sequence[Mention]) -> int:
    """Where a list ends before what its members are: "A县、B镇等受灾乡镇" names A县 and B镇."""
    said = pattern(_CLASS_OF_LIST).search(text, start, end)
    *first, last = re.split("[、和]", text[start : said.start()]) if said else [""]
    if said is None or not first or len(last) < 2:
        return end
    kinds = [n.kind for n in names if n.end == said.start()]
    place = "place" in kinds or is_chinese_place(last)
    alike = place if said[1] else "organization" in kinds and not place
    return said.start() if alike else end


def _of_places(text: str, start: int, end: int, names: Sequence[Mention]) -> Party | None:
    """People or bodies of several places: "青海、甘肃的60支球队" are one group."""
    *first, last = re.split("[、和]", text[start:end])
    of = re.fullmatch("([^的]{2,6})的(.{2,})", last)
    if not first or of is None or any(n.end == end and n.kind == "organization" for n in names):
        return None
    named = {n.text for n in names if n.kind == "place"}
    lead = pattern("(?:<lead>){0,3}+").match(first[0])
    first[0] = first[0][lead.end() :] if lead else first[0]
    if any(one not in named and not is_chinese_place(one) for one in (*first, of[1])):
        return None
    at = start + (lead.end() if lead else 0)
    return _party(text, at, end, ()) if len(text[at:end]) <= _LONGEST_PARTY else None


def _one_by_one(text: str, found: list[Party]) -> list[Party]:
    """The parties, with a couple told by both names as two: "林芳、何建国夫妇"."""
    couple = pattern("<couple>$").search(found[-1].text) if len(found) == 2 else None
    if couple is None or any(one.kind == "organization" for one in found):
        return found
    last = found[-1]
    end = last.start + couple.start()
    return [found[0], Party(last.start, end, text[last.start : end], "person")]


def _uncounted(text: str, found: list[Party]) -> list[Party]:
    """The parties of a list without its count at the end: "肯尼亚、卢旺达两国"."""
    counted = pattern(_COUNT_OF_LIST).search(found[-1].text if len(found) > 1 else "")
    if counted is None or counted.start() < 2:
        return found
    last = found[-1]
    end = last.start + counted.start()
    return [*found[:-1], Party(last.start, end, text[last.start : end], last.kind)]


def _describes(words: str) -> bool:
    """Whether words only say what the one named next is: "一等奖获得者、…", but no "王院士"."""
    found = pattern("^<lead>{0,3}([^，、]{0,8}?)<described>$").match(words)
    return found is not None and not (found[1] in family_names() or is_person_name(found[1]))


def _before_act(text: str, start: int, end: int, bodies: Sequence[Mention]) -> int:
    """Where it is told what somebody does besides: "X志愿者走进福利院", but no "响应号召的企业"."""
    acts = pattern("(?!<emergency>|代表(?:、|(?:<trail>){0,3}$))<act>")
    for act in acts.finditer(text, start + 2, end):
        inside = any(one.start < act.end() and act.start() < one.end for one in bodies)
        if not inside and "的" not in text[act.end() : end]:
            return act.start()
    return end


def _party(text: str, start: int, end: int, names: Sequence[Mention]) -> Party | None:
    surnamed = pattern("<surnamed>(?=<trail>{0,3}$)").search(text[start:end])
    if surnamed and surnamed.end() > 3:
        end = start + surnamed.end()
        at = start + surnamed.start() - 1  # "某企业家周女士" is 周女士
        full = is_person_name(text[max(start, at - 2) : at + 1]) or text[at - 1] == "的"
        full = full or (at > start and _given_too(text[at - 1 : at + 1]))
        if text[at] in family_names() and not full:
            return Party(at, end, text[at:end], "person")
    start, end = _bare(text, start, end, names)
    if pattern("<they+he>").fullmatch(text, start, end):
        return Party(start, end, text[start:end], "pronoun")
    for name in names:
        leads = name.start == start and name.kind == "organization" and name.end < end
        if leads and pattern(_ITS_OWN).fullmatch(text, name.end, end):
            return Party(start, name.end, text[start : name.end], name.kind)
    if not 1 < end - start <= _LONGEST_PARTY or pattern(_NOBODY).search(text[start:end]):
        return None
    for name in names:
        inside = start <= name.start and name.end <= end and not _plans(name)
        if inside and (who := _by_name(text, start, end, name)):
            return who
    words = text[start:end]
    if pattern("<selves>").fullmatch(words):
        return Party(start, end, "we", "pronoun")
    if plain := load("giving_zh.toml")["stands_for"].get(words):
        return Party(start, end, plain, "name")
    if its := pattern("该[校院所局馆](?=<expense>|[^，、]{0,4}<no_party_end>)").match(
        text, start, end + 4
    ):
        return Party(start, start + 2, its[0], "name")
    if words[0] in "该此" and len(words) <= 5:
        return Party(start, end, f"该{words.lstrip('该此')}", "name")
    if organ := pattern("(<called>)<organs>").fullmatch(words):
        return Party(start, start + len(organ[1]), organ[1], "name")
    if (
        words in chinese_kinds() and words[-1] not in "队站点"
    ):  # the one whose page it is, or that was named
        return Party(start, end, words, "name")
    kind = "person" if len(words) == 3 and is_person_name(words) else "phrase"
    return Party(start, end, words, kind)


def _given_too(words: str) -> bool:
    """Whether the latter of two family names is a given name: "张华女士", but "高管王女士"."""
    common = load("kinds.toml")["common_family_name"]["zh"]
    return is_person_name(words) and (words[0] in common or words[1] not in common)


def _bare(text: str, start: int, end: int, names: Sequence[Mention]) -> tuple[int, int]:
    """Where a phrase begins and ends without what leads into it and what follows it."""
    if lead := pattern(_LEAD).match(text, start, end):
        begun = (one.start for one in names if start <= one.start < lead.end())
        start = min(begun, default=lead.end())
    inside = [one for one in names if start <= one.start and one.end <= end]
    named = (one for one in inside if not _plans(one))
    floor = max((one.end for one in named if text[one.start - 1] not in "在于"), default=start)
    trails = (_TRAIL,) * _MOST_TRAILS
    for template in (*trails, _COURTESY, _WITHIN, *trails):
        if cut := pattern(template).search(text[start:end]):
            end = max(start + cut.start(), floor)
    if text.count("”", start, end) > text.count("“", start, end) and text[start - 1] == "“":
        start -= 1  # “青苗”项目
    if given := pattern("[^，。；]{2,16}?<give>的(?=..)").match(text, start, end):
        start = given.end()  # "X资助的50名学生"
    if all_of := pattern(r"[^，。；\d]{0,8}?共有(?=[\d,.]+[万余多]*[名位个户])").match(
        text, start, end
    ):
        start = all_of.end()  # "全集团共有600名职工"
    if under := pattern("[^，。；]{2,12}?<under>").match(text, start, end):
        start = under.end()
    person = pattern(_PERSON).match(text[start:end])
    if person and is_person_name(person[1]):
        return start + person.start(1), start + person.end(2 if person[2] else 1)
    leads_in = pattern(
        "(?:[^，、的]{2,16}(?:的|(?=<owned>)))?<owned>?<leads_in>(?![会家])|[^，、的]{0,10}<supplies>"
    ).match(text, start, end)
    if leads_in and end - leads_in.end() >= 2:
        start = leads_in.end()
    return start, end


def _plans(name: Mention) -> bool:
    """Whether a name is none, but a body and what it plans to do: "南川县计划"."""
    stem = name.text.removesuffix("计划").removesuffix("計劃")
    return stem != name.text and (
        stem.endswith((*"省市县區区镇村方", "机构", "企业", "单位"))
        or kind_of_name(stem) is not None
    )


def _by_name(text: str, start: int, end: int, name: Mention) -> Party | None:
    """The party that a name shows: the name, or the person or the staff named after it."""
    rest = text[name.end : end]
    if name.start == start and name.kind == "organization" and is_person_name(rest):
        return Party(name.end, end, rest, "person")
    exact = name.start == start and name.end == end
    if exact or (name.kind != "place" and name.start == start and len(rest) <= 1):
        return Party(name.start, name.end, text[name.start : name.end], name.kind)
    if (
        name.end == end
        and name.kind == "person"
        and (text[name.start - 1] == "的" or "·" in name.text)
    ):
        return Party(name.start, end, text[name.start : end], name.kind)
    if name.end == end and name.kind == "organization" and text[name.start - 1] == "的":
        return Party(name.start, end, text[name.start : end], name.kind)
    if name.end == end and name.start - start <= 3 and name.kind != "place":
        return Party(start, end, text[start:end], name.kind)
    return None
