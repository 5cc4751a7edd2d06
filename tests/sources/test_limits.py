"""Templates that would cost too much, or leave the site, harm nobody but their own page."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.records import Problem
from extractor.sources.folder import find_sources
from extractor.sources.source import Source

GROW = "{% assign x = 'aaaaaaaaaa' %}"
DOUBLE = "{% assign x = x | append: x %}"

# A template, and what its problem says.
REFUSED = [
    ("{% for i in (1..1000000000) %}x{% endfor %}", "loop iteration limit"),
    ("{% for i in (1..1000) %}{% for j in (1..1000) %}{% for k in (1..9) %}"
     "{% endfor %}{% endfor %}{% endfor %}", "loop iteration limit"),
    ("{% tablerow i in (1..1000000000) %}x{% endtablerow %}", "loop iteration limit"),
    ("{% assign a = (1..50000) | reverse %}" + "{% assign b = a | reverse %}" * 30, "steps"),
    ("{{ (1..1000000000) | join: 'x' }}", "steps"),
    (GROW + DOUBLE * 60 + "{{ x }}", "local namespace limit"),
    (GROW + DOUBLE * 13 + "{% for i in (1..999) %}{{ x }}{% endfor %}", "prints more than"),
    (GROW + DOUBLE * 16 + "{{ x | replace: 'a', x }}", "more than"),
    (GROW + DOUBLE * 16 + "{% assign y = x | split: '' %}{{ y | join: x }}", "more than"),
    ("{% assign x = 99999999999 %}" + "{% assign x = x | times: x %}" * 60, "is too large"),
    ("{% assign x = 'a' | split: '' %}" + "{% assign x = x | concat: x %}" * 40, "limit"),
    ("{% include recursive.html %}", "recursive include"),
    ("{% raw %}" * 20_000, "raw blocks are not closed"),
    ("{% raw %}" * 11, "11 raw blocks are not closed"),
    ("{{ a" + "[a" * 3000 + "]" * 3000 + " }}", "cannot be parsed"),
]  # fmt: skip


def sources(folder: Path, template: str) -> list[Source | Problem]:
    (folder / "_includes").mkdir()
    (folder / "_config.yml").write_text("title: Willow\n")
    (folder / "_includes" / "recursive.html").write_text("{% include recursive.html %}")
    (folder / "bad.md").write_text(f"---\ntitle: Bad\n---\n{template}")
    (folder / "good.md").write_text("---\ntitle: Good\n---\nWe are {{ site.title }}.")
    return list(find_sources([folder]))


@pytest.mark.parametrize("template, reason", REFUSED)
def test_a_page_that_exceeds_a_limit_is_left_out(
    tmp_path: Path, template: str, reason: str
) -> None:
    problem, good = sources(tmp_path, template)
    assert isinstance(problem, Problem) and isinstance(good, Source)
    assert (problem.page, problem.severity) == ("bad.md", "error")
    assert reason in problem.message and "left out" in problem.message
    assert good.rendered is not None and good.rendered.text.endswith("We are Willow.")


OUTSIDE = ["../secret.txt", "../../secret.txt", "/etc/passwd", "a/../../../secret.txt", "link.txt"]


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("tag", ["include", "include_relative"])
def test_an_include_cannot_leave_the_site(tmp_path: Path, tag: str, name: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    site = tmp_path / "site"
    site.mkdir()
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    found = sources(site, f"before {{% {tag} {name} %}} after")
    (page,) = (s for s in found if isinstance(s, Source) and s.path == "bad.md")
    assert page.rendered is not None and "secret" not in page.rendered.text
    assert page.rendered.text.endswith("before  after")


UNPARSED = [
    ("{% for i in (1..3) %}x", "a block of its Liquid is not closed"),
    ("{{ page.title ", "cannot be parsed"),
    ("{% if true %}" * 3000 + "{% endif %}" * 3000, "cannot be parsed"),
]


@pytest.mark.parametrize("template, reason", UNPARSED)
def test_what_is_no_liquid_is_read_without_it(tmp_path: Path, template: str, reason: str) -> None:
    problem, bad, good = sources(tmp_path, template)
    assert isinstance(problem, Problem) and reason in problem.message
    assert isinstance(bad, Source) and (bad.path, bad.rendered) == ("bad.md", None)
    assert isinstance(good, Source) and good.rendered is not None
