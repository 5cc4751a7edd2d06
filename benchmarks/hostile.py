"""Pages made to harm their reader: those that cost a row in problems, and those that are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

DEEP = 20_000
GIFT = "Aster Fund gave 5 million dollars to the Elm House Hospital.\n"
_DOUBLING = "a0: &a0 [x, x]\n" + "\n".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]" for n in range(49))
_LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)


def _link_out(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere.md")


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 * 2**30)


def _front(block: str) -> Callable[[Path], None]:
    return _bytes(f"---\n{block}\n---\n".encode())


def _bytes(data: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def slow(path: Path) -> None:
    """More than can be read in a second or two."""
    path.write_text("".join(f"Aster Fund gave ${n} million to Elm House. " for n in range(40_000)))


Hostile = tuple[Callable[[Path], None], int, int]
"""What writes the page, how many rows in problems it costs, and how many gifts it gives."""

_REFUSED: tuple[Callable[[Path], None], ...] = (
    *(_link_out, _loop, _dangling, _device, _fifo, _huge),
    _front("title: [never closed"),
    _front(_DOUBLING),
    _front("a: " + "[" * DEEP),
    _front("- " * DEEP),
    _front("title: *nothing"),
    _front("a: &a [*a"),
    _bytes(b"+++\na = " + b"[" * DEEP + b"\n+++\n"),
    _bytes(b"\xff\xfe" + GIFT.encode()),  # a byte order mark that lies
    _bytes(b"\xff" * DEEP),
)
_READ = (
    ("<div>" * DEEP + "</div>" * DEEP + "\n\n", 0),
    ("<!doctype html>" + "<b><i>" * DEEP + "<p>", 0),
    (
        "<!doctype html><table><tr><th colspan=1000000000>Name<th>Note</tr><tr>"
        "<td rowspan=1000000000>A<td>x</tr></table><p>",
        0,
    ),
    ("<!doctype html><p " + " ".join(f"a{n}=b" for n in range(DEEP)) + ">x</p><p>", 0),
    ("<!doctype html>" + "<p>x" * DEEP + "<p>", 0),
    ("<!doctype html>&#" + "9" * DEEP + ";<p>", 0),
    ("\0" * DEEP + "\n\n", 0),
    ("[" * DEEP + "\n\n", 0),
    ("`" * DEEP + "\n\n", 0),
    ("{% for i in (1..1000000000) %}" * 100 + "\n\n", 0),
    ("---\n" + "\n".join(f"k{n}: v" for n in range(DEEP)) + "\n---\n", 0),
    (f"---\n{_LAUGHS}\n---\n", 1),
    ('---\ntitle: !!python/object/apply:os.mkdir ["CANARY"]\n---\n', 1),
    ("x\ud800\udfff\n\n", 1),
)
HOSTILE: tuple[Hostile, ...] = (
    *((make, 1, 0) for make in _REFUSED),
    *(
        (_bytes((before + GIFT).encode("utf-8", "surrogatepass")), rows, 1)
        for before, rows in _READ
    ),
)
