"""What one frame says of a gift, by the positions of its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.find.complements import Roles
from extractor.find.gifts import Gift
from extractor.find.party_phrases import Party


@dataclass(slots=True)
class Statement:
    """What one frame says: who is named, by text position; what is left out stays empty."""

    rule: str
    sense: str
    gifts: list[Gift]
    status: str
    start: int
    end: int
    funders: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    roles: Roles = field(default_factory=Roles)
    each: bool = False
    total: bool = False
    giver: bool = False
    needs: str | None = None
    neutral: bool = False
    carrier: bool = False
    follows: bool = False  # "it includes": giver and recipient stand in the sentence before
    given_to: bool = False  # the recipient stands between verb and gift
