"""Plain text -> Page: rows joined to lines, links and controls of text browsers told, lists and quotations known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from article_reader.article import Mark, Span
from article_reader.loader.inputs.addresses import find_addresses
from article_reader.loader.inputs.text.cut import Piece
from article_reader.loader.inputs.text.dumps import control_rows, looks_dumped, take_controls
from article_reader.loader.inputs.text.items import markers
from article_reader.loader.inputs.text.joining import paragraphs
from article_reader.loader.inputs.text.references import Links, Numbering, numbering
from article_reader.loader.inputs.text.rows import Rows, measure
from article_reader.loader.inputs.text.seams import Hyphens, divided, hyphens, join, spaced
from article_reader.loader.page import Declared, Evidence, Form, Kind, Line, Page, Role

_ADDRESSES = Declared(Role.LEFT_OUT, "list of link addresses")
_CONTROL = Declared(Role.LEFT_OUT, "page control")


def read_text(text: str) -> Page:
    r"""Return a plain text as a page; its line ends are "\n", and each row that isn't blank is in one line's span."""
    given = text.split("\n")
    links = numbering(given)
    dumped = bool(links.rows) or links.numbered or looks_dumped(given)
    controls = control_rows(given) if dumped else frozenset()
    aside = links.rows | controls
    kept = "\n".join("" if number in aside else row for number, row in enumerate(given)) if aside else text
    rows = measure(kept)
    lines = [*_prose(rows, links, dumped=dumped)]
    if aside:
        lines += _declared(given, links.rows, _ADDRESSES)
        lines += _declared(given, controls, _CONTROL)
        lines.sort(key=lambda line: (line.span.first, line.span.last))
    return Page(Kind.TEXT, tuple(lines))


def _declared(given: list[str], numbers: frozenset[int], declared: Declared) -> Iterator[Line]:
    """Yield the rows that are known for what they are."""
    for number in sorted(numbers):
        if words := spaced(given[number].strip()):
            above = given[number - 1].strip() if number else ""
            yield Line(words, Span(number + 1, number + 1), not above, declared=declared)


def _prose(rows: Rows, links: Numbering, *, dumped: bool) -> Iterator[Line]:
    """Yield the lines of all rows that aren't known for something else."""
    found = paragraphs(rows)
    known = _hyphens(rows, found)
    texts = [_text(rows, piece, known) for piece in found]
    marked = markers(texts)
    taken = Links(links) if links.numbered else None
    for piece, text, marker in zip(found, texts, marked, strict=True):
        blank_before = not piece.first or not rows.widths[piece.first - 1]
        evidence = Evidence(indent=rows.indents[piece.first], column=piece.column)
        form = Form.ITEM if marker else Form.QUOTE if rows.quotes[piece.first] else Form.PARAGRAPH
        line = Line(
            text[len(marker) :].lstrip() if marker else text,
            Span(piece.first + 1, piece.last + 1),
            blank_before,
            form=form,
            marker=marker,
            evidence=evidence,
        )
        yield from _finished(line, taken, dumped=dumped)


def _text(rows: Rows, piece: Piece, known: Hyphens | None) -> str:
    """Return the words of a line."""
    said = rows.words[piece.first : piece.last + 1]
    return join(said, known, frozenset(number - piece.first for number in piece.glued))


def _hyphens(rows: Rows, found: list[Piece]) -> Hyphens | None:
    """Return what the text teaches about hyphens, None where no row that goes on ends with one."""
    if any(divided(words) for piece in found for words in rows.words[piece.first : piece.last]):
        return hyphens(rows.words)
    return None


def _finished(line: Line, links: Links | None, *, dumped: bool) -> Iterator[Line]:
    """Yield a line with its links as marks and without the controls in it, which are a line of their own."""
    if dumped:
        text, controls = take_controls(line.text)
        if text:
            yield from _linked(replace(line, text=text), links)
        if controls:
            yield Line(controls, line.span, line.blank_before and not text, declared=_CONTROL)
    else:
        yield from _linked(line, links)


def _linked(line: Line, links: Links | None) -> Iterator[Line]:
    text, marks, letters = links.take(line.text) if links else (line.text, (), 0)
    if not text.strip():
        yield replace(line, declared=_CONTROL)
        return
    text, marks = _stripped(text, marks)
    evidence = line.evidence
    bare = find_addresses(text)
    marks = _merged(marks, bare)
    if evidence and letters:
        evidence = replace(evidence, link=min(1.0, letters / len(text)))
    yield replace(line, text=text, marks=marks, evidence=evidence)


def _stripped(text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
    """Return a text without white space around it, its marks moved along."""
    off = len(text) - len(text.lstrip())
    bare = text.strip()
    if off:
        marks = tuple(
            Mark(mark.kind, max(0, mark.start - off), min(len(bare), mark.end - off), mark.target) for mark in marks
        )
    return bare, marks


def _merged(marks: tuple[Mark, ...], bare: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return links and bare addresses in order, a bare one not where there is a link already."""
    free = [mark for mark in bare if not any(one.start < mark.end and mark.start < one.end for one in marks)]
    return tuple(sorted((*marks, *free), key=lambda mark: mark.start)) if free else marks
