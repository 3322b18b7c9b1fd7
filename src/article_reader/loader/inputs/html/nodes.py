"""What the walk over a page remembers: the open elements, what they change, and the blocks of text found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from article_reader.article import MarkKind
from article_reader.loader.page import Form

Element = Any
"""An element of lxml, which has no types."""


@dataclass(slots=True, eq=False)
class Item:
    """A list item."""

    marker: str
    """Its bullet or number as shown."""

    nesting: int
    """How many lists stand around its list."""

    begun: bool = False
    """Whether a block of it has been found, so that further ones are paragraphs."""


@dataclass(slots=True, eq=False)
class Setting:
    """How an element sets words apart."""

    kind: MarkKind
    """How."""

    target: str | None = None
    """A link's target, as the page has it."""


class Context(NamedTuple):
    """What the elements around some words say about them; shared by all nodes that change nothing."""

    settings: tuple[Setting, ...] = ()
    """How the words are set apart, outer settings first."""

    link: bool = False
    """Whether they stand in a link or a button."""

    bold: bool = False
    """Whether they are set bold, as words of headings are."""

    level: int = 0
    """The level of the heading that they stand in; 0 where they stand in none."""

    typed: bool = False
    """Whether blanks and line ends count."""

    hidden: str = ""
    """Why the page doesn't show them at first; "" where it does."""

    muted: bool = False
    """Whether they are kept from those who listen: `aria-hidden`."""

    quote: bool = False
    """Whether they stand in a quotation."""

    item: Item | None = None
    """The list item that they stand in."""

    group: int = 0
    """The number of the innermost table, quotation, figure or outermost list around them."""

    lists: int = 0
    """How many lists stand around them."""

    language: str = ""
    """The language that they are in, as the page says."""

    quotations: int = 0
    """How many inline quotations they stand in."""


@dataclass(slots=True, eq=False)
class Node:
    """An open element."""

    element: Element
    """The element."""

    tag: str
    """Its name in small letters."""

    parent: Node | None
    """The node around it; None for the root."""

    depth: int
    """How many nodes stand around it."""

    block: Node | None
    """The innermost node around it, or itself, that begins and ends blocks; None for an inline root."""

    context: Context
    """What it and the elements around it say about its words."""

    told: Any = None
    """What its names tell, once asked for."""


@dataclass(slots=True, eq=False)
class Run:
    """Words between two tags."""

    text: str
    """The words, blanks as in the page."""

    node: Node
    """The element that they stand in."""

    row: int
    """The line of the source that they begin in, from 1."""


@dataclass(slots=True, eq=False)
class Block:
    """A block of text, or a row of a table."""

    runs: tuple[Run, ...]
    """Its words; at least one run isn't blank."""

    node: Node
    """The innermost element that was open when it ended."""

    form: Form
    """How it is set."""

    blank_before: bool = True
    """Whether it begins a block of the page; False after a single `br`."""

    marker: str = ""
    """An item's bullet or number."""

    nesting: int = 0
    """How many lists stand around an item's list."""

    picture: bool = False
    """Whether a picture stands between the block above and this one."""

    cells: tuple[tuple[Run, ...], ...] = ()
    """The cells of a row; their runs are those of the block, in order."""

    header: bool = False
    """Whether a row names the columns."""
