"""What a reader sees as one run of text, and what a page's style sets apart."""

from __future__ import annotations

import pytest

from extractor.page import read_source
from extractor.sources.source import Source

SET_APART: list[tuple[str, list[str]]] = [
    ("<p><b>£6.2m</b><span>given in grants</span></p>", ["£6.2m\ngiven in grants"]),
    ("<p><span>40 million</span><i></i><em>trees</em></p>", ["40 million\ntrees"]),
    ("<p><a href='/a'>312</a><span>schools</span></p>", ["312\nschools"]),
]
LEFT_TOGETHER: list[tuple[str, list[str]]] = [
    ("<p><b>A</b><i>lder Trust</i></p>", ["Alder Trust"]),
    ("<p>the 1<sup>st</sup> of May</p>", ["the 1st of May"]),
    ("<p>the <b>20</b><i>th</i> school</p>", ["the 20th school"]),
    ("<p>CO<sub>2</sub><b>emissions</b></p>", ["CO2emissions"]),
    ("<p><b>£6.2</b>million</p>", ["£6.2million"]),
    ("<p><b>€5</b><span>00</span></p>", ["€500"]),
    ("<p><span>Foun</span><span>dation</span></p>", ["Foundation"]),
    ("<p><b>500</b><span>万元</span></p>", ["500万元"]),
]


@pytest.mark.parametrize(("body", "texts"), SET_APART + LEFT_TOGETHER)
def test_a_figure_ends_with_its_inline_element(body: str, texts: list[str]) -> None:
    page = read_source(Source("card.html", body.encode()))
    assert [passage.text for passage in page.passages] == texts
    for passage in page.passages:
        assert page.quote(*passage.place()) == " ".join(passage.text.split())


DOLLARS: list[tuple[str, dict[str, str], str, tuple[str, ...]]] = [
    ("<p>NZ$40,000 for kayaks.</p><p>$900 for paddles.</p>", {}, "", ("NZD",)),
    ("<p>$900 for paddles.</p><p>A$40,000 for kayaks.</p>", {}, "", ()),
    ("<p>US$9 million, US$4 million, CAD 2 million.</p><p>$75</p>", {}, "", ("USD",)),
    ("<p>HK$9 million and S$4 million.</p><p>$75</p>", {}, "", ("HKD", "SGD")),
    ("<p>$900 for paddles.</p>", {"lang": "en-AU"}, "", ("AUD",)),
    ("<p>$900 for paddles, US$50 for oars.</p>", {"lang": "en-AU"}, "", ("AUD",)),
    ("<p>$900 for paddles, USD 50 for oars.</p>", {"lang": "en-AU"}, "", ("AUD", "USD")),
    ("<p>$900 for paddles.</p>", {}, "https://alder.example.org.nz/news", ("NZD",)),
    ("<p>$900 for paddles.</p>", {}, "https://alder.tv/news", ()),
    ("<p>$900 for paddles.</p>", {}, "https://[alder", ()),
    ("<p>SEK 9 million, then 500 kr.</p>", {}, "", ("SEK",)),
    ("<p>All sums below are in Canadian dollars.</p><p>Ours gave $5,000.</p>", {}, "", ("CAD",)),
    ("<p>9 million Canadian dollars.</p><p>A school costs a million dollars.</p>", {}, "", ()),
    ("<p>500元，另有9万港元。</p>", {}, "", ()),
    # a note about all sums
    ("<p>Amounts are in Australian dollars.</p><p>$900</p>", {}, "", ("AUD",)),
    (
        "<p>All figures shown in New Zealand dollars.</p><p>$900</p>",
        {"lang": "en-US"},
        "",
        ("NZD",),
    ),
    ("<p>Grants are in US dollars.</p><p>$900 for oars.</p>", {"lang": "en-CA"}, "", ("USD",)),
    ("<p>Los montos están en dólares canadienses.</p><p>$900</p>", {"lang": "es"}, "", ("CAD",)),
    ("<p>A loan in Australian dollars.</p><p>$900</p>", {}, "", ()),
    # whose authorities or people alone the page speaks of
    ("<p>Australians gave $9.</p><p>The Victorian Government gave $5.</p>", {}, "", ("AUD",)),
    ("<p>The Province of Ontario and the federal government gave $5.</p>", {}, "", ("CAD",)),
    ("<p>The New South Wales Government gave $5.</p>", {}, "", ("AUD",)),
    ("<p>Canada's government gave $5 to Norway.</p>", {}, "", ()),
    ("<p>The Canadian government and that of Japan gave $5.</p>", {}, "", ()),
    ("<p>The Government of Alderland gave $5 to Canadians.</p>", {}, "", ()),
    ("<p>The state government gave $5.</p>", {}, "", ()),
    ("<p>Our canoes went to Canada for $5. Canada is big.</p>", {}, "", ()),
    ("<p>We paid Sh 900 in Kenya, where paddles are dear. Kenya has rivers.</p>", {}, "", ("KES",)),
    ("<p>We paid P900 in Manila, the Philippines.</p>", {}, "", ()),
    ("<p>The Pakistani government gave Rs 900.</p>", {}, "", ("PKR",)),
    ("<p>Alder Aid is a small Canadian charity. $9 to Ash School.</p>", {}, "", ("CAD",)),
    ("<p>Alder Aid is a Canadian charity. $9 to American schools.</p>", {}, "", ()),
    # all towns that it names with their states
    ("<p>We met in Ashbury, Ontario, and gave $9.</p>", {}, "", ("CAD",)),
    ("<p>We met in Ashbury, Ontario, and gave $9 to Elmford, NV.</p>", {}, "", ()),
    ("<p>$9 to Ash School, Ashbury, Ontario</p><p>$5 to Elm House, Elko, NV</p>", {}, "", ()),
    # where the address at the foot lies
    (
        "<p>$900 to Ash School.</p><p>Alder Trust, 14 Elm Lane, Tamar 4500, New Zealand</p>",
        {},
        "",
        ("NZD",),
    ),
    ("<p>$900 to Ash School, which 14 girls left for New Zealand.</p>", {}, "", ()),
]


@pytest.mark.parametrize(("body", "front", "url", "meant"), DOLLARS)
def test_the_whole_page_says_what_a_shared_mark_means(
    body: str, front: dict[str, str], url: str, meant: tuple[str, ...]
) -> None:
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    text = f"---\ntitle: Kayaks\n{lines}---\n{body}"
    page = read_source(Source("kayaks.html", text.encode(), url=url or None))
    assert page.currency == meant
