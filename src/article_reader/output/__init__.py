"""Any format out: one table from a format's name to what writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from article_reader.article import Article


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an article is printed on."""

    width: int
    """How wide the column is, in cells."""

    color: bool = False
    """Whether it takes ANSI styles."""

    hyphenate: bool = False
    """Whether words may be broken at the end of a row, where the article's language allows it."""

    justify: bool = False
    """Whether rows are stretched to the width of the column, where that leaves no wide gaps."""

    hyperlinks: bool = False
    """Whether it opens links that it is told beside ANSI styles (OSC 8), as terminals do."""

    left_out: bool = False
    """Whether the lines left out are printed in their places, too, marked as such."""


def _text(article: Article, sheet: Sheet) -> str:
    from article_reader.output.text import to_text
    from article_reader.typeset.setting import Setting

    setting = Setting(article.language, sheet.hyphenate, sheet.justify)
    return to_text(
        article,
        sheet.width,
        color=sheet.color,
        hyperlinks=sheet.hyperlinks,
        setting=setting,
        left_out=sheet.left_out,
    )


def _json(article: Article, sheet: Sheet) -> str:
    from article_reader.output.data import to_json

    del sheet  # data has no width
    return to_json(article)


def _yaml(article: Article, sheet: Sheet) -> str:
    from article_reader.output.data import to_yaml

    del sheet  # nor has this
    return to_yaml(article)


def _html(article: Article, sheet: Sheet) -> str:
    from article_reader.output.html import to_html

    return to_html(article, left_out=sheet.left_out)


def _markdown(article: Article, sheet: Sheet) -> str:
    from article_reader.output.markdown import to_markdown

    return to_markdown(article, left_out=sheet.left_out)


WRITERS: Mapping[str, Callable[[Article, Sheet], str]] = MappingProxyType(
    {"text": _text, "markdown": _markdown, "json": _json, "yaml": _yaml, "html": _html}
)
"""A format's name, and what makes a printable text of an article in it; each imports what it needs when called."""

ENDINGS: Mapping[str, str] = MappingProxyType(
    {".txt": "text", ".json": "json", ".yaml": "yaml", ".yml": "yaml", ".html": "html", ".md": "markdown"}
)
"""What a file's name ends in, and the format that is meant."""
