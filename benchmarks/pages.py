"""Pages to measure on, made up anew for every page: no number, name or order comes twice.

    python benchmarks/pages.py KIND COUNT FOLDER [SEED]

KIND is `mixed` (a table of grants, prose, a list of dates), `table` (one table; COUNT is its rows)
or `prose` (COUNT is kilobytes). The same seed gives the same bytes on every machine.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

_ONSETS = "b br c ch d dr f g gr h j k l m n p pr qu r s sh st t tr v w".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = "l m n r s t ck nd rn st th".split()
_KINDS = "Hospital|University|School of Medicine|Museum|Library|Research Institute".split("|")
_GIVERS = "Foundation|Trust|Fund|Charitable Trust|Family Foundation".split("|")
_PLACES = "Kenya Peru Japan Norway Ghana Chile Nepal Spain Fiji Malta Oman Cuba Togo".split()
_GOODS = "masks|test kits|ventilators|textbooks|water filters|protective suits".split("|")
_PURPOSES = (
    "for a new wing|to train nurses|for clean water|for open data|general support"
    "|to digitize the archive|for rural clinics|to study malaria"
).split("|")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_CURRENCIES = ("${}", "USD {}", "€{}", "£{}", "{} yuan")
_FILLER = (
    "The board met in {} to discuss the plans of two schools for the coming year.",
    "Volunteers of {} worked with local partners to bring care to people in need.",
    "Applications are read by a panel of scientists from {} who work in the field in question.",
    "For the teachers of {} it is a chance to learn from each other and try new ways in class.",
    "We thank everyone in {} who has helped us, and we hope that the situation gets better soon.",
    "In {} the aim is to help those who start out, at a time when little other help is at hand.",
    "More about the work in {} can be found on the pages of each programme.",
    "Every child of {} deserves a place to learn, to play and to grow up in safety and in health.",
)


def mixed(number: int, seed: int = 1) -> str:
    """An HTML page of about 6 KB as a foundation publishes it."""
    draw = random.Random(f"{seed} mixed {number}")
    us = f"{word(draw)} {draw.choice(_GIVERS)}"
    blocks = [_table(draw, draw.randint(8, 24)), _paragraphs(draw, us), _list(draw)]
    draw.shuffle(blocks)
    return _page(f"Grants of the {us} {draw.randint(1995, 2024)}", "\n".join(blocks))


def table(rows: int, seed: int = 1) -> str:
    """An HTML page with one table of so many rows."""
    draw = random.Random(f"{seed} table")
    return _page("Grants awarded", _table(draw, rows))


def prose(kilobytes: int, seed: int = 1) -> str:
    """An HTML page of paragraphs only, in one of six of which somebody gives something."""
    draw = random.Random(f"{seed} prose")
    us = f"{word(draw)} {draw.choice(_GIVERS)}"
    blocks: list[str] = []
    size = 0
    while size < kilobytes * 1000:
        blocks.append(_paragraphs(draw, us))
        size += len(blocks[-1])
    return _page("News", "\n".join(blocks))


def word(draw: random.Random) -> str:
    """A name that sounds like one and that nobody has."""
    parts = draw.randint(2, 3)
    letters = "".join(draw.choice(_ONSETS) + draw.choice(_VOWELS) for _ in range(parts))
    return (letters + draw.choice(_CODAS)).capitalize()


def _page(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>{title}</title></head>\n'
        f"<body><h1>{title}</h1>\n{body}\n</body></html>\n"
    )


def _table(draw: random.Random, rows: int) -> str:
    cells: dict[str, list[str]] = {
        "Grantee": [_receiver(draw) for _ in range(rows)],
        "Amount": [f"${draw.randint(1, 9000) * 500:,}" for _ in range(rows)],
        "Date": [_day(draw) for _ in range(rows)],
        "Country": [draw.choice(_PLACES) for _ in range(rows)],
        "Purpose": [draw.choice(_PURPOSES) for _ in range(rows)],
    }
    headings = list(cells)
    draw.shuffle(headings)
    lines = ["<table>", "<tr>" + "".join(f"<th>{name}</th>" for name in headings) + "</tr>"]
    for row in range(rows):
        shown = "".join(f"<td>{cells[name][row]}</td>" for name in headings)
        lines.append(f"<tr>{shown}</tr>")
    return "\n".join([*lines, "</table>"])


def _paragraphs(draw: random.Random, us: str) -> str:
    return "\n".join(f"<p>{' '.join(_sentences(draw, us))}</p>" for _ in range(draw.randint(3, 6)))


def _sentences(draw: random.Random, us: str) -> Iterator[str]:
    for place in range(6):
        yield _gift(draw, us) if place == 2 else draw.choice(_FILLER).format(word(draw))


def _gift(draw: random.Random, us: str) -> str:
    money = draw.choice(_CURRENCIES).format(f"{draw.randint(2, 900)} million")
    giver = draw.choice((f"The {us}", f"The {word(draw)} {draw.choice(_GIVERS)}"))
    return draw.choice(
        (
            f"{giver} donated {money} to {_receiver(draw)} on {_day(draw)}.",
            f"On {_day(draw)}, {giver} announced a gift of {money} to {_receiver(draw)}.",
            f"{_receiver(draw)} received {draw.randint(2, 900) * 1000:,} {draw.choice(_GOODS)}"
            f" from {giver} in {draw.choice(_MONTHS)} {draw.randint(1995, 2024)}.",
        )
    )


def _list(draw: random.Random) -> str:
    items = "\n".join(
        f"<li>{_day(draw)}: {draw.randint(2, 90) * 1000:,} {draw.choice(_GOODS)} arrived in"
        f" {draw.choice(_PLACES)}</li>"
        for _ in range(draw.randint(3, 8))
    )
    return f"<h2>Progress</h2>\n<ul>\n{items}\n</ul>"


def _receiver(draw: random.Random) -> str:
    return f"{word(draw)} {word(draw)} {draw.choice(_KINDS)}"


def _day(draw: random.Random) -> str:
    return f"{draw.randint(1, 28)} {draw.choice(_MONTHS)} {draw.randint(1995, 2024)}"


def write_pages(kind: str, count: int, folder: Path, seed: int = 1) -> None:
    """Writes the pages of a kind into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "mixed":
        for number in range(count):
            (folder / f"{number:06}.html").write_text(mixed(number, seed), "utf-8")
    else:
        made = {"table": table, "prose": prose}[kind](count, seed)
        (folder / f"{kind}.html").write_text(made, "utf-8")


if __name__ == "__main__":
    kind, count, folder, *seed = sys.argv[1:]
    write_pages(kind, int(count), Path(folder), *map(int, seed))
