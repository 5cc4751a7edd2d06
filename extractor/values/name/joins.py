"""Whether "and", a comma, "of", "for" or "the" carry a name on: "Ministry of Arts and Crafts"."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractor.values.name.tokens import (
    Token,
    Tokens,
    has_head,
    is_place,
    is_proper,
    within_sentence,
)
from extractor.values.name.words import name_words

JOINING_AND = frozenset(("and", "und", "et", "y", "e", "och"))
_FOREIGN = frozenset(
    (
        "de dei degli del della delle dello des du la le les di da do dos von van der den zu zum"
        " zur am im vom af av bin al"
    ).split()
)
# Kinds whose name is whole: what follows "for" or "on" is what they give for.
_WHOLE = frozenset(("foundation", "fund", "university", "hospital", "company", "red_cross"))
ADJECTIVE = re.compile(r".{2,}(?:al|ic|ory|ary|ive)$")
_NEXT_WORD = re.compile(r" ([a-z]+)")
_LONGEST_BEFORE = 16  # letters of a word before a name


def run_of(tokens: Tokens, at: int) -> Tokens:
    """The capitalized words that stand together from a place on."""
    end = at
    while end < len(tokens) and tokens[end].type == "capital":
        end += 1
    return tokens[at:end]


def has_topic(name: Tokens) -> bool:
    """Whether a name has come to what its kind is of: "Ministry of Science"."""
    seen = False
    for token in name:
        if token.head:
            seen = True
        elif seen and token.low in name_words().link:
            return True
    return False


def _abroad(name: Tokens) -> bool:
    """Whether a link of another language than English stands in a name."""
    return any(token.low in name_words().link_abroad for token in name)


def listed(name: Tokens, tokens: Tokens, at: int) -> int:
    """A comma inside a name: ", Inc", "Faculty of Medicine, Dentistry and Health Sciences"."""
    run = run_of(tokens, at + 1)
    if run and run[0].low in name_words().form and name[-1].type == "capital":
        return 2
    done = len(name) > 1 and name[-2].low.endswith("ing")  # "Growing Up, Schools and Families"
    if not (has_topic(name) and (name[-1].topical or done)):
        return 0
    end, last = at, False
    while end < len(tokens) and (tokens[end].type == "comma" or tokens[end].low in ("and", "&")):
        last = tokens[end].type != "comma"
        end += 1
        if end < len(tokens) and tokens[end].low in ("and", "&"):
            last = True
            end += 1
        the = last and end > at + 2 and end < len(tokens) and tokens[end].low == "the"
        run = run_of(tokens, end + the)
        if not run or not (all(word.topical for word in run) or (the and not has_head(run))):
            return 0
        end += the
        end += len(run)
        if last:
            return end - at
    return 0


def joined(name: Tokens, tokens: Tokens, at: int, text: str, known: Collection[str]) -> int:
    """Whether "and" stands inside a name: 1, or between two: 0."""
    token, run = tokens[at], run_of(tokens, at + 1)
    if not run:
        return int(has_topic(name) and _lower_topic(tokens, at + 1))
    whole = text[name[0].start : run[-1].end]
    if whole in known or _one_kind_more(name, run, tokens, at):
        return 1
    if _both_topics(name, run):
        return 1
    if has_head(name):
        if not has_topic(name) or run[0].low in name_words().generic:
            return int(token.low == "&" and not name[-1].head and not has_head(run))
        if token.low == "&" and not has_head(run) and not run[-1].text.isupper():
            return int(not _is_whole(name))  # "Arts Council of Elm & Ash"
        abroad = token.low != "and" and not has_head(run) and _abroad(name)
        topic = abroad or (run[0].topical and name[-1].topical)
        return int(topic and (not has_head(run) or run[-1].low == "services"))
    if token.low == "&":
        return 1
    words = name_words()
    alone = text[run[0].start : run[-1].end]
    if alone in known or text[name[0].start : name[-1].end] in known:
        return 0
    if all(word.low in words.given or word.text.endswith(".") for word in name):
        return int((run[0].low in words.given or len(run) > 2) and has_head(run))
    fields = all(word.in_field or word.low in words.generic for word in name)
    if fields and run[0].in_field and name[-1].in_field:
        return 1
    if name[-1].topical and run[0].topical and run[-1].head and len(name) > 1:
        return 1  # "Elmish Cooperation and Coordination Agency"
    after = tokens[at + 1 + len(run) : at + 2 + len(run)]
    owner = bool(after) and after[0].type == "possessive" and run[-1].in_field
    if _of_two_words(name, run, text):
        return 1
    return int(owner and len(run) == 1 and has_head(run_of(tokens, at + 3)) and len(name) == 1)


def _both_topics(name: Tokens, run: Tokens) -> bool:
    """Whether "and" joins what a body is of: "Centre for Coastal and Marine Studies", "Institute of
    Museum and Library Services", "Association of Nurses and Midwives", "Agency for Culture and
    Palaces". Companies, funds and whole names such as a university's do not go on so."""
    at = next((n for n in range(len(name) - 1) if name[n].head and _leads_topic(name[n + 1])), -1)
    head = name[at].head
    if at < 0 or head is None or head[1] in _WHOLE:
        return False
    told = [word for word in name[at + 2 :] if word.type == "capital"]
    plural = run[-1].low.endswith("s") and not run[-1].text.isupper()
    if not told or not plural:
        return False
    if len(told) == 1 and (told[0].head or ADJECTIVE.match(told[0].low)):
        return True  # no name ends so
    if run[-1].head:
        return has_head(told) and run[-1].head[1] == head[1]
    one = len(run) == len(told) == 1
    return one and (told[0].low.endswith("s") or told[0].in_field)


def _leads_topic(token: Token) -> bool:
    return token.type == "link" and token.low in ("of", "for")


def _one_kind_more(name: Tokens, run: Tokens, tokens: Tokens, at: int) -> bool:
    """Whether bare kind words after "and" end the name before: "X College and Hospital"."""
    bare = all(word.head and word.head[0] == "organization" for word in run)
    after = tokens[at + 1 + len(run) : at + 2 + len(run)]
    whole = not after or after[0].low not in ("of", "for", "&")
    return bare and whole and has_head(name) and is_proper(name)


def _of_two_words(name: Tokens, run: Tokens, text: str) -> bool:
    """Whether "and" joins what one body is of, or by: "the Fens and Marshes Trust", "the Ana and
    Luis Prado Fund", "Sailing and Rowing Club", "Salem Boys and Girls Club"; the article stands
    before what is one, and an acronym is another body."""
    if len(run) < 2 or run[-1].head is None or run[-1].low.endswith("s") or run[0].head:
        return False
    if name[-1].low.endswith("ing") and run[0].low.endswith("ing"):
        return True
    if name[-1].low in name_words().owner and run[0].low in name_words().owner:
        return True
    the = text[max(0, name[0].start - 4) : name[0].start].lower() == "the "
    return the and len(name) == 1 and not name[0].text.isupper() and not is_place(name[0].text)


def _lower_topic(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens[at].type == "lower" and tokens[at].in_field


def linked(name: Tokens, tokens: Tokens, at: int, text: str) -> int:
    """How far "of", "for", "the" ... carry a name on: tokens up to its next word, or 0."""
    end = at
    while end < len(tokens) and tokens[end].type == "link":
        end += 1
    links = [token.low for token in tokens[at:end]]
    run = run_of(tokens, end)
    if not run:
        return _lower_field(name, tokens, at, end)
    first = links[0]
    if run[0].opening and not run[0].head and not _is_cause(name, first, text):
        return end - at if _of_cause(name, first, text) else 0
    if first in _FOREIGN:
        return end - at
    if first not in name_words().link and first not in ("in", "at"):
        return 0
    head = name[-1].head or _phrase_head(name)
    if _is_cause(name, first, text):
        return end - at
    if head is None:
        return end - at if _of_place(name, run, first, text) or _of_cause(name, first, text) else 0
    if first in ("in", "at"):
        return 0
    if any(link in JOINING_AND for link in links):
        return 0
    if links[1:] == ["the"] and has_head(run) and _says_more(name):
        return 0
    programme = (run[-1].head or ("",))[0] == "programme"
    if links == ["for", "the"] and programme and head[0] == "organization":
        return 0  # "from the Commission for the Baltic Seal Project"
    if first in ("of", "de") or first in name_words().link_abroad:
        return end - at
    if head[1] in _WHOLE and _says_more(name) and not _of_field(tokens[at], run):
        return 0
    return 0 if _names_task(run, text) else end - at


def _phrase_head(name: Tokens) -> tuple[str, str] | None:
    """The kind that the last two words say together ("Red Cross"), or a name in the lexicon."""
    words = name_words()
    last = " ".join(token.text for token in name[-2:])
    named = ("organization", "association") if last in words.named and len(name) == 2 else None
    return words.heads.get(last.lower(), named)


def _of_field(link: Token, run: Tokens) -> bool:
    """Whether capitals alone show that "for" carries on: "Foundation for the Arts"; a headline
    has them everywhere, and a disease is what one gives for."""
    fields = all(word.in_field and word.low not in name_words().disease for word in run)
    return link.text == "for" and fields


def _is_whole(name: Tokens) -> bool:
    """Whether a body is named that no two places share: a company, a university."""
    return any(token.head and token.head[1] in _WHOLE for token in name)


def _says_more(name: Tokens) -> bool:
    """Whether a name is whole as it stands: it says more than its kind and a field."""
    return is_proper(name) or len(name) > 2


def _of_place(name: Tokens, run: Tokens, link: str, text: str) -> bool:
    words = name_words()
    if link == "of":
        if name[-1].low in words.place_head or name[-1].low in words.place_opening:
            return True
        if has_topic(name):
            return not has_head(run)
        if f"{name[-1].low} of" in words.phrases:
            return True
        return _of_word(name, run, text)
    if link == "at":
        return name[0].low == "university" and is_place(text[name[-1].start : name[-1].end])
    return False


def _of_word(name: Tokens, run: Tokens, text: str) -> bool:
    """Whether one capitalized word begins a name: "Bridge of Hope", "Port of Spain"; somebody's
    role, given name or company does not ("Director of Studies", "Acme of Chicago")."""
    word, words = name[0], name_words()
    if len(name) > 1 or not within_sentence(text, word.start):
        return False
    if word.low in words.role or word.low in words.title or word.low in words.given:
        return False
    if run[-1].head is not None:
        return not word.low.endswith("s")
    return not is_place(text[run[0].start : run[-1].end])


def _of_cause(name: Tokens, link: str, text: str) -> bool:
    """Whether things and their cause are a name where a party stands: "to Wells for Zoe"."""
    word = name[0]
    things = len(name) == 1 and word.low.endswith("s") and not word.low.endswith("ss")
    before = text[max(0, word.start - _LONGEST_BEFORE) : word.start].split()
    given = bool(before) and before[-1].lower() in name_words().party_follows
    return bool(things and link in ("for", "on") and given and not is_place(word.text))


def _is_cause(name: Tokens, link: str, text: str) -> bool:
    """Whether one plain word and its cause are a name: "Code for All", "Hands of Mercy"."""
    if len(name) != 1 or name[0].low not in name_words().cause or link not in ("for", "of"):
        return False
    return link == "for" or within_sentence(text, name[0].start) or name[0].low.endswith("s")


def _names_task(run: Tokens, text: str) -> bool:
    """Whether a word in lower case goes on after "for X": "for Ebola research" is no name."""
    after = _NEXT_WORD.match(text, run[-1].end)
    return after is not None and (after[1] in name_words().task)


def _lower_field(name: Tokens, tokens: Tokens, at: int, end: int) -> int:
    """ "Ministry of health", "Institute of infection and immunity"."""
    if not name[-1].head or tokens[at].low not in ("of", "for") or end - at > 1:
        return 0
    if tokens[at].low == "for" and name[-1].head[1] in _WHOLE and _says_more(name):
        return 0  # what a university gets a gift for
    if not _lower_topic(tokens, end) or name[-1].head[1] in ("fund", "foundation", "company"):
        return 0
    while _lower_topic(tokens, end):
        end += 1
        if end < len(tokens) and tokens[end].low == "and" and _lower_topic(tokens, end + 1):
            end += 1
    if tokens[at].low == "for" and _says_more(name) and tokens[end - 1].low in name_words().task:
        return 0  # "the Lind Institute for research into malaria"
    return end - at
