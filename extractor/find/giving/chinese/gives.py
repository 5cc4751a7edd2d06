"""Who gives and who gets, where a Chinese sentence says so by a verb of giving."""

from __future__ import annotations

from extractor.find.chinese_words import VIA, last_match, pattern
from extractor.find.giving.chinese.gifts import RATE
from extractor.find.giving.chinese.givers import (
    chosen_before,
    companions,
    house,
    is_bare,
    its_undertaking,
    own_undertaking,
    served_before,
    spoken_of,
    told_before,
)
from extractor.find.giving.chinese.led import whom
from extractor.find.giving.chinese.made import made
from extractor.find.giving.chinese.scene import Act, Scene
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.parties.phrases import Party


def given(act: Act, found: list[Statement]) -> Statement:
    """ "X向Y捐赠GIFT", "X资助Y GIFT"; `found` is what the sentence told before."""
    scene, clause = act.scene, act.clause
    to = scene.to(clause, act.start)
    recipients = _given_to(scene, to[1], act.start) if to else []
    begin, upto = _subject_span(act, to[0] if to else act.start)
    if found and begin < found[-1].gifts[-1].end <= upto and found[-1].start >= clause:
        begin = found[-1].gifts[-1].end  # "捐赠口罩5万只并捐款10万元"
    entrusted = pattern("<entrust>").search(scene.text, clause, upto)
    carrier = scene.parties(entrusted.end(), upto) if entrusted else []
    upto = entrusted.start() if entrusted else upto
    if by := pattern("<by>").search(scene.text, begin + 2, upto):  # "小学由王建国捐资兴建"
        built = scene.parties(begin, by.start())
        goods = any(one.kind == "phrase" and "的" in one.text for one in built)
        recipients = recipients or ([] if goods else built)
        begin = by.end()
    joint = companions(scene, begin, upto)
    if source := pattern("款?<comes_from>").match(scene.text, act.end):  # "捐赠来自X，金额…"
        begin, upto = source.end(), scene.stop(source.end())
    funders = joint or [spoken_of(scene, one) for one in scene.parties(begin, upto)]
    if funders and all(pattern("<each>").match(one.text) for one in funders):
        recipients, funders = recipients or funders, []  # "每所学校资助100万元"
    taken = last_match("<receive>", scene.text, clause, begin) is not None
    bare = not taken and is_bare(scene, begin, upto)
    if not funders and not bare and own_undertaking(scene, begin, upto):
        funders = [house(begin, own=True)]
    of_goods = scene.said("<to_after>[^，。；]{2,20}的$", act.end, act.gifts[0].start)
    if joint or (bare and not funders and not of_goods):
        others, partners = _going_on(scene, begin, found)
        funders = [*(others or ([house(begin)] if joint else [])), *funders]
        recipients = recipients or partners
    recipients = recipients or whom(act) or _as_before(act, begin, found)
    if not recipients and bare:
        each = clause > scene.start and scene.said("<each_of>", clause, act.start)
        recipients = chosen_before(scene, clause) if each else served_before(scene, begin, found)
    donors = funders and all(pattern("<donors>").match(one.text) for one in funders)
    thanked = pattern("<marks>{0,3}(?:我们)?<for_thanks>").match(scene.text, begin)
    if not recipients and (donors or thanked):
        recipients = [house(begin)]
    statement = made(act._replace(clause=begin), funders, recipients)
    statement.roles.via = statement.roles.via or carrier
    apart = scene.said("<separately>", begin, upto)
    statement.each_gives = apart and not scene.said("<no_each>", begin, upto)
    statement.unread = not (funders or bare or taken)
    if found and bare and found[-1].status == "pledged" and not joint:
        goes_on = to is not None and to[0] <= begin + 1 and funders == found[-1].funders
        statement.status = "pledged" if goes_on else statement.status
    return statement


def _given_to(scene: Scene, start: int, end: int) -> list[Party]:
    return scene.parties(start, end) or its_undertaking(scene, start, end)


def _as_before(act: Act, begin: int, found: list[Statement]) -> list[Party]:
    """Who gets as told before: "Y收到A捐赠的电脑8台、B捐赠的图书30册", "向Y捐赠图书，并捐款"."""
    joined = pattern("<marks>{0,3}并(?!<founds+spends>)").match(act.scene.text, begin)
    if joined and found and found[-1].sense == "give":
        return list(found[-1].recipients)
    taken = [one for one in found if one.sense == "receive" and one.start < act.clause]
    participle = act.scene.text.startswith("的", act.end)
    return list(taken[-1].recipients) if taken and participle else []


def _subject_span(act: Act, upto: int) -> tuple[int, int]:
    """Where in a clause it may be said who gives: after "收到", before "从" and "通过"."""
    scene, clause, end = act.scene, act.clause, act.end
    taken = last_match("<receive>", scene.text, clause, upto)
    begin = taken.end() if taken else clause
    if scene.text.startswith("的", end):  # "Z将X捐赠的100万元转交Y"
        held = last_match("<object_marker+by_means_of>", scene.text, begin, upto)
        begin = held.end() if held and held.start() > begin else begin
    source = pattern("<out_of+own_means>").search(scene.text, begin + 1, upto)
    if source and scene.parties(begin, source.start()):
        upto = source.start()
    if where := pattern(r"(?<!所)在[^，]{2,20}$").search(scene.text, begin, upto):
        upto = where.start()
    if rate := pattern(RATE).search(scene.text, begin, upto):
        upto = rate.start()
    through = pattern(VIA).search(scene.text, clause, end)
    return begin, min(upto, through.start()) if through else upto


def _going_on(scene: Scene, begin: int, found: list[Statement]) -> tuple[list[Party], list[Party]]:
    """Who gives, and to whom, where a clause goes on without saying so."""
    if begin == scene.start:  # a note of the page's own house: "向Y捐赠图书3000册"
        return ([house(begin)] if scene.heads else []), []
    if not found or found[-1].sense != "give" or found[-1].rule.endswith(":participle"):
        return told_before(scene, begin)
    nearer = told_before(scene, begin, found[-1].gifts[-1].end)
    if nearer != ([], []):
        return nearer
    again = pattern("<marks>{0,3}<again>").match(scene.text, begin)
    return list(found[-1].funders), list(found[-1].recipients) if again else []
