"""Who gave what to whom, as prose and headings state it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Any

from extractor.find.chinese_words import names_goods, tells_of_giving
from extractor.find.giving.clauses.statement import Statement
from extractor.find.giving.coreference.claim_records import is_told, record_of, speaks_of_charity
from extractor.find.giving.coreference.claims import Claim, claims_of
from extractor.find.giving.coreference.dated_around import with_dates_around
from extractor.find.giving.coreference.givers import complete
from extractor.find.giving.coreference.topics import Before, Sentence, first_named
from extractor.find.giving.coreference.who_is_meant import resolved
from extractor.find.giving.dating import dates_of_acts
from extractor.find.giving.frames.plain import plain_statements
from extractor.find.giving.frames.statements import statements
from extractor.find.giving.frames.sums import with_sums
from extractor.find.giving.purposes import purpose_in
from extractor.find.giving.words.tokens import lexicon, may_give, tokens
from extractor.find.giving.words.unmeasured import may_tell_gift
from extractor.find.names import Mention, PageNames
from extractor.find.naming.antecedents import Parties, parties_of
from extractor.find.sentences import dateline_end, sentences
from extractor.find.timeline import dated_entry
from extractor.identity import unique_ids
from extractor.page import Page, Passage
from extractor.records import Donation, Funding, TimelineEntry
from extractor.values.amounts import Amount, find_amounts
from extractor.values.dates import Date, leading_date
from extractor.values.number.digits import holds_digit
from extractor.values.traditional import simplified

_WORDS = re.compile(r"\w+")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_HAN_CHARACTER = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_LETTERS_OF_WORD = 4
_LONGEST_SENTENCE = 3000  # characters; what goes on without a full stop is no sentence
_KIND_FOR = re.compile(r"([A-Z][a-z]+) for [a-z]")
# "£25,000 over two years to X", "With $85,000 from X": giving told without a word for it.
_SUM_GOES = re.compile(
    r"(?:^|\n|[.;] )(?:(?:A further|Another|An additional) )?(?:[A-Z]{1,3}\.? ?)?[$£€₹¥]?\d[\d,.]*"
    r"(?:[KMkm]|bn|mn)?(?: (?:million|billion|lakhs?|crores?|yuan|euros?|dollars|pounds))?"
    r"(?: [\w-]{1,12}){0,4} to (?:the )?[A-Z]"
    r"|\b(?:[Ww]ith|[Uu]sing) (?:the )?[A-Z]{0,3}[$£€₹¥]?\d[^.;]{0,30}? from "
)
_CELLS = frozenset(("td", "th"))


def find_funding(
    page: Page,
    names: PageNames,
    donations: Sequence[Donation] = (),
    timeline: Sequence[TimelineEntry] = (),
) -> list[Funding]:
    """One record for each assertion in the page's prose and headings that somebody gives or gets.

    `donations`, the rows of the page's own tables, name the giver or recipient that a sentence
    about the same goods leaves out; `timeline`, its chronology, the day that "today" means.
    """
    who = cache(partial(parties_of, names))  # asked where somebody gives: on few pages
    mentions: dict[int, list[Mention]] = {}
    for mention in names.mentions:
        mentions.setdefault(mention.passage, []).append(mention)
    found: list[Claim] = []
    before: Before | None = None
    for passage in page.passages:
        named = mentions.get(passage.begins, [])
        if _speaks_of_giving(passage.text) and not _in_table(passage):
            claims, before = _in_passage(page, passage, named, who, before, timeline)
            found.extend(claims)
        elif named:
            before = Before(Sentence(passage, 0, len(passage.text), named, who, before))
    if not found:
        return []
    charitable = speaks_of_charity(page)
    found = with_dates_around(list(_without_rows(found, donations)), timeline, page.reference)
    told = complete(found, donations, names.publisher)
    return unique_ids([record_of(page, one) for one in told if is_told(one, page, charitable)])


def _without_rows(claims: Sequence[Claim], donations: Sequence[Donation]) -> Iterator[Claim]:
    """The claims but for lines such as "Grant: $5,000 for two years", which are a row's amount."""
    rows: dict[Any, list[Donation]] = {}
    for row in donations:
        if row.amount is not None and row.recipients and row.origin is None:
            rows.setdefault(row.amount, []).append(row)
    for claim in claims:
        if claim.rule.endswith(":noun") and claim.gift.amount is not None:
            at = claim.passage.place(claim.start, claim.end)[0]
            if any(row.start <= at < row.end for row in rows.get(claim.gift.amount.value, ())):
                continue
        yield claim


def _speaks_of_giving(text: str) -> bool:
    """The cheap test: whether a word of giving stands in a text at all."""
    low, lex = text.lower(), lexicon()
    words = low.split()
    if not lex.triggers.isdisjoint(words):
        return True
    marked = [word for word in words if not word.isalnum()]  # with a comma, a hyphen beside it
    if marked and not lex.triggers.isdisjoint(_WORDS.findall(" ".join(marked))):
        return True
    if len(words) > 1 and lex.long_triggers.search(low):
        return True
    if (" to " in text or " from " in text) and holds_digit(text) and _SUM_GOES.search(text):
        return True
    chinese = not text.isascii() and _HAN_CHARACTER.search(text) is not None
    return chinese and tells_of_giving(simplified(text))


def _in_table(passage: Passage) -> bool:
    node = passage.node
    while node.parent is not None and node.tag not in _CELLS:
        node = node.parent
    return node.tag in _CELLS


def _in_passage(
    page: Page,
    passage: Passage,
    mentions: list[Mention],
    who: Callable[[], Parties],
    before: Before | None,
    timeline: Sequence[TimelineEntry],
) -> tuple[list[Claim], Before | None]:
    """The claims of a passage, and the sentences up to its end."""
    text, facts = passage.text, page.facts
    amounts = list(find_amounts(text, language=facts.language, default_currency=page.currency))
    here = _Window(amounts, mentions, partial(_dates_in, page, passage, timeline))
    last: list[Claim] = []  # the claims of the sentence before
    claims: list[Claim] = []
    opening = dateline_end(text)
    foreign = not (facts.language or "en").lower().startswith("en")
    for start, stop in sentences(text):
        if stop <= opening:
            continue
        start = max(start, opening)
        end = min(stop, start + _LONGEST_SENTENCE)
        gifts, named = here.of(start, end)
        sentence = Sentence(passage, start, end, named, who, before)
        before = Before(sentence)
        said = text[start:end]
        if len(said) < len(text) and not _speaks_of_giving(said):
            continue
        chinese = not said.isascii() and _is_chinese(said)
        told = _may_tell_chinese if chinese else may_tell_gift
        if not (gifts or told(said, follows=bool(last))):
            claims, last = claims + last, []
            continue
        if chinese:
            from extractor.find.giving.chinese.statements import chinese_statements

            days = here.days(start, end)
            found = chinese_statements(text, start, end, gifts, named, days)
        else:
            plain = [] if foreign else plain_statements(text, start, end, gifts, named)
            found = plain or _statements(text, start, end, gifts, named, here)
        found = with_sums(text, found, gifts)
        claims += [_carried(claim, found, sentence) for claim in last]
        last = [_with_conversion(claim, gifts) for claim in claims_of(found, sentence)]
        if gets := _whom_we_gave(last, sentence):
            before = Before(sentence, gets)
    return [_with_purpose(claim) for claim in claims + last], before


def _is_chinese(said: str) -> bool:
    """Whether a sentence is Chinese, not one in Latin letters that has a Chinese name in it: a
    character is as much as a short word."""
    han = len(_HAN_CHARACTER.findall(said)) if _HAN.search(said) else 0
    return han > 0 and _LETTERS_OF_WORD * han >= len(_LATIN.findall(said))


def _statements(
    text: str, start: int, end: int, gifts: list[Amount], named: list[Mention], here: _Window
) -> list[Statement]:
    """What the sentence text[start:end] states, read from its tokens."""
    spans = _spans(here.days(start, end), named)
    return statements(text, tokens(text, start, end, gifts, spans))


def _dates_in(page: Page, passage: Passage, timeline: Sequence[TimelineEntry]) -> list[Date]:
    today, language = _today(page, passage, timeline), page.facts.language
    return dates_of_acts(passage.text, today, language, page.site.day_first)


def _may_tell_chinese(text: str, follows: bool) -> bool:
    """The same of a Chinese sentence, but that it may be true of more than it need be."""
    return follows or may_give(text) or names_goods(text)


def _whom_we_gave(claims: list[Claim], sentence: Sentence) -> tuple[str, ...]:
    """Whom the next sentence goes on about where this one says "we gave X $5": the one it names."""
    gets = {claim.recipients[0].name for claim in claims if len(claim.recipients) == 1}
    ours = bool(claims) and all(claim.own and len(claim.recipients) == 1 for claim in claims)
    if not ours or len(gets) != 1:
        return ()
    subject = first_named(sentence, sentence.start, sentence.end)
    return tuple(gets) if set(subject) <= gets else ()


def _with_purpose(claim: Claim) -> Claim:
    if claim.purpose is None:
        return claim
    return claim._replace(purpose=purpose_in(claim.passage.text, *claim.purpose))


def _spans(days: list[Date], named: list[Mention]) -> list[tuple[int, int, str, Any]]:
    """Dates and names, the longer first."""
    spans: list[tuple[int, int, str, Any]] = [(one.start, one.end, "date", one) for one in days]
    for one in named:
        if bare := _KIND_FOR.match(one.text):  # "the Institute for vaccine research" is two phrases
            one = one._replace(text=bare[1], end=one.start + len(bare[1]))
        spans.append((one.start, one.end, "name", one))
    return sorted(spans, key=lambda span: (span[0] - span[1], span[0]))


class _Window:
    """Hands out the amounts, names and dates of each sentence in turn, each read once.

    `read_dates` is asked for the dates of the whole passage when a sentence needs its own.
    """

    def __init__(
        self, amounts: list[Amount], mentions: list[Mention], read_dates: Callable[[], list[Date]]
    ) -> None:
        self._amounts, self._mentions = amounts, sorted(mentions, key=lambda one: one.start)
        self._amount, self._mention = 0, 0
        self._read_dates = read_dates
        self._dates: list[Date] | None = None

    def of(self, start: int, end: int) -> tuple[list[Amount], list[Mention]]:
        """What stands in text[start:end]; sentences are asked for in order."""
        gifts: list[Amount] = []
        while self._amount < len(self._amounts) and self._amounts[self._amount].start < end:
            if self._amounts[self._amount].start >= start:
                gifts.append(self._amounts[self._amount])
            self._amount += 1
        named: list[Mention] = []
        while self._mention < len(self._mentions) and self._mentions[self._mention].start < end:
            if self._mentions[self._mention].start >= start:
                named.append(self._mentions[self._mention])
            self._mention += 1
        return gifts, named

    def days(self, start: int, end: int) -> list[Date]:
        """The dates in text[start:end]."""
        if self._dates is None:
            self._dates = self._read_dates()
        return [one for one in self._dates if start <= one.start and one.end <= end]


def _carried(claim: Claim, found: list[Statement], sentence: Sentence) -> Claim:
    """The claim with who passes its goods on, or who gets or gives them, where the sentence after
    it says so."""
    follow = next((one for one in found if one.sense == "follow"), None)
    if follow is None:
        return claim
    via = resolved(follow.roles.via, sentence)
    return claim._replace(
        via=claim.via or next(iter(via), None),
        recipients=claim.recipients or resolved(follow.recipients, sentence),
        funders=claim.funders or resolved(follow.funders, sentence, gives=True),
    )


def _with_conversion(claim: Claim, amounts: Sequence[Amount]) -> Claim:
    """The claim with the conversion in brackets of its amount, where its frame passed it over."""
    gift = claim.gift
    if gift.kind != "money" or gift.equivalent is not None or gift.amount is None:
        return claim
    converted = (one for one in amounts if one.equivalent_of == gift.amount.start)
    equivalent = next(converted, None)
    return claim._replace(gift=gift._replace(equivalent=equivalent)) if equivalent else claim


def _today(page: Page, passage: Passage, timeline: Sequence[TimelineEntry]) -> str | None:
    """The day that "today" means in a passage: of its entry, its dated heading, else the page."""
    if timeline and (entry := dated_entry(timeline, passage.place()[0])):
        return entry.date
    for heading in reversed(passage.headings):
        dated = leading_date(heading.text, page.reference, page.facts.language)
        if dated is not None:
            return dated.date
    return page.reference
