"""Rows drawn with signs: the lines under and around headings, and between parts of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_RULER = re.compile(r"\s*(?:([-=*~#─━═])(?:\s?\1){2,}|[-=*~]{4,})\s*")

_ENDS = frozenset("-=*~#─━═ ")
"""What such a row ends with, so that few rows are looked at closely."""

_LONGEST = 120
"""How long a heading that is underlined is at most."""

_OFF = 3
"""How many characters a heading and the line under it may differ in length."""

_LEVELS = {"=": 1, "-": 2, "~": 3}
"""The level of a heading by the sign that it is underlined with."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the lines drawn over and under it."""

    row: int
    """Where its words are, from 0."""

    first: int
    """The first of its rows."""

    last: int
    """The last of its rows."""

    level: int
    """Its level, from 1."""


def rulers(rows: Sequence[str]) -> list[int]:
    """Return the rows, from 0, that are drawn with signs and say nothing."""
    return [
        number
        for number, row in enumerate(rows)
        if row[-1:] in _ENDS and len(row.strip()) > 2 and _RULER.fullmatch(row)
    ]


def headings(rows: Sequence[str], drawn: Sequence[int]) -> Iterator[Heading]:
    """Yield the headings that a line is drawn under, of their own length, or that stand between two lines.

    Those are taken where what is above and below them is no part of a paragraph.
    """
    known = frozenset(drawn)
    for ruler in drawn:
        row = ruler - 1
        words = rows[row].strip() if row >= 0 and row not in known else ""
        if not words or len(words) > _LONGEST:
            continue
        over = row - 1 in known
        if not over and row and rows[row - 1].strip():
            continue
        sign = rows[ruler].strip()[0]
        if over or (sign in _LEVELS and abs(len(words) - len(rows[ruler].strip())) <= _OFF):
            yield Heading(row, row - over, ruler, _LEVELS.get(sign, 2))
