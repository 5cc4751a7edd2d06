"""Pages of many layouts, each with the donations it states; a page that lists none has none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.find.golden_donations import FOLDER, PAGES, expectation, found_in


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_gives_what_is_expected(page: Path) -> None:
    assert found_in(page) == json.loads(expectation(page).read_text("utf-8"))


def test_no_half_of_a_pair_is_missing() -> None:
    pages = {page.stem for page in PAGES}
    assert pages == {path.stem for path in FOLDER.glob("*.json")}
    assert len(pages) >= 40


def test_names_of_pages_that_list_nothing_say_so() -> None:
    empty = {page.stem for page in PAGES if not json.loads(expectation(page).read_text("utf-8"))}
    assert empty == {page.stem for page in PAGES if page.stem.startswith("negative_")}
