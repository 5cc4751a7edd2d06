"""Who is meant and what is stated, sentence by sentence: partners, pronouns, sums, asides."""

from __future__ import annotations

import pytest

from tests.find.funding_read import read
from tests.find.funding_read import told as line
from tests.find.test_funding_left_out import told

MEANT = [
    (
        "The Larch Foundation and its partner the Lotus Trust jointly donated 2,000 "
        "gowns to Oak House.",
        ["Larch Foundation, Lotus Trust > Oak House: 2000 gowns (given)"],
    ),
    (
        "Our partners at the Lotus Trust donated a further 300 gowns to Oak House.",
        ["Lotus Trust > Oak House: 300 gowns (given)"],
    ),
    (
        "Our partner, the Lotus Trust, gave 40 beds to the clinic.",
        ["Lotus Trust > clinic: 40 beds (given)"],
    ),
    (
        "My foundation and I have sent 400 masks to Oak House.",
        ["Larch Foundation > Oak House: 400 masks (given)"],
    ),
    (
        "Our foundation donated 20,000 gowns to Oak House.",
        ["Larch Foundation > Oak House: 20000 gowns (given)"],
    ),
    (
        "“Our company gave $2 million to the Lagos Food Bank,” said Ada Obi, who runs it.",
        [" > Lagos Food Bank: 2000000 USD (given)"],
    ),
    (
        "He gave $1 million to Oak House.",
        [" > Oak House: 1000000 USD (given)"],
    ),
    (
        "In May 2016, the Lotus Trust began the Bright Eyes Project and pledged $4 "
        "million over six years to it.",
        ["Lotus Trust > Bright Eyes Project: 4000000 USD (pledged)"],
    ),
    (
        "In 2015 the foundation gave $7 million to Tessel College, where its founder had "
        "studied. In 2017 it gave $2 million to Oak House.",
        [
            "Larch Foundation > Tessel College: 7000000 USD (given)",
            "Larch Foundation > Oak House: 2000000 USD (given)",
        ],
    ),
    (
        "Each doctor or nurse on the ward receives $1,000 from the Lotus Trust.",
        ["Lotus Trust > Each doctor or nurse: 1000 USD (received)"],
    ),
    (
        "In 2017, Elm Group donated 1,200 tablets and 60 projectors to the schools of "
        "awarded teachers.",
        [
            "Elm Group > schools of awarded teachers: 1200 tablets (given)",
            "Elm Group > schools of awarded teachers: 60 projectors (given)",
        ],
    ),
    (
        "The winner will take home $100,000; the two runners-up get $50,000 each.",
        [
            "Larch Foundation > winner: 100000 USD (pledged)",
            "Larch Foundation > two runners-up: 50000 USD (received)",
        ],
    ),
    (
        "To date the Lotus Trust has awarded 340 grants worth £18 million to schools in Wales.",
        ["Lotus Trust > schools in Wales: 18000000 GBP (total)"],
    ),
    (
        "The Lotus Trust will donate 500 gowns, 400 masks and 30 beds in total to Oak House.",
        [
            "Lotus Trust > Oak House: 500 gowns (pledged)",
            "Lotus Trust > Oak House: 400 masks (pledged)",
            "Lotus Trust > Oak House: 30 beds (pledged)",
        ],
    ),
    (
        "Every selected teacher will receive a total of $5,000 from the Lotus Trust.",
        ["Lotus Trust > Every selected teacher: 5000 USD (pledged)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_who_is_meant_and_whether_it_is_a_sum(text: str, expected: list[str]) -> None:
    assert told(text) == expected


TOLD_APART = [
    (
        "The governments of Chile and Peru have pledged $6 million and $4.5 million, "
        "respectively, to Oak House.",
        [
            "government of Chile > Oak House: 6000000 USD (pledged)",
            "government of Peru > Oak House: 4500000 USD (pledged)",
        ],
    ),
    (
        "The Elm Fund contributed ₹5 crore each to the Chief Minister's Relief Funds of "
        "Gujarat and Maharashtra.",
        [
            "Elm Fund > Chief Minister's Relief Fund of Gujarat: 50000000 INR (given)",
            "Elm Fund > Chief Minister's Relief Fund of Maharashtra: 50000000 INR (given)",
        ],
    ),
    (
        "This year we will give $900,000 to local halls and sporting clubs, the places "
        "where people come together.",
        ["Larch Foundation > local halls, sporting clubs: 900000 USD (pledged)"],
    ),
    (
        "We have also made a grant of £95,000 to Harbour Gallery, Falmouth, so that it "
        "can stay open.",
        ["Larch Foundation > Harbour Gallery: 95000 GBP (given)"],
    ),
    (
        "The Ferraros have long been friends of the college. They gave $3 million in "
        "2008 to endow the Ferraro Scholars program, and in 2013 they gave $1 million to "
        "Oak House.",
        [
            "Ferraros > Ferraro Scholars program: 3000000 USD (given)",
            "Ferraros > Oak House: 1000000 USD (given)",
        ],
    ),
    (
        "A grant of $24 million goes to Professor Olof Lund, who will study ancient "
        "seeds from Lake Pielinen.",
        ["Larch Foundation > Olof Lund: 24000000 USD (given)"],
    ),
    (
        "Employees at Elm Group gave another $61,300 to Oak House.",
        ["Employees at Elm Group > Oak House: 61300 USD (given)"],
    ),
    (
        "Oak House was endowed in 1962 with £500,000 by the shipping merchant Arthur Pell.",
        ["Arthur Pell > Oak House: 500000 GBP (given)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_APART)
def test_parties_are_told_apart(text: str, expected: list[str]) -> None:
    assert told(text) == expected


OWN_PAGES = [
    # "About X", "X: our year", or who gives in the lead where nobody else speaks
    (
        "# The Calder Fund: our year in brief\n\nWe made a grant of $4,000 to Oak House.",
        ["Calder Fund > Oak House: 4000 USD (given)"],
    ),
    (
        "# New grants\n\nOak House has been granted £5,000 for its garden.\n\n"
        "## About the Calder Foundation\n\nThe foundation was set up in 1990.",
        ["Calder Foundation > Oak House: 5000 GBP (given)"],
    ),
    (
        "# Twelve awards\n\nThe Calder Foundation is granting a total of £80,000 to research.\n\n"
        "Elm College has been granted £30,000 for its laboratory.",
        [
            "Calder Foundation > : 80000 GBP (given)",
            "Calder Foundation > Elm College: 30000 GBP (given)",
        ],
    ),
    # the receiver's own news: its heading names it
    (
        "# New scanner for Elm Hospital\n\nThe Calder Foundation has given £5,000 to Elm Hospital. "
        "The hospital was also awarded £300 for nurses.",
        [
            "Calder Foundation > Elm Hospital: 5000 GBP (given)",
            " > Elm Hospital: 300 GBP (given)",
        ],
    ),
    # the receiver's own page: "we" is not who gives
    (
        "# Thank you\n\nThe Calder Foundation gave £5,000 to Oak House.\n\n"
        "We have also received £300 from pupils at Elm School.",
        [
            "Calder Foundation > Oak House: 5000 GBP (given)",
            "pupils at Elm School > : 300 GBP (received)",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN_PAGES)
def test_a_lone_page_says_whose_it_is(text: str, expected: list[str]) -> None:
    assert list(map(line, read(text, publisher=None, path="note.md"))) == expected


VERBS = [
    (
        "In June we launched the Main Street News Fund with $5 million of our own money.",
        ["Larch Foundation > : 5000000 USD (given)"],
    ),
    (
        "The board has also approved $75,000 for a study of our water program.",
        ["Larch Foundation > : 75000 USD (pledged)"],
    ),
    (
        "We were also moved to receive $2,140 from the children of Sarn School, who sold "
        "lemonade for six weekends.",
        ["children of Sarn School > Larch Foundation: 2140 USD (received)"],
    ),
    (
        "The college's Beyond the Gate campaign has raised $412 million toward its goal "
        "of $500 million.",
        [],
    ),
    (
        "Together with the Lotus Trust, the foundation supports the Alpine Forest Centre "
        "in Thun with CHF 900,000.",
        ["Larch Foundation, Lotus Trust > Alpine Forest Centre: 900000 CHF (given)"],
    ),
    (
        "Larch Foundation Commits $140 Million to Help More Toddlers Thrive",
        ["Larch Foundation > : 140000000 USD (pledged)"],
    ),
    (
        "We remember Walter Pell, whose estate left $2.3 million to the Foundation last year.",
        ["Walter Pell > Larch Foundation: 2300000 USD (given)"],
    ),
    (
        "3,000 tents donated by the Foundation left our warehouse in Leeds for Oban.",
        ["Larch Foundation > Oban: 3000 tents (given)"],
    ),
    (
        "Today 20,000 testing kits for Laos are ready to depart from Kunming.",
        [" > Laos: 20000 testing kits (given)"],
    ),
    (
        "The 300,000 masks donated to Laos arrived in Vientiane and were accepted by the "
        "Ministry of Health.",
        [" > Laos: 300000 masks (received)"],
    ),
    (
        "The Lotus Trust and Elm Group set up the Hill Rebuilding Fund with 80 million yuan.",
        ["Lotus Trust, Elm Group > : 80000000 CNY (given)"],
    ),
    (
        "The Foundation provides each headmaster with 500,000 yuan.",
        ["Larch Foundation > each headmaster: 500000 CNY (given)"],
    ),
    (
        "Elm Express, its logistics company, will provide free transport of relief goods "
        "for rescue teams.",
        ["Elm Express > rescue teams: transport of relief goods (pledged)"],
    ),
    (
        "The Lotus Trust provides accident insurance to the medical teams free of charge.",
        ["Lotus Trust > medical teams: accident insurance (given)"],
    ),
    (
        "The museum offers free admission to pupils of Sarn School.",
        [],
    ),
    (
        "For the library, the Elm Press donated 6,000 books and our volunteers painted the walls.",
        ["Elm Press > library: 6000 books (given)"],
    ),
    (
        "The Foundation pledged $15 million for new dormitories, and 14 doctors who "
        "visited the schools together with Mr. Gao promised another $22 million.",
        ["Larch Foundation > : 15000000 USD (pledged)", "14 doctors > : 22000000 USD (pledged)"],
    ),
    (
        "Every year it selects 100 teachers from schools of the western provinces, and "
        "each of the selected teachers receives $1,000.",
        ["Larch Foundation > selected teachers: 1000 USD (received)"],
    ),
    (
        "Since 2016, the Foundation has offered a training centre for village teachers in Oban.",
        [],
    ),
    (
        "The $9 million wing will be funded by the Elm Fund with $5 million.",
        ["Elm Fund > wing: 5000000 USD (pledged)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), VERBS)
def test_what_verbs_say(text: str, expected: list[str]) -> None:
    assert told(text) == expected


LEFT_OUT = [
    (
        "Today we have prepared 500 testing kits and 40 beds, which will be donated to Oak House.",
        [
            "Larch Foundation > Oak House: 500 testing kits (pledged)",
            "Larch Foundation > Oak House: 40 beds (pledged)",
        ],
    ),
    (
        "Pupils of Sarn School collected 900 coats, which were given to Oak House.",
        ["Pupils of Sarn School > Oak House: 900 coats (given)"],
    ),
    (
        "Elm Group has produced 2 million masks, all of which will be donated to clinics in Oban.",
        ["Elm Group > clinics in Oban: 2000000 masks (pledged)"],
    ),
    (
        "The clinic treated 40 patients with 12 ventilators, which were donated by the "
        "Lotus Trust.",
        ["Lotus Trust > : 12 ventilators (given)"],
    ),
    (
        "June 2014: Lotus Trust established with an initial fund of $10 million donated "
        "by Ana Ruiz.",
        ["Ana Ruiz > Lotus Trust: 10000000 USD (given)"],
    ),
    (
        "The registered capital of the foundation was $2 million, donated by Ana Ruiz herself.",
        ["Ana Ruiz > Larch Foundation: 2000000 USD (given)"],
    ),
    (
        "The Lotus Trust was founded in 1998 with an endowment of £3 million given by "
        "the Pell family.",
        ["Pell family > Lotus Trust: 3000000 GBP (given)"],
    ),
    (
        "The Foundation gave $32 million to Oak House. The remaining $18 million will be "
        "used to repair village schools.",
        [
            "Larch Foundation > Oak House: 32000000 USD (given)",
            "Larch Foundation > : 18000000 USD (pledged)",
        ],
    ),
    (
        "The Lotus Trust gave $3 million to Oak House. $2 million was used to buy beds.",
        ["Lotus Trust > Oak House: 3000000 USD (given)"],
    ),
    (
        "The Pell Charitable Trust transferred its remaining assets of $640,000 to Oak House.",
        ["Pell Charitable Trust > Oak House: 640000 USD (given)"],
    ),
    (
        "Mrs. Adeyemi left her entire estate, valued at £1.3 million, to Oak House.",
        ["Adeyemi > Oak House: 1300000 GBP (given)"],
    ),
    (
        "We made a grant of £95,000 to Oak House. Elm Council has matched this with a "
        "further £95,000.",
        [
            "Larch Foundation > Oak House: 95000 GBP (given)",
            "Elm Council > Oak House: 95000 GBP (given)",
        ],
    ),
    (
        "400 tents will be distributed to villages in Fiji.\n\nThe Lotus Trust and the Elm "
        "Fund donated tents to villages in Fiji.",
        [
            "Lotus Trust, Elm Fund > villages in Fiji: 400 tents (pledged)",
            "Lotus Trust, Elm Fund > villages in Fiji: tents (given)",
        ],
    ),
    (
        "- May 2014: Elm Group gave $5,000 to Oak House.\n\n- June 2015: Donated $3,000 "
        "for research.",
        ["Elm Group > Oak House: 5000 USD (given)", "Larch Foundation > : 3000 USD (given)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT)
def test_what_a_sentence_leaves_out_is_told_nearby(text: str, expected: list[str]) -> None:
    assert told(text) == expected


BORNE = [
    (
        "The Elm Trust will pay for the freight, about $85,000.",
        ["Elm Trust > : 85000 USD (pledged)"],
    ),
    (
        "The Elm Trust paid $5,000 for the freight.",
        ["Elm Trust > : 5000 USD (given)"],
    ),
    (
        "The Elm Trust paid $5 million for a stake in Pell Software.",
        [],
    ),
    (
        "The Elm Trust funded the repair of the roof with €1.3 million.",
        ["Elm Trust > : 1300000 EUR (given)"],
    ),
    (
        "The Elm Trust covers the tuition fees of 60 students with $300,000.",
        ["Elm Trust > : 300000 USD (given)"],
    ),
    (
        "The University of Sarn will add $1 million for the mentoring of students.",
        ["University of Sarn > : 1000000 USD (pledged)"],
    ),
    (
        "Peru has received 500 test kits, 40 beds including 5 cots, donated by our foundation.",
        [
            "Larch Foundation > Peru: 500 test kits (received)",
            "Larch Foundation > Peru: 40 beds (received)",
        ],
    ),
    (
        "A retired teacher in Oban, Mrs. Qian, sent 20 gowns to Oak House.",
        ["Qian > Oak House: 20 gowns (given)"],
    ),
    (
        "A truck with 100,000 masks for Nepal left Chengdu.",
        [" > Nepal: 100000 masks (given)"],
    ),
    (
        "The Lotus Trust is to give $3 million to Oak House.",
        ["Lotus Trust > Oak House: 3000000 USD (pledged)"],
    ),
    (
        "The National Hospital took delivery of 15 ventilators donated by the Elm Fund.",
        ["Elm Fund > National Hospital: 15 ventilators (received)"],
    ),
    (
        "400 gowns bought by the Lotus Trust were handed to Oak House.",
        ["Lotus Trust > Oak House: 400 gowns (given)"],
    ),
    (
        "The United Kingdom gave $20 million and Canada $15 million to Oak House.",
        [
            "United Kingdom > Oak House: 20000000 USD (given)",
            "Canada > Oak House: 15000000 USD (given)",
        ],
    ),
    (
        "Ana Ruiz gave $1 million to Oak House in 2009 and a further $3 million in 2014.",
        [
            "Ana Ruiz > Oak House: 1000000 USD (given)",
            "Ana Ruiz > Oak House: 3000000 USD (given)",
        ],
    ),
    (
        "Funding of €1.2 million has been secured from the European Commission for the "
        "Baltic Seal Project.",
        ["European Commission > Baltic Seal Project: 1200000 EUR (received)"],
    ),
    (
        "The Berg-Stiftung gave €40,000 to Oak House.",
        ["Berg-Stiftung > Oak House: 40000 EUR (given)"],
    ),
    (
        "Robert “Bob” Pell and Linda Pell gave $4,000 to Oak House.",
        ["Robert “Bob” Pell, Linda Pell > Oak House: 4000 USD (given)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BORNE)
def test_costs_loads_and_further_givers(text: str, expected: list[str]) -> None:
    assert told(text) == expected


IN_PASSING = [
    (
        "The Ministry of Health thanked the Lotus Trust for the 50 ventilators and 100,000 masks.",
        [
            "Lotus Trust > Ministry of Health: 50 ventilators (received)",
            "Lotus Trust > Ministry of Health: 100000 masks (received)",
        ],
    ),
    (
        "We thanked Oak House for its help and sold 40 beds to Elm Group for the 20 clinics.",
        [],
    ),
    (
        "Among the recipients are the Sahara Museum ($60,000) and the Tuareg School ($45,000).",
        [
            "Larch Foundation > Sahara Museum: 60000 USD (given)",
            "Larch Foundation > Tuareg School: 45000 USD (given)",
        ],
    ),
    (
        "The foundation's board approved grants of $1.1 million to three hospitals: St. "
        "Mary's ($500,000), Mercy General ($400,000) and Oak Clinic ($200,000).",
        [
            "Larch Foundation > St. Mary's, Mercy General, Oak Clinic: 1100000 USD (pledged)",
            "Larch Foundation > St. Mary's: 500000 USD (given)",
            "Larch Foundation > Mercy General: 400000 USD (given)",
            "Larch Foundation > Oak Clinic: 200000 USD (given)",
        ],
    ),
    (
        "Since 2011 the Lotus Trust has supported 340 families with over $4 million in "
        "rent assistance.",
        ["Lotus Trust > 340 families: 4000000 USD (given)"],
    ),
    (
        "Tessel Museum bought the painting with the help of £300,000 from the Art Fund.",
        ["Art Fund > Tessel Museum: 300000 GBP (given)"],
    ),
    (
        "UNHCR distributed 8,000 blankets donated by the Elm Centre to Oak House.",
        ["Elm Centre > Oak House: 8000 blankets (given)"],
    ),
    (
        "The scholarship fund, established with a $750,000 bequest from Ms. Patel, "
        "supports nurses.",
        ["Patel > scholarship fund: 750000 USD (given)"],
    ),
    (
        "Alongside the Elm Fund, which put in $5 million, the Lotus Trust provided $8 "
        "million for Oak House.",
        ["Elm Fund > : 5000000 USD (given)", "Lotus Trust > Oak House: 8000000 USD (given)"],
    ),
    (
        "The Elm Fund paid for the new roof of the Kali Children's Theatre (€90,000).",
        ["Elm Fund > Kali Children's Theatre: 90000 EUR (given)"],
    ),
    (
        "The staff of Elm Group raised $43,000 for Oak House, and the company matched it.",
        ["staff of Elm Group > Oak House: 43000 USD (pledged)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), IN_PASSING)
def test_what_is_told_in_passing(text: str, expected: list[str]) -> None:
    assert told(text) == expected


GOES_ON = [
    (
        "The Elm Fund gave $4 million to schools. The funding includes $2 million for "
        "PATH and $1.5 million for Elm College.",
        [
            "Elm Fund > schools: 4000000 USD (given)",
            "Elm Fund > PATH: 2000000 USD (given)",
            "Elm Fund > Elm College: 1500000 USD (given)",
        ],
    ),
    (
        "The Elm Fund gave $4 million to Oak House. The largest grants went to Sarn "
        "House ($90,000) and Hope House ($85,000).",
        [
            "Elm Fund > Oak House: 4000000 USD (given)",
            "Elm Fund > Sarn House: 90000 USD (given)",
            "Elm Fund > Hope House: 85000 USD (given)",
        ],
    ),
    (
        "The programme has also attracted £90,000 from Arts Council England and £35,000 "
        "from Sarn City Council.",
        [
            "Arts Council England > programme: 90000 GBP (received)",
            "Sarn City Council > programme: 35000 GBP (received)",
        ],
    ),
    (
        "A 20-bed care centre in Surat was set up with support of ₹8 crore from the Elm Fund.",
        ["Elm Fund > 20-bed care centre in Surat: 80000000 INR (given)"],
    ),
    (
        "The Elm Fund has distributed $1 million to 74 charities in Cass and St. Jude counties.",
        ["Elm Fund > 74 charities in Cass and St. Jude counties: 1000000 USD (given)"],
    ),
    (
        "Pellco, a Leeds company, gave 20 beds to Oak House.",
        ["Pellco > Oak House: 20 beds (given)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_who_goes_on_giving(text: str, expected: list[str]) -> None:
    assert told(text) == expected


BOARDS = [
    (
        "The Board of Trustees of the Elm Trust has approved £4,000 for Oak House.",
        ["Elm Trust > Oak House: 4000 GBP (pledged)"],
    ),
    (
        "The Board of Trustees awarded $3,000 to Oak House.",
        ["Larch Foundation > Oak House: 3000 USD (given)"],
    ),
    (
        "The Board of Directors of Pell Bank donated $40,000 to Oak House.",
        ["Board of Directors of Pell Bank > Oak House: 40000 USD (given)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BOARDS)
def test_whose_a_board_is(text: str, expected: list[str]) -> None:
    assert told(text) == expected


TWO = [
    (
        "# Two foundations donate 500 masks\n\nThe Larch Foundation and the Elm Foundation "
        "said today that they will help Oak House.",
        ["Larch Foundation, Elm Foundation > : 500 masks (given)"],
    ),
    (
        "The Larch Foundation and the Elm Foundation are partners. The foundations "
        "donated 300 masks to Oak House.",
        ["Larch Foundation, Elm Foundation > Oak House: 300 masks (given)"],
    ),
    (
        "The Larch Foundation gave food to Oak House. The foundation also helps schools. "
        "Last year it donated 20 pianos to Sarn School.",
        [
            "Larch Foundation > Oak House: food (given)",
            "Larch Foundation > Sarn School: 20 pianos (given)",
        ],
    ),
    (
        "Oak House received 20 kits and Sarn House 30.",
        [" > Oak House: 20 kits (received)", " > Sarn House: 30 kits (received)"],
    ),
    (
        "The Elm Group's cloud arm offers free computing power to Tessel University.",
        ["Elm Group's cloud arm > Tessel University: computing power (given)"],
    ),
    (
        "The Elm Fund will donate relief supplies to Oak House. The donation consists of "
        "40 beds and 300 masks.",
        [
            "Elm Fund > Oak House: relief supplies (pledged)",
            "Elm Fund > Oak House: 40 beds (pledged)",
            "Elm Fund > Oak House: 300 masks (pledged)",
        ],
    ),
    (
        "Matching funds of $400,000 will be provided by the Colorado Water Conservation Board.",
        ["Colorado Water Conservation Board > : 400000 USD (pledged)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_whom_words_count_and_own(text: str, expected: list[str]) -> None:
    assert told(text) == expected


ROUNDS = [
    (
        "The trustees of the Elm Foundation have awarded $6 million to schools in Oregon.",
        ["Elm Foundation > schools in Oregon: 6000000 USD (given)"],
    ),
    (
        "The largest grant, $900,000 over three years, goes to Oak House. The largest, "
        "$40,000, goes to Elm House.",
        [
            "Larch Foundation > Oak House: 900000 USD (given)",
            "Larch Foundation > Elm House: 40000 USD (given)",
        ],
    ),
    (
        "Other recipients include Sarn House in Woodburn ($250,000), the Boat Centre "
        "($120,000) and Pell House ($45,000).",
        [
            "Larch Foundation > Sarn House: 250000 USD (given)",
            "Larch Foundation > Boat Centre: 120000 USD (given)",
            "Larch Foundation > Pell House: 45000 USD (given)",
        ],
    ),
    (
        "The Elm Trust spent £9.2m in 2019/20. £3.1m went to Oak House.",
        ["Larch Foundation > Oak House: 3100000 GBP (given)"],
    ),
    (
        "The Ferraros gave Oak House $2 million for scholarships and, in 2015, $500,000 "
        "for a hall.",
        ["Ferraros > Oak House: 2000000 USD (given)", "Ferraros > Oak House: 500000 USD (given)"],
    ),
    (
        "The Elm Fund's council approved $2 million for Oak House. Tessel University was "
        "awarded $480,000 to map seagrass, Reef House $95,000 for visits and Sarn House "
        "$310,000.",
        [
            "Elm Fund > Oak House: 2000000 USD (pledged)",
            "Elm Fund > Tessel University: 480000 USD (given)",
            "Elm Fund > Reef House: 95000 USD (given)",
            "Elm Fund > Sarn House: 310000 USD (given)",
        ],
    ),
    (
        "€250,000 was passed on to a clinic run by Oak House.",
        ["Larch Foundation > clinic: 250000 EUR (given)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROUNDS)
def test_rounds_of_grants(text: str, expected: list[str]) -> None:
    assert told(text) == expected


BY_HELP = [
    (
        "Thanks to £50,000 from the Elm Fund, Oak House has opened a second kitchen.",
        ["Elm Fund > Oak House: 50000 GBP (given)"],
    ),
    (
        "The clinic bought 20 beds with a loan of $30,000 from Pell Bank.",
        [],
    ),
    (
        "Oak House is one of ten charities to receive £10,000 from the Elm Fund.",
        ["Elm Fund > Oak House: 10000 GBP (pledged)"],
    ),
    (
        "Ambassador Li Wen handed over 20,000 masks donated by the Elm Fund to Oak House.",
        ["Elm Fund > Oak House: 20000 masks (given)"],
    ),
    (
        "The foundation's contribution to the appeal now stands at £300,000.",
        ["Larch Foundation > appeal: 300000 GBP (total)"],
    ),
    (
        "We thank our 300 volunteers for the 12,000 hours they worked.",
        [],
    ),
    (
        "The ship's company paid $4 million for the building next door.",
        [],
    ),
    (
        "Investors put $30 million into the start-up.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BY_HELP)
def test_who_helps_and_who_only_hands_over(text: str, expected: list[str]) -> None:
    assert told(text) == expected


YET_TO_COME = [
    (
        "The Elm Fund gave $6 million to Oak House and $4 million to Sarn House. The two "
        "projects will get a total of $10 million from the Elm Fund.",
        [
            "Elm Fund > Oak House: 6000000 USD (given)",
            "Elm Fund > Sarn House: 4000000 USD (given)",
            "Elm Fund > two projects: 10000000 USD (total)",
        ],
    ),
    (
        "The Elm Fund gave $6 million to Oak House. Two further projects will get a "
        "total of $9 million from the Elm Fund.",
        [
            "Elm Fund > Oak House: 6000000 USD (given)",
            "Elm Fund > Two further projects: 9000000 USD (pledged)",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), YET_TO_COME)
def test_a_sum_yet_to_come(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_one_giver_for_all_gifts_of_a_statement() -> None:
    text = "\n\n".join(
        [
            "The Fir Trust announced that it would give 900 test kits to the Elm Clinic.",
            "A shipment of 300 masks, 900 test kits and 20 thermal guns left Leeds for Lisbon.",
        ]
    )
    assert [line(record) for record in read(text, publisher=None)][1:] == [
        "Fir Trust > Lisbon: 300 masks (given)",
        "Fir Trust > Lisbon: 900 test kits (given)",
        "Fir Trust > Lisbon: 20 thermal guns (given)",
    ]


def test_a_chinese_purpose_ends_before_a_part_of_the_sum() -> None:
    text = "林桥基金会捐赠1亿元用于疫苗研发，其中4000万元捐给北江大学。"
    (purpose, _) = (record.purpose for record in read(text))
    assert purpose == "疫苗研发"


def test_legacies_come_from_many_and_grants_from_the_house() -> None:
    (legacies,) = read("Last year Oak House received $8 in legacies.")
    (grant,) = read("Last year Oak House received a grant of $8.")
    assert (line(legacies), line(grant)) == (
        " > Oak House: 8 USD (received)",
        "Larch Foundation > Oak House: 8 USD (received)",
    )


def test_a_heading_is_no_name_of_many() -> None:
    text = (
        "## Brief Introduction\n\nWith the help of the Fir Trust, we are shipping medical supplies "
        "to the countries most in need."
    )
    assert [record.recipients for record in read(text)] == [("countries",)]
