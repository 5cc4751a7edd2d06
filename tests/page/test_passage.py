"""Passages: what a reader reads as one run, and where each of its characters stands."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.page import passage_of
from tests.page.shapes import page_of, texts

RUNS = [
    ("<p>a <b>b</b>c</p>", ["a bc"]),
    ("<p>a<br>b</p>", ["a\nb"]),
    ("<p>a<br><br> b</p>", ["a\nb"]),
    ("<p> a \n b\t c </p>", ["a b c"]),
    ("a<p>b</p>c", ["a", "b", "c"]),
    ("<ul><li>a<ul><li>b</ul>c</ul>", ["a", "b", "c"]),
    ("<table><tr><td>a<p>b<td>c</table>", ["a", "b", "c"]),
    ("<b><p>a</p></b>", ["a"]),
    ("<p>a</p> <p> </p>", ["a"]),
    ("<p>a<img alt=x>b</p>", ["ab"]),
    ("<p>a&nbsp;b &amp; c</p>", ["a b & c"]),
    ("<p>a<hr>b", ["a", "b"]),
]


@pytest.mark.parametrize(("html", "expected"), RUNS)
def test_runs(html: str, expected: list[str]) -> None:
    assert texts(page_of(html)) == expected


def test_headings_stand_over_what_follows() -> None:
    page = page_of("<h1>A</h1><p>a</p><h3>B</h3><p>b</p><h2>C</h2><p>c</p>")
    over = {p.text: [h.text for h in p.headings] for p in page.passages}
    assert over["a"] == ["A"]
    assert over["b"] == ["A", "B"]
    assert over["c"] == ["A", "C"]
    assert page.passages[3].section == "B"
    assert [p.text for p in page.passages if p.is_heading] == ["A", "B", "C"]


PLACES = [
    # html, passage text[start:end], what stands there in the source
    ("<p>a &amp; b</p>", "&", "&amp;"),
    ("<p>a &amp; b</p>", "b", "b"),
    ("<p>caf&eacute; x</p>", "é", "&eacute;"),
    ("<p>x <b>y</b> z</p>", "y z", "y</b> z"),
    ("<p>中文 &#20013; x</p>", "x", "x"),
    ("<p>{{ site.name }} x</p>", "x", "x"),
    ("<p>a\n   b</p>", "a b", "a\n   b"),
    ("<p>a&ngE;b c</p>", "c", "c"),
]


@pytest.mark.parametrize(("html", "words", "source"), PLACES)
def test_place(html: str, words: str, source: str) -> None:
    page = page_of(html)
    passage = page.passages[0]
    start, end = passage.place(passage.text.index(words), passage.text.index(words) + len(words))
    assert page.text[start:end] == source


def test_lines_of_the_source() -> None:
    passage = page_of("1950: a\n1951: b\n  c\n\n1952: d", "page.txt.md").passages[0]
    spans = passage.lines()
    assert [passage.text[start:end] for start, end in spans] == ["1950: a", "1951: b", "c"]


def test_elements_of_a_passage_are_its_own() -> None:
    page = page_of("<div><b>a</b> x<p><i>c</i></p><u>d</u> y</div>")
    assert [[node.tag for node in p.elements()] for p in page.passages] == [["b"], ["i"], ["u"]]


def test_passage_of_an_element_is_all_that_it_shows() -> None:
    page = page_of("<table><tr><td>a<p>b <i>c</i></p>d<br>e<td>f</table>")
    cell = next(page.root.elements("td"))
    assert passage_of(cell, page.body).text == "a\nb c\nd\ne"


PIECES = st.sampled_from(
    (
        *(
            "word ",
            "Kell",
            "3 March",
            "é",
            "中文",
            "😀",
            "&amp;",
            "&nbsp;",
            "&#233;",
            "&",
            "<",
            "\\*",
        ),
        *("{", "**", "*", "`", "`a\nb`", "[a](b)", "![x](y)", "<b>", "</b>", "<br>", "<p>", "</p>"),
        *(
            "<div>",
            "</div>",
            "\n",
            "\n\n",
            "- ",
            "# ",
            "| a | b |\n",
            "|---|---|\n",
            "```\n",
            "    ",
        ),
        *("\t", "\r\n", "{{ x }}", "{% if a %}", "{: .x}", "\n: def", "---\n", "<!-- c -->", "~~"),
        "<table><tr><td>",
    )
)


@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(("a.md", "a.html")))
def test_every_character_is_where_it_says(source: str, path: str) -> None:
    page = page_of(source, path)
    for passage in page.passages:
        start, end = passage.place()
        assert start == passage.first
        assert page.quote(start, end) == " ".join(passage.text.split())
        assert page.where_of(passage) == page.where(start, end)
        for index, character in enumerate(passage.text):
            if not character.isspace():
                start, end = passage.place(index, index + 1)
                there = page.body[start:end]
                assert character in (there, unescape(there), unescape(there)[:1])


@settings(max_examples=400)
@given(
    st.lists(PIECES | st.sampled_from(("one two", "<p>")), min_size=5, max_size=25).map("".join),
    st.sampled_from(("a.md", "a.html")),
    st.integers(0, 20),
    st.integers(1, 60),
)
def test_a_quote_is_what_each_passage_shows_there(
    source: str, path: str, start: int, size: int
) -> None:
    page = page_of(source, path)
    shown = [passage.between(start, start + size) for passage in page.passages]
    assert page.quote(start, start + size) == " ".join(" ".join(shown).split())


@given(st.binary(max_size=300), st.sampled_from(("a.md", "a.html", "a.txt")))
def test_no_input_raises(data: bytes, path: str) -> None:
    page = page_of(data.decode("latin-1"), path)
    for passage in page.passages:
        passage.place()


RAISED = [
    ("<p>gave $4,000<sup>1</sup> to us</p>", "gave $4,000 1 to us"),
    ("<p>$12.5 million<sup><a href='#n'>[2]</a></sup> in all</p>", "$12.5 million [2] in all"),
    ("<p>the 1<sup>st</sup> of May</p>", "the 1st of May"),
    ("<p>10 km<sup>2</sup> of CO<sup>2</sup>, 10<sup>6</sup></p>", "10 km2 of CO2, 106"),
    ("<p>the trademark<sup>TM</sup></p>", "the trademarkTM"),
]


@pytest.mark.parametrize(("html", "text"), RAISED)
def test_marks_of_footnotes_are_set_off(html: str, text: str) -> None:
    (passage,) = page_of(html).passages
    assert passage.text == text
    for at, letter in enumerate(text):
        if letter != " ":
            start, _ = passage.place(at, at + 1)
            assert html[start] == letter


CARDS = [
    ("<div><h3>A</h3><p>a</p></div><div><h3>B</h3><p>b</p></div><p>after</p>", []),
    ("<div><h3>A</h3></div><p>a</p><div><h3>B</h3></div><p>after</p>", ["B"]),
    ("<div><h3>A</h3><p>a</p></div><p>x</p><div><h3>B</h3><p>b</p></div><p>after</p>", ["B"]),
    ("<div><h3>A</h3><p>a</p></div><p>after</p>", ["A"]),
    ("<div><h2>A</h2><p>a</p></div><div><h3>B</h3><p>b</p></div><p>after</p>", ["A", "B"]),
]


@pytest.mark.parametrize(("html", "headings"), CARDS)
def test_the_heading_of_a_card_ends_with_it(html: str, headings: list[str]) -> None:
    last = page_of(html).passages[-1]
    assert [heading.text for heading in last.headings] == headings
