"""Markdown -> Page."""

from typing import Any

from article_reader.loader.inputs.markdown.reader import read_markdown

__all__ = ["read_markdown"]


def __getattr__(name: str) -> Any:
    if name == "parse_markdown":  # until the old way is gone
        from article_reader.loader.inputs.markdown.old_parse import parse_markdown

        return parse_markdown
    raise AttributeError(name)
