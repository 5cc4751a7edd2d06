"""What is grouped or sorted through files comes out as it does from memory."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import audit
from extractor.pipeline import extract, extract_to
from extractor.spill import Groups, Sections, Seen, Slots, Sorted
from extractor.write import write_datasets

PAIRS = st.lists(st.tuples(st.text("ab\ud800", max_size=3), st.integers()))


@given(PAIRS, st.integers(1, 9))
def test_groups_hold_the_values_of_each_key_in_order(
    pairs: list[tuple[str, int]], held: int
) -> None:
    groups: Groups[str, int] = Groups(None, held)
    wanted: dict[str, list[int]] = {}
    for key, value in pairs:
        groups.add(key, value)
        wanted.setdefault(key, []).append(value)
    assert dict(groups) == wanted
    assert dict(groups) == wanted


@given(PAIRS, st.integers(1, 300))
def test_sorted_values_come_by_key_and_equal_ones_as_added(
    pairs: list[tuple[str, int]], held: int
) -> None:
    values: Sorted[int] = Sorted(None, held)
    for key, value in pairs:
        values.add(key, value)
    assert list(values) == [value for _, value in sorted(pairs, key=lambda pair: pair[0])]


def test_slots_hold_texts_by_their_numbers() -> None:
    slots = Slots(None, 3)
    for number in (4, 0, 2, 3, 1):
        slots.put(number, f"n-{number}")
    assert slots.get(1, 3) == ["n-1", "n-2", "n-3"]
    assert slots.get(5, 0) == []


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.lists(st.integers(), max_size=5))),
    st.integers(1, 4),
    st.binary(max_size=3),
)
def test_sections_hold_what_was_put_into_each(
    puts: list[tuple[str, list[int]]], together: int, before: bytes
) -> None:
    with BytesIO() as file:
        file.write(before)
        sections = Sections(file)
        for section, values in puts:
            sections.put(section, values, together)
        sections.close()
        file.seek(len(before))
        found = Sections.read(file)
        for name in "ab":
            wanted = [value for section, values in puts for value in values if section == name]
            assert list(sections.get(name)) == wanted
            assert list(found.get(name)) == wanted
            assert list(zip(found.get(name), found.get(name), strict=True)) == [
                (value, value) for value in wanted
            ]


def test_files_do_not_outlive_their_use(tmp_path: Path) -> None:
    groups: Groups[int, int] = Groups(tmp_path, 1)
    groups.add(1, 1)
    del groups
    assert not list(tmp_path.iterdir())


PAGES = {
    "a.html": "<h1>Aster Fund</h1><p>Aster Fund (AF) gave $5,000 to the Elm House Hospital on 3 May"
    " 2020. Of this sum, $2,000 went to Oak House School.</p>",
    "b.html": "<h1>News</h1><p>Elm House hospital got $5,000 from AF. AF gave $6,000 to the Elm"
    " House Hospital on 3 May 2020. Aster Fund was founded in 2021.</p>",
    "c.html": "<h1>Grants of Aster Fund</h1><table><tr><th>Grantee</th><th>Amount</th></tr>"
    "<tr><td>Elm House Hospital</td><td>50</td></tr><tr><td>Oak School, Kenya</td><td>20</td></tr>"
    "<tr><td>Total</td><td>70</td></tr></table>",
}


def test_a_run_that_holds_next_to_nothing_writes_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for copy in range(3):
        for name, text in PAGES.items():
            path = tmp_path / "pages" / str(copy) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("5,000", f"{copy + 4},000"), "utf-8")
    found = extract([tmp_path / "pages"])
    write_datasets(found, tmp_path / "held", audit.summary(found))
    extract_to(tmp_path / "one", [tmp_path / "pages"], 1)
    for made in (Groups, Sorted, Seen):
        monkeypatch.setattr(made.__init__, "__defaults__", (2,))
    monkeypatch.setattr("extractor.spool.HELD", 8)
    extract_to(tmp_path / "other", [tmp_path / "pages"], 1)
    files = sorted(path.name for path in (tmp_path / "one").iterdir() if path.is_file())
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "held" / name).read_bytes()
    assert (tmp_path / "one" / "checks.json").stat().st_size > 500


@given(st.lists(st.lists(st.text("abc", max_size=2))), st.integers(0, 20))
def test_keys_are_seen_at_least_as_often_as_they_came(added: list[list[str]], held: int) -> None:
    seen = Seen(held)
    for keys in added:
        seen.add(keys)
    came = Counter(key for keys in added for key in keys)
    for key in (*came, "never"):
        times = min(came[key], 2)
        assert seen.times(key) >= times
        assert len(came) > held or seen.times(key) == times
