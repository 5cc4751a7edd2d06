"""What the project says of itself is so."""

from __future__ import annotations

import hashlib
import os
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from extractor.options import parser

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_raw_is_what_its_manifest_says() -> None:
    lines = (ROOT / "raw" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    stated = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    present = {
        path.relative_to(ROOT / "raw").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "raw").rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    assert stated == present
    assert list(stated) == sorted(stated)


def _locked() -> dict[str, list[str]]:
    """Versions in constraints.txt by package; several where they depend on the Python version."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==([^ ;]+)", text, re.MULTILINE):
        versions.setdefault(name, []).append(version)
    return versions


def test_every_dependency_is_bounded_and_locked_within_its_bounds() -> None:
    required = [
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["dev"],
    ]
    for requirement in map(Requirement, required):
        operators = {bound.operator for bound in requirement.specifier}
        assert operators == {">=", "<"}, requirement
        versions = _locked()[requirement.name.lower()]
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_every_locked_version_has_hashes() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == sum(map(len, _locked().values()))
    for entry in entries:
        assert "--hash=sha256:" in entry, entry


def test_the_description_of_the_datasets_is_up_to_date() -> None:
    make_docs = runpy.run_path(str(ROOT / "scripts" / "make_docs.py"))
    stated = (ROOT / "docs" / "datasets.md").read_text(encoding="utf-8")
    assert stated == make_docs["_datasets"](), "run `make docs`"


def test_the_readme_names_every_command_and_option() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (commands,) = [
        action.choices for action in parser()._actions if isinstance(action.choices, dict)
    ]
    for name, command in commands.items():
        assert f"extractor {name} " in readme
        section = readme.split(f"\n    extractor {name} ")[1].split("\n    extractor ")[0]
        for action in command._actions:
            for option in action.option_strings:
                if option.startswith("--") and option not in ("--help", "--out"):
                    assert option in section, (name, option)


REFUSED = [
    (["extract", "a.md", "-o", "out", "--jobs", "0"], "must be 1 or more"),
    (["extract", "a.md", "-o", "out", "--page-seconds", "0"], "must be more than 0"),
    (["extract", "a.md", "-o", "out", "--page-memory", "-1"], "must be more than 0"),
    (["history", "site", "-o", "out", "--since", "March"], "must be a day such as 2020-03-15"),
    (["extract", "a.md"], "the following arguments are required: -o/--out"),
    ([], "the following arguments are required: COMMAND"),
]


@pytest.mark.parametrize(("arguments", "told"), REFUSED)
def test_what_cannot_be_asked_is_refused(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_make_targets_are_the_ones_the_docs_name() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert set(re.findall(r"`make ([a-z]+)", text)) <= targets
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


# Packages that take long to import, and that not every run needs
HEAVY = [
    *("babel", "bs4", "dateparser", "pandas", "numpy", "currency_converter", "pyarrow", "lxml"),
    *("liquid", "fastwarc", "concurrent.futures", "distributed", "dask", "fsspec"),
]


@pytest.mark.parametrize("module", ["extractor", "extractor.cli", "extractor.pipeline"])
def test_nothing_heavy_is_imported_before_it_is_used(module: str) -> None:
    program = f"import {module}, sys; print(*[n for n in {HEAVY!r} if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.split() == []


def test_the_version_is_told_without_the_code_that_reads() -> None:
    program = "import sys; from extractor.cli import main; main(['--version'])"
    program = f"import atexit, sys; atexit.register(lambda: print(*sys.modules)); {program}"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    told, modules = run.stdout.splitlines()
    assert told == f"extractor {PROJECT['project']['version']}"
    assert {"extractor.pipeline", "importlib.metadata", "email"}.isdisjoint(modules.split())


# What only pages of their kind need, or runs that ask for it
SELDOM = """
extractor.find.donations extractor.find.giving.chinese.statements extractor.find.rows.columns
extractor.sources.data.read extractor.sources.jekyll.site extractor.sources.liquid.templates
extractor.sources.prefilter extractor.sources.remote extractor.sources.warc extractor.cache
extractor.cluster extractor.write.parquet calendar ctypes html.entities multiprocessing string
traceback
"""


def test_a_page_of_english_prose_needs_no_reader_of_anything_else(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>The Heron Trust’s board gave $5 million to Lakeside School in May.</p>")
    command = ["extract", str(page), "-o", str(tmp_path / "out"), "--quiet", "--jobs", "1"]
    program = f"import sys; from extractor.cli import main; main({command!r}); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    modules = run.stdout.split()
    assert len((tmp_path / "out" / "funding.csv").read_text("utf-8").splitlines()) == 2
    assert [name for name in SELDOM.split() if name in modules] == []


def test_the_changelog_keeps_code_and_data_apart() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert releases
    for release in releases:
        assert set(re.findall(r"^### (.+)$", release, re.MULTILINE)) <= {"Code", "Data"}
