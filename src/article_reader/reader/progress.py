"""How far the reader is, and how long the rest takes."""

from __future__ import annotations

import re
from array import array
from collections.abc import Container, Sequence
from dataclasses import dataclass

from article_reader.typeset.page import ASIDES, TOLD, Kind, Piece
from article_reader.typeset.rows import GAP, Rows

CELLS_A_MINUTE = 1200
"""How many cells of text an adult reads in a minute: about 200 words of a European language, 600 ideographs."""

_WIDE = "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003fffd]+"
"""Matches a run of wide characters; compiled where it is first used, after the first frame."""


Extent = Sequence[int]
"""How much there is to read: how many cells of text stand before each piece, and last how many there are in all."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is read."""

    percent: int
    """How much of the text stands above the bottom of the window; 100 only where the end is to be seen."""

    left: int
    """How many cells of text are still to come."""


def measure_extent(pieces: Sequence[Piece], hidden: Container[Kind]) -> Extent:
    """Measure the text of the pieces; those of hidden kinds, and what was left out, are nothing to read."""
    before = array("Q", (0,))
    for piece in pieces:
        unread = piece.kind in hidden or piece.kind in ASIDES or piece.kind in TOLD
        before.append(before[-1] + (0 if unread else _cells(piece.text)))
    return before


def progress_at(rows: Rows, bottom: int, pieces: Sequence[Piece], extent: Extent) -> Progress:
    """Return the progress of a reader who sees the rows up to `bottom`, the number behind the last one seen."""
    if bottom >= len(rows):
        return Progress(100, 0)
    row = bottom - 1
    piece = rows.piece[row]
    begin, size = extent[piece], extent[piece + 1] - extent[piece]
    length = len(pieces[piece].text)
    end = 0 if rows.start[row] == GAP else rows.end(row)
    read = begin + (size if end is None else size * end // max(1, length))
    return Progress(min(99, 100 * read // max(1, extent[-1])), extent[-1] - read)


def time_left(cells: int) -> str:
    """Say how long so many cells of text take to read."""
    if cells == 0:
        return "the end"
    return f"{minutes(cells)} left"


def minutes(cells: int) -> str:
    """Say how long so many cells of text take to read, as short as can be."""
    return "< 1 min" if cells < CELLS_A_MINUTE else f"{round(cells / CELLS_A_MINUTE)} min"


def _cells(text: str) -> int:
    """Return about how many cells the text takes: exact enough to tell minutes, and fast on megabytes."""
    return len(text) if text.isascii() else len(text) + sum(map(len, re.findall(_WIDE, text)))
