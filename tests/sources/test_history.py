"""A history of twelve commits that the test makes, with a rename and a broken version; branches."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from extractor.check import validate
from extractor.cli import main
from extractor.history import read_history
from extractor.records import History, Revision
from extractor.sources.files import InputError

PAGE = """\
---
title: {title}
---
## Donation details

<table><tr><th>Country</th><th>Goods</th><th>Quantity (pieces)</th><th>Progress</th><th>Donors</th>
</tr>{{% for g in site.data.gifts %}}
<tr><td>{{{{ g.country }}}}</td><td>{{{{ g.goods }}}}</td><td>{{{{ g.quantity }}}}</td>
<td>{{{{ g.status }}}}</td><td>{{{{ g.donor }}}}</td></tr>{{% endfor %}}
</table>
"""
NEWS = """\
| Donor | Recipient | Amount |
|---|---|---|
| Elm Trust | River School | EUR {amount} |
"""


def gifts(*rows: tuple[str, str, int, str]) -> str:
    return "".join(
        f"- country: {country}\n  goods: {goods}\n  quantity: {quantity}\n  status: {status}\n"
        "  donor: Elm Trust\n"
        for country, goods, quantity, status in rows
    )


JAPAN = ("Japan", "Face Mask", 3000, "Stocking Up")
ITALY = ("Italy", "Face Mask", 3000, "Stocking Up")
SENT = ("Japan", "Face Mask", 3000, "Accepted")
MORE = ("Italy", "Face Mask", 5000, "Stocking Up")
DATA = "_data/gifts.yml"
SUPPLIES = "_program/supplies.md"
AID = "_program/aid.md"

# Day of March 2020, and the files that its commit writes; None removes one.
COMMITS: list[tuple[int, dict[str, str | None]]] = [
    (1, {"_config.yml": "title: Elm Trust\ncollections: {program: {output: true}}\n",
         DATA: gifts(JAPAN), SUPPLIES: PAGE.format(title="Supplies")}),
    (2, {"README.txt": "Nothing about gifts.\n"}),
    (3, {DATA: gifts(JAPAN, ITALY)}),
    (4, {"news.md": NEWS.format(amount="5,000")}),
    (5, {DATA: gifts(SENT, ITALY)}),
    (6, {SUPPLIES: None, AID: PAGE.format(title="Aid")}),
    (7, {DATA: gifts(SENT, ITALY).replace("- country: Italy", "-\tcountry: [Italy")}),
    (8, {DATA: gifts(SENT, MORE)}),
    (9, {"news.md": NEWS.format(amount="8,000")}),
    (10, {"logo.png": "png"}),
    (11, {DATA: gifts(MORE)}),
    (12, {"news.md": None}),
]  # fmt: skip


def git(repository: Path, *arguments: str, day: int = 1) -> str:
    moment = f"2020-03-{day:02}T12:00:00+00:00"
    author = f"2020-03-{day:02}T08:00:00+08:00"
    identity = {"GIT_AUTHOR_DATE": author, "GIT_COMMITTER_DATE": moment}
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments],
        cwd=repository, check=True, capture_output=True, text=True, env=os.environ | identity,
    )  # fmt: skip
    return done.stdout.strip()


def commit(repository: Path, day: int, files: dict[str, str | None]) -> str:
    for path, text in files.items():
        target = repository / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            target.unlink()
        else:
            target.write_text(text)
    git(repository, "add", "-A", day=day)
    git(repository, "commit", "-qm", f"Day {day}", day=day)
    return git(repository, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    git(root, "init", "-q", "-b", "main")
    for day, files in COMMITS:
        commit(root, day, files)
    return root


@pytest.fixture(scope="module")
def datasets(repository: Path) -> dict[str, list[Any]]:
    return read_history(repository)


def day_of(revision: Revision) -> int:
    return int(revision.date[8:10])


# day, page, former page, what happened, how many records were added, removed, edited
REVISIONS = [
    (1, SUPPLIES, None, "added", 2, 0, 0),
    (2, "README.txt", None, "added", 0, 0, 0),
    (3, SUPPLIES, None, "edited", 2, 0, 0),
    (4, "news.md", None, "added", 3, 0, 0),
    (5, SUPPLIES, None, "edited", 0, 0, 2),
    (6, AID, SUPPLIES, "edited", 0, 0, 0),
    (8, AID, None, "edited", 0, 0, 2),
    (9, "news.md", None, "edited", 0, 0, 3),
    (11, AID, None, "edited", 0, 2, 0),
    (12, "news.md", None, "removed", 0, 3, 0),
]


def test_revisions(datasets: dict[str, list[Any]]) -> None:
    assert [
        (day_of(r), r.page, r.previous_page, r.change, len(r.added), len(r.removed), len(r.edited))
        for r in datasets["revisions"]
    ] == REVISIONS
    first = datasets["revisions"][0]
    assert (first.date, first.author_date) == (
        "2020-03-01T12:00:00+00:00",
        "2020-03-01T08:00:00+08:00",
    )


# dataset, page, first and last day, whether it is still there, what the summary says
HISTORIES = [
    ("donations", AID, 1, 10, False,
     "Face Mask, Japan: Stocking Up 2020-03-01 → Accepted 2020-03-05"),
    ("donations", AID, 3, 12, True,
     "Face Mask, Italy: quantity 3000 2020-03-03 → 5000 2020-03-08"),
    ("donations", "news.md", 4, 11, False,
     "River School: 5000 2020-03-04 → 8000 2020-03-09"),
    ("amounts", "news.md", 4, 11, False, "EUR: 5000 2020-03-04 → 8000 2020-03-09"),
]  # fmt: skip


def test_histories(datasets: dict[str, list[Any]]) -> None:
    found: list[History] = [h for h in datasets["histories"] if h.dataset != "funding"]
    days = [(int(h.first_date[8:]), int(h.last_date[8:])) for h in found]
    assert [
        (h.dataset, h.page, first, last, h.present, h.summary)
        for h, (first, last) in zip(found, days, strict=True)
    ] == HISTORIES


def test_each_change_of_a_value_names_its_commit(
    repository: Path, datasets: dict[str, list[Any]]
) -> None:
    japan = datasets["histories"][0]
    (change,) = japan.changes
    assert git(repository, "log", "-1", "--format=%s", change["commit"]) == "Day 5"
    assert (change["field"], change["before"], change["after"]) == (
        "status",
        "Stocking Up",
        "Accepted",
    )


def test_revisions_name_histories(datasets: dict[str, list[Any]]) -> None:
    ids = [h.id for h in datasets["histories"]]
    assert len(ids) == len(set(ids))
    named = {name for r in datasets["revisions"] for name in (*r.added, *r.removed, *r.edited)}
    assert named == set(ids)


def test_a_version_that_cannot_be_read_is_one_problem_and_changes_nothing(
    datasets: dict[str, list[Any]],
) -> None:
    (problem,) = datasets["problems"]
    assert (problem.page, problem.severity) == (DATA, "error")
    assert "of 2020-03-07: was not read" in problem.message


def test_only_some_pages_or_days(repository: Path) -> None:
    news = read_history(repository, path="news.md")
    assert {r.page for r in news["revisions"]} == {"news.md"}
    assert news["problems"] == []  # the broken version is of other pages
    program = read_history(repository, path="_program/", since="2020-03-05")
    assert [(day_of(r), r.page) for r in program["revisions"]] == [
        (5, SUPPLIES),
        (6, AID),
        (8, AID),
        (11, AID),
    ]
    japan = program["histories"][0]
    assert japan.first_date == "2020-03-04"  # the last version before
    assert japan.summary.endswith("Stocking Up 2020-03-04 → Accepted 2020-03-05")


def test_a_page_whose_table_moves_into_a_data_file_keeps_its_records(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{country}</td><td>Face Mask</td><td>3,000</td><td>Stocking Up</td>"
        "<td>Elm Trust</td></tr>"
        for country in ("Japan", "Italy")
    )
    heading = PAGE.format(title="Aid").split("</tr>")[0] + "</tr>\n"
    git(tmp_path, "init", "-q", "-b", "main")
    commit(
        tmp_path, 15, {"_config.yml": "title: Elm Trust\n", "a.md": f"{heading}{rows}</table>\n"}
    )
    commit(tmp_path, 17, {"a.md": PAGE.format(title="Aid"), DATA: gifts(SENT, ITALY)})
    summaries = [h.summary for h in read_history(tmp_path)["histories"] if h.dataset == "donations"]
    assert summaries == [
        "Face Mask, Japan: Stocking Up 2020-03-15 → Accepted 2020-03-17",
        "Face Mask, Italy: Stocking Up 2020-03-15",
    ]


def test_branches_that_meet_again(tmp_path: Path) -> None:
    one, two = NEWS.format(amount="1,000"), NEWS.format(amount="2,000")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, 1, {"a.md": one, "b.md": one})
    git(tmp_path, "switch", "-qc", "side")
    commit(tmp_path, 2, {"b.md": two})
    git(tmp_path, "switch", "-q", "main")
    commit(tmp_path, 3, {"a.md": two})
    git(tmp_path, "merge", "-q", "--no-ff", "-m", "Meet", "side", day=4)
    datasets = read_history(tmp_path)
    changes = [(day_of(r), r.page, r.change) for r in datasets["revisions"]]
    assert sorted(changes) == [
        (1, "a.md", "added"),
        (1, "b.md", "added"),
        (2, "b.md", "edited"),
        (3, "a.md", "edited"),
    ]
    gifts_ = [h for h in datasets["histories"] if h.dataset == "donations"]
    assert [(h.present, len(h.changes)) for h in gifts_] == [(True, 1), (True, 1)]


def test_a_record_that_comes_back_goes_on(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    page = NEWS.format(amount="1,000")
    commit(tmp_path, 1, {"a.md": page})
    commit(tmp_path, 2, {"a.md": "Nothing here.\n"})
    commit(tmp_path, 3, {"a.md": page})
    (gift,) = [h for h in read_history(tmp_path)["histories"] if h.dataset == "donations"]
    assert (gift.first_date, gift.last_date, gift.present) == ("2020-03-01", "2020-03-03", True)


STATUSES = [
    (("Stocking Up", "In Transit", "Accepted"), "agrees"),
    (("In Transit", "Stocking Up"), "differs"),
    (("Stocking Up", "Accepted", "In Transit"), "differs"),
    (("Stocking Up", "see note 3", "Accepted"), "agrees"),
    (("Stocking Up", "see note 3"), None),
    (("Stocking Up", "Stocking Up"), None),
]


@pytest.mark.parametrize(("statuses", "verdict"), STATUSES)
def test_a_status_that_goes_backwards_is_told(
    tmp_path: Path, statuses: tuple[str, ...], verdict: str | None
) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    for day, status in enumerate(statuses, 1):
        row = f"| Japan | Masks | 3,000 | {status} | Elm Trust |\n"
        page = "| Country | Goods | Quantity | Progress | Donors |\n|---|---|---|---|---|\n" + row
        commit(tmp_path, day, {"a.md": page, "n.txt": str(day)})
    found = read_history(tmp_path)["checks"]
    assert [check.verdict for check in found] == ([verdict] if verdict else [])
    if verdict == "differs":
        assert {check.lines for check in found} == {(3,)}
        assert f"{statuses[-1]} after {statuses[-2]}" in found[0].detail
        assert main(["history", str(tmp_path), "-o", str(tmp_path / "out"), "--quiet"]) == 0
        assert main(["check", str(tmp_path / "out")]) == 0
        assert main(["check", str(tmp_path / "out"), "--strict"]) == 1


def test_the_command_writes_datasets_that_are_as_declared(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["history", str(repository), "-o", str(out)]) == 0
    assert "histories" in capsys.readouterr().out
    assert sorted(path.name for path in out.glob("*.csv")) == [
        "checks.csv",
        "histories.csv",
        "problems.csv",
        "revisions.csv",
    ]
    assert validate(out) == []
    assert main(["check", str(out)]) == 0
    assert main(["history", str(tmp_path), "-o", str(out)]) == 2


def test_what_is_no_repository(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a git repository"):
        read_history(tmp_path)
