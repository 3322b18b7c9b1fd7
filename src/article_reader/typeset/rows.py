"""Pieces -> the rows of a column: which piece each row shows, from which character on, behind which furniture."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Sequence

from article_reader.article import MarkKind
from article_reader.records import Record
from article_reader.typeset.page import Kind, Piece
from article_reader.typeset.setting import PLAIN, Setting
from article_reader.typeset.wrap import cut, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from article_reader.typeset.hyphens import Hyphens
    from article_reader.typeset.justify import Fit

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


SET = frozenset({Kind.LEAD, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE, Kind.CAPTION})
"""The kinds whose words are broken and whose rows are stretched, where that is asked for: running text."""


class Rows(Record):
    """A column of rows, in arrays of equal length so that a million of them stay small."""

    piece: array[int]
    """The number of the piece each row belongs to."""

    start: array[int]
    """The offset in the piece's text, in characters, of each row's first character; GAP for a blank row."""

    finish: array[int]
    """How each row is finished (see `setting`); empty where all of them are just filled."""

    def __len__(self) -> int:
        return len(self.piece)

    def finish_of(self, row: int) -> int:
        """Return how a row is finished: HYPHENATED, STRETCHED and FROM_RIGHT, added up."""
        return self.finish[row] if self.finish else 0

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
    rows = Rows(array("I"), array("I"), array("B"))
    fit = None if setting.plain else _fitting(setting, hyphens)
    for number, piece in enumerate(pieces):
        if piece.kind in hidden:
            continue
        gaps = piece.above if len(rows) else 0
        room = max(1, width - indent(piece))
        fitted = fit(piece, room) if fit and piece.kind in SET else None
        fill = cut if piece.kind is Kind.CODE else wrap
        starts = fitted.starts if fitted else fill(piece.text, room)
        rows.start.extend([GAP] * gaps)
        rows.start.extend(starts)
        rows.piece.extend([number] * (gaps + len(starts)))
        if fit:
            rows.finish.frombytes(bytes(gaps))
            rows.finish.extend(fitted.finish if fitted else bytes(len(starts)))
    return rows


def _fitting(setting: Setting, hyphens: Hyphens | None) -> Callable[[Piece, int], Fit | None]:
    """Return what fits a piece into rows of a number of cells, or leaves it to filling them."""
    from article_reader.typeset.hyphens import Hyphens
    from article_reader.typeset.justify import Fitter

    if not setting.hyphenate:
        hyphens = None
    elif hyphens is None:
        hyphens = Hyphens(setting.language)
    fitters: dict[int, Fitter] = {}

    def fit(piece: Piece, room: int) -> Fit | None:
        if (fitter := fitters.get(room)) is None:
            fitter = fitters[room] = Fitter(room, hyphens, justify=setting.justify)
        code = [(mark.start, mark.end) for mark in piece.marks if mark.kind is MarkKind.CODE]
        return fitter.fit(piece.text, code)

    return fit
