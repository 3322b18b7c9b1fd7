"""Pieces -> the rows of a column: the text that each row shows, and behind which decoration (bars, bullets)."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from article_reader.article import MarkKind
from article_reader.typeset.page import Kind, Piece
from article_reader.typeset.setting import PLAIN, Setting
from article_reader.typeset.table import TableRows, set_table
from article_reader.typeset.wrap import cells, cut, wrap

TYPE_CHECKING = False

if TYPE_CHECKING:
    from article_reader.typeset.hyphens import Hyphens
    from article_reader.typeset.justify import Fitter

Filled = tuple[Sequence[int], Sequence[int]]
"""Where the rows of a text start, and how they are finished (see `setting`); nothing where all are just filled."""

_Part = tuple[int, int]
"""Where a part of a text begins, and where it ends."""


class Filler:
    """Fills rows with the text of one piece after another."""

    def __init__(self, setting: Setting, hyphens: Hyphens | None) -> None:
        """Fill rows by a setting.

        Args:
            setting: how paragraphs are set.
            hyphens: the word breaks of the setting's language; None where they are to be read.
        """
        self._setting = setting
        self._hyphens = hyphens
        self._fitters: dict[int, Fitter] = {}

    def fill(self, piece: Piece, room: int, *, fitted: bool) -> Filled:
        """Return the rows of `room` cells that a piece's text fills; fitted is what hyphens and even rows are for."""
        text = piece.text
        fitted = fitted and not self._setting.plain
        code = [(mark.start, mark.end) for mark in piece.marks if mark.kind is MarkKind.CODE] if fitted else []
        whole = list(_wide_addresses(piece, room)) if self._setting.whole_addresses and piece.marks else []
        if not whole and "\n" not in text:
            return self._fill(text, room, code, fitted)
        starts, finish = array("I"), array("B")
        for begin, end in _parts(text, whole):
            here = code[bisect_right(code, begin, key=lambda part: part[1]) : bisect_left(code, (end, 0))]
            solid = [(first - begin, last - begin) for first, last in here]
            part = ((0,), ()) if (begin, end) in whole else self._fill(text[begin:end], room, solid, fitted)
            starts.extend(begin + start for start in part[0])
            finish.extend(part[1] or bytes(len(part[0])))
        return starts, finish

    def _fill(self, text: str, room: int, solid: Sequence[_Part], fitted: bool) -> Filled:
        fit = self._fitter(room).fit(text, solid) if fitted else None
        return (wrap(text, room), ()) if fit is None else (fit.starts, fit.finish)

    def _fitter(self, room: int) -> Fitter:
        """Return what fits paragraphs into rows of so many cells."""
        from article_reader.typeset.hyphens import Hyphens
        from article_reader.typeset.justify import Fitter

        if room not in self._fitters:
            if self._setting.hyphenate and self._hyphens is None:
                self._hyphens = Hyphens(self._setting.language)
            hyphens = self._hyphens if self._setting.hyphenate else None
            self._fitters[room] = Fitter(room, hyphens, justify=self._setting.justify)
        return self._fitters[room]


def _wide_addresses(piece: Piece, room: int) -> Iterator[_Part]:
    """Yield where links stand that are addresses and don't fit in a row, with what is right before or behind them."""
    behind = 0
    for mark in piece.marks:
        words = piece.text[mark.start : mark.end]
        if mark.start < behind or not mark.target or words not in mark.target or cells(words) <= room:
            continue
        begin = max(piece.text.rfind(space, 0, mark.start) for space in " \n") + 1
        ends = (piece.text.find(space, mark.end) for space in " \n")
        end = min((end for end in ends if end >= 0), default=len(piece.text))
        if begin >= behind:
            yield begin, end
            behind = end


def _parts(text: str, whole: Sequence[_Part]) -> Iterator[_Part]:
    """Yield the parts of a text that begin a row: the rows that the source set, and what is to stay whole."""
    begin = 0
    waiting = iter([*whole, (len(text) + 1, len(text) + 1)])
    next_whole = next(waiting)
    for row in text.split("\n"):
        start, end = begin, begin + len(row)
        while next_whole[1] <= end:
            if start < next_whole[0]:
                yield start, next_whole[0]
            yield next_whole
            start = next_whole[1]
            while start < end and text[start] == " ":
                start += 1
            next_whole = next(waiting)
        if start < end or start == begin:
            yield start, end
        begin = end + 1


DEFAULT_WIDTH = 68
"""The default width of the column, in cells."""

MIN_WIDTH = 20
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


def decoration(piece: Piece, first: bool, width: int) -> str:
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
