"""Markdown -> Page: its blocks by the way of HTML, and what its front matter tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from article_reader.article import Mark, MarkKind, Span
from article_reader.loader.inputs.addresses import find_addresses
from article_reader.loader.inputs.html import lines_of
from article_reader.loader.inputs.html.context import BULLETS
from article_reader.loader.inputs.html.document import Element, parse_document
from article_reader.loader.inputs.markdown.front_matter import read_front_matter
from article_reader.loader.inputs.markdown.markup import Markup, to_html
from article_reader.loader.inputs.markdown.own import declared
from article_reader.loader.inputs.markdown.pictures import comes_from_a_page, show_captions
from article_reader.loader.inputs.markdown.repairs import repaired
from article_reader.loader.page import Declared, Form, Kind, Line, Page, Role
from article_reader.safety import clean

LINK_ADDRESS = "link address"
EMPTY_ITEM = "number of an empty item"
"""Why a row that becomes no element is left out."""

_OPENS_BLOCKS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))*[ \t]*")
"""The marks of quotations and lists at the beginning of a row."""

_SHOWS_SOURCE = re.compile("&lt;(?:!doctype|html)", re.IGNORECASE)

_PIPES = "| "

_MARKER_ALONE = re.compile(r"[\s>*+-]*\d{1,9}[.)]\s*")


def read_markdown(text: str, source: str | None = None) -> Page:
    """Return the page that a Markdown text is; each word that its reader would see is in one line of it.

    Args:
        text: the text; CommonMark with tables, strikethrough, footnotes, tasks, lists of terms and HTML.
        source: the name it goes by; where it is an address, links start from there.
    """
    rows = clean(text).split("\n")
    front = read_front_matter(rows)
    text_rows = rows[front.rows :]
    body = [""] * front.rows + (text_rows if front.own else repaired(text_rows))
    markup = to_html(body)
    root = _tree(markup.html)
    show_captions(root, with_words=not (front.service or comes_from_a_page(body)))
    base = front.address or (source if source and source.startswith(("http://", "https://")) else None)
    lines = [_finished(line, markup.markers, own=front.own) for line in lines_of(root, base)]
    if front.own:
        lines = declared(lines, rows, front.absent)
    lines += [*front.lines, *_lines_outside(rows, markup)]
    lines.sort(key=lambda line: line.span.first)  # which leaves the order of those that begin in one row as it is
    return Page(Kind.MARKDOWN, tuple(lines), front.metadata, settled=front.own)


def _tree(html: str) -> Element:
    """Return the tree of a text's HTML, also where its first words are code that a page begins with."""
    if not _SHOWS_SOURCE.search(html):
        return parse_document(html).root
    # A page that begins with the source of a page is taken for that page, so this one begins with something else.
    root = parse_document(f"<p>–</p>{html}").root
    body = root.find("body")
    first = body[0]
    behind = first.tail or ""
    body.remove(first)
    body.text = (body.text or "") + behind
    return root


def _finished(line: Line, markers: Mapping[int, str], *, own: bool) -> Line:
    """Return a line with its own marker and with links on the addresses in it.

    In what we wrote ourselves, bullets are as they were written, and not as HTML shows them in lists within lists.
    """
    if line.form is Form.ITEM:
        shown = BULLETS[0] if own and line.marker in BULLETS else line.marker
        line = replace(line, marker=markers.get(line.span.first - 1, shown))
    if line.form is Form.CODE:
        return line
    if not own:
        line = _without_pipes(line)
    taken = [mark for mark in line.marks if mark.kind in {MarkKind.LINK, MarkKind.CODE}]
    found = [mark for mark in find_addresses(line.text) if not any(_touch(mark, other) for other in taken)]
    if not found:
        return line
    marks = sorted((*line.marks, *found), key=lambda mark: (mark.start, -mark.end))
    return replace(line, marks=tuple(marks))


def _without_pipes(line: Line) -> Line:
    """Return a line without the lines of a table that is none, at its beginning and its end."""
    text = line.text.strip(_PIPES)
    if not text or line.form is Form.ROW or len(text) == len(line.text):
        return line
    start = line.text.index(text)
    end = start + len(text)
    marks = tuple(
        Mark(mark.kind, max(start, mark.start) - start, min(mark.end, end) - start, mark.target)
        for mark in line.marks
        if start < mark.end and mark.start < end
    )
    return replace(line, text=text, marks=marks)


def _touch(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _lines_outside(rows: Sequence[str], markup: Markup) -> Iterator[Line]:
    """Yield the rows that are in no element: where links lead, empty items, and what is nested too deep for markup."""
    for number in markup.missed:
        span = Span(number + 1, number + 1)
        row = rows[number].strip()
        if number in markup.definitions:
            yield Line(row, span, declared=Declared(Role.LEFT_OUT, LINK_ADDRESS))
            continue
        if _MARKER_ALONE.fullmatch(row):
            yield Line(row, span, declared=Declared(Role.LEFT_OUT, EMPTY_ITEM))
            continue
        opening = _OPENS_BLOCKS.match(row)
        words = " ".join(row[opening.end() if opening else 0 :].split())
        if words:
            yield Line(words, span)
        else:  # marks that open blocks of which none has a word
            yield Line(row, span, declared=Declared(Role.LEFT_OUT, EMPTY_ITEM))
