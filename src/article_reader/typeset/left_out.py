"""Lines left out -> the places that they had among the parts of the story, and what is said of how many they are."""

from __future__ import annotations

from collections.abc import Sequence

from article_reader.article import LeftOut, Span


class LeftOutInPlace:
    """Gives lines left out back, in order, while one goes through the parts of the story."""

    def __init__(self, left_out: Sequence[LeftOut]) -> None:
        """Begin with the first of the lines, which are in the order of the input."""
        self._left_out = left_out
        self._next = 0

    def before(self, lines: Span) -> Sequence[LeftOut]:
        """Return those not yet given back that stand in the input before a part of the story.

        `lines` is where that part stands.
        """
        begin = self._next
        while self._next < len(self._left_out) and self._left_out[self._next].lines.first < lines.first:
            self._next += 1
        return self._left_out[begin : self._next]

    def rest(self) -> Sequence[LeftOut]:
        """Return those that stand behind the story."""
        begin, self._next = self._next, len(self._left_out)
        return self._left_out[begin:]


def lines_left_out(count: int) -> str:
    """Say how many lines were left out, one or more."""
    return f"{count} {'line' if count == 1 else 'lines'} left out"
