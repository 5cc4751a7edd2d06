"""Chinese verbs of giving that state no gift: what is denied, hoped for, owed or spent."""

from __future__ import annotations

import re

from extractor.find.chinese_words import pattern
from extractor.find.giving.chinese.scene import Scene

_SUM_GIVEN = r"<sum_noun>(?:已|累计|共计)?<about>{1,3}(?=[\d一二三四五六七八九十])"
_PAID_OUT = "(?:将|款)?分[一二两三四五六七八九十\\d]+[年期次批]"  # "资助分三年发放"
_NO_SUM = r"<sum_noun>(?!<about>?\s*[\d一二三四五六七八九十])|<no_object>"


def says_no_gift(scene: Scene, clause: int, match: re.Match[str]) -> bool:
    """Whether an act is denied or hoped for, or the verb speaks of sums and of own spending."""
    text, at = scene.text, match.end()
    stop = scene.stop(at)
    if _doubted(scene, clause, match.start()) or scene.said("<on_condition>", at, stop):
        return True
    if scene.said("<no_gift>", clause, scene.clause_end(at)) and not pattern(
        "<plainly_gives>"
    ).search(match[0]):
        return True
    said = pattern(f"<gift_noun>{_PAID_OUT}$").search(text, clause, match.start())
    if said or pattern(_PAID_OUT).match(text, at):
        return True
    if text[match.start() - 1] == "的" and text[at : at + 1] in ("，", "。", "；"):
        return True  # "10万元的资助，"
    if pattern(_NO_SUM).match(text, at) and not pattern(_SUM_GIVEN).match(text, at):
        return True
    if pattern("<spends>$").search(match[0]) is None:
        return False
    before = pattern("<own_spending>(?:资金|经费)?$").search(text[clause : match.start()])
    return (before or pattern("<own_spending>").match(text, at)) is not None


def _doubted(scene: Scene, start: int, end: int) -> bool:
    """Whether words of denial or hope stand in a stretch, outside names such as "希望小学"."""
    said = pattern("<denied+on_condition>").finditer(scene.text, start, end)
    return any(
        not any(name.start <= one.start() < name.end for name in scene.names) for one in said
    )
