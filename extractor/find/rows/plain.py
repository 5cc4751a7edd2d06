"""Cells of words and nothing else, as most are: much that a cell can hold cannot be in them."""

from __future__ import annotations


def are_plain_words(text: str) -> bool:
    """Whether a text is words of English letters with spaces between: no mark, figure or bracket.

    >>> are_plain_words("Elm Trust"), are_plain_words("Elm & Co"), are_plain_words("")
    (True, False, False)
    """
    return text.isascii() and text.replace(" ", "").isalpha()


def are_plain_tokens(text: str) -> bool:
    """The same of words and whole numbers: "4 March 2013"."""
    return text.isascii() and text.replace(" ", "").isalnum()
