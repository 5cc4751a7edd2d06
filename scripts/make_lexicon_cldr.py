"""Writes extractor/lexicon/months.json and territories.json from CLDR (through babel).

Run `python scripts/make_lexicon_cldr.py` after an update of babel; the result does not depend on
anything else. Regions are those of UN M49 (Statistics Division, "Standard country or area codes for
statistical use"), with the places M49 leaves out put where CLDR's territory containment puts them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel import Locale, localedata
from babel.core import get_global

from extractor.values.place_names import fold

LEXICON = Path(__file__).parent.parent / "extractor" / "lexicon"

# M49 regions as alpha-2 codes, by sub-region (intermediate region where M49 has one).
M49 = {
    "Africa": {
        "Northern Africa": "DZ EG LY MA SD TN EH",
        "Eastern Africa": "IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW",
        "Middle Africa": "AO CM CF TD CG CD GQ GA ST",
        "Southern Africa": "BW SZ LS NA ZA",
        "Western Africa": "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG",
    },
    "Americas": {
        "Caribbean": "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX"
        " TT TC VI",
        "Central America": "BZ CR SV GT HN MX NI PA",
        "South America": "AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE",
        "Northern America": "BM CA GL PM US",
    },
    "Asia": {
        "Central Asia": "KZ KG TJ TM UZ",
        "Eastern Asia": "CN HK MO KP JP MN KR TW",
        "South-eastern Asia": "BN KH ID LA MY MM PH SG TH TL VN",
        "Southern Asia": "AF BD BT IN IR MV NP PK LK",
        "Western Asia": "AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE",
    },
    "Europe": {
        "Eastern Europe": "BY BG CZ HU PL MD RO RU SK UA",
        "Northern Europe": "AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB",
        "Southern Europe": "AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES XK",
        "Western Europe": "AT BE FR DE LI LU MC NL CH",
    },
    "Oceania": {
        "Australia and New Zealand": "AU CX CC HM NZ NF",
        "Melanesia": "FJ NC PG SB VU",
        "Micronesia": "GU KI MH FM NR MP PW UM",
        "Polynesia": "AS CK PF NU PN WS TK TO TV WF",
    },
}
# CLDR's codes for the regions above, for their names in other languages.
REGION_CODES = {
    "Africa": "002", "Americas": "019", "Asia": "142", "Europe": "150", "Oceania": "009",
    "Northern Africa": "015", "Eastern Africa": "014", "Middle Africa": "017",
    "Southern Africa": "018", "Western Africa": "011", "Caribbean": "029",
    "Central America": "013", "South America": "005", "Northern America": "021",
    "Central Asia": "143", "Eastern Asia": "030", "South-eastern Asia": "035",
    "Southern Asia": "034", "Western Asia": "145", "Eastern Europe": "151",
    "Northern Europe": "154", "Southern Europe": "039", "Western Europe": "155",
    "Australia and New Zealand": "053", "Melanesia": "054", "Micronesia": "057",
    "Polynesia": "061", "Sub-Saharan Africa": "202", "Latin America and the Caribbean": "419",
}  # fmt: skip
# Codes that ISO 3166 has withdrawn and CLDR still points at a successor.
WITHDRAWN = ("ROM", "ZAR", "TMP", "BUR", "FXX", "YUG", "SCG", "ANT", "DDR", "YMD", "SUN", "NTZ")
FIRST = ("en", "zh", "zh_Hant", "ja", "ko", "fr", "de", "es", "it", "pt", "ru", "ar")


def languages() -> list[str]:
    """Every language of CLDR, and its other scripts, the most read ones first."""
    shape = re.compile(r"[a-z]+(_[A-Z][a-z]{3})?")
    known = [name for name in localedata.locale_identifiers() if shape.fullmatch(name)]
    return [*FIRST, *sorted(name for name in known if name not in FIRST)]


def alpha3() -> dict[str, str]:
    """alpha-2 -> alpha-3 of ISO 3166-1, from CLDR's list of aliases; Kosovo's is user-assigned."""
    listed = {code for parts in M49.values() for codes in parts.values() for code in codes.split()}
    codes = {"XK": "XKX"}
    for alias, targets in sorted(get_global("territory_aliases").items()):
        if (
            re.fullmatch("[A-Z]{3}", alias)
            and alias not in WITHDRAWN
            and targets[0] in {*listed, "AQ"}
        ):
            codes.setdefault(targets[0], alias)
    return codes


def calendar_names(kind: str, keys: range) -> dict[str, list[str]]:
    """For each language the names of its months or weekdays, full and short, split by `|`."""
    table: dict[str, list[str]] = {}
    for language in languages():
        entries = getattr(Locale.parse(language), kind)
        rows: list[str] = []
        for key in keys:
            found: list[str] = []
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    name = entries[context][width][key].casefold().strip(" .")
                    if not re.search(r"\d", name) and name not in found and len(name) > 1:
                        found.append(name)
            rows.append("|".join(found))
        if all(rows) and rows not in table.values():
            table[language.replace("_", "-")] = rows
    return table


def names(codes: list[str]) -> dict[str, str]:
    """language -> names of the codes in their order, split by `|`; empty where an earlier language
    has the same name. English and Chinese as written, the others folded."""
    taken: set[tuple[str, str]] = set()
    table: dict[str, str] = {}
    for language in languages():
        territories = Locale.parse(language).territories
        row: list[str] = []
        for code in codes:
            name = territories.get(code, "").replace("|", " ")
            key = (code, fold(name))
            new = name and name != code and key not in taken
            taken.add(key)
            row.append((name if language in ("en", "zh", "zh_Hant") else fold(name)) if new else "")
        if any(row):
            table[language.replace("_", "-")] = "|".join(row)
    return table


def territories() -> dict[str, object]:
    """Countries (alpha-3, in the order of the names) by M49 sub-region; names of both."""
    codes = alpha3()
    listed = sorted(codes, key=codes.__getitem__)
    regions = {
        region: {part: [codes[code] for code in members.split()] for part, members in parts.items()}
        for region, parts in M49.items()
    }
    return {
        "countries": " ".join(codes[code] for code in listed),
        "alpha2": " ".join(listed),
        "regions": regions,
        "names": names(listed),
        "region_order": list(REGION_CODES),
        "region_names": names(list(REGION_CODES.values())),
    }


def write(name: str, source: str, content: dict[str, object]) -> None:
    text = json.dumps({"source": source, **content}, ensure_ascii=False, indent=0)
    (LEXICON / name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    cldr = f"Unicode CLDR {get_global('cldr')['version']} (Unicode License v3)"
    months = calendar_names("months", range(1, 13))
    weekdays = calendar_names("days", range(7))  # Monday first
    write("months.json", cldr, {"months": months, "weekdays": weekdays})
    write("territories.json", f"{cldr}; regions: UN M49, Statistics Division", territories())
