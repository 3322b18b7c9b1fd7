"""A table's text -> its cells, each with its words and what of them is set apart, and the sides they are set to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from article_reader.article import Alignment, Mark, Table


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    """Its words, "" where it is empty."""

    marks: tuple[Mark, ...]
    """The words of it that are set apart; a mark that began in another cell is cut off."""


def cells_of(text: str, marks: Sequence[Mark]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table's text, in which tabs part cells and line ends rows."""
    start = 0
    first = 0
    for row in text.split("\n"):
        cells = []
        for words in row.split("\t"):
            end = start + len(words)
            while first < len(marks) and marks[first].end <= start:
                first += 1
            cells.append(Cell(words, tuple(_within(marks, first, start, end))))
            start = end + 1
        yield tuple(cells)


def alignments_of(table: Table) -> tuple[Alignment | None, ...]:
    """Return how each column is set: as the input tells, else to the right where all of its cells are figures."""
    columns = max(map(len, (table.header or (), *table.rows)))
    figures: list[bool | None] = [None] * columns
    for row in table.rows:
        for column, cell in enumerate(row):
            if any(map(str.isalnum, cell)):
                figures[column] = figures[column] is not False and _is_figures(cell)
    told = table.alignments[:columns] + (None,) * (columns - len(table.alignments))
    return tuple(Alignment.RIGHT if side is None and right else side for side, right in zip(told, figures, strict=True))


def _is_figures(cell: str) -> bool:
    """Tell whether a cell is a number, a sum, a score or a date in numbers: it has no letter."""
    return any(map(str.isnumeric, cell)) and not any(map(str.isalpha, cell))


def _within(marks: Sequence[Mark], first: int, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks from number `first` on that lie between two offsets, their own offsets counted from there."""
    for number in range(first, len(marks)):
        mark = marks[number]
        if mark.start >= end:
            break
        begin, stop = max(mark.start, start), min(mark.end, end)
        if begin < stop:
            yield replace(mark, start=begin - start, end=stop - start)
