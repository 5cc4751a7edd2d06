"""How the tables of this folder write down an amount: "=~20-30 USD", "~5000 ?SEK", "80000 gowns".

`=` a conversion of the amount before, `~` approximate, `?` a mark that stays open, before its most
likely meaning.
"""

from __future__ import annotations

from extractor.values.amounts import Amount, find_amounts
from extractor.values.money.settle import Default


def written(amount: Amount) -> str:
    what = amount.item if amount.kind == "goods" else amount.currency
    value = f"{amount.value:f}"
    if amount.value_max is not None:
        value += f"-{amount.value_max:f}"
    mark = ("=" if amount.equivalent_of is not None else "") + ("~" if amount.approximate else "")
    return f"{mark}{value} {what or '?' + amount.candidates[0]}"


def shown(text: str, language: str | None = None, default: Default = None) -> list[str]:
    return [written(amount) for amount in find_amounts(text, language, default)]
