"""What an earlier run compiled is what this one would compile, and is taken without compiling."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from collections import namedtuple
from dataclasses import make_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from extractor.kept import OfAPage, kept_compiled

EXAMPLES = [
    ("", 0),
    ("plain", 0),
    (r"(?P<year>\d{4})-(?P<month>\d\d)?(x)", 0),
    (r"(?i:Stra(?:ss|ß)e)|\b[^\W\d_]++", re.IGNORECASE | re.MULTILINE),
    (r"(?<=[一二三])万(?!元)|[\u4e00-\u9fff]{2,7}?", 0),
    (r"a # a comment" "\n" r" (b | c)*+ \Z", re.VERBOSE | re.DOTALL),
    (r"(a)?(?(1)b|c)", re.ASCII),
]
BYTES = rb"(?P<tag>[a-z]+)\s*="
TEXT = "plain 2020-03x Strasse STRASSE 三万 三万元 ab c abbcc straße"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "compiled"


def _examples() -> list[re.Pattern[str]]:
    re.purge()
    made = []
    for pattern, flags in EXAMPLES:
        _AT[:] = pattern, flags
        made.append(_asked())
    re.purge()
    return made


_AT: list[Any] = []


def _asked() -> re.Pattern[str]:
    return re.compile(*_AT)


def _no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(import_module("re._parser"), "parse", refuse)


def test_patterns_are_taken_from_the_file_and_are_the_same(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = _examples()
    with kept_compiled(file):
        assert _examples() == plain
        tags = re.compile(BYTES)
    re.purge()
    _no_parser(monkeypatch)
    with kept_compiled(file):
        kept = _examples()
        assert re.compile(BYTES) == tags
    assert kept == plain
    assert [(p.groups, dict(p.groupindex), p.flags) for p in kept] == [
        (p.groups, dict(p.groupindex), p.flags) for p in plain
    ]
    for one, other in zip(kept, plain, strict=True):
        found = [(m.span(), m.groupdict(), m.lastgroup) for m in one.finditer(TEXT)]
        assert found == [(m.span(), m.groupdict(), m.lastgroup) for m in other.finditer(TEXT)]


def test_what_is_made_of_the_words_of_a_page_is_not_kept(file: Path) -> None:
    re.purge()
    with kept_compiled(file):
        assert re.compile(OfAPage("the words of a page")).fullmatch("the words of a page")
    assert not file.exists()


PAGE = """---
title: Gifts
zorblat: 500
grants:
  - zorblat: Quillow Hospital
    amount: $1,500
---
Zyrelda Quillow Foundation (ZQF) gave $5 million to Quillow Hospital of Zyrelda in May 2020.
ZQF's Hospital got 400 beds. It thanked the Foundation. 葭苇基金会向许葭苇教授捐赠100万元。

许葭苇说，感谢基金会。
"""


READ = """
import sys
from pathlib import Path
from extractor.kept import kept_compiled
with kept_compiled(Path(sys.argv[1])):
    from extractor.pipeline import extract
    assert extract([sys.argv[2]])["funding"]
"""


def test_no_words_of_a_page_are_kept(file: Path, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE, "utf-8")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # a process of its own: what this one has compiled before is not compiled again
    run = [sys.executable, "-c", READ, str(file), str(tmp_path / "page.md")]
    subprocess.run(run, check=True, env=env)
    _, kept = marshal.loads(file.read_bytes())
    patterns = [repr(text) for text, _ in kept]
    assert len(patterns) > 100
    own = ("zorblat", "Quillow", "Zyrelda", "ZQF", "葭苇")
    assert [text for text in patterns if any(word.lower() in text.lower() for word in own)] == []


def test_records_are_the_same(file: Path) -> None:
    for _ in range(2):
        with kept_compiled(file):
            made = make_dataclass("Gift", ["giver", ("sum", int, 3)], frozen=True, slots=True)
            named = namedtuple("named", "name kind")
        assert made("A") == made("A", 3) != made("B")
        assert repr(made("A")) == "Gift(giver='A', sum=3)"
        assert hash(made("A")) == hash(made("A", 3))
        assert named(kind=2, name=1) == (1, 2)
    assert file.exists()


@pytest.mark.parametrize(
    "spoilt", [b"", b"no marshal", b"i\x01\x00\x00\x00", b"(\x02\x00\x00\x00N{0"]
)
def test_what_is_spoilt_is_passed_over(file: Path, spoilt: bytes) -> None:
    file.write_bytes(spoilt)
    with kept_compiled(file):
        assert _examples() == _examples()
    assert file.read_bytes() != spoilt


def test_nothing_is_kept_where_python_keeps_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    with kept_compiled(file):
        _examples()
    assert not file.exists()


def test_a_folder_that_is_not_there_does_no_harm(file: Path) -> None:
    with kept_compiled(file / "none"):
        _examples()


def test_python_is_as_it_was_afterwards(file: Path) -> None:
    compiler = import_module("re._compiler")
    before = compiler.compile, compiler._sre
    with pytest.raises(ZeroDivisionError), kept_compiled(file):
        raise ZeroDivisionError
    assert (compiler.compile, compiler._sre) == before
    assert "exec" not in vars(import_module("dataclasses"))
