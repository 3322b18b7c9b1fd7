"""The model: an article and its parts, frozen, without I/O and without a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A run of lines of the input, counted from 1, both ends included."""

    first: int
    """The number of the first line."""

    last: int
    """The number of the last line."""

    def __iter__(self) -> Iterator[int]:
        """Yield the first and the last line."""
        return iter((self.first, self.last))

    def __lt__(self, other: Span) -> bool:
        """Tell whether the run begins before another, or where both begin at one line, ends before it."""
        return (self.first, self.last) < (other.first, other.last)


class MarkKind(StrEnum):
    """How words of a text are set apart, where the input had markup that told."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    STRUCK = "struck"
    """Struck out: no longer valid."""


ADDRESS = r"(?i:https?://|mailto:)[^\s\x00-\x1f\x7f-\x9f]+"
"""What a link may lead to, as a regular expression; compiled where there are links."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text that are set apart; marks may lie within each other, but don't cross."""

    kind: MarkKind
    """How they are set apart."""

    start: int
    """The offset in the text, in characters, of the first one."""

    end: int
    """The offset behind the last one."""

    target: str | None = None
    """A link's address: http, https or mailto; None for other kinds."""


@dataclass(frozen=True, slots=True)
class Text:
    """A part that is one piece of text: kicker, headline, byline, lead, heading."""

    text: str
    """The words, on one logical line."""

    lines: Span
    """Where in the input they stand."""

    marks: tuple[Mark, ...] = ()
    """The words of it that are set apart, in the order in which they begin, outer ones first."""

    confidence: float | None = None
    """How sure it is that a heading belongs to the story, as for blocks; None for the parts over the story."""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    text: str
    """The paragraph; a line end in it is one that the source set, as in verse or an address."""

    lines: Span
    """Where in the input it stands."""

    marks: tuple[Mark, ...] = ()
    """The words of it that are set apart, in the order in which they begin, outer ones first."""

    confidence: float | None = None
    """How sure it is that this belongs to the story, from 0 to 1, where it is doubtful; None where it is sure."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    text: str
    """The item, without its bullet or number; line ends in it are ones that the source set."""

    lines: Span
    """Where in the input it stands."""

    marker: str = "•"
    """The bullet or number as printed."""

    marks: tuple[Mark, ...] = ()
    """The words of it that are set apart, in the order in which they begin, outer ones first."""

    depth: int = 0
    """How many lists stand around the list that it is an item of."""

    confidence: float | None = None
    """How sure it is that this belongs to the story, from 0 to 1, where it is doubtful; None where it is sure."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage set apart as somebody's words."""

    text: str
    """The passage; a line end in it is one that the source set."""

    lines: Span
    """Where in the input it stands."""

    marks: tuple[Mark, ...] = ()
    """The words of it that are set apart, in the order in which they begin, outer ones first."""

    confidence: float | None = None
    """How sure it is that this belongs to the story, from 0 to 1, where it is doubtful; None where it is sure."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture shows, and whose picture it is; at least one of the two is told."""

    text: str | None
    """What the picture shows."""

    credit: str | None
    """Whose picture it is, as printed."""

    lines: Span
    """Where in the input caption, credit and their repeats at once stand."""

    confidence: float | None = None
    """How sure it is that this belongs to the story, from 0 to 1, where it is doubtful; None where it is sure."""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of a program, or of anything else that is set as typed."""

    text: str
    """The lines, with line ends between them, but none at the end."""

    lines: Span
    """Where in the input they stand."""

    confidence: float | None = None
    """How sure it is that this belongs to the story, from 0 to 1, where it is doubtful; None where it is sure."""


class Alignment(StrEnum):
    """To which side of its column a cell is set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells that belong under one another; rows may be shorter than others, but none is without a cell."""

    header: tuple[str, ...] | None
    """The names of the columns, where they have any."""

    rows: tuple[tuple[str, ...], ...]
    """The cells, row by row, each on one logical line without tabs; "" where a cell is empty."""

    alignments: tuple[Alignment | None, ...]
    """How the columns are set, as far as the input tells, from the first on; None for one of which it doesn't."""

    lines: Span
    """Where in the input it stands."""

    marks: tuple[Mark, ...] = ()
    """The words of `text` that are set apart, as in other blocks; each mark lies in one cell."""

    confidence: float | None = None
    """How sure it is that this belongs to the story, from 0 to 1, where it is doubtful; None where it is sure."""

    @property
    def text(self) -> str:
        """All cells, the header's first: a tab between those of a row, a line end between rows."""
        rows = self.rows if self.header is None else (self.header, *self.rows)
        return "\n".join(map("\t".join, rows))


Block = Paragraph | ListItem | Quote | Caption | Code | Table
"""What a section is made of."""

BLOCK_NAMES: Mapping[type, str] = {
    Paragraph: "paragraph",
    ListItem: "list_item",
    Quote: "quote",
    Caption: "caption",
    Code: "code",
    Table: "table",
}
"""What blocks are called in an article's data."""

FRONT_PARTS = ("headline", "kicker", "byline", "published", "lead")
"""The parts over the story, by their names."""

SCHEMA = "article-reader/1"
"""The name of the shape of an article's data; it changes where a reader of the old one would go wrong."""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of the body under one heading; the first section of an article may have none."""

    heading: Text | None
    """The crosshead that opens the section."""

    blocks: tuple[Block, ...]
    """The section's blocks in reading order."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is no part of the article."""

    text: str
    """The line as it stands in the input."""

    reason: str
    """Why it was left out, in the reader's words: "share button", "repeated headline"."""

    lines: Span
    """Where in the input it stands."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. Each line of the input that isn't blank is in exactly one of its parts.

    A line that holds both byline and date is the one exception: each of the two parts takes its own words of it.
    """

    headline: Text | None = None
    """The title."""

    kicker: Text | None = None
    """The short line over the headline."""

    byline: Text | None = None
    """Who wrote it, as printed."""

    published: Text | None = None
    """When (and where) it was published, as printed."""

    lead: Text | None = None
    """The standfirst, or the paragraph that opens the story."""

    sections: tuple[Section, ...] = ()
    """The body."""

    left_out: tuple[LeftOut, ...] = ()
    """What was in the input and is no part of the article, in the order of the input."""

    language: str | None = None
    """The language of the body as an ISO 639-1 code, where it could be told."""

    source: str | None = None
    """Where the text came from: a file's name as given, or None for text given as such."""

    def parts(self) -> Iterator[Text | Block | LeftOut]:
        """Yield every part that carries lines of the input: front matter, headings, blocks, then what was left out."""
        for text in (self.kicker, self.headline, self.byline, self.published, self.lead):
            if text is not None:
                yield text
        for section in self.sections:
            if section.heading is not None:
                yield section.heading
            yield from section.blocks
        yield from self.left_out

    def only_section(self, number: int) -> Article:
        """Return an article of one section, from 1; what stands before the first section stays with that one.

        The lines left out that stay are those which stand from its first line up to that of the next section.

        Raises:
            IndexError: there is no such section.
        """
        sections = (self.sections[number - 1],)
        begins = [*map(_begin, self.sections), None]
        begin, end = 0 if number == 1 else begins[number - 1], begins[number]
        left_out = tuple(
            part
            for part in self.left_out
            if begin is not None and begin <= part.lines.first and (end is None or part.lines.first < end)
        )
        if number == 1:
            return replace(self, sections=sections, left_out=left_out)
        return Article(sections=sections, left_out=left_out, language=self.language, source=self.source)

    def without_captions(self) -> Article:
        """Return the article as it is without its pictures."""
        return replace(
            self,
            sections=tuple(
                replace(section, blocks=tuple(block for block in section.blocks if not isinstance(block, Caption)))
                for section in self.sections
            ),
        )


def _begin(section: Section) -> int | None:
    """Return the first line of a section, None where it has neither heading nor block."""
    first = section.heading or next(iter(section.blocks), None)
    return first.lines.first if first else None
