"""Whose page it is, where no setting and no metadata say so."""

from __future__ import annotations

import pytest

from extractor.find.names import find_page_names
from extractor.page import read_source
from extractor.sources.source import Site, Source

_HEADED = "<h1>A good year</h1><p>We gave $5,000 to the Elm Street School.</p>"

OWNERS = {
    "who is called by the kind alone and goes on as we": (
        "a.md",
        "# Our year\n\nIn 2021 the Instituto Sarn was ten years old. We began in a small room.\n\n"
        "The Institute gave £90 to the Elm Street School; we donated 40 desks to Ash School. The "
        "Garnet Trust helped.",
        "Instituto Sarn",
    ),
    "who tells of something of ours, and is ours": (
        "a.md",
        "Well, the Sorrel Valley Sponsorship Circle can report that our appeal is over.\n\n"
        "Pupils of Ash School raised $45 for our circle. We promised $20 to the Garnet Group.",
        "Sorrel Valley Sponsorship Circle",
    ),
    "who gives in the second sentence, after a date": (
        "a.md",
        "It is spring again. Between January and March the Sorrel Seed Fund paid out $90 to 11"
        " farms.\n\nWe gave $20 to Ash Farm. The Garnet Group gave us $50.",
        "Sorrel Seed Fund",
    ),
    "a foot with an address": (
        "a.md",
        "# A good year\n\nWe gave $5,000 to the Elm Street School.\n\n"
        "*Tansy Community Trust, 14 Ridge Street, Kettle 45000*",
        "Tansy Community Trust",
    ),
    "a footer": (
        "a.html",
        f"<body>{_HEADED}<footer><p>Museo del Vetro – Via Lunga 4</p></footer></body>",
        "Museo del Vetro",
    ),
    "a div called footer": (
        "a.html",
        f'<body>{_HEADED}<div class="site-footer"><p>Kelp Forest Fund</p></div></body>',
        "Kelp Forest Fund",
    ),
    "a register": (
        "a.md",
        "# A good year\n\nThe Garnet Trust gave us £400.\n\n"
        "Rowan Night Shelter Charity is a registered charity, no. 1.",
        "Rowan Night Shelter Charity",
    ),
    "who wrote it": (
        "a.md",
        "# New beds\n\n*Posted 3 May 2021 by the Rowan Hospital Charity communications team*\n\n"
        "The Garnet Trust gave us £400.",
        "Rowan Hospital Charity",
    ),
    "a name above the first heading": (
        "a.html",
        f'<body><div><a href="/">Teatro Piccolo</a></div>{_HEADED}</body>',
        "Teatro Piccolo",
    ),
    "a logo": (
        "a.html",
        f'<body><a href="/"><img class="logo" alt="Kelp Forest Fund"></a>{_HEADED}</body>',
        "Kelp Forest Fund",
    ),
    "who is glad to announce": (
        "a.md",
        "# A new roof\n\nMuseo del Vetro is delighted to announce a gift from the Garnet Trust.",
        "Museo del Vetro",
    ),
    "a title of its own": (
        "a.md",
        "---\ntitle: 'Kelp Forest Fund: our year'\n---\nThe Garnet Trust gave us £400.",
        "Kelp Forest Fund",
    ),
    "what its foot explains": (
        "a.md",
        "# Kelp Fund opens a pond\n\nThe Garnet Trust gave £400.\n\n"
        "*Sarn Kelp Fund was founded in 1999 by divers.*",
        "Sarn Kelp Fund",
    ),
    "what its foot is about": (
        "a.md",
        "---\nauthor: Press Office\n---\n# A pond\n\nThe Garnet Trust gave £400.\n\n"
        "About Kelp Rescue Society: The Society works for otters.",
        "Kelp Rescue Society",
    ),
    "a logo in Markdown": (
        "a.md",
        "![The Kelp Endowment for the Arts](/img/logo.png)\n\n# A good year\n\nWe gave $5.",
        "Kelp Endowment for the Arts",
    ),
    "a domain of its words but its kind": (
        "a.md",
        "# A centre\n\nFondation Mer Vivante and the Sarn Institute met. media@mervivante.example",
        "Fondation Mer Vivante",
    ),
    "a title that ends in a name of no kind": (
        "a.html",
        "<head><title>Six months on | Coral Hands</title></head>"
        "<p>When it came, Coral Hands, an agency, gave.",
        "Coral Hands",
    ),
    "what its first sentence explains": (
        "a.md",
        "# About our giving\n\nThe Kelp Family Foundation was created in 1988 by divers.\n\n"
        "We give away $40 a year.",
        "Kelp Family Foundation",
    ),
    "a link home above the heading": (
        "a.html",
        '<body><a href="/">Kelp Forest Fund</a><h1>Beds</h1><p>We gave $5,000.',
        "Kelp Forest Fund",
    ),
    "its own domain": (
        "a.md",
        "# A good year\n\nThe Garnet Trust gave the Rowan Shelter Society £400. "
        "Write to beds@rowanshelter.example.",
        "Rowan Shelter Society",
    ),
}

NOBODY = {
    "a giver that those who speak as we call by its kind": (
        "a.md",
        "# Our year\n\nIn 2021 the Instituto Sarn came. We gave 40 desks to Ash School.\n\n"
        "The Institute sent us £90.",
    ),
    "one of two whom its kind may mean": (
        "a.md",
        "# Our year\n\nThe Instituto Sarn and the Lune Institute met.\n\nThe Institute gave £90 to "
        "the Elm Street School, and we sent 40 desks to Ash School.",
    ),
    "a programme that a link above the heading leads to": (
        "a.html",
        '<body><a href="/p/kelp"><div>Related:</div><div>Kelp Forest Fund</div></a>'
        "<h1>Beds</h1><p>We gave $5,000.",
    ),
    "what its foot explains of somebody else": (
        "a.md",
        "# A pond for otters\n\nIn May, divers gave £400.\n\n"
        "Kelp Rescue Society was founded in 1999 by divers.",
    ),
    "who is in the news with another": (
        "a.md",
        "# Kelp Rescue Society joins Sarn Medical University\n\nIn May, divers gave £400.\n\n"
        "Sarn Medical University was founded in 1999.",
    ),
    "a title that ends in a section": (
        "a.html",
        "<head><title>Six months on | Latest News</title></head><p>The Garnet Trust gave us £400.",
    ),
    "a list of partners at the foot": (
        "a.md",
        "# A good year\n\nWe gave $5,000.\n\nGarnet Trust\n\nKelp Forest Fund",
    ),
    "two registers": (
        "a.md",
        "# Two\n\nBig news. The Garnet Trust is a registered charity. "
        "The Kelp Fund is a registered charity.",
    ),
    "a giver to ours": (
        "a.md",
        "The Sorrel Valley Circle gave our circle $5.\n\nWe have a new roof on our circle.",
    ),
    "a picture of somebody else": (
        "a.html",
        f'<body>{_HEADED}<img alt="The Garnet Trust hands over a cheque"></body>',
    ),
    "a domain of several": (
        "a.md",
        "# Gifts\n\nThe Garnet Trust (x@garnettrust.example) gave the Kelp Forest Fund $5 "
        "(y@kelpforestfund.example).",
    ),
}


def publisher(path: str, text: str) -> str | None:
    return find_page_names(read_source(Source(path, text.encode()), Site())).publisher


@pytest.mark.parametrize("case", OWNERS)
def test_tells_whose_page_it_is_by_its_edges(case: str) -> None:
    path, text, owner = OWNERS[case]
    assert publisher(path, text) == owner


@pytest.mark.parametrize("case", NOBODY)
def test_leaves_open_whose_page_it_is_where_edges_name_several(case: str) -> None:
    assert publisher(*NOBODY[case]) is None
