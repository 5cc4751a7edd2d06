"""Each kind of check in each verdict, from pages to the sentence that tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.audit import summary
from extractor.pipeline import extract, extract_to, gather, read_page
from extractor.records import Check
from extractor.sources.source import Site, Source
from extractor.write import write_datasets

FRONT = "---\ntitle: Aid\ndate: {day}\npublisher: {publisher}\n---\n"
GRANTS = "| Grantee | Amount |\n|---|---|\n"
GRANTS_ZH = "| 受赠方 | 金额（万元） |\n|---|---|\n| 榆树医院 | 200 |\n| 橡树大学 | 300 |\n"
BARE = "| Donated to | Amount |\n|---|---|\n| Elm House | 2,000.00 |\n| Oak Institute | 600.00 |\n"
GOODS = (
    "| Country | Goods | Quantity (pieces) | Progress | Donors |\n|---|---|---|---|---|\n"
    "| Japan | Masks | {quantity} | {progress} | Aster Foundation |\n"
)
SPLIT = "| Grantee | Amount | Share of total |\n|---|---|---|\n| Elm House | $200 | {share} |\n"
TWO = "The Aster Foundation gave USD 2 million to Elm House and USD 3 million to Oak House"
GAVE = "The Aster Foundation gave USD 5.1 million to Elm House."
CHRONICLE = (
    "## Progress\n\n- 2 March 2020: Oak Institute visited.\n"
    "- 3 March 2020: Agreement signed with Elm House.\n- 9 March 2020: Ash University visited.\n"
)
FOUNDED = "The Aster Foundation, founded in 2014, gives to schools.\n\n"
HALF = "The Aster Foundation gave EUR 700 (USD {sum}) to Elm House on 3 May 2016.\n"

# pages, kind, verdict, words of the detail
EXAMPLES: list[tuple[list[str], str, str, str]] = [
    ([f"{GRANTS}| Elm House | $200 |\n| Oak House | $300 |\n| Total | $500 |"], "total", "agrees",
     "come to 500 USD"),
    ([f"{GRANTS}| Elm House | $200 |\n| Oak House | $300 |\n| Sum | $510 |"], "total", "differs",
     "come to 500 USD, the page states 510 USD"),
    ([f"{GRANTS_ZH}| 合计 | 500 |"], "total", "agrees", "5,000,000 CNY"),
    ([f"{GRANTS_ZH}| 合计 | 5000 |"], "total", "differs", "states 50,000,000 CNY"),
    ([f"{GRANTS}| Elm House | RMB 700 (USD 100) |\n| Oak House | USD 50 |\n| Total | USD 150 |"],
     "total", "agrees", "150 USD"),
    ([f"{GRANTS}| Elm House | RMB 700 |\n| Oak House | USD 50 |\n| Total | USD 150 |"],
     "total", "cannot_tell", "Not every row"),
    ([f"{TWO}.\n\nIn total, the Aster Foundation gave USD 5 million."], "total", "agrees",
     "2,000,000 and 3,000,000"),
    ([f"{TWO}.\n\nIn total, the Aster Foundation gave USD 7 million."], "total", "cannot_tell",
     "No set"),
    ([f"{TWO}, a total of USD 5 million."], "total", "agrees", "parts of the sentence"),
    ([f"{TWO}, a total of USD 50 million."], "total", "differs", "states 50,000,000 USD"),
    (["阿斯特基金会向榆树医院捐赠200万元，向橡树大学捐赠300万元，合计500万元。"], "total",
     "agrees", "5,000,000 CNY"),
    (["We donated a total of USD 500.\n\n"
      f"{GRANTS}| Elm House | $200 |\n| Oak House | $300 |\n"], "total", "agrees", "200 and 300"),
    ([GOODS.format(quantity="1,000", progress="400 In Transit, The Rest Stocking Up")], "split",
     "agrees", "1,000 piece"),
    ([GOODS.format(quantity="1,000", progress="1,400 In Transit, The Rest Stocking Up")], "split",
     "differs", "1,400 piece"),
    ([GOODS.format(quantity="1,000", progress="400 In Transit, 500 Stocking Up")], "split",
     "differs", "900 piece"),
    (["The Aster Foundation announced a donation of USD 100 million. Of this donation, the Aster "
      "Foundation gave USD 30 million to Elm House and USD 20 million to Oak House."],
     "split", "agrees", "50,000,000 of 100,000,000"),
    (["We supported 46 doctors with RMB 20,000 each, a total of RMB 920,000."], "split", "agrees",
     "46 times 20,000 CNY come to 920,000 CNY"),
    (["We supported 46 doctors with RMB 20,000 each, a total of RMB 950,000."], "split", "differs",
     "46 times 20,000 CNY come to 920,000 CNY, the page states 950,000 CNY"),
    (["We supported 46 doctors with about RMB 20,000 each, a total of RMB 950,000."], "split",
     "cannot_tell", "does not give them exactly"),
    (["We gave USD 20 million for research.\n\nIt has five projects.\n\nEach project takes a year, "
      "with USD 4 million."], "split", "agrees", "5 times 4,000,000 USD"),
    (["为46名乡村医生每人资助2万元，共计95万元。"], "split", "differs", "920,000 CNY"),
    (["The Aster Foundation gave 15 million yuan (2.1 million US dollars) to Elm House."],
     "conversion", "agrees", "the page's date: 2020-03-10"),
    (["The Aster Foundation gave 15 million yuan (21 million US dollars) to Elm House."],
     "conversion", "differs", "is 0.1437"),
    ([HALF.format(sum=810)], "conversion", "agrees", "the statement's date: 2016-05-03"),
    ([HALF.format(sum=900)], "conversion", "differs", "is 1.1569"),
    (["In 2008, the Aster Foundation gave EUR 1 million (USD 1.5 million) to Elm House."],
     "conversion", "agrees", "the statement's date: 2008"),
    (["The Aster Foundation gave BTN 7 million (USD 1 million) to Elm House."], "conversion",
     "cannot_tell", "no reference rate"),
    ([BARE, "The Aster Foundation gave 20 million yuan to Elm House. The Aster Foundation gave "
      "6 million yuan to Oak Institute."], "unit", "agrees", "× 10,000 CNY explains 2 of 2"),
    ([BARE, "The Aster Foundation gave 20 million yuan to Elm House. The Aster Foundation gave "
      "USD 1 million (6.5 million yuan) to Oak Institute."], "unit", "differs",
     "Oak Institute: 6,000,000 by the table, 6,500,000 stated elsewhere"),
    ([BARE], "unit", "cannot_tell", "No other statement"),
    ([GAVE, GAVE.replace("5.1", "5.3")], "contradiction", "differs",
     "5,100,000 USD at a.md:6, 5,300,000 USD at b.md:6"),
    ([GAVE, GAVE.replace("5.1", "5.13")], "contradiction", "agrees", "rounded"),
    ([GAVE.replace("The", "On 3 March 2020, the"), GAVE.replace("The", "On 5 March 2020, the")],
     "contradiction", "differs", "2020-03-03 at a.md:6, 2020-03-05 at b.md:6"),
    ([GAVE, "The Aster Foundation gave USD 5.1 million for a team led by Dr Ash at Elm House."],
     "contradiction", "cannot_tell", "one gift or two"),
    ([GAVE.replace("The", "On 3 March 2020, the"), CHRONICLE], "contradiction", "agrees",
     "give 2020-03-03"),
    ([GAVE.replace("The", "On 4 March 2020, the"), CHRONICLE], "contradiction", "cannot_tell",
     "a.md:6 gives 2020-03-04, the chronology at b.md:9 2020-03-03: one act or two"),
    ([GAVE, GAVE], "repetition", "agrees", "2 statements on 2 pages (a.md, b.md)"),
    ([f"{FOUNDED}On 3 May 2012 the Aster Foundation gave EUR 5,000 to Oak House."],
     "impossible value", "differs", "older than its giver"),
    ([FOUNDED, "On 3 May 2016 the Aster Foundation gave EUR 5,000 to Oak House."],
     "impossible value", "agrees", "founded in 2014 (a.md:6)"),
    (["On 3 May 2023 the Aster Foundation gave EUR 7,000 to Ash House."], "impossible value",
     "differs", "more than a year after"),
    (["The Aster Foundation gave EUR 10 to Elm House."], "impossible value", "differs", "at most"),
    (["The Aster Foundation gave USD 10 trillion to Elm House."], "impossible value", "differs",
     "at least"),
    ([GOODS.format(quantity="2.5", progress="In Transit")], "impossible value", "differs",
     "2.5 piece of Masks is no whole number"),
    ([f"{SPLIT.format(share='140%')}| Oak House | $300 | 60% |"], "impossible value", "differs",
     "140 % is more than the whole"),
]  # fmt: skip

# Pages of which no check differs, and what a hasty check would say.
NEGATIVES: list[tuple[str, list[str]]] = [
    ("a grant each year", [
        "In 2018, the Aster Foundation gave USD 5.1 million to Elm House.",
        "In 2019, the Aster Foundation gave USD 5.3 million to Elm House.",
    ]),
    ("items of a list, alike but for the sum", [
        "## Ward\n\nGrant: USD 5.1 million to Elm House for a project of two years\n\n"
        "## Roof\n\nGrant: USD 5.3 million to Elm House for a project of two years\n",
    ]),
    ("some of the parts of a total", [
        f"{TWO}.\n\nSince 2012, the Aster Foundation has given a total of USD 90 million."
    ]),
    ("subtotals and a grand total", [
        f"{GRANTS}| Elm House | $200 |\n| Total 2018 | $200 |\n| Oak House | $300 |\n"
        "| Total 2019 | $300 |\n| Grand total | $500 |"
    ]),
    ("a total of each currency", [
        f"{GRANTS}| Elm House | $200 |\n| Oak House | €300 |\n| Total USD | $200 |\n"
        "| Total EUR | €300 |"
    ]),
    ("rounded figures", [
        "| Grantee | Amount ($ million) |\n|---|---|\n| Elm House | 1.2 |\n| Oak House | 3.4 |\n"
        "| Total | 4.7 |"
    ]),
    ("what is planned", ["We will give EUR 7,000 to Ash House on 3 May 2023."]),
    ("a gift weeks after an entry", [GAVE.replace("The", "On 30 March 2020, the"), CHRONICLE]),
    ("several numbers", ["12 schools in 4 counties got $5,000 each, a total of $20,000."]),
    ("each year", ["For 3 years, 12 trustees gave $5,000 each year, a total of $15,000."]),
    ("each project, of other projects", [
        "10 projects ended. We gave each project $5,000, a total of $15,000."
    ]),
    ("tonnes", ["The Aster Foundation donated 2.5 tonnes of rice to Fir House."]),
    ("more than was asked for", [
        "| Grantee | Amount | % of goal |\n|---|---|---|\n| Elm House | $200 | 140% |\n"
        "| Oak House | $300 | 160% |"
    ]),
]  # fmt: skip


def sources_of(pages: list[str]) -> list[Source]:
    sources = []
    for name, page in zip("abc", pages, strict=False):
        publisher = "Aster Foundation" if page[:1].isascii() else "阿斯特基金会"
        text = FRONT.format(day="2020-03-10", publisher=publisher) + page + "\n"
        sources.append(Source(path=f"{name}.md", data=text.encode()))
    return sources


def checks(pages: list[str]) -> list[Check]:
    sources = sources_of(pages)
    datasets = gather((read_page(source, Site()) for source in sources), Site())
    known = {
        record.id
        for name in ("donations", "amounts", "funding", "timeline")
        for record in datasets[name]
    }
    found: list[Check] = datasets["checks"]
    for check in found:  # places and records that are there
        assert check.records and known.issuperset(check.records)
        assert check.lines and set(check.pages) <= {source.path for source in sources}
    return found


@pytest.mark.parametrize(("pages", "kind", "verdict", "words"), EXAMPLES)
def test_examples(pages: list[str], kind: str, verdict: str, words: str) -> None:
    found = [check for check in checks(pages) if check.check == kind]
    assert {check.verdict for check in found} == {verdict}
    assert any(words in check.detail for check in found), [check.detail for check in found]


@pytest.mark.parametrize(("why", "pages"), NEGATIVES, ids=[why for why, _ in NEGATIVES])
def test_negatives(why: str, pages: list[str]) -> None:
    assert [check.detail for check in checks(pages) if check.verdict == "differs"] == [], why


def test_pages_held_in_memory_and_pages_read_one_by_one_have_the_same_audit(
    tmp_path: Path,
) -> None:
    for number, (pages, *_) in enumerate(EXAMPLES + [(pages,) for _, pages in NEGATIVES]):
        folder = tmp_path / f"in{number}"
        folder.mkdir()
        for source in sources_of(pages):
            (folder / source.path).write_bytes(source.data)
        datasets = extract([folder])
        write_datasets(datasets, tmp_path / f"held{number}", summary(datasets))
        extract_to(tmp_path / f"read{number}", [folder], 1)
        for name in ("checks.json", "summary.json"):
            held, read = (tmp_path / f"{way}{number}" / name for way in ("held", "read"))
            assert held.read_text("utf-8") == read.read_text("utf-8"), pages
