"""Any article in: where its bytes come from, what kind they are, and which of the loader's doors they go through."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from article_reader.article import Article, LeftOut
from article_reader.errors import NoProse, TooManyLines
from article_reader.loader.inputs.kinds import kind_of
from article_reader.loader.inputs.source import MAX_BYTES, decoded, read_file, read_stream
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.page import Kind
from article_reader.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO


_CONTENT_TYPES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "multipart/related": Kind.HTML,
    "application/x-mimearchive": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "message/rfc822": Kind.MAIL,
}
"""What servers call the kinds that aren't plain text; anything else is told by its bytes."""

MOST_LINES = 250_000
"""How many lines a text may have that aren't blank: each costs far more time and memory than its characters do."""

_FIRST = 16_000
"""How many characters are read first of a long text: what fills the largest screen, and tells what its lines are."""

_LONG = 4 * _FIRST
"""From how many characters on a text is long: reading it takes longer than a reader should wait for the first page."""


class Wanted(Record):
    """How an article is to be read, where the user says so."""

    kind: Kind | None = None
    """What it is; None for what its name or its bytes tell."""

    encoding: str | None = None
    """The encoding that its bytes are in; None for what they tell."""

    phrases: Phrases | None = None
    """The stock phrases to know; None for those that come with the program."""

    limit: int = MAX_BYTES
    """How many bytes are read at the most; a longer file or stream is refused."""


class Given(Record):
    """An article's bytes."""

    data: bytes
    """The bytes."""

    name: str | None
    """What they go by: a file's name, an address; None for standard input."""

    kind: Kind
    """What they are."""

    encoding: str | None
    """The encoding they are said to be in; None where nobody says."""


def load(
    source: str | os.PathLike[str] | BinaryIO, encoding: str | None = None, phrases: Phrases | None = None
) -> Article:
    """Return the article that a file, an address (http, https) or a binary stream holds, whatever kind it is.

    `encoding` is the one its bytes are in, None for what they tell; `phrases` are the stock phrases to know, None for
    those that come with the program (config/phrase_file.py adds to them).

    Raises:
        ArticleError: it can't be had, can't be read as what it is, or has not a word in it.
    """
    name = os.fspath(source) if isinstance(source, str | os.PathLike) else source
    return article_of(name, Wanted(None, encoding, phrases))


def article_of(source: str | BinaryIO, wanted: Wanted, opening: Callable[[Article], None] | None = None) -> Article:
    """Return the article that a file, an address or a binary stream holds.

    `opening` is told what the first lines of a long text make, before the rest is read.

    Raises:
        ArticleError: it can't be had, can't be read as what it is, or has not a word in it.
    """
    return _read(given(source, wanted), wanted.phrases, opening)


def explained(source: str | BinaryIO, wanted: Wanted) -> Iterator[str]:
    """Yield what a source was taken for, then why each of its lines is what it is, a line of text each.

    Raises:
        ArticleError: as article_of.
    """
    from article_reader.loader import explain

    found = given(source, wanted)
    if found.kind is not Kind.TEXT:
        yield f"read as {found.kind}; its markup tells what its parts are"
        for part in sorted(_read(found, wanted.phrases).parts(), key=lambda part: part.lines):
            reason = getattr(part, "reason", None)
            what = f"left out [{reason}]" if reason else type(part).__name__.lower()
            yield f"{part.lines.first:>5} {what:<12} {(part.text or getattr(part, 'credit', None) or '')[:60]}"
        return
    text = decoded(found.data, found.encoding)
    yield f"read as text in {text.encoding}"
    yield from explain(text.text, wanted.phrases)


def given(source: str | BinaryIO, wanted: Wanted) -> Given:
    """Return a source's bytes and what they are.

    Raises:
        ArticleError: they can't be had.
    """
    if not isinstance(source, str):
        data = read_stream(source, wanted.limit)
        return Given(data, None, wanted.kind or kind_of(None, data), wanted.encoding)
    if "://" in source:
        from article_reader.fetch import fetch, is_address

        if is_address(source):
            page = fetch(source)
            kind = wanted.kind or _CONTENT_TYPES.get(page.content_type) or kind_of(None, page.data)
            return Given(page.data, page.url, kind, wanted.encoding or page.charset)
    data = read_file(source, wanted.limit)
    return Given(data, source, wanted.kind or kind_of(source, data), wanted.encoding)


def _read(found: Given, phrases: Phrases | None, opening: Callable[[Article], None] | None = None) -> Article:
    match found.kind:
        case Kind.HTML:
            return _page(found, phrases)
        case Kind.MAIL:
            return _letter(found, phrases)
    kind, name, text = found.kind, found.name, decoded(found.data, found.encoding).text
    del found  # its bytes take as much memory as the text
    if opening is not None and len(text) > _LONG and any(map(str.isalpha, first := _first_lines(text))):
        opening(_of_text(kind, first, name, phrases))
    return _of_text(kind, text, name, phrases)


def _first_lines(text: str) -> str:
    """Return the lines that a long text begins with, or where there is but one, its begin."""
    end = text.rfind("\n", 0, _FIRST)
    return text[: end if end > 0 else _FIRST]


def _page(found: Given, phrases: Phrases | None) -> Article:
    from article_reader.loader.inputs.html import parse_archive, parse_html

    if found.data.lstrip()[:1] not in {b"<", b"\xef", b"\xff", b"\xfe"} and b"multipart/" in found.data[:4096].lower():
        return parse_archive(found.data, found.name, phrases)
    return parse_html(found.data, found.name, found.encoding, phrases)


def _letter(found: Given, phrases: Phrases | None) -> Article:
    from article_reader.loader import parse
    from article_reader.loader.inputs.mail import parse_mail

    def part(kind: Kind, text: str, name: str | None) -> Article:
        try:
            return _of_text(kind, text, name, phrases)
        except NoProse:  # a signature of dashes, an empty page: some other part has the words
            return parse(text, name, phrases)

    article = parse_mail(found.data, found.name, part)
    if not any(map(str.isalpha, " ".join(each.text or "" for each in article.parts()))):
        raise NoProse
    return article


def _of_text(kind: Kind, text: str, name: str | None, phrases: Phrases | None) -> Article:
    if not any(map(str.isalpha, text)):
        raise NoProse
    if text.count("\n") > MOST_LINES and sum(map(bool, map(str.strip, text.split("\n")))) > MOST_LINES:
        raise TooManyLines(MOST_LINES)
    if kind is Kind.HTML:
        from article_reader.loader.inputs.html import parse_html

        return parse_html(text, name, None, phrases)
    if kind is Kind.MARKDOWN:
        from article_reader.config.front_matter import read_front_matter
        from article_reader.loader.inputs.markdown import parse_markdown

        article = parse_markdown(text, name, read_front_matter)
        if any(not isinstance(part, LeftOut) for part in article.parts()):
            return article
        # Nested deeper than Markdown is read, or nothing but markup: better its words as they are than none.
    from article_reader.loader import parse

    return parse(text, name, phrases)
