"""Pages as HTML: bytes -> a Page of lines with the evidence of their markup."""

from __future__ import annotations

from article_reader.loader.inputs.html.document import parse_document
from article_reader.loader.inputs.html.evidence import lines_of_blocks
from article_reader.loader.inputs.html.inline import whole_address
from article_reader.loader.inputs.html.metadata import read_metadata
from article_reader.loader.inputs.html.nodes import Element
from article_reader.loader.inputs.html.walk import find_blocks
from article_reader.loader.page import Kind, Line, Page


def read_html(
    data: bytes | str, source: str | None = None, encoding: str | None = None, declared: str | None = None
) -> Page:
    """Return the page that HTML shows.

    `source` is its address or its file's name. `encoding` is the one that the user says it is in, which is obeyed;
    `declared` the one that a server or an archive declares, which is used where the bytes fit it.

    Raises:
        ContentError, OptionError: as decode.
    """
    document = parse_document(data, encoding, declared)
    lines = lines_of(document.root, _base(document.base, source))
    return Page(Kind.HTML, lines, read_metadata(document.root, source))


def lines_of(root: Element, base: str | None = None) -> tuple[Line, ...]:
    """Return the lines of a tree in the order in which they are read; `base` makes its links' addresses whole.

    Where an element says by `data-lines="12-14"` which lines of its source it stands in, its lines have that as span.
    """
    return lines_of_blocks(find_blocks(root), base)


def _base(said: str | None, source: str | None) -> str | None:
    """Return the address that links go out from: what the page says it is, seen from where the page is from."""
    from_web = source is not None and source.startswith(("http://", "https://"))
    if said is None:
        return source if from_web else None
    return whole_address(said, source if from_web else None)
