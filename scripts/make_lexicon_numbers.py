"""Write extractor/lexicon/number_words.json: the numbers under 100 and whole hundreds, spelled.

    python scripts/make_lexicon_numbers.py

Reads number_words.toml. Words are in lower case and parted by single spaces; by language, `small`
and `hundreds`: word -> value.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE.parent / "extractor" / "lexicon" / "number_words.json"

Spelled = list[tuple[str, int]]


def listed(words: str, first: int, step: int) -> Spelled:
    """The words of a row of numbers with their values."""
    return [
        (form.replace("_", " "), first + step * index)
        for index, forms in enumerate(words.split())
        for form in forms.split("/")
    ]


def joined(pattern: str, ten: str, one: str, rules: dict[str, Any]) -> list[str]:
    """A ten and a digit in one, with the vowel dropped or the accent set that the language asks."""
    if one.startswith(tuple(rules.get("elided", "").split())):
        ten = ten[:-1]
    form = pattern.format(ten=ten, one=one)
    accented: dict[str, str] = rules.get("accented", {})
    return [form] + [form.removesuffix(a) + b for a, b in accented.items() if form.endswith(a)]


def under_hundred(rules: dict[str, Any]) -> dict[str, int]:
    ones, teens = listed(rules["ones"], 1, 1), listed(rules["teens"], 10, 1)
    tens = listed(rules["tens"], 20, 10)
    found = [*ones, *teens, *tens, *listed(rules.get("twenty", ""), 21, 1)]
    done = {value for _, value in found}
    found += [
        (form, high + low)
        for ten, high in tens
        for one, low in ones
        if high + low not in done
        for pattern in rules["under_hundred"]
        for form in joined(pattern, ten, one, rules)
    ]
    for ten, high in zip(rules.get("twenties", "").split(), (60, 80), strict=False):
        word = ten.replace("_", " ")
        found += [(f"{word} {form}", high + value) for form, value in teens]
        found += [(f"{word} et {form}", high + value) for form, value in teens if value == 11]
    return dict(reversed(found))


def whole_hundreds(rules: dict[str, Any]) -> dict[str, int]:
    """100 to 900, and 1100 to 1900 where a language counts in hundreds there."""
    found = listed(rules["hundreds"], 100, 100)
    return {word: value if value < 1000 else value + 100 for word, value in found}


def main() -> None:
    rules = tomllib.loads((HERE / "number_words.toml").read_text("utf-8"))
    content = {
        language: {"small": under_hundred(of), "hundreds": whole_hundreds(of)}
        for language, of in sorted(rules.items())
    }
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
