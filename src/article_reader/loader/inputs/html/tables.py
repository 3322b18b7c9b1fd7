"""Tables and code as pages set them: which tables hold data, the cells of their rows, and the numbers beside lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from article_reader.loader.inputs.html.nodes import Element, Run

_BLOCK_CONTENT_NAMES = """
    table h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote figure article section aside nav header footer form iframe video
    hr
"""
_BLOCK_CONTENT = frozenset(_BLOCK_CONTENT_NAMES.split())
"""What stands in the cells of a layout, but not in those of a table of data."""

CELLS = frozenset({"td", "th"})
"""The cells of a row."""

_FEWESTCELLS_UNNAMED = 6
"""How many cells a table without headings and caption has at least."""

_LONGEST_MEAN = 160
_LONGEST_MEAN_UNNAMED = 40
"""How many characters the cells of a table have on average at most, with headings or a caption and without."""

_MOST_LINKED_UNNAMED = 0.5
"""What share of the words of a table without headings and caption may be links."""

_REGULAR = 0.6
"""What share of its rows are as wide as the widest."""

_WIDEST = 100
"""How many columns a row has at most."""


@dataclass(slots=True)
class _Counts:
    """What a table holds, counted."""

    widths: list[int] = field(default_factory=list)
    cells: int = 0
    letters: int = 0
    linked: int = 0
    paragraphs: int = 0
    pictures: int = 0
    named: bool = False


def holds_data(table: Element) -> bool:
    """Tell whether the rows of a table belong together, column by column, or only lay out what stands in them."""
    if table.get("role") in {"presentation", "none"}:
        return False
    counts = _counted(table)
    if counts is None or not counts.cells:
        return False
    rows = [width for width in counts.widths if width]
    columns = max(rows, default=0)
    if len(rows) < 2 or columns < 2 or sum(width == columns for width in rows) < _REGULAR * len(rows):
        return False
    if counts.paragraphs > counts.cells or counts.pictures > counts.cells / columns + columns:
        return False
    mean = counts.letters / counts.cells
    if counts.named:
        return mean <= _LONGEST_MEAN
    return (
        counts.cells >= _FEWESTCELLS_UNNAMED
        and mean <= _LONGEST_MEAN_UNNAMED
        and counts.linked <= _MOST_LINKED_UNNAMED * counts.letters
        and not counts.pictures
    )


def _counted(table: Element) -> _Counts | None:
    """Count what a table holds; None as soon as it shows itself as a layout."""
    counts = _Counts()
    for element in table.iter():
        tag = element.tag
        if tag in _BLOCK_CONTENT and element is not table:
            return None
        if tag == "tr":
            counts.widths.append(0)
        elif tag in CELLS:
            counts.cells += 1
            if counts.widths:
                counts.widths[-1] += columns_of(element)
            counts.named = counts.named or tag == "th"
        elif tag == "caption":
            counts.named = True
        elif tag == "p":
            counts.paragraphs += 1
        elif tag == "img":
            counts.pictures += 1
        length = len((element.text or "").strip())
        counts.letters += length + len((element.tail or "").strip())
        counts.linked += length if tag == "a" else 0
    return counts


def columns_of(cell: Element) -> int:
    """Return how many columns a cell takes."""
    return _span(cell.get("colspan"))


def _span(text: str | None) -> int:
    return min(int(text), _WIDEST) if text and len(text) < 5 and text.isdecimal() and int(text) else 1


@dataclass(slots=True)
class Rows:
    """The table of data that is being read."""

    below: dict[int, int] = field(default_factory=dict)
    """For how many more rows a cell of a row above takes a column."""

    cells: list[tuple[Run, ...]] = field(default_factory=list)
    """The cells of the row that is being read."""

    headers: int = 0
    """How many of these name something."""

    def begin_row(self) -> None:
        """Begin a row."""
        self.cells, self.headers = [], 0

    def add_cell(self, runs: tuple[Run, ...], cell: Element) -> None:
        """Add a cell, after those that reach down into this row, and the empty ones of the columns that it takes."""
        self._fill()
        if len(self.cells) >= _WIDEST:
            self.cells[-1] += runs
            return
        rows = _span(cell.get("rowspan"))
        for index in range(min(columns_of(cell), _WIDEST - len(self.cells))):
            if rows > 1:
                self.below[len(self.cells)] = rows
            self.cells.append(runs if not index else ())
        self.headers += cell.tag == "th"

    def end_row(self) -> tuple[tuple[Run, ...], ...]:
        """End the row, and return its cells."""
        self._fill()
        self.below = {column: rows - 1 for column, rows in self.below.items() if rows > 1}
        return tuple(self.cells)

    def _fill(self) -> None:
        while len(self.cells) < _WIDEST and len(self.cells) in self.below:
            self.cells.append(())


_NUMBERING = re.compile(
    r"\b(?:gutter|line-?num\w*|linenos?|lineno\w*|blob-num|ln-numbers?|ln-n)\b|-ln-numbers|linenumber", re.I
)
_CODE_CELL = re.compile(
    r"(?:^|[\s_-])(?:code|blob-code|highlight\w*|codehilite|syntaxhighlighter|rouge-code|diff)(?:$|[\s_-])", re.I
)
_LINE = re.compile(r"(?:^|[\s_-])line(?:$|\s)", re.I)

_NAMES_LOOKED_AT = 200
_CELLS_LOOKED_AT = 8


def numbers_lines(element: Element) -> bool:
    """Tell whether an element holds the numbers of lines of code and nothing else."""
    if not _NUMBERING.search((element.get("class") or "")[:_NAMES_LOOKED_AT]):
        return False
    return all(word.isdecimal() for text in element.itertext() for word in text.split())


def sets_code(table: Element) -> bool:
    """Tell whether a table sets code, a row for each line or a cell for all of them."""
    names = [table.get("class") or ""]
    for number, cell in enumerate(table.iter("td")):
        if number >= _CELLS_LOOKED_AT:
            break
        names.append(cell.get("class") or "")
    return any(_NUMBERING.search(name[:_NAMES_LOOKED_AT]) for name in names) and any(
        _CODE_CELL.search(name[:_NAMES_LOOKED_AT]) for name in names
    )


def begins_line(element: Element, tag: str) -> bool:
    """Tell whether an element within code begins a line of it, after another such element."""
    if tag != "code" and not _LINE.search((element.get("class") or "")[:_NAMES_LOOKED_AT]):
        return False
    before = element.getprevious()
    return before is not None and before.tag == tag and not (before.tail or "").strip()
