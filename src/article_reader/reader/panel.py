"""A panel beside the page, or over it in narrow windows: a list to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

ROOM_BESIDE = 70
"""The narrowest window, in cells, that has room for a panel beside the text; in narrower ones it lies over it."""

_NARROWEST = 16
"""How wide a panel is at least, in cells."""

_AROUND = 4
"""How many cells of a panel are padding and border."""


_MOVES = MappingProxyType(
    {
        **dict.fromkeys(("j", "down", "ctrl+e"), "cursor_down"),
        **dict.fromkeys(("k", "up", "ctrl+y"), "cursor_up"),
        **dict.fromkeys(("g", "home"), "first"),
        **dict.fromkeys(("G", "end"), "last"),
        **dict.fromkeys(("space", "ctrl+f", "pagedown"), "page_down"),
        **dict.fromkeys(("b", "ctrl+b", "u", "pageup"), "page_up"),
    }
)
"""The keys that move in the list, with Textual's actions."""

_CHOOSES = frozenset({"enter", "ctrl+j", "right", "l"})

_CLOSES = frozenset({"q", "left", "h"})


class Panel(OptionList, can_focus=False):
    """Shows lines; Enter, or a click, asks to go to what one stands for. Subclasses tell what the lines are.

    The screen hands it the keys while the reader is choosing in it.
    """

    DEFAULT_CSS = """
    Panel {
        dock: left; height: 1fr; padding: 1 0; border: none; border-right: vkey $foreground 20%;
        background: $surface; color: $foreground; scrollbar-size-vertical: 1; overflow-x: hidden;
        &.choosing { border-right: vkey $foreground 40%; }
        &.choosing > .option-list--option-highlighted {
            color: $block-cursor-foreground; background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        &.over { layer: over; border: none; }
        & > .option-list--option { padding: 0; }
    }
    """

    ASKS: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Further keys of a subclass, with what they ask for: "close", or what its `asked` knows."""

    SHARE = 2
    """Of a window with room beside the text, a panel takes at most one part of so many."""

    class GoTo(Message):
        """A line was chosen that stands for a place on the page."""

        def __init__(self, piece: int, offset: int = 0) -> None:
            super().__init__()
            self.piece = piece
            """The number of the piece to go to."""
            self.offset = offset
            """The offset in its text."""

    class Closed(Message):
        """The panel isn't wanted any more."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    # What subclasses tell

    def lines(self, width: int) -> Iterator[Content]:
        """Yield the lines, each in at most `width` cells."""
        raise NotImplementedError

    def preferred_width(self) -> int:
        """Return how many cells the longest line takes."""
        raise NotImplementedError

    def chosen(self, number: int) -> Message:
        """Return what to tell when the line of that number, from 0, is chosen."""
        raise NotImplementedError

    def asked(self, what: str, number: int) -> Message:
        """Return what to tell when one of the keys in ASKS is pressed at the line of that number, from 0."""
        raise NotImplementedError

    # What all panels do

    @property
    def is_choosing(self) -> bool:
        """Whether the reader is choosing in it, and not moving on the page beside it."""
        return self.has_class("choosing")

    @is_choosing.setter
    def is_choosing(self, choosing: bool) -> None:
        self.set_class(choosing, "choosing")

    async def move(self, key: str) -> bool:
        """Move in the list where a key does that, and tell whether it does."""
        if key not in _MOVES:
            return False
        await self.run_action(_MOVES[key])
        return True

    def message_of(self, key: str) -> Message | None:
        """Return what a key asks the screen to do, None where it asks for nothing."""
        what = self.ASKS.get(key)
        if key in _CLOSES or what == "close":
            return self.Closed()
        if self.highlighted is None:
            return None
        if key in _CHOOSES:
            return self.chosen(self.highlighted)
        return None if what is None else self.asked(what, self.highlighted)

    def on_mount(self) -> None:
        """Set the lines as wide as there is room."""
        self.fill()

    def fit_into(self, window: int) -> None:
        """Take as many cells as the lines need, but leave room for the text; lie over it in a narrow window."""
        is_over = window < ROOM_BESIDE
        self.set_class(is_over, "over")
        room = window if is_over else window // self.SHARE
        self.styles.width = window if is_over else max(_NARROWEST, min(self.preferred_width() + _AROUND, room))
        self.fill()

    def on_resize(self) -> None:
        """Set the lines again."""
        self.fill()

    def fill(self) -> None:
        """Show the lines, and keep the one that is highlighted."""
        width = max(10, self.scrollable_content_region.width - 2)
        highlighted = self.highlighted
        # The margin is part of the line: as padding it would leave no cell at all in the smallest windows.
        self.set_options([Option(Content.assemble(" ", line)) for line in self.lines(width)])
        if highlighted is not None and self.option_count:
            self.highlighted = min(highlighted, self.option_count - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell what was clicked."""
        event.stop()
        self.post_message(self.chosen(event.option_index))


def columns(parts: Sequence[tuple[str, str]], gap: int = 1) -> int:
    """Return how many cells the longest of some lines takes, each made of a left and a right part."""
    return max((Content(left).cell_length + gap + Content(right).cell_length for left, right in parts), default=0)
