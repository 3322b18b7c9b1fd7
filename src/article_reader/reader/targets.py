"""Where keys go: the pieces at which sections and paragraphs start, and the next such row from here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence

from article_reader.typeset.page import ASIDES, TOLD, Kind, Piece
from article_reader.typeset.rows import Rows

_PARAGRAPHS = frozenset(
    {Kind.HEADLINE, Kind.LEAD, Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE, Kind.CAPTION, Kind.TABLE}
)
"""The kinds that the paragraph keys stop at."""


def section_starts(pieces: Sequence[Piece], sections: int) -> tuple[int, ...]:
    """Return the number of the piece that opens each of the `sections` sections, in order.

    A section opens with its heading, without one with its first part; the first one without a heading with the page.
    An empty section opens where the next one does.
    """
    first: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        if piece.kind is Kind.HEADING:
            first[piece.section] = number
        elif piece.kind not in ASIDES and piece.kind not in TOLD:
            first.setdefault(piece.section, number if piece.section else 0)
    starts = [len(pieces)] * sections
    for section in reversed(range(sections)):
        after = starts[section + 1] if section + 1 < sections else len(pieces)
        starts[section] = first.get(section, after)
    return tuple(starts)


def paragraph_starts(pieces: Sequence[Piece], hidden: Container[Kind]) -> tuple[int, ...]:
    """Return the numbers of the pieces that the paragraph keys stop at, those of hidden kinds aside."""
    return tuple(
        number for number, piece in enumerate(pieces) if piece.kind in _PARAGRAPHS and piece.kind not in hidden
    )


def paragraph_in(rows: Rows, starts: Sequence[int], top: int, bottom: int) -> int | None:
    """Return which of the pieces `starts` is the first to begin in a window; else the one that goes on in all of it.

    The window shows the rows from `top` to the one before `bottom`; None where it shows none of the pieces.
    """
    index = bisect_left(starts, top, key=lambda piece: rows.find(piece, 0))
    if index < len(starts) and rows.find(starts[index], 0) < min(bottom, len(rows)):
        return starts[index]
    goes_on = index > 0 and top < len(rows) and rows.piece[top] == starts[index - 1]
    return starts[index - 1] if goes_on else None


def next_row(rows: Rows, starts: Sequence[int], top: int) -> int | None:
    """Return the row of the first of the pieces `starts` that begins below row `top`; None where none does."""
    index = bisect_right(starts, top, key=lambda piece: rows.find(piece, 0))
    return rows.find(starts[index], 0) if index < len(starts) else None


def previous_row(rows: Rows, starts: Sequence[int], top: int) -> int | None:
    """Return the row of the last of the pieces `starts` that begins above row `top`; None where none does."""
    index = bisect_left(starts, top, key=lambda piece: rows.find(piece, 0))
    return rows.find(starts[index - 1], 0) if index else None
