"""extractor.toml: what a page cannot say, and corrections that hold only as long as they fit."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from extractor.pipeline import Datasets, extract, extract_to
from extractor.sources.folder import read_site
from extractor.sources.source import Site

PAGE = """\
---
title: Gifts
date: 2020-03-04T20:30:00Z
---
| Donor | Recipient | Amount |
|---|---|---|
| Elm Trust | River School | EUR 12,000 |
| Elm Trust | Fjord Shelter | EUR 7,500 |
"""

CORRECTION = """\
[[corrections]]
page = "gifts.md"
dataset = "donations"
match = {{ recipients = "River School" }}
field = "{field}"
expects = {expects}
value = {value}
reason = "The annual report of 2020, page 7, says so."
"""


def read(folder: Path, settings: str, page: str = PAGE) -> Datasets:
    (folder / "extractor.toml").write_text(settings)
    (folder / "gifts.md").write_text(page)
    (folder / "old").mkdir()
    (folder / "old" / "gifts.md").write_text("We gave EUR 1 to the River School.")
    return extract([folder])


def test_what_a_page_cannot_say(tmp_path: Path) -> None:
    settings = """
publisher = "Elm Trust"
language = "en"
currency = "EUR"
day_first = true
timezone = "Asia/Shanghai"
ignore = ["old", "drafts/*.md"]
[aliases]
"River School of Harbour Town" = ["River School", "RS"]
"""
    datasets = read(tmp_path, settings)
    (page,) = datasets["pages"]
    assert (page.publisher, page.language, page.published) == ("Elm Trust", "en", "2020-03-05")
    site, problems = read_site([tmp_path])
    assert (site.currency, site.day_first, site.timezone) == ("EUR", True, "Asia/Shanghai")
    assert site.aliases["RS"] == "River School of Harbour Town"
    assert problems == datasets["problems"] == []


# field, expected value, value, what the record then says
CORRECTED = [
    ("amount", "12000", "120000", Decimal(120000)),
    ("amount", '"12000"', "1.5", Decimal("1.5")),
    ("currency", '"EUR"', '"USD"', "USD"),
    ("donors", '["Elm Trust"]', '["Elm Trust", "Oak Fund"]', ("Elm Trust", "Oak Fund")),
    ("purpose", '""', '"a new roof"', "a new roof"),
    ("donors", '"Elm Trust"', '""', ()),
]


@pytest.mark.parametrize("field, expects, value, stated", CORRECTED)
def test_a_correction_replaces_the_value_that_it_expects(
    tmp_path: Path, field: str, expects: str, value: str, stated: object
) -> None:
    settings = CORRECTION.format(field=field, expects=expects, value=value)
    datasets = read(tmp_path, f'ignore = ["old"]\n{settings}')
    first, second = datasets["donations"]
    assert getattr(first, field) == stated
    assert second.amount == Decimal(7500)
    assert datasets["problems"] == []
    if field == "amount":  # what is derived from the donation follows it
        amounts = [f.amount for f in datasets["funding"] if f.source == "table"]
        assert amounts == [stated, Decimal(7500)]


# settings, page, what the problem says
REFUSED = [
    (CORRECTION.format(field="amount", expects="13000", value="1"), "gifts.md", "it expects"),
    (CORRECTION.format(field="colour", expects="1", value="1"), "gifts.md", "has no field"),
    (CORRECTION.format(field="amount", expects="1", value="1").replace("River School", "Nobody"),
     "gifts.md", "no record is the one"),
    (CORRECTION.format(field="amount", expects="1", value="1").replace("recipients", "donors")
     .replace("River School", "Elm Trust"), "gifts.md", "2 records are the one"),
    (CORRECTION.format(field="amount", expects="1", value="1").replace("gifts.md", "gone.md"),
     "extractor.toml", "the input has no page 'gone.md'"),
    (CORRECTION.format(field="amount", expects="1", value="1").replace("donations", "gifts"),
     "extractor.toml", "there is no dataset 'gifts'"),
    ("[[corrections]]\npage = 'gifts.md'\nfield = 'amount'\n", "extractor.toml",
     "correction 1 does not say its dataset, expects, value, reason, id or match"),
    ("colour = 'red'", "extractor.toml", "there is no setting 'colour'"),
    ("timezone = 'Mars/Base'", "extractor.toml", "there is no time zone 'Mars/Base'"),
    ("publisher = [", "extractor.toml", "was not read"),
]  # fmt: skip


@pytest.mark.parametrize("settings, page, sentence", REFUSED)
def test_what_does_not_fit_changes_nothing_and_is_told(
    tmp_path: Path, settings: str, page: str, sentence: str
) -> None:
    datasets = read(tmp_path, settings)
    (problem,) = datasets["problems"]
    assert problem.page == page
    assert sentence in problem.message
    assert [d.amount for d in datasets["donations"]] == [Decimal(12000), Decimal(7500)]


def test_a_correction_by_id(tmp_path: Path) -> None:
    first = read(tmp_path, "")["donations"][0]
    settings = CORRECTION.format(field="amount", expects="12000", value="5")
    settings = settings.replace('match = { recipients = "River School" }', f'id = "{first.id}"')
    (tmp_path / "extractor.toml").write_text(settings)
    assert extract([tmp_path])["donations"][0].amount == Decimal(5)


@pytest.mark.parametrize(("expects", "problems"), [("12000", 0), ("13000", 1)])
def test_a_correction_holds_for_what_is_written(
    tmp_path: Path, expects: str, problems: int
) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    settings = CORRECTION.format(field="amount", expects=expects, value="5")
    held = read(pages, settings)
    counts = extract_to(out, [pages], 1)
    assert counts["problems"] == len(held["problems"]) == problems
    amounts = [row["amount"] for row in json.loads((out / "donations.json").read_bytes())]
    assert amounts == [row.amount for row in held["donations"]]


CONFIGS = [
    ("_config.yml", "title: Elm Trust"),
    ("_config.yaml", "title: Elm Trust"),
    ("hugo.toml", 'title = "Elm Trust"'),
    ("hugo.yaml", "title: Elm Trust"),
    ("hugo.json", '{"title": "Elm Trust"}'),
    ("config.toml", 'title = "Elm Trust"'),
    ("config.yaml", "title: Elm Trust"),
]


@pytest.mark.parametrize(("name", "text"), CONFIGS)
def test_a_generator_keeps_the_title_of_its_site(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert read_site([tmp_path]) == (Site(publisher="Elm Trust"), [])


def test_settings_that_a_lenient_reader_takes(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("\ufefftitle: Elm Trust\ntitle: Oak Fund\n")
    (tmp_path / "a.md").write_text("x")
    datasets = extract([tmp_path])
    assert datasets["pages"][0].publisher == "Oak Fund"
    assert [(p.page, p.line, p.severity) for p in datasets["problems"]] == [
        ("_config.yml", 2, "warning")
    ]
