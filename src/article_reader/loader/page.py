"""What every kind of input becomes: a Page of Lines, each with its words, its place, its marks and its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from article_reader.article import Mark, Span


class Kind(StrEnum):
    """The kinds of input that each have a reader of their own."""

    TEXT = "text"
    HTML = "html"
    """A page, alone or with its pictures in one file (MHTML)."""
    MARKDOWN = "markdown"
    MAIL = "mail"
    DATA = "data"
    """An article as `-f json` or `-f yaml` wrote it, which is read straight to an Article."""


class Form(StrEnum):
    """How the input sets a line."""

    PARAGRAPH = "paragraph"
    """As a block of text, headings and captions among them: which of these it is, the labeller finds out."""

    ITEM = "item"
    """As the first block of a list item; further blocks of the same item are paragraphs."""

    QUOTE = "quote"
    """As somebody's words: `blockquote`, ">"."""

    CODE = "code"
    """As typed, with its line ends and its indentation."""

    ROW = "row"
    """As a row of a table whose cells belong together; tables that only lay a page out have no rows."""


class Role(StrEnum):
    """A part of the article that an input names outside its text: in front matter, in the headers of a letter."""

    HEADLINE = "headline"
    KICKER = "kicker"
    BYLINE = "byline"
    PUBLISHED = "published"
    LEAD = "lead"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Declared:
    """What an input says that a line is."""

    role: Role
    """The part."""

    reason: str
    """Why the line is left out, where it is, in the reader's words: "front matter", "e-mail header"."""

    firm: bool = True
    """Whether it is that part even where the text has one of its own."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the markup or the layout of an input tells about a line beside its words; a kind that can't tell has nought.

    Markdown and mail in HTML have the same names as HTML: a heading of Markdown is an "h2", its paragraphs are "p".
    """

    tag: str = ""
    """The name of the innermost element that begins and ends the line: "p", "li", "td", "figcaption", …"""

    level: int = 0
    """The level of the heading that it stands in, from 1; 0 where it stands in none."""

    ancestors: frozenset[str] = frozenset()
    """The names of all elements around it."""

    depth: int = 0
    """How many elements stand around it."""

    near: frozenset[str] = frozenset()
    """What class, id, itemprop and role of the three nearest elements speak of: "caption", "share", "byline", …"""

    far: frozenset[str] = frozenset()
    """What those of the elements farther out speak of."""

    link: float = 0.0
    """The share of its letters that stand in links or buttons."""

    bold: float = 0.0
    """The share of its letters that are set bold."""

    around: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """What share of the page's unlinked letters the innermost element, its parent and the parent of that hold."""

    path: tuple[int, ...] = ()
    """The numbers of up to twelve elements around it, from the innermost block outwards; one number is one element."""

    left: int = 0
    """How many elements end between the line above and this one."""

    entered: int = 0
    """How many elements begin between the line above and this one."""

    picture: bool = False
    """Whether a picture stands between the line above and this one."""

    hidden: bool = False
    """Whether the page hides it at first: `hidden`, `display: none`, `aria-hidden`."""

    indent: int = 0
    """How far it is set in, in cells, where layout tells."""

    column: int = 0
    """The column that the rows of its paragraph are wrapped at, in cells; 0 where they aren't."""

    @property
    def is_caption(self) -> bool:
        """Whether the line stands in the element for a figure's caption."""
        return self.tag == "figcaption" or "figcaption" in self.ancestors


@dataclass(frozen=True, slots=True)
class Line:
    """One visible block of an input; never blank."""

    text: str
    """The words, runs of white space made one space; code keeps its own, and cells of a row have two between them."""

    span: Span
    """The lines of the input that it stands in, from 1."""

    blank_before: bool = True
    """Whether it stands at the top, under a blank line, or, in markup, begins a block."""

    marks: tuple[Mark, ...] = ()
    """The words of it that are set apart; targets of links are whole addresses."""

    form: Form = Form.PARAGRAPH
    """How the input sets it."""

    marker: str = ""
    """An item's bullet or number as shown, "" for other forms; the text doesn't hold it."""

    nesting: int = 0
    """How many lists stand around the list that an item is of."""

    group: int = 0
    """The number of the table, quotation, figure or list that it stands in; 0 where it stands in none."""

    cells: tuple[tuple[int, int], ...] = ()
    """Where in the text each cell of a row begins and ends; an empty cell begins where it ends."""

    header: bool = False
    """Whether a row names the columns."""

    declared: Declared | None = None
    """What the input says that it is, where it says so."""

    evidence: Evidence | None = None
    """What this kind of input can tell about it; None where it can tell nothing."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself: in its head, its JSON-LD, its front matter, its headers."""

    titles: tuple[str, ...] = ()
    """Its titles, the likeliest headline first, without the name of the site where that can be told."""

    descriptions: tuple[str, ...] = ()
    """What it says it is about."""

    authors: tuple[str, ...] = ()
    """The names of its authors."""

    published: str | None = None
    """When it was published, as it says: an ISO 8601 date or date and time, or as printed."""

    language: str | None = None
    """Its language as an ISO 639-1 code."""

    site: str | None = None
    """The name of the site."""

    body: str = ""
    """The article's text as the page's data (JSON-LD) have it, "" where they don't."""


@dataclass(frozen=True, slots=True)
class Page:
    """An input as lines."""

    kind: Kind
    """What kind of input it was read as."""

    lines: tuple[Line, ...]
    """Its lines, in the order in which they are read."""

    metadata: Metadata = field(default_factory=Metadata)
    """What it says of itself."""

    settled: bool = False
    """Whether its markup alone tells what each line is, as in Markdown that we wrote: none is left out unasked."""
