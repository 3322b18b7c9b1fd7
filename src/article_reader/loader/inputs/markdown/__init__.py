"""Markdown -> Page."""

from article_reader.loader.inputs.markdown.reader import read_markdown

__all__ = ["read_markdown"]
