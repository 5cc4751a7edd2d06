"""Folders of pages that are no Jekyll site: Hugo, Pelican, anything; several inputs at once."""

from __future__ import annotations

import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor.pipeline import extract
from extractor.records import Problem
from extractor.sources.folder import InputError, find_sources, read_site
from extractor.sources.source import Source

SITES = Path(__file__).parents[1] / "sites"


def paths(*inputs: Path, **options: Any) -> list[str]:
    return [s.path if isinstance(s, Source) else s.page for s in find_sources(inputs, **options)]


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def test_a_hugo_site() -> None:
    datasets = extract([SITES / "hugo"])
    (page,) = datasets["pages"]
    assert (page.page, page.title, page.published) == (
        "content/news/spring.md",
        "Gifts of the spring",
        "2021-04-05",
    )
    assert (page.publisher, page.language) == ("Harbour Light Fund", "en-gb")
    assert page.tags == ("aid", "schools")
    gifts = [(d.donors, d.recipients, d.amount, d.currency) for d in datasets["donations"]]
    assert gifts == [
        (("Harbour Light Fund",), ("River School",), Decimal(12000), "EUR"),
        (("Harbour Light Fund",), ("Fjord Shelter",), Decimal(7500), "EUR"),
    ]
    assert datasets["problems"] == []
    assert paths(SITES / "hugo", drafts=True) == ["content/news/plan.md", "content/news/spring.md"]


def test_metadata_lines_of_pelican(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.md": "Title: Two gifts\nDate: 2021-05-06 10:00\nTags: aid, river\n\n"
            "We gave EUR 5.\n",
            "b.md": "Title: A plan\nStatus: draft\n\nWe may give EUR 6.\n",
            "c.txt": "Dear all: we gave\nmuch: EUR 7.\n\nYours\n",
        },
    )
    datasets = extract([tmp_path])
    facts = [(p.page, p.title, p.published, p.tags) for p in datasets["pages"]]
    assert facts == [
        ("a.md", "Two gifts", "2021-05-06", ("aid", "river")),
        ("c.txt", None, None, ()),
    ]
    assert [(a.page, a.text, a.line) for a in datasets["amounts"]] == [
        ("a.md", "EUR 5", 5),
        ("c.txt", "EUR 7", 2),
    ]


def test_what_is_no_page_is_left_out_quietly(tmp_path: Path) -> None:
    read = ["a.MD", "b.html", "c/d.markdown", "c/e.htm", "f.xhtml", "g.txt"]
    others = [
        ".git/x.md", "node_modules/x.md", "_site/x.html", "vendor/x.md", "_layouts/x.html",
        "_includes/x.html", "_drafts/x.md", "x.png", "x.css", ".hidden.md", "notes.docx",
    ]  # fmt: skip
    write(tmp_path, dict.fromkeys(read + others, "We gave EUR 5."))
    assert paths(tmp_path) == read


def test_a_single_file_as_input(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "We gave EUR 5.", "b.md": "x"})
    assert paths(tmp_path / "a.md") == ["a.md"]


def test_an_input_that_is_not_there() -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        list(find_sources(["nowhere"]))


def test_links_that_leave_the_input_are_not_followed(tmp_path: Path) -> None:
    site = write(tmp_path, {"site/a.md": "x", "secret.md": "s"}) / "site"
    (site / "out.md").symlink_to(tmp_path / "secret.md")
    (site / "in.md").symlink_to(site / "a.md")
    found = list(find_sources([site]))
    assert [s.path for s in found if isinstance(s, Source)] == ["a.md", "in.md"]
    (problem,) = (p for p in found if isinstance(p, Problem))
    assert problem.page == "out.md" and "not followed" in problem.message


def test_several_inputs_keep_their_paths_and_publishers_apart(tmp_path: Path) -> None:
    page = {"gifts.md": "---\ntitle: Gifts\n---\nWe gave EUR 5 to the River School.\n"}
    one = write(tmp_path / "one", page | {"_config.yml": "title: Elm Trust\n"})
    two = write(tmp_path / "two", page | {"_config.yml": "title: Oak Fund\n"})
    again = write(tmp_path / "deep" / "one", page)
    datasets = extract([one, two, again])
    facts = [(p.page, p.publisher) for p in datasets["pages"]]
    assert facts == [
        ("one-2/gifts.md", None),
        ("one/gifts.md", "Elm Trust"),
        ("two/gifts.md", "Oak Fund"),
    ]
    ids = [r.id for name in ("amounts", "funding") for r in datasets[name]]
    assert len(ids) == len(set(ids)) >= 3


def test_a_jekyll_site_in_a_folder_of_the_input(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "README.md": "x",
            "docs/_config.yml": "title: Elm Trust\n",
            "docs/_data/facts.yml": "city: Oslo\n",
            "docs/index.md": "---\ntitle: Home\n---\nWe are in {{ site.data.facts.city }}.\n",
        },
    )
    found = {s.path: s for s in find_sources([tmp_path]) if isinstance(s, Source)}
    assert sorted(found) == ["README.md", "docs/index.md"]
    rendered = found["docs/index.md"].rendered
    assert rendered is not None and rendered.text.endswith("We are in Oslo.\n")
    assert "docs/_data/facts.yml" in {piece.place.file for piece in rendered.pieces}


def test_a_bare_repository_is_read_as_it_stands_at_head(tmp_path: Path) -> None:
    work = write(tmp_path / "work", {"_config.yml": "title: Elm Trust\n", "a.md": "We gave EUR 5."})
    who = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=work, check=True)
    subprocess.run(["git", "clone", "-q", "--bare", work, tmp_path / "bare.git"], check=True)
    assert paths(tmp_path / "bare.git") == ["a.md"]
    assert read_site([tmp_path / "bare.git"])[0].publisher == "Elm Trust"
