"""A Chinese statement of giving, once its verb, gifts and parties are known."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.chinese_words import VIA, last_match, pattern
from extractor.find.giving.chinese.scene import Act, Scene
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.gifts.gifts import Gift
from extractor.find.giving.parties.phrases import Party
from extractor.find.giving.parties.roles import Roles

_PURPOSE = "(?<!的)<purpose>([^。；！？，、](?:(?!，<of_which>)[^。；！？]){1,59})"

_TO_COME = (
    "(?:(?<!的)<announced>|<will>在[^，。；]{2,20}|<signed>[^，。；]{0,20}<signed_paper>)[，：]$"
)


def made(act: Act, funders: list[Party], recipients: list[Party]) -> Statement:
    """The statement of an act, which has gifts, by whom and to whom it is said to be."""
    scene, text, end = act.scene, act.scene.text, act.scene.end
    gifts, verb = list(act.gifts), act.verb
    roles = Roles()
    if purpose := pattern(_PURPOSE).search(text, gifts[-1].end, end):
        roles.purpose = (purpose.start(1), purpose.end(1))
    more = next((one.start for one in scene.amounts if one.start > gifts[-1].end), gifts[-1].end)
    another = scene.acts(gifts[-1].end, more)  # "，X也通过Y捐款10万元" tells of its own
    upto = max(scene.clause(another[-1].start()), gifts[-1].end) if another else end
    if via := pattern(VIA).search(text, scene.start, upto):
        roles.via = [Party(via.start(1), via.end(1), via[1], "organization")]
    pledged = is_pledged(scene, act.clause, act.start)
    told = scene.said("<each>|<separately>", act.clause, act.end + 2)
    each = told and not scene.said("<no_each>", act.clause, act.end + 2)
    parts = last_match("；|其中", text, scene.start, act.start)
    counted = parts.end() if parts else scene.start
    total = verb.sense != "found" and scene.said("<total>", counted, gifts[-1].end)
    return Statement(
        rule=f"{verb.form}:{'participle' if text.startswith('的', act.end) else verb.sense}",
        sense=verb.sense,
        gifts=gifts,
        status="pledged" if pledged and verb.sense != "move" else verb.status,
        start=act.start,
        end=end,
        funders=funders,
        recipients=recipients,
        roles=roles,
        each=each and verb.sense != "move",
        total=total or _sums_up(scene, act.clause, counted, gifts),
        giver=verb.giver,
    )


def _sums_up(scene: Scene, clause: int, counted: int, gifts: Sequence[Gift]) -> bool:
    """Whether a gift is all that was given up to a day: "截至2020年底，X已捐赠500万元"."""
    since = scene.said("<up_to_now>", counted, gifts[0].start)
    return since and scene.said("<in_all>", clause, gifts[0].start)


def is_pledged(scene: Scene, clause: int, at: int) -> bool:
    """Whether an act is to come: "将", "宣布" in its clause, or right before it with a comma."""
    noun = scene.text.startswith(("获", "由"), at)  # "计划获X资助"
    plans = "" if noun else "|(?<![为对该本此”])计划(?![”」》由共已的还])"
    if scene.said(f"<will>{plans}", clause, at):
        return True
    if clause <= scene.start + 1 or scene.said("已", clause, at):
        return False
    before = scene.clause(clause - 1)
    return scene.said(_TO_COME, before, clause)
