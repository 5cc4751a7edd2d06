"""Chinese sentences -> statements of giving: the roles stand by particles around the verb.

X 向 Y 捐赠 GIFT · X 将 GIFT 捐赠给 Y · X 捐赠 GIFT 给 Y · X 资助 Y GIFT · Y 收到 X 捐赠的 GIFT ·
由 X 捐赠的 GIFT 运抵 Y，由 Z 接收
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.find.giving.chinese_gifts import (
    gifts_after,
    gifts_each,
    gifts_led,
    gifts_listed,
    gifts_moved,
)
from extractor.find.giving.chinese_handover import hand_over, services
from extractor.find.giving.chinese_scene import (
    TO,
    ChineseVerb,
    Scene,
    chinese_triggers,
    chinese_verbs,
    clause_start,
    last_match,
)
from extractor.find.giving.gifts import Gift
from extractor.find.giving.party_phrases import Party
from extractor.find.giving.roles import Roles
from extractor.find.giving.statement import Statement
from extractor.find.names import Mention
from extractor.values.amounts import Amount
from extractor.values.dates import Date

_TO_AFTER = re.compile(r"(?:了)?(?:给|至|到|予|往|向|于)(?:了)?")
_TO_WHOM = re.compile(r"[给予至](?:了)?")
_TAKES_AS_OBJECT = re.compile(r"[将把]")
_NOT_SAID = re.compile(
    r"没有|沒有|未曾|未能|尚未|无法|并未|从未|拒绝|如果|假如|是否|希望|呼吁|可以|可能|欢迎|不会|不得|请"
)
_WILL = re.compile(r"将|將|宣布|承诺|计划|拟|决定|同意|签署")
_PURPOSE = re.compile(r"(?:用于|用以|以支持|专项用于|支持)([^。；！？]{2,60})")
_VIA = re.compile(r"通过([^，。；、]{2,24}?)(?=向|捐|，|。|转|发)")
_TAKING = re.compile(r"收到|获得|接受|接收|获赠|获")
_NO_SUM = re.compile(r"总额|金额|资金(?![约共近超达]?\s*[\d一二三四五六七八九十])|项目经费")
_ENTRUST = re.compile(r"委托")
_SUM_GIVEN = re.compile(
    r"(?:总额|总金额|金额|资金)(?:已|累计|共计)?(?:超过|达到|突破|共计|超|达|为|近|约){1,3}(?=[\d一二三四五六七八九十])"
)
_ACTS = re.compile(
    r"发起|启动|开展|举行|举办|召开|发布|推出|实施|组织|依托|响应|迅速|第一时间|积极|宣布|紧急|联合发起"
)
_GOES_ON = re.compile(r"(?:并|并且|还|同时|另)?(?:向|给|为)|(?:并|并且|还|同时|另)捐")
_WON = re.compile(r"获奖(?!金|学|励)")  # "winning" before who wins, not "gets a prize of"
_PLAINLY_GETS = ("获赠", "受赠", "获捐", "获赠了")
_GIFT_WORD = re.compile(r"捐|资助|奖(?!牌)|支持资金|元支持|扶持|补助|助学金")
_OWN_SPENDING = re.compile(r"(?:研发|科研|广告|营销|成本|固定资产|资本|基建)(?:资金|经费)?$")
_SIGNED = re.compile(r"签署|签订|签约")
_PARTLY = re.compile(
    r"(?:其中|包括)?(?:个人|企业|单位|单笔)|每[人名位家校]"
)  # part of a sum, by sort of giver
# Whom money supports: people or bodies, by the word that ends the phrase; else it is a purpose.
_SUPPORTED = re.compile(
    "，?(?:用于|用以|以)?(?:支持|资助|帮助|奖励|救助)了?"
    "([^，。；！？]{0,24}?(?:教师|老师|校长|学生|学子|儿童|孤儿|家庭|农户|村民|妇女|老人|医生|医护人员"
    "|科学家|学者|运动员|医院|学校|小学|中学|大学|机构|社团|企业|乡村|社区|灾区))(?=[，。；！？]|$)"
)
_TO_SUPPORT = re.compile("，?(?:用于|用以|以)?(?:支持|资助|帮助)了?")
_DOES = re.compile("(?:开展|进行|推进|实施|完成|研发|研究)")
_TOTAL = re.compile(r"累计|合计|总计|总共|总额|总金额")
_EACH = re.compile(r"各(?!界|地|类|种|级|方)|每")
_BY = re.compile(r"由")
_PEOPLE = re.compile(
    r"(?:员工|职工|师生|校友|网友|市民|群众|志愿者|会员|企业家|人士|学生|居民|村民)$"
)
_STAFF = re.compile(r"(?:全体|广大)?(?:员工|职工|师生|校友|学生|志愿者)")
_SEPARATELY = re.compile(r"分别")


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
    scene = Scene(text, start, end, here, names, dates)
    if not here:
        return services(scene)
    date = next((one for one in dates if start <= one.start and one.end <= end), None)
    found: list[Statement] = []
    for match in chinese_triggers().finditer(text, start, end):
        verb = chinese_verbs()[match[0]]
        clause = clause_start(text, start, match.start())
        if _says_no_gift(text, clause, match):
            continue
        statement = _statement(scene, match, verb, clause)
        if statement is None:
            if found and not found[-1].recipients and verb.sense in ("give", "move"):
                found[-1].recipients = _passed_on(scene, match, clause)
            continue
        if found and _GOES_ON.match(text, clause):
            statement.funders = list(found[-1].funders)
        if _PARTLY.fullmatch(text, clause, match.start()):
            statement.funders, statement.unread = [], True
        statement.roles.date = date
        found.append(statement)
    hand_over(scene, found)
    return found


def _says_no_gift(text: str, clause: int, match: re.Match[str]) -> bool:
    """Whether an act is denied or hoped for, or the verb speaks of sums and of own spending."""
    if _NOT_SAID.search(text, clause, match.start()):
        return True
    if _NO_SUM.match(text, match.end()) and not _SUM_GIVEN.match(text, match.end()):
        return True
    if match[0].startswith("投入") and _OWN_SPENDING.search(text[clause : match.start()]):
        return True
    return _WON.match(text, match.start()) is not None


def _statement(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int
) -> Statement | None:
    text, end = scene.text, scene.end
    if verb.sense == "move":
        gifts = gifts_moved(text, match.start(), scene.amounts)
        gifts = gifts or gifts_listed(text, match.end(), end, scene.amounts)
        recipients = scene.parties(match.end(), scene.stop(match.end()))
        funders = _givers_before(scene, clause, match.start())
        return _made(scene, match, verb, clause, gifts, funders, recipients[:3])
    gifts = gifts_after(text, match.end(), end, scene.amounts)
    if not gifts and verb.sense == "give":
        gifts = gifts_led(text, clause, match.start(), scene.amounts)
        if gifts:
            return _led(scene, match, verb, clause, gifts)
    gifts = gifts or gifts_listed(text, match.end(), end, scene.amounts)
    if not gifts and verb.sense == "give":
        gifts = gifts_each(text, match.end(), end, scene.amounts)
    if not gifts or (verb.sense == "found" and gifts[0].kind != "money"):
        return None
    if verb.sense == "receive":
        return _received(scene, match, verb, clause, gifts)
    return _given(scene, match, verb, clause, gifts)


def _led(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int, gifts: list[Gift]
) -> Statement | None:
    """ "X 将 GIFT 捐赠给 Y", "GIFT 将捐赠给 Y": the gift stands before its verb."""
    text = scene.text
    to = _TO_AFTER.match(text, match.end(), scene.end)
    said = match[0].endswith(("给", "往", "至", "予", "到"))
    if not to and not said:
        return None
    after = to.end() if to else match.end()
    recipients = scene.parties(after, scene.stop(after))
    taking = last_match(_TAKES_AS_OBJECT, text, clause, gifts[0].start)
    funders = scene.parties(clause, taking.start()) if taking else []
    made = _made(scene, match, verb, clause, gifts, funders, recipients)
    if made is not None and not taking:
        made.part = True
    return made


def _passed_on(scene: Scene, match: re.Match[str], clause: int) -> list[Party]:
    """To whom goes what was told in the clause before: "募集善款5万元，将通过X捐往灾区"."""
    to = _TO_AFTER.match(scene.text, match.end(), scene.end)
    said = match[0].endswith(("给", "往", "至", "予", "到", "入"))
    if not (to or said) or clause == scene.start:
        return []
    after = to.end() if to else match.end()
    if any(clause <= one.start < scene.stop(after) for one in scene.amounts):
        return []
    return scene.parties(after, scene.stop(after))


def _received(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int, gifts: list[Gift]
) -> Statement | None:
    text, first = scene.text, gifts[0].start
    inner = chinese_triggers().search(text, match.end(), first)
    plain = inner or verb.form in _PLAINLY_GETS
    if not plain and not _GIFT_WORD.search(text, scene.start, scene.end):
        return None
    upto = inner.start() if inner else match.end()
    funders = scene.parties(match.end(), upto)
    recipients = scene.parties(clause, match.start())
    return _made(scene, match, verb, clause, gifts, funders, recipients)


def _given(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int, gifts: list[Gift]
) -> Statement | None:
    text, start, end = scene.text, scene.start, scene.end
    to = last_match(TO, text, clause, match.start())
    recipients = scene.parties(to.end(), match.start()) if to else []
    upto = to.start() if to else match.start()
    begin = clause
    entrusted = _ENTRUST.search(text, clause, upto)
    carrier = scene.parties(entrusted.end(), upto) if entrusted else []
    upto = entrusted.start() if entrusted else upto
    if through := _VIA.search(text, clause, match.end()):
        upto = min(upto, through.start())
    if taken := last_match(_TAKING, text, clause, upto):
        begin = taken.end()
    if by := _BY.search(text, begin + 2, upto):  # "小学由王建国捐资兴建"
        recipients = recipients or scene.parties(begin, by.start())
        begin = by.end()
    funders = scene.parties(begin, upto)
    if not funders and begin - 1 > start and (to or _signs(text, start, begin)):
        before = clause_start(text, start, begin - 1)
        signed = _SIGNED.search(text, before, begin - 1)
        if signed or chinese_triggers().search(text, before, begin - 1) is None:
            acts = signed or _ACTS.search(text, before, begin - 1)
            funders = scene.parties(before, acts.start() if acts else begin - 1)
            if signed and len(funders) > 1:
                recipients = recipients or funders[1:2]
                funders = funders[:1]
    bare = begin == clause and not text[begin : match.start()].strip(" 还又并再也共计先后已将累")
    if bare or _SUM_GIVEN.match(text, match.end()):
        funders = funders or _first_body(scene, begin) or _first_people(scene, begin)
    if funders and all(one.text.startswith("每") for one in funders):
        recipients, funders = recipients or funders, []  # "每所学校资助100万元"
    if not recipients:
        given = _TO_WHOM.search(text, gifts[-1].end, scene.stop(gifts[-1].end))
        if given:
            recipients = scene.parties(given.end(), scene.stop(given.end()))
        elif helped := _SUPPORTED.match(text, gifts[-1].end, end):
            recipients = [Party(helped.start(1), helped.end(1), helped[1], "phrase")]
            funders = funders or _first_body(scene, begin)
        elif body := _supported_body(scene, gifts[-1].end):
            recipients = [body]
        elif verb.takes_recipient and match.end() < gifts[0].start:
            upto = min(gifts[0].start, scene.stop(match.end()))
            recipients = scene.parties(match.end(), upto)
    made = _made(scene, match, verb, begin, gifts, funders, recipients)
    if made is not None:
        made.roles.via = made.roles.via or carrier
    return made


def _supported_body(scene: Scene, at: int) -> Party | None:
    """The body that does what the gift is for: "500万元，支持白桦医院开展研究"."""
    support = _TO_SUPPORT.match(scene.text, at, scene.end)
    if support is None:
        return None
    named = (one for one in scene.names if one.start == support.end())
    body = next((one for one in named if one.kind == "organization"), None)
    if body is None or not _DOES.match(scene.text, body.end, scene.end):
        return None
    return Party(body.start, body.end, scene.text[body.start : body.end], body.kind)


def _signs(text: str, start: int, end: int) -> bool:
    return _SIGNED.search(text, clause_start(text, start, end - 1), end) is not None


def _givers_before(scene: Scene, clause: int, at: int) -> list[Party]:
    """Who gave what moves: "X 捐赠的第二批物资抵达 Y"."""
    given = chinese_triggers().search(scene.text, clause, at)
    if given is None or not scene.text.startswith("的", given.end()):
        return []
    return scene.parties(clause, given.start())


def _first_body(scene: Scene, end: int) -> list[Party]:
    """The body that the clauses before begin with: "X宣布启动计划，三年将投入…"."""
    inside = (
        one
        for one in scene.names
        if scene.start <= one.start and one.end <= end and not scene.text.startswith("生", one.end)
    )
    named = next(inside, None)
    if named is None or named.kind != "organization":
        return []
    staff = _STAFF.match(scene.text, named.end, end)
    stop = staff.end() if staff else named.end
    kind = "people" if staff else named.kind
    return [Party(named.start, stop, scene.text[named.start : stop], kind)]


def _first_people(scene: Scene, end: int) -> list[Party]:
    """Who acts in the clause before: "公司员工踊跃捐款，共筹得善款36.8万元"."""
    if end <= scene.start + 1:
        return []
    before = clause_start(scene.text, scene.start, end - 1)
    act = chinese_triggers().search(scene.text, before, end - 1)
    found = scene.parties(before, act.start()) if act else []
    return found if all(_PEOPLE.search(one.text) for one in found) else []


def _made(
    scene: Scene,
    match: re.Match[str],
    verb: ChineseVerb,
    clause: int,
    gifts: list[Gift],
    funders: list[Party],
    recipients: list[Party],
) -> Statement | None:
    text, start, end = scene.text, scene.start, scene.end
    if not gifts:
        return None
    roles = Roles()
    if purpose := _PURPOSE.search(text, gifts[-1].end, end):
        roles.purpose = (purpose.start(1), purpose.end(1))
    if via := _VIA.search(text, start, end):
        roles.via = [Party(via.start(1), via.end(1), via[1], "organization")]
    pledged = _WILL.search(text, clause, match.start()) is not None
    each = _EACH.search(text, clause, match.end() + 2) is not None
    apart = _SEPARATELY.search(text, clause, match.end() + 2) is not None
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
        each=each or (apart and verb.sense != "move"),
        total=_TOTAL.search(text, start, end) is not None,
    )
