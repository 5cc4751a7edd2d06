"""A whole Jekyll site: its pages, what its templates show, and where each record comes from."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.pipeline import Datasets, extract
from extractor.sources.decode import decode
from extractor.sources.folder import find_sources
from extractor.sources.source import Source
from extractor.trace import explain, verify
from extractor.write import write_datasets

SITE = Path(__file__).parents[1] / "sites" / "jekyll"


@pytest.fixture(scope="module")
def datasets() -> Datasets:
    return extract([SITE])


def texts(**options: Any) -> dict[str, str]:
    """What each page of the site holds before it is read, by path."""
    return {
        source.path: source.rendered.text if source.rendered else decode(source.data)[0]
        for source in find_sources([SITE], **options)
        if isinstance(source, Source)
    }


# path, url, title, published, layout
PAGES = [
    ("_data/shelters.json", None, None, None, None),
    ("_posts/2020-02-21-first-gift.md", "/blog/2020/02/21/first-gift/", "First Gift", "2020-02-21",
     None),
    ("_program/grants.md", "/grants/", "Grants", None, "program"),
    ("_program/oddities.md", "/program/oddities/", "Oddities", None, "program"),
    ("_program/supplies.md", "/program/supplies/", "Supplies sent abroad", None, "program"),
    ("_team/ada.md", "/team/ada/", "Ada", None, None),
    ("index.html", "/", "Home", None, None),
    ("news/_posts/2020-03-05-second-gift.md", "/blog/2020/03/05/second-gift/", "The second gift",
     "2020-03-05", None),
]  # fmt: skip


def test_pages_are_those_that_jekyll_publishes(datasets: Datasets) -> None:
    found = [(p.page, p.url, p.title, p.published, p.layout) for p in datasets["pages"]]
    assert found == PAGES
    assert {p.publisher for p in datasets["pages"]} == {"Willow Bridge Foundation"}
    assert {p.language for p in datasets["pages"]} == {"en"}


# page, the file and line its words came from, and what it says
DONATIONS: list[tuple[str, str | None, int, dict[str, Any]]] = [
    ("_data/shelters.json", None, 2,
     {"place": "Norway", "recipients": ("Fjord Shelter",), "amount": 20000, "currency": "EUR"}),
    ("_data/shelters.json", None, 3,
     {"place": "Norway", "recipients": ("North Kitchen",), "amount": 7500, "date": "2020-04-09"}),
    ("_program/grants.md", "_data/partners.csv", 2,
     {"recipients": ("Harbour Hospital, East Wing",), "amount": 120000, "currency": "USD"}),
    ("_program/grants.md", "_data/partners.csv", 3,
     {"recipients": ("River School",), "amount": 45000, "currency": "USD"}),
    ("_program/supplies.md", "_data/gifts.yml", 2,
     {"place": "Japan", "goods": "Face Mask", "quantity": 300000, "status": "Delivered",
      "donors": ("Willow Bridge Foundation", "Elm Trust")}),
    ("_program/supplies.md", "_data/gifts.yml", 7,
     {"place": "Republic of Korea", "goods": "Test Kit", "quantity": 5000}),
    ("_program/supplies.md", "_data/gifts.yml", 12,
     {"place": "Iran", "goods": "Glove", "quantity": 70000, "donors": ("Elm Trust",)}),
]  # fmt: skip


def test_a_table_shown_twice_gives_its_records_once_and_they_stand_in_the_data(
    datasets: Datasets,
) -> None:
    found = datasets["donations"]
    assert [(d.page, d.origin, d.line) for d in found] == [row[:3] for row in DONATIONS]
    for donation, (*_, expected) in zip(found, DONATIONS, strict=True):
        stated = {name: getattr(donation, name) for name in expected}
        assert stated == {
            name: Decimal(value) if isinstance(value, int) else value
            for name, value in expected.items()
        }
        text = (SITE / (donation.origin or donation.page)).read_text()
        words = donation.goods or donation.recipients[0]
        assert words in text[donation.start : donation.end]


def test_a_record_of_words_that_stand_in_the_page_stays_there(datasets: Datasets) -> None:
    (gift,) = [f for f in datasets["funding"] if f.source == "prose" and "yuan" in f.quote]
    page = (SITE / gift.page).read_text()
    assert gift.origin is None
    assert page[gift.start : gift.end] == "We gave 2 million yuan to the Harbour Hospital."
    assert page.splitlines()[gift.line - 1] == gift.quote


# page, line, severity, beginning of the message
PROBLEMS = [
    ("_data/broken.yml", 2, "error", "was not read: found a tab character"),
    ("_data/office.yml", 3, "warning", "the key 'open' stands twice"),
    ("_notes/secret.md", None, "warning", "_config.yml declares no collection for the folder"),
    ("_program/oddities.md", 4, "warning", "the Liquid tag 'sparkline' is not known"),
    ("_program/oddities.md", 4, "warning", "the Liquid filter 'twinkle' is not known"),
    ("_program/oddities.md", 6, "warning", "the site has no file 'missing.html' to include"),
]


def test_what_could_not_be_read_is_told_with_its_line(datasets: Datasets) -> None:
    found = sorted(datasets["problems"], key=lambda p: (p.page, p.line or 0))
    assert [(p.page, p.line, p.severity) for p in found] == [row[:3] for row in PROBLEMS]
    for problem, (*_, beginning) in zip(found, PROBLEMS, strict=True):
        assert problem.message.startswith(beginning)


# page and what it shows; Jekyll 4.3.1 shows the same, but for a plugin's number_with_delimiter
SHOWN = [
    ("_program/grants.md", "There was one grant in 2020."),
    ("_program/grants.md", "| Harbour Hospital, East Wing | 120000 | 2019 |\n"),
    ("_program/supplies.md", '<p class="stamp">A programme of Willow Bridge Foundation</p>'),
    ("_program/supplies.md", "<td>Face Mask</td><td>300,000</td><td>Delivered</td>"),
    ("_program/supplies.md", "<td>Willow Bridge Foundation, Elm Trust</td>"),
    ("_program/oddities.md", "The office is at Harbour Street."),
    ("index.html", '<a href="/blog/2020/03/05/second-gift/">The second gift</a> 5 March 2020</li>'
     '<li><a href="/blog/2020/02/21/first-gift/">First Gift</a> 21 February 2020'),
    ("news/_posts/2020-03-05-second-gift.md", "went to Harbour Hospital, East Wing."),
]  # fmt: skip


@pytest.mark.parametrize("path, shown", SHOWN)
def test_templates_are_rendered(path: str, shown: str) -> None:
    assert shown in texts()[path]


def test_drafts_and_layouts_are_read_when_asked_for() -> None:
    assert "_drafts/plan.md" not in texts()
    assert "USD 9,000" in texts(drafts=True)["_drafts/plan.md"]
    laid_out = texts(layouts=True)["_program/supplies.md"]
    assert "<title>Supplies sent abroad</title>" in laid_out
    assert "<article><h1>Supplies sent abroad</h1><p>Office: Harbour Street</p>" in laid_out
    assert "<p>We gave 2 million yuan to the Harbour Hospital.</p>" in laid_out


@pytest.mark.parametrize("layouts", [False, True])
def test_every_quote_is_found_again(tmp_path: Path, layouts: bool) -> None:
    out = tmp_path / "out"
    write_datasets(extract([SITE], layouts=layouts), out)
    agree, faults = verify(out, [SITE], layouts=layouts)
    assert faults == []
    assert agree > 15


def test_a_quote_that_the_data_no_longer_give_is_told(tmp_path: Path) -> None:
    import shutil

    site, out = tmp_path / "site", tmp_path / "out"
    shutil.copytree(SITE, site)
    write_datasets(extract([site]), out)
    data = site / "_data" / "gifts.yml"
    data.write_text(data.read_text().replace("300,000", "900,000"))
    _, faults = verify(out, [site])
    assert len(faults) == 2  # the donation and the funding that it makes
    assert all("the page does not show these words" in fault for fault in faults)
    data.write_text("\n" + data.read_text().replace("900,000", "300,000"))
    assert len(verify(out, [site])[1]) >= 6


def test_explain_shows_the_line_of_the_data(tmp_path: Path, datasets: Datasets) -> None:
    out = tmp_path / "out"
    write_datasets(datasets, out)
    donation = next(d for d in datasets["donations"] if d.place == "Japan")
    lines = list(explain(out, donation.id, [SITE]))
    assert lines[1] == f"_data/gifts.yml:2  characters {donation.start} to {donation.end}"
    assert any(line.startswith(">") and "goods: Face Mask" in line for line in lines)


def site(root: Path, files: dict[str, str]) -> Datasets:
    for path, text in ({"_config.yml": "title: Elm Trust\n"} | files).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return extract([root])


HEADING = "<tr><th>Country</th><th>Goods</th><th>Quantity</th><th>Donors</th></tr>"


def gift(country: str, goods: str, quantity: int) -> str:
    return f"- country: {country}\n  goods: {goods}\n  quantity: {quantity}\n  donor: Elm Trust\n"


def rows_of(list_: str, goods: str = "g.goods") -> str:
    return (
        f"{{% for g in {list_} %}}<tr><td>{{{{ g.country }}}}</td><td>{{{{ {goods} }}}}</td>"
        "<td>{{ g.quantity }}</td><td>{{ g.donor }}</td></tr>\n{% endfor %}"
    )


def page(*tables: str) -> str:
    body = "\n\n".join(f"<table>{HEADING}\n{table}</table>" for table in tables)
    return f"---\ntitle: Gifts\n---\n{body}\n"


def test_rows_that_share_a_looked_up_name_are_different_gifts(tmp_path: Path) -> None:
    datasets = site(
        tmp_path,
        {
            "_data/spring.yml": gift("Peru", "mask", 4000),
            "_data/autumn.yml": gift("Peru", "mask", 4000) + gift("Chile", "kit", 70),
            "_data/names.yml": "mask: {name: Surgical face masks of type two}\nkit: {name: Kits}\n",
            "a.md": page(
                rows_of("site.data.spring", "site.data.names[g.goods].name"),
                rows_of("site.data.autumn", "site.data.names[g.goods].name"),
            ),
        },
    )
    found = [(d.place, d.quantity) for d in datasets["donations"]]
    assert found == [("Peru", Decimal(4000)), ("Peru", Decimal(4000)), ("Chile", Decimal(70))]


def test_nested_entries_stand_on_their_own_lines(tmp_path: Path) -> None:
    data = (
        "- country: Peru\n  goods:\n"
        "    - {name: Mask, count: 4000, donor: Elm Trust}\n"
        "    - {name: Glove, count: 900, donor: Elm Trust}\n"
        "- country: Chile\n  goods:\n    - {name: Mask, count: 70, donor: Elm Trust}\n"
    )
    template = (
        "{% for c in site.data.aid %}{% for g in c.goods %}<tr><td>{{ c.country }}</td>"
        "<td>{{ g.name }}</td><td>{{ g.count }}</td><td>{{ g.donor }}</td></tr>\n"
        "{% endfor %}{% endfor %}"
    )
    datasets = site(tmp_path, {"_data/aid.yml": data, "a.md": page(template, template)})
    found = [(d.place, d.goods, d.line) for d in datasets["donations"]]
    assert found == [("Peru", "Mask", 3), ("Peru", "Glove", 4), ("Chile", "Mask", 7)]


def test_entries_that_a_page_leaves_out_are_told(tmp_path: Path) -> None:
    gifts = gift("Peru", "Mask", 4000) + gift("Chile", "Mask", 70) + gift("Laos", "Mask", 80)
    files = {"_data/gifts.yml": gifts, "a.md": page(rows_of("site.data.gifts limit:1"))}
    datasets = site(tmp_path, files)
    assert [d.place for d in datasets["donations"]] == ["Peru"]
    (problem,) = datasets["problems"]
    assert (problem.page, problem.line, problem.severity) == ("_data/gifts.yml", 5, "warning")
    assert problem.message.startswith("no page shows 2 of these 3 entries")


def test_gifts_in_front_matter_stand_in_the_page(tmp_path: Path) -> None:
    front = gift("Peru", "Mask", 4000).replace("\n", "\n  ").rstrip()
    template = (
        f"---\ntitle: EUR 5 for Peru\ngifts:\n  {front}\n---\n"
        + page(rows_of("page.gifts")).split("---\n", 2)[2]
    )
    datasets = site(tmp_path, {"a.md": template})
    (donation,) = datasets["donations"]
    assert (donation.origin, donation.line, donation.quantity) == (None, 4, Decimal(4000))
    assert "quantity: 4000" in template[donation.start : donation.end]
    out = tmp_path / "out"
    write_datasets(datasets, out)
    assert verify(out, [tmp_path])[1] == []


def test_documents_of_a_collection_without_pages_are_read_where_no_page_shows_them(
    tmp_path: Path,
) -> None:
    note = "---\nname: {name}\n---\nWe gave EUR {amount} to the River School.\n"
    files = {
        "_config.yml": "title: Elm Trust\ncollections: [notes]\n",
        "_notes/one.md": note.format(name="One", amount=5),
        "_notes/two.md": note.format(name="Two", amount=6),
        "index.md": "---\ntitle: Home\n---\n{% for n in site.notes limit:1 %}{{ n.content }}"
        "{% endfor %}\n",
    }
    datasets = site(tmp_path, files)
    found = [(a.page, a.origin, a.line, a.text) for a in datasets["amounts"]]
    assert found == [
        ("_notes/two.md", None, 4, "EUR 6"),
        ("index.md", "_notes/one.md", 4, "EUR 5"),
    ]
