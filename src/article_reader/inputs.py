"""Any article in: where its bytes come from, what kind they are, and which of the loader's doors they go through."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from article_reader.article import Article, LeftOut
from article_reader.errors import NoProse, TooManyLines
from article_reader.loader.inputs.decode import decode
from article_reader.loader.inputs.sources import LoadOptions, RawInput, read_source
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.page import Kind

__all__ = ["LoadOptions", "RawInput", "article_of", "explained", "load"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO


MOST_LINES = 250_000
"""How many lines a text may have that aren't blank: each costs far more time and memory than its characters do."""

_FIRST = 16_000
"""How many characters are read first of a long text: what fills the largest screen, and tells what its lines are."""

_LONG = 4 * _FIRST
"""From how many characters on a text is long: reading it takes longer than a reader should wait for the first page."""


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
    return article_of(name, LoadOptions(None, encoding, phrases))


def article_of(
    source: str | BinaryIO, options: LoadOptions, opening: Callable[[Article], None] | None = None
) -> Article:
    """Return the article that a file, an address or a binary stream holds.

    `opening` is told what the first lines of a long text make, before the rest is read.

    Raises:
        ArticleError: it can't be had, can't be read as what it is, or has not a word in it.
    """
    return _read(read_source(source, options), options.phrases, opening)


def explained(source: str | BinaryIO, options: LoadOptions) -> Iterator[str]:
    """Yield what a source was taken for, then why each of its lines is what it is, a line of text each.

    Raises:
        ArticleError: as article_of.
    """
    from article_reader.loader import explain
    from article_reader.loader.inputs.escapes import undo_escapes

    found = read_source(source, options)
    if found.kind is not Kind.TEXT:
        yield f"read as {found.kind}; its markup tells what its parts are"
        for part in sorted(_read(found, options.phrases).parts(), key=lambda part: part.lines):
            reason = getattr(part, "reason", None)
            what = f"left out [{reason}]" if reason else type(part).__name__.lower()
            yield f"{part.lines.first:>5} {what:<12} {(part.text or getattr(part, 'credit', None) or '')[:60]}"
        return
    text = decode(found.data, found.encoding, found.declared)
    yield f"read as text in {text.encoding}"
    yield from explain(undo_escapes(text.text), options.phrases)


def _read(found: RawInput, phrases: Phrases | None, opening: Callable[[Article], None] | None = None) -> Article:
    match found.kind:
        case Kind.HTML:
            return _page(found, phrases)
        case Kind.MAIL:
            return _letter(found, phrases)
        case Kind.DATA:
            return _own_article(found)
    kind, name, text = found.kind, found.name, decode(found.data, found.encoding, found.declared).text
    del found  # its bytes take as much memory as the text
    if opening is not None and len(text) > _LONG and any(map(str.isalpha, first := _first_lines(text))):
        opening(_of_text(kind, first, name, phrases))
    return _of_text(kind, text, name, phrases)


def _first_lines(text: str) -> str:
    """Return the lines that a long text begins with, or where there is but one, its begin."""
    end = text.rfind("\n", 0, _FIRST)
    return text[: end if end > 0 else _FIRST]


def _page(found: RawInput, phrases: Phrases | None) -> Article:
    from article_reader.loader.inputs.html import parse_archive, parse_html

    if found.data.lstrip()[:1] not in {b"<", b"\xef", b"\xff", b"\xfe"} and b"multipart/" in found.data[:4096].lower():
        return parse_archive(found.data, found.name, phrases)
    return parse_html(found.data, found.name, found.encoding or found.declared, phrases)


def _own_article(found: RawInput) -> Article:
    from article_reader.loader.inputs.own_data import read_own_data
    from article_reader.output.data import from_data

    return from_data(read_own_data(decode(found.data, found.encoding, found.declared).text))


def _letter(found: RawInput, phrases: Phrases | None) -> Article:
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
    from article_reader.loader.inputs.escapes import undo_escapes

    return parse(undo_escapes(text) if kind is Kind.TEXT else text, name, phrases)
