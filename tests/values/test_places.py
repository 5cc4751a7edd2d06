"""Places: names of countries in many languages, lists, towns, ambiguous names, regions."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from extractor.values.place_names import fold
from extractor.values.places import parse_place
from extractor.values.places_in_text import find_places

# name as a page may write it | alpha-3 codes; none: not read
EXAMPLES = """\
Japan|JPN
日本|JPN
Republika y'u Rwanda|RWA
Republika y’u Rwanda|RWA
The Kingdom of Norway|NOR
Kingdom of Norway|NOR
Norge|NOR
Norway|NOR
Chad, Republic of Niger, the Republic of Mali|TCD NER MLI
Republic of Korea|KOR
The Republic of Korea|KOR
South Korea|KOR
S. Korea|KOR
Korea, Republic of|KOR
Korea (Republic of)|KOR
大韩民国|KOR
韩国|KOR
대한민국|KOR
North Korea|PRK
DPRK|PRK
Democratic People's Republic of Korea|PRK
The United States|USA
the US|USA
U.S.|USA
USA|USA
United States of America|USA
Estados Unidos|USA
États-Unis|USA
Vereinigte Staaten|USA
США|USA
美国|USA
アメリカ合衆国|USA
미국|USA
UK|GBR
U.K.|GBR
United Kingdom|GBR
Great Britain|GBR
England|GBR
Scotland|GBR
Northern Ireland|GBR
Royaume-Uni|GBR
英国|GBR
Ivory Coast|CIV
Côte d'Ivoire|CIV
Côte d’Ivoire|CIV
Cote d'Ivoire|CIV
COTE D'IVOIRE|CIV
Costa de Marfil|CIV
Elfenbeinküste|CIV
科特迪瓦|CIV
象牙海岸|CIV
DRC|COD
DR Congo|COD
Democratic Republic of the Congo|COD
Democratic Republic of Congo|COD
Congo (Kinshasa)|COD
Congo, Democratic Republic of the|COD
République démocratique du Congo|COD
刚果（金）|COD
刚果(金)|COD
Republic of the Congo|COG
Congo-Brazzaville|COG
République du Congo|COG
刚果（布）|COG
Republic of Georgia|GEO
Tanzania, United Republic of|TZA
United Republic of Tanzania|TZA
Tanzania|TZA
Jamhuri ya Kenya|KEN
Iran (Islamic Republic of)|IRN
Islamic Republic of Iran|IRN
Iran|IRN
伊朗|IRN
Bolivia, Plurinational State of|BOL
Venezuela (Bolivarian Republic of)|VEN
Micronesia (Federated States of)|FSM
Lao PDR|LAO
Lao People's Democratic Republic|LAO
Viet Nam|VNM
Việt Nam|VNM
Czech Republic|CZE
Czechia|CZE
Česko|CZE
Turkey|TUR
Türkiye|TUR
Turkiye|TUR
Eswatini|SWZ
Swaziland|SWZ
Myanmar|MMR
Burma|MMR
Myanmar (Burma)|MMR
Timor-Leste|TLS
East Timor|TLS
Cabo Verde|CPV
Cape Verde|CPV
Macedonia|MKD
North Macedonia|MKD
Russia|RUS
Russian Federation|RUS
Россия|RUS
The Netherlands|NLD
Netherlands|NLD
Holland|NLD
Nederland|NLD
Los Países Bajos|NLD
The Gambia|GMB
Gambia, The|GMB
The Bahamas|BHS
Trinidad and Tobago|TTO
Trinidad & Tobago|TTO
Bosnia and Herzegovina|BIH
Bosnia & Herzegovina|BIH
Bosnia-Herzegovina|BIH
Antigua and Barbuda|ATG
Saint Vincent and the Grenadines|VCT
St. Vincent and the Grenadines|VCT
Saint Kitts and Nevis|KNA
Sao Tome and Principe|STP
São Tomé and Príncipe|STP
St. Lucia|LCA
Guinea-Bissau|GNB
Guinea Bissau|GNB
Equatorial Guinea|GNQ
Papua New Guinea|PNG
Guinea|GIN
South Sudan|SSD
Sudan|SDN
Niger|NER
Nigeria|NGA
Hong Kong|HKG
Hong Kong SAR China|HKG
香港|HKG
Macao|MAC
Taiwan|TWN
台湾|TWN
China|CHN
中国|CHN
中国大陆|CHN
People's Republic of China|CHN
P.R. China|CHN
Kosovo|XKX
Palestine|PSE
Gaza|PSE
Holy See|VAT
Puerto Rico|PRI
Deutschland|DEU
Allemagne|DEU
Alemania|DEU
Bundesrepublik Deutschland|DEU
Germany|DEU
Österreich|AUT
Schweiz|CHE
Suisse|CHE
Magyarország|HUN
Suomi|FIN
Sverige|SWE
Ελλάδα|GRC
Україна|UKR
Україну|
España|ESP
ITALIA|ITA
italy|ITA
Brasil|BRA
República de Colombia|COL
Repubblica Italiana|
Kenya|KEN
Ethiopia|ETH
ኢትዮጵያ|ETH
भारत|IND
ভারত|IND
இந்தியா|IND
پاکستان|PAK
مصر|EGY
ישראל|ISR
ประเทศไทย|
ไทย|THA
Indonesia|IDN
Republik Indonesia|IDN
Pilipinas|PHL
Filipinas|PHL
საქართველო|GEO
Հայաստան|ARM
ދިވެހިރާއްޖެ|
Belgique|BEL
België|BEL
🇯🇵|JPN
🇯🇵 Japan|JPN
🇫🇷🇩🇪|FRA DEU
日本 Japan|JPN
Japan (日本)|JPN
Spain*|ESP
(Japan)|JPN
Japan:|JPN
Japan (Tokyo)|JPN
Tokyo, Japan|JPN
Wuhan, China|CHN
Hubei Province|CHN
湖北省|CHN
Hubei, China|CHN
San Francisco, CA|USA
Portland, OR|USA
Washington, DC|USA
Washington, D.C.|USA
New York, NY|USA
New York, New York|USA
Boston, Massachusetts|USA
Boston, MA, USA|USA
California|USA
Toronto, ON|CAN
Toronto, Ontario|CAN
London, UK|GBR
London, United Kingdom|GBR
Lagos, Nigeria|NGA
Paris, France; Berlin, Germany|FRA DEU
Paris, France and Berlin, Germany|FRA DEU
Japan and Korea, Republic of|JPN KOR
Japan, Iran and Italy|JPN IRN ITA
Japan / Iran|JPN IRN
Japan; Iran; Italy|JPN IRN ITA
Japan & Iran|JPN IRN
日本、伊朗和意大利|JPN IRN ITA
日本、韩国|JPN KOR
Trinidad and Tobago, Chad and Mali|TTO TCD MLI
Bosnia and Herzegovina and Serbia|BIH SRB
France et Belgique|FRA BEL
España y Portugal|ESP PRT
Argentina, Chile, Peru, Ecuador, and Cuba|ARG CHL PER ECU CUB
"""

REGIONS = [
    ("Africa", "Africa"),
    ("the Americas", "Americas"),
    ("Latin America", "Latin America and the Caribbean"),
    ("Southeast Asia", "South-eastern Asia"),
    ("East Africa", "Eastern Africa"),
    ("Sub-Saharan Africa", "Sub-Saharan Africa"),
    ("Europe", "Europe"),
    ("Europa", "Europe"),
    ("欧洲", "Europe"),
    ("非洲", "Africa"),
    ("worldwide", "World"),
    ("Africa and Europe", None),
    ("Japan", "Asia"),
    ("Kenya, Chad", "Africa"),
    ("Kenya, Japan", None),
    ("Taiwan", "Asia"),
    ("Kosovo", "Europe"),
    ("Antarctica", None),
]

# name | hints | countries | ambiguous
AMBIGUOUS = [
    ("Congo", [], "", "COD COG"),
    ("the Congo", [], "", "COD COG"),
    ("刚果", [], "", "COD COG"),
    ("Congo", ["COD"], "COD", ""),
    ("Congo", ["Democratic Republic of the Congo", "Kenya"], "COD", ""),
    ("Congo", ["COD", "COG"], "", "COD COG"),
    ("Congo", ["KEN"], "", "COD COG"),
    ("Korea", [], "", "KOR PRK"),
    ("Corea", ["KOR"], "KOR", ""),
    ("Georgia", [], "", "GEO USA"),
    ("Atlanta, Georgia", [], "", "GEO USA"),
    ("Georgia", ["Alabama", "Texas"], "USA", ""),
    ("Georgia", ["USA", "FRA"], "", "GEO USA"),
    ("Georgia", ["GEO"], "GEO", ""),
    ("Japan, Korea, Iran", [], "JPN IRN", "KOR PRK"),
    ("Congo, Republic of the Congo", [], "COG", "COD COG"),
    ("Virgin Islands", [], "", "VGB VIR"),
]

NEGATIVES = """\

Tokyo
Jack Ma Foundation
Red Cross
Red Cross, Italy
Italy Red Cross
Ministry of Health, Italy
Mali Foundation, Chad
University of Georgia Foundation
Bank of China
Georgia Tech
Chad Smith
Turkey sandwich
Republic
Kingdom
Republic of
the
us
in
IN
it
OR
me
all
To
No
Al
Man
La
n/a
NA
10 countries
1,000,000 masks
Masks
Delivered
January
Hope
Korean
Middle East
Japan and friends
Japan, masks
"""

IN_PROSE = [
    (
        "The masks went to Japan, Iran and the Republic of Korea.",
        "Japan=JPN Iran=IRN Republic of Korea=KOR",
    ),
    ("Chad Smith and Jordan Lee visited New Mexico and New Jersey.", ""),
    ("In Chad and Jordan we work.", "Chad=TCD Jordan=JOR"),
    ("the US $20 million, US$20 and $US", ""),
    ("the US and the UK", "US=USA UK=GBR"),
    ("Tell us more about turkey and china", ""),
    ("捐赠给日本、韩国和伊朗", "日本=JPN 韩国=KOR 伊朗=IRN"),
    (
        "54 countries in Africa and Latin America",
        "Africa=Africa Latin America=Latin America and the Caribbean",
    ),
    ("South Sudan and Papua New Guinea", "South Sudan=SSD Papua New Guinea=PNG"),
    ("Guinea-Bissau, Nigerians, Indiana, Chinese", "Guinea-Bissau=GNB"),
    ("Georgia Tech is in Georgia", "Georgia=GEO/USA"),
    ("the Congo", "Congo=COD/COG"),
    ("Côte d'Ivoire and Côte d’Ivoire", "Côte d'Ivoire=CIV Côte d’Ivoire=CIV"),
    ("DRC and U.A.E.", "DRC=COD U.A.E.=ARE"),
    ("American Samoa", "American Samoa=ASM"),
]

BUGS_CAUGHT = [
    ("Paris, France and Berlin, Germany", "FRA DEU", "the first pair is not lost"),
    ("Bosnia and Herzegovina and Serbia", "BIH SRB", "`and` inside of a name"),
    ("Japan (Tokyo)", "JPN", "a closing bracket is not stripped alone"),
    ("Korea, Republic of", "KOR", "no list of two Koreas"),
]


def shown(text: str) -> str:
    place = parse_place(text)
    return " ".join(place.countries) if place else ""


@pytest.mark.parametrize(("text", "codes"), [line.split("|") for line in EXAMPLES.splitlines()])
def test_countries(text: str, codes: str) -> None:
    place = parse_place(text)
    assert (" ".join(place.countries) if place else "") == codes
    assert place is None or (place.ambiguous == () and place.text == text)


@pytest.mark.parametrize(("text", "region"), REGIONS)
def test_regions(text: str, region: str | None) -> None:
    place = parse_place(text)
    assert place is not None and place.region == region


@pytest.mark.parametrize(("text", "hints", "countries", "ambiguous"), AMBIGUOUS)
def test_ambiguous_names(text: str, hints: list[str], countries: str, ambiguous: str) -> None:
    place = parse_place(text, hints=hints)
    assert place is not None
    assert (" ".join(place.countries), " ".join(place.ambiguous)) == (countries, ambiguous)


@pytest.mark.parametrize("text", NEGATIVES.splitlines())
def test_no_place(text: str) -> None:
    assert parse_place(text) is None


@pytest.mark.parametrize(("text", "codes", "why"), BUGS_CAUGHT)
def test_bugs_caught(text: str, codes: str, why: str) -> None:
    assert shown(text) == codes, why


@pytest.mark.parametrize(("text", "expected"), IN_PROSE)
def test_places_in_prose(text: str, expected: str) -> None:
    found = [
        f"{text[start:end]}={'/'.join(place.countries or place.ambiguous) or place.region}"
        for start, end, place in find_places(text)
    ]
    assert " ".join(found) == expected


LANGUAGES = (
    "en",
    "zh",
    "ja",
    "ko",
    "fr",
    "de",
    "es",
    "it",
    "pt",
    "ru",
    "ar",
    "sw",
    "hi",
    "th",
)
COUNTRIES = {
    "JP": "JPN",
    "NO": "NOR",
    "RW": "RWA",
    "TD": "TCD",
    "DE": "DEU",
    "BR": "BRA",
    "KE": "KEN",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("alpha2", "alpha3"), COUNTRIES.items())
def test_name_of_the_country_in_its_language(language: str, alpha2: str, alpha3: str) -> None:
    name = Locale(language).territories[alpha2]
    place = parse_place(name, language)
    assert place is not None and place.countries == (alpha3,)
    place = parse_place(name.upper(), language)
    assert place is not None and place.countries == (alpha3,)


@given(st.text(max_size=60))
def test_nothing_raises_and_offsets_cut_the_text(text: str) -> None:
    parse_place(text)
    for start, end, place in find_places(text):
        assert text[start:end] == place.text


@given(
    st.lists(
        st.sampled_from(["Japan", "Chad", "Kenya", "Trinidad and Tobago"]),
        min_size=1,
        max_size=6,
        unique=True,
    ),
    st.sampled_from([", ", "; ", " / ", "、", "\n"]),
)
def test_list_is_read_as_its_members(names: list[str], separator: str) -> None:
    codes = {"Japan": "JPN", "Chad": "TCD", "Kenya": "KEN", "Trinidad and Tobago": "TTO"}
    place = parse_place(separator.join(names))
    assert place is not None and place.countries == tuple(codes[name] for name in names)


def test_fold_keeps_letters_apart() -> None:
    assert fold("Côte d’Ivoire") == fold("COTE D'IVOIRE") == "cote d'ivoire"
    assert fold("Guinea-Bissau") == "guinea bissau"
