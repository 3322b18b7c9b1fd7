"""The outline: the sections and how long they take, the captions in them, and where among them the reader is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from article_reader.reader.contents import Contents, Hidden
from article_reader.reader.panel import Panel, columns
from article_reader.reader.progress import minutes
from article_reader.typeset.page import Kind

_LONGEST_CAPTION = 40
"""How many cells of a caption the outline makes room for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the outline leads to."""

    piece: int
    """The number of the piece it goes to."""

    text: str
    """What it is called."""

    minutes: str
    """How long a section takes; "" for a caption."""

    section: int
    """The section that it is, or stands in, from 0."""


def entries(contents: Contents, hidden: Hidden) -> Iterator[Entry]:
    """Yield the outline's entries in the order of the page."""
    starts = contents.sections
    for number, (start, cells) in enumerate(zip(starts, contents.section_extents(hidden), strict=True)):
        yield Entry(start, contents.section_name(number), minutes(cells), number)
        end = starts[number + 1] if number + 1 < len(starts) else len(contents.pieces)
        for index in range(start, end):
            piece = contents.pieces[index]
            if piece.kind is Kind.CAPTION and piece.kind not in hidden:
                yield Entry(index, piece.text, "", number)


class Outline(Panel):
    """Shows the entries, the sections with the numbers that lead to them."""

    def __init__(self, found: Sequence[Entry]) -> None:
        """Show entries."""
        super().__init__()
        self._entries = found
        self._here = -1

    def show_entries(self, found: Sequence[Entry]) -> None:
        """Show other entries: captions have come or gone."""
        self._entries = found
        self.fill()

    def mark_section(self, section: int) -> None:
        """Tell in which section the reader is; unless somebody is choosing, its entry is the one to choose."""
        if section == self._here:
            return
        self._here = section
        self.fill()
        if not self.is_choosing:
            self.highlight_here()

    def highlight_here(self) -> None:
        """Make the entry of the section that the reader is in the one that Enter takes."""
        at = next((index for index, entry in enumerate(self._entries) if entry.section == self._here), None)
        self.highlighted = at

    def preferred_width(self) -> int:
        """Return how many cells the longest entry takes; captions are cut."""
        sections = [(self._named(entry), entry.minutes) for entry in self._entries if entry.minutes]
        captions = [(f"   ▎{entry.text}", "") for entry in self._entries if not entry.minutes]
        return max(columns(sections), min(columns(captions), _LONGEST_CAPTION))

    def chosen(self, number: int) -> Panel.GoTo:
        """Go to the entry."""
        return self.GoTo(self._entries[number].piece)

    def lines(self, width: int) -> Iterator[Content]:
        """Yield a line for each entry: a sign where the reader is, number and name, the minutes at the right."""
        room = width - max((len(entry.minutes) for entry in self._entries), default=0) - 1
        for entry in self._entries:
            if entry.minutes:
                name = Content(self._named(entry)).truncate(room, ellipsis=True, pad=True)
                name = name.stylize("bold") if entry.section == self._here else name
                yield Content.assemble(name, f" {entry.minutes:>{width - room - 1}}")
            else:
                yield Content.styled(f"   ▎{entry.text}", "italic").truncate(width, ellipsis=True)

    def _named(self, entry: Entry) -> str:
        sections = 1 + max((entry.section for entry in self._entries), default=0)
        number = f"{entry.section + 1:>{len(str(sections))}} " if sections > 1 else ""
        return f"{'▶' if entry.section == self._here else ' '} {number}{entry.text}"
