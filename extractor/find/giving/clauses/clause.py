"""A verb in its sentence: what its frames are read from."""

from __future__ import annotations

from typing import NamedTuple

from extractor.find.giving.parties.relatives import Subject, Told
from extractor.find.giving.words.tokens import Token, Verb
from extractor.find.giving.words.verb_groups import Group


class Clause(NamedTuple):
    """The tokens of a sentence with one group of a verb in them, and of what that is said.

    What follows the verb is read up to `limit`, an index of `tokens`; `text` is the sentence.
    """

    text: str
    tokens: list[Token]
    group: Group
    told: Told
    limit: int

    @property
    def subject(self) -> Subject:
        """Who or what the verb is said of."""
        return self.told()

    @property
    def verb(self) -> Verb:
        """The verb of the group, as the lexicon has it."""
        verb: Verb = self.tokens[self.group.verb].value
        return verb
