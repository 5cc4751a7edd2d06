"""When organisations were founded, as pages say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evidence import Founding
from extractor.find import founding
from extractor.find.founding import find_foundings
from extractor.find.names import find_page_names
from extractor.find.timeline import find_timeline
from extractor.page import Page, read_source
from extractor.sources.source import Site, Source

FRONT = "---\ntitle: About\ndate: 2020-03-03\npublisher: {publisher}\n---\n"

# publisher, text, who was founded when
EXAMPLES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("Aster Foundation", "The Aster Foundation was founded in 2014.",
     [("Aster Foundation", "2014")]),
    ("Aster Foundation",
     "Founded by river pilot Mr. Ola Berg on December 15, 2014,the Aster Foundation (AF) gives.",
     [("Aster Foundation", "2014-12-15")]),
    ("Aster Foundation",
     "The Aster Foundation, established by Jane Aster and her sons in May 1998, gives to schools.",
     [("Aster Foundation", "1998-05")]),
    ("Aster Foundation", "Since its inception in 1999, the Aster Foundation has given a lot.",
     [("Aster Foundation", "1999")]),
    ("Aster Foundation", "In 2014, the Aster Foundation was founded.",
     [("Aster Foundation", "2014")]),
    ("Aster Foundation", "We were established in 2001.", [("Aster Foundation", "2001")]),
    ("Aster Foundation", "Our foundation was created in 2003.", [("Aster Foundation", "2003")]),
    ("Aster Foundation", "The Foundation was set up in 1987 with $2 million.",
     [("Aster Foundation", "1987")]),
    ("Aster Foundation", "Since our founding in 2005, we have given $5 million.",
     [("Aster Foundation", "2005")]),
    ("Aster Foundation", "Elm House was founded in 1890. The Aster Foundation gave it $5,000.",
     [("Elm House", "1890")]),
    ("Fondation Aster", "La Fondation Aster a été créée en 1998 par Jeanne Aster.",
     [("La Fondation Aster", "1998")]),
    ("阿斯特基金会", "阿斯特基金会成立于2014年12月15日。", [("阿斯特基金会", "2014-12-15")]),
    ("阿斯特基金会", "阿斯特基金会于2014年正式成立。", [("阿斯特基金会", "2014")]),
    ("阿斯特基金会", "成立于2014年的阿斯特基金会致力于教育。", [("阿斯特基金会", "2014")]),
    ("Aster Foundation",
     "## History\n\n- 2001: The Aster Foundation is established by Jane Aster.\n"
     "- 2004: The first school is founded in Norway.\n- 2010: Elm House opens.\n",
     [("Aster Foundation", "2001")]),
    ("Aster Foundation",
     "## History\n\n- 2001: Establishment of the Aster Foundation\n- 2004: First grants\n"
     "- 2010: Elm House opens\n",
     [("Aster Foundation", "2001")]),
    ("Aster Foundation",
     '<script type="application/ld+json">{"@type": "WebPage", "publisher": {"@type": "NGO", '
     '"name": "Aster Foundation", "foundingDate": "2014-12-15"}}</script>\n\nText.\n',
     [("Aster Foundation", "2014-12-15")]),
]  # fmt: skip

# What somebody founds, or what has no year.
NEGATIVES = [
    "The Aster Foundation founded a school in 2014.",
    "The Aster Foundation established the Elm Fund in 2014.",
    "The Aster Foundation was founded by Jane Aster.",
    "Jane Aster, who was born in 1950, set up the company in 1970.",
    "阿斯特基金会于2014年成立了榆树学校。",
    '<script type="application/ld+json">{"name": "Aster", "foundingDate": "long ago"}</script>',
    '<script type="application/ld+json">{"foundingDate": "2014",}</script>',
    "A school founded on 3 March opened.",
]


def foundings(text: str, publisher: str = "Aster Foundation") -> list[Founding]:
    source = Source(path="a.md", data=(FRONT.format(publisher=publisher) + text).encode())
    page = read_source(source, Site())
    found = find_foundings(page, find_page_names(page), find_timeline(page))
    for one in found:
        assert one.page == "a.md"
        assert one.line == page.line(one.start)
        assert one.start < one.end
    return found


@pytest.mark.parametrize(("publisher", "text", "expected"), EXAMPLES)
def test_examples(publisher: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.organization, one.date) for one in foundings(text, publisher)] == expected


@pytest.mark.parametrize("text", NEGATIVES)
def test_negatives(text: str) -> None:
    assert foundings(text) == []


_WORDS = ("The Aster Foundation was thanked. ", "In May, ", "It began on Friday\n", "", "Since 3 ")
_NOUNS = ("Its foundation", "Since the creation", "Elm Foundation", "After formation", "inception")
_DAYS = ("4 May 2006", "31 April 2006", "April 2006", "May 4, 2006", "2006", "Mai 2006", "4 May")
_REST = (".", ". Elm House", ". In 2007", ". May was", ".\n2007", ", Elm House", " to 2008.", "")


_LINKS = (" on ", " in ", ", in ", " of ")


@given(st.tuples(*map(st.sampled_from, (_WORDS, _NOUNS, _LINKS, _DAYS, _REST))).map("".join))
def test_a_day_that_closes_a_sentence_is_that_of_the_general_way(text: str) -> None:
    page = read_source(Source("about.md", text.encode()), Site())
    assert isinstance(page, Page)
    for trigger in founding._trigger().finditer(text):
        if day := founding._day_after_noun(text, trigger, "en"):
            around = founding._dates_around(page, text, trigger)
            assert day == founding._date_of(text, trigger, around)


def test_a_day_that_closes_a_sentence_is_read_at_once() -> None:
    text = "Its foundation on 4 May 2006. Elm House gave."
    trigger = next(founding._trigger().finditer(text))
    assert founding._day_after_noun(text, trigger, "en")
    assert founding._day_after_noun(text, trigger, "de") is None


_PIECES = ("founded", "FOUNDED", "Foundation", "foundation in", "co-founded", "créée", "CRÉÉ",
           "inception, on", "in", " ", ".", "ſet up", "İncorporated", "ınaugurated", "established",
           "成立", "launch", "set up", "x", "started", "bildades")  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES)).map(" ".join), st.integers(0, 9), st.integers(0, 40))
def test_words_of_founding_are_those_that_a_search_finds(
    text: str, first: int, length: int
) -> None:
    places, last = founding._places(text), first + length
    found = [(one.span(), one.lastgroup) for one in founding._triggers(text, places, first, last)]
    searched = founding._trigger().finditer(text, first, last)
    assert [one for one in found if one[0][0] >= first] == [
        (one.span(), one.lastgroup) for one in searched
    ]
