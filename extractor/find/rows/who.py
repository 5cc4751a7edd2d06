"""Which column names who got or gave, and which only who belongs to them."""

from __future__ import annotations

from extractor.find.grid.grid import Grid, is_heading
from extractor.find.rows.award import Towards, is_strong
from extractor.find.rows.headings import Role
from extractor.find.rows.looks import Look
from extractor.find.rows.parties import is_organization, is_person, split_person
from extractor.find.rows.wording import is_project_heading, speaks_of_fellows, speaks_of_study

_DISTINCT = 0.6  # different names for each cell, at least: programmes and towns come again
_SURELY = 0.5  # names of organisations, for each cell of a column beside people
_PEOPLE = 0.3  # names of persons that are known, for each cell of a column of people
_OWN = 0.9  # different texts for each cell: the names of projects
_NAME = 1.7  # words of the name of a project, on average: titles have more
_NAME_BESIDE = 3.5  # the same where another column says what the money is for
_LONG = 45  # characters: longer cells are descriptions rather than names
_WHO = ("recipient", "party", "person", "via")


def settle_parties(
    roles: list[str],
    said: list[Role | None],
    looks: tuple[Look, ...],
    towards: Towards,
    grid: Grid,
) -> None:
    """Settles who is who: party columns, people beside institutions, columns without heading."""
    student = None if grid.fields else _students(roles, said, looks, grid)
    if student is not None:
        roles[:] = ["other" if name in _WHO else name for name in roles]
        roles[student] = "recipient"
        return
    recipients = having(roles, "recipient")
    parties = having(roles, "party")
    if (
        recipients
        and parties
        and not grid.fields
        and _is_person_beside(looks, recipients[0], parties[0])
    ):
        roles[recipients[0]] = "person"
        recipients = []
    if not recipients and not parties and "donor" not in roles:
        parties = _find_party(roles, looks, towards)
        if "person" in roles and not any(looks[n].organization >= _SURELY for n in parties):
            parties = []
    if not recipients and not parties and "via" in roles:
        roles[roles.index("via")] = "recipient"
    if not parties:
        return
    if "party" in grid.fields:
        found = "donor" if towards.received else "recipient"
        roles[parties[0]] = found if looks[parties[0]].filled else "other"
        return
    best = max(parties, key=lambda n: (is_strong(said[n]), looks[n].organization, -n))
    for n in parties:
        roles[n] = "other"
    if not recipients:
        roles[best] = "donor" if towards.received and "donor" not in roles else "recipient"


def _is_person_beside(looks: tuple[Look, ...], first: int, party: int) -> bool:
    """Whether the cells of one column are people who belong to the institutions of the other."""
    if looks[first].organization >= 0.3:
        return False
    return looks[first].person > 0.2 or looks[party].organization > looks[first].organization + 0.2


def _students(
    roles: list[str], said: list[Role | None], looks: tuple[Look, ...], grid: Grid
) -> int | None:
    """The column of those who won a scholarship or prize, beside the schools that they belong to.

    It says so over the column, or over the list: then the names are headings or called names.
    """
    above = any(speaks_of_study(cell.text) for cell in grid.context)
    fellows = any(speaks_of_fellows(cell.text) for cell in grid.context)
    for n, look in enumerate(looks):
        if look.filled < 1 or look.name < 0.9 or look.organization >= 0.3:
            continue
        if speaks_of_study(grid.headings[n]):
            return n
        role = said[n]
        called = role is not None and role.name in ("recipient", "party", "person")
        unnamed = roles[n] in ("text", "") and look.name == 1
        headed = unnamed and all(map(is_heading, grid.column(n)))
        if (above and (called or headed)) or (fellows and headed and look.person >= _PEOPLE):
            return n
    return None


def lists_students(roles: list[str], grid: Grid) -> bool:
    """Whether a list of scholarships or prizes names people for the most part."""
    above = [cell.text for cell in grid.context]
    if not any(speaks_of_study(text) or speaks_of_fellows(text) for text in above):
        return False
    names = [cell.text for n in having(roles, "recipient") for cell in grid.column(n)]
    people = sum(is_person(name) or split_person(name)[0] is not None for name in names)
    return people * 2 > len(names)


def _find_party(roles: list[str], looks: tuple[Look, ...], towards: Towards) -> list[int]:
    """The party column among those whose heading says nothing.

    Where the words above speak of gifts, names of no known kind do, unless they come again.
    """
    free = [
        n
        for n, role in enumerate(roles)
        if role in ("text", "") and looks[n].filled >= 0.5 and looks[n].name >= 0.5
    ]
    if not free:
        return []
    best = max(free, key=lambda n: (_party_rank(looks[n]), -n))
    told = (towards.given or towards.received) and looks[best].distinct >= _DISTINCT
    least = 0.1 if told else 0.3
    return [best] if _party_rank(looks[best]) > least or len(free) == 1 else []


def _party_rank(look: Look) -> float:
    """How much a column's cells look like names of those who give and get."""
    likely = look.organization + 0.6 * look.person + 0.3 * look.name + 0.2 * look.heads
    long = 0.3 if look.length > _LONG else 0.0
    repeated = 0.3 if look.distinct < _DISTINCT else 0.0
    return likely - 0.5 * look.phrase - long - repeated


def let_projects_get(
    roles: list[str], looks: tuple[Look, ...], towards: Towards, grid: Grid
) -> None:
    """Where a list of grants names projects and nobody else, they are who gets the money.

    So do projects that have a name of a word or two, whoever works on them.
    """
    taken = {"recipient", "donor", "party", "via"} & set(roles)
    if taken or any(is_organization(c.text) for c in grid.context):
        return
    free = [n for n, role in enumerate(roles) if role in ("person", "text", "")]
    if any(looks[n].organization >= 0.3 for n in free):
        return
    alone = not free and not any(row.groups for row in grid.rows)
    told = having(roles, "purpose")
    most = _NAME if len(told) == 1 else _NAME_BESIDE
    for column in told:
        named = looks[column].words <= most and looks[column].distinct >= _OWN
        short = alone and looks[column].length <= _LONG
        if (short or named) and towards.given and is_project_heading(grid.headings[column]):
            roles[column] = "recipient"
            roles[:] = ["other" if role == "person" else role for role in roles]
            return


def having(roles: list[str], role: str) -> list[int]:
    return [number for number, name in enumerate(roles) if name == role]
