"""When organisations were founded: in sentences, in a chronology, in a page's linked data."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from extractor.evidence import Founding
from extractor.find.names import Mention, PageNames
from extractor.find.naming.antecedents import Parties, parties_of
from extractor.lexicon import load
from extractor.page import Page, Passage
from extractor.page.linked_data import founding_dates
from extractor.records import TimelineEntry
from extractor.values.date.plain import named_date
from extractor.values.dates import Date, find_dates
from extractor.values.same_name import fold_name
from extractor.values.tries import any_of

_IN = r"(?:(?:back |early |late )?(?:in|on|im|am|en|el|le|dal|nel|em|den)\s+(?:the year\s+)?)?"
_TITLED = r"(?<=\bMr)\.|(?<=\bDr)\.|(?<=\bMs)\.|(?<=\bMrs)\.|(?<=\b[A-Z])\."
_BY = (
    r"(?:,?\s+(?:by|under|as|through|with|von|door|par|por|da|av)\s"
    rf"(?:[^.;:。；]|{_TITLED}){{1,120}}?)?"
)
_ENDS = re.compile(
    r"\s*(?:\Z|[.,;:!?)）。，；]|(?:by|as|with|under|von|par|por|door|da|av)\b)", re.I
)
_DATE_OPENS = re.compile(r",?\s+[^.;,()]{2,90}", re.I)
_IN_END = re.compile(rf"{_IN}\Z", re.IGNORECASE)
_BEFORE_DATE = re.compile(rf"{_BY},?\s+{_IN}", re.IGNORECASE)
_BEFORE_NAME = re.compile(r",?\s*(?:the\s+)?", re.IGNORECASE)
_BRACKETS = r"(?:\s*[(（][^()（）]{1,60}[)）])?"
_HAN_GAP = re.compile(rf"{_BRACKETS}(?:正式|是|，|,)?\s*(?:于|於)?\s*")
_HAN_OF = re.compile(r"年?的?\s*")
_OPENING = re.compile(r"(?:^|[.!?;:]\s+|[\"“(]\s*)(?:(?:first|originally|officially)\s+)?\Z", re.I)
_ITS = re.compile(r"\b(its|our|their|the)\s\Z", re.I)
_WHO = re.compile(r"(?:^|[\s,;(])((?:the|our)\s(?:[\w’'-]{1,30}\s){0,2}[\w’'-]{1,30}|we)\Z", re.I)
_WE_OF = {"its": "it", "our": "we", "their": "they"}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CLOSING_DAY = re.compile(
    r" (?:on|in) (?P<day>(?:[0-9]{1,2} )?[A-Z][a-z]{2,8} (?:[0-9]{1,2}, )?[0-9]{4})\.(?= [A-Z]|\Z)"
)
_STEM = 5  # letters by which words of founding are looked for
_OTHER_CASES = re.compile("[İıſ\u212a]")  # letters that `re` takes for i, s and k in any case
_NEAR = 160  # characters between a word of founding and its date
_LONGEST_ENTRY = 300  # characters of a chronology's entry in which it says what was founded


def find_foundings(
    page: Page, names: PageNames | None, timeline: Sequence[TimelineEntry] = ()
) -> list[Founding]:
    """Each statement of the day, month or year in which a named organisation was founded.

    Only what was founded counts ("X, founded in 2014"), not what it founds ("X founded a school in
    2014"), and only dates whose year the page states.
    """
    found = list(_linked(page))
    told = list(_dated(page))
    if names is None or not (told or timeline):
        return found
    who = cache(partial(parties_of, names))  # asked where a founding is told
    mentions: dict[int, list[Mention]] = {}
    for mention in names.mentions if told else ():
        if mention.kind in ("organization", "programme", "name"):
            mentions.setdefault(mention.passage, []).append(mention)
    for passage, trigger, day in told:
        name = _founded(passage, trigger, day, mentions.get(passage.begins, []), who)
        if name:
            first, last = min(trigger.start(), day.start), max(trigger.end(), day.end)
            where = page.where(*passage.place(first, last))
            found.append(Founding(**where, organization=name, date=day.date))
    for entry in timeline:
        if entry.date and not entry.date.startswith("--"):
            found += _in_entry(entry, who)
    return found


def _dated(page: Page) -> Iterator[tuple[Passage, re.Match[str], Date]]:
    """The words of founding on a page that have a date."""
    for passage in page.passages:
        text, done = passage.text, 0
        years = list(_YEAR.finditer(text))
        places = _places(text) if years else []
        for year in years if places else ():
            first, last = max(done, year.start() - _NEAR), year.end() + _NEAR
            for trigger in _triggers(text, places, first, last):
                done = trigger.end()
                day = _day_after_noun(text, trigger, page.facts.language)
                day = day or _date_of(text, trigger, _dates_around(page, text, trigger))
                if day is not None:
                    yield passage, trigger, day


def _places(text: str) -> Sequence[int]:
    """Where a word of founding may begin, in order: its first letters stand there."""
    low = text.lower()
    if len(low) != len(text) or _OTHER_CASES.search(text):
        return range(len(text))
    found: list[int] = []
    for stem in _stems():
        at = low.find(stem)
        while at >= 0:
            found.append(at)
            at = low.find(stem, at + 1)
    return sorted(found)


def _triggers(text: str, places: Sequence[int], first: int, last: int) -> Iterator[re.Match[str]]:
    """The words of founding in text[first:last], which `finditer` takes many times longer to find
    where they are of any case."""
    done = first
    for at in places[bisect_left(places, first) : bisect_left(places, last)]:
        trigger = _trigger().match(text, at, last) if done <= at else None
        if trigger is not None:
            done = trigger.end()
            yield trigger


def _day_after_noun(text: str, trigger: re.Match[str], language: str | None) -> Date | None:
    """The day or month with its year that closes a sentence right after a noun, where nothing can
    belong to it but itself: "its foundation on 4 May 2006."; None for any other."""
    noun = trigger.lastgroup == "noun" and (language or "en").lower().startswith("en")
    said = _CLOSING_DAY.match(text, trigger.end()) if noun else None
    told = named_date(said["day"]) if said else None
    if said is None or told is None:
        return None
    return Date(told[0], None, told[1], "stated", *said.span("day"), said["day"])


def _dates_around(page: Page, text: str, trigger: re.Match[str]) -> list[Date]:
    """The dates with a year near a word of founding."""
    first = text.rfind(" ", 0, max(0, trigger.start() - _NEAR)) + 1
    last = trigger.end() + _NEAR
    read = find_dates(text[first:last], None, page.facts.language, page.site.day_first)
    return [
        one._replace(start=one.start + first, end=one.end + first)
        for one in read
        if one.basis == "stated" and not one.date.startswith("--")
    ]


def _date_of(text: str, trigger: re.Match[str], dates: Sequence[Date]) -> Date | None:
    """The date of a founding: "founded by A and B in 2014", "于2014年成立", "2014 gegründet"."""
    for one in dates:
        if one.start >= trigger.end():
            gap = text[trigger.end() : one.start]
            pattern = _HAN_GAP if trigger.lastgroup == "han" else _BEFORE_DATE
            return one if len(gap) < 140 and pattern.fullmatch(gap) else None
        gap = text[one.end : trigger.start()]
        if not _ENDS.match(text, trigger.end()) or trigger.lastgroup == "noun":
            continue
        if not gap.strip().removeprefix("正式"):
            return one
        subject = _past_auxiliaries(gap)
        opens = _OPENING.search(_IN_END.sub("", text[: one.start]))
        if subject != gap and opens and _DATE_OPENS.fullmatch(subject):
            return one
    return None


def _founded(
    passage: Passage,
    trigger: re.Match[str],
    told: Date,
    mentions: Sequence[Mention],
    who: Callable[[], Parties],
) -> str | None:
    """The full name of what was founded; None where the words say what it founds, or nobody."""
    text = passage.text
    close = trigger.lastgroup == "han" or told.end >= trigger.start() - 2
    start = min(trigger.start(), told.start) if close else trigger.start()
    end = max(trigger.end(), told.end)
    before = _past_auxiliaries(text[:start])
    if trigger.lastgroup == "noun":
        owner = _ITS.search(text, 0, start)
        word = owner[1].lower() if owner else ""
        meant = who().meant(_WE_OF[word], passage, start) if word in _WE_OF else None
        if meant or word != "its":
            return meant
    for mention in mentions:
        gap = text[mention.end : len(before)] if mention.end <= len(before) else None
        between = _HAN_GAP if trigger.lastgroup == "han" else _subject_gap()
        if gap is not None and len(gap) < 80 and between.fullmatch(gap):
            return mention.name
    follows = (m for m in mentions if m.start >= end)
    after = next(follows, None)
    gap_after = _HAN_OF if trigger.lastgroup == "han" else _BEFORE_NAME
    opens = trigger.lastgroup != "participle" or _OPENING.search(text, 0, trigger.start())
    if after and opens and gap_after.fullmatch(text[end : after.start]):
        return after.name
    words = _WHO.search(before.rstrip()) if before != text[:start] else None
    if words is None:
        return None
    meant = re.sub(r"^our ", "the ", words[1], flags=re.IGNORECASE)
    return who().meant(meant, passage, words.start(1))


def _past_auxiliaries(before: str) -> str:
    """What stands before "was officially"."""
    found = _auxiliaries().search(before)
    return before[: found.start()] if found else before


def _in_entry(entry: TimelineEntry, who: Callable[[], Parties]) -> Iterator[Founding]:
    """An entry that says that somebody was founded on its day: "The Aster Fund is established"."""
    for text in filter(None, (entry.title, entry.text)):
        found = _entry().match(" ".join(text[:_LONGEST_ENTRY].split()))
        if found:
            words = re.sub(r"^the ", "", found["who"] or found["of"] or found["han"], flags=re.I)
            name = _named(words.strip(" ,"), who())
            if name:
                yield Founding(
                    id=entry.id,
                    page=entry.page,
                    line=entry.line,
                    start=entry.start,
                    end=entry.end,
                    quote=entry.quote,
                    origin=entry.origin,
                    organization=name,
                    date=str(entry.date),
                )
                return


def _named(words: str, who: Parties) -> str | None:
    """The full name of what an entry calls by its name, or "Foundation" in its own chronology."""
    full: Mapping[str, str] = who.full
    name = full.get(words) or full.get(fold_name(words))
    house = who.publisher or ""
    return name or (house if house and house.split()[-1].lower() == words.lower() else None)


def _linked(page: Page) -> Iterator[Founding]:
    """What the page says of organisations in JSON-LD: schema.org's `foundingDate`."""
    for name, day, start, end in founding_dates(page.text):
        line = page.line(start)
        yield Founding(
            page=page.path, line=line, start=start, end=end, quote=day, organization=name, date=day
        )


def _listed(*names: str) -> list[str]:
    lexicon = load("founding.toml")
    return [word for name in names for listed in lexicon[name].values() for word in listed]


def _any_of(*names: str) -> str:
    return any_of(_listed(*names))


@cache
def _stems() -> tuple[str, ...]:
    """The first letters of all words of founding, in small letters."""
    words = _listed("participle", "noun", "han")
    return tuple(sorted({word[:_STEM].lower() for word in words}))


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<participle>{_any_of('participle')})\b"
        rf"|(?P<noun>{_any_of('noun')})(?=,? (?:in|on)\b))"
        rf"|(?P<han>{_any_of('han')})",
        re.IGNORECASE,
    )


@cache
def _auxiliaries() -> re.Pattern[str]:
    """The last words of a clause up to its participle."""
    return re.compile(rf"(?:\s(?:{_any_of('auxiliary')})){{1,3}}\s?\Z", re.IGNORECASE)


@cache
def _subject_gap() -> re.Pattern[str]:
    """What may stand between a name and what was done: "(AF), a charity" or nothing."""
    return re.compile(rf"{_BRACKETS}\s*[,–—-]?\s*", re.IGNORECASE)


@cache
def _entry() -> re.Pattern[str]:
    """An entry of a chronology that is no more than the founding, and what follows of it."""
    return re.compile(
        rf"(?:the )?(?P<who>\S.{{1,80}}?),? (?:(?:{_any_of('auxiliary')}) ){{0,2}}"
        rf"(?:{_any_of('participle')})(?=$|[.,;:!(]| (?:by|in|on|as|with|under|at|von|par|por)\b)"
        rf"|(?:the )?(?:{_any_of('noun')}) of (?:the )?(?P<of>.{{2,80}}?)"
        r"(?=$|[.,;:!(]| (?:by|in)\b)"
        rf"|(?P<han>.{{2,40}}?)(?:正式)?(?:{_any_of('han')})(?=$|[。，；,.])",
        re.IGNORECASE,
    )
