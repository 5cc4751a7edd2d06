"""What is made of the lexicon is made once, and again whenever it or what is kept changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.kept import kept_table
from extractor.lexicon import parsed


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "__pycache__").mkdir()
    path = tmp_path / "words.toml"
    path.write_text('[give]\nen = ["give", "gave"]\n', "utf-8")
    return path


def _kept(path: Path) -> list[Path]:
    return sorted((path.parent / "__pycache__").iterdir())


def test_what_is_kept_is_what_the_file_says(words: Path) -> None:
    first = parsed(words)
    assert first == {"give": {"en": ["give", "gave"]}}
    assert len(_kept(words)) == 1
    assert parsed(words) == first


def test_an_edited_file_is_parsed_anew(words: Path) -> None:
    parsed(words)
    words.write_text('[give]\nen = ["give", "gave", "given"]\n', "utf-8")
    assert parsed(words) == {"give": {"en": ["give", "gave", "given"]}}


@pytest.mark.parametrize("spoilt", [b"", b"no marshal", b"i\x01\x00\x00\x00"])
def test_what_is_spoilt_is_passed_over(words: Path, spoilt: bytes) -> None:
    whole = parsed(words)
    _kept(words)[0].write_bytes(spoilt)
    assert parsed(words) == whole


def test_nothing_is_kept_where_python_keeps_nothing(
    words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    parsed(words)
    assert _kept(words) == []


def test_a_folder_without_a_place_for_it_does_no_harm(words: Path) -> None:
    (words.parent / "__pycache__").rmdir()
    assert parsed(words) == {"give": {"en": ["give", "gave"]}}


@pytest.fixture
def lower(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """A function of a module that can be written anew."""
    (tmp_path / "called.py").write_text("def lower(word):\n    return word.lower()\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "called", raising=False)
    return __import__("called").lower  # type: ignore[no-any-return]


def test_a_table_is_made_once_and_anew_when_what_it_follows_from_changes(
    words: Path, lower: Callable[[str], str]
) -> None:
    asked: list[int] = []

    def table() -> dict[str, tuple[str, ...]]:
        asked.append(1)
        return {"en": tuple(map(lower, parsed(words)["give"]["en"]))}

    def times_made() -> int:
        assert kept_table(table, [words], [lower]) == table()
        asked.pop()
        return len(asked)

    assert [times_made(), times_made()] == [1, 1]
    words.write_text('[give]\nen = ["Give"]\n', "utf-8")
    assert [times_made(), times_made()] == [2, 2]
    code = Path(str(sys.modules["called"].__file__))
    code.write_text("def lower(word):\n    return word.casefold()\n", "utf-8")
    assert [times_made(), times_made()] == [3, 3]
