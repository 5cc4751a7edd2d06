"""Laws of ordinary prose about giving: who else gives, who is meant, where sums stand."""

from __future__ import annotations

import pytest

from tests.find.funding_read import brief

EXAMPLES = [
    # things and rooms get goods and money "with" a verb of giving
    (
        "The Ash Foundation presented the maternity ward with two scales and 40 blankets.",
        [
            "Ash Foundation > maternity ward: 2 scales (given) present:active",
            "Ash Foundation > maternity ward: 40 blankets (given) present:active",
        ],
    ),
    (
        "The Ash Foundation supports the archive with $4,000 a year.",
        ["Ash Foundation > archive: 4000 USD (given) support:active"],
    ),
    # words before a name that say what it is
    (
        "Norwegian shipping line Pell gave 30 beds to Oak House.",
        ["Pell > Oak House: 30 beds (given) give:active"],
    ),
    (
        "The Ash Foundation gave $4,000 to the aid organisation Nordlys.",
        ["Ash Foundation > Nordlys: 4000 USD (given) give:active"],
    ),
    # an aside between a name and its verb
    (
        "Pell Bank, our corporate partner since 2011, gave $4,000 to Oak House.",
        ["Pell Bank > Oak House: 4000 USD (given) give:active"],
    ),
    # those with whom somebody teams up give too
    (
        "The Ash Foundation teamed up with Pell Bank to send 400 tents to Mali.",
        ["Ash Foundation, Pell Bank > Mali: 400 tents (pledged) send:active"],
    ),
    # a wish told of a giver is no condition
    (
        "A couple who wish to stay unnamed gave $4,000 to Oak House.",
        ["couple > Oak House: 4000 USD (given) give:active"],
    ),
    # "it" is the subject of the sentence before, where the giver is that of its own
    (
        "The school had no books. The Ash Foundation presented it with 400 books.",
        ["Ash Foundation > school: 400 books (given) present:active"],
    ),
    (
        "The clinic in Boma is small. The Ash Foundation supports it with £9,000 a year.",
        ["Ash Foundation > clinic in Boma: 9000 GBP (given) support:active"],
    ),
    (
        "Oak House opened in 1990. The Ash Foundation gave it $4,000 in May.",
        ["Ash Foundation > Oak House: 4000 USD (given) give:active"],
    ),
    # "the institute" is the body without a kind in its name
    (
        "Ana Ruiz pledged $9,000 to NIMA Pune. She had earlier given the institute $4,000.",
        [
            "Ana Ruiz > NIMA Pune: 9000 USD (pledged) pledge:active",
            "Ana Ruiz > NIMA Pune: 4000 USD (given) give:active",
        ],
    ),
    # who gives as well, or more, gives to the same
    (
        "The Ash Foundation has promised $9,000 to Oak House, and the city will add $4,000.",
        [
            "Ash Foundation > Oak House: 9000 USD (pledged) promise:active",
            "city > Oak House: 4000 USD (pledged) add:active",
        ],
    ),
    (
        "The Ash Foundation gave $9,000 to Oak House and Pell Bank gave $4,000.",
        [
            "Ash Foundation > Oak House: 9000 USD (given) give:active",
            "Pell Bank > Oak House: 4000 USD (given) give:active",
        ],
    ),
    (
        "The Ash Foundation gave $9,000 to Oak House. Its customers gave a further $4,000.",
        [
            "Ash Foundation > Oak House: 9000 USD (given) give:active",
            "customers > Oak House: 4000 USD (given) give:active",
        ],
    ),
    (
        "The Ash Foundation gave $9,000 and Pell Bank another $4,000 to Oak House.",
        [
            "Ash Foundation > Oak House: 9000 USD (given) give:active",
            "Pell Bank > Oak House: 4000 USD (given) give:active",
        ],
    ),
    # a sum in brackets after who gets it
    (
        "The Ash Foundation made a grant to Oak House ($40,000).",
        ["Ash Foundation > Oak House: 40000 USD (given) make:active"],
    ),
    (
        "The Ash Foundation supports Oak House ($40,000) in its work.",
        ["Ash Foundation > Oak House: 40000 USD (given) support:active"],
    ),
    # what money goes to, and from whom
    (
        "$9,000 goes to Oak House from the Ash Foundation.",
        ["Ash Foundation > Oak House: 9000 USD (given) go:moving"],
    ),
    # goods counted before
    (
        "Mali received 200 microscopes from the Ash Foundation; Niger got 80.",
        [
            "Ash Foundation > Mali: 200 microscopes (received) receive:active",
            "Ash Foundation > Niger: 80 microscopes (received) get:active",
        ],
    ),
    (
        "The Ash Foundation gave 60 laptops to schools. Of the 60 laptops, 40 went to Oak House.",
        [
            "Ash Foundation > schools: 60 laptops (given) give:active",
            "Ash Foundation > Oak House: 40 laptops (given) go:moving",
        ],
    ),
    (
        "The Ash Foundation sent 900 gauges, 40 stoves and 12 fridges to Goma.",
        [
            "Ash Foundation > Goma: 900 gauges (given) send:active",
            "Ash Foundation > Goma: 40 stoves (given) send:active",
            "Ash Foundation > Goma: 12 fridges (given) send:active",
        ],
    ),
    # more support for somebody
    (
        "The Ash Foundation increased its support for Oak House to $90,000.",
        ["Ash Foundation > Oak House: 90000 USD (given) raised"],
    ),
    # what somebody's gift makes possible
    (
        "Thanks to the Ash Foundation's $9,000, Oak House will open a second room.",
        ["Ash Foundation > Oak House: 9000 USD (given) enabling"],
    ),
    # whose work is supported
    (
        "The research of Professor Ana Ruiz is supported with €80,000 by the Ash Foundation.",
        ["Ash Foundation > Ana Ruiz: 80000 EUR (given) support:recipient-passive"],
    ),
    # where a sum or goods told before go, and whence they come
    (
        "Pell Bank raised $4,000 in May. The money went to Oak House.",
        ["Pell Bank > Oak House: 4000 USD (pledged) raise:active"],
    ),
    (
        "The town got a cheque for $500 after the storm. The money came from the Elm Fund.",
        ["Elm Fund > town: 500 USD (received) get:active"],
    ),
    (
        "Two gifts of $9,000 each came from the Sandell Family and from Ridge Bank.",
        [
            "Sandell Family > : 9000 USD (given) come:moving",
            "Ridge Bank > : 9000 USD (given) come:moving",
        ],
    ),
    # what vehicles carry, and no vehicles, is given
    (
        "Turkey dispatched two planes with 40 tonnes of medicines to Sudan.",
        ["Turkey > Sudan: 40 tonnes of medicines (given) dispatch:active"],
    ),
    # a prize is won by who gets it
    (
        "The first prize of $2,000 was won by Leila Haddad.",
        ["Larch Foundation > Leila Haddad: 2000 USD (received) win:passive"],
    ),
    (
        "Professor Ingrid Moen donated her Holst Prize, worth NOK 2 million, to Oak House.",
        ["Ingrid Moen > Oak House: 2000000 NOK (given) donate:active"],
    ),
    # what a grant means for somebody
    (
        "A grant of £15,400 from the Elm Fund means that the Hyde Film Club can stay.",
        ["Elm Fund > Hyde Film Club: 15400 GBP (given) grant:noun"],
    ),
    # whose gift pays for what somebody has
    (
        "Our thanks go to Ana Ruiz, whose gift of $8 million has paid for a ward at Ilesa Clinic.",
        ["Ana Ruiz > Ilesa Clinic: 8000000 USD (given) pay for:serves"],
    ),
    (
        "With a bequest of $2 million, Edwin Yates has endowed a chair at Pelham College.",
        ["Edwin Yates > Pelham College: 2000000 USD (given) endow:active"],
    ),
    # where a body is at home and what it is stand before its name
    (
        "Grand Rapids-based retailer Hollander's gave $4,000 to Oak House.",
        ["Hollander > Oak House: 4000 USD (given) give:active"],
    ),
    (
        "The Korean conglomerate Daesung gave 30 beds to Oak House.",
        ["Daesung > Oak House: 30 beds (given) give:active"],
    ),
    # a name of no known kind that begins a sentence is what "it" means
    (
        "Novartek has 40 offices on the coast. It gave $4,000 to Doctors of the Coast.",
        ["Novartek > Doctors of the Coast: 4000 USD (given) give:active"],
    ),
    # scholarships that bear the name of who makes them
    (
        "Elm Trust scholarships of $15,000 each were awarded to Ana Lima and Omar Diop.",
        [
            "Elm Trust > Ana Lima: 15000 USD (given) award:passive",
            "Elm Trust > Omar Diop: 15000 USD (given) award:passive",
        ],
    ),
    (
        "The Elm Trust served 12,000 hot meals to lorry drivers in Kent.",
        ["Elm Trust > lorry drivers in Kent: 12000 hot meals (given) serve:active"],
    ),
    # with whom a giver signed gets what he will provide under it
    (
        "The Elm Fund signed a pact with the Atlas Union, under which it will provide $4,000.",
        ["Elm Fund > Atlas Union: 4000 USD (pledged) provide:active"],
    ),
    # "they" are as many as the sums that "respectively" tells
    (
        "Oak House and Fir Hall met. They got $4,000 and $9,000 respectively from the Elm Fund.",
        [
            "Elm Fund > Oak House: 4000 USD (received) get:active",
            "Elm Fund > Fir Hall: 9000 USD (received) get:active",
        ],
    ),
    # who joins what others give for
    (
        "The Pell Trust joined the fund with a donation of $4,000.",
        ["Pell Trust > fund: 4000 USD (given) join:active"],
    ),
    (
        "Alumni put together $4,000 for the family of a colleague.",
        ["Alumni > family of a colleague: 4000 USD (pledged) put together:active"],
    ),
    (
        "The Elm Fund has agreed to increase the grant to $4,000 for each teacher.",
        ["Elm Fund > each teacher: 4000 USD (given) raised"],
    ),
    (
        "Ana Ruiz transferred shares worth $4 million to the Elm Foundation.",
        ["Ana Ruiz > Elm Foundation: 4000000 USD (given) transfer:active"],
    ),
    (
        "With our support of €95,000, Escuela Sur trained 130 teachers.",
        ["Larch Foundation > Escuela Sur: 95000 EUR (given) support:noun"],
    ),
    # the same as before
    (
        "Pell Bank gave $9,000 to the Hatay Village Fund. Staff gave $4,000 for the same fund.",
        [
            "Pell Bank > Hatay Village Fund: 9000 USD (given) give:active",
            "Staff > Hatay Village Fund: 4000 USD (given) give:active",
        ],
    ),
    # what others gave before it is told who gave to us
    (
        "The Ruiz family contributed $9,000, and the Dutch Lottery Fund granted us $4,000.",
        [
            "Ruiz family > Larch Foundation: 9000 USD (given) contribute:active",
            "Dutch Lottery Fund > Larch Foundation: 4000 USD (given) grant:active",
        ],
    ),
    # each of several
    (
        "Bursaries of £5,000 each go to the composers Ann Lowe and Omar Diop.",
        [
            "Larch Foundation > Ann Lowe: 5000 GBP (given) go:moving",
            "Larch Foundation > Omar Diop: 5000 GBP (given) go:moving",
        ],
    ),
    # goods of any name, where the verb has only goods
    (
        "Pell Removals donated 60 stage blocks to Oak House.",
        ["Pell Removals > Oak House: 60 stage blocks (given) donate:active"],
    ),
    (
        "We distributed 620 blankets, 180 jerrycans and 90 pot sets to newly arrived families.",
        [
            "Larch Foundation > newly arrived families: 620 blankets (given) distribute:active",
            "Larch Foundation > newly arrived families: 180 jerrycans (given) distribute:active",
            "Larch Foundation > newly arrived families: 90 pot sets (given) distribute:active",
        ],
    ),
    # feasts, asides and offices before who acts
    (
        "On 14 May, marked as Children's Day, the Elm Fund opened. It gave 850 books to Oak House.",
        ["Elm Fund > Oak House: 850 books (given) give:active"],
    ),
    (
        "Employees of Pell Bank gave $4,000, equal to one day's salary, to the Elm Relief Fund.",
        ["Employees of Pell Bank > Elm Relief Fund: 4000 USD (given) give:active"],
    ),
    (
        "The Governor of Oyo State, represented by his deputy, pledged $4,000 to Oak House.",
        ["Governor of Oyo State > Oak House: 4000 USD (pledged) pledge:active"],
    ),
    # what of somebody's gets a gift, and what is none
    (
        "Germany has contributed EUR 7 million to UNRA's emergency response.",
        ["Germany > UNRA's emergency response: 7000000 EUR (given) contribute:active"],
    ),
    (
        "Norway has pledged NOK 40 million for shelter and clean water.",
        ["Norway > : 40000000 NOK (pledged) pledge:active"],
    ),
    (
        "The Elm Fund awards SEK 18 million to Nordic research.",
        ["Elm Fund > : 18000000 SEK (given) award:active"],
    ),
    # people from a place
    (
        "Friends from Ankara sent 300 boats to Zhejiang.",
        ["Friends from Ankara > Zhejiang: 300 boats (given) send:active"],
    ),
    # a comma and "and" before a clause of its own
    (
        "Pell Farms gave $900 to the relief centre in Kerang, and the Men's Sheds of Yarra met.",
        ["Pell Farms > relief centre in Kerang: 900 USD (given) give:active"],
    ),
    # a couple with one surname
    (
        "Ana and Luis Prado gave $4,000 to Oak House.",
        ["Ana Prado, Luis Prado > Oak House: 4000 USD (given) give:active"],
    ),
    # firms that bear their owner's name
    (
        "We gave $9,000 to the Salem Boys and Girls Club, and Fenwick's Stores gave $4,000.",
        [
            "Larch Foundation > Salem Boys and Girls Club: 9000 USD (given) give:active",
            "Fenwick's Stores > Salem Boys and Girls Club: 4000 USD (given) give:active",
        ],
    ),
    # goods bought and carried on by one
    (
        "The Elm Fund bought 250 tents and delivered them to the Ganzi Red Cross.",
        ["Elm Fund > Ganzi Red Cross: 250 tents (given) deliver:active"],
    ),
    # who contributes without saying to whom does it to the same
    (
        "Germans have given $9,000 to the Elm Appeal. Oak Bank contributed $4,000.",
        [
            "Germans > Elm Appeal: 9000 USD (given) give:active",
            "Oak Bank > Elm Appeal: 4000 USD (given) contribute:active",
        ],
    ),
    (
        "Oak Institute at Kano University and Fir Clinic met. They got $4 and $6 respectively.",
        [
            "Larch Foundation > Oak Institute: 4 USD (received) get:active",
            "Larch Foundation > Fir Clinic: 6 USD (received) get:active",
        ],
    ),
    # a town council is no organ of who speaks
    (
        "The town council gave $4,000 to Oak House.",
        ["town council > Oak House: 4000 USD (given) give:active"],
    ),
    (
        "The board gave $4,000 to Oak House.",
        ["Larch Foundation > Oak House: 4000 USD (given) give:active"],
    ),
    # more of what was told, without who gives
    (
        "Nestwell gave 3,000 cots to Oak House. A further 500 cots were sent to Goa.",
        [
            "Nestwell > Oak House: 3000 cots (given) give:active",
            "Nestwell > Goa: 500 cots (given) send:passive",
        ],
    ),
    (
        "Nestwell's gift of 3,000 cots will help mothers in Kerala.",
        ["Nestwell > mothers in Kerala: 3000 cots (given) gift:noun"],
    ),
    # for whom somebody hands over
    (
        "The Mayor of Osaka presented $4,000 to Oak House on behalf of the people of Osaka.",
        ["people of Osaka > Oak House: 4000 USD (given) present:active"],
    ),
    # who gives beside money goods
    (
        "Pell Bank gave $9,000, and Fir Cement 200 bags of rice, to the Elm Appeal.",
        [
            "Pell Bank > Elm Appeal: 9000 USD (given) give:active",
            "Fir Cement > Elm Appeal: 200 bags of rice (given) give:active",
        ],
    ),
    # short forms of auxiliaries
    (
        "We’re giving $4,000 to Oak House.",
        ["Larch Foundation > Oak House: 4000 USD (given) give:active"],
    ),
    # a body by its kind, of two told before the one of that kind
    (
        "Oak Rescue North got $9,000 from the Elm Trust. Pell Bank gave the charity $4,000.",
        [
            "Elm Trust > Oak Rescue North: 9000 USD (received) get:active",
            "Pell Bank > Oak Rescue North: 4000 USD (given) give:active",
        ],
    ),
    # what each of a list of things got is not the first one's
    (
        "Science received $6,000 from the Elm Fund, culture $5,000.",
        ["Elm Fund > Science: 6000 USD (received) receive:active"],
    ),
    # what matches a gift goes where it went
    (
        "The Elm Fund gave $9,000 to Oak House. The county has matched it with $9,000.",
        [
            "Elm Fund > Oak House: 9000 USD (given) give:active",
            "county > Oak House: 9000 USD (given) match:active",
        ],
    ),
]

NEGATIVES = [
    "The $9 million wing is paid for by the city.",
    "The Ash Foundation wishes to give $4,000 to Oak House.",
    "Oak House has 900 gauges, 40 stoves and 12 fridges.",
    "Oak House, which teamed up with Pell Bank, has 40 rooms.",
]


@pytest.mark.parametrize(("text", "expected"), [*EXAMPLES, *((text, []) for text in NEGATIVES)])
def test_what_is_given(text: str, expected: list[str]) -> None:
    assert brief(text) == expected
