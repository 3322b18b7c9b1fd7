"""Any article in: bytes -> text -> lines -> labelled lines -> Article."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from article_reader.article import Article
from article_reader.errors import NoProse
from article_reader.loader.assemble import assemble
from article_reader.loader.labels import label
from article_reader.loader.lines import split
from article_reader.loader.phrases import default_phrases
from article_reader.loader.source import clean, decode, read_file, read_stream

__all__ = ["load", "parse"]


def load(source: str | os.PathLike[str] | BinaryIO, encoding: str | None = None) -> Article:
    """Return the article that a file or a binary stream holds.

    `encoding` is the one its bytes are in; where it is None, it is told from them.

    Raises:
        ArticleError: it can't be had, can't be decoded, or has not a word in it.
    """
    if isinstance(source, str | os.PathLike):
        name, data = os.fspath(source), read_file(Path(source))
    else:
        name, data = None, read_stream(source)
    text = decode(data, encoding)
    if not any(map(str.isalpha, text)):
        raise NoProse
    return parse(text, source=name)


def parse(text: str, source: str | None = None) -> Article:
    """Return the article that a text holds; `source` is the name it goes by.

    Any text gives an Article, and each line of it that isn't blank is in exactly one part of that.
    """
    return assemble(label(split(clean(text))), default_phrases(), source)
