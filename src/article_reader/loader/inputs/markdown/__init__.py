"""Markdown -> Page."""

from article_reader.loader.inputs.markdown.old_parse import parse_markdown
from article_reader.loader.inputs.markdown.reader import read_markdown

__all__ = ["parse_markdown", "read_markdown"]
