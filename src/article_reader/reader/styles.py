"""How the page looks: where its column stands, what a kind's style is called, and the strip of cells of a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from article_reader.article import Mark, MarkKind
from article_reader.safety import uri_of
from article_reader.typeset.drawing import SetRow
from article_reader.typeset.page import Kind
from article_reader.typeset.rows import MIN_WIDTH
from article_reader.typeset.wrap import NOT_ONE_CELL, graphemes

MARGIN = 2
"""How many cells stay free at each side of the column, where the window allows it."""

CLASSES = {kind: f"article--{kind.value.replace('_', '-')}" for kind in Kind}
"""The component class that styles each kind."""

DOUBTFUL = "article--doubtful"
"""The component class that styles what is doubtful, and the mark beside it."""

DOUBT = "╎"
"""What stands in the margin beside a row that is doubtful."""

READING = "›"
"""What stands in the margin beside the paragraph being read."""

NEW = "+"
"""What stands in the margin beside a paragraph that is new since the article was last read."""

READ = "article--reading"
"""The component class that styles both."""

DECORATION = "article--decoration"
"""The component class that styles bars and bullets."""

HIT, CURRENT_HIT = "article--hit", "article--current-hit"
"""The component classes that style what a search has found, and the hit that it is at."""


_MARKS = {
    MarkKind.EMPHASIS: Style(italic=True),
    MarkKind.STRONG: Style(bold=True),
    MarkKind.LINK: Style(underline=True),
    MarkKind.STRUCK: Style(strike=True),
}
"""What is laid over words that are set apart; those of code look as blocks of code do."""


@lru_cache(maxsize=1024)
def _link(target: str) -> Style:
    """Return the style of a link, the same one for all words that lead to an address: terminals light them together."""
    return _MARKS[MarkKind.LINK] + Style(link=uri_of(target))


@dataclass(frozen=True, slots=True)
class Column:
    """Where the text stands in the window."""

    window: int
    """The width of the window, in cells."""

    left: int
    """How many cells are free to the left of the column."""

    width: int
    """The width of the column, in cells; at least 1."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles of one theme."""

    kinds: Mapping[Kind, Style]
    """How the text of each kind looks."""

    decoration: Style
    """How bars and bullets look."""

    blank: Style
    """How a cell without anything looks."""

    selected: Style
    """What is laid over selected text."""

    hit: Style
    """What is laid over what a search has found."""

    current_hit: Style
    """What is laid over the hit that the search is at."""

    doubtful: Style
    """What is laid over text that may not belong to the story."""

    reading: Style
    """How the sign beside the paragraph being read looks."""

    def mark(self, mark: Mark) -> Style:
        """Return what is laid over words that are set apart so; a link is one that the terminal can open."""
        if mark.kind is MarkKind.CODE:
            return self.kinds[Kind.CODE]
        return _link(mark.target) if mark.target else _MARKS[mark.kind]


@dataclass(frozen=True, slots=True)
class Overlay:
    """A style laid over a part of a piece's text."""

    begin: int
    """The offset of the first character."""

    end: int
    """The offset behind the last one."""

    style: Style
    """What is laid over it."""


def column(window: int, width: int) -> Column:
    """Return the column of at most `width` cells, centred in a window of so many cells."""
    margin = max(0, min(MARGIN, (window - MIN_WIDTH) // 2))
    width = max(1, min(width, window - 2 * margin))
    return Column(window, max(0, window - width) // 2, width)


def row_strip(
    row: SetRow,
    column: Column,
    palette: Palette,
    overlays: Sequence[Overlay] = (),
    sign: Segment | None = None,
) -> Strip:
    """Return a row as wide as the window.

    Args:
        row: what to show.
        column: where to show it.
        palette: how to show it.
        overlays: what is laid over the piece's text, later ones over earlier.
        sign: what stands in the margin at its left, where there is one.
    """
    margin = [Segment(" " * column.left, palette.blank)]
    if sign and column.left:
        away = min(column.left, MARGIN)
        beside = [sign, Segment(" " * (away - 1), palette.blank)]
        margin = [Segment(" " * (column.left - away), palette.blank), *beside]
    segments = [*margin, Segment(row.decoration, palette.decoration)]
    segments.extend(_text_segments(row, palette, overlays))
    segments.append(Segment(row.behind, palette.decoration))
    return Strip(segment for segment in segments if segment.text).adjust_cell_length(column.window, palette.blank)


def blank_strip(column: Column, palette: Palette) -> Strip:
    """Return a row of nothing, as wide as the window."""
    return Strip([Segment(" " * column.window, palette.blank)], column.window)


def character_at(text: str, cell: int) -> int:
    """Return the index of the character that covers a cell, counted from the first one's; past the end the length.

    Of a character made of several, as emoji are, it is the first one's index.
    """
    if not NOT_ONE_CELL.search(text):
        return min(cell, len(text))
    used = 0
    for start, _, size in graphemes(text):
        used += size
        if used > cell:
            return start
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


def _text_segments(row: SetRow, palette: Palette, overlays: Sequence[Overlay]) -> Iterator[Segment]:
    """Yield the row's text, cut where overlays begin and end: the row is styled, never the whole piece."""
    text = capitals(row.text) if row.kind is Kind.KICKER else row.text
    style = palette.kinds[row.kind]
    drawn = [(*row.drawn(overlay.begin, overlay.end), overlay.style) for overlay in overlays]
    here = [(begin, end, laid) for begin, end, laid in drawn if begin < end]
    cuts = sorted({0, len(text), *(cut for begin, end, _ in here for cut in (begin, end))})
    for first, last in pairwise(cuts):
        laid = [laid for begin, end, laid in here if begin <= first < end]
        yield Segment(text[first:last], Style.combine([style, *laid]) if laid else style)
