"""The outline: the sections and how long they take, the captions in them, and where among them the reader is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from article_reader.reader.contents import Contents, Hidden
from article_reader.reader.holding import TakesOver
from article_reader.reader.progress import minutes
from article_reader.typeset.page import Kind

WIDTH = 32
"""How wide the outline is beside the text, in cells."""

ROOM_BESIDE = 70
"""The narrowest window, in cells, that has room for it beside the text; in narrower ones it lies over it."""


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


class Outline(TakesOver, OptionList):
    """Shows the entries; Enter, or a click, asks to go to one."""

    DEFAULT_CSS = f"""
    Outline {{
        dock: left; width: {WIDTH}; height: 1fr; padding: 1 0; border: none; border-right: vkey $foreground 20%;
        background: $surface; color: $foreground; scrollbar-size-vertical: 1; overflow-x: hidden;
        &:focus {{ border: none; border-right: vkey $foreground 40%; background-tint: transparent; }}
        &.over {{ layer: over; width: 100%; border: none; }}
        & > .option-list--option {{ padding: 0 1; }}
    }}
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,ctrl+e", "cursor_down", show=False),
        Binding("k,ctrl+y", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
        Binding("space,f,ctrl+f,d", "page_down", show=False),
        Binding("b,ctrl+b,u", "page_up", show=False),
        Binding("right,l,ctrl+j", "select", show=False),
        Binding("q,left,h", "close", show=False),
    ]

    class GoTo(Message):
        """An entry was chosen."""

        def __init__(self, piece: int) -> None:
            super().__init__()
            self.piece = piece
            """The number of the piece to go to."""

    class Closed(Message):
        """The outline isn't wanted any more."""

    def __init__(self, found: Sequence[Entry]) -> None:
        super().__init__(markup=False, compact=True)
        self._entries = found
        self._here = -1

    def on_mount(self) -> None:
        """Set the entries as wide as there is room."""
        self._fill()

    def on_resize(self) -> None:
        """Likewise when that changes."""
        self._fill()

    def show_entries(self, found: Sequence[Entry]) -> None:
        """Show other entries: captions have come or gone."""
        self._entries = found
        self._fill()

    def mark_section(self, section: int) -> None:
        """Tell in which section the reader is; unless somebody is choosing, its entry is the one to choose."""
        if section == self._here:
            return
        self._here = section
        self._fill()
        if not self.has_focus:
            self.highlight_here()

    def highlight_here(self) -> None:
        """Make the entry of the section that the reader is in the one that Enter takes."""
        at = next((index for index, entry in enumerate(self._entries) if entry.section == self._here), None)
        self.highlighted = at

    def _fill(self) -> None:
        width = max(10, self.scrollable_content_region.width - 2)
        highlighted = self.highlighted
        self.set_options([Option(self._line(entry, width)) for entry in self._entries])
        if highlighted is not None and highlighted < len(self._entries):
            self.highlighted = highlighted

    def _line(self, entry: Entry, width: int) -> Content:
        """Return an entry as one line: a sign where the reader is, the name, the minutes at the right."""
        if not entry.minutes:
            return Content.styled(f"   ▎{entry.text}", "italic").truncate(width, ellipsis=True)
        here = entry.section == self._here
        name = Content(f"{'▶' if here else ' '} {entry.text}")
        room = width - len(entry.minutes) - 1
        left = name.truncate(room, ellipsis=True, pad=True)
        return Content.assemble(left.stylize("bold") if here else left, f" {entry.minutes}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask to go to the entry that was chosen."""
        event.stop()
        self.post_message(self.GoTo(self._entries[event.option_index].piece))

    def action_close(self) -> None:
        """Ask to be closed."""
        self.post_message(self.Closed())
