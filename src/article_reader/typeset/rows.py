"""Pieces -> the rows of a column: which piece each row shows, from which character on, behind which furniture."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from article_reader.typeset.filling import Filler
from article_reader.typeset.page import Kind, Piece
from article_reader.typeset.setting import PLAIN, Setting
from article_reader.typeset.table import TableRows, set_table
from article_reader.typeset.wrap import cells, cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from article_reader.typeset.hyphens import Hyphens

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


STEP = 2
"""How far an item is set in, in cells, for each list around its own."""

_ROOM_FOR_ITEMS = 12
"""How many cells an item has at least before it is set in."""

SET = frozenset({Kind.LEAD, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE, Kind.CAPTION})
"""The kinds whose words are broken and whose rows are stretched, where that is asked for: running text."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A column of rows, in arrays of equal length so that a million of them stay small."""

    piece: array[int]
    """The number of the piece each row belongs to."""

    start: array[int]
    """The offset in the piece's text, in characters, of each row's first character; GAP for a blank row."""

    finish: array[int]
    """How each row is finished (see `setting`); empty where all of them are just filled."""

    tables: Mapping[int, TableRows] = field(default_factory=dict)
    """The tables among the pieces, by the numbers of these; `start` of their rows needn't rise."""

    def __len__(self) -> int:
        return len(self.piece)

    def finish_of(self, row: int) -> int:
        """Return how a row is finished: HYPHENATED, STRETCHED and FROM_RIGHT, added up."""
        return self.finish[row] if self.finish else 0

    def end(self, row: int) -> int | None:
        """Return the offset behind the last character of a text row, None where it is the piece's last row."""
        below = row + 1
        return self.start[below] if below < len(self) and self.piece[below] == self.piece[row] else None

    def line_in_piece(self, row: int) -> int:
        """Return which of its piece's rows a text row is, from 0."""
        first = bisect_left(self.piece, self.piece[row])
        while self.start[first] == GAP:
            first += 1
        return row - first

    def find(self, piece: int, offset: int) -> int:
        """Return the row that shows the character at `offset` of `piece`, or the first row after a piece not shown.

        Past the last piece it is the last row; in an empty column it is 0.
        """
        first, last = bisect_left(self.piece, piece), bisect_right(self.piece, piece)
        while first < last and self.start[first] == GAP:
            first += 1
        if first == last:
            return max(0, min(first, len(self) - 1))
        if piece in self.tables:
            return first + self.tables[piece].line_of(offset)
        return max(first, bisect_right(self.start, offset, first, last) - 1)


def indent(piece: Piece, width: int) -> int:
    """Return how many cells of a column of `width` the piece's text is set in, by what stands beside it."""
    if piece.kind is not Kind.LIST_ITEM:
        return len(_BARS.get(piece.kind, ""))
    marker = cells(piece.marker) + 1
    return marker + min(STEP * piece.depth, max(0, width - marker - _ROOM_FOR_ITEMS))


def furniture(piece: Piece, first: bool, width: int) -> str:
    """Return what stands in front of a row of the piece, as wide as its indent: a bar, a bullet, or space."""
    if piece.kind is not Kind.LIST_ITEM:
        return _BARS.get(piece.kind, "")
    space = " " * indent(piece, width)
    return f"{space[cells(piece.marker) + 1 :]}{piece.marker} " if first else space


def lay_out(
    pieces: Sequence[Piece],
    width: int,
    hidden: Container[Kind] = (),
    setting: Setting = PLAIN,
    hyphens: Hyphens | None = None,
) -> Rows:
    """Set the pieces in a column of `width` cells.

    Args:
        pieces: the page.
        width: the width of the column.
        hidden: the kinds to leave aside.
        setting: how paragraphs are set.
        hyphens: the word breaks of the setting's language, from whom sets the same words again and again; None where
            they are to be read.
    """
    tables: dict[int, TableRows] = {}
    rows = Rows(array("I"), array("I"), array("B"), tables)
    filler = Filler(setting, hyphens)
    for number, piece in enumerate(pieces):
        if piece.kind in hidden:
            continue
        gaps = piece.above if len(rows) else 0
        room = max(1, width - indent(piece, width))
        finish: Sequence[int] = ()
        if piece.kind is Kind.TABLE:
            tables[number] = set_table(piece.text, piece.header, piece.sides, room)
            starts: Sequence[int] = tables[number].starts
        elif piece.kind is Kind.CODE:
            starts = cut(piece.text, room)
        else:
            starts, finish = filler.fill(piece, room, fitted=piece.kind in SET)
        rows.start.extend([GAP] * gaps)
        rows.start.extend(starts)
        rows.piece.extend([number] * (gaps + len(starts)))
        if not setting.plain:
            rows.finish.frombytes(bytes(gaps))
            rows.finish.extend(finish or bytes(len(starts)))
    return rows
