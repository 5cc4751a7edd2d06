"""The dates of gifts: those of foundings are not, and months follow the date before them."""

from __future__ import annotations

import pytest

from extractor.find.funding import find_funding
from extractor.find.giving.dating import dates_of_acts
from extractor.find.names import find_page_names
from extractor.find.timeline import find_timeline
from extractor.page import read_source
from extractor.sources.source import Source

SAID = "2021-01-05"

EXAMPLES: list[tuple[str, list[str]]] = [
    ("On May 7, 2019, we gave $5. In June, we gave masks.", ["2019-05-07", "2019-06"]),
    ("2019年5月7日，榆树基金会捐款。6月，基金会又捐款。", ["2019-05-07", "2019-06"]),
    ("In November 2019 we gave. It arrived on February 3.", ["2019-11", "2020-02-03"]),
    ("On 5 March 2020 we gave; in February we had $4.", ["2020-03-05", "2020-02"]),
    ("In June 2015 and July 2016 we gave. In May we stopped.", ["2015-06", "2016-07", "2017-05"]),
    ("In May 2015 the fund launched a grant.", ["2015-05"]),
    ("The fund was set up in 2015 with $3 million.", ["2015"]),
    ("2020年设立专项基金1亿元。", ["2020"]),
]

SAME_DAYS: list[tuple[str, list[str]]] = [
    ("In the afternoon, we announced $5.", [SAID]),
    ("On 3 May 2019 we met. In the afternoon, we gave $5.", ["2019-05-03", "2019-05-03"]),
    ("On 3 May 2019 we met. On the same day Elm Bank gave $5.", ["2019-05-03", "2019-05-03"]),
    ("Pupils rest in the afternoon, and sing.", []),
    ("On the same day Elm Bank gave $5.", []),
    ("In May 2019 we met. Later that day we gave $5.", ["2019-05"]),
]

NO_ACTS = [
    "Founded in 1994, the trust has granted $4 million.",
    "The trust, established in 1961, has granted $4 million.",
    "Launched in early 2015, the programme has paid $5 million.",
    "榆树基金会成立于1994年，已捐赠500万元。",
    "1994年成立的榆树基金会捐赠500万元。",
    "榆树基金会宣布未来十年投入10亿元。",
    "Over the next ten years the trust will give $4 million.",
    "Last week, the school received 40 beds.",
    "Since 1994 the trust has granted $4 million.",
    "Since its founding in 1994, the trust has granted $4 million.",
    "Ever since it was set up in 1994 the trust has granted $4 million.",
    "自2019年设立以来，榆树基金会已捐赠500万元。",
    "榆树基金会从2020年起每年捐赠500万元。",
]


@pytest.mark.parametrize(("text", "dates"), EXAMPLES + SAME_DAYS)
def test_each_date_is_as_full_as_the_text_makes_it(text: str, dates: list[str]) -> None:
    assert [one.date for one in dates_of_acts(text, SAID, None, None)] == dates


@pytest.mark.parametrize("text", NO_ACTS)
def test_a_founding_is_no_gift(text: str) -> None:
    assert dates_of_acts(text, SAID, None, None) == []


def test_without_a_day_of_its_own_a_text_still_orders_its_dates() -> None:
    text = "On May 7, 2019, we gave $5. In June, we gave masks."
    assert [one.date for one in dates_of_acts(text, None, None, None)] == ["2019-05-07", "2019-06"]
    assert [one.date for one in dates_of_acts("In June we gave.", None, None, None)] == ["--06"]


CHRONICLE = """---
title: Our years
date: 2021-01-05
---

* 2018 – Elm Trust sends 900 books to Oak School. The garden opens.
* 2019 – Elm Trust opens a hall in Ash Lane.
* 2020 – Elm Trust gives €700 to Ash School.
"""

AROUND = [
    # opening dates hold for all clauses, but not for what had been before
    (
        "On 3 May 2019 Elm Trust gave €5 to Oak School, and Fir Bank made a €6 gift to Ash Lane.",
        ["2019-05-03", "2019-05-03"],
    ),
    ("This afternoon Elm Trust announced that it will give €5 to Oak School.", [SAID]),
    (
        "On 3 May 2019 Elm Trust gave €5 to Oak School.\n\nAt the same time, Fir Bank gave €6 to"
        " Ash School.",
        ["2019-05-03", "2019-05-03"],
    ),
    ("At the same time, Fir Bank gave €6 to Ash School.", [None]),
    ("By 2025, Elm Trust will give €5 to Oak School.", [None]),
    # what is done was done before the page; what will be done comes after it
    ("In March, Elm Trust gave €5 to Oak School.", ["2020-03"]),
    ("In March, Elm Trust will give €5 to Oak School.", ["2021-03"]),
    ("On 20 May Elm Trust gave €5 to Oak School.", ["2020-05-20"]),
]


def dates_on(page: str) -> list[str | None]:
    read = read_source(Source("note.md", page.encode()))
    found = find_funding(read, find_page_names(read), [], find_timeline(read))
    return [one.date for one in found]


@pytest.mark.parametrize(("text", "dates"), AROUND)
def test_a_date_is_taken_from_around(text: str, dates: list[str | None]) -> None:
    assert dates_on(f"---\ntitle: Note\ndate: {SAID}\n---\n\n{text}\n") == dates


def test_a_short_entry_dates_its_gift() -> None:
    assert dates_on(CHRONICLE) == ["2018", "2020"]
    long = CHRONICLE.replace("The garden opens.", "The garden opens. " + "Pupils sing there. " * 20)
    assert dates_on(long) == [None, "2020"]


DAYS_OF_GIFTS: list[tuple[str, str | None]] = [
    ("We gave $500 to Ash School for two workshops on 6 February 2016.", None),
    ("On 2 March 2019 we gave $500 to the Ash Club for a match on 3 May.", "2019-03-02"),
    ("We gave $500 to the Ash Club at a dinner on 3 May 2019.", "2019-05-03"),
    ("We gave $500 to Ash School for books on 3 May 2019.", "2019-05-03"),
]


@pytest.mark.parametrize(("text", "date"), DAYS_OF_GIFTS)
def test_the_day_of_what_a_gift_is_for_is_not_its_own(text: str, date: str | None) -> None:
    page = read_source(Source("a.md", f"---\npublisher: Elm Trust\n---\n\n{text}\n".encode()))
    assert [gift.date for gift in find_funding(page, find_page_names(page))] == [date]
