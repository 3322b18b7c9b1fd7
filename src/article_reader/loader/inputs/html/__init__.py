"""Pages as HTML: bytes -> a Page of lines with the evidence of their markup."""

from __future__ import annotations

from article_reader.loader.inputs.html.evidence import lines_of_blocks
from article_reader.loader.inputs.html.nodes import Element
from article_reader.loader.inputs.html.walk import walk
from article_reader.loader.page import Kind, Line, Page


def read_html(data: bytes | str, source: str | None = None, encoding: str | None = None) -> Page:
    """Return the page that HTML shows.

    `source` is its address or its file's name, `encoding` what the user or the server calls its encoding.

    Raises:
        Empty: there is nothing but blank space.
        Binary: the bytes aren't text.
        Undecodable: no encoding fits, or not the one told.
    """
    root, base = _parsed(data, source, encoding)
    return Page(Kind.HTML, lines_of(root, base) if root is not None else ())


def lines_of(root: Element, base: str | None = None) -> tuple[Line, ...]:
    """Return the lines of a tree in the order in which they are read; `base` makes its links' addresses whole.

    Where an element says by `data-lines="12-14"` which lines of its source it stands in, its lines have that as span.
    """
    return lines_of_blocks(walk(root), base)


def _parsed(data: bytes | str, source: str | None, encoding: str | None) -> tuple[Element, str | None]:
    from article_reader.loader.inputs.html.decoding import page_text
    from article_reader.loader.inputs.html.tree import grow, with_body

    page = page_text(data, encoding) if isinstance(data, bytes) else data
    base = source if source is not None and source.startswith(("http://", "https://")) else None
    return grow(with_body(page)), base
