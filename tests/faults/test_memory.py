"""What is kept from page to page has a bound, however many words and languages pages have."""

from __future__ import annotations

import functools
import gc
import random

from extractor.pipeline import read_parts
from extractor.sources.source import Site, Source

PAGES = 200


def _page(number: int) -> str:
    draw = random.Random(number)
    one, two, three, tag = ("".join(draw.choices("abcdefghijklmnop", k=7)) for _ in range(4))
    return (
        f'<!doctype html><html lang="{tag}"><title>{one}</title><x-{tag}>\n'
        f"<p>Aster Fund gave 500 {one}s, 20 {two} {three}s and {tag.upper()[:3]} {number} million"
        f" to {one.title()} House of {two.title()} on 5 March {1000 + number}.\n"
        f"<p>The {one.title()} Foundation awarded {two.title()} Hospital £{number + 5} again.\n"
        f"<table><tr><th>{two}<th>Grantee<th>Amount</tr><tr><td>{three}<td>{one.title()} {two}"
        f" University<td>{number + 5},000 {tag}s</tr></table></x-{tag}></html>"
    )


def test_what_functions_keep_has_a_bound() -> None:
    pages = [Source(f"{n}.html", _page(n).encode()) for n in range(2 * PAGES)]
    read_parts(pages[:PAGES], Site(), raw_csv=False, cache=None)
    before = _unbounded()
    read_parts(pages[PAGES:], Site(), raw_csv=False, cache=None)
    grown = {name for name, size in _unbounded().items() if size > before.get(name, 0) + PAGES // 4}
    assert grown == set()


def _unbounded() -> dict[str, int]:
    """How much each function that keeps its results without a bound has kept."""
    kept = (found for found in gc.get_objects() if isinstance(found, functools._lru_cache_wrapper))
    return {
        f"{found.__module__}.{found.__name__}": found.cache_info().currsize
        for found in kept
        if found.cache_info().maxsize is None and found.__module__.startswith("extractor.")
    }
