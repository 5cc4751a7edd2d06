"""Markdown into the tree, with HTML in it as kramdown reads it, and every place in the source."""

from __future__ import annotations

import pytest

from tests.page.shapes import page_of, shape, texts

BLOCKS = [
    ("a\nb\n\nc", "p'a b' p'c'"),
    ("a  \nb", "p('a' br() 'b')"),
    ("# A\n\nB\n=\n\nC\n-\n", "h1'A' h1'B' h2'C'"),
    ("## A {#x .y}\n", "h2'A'"),
    ("- a\n- b\n", "ul(li'a' li'b')"),
    ("1. a\n2. b\n", "ol(li'a' li'b')"),
    ("- a\n\n- b\n", "ul(li(p'a') li(p'b'))"),
    ("- a\n  - b\n", "ul(li('a' ul(li'b')))"),
    ("a\n: b\n: c\n", "dl(dt'a' dd'b' dd'c')"),
    ("> a\n", "blockquote(p'a')"),
    ("---\n\na", "hr() p'a'"),
    ("```\n<div>a\n```\n\nb", "pre'<div>a' p'b'"),
    ("    a\n", "pre'a'"),
    ("a ```b``` c\n\n<div>d</div>", "p'a b c' div'd'"),
    ("a[^1]\n\n[^1]: b", "p'a' aside(p'b')"),
]

TABLES = [
    ("| A | B |\n|---|---|\n| a | b |\n", "table(tr(th'A' th'B') tr(td'a' td'b'))"),
    ("A | B\n--|--\na | b\n", "table(tr(th'A' th'B') tr(td'a' td'b'))"),
    ("| a | b |\n| c | d |\n", "table(tr(td'a' td'b') tr(td'c' td'd'))"),
    (
        "| **a** | [b](c) |\n| `d|e` | f\\|g |\n",
        "table(tr(td(strong'a') td(a'b')) tr(td'd|e' td'f|g'))",
    ),
    ("|a||b|\n", "table(tr(td'a' td() td'b'))"),
    ("| A |\n|---|\n| a\\|b |\n", "table(tr(th'A') tr(td'a|b'))"),
    ("| A |\n|---|\n| a<br>b |\n", "table(tr(th'A') tr(td('a' br() 'b')))"),
]

SPANS = [
    ("**a** *b* ~~c~~ `d`", "p(strong'a' em'b' del'c' 'd')"),
    ("[a](b) <https://c.example>", "p(a'a' a'https://c.example')"),
    ("a ![b](c) d", "p'a d'"),
    ("\\*a\\* &amp; &#233;", "p'*a* & é'"),
    ("a <b>b</b> c", "p('a' b'b' 'c')"),
    ("*a*{: .x} b", "p(em'a' 'b')"),
    ("a\n{: .x}\n\nb", "p'a' p'b'"),
]

HTML_BLOCKS = [
    ("<div>\n\n    <p>a</p>\n\n</div>\n\nb", "div(p'a') p'b'"),
    ("<div>\n<div>a</div>\n\n    b\n</div>\n", "div(div'a' 'b')"),
    ("<div>**a**</div>", "div'**a**'"),
    ('<div markdown="1">\n**a**\n\n- b\n</div>', "div(p(strong'a') ul(li'b'))"),
    ("<div>\n\na\n\nb", "div(p'a' p'b')"),
    ("a\n\n<!-- b\n\nc -->\n\nd", "p'a' p'd'"),
    ("<table>\n<tr>\n\n<td>a</td>\n\n</tr>\n</table>", "table(tr(td'a'))"),
    ("<details>\n<summary>a</summary>\n\nb\n\n</details>", "details(summary'a' 'b')"),
    ("<script>\n\n- a\n\n</script>\n\nb", "p'b'"),
    ("a <span>b\nc</span>", "p('a' span'b c')"),
    ("```\n<div>\n```\n\n<div>\n\n    a\n\n</div>", "pre'<div>' div'a'"),
    ("```\n```x\n<div>\n\na\n\n</div>\n```", "pre'```x <div> a </div>'"),
    ("```b``` c\n\n<div>\n\n    d\n\n</div>", "p'b c' div'd'"),
    ("<p>a</p>\n<p>b</p>\n", "p'a' p'b'"),
    ("<hr>\n\na", "hr() p'a'"),
]

LIQUID = [
    ("a {{ b }} c", "p'a c'"),
    ("{% if a %}\n- b\n{% endif %}\n- c", "ul(li(p'b') li(p'c'))"),
    ("{% if a %}# b", "h1'b'"),
    ("{{ a }}- b\n{% if c %}- d", "ul(li'b' li'd')"),
    (
        "{% for x in y %}| a | {{ b }}c |\n{% endfor %}| d | e |",
        "table(tr(td'a' td'c') tr(td'd' td'e'))",
    ),
    ("| A |\n|---|\n{% for x in y %}| {{ x }} a |\n{% endfor %}", "table(tr(th'A') tr(td'a'))"),
    ("a\n\n{% include b.html %}\n\nc", "p'a' p'c'"),
]


@pytest.mark.parametrize(
    ("markdown", "tree"),
    [*BLOCKS, *TABLES, *SPANS, *HTML_BLOCKS, *LIQUID],
    ids=lambda value: str(value)[:40],
)
def test_tree(markdown: str, tree: str) -> None:
    assert shape(page_of(f"{markdown}\n", "page.md")) == tree


PLACES = [
    # markdown, words shown, what stands there
    ("é **é** x", "x", "x"),
    ("中文 😀 [中](b) x", "中", "中"),
    ("a `b` c", "b", "b"),
    ("a ``  `b`  `` c", "`b`", "`b`"),
    ("a `b\nc` d", "b c", "b\nc"),
    ("a `&amp;` b", "&", "&"),
    ("a \\* b", "*", "*"),
    ("a &eacute; b", "é", "&eacute;"),
    ("- é\n- **b**", "b", "b"),
    ("| é | b |\n| c | d |", "d", "d"),
    ("<p>é</p>\n\n**b**", "b", "b"),
    ("> é\n> b", "b", "b"),
    ("{% if é %}\nx", "x", "x"),
]


@pytest.mark.parametrize(("markdown", "words", "source"), PLACES)
def test_place(markdown: str, words: str, source: str) -> None:
    page = page_of(f"---\ntitle: ü\n---\n{markdown}\n", "page.md")
    passage = next(p for p in page.passages if words in p.text)
    start, end = passage.place(passage.text.index(words), passage.text.index(words) + len(words))
    assert page.text[start:end] == source
    assert page.quote(start, end) == words


def test_an_element_ends_before_the_liquid_behind_it() -> None:
    page = page_of("**a**{{ b }} c\n", "page.md")
    strong = next(page.root.elements("strong"))
    assert page.text[strong.start : strong.end] == "**a**"


def test_a_page_of_a_folder_of_slides_is_no_front_matter() -> None:
    page = page_of("# A\n\n---\n\n## B\n", "page.md")
    assert texts(page) == ["A", "B"]
    assert page.front == {}
