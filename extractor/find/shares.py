"""What each of several gets: "46 doctors with RMB 20,000 each", "5 projects ... each project"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from extractor.evidence import Share
from extractor.find.giving.frames.sums import says_sum
from extractor.find.sentences import sentences
from extractor.lexicon import load
from extractor.page import Page, Passage
from extractor.values.amounts import Amount, find_amounts
from extractor.values.numbers import read_number

_EACH = re.compile(r"\b(?:each|apiece)\b|每|各", re.IGNORECASE)
_NOUN = re.compile(r"\beach (?:of (?:the|these|those) )?(?P<noun>[a-z]{4,20})", re.IGNORECASE)
_HAN = re.compile(r"(?P<number>[0-9]{1,6})(?:名|位|个|家|所|人|户|支|座)")
_LONGEST = 600  # characters of a sentence that is read


def find_shares(page: Page) -> list[Share]:
    """Each sentence that says what each of several gets, with how many they are.

    Their number stands in the sentence, or with the noun of "each project" elsewhere on the page
    ("5 research projects"); every such number makes a record.
    """
    found: list[Share] = []
    for passage in page.passages:
        low = passage.text.lower()
        if "each" not in low and "apiece" not in low and low.isascii():
            continue
        if not _EACH.search(passage.text):
            continue
        amounts = list(
            find_amounts(passage.text, language=page.facts.language, default_currency=page.currency)
        )
        for start, end in sentences(passage.text):
            if end - start <= _LONGEST and _EACH.search(passage.text, start, end):
                told = [one for one in amounts if start <= one.start and one.end <= end]
                found += _shares(page, passage, start, end, told)
    return found


def _shares(
    page: Page, passage: Passage, start: int, end: int, amounts: Sequence[Amount]
) -> Iterator[Share]:
    text = passage.text
    money = [
        one for one in amounts if one.kind == "money" and one.currency and one.equivalent_of is None
    ]
    sums = [one for one in money if says_sum(text, one)]
    each = [one for one in money if one not in sums]
    if len(each) != 1 or len(sums) > 1 or each[0].value_max is not None:
        return
    each_noun = _NOUN.search(text, start, end)
    noun = f"{each_noun['noun'].lower().removesuffix('s')}s" if each_noun else ""
    if noun in _measures():
        return
    same = [one for one in sums if one.currency == each[0].currency]
    counts = set(_counts(text[start:end]))
    if len(counts) != 1:
        counts = set(_counts_of(page, noun)) if noun else set()
        same = []  # which of these numbers the sentence means is not sure
    for count in sorted(counts):
        if count > 1:
            yield Share(
                **page.where(*passage.place(start, end)),
                count=count,
                amount=each[0].value,
                currency=str(each[0].currency),
                total=same[0].value if same else None,
            )


def _counts(sentence: str) -> Iterator[Decimal]:
    for found in _counted().finditer(sentence):
        if found["noun"].lower() not in _measures():
            yield from _number(found["number"])
    for found in _HAN.finditer(sentence):
        yield Decimal(found["number"])


def _counts_of(page: Page, noun: str) -> Iterator[Decimal]:
    for passage in page.passages:
        if noun in passage.text:
            for found in _counted().finditer(passage.text):
                if found["noun"].lower() == noun:
                    yield from _number(found["number"])


def _number(word: str) -> Iterator[Decimal]:
    number = read_number(word, 0, "en")
    if number is not None and number.end == len(word) and number.value == int(number.value):
        yield number.value


@cache
def _counted() -> re.Pattern[str]:
    """A number and the plural that it counts, with up to three words between."""
    numbers = "|".join(load("parts.toml")["numbers"]["en"])
    return re.compile(
        rf"(?<![\w.,$€£¥])(?P<number>[0-9][0-9,]{{0,8}}|{numbers})(?:\s[a-z-]{{2,20}}){{0,3}}?"
        r"\s(?P<noun>[a-z]{3,20}(?:s|children|people|men|women))\b",
        re.IGNORECASE,
    )


@cache
def _measures() -> frozenset[str]:
    """Plurals that measure time or value and count nobody."""
    return frozenset(load("parts.toml")["measures"]["en"])
