"""Dates in English sentences: tables of what is read, marked, and of what is not."""

from __future__ import annotations

import pytest

from tests.values.dating import marked, unmarked

# What is read without any reference.
STATED = """\
sold by year-end [2016=2016], or end [2017=2017]
[the 2nd Saturday of March 2015=2015-03-14]
On [2009.Nov.14=2009-11-14] the shed fell
logged at [20170412T081500Z=2017-04-12] by the gate
[12 June, 2561 BE=2018-06-12]
[the first ten days of May 2021=2021-05-01/2021-05-10] were dry
[the last 5 days of February 2020=2020-02-25/2020-02-29]
[the last weekend of June 2018=2018-06-30/2018-07-01]
[second Friday after Easter 2019=2019-05-03]
[first Monday before 5 March 2020=2020-03-02]
[14 April to 19th=--04-14/--04-19]
[2 March=--03-02] to 5th Street
open on [halloween 2013=2013-10-31] and [lunar new year 2016=2016-02-08]
in [the forties=1940/1949]
a song of [the nineteen seventies=1970/1979]
in [nineteen ninety two=1992]
in [two thousand and ten=2010]
[the latter half of 2015=2015]
The shop closed on [Jan-1=--01-01].
Meet me [Jan 1=--01-01], please
Our licence ran out on [22-04-2016=2016-04-22].
born on [the 21st of April 2016=2016-04-21]
We moved on [2nd Aug=--08-02].
[Friday, July 15=--07-15] is free for everyone
[the fifteenth of March=--03-15] was cold
She joined on [12.31.2019=2019-12-31]
founded back in ['98=1998]
[Wed, July 10, '96=1996-07-10]
[July 4, 1976=1976-07-04]
[4 jul 1976=1976-07-04]
[Thu Sep 25 10:36:28 2003=2003-09-25]
[Wed Oct 10 20:19:24 +0000 2018=2018-10-10]
[Thu, 25 Sep 2003=2003-09-25] 10:49:41 -0300
[2003-09-25T10:49:41.5-03:00=2003-09-25]
[2003-Sep-25=2003-09-25]
[Sep-25-2003=2003-09-25]
[25-Sep-2003=2003-09-25]
[2003/Sep/25=2003-09-25]
[25.09.2003=2003-09-25]
[3rd of May 2001=2001-05-03]
[13NOV2017=2017-11-13]
[Sun 15Sep=--09-15]
[SUN 15SEP=--09-15]
We sat down on [TUESDAY, JANUARY 5, 2010=2010-01-05].
[10 August 234 BCE=-0233-08-10]
[15 March 44 BC=-0043-03-15]
[10 August 88 CE=0088-08-10]
[Sept. 3rd, 2014=2014-09-03]
[the second of Aug=--08-02]
My birthday is [the first of December=--12-01]
[twenty first of June 1999=1999-06-21]
It happened on [October the first=--10-01].
[Nov. 16, 2016=2016-11-16] was a Wednesday
[16. Nov. 2016=2016-11-16]
[Monday, January twelfth, 2015=2015-01-12]
on [20160105=2016-01-05] we opened
Report dated [2016/01/05=2016-01-05]
[1/25/2018=2018-01-25] and [2/3/2018=2018-02-03]
in the year [1066=1066]
[the summer of ’69=1969]
[Dec. '19=2019-12] issue
[May '05=2005-05]
The paper of [May 2015=2015-05] and that of [June, 2016=2016-06]
[Sep-2012=2012-09]
[09/2012=2012-09]
[2012-09=2012-09]
It was [the 19th century=1801/1900].
in [the 1850s=1850/1859]
in [the '90s=1990/1999]
in [the nineties=1990/1999]
in [the late 1980s=1980/1989]
[the early seventies=1970/1979] were hard
in [the mid-1990s=1990/1999]
[the 1970’s=1970/1979]
in [1999=1999]
Since [2011=2011] it has grown
before [1949=1949]
[FY2021=2021] budget
[Q3 2018=2018-07/2018-09] results
[3Q18=2018-07/2018-09]
[18Q2=2018-04/2018-06]
[Q2'18=2018-04/2018-06]
[the first half of 2019=2019-01/2019-06]
[H1 2020=2020-01/2020-06]
[2H 2020=2020-07/2020-12]
[the 4th quarter of fiscal 2019=2019-10/2019-12]
[spring 2019=2019] came
[the summer of 2014=2014]
[Fall of 2013=2013]
[Winter 2010-11=2010/2011]
[Christmas 2019=2019-12-25]
[Thanksgiving 2018=2018-11-22]
[Labor Day 2016=2016-09-05]
[Memorial Day 2017=2017-05-29]
[Mother's Day 2020=2020-05-10]
[Giving Tuesday 2019=2019-12-03]
[Chinese New Year 2019=2019-02-05]
[Lunar New Year 2020=2020-01-25]
[Spring Festival 2021=2021-02-12]
[Martin Luther King Day 2019=2019-01-21]
[the 4th of July 2012=2012-07-04]
[Black Friday 2017=2017-11-24]
[Earth Day 2020=2020-04-22]
[St. Patrick's Day 2018=2018-03-17]
[Palm Sunday 2019=2019-04-14]
[Ash Wednesday 2020=2020-02-26]
[the last Monday of March 2014=2014-03-31]
[the first Friday in July 2017=2017-07-07]
[the second Tuesday of September, 2018=2018-09-11]
[the first week of October 2014=2014-10]
[the last week of July 2019=2019-07]
[beginning of May 2018=2018-05]
by [the end of 2010=2010]
[mid-December 2012=2012-12]
Held from [4 to 22 January 2017=2017-01-04/2017-01-22]
[4–22 Jan=--01-04/--01-22]
between [Mar and May 2018=2018-03/2018-05]
[Nov 19–Dec 3=--11-19/--12-03]
[Nov 19, 2018 – Dec 3, 2018=2018-11-19/2018-12-03]
open [2015-16=2015/2016] season only
from [January 2011 through March 2012=2011-01/2012-03]
from [2012 to 2016=2012/2016]
between [2014 and 2018=2014/2018]
[2014-2018=2014/2018]
[10 - 22 August 2012=2012-08-10/2012-08-22]
[10 August - 12 September 2013=2013-08-10/2013-09-12]
[August 10 - November 12, 2012=2012-08-10/2012-11-12]
[Aug 10-15=--08-10/--08-15]
between [September 4th and September 8th=--09-04/--09-08]
[1 May until 5 June 2019=2019-05-01/2019-06-05]
[Q1–Q3 2020=2020-01/2020-09]
[Q4 2019 to Q2 2020=2019-10/2020-06]
from [the 1960s to the 1980s=1960/1989]
from [early 2019 to late 2020=2019/2020]
from [Oct. 2 to October 22=--10-02/--10-22]
[10/01/2018 - 11/17/2018=2018-10-01/2018-11-17]
[2018-10-01 to 2018-11-07=2018-10-01/2018-11-07]
[the first three months of 2019=2019-01/2019-03]
[the last six months of 2018=2018-07/2018-12]
[May to August=--05/--08]
[Monday 3 to Friday 7 June 2019=2019-06-03/2019-06-07]
[academic year 2018-19=2018/2019]
[1914-18=1914/1918] war
[the fiscal year 2017/18=2017/2018]
[May/June 2014=2014-05/2014-06]
[Jan. - Mar. 2016=2016-01/2016-03]
from [June 1st to 15th, 2011=2011-06-01/2011-06-15]
The lease starts on [Jan/15/2018=2018-01-15]
[March 3rd 1999=1999-03-03]
[1999 Mar 3=1999-03-03]
[Apr. 7th=--04-07] works for us
[4-Apr-2017=2017-04-04] invoice
We open [Tues., Jun. 5th=--06-05]
[thirtieth of September 2010=2010-09-30]
[September the 30th, 2010=2010-09-30]
[Wednesday 31 August 2016=2016-08-31]
[17.04.2016=2016-04-17]
[2016.11.08=2016-11-08]
[the 8th of Nov., 2016=2016-11-08]
[5 Sept '17=2017-09-05]
from [Nov 2016 to Jan 2017=2016-11/2017-01]
[7–9 May 2019=2019-05-07/2019-05-09]
[May 7–9, 2019=2019-05-07/2019-05-09]
[1 & 2 June 2018=2018-06-01/2018-06-02]
[30 April–2 May 2019=2019-04-30/2019-05-02]
[the weekend of 4 May 2019=2019-05-04/2019-05-05]
[the second quarter of 2017=2017-04/2017-06]
[2017's first quarter=2017-01/2017-03]
[Q4 of 2015=2015-10/2015-12]
[late 2014=2014]
[mid 1930s=1930/1939]
[the 2010s=2010/2019]
[the turn of 2015=2015]
[the 5th century BC=-0499/-0400]
[the early 20th century=1901/2000] saw it
in [1492=1492]
between [1939 and 1945=1939/1945]
[1945-1989=1945/1989]
[2019-2020=2019/2020]
circa [1450=1450]
[Easter Sunday 2018=2018-04-01]
[the first Monday of May 2019=2019-05-06]
[New Year's Eve 2016=2016-12-31]
[World Water Day 2018=2018-03-22]
[the last day of 2017=2017-12-31]
[summer '16=2016]
[the winter of 2009/10=2009/2010]
[Tue Apr 04 13:00:00 2017=2017-04-04]
[11.03.95=1995-03-11] 00:22
[13/2/2020-15/2/2020=2020-02-13/2020-02-15]
in [the year of 2008=2008]
"""

# What counts from Monday, 7 November 2016.
FROM_MONDAY = """\
In [2010=2010] it began; in [May of that year=2010-05] it rained
In [2010=2010] it began; on [3 May the following year=2011-05-03] it closed
[two weeks from Tuesday=2016-11-22] we close
[two Sundays ago=2016-10-30] and [three Fridays from now=2016-11-25]
[1 month 21 days ago=2016-09-16] the roof fell
[a year and two months ago=2015-09]
[the last weekend of July=2016-07-30/2016-07-31]
[the first three days of next month=2016-12-01/2016-12-03]
[this past weekend=2016-11-05/2016-11-06]
[Q1 of this year=2016-01/2016-03]
[half a year ago=2016-05] we met
[previous 2 quarters=2016-04/2016-09]
[the next two quarters=2017-01/2017-06]
I'll be back [tomorrow=2016-11-08].
It rained [yesterday=2016-11-06] a lot
[the day before yesterday=2016-11-05] we met
[the day after tomorrow=2016-11-09] we meet
We will open [in two weeks=2016-11-21].
[three days from now=2016-11-10] it ends
[a fortnight ago=2016-10-24] they paid
It was [five years ago=2011]
[two months ago=2016-09] it began
[3 weeks ago=2016-10-17], we left
[this past March=2016-03] we hired two
[end of next month=2016-12]
[the first week of October=2016-10]
[the beginning of last year=2015]
[next Friday=2016-11-18]
[last Sunday=2016-11-06]
[this coming Tuesday=2016-11-08]
[Monday of next week=2016-11-14]
[Friday next week=2016-11-18]
[next week on Friday=2016-11-18]
[this Friday=2016-11-11]
See you [this week=2016-11-07/2016-11-13].
[the previous week=2016-10-31/2016-11-06]
[last month=2016-10] was dry
[next month=2016-12]
[next year=2017]
[last year=2015]
[the past five years=2011/2015]
[the next 3 months=2016-12/2017-02]
[last two weeks=2016-10-24/2016-11-06]
[the previous three months=2016-08/2016-10]
[the past 10 days=2016-10-28/2016-11-06]
[this quarter=2016-10/2016-12]
[the last quarter=2016-07/2016-09]
We plan it for [the third quarter of next year=2017-07/2017-09].
[the first half of this year=2016-01/2016-06]
in [Q3=2016-07/2016-09]
[20th of next month=2016-12-20]
[the 15th of last month=2016-10-15]
on [the 27th=2016-10-27] we met
[Tuesday the 8th=2016-11-08]
[Monday the 14th=2016-11-14] is free
[Jan 3=2017-01-03]
[the rest of this week=2016-11-07/2016-11-13]
[the rest of the year=2016]
[this summer=2016]
[the end of the week=2016-11-07/2016-11-13]
[EOM=2016-11]
by [EOY=2016]
[last night=2016-11-06]
[two days after Christmas 2015=2015-12-27]
[the day after Thanksgiving 2015=2015-11-27]
[a week from today=2016-11-14]
[a week from tomorrow=2016-11-15]
[a week before 5 March 2015=2015-02-26]
[Halloween=2016-10-31] night
[next March=2017-03]
[last December=2015-12]
[January last year=2015-01]
in [May of this year=2016-05]
[earlier this month=2016-11]
[late last month=2016-10]
[last week's Thursday=2016-11-03]
[yesterday's=2016-11-06] news
[one year from now=2017]
[12 months ago=2015-11]
[thirty days ago=2016-10-08]
[last weekend=2016-11-05/2016-11-06]
[next weekend=2016-11-19/2016-11-20]
[in ten days' time=2016-11-17]
[the coming weekend=2016-11-12/2016-11-13]
from [4 to 22 this month=2016-11-04/2016-11-22]
"""

# What counts from Wednesday, 13 June 2018.
FROM_WEDNESDAY = """\
We spoke [the day before yesterday=2018-06-11]
[last Thursday=2018-06-07] was hot
[next Monday=2018-06-18]
The report comes [next week=2018-06-18/2018-06-24].
[the week after next=2018-06-25/2018-07-01]
[the month before last=2018-04]
[10 days ago=2018-06-03]
[six weeks from now=2018-07-25]
[a month ago=2018-05]
[the last 30 days=2018-05-14/2018-06-12]
over [the next two years=2019/2020]
within [the last 6 months=2017-12/2018-05]
[this month=2018-06]
[this year=2018]
[end of this month=2018-06]
[the start of next year=2019]
[mid next month=2018-07]
[July=2018-07]
in [July=2018-07] we go
[August of last year=2017-08]
[Thursday the 14th=2018-06-14]
[the 20th of this month=2018-06-20]
from [June 20 to July 4=2018-06-20/2018-07-04]
[Aug 3=2018-08-03]
[yesterday=2018-06-12] morning
[later this year=2018]
[the first quarter of this year=2018-01/2018-03]
in [the last decade=2000/2009]
[tonight=2018-06-13]
[the previous month=2018-05]
[three years from now=2021]
[Monday of this week=2018-06-11]
[Sunday of last week=2018-06-10]
[two weeks before Christmas 2017=2017-12-11]
for [the next ten days=2018-06-14/2018-06-23]
[the first Friday of next month=2018-07-06]
[last day of this year=2018-12-31]
[the summer of last year=2017]
"""

# No date, with and without a reference.
NEGATIVES = """\
from 1200 to 1500 people
room 2013-14 is free
the 2nd Saturday of each month
call 2015-2016 or write
two weeks later we met
rule 5 may apply
we will meet on the second Thursday of each month
it will open every Monday
nineteen ninety-year-olds
two thousand ten-pound bags
twenty fifteen-year-olds
Release 2.4.12 came with fixes
It has a ratio of 4:3 or 16/9
Call 555-0199 or 02-3456-7890
They won 3-2 after extra time
You may 12 times a day ask
The soldiers march on 20 feet
wait a second
a second hand car, third class
the price is $19.99 or 2015 euros
see section 3.2.1 and chapter 12
rooms 1201-1215
He is in his 90s
she turned 2000 pages
about 1800 calories a day
the 5th floor
on the 15th floor
in the 7th inning
5-10 km
bus 2016
in 2000 schools
a may-fly
sun and sea
he sat on the bench
Mon ami
mark the date
a march of 10 miles
fall in line
spring rolls
the last supper
the last three chapters
next of kin
this one
in 3 steps
12 of them
2:30 pm
1 of 12
IPv4 10.1.2.2015
case 2015-1234
Q4 tablets
one in 10
order no. 20161107
ten to one
an april fool
ISO 8601:2004
RFC 2822
HTTP/1.1 200
page 1999
windows 95
$5/month
12/25 people
a 2020 vision
temperatures in the 90s
Agenda 2030
Route 66
area 51
Boeing 737-800
DSM-5
the 100-year flood
24 hours
two days
several weeks
every day
day and night
It takes 10 days
a 3-month project
Chapter 2018
my 2nd try
he came 3rd
The May Fund
in the 2nd row
10 in 2000 cases
Sun Microsystems
Marching on 12 fronts
We augur 5 wins
10.04.18 was released
21st century skills
the 19th Century Fund
"""

NEEDING_A_REFERENCE = """\
it ended two days ago
see you tomorrow or next week
last Tuesday was fine
in Q3
"""


@pytest.mark.parametrize("line", STATED.splitlines())
def test_stated(line: str) -> None:
    assert marked(unmarked(line), None, "en") == line


@pytest.mark.parametrize("line", FROM_MONDAY.splitlines())
def test_from_monday(line: str) -> None:
    assert marked(unmarked(line), "2016-11-07", "en") == line


@pytest.mark.parametrize("line", FROM_WEDNESDAY.splitlines())
def test_from_wednesday(line: str) -> None:
    assert marked(unmarked(line), "2018-06-13", "en") == line


@pytest.mark.parametrize("text", NEGATIVES.splitlines())
def test_no_date(text: str) -> None:
    assert marked(text, None, "en") == text
    assert marked(text, "2016-11-07", "en") == text


@pytest.mark.parametrize("text", NEEDING_A_REFERENCE.splitlines())
def test_no_date_without_a_reference(text: str) -> None:
    assert marked(text, None, "en") == text
