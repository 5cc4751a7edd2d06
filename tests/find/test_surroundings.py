"""What is looked up once for a page gives what is seen from each of its elements."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from extractor.find.grid.ancestry import holds, inside, is_below, outside, with_ancestors
from extractor.find.grid.surroundings import Surroundings
from extractor.page import Page, read_source
from extractor.sources.source import Source
from tests.faults.markup import malformed


def _page(seed: int) -> Page:
    path, text = malformed(seed)
    return read_source(Source(path, text.encode()))


PAGES = st.integers(0, 10_000).map(_page)


@given(PAGES, st.integers(0, 100))
def test_passages_outside_of_elements_are_those_in_none_of_them(page: Page, seed: int) -> None:
    draw = random.Random(seed)
    ids = {id(node) for node in page.elements if draw.random() < 0.2}
    assert outside(page.passages, ids) == [p for p in page.passages if not inside(p.node, ids)]
    for node in page.elements:
        assert inside(node, ids) == any(id(above) in ids for above in with_ancestors(node))


@given(PAGES)
def test_what_stands_in_an_element(page: Page) -> None:
    around = Surroundings(page)
    for node in page.elements:
        within = [n for n, p in enumerate(page.passages) if node in with_ancestors(p.node)]
        assert around.first_within(node) == (within[0] if within else None)
        found = around.within(node)
        assert all(holds(node, passage.node) for passage in found)
        after = page.passages[within[0] + len(found) :] if within else []
        assert not after or not holds(node, after[0].node)
        below = [other for other in page.elements if is_below(node, other)]
        assert below == list(node.elements())
