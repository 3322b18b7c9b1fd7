"""Tables in plain text: rows whose columns are plain to see, by pipes, by tabs or by aligned gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from article_reader.article import Span
from article_reader.loader.page import Form, Line

_FEWEST = 3
"""How many rows it takes at least for columns to be plain to see."""

_GAP = re.compile(r" {2,}")
_DIVIDER = re.compile(r"[\s|:+=─│┼╪═-]*[-=─═]{3}[\s|:+=─│┼╪═-]*")
"""A row that draws the line between a table's head and its body."""

_NO_CELL = re.compile(r"[^\w\s\"'“„(+-](?:\s|$)|[*+–-](?:\s|$)|\d{1,3}[.)](?:\s|$)|\[[ _]")
"""What the first cell of a table doesn't begin with: bullets, numbers of lists, fields of forms."""

_FIGURE = re.compile(r"[^\w]*\d[\d.,:%/ +-]*\W*")

_FILLED = 0.8
"""What share of the rows has more than one cell filled, at least, where there are more than two columns."""

_LONGEST = 400
"""How long a row of a table is at most, in characters."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table."""

    number: int
    """Its place in the text, from 0."""

    cells: tuple[str, ...]
    """What its cells say."""


def tables(rows: Sequence[str]) -> list[Line]:
    """Return the rows of all tables of a text as lines, their spans counted from 1."""
    lines: list[Line] = []
    group = 0
    for first, last in _candidates(rows):
        found, divided = _table(rows, first, last)
        if not found:
            continue
        group += 1
        header = divided or _names_columns(found)
        begins = [first, *(row.number for row in found[1:])]
        ends = [*(begin - 1 for begin in begins[1:]), last]
        for row, begin, end in zip(found, begins, ends, strict=True):
            blank_before = begin == first and (not first or not rows[first - 1].strip())
            line = _line(row, Span(begin + 1, end + 1), blank_before=blank_before, group=group)
            lines.append(replace(line, header=header and begin == first))
    return lines


def _candidates(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last row of each run of rows that each seem to have columns of one kind."""
    first, before = 0, ""
    for number, row in enumerate(rows):
        kind = _kind(row, before)
        if kind != before:
            if before and number - first >= _FEWEST:
                yield first, number - 1
            first, before = number, kind
    if before and len(rows) - first >= _FEWEST:
        yield first, len(rows) - 1


def _kind(row: str, before: str) -> str:
    """Return what parts the columns of a row, "" where nothing does; a divider goes with the row above."""
    if len(row) > _LONGEST or not row.strip():
        return ""
    if _DIVIDER.fullmatch(row):
        return before
    if row.count("|") >= 2 or " | " in row:
        return "|"
    if "\t" in row.strip():
        return "\t"
    return " " if "  " in row.strip() else ""


def _table(rows: Sequence[str], first: int, last: int) -> tuple[list[_Row], bool]:
    """Return the rows of a table, none where they make none, and whether a line is drawn below the first."""
    numbers = [number for number in range(first, last + 1) if not _DIVIDER.fullmatch(rows[number])]
    if len(numbers) < _FEWEST and len(numbers) == last - first + 1:
        return [], False
    said = [rows[number].rstrip() for number in numbers]
    parted = _by_sign(said) or _by_gaps(said)
    if len(parted) < _FEWEST - 1 or any(_NO_CELL.match(cells[0]) for cells in parted):
        return [], False
    divided = len(numbers) > 1 and numbers[0] == first and numbers[1] > first + 1
    return [_Row(number, cells) for number, cells in zip(numbers, parted, strict=True)], divided


def _by_sign(rows: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the cells of rows that each have as many pipes, or as many tabs; none where they haven't."""
    for sign in ("|", "\t"):
        stripped = [row.strip() for row in rows]
        count = stripped[0].count(sign)
        if count and all(row.count(sign) == count for row in stripped):
            cells = [tuple(cell.strip() for cell in row.split(sign)) for row in stripped]
            if all(not row[0] and not row[-1] for row in cells):
                cells = [row[1:-1] for row in cells]
            return cells if len(cells[0]) > 1 else []
    return []


def _by_gaps(rows: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the cells of rows that have gaps at the same places, none where they haven't."""
    common: list[tuple[int, int]] | None = None
    for row in rows:
        indent = len(row) - len(row.lstrip())
        gaps = [found.span() for found in _GAP.finditer(row, indent)]
        gaps = [(0, indent), *gaps, (len(row), _LONGEST + 1)]
        common = gaps if common is None else _shared(common, gaps)
    begin = min(len(row) - len(row.lstrip()) for row in rows)
    edges = [end for start, end in common or () if start > begin and end <= max(map(len, rows))]
    if not edges:
        return []
    bounds = [0, *edges, _LONGEST + 1]
    cells = [tuple(row[start:end].strip() for start, end in pairwise(bounds)) for row in rows]
    filled = sum(sum(map(bool, row)) > 1 for row in cells)
    return cells if filled >= (_FILLED if len(cells[0]) > 2 else 1.0) * len(cells) else []


def _shared(gaps: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where gaps of one row and gaps of others lie over each other."""
    found: list[tuple[int, int]] = []
    here = there = 0
    while here < len(gaps) and there < len(others):
        start, end = max(gaps[here][0], others[there][0]), min(gaps[here][1], others[there][1])
        if end - start >= 1:
            found.append((start, end))
        if gaps[here][1] < others[there][1]:
            here += 1
        else:
            there += 1
    return found


def _names_columns(rows: Sequence[_Row]) -> bool:
    """Tell whether the first row names the columns: a word over nothing but figures."""
    return any(
        name and not _FIGURE.match(name) and all(_FIGURE.match(row.cells[place]) for row in rows[1:])
        for place, name in enumerate(rows[0].cells)
    )


def _line(row: _Row, span: Span, *, blank_before: bool, group: int) -> Line:
    """Return a row of a table as a line."""
    cells: list[tuple[int, int]] = []
    parts: list[str] = []
    length = 0
    for cell in (" ".join(cell.split()) for cell in row.cells):
        if parts:
            length += 2
        cells.append((length, length + len(cell)))
        parts.append(cell)
        length += len(cell)
    return Line("  ".join(parts), span, blank_before, form=Form.ROW, group=group, cells=tuple(cells))
