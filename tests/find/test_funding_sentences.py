"""A gate on sentences of all kinds of givers, those that are still misread among them.

Each is one page of a foundation's site. What is read is counted as an analyst would: funders,
recipients and the figure must be those written, in full.
"""

from __future__ import annotations

import re
from pathlib import Path

from extractor.find.funding import find_funding
from extractor.find.names import find_page_names
from extractor.page import read_source
from extractor.records import Funding
from extractor.sources.source import Site, Source

SENTENCES = Path(__file__).parents[1] / "golden" / "sentences" / "giving.txt"
PRECISION = 0.755
RECALL = 0.645

Gift = tuple[frozenset[str], frozenset[str], str]


def wanted(line: str) -> tuple[str, list[Gift]]:
    """A line of the file: its sentence and the gifts that it states."""
    sentence, gifts = line.rsplit(" |", 1)
    made = []
    for gift in gifts.split(" ;; ") if gifts else ():
        parties, figure = gift.rsplit(":", 1)
        funders, recipients = parties.split(">", 1)
        made.append((names(funders.split("+")), names(recipients.split("+")), figure.strip()))
    return sentence, made


def names(parties: list[str] | tuple[str, ...]) -> frozenset[str]:
    plain = (re.sub(r"^(?:the|a|an|our) ", "", party.strip().lower()) for party in parties)
    return frozenset(party for party in plain if party)


def found(sentence: str) -> list[Gift]:
    source = Source("2020-03-01-news.md", sentence.encode())
    page = read_source(source, Site(publisher="Camphor Foundation"))
    return [seen(record) for record in find_funding(page, find_page_names(page))]


def seen(record: Funding) -> Gift:
    figure = record.amount if record.amount is not None else record.quantity
    return names(record.funders), names(record.recipients), str(figure or "")


def test_precision_and_recall_do_not_fall() -> None:
    right = asked = read = 0
    for line in SENTENCES.read_text("utf-8").splitlines()[1:]:
        sentence, gifts = wanted(line)
        told = found(sentence)
        asked, read = asked + len(gifts), read + len(told)
        for gift in gifts:
            if gift in told:
                told.remove(gift)
                right += 1
    assert asked >= 800
    assert right / read >= PRECISION
    assert right / asked >= RECALL
