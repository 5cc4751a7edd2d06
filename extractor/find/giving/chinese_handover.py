"""Who takes goods, hands them on or gives them, where a clause of its own says so: "由Y接收"."""

from __future__ import annotations

import re

from extractor.find.giving.chinese_gifts import service
from extractor.find.giving.chinese_scene import TO, Scene, clause_start, last_match
from extractor.find.giving.statement import Statement

_TAKEN_BY = re.compile(r"由([^，。；、由]{2,24}?)(?:统一|代为|正式|直接)?(?:接收|接受|签收)")


_HANDED_ON_BY = re.compile(
    r"由([^，。；、由]{2,24}?)(?:统一|代为|负责|具体|直接){0,3}(?:发放|分发|转交|分配|配送|派发|承运|运输|运送)"
)


_GIVEN_BY = re.compile(
    r"由([^，。；由]{2,40}?)(?:无偿|免费|全额|联合|共同|独家){0,3}(?:提供|捐赠|资助|捐助|赞助|出资|捐出)(?=[，。；！]|$)"
)


def hand_over(scene: Scene, found: list[Statement]) -> None:
    """Fills in who takes, hands on and gives where a clause of its own says so: "由Y接收"."""
    text, end = scene.text, scene.end
    if not found or "由" not in text[scene.start : end]:
        return
    if taken := _TAKEN_BY.search(text, found[-1].start, end):
        takers = scene.parties(taken.start(1), taken.end(1))
        for one in found:
            if takers and one.start < taken.start():
                one.recipients = takers
    if handed := _HANDED_ON_BY.search(text, found[-1].start, end):
        for one in found:
            one.roles.via = one.roles.via or scene.parties(handed.start(1), handed.end(1))
    if given := _GIVEN_BY.search(text, scene.start, end):
        for one in found:
            if not one.funders and one.start < given.start():
                one.funders = scene.parties(given.start(1), given.end(1))


def services(scene: Scene) -> list[Statement]:
    """A service in kind, where no amount stands in the sentence: "X为Y免费提供了法律服务"."""
    gift = service(scene.text, scene.start, scene.end)
    if gift is None:
        return []
    clause = clause_start(scene.text, scene.start, gift.start)
    verb = scene.text.rfind("提供", clause, gift.start)
    to = last_match(TO, scene.text, clause, verb)
    funders = scene.parties(clause, to.start() if to else verb)
    recipients = scene.parties(to.end(), verb) if to else []
    one = Statement("提供:service", "give", [gift], "given", gift.start, scene.end)
    one.funders, one.recipients = funders, recipients
    return [one]
