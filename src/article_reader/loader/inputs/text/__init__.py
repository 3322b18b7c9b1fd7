"""Plain text -> Page: rows joined to lines, links and controls of text browsers told, lists and quotations known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from article_reader.article import Mark, Span
from article_reader.loader.inputs.addresses import find_addresses
from article_reader.loader.inputs.text.columns import text_column
from article_reader.loader.inputs.text.combed import rejoined
from article_reader.loader.inputs.text.cut import Piece, mended
from article_reader.loader.inputs.text.dumps import control_rows, looks_dumped, take_controls
from article_reader.loader.inputs.text.items import markers
from article_reader.loader.inputs.text.joining import joined
from article_reader.loader.inputs.text.references import Links, numbering
from article_reader.loader.inputs.text.rows import Rows, has_wide, measure
from article_reader.loader.inputs.text.rulers import headings, rulers
from article_reader.loader.inputs.text.seams import Hyphens, divided, hyphens, join
from article_reader.loader.inputs.text.tables import tables
from article_reader.loader.page import Declared, Evidence, Form, Kind, Line, Page, Role
from article_reader.loader.scripts import spaced

_ADDRESSES = Declared(Role.LEFT_OUT, "list of link addresses")
_CONTROL = Declared(Role.LEFT_OUT, "page control")
_RULER = Declared(Role.LEFT_OUT, "ruler")


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
    yield from _declared(rows, frozenset(drawn) - taken, _RULER)


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
