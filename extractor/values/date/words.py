"""Words of dates from the lexicon: months of all languages, numbers, ordinals, weekdays."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from extractor.lexicon import load, table_of


@cache
def _lexicon() -> Any:
    return load("dates.toml")


@cache
def _months_of(language: str) -> dict[str, int]:
    """name -> month in one language (`"de"`, `"sr-Latn"`); empty where CLDR lists none."""
    return _english_months() if language == "en" else _months_in(language)


@table_of("months.json", "dates.toml")
def _english_months() -> dict[str, int]:
    return _months_in("en")


def _months_in(language: str) -> dict[str, int]:
    rows = load("months.json")["months"].get(language, ())
    names = {name: month for month, row in enumerate(rows, 1) for name in row.split("|")}
    prefix = _lexicon()["months"]["prefix"].get(language)
    if prefix:
        names |= {prefix + name: month for name, month in names.items()}
    extra: dict[str, int] = _lexicon()["months"]["extra"].get(language, {})
    return names | extra


@table_of("months.json", "dates.toml")
def _months_of_all() -> dict[str, int]:
    """Names that mean one month in whatever language, as far as English has no such word.

    Names of three letters are taken from the languages listed for that, names of four and five
    Latin letters from the common languages; names in other scripts from all."""
    lexicon = _lexicon()["months"]
    seen: dict[str, set[int]] = {}
    for language in load("months.json")["months"]:
        shortest = 3 if language in lexicon["short"] else 4 if language in lexicon["common"] else 6
        for name, month in _months_of(language).items():
            if len(name) >= (3 if name[0] > "\u024f" else shortest):
                seen.setdefault(name, set()).add(month)
    for name in lexicon["not_alone"]:
        seen.pop(name, None)
    return {name: min(found) for name, found in seen.items() if len(found) == 1}


@cache
def _languages_like(language: str) -> tuple[str, ...]:
    """The language itself and what it is written like: `"pt-BR"` -> `("pt-BR", "pt")`."""
    parts = language.replace("_", "-").split("-")
    return tuple("-".join(parts[:count]) for count in range(len(parts), 0, -1))


def _is_english(language: str | None) -> bool:
    return language is not None and language.replace("_", "-").split("-")[0].lower() == "en"


@lru_cache(maxsize=4096)
def month_number(word: str, language: str | None = None) -> int | None:
    """1 to 12 for the name of a month, in the language if it is given, in English, in any other.

    In a text that is known to be English only English names count: `Mars 2020` is no March."""
    name = word.casefold().strip(".'’ ")
    for candidate in _languages_like(language) if language else ():
        found = _months_of(candidate).get(name)
        if found:
            return found
    english = _months_of("en").get(name)
    return english if english or _is_english(language) else _months_of_all().get(name)


@table_of("months.json", "dates.toml")
def _ambiguous_months() -> frozenset[str]:
    seen: dict[str, set[int]] = {}
    for language in load("months.json")["months"]:
        for name, month in _months_of(language).items():
            seen.setdefault(name, set()).add(month)
    return frozenset(name for name, months in seen.items() if len(months) > 1)


def is_ambiguous_month(word: str) -> bool:
    """Whether two languages mean different months by the word (`listopad`), English aside."""
    name = word.casefold().strip(".")
    return name in _ambiguous_months() and name not in _months_of("en")


@cache
def month_names(language: str | None = None) -> frozenset[str]:
    """Every word that `month_number` knows as a month, folded, or that such a name begins with."""
    names = _months_of("en") | ({} if _is_english(language) else _months_of_all())
    for candidate in _languages_like(language) if language else ():
        names |= _months_of(candidate)
    return frozenset(names) | {name.split()[0] for name in names if name[0] > "\u024f"}


def names_month(word: str, language: str | None = None) -> bool:
    """Whether `month_number` knows a word; told at once of words that no language has for one."""
    name = word.casefold().strip(".'’ ")
    return name in month_names(language) and month_number(word, language) is not None


@cache
def words(table: str, language: str | None = None) -> dict[str, Any]:
    """A table of the lexicon (`"days"`), of one language or of all."""
    entries = _lexicon()[table]
    if language is not None:
        return dict(entries[language])
    return {word: value for part in entries.values() for word, value in part.items()}


def number(word: str) -> int | None:
    """The whole number of digits or of an English number word below 100 (`"twenty-one"`)."""
    text = word.casefold().strip()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 4 else None
    known = words("numbers", "en")
    if text in known:
        return int(known[text])
    tens, _, ones = text.replace(" ", "-").partition("-")
    if known.get(tens, 0) >= 20 and 0 < known.get(ones, 0) < 10:
        return int(known[tens] + known[ones])
    return None


def ordinal(word: str) -> int | None:
    """The number of an English ordinal (`"3rd"`, `"third"`, `"twenty-first"`), -1 for `"last"`."""
    text = word.casefold().strip()
    if text[:1].isdigit():
        return int(text.rstrip("stndrh"))
    if text == "last":
        return -1
    known = words("ordinals", "en")
    if text in known:
        return int(known[text])
    tens, _, ones = text.replace(" ", "-").partition("-")
    base, rest = words("numbers", "en").get(tens, 0), known.get(ones, 0)
    return int(base + rest) if base >= 20 and 0 < rest < 10 else None


def weekday(word: str) -> int | None:
    """1 (Monday) to 7 (Sunday) for an English weekday, None for another word."""
    found = words("weekdays", "en").get(word.casefold().strip("."))
    return None if found is None else int(found)


@table_of("months.json", "dates.toml")
def _weekdays_of_all() -> frozenset[str]:
    rows = load("months.json")["weekdays"].values()
    named = {name for row in rows for names in row for name in names.split("|")}
    return frozenset(named | words("weekdays", "en").keys())


def is_weekday(word: str) -> bool:
    """Whether the word names a day of the week in any language of CLDR."""
    return word.casefold().strip(".,:()（） ") in _weekdays_of_all()
