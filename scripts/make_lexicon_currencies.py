"""Write extractor/lexicon/currencies.json from CLDR, as babel ships it, and currency_words.toml.

    python scripts/make_lexicon_currencies.py

`current`: ISO 4217 codes that are tender somewhere today. `former`: codes that were once.
`names`: language -> name in lower case -> code, singular and plural. CLDR's own names of today's
money come first, then those put together of an adjective or territory and a noun, then those of
former money, then all without accents.
`parts`: name of a part of a unit -> codes with how many make one, and whether it is read alone.
`symbols`: symbol -> code, where CLDR's narrow and wide symbols name one current currency only.
`territories`: ISO 3166-1 alpha-2 -> code of today's tender.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

HERE = Path(__file__).parent
TARGET = HERE.parent / "extractor" / "lexicon" / "currencies.json"
LANGUAGES = ("en", "zh", "zh_Hant", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "pl")
X_CODES = {"XAF", "XCD", "XCG", "XOF", "XPF"}  # ISO 4217: the codes in X that are money
LONGEST = 5  # words of a name
YEARS = re.compile(r"\s?[(（][^()（）]*[)）]|\s[\d–-]+$")


def tender() -> tuple[dict[str, str], set[str], list[str]]:
    """Today's first tender of each territory, every tender of today, former ones by last day."""
    territories: dict[str, str] = {}
    current: set[str] = {"CNH"}
    last: dict[str, str] = {}
    for territory, history in sorted(get_global("territory_currencies").items()):
        for code, _, end, is_tender in history:
            last[code] = max(last.get(code, ""), str(end or "9"))
            if end is None and is_tender:
                current.add(code)
                territories.setdefault(territory, code)
    former = sorted(last.keys() - current, key=lambda code: (last[code], code), reverse=True)
    return territories, current, former


def plain(name: str) -> str:
    """A name in lower case with plain spaces."""
    return name.lower().replace("\u00a0", " ")


def folded(name: str) -> str:
    """A name without accents and strokes."""
    parted = unicodedata.normalize("NFD", name.replace("ł", "l"))
    return "".join(char for char in parted if not unicodedata.combining(char))


def forms(language: str, code: str) -> list[str]:
    data = Locale.parse(language)._data
    plural = data["currency_names_plural"].get(code)
    found = [data["currency_names"].get(code), *(dict(plural).values() if plural else ())]
    return [plain(form) for form in found if form and form.upper() != code]


def names_of(language: str, current: set[str]) -> dict[str, str]:
    """CLDR's names of today's money."""
    found: dict[str, str] = {}
    for code in sorted(current):
        for form in forms(language, code):
            found.setdefault(form, code)
    return found


def former_names(language: str, former: Iterable[str], known: dict[str, str]) -> dict[str, str]:
    """CLDR's names of these codes of the past, without years, the last tender of a name first."""
    found: dict[str, str] = {}
    for code in former:
        for form in forms(language, code):
            name = YEARS.sub("", form).strip()
            if name and name not in known:
                found.setdefault(name, code)
    return found


def english_names(words: dict[str, Any]) -> dict[str, str]:
    """Every adjective with every noun, and the nouns that need none."""
    territories = Locale.parse("en").territories
    found: dict[str, str] = {}
    lands: dict[str, list[str]] = {}
    for territory, history in sorted(get_global("territory_currencies").items()):
        name = plain(territories.get(territory, "")).replace(" & ", " and ")
        for code, _, end, is_tender in history:
            if name and end is None and is_tender:
                lands.setdefault(code, []).append(name)
    for code, adjectives in words["adjectives"].items():
        nouns = [form.split()[-1] for form in forms("en", code) if not YEARS.search(form)]
        nouns += words["nouns"].get(code, ())
        for first in dict.fromkeys([*adjectives, *lands.get(code, ())]):
            for noun in dict.fromkeys(nouns):
                for name in (f"{first} {noun}", folded(f"{first} {noun}")):
                    if len(name.split()) <= LONGEST and "(" not in name:
                        found.setdefault(name, code)
    for code, nouns in words["alone"].items():
        found.update((name, code) for noun in nouns for name in (noun, folded(noun)))
    return found


def parts_of(words: dict[str, Any]) -> dict[str, Any]:
    """Name of a part, bare or behind an adjective -> codes, how many make a unit."""
    found: dict[str, Any] = {}
    for entry in words["parts"]:
        per = entry.get("per", 100)
        for name in (form for one in entry["names"] for form in (one, folded(one))):
            bare = found.setdefault(name, {"of": {}, "alone": entry.get("alone", False)})
            for code in entry["of"]:
                bare["of"].setdefault(code, per)
                for adjective in words["adjectives"].get(code, ()):
                    whole = found.setdefault(f"{adjective} {name}", {"of": {}, "alone": True})
                    whole["of"].setdefault(code, per)
    return dict(sorted(found.items()))


def chinese_names(words: dict[str, Any], tenders: dict[str, str]) -> dict[str, str]:
    """Every territory with the noun that CLDR's name of its money ends with."""
    territories = Locale.parse("zh").territories
    found = {name: code for code, names in words["also"].items() for name in names}
    for territory, code in sorted(tenders.items()):
        name = next(iter(forms("zh", code)), "")
        noun = max((n for n in words["nouns"]["words"] if name.endswith(n)), key=len, default="")
        if noun and code not in ("USD", "EUR", "CNY") and territory in territories:
            found.setdefault(territories[territory] + noun, code)
    return found


def main() -> None:
    territories, tenders, former = tender()
    words = tomllib.loads((HERE / "currency_words.toml").read_text("utf-8"))
    current = {code for code in tenders if not code.startswith("X") or code in X_CODES}
    symbols: dict[str, list[str]] = {}
    for code, symbol in dict(Locale.parse("en")._data["currency_symbols"]).items():
        if code in current and symbol != code:
            symbols.setdefault(symbol, []).append(code)
    names = {language: names_of(language, current) for language in LANGUAGES}
    every = {name: code for found in names.values() for name, code in found.items()}
    for language, found in (
        ("en", english_names(words)),
        ("zh", chinese_names(words["zh"], territories)),
    ):
        names[language] |= {n: code for n, code in found.items() if n not in every}
        every |= names[language]
    named = [code for code in former if code in words["adjectives"]]
    for language in LANGUAGES:
        names[language] |= former_names(language, named, every)
        for name in list(names[language]):
            names[language].setdefault(folded(name), names[language][name])
    content = {
        "source": "CLDR through babel (Unicode-3.0 licence)",
        "current": sorted(current),
        "former": sorted(c for c in former if not c.startswith("X")),
        "names": names,
        "parts": parts_of(words),
        "symbols": {s: codes[0] for s, codes in sorted(symbols.items()) if len(codes) == 1},
        "territories": territories,
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
