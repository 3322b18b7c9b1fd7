"""Pieces -> the rows of a column: which piece each row shows, from which character on, behind which furniture."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from article_reader.typeset.page import Kind, Piece
from article_reader.typeset.wrap import cut, wrap

MEASURE = 68
"""The width of the column in cells, where nobody asks for another."""

NARROWEST = 20
"""The narrowest column that may be asked for, in cells."""

GAP = 0xFFFFFFFF
"""The start of a blank row; it belongs to the piece below it."""

BAR = "▎"
"""What captions stand behind."""

_BARS = {
    Kind.CAPTION: f"{BAR} ",
    Kind.CREDIT: f"{BAR} ",
    Kind.QUOTE: "│ ",
    Kind.CODE: "┃ ",
    Kind.REASON: "┊ ",
    Kind.LEFT_OUT: "┊ ",
}
"""What a kind stands behind, where it isn't set flush; a list item stands in by its marker."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A column of rows, in two arrays of equal length so that a million of them stay small."""

    piece: array[int]
    """The number of the piece each row belongs to."""

    start: array[int]
    """The offset in the piece's text, in characters, of each row's first character; GAP for a blank row."""

    def __len__(self) -> int:
        return len(self.piece)

    def end(self, row: int) -> int | None:
        """Return the offset behind the last character of a text row, None where it is the piece's last row."""
        below = row + 1
        return self.start[below] if below < len(self) and self.piece[below] == self.piece[row] else None

    def find(self, piece: int, offset: int) -> int:
        """Return the row that shows the character at `offset` of `piece`, or the first row after a piece not shown.

        Past the last piece it is the last row; in an empty column it is 0.
        """
        first, last = bisect_left(self.piece, piece), bisect_right(self.piece, piece)
        while first < last and self.start[first] == GAP:
            first += 1
        if first == last:
            return max(0, min(first, len(self) - 1))
        return max(first, bisect_right(self.start, offset, first, last) - 1)


def indent(piece: Piece) -> int:
    """Return how many cells the piece's text stands in from the left."""
    return len(piece.marker) + 1 if piece.kind is Kind.LIST_ITEM else len(_BARS.get(piece.kind, ""))


def furniture(piece: Piece, first: bool) -> str:
    """Return what stands in front of a row of the piece, as wide as its indent: a bar, a bullet, or space."""
    if piece.kind is Kind.LIST_ITEM:
        return f"{piece.marker} " if first else " " * indent(piece)
    return _BARS.get(piece.kind, "")


def lay_out(pieces: Sequence[Piece], width: int, hidden: Container[Kind] = ()) -> Rows:
    """Set the pieces in a column of `width` cells, those of hidden kinds aside."""
    rows = Rows(array("I"), array("I"))
    for number, piece in enumerate(pieces):
        if piece.kind in hidden:
            continue
        gaps = piece.above if len(rows) else 0
        set_text = cut if piece.kind is Kind.CODE else wrap
        starts = set_text(piece.text, max(1, width - indent(piece)))
        rows.start.extend([GAP] * gaps)
        rows.start.extend(starts)
        rows.piece.extend([number] * (gaps + len(starts)))
    return rows
