"""The whole way on the project's own pages: what it finds, and that it is the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor import audit, pipeline
from extractor.cli import main
from extractor.find.grid.tables import tables_of
from extractor.page import Page, read_source
from extractor.pipeline import extract, extract_to
from extractor.sources.source import Site, Source
from extractor.write import write_datasets

RAW = Path(__file__).parent.parent / "raw"
SUPPLIES = "_program/covid-19-supplies.md"
POST = "_posts/2020-02-21-supports-zhongnanshan-medical-foundation.md"


@pytest.fixture(scope="module")
def found() -> dict[str, list[Any]]:
    return extract([RAW])


def test_nineteen_donations_of_eight_tables(found: dict[str, list[Any]]) -> None:
    donations = found["donations"]
    assert len(donations) == 19
    assert len({donation.table for donation in donations}) == 8
    assert len({(donation.table, donation.row) for donation in donations}) == 18
    first = donations[0]
    assert (first.place, first.countries) == ("Japan", ("JPN",))
    assert (first.goods, first.quantity, first.unit) == ("Face Mask", Decimal(300000), "piece")
    assert (first.status, first.stage) == ("Stocking Up", "preparing")
    assert donations[1].donors == ("Jack Ma Foundation", "Alibaba Foundation")


def test_split_cell_makes_two_donations(found: dict[str, list[Any]]) -> None:
    parts = [d for d in found["donations"] if d.part is not None]
    assert [(d.place, d.quantity, d.stage) for d in parts] == [
        ("Italy", Decimal(500000), "in_transit"),
        ("Italy", Decimal(500000), "preparing"),
    ]


def test_a_page_is_let_go_once_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[Page] = []

    def read(source: Source, site: Site) -> Page:
        pages.append(read_source(source, site))
        return pages[-1]

    monkeypatch.setattr(pipeline, "read_source", read)
    extract([RAW / SUPPLIES])
    assert [node for page in pages for node in page.elements if node.children] == []
    assert len(pages) == 1 and tables_of.cache_info().currsize == 0


COUNTRIES = {
    "Republika y'u Rwanda": "RWA",
    "Republic of Korea": "KOR",
    "The United States": "USA",
    "Belgium": "BEL",
}


def test_places_are_countries(found: dict[str, list[Any]]) -> None:
    countries = {d.place: d.countries for d in found["donations"]}
    for place, code in COUNTRIES.items():
        assert countries[place] == (code,)


def test_notes_explain_the_goods(found: dict[str, list[Any]]) -> None:
    assert [note.term for note in found["notes"]] == ["Detection Kit", "NAT"]
    notes = {d.goods: d.goods_note for d in found["donations"]}
    assert notes["NAT"] == "Improviral Nat Medium(NAT)"
    assert notes["Face Mask"] is None


def test_timeline_completes_the_year(found: dict[str, list[Any]]) -> None:
    days = ["13", "13", "11", "06", "05", "02", "02"]
    assert [entry.date for entry in found["timeline"]] == [f"2020-03-{day}" for day in days]
    assert found["timeline"][0].date_text == "13th March"
    assert all(entry.date_basis != "stated" and entry.date_basis for entry in found["timeline"])


def test_money_of_the_post(found: dict[str, list[Any]]) -> None:
    money = [(a.text, int(a.value), a.currency) for a in found["amounts"] if a.kind == "money"]
    millions = [value // 10**6 for _, value, _ in money]
    assert millions == [100, 6, 100, 20, 4, 10, 100]
    assert {currency for _, _, currency in money} == {"CNY"}


def test_money_of_a_title(tmp_path: Path) -> None:
    page = '---\ntitle: "EUR 5 million for Elm House"\n---\nNo sum is told here.\n'
    (tmp_path / "a.md").write_text(page, "utf-8")
    (mention,) = extract([tmp_path])["amounts"]
    assert (mention.part, mention.value, mention.quote) == ("title", 5_000_000, "EUR 5 million")
    assert page[mention.start : mention.end] == "EUR 5 million"


def test_goods_of_the_prose(found: dict[str, list[Any]]) -> None:
    goods = {(int(a.value), a.item) for a in found["amounts"] if a.kind == "goods"}
    assert {(1_800_000, "masks"), (125_000, "protective suits")} <= goods


FUNDING = [
    (("Jack Ma Foundation",), 6_000_000, "pledged"),
    (("Jack Ma Foundation",), 4_000_000, "received"),
    (("Jack Ma Foundation",), 10_000_000, "total"),
]


@pytest.mark.parametrize(("funders", "amount", "status"), FUNDING)
def test_funding_of_the_post(
    found: dict[str, list[Any]],
    funders: tuple[str, ...],
    amount: int,
    status: str,
) -> None:
    stated = [(f.funders, f.amount, f.status) for f in found["funding"] if f.page == POST]
    assert (funders, Decimal(amount), status) in stated


def test_this_afternoon_is_the_day_of_its_entry(found: dict[str, list[Any]]) -> None:
    announced = [f for f in found["funding"] if "have announced this afternoon" in f.quote]
    assert [f.date for f in announced] == ["2020-03-02"]


def test_every_table_row_is_funding_too(found: dict[str, list[Any]]) -> None:
    rows = [f for f in found["funding"] if f.source == "table"]
    assert [(f.quantity, f.funders) for f in rows] == [
        (d.quantity, d.donors) for d in found["donations"]
    ]


def test_ids_differ_and_survive_edits_elsewhere(
    found: dict[str, list[Any]],
    tmp_path: Path,
) -> None:
    for page in (SUPPLIES, POST):
        copy = tmp_path / page
        copy.parent.mkdir(exist_ok=True)
        text = (RAW / page).read_text("utf-8")
        head, body = text.split("\n---\n", 1)
        copy.write_text(f"{head}\n---\n\n<p>A paragraph above.</p>\n\n{body}", "utf-8")
    edited = extract([tmp_path])
    for name in ("donations", "timeline", "amounts", "funding", "notes", "organizations"):
        ids = [record.id for record in found[name]]
        assert len(set(ids)) == len(ids)
        assert [record.id for record in edited[name]] == ids, name


def test_same_bytes_under_any_hash_seed_locale_and_time_zone(tmp_path: Path) -> None:
    written = []
    for number, (seed, locale, zone) in enumerate(
        [("0", "C", "UTC"), ("1", "C.UTF-8", "Asia/Shanghai"), ("77", "POSIX", "America/New_York")]
    ):
        out = tmp_path / str(number)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
        command = [sys.executable, "-m", "extractor", "extract", str(RAW), "-o", str(out)]
        subprocess.run(command, check=True, env=environment, capture_output=True)
        written.append({p.name: p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()})
    assert len(written[0]) > 18
    assert written[0] == written[1] == written[2]


def _page(folder: Path, number: int) -> None:
    page = f"Aster Fund gave {number + 20} million dollars to the Elm House Hospital.\n"
    (folder / f"{number:03}.md").write_text(page, "utf-8")


def _bytes(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def test_memory_processes_and_cache_give_the_same_bytes(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(130):
        _page(pages, number)
    (pages / "bad.md").write_text("---\ntitle: [never closed\n---\nText.\n", "utf-8")
    for page in (SUPPLIES, POST):
        (pages / Path(page).name).write_bytes((RAW / page).read_bytes())
    datasets = extract([pages])
    write_datasets(datasets, tmp_path / "held", audit.summary(datasets))
    held = _bytes(tmp_path / "held")
    cache = tmp_path / "cache"
    for name, jobs, kept in [("1", 1, None), ("2", 2, None), ("3", 2, cache), ("4", 1, cache)]:
        counts = extract_to(tmp_path / name, [pages], jobs, cache=kept)
        assert _bytes(tmp_path / name) == held
        assert counts == {dataset: len(records) for dataset, records in datasets.items()}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, found: dict[str, list[Any]]) -> Path:
    folder = tmp_path_factory.mktemp("written") / "out"
    write_datasets(found, folder)
    return folder


def test_every_quote_is_verified(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(out), str(RAW)]) == 0
    agree, total = capsys.readouterr().out.split()[0:3:2]
    assert agree == total and int(total) > 60


def test_marks_of_notes_are_no_digits_and_their_quotes_are_verified(tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    (pages / "a.html").write_text(
        "<h1>Grants 2011</h1><table><tr><th>Grantee</th><th>Amount</th></tr>"
        "<tr><td>Elm House<sup>a</sup></td><td>€64,000<sup>3</sup></td></tr>"
        "<tr><td>Ash School</td><td>€7.500</td></tr></table>",
        "utf-8",
    )
    found = extract([pages])
    assert [(d.recipients, d.amount) for d in found["donations"]] == [
        (("Elm House",), 64_000),
        (("Ash School",), 7_500),
    ]
    write_datasets(found, out)
    assert main(["verify", str(out), str(pages)]) == 0


def test_verify_sees_a_changed_source(out: Path, tmp_path: Path) -> None:
    (tmp_path / "_program").mkdir()
    text = (RAW / SUPPLIES).read_text("utf-8").replace("300,000", "900,000")
    (tmp_path / SUPPLIES).write_text(text, "utf-8")
    assert main(["verify", str(out), str(tmp_path)]) == 1


def test_explain_shows_the_quote_in_context(
    out: Path,
    found: dict[str, list[Any]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    statement = next(f for f in found["funding"] if f.amount == 6_000_000)
    assert main(["explain", str(out), statement.id, "--input", str(RAW)]) == 0
    shown = capsys.readouterr().out
    assert f"{POST}:{statement.line}" in shown
    assert f"> {statement.line:5} | According to the agreement" in shown
    assert statement.rule in shown


def test_explain_shows_of_a_long_line_what_is_near_the_quote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    around = "The river was high that year. " * 9
    page = tmp_path / "a.md"
    page.write_text(f"{around}The Elm Fund gave $5,000 to Ash School. {around}\n", "utf-8")
    assert main(["extract", str(page), "-o", str(tmp_path / "out"), "--quiet"]) == 0
    given = next(row for row in extract([page])["funding"] if row.amount == 5_000)
    assert main(["explain", str(tmp_path / "out"), given.id, "--input", str(page)]) == 0
    line = next(x for x in capsys.readouterr().out.splitlines() if x.startswith(">"))
    assert "| …" in line and line.endswith("…")
    assert given.quote in line and len(line) < 200


FAILURES = [
    (["extract", "nowhere", "-o", "x"], "nowhere: no such file or folder"),
    (["explain", "nowhere", "abc"], "nowhere"),
    (["verify", "nowhere", "nowhere"], "nowhere"),
]


@pytest.mark.parametrize(("arguments", "message"), FAILURES)
def test_failures_are_one_clear_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1


def test_output_that_cannot_be_written_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    assert main(["extract", str(RAW), "-o", str(tmp_path / "file" / "out")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_an_unreadable_page_is_a_problem_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "bad.md").write_text("---\ntitle: [never closed\n---\nText.\n", "utf-8")
    (pages / "gone.md").symlink_to("/nonexistent/elsewhere.md")
    (pages / "good.md").write_text("Aster Fund gave EUR 5 million to Elm House.\n", "utf-8")
    arguments = ["extract", str(pages), "-o", str(tmp_path / "out"), "--quiet"]
    assert main(arguments) == 0
    told = capsys.readouterr().err
    assert "bad.md:" in told and "gone.md" in told and "good.md" not in told
    assert main([*arguments, "--strict"]) == 1
    assert [a.value for a in extract([pages])["amounts"]] == [Decimal(5_000_000)]


def test_nothing_heavy_is_imported_for_one_page() -> None:
    code = (
        "import sys; from extractor.cli import main;"
        f"main(['extract', {str(RAW / POST)!r}, '-o', sys.argv[1], '--quiet']);"
        "print(sorted({'pandas', 'bs4', 'dateparser', 'babel', 'numpy'} & set(sys.modules)))"
    )
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", code, f"{folder}/out"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
