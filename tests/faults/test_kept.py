"""A cache that was damaged, mixed up or put where other things are: nothing is lost or believed."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from extractor.pipeline import extract_to


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(12):
        text = f"Aster Fund gave {number + 20} million dollars to the Elm House Hospital.\n"
        (folder / f"{number:02}.md").write_text(text, "utf-8")
    return folder


def _extract(pages: Path, cache: Path) -> dict[str, bytes]:
    out = pages.parent / "out"
    extract_to(out, [pages], 1, cache=cache)
    return {path.name: path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def _kept(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def test_a_bit_that_has_turned_changes_nothing(pages: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    whole = _extract(pages, cache)
    draw = random.Random(9)
    for _ in range(8):
        for path in _kept(cache):
            data = bytearray(path.read_bytes())
            data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
            path.write_bytes(data)
        assert _extract(pages, cache) == whole


def test_what_was_kept_of_another_page_is_not_taken(pages: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    whole = _extract(pages, cache)
    kept = _kept(cache)
    for path in kept[1:]:
        shutil.copy(kept[0], path)
    assert _extract(pages, cache) == whole


def test_what_else_is_in_its_folder_stays(pages: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    for name in ("letters", "0123456789abcdeg", "photos-of-2020"):
        (home / name).mkdir(parents=True)
        (home / name / "dear.txt").write_text("dear", "utf-8")
    (home / "notes.txt").write_text("notes", "utf-8")
    (home / "0123456789abcdef").mkdir()  # what another version kept
    _extract(pages, home)
    names = {path.name for path in home.iterdir()}
    assert {"letters", "0123456789abcdeg", "photos-of-2020", "notes.txt"} < names
    assert (home / "letters" / "dear.txt").is_file() and "0123456789abcdef" not in names
