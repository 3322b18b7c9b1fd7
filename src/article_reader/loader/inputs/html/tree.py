"""A page's text -> its tree, by a parser that fetches nothing and can't be led astray."""

from __future__ import annotations

import re
from typing import Any

from article_reader.errors import ExtraNeeded

Element = Any
"""An element of lxml, which has no types."""

_TOO_DEEP = "depth"
"""What the parser says of markup that goes deeper than it follows."""


_TAG = re.compile(r"""<([a-zA-Z][^\s<>/]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)""")

_CROWD = 4_000
"""From how many characters on a tag is looked at for too many attributes."""

_MOST_ATTRIBUTES = 500
"""How many words a tag may have beside its name: the parser's time grows with the square of its attributes."""

_MOST_ELEMENTS = 50_000
_DEEPEST_ALL = 2_000_000
"""How many elements a page may have, and how deep they may stand, all added up, to be searched for a story.

Search time grows with both; pages of news have some thousands of elements.
"""


_BODY = re.compile(r"<(?:body|frameset)\b", re.IGNORECASE)

_HEAD = re.compile(
    r"(?:\s++|<!--.*?-->|<[!?][^>]*>|</?(?:html|head|meta|link|base)\b[^>]*>"
    r"|<(title|script|style|noscript|template)\b[^>]*>.*?</\1\s*>)*+",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand before a page's body."""


def with_body(page: str) -> str:
    """Return a page whose body has its tag, which HTML lets pages omit and the parser needs to tell body from head."""
    if _BODY.search(page):
        return page
    head = _HEAD.match(page)
    end = head.end() if head else 0
    return f"{page[:end]}<body>{page[end:]}"


def thinned(page: str) -> str:
    """Return a page without the attributes of tags that have absurdly many."""
    return _TAG.sub(_with_few_attributes, page) if len(page) > _CROWD else page


def _with_few_attributes(tag: re.Match[str]) -> str:
    attributes = tag[2]
    if len(attributes) < _CROWD or len(attributes.split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES:
        return tag[0]
    return f"<{tag[1]}"


def is_overgrown(root: Element) -> bool:
    """Tell whether a tree is too large to be searched for a story in reasonable time."""
    from lxml import etree

    depth = elements = all_depths = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        all_depths += depth
        if elements > _MOST_ELEMENTS or all_depths > _DEEPEST_ALL:
            return True
    return False


def grow(page: str) -> Element | None:
    """Return the root of a page's tree; None where the parser finds none, or gives up before the end.

    Raises:
        ExtraNeeded: lxml isn't installed.
    """
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
