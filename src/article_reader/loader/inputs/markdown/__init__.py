"""Markdown -> Page: its blocks by the way of HTML, what its front matter tells, and what our own output declares."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from lxml import etree

from article_reader.article import Mark, MarkKind, Span
from article_reader.loader.inputs.addresses import find_addresses
from article_reader.loader.inputs.html import lines_of
from article_reader.loader.inputs.html.context import BULLETS
from article_reader.loader.inputs.html.document import Element, parse_document
from article_reader.loader.inputs.markdown.front_matter import FRONT_MATTER, read_front_matter
from article_reader.loader.inputs.markdown.markup import Markup, to_html
from article_reader.loader.inputs.markdown.repairs import repaired
from article_reader.loader.page import Declared, Form, Kind, Line, Page, Role
from article_reader.safety import clean

LEFT_OUT = "┊ left out: "
"""What opens a paragraph that was left out; its reason follows, and its words below that."""


def declared(lines: Sequence[Line], rows: Sequence[str], absent: frozenset[Role]) -> list[Line]:
    """Return the lines of a body with the headline and the lead declared, and those that were left out.

    Headline and lead stand at the top of the story if it has them: the headline is a heading of the first level, the
    lead a paragraph that is all bold. `rows` are those of the input; `absent` are the parts that the front matter says
    that there aren't.
    """
    result = list(_with_left_out(lines, rows))
    story = [number for number, line in enumerate(result) if line.declared is None]
    if story and Role.HEADLINE not in absent and _level(result[story[0]]) == 1:
        headline = story.pop(0)
        result[headline] = replace(result[headline], declared=Declared(Role.HEADLINE, FRONT_MATTER))
    if story and Role.LEAD not in absent and _is_bold(result[story[0]]):
        lead = result[story[0]]
        result[story[0]] = replace(lead, marks=lead.marks[1:], declared=Declared(Role.LEAD, FRONT_MATTER))
    return result


def _with_left_out(lines: Sequence[Line], rows: Sequence[str]) -> Iterator[Line]:
    """Yield the lines, those of a paragraph that was left out as one that is declared to be so."""
    for is_left_out, paragraph in groupby(lines, lambda line: _first_if_left_out(line, rows)):
        if not is_left_out:
            yield from paragraph
            continue
        first, *others = paragraph
        reason = first.text.removeprefix(LEFT_OUT)
        words = "\n".join(line.text for line in others)
        yield replace(first, text=words, marks=(), declared=Declared(Role.LEFT_OUT, reason))


def _first_if_left_out(line: Line, rows: Sequence[str]) -> int:
    """Return the first row, from 1, of the paragraph that a line belongs to, 0 unless it was left out."""
    first = line.span.first
    is_paragraph = line.form is Form.PARAGRAPH and line.evidence is not None and line.evidence.tag == "p"
    return first if is_paragraph and rows[first - 1].startswith(LEFT_OUT) else 0


def _level(line: Line) -> int:
    return line.evidence.level if line.evidence else 0


def _is_bold(line: Line) -> bool:
    """Tell whether a line is a paragraph that is all bold."""
    if line.form is not Form.PARAGRAPH or _level(line) or not line.marks:
        return False
    mark = line.marks[0]
    return mark.kind is MarkKind.STRONG and (mark.start, mark.end) == (0, len(line.text))


_AROUND = frozenset({"a", "picture", "span", "em", "strong", "center"})
"""Elements that may stand between a paragraph and its picture."""

_MANY = 20
"""How many elements a paragraph has at the most that is looked at for pictures."""

_ONLY_LINK = re.compile(r"[\s>*+#\d.-]*!?\[[^\]\n]*\]\([^)\n]*\)\s*")
_FEW_LINKS = 5
_SHARE_OF_LINKS = 0.1

_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)", re.IGNORECASE)


def comes_from_a_page(rows: Sequence[str]) -> bool:
    """Tell whether a Markdown text was made of a web page, with its menus: rows that are nothing but a link tell.

    There the words of a picture are for those who can't see it, and its caption is another paragraph.
    """
    filled = [row for row in rows if row.strip()]
    links = sum(1 for row in filled if "](" in row and _ONLY_LINK.fullmatch(row))
    return links >= _FEW_LINKS and links >= _SHARE_OF_LINKS * len(filled)


def show_captions(root: Element, *, with_words: bool) -> None:
    """Make figures of the paragraphs that hold nothing but pictures.

    A picture's title is its caption, and so are its words (`alt`), if wanted.
    """
    for block in list(root.iter("p", "div")):
        pictures = list(_pictures_of(block))
        captions = [caption for picture in pictures for caption in _captions(picture, with_words=with_words)]
        if captions:
            _make_figure(block, captions)


def _pictures_of(block: Element) -> Iterator[Element]:
    """Yield the pictures of a block, if it holds nothing else."""
    waiting = [block]
    pictures: list[Element] = []
    for _ in range(_MANY):
        if not waiting:
            yield from pictures
            return
        element = waiting.pop()
        if (element.text or "").strip() or len(element) > _MANY:
            return
        for child in element:
            if (child.tail or "").strip():
                return
            if child.tag == "img":
                pictures.append(child)
            elif child.tag in _AROUND:
                waiting.append(child)
            elif child.tag not in {"br", "source"}:
                return


def _captions(picture: Element, *, with_words: bool) -> Iterator[str]:
    words = " ".join((picture.get("alt") or "").split())
    title = " ".join((picture.get("title") or "").split())
    if with_words and words and not _FILE.fullmatch(words):
        yield words
    if title and title != words:
        yield title


def _make_figure(block: Element, captions: Sequence[str]) -> None:
    place = block.get("data-lines")
    pictures = [copy.copy(picture) for picture in block.iter("img")]
    for child in list(block):
        block.remove(child)
    block.tag = "figure"
    block.extend(pictures)
    for words in captions:
        caption = etree.SubElement(block, "figcaption")
        caption.text = words
        if place:
            caption.set("data-lines", place)


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
    body = rows[front.rows :] if front.own else repaired(rows[front.rows :])
    body[:0] = [""] * front.rows
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


__all__ = ["read_markdown"]
