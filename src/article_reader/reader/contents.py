"""What is on an article's page: its pieces, where sections and paragraphs start, and what to say of any place in it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from article_reader.article import Article
from article_reader.reader.place import Place
from article_reader.reader.progress import Extent, measure_extent, progress_at, time_left
from article_reader.reader.targets import section_starts
from article_reader.safety import on_one_line
from article_reader.typeset.page import ASIDES, CAPTIONS, TOLD, Kind, Piece, lines_left_out, page
from article_reader.typeset.rows import Rows

Hidden = frozenset[Kind]
"""The kinds that are not shown."""


_STORY = frozenset(Kind) - ASIDES - TOLD
"""The kinds that are parts of the story."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is to say about where the reader is."""

    section: str
    """The name of the section."""

    number: int
    """The number of the section, from 1."""

    sections: int
    """How many sections there are."""

    percent: int
    """How much is read."""

    time_left: str
    """How long the rest takes."""

    captions: bool | None
    """Whether captions are shown; None where the article has none."""

    left_out: int
    """How many lines were left out."""

    left_out_shown: bool
    """Whether they are shown."""

    everything: bool
    """Whether every line has been taken as part of the story."""


class Contents:
    """An article's page, with what has been found out about it; nothing of it changes."""

    def __init__(self, article: Article, left_out_key: str = "", *, everything: bool = False) -> None:
        """Set the article as a page.

        Args:
            article: the article.
            left_out_key: the key that shows what was left out, "" where none does.
            everything: whether every line has been taken as part of the story.
        """
        self.left_out = len(article.left_out)
        """How many lines were left out."""
        self._everything = everything
        self.pieces = _with_count(page(article), self.left_out, left_out_key)
        """The page; where lines were left out, it ends with how many they are."""
        self.hashes = [zlib.crc32(piece.text.encode(errors="surrogatepass")) for piece in self.pieces]
        """A hash of the text of each piece."""
        self.sections = section_starts(self.pieces, max(1, len(article.sections)))
        """The number of the piece that opens each section; there is always one section at least."""
        self.has_captions = any(piece.kind in CAPTIONS for piece in self.pieces)
        """Whether there is a caption."""
        self._names = [on_one_line(str(section.heading or "")) for section in article.sections]
        headline = next((number for number, piece in enumerate(self.pieces) if piece.kind is Kind.HEADLINE), 0)
        opens_with_heading = self.pieces and self.pieces[self.sections[0]].kind is Kind.HEADING
        self._openings = (self.sections[0] if opens_with_heading else headline, *self.sections[1:])
        self._headline = on_one_line(str(article.headline or "the opening"))
        self._extents: dict[Hidden, Extent] = {}

    def standing(self, rows: Rows, place: Place, bottom: int, hidden: Hidden) -> Standing:
        """Return what to say of a reader at a place, who sees the rows down to `bottom`, the one behind the last.

        Where these end with the page, the section is the last one.
        """
        at_end = bottom == len(rows) and place.piece > 0
        section = self.pieces[-1 if at_end else place.piece].section if self.pieces else 0
        progress = progress_at(rows, bottom, self.pieces, self._extent(hidden))
        return Standing(
            section=self.section_name(section),
            number=section + 1,
            sections=len(self.sections),
            percent=progress.percent,
            time_left=time_left(progress.left),
            captions=hidden.isdisjoint(CAPTIONS) if self.has_captions else None,
            left_out=self.left_out,
            left_out_shown=hidden.isdisjoint(ASIDES),
            everything=self._everything,
        )

    def paragraphs(self) -> frozenset[int]:
        """Return the hashes of the paragraphs of the story."""
        return frozenset(number for number, piece in zip(self.hashes, self.pieces, strict=True) if piece.kind in _STORY)

    def new_since(self, known: frozenset[int]) -> Sequence[int]:
        """Return the numbers of the paragraphs of the story that aren't known; none where nothing is known."""
        if not known:
            return ()
        return [
            number
            for number, piece in enumerate(self.pieces)
            if piece.kind in _STORY and self.hashes[number] not in known
        ]

    def section_name(self, section: int) -> str:
        """Return the heading of a section, numbered from 0; the headline where it has none."""
        return (self._names[section] if section < len(self._names) else "") or self._headline

    def named_sections(self) -> Iterator[tuple[int, str]]:
        """Yield the number of each section, from 1, and its name; of an article in one piece none."""
        if len(self.sections) > 1:
            for number in range(len(self.sections)):
                yield number + 1, self.section_name(number)

    def section_extents(self, hidden: Hidden) -> Sequence[int]:
        """Return how many cells of text there are to read in each section."""
        extent = self._extent(hidden)
        ends = [*self.sections[1:], len(self.pieces)]
        return [extent[end] - extent[start] for start, end in zip(self.sections, ends, strict=True)]

    def scrolled_away(self, rows: Rows, top: int) -> str:
        """Return the name of the section at the top of the window where its heading has left that, else ""."""
        if not len(rows) or top >= len(rows):
            return ""
        section = self.pieces[rows.piece[top]].section
        return self.section_name(section) if rows.find(self._openings[section], 0) < top else ""

    def _extent(self, hidden: Hidden) -> Extent:
        if hidden not in self._extents:
            self._extents[hidden] = measure_extent(self.pieces, hidden)
        return self._extents[hidden]


def _with_count(pieces: tuple[Piece, ...], count: int, key: str) -> tuple[Piece, ...]:
    """Return a page that ends with how many lines were left out, and which key shows them."""
    if not count:
        return pieces
    text = lines_left_out(count) + (f" · {key} shows {'it' if count == 1 else 'them'}" if key else "")
    return (*pieces, Piece(Kind.COUNT, text, pieces[-1].lines, pieces[-1].section, above=2))
