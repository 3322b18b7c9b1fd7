"""Article -> plain data in the shape "article-reader/1", and that as JSON."""

from __future__ import annotations

import json
from typing import Any

from article_reader.article import Article, Block, Caption, ListItem, Section, Text

SCHEMA = "article-reader/1"
"""The name of the shape; it changes where a reader of the old one would go wrong."""

_TYPES = {"Paragraph": "paragraph", "ListItem": "list_item", "Quote": "quote", "Caption": "caption"}

Data = dict[str, Any]
"""What JSON calls an object."""


def to_data(article: Article) -> Data:
    """Return the article as data: strings, numbers, lists and dictionaries; a missing part is None."""
    front = {name: getattr(article, name) for name in ("headline", "kicker", "byline", "published", "lead")}
    return {
        "schema": SCHEMA,
        **{name: _words(part) for name, part in front.items()},
        "language": article.language,
        "lines": {name: list(part.lines) for name, part in front.items() if part is not None},
        "sections": [_section(section) for section in article.sections],
        "left_out": [
            {"text": part.text, "reason": part.reason, "lines": list(part.lines)} for part in article.left_out
        ],
    }


def to_json(article: Article) -> str:
    """Return the article's data as JSON, indented, in Unicode, with a line end at the end."""
    return json.dumps(to_data(article), ensure_ascii=False, indent=2) + "\n"


def _words(part: Text | None) -> str | None:
    return None if part is None else part.text


def _section(section: Section) -> Data:
    heading = section.heading
    return {
        "heading": _words(heading),
        "lines": None if heading is None else list(heading.lines),
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> Data:
    data: Data = {"type": _TYPES[type(block).__name__], "text": block.text}
    match block:
        case Caption():
            data["credit"] = block.credit
        case ListItem():
            data["marker"] = block.marker
    return {**data, "lines": list(block.lines)}
