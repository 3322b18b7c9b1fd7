"""An e-mail in: the article that it carries, and everything else that it says among the lines left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from article_reader.article import Article, Block, LeftOut, Section, Span, Text
from article_reader.loader.inputs.mail.old_parts import Header, Letter, Words, decoded, open_letter
from article_reader.loader.inputs.source import clean
from article_reader.loader.page import Kind
from article_reader.records import replace

Parse = Callable[[Kind, str, str | None], Article]
"""Makes an article of a text of some kind, TEXT, HTML or MARKDOWN; the last argument is the name that it goes by."""

_FRONT = {"subject": "headline", "from": "byline", "date": "published"}
"""Headers that tell a part of the article, where its text doesn't."""

_HEADER = "e-mail header"
_ANOTHER_PART = "another part of the e-mail"
_COVERING = "covering letter"

_Part = TypeVar("_Part", bound="Text | Block | LeftOut")


def parse_mail(data: bytes, source: str | None, parse: Parse) -> Article:
    """Return the article that an e-mail carries.

    It is that of its text; what the text doesn't tell of headline, byline and date, the headers do. Of a message that
    forwards others the first of those is the article. All else that is said is left out. Bytes whose parts are nested
    without end give the article that they are as plain text.

    Lines are counted in the message as it is decoded: the article's headers, a blank line, its text, then all else.

    Args:
        data: the message.
        source: the name it goes by.
        parse: makes the article of the text.
    """
    letter = open_letter(data)
    if letter is None:
        return parse(Kind.TEXT, decoded(data, None), source)
    desk = _Desk(parse, source)
    around: list[Letter] = []
    while letter.forwarded:
        around.append(dataclasses.replace(letter, forwarded=letter.forwarded[1:]))
        letter = letter.forwarded[0]
    article = desk.read(letter)
    for other in around:
        desk.leave_out(other, _COVERING)
    left_out = sorted((*article.left_out, *desk.left_out), key=lambda part: part.lines)
    return replace(article, left_out=tuple(left_out))


class _Desk:
    """Lays out an article, and all that came with it, as one run of numbered lines."""

    def __init__(self, parse: Parse, source: str | None) -> None:
        self.left_out: list[LeftOut] = []
        """What isn't in the article."""
        self._parse = parse
        self._source = source
        self._rows = 0

    def read(self, letter: Letter) -> Article:
        """Return the article of a letter, and leave out the rest of that."""
        headers = [(header, self._next(header.rows)) for header in letter.headers]
        self._next(1)
        words, rest = _divided(letter)
        article = self._under_subject(words, headers) or self._moved_here(words)
        front: dict[str, Text] = {}
        for header, span in headers:
            part = _FRONT.get(header.name.lower())
            if part and header.value and part not in front and getattr(article, part) is None:
                front[part] = Text(header.value, span)
            elif article.headline is not None and article.headline.lines == span:
                continue
            else:
                self._leave_out_header(header, span)
        self.leave_out(rest, _ANOTHER_PART)
        return replace(
            article,
            headline=article.headline or front.get("headline"),
            byline=article.byline or front.get("byline"),
            published=article.published or front.get("published"),
        )

    def _under_subject(self, words: Words, headers: Sequence[tuple[Header, Span]]) -> Article | None:
        """Return the article of a plain text, read under its subject; None where that isn't taken for the headline.

        Without the subject some paragraph of a text without headline would be taken for one.
        """
        subject = next((each for each in headers if each[0].name.lower() == "subject" and each[0].value), None)
        if subject is None or words.kind is not Kind.TEXT:
            return None
        header, span = subject
        article = self._parse(Kind.TEXT, f"{header.value}\n\n{words.text}", self._source)
        if article.headline is None or article.headline.lines != Span(1, 1):
            return None
        article = _moved(article, self._next(clean(words.text).count("\n") + 1).first - 3)
        return replace(article, headline=Text(header.value, span))

    def leave_out(self, letter: Letter, reason: str) -> None:
        """Leave out all that a letter says, its text for the reason given."""
        for header in letter.headers:
            self._leave_out_header(header, self._next(header.rows))
        for words in letter.texts:
            for part in self._moved_here(words).parts():
                for text in (getattr(part, "marker", None), part.text, getattr(part, "credit", None)):
                    self.left_out.extend(LeftOut(row, reason, part.lines) for row in (text or "").split("\n") if row)
        for aside in letter.asides:
            self.left_out.append(LeftOut(aside.text, aside.reason, self._next(1)))
        for other in letter.forwarded:
            self.leave_out(other, _ANOTHER_PART)

    def _leave_out_header(self, header: Header, span: Span) -> None:
        self.left_out.append(LeftOut(f"{header.name}: {header.value}".strip(), _HEADER, span))

    def _next(self, rows: int) -> Span:
        """Return the lines that the next so many rows take."""
        first = self._rows + 1
        self._rows += rows
        return Span(first, self._rows)

    def _moved_here(self, words: Words) -> Article:
        """Return the article of a text whose lines are the next ones."""
        above = self._rows
        self._next(clean(words.text).count("\n") + 1)
        return _moved(self._parse(words.kind, words.text, self._source), above)


def _divided(letter: Letter) -> tuple[Words, Letter]:
    """Return a letter's text, which is the first that says anything with all of its kind, and what else it holds."""
    first = next((words for words in letter.texts if words.text.strip()), Words(Kind.TEXT, ""))
    same = [words.text for words in letter.texts if words.kind is first.kind]
    others = [words for words in letter.texts if words.kind is not first.kind]
    return Words(first.kind, "\n\n".join(same)), dataclasses.replace(letter, headers=[], texts=others)


def _moved(article: Article, rows: int) -> Article:
    """Return an article whose lines are so many more down."""

    def part(one: _Part) -> _Part:
        return replace(one, lines=Span(one.lines.first + rows, one.lines.last + rows))

    def front(one: Text | None) -> Text | None:
        return None if one is None else part(one)

    def sections() -> Iterator[Section]:
        for section in article.sections:
            yield Section(front(section.heading), tuple(part(block) for block in section.blocks))

    return replace(
        article,
        kicker=front(article.kicker),
        headline=front(article.headline),
        byline=front(article.byline),
        published=front(article.published),
        lead=front(article.lead),
        sections=tuple(sections()),
        left_out=tuple(part(one) for one in article.left_out),
    )
