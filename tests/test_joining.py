"""What all pages say together is kept from run to run, and made anew when a page says other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import joining
from extractor.pipeline import extract_to

PAGES = {
    "a.html": "<h1>Aster Fund</h1>\n<p>Aster Fund (AF) gave $5,000 to the Elm House Hospital on 3"
    " May 2020. Of this sum, $2,000 went to Oak House School.</p>\n",
    "b.html": "<h1>News</h1>\n<p>Elm House hospital got $5,000 from AF.</p>\n<p>AF gave $6,000 to"
    " the Elm House Hospital on 3 May 2020.</p>\n<p>Aster Fund was founded in 2021.</p>\n",
    "c.html": "<h1>Grants of Aster Fund</h1>\n<table><tr><th>Grantee</th><th>Amount</th></tr>\n"
    "<tr><td>Elm House Hospital</td><td>50</td></tr>\n<tr><td>Oak School, Kenya</td><td>20</td>"
    "</tr>\n<tr><td>Total</td><td>70</td></tr></table>\n",
    "d.html": "<h1>History</h1>\n<ul><li>3 May 2020: Aster Fund gave $7,000 to Elm House.</li>\n"
    "<li>6 May 2020: Oak House Library opened.</li></ul>\n<p>In total, Aster Fund gave"
    " $13,000.</p>\n",
    "e.html": "<h1>Others</h1>\n<p>The Birch Trust gave EUR 300 to the Willow School.</p>\n",
    "f.html": "<h1>More</h1>\n<p>The Cedar Trust gave EUR 400 to the Oak House Library on 6 May"
    " 2020.</p>\n",
}

SAME = {
    "words at the end": ("e.html", "</p>\n", "</p>\n<p>The weather was fine.</p>\n"),
    "words before all": ("a.html", "<h1>", "<p>The weather was fine.</p><h1>"),
    "lines before all": ("e.html", "<h1>", "<p>The weather was fine.</p>\n<h1>"),
    "a heading": ("e.html", "Others", "Another"),
}
"""Edits after which all pages together say what they said."""

OTHER = {
    "a sum": ("a.html", "$5,000", "$6,000"),
    "a day": ("b.html", "3 May 2020", "4 May 2020"),
    "a form of a name": ("a.html", "Aster Fund (AF)", "Aster Fund"),
    "a row": ("c.html", "<td>50<", "<td>5000<"),
    "the total of a table": ("c.html", "<td>70<", "<td>80<"),
    "a founding": ("b.html", "founded in 2021", "founded in 2022"),
    "an event that is a gift": ("d.html", "3 May 2020", "5 May 2020"),
    "another event": ("d.html", "6 May 2020", "7 May 2020"),
    "a table before another": ("c.html", "<table>", "<table><tr><td>1</td></tr></table><table>"),
    "one more mention": ("e.html", "</p>\n", "</p>\n<p>The Birch Trust is small.</p>\n"),
    "a total": ("d.html", "$13,000", "$14,000"),
    "lines before what a check is of": ("b.html", "<h1>", "\n<h1>"),
    "one more gift": ("e.html", "</p>\n", "</p>\n<p>Aster Fund gave $5,000 to Oak House.</p>\n"),
}
"""Edits that change what other pages say, or what is said of them."""


def _written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class _Runs:
    """Runs on pages, each with a cache and without."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "pages").mkdir()
        for name, text in PAGES.items():
            self.write(name, text)

    def write(self, name: str, text: str | None) -> None:
        path = self._folder / "pages" / name
        path.unlink(missing_ok=True) if text is None else path.write_text(text, "utf-8")

    def written(self, *, cached: bool, **options: Any) -> dict[str, bytes]:
        cache = self._folder / "kept" if cached else None
        out = self._folder / "out"
        extract_to(out, [self._folder / "pages"], 1, cache=cache, **options)
        return _written(out)

    def agree(self, **options: Any) -> None:
        assert self.written(cached=True, **options) == self.written(cached=False, **options)


@pytest.fixture
def runs(tmp_path: Path) -> _Runs:
    return _Runs(tmp_path)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each time that what all pages say is found."""
    found: list[int] = []
    find: Callable[..., Any] = joining._found

    def noted(*arguments: Any) -> Any:
        found.append(1)
        return find(*arguments)

    monkeypatch.setattr(joining, "_found", noted)
    return found


@pytest.mark.parametrize("why", [*SAME, *OTHER])
def test_an_edit_gives_the_bytes_of_a_run_without_cache(
    why: str, runs: _Runs, made: list[int]
) -> None:
    before = runs.written(cached=True)
    page, old, new = (SAME | OTHER)[why]
    assert old in PAGES[page]
    runs.write(page, PAGES[page].replace(old, new, 1))
    after = runs.written(cached=True)
    assert len(made) == (1 if why in SAME else 2)
    assert after == runs.written(cached=False)
    assert after != before


def test_an_edit_changes_rows_of_other_pages(runs: _Runs) -> None:
    runs.write("g.html", "<p>AF gave EUR 300 to the Willow School.</p>")
    before = runs.written(cached=True)["funding.csv"].splitlines()
    runs.write("a.html", PAGES["a.html"].replace("Aster Fund (AF)", "Aster Fund"))
    runs.agree()
    after = runs.written(cached=True)["funding.csv"].splitlines()
    assert [b",g.html," in line for line in before].count(True) == 1
    assert len({line for line in {*before} ^ {*after} if b",g.html," in line}) == 2


def test_how_rows_are_written_is_asked_too(runs: _Runs) -> None:
    runs.write("e.html", "<p>=Birch Trust gave EUR 300 to the Willow School.</p>")
    runs.agree()
    runs.agree(raw_csv=True)
    runs.agree()


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_what_is_damaged_is_made_anew(
    damage: bytes | None, runs: _Runs, made: list[int], tmp_path: Path
) -> None:
    runs.written(cached=True)
    (kept,) = (tmp_path / "kept").rglob("together")
    kept.write_bytes(kept.read_bytes()[:-9] if damage is None else damage)
    runs.agree()
    assert len(made) == 3
    runs.agree()
    assert len(made) == 4


TEXTS = [None, *PAGES.values()]


@settings(max_examples=8, deadline=None)
@given(edits=st.lists(st.tuples(st.sampled_from([*PAGES]), st.sampled_from(TEXTS)), max_size=4))
def test_any_edits_give_the_bytes_of_a_run_without_cache(
    edits: list[tuple[str, str | None]],
) -> None:
    with TemporaryDirectory() as folder:
        runs = _Runs(Path(folder))
        runs.written(cached=True)
        for name, text in edits:
            runs.write(name, text)
            runs.agree()
        shutil.rmtree(Path(folder) / "kept")
        runs.agree()
