"""Whose agreement a gift is made under: those who signed it, and with whom."""

from __future__ import annotations

import re

from extractor.find.giving.clauses.subject_phrases import covered
from extractor.find.giving.parties.phrases import COMMON, PROPER, Party, parties
from extractor.find.giving.words.tokens import Token, lexicon
from extractor.find.giving.words.verb_groups import Group


def _terms(tokens: list[Token], group: Group) -> int:
    """Where the clause begins that tells what was agreed: "signed a pact, under which"; else 0."""
    rel = next(
        (
            at
            for at in range(1, group.first)
            if tokens[at].kind == "rel" and tokens[at - 1].low in ("through", "under", "by")
        ),
        0,
    )
    signing = lexicon().sets["signing"]
    return rel if any(token.low in signing for token in tokens[:rel]) else 0


def _joined(tokens: list[Token], group: Group) -> int:
    """Where "and" stands between a verb of signing and that of a gift; else 0."""
    at = group.first - 1
    signs = any(token.low in lexicon().sets["signing"] for token in tokens[: max(at, 0)])
    return at if at > 0 and tokens[at].kind == "and" and signs else 0


def signatories(
    text: str, tokens: list[Token], group: Group, recipients: list[Party]
) -> list[Party]:
    """Who signed the agreement "through which" a gift is made, but for those who get it."""
    terms = _terms(tokens, group)
    if not terms:
        return []
    verb = next((at for at, token in enumerate(tokens) if token.kind == "aux"), terms)
    named = [re.sub(r"\W+", " ", one.text.lower()) for one in recipients]
    signed = covered(text, tokens, 0, verb, ends=False).parties
    return [one for one in signed if not any(name in one.text.lower() for name in named)]


def other_party(text: str, tokens: list[Token], group: Group) -> list[Party]:
    """With whom the giver signed: "signed an agreement with Y, under which it will provide $5",
    "signed an agreement with Y and will provide $5"."""
    terms = _terms(tokens, group) or _joined(tokens, group)
    at = next((n for n in range(1, terms) if tokens[n].low == "with"), terms)
    who, _ = parties(text, tokens, at + 1, terms) if at < terms else ([], 0)
    return [one for one in who if one.kind in (*PROPER, *COMMON)]
