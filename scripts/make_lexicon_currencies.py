"""Write extractor/lexicon/currencies.json from CLDR, as babel ships it.

    python scripts/make_lexicon_currencies.py

`current`: ISO 4217 codes that are tender somewhere today. `former`: codes that were once.
`names`: language -> name in lower case -> code, singular and plural, current names only.
`symbols`: symbol -> code, where CLDR's narrow and wide symbols name one current currency only.
`territories`: ISO 3166-1 alpha-2 -> code of today's tender.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale
from babel.core import get_global

TARGET = Path(__file__).parent.parent / "extractor" / "lexicon" / "currencies.json"
LANGUAGES = ("en", "zh", "zh_Hant", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "pl")
X_CODES = {"XAF", "XCD", "XCG", "XOF", "XPF"}  # ISO 4217: the codes in X that are money


def tender() -> tuple[dict[str, str], set[str], set[str]]:
    """Today's first tender of each territory, every tender of today, every code of any time."""
    territories: dict[str, str] = {}
    current: set[str] = {"CNH"}
    every: set[str] = set()
    for territory, history in sorted(get_global("territory_currencies").items()):
        for code, _, end, is_tender in history:
            every.add(code)
            if end is None and is_tender:
                current.add(code)
                territories.setdefault(territory, code)
    return territories, current, every


def names_of(language: str, current: set[str]) -> dict[str, str]:
    data = Locale.parse(language)._data
    found: dict[str, str] = {}
    for code in sorted(current):
        forms = [data["currency_names"].get(code)]
        plural = data["currency_names_plural"].get(code)
        forms += list(dict(plural).values()) if plural else []
        for form in forms:
            if form and form.upper() != code:
                found.setdefault(form.lower().replace("\u00a0", " "), code)
    return found


def main() -> None:
    territories, tenders, every = tender()
    current = {code for code in tenders if not code.startswith("X") or code in X_CODES}
    symbols: dict[str, list[str]] = {}
    for code, symbol in dict(Locale.parse("en")._data["currency_symbols"]).items():
        if code in current and symbol != code:
            symbols.setdefault(symbol, []).append(code)
    content = {
        "source": "CLDR through babel (Unicode-3.0 licence)",
        "current": sorted(current),
        "former": sorted(c for c in every - current if not c.startswith("X")),
        "names": {language: names_of(language, current) for language in LANGUAGES},
        "symbols": {s: codes[0] for s, codes in sorted(symbols.items()) if len(codes) == 1},
        "territories": territories,
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
