"""Goods told without a number, and what a batch told before holds.

X向Y捐赠了图书和文具 · X向Y捐赠的首批物资运抵Z · 这批物资包括口罩5万只和药品20箱
"""

from __future__ import annotations

from extractor.find.chinese_words import chinese_verbs, goods_noun, pattern
from extractor.find.giving.chinese.denied import says_no_gift
from extractor.find.giving.chinese.gifts import gifts_after
from extractor.find.giving.chinese.gives import given
from extractor.find.giving.chinese.made import made
from extractor.find.giving.chinese.scene import Act, Scene
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.gifts.gifts import Gift

_BATCH = "(?:首批|第[一二三四五]批|这批|该批|最后一批)?[^，。；的]{0,6}<goods_word>"
_CONTENTS = (
    "(?:<marks>|其中){0,2}(?:这|该|此|上述|本)?(?:首?[批些次])?(?:<give>的?)?[^，。；、]{0,4}"
    "<goods_word>(?:中|主要|具体)?(?:<including>|有|为)"
)
_MOST = 6  # goods of one list


def untold(scene: Scene) -> list[Statement]:
    """What a sentence without amounts says is given; a batch without a name of its own is but
    what a sentence after it counts out."""
    found = list[Statement]()
    for match in scene.acts(scene.start, scene.end):
        verb, clause = chinese_verbs()[match[0]], scene.clause(match.start())
        if verb.sense != "give" or not pattern("<plainly_gives>|<brings>").search(match[0]):
            continue
        if says_no_gift(scene, clause, match):
            continue
        act = Act(scene, match, verb, clause)
        gifts = _batch(act) or _listed(act)
        if gifts and scene.to(clause, act.start):
            found.append(given(act._replace(gifts=gifts), found))
    return found


def _batch(act: Act) -> list[Gift]:
    """ "捐赠的首批物资", "捐赠一批物资": goods that nothing says more of."""
    batch = pattern(f"的{_BATCH}|了?(?:<batch>)?{_BATCH}(?=[，。；已将]|$)").match(
        act.scene.text, act.end, act.scene.end
    )
    return [Gift("vague", act.end, batch.end())] if batch else []


def _listed(act: Act) -> list[Gift]:
    """ "捐赠了图书、文具": each of the goods."""
    text, end = act.scene.text, act.scene.end
    led = pattern("了?(?:<batch>)?的?").match(text, act.end, end)
    found = list[Gift]()
    at = led.end() if led else act.end
    while len(found) < _MOST and (goods := goods_noun().match(text, at, end)):
        found.append(Gift("goods", goods.start(1), goods.end(1), noun=goods[1]))
        link = pattern("<and>").match(text, goods.end(), end)
        if link is None:
            break
        at = link.end()
    return found


def contents(scene: Scene) -> list[Statement]:
    """ "这批物资包括GIFT": what was given is told in the sentence before."""
    told = pattern(_CONTENTS).match(scene.text, scene.start, scene.end)
    gifts = gifts_after(scene.text, told.end(), scene.end, scene.amounts) if told else []
    if told is None or not gifts:
        return []
    including = pattern("<give>").search(scene.text) or told
    verb = next(iter(chinese_verbs().values()))
    one = made(Act(scene, including, verb, scene.start, gifts), [], [])
    one.rule, one.sense, one.follows = "包括:contents", "give", True
    return [one]
