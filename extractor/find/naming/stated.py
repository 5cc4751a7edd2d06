"""Names that a page's metadata and front matter state of its owner, whatever their shape."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.page import Page
from extractor.values.name.words import name_words
from extractor.values.names import find_names

FRONT_KEYS = (
    *("organization", "organisation", "publisher", "site", "site_name"),
    *("owner", "author", "source"),
)
_SMALL = frozenset("of the and & for in on de du des la le del der und et y".split())


def stated_names(page: Page) -> tuple[str, ...]:
    """Whose page it is said to be or who is said to have written it, where the page's text speaks
    of them by that name: one of several words with capitals that is no person's.

    So "Hillside Giving Circle" is known for one name though no kind word ends it.
    """
    values = (page.facts.publisher, *(page.front.get(key) for key in FRONT_KEYS))
    told = (value.strip().removeprefix("The ") for value in values if isinstance(value, str))
    return tuple(dict.fromkeys(_names_in(page, told)))


def _names_in(page: Page, told: Iterator[str]) -> Iterator[str]:
    for name in told:
        words = name.split()
        capital = all(word[0].isupper() or word.lower() in _SMALL for word in words)
        if len(words) < 2 or not capital or words[0].lower() in name_words().given:
            continue
        if [one.kind for one in find_names(name)] in (["person"], ["place"]):
            continue
        if any(name in one.text for one in page.passages):
            yield name
