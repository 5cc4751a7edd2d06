"""Chinese sentences of giving, one law each, as a page of the 青杨基金会 tells them."""

from __future__ import annotations

import pytest

from extractor.find.funding import find_funding
from extractor.find.names import find_page_names
from extractor.page import read_source
from extractor.records import Funding
from extractor.sources.source import Site, Source

EXAMPLES = [
    # who signs, and with whom
    (
        "青杨基金会、远舟集团与北江大学签署捐赠协议，共同捐赠1000万元。",
        ["青杨基金会, 远舟集团 > 北江大学: 10000000 CNY (pledged)"],
    ),
    ("与西岭医院签署捐赠意向书，捐赠呼吸机20台。", ["青杨基金会 > 西岭医院: 20 呼吸机 (pledged)"]),
    ("青杨基金会与北江大学共建实验室，首期投入500万元。", ["青杨基金会 > : 5000000 CNY (given)"]),
    (
        "青杨基金会携手海衡科技，与南川县人民政府签署捐赠协议，计划捐赠2000万元用于校舍建设。",
        ["青杨基金会, 海衡科技 > 南川县人民政府: 20000000 CNY (pledged)"],
    ),
    (
        "云海集团与蓝天药业共同向西岭县捐赠消毒液20吨。",
        ["云海集团, 蓝天药业 > 西岭县: 20 消毒液 (given)"],
    ),
    # the gift stands before its verb
    (
        "我会从德国采购了制氧机30台和氧气瓶200个，已全部捐赠给西岭医院。",
        ["青杨基金会 > 西岭医院: 30 制氧机 (given)", "青杨基金会 > 西岭医院: 200 氧气瓶 (given)"],
    ),
    (
        "远舟集团紧急调集大米20吨、食用油500桶，并于当晚送往南川县各安置点。",
        [
            "远舟集团 > 南川县各安置点: 20 大米 (given)",
            "远舟集团 > 南川县各安置点: 500 食用油 (given)",
        ],
    ),
    ("远舟集团将现金200万元捐给南川县慈善会。", ["远舟集团 > 南川县慈善会: 2000000 CNY (given)"]),
    ("退休老党员张德福把10万元积蓄全部捐给了家乡小学。", ["张德福 > 家乡小学: 100000 CNY (given)"]),
    ("5万元奖金，由远舟集团出资。", ["远舟集团 > : 50000 CNY (given)"]),
    ("云海集团无偿捐赠给西岭县医院呼吸机10台。", ["云海集团 > 西岭县医院: 10 呼吸机 (given)"]),
    (
        "西岭县慈善会将云海集团捐赠的100万元拨付给西岭县医院。",
        ["云海集团 > 西岭县医院: 1000000 CNY (given)"],
    ),
    # what is to come
    ("青杨基金会宣布，向南川县捐赠500万元。", ["青杨基金会 > 南川县: 5000000 CNY (pledged)"]),
    ("青杨基金会将向高原小学捐赠校服500套。", ["青杨基金会 > 高原小学: 500 校服 (pledged)"]),
    ("青杨基金会将20台钢琴捐赠给高原小学。", ["青杨基金会 > 高原小学: 20 钢琴 (given)"]),
    (
        "青杨基金会承诺捐赠1000万元，其中首期出资300万元。",
        ["青杨基金会 > : 10000000 CNY (pledged)", "青杨基金会 > : 3000000 CNY (pledged)"],
    ),
    # parts and sums
    (
        "截至5月15日，青杨基金会累计向灾区拨付物资和资金3400万元。",
        ["青杨基金会 > 灾区: 34000000 CNY (total)"],
    ),
    ("自成立以来，青杨基金会共捐赠超过8亿元。", ["青杨基金会 > : 800000000 CNY (total)"]),
    (
        "南川县慈善会累计收到捐款860万元，其中远舟集团捐赠200万元，蓝天药业捐赠50万元。",
        [
            " > 南川县慈善会: 8600000 CNY (total)",
            "远舟集团 > 南川县慈善会: 2000000 CNY (given)",
            "蓝天药业 > 南川县慈善会: 500000 CNY (given)",
        ],
    ),
    (
        "青杨基金会设立1亿元专项基金，用于支持南川县抗洪救灾。",
        ["青杨基金会 > : 100000000 CNY (given)"],
    ),
    (
        "远舟集团捐赠现金300万元、物资价值120万元。",
        ["远舟集团 > : 3000000 CNY (given)", "远舟集团 > : 1200000 CNY (given)"],
    ),
    (
        "会议透露，青杨基金会今年资助15个项目，资助总额达920万元。",
        ["青杨基金会 > 15个项目: 9200000 CNY (total) 2023"],
    ),
    # what each gets
    ("每位获奖教师将获得奖金5万元。", ["青杨基金会 > 每位获奖教师: 50000 CNY (pledged)"]),
    (
        "50位护士各获得青杨基金会发放的慰问金3000元。",
        ["青杨基金会 > 50位护士: 3000 CNY (received)"],
    ),
    (
        "青杨基金会为西岭县、东河县各捐赠救护车1辆。",
        ["青杨基金会 > 西岭县: 1 救护车 (given)", "青杨基金会 > 东河县: 1 救护车 (given)"],
    ),
    (
        "长河集团、海衡科技、金穗食品分别捐赠300万元、200万元和100万元。",
        [
            "长河集团 > : 3000000 CNY (given)",
            "海衡科技 > : 2000000 CNY (given)",
            "金穗食品 > : 1000000 CNY (given)",
        ],
    ),
    # days
    (
        "上午，远舟集团向南川县慈善会捐款100万元。",
        ["远舟集团 > 南川县慈善会: 1000000 CNY (given) 2023-05-20"],
    ),
    (
        "5月18日，远舟集团向南川县慈善会捐款100万元。同日，海衡科技捐赠帐篷200顶。",
        [
            "远舟集团 > 南川县慈善会: 1000000 CNY (given) 2023-05-18",
            "海衡科技 > : 200 帐篷 (given) 2023-05-18",
        ],
    ),
    # whose page it is
    (
        "2019年，出资400万元援建南川县第三中学图书馆。",
        ["青杨基金会 > 南川县第三中学图书馆: 4000000 CNY (given) 2019"],
    ),
    ("2015年6月：向北江大学捐赠500万元。", ["青杨基金会 > 北江大学: 5000000 CNY (given) 2015-06"]),
    ("感谢蓝天药业捐赠消毒液20吨。", ["蓝天药业 > 青杨基金会: 20 消毒液 (given)"]),
    (
        "白桦基金会理事长周明远介绍，基金会去年向西岭县捐赠救护车3辆。",
        ["白桦基金会 > 西岭县: 3 救护车 (given) 2022"],
    ),
    # who is named
    ("长河集团董事长吴国栋以个人名义捐赠1000万元。", ["吴国栋 > : 10000000 CNY (given)"]),
    ("吴国栋夫妇向西岭中学捐赠200万元。", ["吴国栋夫妇 > 西岭中学: 2000000 CNY (given)"]),
    ("云海集团员工李志远捐出一个月工资8000元。", ["李志远 > : 8000 CNY (given)"]),
    (
        "一等奖获得者、来自高桥村的周小禾获得青杨基金会奖金10万元。",
        ["青杨基金会 > 周小禾: 100000 CNY (received)"],
    ),
    (
        "青杨基金会向甘河、青川两省的五家县级医院捐赠救护车5辆。",
        ["青杨基金会 > 甘河、青川两省的五家县级医院: 5 救护车 (given)"],
    ),
    ("明和慈善基金会向南川县捐款20万元。", ["明和慈善基金会 > 南川县: 200000 CNY (given)"]),
    (
        "青杨基金会向1,260名困难大学生发放助学金630万元。",
        ["青杨基金会 > 1,260名困难大学生: 6300000 CNY (given)"],
    ),
    # traditional characters
    (
        "樂群慈善基金會捐助花田縣政府新臺幣3,000萬元。",
        ["樂群慈善基金會 > 花田縣政府: 30000000 TWD (given)"],
    ),
    (
        "樂群慈善基金會與博愛護老院簽署捐贈協議，將捐出港幣240萬元。",
        ["樂群慈善基金會 > 博愛護老院: 2400000 HKD (pledged)"],
    ),
    (
        "樂群慈善基金會向仁安醫院捐贈呼吸機8部、毛毯1,000條。",
        [
            "樂群慈善基金會 > 仁安醫院: 8 呼吸機 (given)",
            "樂群慈善基金會 > 仁安醫院: 1000 毛毯 (given)",
        ],
    ),
]

NEGATIVES = [
    "云海集团出资2亿元收购蓝天药业。",
    "云海集团向股东派发红利8000万元。",
    "银行向企业发放贷款3亿元。",
    "南川县计划投资2.6亿元建设水厂。",
    "球队赢得比赛，获得奖金50万元。",
    "感谢您的支持，捐赠10元即可点亮一盏灯。",
    "如您愿意捐赠，每捐赠100元可为孩子送去一份营养餐。",
    "本公司上半年投入研发费用3.2亿元。",
    "该项目总投资580万元。",
    "南湖大学教育基金会2022年度捐赠收入1.86亿元。",
    "云海集团捐赠仪式在南湖县举行，300余人参加。",
    "目前医院每天消耗口罩2000只，希望社会各界捐赠。",
    "原计划运往东河县的5万只口罩尚未发出。",
    "云海集团获得银行授信10亿元。",
]


def brief(one: Funding) -> str:
    """`funders > recipients: gift (status) day`."""
    number = one.amount if one.quantity is None else one.quantity
    what = one.currency if one.quantity is None else one.goods
    day = f" {one.date}" if one.date else ""
    gift = f"{number} {what} ({one.status}){day}"
    return f"{', '.join(one.funders)} > {', '.join(one.recipients)}: {gift}"


def told(text: str) -> list[str]:
    source = Source("2023-05-20-note.md", text.encode())
    page = read_source(source, Site(publisher="青杨基金会"))
    return [brief(one) for one in find_funding(page, find_page_names(page))]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_who_gave_what_to_whom(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NEGATIVES)
def test_what_is_no_gift(text: str) -> None:
    assert told(text) == []
