"""Article Reader: the structure of a news article, given back to its plain text."""

from __future__ import annotations

from article_reader.article import (
    Alignment,
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
    Table,
    Text,
)
from article_reader.errors import ArticleError
from article_reader.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from article_reader.loader import load, parse

__all__ = [
    "Alignment",
    "Article",
    "ArticleError",
    "Block",
    "Caption",
    "Code",
    "LeftOut",
    "ListItem",
    "Mark",
    "MarkKind",
    "Paragraph",
    "Quote",
    "Section",
    "Span",
    "Table",
    "Text",
    "__version__",
    "load",
    "parse",
]


def __getattr__(name: str) -> Any:
    """Import the loader when it is first asked for: who only reads the model doesn't wait for it."""
    if name == "load":
        from article_reader.loader import load

        return load
    if name == "parse":
        from article_reader.loader import parse

        return parse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
