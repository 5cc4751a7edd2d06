"""Write extractor/lexicon/lunar_feasts.json: feasts of the Chinese calendar as Gregorian days.

    pip install borax && python scripts/make_lexicon_lunar.py

borax (MIT licence) holds the calendar of 1900 to 2100 that the Hong Kong Observatory publishes. A
row of the file is one feast, with its day ("MM-DD") in every year from `first_year`.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from borax.calendars.lunardate import LunarDate, TermUtils

TARGET = Path(__file__).parent.parent / "extractor" / "lexicon" / "lunar_feasts.json"
FIRST_YEAR, LAST_YEAR = 1901, 2099
# Month and day of the Chinese calendar; the year begins with the spring festival.
FEASTS = {
    "spring festival": (1, 1),
    "lantern festival": (1, 15),
    "dragon boat festival": (5, 5),
    "double seventh festival": (7, 7),
    "mid-autumn festival": (8, 15),
    "double ninth festival": (9, 9),
}
QINGMING = 6  # the number of the solar term, from minor cold


def main() -> None:
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    days: dict[str, list[date]] = {
        name: [LunarDate(year, month, day).to_solar_date() for year in years]
        for name, (month, day) in FEASTS.items()
    }
    days["lunar new year's eve"] = [day - timedelta(1) for day in days["spring festival"]]
    days["qingming festival"] = [TermUtils.nth_term_day(year, QINGMING) for year in years]
    rows = {name: [f"{day:%m-%d}" for day in days[name]] for name in sorted(days)}
    content = {"first_year": FIRST_YEAR, "feasts": rows}
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
