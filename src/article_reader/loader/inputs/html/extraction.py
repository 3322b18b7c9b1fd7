"""What trafilatura finds in a page: which text is the story, and what it knows about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from article_reader.errors import ExtraNeeded

Element = Any
"""An element of lxml, which has no types."""

MAX_CHARACTERS = 8_000_000
"""How long a page may be to be looked at; a longer one is no article's."""

_BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "code", "list", "table", "row", "body"})

_WITH_CODE = frozenset({"p", "head", "item", "cell", "hi", "ref"})
"""In these code is words set apart, and no block."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f]|&#(?:0*(?:[0-8]|11|1[4-9]|2[0-9]|3[01]|127)(?![0-9])|[xX]0*(?:[0-8bB]|0?[eEfF]|1[0-9a-fA-F]|7[fF])(?![0-9a-fA-F]));?"
)
"""Control characters, as they are or by their numbers: trafilatura gives the whole page up over one."""

_STUMBLES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What code that isn't ours may raise over a page that nobody has foreseen."""


@dataclass(frozen=True, slots=True)
class Found:
    """One block of the story."""

    text: str
    """What it says."""

    tag: str
    """What it is in trafilatura's words: p, head, item, quote, cell, code."""


@dataclass(frozen=True, slots=True)
class Story:
    """What was found."""

    blocks: tuple[Found, ...] = ()
    """The story's blocks in reading order."""

    author: str | None = None
    """Who wrote it."""

    date: str | None = None
    """When it was published: year-month-day."""


def extract(page: str) -> Story:
    """Return what trafilatura finds in a page with its own settings, reader comments aside; nothing where it fails.

    Raises:
        ExtraNeeded: it isn't installed.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise ExtraNeeded from error
    if len(page) > MAX_CHARACTERS:
        return Story()
    try:
        document: Any = trafilatura.bare_extraction(_CONTROL.sub("", page), include_comments=False, with_metadata=True)
    except _STUMBLES:
        return Story()
    if document is None or document.body is None:
        return Story()
    return Story(_blocks(document.body), document.author or None, document.date or None)


def _blocks(body: Element) -> tuple[Found, ...]:
    """Return the texts of the body's blocks, each word in the innermost block around it."""
    from lxml import etree

    found: list[Found] = []
    words: list[str] = []
    around = ["body"]

    def close() -> None:
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            found.append(Found(text, around[-1]))

    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag in _BLOCKS and not (element.tag == "code" and element.getparent().tag in _WITH_CODE)
        if block:
            close()
        if event == "start":
            if block:
                around.append(element.tag)
            words.append((" " if element.tag == "lb" else "") + (element.text or ""))
        else:
            if block:
                around.pop()
            words.append(element.tail or "")
    close()
    return tuple(found)
