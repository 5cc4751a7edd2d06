"""Hostile repetition: four times the source takes about four times the work, never sixteen."""

from __future__ import annotations

import time

import pytest

from extractor.page import read_source
from extractor.sources.source import Source

FRAGMENTS = (
    *("<", "<a ", "</", "<!--", "<!", "<?", "&", "&#", "&amp", "{%", "{{", "{% raw %}", "{", "{%-"),
    *("`", "```\n", "[", "![", "](", "|", "|a|\n", "- ", "> ", "# ", "*", "_", "~", "\n: a\n"),
    *(
        "{:",
        "[^1]",
        "<div>",
        "<div>\n\n",
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "<li>",
    ),
    *("<b>", "<dl><dt>", "<a href='", "<script ", "<script>", "<title>", "<select>", "<svg>", "\\"),
    *("<div hidden>", "<![CDATA[", "</div>", "<b><p></b>", "<a><div>", "<form>", "---\n", "+++\n"),
    *("    a\n", "{% comment %}", "<head>", "<x-y>", "\u2060", "é&é", "<br/>\n", '="', "<p a='"),
    *("{{ a }}|", "{% a %}\n", "<p =", "</br>"),
)
SIZE, TIMES = 1000, 4
FLOOR = 0.02
"""Seconds below which a measure says nothing of growth."""


def _seconds(path: str, data: bytes) -> float:
    best = float("inf")
    for _ in range(2):
        before = time.process_time()
        for passage in read_source(Source(path, data)).passages[:1]:
            passage.place()
        best = min(best, time.process_time() - before)
    return best


@pytest.mark.parametrize("path", ["page.html", "page.md"])
def test_work_grows_with_the_source(path: str) -> None:
    most = 2.5 * TIMES
    suspects = [fragment for fragment in FRAGMENTS if _growth(path, fragment) > most]
    # A busy machine may disturb one measure, not each of three.
    grown = {fragment: min(_growth(path, fragment) for _ in range(3)) for fragment in suspects}
    assert {fragment: ratio for fragment, ratio in grown.items() if ratio > most} == {}


def _growth(path: str, fragment: str) -> float:
    small = _seconds(path, (fragment * SIZE).encode())
    large = _seconds(path, (fragment * SIZE * TIMES).encode())
    return large / max(small, FLOOR / TIMES) if large > FLOOR else 0.0
