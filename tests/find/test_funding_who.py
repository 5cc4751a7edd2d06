"""Whom words mean: "the charity", "it", "she", families, people of a body."""

from __future__ import annotations

import pytest

from extractor.find.funding import find_funding
from extractor.find.names import find_page_names
from extractor.page import read_source
from extractor.sources.source import Site, Source


def told(text: str) -> list[str]:
    """`funders > recipients: gift` of each record of a charity's page."""
    body = f"---\ntitle: Gifts to charity\n---\n{text}"
    page = read_source(Source("2020-03-05-note.md", body.encode()), Site(publisher="Oak Trust"))
    return [
        f"{', '.join(one.funders)} > {', '.join(one.recipients)}: "
        f"{one.quantity or one.amount} {one.goods or one.currency}"
        for one in find_funding(page, find_page_names(page))
    ]


EXPLAINED = [
    (
        "Hald Motors sold fewer cars. In March the carmaker gave $9 to Ash School.\n\nThe Elm "
        "Trust met. The airline gave $5 to Ash School.",
        ["Hald Motors > Ash School: 9 USD", " > Ash School: 5 USD"],
    ),
    (
        "## Grants\n\nAsh School received £9 for its pond.\n\n## Thanks\n\nWick Bank gave us "
        "£5.\n\n## News\n\nThe Kelp Fund gave £3 to Elm School.\n\nSarn Choir "
        "received £2.",
        [
            "Oak Trust > Ash School: 9 GBP",
            "Wick Bank > Oak Trust: 5 GBP",
            "Kelp Fund > Elm School: 3 GBP",
            " > Sarn Choir: 2 GBP",
        ],
    ),
    (
        "Friends of the Tannery, a small charity run by two nurses, bought the mill from the "
        "Sedge Building Society.\n\nIn 2018 we gave the charity £24,000 for a roof. It also "
        "received £9,000 from the Kelp Fund.",
        [
            "Oak Trust > Friends of the Tannery: 24000 GBP",
            "Kelp Fund > Friends of the Tannery: 9000 GBP",
        ],
    ),
    (
        "We thank Ivo Marsh, a retired ferryman, who left us £25,000 in his will.",
        ["Ivo Marsh > Oak Trust: 25000 GBP"],
    ),
    (
        "Garnet Shoes, a company from Leeds, which gave us 90 boots, wants no thanks.",
        ["Garnet Shoes > Oak Trust: 90 boots"],
    ),
    (
        "The Dutch steel maker Hald N.V. gave Elm School $90. The steel maker also sent 30 desks "
        "to Ash School, and the Sarn law firm Ash & Lund gave Elm School $5.",
        [
            "Hald N.V. > Elm School: 90 USD",
            "Hald N.V. > Ash School: 30 desks",
            "Ash & Lund > Elm School: 5 USD",
        ],
    ),
    (
        "Wick Mills, the county's oldest brewer, gave Elm School $90. The brewer also gave Ash "
        "School $4. The retired printer Ivo Lund gave $7 to Elm School, and in May the printer "
        "gave Ash School $3.",
        [
            "Wick Mills > Elm School: 90 USD",
            "Wick Mills > Ash School: 4 USD",
            "Ivo Lund > Elm School: 7 USD",
            "Ivo Lund > Ash School: 3 USD",
        ],
    ),
    (
        "Ash Fund opened the hospital Elm Fund had built. In 2019 the hospital received $5 from "
        "Wick Bank.",
        ["Wick Bank > hospital: 5 USD"],
    ),
]
OF_ONE_SENTENCE = [
    (
        "After Hurricane Ada, Pell gave $9 to Ash School.",
        ["Pell > Ash School: 9 USD"],
    ),
    (
        "Retired vet Tom Hale, 91, sold his old Bentley and gave Ash School $9. Tom Hale met Ana "
        "Lund and gave Elm School $5.",
        ["Tom Hale > Ash School: 9 USD", "Tom Hale > Elm School: 5 USD"],
    ),
    (
        "Pell Foods gave $9 to Ash School and $5 to Elm School. Our people gave another $4.",
        ["Pell Foods > Ash School: 9 USD", "Pell Foods > Elm School: 5 USD", "people > : 4 USD"],
    ),
    (
        "**The Sarn Street Players.** The troupe received $9 from the Kelp Fund.",
        ["Kelp Fund > Sarn Street Players: 9 USD"],
    ),
    (
        "Sarn Sparebankstiftelse met in May. The bank foundation gave $9 to Ash School.",
        ["Sarn Sparebankstiftelse > Ash School: 9 USD"],
    ),
    (
        "Sedge Credit Union gave the Garnet Foundation $2,500 for its camp, and the estate of "
        "Vera Holm left it $11,000.",
        [
            "Sedge Credit Union > Garnet Foundation: 2500 USD",
            "estate of Vera Holm > Garnet Foundation: 11000 USD",
        ],
    ),
    (
        "The Marlins, a couple from Sedge Street, surprised us: they gave $500 to the Elm Library.",
        ["Marlins > Elm Library: 500 USD"],
    ),
    (
        "Kelp Fund's chair, Ana Ruiz, a judge, was brief: she gave $900 to the Elm Library.",
        ["Ana Ruiz > Elm Library: 900 USD"],
    ),
    (
        "We thank the pupils of Sedge School, who gave $70 to the Elm Library.",
        ["pupils of Sedge School > Elm Library: 70 USD"],
    ),
    (
        "Ana Ruiz gave $4,000 to the school's marching band.",
        ["Ana Ruiz > school's marching band: 4000 USD"],
    ),
]
BODIES_AND_PEOPLE = [
    (
        "Ruth Ashdown, a nurse, was born in Sarn.\n\nAshdown spent nine years at Elm Hospital. She "
        "gave $9 to Ash School.",
        ["Ruth Ashdown > Ash School: 9 USD"],
    ),
    ("Elm Hospital is led by a nurse. She gave $9 to Ash School.", [" > Ash School: 9 USD"]),
    (
        "Tom Hale announced in May that the Kelp Fund will give $9 to Ash School. The chairman "
        "told reporters in Kenya that Wick Bank gave $5 to it.",
        ["Kelp Fund > Ash School: 9 USD", "Wick Bank > Ash School: 5 USD"],
    ),
    (
        "Our chair, Tom Hale, gave $9 to the Kelp Foundation's Fire Fund. Wick Bank has since "
        "added another $5 to the fund.",
        [
            "Tom Hale > Kelp Foundation's Fire Fund: 9 USD",
            "Wick Bank > Kelp Foundation's Fire Fund: 5 USD",
        ],
    ),
    (
        "One of our members gave $9 to Ash School. The Class of 1974 gave $5 to Ash School.",
        ["One of our members > Ash School: 9 USD", "Class of 1974 > Ash School: 5 USD"],
    ),
    (
        "In her honour the trustees gave $9 to Ash School, and staff of the Sarn plant gave $5 to "
        "Ash School.",
        ["Oak Trust > Ash School: 9 USD", "staff of the Sarn plant > Ash School: 5 USD"],
    ),
    (
        "Wick Council is giving £9 towards the project.\n\nThe Herring Project got £3 from us.",
        ["Wick Council > project: 9 GBP", "Oak Trust > Herring Project: 3 GBP"],
    ),
    (
        "Well over half of it was covered by a grant of £9 from the Kelp Fund.",
        ["Kelp Fund > : 9 GBP"],
    ),
    (
        "St Olave's NHS Trust has begun. It is contributing £40 to the programme next financial "
        "year.",
        ["St Olave's NHS Trust > programme: 40 GBP"],
    ),
    (
        "The Sarn Heart Registry keeps records. The registry was given £250 by the Kelp Fund.",
        ["Kelp Fund > Sarn Heart Registry: 250 GBP"],
    ),
    (
        "Ivo Marsh and his wife, Ana Marsh, met in Sarn. The couple gave $3,000 to Lund Library.",
        ["Ivo Marsh, Ana Marsh > Lund Library: 3000 USD"],
    ),
    (
        "Sedge Pharma, Inc. admires Dunmore Relief. The company gave $80 to the organization.",
        ["Sedge Pharma, Inc. > Dunmore Relief: 80 USD"],
    ),
    (
        "The university's School of Nursing received $5,200 from the Kelp Fund.",
        ["Kelp Fund > university's School of Nursing: 5200 USD"],
    ),
    (
        "Two years ago the Garnet Foundation joined us in giving $750 to the Lund Festival.",
        ["Oak Trust, Garnet Foundation > Lund Festival: 750 USD"],
    ),
    (
        "Walkers in Norway and New Zealand have given $900 to Lund Library.",
        ["Walkers in Norway and New Zealand > Lund Library: 900 USD"],
    ),
    (
        "The charity Meals for Kids received $500 from Ana Ruiz.",
        ["Ana Ruiz > Meals for Kids: 500 USD"],
    ),
]
JOINT = [
    (
        "Wick Shipyard and its president, Carl Vance, gave $9 to Ash School.",
        ["Wick Shipyard, Carl Vance > Ash School: 9 USD"],
    ),
    (
        "With our local partner, the Kelp Fund, we gave 90 beds to Ash School.",
        ["Oak Trust, Kelp Fund > Ash School: 90 beds"],
    ),
    (
        "A young couple, parents of a pupil, gave $9 to Ash School.",
        ["young couple > Ash School: 9 USD"],
    ),
    (
        "Wick Gin Co. gave 40 beds to Ash School and in the end handed us £9. Since May the Sarn "
        "Council has lent a van, and in 2016 the Elm Board gave us £5.",
        [
            "Wick Gin Co. > Ash School: 40 beds",
            "Wick Gin Co. > Oak Trust: 9 GBP",
            "Elm Board > Oak Trust: 5 GBP",
        ],
    ),
    (
        "Elm School used its $25 grant to build a pond.",
        ["Oak Trust > Elm School: 25 USD"],
    ),
    (
        "Elm House received $4 from the hospital's auxiliary.",
        ["hospital's auxiliary > Elm House: 4 USD"],
    ),
    (
        "Kelp Fund and Sarn Council have each joined us in funding the Lund Festival, with $10 "
        "and $7.",
        ["Kelp Fund > : 10 USD", "Sarn Council > : 7 USD"],
    ),
    (
        "The Kelp Fund gave $5 to the Elm Library.\n\nThe city will contribute $9 when it opens.",
        ["Kelp Fund > Elm Library: 5 USD", "city > : 9 USD"],
    ),
    (
        "We run a small grants scheme for rivers. So far £640 has been awarded to 23 groups. "
        "Friends of Sarn Beck received £320 for nets.",
        ["Oak Trust > 23 groups: 640 GBP", "Oak Trust > Friends of Sarn Beck: 320 GBP"],
    ),
    (
        "Azim Trust, our partner of many years, received $18 from the Kelp Fund.",
        ["Kelp Fund > Azim Trust: 18 USD"],
    ),
    (
        "Sedge Bank and its foundation, Yayasan Sedge, have donated $12 to the Elm Library.",
        ["Sedge Bank, Yayasan Sedge > Elm Library: 12 USD"],
    ),
    (
        "Pell Foods and its subsidiaries, Oak Mills and Ash Farms, gave $12 to the Elm Library.",
        ["Pell Foods, Oak Mills, Ash Farms > Elm Library: 12 USD"],
    ),
    (
        "The Group's President and CEO, Azman Rahim, gave $700 to the Elm Library.",
        ["Azman Rahim > Elm Library: 700 USD"],
    ),
    (
        "The Bank's customers can give by phone. By May they had given $31 to the Elm Library.",
        ["Bank's customers > Elm Library: 31 USD"],
    ),
    (
        "The College got $90 in gifts from pupils and friends, and the Kelp Fund gave $5 to the "
        "Elm Library.",
        ["pupils, friends > College: 90 USD", "Kelp Fund > Elm Library: 5 USD"],
    ),
    (
        "Ana Ruiz knows it. She and her husband had given $8 to the Elm Library.",
        ["Ana Ruiz, husband > Elm Library: 8 USD"],
    ),
]
NAMES = [
    (
        "Sarn Education Trust Fund, better known as SARNFund, gave $9 to Ash School. SARNFund also "
        "gave Elm School $5.",
        [
            "Sarn Education Trust Fund > Ash School: 9 USD",
            "Sarn Education Trust Fund > Elm School: 5 USD",
        ],
    ),
    (
        "Lunari Pharma AG met the Kelp Foundation. Lunari gave $9 to Ash School. The foundation "
        "met, and the company gave Elm School $5.",
        ["Lunari Pharma AG > Ash School: 9 USD", "Lunari Pharma AG > Elm School: 5 USD"],
    ),
    (
        "Ash Academy has a pond. Kelp Fund gave the school $9.",
        ["Kelp Fund > Ash Academy: 9 USD"],
    ),
    (
        "Lord and Lady Marsh gave $9 to the Elm Library. Last May the couple sent 40 desks to Sarn "
        "School, and Wick Mill, alongside Kelp Fund, gave Ash School $7.",
        [
            "Lord and Lady Marsh > Elm Library: 9 USD",
            "Lord and Lady Marsh > Sarn School: 40 desks",
            "Wick Mill, Kelp Fund > Ash School: 7 USD",
        ],
    ),
    (
        "A gift of $8 from loyal supporters Odo and Ilka Marsh built it.",
        ["Odo, Ilka Marsh > : 8 USD"],
    ),
    (
        "The Dutch water company De Wiel gave the Elm Library $9. President and CEO Hallam gave $4 "
        "to the Elm Library.",
        ["De Wiel > Elm Library: 9 USD", "Hallam > Elm Library: 4 USD"],
    ),
    (
        "The Fundação Serra Alta opened in 1980. In May the Foundation gave the Elm Library $9.",
        ["Fundação Serra Alta > Elm Library: 9 USD"],
    ),
    (
        "Vetreria Lunari S.p.A. has given €350,000 to the charity Wells for All.",
        ["Vetreria Lunari S.p.A. > Wells for All: 350000 EUR"],
    ),
    (
        "The Kelp Fund gave $2,000 to St. Hilda's Hospice of the Fens. St. Hilda's also got beds. "
        "Sedge Mills (Pvt.) Ltd. gave $50 to St. Hilda's.",
        [
            "Kelp Fund > St. Hilda's Hospice of the Fens: 2000 USD",
            "Sedge Mills (Pvt.) Ltd. > St. Hilda's Hospice of the Fens: 50 USD",
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*EXPLAINED, *OF_ONE_SENTENCE, *BODIES_AND_PEOPLE, *JOINT, *NAMES]
)
def test_who_is_meant(text: str, expected: list[str]) -> None:
    assert told(text) == expected


OF_ITS_OWN_NAME = """---
title: News
publisher: Sarn Hospital Charity
---
Ana Ruiz left $90 to the charity. The Garnet Foundation gave us $400, and the Sedge Building
Society gave $60 to the charity.
"""


def test_a_body_may_be_called_by_a_noun_of_giving() -> None:
    front = "---\ntitle: Charity\npublisher: Kelp Endowment\n---\n"
    text = f"{front}The Endowment itself gave £9 to Elm School."
    page = read_source(Source("2020-03-05-note.md", text.encode()), Site())
    [record] = find_funding(page, find_page_names(page))
    assert (record.funders, record.recipients) == (("Kelp Endowment",), ("Elm School",))


UNKNOWN_KIND = """---
title: Spring round
author: Sarn Giving Circle
---
In May the board of Sarn Giving Circle granted Ash School $90. In June we gave $50 to Elm School,
and Wick Bank gave $40 to the circle.

Sarn Giving Circle is a group of women who decide together.
"""


def test_an_author_whom_the_page_explains_is_its_owner_by_the_whole_name() -> None:
    page = read_source(Source("2020-03-05-note.md", UNKNOWN_KIND.encode()), Site())
    told = [(one.funders, one.recipients) for one in find_funding(page, find_page_names(page))]
    circle = ("Sarn Giving Circle",)
    assert told == [
        (circle, ("Ash School",)),
        (circle, ("Elm School",)),
        (("Wick Bank",), circle),
    ]


IN_TITLE = """<title>What we did - Hands Over Sarn</title><h1>What we did</h1>
<p>Wick Bank granted us £90.</p><p>Hands Over Sarn is a charity.</p>"""
SETTLEMENT = """<meta property="og:site_name" content="Alder Charitable Settlement">
<h1>News</h1><p>Ana Lund left the Settlement £90.</p>"""


@pytest.mark.parametrize(
    ("text", "owner"),
    [(IN_TITLE, "Hands Over Sarn"), (SETTLEMENT, "Alder Charitable Settlement")],
)
def test_the_owner_of_a_title_or_site_gets_what_is_given(text: str, owner: str) -> None:
    page = read_source(Source("a.html", text.encode()), Site())
    assert [one.recipients for one in find_funding(page, find_page_names(page))] == [(owner,)]


FOUNDATIONS = """---
title: News
publisher: Alder Foundation
---
In May our chair gave $9 to the Kelp Foundation. The foundation has since given $5 to Ash School.
"""


def test_the_foundation_is_nobody_whom_another_gave_to() -> None:
    page = read_source(Source("2020-03-05-note.md", FOUNDATIONS.encode()), Site())
    assert find_funding(page, find_page_names(page))[-1].funders == ("Alder Foundation",)


def test_the_charity_is_who_calls_itself_so() -> None:
    page = read_source(Source("2020-03-05-note.md", OF_ITS_OWN_NAME.encode()), Site())
    gets = [one.recipients for one in find_funding(page, find_page_names(page))]
    assert gets == [("Sarn Hospital Charity",)] * 3
