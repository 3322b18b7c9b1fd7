"""Where the reader is: a character of a piece and the screen row it stands on, so that it survives any re-wrap."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from article_reader.reader.settings import Anchor
from article_reader.typeset.page import Kind, Piece
from article_reader.typeset.rows import GAP, Rows

Spot = tuple[int, int]
"""The number of a piece of the page, and an offset in its text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A character of the page and where in the window it is seen."""

    piece: int
    """The number of the piece."""

    offset: int
    """The offset in the piece's text, in characters."""

    row: int = 0
    """How many rows below the top of the window the character's row stands."""

    @property
    def spot(self) -> Spot:
        """Where on the page it is."""
        return self.piece, self.offset


def place_at(rows: Rows, top: int) -> Place:
    """Return the place under the reader's eye: the first row with text from row `top` on."""
    row = _text_row(rows, top)
    if row is None:
        return Place(0, 0)
    return Place(rows.piece[row], rows.start[row], row - top)


def top_for(rows: Rows, place: Place) -> int:
    """Return the row to put at the top of the window, from 0, so that the place is on its screen row again.

    Near the beginning there may be too few rows above it; then the beginning is at the top.
    """
    row = _text_row(rows, rows.find(place.piece, place.offset))
    return 0 if row is None else max(0, row - place.row)


def place_kept(rows: Rows, top: int, height: int, pieces: Sequence[Piece], hidden: Container[Kind]) -> Place:
    """Return the place to hold while the hidden kinds go: the first row of the window that stays.

    Where all the window shows will go, the next piece that stays moves to the top, or the last one before.
    """
    for row in range(top, min(top + height, len(rows))):
        if rows.start[row] != GAP and pieces[rows.piece[row]].kind not in hidden:
            return Place(rows.piece[row], rows.start[row], row - top)
    here = rows.piece[top] if top < len(rows) else len(pieces)
    for number in (*range(here, len(pieces)), *range(here - 1, -1, -1)):
        if pieces[number].kind not in hidden:
            return Place(number, 0)
    return Place(0, 0)


def place_in(pieces: Sequence[Piece], place: Place, before: Sequence[Piece]) -> Place:
    """Return where a place of the page `before` is on another page of the same article, which has been changed.

    It is in the nearest piece with the same text, else in the one of its number.
    """
    if not pieces or place.piece >= len(before):
        return Place(0, 0)
    text = before[place.piece].text
    same = [number for number, piece in enumerate(pieces) if piece.text == text]
    if same:
        return replace(place, piece=min(same, key=lambda number: abs(number - place.piece)))
    number = min(place.piece, len(pieces) - 1)
    return Place(number, min(place.offset, max(0, len(pieces[number].text) - 1)), place.row)


def anchor_at(pieces: Sequence[Piece], spot: Spot) -> Anchor:
    """Return a place so that it is found again on a page made of the same input by other labels."""
    piece, offset = spot
    if spot == (0, 0) or piece >= len(pieces):
        return Anchor()
    return Anchor(pieces[piece].lines.first, offset, piece)


def spot_of(pieces: Sequence[Piece], anchor: Anchor) -> Spot:
    """Return where on a page an anchor is: in the piece of its number, or that whose line is nearest to its own."""
    if not pieces or not anchor.line:
        return 0, 0
    number = anchor.piece
    if number >= len(pieces) or pieces[number].lines.first != anchor.line:
        number = min(range(len(pieces)), key=lambda at: abs(pieces[at].lines.first - anchor.line))
    return number, max(0, min(anchor.offset, len(pieces[number].text) - 1))


def line_at(pieces: Sequence[Piece], place: Place) -> int:
    """Return the line of the input, from 1, that a place stands in; of a piece of several lines about the right one."""
    if place.piece >= len(pieces):
        return 1
    piece = pieces[place.piece]
    return piece.lines.first + (piece.lines.last - piece.lines.first) * place.offset // max(1, len(piece.text))


def _text_row(rows: Rows, row: int) -> int | None:
    """Return the first row that isn't blank from `row` on; None past the end."""
    return next((number for number in range(row, len(rows)) if rows.start[number] != GAP), None)
