"""Liquid blanked: nothing of it is text, and every other character stays where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.page.liquid import without_liquid
from extractor.page.tree import FILLER

EXAMPLES = [
    # body, what is left once fillers are gone
    ("a {{ b }} c", "a  c"),
    ("a {%- if b -%} c {% endif %}", "a  c "),
    ("a {{ '}' }} b", "a  b"),
    ("a {% assign b = '%' %} c", "a  c"),
    ("a {% comment %} b {{ c }} {% endcomment %} d", "a  d"),
    ("a {%-comment-%} b {%-endcomment-%} c", "a  c"),
    ("a {% comment %} b", "a "),
    ("a {% raw %}{{ b }}{% endraw %} c", "a {{ b }} c"),
    ("a {% raw %} {{ b }}", "a  "),
    ("a {{ b", "a {{ b"),
    ("a {% b", "a {% b"),
    ("a {{ b {% c %} d", "a {{ b  d"),
    ("{ a } % }} %}", "{ a } % }} %}"),
    ("a{{ b\nc }}d", "a\nd"),
]


@pytest.mark.parametrize(("body", "left"), EXAMPLES)
def test_what_is_left(body: str, left: str) -> None:
    assert without_liquid(body).replace(FILLER, "") == left


def test_a_line_of_nothing_but_tags_becomes_blank() -> None:
    line = "  {% if b %}{{ c }} "
    assert without_liquid(f"a\n{line}\nd") == f"a\n{' ' * len(line)}\nd"


PIECES = st.sampled_from(
    (
        *("{%", "%}", "{{", "}}", "{% raw %}", "{% endraw %}", "{% comment %}"),
        *("{%- endcomment -%}", "{", "}", "%", "a", "é", "\n", " "),
    )
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_every_other_character_stays_where_it_was(body: str) -> None:
    blanked = without_liquid(body)
    assert len(blanked) == len(body)
    for before, after in zip(body, blanked, strict=True):
        assert after in (before, FILLER, " ")
        assert (before == "\n") == (after == "\n")


@given(st.lists(st.sampled_from(("{{a}}", "{%b%}", "a", "\n", "\t", " ", "\r")), max_size=16))
def test_lines_of_nothing_but_tags_are_blank_and_no_others(pieces: list[str]) -> None:
    for line in without_liquid("".join(pieces)).split("\n"):
        assert line.strip(f" \t{FILLER}") or FILLER not in line
