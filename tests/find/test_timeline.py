"""Chronologies: golden pairs of layouts, what is none, how years flow, and properties."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find.chronology.date_line import LAST, LED, WEAK, WHOLE, Reader
from extractor.find.chronology.posts import are_bylines, are_comments
from extractor.find.chronology.years import NO_YEAR, Dated, Evidence, flow
from extractor.find.timeline import dated_entry, find_timeline
from extractor.page import Page, read_source
from extractor.records import TimelineEntry
from extractor.sources.source import Site, Source

GOLDEN = Path(__file__).parents[1] / "golden" / "timeline"
FIELDS = (
    "date",
    "date_end",
    "date_precision",
    "date_text",
    "date_basis",
    "title",
    "text",
    "line",
)


def page_of(text: str, path: str = "page.md", site: Site | None = None) -> Page:
    return read_source(Source(path, text.encode()), site)


def entries_of(text: str, path: str = "page.md", site: Site | None = None) -> list[TimelineEntry]:
    return find_timeline(page_of(text, path, site))


def test_every_golden_page_has_its_expectation() -> None:
    pages = {path.name for path in GOLDEN.iterdir() if path.suffix != ".json"}
    expected = {path.name.removesuffix(".json") for path in GOLDEN.glob("*.json")}
    assert pages == expected
    assert len(pages) > 50


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(GOLDEN.iterdir()) if path.suffix != ".json"],
    ids=lambda p: p.name,
)
def test_golden_page(path: Path) -> None:
    found = find_timeline(read_source(Source(path.name, path.read_bytes())))
    rows = [
        {name: getattr(entry, name) for name in FIELDS if getattr(entry, name) is not None}
        for entry in found
    ]
    assert rows == json.loads(path.with_name(path.name + ".json").read_text("utf-8"))
    assert path.name.startswith("none-") == (not rows)


def test_the_owners_page() -> None:
    raw = Path(__file__).parents[2] / "raw" / "_program" / "covid-19-supplies.md"
    found = find_timeline(read_source(Source("_program/covid-19-supplies.md", raw.read_bytes())))
    assert [entry.date for entry in found] == [
        "2020-03-13",
        "2020-03-13",
        "2020-03-11",
        "2020-03-06",
        "2020-03-05",
        "2020-03-02",
        "2020-03-02",
    ]
    assert [entry.position for entry in found] == [1, 2, 3, 4, 5, 6, 7]
    assert found[0].date_text == "13th March"
    assert str(found[0].date_basis).startswith("year from a URL in the page: ")
    assert found[3].text.startswith("Even thousands of miles away, we are still neighbors.")


LINES = [
    # line, what sets the date apart, date, end of range, words left
    ("1950: Founded", LED, "1950", None, "Founded"),
    ("1950 – Founded", LED, "1950", None, "Founded"),
    ("• 3 March 2014 | Wells", LED, "2014-03-03", None, "Wells"),
    ("(2014) Wells", LED, "2014", None, "Wells"),
    ("26 Apr 2022, 10:00 CEST: Data", LED, "2022-04-26", None, "Data"),
    ("4 May 2022, 10am: Data", LED, "2022-05-04", None, "Data"),
    ("18-22 July 2022: Preview", LED, "2022-07-18", "2022-07-22", "Preview"),
    ("1990 - present: Owner", LED, "1990", None, "Owner"),
    ("1990-present: Owner", LED, "1990", None, "Owner"),
    ("1990–: Owner", LED, "1990", None, "Owner"),
    ("1912, 7 May: Sold", LED, "1912-05-07", None, "Sold"),
    ("1912 May 7 – Sold", LED, "1912-05-07", None, "Sold"),
    ("ca. 1820: Built", LED, "1820", None, "Built"),
    ("5 марта 2010 года — фонд", LED, "2010-03-05", None, "фонд"),
    ("2008年5月12日：成立", LED, "2008-05-12", None, "成立"),
    ("2008年5月12日 成立", LED, "2008-05-12", None, "成立"),
    ("5月12日，基金会成立", WEAK, "--05-12", None, "基金会成立"),
    ("13th March", WHOLE, "--03-13", None, ""),
    ("Late February: Wells", LED, "--02", None, "Wells"),
    ("Early May", WHOLE, "--05", None, ""),
    ("Friday, 13 March 2020", WHOLE, "2020-03-13", None, ""),
    ("2004-07-08+", WHOLE, "2004-07-08", None, ""),
    ("1871 First school", WEAK, "1871", None, "First school"),
    ("In 1962 it moves", WEAK, "1962", None, "it moves"),
    ("Peace of Ost - 3 May 1802", LAST, "1802-05-03", None, "Peace of Ost"),
    ("Siege- 14 May – 19 June 1097", LAST, "1097-05-14", "1097-06-19", "Siege"),
    ("Third war (1803–1806)", LAST, "1803", "1806", "Third war"),
    ("1.0.0 / 2024-08-31", LAST, "2024-08-31", None, "1.0.0"),
    ("Del 3 al 9 de mayo de 1902: Feria", LED, "1902-05-03", "1902-05-09", "Feria"),
    ("Von 1901 bis 1904: Bau", LED, "1901", "1904", "Bau"),
    ("Début 1902 : travaux", LED, "1902", None, "travaux"),
    ("December 1902: Fair", LED, "1902-12", None, "Fair"),
    ("Fair in Ost, 3 May 1902", LAST, "1902-05-03", None, "Fair in Ost"),
    ("2013.04-2013.07: Camp", LED, "2013-04", "2013-07", "Camp"),
    ("昭和60年(1985)4月 設立", LED, "1985-04", None, "設立"),
    ("1985(昭和60)年 設立", LED, "1985", None, "設立"),
    ("5月底,结束", WEAK, "--05", None, "结束"),
    ("Released 14 March 2023", WHOLE, "2023-03-14", None, ""),
]


@pytest.mark.parametrize(("line", "kind", "date", "end", "rest"), LINES, ids=lambda v: str(v)[:30])
def test_line(line: str, kind: str, date: str, end: str | None, rest: str) -> None:
    found = Reader().line(line)
    assert found is not None
    assert (found.kind, found.date.date, found.date.date_end) == (kind, date, end)
    assert (line[: found.cut[0]] + line[found.cut[1] :]).strip() == rest
    assert line[found.date.start : found.date.end] == found.date.text


NO_DATE_LINES = [
    "10:30 – Talk",
    "1.2. Overview",
    "1.1 - Active development",
    "[#667] - fix",
    "Drop support (#3699)",
    "Iron age - 1200-500 BC",
    "Stonehenge - 3000 BC",
    "Churches - 8th to 11th century",
    "130,000 masks",
    "2000-masks",
    "Lind, E. The price of rain. Ost Press, 2004",
    "about 4 hours",
]


@pytest.mark.parametrize("line", NO_DATE_LINES)
def test_line_without_date(line: str) -> None:
    assert Reader().line(line) is None


FLOWS = [
    # dates in page order, year above, evidence, years
    (
        "newest first over new year",
        ["--02-08", "--01-02", "--12-21"],
        "2017-02-10",
        [2017, 2017, 2016],
    ),
    (
        "oldest first over new year",
        ["--11-28", "--12-24", "--01-06"],
        "2013-03-09",
        [2012, 2012, 2013],
    ),
    (
        "two new years",
        ["--03-01", "--01-09", "--11-05", "--09-02", "--06-06", "--02-01", "--12-30", "--12-02"],
        "2020-04",
        [2020, 2020, 2019, 2019, 2019, 2019, 2018, 2018],
    ),
    (
        "small disorder is no new year",
        ["--03-02", "--03-13", "--03-11", "--04-01"],
        "2020",
        [2020] * 4,
    ),
    (
        "no order at all",
        ["--05-01", "--02-01", "--09-01", "--01-01", "--06-01"],
        "2020",
        [2020] * 5,
    ),
    ("evidence before the list", ["--03-01", "--06-01", "--10-01"], "2020-02-21", [2020] * 3),
    ("evidence after the list", ["--09-01", "--11-01"], "2020-02-21", [2019, 2019]),
    ("months", ["--12", "--11"], "2020-02", [2019, 2019]),
    ("from the entry above", ["2009-04-03", "--04-19", "--01-11"], None, [2009, 2009, 2010]),
    ("from the entry below", ["--02-01", "--12-24", "2008-11-02"], None, [2009, 2008, 2008]),
    (
        "between two",
        ["2010-11-01", "--12-05", "--01-07", "2011-02-01"],
        None,
        [2010, 2010, 2011, 2011],
    ),
    ("only a year beside", ["2010", "--06-01"], None, [2010, 2010]),
    ("29 February", ["--02-29", "--01-05"], "2020-06-01", [2020, 2020]),
]


@pytest.mark.parametrize(("name", "dates", "evidence", "years"), FLOWS, ids=lambda v: str(v)[:40])
def test_years_flow(name: str, dates: list[str], evidence: str | None, years: list[int]) -> None:
    pieces = [Evidence(evidence, "evidence")] if evidence else []
    resolved = flow([Dated(date) for date in dates], iter(pieces))
    assert [int(date[:4]) for date, _ in resolved] == years


def test_the_year_above_is_stronger_than_the_page() -> None:
    text = "---\ndate: 2020-01-01\n---\n# 2014\n\n- 3 March: Lome\n- 17 June: Kell\n"
    found = entries_of(text)
    assert [(e.date, e.date_basis) for e in found] == [
        ("2014-03-03", 'year from the heading "2014"'),
        ("2014-06-17", 'year from the heading "2014"'),
    ]


WEEKDAYS = [
    # what the page says beside the list, years of its days
    ("Lome, 2020.", ["2020-03-13", "2020-03-14"]),
    ("Lome, 2019.", ["--03-13", "--03-14"]),
    ("Since 1987, and so in 2020.", ["--03-13", "--03-14"]),  # both have those weekdays
    ("Written on 2 May 2019.", ["--03-13", "--03-14"]),
    ("Written on 2 May 2020.", ["2020-03-13", "2020-03-14"]),
]


@pytest.mark.parametrize(("beside", "dates"), WEEKDAYS)
def test_weekdays_bear_out_a_year_or_refuse_it(beside: str, dates: list[str]) -> None:
    text = f"{beside}\n\n- **Fri 13 March**: Trucks\n- **Sat 14 March**: Parcels\n"
    assert [entry.date for entry in entries_of(text)] == dates
    german = f"{beside}\n\n- **Freitag, 13. März**: Post\n- **Samstag, 14. März**: Tee\n"
    assert [e.date for e in entries_of(f"---\nlang: de\n---\n{german}")] == dates


def test_dates_stay_without_year_where_nothing_says_it() -> None:
    assert flow([Dated("--03-03")], iter(())) == [("--03-03", NO_YEAR)]


BASES = [
    ("---\ndate: 2021-09-04\n---\n", "page.md", "year from the front matter date"),
    (
        "---\nlast_modified_at: 2021-09-04\ndate: 2011-01-01\n---\n",
        "page.md",
        "year from the front matter date",
    ),
    ("---\ntitle: Report 2021\n---\n", "page.md", "year from the title of the page"),
    ("# Autumn 2021\n", "page.md", 'year from the heading "Autumn 2021"'),
    (
        "Written on 4 September 2021.\n\n",
        "page.md",
        "year from a date on the page: 4 September 2021",
    ),
    ("", "_posts/2021-09-04-log.md", "year from the file name"),
    ("![](/img/2021/09/04/a.jpg)\n\n", "page.md", "year from a URL in the page: "),
]


@pytest.mark.parametrize(("before", "path", "basis"), BASES, ids=[basis for *_, basis in BASES])
def test_the_basis_names_where_the_year_came_from(before: str, path: str, basis: str) -> None:
    found = entries_of(f"{before}- **2 September**: Trucks\n- **30 August**: Parcels\n", path)
    assert [entry.date for entry in found] == ["2021-09-02", "2021-08-30"]
    assert all(str(entry.date_basis).startswith(basis) for entry in found)


def test_the_site_says_the_order_of_day_and_month() -> None:
    text = "- 03/04/2018: Start\n- 05/06/2018: End\n"
    assert [e.date for e in entries_of(text, site=Site(day_first=True))] == [
        "2018-04-03",
        "2018-06-05",
    ]
    assert [e.date for e in entries_of(text, site=Site(day_first=False))] == [
        "2018-03-04",
        "2018-05-06",
    ]
    assert entries_of(text) == []


def test_a_range_over_new_year_ends_in_the_next() -> None:
    text = "---\ndate: 2020-02-01\n---\n- 28 December – 3 January: Camp\n- 9 January: Thanks\n"
    assert [(e.date, e.date_end) for e in entries_of(text)] == [
        ("2019-12-28", "2020-01-03"),
        ("2020-01-09", None),
    ]


def test_a_character_stands_in_the_innermost_entry_with_a_year() -> None:
    years = "## 2014\n\nA year of wells.\n\n- 3 March: Lome\n- 17 June: Kell\n\n"
    text = f"{years}## 2015\n\nRest.\n\n## 2016\n\nWork.\n"
    found = entries_of(text)
    dates = [
        entry.date for word in ("Kell", "Rest") if (entry := dated_entry(found, text.index(word)))
    ]
    assert dates == ["2014-06-17", "2015"]
    assert dated_entry(found, len(text) + 5) is None
    assert dated_entry(entries_of("- 3 March: Lome\n- 17 June: Kell\n"), 12) is None


def test_an_edit_elsewhere_leaves_ids_as_they_were() -> None:
    text = "- **12 January 2022**: Call opens.\n- **1 March 2022**: Call closes.\n"
    before = [entry.id for entry in entries_of(text)]
    assert before == [entry.id for entry in entries_of(f"# New heading\n\nNew words.\n\n{text}")]
    assert len(set(before)) == 2


def test_a_long_list_is_read_whole() -> None:
    rows = "".join(f"<li>{1000 + n % 1000}: Event {n}</li>" for n in range(4000))
    assert len(entries_of(f"<ul>{rows}</ul>", "page.html")) == 4000


DAYS = st.tuples(st.integers(1, 12), st.integers(1, 28))
WORDS = st.sampled_from(["Well dug", "Roof closed", "Bread sold", "Bridge mended"])


@given(st.lists(st.tuples(st.dates(), WORDS), min_size=3, max_size=12), st.booleans())
def test_a_list_that_runs_backward_says_the_same(
    events: list[tuple[object, str]], bold: bool
) -> None:
    ordered = sorted(events, key=lambda event: str(event[0]))
    lines = [
        f"- **{date}**: {words} {number}\n" if bold else f"- {date}: {words} {number}\n"
        for number, (date, words) in enumerate(ordered)
        if str(date) >= "1000" and str(date)[:4] <= "2150"
    ]
    forward = [(e.date, e.text) for e in entries_of("".join(lines))]
    backward = [(e.date, e.text) for e in entries_of("".join(reversed(lines)))]
    assert forward == backward[::-1]
    if len(lines) >= 2:
        assert len(forward) == len(lines)


FRAGMENTS = (
    *("<li>", "</li>", "<p>", "<h2>", "<td>", "<tr>", "<table>", "<dt>", "<dd>", "<br>", "<b>"),
    *("</b>", "2014", "3 March", ": ", " – ", "text", "(1850–1860)", "\n", "- ", "# ", "| "),
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60))
def test_every_record_is_grounded(pieces: list[str]) -> None:
    for path in ("page.md", "page.html"):
        page = page_of("".join(pieces), path)
        found = find_timeline(page)
        assert [entry.position for entry in found] == list(range(1, len(found) + 1))
        for entry in found:
            assert entry.quote == page.quote(entry.start, entry.end)
            assert entry.text
            assert entry.date_text in page.text[entry.start : entry.end] or "<" in page.text


COMMENTS = [
    (["Ann Lee says: well done", "Bo wrote: how can I help?", "A mill opens"], True),
    (["Ute Antworten Schön!", "Jonas @ 14:05 Nein.", "Mira dit : bravo"], True),
    (["A reply to the King is sent", "Antwerp joins", "The mill @ Elm Lane opens"], False),
]
BYLINES = [
    (["by Ada Pell Why we graft in March", "Von Elbe bis Oder", "von Otto Lind"], False),
    (["by Ada Pell Why we graft", "Winter work - by Otto Lind", "Figs, par Ute Meyer"], True),
    (["Funded by Otto Lind in May", "by then the mill was sold", "Elm Bank joins"], False),
]


@pytest.mark.parametrize(("texts", "expected"), COMMENTS)
def test_comments_by_their_words(texts: list[str], expected: bool) -> None:
    assert are_comments(texts) is expected


@pytest.mark.parametrize(("texts", "expected"), BYLINES)
def test_bylines_by_their_words(texts: list[str], expected: bool) -> None:
    assert are_bylines(texts) is expected
