"""Who takes goods, hands them on or gives them, where a clause of its own says so: "由Y接收"."""

from __future__ import annotations

from extractor.find.chinese_words import last_match, pattern
from extractor.find.giving.chinese.gifts import gifts_led, service
from extractor.find.giving.chinese.givers import house, is_bare, told_before
from extractor.find.giving.chinese.made import is_pledged
from extractor.find.giving.chinese.scene import Scene
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.gifts.gifts import Gift

_TAKEN_BY = "<by>([^，。；、由]{2,24}?)<takes_how>?<takes>"
_HANDED_ON_BY = "<by>([^，。；、由]{2,24}?)<takes_how>{0,3}<hands_on>"
_ENTRUSTED = "受([^，。；]{2,24}?)的?<entrust>，"
_GIVEN_BY = "<by>([^，。；由]{2,40}?)<gives_how>{0,3}<gives>(?=[，。；！]|$)"


def hand_over(scene: Scene, found: list[Statement]) -> None:
    """Fills in who takes, hands on and gives where a clause of its own says so: "由Y接收"."""
    text, end = scene.text, scene.end
    if found and (entrusted := pattern(_ENTRUSTED).search(text, scene.start, found[0].start)):
        for one in found[:1]:
            one.roles.via, one.funders = one.funders, scene.parties(*entrusted.span(1))
    if not found or not scene.said("<by>", scene.start, end):
        return
    if taken := pattern(_TAKEN_BY).search(text, found[-1].start, end):
        takers = scene.parties(taken.start(1), taken.end(1))
        for one in found:
            if takers and one.start < taken.start():
                one.recipients = takers
    if handed := pattern(_HANDED_ON_BY).search(text, found[-1].start, end):
        for one in found:
            one.roles.via = one.roles.via or scene.parties(handed.start(1), handed.end(1))
    if given := pattern(_GIVEN_BY).search(text, scene.start, end):
        for one in found:
            if not one.funders and one.start < given.start():
                one.funders = scene.parties(given.start(1), given.end(1))


def sourced(scene: Scene) -> list[Statement]:
    """A gift said to come from somebody, without a verb of giving: "这笔5万元的善款来自X"."""
    said = pattern("的?(?:<collected>|<goods_word>)(?:均|全部|都)?<comes_from>").search(
        scene.text, scene.start, scene.end
    )
    gifts = gifts_led(scene.text, scene.start, said.start(), scene.amounts) if said else []
    funders = scene.parties(said.end(), scene.stop(said.end())) if said else []
    if not (said and gifts and funders):
        return []
    return [
        Statement("来自:give", "give", gifts, "given", said.start(), scene.end, funders=funders)
    ]


def listed(scene: Scene) -> list[Statement]:
    """ "主要捐赠方包括：A（1500万元）、B（800万元）", or whom we support with how much."""
    whose_list = "(?:(<givers_list>)|<takers_list>)(?:名单)?(?:有|为|是|：|:|<including>)[：:]?"
    heading = pattern(f"(<for_thanks>)[^，。；：]{{0,16}}：|{whose_list}")
    begun = heading.search(scene.text, scene.start, scene.end)
    if begun is None:
        return []
    whose = scene.parties(scene.clause(begun.start()), begun.start()) or [house(begun.start())]
    found, at = list[Statement](), begun.end()
    for amount in (one for one in scene.amounts if one.start >= at):
        told = pattern("([^，。；]{2,30}?)[（(]?<about>?").fullmatch(scene.text, at, amount.start)
        named = scene.parties(*told.span(1)) if told else []
        if len(named) != 1 or scene.acts(at, amount.start):
            return []
        gift = Gift(amount.kind, amount.start, amount.end, amount=amount)
        one = Statement("名单:list", "give", [gift], "given", at, scene.end)
        one.funders, one.recipients = (named, whose) if begun[1] or begun[2] else (whose, named)
        found.append(one)
        more = pattern("[）)]?(?:<and>|[，；])?").match(scene.text, amount.end, scene.end)
        at = more.end() if more else amount.end
    return found if len(found) > 1 else []


def services(scene: Scene) -> list[Statement]:
    """The services in kind that its clauses without an amount tell: "X为Y免费提供了法律服务"."""
    found, clause = list[Statement](), scene.start
    while clause < scene.end:
        stop = scene.clause_end(clause)
        counted = any(clause <= one.start < stop for one in scene.amounts)
        gift = None if counted else service(scene.text, clause, stop)
        if gift is not None:
            found.append(_service(scene, gift, clause))
        clause = stop + 1
    return found


def _service(scene: Scene, gift: Gift, clause: int) -> Statement:
    offered = last_match("<offered>", scene.text, clause, gift.start)
    verb = offered.start() if offered else gift.start
    to = scene.to(clause, verb)
    status = "pledged" if is_pledged(scene, clause, verb) else "given"
    one = Statement("提供:service", "give", [gift], status, gift.start, scene.end)
    upto = to[0] if to else verb
    one.funders = scene.parties(clause, upto)
    if not one.funders and clause > scene.start and is_bare(scene, clause, upto):
        one.funders = told_before(scene, clause)[0]
    one.recipients = scene.parties(to[1], verb) if to else []
    return one
