"""Which pages of a crawl are worth reading, by their bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.pipeline import extract_to
from extractor.sources.prefilter import may_give

GOLDEN = Path(__file__).parents[1] / "golden"

KEPT = [
    ("The Elm Fund has DONATED 40 tents.", "utf-8"),
    ("<th>Grantee<th>Amount", "ascii"),
    ("榆树基金会向灾区捐款五百万元。", "utf-8"),
    ("榆树基金会向灾区捐款五百万元。", "gb18030"),
    ("榆樹基金會捐款五百萬元。", "big5"),
    ("ニレ財団は学校に本を寄付した。", "shift_jis"),
    ("ニレ財団は学校に本を寄付した。", "euc-jp"),
    ("Die Ulme hat 500 Decken gespendet.", "windows-1252"),
    ("Förderung 2020: 12.000 Euro", "windows-1252"),
    ("Фонд «Вяз» передал школе книги.", "windows-1251"),
    ("Nothing that anybody could see in two bytes a character", "utf-16"),
    ("<script>let a = 1</script><p>The prize goes to <b>Ash School</b>.", "ascii"),
    ("<p>See <script <p>The Elm Fund donated 40 tents.", "ascii"),
    ("<!-- never closed <p>The Elm Fund donated 40 tents.", "ascii"),
    ("Az Almafa Egyesület támogatta az iskolát.", "windows-1250"),
]

LEFT_OUT = [
    ("Opening hours: Monday to Friday, $5 a ticket.", "utf-8"),
    ("function f(x) { return x * 2; }", "ascii"),
    ("Because delegates of the parliament met, trains were late.", "utf-8"),
    ("天气预报：明天有雨。", "utf-8"),
    ("天气预报：明天有雨。", "gb18030"),
    ("他站在船尾说：明天有雨。", "utf-8"),  # bytes of 捐 in GB18030 lie across two characters
    ("", "utf-8"),
    ("<script>donate('pledge')</script><style>.donated {}</style><p>Trains were late.", "ascii"),
    (
        '<!-- donated --><div class="donation"><a href="/donate">Trains</a> were late.</div>',
        "ascii",
    ),
    ("混殽", "utf-8"),  # its bytes hold those of a word of giving in Big5
]


@pytest.mark.parametrize(("text", "encoding"), KEPT)
def test_a_page_with_a_word_of_giving_is_kept(text: str, encoding: str) -> None:
    assert may_give(text.encode(encoding))


@pytest.mark.parametrize(("text", "encoding"), LEFT_OUT)
def test_a_page_without_is_left_out(text: str, encoding: str) -> None:
    assert not may_give(text.encode(encoding))


def test_nearly_every_page_with_gifts_is_kept() -> None:
    expected = [*GOLDEN.glob("funding/*.json"), *GOLDEN.glob("donations/*.json")]
    giving = [path for path in expected if json.loads(path.read_text("utf-8"))]
    kept = [path for path in giving if may_give(_page_of(path).read_bytes())]
    assert giving and len(kept) / len(giving) >= 0.97


def _page_of(expected: Path) -> Path:
    return next(path for path in expected.parent.glob(f"{expected.stem}.*") if path != expected)


def _pages(folder: Path) -> Path:
    folder.mkdir()
    (folder / "a.md").write_text("The Elm Fund donated $5,000 to Ash School.\n", "utf-8")
    (folder / "b.md").write_text("Opening hours: Monday to Friday.\n", "utf-8")
    (folder / "c.html").write_text("<p>Tickets cost $5.</p>", "utf-8")
    return folder


def test_how_many_were_left_out_is_said(tmp_path: Path) -> None:
    pages, out = _pages(tmp_path / "pages"), tmp_path / "out"
    assert extract_to(out, [pages], 1)["pages"] == 3
    counts = extract_to(out, [pages], 1, prefilter=True)
    assert (counts["pages"], counts["funding"], counts["problems"]) == (1, 1, 1)
    said = (out / "problems.csv").read_text("utf-8")
    assert "2 of 3 pages have no word of giving and were left out" in said
    assert "warning" in said


def test_the_command_has_it(tmp_path: Path) -> None:
    pages, out = _pages(tmp_path / "pages"), tmp_path / "out"
    assert main(["extract", str(pages), "-o", str(out), "--quiet", "--prefilter"]) == 0
    assert len((out / "pages.csv").read_text("utf-8").splitlines()) == 2


def test_what_a_template_renders_is_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "_data").mkdir(parents=True)
    (site / "_config.yml").write_text("title: Elm\n", "utf-8")
    rows = "- {name: Ash School, money: '$5,000'}\n- {name: Oak School, money: '$7,000'}\n"
    (site / "_data" / "given.yml").write_text(rows, "utf-8")
    loop = "{% for g in site.data.given %}- {{ g.name }}: {{ g.money }}\n{% endfor %}"
    (site / "index.md").write_text(f"---\ntitle: Schools\n---\n{loop}\n", "utf-8")
    assert extract_to(tmp_path / "out", [site], 1, prefilter=True)["pages"] == 1
