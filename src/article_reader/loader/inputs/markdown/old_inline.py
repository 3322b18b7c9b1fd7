"""The inline tokens of Markdown -> words on one line, their marks, and the pictures and remarks among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from article_reader.article import Mark, MarkKind
from article_reader.loader.inputs.rows import seam
from article_reader.loader.inputs.source import clean
from article_reader.records import Record, replace

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKS = {"em_open": MarkKind.EMPHASIS, "strong_open": MarkKind.STRONG, "link_open": MarkKind.LINK}

_HTML_MARKS = {
    "em": MarkKind.EMPHASIS,
    "i": MarkKind.EMPHASIS,
    "strong": MarkKind.STRONG,
    "b": MarkKind.STRONG,
    "code": MarkKind.CODE,
}

_HTML_MARK = re.compile(f"<(/?)({'|'.join(_HTML_MARKS)})>", re.IGNORECASE)
_HTML_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TARGET = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
"""The addresses that a link may lead to."""

_BLANK = re.compile(r"[\n\t]")


class Aside(Record):
    """Words that stood in a text and aren't read with it."""

    text: str
    """The words."""

    reason: str
    """Why they aren't."""

    row: int
    """How many rows below the text's first one they stand."""


class Picture(Record):
    """A picture that stood in a text."""

    text: str
    """What it shows; never blank."""

    row: int
    """How many rows below the text's first one it stands."""


@dataclass(slots=True)
class Inline:
    """A text and what stood in it."""

    text: str = ""
    """The words, on one line."""

    marks: tuple[Mark, ...] = ()
    """Those of them that are set apart."""

    pictures: list[Picture] = field(default_factory=list)
    """The pictures."""

    asides: list[Aside] = field(default_factory=list)
    """What isn't read with the text."""


class _Open(Record):
    """A mark that hasn't ended."""

    slot: int
    """Its place among the marks."""

    kind: MarkKind
    """Its kind."""

    start: int
    """The offset at which it began."""

    token: Token
    """What began it."""

    pictures: int
    """How many pictures there were before."""


def read_inline(tokens: Sequence[Token]) -> Inline:
    """Return what the tokens say. Nothing in the text can steer a terminal, whatever entities spelled it."""
    writer = _Writer()
    for token, paired in zip(tokens, _paired(tokens), strict=True):
        writer.take(token, paired)
    return writer.finish()


def _paired(tokens: Sequence[Token]) -> list[bool]:
    """Tell of each token whether it is an HTML tag that sets words apart and has its partner, no other across."""
    paired = [False] * len(tokens)
    waiting: list[tuple[str, int]] = []
    for number, token in enumerate(tokens):
        if token.nesting == 1:
            waiting.append(("", number))
        elif token.nesting == -1:
            while waiting and waiting.pop()[0]:
                pass
        elif token.type == "html_inline" and (tag := _HTML_MARK.fullmatch(token.content)):
            name = tag[2].lower()
            if not tag[1]:
                waiting.append((name, number))
            elif waiting and waiting[-1][0] == name:
                paired[number] = paired[waiting.pop()[1]] = True
    return paired


class _Writer:
    """Puts the words together, token by token."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark | None] = []
        self._open: list[_Open] = []
        self._row = 0
        self._break = False
        self._result = Inline()

    def take(self, token: Token, paired: bool) -> None:
        """Add what a token says."""
        match token.type:
            case "softbreak" | "hardbreak":
                self._row += 1
                self._break = True
            case "code_inline":
                self._begin(MarkKind.CODE, token)
                self._say(token.content)
                self._end()
            case "image":
                self._picture(token)
            case "html_inline":
                self._html(token, paired)
            case _ if token.type in _MARKS:
                self._begin(_MARKS[token.type], token)
            case _ if token.nesting == -1 and self._open:
                self._end()
            case _:
                self._say(token.content)

    def finish(self) -> Inline:
        """Return the whole."""
        text = "".join(self._parts)
        self._result.text = clean(text)
        if self._result.text == text:  # else it took several pieces to make the harm, and the offsets are off
            self._result.marks = tuple(mark for mark in self._marks if mark is not None)
        return self._result

    def _say(self, words: str) -> None:
        words = _BLANK.sub(" ", clean(words))
        if not words:
            return
        if self._break:
            self._break = False
            self._append(seam(self._parts[-1], words) if self._parts else "")
        self._append(words)

    def _append(self, words: str) -> None:
        if words:
            self._parts.append(words)
            self._length += len(words)

    def _begin(self, kind: MarkKind, token: Token) -> None:
        if self._break:  # the space of a break stands before the mark
            self._break = False
            self._append(" " if self._parts else "")
        self._open.append(_Open(len(self._marks), kind, self._length, token, len(self._result.pictures)))
        self._marks.append(None)

    def _end(self) -> None:
        opened = self._open.pop()
        empty = opened.start == self._length
        target = None
        if opened.kind is MarkKind.LINK:
            target = clean(str(opened.token.attrs.get("href", "")))
            if title := opened.token.attrs.get("title"):
                self._aside(str(title), "link title", "label" not in opened.token.meta)
            if empty and len(self._result.pictures) == opened.pictures:
                self._aside(target, "link without words")
            if not _TARGET.fullmatch(target):
                return
        if not empty:
            self._marks[opened.slot] = Mark(opened.kind, opened.start, self._length, target)

    def _html(self, token: Token, paired: bool) -> None:
        if token.content.startswith("<!--"):
            self._aside(token.content.removeprefix("<!--").removesuffix("-->"), "comment")
        elif _HTML_BREAK.fullmatch(token.content):
            self._break = True
        elif not paired:
            self._say(token.content)
        elif token.content.startswith("</"):
            self._end()
        else:
            self._begin(_HTML_MARKS[token.content[1:-1].lower()], token)

    def _picture(self, token: Token) -> None:
        shown = read_inline(token.children or ())
        title = _BLANK.sub(" ", clean(str(token.attrs.get("title", ""))))
        self._result.asides.extend(replace(aside, row=self._row) for aside in shown.asides)
        if text := shown.text.strip() or title.strip():
            self._result.pictures.append(Picture(text, self._row))
        else:
            self._aside(str(token.attrs.get("src", "")), "picture without words")
        if shown.text.strip() and title.strip() != shown.text.strip():
            self._aside(title, "picture's title", "label" not in token.meta)

    def _aside(self, words: str, reason: str, wanted: bool = True) -> None:
        """Set words aside; those of a link's definition aren't wanted here, since that is left out as a whole."""
        words = " ".join(clean(words).split())
        if words and wanted:
            self._result.asides.append(Aside(words, reason, self._row))


def divide_comments(text: str) -> tuple[str, list[str]]:
    """Return HTML without its comments, and those that say anything, on one line each."""
    kept: list[str] = []
    comments: list[str] = []
    start = 0
    while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        kept.append(text[start:begin])
        comments.append(" ".join(text[begin + 4 : end].split()))
        start = end + 3
    return " ".join([*kept, text[start:]]), [comment for comment in comments if comment]


def parts_at_break(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens before the first hard break, and those behind it if there is one."""
    for number, token in enumerate(tokens):
        if token.type == "hardbreak" and token.level == 0:
            yield tokens[:number]
            yield tokens[number + 1 :]
            return
    yield tokens
