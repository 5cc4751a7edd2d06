"""What nobody thought of: drawn pages and texts, a few here and many under `make fuzz`.

`FUZZ_PAGES` in the environment is how many malformed pages are read, `FUZZ_FIRST` the number of the
first, by which each is made. Hypothesis draws as many examples as its profile says:
`--hypothesis-profile=fuzz` draws many, and other ones each time.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import find_amounts, find_dates
from extractor.cli import main
from extractor.parts import Findings
from extractor.pipeline import read_page
from extractor.sources.data.read import read_data
from extractor.sources.decode import decode
from extractor.sources.files import FileRefused
from extractor.sources.front_matter import read_front_matter
from extractor.sources.jekyll.site import JekyllSite
from extractor.sources.site import site_of
from extractor.sources.source import Site, Source
from tests.faults.markup import malformed

PAGES = int(os.environ.get("FUZZ_PAGES", "300"))
FIRST = int(os.environ.get("FUZZ_FIRST", "0"))


@pytest.mark.parametrize("jobs", ["2"])
def test_malformed_pages_are_read_and_every_quote_stands_in_its_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    for number in range(FIRST, FIRST + PAGES):
        path, text = malformed(number)
        (pages / path).write_bytes(text.encode("utf-8", "surrogatepass"))
    assert main(["extract", str(pages), "-o", str(out), "--quiet", "--jobs", jobs]) == 0
    problems = json.loads((out / "problems.json").read_bytes())
    assert [p for p in problems if "please report" in p["message"]] == []
    assert [p for p in problems if p["message"].startswith("not read")] == []
    assert len(json.loads((out / "pages.json").read_bytes())) == PAGES
    assert len(json.loads((out / "amounts.json").read_bytes())) > PAGES // 2
    capsys.readouterr()
    status = main(["verify", str(out), str(pages)])
    assert (status, capsys.readouterr().err) == (0, "")
    assert main(["check", str(out)]) == 0


# What drawn pages have found: page, and the text that is read of it or whose quote is verified.
BUGS_CAUGHT = [
    ("page.html", f"<p>&#{'9' * 5000};</p><p>Aster Fund gave $5 million to Elm House.</p>"),
    ("page.md", "---\ntitle: &t {src: *t}\n---\nAster Fund gave $5 million to Elm House."),
    ("page.md", "&#x0; Aster Fund gave $5 million to Elm House. &#99999999999; &amp"),
    ("page.md", "R&Duties: Aster Fund gave $5 million to Elm House &copyright 2020."),
    ("page.html", "<p>Aster Fund gave $5 mil<b>lion</b> to Elm<i></i>House.</p>"),
    ("page.md", "* 5 March 2020: Aster Fund gave $5 million.\n" * 3),
    ("page.md", "Title: x\r\nDate: y\r\n" * 19 + "Aster Fund gave $5 million to Elm House."),
    ("page.md", "Aster Fund gave $5 million to Elm House. &notit;x &lt;b&gt;€ 5 000 000"),
    ("page.md", "&amp Aster Fund gave $5 million \\&lt;b&gt; to Elm House."),
    ("page.md", "<ol><x-y\n\n500万元</x-y>\n"),
    ("page.md", "x's 's gift includes grants of 's: Aster Fund gave $5 million to Elm House."),
    (
        "page.md",
        "---\nAmount\n\n&amp Mar 02Aster Fund gave $5 million to Elm House. \n*  ]]> &lt;b&gt; \n"
        ">  ~~~\n\n\n<br rowspan=9>\n</br>\n\n{{ x }} <tr>&#99999999999;\n\n\0\n"
        '<title " title="a > b"\nAmount &amp Grantee\n\n&amp\n'
        '<textarea ">\nand <head = hidden\nand\n',
    ),
    ("page.md", "<!-- x -->\n" * 40 + "Aster Fund gave $5 million to Elm House."),
    ("page.html", "<ol><span><tr >Aster Fund gave $5 million to Elm House.</span>\n"),
    ("page.md", "<ul\n<b\n\nAster Fund gave $5 million</b>\n"),
    ("page.md", "<!A\nAster Fund gave $5 million &ampo"),
    ("page.md", "$5 million gave 5 March 2020"),
]


@pytest.mark.parametrize("number", range(len(BUGS_CAUGHT)))
def test_bugs_caught(number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, text = BUGS_CAUGHT[number]
    (tmp_path / path).write_bytes(text.encode())
    out = str(tmp_path / "out")
    assert main(["extract", str(tmp_path / path), "-o", out, "--quiet", "--page-seconds", "5"]) == 0
    assert "please report" not in capsys.readouterr().err
    amounts = json.loads((tmp_path / "out" / "amounts.json").read_bytes())
    assert amounts and {amount["value"] for amount in amounts} == {5_000_000}
    assert main(["verify", out, str(tmp_path / path)]) == 0
    assert main(["check", out]) == 0


def _read(path: str, text: str) -> Findings:
    found = read_page(Source(path, text.encode("utf-8", "surrogatepass")), Site())
    assert [p.message for p in found.problems if "please report" in p.message] == []
    text = decode(text.encode("utf-8", "surrogatepass"))[0]
    for record in (*found.donations, *found.timeline, *found.amounts, *found.funding):
        assert 0 <= record.start <= record.end <= len(text)
        assert record.line == text.count("\n", 0, record.start) + 1
    return found


_NAMES = st.sampled_from(
    ["Aster Fund", "the Birch Trust", "Elm House", "李明基金会", "Université d'Été", "we", "it"]
)
_FIGURES = st.sampled_from(
    ["$5 million", "EUR 1.234,56", "100万元", "300,000 masks", "5 %", "two lakh rupees", "-3", "£"]
)
_DAYS = st.sampled_from(
    ["5 March 2020", "2020年3月5日", "Mar 02", "31/02/2020", "spring 2019", "5"]
)
_VERBS = st.sampled_from(
    [
        "gave",
        "donated",
        "was given",
        "by",
        "to",
        "received",
        "捐赠",
        "向",
        "from",
        "for",
        "will give",
    ]
)
_SIGNS = st.text("()[]{}.,;:–-/\\'\"“”|*_#<>&=+ \n\t@%", max_size=3)
_ANY = st.text(max_size=8)
_SENTENCE = st.lists(st.one_of(_NAMES, _FIGURES, _DAYS, _VERBS, _SIGNS, _ANY), max_size=25).map(
    " ".join
)
_TAG = st.sampled_from(
    "<p> </p> <table> <tr> <td> <th> </td> </tr> </table> <li> <ul> </ul> <b> </b> <br> <h2> </h2>"
    " <div> </div> <dl> <dt> <dd> <td rowspan=2> <td colspan=2> <!-- --> ** ` | - # > [a](b)".split(
        " "
    )
)


@given(
    st.lists(st.one_of(_SENTENCE, _TAG), max_size=30).map("\n".join),
    st.sampled_from(["md", "html"]),
)
def test_markup(text: str, suffix: str) -> None:
    _read(f"page.{suffix}", text)


_CELL = st.one_of(
    _NAMES, _FIGURES, _DAYS, _ANY, st.sampled_from(["Grantee", "Amount", "Total", ""])
)


@given(st.lists(st.lists(_CELL, min_size=1, max_size=5), min_size=1, max_size=8), st.booleans())
def test_tables(rows: list[list[str]], is_html: bool) -> None:
    if is_html:
        cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        _read("page.html", "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    else:
        lines = ["|" + "|".join(row) + "|" for row in rows]
        _read("page.md", "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]))


_VALUE = st.one_of(
    _ANY,
    _FIGURES,
    _DAYS,
    st.sampled_from(
        [
            "[",
            "{a: b}",
            "&a x",
            "*a",
            "!!set {a}",
            "|",
            ">",
            "- x",
            "1e9999",
            ".nan",
            "0x" + "f" * 40,
            "~",
        ]
    ),
)
_BLOCK = st.lists(
    st.tuples(st.sampled_from("title date tags lang grants name amount <<".split()) | _ANY, _VALUE),
    max_size=8,
)


@given(_BLOCK, st.sampled_from(["---", "+++", ";;;"]))
def test_front_matter(pairs: list[tuple[str, str]], fence: str) -> None:
    sign = " = " if fence == "+++" else ": "
    block = "\n".join(f"{key}{sign}{value}" for key, value in pairs)
    text = f"{fence}\n{block}\n{fence}\nAster Fund gave $5 million to Elm House.\n"
    front = read_front_matter(text)
    assert 0 <= front.start <= front.end <= len(text) and 0 <= front.body <= len(text)
    _read("page.md", text)


_DATA = st.lists(
    st.sampled_from(
        "- : , \" ' { } [ ] | > & * ! !! ? # --- ... <<: ~ 0x 1e9 .inf =\t\n\n- \n  ".split(" ")
    )
    | st.sampled_from(
        ["\n", "\n- ", "\n  ", ": ", ", ", '"', "name", "&a", "*a", "\ud800", "2020-03-05"]
    )
    | _VALUE
    | _FIGURES,
    max_size=40,
).map("".join)


@given(st.sampled_from(["yml", "json", "csv", "tsv"]), _DATA)
def test_data_files(suffix: str, text: str) -> None:
    text = decode(text.encode("utf-8", "surrogatepass"))[0]
    data = read_data(f"_data/a.{suffix}", text)
    for line, severity, sentence in data.faults:
        assert line is None or 1 <= line <= text.count("\n") + 1
        assert severity in ("error", "warning") and sentence
    assert data.value is None or not any(severity == "error" for _, severity, _ in data.faults)


@given(_DATA)
def test_settings(text: str) -> None:
    for path in ("_config.yml", "hugo.toml", "extractor.toml"):
        site_of(_Memory({path: text.encode("utf-8", "surrogatepass")}))


class _Memory:
    """Files that stand nowhere."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    def paths(self) -> list[str]:
        return sorted(self._files)

    def has(self, path: str) -> bool:
        return path in self._files

    def read(self, path: str) -> bytes:
        if path not in self._files:
            raise FileRefused("there is none")
        return self._files[path]

    def key(self, path: str) -> str:
        return ""


_FILTERS = st.sampled_from(
    "append prepend replace split join first last size sort map where group_by date plus minus"
    " times divided_by modulo round ceil floor slice truncate strip_html escape markdownify"
    " jsonify number_of_words where_exp xml_escape url_encode uniq compact concat reverse push"
    " inspect slugify sum abs default capitalize newline_to_br remove_first truncatewords".split()
)
_NAMES_OF_LIQUID = st.sampled_from(
    "page page.title page.grants site site.data site.data.a site.posts site.pages content g g.name"
    " g[0] forloop forloop.index layout include.x nil true empty 'x' 5 -1 1.5 (1..3) page.date"
    " site.data.a[0].sum site.time page.content page.previous page.url".split()
)
_EXPRESSION = st.tuples(
    _NAMES_OF_LIQUID,
    st.lists(st.tuples(_FILTERS, st.lists(_NAMES_OF_LIQUID, max_size=3)), max_size=3),
).map(lambda drawn: drawn[0] + "".join(f" | {f}: {', '.join(a)}" for f, a in drawn[1]))
_LIQUID = st.one_of(
    _EXPRESSION.map("{{{{ {} }}}}".format),
    _EXPRESSION.map("{{% assign g = {} %}}".format),
    _EXPRESSION.map("{{% for g in {} %}}".format),
    _EXPRESSION.map("{{% if {} %}}".format),
    _EXPRESSION.map("{{% case {} %}}{{% when 1, nil %}}".format),
    _EXPRESSION.map("{{% include a.html x={} %}}".format),
    st.sampled_from(
        "{%endfor%} {%endif%} {%else%} {%endcase%} {%raw%} {%endraw%} {%capture$g%} {%endcapture%}"
        " {%comment%} {%endcomment%} {%break%} {%cycle$1,$g%} {%increment$g%} {%unless$g%}"
        " {%endunless%} {%tablerow$g$in$site.data.a$cols:2%} {%endtablerow%} {%-if$page-%} {{- -}}"
        " {%include_relative$good.md%} {%link$good.md%} {%post_url$a%} {%highlight$x%}".split()
    ).map(lambda tag: tag.replace("$", " ")),
)
_TEMPLATE = st.lists(_LIQUID | _SENTENCE | _TAG | _SIGNS, max_size=12).map(" ".join)


@given(_TEMPLATE, _TEMPLATE, _DATA, st.booleans())
def test_templates(page: str, include: str, data: str, layouts: bool) -> None:
    files = {
        "_config.yml": "title: Aster Fund\n",
        "_data/a.yml": data,
        "_includes/a.html": include,
        "_layouts/a.html": f"{include}{{{{ content }}}}",
        "bad.md": f"---\nlayout: a\ntitle: A\ngrants: [{{name: Elm House}}]\n---\n{page}",
        "good.md": "---\n---\nAster Fund gave $5 million to {{ 'Elm' }} House.",
    }
    encoded = {path: text.encode("utf-8", "surrogatepass") for path, text in files.items()}
    paths = []
    for found in JekyllSite(_Memory(encoded), layouts=layouts).sources():
        if isinstance(found, Source):
            paths.append(found.path)
            for problem in read_page(found, Site()).problems:
                assert "please report" not in problem.message, problem
        else:
            assert "please report" not in found.message, found
    assert "good.md" in paths


@given(st.one_of(_SENTENCE, st.text(), st.text("0123456789.,' $€£万亿元million ", max_size=60)))
def test_amounts(text: str) -> None:
    for amount in find_amounts(text):
        assert text[amount.start : amount.end] == amount.text
        assert amount.value is None or amount.value.is_finite()


@given(st.one_of(_SENTENCE, st.text(), st.text("0123456789年月日/-. Marchto,", max_size=60)))
def test_dates(text: str) -> None:
    for day in find_dates(text):
        assert text[day.start : day.end] == day.text


@given(_SENTENCE)
def test_funding(text: str) -> None:
    for gift in _read("page.md", text).funding:
        assert gift.funders or gift.recipients
