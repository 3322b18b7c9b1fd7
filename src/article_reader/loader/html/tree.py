"""A page's text -> its tree, by a parser that fetches nothing and can't be led astray."""

from __future__ import annotations

from typing import Any

Element = Any
"""An element of lxml, which has no types."""

_TOO_DEEP = "depth"
"""What the parser says of markup that goes deeper than it follows."""


def grow(page: str) -> Element | None:
    """Return the root of a page's tree; None where the parser finds none, or gives up before the end.

    Raises:
        ExtraNeeded: lxml isn't installed.
    """
    from article_reader.loader.html.extraction import ExtraNeeded

    try:
        from lxml import etree, html
    except ImportError as error:
        raise ExtraNeeded from error
    parser = html.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return None if any(_TOO_DEEP in entry.message.lower() for entry in parser.error_log) else root
