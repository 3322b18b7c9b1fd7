"""How the page looks: where its column stands, what a kind's style is called, and the strip of cells of a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from article_reader.article import MarkKind
from article_reader.typeset.marks import PLAIN, between, runs_of
from article_reader.typeset.page import Kind, Piece
from article_reader.typeset.rows import NARROWEST, furniture

MARGIN = 2
"""How many cells stay free at each side of the column, where the window allows it."""

CLASSES = {kind: f"article--{kind.value.replace('_', '-')}" for kind in Kind}
"""The component class that styles each kind."""

FURNITURE = "article--furniture"
"""The component class that styles bars and bullets."""

HIT, CURRENT_HIT = "article--hit", "article--current-hit"
"""The component classes that style what a search has found, and the hit that it is at."""


_MARKS = {
    MarkKind.EMPHASIS: Style(italic=True),
    MarkKind.STRONG: Style(bold=True),
    MarkKind.LINK: Style(underline=True),
}
"""What is laid over words that are set apart; those of code look as blocks of code do."""


class Column(NamedTuple):
    """Where the text stands in the window."""

    window: int
    """The width of the window, in cells."""

    left: int
    """How many cells are free to the left of the column."""

    width: int
    """The width of the column, in cells; at least 1."""


class Palette(NamedTuple):
    """The styles of one theme."""

    kinds: Mapping[Kind, Style]
    """How the text of each kind looks."""

    furniture: Style
    """How bars and bullets look."""

    blank: Style
    """How a cell without anything looks."""

    selected: Style
    """What is laid over selected text."""

    hit: Style
    """What is laid over what a search has found."""

    current_hit: Style
    """What is laid over the hit that the search is at."""


class Overlay(NamedTuple):
    """A style laid over a part of a piece's text."""

    begin: int
    """The offset of the first character."""

    end: int
    """The offset behind the last one."""

    style: Style
    """What is laid over it."""


class Slice(NamedTuple):
    """What one row shows of its piece."""

    piece: Piece
    """The piece."""

    start: int
    """The offset of the first character."""

    end: int
    """The offset behind the last one."""

    @property
    def text(self) -> str:
        """The characters to show: the space at a row's end isn't."""
        return self.piece.text[self.start : self.end].rstrip()

    @property
    def furniture(self) -> str:
        """What stands in front of them."""
        return furniture(self.piece, self.start == 0)


def column(window: int, measure: int) -> Column:
    """Return the column of at most `measure` cells, centred in a window of so many cells."""
    margin = max(0, min(MARGIN, (window - NARROWEST) // 2))
    width = max(1, min(measure, window - 2 * margin))
    return Column(window, max(0, window - width) // 2, width)


def row_strip(row: Slice, column: Column, palette: Palette, overlays: Sequence[Overlay] = ()) -> Strip:
    """Return a row as wide as the window.

    Args:
        row: what to show.
        column: where to show it.
        palette: how to show it.
        overlays: what is laid over the piece's text, later ones over earlier.
    """
    segments = [Segment(" " * column.left, palette.blank), Segment(row.furniture, palette.furniture)]
    segments.extend(_text_segments(row, palette, overlays))
    return Strip(segment for segment in segments if segment.text).adjust_cell_length(column.window, palette.blank)


def blank_strip(column: Column, palette: Palette) -> Strip:
    """Return a row of nothing, as wide as the window."""
    return Strip([Segment(" " * column.window, palette.blank)], column.window)


def character_at(text: str, cell: int) -> int:
    """Return the index of the character that covers a cell, counted from the first one's; past the end the length."""
    used = 0
    for index, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > cell:
            return index
    return len(text)


def capitals(text: str) -> str:
    """Return the text in capitals, character for character: of those that have no single capital letter, none.

    Only letters of scripts whose capitals every font has are changed; ß stays, since few fonts have its capital.
    """
    return "".join(map(_capital, text))


def _capital(letter: str) -> str:
    if not (letter < "\u0590" or "\u1e00" <= letter < "\u2000"):
        return letter
    capital = letter.upper()
    return capital if len(capital) == 1 else letter


def _text_segments(row: Slice, palette: Palette, overlays: Sequence[Overlay]) -> Iterator[Segment]:
    """Yield the row's text, cut where overlays begin and end: the slice is styled, never the whole piece."""
    text = capitals(row.text) if row.piece.kind is Kind.KICKER else row.text
    style = palette.kinds[row.piece.kind]
    here = [overlay for overlay in overlays if overlay.begin < row.end and overlay.end > row.start]
    cuts = {0, len(text)}
    for overlay in here:
        cuts.update(min(max(offset - row.start, 0), len(text)) for offset in overlay[:2])
    for begin, end in pairwise(sorted(cuts)):
        laid = [overlay.style for overlay in here if overlay.begin - row.start <= begin < overlay.end - row.start]
        yield Segment(text[begin:end], Style.combine([style, *laid]) if laid else style)
