"""What the walk over a page remembers (open elements, blocks of text), and the elements of HTML by their display."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from article_reader.article import MarkKind
from article_reader.loader.page import Form

HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
"""The levels of headings."""

LISTS = frozenset({"ul", "ol", "menu", "dir"})
"""Elements whose `li` are numbered or have a bullet."""

_BLOCKS_NAMES = """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr html li listing main menu nav ol p pre search section summary table tbody
    thead tfoot td th tr ul caption xmp
"""
BLOCKS = frozenset(_BLOCKS_NAMES.split())
"""Elements that begin and end a block of text; others stand within one."""

_SKIPPED_NAMES = """
    script style noscript template svg head iframe select option optgroup datalist input textarea object embed video
    audio canvas map math link meta title base frameset noframes applet col colgroup
"""
SKIPPED = frozenset(_SKIPPED_NAMES.split())
"""Elements whose text is no part of what the page says, or no text."""

PICTURES = frozenset({"img", "picture", "video", "amp-img", "amp-video"})
"""Elements that show a picture."""

TYPED = frozenset({"pre", "listing", "xmp"})
"""Elements whose text is shown as typed."""

STYLES: Mapping[str, MarkKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), MarkKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), MarkKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), MarkKind.CODE),
    **dict.fromkeys(("s", "del", "strike"), MarkKind.STRUCK),
}
"""Elements that set words apart, and how."""

SIGNS = frozenset({"sup", "sub", "rt", "q", "a"})
"""Elements whose words may be written in signs."""

CODE_ROWS = frozenset({"tr", "li"})
"""Elements that make a line each where they stand in code."""

SPECIAL = frozenset({"table", *CODE_ROWS, *SIGNS, *PICTURES})
"""Elements that do more than to stand around words."""

SOURCES = frozenset({"cite", "figcaption", "footer"})
"""Elements that say in a quotation whose words they are."""

NUMBERED = frozenset({"td", "pre"})
"""Elements that may hold the numbers of the lines of the code beside them."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Context:
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

    name_hints: Any = None
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
