"""Article -> the blocks of its page: one logical line each, in reading order, with their kind and the space above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from article_reader.article import (
    Alignment,
    Article,
    Block,
    Caption,
    Code,
    LeftOut,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
)
from article_reader.safety import on_one_line, without_controls
from article_reader.typeset.marks import with_signs
from article_reader.typeset.table import alignments_of


class LeftOutInPlace:
    """Gives lines left out back, in order, while one goes through the parts of the story."""

    def __init__(self, left_out: Sequence[LeftOut]) -> None:
        """Begin with the first of the lines, which are in the order of the input."""
        self._left_out = left_out
        self._next = 0

    def before(self, lines: Span) -> Sequence[LeftOut]:
        """Return those not yet given back that stand in the input before a part of the story.

        `lines` is where that part stands.
        """
        begin = self._next
        while self._next < len(self._left_out) and self._left_out[self._next].lines.first < lines.first:
            self._next += 1
        return self._left_out[begin : self._next]

    def rest(self) -> Sequence[LeftOut]:
        """Return those that stand behind the story."""
        begin, self._next = self._next, len(self._left_out)
        return self._left_out[begin:]


def lines_left_out(count: int) -> str:
    """Say how many lines were left out, one or more."""
    return f"{count} {'line' if count == 1 else 'lines'} left out"


class Kind(StrEnum):
    """What a block on the page is; the reader and the outputs each say how a kind looks."""

    KICKER = auto()
    HEADLINE = auto()
    BYLINE = auto()
    LEAD = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    LIST_ITEM = auto()
    QUOTE = auto()
    CAPTION = auto()
    CREDIT = auto()
    CODE = auto()
    TABLE = auto()
    """Its text has a tab between the cells of a row, and a line end between rows."""
    REASON = auto()
    """That the lines which follow were left out, and why."""
    LEFT_OUT = auto()
    COUNT = auto()
    """At the end of the page: how many lines were left out. The reader puts it there; it is no part of the article."""


CAPTIONS = frozenset({Kind.CAPTION, Kind.CREDIT})
"""The kinds that the caption toggle hides."""

ASIDES = frozenset({Kind.REASON, Kind.LEFT_OUT})
"""The kinds that are shown only where the reader asks for what was left out."""

COUNTS = frozenset({Kind.COUNT})
"""The kinds that stand for them as long as they are hidden."""

TOLD = frozenset({Kind.REASON, Kind.COUNT})
"""The kinds whose words are ours."""

IN_ROWS = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTE})
"""The kinds whose text may have line ends that the source set."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the page, which the wrapping breaks into rows: a logical line, or several with line ends between."""

    kind: Kind
    """What it is."""

    text: str
    """What it says, without the decoration in front of it; words that are struck out stand between signs for it."""

    lines: Span
    """Where in the input it stands."""

    section: int
    """The section it belongs to, from 0; what stands before the first section belongs to it."""

    above: int = 1
    """How many blank rows stand above it, where it isn't at the top."""

    marker: str = ""
    """A list item's bullet or number."""

    marks: tuple[Mark, ...] = ()
    """The words of the text that are set apart."""

    depth: int = 0
    """How many lists stand around the one that an item is of."""

    header: bool = False
    """Whether a table's first row names its columns."""

    sides: tuple[Alignment | None, ...] = ()
    """How a table's columns are set."""

    doubtful: bool = False
    """Whether it may not belong to the story."""


def page(article: Article) -> tuple[Piece, ...]:
    """Return the article's pieces in reading order, with the lines left out in the places they had in the input.

    Whoever made the article: nothing in a piece steers a terminal.
    """
    return tuple(map(_shown, _with_left_out(tuple(_story(article)), article.left_out)))


def _shown(piece: Piece) -> Piece:
    """Return a piece in which nothing steers a terminal, and what is struck out can't be taken for valid."""
    if not (piece.text.isprintable() and piece.marker.isprintable()):
        piece = replace(piece, text=_harmless(piece), marker=on_one_line(piece.marker))
    if any(mark.kind is MarkKind.STRUCK for mark in piece.marks):
        text, marks = with_signs(piece.text, piece.marks)
        return replace(piece, text=text, marks=marks)
    return piece


def _harmless(piece: Piece) -> str:
    if piece.kind is Kind.TABLE:
        return without_controls(piece.text)
    if piece.kind in IN_ROWS:
        return "\n".join(map(on_one_line, piece.text.split("\n")))
    return on_one_line(piece.text)


def _story(article: Article) -> Iterator[Piece]:
    yield from _front(article)
    for number, section in enumerate(article.sections):
        if section.heading is not None:
            yield _piece(Kind.HEADING, section.heading, number, above=2)
        in_list = False
        for block in section.blocks:
            yield from _block(block, number, in_list)
            in_list = isinstance(block, ListItem)


def _front(article: Article) -> Iterator[Piece]:
    if article.kicker:
        yield _piece(Kind.KICKER, article.kicker, 0)
    if article.headline:
        yield _piece(Kind.HEADLINE, article.headline, 0, above=0 if article.kicker else 1)
    if article.byline:
        yield _piece(Kind.BYLINE, article.byline, 0)
    if article.published:
        yield _piece(Kind.BYLINE, article.published, 0, above=0 if article.byline else 1)
    if article.lead:
        yield _piece(Kind.LEAD, article.lead, 0)


def _block(block: Block, section: int, in_list: bool) -> Iterator[Piece]:
    match block:
        case Paragraph():
            yield _piece(Kind.PARAGRAPH, block, section)
        case Quote():
            yield _piece(Kind.QUOTE, block, section)
        case ListItem():
            above = 0 if in_list else 1
            yield replace(_piece(Kind.LIST_ITEM, block, section, above), marker=block.marker, depth=block.depth)
        case Table():
            yield _table(block, section)
        case Code():
            for number, line in enumerate(block.text.expandtabs().split("\n")):
                yield Piece(Kind.CODE, line, block.lines, section, 0 if number else 1, doubtful=_is_doubtful(block))
        case Caption():
            doubtful = _is_doubtful(block)
            if block.text is not None:
                yield Piece(Kind.CAPTION, block.text, block.lines, section, doubtful=doubtful)
            if block.credit is not None:
                above = 1 if block.text is None else 0
                yield Piece(Kind.CREDIT, block.credit, block.lines, section, above, doubtful=doubtful)


def _table(table: Table, section: int) -> Piece:
    """Return a table as a piece, the names of its columns in bold."""
    marks = table.marks
    if table.header is not None and any(table.header):
        marks = (Mark(MarkKind.STRONG, 0, len("\t".join(table.header))), *marks)
    return Piece(
        Kind.TABLE,
        table.text,
        table.lines,
        section,
        marks=marks,
        header=table.header is not None,
        sides=alignments_of(table),
        doubtful=_is_doubtful(table),
    )


def _piece(kind: Kind, part: Text | Paragraph | ListItem | Quote, section: int, above: int = 1) -> Piece:
    return Piece(kind, part.text, part.lines, section, above, marks=part.marks, doubtful=_is_doubtful(part))


def _is_doubtful(part: Text | Block) -> bool:
    return part.confidence is not None


def _with_left_out(story: tuple[Piece, ...], left_out: tuple[LeftOut, ...]) -> Iterator[Piece]:
    """Merge the lines left out into the story, each before the first part that comes after it in the input."""
    in_place = LeftOutInPlace(left_out)
    section = 0
    for piece in story:
        yield from _asides(in_place.before(piece.lines), section)
        section = piece.section
        yield piece
    yield from _asides(in_place.rest(), section)


def _asides(left_out: Sequence[LeftOut], section: int) -> Iterator[Piece]:
    reason = None
    for part in left_out:
        if part.reason != reason:
            reason = part.reason
            yield Piece(Kind.REASON, f"left out: {reason}", Span(part.lines.first, part.lines.first), section)
        yield Piece(Kind.LEFT_OUT, part.text, part.lines, section, above=0)
