"""Datasets that strangers have edited, and ids that are none: said in a line, and no file is shown
that is not among the sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.cli import main

GIFT = "Aster Fund gave 5 million dollars to the Elm House Hospital.\n"
CANARY = "canary-of-the-file"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.md").write_text(GIFT, "utf-8")
    (tmp_path / "secret.md").write_text(f"{CANARY}: {GIFT}", "utf-8")
    out = tmp_path / "out"
    assert main(["extract", str(tmp_path / "pages"), "-o", str(out), "--quiet"]) == 0
    return out


def _run(out: Path, command: str, *rest: str) -> int:
    pages = str(out.parent / "pages")
    arguments = {
        "explain": ["explain", str(out), "--input", pages, "--", *rest],
        "verify": ["verify", str(out), pages],
        "check": ["check", str(out)],
    }
    return main(arguments[command])


IDS = [
    "",
    "../../etc/passwd",
    ".*",
    "\x1b[31m",
    "a" * 100_000,
    "\0",
    "--",
    "=1+1",
    "\ud800",
    "\u202e",
]


@pytest.mark.parametrize("number", range(len(IDS)))
def test_an_id_that_is_none_is_said(
    out: Path, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(out, "explain", IDS[number]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1
    assert not set(told.err) & set("\x1b\0\ud800\u202e")


# What a record of the datasets is made to say.
FIELDS: list[dict[str, Any]] = [
    {"page": "../secret.md"},
    {"page": "/etc/passwd"},
    {"page": 5},
    {"page": None},
    {"origin": "../secret.md"},
    {"origin": "../../../../../../etc/passwd"},
    {"origin": "/etc/passwd"},
    {"origin": 5},
    {"start": -5},
    {"start": 10**30, "end": 10**31},
    {"start": "x"},
    {"start": None},
    {"line": "x"},
    {"quote": None},
    {"quote": "\x1b[31m"},
    {"id": None},
    {"amount": "=1"},
    {"amount": [1]},
    {"funders": "x"},
    {"rule": 7},
    {"more": 1},
]


@pytest.mark.parametrize("number", range(len(FIELDS)))
@pytest.mark.parametrize("command", ["explain", "verify", "check"])
def test_a_record_that_was_edited_shows_no_file(
    out: Path, number: int, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out / "funding.json"
    (record,) = json.loads(path.read_bytes())
    secret = out.parent / "secret.md"
    edited = {**record, **FIELDS[number]}
    if "page" in FIELDS[number] or "origin" in FIELDS[number]:
        edited["end"] = len(secret.read_text("utf-8"))
    path.write_text(json.dumps([edited]), "utf-8")
    status = _run(out, command, record["id"])
    told = "".join(capsys.readouterr())
    assert status in (0, 1, 2) and (command != "check" or status == 1)
    assert CANARY not in told and "root:" not in told and "\x1b" not in told


FILES = ["", "[", "{}", "5", "[5]", "[[]]", "null", '[{"id": 1}]', "[{}]", "[" * 100_000, "\udcff"]


@pytest.mark.parametrize("number", range(len(FILES)))
@pytest.mark.parametrize("command", ["explain", "verify", "check"])
def test_a_file_that_was_edited_is_said(
    out: Path, number: int, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = out / "funding.json"
    path.write_bytes(FILES[number].encode("utf-8", "surrogateescape"))
    assert _run(out, command, "a") == (1 if command == "check" else 2)
    assert "funding.json" in capsys.readouterr().err
