"""Templates print what Jekyll prints; what was printed knows where it came from."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.sources.data.read import read_data
from extractor.sources.liquid.templates import Templates
from extractor.sources.placed.text import PlacedText

GIFTS = """\
- country: Japan
  goods: Face Mask
  quantity: 300,000
  status: Delivered
  date: 2020-03-01
  parts: [a, b]
- country: Republic of Korea
  goods: "Test & Kit"
  quantity: 5000
  status: In Transit
  flag: true
- country: Iran
  goods: Glove
  quantity: 70.5
  status: Delivered
"""
DONORS = 'donor,amount\n"Elm, Inc",100\nOak,50\n'
INCLUDES = {
    "card.html": "[{{ include.goods }}|{{ include.count }}|{{ include.no }}]{% assign seen = 1 %}",
    "outer.html": "<{% include card.html goods=include.what count='two' %}>",
}


def render(template: str) -> tuple[PlacedText, list[str]]:
    def include(name: str, page: str, relative: bool) -> tuple[str, str, int] | None:
        text = INCLUDES.get(name)
        return None if text is None or relative else (f"_includes/{name}", text, 0)

    settings = {"baseurl": "/site", "url": "https://willow.example"}
    templates = Templates(include, {"_posts/a.md": "/a/"}.get, settings)
    values: dict[str, Any] = {
        "site": {
            "title": "Willow",
            "data": {
                "gifts": read_data("gifts.yml", GIFTS).value,
                "donors": read_data("donors.csv", DONORS).value,
            },
            "letters": ["b", "a", "C"],
        },
        "page": {"title": "Test", "gifts": [{"who": "Elm", "what": 5}]},
    }
    text, faults = templates.render("page.md", template, 0, values)
    return text, [fault.sentence for fault in faults]


# Printed by Jekyll 4.3.1 with the same data, but for what a plugin or the clock would print.
PRINTED = [
    ("{{ site.title }} {{ page.title | upcase }}", "Willow TEST"),
    ("{% for g in site.data.gifts %}{{ forloop.index }}{{ g.country }}:{{ g.quantity }};"
     "{% endfor %}",
     "1Japan:300000;2Republic of Korea:5000;3Iran:70.5;"),
    ("{% for g in site.data.gifts limit:1 offset:1 %}{{ g.goods | escape }}{% endfor %}",
     "Test &amp; Kit"),
    ("{% for g in site.data.gifts reversed %}{{ g.country }},{% endfor %}",
     "Iran,Republic of Korea,Japan,"),
    ('{{ site.data.gifts | where: "status", "Delivered" | map: "country" | join: ", " }}',
     "Japan, Iran"),
    ('{{ site.data.gifts | where_exp: "g", "g.quantity > 1000" | size }}', "2"),
    ('{{ site.data.gifts | where: "flag", true | size }}', "1"),
    ('{% assign all = site.data.gifts | group_by: "status" %}'
     "{% for x in all %}{{ x.name }}={{ x.size }}={{ x.items[0].country }};{% endfor %}",
     "Delivered=2=Japan;In Transit=1=Republic of Korea;"),
    ('{{ site.data.gifts | group_by_exp: "g", "g.country | size" | map: "name" | join: "," }}',
     "5,17,4"),
    ('{{ site.data.gifts | sort: "country" | map: "country" | array_to_sentence_string }}',
     "Iran, Japan, and Republic of Korea"),
    ('{{ site.data.gifts | find: "country", "Iran" | jsonify }}',
     '{"country":"Iran","goods":"Glove","quantity":70.5,"status":"Delivered"}'),
    ('{{ site.data.gifts | map: "flag" | jsonify }}', "[null,true,null]"),
    ('{{ "/a/b.html" | relative_url }} {{ "x" | absolute_url }}',
     "/site/a/b.html https://willow.example/site/x"),
    ('{{ "Hello, World Ünï 3.0!" | slugify }} {{ "Hello, World_Ünï 3.0!" | slugify: "pretty" }}',
     "hello-world-ünï-3-0 hello,-world_ünï-3.0!"),
    ('{{ "2020-03-05" | date: "%-d/%-m %a %A %b %e %j %y %H:%M" }}',
     "5/3 Thu Thursday Mar  5 065 20 00:00"),
    ('{{ "2020-03-05" | date_to_long_string }} {{ site.data.gifts[0].date | date: "%d.%m.%Y" }}',
     "05 March 2020 01.03.2020"),
    ('{{ "2020-03-05T10:00:00Z" | date_to_rfc822 }}', "Thu, 05 Mar 2020 10:00:00 +0000"),
    ("{{ site.data.gifts[0].date | date_to_xmlschema }}", "2020-03-01T00:00:00+00:00"),
    ('{% include card.html goods="Mask x" count=site.title %}{{ seen }}', "[Mask x|Willow|]1"),
    ("{% assign name = 'card.html' %}{% include {{ name }} goods='5' %}", "[5||]"),
    ("{% include outer.html what=page.title %}", "<[Test|two|]>"),
    ("{% for row in site.data.donors %}{{ row.donor }}={{ row.amount | plus: 1 }} {% endfor %}",
     "Elm, Inc=101 Oak=51 "),
    ('{% if site.data.gifts.size > 2 and page.title == "Test" %}yes{% else %}no{% endif %}', "yes"),
    ("{% unless page.nothing %}un{% endunless %}", "un"),
    ('{% case page.title %}{% when "A" %}a{% when "Test", "B" %}tb{% else %}e{% endcase %}', "tb"),
    ("{% for i in (1..5) %}{% if i == 2 %}{% continue %}{% endif %}"
     "{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}", "13"),
    ('{% cycle "a","b" %}{% cycle "a","b" %}{% increment z %}{% increment z %}', "ab01"),
    ("{% capture c %}<b>{{ site.data.gifts[0].goods }}</b>{% endcapture %}"
     '{{ c | strip_html | append: "!" | prepend: ">" | replace: "Mask", "Mk" | truncate: 8 }}',
     ">Face..."),
    ("{{ page.gifts[0].who }} {{ page.gifts.first.what | times: 3 }} {{ 7 | divided_by: 2 }}",
     "Elm 15 3"),
    ('{{ 2.5 | round }} {{ 4.456 | round: 2 }} {{ "3.7" | floor }} {{ "1.5" | times: 2 }}',
     "3 4.46 3 3.0"),
    ('{{ "a,b,c" | split: "," | reverse | join: "-" }} {{ site.letters | sort | join: "" }}'
     ' {{ site.letters | sort_natural | join: "" }}', "c-b-a Cab abC"),
    ('{{ "abcdef" | slice: 1, 3 }} {{ "abcdef" | slice: -2, 2 }} {{ nil | default: "d" }}',
     "bcd ef d"),
    ('{{ site.letters | push: "d" | join: "" }} {{ site.letters | pop | join: "" }}'
     ' {{ site.letters | shift | join: "" }} {{ site.letters | unshift: "q" | join: "" }}',
     "baCd ba aC qbaC"),
    ('{{ "<p>a&b</p>" | xml_escape }} {{ "a b&c" | cgi_escape }} {{ "a b&c" | uri_escape }}',
     "&lt;p&gt;a&amp;b&lt;/p&gt; a+b%26c a%20b&c"),
    ('{{ "a *b*" | markdownify }}', "<p>a <em>b</em></p>\n"),
    ('{%- if true -%}  trim  {%- endif -%} end {{- " x" -}} {% raw %}{{ raw }}{% endraw %}',
     "trimend x{{ raw }}"),
    ("{% comment %}no{% endcomment %}{{ site.data.gifts[0].parts }}", "ab"),
    ("{% link _posts/a.md %}", "/site/a/"),
    ("{{ 300000 | number_with_delimiter }}", "300,000"),
    ("{{ 'now' | date: '%Y' }}{{ now }}{{ site.time }}", ""),
]  # fmt: skip


@pytest.mark.parametrize("template, printed", PRINTED)
def test_prints_what_jekyll_prints(template: str, printed: str) -> None:
    assert render(template) == (printed, [])


# template, printed, what is told
LEFT_OUT = [
    ("a{% sparkline 1,2 %}b", "ab", "the Liquid tag 'sparkline' is not known and was left out"),
    ("a{% box %}in{% endbox %}b", "ainb", "the Liquid tag 'box' is not known and was left out"),
    ("{{ 'a' | twinkle: 3 }}b", "ab", "the Liquid filter 'twinkle' is not known and was left out"),
    ("{{ 'a' | slice: 'x' }}b", "ab", "the Liquid filter 'slice' was left out: invalid literal for"
     " int() with base 10: 'x'"),
    ("{% include no.html %}b", "b", "the site has no file 'no.html' to include; left out"),
    ("{% link no.md %}b", "b", "the site has no page 'no.md' to link to"),
]  # fmt: skip


@pytest.mark.parametrize("template, printed, sentence", LEFT_OUT)
def test_what_is_not_known_is_left_out_and_told(template: str, printed: str, sentence: str) -> None:
    assert render(template) == (printed, [sentence])


FILES = {"page.md": "", "gifts.yml": GIFTS, "donors.csv": DONORS} | {
    f"_includes/{name}": text for name, text in INCLUDES.items()
}

# template, and for each printed stretch the file and the characters it came from
ORIGINS = [
    ("Gift: {{ site.data.gifts[0].goods }}",
     [("Gift: ", "page.md", "Gift: "), ("Face Mask", "gifts.yml", "Face Mask")]),
    ("{{ site.data.gifts[0].quantity | number_with_delimiter }}",
     [("300,000", "gifts.yml", "300,000")]),
    ("{{ site.data.gifts[1].goods | escape }}",
     [("Test", "gifts.yml", "Test"), ("Kit", "gifts.yml", "Kit")]),
    ("{{ site.data.gifts[2].goods | upcase }}", [("GLOVE", "gifts.yml", "Glove")]),
    ('{{ site.data.donors[0].donor | append: "!" }}', [("Elm, Inc", "donors.csv", "Elm, Inc")]),
    ("{% include card.html goods='Hat' %}",
     [("[", "_includes/card.html", "["), ("Hat", "page.md", "Hat"),
      ("|", "_includes/card.html", "|"), ("|", "_includes/card.html", "|"),
      ("]", "_includes/card.html", "]")]),
    ("{% capture c %}{{ site.data.gifts[2].goods }} x{% endcapture %}{{ c }}",
     [("Glove", "gifts.yml", "Glove"), (" x", "page.md", " x")]),
    ("{{ page.title }}", [("Test", "page.md", "{{ page.title }}")]),
    ("a{%- raw -%}{{ b }}{% endraw %}", [("a", "page.md", "a"), ("{{ b }}", "page.md", "{{ b }}")]),
]  # fmt: skip


@pytest.mark.parametrize("template, origins", ORIGINS)
def test_what_is_printed_knows_its_origin(
    template: str, origins: list[tuple[str, str, str]]
) -> None:
    text, _ = render(template)
    files = FILES | {"page.md": template}
    assert [
        (text[p.at : p.stop], p.place.file, files[p.place.file][p.place.start : p.place.end])
        for p in text.pieces
    ] == origins


def test_words_around_an_item_are_the_template_s() -> None:
    template = "{{ page.title }}: {% for g in site.data.gifts %}<b>{{ g.goods }}</b>{% endfor %}"
    text, _ = render(template)
    assert [str(text[p.at : p.stop]) for p in text.pieces if p.template] == ["<b>", "</b>"] * 3
