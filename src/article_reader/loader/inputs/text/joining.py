"""Wrapped rows -> lines: which rows were one line before they were wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from article_reader.loader.inputs.text.columns import HEADING_ROOM, LENIENCE, block_column
from article_reader.loader.inputs.text.cut import Piece
from article_reader.loader.inputs.text.rows import Rows, ends_sentence, goes_on
from article_reader.loader.inputs.text.seams import divided

_BULLET = re.compile(r"(?:[•·▪‣◦●■►▸☆★□○◎*+–—-]|\d{1,3}[.)])(?:\s+|$)")
"""What may open an item of a list."""

_SURE_BULLET = re.compile(r"(?:[•▪‣◦●■►▸☆★□○◎*+])(?:\s|$)")
"""What opens an item of a list wherever it opens a row."""


_SHORTEST = 24
"""How wide a row is at least that ends within a word."""


def blocks(rows: Rows) -> Iterator[tuple[int, int]]:
    """Yield the first and the last row of each run of rows that aren't blank."""
    first = -1
    for number, width in enumerate(rows.widths):
        if width and first < 0:
            first = number
        elif not width and first >= 0:
            yield first, number - 1
            first = -1
    if first >= 0:
        yield first, len(rows) - 1


def joined(rows: Rows, column: int) -> list[Piece]:
    """Return the lines of a text whose rows were wrapped, at `column` as a whole or at one of each block's own."""
    found: list[Piece] = []
    for first, last in blocks(rows):
        if first == last:
            found.append(Piece(first, last, 0))
            continue
        own = block_column(rows, first, last)
        found += of_block(rows, first, last, max(own, column if _keeps_to(rows, first, last, column) else 0))
    return found


def _keeps_to(rows: Rows, first: int, last: int, column: int) -> bool:
    """Tell whether the rows of a block keep to a column, but for a few."""
    over = sum(width > column + HEADING_ROOM for width in rows.widths[first : last + 1])
    return not over or 4 * over < last - first + 1


def of_block(rows: Rows, first: int, last: int, column: int) -> Iterator[Piece]:
    """Yield the lines of one block."""
    begin = first
    for number in range(first, last):
        if not (_is_divided(rows, number) or (column and _wrapped(rows, number, begin, column))):
            yield Piece(begin, number, column if begin < number else 0)
            begin = number + 1
    yield Piece(begin, last, column if begin < last else 0)


def _is_divided(rows: Rows, number: int) -> bool:
    """Tell whether a row ends within a word that goes on in the next."""
    if rows.widths[number] < _SHORTEST or rows.quotes[number] != rows.quotes[number + 1]:
        return False
    return divided(rows.words[number]) and rows.words[number + 1][0].isalpha()


def _wrapped(rows: Rows, number: int, begin: int, column: int) -> bool:
    """Tell whether a row was one line with the next before wrapping; `begin` is the first row of its line."""
    above, below = rows.words[number], rows.words[number + 1]
    if rows.quotes[number] != rows.quotes[number + 1] or below[0] == "\u3000":
        return False
    width = rows.widths[number]
    needed = width + 1 + rows.firsts[number + 1]
    if width > column + HEADING_ROOM or needed <= column - LENIENCE or (needed <= column and not goes_on(below)):
        return False
    ended = ends_sentence(above)
    if _SURE_BULLET.match(below):
        return False
    if _BULLET.match(below) and (ended or _BULLET.match(rows.words[begin])):
        return False
    return not (ended or not goes_on(below)) or _aligned(rows, number, begin)


def _aligned(rows: Rows, number: int, begin: int) -> bool:
    """Tell whether the next row is set in as the rows of one paragraph are."""
    indent, below = rows.indents[number], rows.indents[number + 1]
    if indent == below:
        return True
    if number > begin:
        return False
    marker = _BULLET.match(rows.words[number])
    return below == indent + marker.end() if marker else below < indent
