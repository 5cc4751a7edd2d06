"""Chinese sentences -> statements of giving: the roles stand by particles around the verb.

X 向 Y 捐赠 GIFT · X 捐赠 GIFT 给 Y · X 资助 Y GIFT · Y 收到 X 捐赠的 GIFT · 由 X 捐赠的 GIFT 运抵 Y
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor.find.giving.complements import Roles
from extractor.find.giving.gifts import Gift
from extractor.find.giving.party_phrases import Party
from extractor.find.giving.statement import Statement
from extractor.find.names import Mention
from extractor.lexicon import load
from extractor.values.amounts import Amount
from extractor.values.dates import Date

_CLAUSE = re.compile(r"[，,；;：:。！？]")
_TO = re.compile(r"向|给|為|为|对|對")
_NOT_SAID = re.compile(
    r"没有|沒有|未曾|并未|从未|拒绝|如果|假如|是否|希望|呼吁|可以|可能|欢迎|不会|不得|请"
)
_WILL = re.compile(r"将|將|宣布|承诺|计划|拟|决定|同意|签署")
_NOISE = re.compile(
    r"(?:(?:未来|今后)[一二两三四五六七八九十\d]{1,3}年[内里间]?|近日|日前|今天|今日|昨日|当日|当天|随后|此外|另外|同时|其中|截至目前|目前|今年|去年|据悉|由|经|在|从"
    r"|以及|和|与|并|又|还|也|已经|已|再次|再|先后|共计|共|累计|分别|紧急|无偿|定向|一次性|率先|主动|正式|联合|将|宣布|承诺|计划|拟|决定|同意|的|了"
    r"|\s)+"
)
_TAIL = re.compile(
    r"(?:各|个人|先生|女士|博士|每(?:人|国|名|位|家|校|户|县|村|所)|途中|路上|将|將|宣布|承诺|计划|拟|决定|同意|已经|已|再次|再|先后|共计|共|累计|分别|紧急|无偿|定向|一次性|率先"
    r"|主动|正式|还|也|又|今年|去年|近日|日前|今天|共同|联合|捐赠的|的|等地?|来|了|\s){1,12}$"
)
_DESCRIBED = re.compile(r"校友|爱心企业家|企业家|爱心人士|董事长|著名演员|演员|歌手|先生|院士|教授")
_SPLIT = re.compile(r"、|联合|携手|会同|以及|(?<![协共平温谐])和(?![平谐])|与|及|，")
_LINK = re.compile(r"(?:、|和|以及|及|与|，|,|（[^）]{0,30}）|\s|余|等|共计|共|价值|现金|人民币)*")
_PURPOSE = re.compile(r"(?:用于|用以|以支持|专项用于|支持)([^。；！？]{2,60})")
_VIA = re.compile(r"通过([^，。；、]{2,24}?)(?=向|捐|，|。|转)")
_TAKING = re.compile(r"收到|获得|接受|接收|获赠|获")
_NO_PARTY = re.compile(r"总额|金额|资金|项目经费")
_WITHIN = re.compile(r"(?:在|于)[^，]{1,10}(?:内|期间|里|中)$")
_GOES_ON = re.compile(r"(?:并|并且|还|同时|另)?(?:向|给|为)|(?:并|并且|还|同时|另)捐")
_WON = re.compile(r"获奖(?!金|学|励)")  # "winning" before who wins, not "gets a prize of"
_PARTLY = re.compile(
    r"(?:其中|包括)?(?:个人|企业|单位|单笔)|每[人名位家校]"
)  # part of a sum, by sort of giver
# Whom money supports: people or bodies, by the word that ends the phrase; else it is a purpose.
_SUPPORTED = re.compile(
    "，?(?:用于|用以|以)?(?:支持|资助|帮助|奖励|救助)"
    "([^，。；！？]{0,24}?(?:教师|老师|校长|学生|学子|儿童|孤儿|家庭|农户|村民|妇女|老人|医生|医护人员"
    "|科学家|学者|运动员|医院|学校|小学|中学|大学|机构|社团|企业|乡村|社区|灾区))(?=[，。；！？]|$)"
)
_EACH = re.compile(r"各(?!界|地|类|种|级|方)|每|分别")
_LONGEST_PARTY = 26


class _Verb(NamedTuple):
    form: str
    sense: str
    status: str
    takes_recipient: bool


@cache
def chinese_verbs() -> dict[str, _Verb]:
    """The Chinese verbs of giving.toml by form."""
    return {
        form: _Verb(
            form, entry["sense"], entry["status"], bool(entry.get("recipient_object", False))
        )
        for entry in load("giving.toml")["verb"]
        if entry["language"] == "zh"
        for form in entry["forms"]
    }


@cache
def chinese_triggers() -> re.Pattern[str]:
    """Any Chinese verb of giving, the longest form first."""
    forms = sorted(chinese_verbs(), key=lambda form: (-len(form), form))
    return re.compile("|".join(forms))


def chinese_statements(
    text: str,
    start: int,
    end: int,
    amounts: Sequence[Amount],
    names: Sequence[Mention],
    dates: Sequence[Date],
) -> list[Statement]:
    """The statements of giving in the sentence text[start:end], in order."""
    if text[end - 1 : end] in "？?":
        return []
    here = [one for one in amounts if start <= one.start and one.end <= end]
    if not here:
        return []
    date = next((one for one in dates if start <= one.start and one.end <= end), None)
    found: list[Statement] = []
    floor = start
    for match in chinese_triggers().finditer(text, start, end):
        verb = chinese_verbs()[match[0]]
        clause = _clause_start(text, floor, match.start())
        if _NOT_SAID.search(text, clause, match.start()) or _NO_PARTY.match(text, match.end()):
            continue
        if _WON.match(text, match.start()):
            continue
        statement = _statement(text, match, verb, (start, clause, end), here, names, dates)
        if statement is not None and found and _GOES_ON.match(text, clause):
            statement.funders = list(found[-1].funders)
        if statement is not None and _PARTLY.fullmatch(text, clause, match.start()):
            statement.funders, statement.unread = [], True
        if statement is not None:
            statement.roles.date = date
            found.append(statement)
    return found


def _clause_start(text: str, floor: int, at: int) -> int:
    starts = [mark.end() for mark in _CLAUSE.finditer(text, floor, at)]
    return starts[-1] if starts else floor


def _statement(
    text: str,
    match: re.Match[str],
    verb: _Verb,
    bounds: tuple[int, int, int],
    amounts: Sequence[Amount],
    names: Sequence[Mention],
    dates: Sequence[Date],
) -> Statement | None:
    start, clause, end = bounds
    if verb.sense == "move":
        gifts = _gifts_before(text, match.start(), amounts)
        recipients = _parties(text, match.end(), _stop(text, match.end(), end), names, dates)
        return _made(verb, match, gifts, [], recipients[:3], text, bounds)
    gifts = _gifts_after(text, match.end(), end, amounts)
    if not gifts:
        return None
    first = gifts[0].start
    if verb.sense == "receive":
        recipients = _parties(text, clause, match.start(), names, dates)
        between = text[match.end() : first]
        inner = chinese_triggers().search(between)
        funders = (
            _parties(text, match.end(), match.end() + inner.start(), names, dates) if inner else []
        )
        if not inner and not re.search(r"捐|资助|奖", text[match.end() : end]):
            return None
        return _made(verb, match, gifts, funders, recipients, text, bounds)
    to = _last(_TO, text, clause, match.start())
    recipients = _parties(text, to.end(), match.start(), names, dates) if to else []
    upto = to.start() if to else match.start()
    if through := _VIA.search(text, clause, match.end()):
        upto = min(upto, through.start())
    if taken := _last(_TAKING, text, clause, upto):
        clause = taken.end()
    funders = _parties(text, clause, upto, names, dates)
    if not funders and clause - 1 > start and to:
        before = _clause_start(text, start, clause - 1)
        if chinese_triggers().search(text, before, clause - 1) is None:
            funders = _parties(text, before, clause - 1, names, dates)
    if not recipients:
        given = re.compile(r"[给予至](?:了)?").search(
            text, gifts[-1].end, _stop(text, gifts[-1].end, end)
        )
        if given:
            recipients = _parties(text, given.end(), _stop(text, given.end(), end), names, dates)
        elif helped := _SUPPORTED.match(text, gifts[-1].end, end):
            recipients = [Party(helped.start(1), helped.end(1), helped[1], "phrase")]
            funders = funders or _first_body(text, start, clause, names)
        elif verb.takes_recipient and match.end() < first:
            recipients = _parties(text, match.end(), first, names, dates)
    if verb.sense == "found" and gifts[0].kind != "money":
        return None
    return _made(verb, match, gifts, funders, recipients, text, bounds)


def _first_body(text: str, start: int, end: int, names: Sequence[Mention]) -> list[Party]:
    """The body that the clauses before begin with: "X宣布启动计划，三年将投入…"."""
    named = next((one for one in names if start <= one.start and one.end <= end), None)
    if named is None or named.kind != "organization":
        return []
    return [Party(named.start, named.end, text[named.start : named.end], named.kind)]


def _made(
    verb: _Verb,
    match: re.Match[str],
    gifts: list[Gift],
    funders: list[Party],
    recipients: list[Party],
    text: str,
    bounds: tuple[int, int, int],
) -> Statement | None:
    start, clause, end = bounds
    if not gifts:
        return None
    roles = Roles()
    if purpose := _PURPOSE.search(text, gifts[-1].end, end):
        roles.purpose = (purpose.start(1), purpose.end(1))
    if via := _VIA.search(text, start, end):
        roles.via = [Party(via.start(1), via.end(1), via[1], "organization")]
    pledged = _WILL.search(text, clause, match.start()) is not None
    return Statement(
        rule=f"{verb.form}:{'participle' if text[match.end()] == '的' else verb.sense}",
        sense=verb.sense,
        gifts=gifts,
        status="pledged" if pledged and verb.sense != "move" else verb.status,
        start=match.start(),
        end=end,
        funders=funders,
        recipients=recipients,
        roles=roles,
        each=_EACH.search(text, clause, match.end() + 2) is not None,
        total=re.search(r"累计|合计|总计|总共", text[start:end]) is not None,
    )


def _stop(text: str, at: int, end: int) -> int:
    mark = re.compile(r"[，,；;。！？（(]|用于").search(text, at, end)
    return mark.start() if mark else end


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text, start, end):  # noqa: B007 - the last one is wanted
        pass
    return found


def _gifts_after(text: str, at: int, end: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The amounts after a verb, each joined to the one before; the first within its clause."""
    found: list[Gift] = []
    last = at
    for amount in amounts:
        if amount.start < at:
            continue
        gap = text[last : amount.start]
        if found and not _LINK.fullmatch(gap):
            break
        if not found and (len(gap) > _LONGEST_PARTY + 4 or _CLAUSE.search(gap)):
            break
        if found and amount.equivalent_of is not None:
            last = amount.end
            continue
        found.append(_gift(text, amount, end))
        last = found[-1].end
    return found


_WORTH_OF = re.compile(r"的([^，。；、和及已将运送抵]{2,14})")


def _gift(text: str, amount: Amount, end: int) -> Gift:
    """A gift; "价值200万元的设备" is money that says what goods it buys."""
    if amount.kind == "money" and text[max(0, amount.start - 3) : amount.start].endswith(
        ("价值", "值")
    ):
        goods = _WORTH_OF.match(text, amount.end, end)
        if goods:
            return Gift("money", amount.start, amount.end, amount=amount, noun=goods[1])
    return Gift(amount.kind, amount.start, amount.end, amount=amount)


def _gifts_before(text: str, at: int, amounts: Sequence[Amount]) -> list[Gift]:
    """The goods right before a verb of arriving."""
    near = [one for one in amounts if one.end <= at and at - one.end <= 14]
    found = [_gift(text, one, at) for one in near if not _CLAUSE.search(text, one.end, at)]
    return [one for one in found if one.kind == "goods" or one.noun]


def _parties(
    text: str, start: int, end: int, names: Sequence[Mention], dates: Sequence[Date]
) -> list[Party]:
    """Who is named in text[start:end], split at "、", "和"; dates and adverbs are left out."""
    for date in dates:
        if start <= date.start and date.end <= end:
            start, end = (date.end, end) if date.start - start <= 3 else (start, date.start)
    found: list[Party] = []
    at = start
    for link in [*_SPLIT.finditer(text, start, end), None]:
        stop = link.start() if link else end
        if (one := _party(text, at, stop, names)) is not None:
            found.append(one)
        at = link.end() if link else end
    return found


def _party(text: str, start: int, end: int, names: Sequence[Mention]) -> Party | None:
    if noise := _NOISE.match(text, start, end):
        start = noise.end()
    if tail := _TAIL.search(text[start:end]):
        end = start + tail.start()
    if within := _WITHIN.search(text[start:end]):
        end = start + within.start()
        if tail := _TAIL.search(text[start:end]):
            end = start + tail.start()
    if (described := _DESCRIBED.match(text, start, end)) and end - described.end() in (2, 3):
        start = described.end()
    if not 1 < end - start <= _LONGEST_PARTY or _NO_PARTY.search(text, start, end):
        return None
    inside = [one for one in names if start <= one.start and one.end <= end]
    for name in inside:
        if ((end - start) - (name.end - name.start) <= 3 and name.kind != "place") or (
            name.start == start and name.end == end
        ):
            return Party(name.start, name.end, text[name.start : name.end], name.kind)
    words = text[start:end]
    if words in ("我们", "我会", "本基金会", "该基金会", "本会", "该会", "基金会"):
        return Party(start, end, "we", "pronoun")
    return Party(start, end, words, "phrase")
