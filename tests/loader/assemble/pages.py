"""Labelled pages for tests, written as they read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from article_reader import Article, Span
from article_reader.loader.assemble import assemble
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.page import Kind, Line, Metadata, Page

NOTHING = Metadata()


def line(label: str, text: str, **more: Any) -> Labelled:
    """Return a labelled line; what else is told of it by name are fields of Line."""
    return Labelled(Line(text, Span(1, 1), **more), Label(label), 1.0)


def article(*items: Labelled, kind: Kind = Kind.HTML, metadata: Metadata = NOTHING) -> Article:
    """Return the article that labelled lines make; each is given a line of the input of its own."""
    numbered = [
        replace(item, line=replace(item.line, span=Span(number, number))) for number, item in enumerate(items, 1)
    ]
    return assemble(Page(kind, tuple(item.line for item in numbered), metadata), numbered, default_phrases())


def left_out(told: Article) -> Sequence[tuple[str, str]]:
    """Return what was left out of an article, and why."""
    return [(part.text, part.reason) for part in told.left_out]
