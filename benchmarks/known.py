"""Short pages of whose records every value is known before they are read.

Names, figures, days, order and wording follow from the number of the page alone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pages import word


class Gift(NamedTuple):
    """What a page says of a gift: the words of it, and what they mean."""

    giver: str
    receiver: str
    money: str
    amount: int
    currency: str
    day: str
    date: str


_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_GIVERS = "Foundation|Charitable Trust|Family Foundation|Community Fund".split("|")
_RECEIVERS = "Hospital|University|Public Library|Research Institute|Science Museum".split("|")
_SENTENCES = (
    "The {giver} donated {money} to {receiver} on {day}.",
    "On {day}, the {giver} gave {money} to {receiver}.",
    "{receiver} received {money} from the {giver} on {day}.",
    "The {giver} awarded {receiver} a grant of {money} on {day}.",
    "{money} was donated to {receiver} by the {giver} on {day}.",
    "A gift of {money} from the {giver} to {receiver} was announced on {day}.",
)
_CHINESE = "{day}，{giver}向{receiver}捐赠{money}。"
_SIGNS = "青禾 远山 长河 明澈 北辰 松涛 云帆 晨曦 沃野 银杏 碧波 金穗".split()
_FILLER = (
    "Volunteers met twice in the old town hall.",
    "Applications are read by a panel of scientists.",
    "More about each programme stands on its own page.",
)


def known(number: int) -> tuple[str, str, list[Gift]]:
    """How the page's name ends, its text, and the gifts that it tells, in order."""
    draw = random.Random(f"known {number}")
    if number % 7 == 6:
        gifts = [_chinese_gift(draw)]
        return ".md", _CHINESE.format(**gifts[0]._asdict()) + "\n", gifts
    giver = f"{_name(draw)} {draw.choice(_GIVERS)}"
    gifts = [_gift(draw, giver) for _ in range(draw.randint(1, 3))]
    suffix, write = _SHAPES[number % len(_SHAPES)]
    return suffix, write(draw, gifts), gifts


def _name(draw: random.Random) -> str:
    """A word too long to be one that somebody has."""
    while len(made := word(draw)) < 9:
        pass
    return made


def _gift(draw: random.Random, giver: str) -> Gift:
    receiver = f"{_name(draw)} {draw.choice(_RECEIVERS)}"
    return Gift(giver, receiver, *_money(draw), *_day(draw))


def _money(draw: random.Random) -> tuple[str, int, str]:
    large, small = draw.randint(2, 900), draw.randint(11, 9000) * 100
    return draw.choice(
        (
            (f"${large} million", large * 10**6, "USD"),
            (f"${small:,}", small, "USD"),
            (f"€{large / 10:.1f} million", large * 10**5, "EUR"),
            (f"EUR {small:,}", small, "EUR"),
            (f"£{small:,}", small, "GBP"),
            (f"{large} million yuan", large * 10**6, "CNY"),
            (f"{small:,} Swiss francs", small, "CHF"),
        )
    )


def _day(draw: random.Random) -> tuple[str, str]:
    year, month, day = draw.randint(1995, 2024), draw.randint(1, 12), draw.randint(1, 28)
    name = _MONTHS[month - 1]
    shown = draw.choice((f"{day} {name} {year}", f"{name} {day}, {year}"))
    return shown, f"{year}-{month:02}-{day:02}"


def _chinese_gift(draw: random.Random) -> Gift:
    giver, receiver = draw.sample(_SIGNS, 2)
    year, month, day = draw.randint(1995, 2024), draw.randint(1, 12), draw.randint(1, 28)
    ten_thousands = draw.randint(2, 9000)
    return Gift(
        f"{giver}公益基金会",
        f"{receiver}大学",
        f"{ten_thousands}万元",
        ten_thousands * 10**4,
        "CNY",
        f"{year}年{month}月{day}日",
        f"{year}-{month:02}-{day:02}",
    )


def _sentences(draw: random.Random, gifts: Sequence[Gift]) -> list[str]:
    """A paragraph for each gift, with words before and after it that tell none."""
    told = []
    for gift in gifts:
        around = draw.sample(_FILLER, 2)
        sentence = draw.choice(_SENTENCES).format(**gift._asdict())
        told.append(" ".join((around[0], sentence, around[1])[draw.randint(0, 1) :]))
    return told


def _html(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>{title}</title></head>\n'
        f"<body><h1>{title}</h1>\n{body}\n</body></html>\n"
    )


def _html_prose(draw: random.Random, gifts: Sequence[Gift]) -> str:
    return _html("News", "\n".join(f"<p>{told}</p>" for told in _sentences(draw, gifts)))


def _markdown_prose(draw: random.Random, gifts: Sequence[Gift]) -> str:
    return "---\ntitle: News\nlang: en\n---\n\n" + "\n\n".join(_sentences(draw, gifts)) + "\n"


def _rows(draw: random.Random, gifts: Sequence[Gift]) -> list[list[str]]:
    order = [0, 1, 2, 3]
    draw.shuffle(order)
    headings = ("Donor", "Grantee", "Amount", "Date")
    rows = [headings, *((gift.giver, gift.receiver, gift.money, gift.day) for gift in gifts)]
    return [[row[column] for column in order] for row in rows]


def _html_table(draw: random.Random, gifts: Sequence[Gift]) -> str:
    headings, *rows = _rows(draw, gifts)
    lines = ["".join(f"<th>{cell}</th>" for cell in headings)]
    lines += ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    table = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return _html("Grants awarded", f"<table>\n{table}\n</table>")


def _markdown_table(draw: random.Random, gifts: Sequence[Gift]) -> str:
    headings, *rows = (f"| {' | '.join(row)} |" for row in _rows(draw, gifts))
    return "\n".join(("# Grants awarded\n", headings, "|---|---|---|---|", *rows, ""))


_SHAPES: tuple[tuple[str, Callable[[random.Random, Sequence[Gift]], str]], ...] = (
    (".html", _html_prose),
    (".md", _markdown_prose),
    (".html", _html_table),
    (".md", _markdown_table),
)
