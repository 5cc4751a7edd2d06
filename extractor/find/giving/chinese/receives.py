"""Who gets, where a Chinese sentence says so by a verb of getting."""

from __future__ import annotations

from extractor.find.chinese_words import last_match, pattern
from extractor.find.giving.chinese.gifts import gifts_led
from extractor.find.giving.chinese.givers import (
    chosen_before,
    house,
    is_bare,
    its_undertaking,
    own_undertaking,
    told_before,
)
from extractor.find.giving.chinese.made import made
from extractor.find.giving.chinese.scene import Act, Scene
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.parties.phrases import PROPER, Party
from extractor.values.same_name import kind_of_name


def received(act: Act, found: list[Statement]) -> Statement | None:
    """ "Y收到X捐赠的GIFT", "每人获得GIFT"; `found` is what the sentence told before."""
    scene, clause, first = act.scene, act.clause, act.gifts[0].start
    source = pattern("<out_of>|<object_marker>").search(scene.text, clause + 1, act.start)
    recipients = scene.parties(clause, source.start() if source else act.start)
    recipients = recipients or its_undertaking(
        scene, clause, source.start() if source else act.start
    )
    inner = next(iter(scene.acts(act.end, first)), None)
    each = scene.said("<each_of>", clause, act.start)
    apart = scene.said("<separately>", clause, act.start)
    ours = (
        pattern("[本我](?:基金)?会").match(scene.text, recipients[0].start) if recipients else None
    )
    funders = scene.parties(act.end, inner.start() if inner else min(first, scene.stop(act.end)))
    came = scene.said("<comes_from>", act.end, first) and any(one.kind in PROPER for one in funders)
    came = came and not scene.said("<sent_in>", act.end, scene.stop(first))
    plain = (
        ours
        or inner
        or each
        or apart
        or source
        or came
        or pattern("<plainly_gets>").fullmatch(act.verb.form)
    )
    if not plain and not scene.said("<gift_word>", scene.start, scene.end):
        return None
    if source and pattern("<out_of>").fullmatch(source[0]):
        funders = scene.parties(source.end(), act.start) or funders
    before = scene.clause(max(scene.start, clause - 1))
    if not funders and any(own_undertaking(scene, at, act.start) for at in (before, clause)):
        funders = [house(clause)]
    if not funders and (each or apart) and clause > scene.start:  # "X举行颁奖礼，N人每人获得"
        leading = told_before(scene, clause)[0]
        funders = [one for one in leading if kind_of_name(one.text) in ("foundation", "fund")]
    if not funders and scene.said("<contest>", scene.start, scene.end):
        return None
    if not recipients and pattern("<shares>").fullmatch(act.verb.form):
        recipients = chosen_before(scene, clause)
    if not recipients and each:
        recipients = chosen_before(scene, clause)
        if not recipients:
            return None
        funders = funders or told_before(scene, scene.clause(clause - 1))[0]
    elif not recipients and is_bare(scene, clause, source.start() if source else act.start):
        recipients = _takers_before(scene, clause, found)
    statement = made(act, funders, recipients)
    statement.unread = not funders and scene.said("<unnamed>", act.end, first)
    return statement


def taken(act: Act, found: list[Statement]) -> Statement | None:
    """ "GIFT由Y接收"."""
    scene = act.scene
    by = last_match("<by>", scene.text, act.clause, act.start)
    gifts = gifts_led(scene.text, scene.start, by.start(), scene.amounts) if by else []
    takers = scene.parties(by.end(), act.start) if by else []
    told = (
        any(gifts[0].start == gift.start for one in found for gift in one.gifts) if gifts else False
    )
    return made(act._replace(gifts=gifts), [], takers) if gifts and takers and not told else None


def _counted_before(scene: Scene, clause: int) -> list[Party]:
    """Some people of whom the clause before tells: "两位创业者分获二、三名，分别获得15万元"."""
    if clause == scene.start:
        return []
    before = scene.clause(clause - 1)
    act = next(iter(scene.acts(before, clause)), None)
    whom = scene.parties(before, act.start() if act else clause - 1)
    counted = r"[\d一二两三四五六七八九十百]+余?[位名][^，]{1,10}$"
    return whom if len(whom) == 1 and pattern(counted).search(whom[0].text) else []


def _takers_before(scene: Scene, clause: int, found: list[Statement]) -> list[Party]:
    """Who gets, where a clause goes on without saying so; the page's own house at its beginning."""
    if found and found[-1].sense == "receive":
        return list(found[-1].recipients)
    if found and found[-1].sense == "raise":
        return list(found[-1].funders) or [house(clause)]
    if found and found[-1].sense == "give":
        got = scene.said("<receive>", scene.clause(found[-1].start), found[-1].start)
        if not got:
            return list(found[-1].funders)  # "X将拨出600万元，另获Y资助400万元"
        takers = [one.recipients for one in found if one.sense == "receive"]
        return list(found[-1].recipients or (takers[-1] if takers else []))
    if counted := _counted_before(scene, clause):
        return counted
    if clause == scene.start:
        return [house(clause)] if scene.heads else []
    told = [] if found else told_before(scene, clause)[0]
    alone = is_bare(scene, scene.start, clause)
    return told if alone or all(one.kind != "house" for one in told) else []
