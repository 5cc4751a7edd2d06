"""URLs as Jekyll 4.3.1 gives them for the same files and settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.sources.folder import find_sources
from extractor.sources.source import Source

FILES = {
    "_posts/2020-02-21-My Title_x 科研.md": "categories: [Big News, x]",
    "_posts/2020-02-22-b.md": "permalink: /p/:title/:categories",
    "_posts/2020-02-23-c.md": "permalink: /n/:categories/:title",
    "_program/sub/covid-19.md": "",
    "a/page.md": "",
    "a/index.md": "",
    "g.md": "permalink: gifts",
    "urls.html": "",
}
POST = "My-Title_x-%E7%A7%91%E7%A0%94"

# The site's permalink setting, and the URL of each file in the order of its path.
URLS = [
    ("/blog/:year/:month/:day/:title/",
     [f"/blog/2020/02/21/{POST}/", "/p/b/", "/n/c", "/program/sub/covid-19/", "/a/",
      "/a/page/", "/gifts", "/urls/"]),
    ("pretty",
     [f"/big%20news/x/2020/02/21/{POST}/", "/p/b/", "/n/c", "/program/sub/covid-19/", "/a/",
      "/a/page/", "/gifts", "/urls/"]),
    ("date",
     [f"/big%20news/x/2020/02/21/{POST}.html", "/p/b/", "/n/c", "/program/sub/covid-19.html", "/a/",
      "/a/page.html", "/gifts", "/urls.html"]),
    ("/:title",
     [f"/{POST}", "/p/b/", "/n/c", "/program/sub/covid-19", "/a/", "/a/page", "/gifts", "/urls"]),
]  # fmt: skip


@pytest.mark.parametrize("style, urls", URLS)
def test_urls_are_jekyll_s(tmp_path: Path, style: str, urls: list[str]) -> None:
    config = f"permalink: {style}\ncollections:\n  program: {{output: true}}\n"
    (tmp_path / "_config.yml").write_text(config)
    for path, front in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"---\n{front}\n---\nhi\n")
    found = [source for source in find_sources([tmp_path]) if isinstance(source, Source)]
    assert [source.path for source in found] == sorted(FILES)
    assert [source.url for source in found] == urls
