"""The line at the bottom in which a search is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message
from textual.widgets import Input

_GIVES_UP = frozenset({"escape", "ctrl+c", "ctrl+g"})
"""The keys that end a search without a result."""


class Prompt(Input):
    """Tells what is typed as it is typed."""

    DEFAULT_CSS = """
    Prompt {
        height: 1; border: none; padding: 0 2; background: $surface; color: $foreground;
        &:focus { border: none; background-tint: transparent; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", show=False),
        Binding("up,ctrl+p", "step(-1)", show=False),
    ]

    class Ready(Message):
        """The line has the keyboard."""

    class Cancelled(Message):
        """The search is not wanted any more."""

    class Stepped(Message):
        """Another hit is wanted without leaving the line."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by
            """1 for the next one, -1 for the previous."""

    def __init__(self) -> None:
        super().__init__(placeholder="search", select_on_focus=False, compact=True)
        self._ended = False

    def on_focus(self) -> None:
        """Tell that keys come here now."""
        self.post_message(self.Ready())

    def on_key(self, event: Key) -> None:
        """End at once with Enter or Esc: keys that come before the line is gone are no part of the search."""
        if self._ended:
            self.app.post_message(Key(event.key, event.character))
        elif event.key == "enter":
            self._ended = True
            self.post_message(self.Submitted(self, self.value))
        elif event.key in _GIVES_UP:
            self._ended = True
            self.post_message(self.Cancelled())
        else:
            return
        event.stop()
        event.prevent_default()

    def action_step(self, by: int) -> None:
        """Go to another hit."""
        self.post_message(self.Stepped(by))
