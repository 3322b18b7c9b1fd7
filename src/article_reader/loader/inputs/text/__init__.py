"""Plain text -> Page: rows joined to lines, links and controls of text browsers told, lists and quotations known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from article_reader.article import Mark, Span
from article_reader.loader.inputs.addresses import find_addresses
from article_reader.loader.inputs.text.cut import Piece, mended
from article_reader.loader.inputs.text.dumps import Links, control_rows, looks_dumped, numbering, take_controls
from article_reader.loader.inputs.text.joining import Hyphens, divided, hyphens, join, joined, rejoined
from article_reader.loader.inputs.text.rows import Rows, has_wide, measure, text_column
from article_reader.loader.inputs.text.tables import tables
from article_reader.loader.page import Declared, Evidence, Form, Kind, Line, Page, Role
from article_reader.loader.scripts import spaced

_MARKER = re.compile(r"(?:[•▪‣◦●■►▸☆★□○◎·*+–-]|\d{1,3}[.)])(?=\s+\S)")
_ALWAYS = frozenset("•▪‣◦●■►▸☆★□○◎")
"""Signs that open a list item even where it stands alone; others open one only in company."""


def markers(lines: Sequence[str]) -> list[str]:
    """Return the bullet or number of each line that is an item of a list, "" for the others.

    Most signs that open an item also open sentences; they count where a neighbour opens with one of its kind.
    """
    found = [_marker(line) for line in lines]
    kinds = ["1" if marker[:1].isdigit() else marker for marker in found]
    around = zip(["", *kinds], kinds, [*kinds[1:], ""], strict=False)
    return [
        marker if marker and (marker in _ALWAYS or kind in {before, after}) else ""
        for marker, (before, kind, after) in zip(found, around, strict=True)
    ]


def _marker(line: str) -> str:
    """Return the bullet or number that a line may open with as an item of a list."""
    found = _MARKER.match(line)
    return found[0] if found else ""


_RULER = re.compile(r"\s*(?:([-=*~#─━═])(?:\s?\1){2,}|[-=*~]{4,})\s*")

_ENDS = frozenset("-=*~#─━═ ")
"""What such a row ends with, so that few rows are looked at closely."""

_LONGEST = 120
"""How long a heading that is underlined is at most."""

_OFF = 3
"""How many characters a heading and the line under it may differ in length."""

_LEVELS = {"=": 1, "-": 2, "~": 3}
"""The level of a heading by the sign that it is underlined with."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the lines drawn over and under it."""

    row: int
    """Where its words are, from 0."""

    first: int
    """The first of its rows."""

    last: int
    """The last of its rows."""

    level: int
    """Its level, from 1."""


def rulers(rows: Sequence[str]) -> list[int]:
    """Return the rows, from 0, that are drawn with signs and say nothing."""
    return [
        number
        for number, row in enumerate(rows)
        if row[-1:] in _ENDS and len(row.strip()) > 2 and _RULER.fullmatch(row)
    ]


def headings(rows: Sequence[str], drawn: Sequence[int]) -> Iterator[Heading]:
    """Yield the headings that a line is drawn under, of their own length, or that stand between two lines.

    Those are taken where what is above and below them is no part of a paragraph.
    """
    known = frozenset(drawn)
    for ruler in drawn:
        row = ruler - 1
        words = rows[row].strip() if row >= 0 and row not in known else ""
        if not words or len(words) > _LONGEST:
            continue
        over = row - 1 in known
        if not over and row and rows[row - 1].strip():
            continue
        sign = rows[ruler].strip()[0]
        if over or (sign in _LEVELS and abs(len(words) - len(rows[ruler].strip())) <= _OFF):
            yield Heading(row, row - over, ruler, _LEVELS.get(sign, 2))


_ADDRESSES = Declared(Role.LEFT_OUT, "list of link addresses")
_CONTROL = Declared(Role.LEFT_OUT, "page control")
_DECLARED_RULER = Declared(Role.LEFT_OUT, "ruler")


def read_text(text: str) -> Page:
    r"""Return a plain text as a page; its line ends are "\n".

    Each row that isn't blank is in the span of one line; a row that holds a control of a text browser beside other
    words is in the spans of two.
    """
    given = text.split("\n")
    links = numbering(given)
    dumped = bool(links.rows) or links.numbered or looks_dumped(text)
    controls = control_rows(given) if dumped else frozenset()
    lines = [*_declared(given, links.rows, _ADDRESSES), *_declared(given, controls - links.rows, _CONTROL)]
    taker = Links(links) if links.numbered else None
    set_apart = _without(given, lines) if lines else given
    lines += _drawn(set_apart, taker)
    if "  " in text or "|" in text or "\t" in text:
        lines += tables(_without(set_apart, lines) if lines else set_apart)
    rows, column = _measured("\n".join(_without(given, lines)) if lines else text)
    prose = list(_lines(rows, column, taker, dumped=dumped))
    return Page(Kind.TEXT, tuple(sorted((*lines, *prose), key=_place) if lines else prose))


def _place(line: Line) -> tuple[int, int]:
    """Return where a line stands."""
    return line.span.first, line.span.last


def _without(rows: Sequence[str], lines: Sequence[Line]) -> list[str]:
    """Return rows with those blank that lines have taken."""
    left = list(rows)
    for line in lines:
        for number in range(line.span.first - 1, line.span.last):
            left[number] = ""
    return left


def _drawn(rows: Sequence[str], links: Links | None) -> Iterator[Line]:
    """Yield headings that lines are drawn at, and the lines that are drawn elsewhere."""
    drawn = rulers(rows)
    taken: set[int] = set()
    for heading in headings(rows, drawn):
        words = spaced(rows[heading.row].strip())
        marks: tuple[Mark, ...] = ()
        if links:
            words, marks, _ = links.take(words)
        if not words or heading.first in taken:
            continue
        taken.update(range(heading.first, heading.last + 1))
        yield Line(
            words,
            Span(heading.first + 1, heading.last + 1),
            marks=_with_addresses(words, marks),
            evidence=Evidence(level=heading.level),
        )
    yield from _declared(rows, frozenset(drawn) - taken, _DECLARED_RULER)


def _measured(text: str) -> tuple[Rows, int]:
    """Return the rows of a text and the column that it is wrapped at, by the cell or by the character."""
    rows = measure(text)
    column, support = text_column(rows)
    if has_wide(text):
        by_character = measure(text, cells=False)
        other, more = text_column(by_character)
        if more > support:
            return by_character, other
    return rows, column


def _declared(given: Sequence[str], numbers: frozenset[int], declared: Declared) -> Iterator[Line]:
    """Yield the rows that are known for what they are."""
    for number in sorted(numbers):
        if words := spaced(given[number].strip()):
            above = given[number - 1].strip() if number else ""
            yield Line(words, Span(number + 1, number + 1), not above, declared=declared)


def _lines(rows: Rows, column: int, links: Links | None, *, dumped: bool) -> Iterator[Line]:
    """Yield the lines of all rows that aren't known for something else."""
    pieces, glued = mended(rows, rejoined(rows, joined(rows, column)), wrapped=column > 0)
    known = _hyphens(rows, pieces)
    texts = [_text(rows, piece, known, glued) for piece in pieces]
    for piece, text, marker in zip(pieces, texts, markers(texts), strict=True):
        words = text[len(marker) :].lstrip() if marker else text
        controls = ""
        if dumped:
            words, controls = take_controls(words)
        if words:
            yield _line(rows, piece, words, marker, links)
        if controls:
            blank_before = not words and _blank_before(rows, piece)
            yield Line(controls, Span(piece.first + 1, piece.last + 1), blank_before, declared=_CONTROL)


def _line(rows: Rows, piece: Piece, words: str, marker: str, links: Links | None) -> Line:
    """Return a line with its links as marks; one that is nothing but the number of a link is a control."""
    span, blank_before = Span(piece.first + 1, piece.last + 1), _blank_before(rows, piece)
    marks: tuple[Mark, ...] = ()
    letters = 0
    if links and "[" in words:
        bare, marks, letters = links.take(words)
        if not bare:
            return Line(words, span, blank_before, declared=_CONTROL)
        words = bare
    evidence = _evidence(min(1.0, letters / len(words)), rows.indents[piece.first], piece.column)
    form = Form.ITEM if marker else Form.QUOTE if rows.quotes[piece.first] else Form.PARAGRAPH
    marks = _with_addresses(words, marks)
    return Line(words, span, blank_before, marks, form, marker, evidence=evidence)


@lru_cache(maxsize=256)
def _evidence(link: float, indent: int, column: int) -> Evidence:
    """Return what layout tells about a line; most lines of a text share theirs."""
    return Evidence(link=link, indent=indent, column=column)


def _blank_before(rows: Rows, piece: Piece) -> bool:
    """Tell whether a line stands at the top or under a blank row."""
    return not piece.first or not rows.widths[piece.first - 1]


def _hyphens(rows: Rows, pieces: Sequence[Piece]) -> Hyphens | None:
    """Return what the text teaches about hyphens, None where no row that goes on ends with one."""
    for piece in pieces:
        if piece.last > piece.first and any(map(divided, rows.words[piece.first : piece.last])):
            return hyphens(rows.words)
    return None


def _text(rows: Rows, piece: Piece, known: Hyphens | None, glued: Set[int]) -> str:
    """Return the words of a line."""
    if piece.first == piece.last:
        return spaced(rows.words[piece.first])
    begin, end = piece.first, piece.last + 1
    return join(rows.words[begin:end], known, {at - begin for at in range(begin + 1, end) if at in glued})


def _with_addresses(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return links and bare addresses in order, a bare one not where there is a link already."""
    bare = find_addresses(text)
    if not bare or not marks:
        return bare or marks
    numbered = {id(mark) for mark in marks}
    found: list[Mark] = []
    for mark in sorted((*marks, *bare), key=lambda mark: (mark.start, id(mark) not in numbered)):
        if found and mark.start < found[-1].end:
            continue
        found.append(mark)
    return tuple(found)
