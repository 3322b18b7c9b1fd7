"""Markdown in: its headings, lists and quotes say what the article's parts are."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from article_reader.article import (
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
    Section,
    Span,
    Text,
)
from article_reader.loader.assemble.language import language
from article_reader.loader.inputs.front_matter import FrontMatter, ReadFrontMatter, fenced, unread
from article_reader.loader.inputs.markdown.old_inline import Inline, divide_comments, parts_at_break, read_inline
from article_reader.loader.inputs.source import clean
from article_reader.records import Record

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PICTURE = "\U0001f5bc"
"""The sign that opens a paragraph which is a picture's caption; a hard break divides what it shows from its credit."""

DEEPEST = 100
"""How deep lists and quotes may be nested; from what lies deeper on, nothing is read."""

_OWN_MARKER = re.compile(r"((?:[^\s!-/:-@\[-`{-~]|\\[!-/:-@\[-`{-~]|&#\d+;){0,40})&ensp;")
"""A list item's own bullet or number, where it is none that Markdown has: escaped, and with an en space behind it."""

_ESCAPED = re.compile(r"\\(.)")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_UNDETERMINED = "und"
_DEFINITION = re.compile(r"[ \t>]*\[")
_WORD = re.compile(r"\w")


class _Heading(Record):
    """A heading."""

    level: int
    """1 for the highest."""

    text: Text | None
    """Its words; None where it has none."""


_Event = _Heading | Block
"""What the body is made of, before it is divided into sections."""


def parse_markdown(text: str, source: str | None = None, read_front_matter: ReadFrontMatter | None = None) -> Article:
    """Return the article that a Markdown text holds, as CommonMark has it.

    Any text gives an Article, and each word that its reader would see is in exactly one part of that.

    Args:
        text: the text.
        source: the name it goes by.
        read_front_matter: reads what stands between "---" lines at its top (config/front_matter.py); where it is None,
            that is left out.
    """
    rows = clean(text).split("\n")
    front = _front(rows, read_front_matter)
    body = _Body([""] * front.rows + rows[front.rows :])
    left_out = [*front.left_out, *body.left_out]
    events = body.events
    headline = _take_headline(events, front, left_out)
    lead = _take_lead(events, front)
    return Article(
        headline=headline,
        kicker=_told(front, "kicker"),
        byline=_told(front, "author"),
        published=_told(front, "date"),
        lead=lead,
        sections=tuple(_sections(events)),
        left_out=tuple(sorted(left_out, key=lambda part: part.lines)),
        language=_language(front, events),
        source=source,
    )


def _front(rows: Sequence[str], read_front_matter: ReadFrontMatter | None) -> FrontMatter:
    between = fenced(rows)
    if between is None:
        return FrontMatter()
    found = unread(between) if read_front_matter is None else read_front_matter(between)
    return FrontMatter() if found is None else found


def _told(front: FrontMatter, name: str) -> Text | None:
    found = front.fields.get(name)
    return None if found is None or found.text is None else Text(found.text, found.lines)


def _take_headline(events: list[_Event], front: FrontMatter, left_out: list[LeftOut]) -> Text | None:
    """Return the headline, and take it from the body if it stands there."""
    title = _told(front, "title")
    first = next((event for event in events if isinstance(event, _Heading)), None)
    if first is None or first.text is None or (first.level > 1 and first is not events[0]):
        return title
    if "title" not in front.fields:
        events.remove(first)
        return first.text
    if title and first.text.text == title.text:
        events.remove(first)
        left_out.append(LeftOut(title.text, "repeated headline", first.text.lines))
    return title


def _take_lead(events: list[_Event], front: FrontMatter) -> Text | None:
    """Return the lead, and take it from the body if it stands there: a first paragraph all in bold or italics."""
    if "lead" in front.fields:
        return _told(front, "lead")
    if not events or not isinstance(first := events[0], Paragraph) or not _all_set_apart(first):
        return None
    del events[0]
    return Text(first.text, first.lines, first.marks[1:])


def _all_set_apart(paragraph: Paragraph) -> bool:
    if not paragraph.marks:
        return False
    mark = paragraph.marks[0]
    return mark.kind in {MarkKind.STRONG, MarkKind.EMPHASIS} and (mark.start, mark.end) == (0, len(paragraph.text))


def _sections(events: Sequence[_Event]) -> Iterator[Section]:
    heading: Text | None = None
    blocks: list[Block] = []
    opened = False
    for event in events:
        if isinstance(event, _Heading):
            if opened:
                yield Section(heading, tuple(blocks))
            heading, blocks = event.text, []
        else:
            blocks.append(event)
        opened = True
    if opened:
        yield Section(heading, tuple(blocks))


def _language(front: FrontMatter, events: Sequence[_Event]) -> str | None:
    told = front.fields.get("lang")
    if told and told.text and (code := _LANGUAGE.fullmatch(told.text)):
        return None if code[1].lower() == _UNDETERMINED else code[1].lower()
    return language(event.text for event in events if isinstance(event, Paragraph | ListItem | Quote))


@dataclass(slots=True)
class _List:
    """A list that is open."""

    number: int | None
    """The next item's number; None where it has bullets."""

    marker: str | None = None
    """The marker of the item that is open, until a text has taken it."""

    row: int = 0
    """The row, from 0, in which that item begins."""


class _Body:
    """Reads the body's blocks in order."""

    def __init__(self, rows: Sequence[str]) -> None:
        self.events: list[_Event] = []
        """Headings and blocks, in order."""
        self.left_out: list[LeftOut] = []
        """What isn't part of the article."""
        self._lists: list[_List] = []
        self._quotes = 0
        self._covered = array("b", bytes(len(rows)))
        self._reader = _reader()
        self._definitions: dict[str, Any] = {}
        tokens = self._reader.parse("\n".join(rows), self._definitions)
        for before, token in zip([None, *tokens], tokens, strict=False):
            self._take(token, before)
        self._leave_out_rest(rows)

    def _take(self, token: Token, before: Token | None) -> None:
        match token.type:
            case "inline" if before is not None:
                self._text(token, before)
            case "fence" | "code_block":
                self._code(token)
            case "html_block":
                self._html(token)
            case "hr":
                self._span(token)
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None
                self._lists.append(_List(start))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._open_item(token)
            case "list_item_close":
                self._spend_number()
            case _:
                pass

    def _text(self, token: Token, before: Token) -> None:
        """Take the words of a heading or a paragraph."""
        lines = self._span(token)
        if before.type == "heading_open" and before.level == 0:
            said = self._said(read_inline(token.children or ()), lines)
            text = Text(said.text, lines, said.marks) if said.text.strip() else None
            self.events.append(_Heading(int(before.tag[1:]), text))
            self._show(said, lines)
            return
        if token.level == 1 and token.content.startswith(PICTURE):
            self._caption(token, lines)
            return
        marker = self._lists[-1].marker if self._lists else None
        if marker is not None and (own := _OWN_MARKER.match(token.content)):
            (rest,) = self._reader.parseInline(token.content[own.end() :], self._definitions)
            if read_inline(rest.children or ()).text.strip():
                marker, token = html.unescape(_ESCAPED.sub(r"\1", own[1])), rest
        said = self._said(read_inline(token.children or ()), lines)
        if said.text.strip():
            self.events.append(self._block(said.text, lines, marker, said.marks))
        self._show(said, lines)

    def _block(self, text: str, lines: Span, marker: str | None, marks: tuple[Mark, ...]) -> Block:
        if marker is not None:
            self._lists[-1].marker = None
            return ListItem(text, lines, clean(marker), marks)
        return Quote(text, lines, marks) if self._quotes else Paragraph(text, lines, marks)

    def _caption(self, token: Token, lines: Span) -> None:
        texts = []
        for part in parts_at_break(token.children or ()):
            said = self._said(read_inline(part), lines)
            texts.append(said.text)
            self._show(said, lines)
        shown = texts[0].removeprefix(PICTURE).removeprefix("\ufe0f").removeprefix(" ")
        credit = texts[1] if len(texts) > 1 else ""
        if shown.strip() or credit.strip():
            self.events.append(Caption(shown if shown.strip() else None, credit if credit.strip() else None, lines))

    def _said(self, said: Inline, lines: Span) -> Inline:
        """Leave out what isn't read with a text, and return it."""
        for aside in said.asides:
            row = min(lines.first + aside.row, lines.last)
            self.left_out.append(LeftOut(aside.text, aside.reason, Span(row, row)))
        return said

    def _show(self, said: Inline, lines: Span) -> None:
        """Put the pictures of a text below it."""
        for picture in said.pictures:
            row = min(lines.first + picture.row, lines.last)
            self.events.append(Caption(picture.text, None, Span(row, row)))

    def _code(self, token: Token) -> None:
        self._spend_number()
        lines = self._span(token)
        if language_name := " ".join(clean(html.unescape(token.info)).split()):
            self.left_out.append(LeftOut(language_name, "language of the code", Span(lines.first, lines.first)))
        if token.content.strip():
            self.events.append(Code(token.content.removesuffix("\n"), lines))

    def _html(self, token: Token) -> None:
        """Take HTML: its remarks are left out, the rest is shown as it is."""
        self._spend_number()
        lines = self._span(token)
        page, comments = divide_comments(token.content)
        self.left_out.extend(LeftOut(comment, "comment", lines) for comment in comments)
        if text := " ".join(page.split()):
            self.events.append(self._block(text, lines, None, ()))

    def _open_item(self, token: Token) -> None:
        self._spend_number()
        here = self._lists[-1]
        here.row = token.map[0] if token.map else here.row
        here.marker = "•"
        if here.number is not None:
            here.marker = f"{here.number}{token.markup}"
            here.number += 1

    def _spend_number(self) -> None:
        """Leave out the number of an item that has no text of its own to stand before."""
        if not self._lists or (marker := self._lists[-1].marker) is None:
            return
        self._lists[-1].marker = None
        row = self._lists[-1].row
        if self._lists[-1].number is not None:
            self.left_out.append(LeftOut(marker, "number of an empty item", Span(row + 1, row + 1)))
            self._covered[row] = True

    def _span(self, token: Token) -> Span:
        """Return the lines that a token stands in, which are thereby accounted for."""
        first, behind = token.map or (0, 1)
        last = max(first + 1, behind)
        self._covered[first:last] = array("b", [True] * (last - first))
        return Span(first + 1, last)

    def _leave_out_rest(self, rows: Sequence[str]) -> None:
        """Leave out what gives no block: the definitions of links, and what is nested too deep for anybody."""
        for number, row in enumerate(rows):
            if not self._covered[number] and _WORD.search(row):
                reason = "link address" if _DEFINITION.match(row) else "markup"
                self.left_out.append(LeftOut(row.strip(), reason, Span(number + 1, number + 1)))


def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"store_labels": True, "maxNesting": DEEPEST})
    # Addresses stay as they were typed; which of them a link may lead to is decided where it becomes a mark.
    reader.normalizeLink = _as_typed  # type: ignore[method-assign]
    reader.validateLink = _any  # type: ignore[method-assign]
    return reader


def _as_typed(url: str) -> str:
    return url


def _any(url: str) -> bool:
    del url
    return True
