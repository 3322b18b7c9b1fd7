"""Marks: places in the article that a letter leads back to, and the place before the last leap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_lowercase

from article_reader.reader.settings import Spot
from article_reader.typeset.page import Piece

LETTERS = frozenset(ascii_lowercase)
"""What marks are called."""

BEFORE = "'"
"""What leads back to where the reader was before the last leap."""


class Marks:
    """The marks of one article."""

    def __init__(self, kept: Mapping[str, Spot], pieces: Sequence[Piece]) -> None:
        """Take over the marks that an earlier run has left, as far as the page has their places."""
        self._places = {letter: spot for letter, spot in kept.items() if letter in LETTERS and spot[0] < len(pieces)}
        self._before: Spot = (0, 0)

    @property
    def kept(self) -> Mapping[str, Spot]:
        """The marks to keep."""
        return dict(self._places)

    def set(self, letter: str, spot: Spot) -> None:
        """Make a letter lead to a place."""
        self._places[letter] = spot

    def leap_from(self, spot: Spot) -> None:
        """Remember a place that the reader is about to leave."""
        self._before = spot

    def find(self, letter: str) -> Spot | None:
        """Return where a letter, or BEFORE, leads; None where nowhere."""
        return self._before if letter == BEFORE else self._places.get(letter)

    def told(self) -> str:
        """Return which marks there are."""
        return " ".join(sorted(self._places)) or "none"
