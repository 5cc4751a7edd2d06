"""Who gives, or gets, in a Chinese sentence whose clause of giving does not say so itself."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.find.chinese_words import last_match, pattern
from extractor.find.giving.chinese.scene import Scene
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.parties.phrases import Party
from extractor.values.name.words import chinese_kinds
from extractor.values.same_name import kind_of_name

_HELPED = "，?(?:<in_order_to>)?<helps>了?([^，。；！？]{0,24}?<helped>)(?=[，。；！？]|$)"
_SETS_UP = "，?(?:<in_order_to>)?在([^，。；！？]{2,20}?)<founds>"
_SUPPORTS = "，?(?:<in_order_to>)?<helps>了?"
_NO_SUBJECT = "在从于到赴为向给对"  # characters before what is no subject
_SHORT = 10  # characters of a name that nothing shows to be one
_STAFF = r"<staff_all>?(?:\d{2,4}[级届][^，。；\d]{0,8}?)?<staff>"  # "1981级化学系校友"
_BODIES = ("organization", "person", "name", "pronoun")


def house(at: int, own: bool = False) -> Party:
    """Whose page it is, where nobody else is said to give; `own`: what gives is of its own."""
    return Party(at, at, "own" if own else "", "house")


def told_before(
    scene: Scene, end: int, floor: int | None = None
) -> tuple[list[Party], list[Party]]:
    """Who gives and who gets by the clauses before a place: "X宣布启动计划，三年将投入…"."""
    at, first = end, scene.start if floor is None else floor
    while at > first:
        upto, at = at - 1, scene.clause(at - 1)
        if at < first:
            break
        if house_speaks := _spoken_for(scene, at, upto, end):
            return [house_speaks], []
        funders, recipients = _signed(scene, at, upto, end) or (_subject(scene, at, upto), [])
        if funders or recipients:
            return funders, recipients
    if floor is not None:
        return [], []
    others = any(scene.start <= one.start and one.end <= end for one in scene.bodies)
    return ([] if others or not scene.heads else [house(end)]), []


def _spoken_for(scene: Scene, clause: int, upto: int, act: int) -> Party | None:
    """The body whose officer says what it gives: "集团董事长方建平表示，将捐赠500万元"."""
    officer = pattern("(<called>)<described>[^，。；]{2,4}<reports>").match(
        scene.text, clause, upto
    )
    if officer is None or scene.said("个人|本人", act, scene.clause_end(act)):
        return None
    return Party(officer.start(1), officer.end(1), officer[1], "name")


def chosen_before(scene: Scene, clause: int) -> list[Party]:
    """Who "每人" counts in the clause before: "15位青年学者获奖，每人获得奖金100万元"."""
    before = scene.clause(clause - 1)
    counted = r"[\d,一二三四五六七八九十百]+余?[位名所家个户][^，、。；]{1,12}?"
    found = pattern(f"{counted}(?=<chosen>|[，；]$)").search(scene.text[before:clause])
    if found is None:
        after = pattern(r"[\d,]+余?[人名位](?:<chosen>)?[，；]$").search(scene.text, before, clause)
        if after is None:
            hired = pattern("<hires>([^，]{2,12}?)(?:担任|为|作)").search(
                scene.text, before, clause
            )
            return scene.parties(*hired.span(1)) if hired else []
        alone = pattern("<chosen>").sub("", after[0][:-1])
        counted_alone = Party(after.start(), after.start() + len(alone), alone, "phrase")
        whom = scene.parties(before, after.start())[-1:]
        return whom if whom and whom[0].end == after.start() else [counted_alone]
    start, end = before + found.start(), before + found.end()
    if does := pattern("<act>").search(scene.text, start + 2, end):
        end = does.start()
    return [Party(start, end, scene.text[start:end], "phrase")]


def served_before(scene: Scene, begin: int, found: Sequence[Statement]) -> list[Party]:
    """Whom the clause before serves: "为41名患儿提供手术，发放…", "在12所学校建立图书角，捐赠…"."""
    if begin <= scene.start + 1 or scene.text[begin - 1] not in "，,":
        return []
    before = scene.clause(begin - 1)
    if found and found[-1].gifts[-1].end > before:
        return []
    for one in pattern("<helps+visits>了?([^，]{2,24})，").finditer(scene.text, before, begin):
        whom = scene.parties(*one.span(1))
        if len(whom) == 1 and pattern("(?:<helped>|<people>)$").search(whom[0].text):
            return whom
    served = pattern("<within_to>|(?:(<to>)|(?<!所)在)([^，]{2,30}?)<serves>")
    for one in served.finditer(scene.text, before, begin):
        whom = scene.parties(one.start(2), one.end(2)) if one[2] else []
        if len(whom) != 1:
            continue
        if its := pattern("该[校院县村镇乡会]").match(whom[0].text):  # "该校500名学生"
            return [Party(whom[0].start, whom[0].start + 2, its[0], "name")]
        counted = pattern(r"[\d,一二三四五六七八九十百]{1,7}余?[名位所家个户][^，]{1,12}$")
        body = one[1] and whom[0].kind == "organization"
        if body or counted.search(whom[0].text):
            return whom
    return []


def spoken_of(scene: Scene, one: Party) -> Party:
    """The body that "基金会" means where its own officer says so: "X基金会理事长表示，基金会…"."""
    clause = scene.clause(one.start)
    if one.kind != "name" or one.text not in chinese_kinds() or clause == scene.start:
        return one
    before = scene.clause(clause - 1)
    if not scene.said("<reports>[，：]$", before, clause):
        return one
    house = (m for m in scene.names if before <= m.start < clause and m.text.endswith(one.text))
    named = next(house, None)
    return Party(named.start, named.end, named.text, named.kind) if named else one


def _signed(
    scene: Scene, clause: int, upto: int, act: int
) -> tuple[list[Party], list[Party]] | None:
    """Who signs and with whom: "X、Y与Z签署协议" gives to Z, and "X与Z合作，共同出资" do both."""
    signed = pattern("<signed>|<joined>").search(scene.text, clause, upto)
    joint = last_match("<with>", scene.text, clause, signed.start()) if signed else None
    if signed is None or joint is None:
        return None
    by = pattern("<by>").search(scene.text, clause + 1, joint.start())  # "计划由X与Y发起"
    left = scene.parties(by.end() if by else clause, joint.start())
    right = scene.parties(joint.end(), signed.start())
    if not left and is_bare(scene, scene.start, clause):
        left = [house(clause)] if scene.heads else []
    elif not left:
        left = told_before(scene, clause)[0]
    jointly = scene.text.startswith("共同", act) or signed[0].startswith(("共同", "联合"))
    onto = pattern("<signed>").match(signed[0]) and pattern("<agreement>").match(scene.text, act)
    gives = (
        signed[0] == "签约"
        or scene.said("<agreement>", signed.end(), upto)
        or (onto is not None and not jointly)
    )
    if jointly and len(left) == 1 and not gives:
        return left + right, []
    collects = all(kind_of_name(one.text) in ("foundation", "red_cross") for one in right)
    return left, right if gives or collects else []


def _subject(scene: Scene, clause: int, upto: int) -> list[Party]:
    """Whom a clause is about, if it names a body, a person or people in the first place."""
    given = next(iter(scene.acts(clause, upto)), None)
    to = scene.to(clause, given.start() if given else upto)
    found = scene.parties(clause, to[0] if to else given.start() if given else upto)
    does = pattern("(?:<trail>){0,2}(?:在[^，]{1,10}?)?(?!<reports>)<act>")
    acts_first = len(found) == 1 and does.match(scene.text, found[0].end)
    if found and found[0].start > clause and scene.text[found[0].start - 1] in _NO_SUBJECT:
        return []
    if pattern("(?:<lead>|已){0,3}+(?!<none>)<helps+serves+give>").match(scene.text, clause, upto):
        return []
    if by := pattern("(?:[”」》]|<undertaking+endowed>)<by>").search(scene.text, clause, upto):
        return scene.parties(by.end(), upto)  # "“春苗”计划由X和Y发起"
    if own_undertaking(scene, clause, upto):
        return [house(clause, own=True)]
    if pronoun := pattern("(?:<lead>){0,3}+(<he>)(?!们)").match(scene.text, clause, upto):
        return [Party(pronoun.start(1), pronoun.end(1), pronoun[1], "pronoun")]
    if found and found[0].kind == "phrase" and pattern("..<helps>").search(found[0].text):
        return _leading_body(scene, clause, upto)  # "X救助困难群众"
    known = [one for one in found if one.kind in _BODIES or _are_people(one) or acts_first]
    if known and known[0] is found[0] and all(len(one.text) <= _SHORT for one in found[1:]):
        return found
    return _leading_body(scene, clause, upto)


def _are_people(one: Party) -> bool:
    return pattern("<people>$").search(one.text) is not None


def _leading_body(scene: Scene, start: int, end: int) -> list[Party]:
    """The body that a clause begins with, whatever is told of it."""
    named = next((one for one in scene.names if start <= one.start and one.end <= end), None)
    if named is None or named.kind != "organization":
        return []
    if not pattern("(?:<lead+marks>){0,12}+").fullmatch(scene.text, start, named.start):
        return []
    if named.start > start and scene.text[named.start - 1] in _NO_SUBJECT:
        return []
    if pattern("<not_a_body_before>").match(scene.text, named.end):
        return []
    staff = pattern(_STAFF).match(scene.text, named.end, end)
    stop = staff.end() if staff else named.end
    return [Party(named.start, stop, scene.text[named.start : stop], "organization")]


def companions(scene: Scene, start: int, end: int) -> list[Party]:
    """Who else gives where a clause begins so: "联合Y向Z捐赠"."""
    joint = pattern("<with>").search(scene.text, start, end)
    if joint is None or any(one.start < joint.end() <= one.end for one in scene.names):
        return []
    if not is_bare(scene, start, joint.start()) or scene.said("<joined>", joint.end(), end):
        return []
    return scene.parties(joint.end(), end)


def is_bare(scene: Scene, begin: int, upto: int) -> bool:
    """Whether text[begin:upto] names nobody: adverbs and days only."""
    number = r"[\d一二三四五六七八九十两几个年月日天至来内里间，-]"
    after = "(?:[^，。；、向]{1,14}?<time_of>)?"  # "河南暴雨后"
    words = rf"{after}(?:以[^，、]{{1,8}}<manner>|<lead+trail+marks+between+span+stage>|{number})*+"
    return pattern(words).fullmatch(scene.text, begin, upto) is not None


def own_undertaking(scene: Scene, begin: int, upto: int) -> bool:
    """Whether the subject is a programme, which its own house pays for: "“春苗”项目发放…"."""
    lead = pattern("(?:<lead>|[\\d年月日])*+").match(scene.text, begin, upto)
    start = lead.end() if lead else begin
    if any(start <= one.start <= start + 1 and one.kind == "programme" for one in scene.names):
        return True
    own = "[“「《][^”」》]{2,16}[”」》]|(?:本|该)?<undertaking>(?!的)"
    return pattern(own).match(scene.text, start, upto) is not None


def its_undertaking(scene: Scene, start: int, end: int) -> list[Party]:
    """The programme told of before, where a stretch names no other: "向项目", "项目还收到"."""
    plain = pattern(
        "(?:<lead>){0,3}(?:(?:该|本|此)(?=计划)|[该本此]?(?=项目))(计划|项目)(?:组|<trail>){0,3}"
    )
    found = plain.fullmatch(scene.text, start, end)
    return [Party(found.start(1), found.end(1), f"该{found[1]}", "pronoun")] if found else []


def founded_with(scene: Scene, at: int) -> list[Party]:
    """The body whose first capital a gift is: "X基金会原始基金1000万元，由Y捐赠"."""
    if not scene.said("<founding_sum>", scene.clause(at), at):
        return []
    named = [one for one in scene.names if scene.start <= one.start and one.end <= at]
    capital = pattern("<founding_sum>$")
    bodies = [
        one
        for one in named
        if one.kind == "organization"
        and not capital.search(one.text)
        and (not one.start or scene.text[one.start - 1] not in _NO_SUBJECT)
    ]
    if bodies:
        body = bodies[0]
        return [Party(body.start, body.end, scene.text[body.start : body.end], body.kind)]
    return [house(at)] if scene.heads else []


def supported(scene: Scene, at: int) -> Party | None:
    """Whom a gift is for, told after it: people, or a body for what it does or has set up."""
    text, end = scene.text, scene.end
    if helped := pattern(_HELPED).match(text, at, end):
        does = pattern("<act>|<does>").search(text, helped.start(1) + 2, helped.end(1))
        if does is None:
            return Party(helped.start(1), helped.end(1), helped[1], "phrase")
        who = scene.parties(helped.start(1), does.start())
        ends = does.end() == helped.end(1)  # "支持学校图书馆建设" supports what is built
        return who[0] if who and not ends and who[0].kind in _BODIES else None
    place = pattern(_SETS_UP).match(text, at, end)
    if place and (found := scene.parties(place.start(1), place.end(1))):
        return found[0] if found[0].kind == "organization" else None
    support = pattern(_SUPPORTS).match(text, at, end)
    if support is None:
        return None
    named = (one for one in scene.names if one.start == support.end())
    body = next((one for one in named if one.kind == "organization"), None)
    if body is None or not pattern("<does>[^，。；]{2}").match(text, body.end, end):
        return None
    return Party(body.start, body.end, text[body.start : body.end], body.kind)
