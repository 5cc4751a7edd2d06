"""What a page says of itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from extractor.page.facts import date_in_path, iso_date, plain
from extractor.sources.source import Site
from tests.page.shapes import page_of

CHINA = timezone(timedelta(hours=8))
DATES = [
    (date(2020, 3, 1), None, "2020-03-01"),
    (datetime(2020, 3, 1, 23, 30), None, "2020-03-01"),
    (datetime(2020, 3, 1, 23, 30, tzinfo=UTC), "Asia/Shanghai", "2020-03-02"),
    (
        datetime(2020, 3, 1, 1, 30, tzinfo=timezone(timedelta(hours=8))),
        "Europe/Berlin",
        "2020-02-29",
    ),
    ("2020-03-01 10:00:00 +0800", None, "2020-03-01"),
    ("2020/3/1", None, "2020-03-01"),
    ("2020-03", None, "2020-03"),
    ("2020", None, "2020"),
    (2020, None, "2020"),
    ("2020-13-01", None, None),
    ("2020-02-30", None, None),
    ("1 March", None, None),
    (20, None, None),
    (True, None, None),
    ("", None, None),
    (None, None, None),
]


@pytest.mark.parametrize(("value", "zone", "iso"), DATES)
def test_iso_date(value: object, zone: str | None, iso: str | None) -> None:
    assert iso_date(value, zone) == iso


PATHS = [
    ("_posts/2020-02-21-title.md", "2020-02-21"),
    ("2019/03/title.html", "2019-03"),
    ("blog/2019_03_05_title.md", "2019-03-05"),
    ("img/12020-02-21.png", None),
    ("2020-02-31-x.md", None),
    ("2020-21-x.md", None),
    ("about.md", None),
]


@pytest.mark.parametrize(("path", "iso"), PATHS)
def test_date_in_path(path: str, iso: str | None) -> None:
    assert date_in_path(path) == iso


PLAIN = [
    ("A  b\nc", "A b c"),
    ("A, </br>b", "A, b"),
    ("A &amp; <b>b</b>", "A & b"),
    ("AT&T", "AT&T"),
    ("", None),
    ("<br>", None),
    (None, None),
]


@pytest.mark.parametrize(("markup", "text"), PLAIN)
def test_plain(markup: str | None, text: str | None) -> None:
    assert plain(markup) == text


def test_front_matter_comes_first() -> None:
    page = page_of(
        "---\ntitle: A<br>b\ndate: 2020-03-01\nlast_modified_at: 2020-04-02\nlang: fr\n"
        "tags: [c, d]\ncategories: c\ncover: {src: e.jpg}\nlayout: post\npermalink: /x/\n---\n"
        "<html lang=de><head><title>T</title></head><body>a</body></html>",
        "_posts/2019-01-01-x.html",
        Site(publisher="Elm Fund"),
    )
    facts = page.facts
    assert (facts.title, facts.language, facts.layout, facts.url) == ("A b", "fr", "post", "/x/")
    assert (facts.published, facts.modified) == ("2020-03-01", "2020-04-02")
    assert (facts.tags, facts.cover, facts.publisher) == (("c", "d"), "e.jpg", "Elm Fund")


def test_the_head_of_a_page() -> None:
    facts = page_of(
        "<!doctype html><html lang='pt-BR'><head><title> A &amp;\n b </title>"
        "<meta property='og:site_name' content='Elm Fund'>"
        "<meta content='2020-03-01T10:00:00Z' property='article:published_time'>"
        "<meta name=last-modified content=2020-04-02>"
        "<link rel=canonical href='https://elm.example/a'>"
        "<meta property=og:image content=i.png></head><body><title>B</title></body></html>"
    ).facts
    assert (facts.title, facts.language, facts.url) == ("A & b", "pt-BR", "https://elm.example/a")
    assert (facts.published, facts.modified) == ("2020-03-01", "2020-04-02")
    assert (facts.publisher, facts.cover) == ("Elm Fund", "i.png")


def test_the_tag_of_the_head_may_be_left_out() -> None:
    facts = page_of("<!doctype html>\n<html lang=ar><title>Elm</title><p>a").facts
    assert (facts.title, facts.language) == ("Elm", "ar")


def test_the_path_says_the_date_where_nothing_else_does() -> None:
    assert page_of("a", "_posts/2020-02-21-x.md").facts.published == "2020-02-21"
    assert page_of("a", "x.md").facts.published is None
