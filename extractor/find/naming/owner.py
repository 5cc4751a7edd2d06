"""Whose page it is, told at its edges: in its logo, at its foot, by its register and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from extractor.find.sentences import dateline_end
from extractor.lexicon import load
from extractor.page import Node, Page, Passage
from extractor.values.name.words import spellings
from extractor.values.names import Name, find_names
from extractor.values.same_name import fold_name, initials_of, name_parts
from extractor.values.tries import any_of

Named = Sequence[tuple[Passage, Sequence[Name]]]
"""The passages of a page with the names in each."""

_HEAD = 3  # passages before the first heading in which a page shows its name
_FOOT = 3  # passages at the end of a page without a footer
_LEAD = 4  # passages within which a press release comes to its point
_LOGO = re.compile(r"\blogo\b|\s+(?:home ?page|home)$", re.I)
_PICTURE = re.compile(r"!\[([^\[\]\n]{3,80})\]\([^()\n]{0,120}logo[^()\n]{0,40}\)", re.I)
_PARTED = re.compile(r"[®™]?\s*(?:$|[·•|–—-]\s|,\s|\n|\.?\s?\(?(?:©|\(c\))|:\s)")
_ADDRESS = re.compile(r"\d{3}|@|\bwww\.|https?:", re.I)
_HOST = re.compile(r"(?:@|\bwww\.|https?://(?:www\.)?)([a-z0-9][a-z0-9-]{2,62})\.[a-z]", re.I)
_HOME = re.compile(r"#?|[./]*(?:(?:index|home)(?:\.\w{2,5})?)?/?|https?://[^/]{1,80}/?", re.I)
_SHORTEST_LABEL = 6  # letters of a domain that are no initials
_LONGEST_TOLD = 90  # characters of a line that says who wrote the page


@cache
def told_by(words: str) -> str:
    """The alternatives of a pattern: the words that tell so, in every language."""
    return any_of(spellings(load("kinds.toml")["owner_told"][words]))


def owner_at_edges(page: Page, named: Named, words: str) -> str | None:
    """Whose page it is by its edges; None where they do not say, or name several. `words`: all
    texts of the page, which say at once what none of them holds."""
    looks = (_by_register, _at_foot, _at_head, _by_logo, _announcing, _by_address)
    for look in (*looks, _in_boilerplate):
        owners = list(dict.fromkeys(look(page, named, words)))
        if len(owners) == 1:
            return owners[0]
    return None


@cache
def _registered() -> re.Pattern[str]:
    said = rf"(?:{told_by('registered')})"
    return re.compile(rf"(?: \([A-Z][\w&.-]{{0,12}}\))?,? (?:\(|[–—·|-] )?{said}\b")


@cache
def _writers() -> re.Pattern[str]:
    return re.compile(
        rf"\bby (?:the )?([A-Z][^.!?\n]{{2,60}}?)(?:[’']s)? (?:{told_by('writers')})\b"
    )


@cache
def _written() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{told_by('wrote')}) (?:the )?$", re.I)


def _by_register(page: Page, named: Named, words: str) -> Iterator[str]:
    """ "X is a registered charity", "posted by X", "by the X communications team"."""
    written = _writers().search(words) is not None
    for passage, names in named:
        if written and (wrote := _writers().search(passage.text)):
            yield wrote[1]
        for name in names:
            if name.kind in ("organization", "name") and _is_told_of(name, passage.text):
                yield name.text


def _is_told_of(name: Name, text: str) -> bool:
    if _registered().match(text, name.end):
        return True
    before = text[max(0, name.start - 40) : name.start]
    if name.kind != "organization":
        return False
    return len(text) < _LONGEST_TOLD and _written().search(before) is not None


def _at_foot(page: Page, named: Named, words: str) -> Iterator[str]:
    """What the footer begins with, or the last lines, if an address follows there."""
    marked = "foot" in page.body.lower()
    last = {one.begins for one, _ in named[-_FOOT:]}
    for passage, names in named:
        if not names or names[0].kind != "organization" or passage.is_heading:
            continue
        if names[0].start != _after_the(passage.text) or not _PARTED.match(
            passage.text, names[0].end
        ):
            continue
        foot = marked and _is_in(passage.node, "footer", "foot")
        told = passage.begins in last and _ADDRESS.search(passage.text, names[0].end)
        if foot or told:
            yield names[0].text
            return


@cache
def told_after() -> re.Pattern[str]:
    """What explains a name right after it: " was founded", " is a"."""
    return re.compile(rf"(?: \([A-Z][\w&.-]{{0,12}}\))?,? (?:{told_by('boilerplate')})\b")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?:{told_by('about')})[ :]+(?:the )?$", re.I)


def _in_boilerplate(page: Page, named: Named, words: str) -> Iterator[str]:
    """Whom the end of a page explains, if its head names it too: "Elm Fund was founded in 1999"."""
    head = next((one for one, _ in named if one.is_heading), named[0][0] if named else None)
    heading = f"{page.facts.title or ''}\n{head.text if head else ''}"
    for passage, names in named[-_FOOT:]:
        if not names or names[0].kind != "organization" or passage.is_heading:
            continue
        name, before = names[0], passage.text[: names[0].start]
        about = _about().fullmatch(before) and passage.text.startswith(":", name.end)
        opens = name.start == _after_the(passage.text)
        told = opens and told_after().match(passage.text, name.end)
        if about or (told and _is_named_in(name.text, heading) and _leads_in(name.text, heading)):
            yield name.text


def _is_named_in(name: str, text: str) -> bool:
    """Whether a text names somebody, perhaps without the name's first word."""
    return name in text or (name.count(" ") > 1 and name.split(" ", 1)[1] in text)


def _leads_in(name: str, text: str) -> bool:
    """Whether no body stands in a text before a name; who joins it in the news is another's."""
    bodies = [one.text for one in find_names(text) if one.kind == "organization"]
    return not bodies or name.endswith(bodies[0])


def _at_head(page: Page, named: Named, words: str) -> Iterator[str]:
    """A name that stands alone above the first heading."""
    for passage, names in named[:_HEAD]:
        if passage.is_heading:
            return
        alone = len(names) == 1 and _is_whole(names[0], passage)
        if alone and names[0].kind == "organization" and not _leads_on(passage.node):
            yield names[0].text


def _leads_on(node: Node) -> bool:
    """Whether a text is a link to another page than the first, which it names: a programme's."""
    at: Node | None = node
    while at is not None and at.tag != "a":
        at = at.parent
    links = [at] if at is not None else list(node.elements("a"))
    return any(not _HOME.fullmatch(link.attribute("href") or "") for link in links)


def _by_logo(page: Page, named: Named, words: str) -> Iterator[str]:
    """The words for a picture that is a logo, above the first heading."""
    if "logo" not in page.body.lower():
        return
    for match in _PICTURE.finditer(page.body):
        words = _LOGO.sub("", match[1]).strip(" -–:|").removeprefix("The ")
        if [name.text for name in find_names(f"The {words}")] == [words]:
            yield words
    headings = [one.first for one, _ in named if one.is_heading]
    for image in page.root.elements("img"):
        if headings and image.start > headings[0]:
            return
        words = _LOGO.sub("", image.attribute("alt") or "").strip(" -–:|")
        names = find_names(words) if "logo" in image.raw.lower() else []
        if len(names) == 1 and names[0].text == words.removeprefix("The "):
            yield names[0].text


@cache
def _announces() -> re.Pattern[str]:
    return re.compile(rf"(?: \([A-Z][\w&.-]{{0,12}}\))? (?:{told_by('announces')})\b")


def _announcing(page: Page, named: Named, words: str) -> Iterator[str]:
    """Who is glad to announce, in the first sentence of a text."""
    told = ((one, names) for one, names in named if "." in one.text and not one.is_heading)
    for passage, names in islice(told, _LEAD):
        begins = dateline_end(passage.text)
        for name in names[:2]:
            lead = passage.text[begins : name.start].lower()
            if lead.strip() in ("", "the") and _announces().match(passage.text, name.end):
                yield name.text


def _by_address(page: Page, named: Named, words: str) -> Iterator[str]:
    """The name that the page's own addresses are made of: "office@elmtrust.example"."""
    texts = words.split("\n") if _may_hold_address(words) else []
    texts = [text for text in texts if _may_hold_address(text)]
    hosts = {match[1].lower() for text in texts for match in _HOST.finditer(text)}
    hosts |= {match[1].lower() for match in _HOST.finditer(page.facts.url or "")}
    if not hosts:
        return
    for name in dict.fromkeys(name for _, names in named for name in names):
        if name.kind == "organization" and any(_is_label(host, name.text) for host in hosts):
            yield name.text


def _may_hold_address(text: str) -> bool:
    """The cheap test for `_HOST`, which looks at each character of a text twice."""
    low = text.lower()
    return "@" in low or "www." in low or "http" in low


def _is_label(host: str, name: str) -> bool:
    """Whether a domain is made of a name: its first words, all but its kind, or its initials."""
    label = host.replace("-", "")
    joined = fold_name(name).replace(" ", "")
    proper = "".join(name_parts(name).rare)
    if len(label) >= _SHORTEST_LABEL and (joined.startswith(label) or label == proper):
        return True
    return label in {letters.lower() for letters in initials_of(name)}


def _after_the(text: str) -> int:
    return len("The ") if text.startswith("The ") else 0


def _is_whole(name: Name, passage: Passage) -> bool:
    return name.start == _after_the(passage.text) and name.end == len(passage.text.rstrip())


def _is_in(node: Node, tag: str, named: str) -> bool:
    """Whether an element is one of a kind, or lies in one, by its tag or what it is called."""
    at: Node | None = node
    while at is not None:
        called = f"{at.attribute('class') or ''} {at.attribute('id') or ''}".lower()
        if at.tag == tag or any(word.startswith(named) for word in re.split(r"[\s_-]+", called)):
            return True
        at = at.parent
    return False
