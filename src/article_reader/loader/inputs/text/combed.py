"""Text that was wrapped twice: long rows and rows of a word or two by turns, put together again."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from article_reader.loader.inputs.text.columns import text_column
from article_reader.loader.inputs.text.cut import Piece
from article_reader.loader.inputs.text.joining import blocks, of_block
from article_reader.loader.inputs.text.rows import Rows

_ORPHAN = 0.35
"""How much of the column a row takes at most that is the rest of a row wrapped twice."""

_PAIRS = 3
"""How many pairs of a long row and a short one show that a text was wrapped twice."""


def rejoined(rows: Rows, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines of a text with those joined that were the rows of its first wrapping, where it had two."""
    pairs = sum(_is_pair(rows, piece) for piece in pieces)
    longer = sum(piece.last > piece.first for piece in pieces) - pairs
    if pairs < _PAIRS or longer > pairs:
        return list(pieces)
    outer, places = _outer_rows(rows, pieces)
    column, _ = text_column(outer)
    found: list[Piece] = []
    for first, last in blocks(outer):
        for whole in of_block(outer, first, last, column):
            above, below = pieces[places[whole.first]], pieces[places[whole.last]]
            found.append(Piece(above.first, below.last, whole.column or above.column))
    return found


def _is_pair(rows: Rows, piece: Piece) -> bool:
    """Tell whether a line is a long row and the word or two that no longer fitted."""
    return piece.last == piece.first + 1 and rows.widths[piece.last] <= _ORPHAN * piece.column


def _outer_rows(rows: Rows, pieces: Sequence[Piece]) -> tuple[Rows, list[int]]:
    """Return the rows as they were before the second wrapping, a blank one where there is one, and whose each is."""
    words: list[str] = []
    indents, quotes, widths, firsts = array("I"), array("I"), array("I"), array("I")
    places: list[int] = []
    for number, piece in enumerate(pieces):
        if piece.first and not rows.widths[piece.first - 1]:
            words.append("")
            places.append(number)
            for values in (indents, quotes, widths, firsts):
                values.append(0)
        words.append(" ".join(rows.words[piece.first : piece.last + 1]))
        places.append(number)
        indents.append(rows.indents[piece.first])
        quotes.append(rows.quotes[piece.first])
        inner = sum(rows.widths[piece.first + 1 : piece.last + 1]) + piece.last - piece.first
        widths.append(rows.widths[piece.first] + inner)
        firsts.append(rows.firsts[piece.first])
    return Rows(words, indents, quotes, widths, firsts, bytes(len(words))), places
