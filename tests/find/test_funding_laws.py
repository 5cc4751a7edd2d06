"""Laws of giving beyond the plain frames, by sentence: verbs, carriers, gaps, names."""

from __future__ import annotations

import pytest

from tests.find.funding_read import brief

EXAMPLES = [
    # who gets and who gives, told beside them, and what a name or a place between them is not
    (
        "The Fir Trust's partner in Peru, Casa Abierta, was given 30 beds by Oak House.",
        ["Oak House > Casa Abierta: 30 beds (given) give:recipient-passive"],
    ),
    (
        "We sent €50 to our partner in the Gambia, the Jokko Clinic.",
        ["Larch Foundation > Jokko Clinic: 50 EUR (given) send:active"],
    ),
    (
        "The €180 raised at the fair went to Oak House.",
        ["Larch Foundation > Oak House: 180 EUR (given) raise:participle"],
    ),
    (
        "The €64 collected during the carol service was given to Oak House.",
        ["Larch Foundation > Oak House: 64 EUR (given) give:passive"],
    ),
    (
        "The Fir Trust awarded the lyceum a grant of €100.",
        ["Fir Trust > lyceum: 100 EUR (given) award:active"],
    ),
    (
        "The Fir Trust awarded the lyceum another €100.",
        ["Fir Trust > lyceum: 100 EUR (given) award:active"],
    ),
    (
        "The Fir Trust gave the following year almost €100 to Oak House.",
        ["Fir Trust > Oak House: 100 EUR (given) give:active"],
    ),
    (
        "The Fir Trust gave the Sorel Medal and €50 to Ana Ruiz.",
        ["Fir Trust > Ana Ruiz: 50 EUR (given) give:active"],
    ),
    (
        "Oak House will receive €240 under the EU's Horizon programme.",
        [" > Oak House: 240 EUR (pledged) receive:active"],
    ),
    (
        "The Fir Trust gave €50 to Oak House (竹園).",
        ["Fir Trust > Oak House: 50 EUR (given) give:active"],
    ),
    (
        "500 masks that the Fir Trust (FT) and the Elm Fund have donated to Peru arrived today.",
        ["Fir Trust, Elm Fund > Peru: 500 masks (given) donate:active"],
    ),
    (
        "A plane landed with 800 masks, 500 test kits and 10 ventilators that the Fir Trust has"
        " donated to Peru.",
        [
            "Fir Trust > Peru: 800 masks (given) donate:active",
            "Fir Trust > Peru: 500 test kits (given) donate:active",
            "Fir Trust > Peru: 10 ventilators (given) donate:active",
        ],
    ),
    (
        "Since April, the Fir Trust and the Elm Fund have been sending 500 masks a week to Peru.",
        ["Fir Trust, Elm Fund > Peru: 500 masks (given) send:active"],
    ),
    (
        "The Silver Tern left Hull with 22 ambulances that the Fir Trust has donated to Peru.",
        ["Fir Trust > Peru: 22 ambulances (given) donate:active"],
    ),
    ("Ana Ruiz left Oak House €50.", ["Ana Ruiz > Oak House: 50 EUR (given) leave:active"]),
    (
        "The Fir Trust brought 40 beds to the hall for Oak House.",
        ["Fir Trust > Oak House: 40 beds (given) bring:active"],
    ),
    (
        "Grants were paid: Oak House (€45), Elm House (€52) and Ash House (€39).",
        [
            "Larch Foundation > Oak House: 45 EUR (given) bracket",
            "Larch Foundation > Elm House: 52 EUR (given) bracket",
            "Larch Foundation > Ash House: 39 EUR (given) bracket",
        ],
    ),
    (
        "The Fir Trust gave €40 to the local seminary.",
        ["Fir Trust > local seminary: 40 EUR (given) give:active"],
    ),
    # what becomes of a part of a sum
    (
        "The Fir Trust gave €50 for relief, with €10 going to Oak House and €20 to Elm House.",
        [
            "Fir Trust > : 50 EUR (given) give:active",
            "Fir Trust > Oak House: 10 EUR (given) go:moving",
            "Fir Trust > Elm House: 20 EUR (given) go:moving",
        ],
    ),
    (
        "The Fir Trust will give €20 to support nurses, half of it to a fund run by Elm House.",
        ["Fir Trust > nurses: 20 EUR (pledged) give:active"],
    ),
    # what sort of gift a sum is, after a comma
    (
        "The Fir Trust made a €40, three-year grant to Oak House.",
        ["Fir Trust > Oak House: 40 EUR (given) make:active"],
    ),
    (
        "The Fir Trust made a €40, unrestricted gift to Oak House.",
        ["Fir Trust > Oak House: 40 EUR (given) make:active"],
    ),
    (
        "A €40, five-year commitment from the Fir Trust will let Oak House grow.",
        ["Fir Trust > Oak House: 40 EUR (given) commitment:noun"],
    ),
    # several of one calling, and what is part of a body
    (
        "Philanthropists Ann and Tom Lee gave €40 to Oak House and 12 of its U.S. affiliates.",
        ["Ann Lee, Tom Lee > Oak House, 12 of its U.S. affiliates: 40 EUR (given) give:active"],
    ),
    # a firm by its partners' names, and bodies that goods are the business of
    (
        "The law firm of Hale & Pratt gave €40 to Elm House.",
        ["Hale & Pratt > Elm House: 40 EUR (given) give:active"],
    ),
    (
        "The Fir Trust gave €40 to five legal aid organizations.",
        ["Fir Trust > five legal aid organizations: 40 EUR (given) give:active"],
    ),
    (
        "The state assembly appropriated €40 to the Elm Fund.",
        ["state assembly > Elm Fund: 40 EUR (pledged) appropriate:active"],
    ),
    # whose body it is, and where it is at home
    (
        "Ash Motors founder Ann Lee's foundation sent 30 beds to Elm House.",
        ["Ann Lee's foundation > Elm House: 30 beds (given) send:active"],
    ),
    (
        "Leeds-based Fir Foundation gave €40 to Habitat for Humanity Kenya.",
        ["Fir Foundation > Habitat for Humanity Kenya: 40 EUR (given) give:active"],
    ),
    # what a sentence opens with: a founding; kindness that was done
    (
        "Founded in 1931 with a €200 bequest from Ann Lee, the Oak Museum holds 30 works.",
        ["Ann Lee > Oak Museum: 200 EUR (given) bequest:noun"],
    ),
    (
        "Fir Mills was kind enough to give €40 to Oak House.",
        ["Fir Mills > Oak House: 40 EUR (given) give:active"],
    ),
    # what was got is told only by who it came from; what is done there is no part of a name
    (
        "Oak House got 30 beds from the Fir Trust.",
        ["Fir Trust > Oak House: 30 beds (received) get:active"],
    ),
    (
        "The Fir Trust gave €40 to the Oak Institute for research into rust.",
        ["Fir Trust > Oak Institute: 40 EUR (given) give:active"],
    ),
    # what goes with a gift to who got it, and whose legacy a clause opens with
    (
        "The Fir Trust gave €40 to Oak House, together with 30 beds and 20 tents.",
        [
            "Fir Trust > Oak House: 40 EUR (given) give:active",
            "Fir Trust > Oak House: 30 beds (given) give:active",
            "Fir Trust > Oak House: 20 tents (given) give:active",
        ],
    ),
    (
        "Through a legacy of Ms Amy Frisch of Herford, Oak House received €40.",
        ["Amy Frisch > Oak House: 40 EUR (received) receive:active"],
    ),
    # two bodies "of" somewhere, and a nation's body of unknown kind
    (
        "Oak Hall receives €9 million a year from the state of Hesse and the city of Frankfurt.",
        ["state of Hesse, city of Frankfurt > Oak Hall: 9000000 EUR (received) receive:active"],
    ),
    (
        "The Dutch embassy and the Swiss rail company gave €40 to Oak House.",
        ["Dutch embassy, Swiss rail company > Oak House: 40 EUR (given) give:active"],
    ),
    # whose second verb it is, after what a sentence opens with
    (
        "Founded in 1994, the Fir Trust manages 180 funds with assets of €38 million and has "
        "granted over €21 million to Oak House.",
        ["Fir Trust > Oak House: 21000000 EUR (given) grant:active"],
    ),
    # what is responded to gets nothing, and one donor of all there ever were is nobody
    (
        "The Fir Trust sent €40 for the global response to the marsh fever.",
        ["Fir Trust > : 40 EUR (given) send:active"],
    ),
    (
        "Oak House received a $40 gift from the Fir Trust, the largest from a single donor.",
        ["Fir Trust > Oak House: 40 USD (received) receive:active"],
    ),
    # who stands before what else a sentence tells
    (
        "The theatre, built with a gift of €3 million from Ana Ruiz, seats 900 people.",
        ["Ana Ruiz > theatre: 3000000 EUR (given) gift:noun"],
    ),
    # what a sum of somebody's makes possible; what is paid with a sum; a sum that others are
    # part of
    (
        "The Fir Trust's €400,000 will allow Oak House to buy a second boat.",
        ["Fir Trust > Oak House: 400000 EUR (given) enabling"],
    ),
    (
        "The Fir Trust is to fund a chair in Baltic history at Oak University with €1.5 million.",
        ["Fir Trust > Oak University: 1500000 EUR (pledged) fund:active"],
    ),
    (
        "Over €3 million has been raised so far, including €1 million from Elm Bank.",
        ["Elm Bank > : 1000000 EUR (pledged) raise:passive"],
    ),
    # a number of those that a whole holds; what goods without a number are worth; trade
    (
        "The first 300,000 of two million doses promised by the Fir Trust have arrived in Lima.",
        ["Fir Trust > Lima: 300000 doses (received) promise:participle"],
    ),
    (
        "Elm Bank gave 300 of its 900 old laptops to Oak House.",
        ["Elm Bank > Oak House: 300 old laptops (given) give:active"],
    ),
    (
        "Elm Bank donated medical equipment valued at €4 million to hospitals in Niger.",
        ["Elm Bank > hospitals in Niger: 4000000 EUR (given) donate:active"],
    ),
    # sums after a colon, with who gets each
    (
        "At its meeting the Fir Trust approved five projects: €120,000 to Oak House, €90,000 "
        "to Ash Hall and three smaller grants.",
        [
            "Fir Trust > Oak House: 120000 EUR (given) listed",
            "Fir Trust > Ash Hall: 90000 EUR (given) listed",
        ],
    ),
    # whose thing it is that others give, and from whom what was got thanks to somebody comes
    (
        "Ana Ruiz sold her house and donated the proceeds, about €120 million, to Oak House.",
        ["Ana Ruiz > Oak House: 120000000 EUR (given) donate:active"],
    ),
    (
        "The mayor thanked Elm Bank for the 5,000 school bags it had given to Oak House.",
        ["Elm Bank > Oak House: 5000 school bags (given) give:active"],
    ),
    (
        "Oak House got two incubators thanks to the Fir Trust.",
        ["Fir Trust > Oak House: 2 incubators (received) get:active"],
    ),
    (
        "All 300 beds at the field hospital were donated by Elm Bank.",
        ["Elm Bank > field hospital: 300 beds (given) donate:passive"],
    ),
    # agreed where or when; whose gift a subject is; raised from a sum to another
    (
        "The Fir Trust agreed on Monday to send a further €50 million to Niger.",
        ["Fir Trust > Niger: 50000000 EUR (pledged) send:active"],
    ),
    (
        "Elm Bank decided at a meeting in Oslo to give €5,000 to Oak House.",
        ["Elm Bank > Oak House: 5000 EUR (pledged) give:active"],
    ),
    (
        "Twelve boats, the gift of the Fir Trust, were handed over to Oak House.",
        ["Fir Trust > Oak House: 12 boats (given) hand over:passive"],
    ),
    (
        "Elm Bank increased its contribution to Oak House from €25 million to €40 million.",
        ["Elm Bank > Oak House: 40000000 EUR (given) raised"],
    ),
    (
        "Elm Bank raised its annual grant to Oak House to €40,000.",
        ["Elm Bank > Oak House: 40000 EUR (given) raised"],
    ),
    (
        "The prize money of €25,000 will be split between Oak House and Ash Hall by Elm Bank.",
        ["Elm Bank > Oak House, Ash Hall: 25000 EUR (pledged) split:passive"],
    ),
    (
        "A lorry carrying 18 tonnes of clothes collected by parishes in Bavaria left Munich "
        "for Lviv.",
        ["parishes in Bavaria > Lviv: 18 tonnes of clothes (given) leave:moving"],
    ),
    # what somebody gives for nothing
    (
        "Elm Logistics will provide free air transportation for all of the supplies.",
        ["Elm Logistics > : air transportation (pledged) provide:service"],
    ),
    (
        "Elm Bank is giving Oak House free fuel for six months.",
        ["Elm Bank > Oak House: fuel (given) give:active"],
    ),
    (
        "Elm Software will also provide computing time to the Oak Centre.",
        ["Elm Software > Oak Centre: computing time (pledged) provide:active"],
    ),
    (
        "The Fir Trust gave Oak House a piece of land for its second school.",
        ["Fir Trust > Oak House: land (given) give:active"],
    ),
    # what was set up with whose money
    (
        "The registry was set up in 2016 with €250,000 from the Fir Trust.",
        ["Fir Trust > registry: 250000 EUR (given) set up:founded"],
    ),
    (
        "The Oak Accelerator was launched by Elm Bank and the Ash Fund with up to €125 "
        "million in seed funding.",
        ["Elm Bank, Ash Fund > Oak Accelerator: 125000000 EUR (given) launch:founded"],
    ),
    (
        "Since the beginning of 2024 the Fir Trust has thus committed €5.9 million to 61 projects.",
        ["Fir Trust > 61 projects: 5900000 EUR (pledged) commit:active"],
    ),
    (
        "Elm Bank joined the initiative with a grant of €1.1 million to Oak House.",
        ["Elm Bank > Oak House: 1100000 EUR (given) join:active"],
    ),
    (
        "The Fir Trust spent €350,000 on the renovation and gave Oak House 45 laptops.",
        ["Fir Trust > Oak House: 45 laptops (given) give:active"],
    ),
    (
        "Fir Trust Commits €25 Million to Strengthen Maternal Care in Rural Communities",
        ["Fir Trust > : 25000000 EUR (pledged) commit:active"],
    ),
    # whose second verb it is, after one that is none of giving
    (
        "Elm Bank has lent us two lorries and is giving Oak House €55,000.",
        ["Elm Bank > Oak House: 55000 EUR (given) give:active"],
    ),
    (
        "The Fir Trust signed an agreement with Oak House in May, and will provide €5 million.",
        ["Fir Trust > Oak House: 5000000 EUR (pledged) provide:active"],
    ),
    (
        "The mayor spoke and the Fir Trust gave €40 to Oak House.",
        ["Fir Trust > Oak House: 40 EUR (given) give:active"],
    ),
    (
        "Japan and Oak Aid signed an accord today under which Japan will provide €5 million to "
        "Oak Aid.",
        ["Japan > Oak Aid: 5000000 EUR (pledged) provide:active"],
    ),
    # a sum that all share, and what each gets of it
    (
        "Elm Bank gave €90 to Oak House, Ash Hall and Fir Lodge, with each receiving €30.",
        [
            "Elm Bank > Oak House, Ash Hall, Fir Lodge: 90 EUR (given) give:active",
            "Elm Bank > Oak House: 30 EUR (given) receive:active",
            "Elm Bank > Ash Hall: 30 EUR (given) receive:active",
            "Elm Bank > Fir Lodge: 30 EUR (given) receive:active",
        ],
    ),
    # who gives the second sum, its verb left out
    (
        "The Pinel family pledged €100 million and the Arden family €200 million.",
        [
            "Pinel family > : 100000000 EUR (pledged) pledge:active",
            "Arden family > : 200000000 EUR (pledged) pledge:active",
        ],
    ),
    # who gets it, told more closely
    (
        "The Fir Trust awarded Dr. Jane Prado, a professor of biology at Oak University, a €750 "
        "grant.",
        ["Fir Trust > Jane Prado: 750 EUR (given) award:active"],
    ),
    (
        "The Oak Scholars Program, funded by a €20 million donation from Elm Bank, will help 30 "
        "students.",
        ["Elm Bank > Oak Scholars Program: 20000000 EUR (given) donation:noun"],
    ),
    # gerunds as nouns, sums that are said to be somebody's, or announced
    (
        "The Fir Trust's giving to Arkansas totalled €53 million.",
        ["Fir Trust > Arkansas: 53000000 EUR (total) totalled"],
    ),
    (
        "The prize, which carries an award of €750, went to Ana Ruiz and was paid for by Elm Bank.",
        ["Elm Bank > Ana Ruiz: 750 EUR (given) prize:noun"],
    ),
    (
        "Of this, Elm Bank's commitment is €12 million.",
        ["Elm Bank > : 12000000 EUR (given) commitment:contents"],
    ),
    (
        "The Oak Commission announced today €47 million for 17 projects.",
        ["Oak Commission > 17 projects: 47000000 EUR (pledged) announce:active"],
    ),
    (
        "Elm Bank wrote Oak House a cheque for €50,000.",
        ["Elm Bank > Oak House: 50000 EUR (given) write:active"],
    ),
    (
        "Thank you to Elm Bank, who kindly donated €20,000 to Oak House.",
        ["Elm Bank > Oak House: 20000 EUR (given) donate:active"],
    ),
    # what came from each, in one clause
    (
        "€40 million came from the Fir Trust and €15 million from Elm Bank.",
        [
            "Fir Trust > : 40000000 EUR (given) come:moving",
            "Elm Bank > : 15000000 EUR (given) come:moving",
        ],
    ),
    (
        "Some €4 million comes from the Fir Trust, with a further €2 million from Elm Bank.",
        [
            "Fir Trust > : 4000000 EUR (given) come:moving",
            "Elm Bank > : 2000000 EUR (given) come:moving",
        ],
    ),
    # a figure that a comma parts from its noun
    (
        "The Fir Trust made 14 grants to schools, with a combined value of €3 million.",
        ["Fir Trust > schools: 3000000 EUR (given) make:active"],
    ),
    (
        "The Fir Trust awarded 40 bursaries last year, totalling €3 million.",
        ["Fir Trust > : 3000000 EUR (given) award:active"],
    ),
    # what somebody paid for, told by its price
    (
        "A €600,000 project in Niger funded by Elm Bank has brought water to 900 people.",
        ["Elm Bank > Niger: 600000 EUR (given) priced"],
    ),
    (
        "The clinic now uses a €1.2 million scanner donated by the Fir Trust.",
        ["Fir Trust > : 1200000 EUR (given) priced"],
    ),
    # whose gift it is
    (
        "The Prado family, whose gift of €2 million paid for the ward, was in the audience.",
        ["Prado family > : 2000000 EUR (given) gift:noun"],
    ),
    # a whole that a sentence opens with, told by a clause or a participle, and its parts
    (
        "Of the £7 million that the Fir Trust gave in 2019, £3 million went to hospices and £2 "
        "million to Oak House.",
        [
            "Fir Trust > : 7000000 GBP (given) give:active",
            "Fir Trust > hospices: 3000000 GBP (given) go:moving",
            "Fir Trust > Oak House: 2000000 GBP (given) go:moving",
        ],
    ),
    (
        "Of the 700 cots donated by Elm Bank, 300 were sent to Mali.",
        [
            "Elm Bank > : 700 cots (given) donate:participle",
            "Elm Bank > Mali: 300 cots (given) send:passive",
        ],
    ),
    # who gives, by what is said of the grant or the goods
    (
        "The prize, sponsored by Elm Bank, awards €20,000 to Ana Ruiz.",
        ["Elm Bank > Ana Ruiz: 20000 EUR (given) award:active"],
    ),
    (
        "A first 600 cots are on their way to Niger, donated by Elm Bank.",
        ["Elm Bank > Niger: 600 cots (given) be on the way:moving"],
    ),
    (
        "With backing of €3 million from the Fir Trust, Oak House is to train 40 midwives in Peru.",
        ["Fir Trust > Oak House: 3000000 EUR (given) backing:noun"],
    ),
    (
        "The Fir Trust gave $12 million to Oak House. Elm Bank followed with $8 million.",
        [
            "Fir Trust > Oak House: 12000000 USD (given) give:active",
            "Elm Bank > Oak House: 8000000 USD (given) follow with:active",
        ],
    ),
    # who gives too, told at the end
    (
        "The Fir Trust gave €40 to Oak House, together with Elm Bank and Ash Group.",
        ["Fir Trust, Elm Bank, Ash Group > Oak House: 40 EUR (given) give:active"],
    ),
    (
        "The Fir Trust gave 40 beds together with blankets to Oak House.",
        [
            "Fir Trust > Oak House: 40 beds (given) give:active",
            "Fir Trust > Oak House: blankets (given) give:active",
        ],
    ),
    # what several share from somebody; what is true of a grant, and who acts next, gets nothing
    (
        "Nine old halls are to share €1.9 million from the Fir Trust.",
        ["Fir Trust > Nine old halls: 1900000 EUR (pledged) share:active"],
    ),
    (
        "A grant of €30,000 from Elm Bank to Oak House was approved subject to planning consent.",
        ["Elm Bank > Oak House: 30000 EUR (pledged) approve:passive"],
    ),
    (
        "Staff gave €6,400, equal to one day's salary, to Oak House.",
        ["Staff > Oak House: 6400 EUR (given) give:active"],
    ),
    (
        "The Fir Trust donated 10 tents to Kenya, and Elm Auto trained 40 drivers.",
        ["Fir Trust > Kenya: 10 tents (given) donate:active"],
    ),
    (
        "MacPhail Slating donated 400 zimbles to Oak House.",
        ["MacPhail Slating > Oak House: 400 zimbles (given) donate:active"],
    ),
    # a clause inside the sentence has its own subject
    (
        "Work began two years before the Fir Trust granted €300,000 to the Museum of Glass.",
        ["Fir Trust > Museum of Glass: 300000 EUR (given) grant:active"],
    ),
    (
        "The news came as the Fir Trust and Oak Bank pledged €3 million to Niger.",
        ["Fir Trust, Oak Bank > Niger: 3000000 EUR (pledged) pledge:active"],
    ),
    # what goes to one more is the same giver's
    (
        "The Fir Fund has granted €5 million to Oak House. A further A$3 million goes to Elm Hall.",
        [
            "Fir Fund > Oak House: 5000000 EUR (given) grant:active",
            "Fir Fund > Elm Hall: 3000000 AUD (given) go:moving",
        ],
    ),
    # who sent what is the subject
    (
        "$40,000 from the Fir Trust will go toward the Lakeside Pantry.",
        ["Fir Trust > Lakeside Pantry: 40000 USD (pledged) go:moving"],
    ),
    (
        "Another 60 tents from the Moss Relief Fund arrived in Goma.",
        ["Moss Relief Fund > Goma: 60 tents (received) arrive:moving"],
    ),
    (
        "30 crates of oranges from Valencia arrived in Oslo.",
        [" > Oslo: 30 crates of oranges (received) arrive:moving"],
    ),
    # the gift stands before who gives it
    (
        "With a grant of $7,000 the Ash Foundation supports Oak House.",
        ["Ash Foundation > Oak House: 7000 USD (given) support:active"],
    ),
    (
        "With 30 beds, the Ash Foundation equipped Oak House.",
        ["Ash Foundation > Oak House: 30 beds (given) equip:active"],
    ),
    (
        "The 30 beds the Ash Foundation sent to Oak House are in use.",
        ["Ash Foundation > Oak House: 30 beds (given) send:active"],
    ),
    # who gave to a programme is not who runs it
    (
        "The programme has received £90,000 from Elm Bank.",
        ["Elm Bank > programme: 90000 GBP (received) receive:active"],
    ),
    # what a gift is for stands at who gets it, but an event only takes place there
    (
        "The Ash Foundation gave $4,000 for a chair in botany at Pelham College.",
        ["Ash Foundation > Pelham College: 4000 USD (given) give:active"],
    ),
    (
        "The Ash Foundation gave $4,000 for a concert at Pelham College.",
        ["Ash Foundation > : 4000 USD (given) give:active"],
    ),
    # places that share a word
    (
        "The Ash Foundation gave $4,000 to schools in Kano and Lagos states.",
        ["Ash Foundation > schools in Kano and Lagos states: 4000 USD (given) give:active"],
    ),
    # "as part of" is no clause
    (
        "As part of the programme the Ash Foundation sent Oak House 30 beds.",
        ["Ash Foundation > Oak House: 30 beds (given) send:active"],
    ),
    # what a gift lets somebody do, or helps to buy
    (
        "A grant of £16,000 from the Ash Foundation lets Oak House hire two nurses.",
        ["Ash Foundation > Oak House: 16000 GBP (given) grant:noun"],
    ),
    (
        "Oak House bought a van with the help of a £900 grant from the Ash Foundation.",
        ["Ash Foundation > Oak House: 900 GBP (given) grant:noun"],
    ),
    (
        "2,500 stoves were handed out in Kabul by the Ash Foundation.",
        ["Ash Foundation > Kabul: 2500 stoves (given) hand out:passive"],
    ),
    # a subject with an aside, a recipient before its giver, a giver before a colon
    (
        "The Ash Foundation, established in 1978 by Hans Ash, granted Oak House CHF 400.",
        ["Ash Foundation > Oak House: 400 CHF (given) grant:active"],
    ),
    (
        "The Ash Foundation granted Terre des Voisins CHF 400.",
        ["Ash Foundation > Terre des Voisins: 400 CHF (given) grant:active"],
    ),
    (
        "The Ash Foundation: $30,000 to Camp Sunrise for bursaries.",
        ["Ash Foundation > Camp Sunrise: 30000 USD (given) line"],
    ),
    # people and where they are from; who gave is not the publisher where somebody else is named
    (
        "Volunteers from Elm Bank distributed 500 hygiene kits in Fiji.",
        ["Volunteers from Elm Bank > Fiji: 500 hygiene kits (given) distribute:active"],
    ),
    (
        "Oak House received $6,000 from retired captain Doug Ferris.",
        ["Doug Ferris > Oak House: 6000 USD (received) receive:active"],
    ),
    # being glad to help is helping; who gives is named twice; a gift's sum is told of it
    (
        "We are proud to support Oak House with a grant of $900.",
        ["Larch Foundation > Oak House: 900 USD (pledged) support:active"],
    ),
    (
        "Oak House received $5,000 from Elm Bank and from the Ash Foundation.",
        ["Elm Bank, Ash Foundation > Oak House: 5000 USD (received) receive:active"],
    ),
    (
        "The Ash Foundation's contribution to Oak House amounts to $3 million.",
        ["Ash Foundation > Oak House: 3000000 USD (given) contribution:contents"],
    ),
    # "who" is the person, not whose person he is
    (
        "The prize went to Leila Haddad of the Cairo Opera, who received $50,000.",
        ["Larch Foundation > Leila Haddad: 50000 USD (received) receive:active"],
    ),
    # a list of those who gave
    (
        "Among those who gave were Vista Hotels ($2,000) and the Guild of Cooks ($350).",
        [
            "Vista Hotels > : 2000 USD (given) bracket",
            "Guild of Cooks > : 350 USD (given) bracket",
        ],
    ),
    # "her cheque" is hers who gets it
    (
        "The laureate, Mira Anand, was handed her cheque for €8,000 by Elm Bank.",
        ["Elm Bank > Mira Anand: 8000 EUR (given) hand:recipient-passive"],
    ),
    (
        "Oak House confirms receipt of 70 winter jackets from the Ash Foundation.",
        ["Ash Foundation > Oak House: 70 winter jackets (received) confirm receipt of:active"],
    ),
    # where a person comes from gives nothing, a country that is named as giver does
    (
        "A prize of 150,000 yuan was awarded to Ana Ruiz from Peru, who builds pumps.",
        ["Larch Foundation > Ana Ruiz: 150000 CNY (given) award:passive"],
    ),
    (
        "Oak House received $5,000 from Peru.",
        ["Peru > Oak House: 5000 USD (received) receive:active"],
    ),
    # "it" is no place that stands in the name of money
    (
        "The prize began in 2019, when the Ash Foundation committed 10 million US dollars to it.",
        ["Ash Foundation > : 10000000 USD (pledged) commit:active"],
    ),
    # verbs that hand over
    (
        "The Ash Foundation signed over 20 laptops to Oak House.",
        ["Ash Foundation > Oak House: 20 laptops (given) sign over:active"],
    ),
    (
        "Oak House took delivery of 40 beds from the Ash Foundation.",
        ["Ash Foundation > Oak House: 40 beds (received) take delivery of:active"],
    ),
    # names of more than one capitalized word
    (
        "The Ash Foundation gave $5,000 to Wells for Zoe and $9,000 to Bridge of Hope.",
        [
            "Ash Foundation > Wells for Zoe: 5000 USD (given) give:active",
            "Ash Foundation > Bridge of Hope: 9000 USD (given) give:active",
        ],
    ),
    (
        "The museum received $5,000 from the Ana and Luis Prado Fund.",
        ["Ana and Luis Prado Fund > museum: 5000 USD (received) receive:active"],
    ),
    (
        "The Alder Trust chipped in £4,000 towards a new roof for Wexcombe Village Hall.",
        ["Alder Trust > : 4000 GBP (given) chip in:active"],
    ),
    (
        "Greenway Motors dropped off a check for $8,500 at the Delmar Food Pantry.",
        ["Greenway Motors > Delmar Food Pantry: 8500 USD (given) drop off:active"],
    ),
    (
        "The club passed on £3,420 to Harbour Hospice.",
        ["club > Harbour Hospice: 3420 GBP (given) pass on:active"],
    ),
    (
        "The Ash Foundation will match every donation up to $100,000.",
        ["Ash Foundation > : 100000 USD (pledged) match:active"],
    ),
    (
        "The Ash Foundation topped up the fund with a further £10,000.",
        ["Ash Foundation > fund: 10000 GBP (given) top up:active"],
    ),
    (
        "The Ash Foundation helped Tessel University with a $5 million grant.",
        ["Ash Foundation > Tessel University: 5000000 USD (given) help:active"],
    ),
    (
        "The Ash Foundation poured $30 million into rural clinics in Malawi.",
        ["Ash Foundation > rural clinics in Malawi: 30000000 USD (given) pour:active"],
    ),
    (
        "The Ash Foundation rushed 1,500 tents to Haiti.",
        ["Ash Foundation > Haiti: 1500 tents (given) rush:active"],
    ),
    (
        "Harbour Aid sent 3,000 tents to Mozambique, 1,800 to Malawi and 650 to Madagascar.",
        [
            "Harbour Aid > Mozambique: 3000 tents (given) send:active",
            "Harbour Aid > Malawi: 1800 tents (given) send:active",
            "Harbour Aid > Madagascar: 650 tents (given) send:active",
        ],
    ),
    (
        "We awarded £12,000 to Music in Prisons.",
        ["Larch Foundation > Music in Prisons: 12000 GBP (given) award:active"],
    ),
    (
        "Our donors did not wait. In ten days they gave $384,000 to the Cedar Relief Fund.",
        ["donors > Cedar Relief Fund: 384000 USD (given) give:active"],
    ),
    (
        "Kofi Mensah, founder of AgroLoop in Ghana, received US$150,000 from the Ash Foundation.",
        ["Ash Foundation > Kofi Mensah: 150000 USD (received) receive:active"],
    ),
    (
        "Adaeze Obi, who won third place, received $100,000 from the Ash Foundation.",
        ["Ash Foundation > Adaeze Obi: 100000 USD (received) receive:active"],
    ),
    (
        "Ghana's Ministry of Health received 50,000 test kits from the Ash Foundation.",
        ["Ash Foundation > Ministry of Health: 50000 test kits (received) receive:active"],
    ),
    (
        "Ketan Industries gave 20 ventilators to SCB Medical College and Hospital, Cuttack.",
        ["Ketan Industries > SCB Medical College and Hospital: 20 ventilators (given) give:active"],
    ),
    (
        "The Wildfowl and Wetlands Trust received £35,000 from the Ash Foundation.",
        ["Ash Foundation > Wildfowl and Wetlands Trust: 35000 GBP (received) receive:active"],
    ),
    (
        "Kingsmere College has received $18 million from alumnus Theodore Hale '74 and his "
        "wife, Anne.",
        ["Theodore Hale, Anne > Kingsmere College: 18000000 USD (received) receive:active"],
    ),
    (
        "The Verhoeven Prize, worth €500,000, has been awarded to Amina Sesay by the Ash "
        "Foundation.",
        ["Ash Foundation > Amina Sesay: 500000 EUR (given) award:passive"],
    ),
    (
        "The grants went to the Royal Garden, CHF 120,000; the Institut de Botanique, CHF "
        "145,000 for its herbarium; and the Alpine Society, CHF 80,000.",
        [
            "Larch Foundation > Royal Garden: 120000 CHF (given) bracket",
            "Larch Foundation > Institut de Botanique: 145000 CHF (given) bracket",
            "Larch Foundation > Alpine Society: 80000 CHF (given) bracket",
        ],
    ),
    (
        "£25,000 to Bristol Youth Links towards the salary of an outreach worker.",
        ["Larch Foundation > Bristol Youth Links: 25000 GBP (given) line"],
    ),
    (
        "With $85,000 from the Ash Foundation, City Theatre commissioned four plays.",
        ["Ash Foundation > City Theatre: 85000 USD (given) enabling"],
    ),
    (
        "Two flights carrying 3,000 tents and 20,000 blankets have landed in Malawi.",
        [
            " > Malawi: 3000 tents (received) land:moving",
            " > Malawi: 20000 blankets (received) land:moving",
        ],
    ),
    (
        "300,000 masks for Bangladesh are on their way from Kunming!",
        [" > Bangladesh: 300000 masks (given) be on the way:moving"],
    ),
    (
        "2 million masks for Chile arrived in Lima, Peru.",
        [" > Chile: 2000000 masks (received) arrive:moving"],
    ),
    (
        "The Ash Foundation and the Pell Trust have each given $5 million to Tessel University.",
        [
            "Ash Foundation > Tessel University: 5000000 USD (given) give:active",
            "Pell Trust > Tessel University: 5000000 USD (given) give:active",
        ],
    ),
    (
        'The Ash Foundation donated $2 million to the "Dream Big" program.',
        ['Ash Foundation > "Dream Big" program: 2000000 USD (given) donate:active'],
    ),
    (
        "The Mellon-Reyes Fund gave the Delmar Museum $3 million in 2015 and another $2 "
        "million in 2018.",
        [
            "Mellon-Reyes Fund > Delmar Museum: 3000000 USD (given) give:active",
            "Mellon-Reyes Fund > Delmar Museum: 2000000 USD (given) give:active",
        ],
    ),
    (
        "The Dunn family's $5 million gift to Tessel Law School was announced on Monday.",
        ["Dunn family > Tessel Law School: 5000000 USD (pledged) announce:passive"],
    ),
    (
        "Employees contributed one day's salary, Rs 38 lakh, to the Sahyadri Relief Fund.",
        ["Employees > Sahyadri Relief Fund: 3800000 INR (given) contribute:active"],
    ),
    (
        "We sourced 500,000 masks from South Korea and donated them to Iran through the Red "
        "Crescent.",
        ["Larch Foundation > Iran: 500000 masks (given) donate:active"],
    ),
    (
        "落叶松公益基金会捐赠的20万只口罩已运抵利马，由秘鲁卫生部接收。",
        ["落叶松公益基金会 > 秘鲁卫生部: 200000 口罩 (received) 捐赠:participle"],
    ),
    (
        "第一批2万只口罩已从兰州发往米兰。",
        [" > 米兰: 20000 口罩 (given) 发往:move"],
    ),
    (
        "北江大学附属医院张敏、南川大学李维各获得青禾医学基金会颁发的奖金50万元。",
        [
            "青禾医学基金会 > 张敏: 500000 CNY (received) 获得:receive",
            "青禾医学基金会 > 李维: 500000 CNY (received) 获得:receive",
        ],
    ),
    (
        "青禾药业与青禾医学基金会签署协议，承诺未来三年再捐赠3000万元支持罕见病研究。",
        ["青禾药业 > 青禾医学基金会: 30000000 CNY (pledged) 捐赠:give"],
    ),
    (
        "青禾集团员工踊跃捐款，共筹得善款36.8万元，全部汇入北江市红十字会。",
        ["青禾集团员工 > 北江市红十字会: 368000 CNY (pledged) 筹得:raise"],
    ),
    (
        "落叶松公益基金会向元阳县第一中学捐赠图书3000册。",
        ["落叶松公益基金会 > 元阳县第一中学: 3000 图书 (given) 捐赠:give"],
    ),
    (
        "落叶松公益基金会委托北江市红十字会向伊朗转交了100万只口罩。",
        ["落叶松公益基金会 > 伊朗: 1000000 口罩 (given) 转交:give"],
    ),
    (
        "青禾集团旗下的东方货运免费提供了两架次包机运输服务。",
        ["东方货运 > : 包机运输服务 (given) 提供:service"],
    ),
    (
        "某企业家周女士捐赠30万元，用于学校浴室建设。",
        ["周女士 > : 300000 CNY (given) 捐赠:give"],
    ),
    (
        "北江大学附属医院接诊量大。落叶松公益基金会向该院捐赠两台救护车。",
        ["落叶松公益基金会 > 北江大学附属医院: 2 救护车 (given) 捐赠:give"],
    ),
    # titles: a verb with a capital before a sum, and one that leaves out "was"
    (
        "Elm Trust Awards Over $5 Million to Oak College",
        [
            "Elm Trust > Oak College: 5000000 USD (given) award:active",
        ],
    ),
    (
        "Ash Group Donates KRW 3 Billion to Support Wildfire Recovery",
        [
            "Ash Group > : 3000000000 KRW (given) donate:active",
        ],
    ),
    (
        "Oak House Awarded $40 Grant by Elm Trust",
        [
            "Elm Trust > Oak House: 40 USD (given) award:recipient-passive",
        ],
    ),
    (
        "$2M to Oak House for a new roof",
        [
            "Larch Foundation > Oak House: 2000000 USD (given) line",
        ],
    ),
    # givers whose verb is not said again, after who gets it and by common nouns
    (
        "Ana Ruiz gave $500 to Oak House, Ash Bank $300 and two Danish banks $250.",
        [
            "Ana Ruiz > Oak House: 500 USD (given) give:active",
            "Ash Bank > Oak House: 300 USD (given) give:active",
            "two Danish banks > Oak House: 250 USD (given) give:active",
        ],
    ),
    (
        "The state contributed $5 million, the county $3 million and private donors $8 million.",
        [
            "state > : 5000000 USD (given) contribute:active",
            "county > : 3000000 USD (given) contribute:active",
            "private donors > : 8000000 USD (given) contribute:active",
        ],
    ),
    # what is somebody's own: prize money, a house, a share that comes to a sum
    (
        "Ana Ruiz gave her £20,000 winnings to Oak House.",
        [
            "Ana Ruiz > Oak House: 20000 GBP (given) give:active",
        ],
    ),
    (
        "Ana Ruiz has given her house, valued at $900,000, to Oak House.",
        [
            "Ana Ruiz > Oak House: 900000 USD (given) give:active",
        ],
    ),
    (
        "Ana Ruiz left the bulk of her estate, some £11 million, to Oak House.",
        [
            "Ana Ruiz > Oak House: 11000000 GBP (given) leave:active",
        ],
    ),
    (
        "The firm gave 1 percent of its profit, or $2.1 million, to Oak House.",
        [
            "firm > Oak House: 2100000 USD (given) give:active",
        ],
    ),
    (
        "The Fir Trust has paid the first half, $40, to Oak House.",
        [
            "Fir Trust > Oak House: 40 USD (given) pay:active",
        ],
    ),
    # where it will be, how it came together, and what is joined to what cannot be read
    (
        "The Fir Trust has put £40 into a new swimming pool at Oak School.",
        [
            "Fir Trust > Oak School: 40 GBP (given) put:active",
        ],
    ),
    (
        "The Fir Trust is investing £40 in a centre for battery research at Oak University.",
        [
            "Fir Trust > Oak University: 40 GBP (given) invest:active",
        ],
    ),
    (
        "Ash Rail handed over £40, raised by its staff in a sponsored walk, to Oak House.",
        [
            "Ash Rail > Oak House: 40 GBP (given) hand over:active",
        ],
    ),
    (
        "The Fir Trust gave Oak House a carved door and $40.",
        [
            "Fir Trust > Oak House: carved door (given) give:active",
            "Fir Trust > Oak House: 40 USD (given) give:active",
        ],
    ),
    (
        "For the rebuilding of Oak Hall the Fir Trust has given €40.",
        [
            "Fir Trust > Oak Hall: 40 EUR (given) give:active",
        ],
    ),
    # what was done with a sum from somebody, and what a cost is shared by
    (
        "The new hall was paid for with $4 million from the Fir Trust and $8 from the city.",
        [
            "Fir Trust > new hall: 4000000 USD (given) enabling",
            "city > new hall: 8 USD (given) enabling",
        ],
    ),
    (
        "Backed by £40 from the Fir Trust, Oak Theatre will reopen in May.",
        [
            "Fir Trust > Oak Theatre: 40 GBP (given) enabling",
        ],
    ),
    (
        "Oak House used a gift of $40 from Ana Ruiz to build a stage.",
        [
            "Ana Ruiz > Oak House: 40 USD (given) gift:noun",
        ],
    ),
    (
        "The museum's new wing cost $62 million; $40 million came from the Fir Trust.",
        [
            "Fir Trust > museum: 40000000 USD (given) come:moving",
        ],
    ),
    (
        "The rebuilding of Oak Hall cost €900, of which the Fir Trust gave €600.",
        [
            "Fir Trust > Oak Hall: 600 EUR (given) give:active",
        ],
    ),
    (
        "Of the $5 million that the Fir Trust gave, $2 million has gone to schools in Mali.",
        [
            "Fir Trust > : 5000000 USD (given) give:active",
            "Fir Trust > schools in Mali: 2000000 USD (given) go:moving",
        ],
    ),
    (
        "Every year the Fir Trust makes grants of about £3 million to churches.",
        [
            "Fir Trust > churches: 3000000 GBP (given) make:active",
        ],
    ),
    # help without a number, and what is done by help
    (
        "Ash & Lowe contributed 300 pro bono hours to Oak House.",
        [
            "Ash & Lowe > Oak House: 300 pro bono hours (given) contribute:active",
        ],
    ),
    (
        "Ana Ruiz gave $40 to help feed children in Lima.",
        [
            "Ana Ruiz > : 40 USD (given) give:active",
        ],
    ),
    (
        (
            "The Fir Trust approved €12 million in aid for Mali. The package includes €3 million "
            "for schools in Gao."
        ),
        [
            "Fir Trust > Mali: 12000000 EUR (pledged) approve:active",
            "Fir Trust > schools in Gao: 3000000 EUR (given) package:contents",
        ],
    ),
    # verbs of help told by what was done, and adverbs of two words
    (
        "The Oak Council has come on board with $40.",
        [
            "Oak Council > : 40 USD (given) come on board with:active",
        ],
    ),
    (
        "Ash Feeds has once again donated 200 bales of hay to Oak House.",
        [
            "Ash Feeds > Oak House: 200 bales of hay (given) donate:active",
        ],
    ),
    (
        "The pupils of Elm School brought Oak House £87 in a boot.",
        [
            "pupils of Elm School > Oak House: 87 GBP (given) bring:active",
        ],
    ),
    (
        "Volunteers in Perth knitted 400 hats for babies at Oak Hospital.",
        [
            "Volunteers in Perth > babies at Oak Hospital: 400 hats (given) knit:active",
        ],
    ),
    # one thing of its kind, and who gets what is told of a part or of each
    (
        "Ana Ruiz donated her 1924 grand piano to Oak House.",
        [
            "Ana Ruiz > Oak House: 1924 grand piano (given) donate:active",
        ],
    ),
    (
        "The Fir Trust gave Oak House a 12-seater minibus.",
        [
            "Fir Trust > Oak House: 12-seater minibus (given) give:active",
        ],
    ),
    (
        "The Fir Trust will give Kshs. 150,000 to each of these 38 women.",
        [
            "Fir Trust > 38 women: 150000 KES (pledged) give:active",
        ],
    ),
    (
        "A total of 310 students received bursaries of $1,200 each from the Fir Trust.",
        [
            "Fir Trust > 310 students: 1200 USD (received) receive:active",
        ],
    ),
    (
        "Over half of this was covered by a grant of £35 from the Fir Trust.",
        [
            "Fir Trust > : 35 GBP (given) grant:noun",
        ],
    ),
    # names between dashes, a gift after a clause about who got the first, and a founding
    (
        (
            "Three law firms – Ash Finch LLP, Elm Roy and Fir Legal – have together donated $300 "
            "to Oak House."
        ),
        [
            "Ash Finch LLP, Elm Roy, Fir Legal > Oak House: 300 USD (given) donate:active",
        ],
    ),
    (
        "The Fir Trust gave $60 to Oak House, whose members plant trees, and $45 to Elm House.",
        [
            "Fir Trust > Oak House: 60 USD (given) give:active",
            "Fir Trust > Elm House: 45 USD (given) give:active",
        ],
    ),
    (
        "The Fir Trust announced the creation of the Ash Fund with an initial donation of €40.",
        [
            "Fir Trust > : 40 EUR (pledged) announce:active",
        ],
    ),
    # who is called a donor, and with what sum
    (
        "Ana Ruiz was the largest donor to the Oak Fund, with $22 million.",
        [
            "Ana Ruiz > Oak Fund: 22000000 USD (given) donor",
        ],
    ),
    (
        "Norway remains the biggest contributor to the Oak Fund, giving $40 million.",
        [
            "Norway > Oak Fund: 40000000 USD (given) give:active",
        ],
    ),
    (
        "With a £70,000 donation, the Dunn family has become the main supporter of Oak House.",
        [
            "Dunn family > Oak House: 70000 GBP (given) donor",
        ],
    ),
    # a gift raised from one sum to another, one shared out, one matched, one with its source
    (
        (
            "Norway will increase its contribution to the Oak Fund from SEK 40 million to SEK 55 "
            "million."
        ),
        [
            "Norway > Oak Fund: 55000000 SEK (given) raised",
        ],
    ),
    (
        "Ana Ruiz shared her prize, some €5 million, among four hospitals in Lima.",
        [
            "Ana Ruiz > four hospitals in Lima: 5000000 EUR (given) share:active",
        ],
    ),
    (
        "Ash Bank will match donations to Oak House up to €25,000.",
        [
            "Ash Bank > Oak House: 25000 EUR (pledged) match:active",
        ],
    ),
    (
        "Pupils sold cakes and gave the £1,140 they made to Oak House.",
        [
            " > Oak House: 1140 GBP (given) give:active",
        ],
    ),
    (
        (
            "The trustees of the Penn Estate have awarded two bursaries: £6,000 to Ana Ruiz and "
            "£4,000 to Ho Lin."
        ),
        [
            "trustees of the Penn Estate > Ana Ruiz: 6000 GBP (given) award:active",
            "trustees of the Penn Estate > Ho Lin: 4000 GBP (given) award:active",
        ],
    ),
    # who is to be given, a second sum of grants agreed, whose work it is for, where it is spent
    (
        "Ana Ruiz was one of twelve chemists to be awarded $20 by the Fir Trust.",
        [
            "Fir Trust > one of twelve chemists: 20 USD (pledged) award:recipient-passive",
        ],
    ),
    (
        "The Fir Trust has agreed grants of £45 for Oak Arts Centre and £30 for Elm Youth Club.",
        [
            "Fir Trust > Oak Arts Centre: 45 GBP (pledged) agree:active",
            "Fir Trust > Elm Youth Club: 30 GBP (pledged) agree:active",
        ],
    ),
    (
        "The Fir Trust gave £500 for Oak Aid's work in Mali.",
        [
            "Fir Trust > Oak Aid: 500 GBP (given) give:active",
        ],
    ),
    (
        "Readers of the Oak Gazette have helped raise £72 for a new scanner at Elm Hospital.",
        [
            "Readers of the Oak Gazette > Elm Hospital: 72 GBP (pledged) raise:active",
        ],
    ),
    (
        "The Fir Trust has spent £4 million on 40 youth projects in Wales.",
        [
            "Fir Trust > 40 youth projects in Wales: 4000000 GBP (given) spend:active",
        ],
    ),
]

NEGATIVES = [
    "Quotes were received: Oak House (€45), Elm House (€52) and Ash House (€39).",
    "The sale earned the firm a €3 profit.",
    "A €40 million film backed by Oak Pictures opens at the Oak Foundation's hall.",
    "The Fir Trust says that the lottery paid €90 million to a couple in Leeds.",
    (
        "Oak Pharma, which gives to charity, supplies Ash Hall with 2 million tablets a year "
        "under a contract."
    ),
    "The Fir Trust was left with debts of €2 million.",
    "Elm Shop, which gives to charity, offers free delivery.",
    "The Council received 146 applications requesting €2.9 million in all.",
    "With the new funds Oak Aid will procure 14,000 cartons of milk.",
    "It was a €90,000 film partly funded by the Lottery Fund.",
    "A €5 billion bridge funded by tolls opened on Monday.",
    # what somebody does as a rule is no act
    "Ash Fresh, a company which brings vegetables to the night markets of Elm Bay, has won.",
    "A ship sails to Haiti, where our partner Konbit Ash distributes food to families.",
    # what the reader is asked for, or how giving as such went
    "Please send your gift of $25 or more to Oak House.",
    "Your donation of $40 to the Ash Foundation feeds a family.",
    "Global aid fell by €6 billion to €140 billion in 2018.",
    # what a gift would do, from what sum on gifts are listed, and what was bought of somebody
    "$600 stocks a school pantry for a term. The Ash Foundation thanks all donors.",
    "Contributions of $500 and above received from members in May:",
    "With funds from the Elm Office, the Ash Foundation bought 900 pounds of milk from farmers.",
    "Give $20 to Oak House today.",
    "Send €50 to Elm School and feed a class for a week.",
    "Add $12 to your cart for free delivery.",
    "Fir Mills is large enough to give €40 to Oak House.",
    # what was not taken, and what nobody is named for
    "Fir County council rejects $900 donation from ash grower.",
    "- Won €40 on Ash Reels.\n- Won €30 on Elm Box.",
    # what is spent on one's own people and means
    "The Ash Foundation spent £500 on staff and £40 on fuel.",
    "The Ash Foundation has spent $40 million on maternal health in eleven countries.",
    # a part of a sum is not the sum
    "Ten founders took home a share of the $1.5 million pool on Saturday.",
    "Half of the £400,000 grant was paid to Oak House in May.",
    "The Ash Foundation gave some of its 900 laptops to Elm School.",
    "The Ash Foundation opened its round in April. Together they receive NOK 9.6 million.",
    "The room was used to support Oak House with $900.",
    "With assets of $64 million, the Ash Foundation supports Oak House.",
    "Linfeng Holdings was listed in Hong Kong in 2011, raising HK$2.3 billion.",
    "The group spent 430 million yuan on research and development last year.",
    "Our partners have offered to carry all donated goods at cost.",
    "青禾药业去年研发投入4.3亿元，位居行业前列。",
    "原定于9月举行的慈善拍卖取消，未能筹得预计的200万元。",
    "青禾医院急需口罩2万只、防护服500套。",
]


@pytest.mark.parametrize(("text", "expected"), [*EXAMPLES, *((text, []) for text in NEGATIVES)])
def test_what_is_given(text: str, expected: list[str]) -> None:
    assert brief(text) == expected
