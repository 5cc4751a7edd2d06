"""HTML into the tree: tokens, implied ends, broken markup, what is not displayed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from extractor.page import Node, Text
from extractor.page.builder import MAX_DEPTH
from tests.page.shapes import page_of, shape, texts

# What each becomes is what html5lib, the reference parser of the standard, makes of it.
IMPLIED_ENDS = [
    ("<p>a<p>b", "p'a' p'b'"),
    ("<p>a<div>b</div>c", "p'a' div'b' 'c'"),
    ("<p>a<ul><li>b</ul>", "p'a' ul(li'b')"),
    ("<ul><li>a<li>b</ul>", "ul(li'a' li'b')"),
    ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li('a' ul(li'b')) li'c')"),
    ("<ul><li>a<div>b<li>c</ul>", "ul(li('a' div'b') li'c')"),
    ("<ul><li>a<section>b<li>c</ul>", "ul(li('a' section('b' li'c')))"),
    ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "dl(dt'a' dd'b' dt'c' dd'd')"),
    ("<dl><dd>a<dl><dt>b</dl><dt>c</dl>", "dl(dd('a' dl(dt'b')) dt'c')"),
    ("<table><tr><td>a<td>b<tr><th>c</table>", "table(tr(td'a' td'b') tr(th'c'))"),
    ("<table><td>a<td>b</table>", "table(tr(td'a' td'b'))"),
    (
        "<table><thead><tr><th>a<tbody><tr><td>b</table>",
        "table(thead(tr(th'a')) tbody(tr(td'b')))",
    ),
    ("<table><caption>a<tr><td>b</table>", "table(caption'a' tr(td'b'))"),
    (
        "<table><tr><td><table><tr><td>a</table>b<td>c</table>",
        "table(tr(td(table(tr(td'a')) 'b') td'c'))",
    ),
    ("<h2>a<h3>b</h3>", "h2'a' h3'b'"),
    ("<h2>a</h3>b", "h2'a' 'b'"),
    ("<select><option>a<option>b</select>c", "'c'"),
    ("<p>a<select><option>b</select>c", "p'ac'"),
]

MISNESTED = [
    ("a</p>b", "'a' p() 'b'"),
    ("<b>a</b></b>c", "b'a' 'c'"),
    ("a</div>b", "'ab'"),
    ("a</br>b", "'a' br() 'b'"),
    ("<b><p>a</b>b</p>c", "b(p'ab') 'c'"),
    ("<a href=x>a<a href=y>b</a>c", "a'a' a'b' 'c'"),
    ("<a name=x><div>a<a href=y>b</a></div>", "a(div('a' a'b'))"),
    ("<div><b>a</div>b</b>c", "div(b'a') 'bc'"),
    ("<table><tr><td><b>a</td><td>b</b></td></tr></table>", "table(tr(td(b'a') td'b'))"),
    ("<table><tr><td>a</div></td><td>b</td></tr></table>", "table(tr(td'a' td'b'))"),
    ("<ul><li>a</ul></li><p>b", "ul(li'a') p'b'"),
    ("<ul><li>a<ul>b</li>c</ul></ul>", "ul(li('a' ul'bc'))"),
    ("<form>a<form>b</form>c", "form'ab' 'c'"),
    ("<button>a<p>b</button>c", "button('a' p'b') 'c'"),
]

TOKENS = [
    ("a<!-- b -->c", "'ac'"),
    ("a<!-- b", "'a'"),
    ("a<!-->b", "'ab'"),
    ("a<!-- <p>b</p> --!>c", "'ac'"),
    ("a<!doctype html>b", "'ab'"),
    ("a<?php echo '<p>'; ?>b", "'ab'"),
    ("<![CDATA[ x ]]>b", "'b'"),
    ("a</ b>c", "'ac'"),
    ("a</>b", "'ab'"),
    ("a < b <3 c", "'a < b <3 c'"),
    ('<img alt="a>b" src=x>c', "img() 'c'"),
    ("<p title='a>b'>c", "p'c'"),
    ('<p title=a"b>c', "p'c'"),
    ('<p class="a"">b</p><p>c</p>', "p'b' p'c'"),
    ("<a href=x?a='b>c</a>", "a'c'"),
    ('<p class = "a>b" title>c', "p'c'"),
    ("<p\nclass=x\n>a</p\n>b", "p'a' 'b'"),
    ("<P>a</P><DIV>b</Div>", "p'a' div'b'"),
    ("<br/>a<br />b", "br() 'a' br() 'b'"),
    ("<script>if (a<b) '</p>'</script>a", "'a'"),
    ("<script>a", ""),
    ("<style>p>a{}</style>b", "'b'"),
    ("<textarea><p>a</textarea>b", "'b'"),
    ("<title>a</title><p>b", "p'b'"),
    ("a&amp;b&lt;&#233;&#xe9;&nbsp;c&nosuch;", "'a&b<éé c&nosuch;'"),
]

NOT_DISPLAYED = [
    ("<div hidden>a</div>b", "'b'"),
    ("<div style='display: none'>a<p>b</div>c", "'c'"),
    ('<p STYLE="color:red;DISPLAY:none">a</p>b', "'b'"),
    ("<p style='visibility:hidden'>a</p>b", "'b'"),
    ("<p style='display:none-such'>a</p>", "p'a'"),
    ("<p class=hidden>a</p>", "p'a'"),
    ("<p data-hidden=1>a</p>", "p'a'"),
    ("<noscript>a</noscript><template>b</template><iframe>c</iframe>d", "'d'"),
    ("<svg><text>a</text></svg>b", "'b'"),
    ("<svg/>a", "'a'"),
    ("<svg><path d='x'/><p>a", "p'a'"),
    ("<video>a</video><object>b</object>c", "'c'"),
    ("<details><summary>a</summary>b</details>", "details(summary'a' 'b')"),
]


@pytest.mark.parametrize(
    ("html", "tree"),
    [*IMPLIED_ENDS, *MISNESTED, *TOKENS, *NOT_DISPLAYED],
    ids=lambda value: str(value)[:40],
)
def test_tree(html: str, tree: str) -> None:
    assert shape(page_of(html)) == tree


ATTRIBUTES = [
    ("<a href=x>", "href", "x"),
    ("<a href='x y'>", "href", "x y"),
    ('<a class=a HREF = "x&amp;y">', "href", "x&y"),
    ("<a hidden2>", "hidden2", ""),
    ("<a href>", "href", ""),
    ("<a data-href=x>", "href", None),
    ("<a title='href=y'>", "href", None),
]


@pytest.mark.parametrize(("html", "name", "value"), ATTRIBUTES)
def test_attribute(html: str, name: str, value: str | None) -> None:
    node = next(page_of(html + "w</a>").root.elements("a"))
    assert node.attribute(name) == value


@given(
    st.lists(
        st.sampled_from(("a", "A", "b", "=", '="', "='", '"', "'", " ", "&amp;", ">", "/", "\n")),
        max_size=16,
    ).map("".join)
)
def test_attributes_are_each_as_asked_for_alone(raw: str) -> None:
    node = Node("p", raw, None, 0, 0)
    for name in ("a", "b", "ab", "amp;", "aa"):
        assert node.attributes().get(name) == node.attribute(name)


def test_very_deep_markup_keeps_its_words() -> None:
    page = page_of("<div>" * 1000 + "deep" + "</div>" * 1000 + "<p>after")
    assert texts(page) == ["deep", "after"]
    assert page.passages[1].node.parent is page.root


def test_ends_of_elements_that_nest_too_deep_end_no_others() -> None:
    page = page_of("<div>" * 450 + "a" + "</div>" * 40 + "<p>b" + "</div>" * 410 + "<p>c")
    depths = [sum(1 for _ in _above(passage.node)) for passage in page.passages]
    assert texts(page) == ["a", "b", "c"]
    assert depths[1] >= MAX_DEPTH - 1
    assert depths[2] == 1


def _above(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


INLINE = ("b", "i", "em", "strong", "span", "code", "small", "u")
WORDS = st.sampled_from(["Kell", "3 March", "£5 &amp; more", "café", "a &lt; b", "中文", "&#233;x"])


def _inline(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, inside, after: f"<{tag} class='x>y'>{inside}</{tag}>{after}",
        st.sampled_from(INLINE),
        children,
        WORDS,
    )


PHRASE = st.recursive(WORDS, _inline, max_leaves=4)
LEAF = st.one_of(
    st.builds("<p>{}</p>".format, PHRASE),
    st.builds("<h2>{}</h2>".format, PHRASE),
    st.just("<br>"),
    st.just("<!-- a > b -->"),
    st.just("<script>if (a < b) '</p>'</script>"),
    PHRASE,
)


def _blocks(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    flow = st.lists(children, min_size=1, max_size=3).map("".join)
    return st.one_of(
        st.builds(lambda tag, x: f"<{tag}>{x}</{tag}>", st.sampled_from(("div", "section")), flow),
        st.builds(lambda x, y: f"<ul><li>{x}</li><li>{y}</li></ul>", flow, flow),
        st.builds(lambda x, y: f"<dl><dt>{x}</dt><dd>{y}</dd></dl>", PHRASE, flow),
        st.builds(
            lambda x, y: f"<table><tbody><tr><th>{x}</th><td>{y}</td></tr></tbody></table>",
            PHRASE,
            flow,
        ),
    )


@given(st.lists(st.recursive(LEAF, _blocks, max_leaves=8), min_size=1, max_size=3))
def test_well_formed_html_is_read_as_lxml_reads_it(blocks: list[str]) -> None:
    document = f"<html><body>{''.join(blocks)}</body></html>"
    page = page_of(document)
    root = lxml_html.document_fromstring(document)
    etree.strip_elements(root, "script", etree.Comment, with_tail=False)
    shown = "".join(text.value for text in page.root.texts())
    assert "".join(shown.split()) == "".join("".join(map(str, root.itertext())).split())
    assert _names(page.root)[1:] == [
        element.tag for element in root.iter() if element.tag != "script"
    ]


def _names(node: Node) -> list[str]:
    return [node.tag, *(name for c in node.children if isinstance(c, Node) for name in _names(c))]


FRAGMENTS = st.sampled_from(
    (
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<td>",
            "</table>",
            "<table>",
            "<li>",
            "</ul>",
            "<a href='",
        ),
        *(
            "'>",
            "<!--",
            "-->",
            "&",
            "&amp;",
            "&#",
            "é",
            "中",
            "<",
            ">",
            '"',
            "x",
            " ",
            "\n",
            "<br>",
        ),
        *(
            "<script>",
            "</script>",
            "<div hidden>",
            "</div>",
            "<svg>",
            "<h2>",
            "{%",
            "%}",
            "{{ a }}",
        ),
        *("\x00", "\u2060", "="),
    )
)


# markup, text, the offset of each of its characters
OFFSETS = [
    ("a&amp;b", "a&b", [0, 1, 6]),
    ("a&#x4e2d;b", "a中b", [0, 1, 9]),
    # an entity without its semicolon, and letters that go on after it
    ("a &copyright b", "a ©right b", [0, 1, 2, 7, 8, 9, 10, 11, 12, 13]),
    ("&acE;", "∾̳", [0, 0]),
]


@pytest.mark.parametrize(("markup", "shown", "offsets"), OFFSETS)
def test_characters_know_where_they_stand(markup: str, shown: str, offsets: list[int]) -> None:
    page = page_of(f"<p>{markup}</p>")
    (text,) = page.root.texts()
    assert text.value == shown
    assert [offset - len("<p>") for offset in text.offsets(page.body)] == offsets


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
def test_elements_hold_what_stands_in_them(html: str) -> None:
    page = page_of(html)
    for text in page.root.texts():
        assert len(text.offsets(page.body)) == len(text.value)
        assert text.start <= min(text.offsets(page.body))
        assert max(text.offsets(page.body)) < text.end
    last = -1
    for text in page.root.texts():
        assert text.start > last or isinstance(text, Text)
        last = text.start
