"""Front matter: YAML, TOML, JSON and metadata lines; what cannot be read is told, not dropped."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.sources.front_matter import read_front_matter

BLOCKS: list[tuple[str, dict[str, Any], str]] = [
    # source, data, body
    ("---\na: 1\n---\nb\n", {"a": 1}, "b\n"),
    ("---\r\na: 1\r\n---\r\nb", {"a": 1}, "b"),
    ("---\na: 1\t\n---\nb", {"a": 1}, "b"),
    ("---\na: 2020-03-01\n---\nb", {"a": date(2020, 3, 1)}, "b"),
    ("---\na: [é, 中]\n---\nb", {"a": ["é", "中"]}, "b"),
    ("---\na:\n  - b: 1\n    c: 2\n---\n", {"a": [{"b": 1, "c": 2}]}, ""),
    ("---\n---\nb", {}, "b"),
    ("---\n# only a comment\n---\nb", {}, "b"),
    ("---\n1: a\n---\nb", {"1": "a"}, "b"),
    ('+++\na = "b"\nc = 2020-03-01\n+++\nd', {"a": "b", "c": date(2020, 3, 1)}, "d"),
    ('{\n"a": 1\n}\nb', {"a": 1}, "b"),
    ("a\n---\nb: 1\n---\n", {}, "a\n---\nb: 1\n---\n"),
    ("---\na: 1\n", {}, "---\na: 1\n"),
    ("", {}, ""),
    ("{{ a }} b", {}, "{{ a }} b"),
    ("{% a %} b", {}, "{% a %} b"),
]


@pytest.mark.parametrize(("source", "data", "body"), BLOCKS)
def test_block(source: str, data: dict[str, Any], body: str) -> None:
    front = read_front_matter(source)
    assert front.data == data
    assert source[front.body :].lstrip("\r\n") == body
    assert front.problem is None
    if data:
        assert source[front.start : front.end].strip() in source[: front.body]


BROKEN = [
    # source, data that is read all the same, line of the problem
    ("---\ntitle: a\nb: [c\n---\nd", {"title": "a"}, 4),
    ("---\ntitle: a: b\n---\nc", {"title": "a: b"}, 2),
    ("+++\ntitle = \n+++\nb", {}, 2),
    ('{\n"a": \n}\nb', {}, 1),
    ("---\n- a\n- b\n---\nc", {}, 1),
    ("---\njust words\n---\nc", {}, 1),
]


@pytest.mark.parametrize(("source", "data", "line"), BROKEN)
def test_broken_block(source: str, data: dict[str, Any], line: int) -> None:
    front = read_front_matter(source)
    assert front.data == data
    assert front.problem is not None and front.problem.endswith("mend it")
    assert front.problem_line is not None and abs(front.problem_line - line) <= 1
    assert source[front.body :].strip() in ("b", "c", "d")


@given(st.sampled_from(("---", "+++", "{", "")), st.text(max_size=60))
def test_no_source_raises(fence: str, text: str) -> None:
    for source in (f"{fence}\n{text}", f"{fence}\n{text}\n{fence}\n", f"{fence}{text}\n}}\n"):
        front = read_front_matter(source)
        assert 0 <= front.start <= front.end <= front.body <= len(source)
