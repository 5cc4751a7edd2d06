"""Dates: tables of what is read and what is not."""

from __future__ import annotations

import pytest

from extractor.values.date.partial import from_iso, iso, nearest_year
from extractor.values.dates import find_dates, leading_date, parse_date
from tests.values.dating import marked, shown, unmarked

# text | date, or first/last of a range: what is read without any reference
STATED = """\
2020-02-21|2020-02-21
2020-02-21 14:05:17 +0800|2020-02-21
2020-02-21T14:05:17Z|2020-02-21
2020-02-21T14:05:17.123+08:00|2020-02-21
2020-02-21 14:05|2020-02-21
2020/2/7|2020-02-07
2020/02/07|2020-02-07
2020.02.07|2020-02-07
2020–02–07|2020-02-07
2020-2-7|2020-02-07
2003-01-xx|2003-01
13/2/2020|2020-02-13
2/13/2020|2020-02-13
13.2.2020|2020-02-13
7.2.2020|2020-02-07
07.02.2020|2020-02-07
13-02-2020|2020-02-13
3/3/2020|2020-03-03
3/3/15|2015-03-03
31/10/74|1974-10-31
10/31/74|1974-10-31
10-31-74|1974-10-31
31.10.74|1974-10-31
10.31.1974|1974-10-31
31/Oct/1974|1974-10-31
31/Oct/74|1974-10-31
31-Oct-74|1974-10-31
31-Oct-1974|1974-10-31
2020-03|2020-03
2020/03|2020-03
21-Oct|--10-21
4. Jänner 2011|2011-01-04
4. Feber 2011|2011-02-04
2/2013|2013-02
02/2013|2013-02
12-2019|2019-12
2020-W11|2020-03-09/2020-03-15
2020-W11-3|2020-03-11
2020W11|2020-03-09/2020-03-15
13th March|--03-13
13 March|--03-13
March 13|--03-13
March 13th|--03-13
Mar. 02|--03-02
Mar 02|--03-02
Feb 11|--02-11
Feb. 7|--02-07
Sept. 9, 2019|2019-09-09
Sept 9 2019|2019-09-09
February 7th, 2020|2020-02-07
February 7, 2020|2020-02-07
February 7 2020|2020-02-07
Feb 7th 2020|2020-02-07
7 February 2020|2020-02-07
7th February 2020|2020-02-07
7th of February 2020|2020-02-07
the 7th of February, 2020|2020-02-07
7 Feb. 2020|2020-02-07
7-Feb-2020|2020-02-07
07 Oct 2021|2021-10-07
6th December, 2024|2024-12-06
1 May 2019|2019-05-01
May 1, 2019|2019-05-01
may 29 2016|2016-05-29
march 3 2015|2015-03-03
march 3rd 2015|2015-03-03
MARCH 3, 2015|2015-03-03
march third 2015|2015-03-03
March third|--03-03
the first of march|--03-01
first of March 2020|2020-03-01
the fourteenth of April 2015|2015-04-14
twenty-first of May 2018|2018-05-21
Jan twenty two 2019|2019-01-22
February the 15th|--02-15
15 of february|--02-15
12. January, 2016|2016-01-12
Jan-1|--01-01
Jan 1st|--01-01
2020 March 5|2020-03-05
2020-Mar-05|2020-03-05
5 March '20|2020-03-05
Monday, February 17, 2020|2020-02-17
Mon, 17 Feb 2020|2020-02-17
Tuesday 30 oct 2018|2018-10-30
Wed, Feb13|--02-13
Fri, 13 Mar 2020|2020-03-13
March 2020|2020-03
Mar 2020|2020-03
March, 2020|2020-03
Mar. 2020|2020-03
March of 2020|2020-03
Mar '20|2020-03
May 2020|2020-05
Sept 2022|2022-09
early March 2020|2020-03
late March 2020|2020-03
mid-March 2020|2020-03
mid March|--03
late-Aug|--08
early in March 2020|2020-03
the beginning of March 2020|2020-03
the end of April|--04
the end of 2019|2019
end of 2012|2012
early 2019|2019
mid-2020|2020
late 1999|1999
the start of 2021|2021
the middle of 2020|2020
the summer of 2015|2015
spring 2019|2019
Summer 2020|2020
winter 2019/20|2019/2020
fall 2018|2018
autumn of 2018|2018
Q3 2020|2020-07/2020-09
Q1/2019|2019-01/2019-03
2020 Q3|2020-07/2020-09
2012Q4|2012-10/2012-12
3rd quarter of 2018|2018-07/2018-09
third quarter 2018|2018-07/2018-09
the fourth quarter of 2018|2018-10/2018-12
H1 2015|2015-01/2015-06
first half of 2019|2019-01/2019-06
the second half of 2019|2019-07/2019-12
FY2019|2019
FY 2019|2019
FY19|2019
FY2019/20|2019/2020
FY 2019-20|2019/2020
fiscal year 2019|2019
financial year 2018/19|2018/2019
academic year 2019-2020|2019/2020
the 1990s|1990/1999
1960s|1960/1969
2013–2015|2013/2015
2013/04–2013/07|2013-04/2013-07
1989 - 1993|1989/1993
1998-2014|1998/2014
2019/20|2019/2020
2013 to 2015|2013/2015
Feb 18 – Mar 2|--02-18/--03-02
Feb 18 - Mar 2, 2020|2020-02-18/2020-03-02
27 May – 13 June 2022|2022-05-27/2022-06-13
Oct. 9–11|--10-09/--10-11
27 May to 13 June 2022|2022-05-27/2022-06-13
18-22 July 2022|2022-07-18/2022-07-22
05-08 Sept 2022|2022-09-05/2022-09-08
13 to 15 July|--07-13/--07-15
13th to 15th July|--07-13/--07-15
13th–15th of July 2019|2019-07-13/2019-07-15
July 13-15|--07-13/--07-15
July 13 to 15|--07-13/--07-15
July 13 through 15, 2019|2019-07-13/2019-07-15
July 13 - July 15|--07-13/--07-15
Dec 28 – Jan 3, 2021|2020-12-28/2021-01-03
May–June 2020|2020-05/2020-06
May 2019 to June 2020|2019-05/2020-06
March to May 2020|2020-03/2020-05
1 May 1995 – 15 Dec 1997|1995-05-01/1997-12-15
2020-03-01 to 2020-03-15|2020-03-01/2020-03-15
2020-03-01 – 2020-03-15|2020-03-01/2020-03-15
13/2/2020 - 15/2/2020|2020-02-13/2020-02-15
Christmas 2014|2014-12-25
Christmas Eve 2014|2014-12-24
New Year's Day 2020|2020-01-01
New Year’s Eve, 2019|2019-12-31
Easter 2020|2020-04-12
Good Friday 2021|2021-04-02
Easter Monday 2019|2019-04-22
World AIDS Day 2018|2018-12-01
the last Monday of March 2020|2020-03-30
first Tuesday of October 2014|2014-10-07
third Wednesday in September 2014|2014-09-17
last day of October 2015|2015-10-31
the week of 2 March 2020|2020-03-02/2020-03-08
week commencing March 2, 2020|2020-03-02/2020-03-08
2020年2月7日|2020-02-07
2020 年 2 月 7 日|2020-02-07
２０２０年２月７日|2020-02-07
2020年2月7号|2020-02-07
2020年2月|2020-02
2020年2月份|2020-02
2020年|2020
2020年度|2020
1月29日|--01-29
1月29号|--01-29
3月|--03
3月份|--03
二〇二〇年三月|2020-03
二零二零年三月十五日|2020-03-15
二〇一五年十二月三十一日|2015-12-31
一九四九年十月一日|1949-10-01
三月三日|--03-03
十二月二十五日|--12-25
20年3月5日|2020-03-05
2019年底|2019
2019年年底|2019
2020年初|2020
3月初|--03
3月下旬|--03
2020年3月中旬|2020-03
2020年春季|2020
2020年第三季度|2020-07/2020-09
2020年三季度|2020-07/2020-09
2019年上半年|2019-01/2019-06
20世纪90年代|1990/1999
上世纪八十年代|1980/1989
2013年至2015年|2013/2015
2013-2015年|2013/2015
2013—2015年|2013/2015
2月7日至13日|--02-07/--02-13
2月7日-13日|--02-07/--02-13
2月7-13日|--02-07/--02-13
2月28日至3月2日|--02-28/--03-02
2020年2月7日至2020年3月1日|2020-02-07/2020-03-01
2020年2月7日至3月1日|2020-02-07/2020-03-01
2020年3月至5月|2020-03/2020-05
3至5月|--03/--05
1月10到15日|--01-10/--01-15
2014年圣诞节|2014-12-25
2019年国庆节|2019-10-01
公元前44年|-0043
公元14年|0014
民国109年|2020
民國109年3月13日|2020-03-13
令和2年3月13日|2020-03-13
平成31年4月30日|2019-04-30
昭和64年1月7日|1989-01-07
令和元年5月1日|2019-05-01
2020年3月13日（金）|2020-03-13
5月1日～3日|--05-01/--05-03
2020년 3월 13일|2020-03-13
2020년 3월|2020-03
3월 13일|--03-13
2020년|2020
7 février 2020|2020-02-07
1er mars 2020|2020-03-01
février 2020|2020-02
7. Februar 2020|2020-02-07
13. März 2020|2020-03-13
März 2020|2020-03
7 de febrero de 2020|2020-02-07
febrero de 2020|2020-02
12 de março de 2020|2020-03-12
1º maggio 2020|2020-05-01
1.º de mayo de 2020|2020-05-01
1ro de agosto de 2019|2019-08-01
2-го июня 2017|2017-06-02
2018 / 04 / 09|2018-04-09
13 marzo 2020|2020-03-13
13 maart 2020|2020-03-13
13 marca 2020|2020-03-13
13 марта 2020|2020-03-13
13 березня 2020|2020-03-13
13. března 2020|2020-03-13
2020. március 13.|2020-03-13
13 mars 2020|2020-03-13
13. maaliskuuta 2020|2020-03-13
13 Μαρτίου 2020|2020-03-13
3 Ekim 2020|2020-10-03
13 Maret 2020|2020-03-13
13 tháng 3, 2020|2020-03-13
13 tháng 3 năm 2020|2020-03-13
7 กุมภาพันธ์ 2563|2020-02-07
13 मार्च 2020|2020-03-13
১৩ মার্চ ২০২০|2020-03-13
13 مارس 2020|2020-03-13
١٣ مارس ٢٠٢٠|2020-03-13
13 במרץ 2020|2020-03-13
2020 m. kovo 13 d.|2020-03-13
Pebrero 7, 2020|2020-02-07
7 Februari 2020|2020-02-07
13 de març de 2020|2020-03-13
13 Márta 2020|2020-03-13
"""

# Sentences of which nobody says the language.
OTHER_LANGUAGES = """\
du [10 au 22 mai 2017=2017-05-10/2017-05-22]
с [10 по 22 мая 2017=2017-05-10/2017-05-22]
[10 tot 22 mei 2017=2017-05-10/2017-05-22]
[14 giugno 2015=2015-06-14]
[3 janvier 2012=2012-01-03]
le [1er mai 2019=2019-05-01]
[15 de octubre de 2013=2013-10-15]
Donnerstag, [8. September 2016=2016-09-08]
[Dezember 2013=2013-12]
[21 мая 2018=2018-05-21]
[23 sierpnia 2011=2011-08-23]
[12 Ağustos 2016=2016-08-12]
[5 juni 2014=2014-06-05]
[7 de setembro de 1822=1822-09-07]
[11. kesäkuuta 2013=2013-06-11]
[30 tháng 4 năm 1975=1975-04-30]
[17 เมษายน 2560=2017-04-17]
[6 Αυγούστου 2014=2014-08-06]
[9 Oktober 2015=2015-10-09]
[4 srpna 2013=2013-08-04]
[22 decembrie 1989=1989-12-22]
[25 डिसेंबर 2016=2016-12-25]
[3 أبريل 2017=2017-04-03]
[28 грудня 2014=2014-12-28]
[2014. november 12.=2014-11-12]
[2017年4月3日=2017-04-03]
[2017년 4월 3일=2017-04-03]
[24 juillet 1998=1998-07-24]
den [4. März 2013=2013-03-04]
[8 de mayo de 1990=1990-05-08]
[2 lutego 2001=2001-02-02]
[19 октября 1987=1987-10-19]
[31 december 1999=1999-12-31]
[1 января 2000=2000-01-01]
[5 Mayıs 1961=1961-05-05]
[16 iunie 2008=2008-06-16]
[27. júna 2014=2014-06-27]
[9 ספטמבר 2013=2013-09-09]
[15 अगस्त 1947=1947-08-15]
[1 يناير 2011=2011-01-01]
[12 كانون الثاني 2006=2006-01-12]
[3 تشرين الاول 2012=2012-10-03]
[5 آذار 2010=2010-03-05]
"""

# date of the text | text | date
RELATIVE = """\
2020-03-18|today|2020-03-18
2020-03-18|Today|2020-03-18
2020-03-18|tonight|2020-03-18
2020-03-18|this morning|2020-03-18
2020-03-18|this afternoon|2020-03-18
2020-03-18|this evening|2020-03-18
2020-03-18|yesterday|2020-03-17
2020-03-18|last night|2020-03-17
2020-03-18|tomorrow|2020-03-19
2020-03-18|the day after tomorrow|2020-03-20
2020-03-18|the day before yesterday|2020-03-16
2020-03-18|20 days ago|2020-02-27
2020-03-18|twenty days ago|2020-02-27
2020-03-18|a week ago|2020-03-11
2020-03-18|two weeks ago|2020-03-04
2020-03-18|a fortnight ago|2020-03-04
2020-03-18|three months ago|2019-12
2020-03-18|a year ago|2019
2020-03-18|ten years ago|2010
2020-03-18|2 weeks from now|2020-04-01
2020-03-18|3 days from today|2020-03-21
2020-03-18|in two weeks' time|2020-04-01
2020-03-18|last week|2020-03-09/2020-03-15
2020-03-18|this week|2020-03-16/2020-03-22
2020-03-18|next week|2020-03-23/2020-03-29
2020-03-18|the coming week|2020-03-23/2020-03-29
2020-03-18|last weekend|2020-03-14/2020-03-15
2020-03-18|this weekend|2020-03-21/2020-03-22
2020-03-18|last month|2020-02
2020-03-18|this month|2020-03
2020-03-18|next month|2020-04
2020-01-18|last month|2019-12
2020-03-18|this quarter|2020-01/2020-03
2020-03-18|last quarter|2019-10/2019-12
2020-03-18|next quarter|2020-04/2020-06
2020-03-18|last year|2019
2020-03-18|this year|2020
2020-03-18|next year|2021
2020-03-18|this decade|2020/2029
2020-03-18|the last decade|2010/2019
2020-03-18|last 3 days|2020-03-15/2020-03-17
2020-03-18|the past three days|2020-03-15/2020-03-17
2020-03-18|the next 3 days|2020-03-19/2020-03-21
2020-03-18|the past two weeks|2020-03-04/2020-03-17
2020-03-18|the last 2 months|2020-01/2020-02
2020-03-18|the past five years|2015/2019
2020-03-18|next Tuesday|2020-03-24
2020-03-18|last Friday|2020-03-13
2020-03-18|this Friday|2020-03-20
2020-03-18|this coming Tuesday|2020-03-24
2020-03-18|Friday of last week|2020-03-13
2020-03-18|Tuesday next week|2020-03-24
2020-03-18|next week on Friday|2020-03-27
2020-03-18|last week's Sunday|2020-03-15
2020-03-18|Monday this week|2020-03-16
2020-03-18|3 March this year|2020-03-03
2020-03-18|March last year|2019-03
2020-03-18|March of last year|2019-03
2020-03-18|June next year|2021-06
2020-03-18|last September|2019-09
2020-03-18|next January|2021-01
2020-03-18|this March|2020-03
2020-03-18|this summer|2020
2020-03-18|the end of the month|2020-03
2020-03-18|the end of this year|2020
2020-03-18|the beginning of next month|2020-04
2020-03-18|earlier this year|2020
2020-03-18|later this month|2020-03
2020-03-18|early next year|2021
2020-03-18|late last year|2019
2020-03-18|EOY|2020
2020-03-18|Mar. 02|2020-03-02
2020-03-18|13th March|2020-03-13
2020-01-05|Dec 28|2019-12-28
2019-12-28|Jan 3|2020-01-03
2020-03-18|early March|2020-03
2020-03-18|Feb 18 – Mar 2|2020-02-18/2020-03-02
2020-01-05|Dec 28 – Jan 3|2019-12-28/2020-01-03
2020-01-10|Tuesday 31 December|2019-12-31
2020-03-18|Tuesday 30 October|2018-10-30
2020-01-03|Christmas Day|2019-12-25
2020-03-18|first Tuesday of April|2020-04-07
2020-03-18|the 15th of this month|2020-03-15
2020-03-18|今天|2020-03-18
2020-03-18|今日|2020-03-18
2020-03-18|今晚|2020-03-18
2020-03-18|昨天|2020-03-17
2020-03-18|昨晚|2020-03-17
2020-03-18|前天|2020-03-16
2020-03-18|大前天|2020-03-15
2020-03-18|明天|2020-03-19
2020-03-18|后天|2020-03-20
2020-03-18|大后天|2020-03-21
2020-03-18|今年|2020
2020-03-18|去年|2019
2020-03-18|前年|2018
2020-03-18|明年|2021
2020-03-18|今年3月|2020-03
2020-03-18|今年年初|2020
2020-03-18|去年12月|2019-12
2020-03-18|去年底|2019
2020-03-18|去年年底|2019
2020-03-18|去年12月25日|2019-12-25
2020-03-18|今年春天|2020
2020-03-18|去年上半年|2019-01/2019-06
2020-03-18|去年圣诞节|2019-12-25
2020-03-18|本月|2020-03
2020-03-18|本月5日|2020-03-05
2020-03-18|上个月|2020-02
2020-03-18|上月20日|2020-02-20
2020-03-18|下个月|2020-04
2020-03-18|本周|2020-03-16/2020-03-22
2020-03-18|上周|2020-03-09/2020-03-15
2020-03-18|上个星期|2020-03-09/2020-03-15
2020-03-18|下周|2020-03-23/2020-03-29
2020-03-18|上周五|2020-03-13
2020-03-18|下周三|2020-03-25
2020-03-18|下个星期天|2020-03-29
2020-03-18|上周末|2020-03-14/2020-03-15
2020-03-18|20天前|2020-02-27
2020-03-18|二十天前|2020-02-27
2020-03-18|三天后|2020-03-21
2020-03-18|两周前|2020-03-04
2020-03-18|三个月前|2019-12
2020-03-18|两年前|2018
2020-03-18|过去三天|2020-03-15/2020-03-17
2020-03-18|未来两周|2020-03-19/2020-04-01
2020-03-18|1月29日|2020-01-29
2020-01-05|12月28日|2019-12-28
2020-09-20|国庆节|2020-10-01
2020-03-18|昨年|2019
2020-03-18|先月|2020-02
2020-03-18|先週|2020-03-09/2020-03-15
2020-03-18|来週|2020-03-23/2020-03-29
2020-03-18|어제|2020-03-17
2020-03-18|작년|2019
2020-03-18|3일 전|2020-03-15
"""

# No date, with and without a reference.
NEGATIVES = """\
2019-nCoV
the 2019-nCoV outbreak
COVID-19
COVID-19 and SARS-CoV-2
Version 1.2.3
release 10.4.2 is out
Python 3.11.7
v2020.1
1.8 million masks
2020 masks
a total of 2020 masks were sent
more than 2000 people
in 2000 cases
by 1500 volunteers
about 1900 beds
1,999 gowns
$2,020
$2020
USD 2020
€1999
2020%
020-7946-0958
+44 20 7946 0958
+1 (415) 555-2671
555-1234
tel. 2020-1999
400-820-2020
ISBN 978-3-16-148410-0
ISSN 2049-3630
ratio 3:1
a 50/50 split
24/7 support
1/2 of the beds
3/4 of them
a score of 5-4
10:30
at 10:30 am
10:30-11:30
from 9 to 5
12 to 15 masks
12-15 masks
3 to 5 million
Room 12-14
pages 12-15
pp. 1234-1299
pp. 1990–1995
No. 2020
#2020
order 20200313
ID 20200313
12345678
N95 masks
H1N1
A4 paper
KN95
192.168.1.10
10.0.0.1
1-2-3
1/2/3
3.14
99.9%
37.5 degrees
5°
you may give 5 masks
It may be
May the force be with you
we may 5 of us go
we march 5 miles
They march on
March of Dimes
Theresa May said
April Jones
August Wilson wrote
June Smith
Mark 3
Sun 5
Sat down
second hand
the second of three
the first of its kind
the last of them
a third of the beds
end of story
at the end of the day
the start of something
mid-career
early childhood
late arrivals
last man standing
next door
past performance
this is it
the spring of hope
fall over
winter coats
the quarter of the city
Q&A
H1 heading
FYI
day after day
days go by
5 days
20 days in hospital
for three weeks
a 10-day trip
a two-week delay
every Monday
2 hours ago
years ago
long ago
more than 20 days ago
about two weeks ago
over a year ago
30/2/2020
2020-13-01
2020-02-30
31 April 2020
32 March 2020
February 30, 2020
0/0/2020
13/13/2020
2020-00-10
7/2/2020
03/04/2020
1/2
7/2
2010-11
3个月
三个月
5天
三天
7日内
为期7日
七日游
三年
十年
20年
3年级
三年级
每月5日
每年3月
农历十月十五
农历八月十五
农历2020年三月初三
第3号
3号线
1500多年历史
10月龄
一元
一月一次2次
两点半
2020元
2020万元
2020人
100年历史
一二三四
五一
周
上面
下车
前面
今
本
http://example.org/2020/item
file_2020_03.pdf
img-20200313.png
width: 2020px
col-md-12
1920x1080
5-star
3-2-1
(2020)
[12]
5+3
10 Downing Street
5 ago
12 set menus
the Kit for 2019 Novel Coronavirus
for the 2020 term
To this day
over the past year
in the past month
listed here.
4 items
who led 15 projects
the 12 Pro 2020 model
lug 5 boxes
"""

# sentence | dates in order, with the words they rest on
IN_PROSE = """\
We opened in 1991, and since 2014 we have given each year.|1991=1991; 2014=2014
In 2019 the board met; by 2021 it had ended.|2019=2019; 2021=2021
Our work from 1998 to 2014 was funded by gifts.|1998 to 2014=1998/2014
It left on March 2nd, 2020, the next on 5 March.|March 2nd, 2020=2020-03-02; 5 March=2020-03-05
In February we announced it.|February=--02
From 1 May 2019 until 30 April 2021.|1 May 2019 until 30 April 2021=2019-05-01/2021-04-30
The fund, set up in early 2020, closed at the end of 2021.|early 2020=2020; the end of 2021=2021
It was open between 5 and 9 March 2020.|5 and 9 March 2020=2020-03-05/2020-03-09
It was open between March and June 2020.|March and June 2020=2020-03/2020-06
Posted: 13/2/2020. Updated: 7/2/2020.|13/2/2020=2020-02-13; 7/2/2020=2020-02-07
Posted: 2/13/2020. Updated: 7/2/2020.|2/13/2020=2020-02-13; 7/2/2020=2020-07-02
We met on 7.2.2020 in Bern.|7.2.2020=2020-02-07
As of 31 December 2019, all had arrived.|31 December 2019=2019-12-31
The plane left on 3/13/2020 at 10:30.|3/13/2020=2020-03-13
Deadline: March 31, 2020, 23:59 CET|March 31, 2020=2020-03-31
Since May 2018, 1,200 people have been helped.|May 2018=2018-05
He died on 12.3.1999.|12.3.1999=1999-03-12
(1 March 2020)|1 March 2020=2020-03-01
Date:2020-03-01|2020-03-01=2020-03-01
By the end of the year 2000 it was built.|the end of the year 2000=2000
Due on 22/04.|22/04=--04-22
Arrives 5 Mar. by plane.|5 Mar.=--03-05
10.3.2020 - 12.3.2020|10.3.2020 - 12.3.2020=2020-03-10/2020-03-12
It began in 44 BC.|44 BC=-0043
The war of 300-250 BC|
In 2014 A.D. it began.|2014 A.D.=2014
2月7日，基金会宣布捐赠；3月2日物资抵达。|2月7日=--02-07; 3月2日=--03-02
基金会成立于2014年，2020年2月7日宣布捐赠。|2014年=2014; 2020年2月7日=2020-02-07
截至2020年3月15日，已有50个国家收到物资。|2020年3月15日=2020-03-15
2020年2月7日宣布，3月2日抵达。|2020年2月7日=2020-02-07; 3月2日=2020-03-02
3月1日至5日，志愿者共服务300人。|3月1日至5日=--03-01/--03-05
"""

# date of the text | sentence | dates in order
IN_PROSE_RELATIVE = """\
2020-03-18|The masks will arrive this afternoon.|this afternoon=2020-03-18
2020-03-18|20 days ago, they helped us.|20 days ago=2020-02-27
2020-03-18|On Monday we sent five boxes.|Monday=2020-03-16
2020-03-18|They were handed over on Wednesday.|Wednesday=2020-03-18
2020-03-18|The plane will land on Friday.|Friday=2020-03-20
2020-03-18|The plane that left will land on Friday.|
2020-03-18|We will deliver in 7 days.|in 7 days=2020-03-25
2020-03-18|It was built in 10 days.|
2020-03-18|Each Monday the team meets.|
2020-03-18|3月2日从杭州启程，昨天抵达。|3月2日=2020-03-02; 昨天=2020-03-17
2020-03-18|7日下午，物资运抵。|7日=2020-03-07
2020-03-18|为期7日的活动|
2020-03-18|On March 2 and again on 5 March we sent more.|March 2=2020-03-02; 5 March=2020-03-05
"""

# text | what a chronology's entry begins with
LEADING = """\
6 V 1931: the bridge|1931-05-06
19.XII.1987 r.|1987-12-19
1950: the school opens|1950
1950 – founded|1950
1066 – a battle|1066
## 2014|2014
790: first voyages|0790
790-1030 first voyages|0790/1030
500–300 BC|-0499/-0299
44 BC – 14 AD|-0043/0014
6,500-6,200 BC|-6499/-6199
AD 79: an eruption|0079
79 AD: an eruption|0079
44 BC: a murder|-0043
1989 Ann Lee drew the first one|1989
13th March – masks arrive|--03-13
2014年3月 成立|2014-03
07 Oct 2021, 10:00 CEST: release|2021-10-07
**15 Nov 2021**: registration opens|2021-11-15
- 2020-03-01 masks arrive|2020-03-01
[2020-03-01] masks arrive|2020-03-01
On March 2nd, 2020, the first batch left|2020-03-02
May 2019: we opened|2019-05
May: we opened|--05
Spring 2019: planting|2019
Freitag, 13. März 2020: Ankunft|2020-03-13
2024-12-06 - v0.28|2024-12-06
May we help you|
March of Dimes|
1950 people came|
2000 masks arrived|
100 masks arrived|
12.5 million masks|
10:30 start|
1.2.3 released|
The 1.8 million masks|
3 of them|
Second hand shop|
"""

# text | the whole of it is a date, with noise around
WHOLE = """\
(2020-03-01)|2020-03-01
2020-03-01:|2020-03-01
March 2, 2020 at 10:30 am|2020-03-02
04 May 2022, 10am|2022-05-04
06 May 2022, noon|2022-05-06
06 May 2022, 23:59|2022-05-06
Fri, 13 Mar 2020 10:00:00 +0000|2020-03-13
Friday, 13 March 2020|2020-03-13
vendredi 13 mars 2020 à 10h30|2020-03-13
Freitag, 13. März 2020|2020-03-13
viernes, 13 de marzo de 2020|2020-03-13
пятница, 13 марта 2020|2020-03-13
Posted on March 2, 2020|2020-03-02
Updated: 2 March 2020|2020-03-02
2020年3月2日 星期一|2020-03-02
2020年2月7日上午9点|2020-02-07
20200313|2020-03-13
1066|1066
c. 1450|1450
2020|2020
March|--03
2010-11|2010-11
2020.03|2020-03
22/04|--04-22
4/22|--04-22
March 2 2020 masks|
Lisbon, 2 March 2020|
Budget 2020|
45|
12|
1.8|
100|
3 masks|
monday|
Mar 2020 and more|
7/2|
7/2/2020|
"""

BUGS_CAUGHT = [
    ("It was so, 2020年2月7日", "2020年2月7日", "a comma before a date is no decimal"),
    ("I went back two months ago", "two months ago", "`back` begins no count"),
    ("We went there on the 15th.", "the 15th", "the article is seen behind a preposition"),
    ("5 March. The second", "5 March", "the dot ends the sentence"),
    ("Theresa May said; in May she left", "May", "a letter before a space is no preposition"),
    ("31 April 2020, or in April 2020", "April 2020", "what is left of no date is no month"),
    ("last day of October 2015", "last day of October 2015", "the day, not a part of the month"),
    ("13th to 15th July", "13th to 15th July", "the first day of a range is not lost"),
    ("31/Oct/1974", "31/Oct/1974", "a slash before the name of a month"),
    ("the 1990s", "the 1990s", "the article belongs to it"),
    ("农历2020年三月初三，即2020年3月26日", "2020年3月26日", "the lunar date is passed over"),
    ("2020年中国", "2020年", "中 is the country's first character"),
    ("2020-03-01–2020-03-05", "2020-03-01–2020-03-05", "a dash right after a day"),
]

# What dateparser makes up, and what is right.
DATEPARSER_GUESSES = [
    ("Mar 02", "--03-02", "today's year"),
    ("Feb 2020", "2020-02", "today's day"),
    ("2020", "2020", "today's day and month"),
    ("March", "--03", "today's day and year"),
    ("7/2/2020", None, "an order of day and month"),
    ("12", None, "a day of this month"),
    ("1.2.3", None, "a version"),
    ("10:30", None, "today"),
    ("Monday", None, "a week"),
    ("sat", None, "a day of the week"),
    ("may", "--05", "today's day"),
]


def rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.splitlines()]


@pytest.mark.parametrize(("text", "expected"), rows(STATED))
def test_date_is_found_and_is_the_whole_text(text: str, expected: str) -> None:
    for found in (list(find_dates(text)), [parse_date(text)]):
        assert [shown(date) for date in found if date] == [expected]
        assert found[0] is not None
        assert (found[0].text, found[0].start, found[0].end) == (text, 0, len(text))
        assert found[0].basis == "stated"


@pytest.mark.parametrize("line", OTHER_LANGUAGES.splitlines())
def test_dates_of_other_languages(line: str) -> None:
    assert marked(unmarked(line)) == line


@pytest.mark.parametrize(("reference", "text", "expected"), rows(RELATIVE))
def test_date_counts_from_the_reference(reference: str, text: str, expected: str) -> None:
    for found in (list(find_dates(text, reference)), [parse_date(text, reference)]):
        assert [shown(date) for date in found if date] == [expected]
        assert found[0] is not None
        assert (found[0].text, found[0].basis) == (text, "reference")


@pytest.mark.parametrize("text", [text for (text, _) in rows(STATED)])
def test_date_is_found_inside_a_sentence(text: str) -> None:
    sentence = f"It was said, {text}; that is all."
    alone, inside = next(find_dates(text)), [date.text for date in find_dates(sentence)]
    assert inside == [alone.text]


@pytest.mark.parametrize("text", NEGATIVES.splitlines())
def test_no_date(text: str) -> None:
    assert list(find_dates(text)) == []
    assert list(find_dates(text, "2020-03-18")) == []


@pytest.mark.parametrize(("sentence", "expected"), rows(IN_PROSE))
def test_dates_of_a_sentence(sentence: str, expected: str) -> None:
    found = "; ".join(f"{date.text}={shown(date)}" for date in find_dates(sentence))
    assert found == expected


@pytest.mark.parametrize(("reference", "sentence", "expected"), rows(IN_PROSE_RELATIVE))
def test_dates_of_a_sentence_of_a_day(reference: str, sentence: str, expected: str) -> None:
    found = "; ".join(f"{date.text}={shown(date)}" for date in find_dates(sentence, reference))
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), rows(LEADING))
def test_leading_date(text: str, expected: str) -> None:
    found = leading_date(text)
    assert (shown(found) if found else "") == expected


@pytest.mark.parametrize(("text", "expected"), rows(WHOLE))
def test_whole_text_is_a_date(text: str, expected: str) -> None:
    found = parse_date(text)
    assert (shown(found) if found else "") == expected


@pytest.mark.parametrize(("text", "words", "why"), BUGS_CAUGHT)
def test_bugs_caught(text: str, words: str, why: str) -> None:
    assert [date.text for date in find_dates(text, "2020-03-18")] == [words], why


@pytest.mark.parametrize(("text", "expected", "guess"), DATEPARSER_GUESSES)
def test_nothing_is_made_up(text: str, expected: str | None, guess: str) -> None:
    found = parse_date(text)
    assert (found.date if found else None) == expected, f"{guess} was made up"


@pytest.mark.parametrize(
    ("text", "language", "day_first", "expected"),
    [
        ("7/2/2020", None, None, None),
        ("7/2/2020", "en", None, None),
        ("7/2/2020", "en-GB", None, "2020-02-07"),
        ("7/2/2020", "en-US", None, "2020-07-02"),
        ("7/2/2020", "de", None, "2020-02-07"),
        ("7/2/2020", "fr-CA", None, "2020-02-07"),
        ("7/2/2020", None, True, "2020-02-07"),
        ("7/2/2020", None, False, "2020-07-02"),
        ("7/2/2020", "en-US", True, "2020-02-07"),
        ("13/2/2020", "en-US", False, "2020-02-13"),
        ("2/13/2020", "en-GB", True, "2020-02-13"),
        ("7.2.2020", None, None, "2020-02-07"),
        ("7.2.2020", None, False, "2020-07-02"),
        ("Mars 2020", "en", None, None),
        ("mars 2020", "fr", None, "2020-03"),
        ("13 listopada 2020", "hr", None, "2020-10-13"),
        ("13 listopada 2020", "pl", None, "2020-11-13"),
        ("13 listopada 2020", None, None, None),
    ],
)
def test_order_and_language(
    text: str, language: str | None, day_first: bool | None, expected: str | None
) -> None:
    found = parse_date(text, language=language, day_first=day_first)
    assert (found.date if found else None) == expected
    assert [date.date for date in find_dates(text, None, language, day_first)] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("partial", "reference", "expected"),
    [
        ("--03-02", "2020-02-21", "2020-03-02"),
        ("--12-28", "2020-01-05", "2019-12-28"),
        ("--01-03", "2019-12-28", "2020-01-03"),
        ("--03", "2020-02-21", "2020-03"),
        ("--03-02", "2020", "2020-03-02"),
        ("--03-02", "2020-02", "2020-03-02"),
        ("--02-29", "2019-03-01", "--02-29"),
        ("--02-29", "2020-03-01", "2020-02-29"),
    ],
)
def test_a_missing_year_is_the_nearest(partial: str, reference: str, expected: str) -> None:
    point, near = from_iso(partial), from_iso(reference)
    assert point is not None and near is not None
    assert iso(nearest_year(point, near)) == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [("Oct-21", "2021-10"), ("Sept-98", "1998-09"), ("21-Oct", "--10-21"), ("Oct 21", "--10-21")],
)
def test_a_cell_holds_a_month_as_spreadsheets_write_it(text: str, date: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.date, found.text) == (date, text)
