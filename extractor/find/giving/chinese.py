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
from extractor.find.giving.chinese_givers import companions, is_bare, supported, told_before
from extractor.find.giving.chinese_handover import hand_over, services
from extractor.find.giving.chinese_scene import Scene
from extractor.find.giving.chinese_words import (
    ChineseVerb,
    acts,
    chinese_verbs,
    last_match,
    pattern,
)
from extractor.find.giving.gifts import Gift
from extractor.find.giving.party_phrases import Party
from extractor.find.giving.roles import Roles
from extractor.find.giving.statement import Statement
from extractor.find.names import Mention
from extractor.values.amounts import Amount
from extractor.values.dates import Date
from extractor.values.traditional import simplified

_SUM_GIVEN = r"<sum_noun>(?:已|累计|共计)?<about>{1,3}(?=[\d一二三四五六七八九十])"
_NO_SUM = r"<sum_noun>(?!<about>?\s*[\d一二三四五六七八九十])|项目经费"
_WON = "获奖(?!金|学|励)"  # "winning" before who wins, not "gets a prize of"
_PLAINLY_GETS = ("获赠", "受赠", "获捐", "获赠了", "获捐赠")
_VIA = "<via>([^，。；、]{2,24}?)(?=<via_stop>|，|。)"
_PURPOSE = "<purpose>([^。；！？]{2,60})"


def chinese_statements(
    text: str,
    start: int,
    end: int,
    amounts: Sequence[Amount],
    names: Sequence[Mention],
    dates: Sequence[Date],
) -> list[Statement]:
    """The statements of giving in the sentence text[start:end], in order.

    `text` may be in simplified or traditional characters.
    """
    if text[end - 1 : end] in "？?":
        return []
    here = [one for one in amounts if start <= one.start and one.end <= end]
    plain = simplified(text)
    scene = Scene(plain, start, end, here, names, dates)
    found = _statements(scene) if here else services(scene)
    if plain is not text:
        for one in found:
            _write_as(text, plain, one)
    return found


def _write_as(text: str, plain: str, told: Statement) -> None:
    """Puts the characters of the page where a statement has the simplified ones."""

    def written(found: list[Party]) -> list[Party]:
        return [
            one._replace(text=text[one.start : one.end])
            if plain[one.start : one.end] == one.text
            else one
            for one in found
        ]

    told.funders, told.recipients = written(told.funders), written(told.recipients)
    told.roles.via = written(told.roles.via)


def _statements(scene: Scene) -> list[Statement]:
    text, found = scene.text, list[Statement]()
    whole: Statement | None = None  # what the gifts told from here on are parts of
    for match in acts(text, scene.start, scene.end):
        verb = chinese_verbs()[match[0]]
        clause = scene.clause(match.start())
        if _says_no_gift(scene, clause, match):
            continue
        statement = _statement(scene, match, verb, clause, found)
        if statement is None:
            if found and not found[-1].recipients and verb.sense in ("give", "move"):
                found[-1].recipients = _passed_on(scene, match, clause)
            continue
        if pattern("(?:<of_which>)?<kinds_of_giver>").fullmatch(text, clause, match.start()):
            statement.funders, statement.unread = [], True
        if found and text.startswith("其中", clause):
            same = found[-1].gifts[-1].start
            whole = next(one for one in found if one.gifts[-1].start == same)
        if whole is not None and not statement.unread:
            _as_part(statement, whole)
        statement.roles.date = _date(scene, match.start())
        found.append(statement)
    hand_over(scene, found)
    return found


def _as_part(part: Statement, whole: Statement) -> None:
    """Fills in what is told of a sum before and not of its part: "，其中X捐赠500万元"."""
    part.total = False
    if whole.sense in ("receive", "raise") and part.sense == "give":
        part.recipients = part.recipients or whole.recipients or (
            whole.funders if whole.sense == "raise" else []
        )
    elif whole.status == "pledged" and part.status == "given":
        part.status = "pledged"


def _date(scene: Scene, at: int) -> Date | None:
    """The day of an act: the last date before its verb, else the first in the sentence."""
    days = [
        one
        for one in scene.dates
        if scene.start <= one.start
        and one.end <= scene.end
        and not scene.said("<up_to_now>$", max(scene.start, one.start - 3), one.start)
    ]
    before = [one for one in days if one.end <= at]
    return before[-1] if before else next(iter(days), None)


def _says_no_gift(scene: Scene, clause: int, match: re.Match[str]) -> bool:
    """Whether an act is denied or hoped for, or the verb speaks of sums and of own spending."""
    text, at = scene.text, match.end()
    if scene.said("<denied>", clause, match.start()):
        return True
    if pattern(_NO_SUM).match(text, at) and not pattern(_SUM_GIVEN).match(text, at):
        return True
    spent = pattern("<own_spending>(?:资金|经费)?$").search(text[clause : match.start()])
    return (spent is not None and match[0].startswith("投入")) or (
        pattern(_WON).match(text, match.start()) is not None
    )


def _statement(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int, found: list[Statement]
) -> Statement | None:
    text, end, amounts = scene.text, scene.end, scene.amounts
    if verb.sense == "move":
        floor = clause if scene.said("将", clause, match.start()) else scene.start
        gifts = gifts_moved(text, floor, match.start(), amounts)
        gifts = gifts or gifts_listed(text, match.end(), end, amounts)
        if not gifts:
            return _delivered(scene, match, verb, clause)
        recipients = scene.parties(match.end(), scene.stop(match.end()))
        funders = _givers_before(scene, match.start())
        return _made(scene, match, verb, clause, gifts, funders, recipients[:3])
    gifts = gifts_after(text, match.end(), end, amounts)
    if verb.sense == "use" or (not gifts and verb.sense == "give"):
        by = pattern("<by>").match(text, clause)
        told = {gift.start for one in found for gift in one.gifts}
        gifts = gifts_led(text, scene.start, clause if by else match.start(), amounts)
        if gifts and gifts[0].start not in told:
            if verb.sense == "use":
                return _used(scene, match, verb, clause, gifts)
            return _led(scene, match, verb, clause, gifts)
        gifts = []
    if verb.sense == "use":
        return None
    gifts = gifts or gifts_listed(text, match.end(), end, amounts)
    if not gifts and verb.sense == "give":
        gifts = gifts_each(text, match.end(), end, amounts)
    if not gifts or (verb.sense == "found" and gifts[0].kind != "money"):
        return None
    if verb.sense == "receive":
        return _received(scene, match, verb, clause, gifts, found)
    return _given(scene, match, verb, clause, gifts, found)


def _led(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int, gifts: list[Gift]
) -> Statement | None:
    """ "X 将 GIFT 捐赠给 Y", "GIFT 将捐赠给 Y", "X采购了GIFT，已捐赠给Y"."""
    text = scene.text
    after = _after_to(scene, match)
    if text.startswith("由", clause) and clause >= gifts[-1].end:
        funders = scene.parties(clause + 1, match.start())
        return _made(scene, match, verb, clause, gifts, funders, []) if funders else None
    to = None if after else scene.to(gifts[-1].end, match.start())
    if after:
        recipients = scene.parties(after, scene.stop(after))
    elif to:
        recipients = scene.parties(to[1], match.start())
    else:
        return None
    opening = scene.clause(gifts[0].start)
    taking = last_match("<object_marker>|<acquired>了?", text, opening, gifts[0].start)
    source = pattern("从|自").search(text, opening, taking.start()) if taking else None
    funders = scene.parties(opening, (source or taking).start()) if taking else []
    if taking and not funders:
        funders = told_before(scene, opening)[0]
    made = _made(scene, match, verb, opening, gifts, funders, recipients)
    if made is not None and not taking:
        made.part = True
    marks = taking and pattern("<object_marker>").fullmatch(taking[0])
    if made is not None and marks and not scene.said("<will>", opening, taking.start() if taking else 0):
        made.status = "pledged" if scene.said("<will>", gifts[-1].end, match.start()) else verb.status
    return made


def _used(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int, gifts: list[Gift]
) -> Statement | None:
    """A part of a sum told before: "5000万元将用于资助Y"."""
    if gifts[0].kind != "money" or scene.said("<each_of>", scene.start, match.start()):
        return None
    stop = scene.stop(match.end())
    whom = scene.parties(match.end(), stop)
    named = all(one.kind == "organization" for one in whom) or (
        match[0] not in ("用于", "将用于") and scene.said("<helped>$", match.end(), stop)
    )
    made = _made(scene, match, verb, clause, gifts, [], whom if named else [])
    if made is not None:
        made.part = True
        made.sense = "give"
        made.roles.purpose = made.roles.purpose or (match.end(), scene.stop(match.end()))
    return made


def _delivered(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, clause: int
) -> Statement | None:
    """ "X送抵睡袋600个予Y"."""
    gifts = gifts_after(scene.text, match.end(), scene.end, scene.amounts)
    recipients = _given_to(scene, gifts[-1].end) if gifts else []
    funders = scene.parties(clause, match.start())
    return _made(scene, match, verb, clause, gifts, funders, recipients) if recipients else None


def _after_to(scene: Scene, match: re.Match[str]) -> int | None:
    """Where who gets it begins, if a particle after the verb says so: "捐赠给", "送往"."""
    to = pattern("了?<to_after>了?").match(scene.text, match.end(), scene.end)
    if to:
        return to.end()
    return match.end() if pattern("<to_after>$").search(match[0]) else None


def _passed_on(scene: Scene, match: re.Match[str], clause: int) -> list[Party]:
    """To whom goes what was told in the clause before: "募集善款5万元，将通过X捐往灾区"."""
    after = _after_to(scene, match)
    if after is None or clause == scene.start:
        return []
    if any(clause <= one.start < scene.stop(after) for one in scene.amounts):
        return []
    return scene.parties(after, scene.stop(after))


def _received(
    scene: Scene,
    match: re.Match[str],
    verb: ChineseVerb,
    clause: int,
    gifts: list[Gift],
    found: list[Statement],
) -> Statement | None:
    text, first = scene.text, gifts[0].start
    recipients = scene.parties(clause, match.start())
    inner = next(iter(acts(text, match.end(), first)), None)
    each = pattern("<each_of>").match(text, clause)
    plain = inner or each or verb.form in _PLAINLY_GETS
    if not plain and not scene.said("<gift_word>", scene.start, scene.end):
        return None
    funders = scene.parties(match.end(), inner.start() if inner else first)
    if not recipients and is_bare(scene, clause, match.start()):
        recipients = _takers_before(scene, clause, found)
    made = _made(scene, match, verb, clause, gifts, funders, recipients)
    return made


def _takers_before(scene: Scene, clause: int, found: list[Statement]) -> list[Party]:
    """Who gets, where a clause goes on without saying so; the page's own house at its beginning."""
    if found and found[-1].sense == "receive":
        return list(found[-1].recipients)
    if found and found[-1].sense == "raise":
        return list(found[-1].funders)
    told = told_before(scene, clause)[0] if not found and clause > scene.start else []
    return told or ([] if scene.start else [Party(clause, clause, "we", "pronoun")])


def _given(
    scene: Scene,
    match: re.Match[str],
    verb: ChineseVerb,
    clause: int,
    gifts: list[Gift],
    found: list[Statement],
) -> Statement | None:
    text = scene.text
    to = scene.to(clause, match.start())
    recipients = scene.parties(to[1], match.start()) if to else []
    upto = to[0] if to else match.start()
    begin = clause
    entrusted = pattern("<entrust>").search(text, clause, upto)
    carrier = scene.parties(entrusted.end(), upto) if entrusted else []
    upto = entrusted.start() if entrusted else upto
    if through := pattern(_VIA).search(text, clause, match.end()):
        upto = min(upto, through.start())
    if taken := last_match("<receive>", text, clause, upto):
        begin = taken.end()
    if by := pattern("<by>").search(text, begin + 2, upto):  # "小学由王建国捐资兴建"
        recipients = recipients or scene.parties(begin, by.start())
        begin = by.end()
    joint = companions(scene, begin, upto)
    funders = joint or scene.parties(begin, upto)
    if funders and all(one.text.startswith("每") for one in funders):
        recipients, funders = recipients or funders, []  # "每所学校资助100万元"
    bare = taken is None and is_bare(scene, begin, upto)
    if joint or (not funders and bare):
        others, partners = _going_on(scene, begin, found)
        if joint:
            others = others or [Party(begin, begin, "we", "pronoun")]
        funders = others + funders
        recipients = recipients or partners
    if not recipients:
        recipients = _whom(scene, match, verb, gifts)
    thanked = pattern("<marks>*(?:我们)?<for_thanks>").match(text, begin)
    if thanked and not recipients:
        recipients = [Party(begin, begin, "we", "pronoun")]
    made = _made(scene, match, verb, begin, gifts, funders, recipients)
    if made is not None:
        made.roles.via = made.roles.via or carrier
        apart = scene.said("<separately>", begin, upto) and not scene.said("<no_each>", begin, upto)
        made.each_gives = apart
        made.unread = not (funders or bare or taken) and verb.sense == "give"
    return made


def _going_on(
    scene: Scene, begin: int, found: list[Statement]
) -> tuple[list[Party], list[Party]]:
    """Who gives, and to whom, where a clause goes on without saying so."""
    if begin == scene.start:  # a note of the page's own house: "向Y捐赠图书3000册"
        return ([Party(begin, begin, "we", "pronoun")] if scene.heads else []), []
    if found and found[-1].sense == "give" and not found[-1].rule.endswith(":participle"):
        again = pattern("<marks>*<again>").match(scene.text, begin)
        return list(found[-1].funders), list(found[-1].recipients) if again else []
    return told_before(scene, begin)


def _whom(
    scene: Scene, match: re.Match[str], verb: ChineseVerb, gifts: list[Gift]
) -> list[Party]:
    """Who gets a gift that no particle before the verb gives to anybody."""
    text, end = scene.text, gifts[-1].end
    after = _after_to(scene, match)
    if after and after < gifts[0].start:
        return scene.parties(after, gifts[0].start)
    if given := _given_to(scene, end):
        return given
    if helped := supported(scene, end):
        return [helped]
    between = scene.parties(match.end(), min(gifts[0].start, scene.stop(match.end())))
    named = between and all(one.kind == "organization" for one in between)
    return between if verb.takes_recipient or named else []


def _given_to(scene: Scene, at: int) -> list[Party]:
    """Who gets what was just told: "500万元善款给Y"."""
    stop = scene.stop(at)
    to = pattern("的?(?:<gift_noun>)?(?:给予?|予|至)了?").match(scene.text, at, stop)
    return scene.parties(to.end(), stop) if to else []


def _givers_before(scene: Scene, at: int) -> list[Party]:
    """Who gave what moves: "X 捐赠的第二批物资抵达 Y"."""
    given = next(iter(acts(scene.text, scene.start, at)), None)
    if given is None or not scene.text.startswith("的", given.end()):
        return []
    return scene.parties(scene.clause(given.start()), given.start())


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
    if purpose := pattern(_PURPOSE).search(text, gifts[-1].end, end):
        roles.purpose = (purpose.start(1), purpose.end(1))
    if via := pattern(_VIA).search(text, start, end):
        roles.via = [Party(via.start(1), via.end(1), via[1], "organization")]
    pledged = _is_pledged(scene, clause, match.start())
    told = scene.said("<each>|<separately>", clause, match.end() + 2)
    each = told and not scene.said("<no_each>", clause, match.end() + 2)
    counted = max(start, text.rfind("；", start, match.start()), text.rfind("其中", start, match.start()))
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
        each=each and verb.sense != "move",
        total=scene.said("<total>", counted, gifts[-1].end),
    )


def _is_pledged(scene: Scene, clause: int, at: int) -> bool:
    """Whether an act is to come: "将", "宣布" in its clause, or right before it with a comma."""
    if scene.said("<will>|(?<![为对该本此”])计划", clause, at):
        return True
    if clause <= scene.start + 1 or scene.said("已", clause, at):
        return False
    before = scene.clause(clause - 1)
    return scene.said("(?:<announced>|<signed>[^，。；]{0,20}<signed_paper>)[，：]$", before, clause)
