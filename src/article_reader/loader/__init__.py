"""Any article in: bytes -> text -> lines -> labelled lines -> Article."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from article_reader.article import Article
from article_reader.errors import NoProse
from article_reader.loader import labels
from article_reader.loader.assemble import assemble
from article_reader.loader.labels import Model, default_model, label, model_with
from article_reader.loader.lines import split
from article_reader.loader.phrases import Phrases
from article_reader.loader.source import clean, decode, read_file, read_stream

__all__ = ["explain", "load", "parse"]

UNSURE = 0.6
"""Below this confidence a label is called unsure."""


Source = str | os.PathLike[str] | BinaryIO
"""What an article is loaded from: a file's name, or a binary stream."""


def load(source: Source, encoding: str | None = None, phrases: Phrases | None = None) -> Article:
    """Return the article that a file or a binary stream holds.

    `encoding` is the one its bytes are in; where it is None, it is told from them. `phrases` are the stock phrases to
    know, where those that come with the program aren't all (config/phrase_file.py).

    Raises:
        ArticleError: it can't be had, can't be decoded, or has not a word in it.
    """
    name = os.fspath(source) if isinstance(source, str | os.PathLike) else None
    return parse(read(source, encoding), source=name, phrases=phrases)


def parse(text: str, source: str | None = None, phrases: Phrases | None = None) -> Article:
    """Return the article that a text holds; `source` is the name it goes by, `phrases` are as for load.

    Any text gives an Article, and each line of it that isn't blank is in exactly one part of that.
    """
    model = _model(phrases)
    return assemble(label(split(clean(text)), model), model.phrases, source)


def explain(source: Source, encoding: str | None = None, phrases: Phrases | None = None) -> Iterator[str]:
    """Yield for each line of a source its number, label, confidence, text, and what spoke most for the label.

    Raises:
        ArticleError: as load.
    """
    yield from explain_text(read(source, encoding), phrases)


def explain_text(text: str, phrases: Phrases | None = None) -> Iterator[str]:
    """Yield for each line of a text its number, label, confidence, words, and what spoke most for the label."""
    for item, reasons in labels.explain(split(clean(text)), _model(phrases)):
        unsure = " unsure" if item.confidence < UNSURE else ""
        why = f" [{item.cue}]" if item.cue else ""
        yield f"{item.line.span.first:>5} {item.label:<8} {item.confidence:4.0%}{unsure}{why} {item.line.text[:60]}"
        yield f"{'':6}{'; '.join(reasons)}"


def read(source: Source, encoding: str | None = None) -> str:
    """Return the text of a source, as it is.

    Raises:
        ArticleError: as load.
    """
    data = read_file(Path(source)) if isinstance(source, str | os.PathLike) else read_stream(source)
    text = decode(data, encoding)
    if not any(map(str.isalpha, text)):
        raise NoProse
    return text


def _model(phrases: Phrases | None) -> Model:
    return default_model() if phrases is None else model_with(phrases)
