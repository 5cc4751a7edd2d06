"""Names that a page's metadata and front matter state of its owner, whatever their shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.find.naming.owner import told_after
from extractor.page import Page
from extractor.values.name.words import name_words
from extractor.values.names import find_names

FRONT_KEYS = (
    *("organization", "organisation", "publisher", "site", "site_name"),
    *("owner", "author", "source"),
)
TITLE_PARTS = re.compile(r"\s+[|–—·»-]\s+|\s*::\s*")
_SMALL = frozenset("of the and & for in on de du des la le del der und et y".split())


def stated_names(page: Page) -> tuple[str, ...]:
    """Whose page it is said to be or who is said to have written it, where the page's text speaks
    of them by that name: one of several words with capitals that is no person's.

    So "Hillside Giving Circle" is known for one name though no kind word ends it.
    """
    values = (page.facts.publisher, *(page.front.get(key) for key in FRONT_KEYS))
    told = [value.strip().removeprefix("The ") for value in values if isinstance(value, str)]
    return tuple(dict.fromkeys(_names_in(page, [*told, *_in_title(page)])))


def tells_of(name: str, page: Page) -> bool:
    """Whether a paragraph of a page begins by saying what its owner is: "Elm Circle is a"."""
    texts = (one.text.removeprefix("The ") for one in page.passages)
    return any(text.startswith(name) and told_after().match(text, len(name)) for text in texts)


def _in_title(page: Page) -> Iterator[str]:
    """The first and the last part of a title that the page explains: "News - Elm Circle"."""
    parts = TITLE_PARTS.split(page.facts.title or "")
    for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
        name = part.strip().removeprefix("The ")
        if name and tells_of(name, page):
            yield name


def _names_in(page: Page, told: Iterable[str]) -> Iterator[str]:
    for name in told:
        words = name.split()
        capital = all(word[0].isupper() or word.lower() in _SMALL for word in words)
        if len(words) < 2 or not capital or words[0].lower() in name_words().given:
            continue
        if [one.kind for one in find_names(name)] in (["person"], ["place"]):
            continue
        if any(name in one.text for one in page.passages):
            yield name
