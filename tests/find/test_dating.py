"""The dates of gifts: those of foundings are not, and months follow the date before them."""

from __future__ import annotations

import pytest

from extractor.find.giving.dating import dates_of_acts

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

NO_ACTS = [
    "Founded in 1994, the trust has granted $4 million.",
    "The trust, established in 1961, has granted $4 million.",
    "Launched in early 2015, the programme has paid $5 million.",
    "榆树基金会成立于1994年，已捐赠500万元。",
    "1994年成立的榆树基金会捐赠500万元。",
    "榆树基金会宣布未来十年投入10亿元。",
    "Over the next ten years the trust will give $4 million.",
    "Last week, the school received 40 beds.",
]


@pytest.mark.parametrize(("text", "dates"), EXAMPLES)
def test_each_date_is_as_full_as_the_text_makes_it(text: str, dates: list[str]) -> None:
    assert [one.date for one in dates_of_acts(text, SAID, None, None)] == dates


@pytest.mark.parametrize("text", NO_ACTS)
def test_a_founding_is_no_gift(text: str) -> None:
    assert dates_of_acts(text, SAID, None, None) == []


def test_without_a_day_of_its_own_a_text_still_orders_its_dates() -> None:
    text = "On May 7, 2019, we gave $5. In June, we gave masks."
    assert [one.date for one in dates_of_acts(text, None, None, None)] == ["2019-05-07", "2019-06"]
    assert [one.date for one in dates_of_acts("In June we gave.", None, None, None)] == ["--06"]
