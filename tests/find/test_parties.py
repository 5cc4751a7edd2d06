"""Who is meant by a word on a page, and which names of a page are one."""

from __future__ import annotations

import pickle

import pytest

from extractor.find.names import PageNames, find_page_names
from extractor.find.naming.antecedents import parties_of
from extractor.page import Page, read_source
from extractor.sources.source import Site, Source

OWN = Site(publisher="Ashgrove Foundation")


def _page(markdown: str, site: Site = OWN) -> Page:
    return read_source(Source("page.md", markdown.encode()), site)


def _asked(markdown: str, site: Site) -> tuple[str | None, tuple[str, ...]]:
    """Who the word between [[ and ]] means, alone and with all that it means."""
    word = markdown[markdown.index("[[") + 2 : markdown.index("]]")]
    page = _page(markdown.replace("[[", "").replace("]]", ""), site)
    before = markdown[: markdown.index("[[")].rsplit("\n\n", 1)[-1].lstrip("# ")
    at = len(" ".join(before.split())) + before.endswith(" ")
    passage = next(p for p in page.passages if p.text[at : at + len(word)] == word)
    who = parties_of(find_page_names(page))
    return who.meant(word, passage, at), who.all_meant(word, passage, at)


# (text with the word asked for in [[ ]], who is meant), on a page of the Ashgrove Foundation.
MEANT = [
    ("[[We]] gave 3 million.", "Ashgrove Foundation"),
    ("It is [[our]] gift.", "Ashgrove Foundation"),
    ("They helped [[us]].", "Ashgrove Foundation"),
    ("The [[Ashgrove Foundation]] gave.", "Ashgrove Foundation"),
    ("The Ashgrove Foundation and [[Ashgrove foundation]] gave.", "Ashgrove Foundation"),
    # letters
    ("The Tarn Institute of Science (TIS) met. [[TIS]] got 5.", "Tarn Institute of Science"),
    ("The Ashgrove Relief Foundation met. [[ARF]] gave 5.", "Ashgrove Relief Foundation"),
    ("TIS (Tarn Institute of Science) met. [[TIS]] got 5.", "Tarn Institute of Science"),
    # so called
    (
        "The Ada Marsh Institute for Infection in Norland (hereafter referred to as ‘the Marsh "
        "Institute’) met. [[Marsh Institute]] got 5.",
        "Ada Marsh Institute for Infection",
    ),
    ("The Velden Trust (“the Trust”) met. Then [[the Trust]] paid.", "Velden Trust"),
    # part of the full name
    (
        "The Norland Academy of Engineering met. [[Academy of Engineering]] got 5.",
        "Norland Academy of Engineering",
    ),
    # definite kinds
    ("[[The Foundation]] gave 5.", "Ashgrove Foundation"),
    ("A plan of Birch Foundation. [[The Foundation]] gave 5.", "Ashgrove Foundation"),
    ("The Birch Foundation met. Today [[the foundation]] gave 5.", "Birch Foundation"),
    ("[[the foundation]] gave 5 to Westmark University.", "Ashgrove Foundation"),
    ("The Tarn Institute met. [[The Institute]] is glad.", "Tarn Institute"),
    (
        "The Tarn Institute met Westmark University. [[The University]] is glad.",
        "Westmark University",
    ),
    ("The Zentrix Group met. [[The Group]] is glad.", "Zentrix Group"),
    ("Oakfield Hospital met.\n\n[[The hospital]] is glad.", "Oakfield Hospital"),
    ("[[the Institute]] will get 5. The Tarn Institute is in Norland.", "Tarn Institute"),
    ("The Zentrix Corporation met. [[The company]] gave 5.", "Zentrix Corporation"),
    ("The Epidemic Prevention Fund began. [[this special fund]] paid.", "Epidemic Prevention Fund"),
    # Chinese
    ("[[我们]]捐款。", "Ashgrove Foundation"),
    ("青山公益基金会成立。[[该基金会]]已捐款。", "青山公益基金会"),
    # it
    (
        "The Birch Foundation gave 5. Last week, [[it]] signed with the Tarn Institute.",
        "Birch Foundation",
    ),
    ("The Birch Foundation said that [[it]] will give 5.", "Birch Foundation"),
    ("Zentrix Group joined the work of the Tarn Institute. [[It]] will give AI.", "Zentrix Group"),
    ("In March, Birch Foundation paid Tarn Institute. [[Its]] gift was 5.", "Birch Foundation"),
    # people
    ("Dr. Ada Brook leads the Tarn Institute. [[She]] got 5.", "Ada Brook"),
    # quotations
    ("“[[We]] are glad,” said Ines Brook, director of the Tarn Institute.", None),
    ("“[[We]] are glad,” said Dr. Ines Brook, director of the Tarn Institute.", "Tarn Institute"),
    (
        "Dr. Ada Brook, General Manager of the Oakfield Hospital, said “[[our]] team is glad”.",
        "Oakfield Hospital",
    ),
    ("“[[We]] give 5 million,” said Ruth Lund, president.", "Ashgrove Foundation"),
    ("“This helps [[us]].”", None),
    # nobody
    ("It is late. [[It]] rains.", None),
    ("[[They]] came.", None),
    ("[[the Institute]] got 5.", None),
    ("The Tarn Institute and the Marsh Institute met. [[They]] are glad.", None),
    ("[[the university]] got 5.", None),
    ("Masks reached the Tarn Institute. [[It]] rains.", None),
]

# (text, all that the word means)
SEVERAL = [
    (
        "The Birch Foundation and the Cedar Fund met. [[They]] gave 5.",
        ("Birch Foundation", "Cedar Fund"),
    ),
    (
        "The Birch Foundation (BF), Cedar Fund and Zentrix Group met. [[They]] gave 5.",
        ("Birch Foundation", "Cedar Fund", "Zentrix Group"),
    ),
]

# (front matter and text of a page whose site says no publisher, its publisher)
PUBLISHERS = [
    ("Some words.\n\n© 2020 Birch Foundation", "Birch Foundation"),
    ("At Birch Foundation, we help.", "Birch Foundation"),
    ("---\ntitle: News | Birch Foundation\n---\nWe gave 5.", "Birch Foundation"),
    ("---\ntitle: Birch Foundation supports Tarn Institute\n---\nWe gave 5.", "Birch Foundation"),
    ("---\nauthor: The Birch Foundation\n---\nWe gave 5.", "Birch Foundation"),
    # named is not publishing
    ("We met the Birch Foundation.", None),
    ("---\ntitle: A visit to Birch Foundation\n---\nWe gave 5.", None),
    ("The Birch Foundation gave 5. We thank it.", None),
]

# (text, full name, aliases that the page gives evidence for)
ALIASES = [
    (
        "The Ashgrove Foundation. The Ashgrove foundation.",
        "Ashgrove Foundation",
        ["Ashgrove foundation"],
    ),
    (
        "Chen Weiming's medical foundation got 5. Then Chen Weimin foundation paid.",
        "Chen Weiming's medical foundation",
        ["Chen Weimin foundation"],
    ),
    (
        "Guilin Institute of Respiratory Health. The Guilin respiratory health research institute.",
        "Guilin Institute of Respiratory Health",
        ["Guilin respiratory health research institute"],
    ),
    (
        "the Norland Academy of Sciences. the Norland Academy of Science.",
        "Norland Academy of Sciences",
        ["Norland Academy of Science"],
    ),
    ("Zentrix Group gave. Then Zentrix’s warehouse.", "Zentrix Group", ["Zentrix"]),
    ("Westmark University. Westmark’s Harlan College of Law.", "Westmark University", ["Westmark"]),
]

# Two names on one page that are two organisations.
APART = [
    ("Norland Academy of Engineering", "Norland Academy of Sciences"),
    ("Academy of Engineering", "Academy of Sciences"),
    ("Smith Foundation", "Smyth Foundation"),
    ("Johnson Foundation", "Johnston Foundation"),
    ("Birch Foundation", "Birch Education Foundation"),
    ("Birch Foundation", "Birch Fund"),
    ("Westmark University", "Westmark Hospital"),
    ("University of Westmark", "University of Eastmark"),
    ("Ministry of Health", "Ministry of Education"),
    ("Tarn Institute of Marine Biology", "Tarn Institute of Molecular Biology"),
    ("Westmark School of Law", "Westmark School of Medicine"),
    ("Kenya Red Cross", "Uganda Red Cross"),
    ("First Norland Bank", "Second Norland Bank"),
]


@pytest.mark.parametrize(("text", "who"), MEANT)
def test_meant(text: str, who: str | None) -> None:
    assert _asked(text, OWN)[0] == who


@pytest.mark.parametrize(("text", "who"), SEVERAL)
def test_all_meant(text: str, who: tuple[str, ...]) -> None:
    assert _asked(text, OWN)[1] == who


def test_we_on_a_page_of_nobody_is_nobody() -> None:
    assert _asked("[[We]] met the Birch Foundation.", Site())[0] is None


@pytest.mark.parametrize(("text", "publisher"), PUBLISHERS)
def test_publisher(text: str, publisher: str | None) -> None:
    assert find_page_names(_page(text, Site())).publisher == publisher


def test_the_publisher_has_the_name_that_the_page_uses() -> None:
    names = find_page_names(
        _page("The Ashgrove Foundation gave.", Site(publisher="AshGrove foundation"))
    )
    assert names.publisher == "Ashgrove Foundation"


@pytest.mark.parametrize(("text", "name", "aliases"), ALIASES)
def test_aliases(text: str, name: str, aliases: list[str]) -> None:
    names = {one.name: one for one in find_page_names(_page(text)).names}
    assert [alias for alias, _ in names[name].aliases] == aliases
    assert all(why for _, why in names[name].aliases)


@pytest.mark.parametrize(("first", "second"), APART)
def test_apart(first: str, second: str) -> None:
    names = find_page_names(_page(f"The {first} met the {second}. Then the {first} left."))
    assert {first, second} <= {one.name for one in names.names}


def test_an_alias_list_makes_one_of_two() -> None:
    site = Site(aliases={"Green Hill Fund": "Ashgrove Foundation"})
    names = find_page_names(_page("The Ashgrove Foundation met the Green Hill Fund.", site))
    assert [(n.name, n.aliases) for n in names.names] == [
        ("Ashgrove Foundation", (("Green Hill Fund", "alias list"),))
    ]


def test_page_names_can_be_sent() -> None:
    names = find_page_names(
        _page("The Birch Foundation (BF) met Dr. Ada Brook of the Tarn Institute.")
    )
    sent: PageNames = pickle.loads(pickle.dumps(names))
    assert sent == names
    assert sent.affiliations == (("Ada Brook", "Tarn Institute"),)


def test_names_of_a_page_are_told_once() -> None:
    names = find_page_names(
        _page("Birch Foundation (BF), Birch foundation, BF and Tarn Institute.")
    )
    forms = [form for one in names.names for form in (one.name, *dict(one.aliases))]
    assert len(forms) == len(set(forms))


def test_a_short_form_of_two_names_is_of_neither() -> None:
    text = (
        "The Norland Academy of Engineering, the Velden Academy of Engineering. "
        "Academy of Engineering."
    )
    names = [one.name for one in find_page_names(_page(text)).names]
    assert names == [
        "Norland Academy of Engineering",
        "Velden Academy of Engineering",
        "Academy of Engineering",
    ]


def test_a_third_name_makes_no_bridge_between_two_fields() -> None:
    text = (
        "Chen Weiming's medical foundation, Chen Weiming's education foundation, "
        "Chen Weiming foundation."
    )
    names = {one.name for one in find_page_names(_page(text)).names}
    assert {"Chen Weiming's medical foundation", "Chen Weiming's education foundation"} <= names
