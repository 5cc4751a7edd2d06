"""Pages as nobody should write them: malformed markup of every kind, the same for each number."""

from __future__ import annotations

import random

_TAGS = (
    "p div span b i table tr td th thead tbody tfoot caption ul ol li dl dt dd h1 h2 h3 a br hr img"
    " section article blockquote pre code select option form input script style title textarea"
    " template svg math noscript iframe html head body x-y a1"
).split()
_ATTRIBUTES = (
    "class=x",
    'id="a b"',
    "hidden",
    "style='display:none'",
    "colspan=3",
    "rowspan=9",
    "colspan=-1",
    "rowspan=0",
    'title="a > b"',
    "=",
    '"',
    "a=b=c",
    "on<x=1",
    "lang=fr",
    "markdown=1",
    "href='#",
)
_WORDS = (
    "Aster Fund gave $5 million to Elm House.",
    "5 March 2020: the Birch Trust donated 300,000 masks to Peru.",
    "向红十字会捐赠100万元",
    "€ 1.234,56",
    "Mar 02",
    "USD 2,000",
    "Grantee",
    "Amount",
    "Total",
    "2020-02-30",
    "(about 2.1 million US dollars)",
    "and",
    "x",
    "",
    "\u202eevil",
    "\0",
    "\ufeff",
    "\u2060",
    "e\u0301",
    "𝟓𝟎 €",
)
_ODD = (
    "<",
    "</",
    "<!",
    "<!--",
    "-->",
    "--!>",
    "<?php ?>",
    "<![CDATA[",
    "]]>",
    "&",
    "&amp",
    "&#x0;",
    "&#99999999999;",
    "&notit;",
    "&lt;b&gt;",
    "<>",
    "</>",
    "< p>",
    "</p/>",
    "<p/",
    "{{ x }}",
    "{% if %}",
    "{%",
    "}}",
    "{% raw %}",
    "|",
    "|a|b|\n|-|-|\n|$5|",
    "\n---\n",
    "\n\n",
    "\n    ",
    "\t",
    "\r\n",
    "`",
    "```\n",
    "~~~\n",
    "**",
    "_",
    "[a](",
    "![",
    "[^1]: ",
    "\n: ",
    "\n* ",
    "\n1. ",
    "\n> ",
    "\n# ",
    "\\",
    "{:.x}",
    "\n===\n",
)
_FRONTS = (
    "",
    "",
    "",
    "---\ntitle: A\ndate: 2020-03-05\n---\n",
    "---\ntitle: [a\n---\n",
    "---\ngrants:\n- name: Elm House\n  amount: $5\n-\n---\n",
    "+++\ntitle = 'A'\n+++\n",
    "Title: A\nDate: 2020\n\n",
    "---\n",
    "\ufeff---\na: &a [*a]\n---\n",
)


def malformed(number: int) -> tuple[str, str]:
    """The path and the text of a page; the same for the same number on every machine."""
    draw = random.Random(f"malformed {number}")
    pieces = [draw.choice(_FRONTS)]
    opened: list[str] = []
    for _ in range(draw.randint(3, 60)):
        kind = draw.random()
        if kind < 0.35:
            pieces.append(draw.choice(_WORDS))
        elif kind < 0.65:
            tag = draw.choice(_TAGS)
            attributes = "".join(f" {draw.choice(_ATTRIBUTES)}" for _ in range(draw.randint(0, 2)))
            opened.append(tag)
            pieces.append(f"<{tag}{attributes}{draw.choice(('>', '>', '>', '/>', ''))}")
        elif kind < 0.85 and opened:
            tag = opened.pop(draw.randrange(len(opened)))  # not always the one that is open
            pieces.append(f"</{tag.upper() if draw.random() < 0.2 else tag}>")
        else:
            pieces.append(draw.choice(_ODD))
        pieces.append(draw.choice(("", " ", "\n", "\n\n")))
    return f"{number:06}.{draw.choice(('md', 'html'))}", "".join(pieces)
