"""Any article in: source -> raw input -> Page -> labels -> Article, one way for all kinds of input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from article_reader.article import Article, LeftOut
from article_reader.loader.inputs import decoded_text, no_prose, read_page, read_text_part
from article_reader.loader.inputs.sources import LoadOptions, RawInput, read_source
from article_reader.loader.page import Kind, Page

if TYPE_CHECKING:
    from article_reader.loader.labeller.model import Model
    from article_reader.loader.labeller.phrases import Phrases

__all__ = ["LoadOptions", "article_of", "article_of_input", "article_of_page", "explained", "load", "parse"]

_FIRST = 16_000
"""How many characters are read first of a long text: what fills the largest screen, and tells what its lines are."""

_LONG = 4 * _FIRST
"""From how many bytes on a text is long: reading it takes longer than a reader should wait for the first page."""


def load(
    source: str | os.PathLike[str] | BinaryIO, encoding: str | None = None, phrases: Phrases | None = None
) -> Article:
    """Return the article that a file, an address (http, https) or a binary stream holds, whatever kind it is.

    `encoding` is the one its bytes are in, None for what they tell; `phrases` are the stock phrases to know, None for
    those that come with the program (config/phrase_file.py adds to them).

    Raises:
        ArticleError: it can't be had, can't be read as what it is, or has not a word in it.
    """
    return article_of(source, LoadOptions(None, encoding, phrases))


def parse(text: str, source: str | None = None, phrases: Phrases | None = None) -> Article:
    """Return the article that a plain text holds.

    Any text gives an Article, and each line of it that isn't blank is in exactly one part of that.

    Args:
        text: the text.
        source: the name it goes by.
        phrases: the stock phrases to know; None for those that come with the program.
    """
    from article_reader.loader.inputs.text import read_text
    from article_reader.safety import clean

    return article_of_page(read_text(clean(text)), source, phrases)


def article_of(
    source: str | os.PathLike[str] | BinaryIO, options: LoadOptions, opening: Callable[[Article], None] | None = None
) -> Article:
    """Return the article that a file, an address or a binary stream holds.

    `opening` is called with what the first lines of a long text make, before the rest is read.

    Raises:
        ArticleError: it can't be had, can't be read as what it is, or has not a word in it.
    """
    return article_of_input(read_source(source, options), options, opening)


def article_of_input(raw: RawInput, options: LoadOptions, opening: Callable[[Article], None] | None = None) -> Article:
    """Return the article that bytes hold; `opening` is as for article_of.

    Raises:
        ArticleError: they can't be read as what they are, or have not a word in them.
    """
    if raw.kind is Kind.DATA:
        return _own_article(raw)
    if opening is not None and (first := _first_lines(raw)):
        opening(_article(read_text_part(raw.kind, first, raw.name), raw.name, options))
    article = _article(read_page(raw), raw.name, options)
    if all(isinstance(part, LeftOut) for part in article.parts()):
        raise no_prose()
    return article


def article_of_page(
    page: Page, source: str | None = None, phrases: Phrases | None = None, *, everything: bool = False
) -> Article:
    """Return the article that a page holds.

    Args:
        page: the page.
        source: the name it goes by.
        phrases: the stock phrases to know, as for `parse`.
        everything: whether every line is taken as part of the story, but those that the page says are none.
    """
    from article_reader.loader.assemble import assemble
    from article_reader.loader.labeller.predict import label

    model = _model(page, phrases)
    return assemble(page, label(page, model, everything=everything), model.phrases, source)


def _article(page: Page, source: str | None, options: LoadOptions) -> Article:
    return article_of_page(page, source, options.phrases, everything=options.everything)


def explained(source: str | os.PathLike[str] | BinaryIO, options: LoadOptions) -> Iterator[str]:
    """Yield what a source was taken for, then why each of its lines is what it is, a row of text each.

    Raises:
        ArticleError: as article_of.
    """
    from article_reader.loader.labeller.explain import explain

    raw = read_source(source, options)
    yield f"read as {raw.kind}"
    if raw.kind is not Kind.DATA:
        page = read_page(raw)
        yield from explain(page, _model(page, options.phrases))


def _model(page: Page, phrases: Phrases | None) -> Model:
    from article_reader.loader.labeller.model import default_model, family_of, model_with

    family = family_of(page)
    return default_model(family) if phrases is None else model_with(family, phrases)


def _own_article(raw: RawInput) -> Article:
    from article_reader.loader.inputs.own_data import read_own_data

    return read_own_data(decoded_text(raw))


def _first_lines(raw: RawInput) -> str:
    """Return the lines that a long text begins with, or where there is but one, its begin.

    Returns "" where it isn't long, has no words there, or can't be cut because it is no text with lines.
    """
    if raw.kind not in {Kind.TEXT, Kind.MARKDOWN} or len(raw.data) <= _LONG:
        return ""
    text = decoded_text(replace(raw, data=raw.data[:_LONG]))
    end = text.rfind("\n", 0, _FIRST)
    first = text[: end if end > 0 else _FIRST]
    return first if any(map(str.isalpha, first)) else ""
