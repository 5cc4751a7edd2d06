"""Sites made to harm their reader: a bad file costs one row, and the other pages give the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.cli import main
from extractor.limits import Limits
from extractor.pipeline import extract, extract_to
from extractor.sources.jekyll import site as jekyll
from extractor.sources.jekyll import site_files, unshown

GIFT = "Aster Fund gave 5 million dollars to the Elm House Hospital.\n"
DEEP = 20_000
BAD = "bad.md"
DATA = "_data/bad.yml"
SITE = {
    "_config.yml": "title: Aster Fund\n",
    DATA: "- {who: Elm House, sum: 7}\n- {who: Oak House, sum: 8}\n",
    "_data/good.yml": "- {who: Ash House, sum: 9}\n",
    BAD: "---\ntitle: Bad\n---\n{{ page.title }}\n",
    "good.md": "---\ntitle: Good\n---\n{% for g in site.data.good %}"
    "{{ page.title }}: {{ g.who }} got ${{ g.sum }} million.{% endfor %}\n",
    "plain.md": GIFT,
}


def _made(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


def _raise(*_: object) -> None:
    raise ValueError("no such cell")


def _forever(*_: object) -> None:
    while True:
        pass


def _all_memory(*_: object) -> None:
    held = [bytearray(2**20)]
    while held:
        held.append(bytearray(2**20))


FAULTS = [
    (_raise, "not read: ValueError: no such cell; please report the page"),
    (_forever, "not read: it takes longer than 1 seconds; split it, or allow more"),
    (_all_memory, "not read: it needs more than 64 MiB of memory; split it, or allow more"),
]
# What meets the fault, which of its arguments tells the file, and the file.
STEPS: list[tuple[Any, str, Callable[..., bool], str]] = [
    (jekyll.JekyllSite, "_body", lambda site, document: document.path == BAD, BAD),
    (unshown, "data_page", lambda value, shown: len(value) == 2, DATA),
    (site_files, "read_data", lambda path, text: path == DATA, DATA),
    (site_files, "read_front_matter", lambda text: "Bad" in text, BAD),
]


@pytest.mark.parametrize(("fault", "message"), FAULTS)
@pytest.mark.parametrize("step", range(len(STEPS)))
def test_a_bad_file_of_a_site_costs_one_row(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[..., None],
    message: str,
    step: int,
) -> None:
    folder = _made(tmp_path / "site", SITE)
    owner, name, is_bad, path = STEPS[step]
    usual = getattr(owner, name)
    whole = extract([folder])

    def meet(*arguments: Any) -> Any:
        return fault() if is_bad(*arguments) else usual(*arguments)

    monkeypatch.setattr(owner, name, meet)
    found = extract([folder], limits=Limits(seconds=1, memory=64 * 2**20))
    assert [p.page for p in found["problems"]] == [path], found["problems"]
    (problem,) = found["problems"]
    assert (problem.page, problem.stage, problem.severity) == (path, "source", "error")
    assert problem.message.startswith(message)
    for dataset in ("pages", "amounts", "funding"):
        wanted = [row for row in whole[dataset] if row.page not in (BAD, DATA)]
        assert wanted
        assert [row for row in found[dataset] if row.page not in (BAD, DATA)] == wanted


def test_debug_says_where_in_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jekyll.JekyllSite, "_body", _raise)
    told: list[str] = []
    extract_to(
        tmp_path / "out",
        [_made(tmp_path / "site", SITE)],
        1,
        debug=True,
        watch=lambda problems, _: told.extend(problem.message for problem in problems),
    )
    assert all(" _raise < sources/jekyll/site.py:" in message for message in told)
    assert len(told) == 2


DOUBLING = "a0: &a0 [x, x]\n" + "\n".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]" for n in range(49))
MANY_VALUES = "it holds more than 1000000 values"

# A file of a site, its text, and what its row says; None where there is none to say.
HOSTILE = [
    ("extractor.toml", f"a = {'[' * DEEP}", "nests too deep"),
    ("extractor.toml", f"a = {'{a=' * DEEP}1{'}' * DEEP}", "nests too deep"),
    ("extractor.toml", f"a = {'9' * DEEP}", "Exceeds the limit"),
    ("extractor.toml", 'timezone = "../../etc/passwd"', "there is no time zone"),
    ("extractor.toml", f'timezone = "{"a" * DEEP}"', "there is no time zone"),
    ("extractor.toml", "publisher = 5\nlanguage = [1]\naliases = 3\nignore = {a = 1}", None),
    ("extractor.toml", f'ignore = ["{"*a" * 40}b", "[", "[!", "/", ".."]', None),
    ("extractor.toml", "ignore = [" + ", ".join(f"'*{n}*x*y'" for n in range(2_000)) + "]", None),
    (
        "extractor.toml",
        '[aliases]\nA = ["B"]\nB = ["C"]\nC = ["A", "C"]\n"" = ["", "\\u0000"]',
        None,
    ),
    ("extractor.toml", "[corrections]\na = 1", "must be an array of tables"),
    ("extractor.toml", "[[aliases]]\nb = 2", "must be a table"),
    ("extractor.toml", "publisher = 5", "must be a text"),
    ("extractor.toml", 'day_first = "no"', "must be true or false"),
    ("extractor.toml", "ignore = {a = 1}", "must be a list"),
    ("hugo.toml", f"a = {'[' * DEEP}", "nests too deep"),
    ("_config.yml", DOUBLING, MANY_VALUES),
    ("_config.yml", f"a: {'[' * DEEP}", "is nested deeper"),
    ("_config.yml", "- 1\n- 2\n", None),
    ("_config.yml", "collections: 5\ndefaults: {a: 1}\nexclude: 7\npermalink: [1]\nurl: 5\n", None),
    ("_config.yml", "defaults:\n- {scope: {path: [1], type: {}}, values: {date: [1]}}\n", None),
    ("_config.yml", f'exclude: ["{"*a" * 30}b", "[", "[!", 5]\n', None),
    ("_config.yml", "layouts_dir: ../..\nincludes_dir: ..\ndata_dir: /etc\n", None),
    ("_config.yml", f'permalink: "{":title" * DEEP}"\n', None),
    ("_data/a.yml", DOUBLING, MANY_VALUES),
    ("_data/a.yml", f"a: {'[' * DEEP}", "is nested deeper"),
    ("_data/a.yml", "a: &a [*a]\n", "is nested deeper"),
    ("_data/a.yml", '!!python/object/apply:os.mkdir ["CANARY"]', None),
    ("_data/a.yml", "- .inf\n- 1:99:99\n- !!int x\n- !!set {a}\n- ? [a]\n  : b\n- <<: 5\n", None),
    ("_data/a.yml", f"a: {'9' * DEEP}\nb: 0x{'f' * DEEP}", None),
    ("_data/a.json", "[" * DEEP, "is nested deeper"),
    ("_data/a.json", f"[1e99999, {'9' * DEEP}]", None),
    ("_data/a.json", '{"a": "\\ud800", "\\udfff": 1}', None),
    ("_data/a.json", '{"a": ', "a value is expected"),
    ("_data/a.csv", 'a,b\n"' + '""' * DEEP, None),
    ("_data/a.csv", "," * DEEP + "\n" + "," * DEEP, None),
    ("_data/a.tsv", "\0\t\0\n\0\n", None),
    ("_posts/2020-01-01-a.md", "---\ntitle: [1]\ndate: {a: b}\ntags: 5\nslug: {}\n---\n", None),
    ("_posts/2020-99-99-a.md", "---\ndate: 99999-99-99\nlayout: ../../etc/passwd\n---\n", None),
]


@pytest.mark.parametrize("layouts", [False, True])
@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_settings_and_data(
    number: int,
    layouts: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, text, said = HOSTILE[number]
    site = {} if path == "hugo.toml" else {"_config.yml": "title: Aster Fund\n"}
    folder = _made(tmp_path / "site", {**site, "good.md": GIFT, path: text})
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "out"
    options = ["--layouts"] if layouts else []
    command = ["extract", str(folder), "-o", str(out), "--quiet", "--page-seconds", "5"]
    assert main([*command, *options]) == 0
    problems = json.loads((out / "problems.json").read_bytes())
    assert "please report" not in capsys.readouterr().err
    if said is not None:
        assert [p["page"] for p in problems] == [path] and said in problems[0]["message"]
    assert "good.md" in [a["page"] for a in json.loads((out / "amounts.json").read_bytes())]
    assert main(["verify", str(out), str(folder), *options]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "site"]


MANY_FAULTS = {
    "_data/a.yml": "a: 1\n" * 3_000,
    "_data/b.yml": "- {a: 1, a: 2}\n" * 3_000,
    "_data/c.csv": "a,b\n" + "1,2,3\n" * 3_000,
}


@pytest.mark.parametrize("path", MANY_FAULTS)
def test_a_file_of_many_faults_has_few_rows(tmp_path: Path, path: str) -> None:
    files = {"_config.yml": "title: Aster Fund\n", "good.md": GIFT, path: MANY_FAULTS[path]}
    found = extract([_made(tmp_path, files)])["problems"]
    assert len(found) == 21
    told = [problem for problem in found if problem.line is not None]
    assert len(told) == 20 and len({problem.line for problem in told}) == 20
    assert (
        found[-1].message == f"{3_000 - 20 - (path == '_data/a.yml')} more such faults are not"
        " told; mend those that are"
    )
