"""Which record of one version of a page is which of the next, and what changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from extractor.records import Located
from extractor.write.encoders import plain_number

VALUES: Mapping[str, tuple[str, ...]] = {
    "donations": (
        "status", "quantity", "unit", "amount", "currency", "equivalents", "goods", "place",
        "donors", "recipients", "date", "purpose", "total", "extra",
    ),
    "timeline": ("date", "date_end", "title", "text"),
    "amounts": ("value", "value_max", "currency", "item", "approximate", "part"),
    "funding": (
        "status", "amount", "amount_max", "currency", "equivalent", "goods", "quantity", "in_kind",
        "funders", "recipients", "via", "purpose", "date",
    ),
}  # fmt: skip
"""The fields of which a change is told: what the page says, not what is derived from it."""

# What two readings of the same record have in common, from the surest to the loosest. A rule with
# "!" pairs records only where there is one on either side.
_RULES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "donations": (
        ("place", "goods", "recipients", "quantity", "amount", "status"),
        ("place", "goods", "recipients", "quantity", "amount"),
        ("place", "goods", "recipients", "donors", "date"),
        ("place", "goods", "recipients"),
    ),
    "timeline": (
        ("date", "text"),
        ("text",),
        ("date", "title"),
        ("date", "!"),
    ),
    "amounts": (
        ("kind", "value", "currency", "item", "section"),
        ("kind", "value", "currency", "item"),
        ("kind", "currency", "item", "section", "!"),
    ),
    "funding": (
        ("source", "funders", "recipients", "goods", "in_kind", "quantity", "amount", "currency"),
        ("source", "funders", "recipients", "goods", "in_kind", "currency", "purpose"),
        ("source", "recipients", "goods", "in_kind", "currency", "quantity", "amount"),
        ("source", "funders", "recipients", "goods", "in_kind", "currency"),
    ),
}


def paired(
    dataset: str, old: Sequence[Located], new: Sequence[Located]
) -> Iterator[tuple[int, int]]:
    """Numbers of old and new records that are the same one.

    Records with the same id are; of the others those that agree in all that tells them apart, then
    in less and less of it. Never two that nothing but a number has in common.
    """
    free_old, free_new = dict(enumerate(old)), dict(enumerate(new))
    rules: list[tuple[str, ...]] = [("id",), VALUES[dataset], *_RULES[dataset]]
    for rule in rules:
        names = tuple(name for name in rule if name != "!")
        before, after = _grouped(free_old, names), _grouped(free_new, names)
        for key, numbers in before.items():
            others = after.get(key, [])
            if "!" in rule and (len(numbers), len(others)) != (1, 1):
                continue
            for one, other in zip(numbers, others, strict=False):
                del free_old[one], free_new[other]
                yield one, other


def _grouped(records: Mapping[int, Located], names: Sequence[str]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for number, record in records.items():
        groups.setdefault(repr([getattr(record, name) for name in names]), []).append(number)
    return groups


def differences(dataset: str, old: Located, new: Located) -> Iterator[tuple[str, Any, Any]]:
    """The fields in which a record changed: name, before, after, as JSON can hold them."""
    for name in VALUES[dataset]:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield name, _plain(before), _plain(after)


def subject_of(dataset: str, record: Any) -> str:
    """What a record is about, in words."""
    if dataset == "donations":
        parts = [record.goods, record.place, *record.recipients]
    elif dataset == "timeline":
        parts = [record.date_text or record.date, record.title or record.text]
    elif dataset == "amounts":
        parts = [record.item or record.currency, record.section]
    else:
        given = record.goods or record.in_kind or record.currency
        parts = [given, " and ".join(record.funders), "to " + " and ".join(record.recipients)]
    words = ", ".join(" ".join(str(part).split()) for part in parts if part and part != "to ")
    return (words or record.quote)[:120]


def told(
    dataset: str, first: Any, first_date: str, subject: str, changes: Sequence[Mapping[str, Any]]
) -> str:
    """The subject and its values over time: "Masks, Japan: Packed 2020-03-15 → Sent 2020-03-17"."""
    by_field: dict[str, list[Mapping[str, Any]]] = {}
    for change in changes:
        by_field.setdefault(change["field"], []).append(change)
    names = [name for name in VALUES[dataset] if name in by_field] or [_main(dataset, first)]
    lines = []
    for name in names:
        moves = by_field.get(name, [])
        before = moves[0]["before"] if moves else _plain(getattr(first, name))
        steps = [(before, first_date)] + [(move["after"], str(move["date"])[:10]) for move in moves]
        line = " → ".join(f"{_words(value)} {date}" for value, date in steps)
        lines.append(line if name == _main(dataset, first) else f"{name} {line}")
    return f"{subject}: {'; '.join(lines)}"


def _main(dataset: str, record: Any) -> str:
    """The field that says how a record stands."""
    if dataset in ("donations", "funding"):
        for name in ("status", "quantity", "amount"):
            if getattr(record, name, None) is not None:
                return name
        return "goods"
    return "value" if dataset == "amounts" else "date"


def _words(value: Any) -> str:
    if value in (None, "", [], {}):
        return "nothing"
    if isinstance(value, list):
        return " and ".join(map(_words, value))
    return plain_number(value) if isinstance(value, Decimal) else str(value)[:60]


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
