"""Which figure is a gift, and who gives and gets it, where other words stand near."""

from __future__ import annotations

from functools import partial

import pytest

from extractor.find.sentences import dateline_end
from tests.find import funding_read
from tests.find.funding_read import gift, told

read = partial(funding_read.read, publisher="Oak Trust")

SIDE_FIGURES = [
    (
        "Mabel Okoro has pledged $4 million toward the library's $60 million building campaign.",
        ["4000000 USD"],
    ),
    ("The Ash Foundation gave £2 million towards a £9 million hospice wing.", ["2000000 GBP"]),
    ("Every £1 given to sight charities brings £7 to the country.", []),
    (
        "The Elm Fund has donated 500 tablets to pupils, and their total value is about 2 million "
        "yuan (280,000 US dollars).",
        ["500 tablets"],
    ),
    ("The Elm Fund gave $3,000 to the shelter, which has 40 beds.", ["3000 USD"]),
    ("The parish of St Anne's gave back $2,000 that it did not need.", []),
]


@pytest.mark.parametrize(("text", "gifts"), SIDE_FIGURES)
def test_only_what_is_given_is_a_gift(text: str, gifts: list[str]) -> None:
    assert [gift(one) for one in read(text)] == (gifts)


EACH_ITS_OWN = [
    (
        "The Elm Fund agreed to give the clinic £8,000 for a new fridge and £1,200 to the village "
        "hall.",
        ["Elm Fund > clinic: 8000 GBP (pledged)", "Elm Fund > village hall: 1200 GBP (pledged)"],
    ),
    (
        "The Elm Fund gave the museum 40 chairs and 3 tables to the scouts.",
        ["Elm Fund > museum: 40 chairs (given)", "Elm Fund > scouts: 3 tables (given)"],
    ),
    (
        "We delivered 9,000 blankets in Syria, 400 tents in Lebanon and 70 cows to farmers.",
        [
            "Oak Trust > Syria: 9000 blankets (given)",
            "Oak Trust > Lebanon: 400 tents (given)",
            "Oak Trust > farmers: 70 cows (given)",
        ],
    ),
    (
        "Tessel Hospital got £4,000 from the Ash Foundation, and Lund School £2,000.",
        [
            "Ash Foundation > Tessel Hospital: 4000 GBP (received)",
            "Ash Foundation > Lund School: 2000 GBP (received)",
        ],
    ),
    (
        "The jury chose Ana Ruiz and Tom Hale, who will each receive grants of $90.",
        ["Oak Trust > Ana Ruiz: 90 USD (pledged)", "Oak Trust > Tom Hale: 90 USD (pledged)"],
    ),
]
GIVERS = [
    (
        "LAGOS, 3 May 2019 – The Ash Foundation will give $2 million to Tessel University.",
        ["Ash Foundation > Tessel University: 2000000 USD (pledged)"],
    ),
    (
        "**May 4** Lotus Foundation donated 500 masks to Chad.",
        ["Lotus Foundation > Chad: 500 masks (given)"],
    ),
    (
        "Twelve artists, including Ms. Lin of Pine Studio, together donated 3 million yuan to the "
        "school fund.",
        ["Twelve artists > school fund: 3000000 CNY (given)"],
    ),
    (
        "Mary Poole reported that the quilters donated 30 quilts to the children's ward.",
        ["quilters > children's ward: 30 quilts (given)"],
    ),
    (
        "Grocery chain Marsh & Daughters donated 900 hampers to Harbour Hospice.",
        ["Marsh & Daughters > Harbour Hospice: 900 hampers (given)"],
    ),
    (
        "Carpet weaver Lodestone donated 400 rugs, and Skyway flew them to Izmir.",
        ["Lodestone > : 400 rugs (given)"],
    ),
    (
        "Ruth Hale, who died in 2011, had given £30,000 to Dunmore College.",
        ["Ruth Hale > Dunmore College: 30000 GBP (given)"],
    ),
    (
        "The school got a gift of $9 million from Dr Ruth Hale and her husband, Sven Berg.",
        ["Ruth Hale, Sven Berg > school: 9000000 USD (received)"],
    ),
    (
        "In partnership with the Elm Fund, we gave $30,000 to the Coral Trust.",
        ["Oak Trust, Elm Fund > Coral Trust: 30000 USD (given)"],
    ),
    (
        "Our volunteers handed out 400 hampers in Leeds and York as a gift.",
        ["Oak Trust > Leeds, York: 400 hampers (given)"],
    ),
    (
        "Dr Helen Marsh leads the clinic. Dr Marsh previously donated £9,000 to the Elm Fund.",
        ["Helen Marsh > Elm Fund: 9000 GBP (given)"],
    ),
    (
        "The Elm Fund has generously and repeatedly donated $3 million to Lund Hospital.",
        ["Elm Fund > Lund Hospital: 3000000 USD (given)"],
    ),
    (
        "The Hive's shops pledged £900 to Lund School. In Derby, Dr Eve Stone was awarded a grant "
        "of £40,000.",
        ["Hive's shops > Lund School: 900 GBP (pledged)", " > Eve Stone: 40000 GBP (given)"],
    ),
    (
        "In a letter, the head wrote that Pell Ltd gave the school 40 laptops. It was a donation.",
        ["Pell Ltd > school: 40 laptops (given)"],
    ),
    (
        "Philanthropist Dev Rao pledged ₹5 crore to the Lotus Trust.",
        ["Dev Rao > Lotus Trust: 50000000 INR (pledged)"],
    ),
    ("Since 2003 the Elm Fund's $9 billion endowment has grown.", []),
    ("Dr Amina Yusuf raised $3 million from venture funds.", []),
    ("Sen. Ann Lowe secured $2 million for the Harbour Trust in the state budget.", []),
]
RECIPIENTS = [
    (
        "The Ash Foundation will give $9 million to the Alliance, its Secretary General told us.",
        ["Ash Foundation > Alliance: 9000000 USD (pledged)"],
    ),
    (
        "The Ash Foundation gave 3 buses to the Government School, Madurai.",
        ["Ash Foundation > Government School: 3 buses (given)"],
    ),
    (
        "The Ash Foundation gave 3 buses to Tessel University in Utrecht, Netherlands.",
        ["Ash Foundation > Tessel University: 3 buses (given)"],
    ),
    (
        "The $2 million grant to Code Girls reached 300 pupils in Ohio.",
        ["Oak Trust > Code Girls: 2000000 USD (given)"],
    ),
    (
        "The Elm Fund gave 200 desks to primary and middle schools.",
        ["Elm Fund > primary and middle schools: 200 desks (given)"],
    ),
    (
        "The Ash Foundation will donate $3 million to surport the vaccine research.",
        ["Ash Foundation > : 3000000 USD (pledged)"],
    ),
]
STATUSES = [
    (
        "We were pleased to donate £40,000 to the Print Studio.",
        ["Oak Trust > Print Studio: 40000 GBP (given)"],
    ),
    (
        "We would be pleased to donate £40,000 to the Print Studio.",
        ["Oak Trust > Print Studio: 40000 GBP (pledged)"],
    ),
    (
        "The Elm Fund offered $8,000 on condition that the town finds the same.",
        ["Elm Fund > : 8000 USD (pledged)"],
    ),
]
CHINESE = [
    (
        "松山基金会和华光公益基金会宣布，将向韩国捐赠100万只口罩。"
        "此前，两家基金会已向法国捐赠20万只口罩，向德国捐赠30万只口罩。",
        [
            "松山基金会, 华光公益基金会 > 韩国: 1000000 口罩 (pledged)",
            "松山基金会, 华光公益基金会 > 法国: 200000 口罩 (given)",
            "松山基金会, 华光公益基金会 > 德国: 300000 口罩 (given)",
        ],
    ),
    (
        "首批50名获奖医生每人将获得5万元奖金。",
        ["Oak Trust > 首批50名获奖医生: 50000 CNY (pledged)"],
    ),
    ("企业家李明先生个人捐赠人民币200万元。", ["李明 > : 2000000 CNY (given)"]),
    ("另有来自韩国的3万套防护服正在运往武汉途中。", [" > 武汉: 30000 防护服 (given)"]),
    ("奖学金每年评选一次，每人奖励5000元。", []),
    (
        "松山基金会还将向非洲54国每国捐赠2万份检测试剂盒。",
        ["松山基金会 > 非洲54国: 20000 检测试剂盒 (pledged)"],
    ),
    (
        "松山基金会收到捐款2亿元，其中企业捐款1亿元。",
        [" > 松山基金会: 200000000 CNY (received)"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*EACH_ITS_OWN, *GIVERS, *RECIPIENTS, *STATUSES, *CHINESE]
)
def test_who_gives_and_gets(text: str, expected: list[str]) -> None:
    assert [told(one) for one in read(text)] == expected


def test_a_purpose_keeps_its_brackets_whole() -> None:
    text = (
        "The Elm Fund gave $3 million to support research in Kenya (East Africa), its chief said."
    )
    assert [one.purpose for one in read(text)] == ["support research in Kenya (East Africa)"]


@pytest.mark.parametrize("span", ["in the next five years", "over the coming two decades"])
def test_a_span_of_years_is_no_date(span: str) -> None:
    [record] = read(f"The Elm Fund will give $30 million to schools {span}.")
    assert record.date is None


def test_datelines() -> None:
    assert dateline_end("GENEVA (Reuters) - The Elm Fund") == len("GENEVA (Reuters) - ")
    assert dateline_end("DENVER, Colo. -- The Elm Fund") == len("DENVER, Colo. -- ")
    assert dateline_end("Masks – The Elm Fund gave 50") == 0
