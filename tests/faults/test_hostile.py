"""Pages made to harm their reader are read like others, or refused in a row that says why.

Every page here has a gift at its end, or nothing that could be read as one.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor.cli import main
from extractor.pipeline import read_page
from extractor.sources.decode import decode
from extractor.sources.source import Site, Source

GIFT = "Aster Fund gave 5 million dollars to the Elm House Hospital."
# The whole size is that of `make faults`; a tenth of it tells most of it in a moment.
WHOLE = os.environ.get("FAULTS_MOMENTS") is not None
MANY = 100_000 if WHOLE else 10_000
HUGE = 1_000_000 if WHOLE else 100_000


def yaml(block: str) -> str:
    return f"---\n{block}\n---\n{GIFT}\n"


def toml(block: str) -> str:
    return f"+++\n{block}\n+++\n{GIFT}\n"


def html(markup: str) -> str:
    return f"<!doctype html>\n{markup}\n<p>{GIFT}</p>"


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
DOUBLING = "a0: &a0 [x, x]\n" + "\n".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]" for n in range(49))

# Pages in which the gift is found whatever stands before it.
READ = {
    "elements nested deep": html("<div>" * MANY + "x" + "</div>" * MANY),
    "elements nested deep in Markdown": "<div>" * MANY + "</div>" * MANY + f"\n\n{GIFT}\n",
    "lists nested deep": html("<ul><li>" * MANY),
    "inline elements nested deep": html("<b><i>" * (MANY // 2)),
    "a table wider than the world": html(
        "<table><tr><th colspan=1000000000>Name<th>Note</tr><tr><td rowspan=1000000000>A<td>x</tr>"
        "<tr><td>y</tr></table>"
    ),
    "cells that span without end": html(
        "<table>" + "<tr><td colspan=99999999999 rowspan=99999999999>x</td></tr>" * 50 + "</table>"
    ),
    "a million attributes": html(f"<p {' '.join(f'a{n}=b' for n in range(HUGE))}>x</p>"),
    "a million hidden attributes": html(f"<p {'none=hidden ' * HUGE}>x</p>"),
    "one long attribute": html(f"<p title='{'x' * HUGE}'>x</p>"),
    "paragraphs never closed": html("<p>x" * MANY),
    "definitions never closed": html("<dl><dt>a<dd>b" * (MANY // 10)),
    "NUL bytes": "\0" * MANY + f"\n\n{GIFT}",
    "an entity of a million digits": html(f"&#{'9' * HUGE};"),
    "entities never closed": html("&#x" * MANY + "&amp" * MANY),
    "ampersands": html("&" * HUGE),
    "comments before the page": "<!-- x -->\n" * MANY + html(""),
    "many scripts of data": html("<script type='application/ld+json'>{}</script>" * (MANY // 10)),
    "data nested deep": html(f"<script type='application/ld+json'>{'[' * MANY}</script>"),
    "many metadata": html("<head>" + "<meta name=x content=y>" * MANY + "</head>"),
    "many titles": html("<title>x</title>" * (MANY // 2)),
    "brackets": "[" * HUGE + f"\n\n{GIFT}",
    "images": "![a](" * (HUGE // 4) + f"\n\n{GIFT}",
    "links": "[a](b) " * (HUGE // 4) + f"\n\n{GIFT}",
    "backticks": "`" * HUGE + f"\n\n{GIFT}",
    "runs of backticks": " ".join("`" * n for n in range(1400)) + f"\n\n{GIFT}",
    "asterisks": "*a **b " * MANY + f"\n\n{GIFT}",
    "quotes in quotes": ">" * MANY + f"\n\n{GIFT}",
    "lists in lists": "- " * (MANY // 10) + f"\n\n{GIFT}",
    "pipes": "|" * MANY + f"\n\n{GIFT}",
    "a table of many columns": "|a" * 10_000 + "|\n" + "|-" * 10_000 + f"|\n\n{GIFT}",
    "references": "".join(f"[a{n}]: x\n" for n in range(MANY)) + f"\n{GIFT}",
    "footnotes": "".join(f"[^{n}]: x [^{n + 1}]\n\n" for n in range(MANY // 10)) + GIFT,
    "raw elements never closed": "<div>\n\n" * (MANY // 5) + GIFT,
    "Liquid never closed": f"{GIFT}\n\n" + "{{ {% " * MANY,
    "comments of Liquid": "{% comment %}{% endcomment %}" * (MANY // 10) + f"\n\n{GIFT}",
    "raw Liquid never closed": "{% raw %}" * MANY + f"\n\n{GIFT}",
    "an alias bomb": yaml(BOMB),
    "an alias bomb of few aliases": yaml(f"{DOUBLING}\ntags: *a49\ntitle: *a49"),
    "an anchor in itself": yaml("tags: &a [*a]\ntitle: &t {src: *t}"),
    "an anchor merged into itself": yaml("a: &a {<<: *a}"),
    "an object of Python": yaml('title: !!python/object/apply:os.mkdir ["CANARY"]'),
    "a million keys": yaml("\n".join(f"k{n}: v" for n in range(HUGE))),
    "YAML nested deep": yaml(f"a: {'[' * MANY}"),
    "YAML nested": yaml(f"a: {'[' * 900}{']' * 900}"),
    "dashes nested deep": yaml("- " * MANY),
    "keys nested deep": yaml("? " * MANY),
    "a YAML number of many digits": yaml(f"title: {'9' * MANY}\nweight: {'1:' * MANY}1"),
    "days that are none": yaml("date: 9999-99-99\nupdated: 2020-01-01T00:00:00+99:99"),
    "TOML nested deep": toml(f"a = {'[' * MANY}"),
    "TOML nested": toml(f"a = {'[' * 900}{']' * 900}"),
    "dotted TOML": toml(".".join(["a"] * 3000) + " = 1"),
    "many tables of TOML": toml("\n".join(f"[a{n}]\nb = 1" for n in range(10_000))),
    "JSON nested deep": '{"a": ' + "[" * MANY + f"\n}}\n\n{GIFT}",
    "JSON nested": '{"a": ' + "[" * 900 + "]" * 900 + f"\n}}\n\n{GIFT}",
    "metadata lines": "Title: x\nDate: y\n" * MANY + f"\n{GIFT}",
}


@pytest.mark.parametrize("name", READ)
def test_the_gift_is_found_behind_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = READ[name]
    path = "page.html" if text.startswith("<!") else "page.md"
    found = read_page(Source(path, text.encode("utf-8", "surrogatepass")), Site())
    assert [p.message for p in found.problems if "please report" in p.message] == []
    assert [p.message for p in found.problems if p.message.startswith("not read")] == []
    assert [(str(a.value), a.currency) for a in found.amounts] == [("5000000", "USD")]
    assert list(tmp_path.iterdir()) == []


# What ends before the gift, as browsers end it too: at the end of the page.
SWALLOWED = {
    "start tags never closed": "<a " * MANY,
    "quotes never closed": "<a b=\"'" * MANY,
    "comments never closed": "<!--" * MANY,
    "scripts never closed": "<script>" * MANY,
    "titles never closed": "<head>" + "<title>" * MANY,
    "declarations never closed": "<![CDATA[<?<!" * MANY,
    "nothing but <": "<" * (HUGE // 2),
    "nothing but </": "</" * (HUGE // 2),
}


@pytest.mark.parametrize("name", SWALLOWED)
@pytest.mark.parametrize("path", ["page.html", "page.md"])
def test_what_never_closes_ends_with_the_page(name: str, path: str) -> None:
    found = read_page(Source(path, SWALLOWED[name].encode()), Site())
    assert found.problems == [] and found.facts is not None


# Bytes, and what becomes of the gift in them: read, or lost with a row that says so.
BYTES = [
    (b"\xef\xbb\xbf" + GIFT.encode(), True),
    (b"\xff\xfe" + GIFT.encode("utf-16-le"), True),
    (b"\xfe\xff" + GIFT.encode("utf-16-be"), True),
    (b"\xff\xfe\x00\x00" + GIFT.encode("utf-32-le"), True),
    (b"\xff\xfe" + GIFT.encode("utf-8"), False),  # a mark that lies
    (b"\x00\x00\xfe\xff" + GIFT.encode("utf-16-le"), False),
    (b"\xff\xfe\x00", False),
    (b"\xef\xbb", False),
    ((GIFT + "\n\nx\ud800y\udfff").encode("utf-8", "surrogatepass"), True),
    (GIFT.encode() + b"\n\n\xc0\xaf\xe0\x80\xaf\xf8\x80\x80\x80\xaf", True),  # overlong
    (b'<meta charset="utf-7">+ADw-script+AD4- ' + GIFT.encode(), True),
    (b'<meta charset="utf-7"><p>\xff ' + GIFT.encode(), True),
    (b'<meta charset="idna"><p>\xff ' + GIFT.encode(), True),
    (b'<meta charset="rot13"><p>\xff ' + GIFT.encode(), True),
    (b'<meta charset="base64"><p>\xff ' + GIFT.encode(), True),
    (b'<meta charset="zlib_codec"><p>\xff ' + GIFT.encode(), True),
    (b'<meta charset="unicode_escape"><p>\xff\\x3cscript> ' + GIFT.encode(), True),
    (b"\0" * 100 + GIFT.encode(), True),
    (b"\xff" * MANY, False),
    (b"", False),
]


@pytest.mark.parametrize("number", range(len(BYTES)))
def test_bytes_of_any_kind_are_text_in_the_end(number: int) -> None:
    data, whole = BYTES[number]
    found = read_page(Source("page.html", data), Site())
    assert [p.message for p in found.problems if "please report" in p.message] == []
    assert bool(found.amounts) == whole
    text, _ = decode(data)
    assert "<script>" not in text  # neither UTF-7 nor escapes make markup of what is none


def test_words_of_lone_surrogates_are_written(tmp_path: Path) -> None:
    from extractor.pipeline import extract_to

    folder = tmp_path / "pages"
    folder.mkdir()
    data = b"\xff\xfe" + ("\ud800\udbff Fund gave 5 million dollars to Elm House\ud800.").encode(
        "utf-16-le", "surrogatepass"
    )
    (folder / "a.md").write_bytes(data)
    assert extract_to(tmp_path / "out", [folder], 1)["amounts"] == 1


DIGITS = "9" * 400
# Numbers, days and names beyond what anybody has.
EXTREME = [
    f"Aster Fund gave ${DIGITS} million to Elm House.\n\n"
    f"| Grantee | Amount |\n|-|-|\n| Elm House | ${DIGITS} |\n| Total | ${DIGITS * 2} |\n",
    f"| Grantee | Amount |\n|-|-|\n| Elm House | ${'9' * 30} |\n| Oak House | ${'9' * 29}.99 |\n",
    f"| Grantee | Amount ($000) |\n|-|-|\n| Elm House | {'9' * 30} |\n| Oak House | {'9' * 35} |\n",
    "Aster Fund gave $1e999999 to Elm House. It gave 5E+400 dollars to Oak House.",
    f"Aster Fund gave $0.{'0' * 500}1 million to Elm House.",
    f"Aster Fund gave five to {'9' * 30} hundred dollars to Elm House.",
    f"Aster Fund gave $5 million (about €9 trillion, £0, ¥{DIGITS}) to Elm House.",
    f"Aster Fund gave {DIGITS} masks to Elm House, 1{',000' * 200} gloves to Oak House, 1/0 gowns.",
    f"马云公益基金会向红十字会捐赠{'九' * 400}亿亿亿亿元，捐赠{'万' * 300}元。",
    "- 9999-12-31: Aster Fund gave $5 million to Elm House.\n- 0001-01-01: Aster Fund gave $5.\n"
    "- 31 December 9999: Aster Fund gave $5 million to Elm House.\n",
    f"Aster Fund gave $5 million to {'Elm ' * 5000}House.",
    "---\ngrants:\n- {name: Elm House, amount: .inf}\n- {name: Oak House, amount: .nan}\n"
    f"- {{name: Ash House, amount: 1e400}}\n- {{name: Fir House, amount: {DIGITS}}}\n---\nx\n",
]


@pytest.mark.parametrize("number", range(len(EXTREME)))
def test_what_is_beyond_measure_is_written(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.md").write_text(EXTREME[number], "utf-8")
    pages, out = str(tmp_path / "page.md"), str(tmp_path / "out")
    assert main(["extract", pages, "-o", out, "--quiet", "--format", "parquet"]) == 0
    assert "please report" not in capsys.readouterr().err
    assert main(["verify", out, pages]) == 0
    assert main(["check", out]) == 0


def test_a_long_heading_is_not_told_with_every_amount() -> None:
    """What is small in the page must not be large in the datasets."""
    page = f"# {'Gifts ' * 20_000}\n\n" + f"{GIFT}\n\n" * 300
    found = read_page(Source("page.md", page.encode()), Site())
    assert len(found.amounts) == 300
    assert sum(len(amount.section or "") for amount in found.amounts) < 10 * len(page)
