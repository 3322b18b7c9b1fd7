"""A piece of running text -> its rows: those that the source set, each broken where it is too wide for the column."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from article_reader.article import MarkKind
from article_reader.typeset.page import Piece
from article_reader.typeset.setting import Setting
from article_reader.typeset.wrap import cells, wrap

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
        return fit or (wrap(text, room), ())

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
