"""Several sums of one party in one text, each with its year: "$5,000 (2016), $7,500 (2017)"."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.values.amounts import find_amounts
from extractor.values.number.digits import holds_digit

_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:(?:19|20)?\d\d))?"
_YEAR_AFTER = re.compile(
    rf"\s*(?:[(\[（]\s?(?:in\s)?{_YEAR}\s?[)\]）]|(?:in|for)\s{_YEAR}(?![\w,]))"
)
_YEAR_BEFORE = re.compile(rf"[(\[]?{_YEAR}[)\]]?\s?[:–-]?\s*$")
_BETWEEN = re.compile(r"[\s,;+&/•|]*(?:and|und|et|y|och)?\s*")
_LEAST = 12  # characters that two sums with their years have


def sums_by_year(text: str) -> list[tuple[int, int]]:
    """Where each sum with its year begins and ends; none where a text is made otherwise.

    >>> text = "$5,000 (2016), $7,500 (2017) for meals"
    >>> [text[start:end] for start, end in sums_by_year(text)]
    ['$5,000 (2016)', '$7,500 (2017)']
    """
    if len(text) < _LEAST or len(re.findall(_YEAR, text)) < 2 or not holds_digit(text):
        return []
    sums = [a for a in find_amounts(text) if a.kind == "money" and a.equivalent_of is None]
    if len(sums) < 2 or any(a.value_max is not None for a in sums):
        return []
    after = [_YEAR_AFTER.match(text, a.end) for a in sums]
    if all(after):
        spans = [(a.start, m.end()) for a, m in zip(sums, after, strict=True) if m]
    else:
        starts = [0, *(a.end for a in sums[:-1])]
        gaps = [(at, a.start, a.end) for at, a in zip(starts, sums, strict=True)]
        before = [(_YEAR_BEFORE.search(text, at, start), end) for at, start, end in gaps]
        spans = [(year.start(), end) for year, end in before if year]
        if len(spans) < len(sums):
            return []
    parted = all(_BETWEEN.fullmatch(text, end, start) for (_, end), (start, _) in pairwise(spans))
    return spans if parted else []
