"""Lines of the story -> blocks: paragraphs, list items, quotations, code, tables, and rows that the source set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from article_reader.article import Block, Code, ListItem, Paragraph, Quote, Span, Table
from article_reader.loader.assemble.texts import Words, joined, lowest_doubt, spanning, whole, words_between
from article_reader.loader.labeller.labels import Labelled
from article_reader.loader.page import Form, Line

_LONGEST_ROW = 72
"""How many characters a row has at most that is set under the one above; longer ones are paragraphs."""

_LONGEST_SOURCE = 80
"""How many characters the source of a quotation has at most."""

_DASH = re.compile(r"[—―–-]+\s*")
"""What opens the source of a quotation."""

_MOST_WORDS = 8
"""How many words the source has at most that nothing but its place tells."""

_SENTENCE_ENDS = ".!?…。！？\"”“»«’'"
"""What sentences end with, quoted ones too."""

_BEFORE_SOURCE = " — "
"""What stands between a quotation and its source."""

_BULLET = "•"
"""What stands before an item whose input shows nothing there."""

_SOURCES = frozenset({"cite", "footer", "figcaption"})
"""Elements that hold the source of a quotation."""


def blocks(items: Sequence[Labelled], *, keep_rows: bool = True) -> Iterator[Block]:
    """Yield the blocks that lines of the story make, which stand in it one after the other.

    Where rows are to be kept, short lines that the input breaks without ending a paragraph are rows of one block. A
    block is as doubtful as the most doubtful of its lines.
    """
    for (form, _), run in groupby(items, lambda item: _kind(item.line)):
        own = list(run)
        if form is Form.ROW:
            yield _table(own)
        elif form is Form.CODE:
            yield from map(_code, own)
        elif form is Form.QUOTE:
            yield from _quotes(own, keep_rows)
        else:
            yield from (_block(rows) for rows in _parted(own, keep_rows))


def is_source(line: Line, quote: Line) -> bool:
    """Tell whether a line under a quotation says whose words it is: behind a dash, in markup, or no sentence itself."""
    if len(line.text) > _LONGEST_SOURCE:
        return False
    evidence = line.evidence
    if _DASH.match(line.text) or (evidence and not _SOURCES.isdisjoint({evidence.tag, *evidence.ancestors})):
        return True
    is_name = line.text[-1] not in _SENTENCE_ENDS and line.text[0].isalpha() and not line.text[0].islower()
    return is_name and quote.text[-1] in _SENTENCE_ENDS and len(line.text.split()) <= _MOST_WORDS and line.blank_before


def _kind(line: Line) -> tuple[Form, int]:
    """Return what lines of one table, one quotation, or of running text have in common."""
    match line.form:
        case Form.ROW | Form.QUOTE:
            return line.form, line.group
        case Form.CODE:
            return line.form, 0
        case _:
            return Form.PARAGRAPH, 0


def _parted(items: Sequence[Labelled], keep_rows: bool) -> Iterator[list[Labelled]]:
    """Yield the lines block by block: each alone, or short rows that the input breaks within one together."""
    run: list[Labelled] = []
    for item in items:
        if run and not (keep_rows and _goes_on(run[-1].line, item.line)):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _goes_on(above: Line, line: Line) -> bool:
    is_within = not line.blank_before and line.form is not Form.ITEM and line.group == above.group
    return is_within and max(len(above.text), len(line.text)) <= _LONGEST_ROW


def _block(rows: Sequence[Labelled]) -> Block:
    text, marks = _rows(rows)
    first = rows[0].line
    if first.form is Form.ITEM:
        marker = first.marker or _BULLET
        return ListItem(text, _span(rows), marker, marks, first.nesting, confidence=lowest_doubt(rows))
    return Paragraph(text, _span(rows), marks, lowest_doubt(rows))


def _span(rows: Sequence[Labelled]) -> Span:
    return spanning([row.line for row in rows])


def _rows(rows: Sequence[Labelled]) -> Words:
    return joined("\n", [whole(row.line) for row in rows])


def _quotes(items: Sequence[Labelled], keep_rows: bool) -> Iterator[Quote]:
    """Yield the quotations that the lines of one make; a line that tells its source ends the one above."""
    waiting: list[Labelled] = []
    for rows in _parted(items, keep_rows):
        if waiting and is_source(rows[0].line, waiting[-1].line):
            yield _quote(waiting, rows.pop(0))
            waiting = []
        if waiting:
            yield _quote(waiting)
        waiting = rows
    if len(waiting) > 1 and is_source(waiting[-1].line, waiting[-2].line):
        yield _quote(waiting[:-1], waiting[-1])
    elif waiting:
        yield _quote(waiting)


def _quote(rows: Sequence[Labelled], source: Labelled | None = None) -> Quote:
    words = _rows(rows)
    if source is None:
        return Quote(words[0], _span(rows), words[1], lowest_doubt(rows))
    text, marks = joined(_BEFORE_SOURCE, (words, _without_dash(source.line)))
    whole_quote = [*rows, source]
    return Quote(text, _span(whole_quote), marks, lowest_doubt(whole_quote))


def _without_dash(line: Line) -> Words:
    dash = _DASH.match(line.text)
    return words_between(line, dash.end() if dash else 0, len(line.text))


def _code(item: Labelled) -> Code:
    return Code(item.line.text.strip("\n"), item.line.span, lowest_doubt([item]))


def _table(items: Sequence[Labelled]) -> Table:
    """Return the table that its rows make."""
    rows = [_cells(item.line) for item in items]
    texts = [tuple(text for text, _ in row) for row in rows]
    _, marks = joined("\n", [joined("\t", row) for row in rows])
    header = texts.pop(0) if items[0].line.header and len(items) > 1 else None
    columns = max(map(len, rows))
    return Table(header, tuple(texts), (None,) * columns, _span(items), marks, lowest_doubt(items))


def _cells(line: Line) -> list[Words]:
    """Return the cells of a row; all of it as one where it names none, or where words stand outside of them."""
    cells = [words_between(line, *cell) for cell in line.cells]
    if "".join("".join(text for text, _ in cells).split()) != "".join(line.text.split()):
        return [whole(line)]
    return cells
