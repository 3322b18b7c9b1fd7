"""A table's text -> the rows it is drawn in: columns side by side, or one cell under the other where there is no room.

A table is one piece of the page. Its text has all cells one after the other, a tab between those of a row and a line
end between rows; wherever a character is drawn, it keeps its offset in that text.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, zip_longest

from article_reader.article import Alignment, Mark, Table
from article_reader.typeset.wrap import cells, visible, wrap


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


GUTTER = 2
"""How many cells of the terminal stand between two columns."""

RULE = "─"
"""What the rule under the names of the columns is made of."""

LONGEST_WORD = 24
"""How wide a word is at most, in cells of the terminal, for which a column stays so wide that it isn't broken."""

STEP = 2
"""How far a cell is set in that stands under another one of its row, and how much farther its further rows are."""

_ROOM_FOR_STEPS = 16
"""The narrowest column of text, in cells of the terminal, in which anything is set in."""

_Cell = tuple[int, int]
"""The offset of a table's cell in its text, and that behind it."""


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row of a table as it is drawn."""

    front: str
    """What stands in front that isn't the table's text: space, a rule."""

    text: str
    """The characters drawn."""

    offsets: Sequence[int]
    """The offset in the table's text of each of them, rising; space between cells has that of the tab between them."""


def set_table(text: str, header: bool, sides: Sequence[Alignment | None], width: int) -> TableRows:
    """Return a table set in rows of at most `width` cells of the terminal.

    Args:
        text: the cells.
        header: whether the first row names the columns.
        sides: how each column is set.
        width: how wide a row may be.
    """
    widths = column_widths((row.split("\t") for row in text.split("\n")), width)
    return Stack(text, header, width) if widths is None else Columns(text, header, widths, sides)


def column_widths(rows: Iterable[Sequence[str]], width: int) -> Sequence[int] | None:
    """Return how wide each column is drawn; None where not even the words of all columns fit beside each other.

    Columns are as wide as their widest cell where there is room. Else those that are no wider than others on average
    stay so if they can, and what the others have beyond their longest word shrinks in proportion.
    """
    widest: list[int] = []
    longest_words: list[int] = []
    for row in rows:
        _widen(widest, map(cells, row))
        _widen(longest_words, (max(map(cells, cell.split(" "))) for cell in row))
    room = width - GUTTER * (len(widest) - 1)
    if sum(widest) <= room:
        return widest
    least = [min(size, word, LONGEST_WORD) for size, word in zip(widest, longest_words, strict=True)]
    kept = _narrow(widest, room)
    kindest = [size if column in kept else low for column, (size, low) in enumerate(zip(widest, least, strict=True))]
    if sum(kindest) <= room:
        least = kindest
    spare = room - sum(least)
    if spare < 0:
        return None
    more = [size - low for size, low in zip(widest, least, strict=True)]
    shares = [0, *(total * spare // sum(more) for total in accumulate(more))]
    return [low + after - before for low, (before, after) in zip(least, pairwise(shares), strict=True)]


def _narrow(widest: Sequence[int], room: int) -> set[int]:
    """Return the columns that take no more room than an equal share of what narrower ones leave."""
    narrow: set[int] = set()
    for column in sorted(range(len(widest)), key=widest.__getitem__):
        if widest[column] * (len(widest) - len(narrow)) > room:
            break
        room -= widest[column]
        narrow.add(column)
    return narrow


def _widen(widths: list[int], row: Iterable[int]) -> None:
    """Make widths at least those of a row."""
    for column, width in enumerate(row):
        if column == len(widths):
            widths.append(width)
        elif width > widths[column]:
            widths[column] = width


def _cells_of(row: str, begin: int) -> list[_Cell]:
    """Return the cells of a row of a table that begins at an offset of its text."""
    edges = accumulate((len(cell) + 1 for cell in row.split("\t")), initial=begin)
    return [(first, behind - 1) for first, behind in pairwise(edges)]


class TableRows(ABC):
    """A table that is set in drawn rows; each is made when it is drawn."""

    def __init__(self, text: str, header: bool) -> None:
        """Find out where each drawn row starts."""
        self._text = text
        self._header = header
        self._begins = array("I", accumulate((len(row) + 1 for row in text.split("\n")), initial=0))
        self._first = array("I", (0,))
        self._drawn: tuple[int, Sequence[DrawnRow]] = (-1, ())
        self.starts = array("I")
        """The offset of the first character that each drawn row shows of its own; a rule has that of a line end."""
        for number in range(len(self._begins) - 1):
            self.starts.extend(self._starts(number))
            self._first.append(len(self.starts))

    def line_of(self, offset: int) -> int:
        """Return the number of the drawn row that shows the character at an offset of the text."""
        number = min(bisect_right(self._begins, offset), len(self._begins) - 1) - 1
        return min(self._line_of(number, offset), len(self.starts) - 1)

    def draw(self, line: int) -> DrawnRow:
        """Return a drawn row by its number."""
        number = bisect_right(self._first, line) - 1
        if self._drawn[0] != number:
            self._drawn = number, list(self._draw(number))
        return self._drawn[1][line - self._first[number]]

    def _cells(self, number: int) -> list[_Cell]:
        """Return the cells of a row of the table."""
        begin, end = self._begins[number], self._begins[number + 1] - 1
        return _cells_of(self._text[begin:end], begin)

    @abstractmethod
    def _starts(self, number: int) -> Sequence[int]:
        """Return where the rows start that a row of the table is drawn in."""

    @abstractmethod
    def _line_of(self, number: int, offset: int) -> int:
        """Return the drawn row that shows a character of a row of the table."""

    @abstractmethod
    def _draw(self, number: int) -> Iterator[DrawnRow]:
        """Yield the rows that a row of the table is drawn in."""


class Columns(TableRows):
    """A table whose columns stand side by side; what is too long for its column is wrapped in it."""

    def __init__(self, text: str, header: bool, widths: Sequence[int], sides: Sequence[Alignment | None]) -> None:
        """Set a table in columns that are so wide."""
        self._widths = widths
        self._sides = sides
        super().__init__(text, header)

    def _wrapped(self, number: int) -> list[Sequence[int]]:
        """Return the offsets in the text at which the rows of each cell start."""
        return [
            [begin + start for start in wrap(self._text[begin:end], max(1, width))]
            for (begin, end), width in zip(self._cells(number), self._widths, strict=False)
        ]

    def _has_rule(self, number: int) -> bool:
        return self._header and number == 0

    def _starts(self, number: int) -> Sequence[int]:
        lines = zip_longest(*self._wrapped(number))
        starts = [next(start for start in line if start is not None) for line in lines]
        return [*starts, self._begins[number + 1] - 1] if self._has_rule(number) else starts

    def _line_of(self, number: int, offset: int) -> int:
        if self._has_rule(number) and offset == self._begins[number + 1] - 1:
            return self._first[number + 1] - 1
        wrapped = self._wrapped(number)
        cell = bisect_right(wrapped, offset, key=lambda starts: starts[0]) - 1
        return self._first[number] + bisect_right(wrapped[cell], offset) - 1

    def _draw(self, number: int) -> Iterator[DrawnRow]:
        found = self._cells(number)
        wrapped = self._wrapped(number)
        for line in range(max(map(len, wrapped))):
            yield self._side_by_side(
                (begin - 1, *_part(starts, line, end)) for (begin, end), starts in zip(found, wrapped, strict=False)
            )
        if self._has_rule(number):
            yield DrawnRow((" " * GUTTER).join(RULE * width for width in self._widths), "", ())

    def _side_by_side(self, parts: Iterable[tuple[int, int, int]]) -> DrawnRow:
        """Return a row of parts of cells, each in its column.

        Args:
            parts: the offset of what parts the cell from the one before it; where the part begins and ends.
        """
        front = ""
        text: list[str] = []
        offsets = array("I")
        space = 0
        for (between, begin, end), width, side in zip(parts, self._widths, self._sides, strict=False):
            shown, shown_offsets = visible(self._text, begin, end)
            if not shown:
                space += width + GUTTER
                continue
            free = max(0, width - cells(shown))
            before = free if side is Alignment.RIGHT else free // 2 if side is Alignment.CENTER else 0
            if text:
                text.append(" " * (space + before))
                offsets.extend([between] * (space + before))
            else:
                front = " " * (space + before)
            text.append(shown)
            offsets.extend(shown_offsets)
            space = free - before + GUTTER
        return DrawnRow(front, "".join(text), offsets)


def _part(starts: Sequence[int], line: int, end: int) -> _Cell:
    """Return what one of its rows shows of a cell that ends at `end`: nothing where it has no such row."""
    if line >= len(starts):
        return end, end
    return starts[line], starts[line + 1] if line + 1 < len(starts) else end


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell behind the name of its column."""

    column: int
    """The number of its column, from 0."""

    begin: int
    """The offset of the cell in the table's text."""

    text: str
    """The name, a colon and the cell; or the cell alone."""

    offsets: Sequence[int]
    """The offset in the table's text of each of its characters; colon and space have that behind the name."""

    before: int
    """How many characters stand before the cell."""

    starts: Sequence[int]
    """Where in this text its rows start."""


class Stack(TableRows):
    """A table whose cells stand under one another, each behind the name of its column."""

    def __init__(self, text: str, header: bool, width: int) -> None:
        """Set a table in rows of so many cells of the terminal."""
        names, behind, _ = text.partition("\n")
        self._named = header and behind != ""
        self._names = _cells_of(names, 0) if self._named else []
        self._step = STEP if width >= _ROOM_FOR_STEPS else 0
        self._room = max(1, width - 2 * self._step)
        super().__init__(text, header)

    def _entries(self, number: int) -> Iterator[_Entry]:
        """Yield what is drawn of a row of the table: of the one with the names nothing, of empty cells their names."""
        if self._named and number == 0:
            return
        found = self._cells(number)
        names = self._names
        if number > 1:  # the row below the names shows all of them, others those that they have cells for
            names = names[: len(found)]
        for column, (cell, name) in enumerate(zip_longest(found, names)):
            entry = self._entry(column, cell or (found[-1][1],) * 2, name or (0, 0))
            if entry.text or len(found) == 1:
                yield entry

    def _entry(self, column: int, cell: _Cell, name: _Cell) -> _Entry:
        begin, end = cell
        text = self._text[slice(*name)]
        offsets = array("I", range(*name))
        if text:
            text += ": "
            offsets.extend([name[1]] * 2)
        before = len(text)
        text += self._text[begin:end]
        offsets.extend(range(begin, end))
        return _Entry(column, begin, text, offsets, before, wrap(text, self._room))

    def _starts(self, number: int) -> Sequence[int]:
        return [entry.begin + max(0, start - entry.before) for entry in self._entries(number) for start in entry.starts]

    def _line_of(self, number: int, offset: int) -> int:
        column = bisect_right(self._cells(number), offset, key=lambda cell: cell[0]) - 1
        if self._named and number == 0:
            number = 1  # where names are read first
        line = self._first[number]
        for entry in self._entries(number):
            if entry.column >= column:
                return line + max(0, bisect_right(entry.starts, bisect_right(entry.offsets, offset) - 1) - 1)
            line += len(entry.starts)
        return line

    def _draw(self, number: int) -> Iterator[DrawnRow]:
        for place, entry in enumerate(self._entries(number)):
            for line in range(len(entry.starts)):
                text, indices = visible(entry.text, *_part(entry.starts, line, len(entry.text)))
                front = " " * (self._step * ((place > 0) + (line > 0)))
                yield DrawnRow(front, text, array("I", map(entry.offsets.__getitem__, indices)))
