"""The line at the bottom in which a search, or a note, is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Event, Key
from textual.message import Message
from textual.widgets import Input

from article_reader.reader.holding import TakesOver, done_at_once
from article_reader.reader.search import PATTERN

_ACCEPTS = frozenset({"enter", "ctrl+j"})
"""The keys that end a search where it has led to; Enter comes as Ctrl-J where it was typed before the reader began."""

_GIVES_UP = frozenset({"escape", "ctrl+c", "ctrl+g"})
"""The keys that end a search without a result."""


class Prompt(TakesOver, Input):
    """Tells what is typed as it is typed."""

    DEFAULT_CSS = """
    Prompt {
        height: 1; border: none; padding: 0 2; background: $surface; color: $foreground;
        &:focus { border: none; background-tint: transparent; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,ctrl+n", "step(1)", show=False),
        Binding("shift+tab", "step(-1)", show=False),
        Binding("up", "recall(-1)", show=False),
        Binding("down", "recall(1)", show=False),
    ]

    class Cancelled(Message):
        """The search is not wanted any more."""

    class Stepped(Message):
        """Another hit is wanted without leaving the line."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by
            """1 for the next one, -1 for the previous."""

    class Left(Message):
        """The keyboard has gone elsewhere."""

        def __init__(self, typed: Sequence[Event]) -> None:
            super().__init__()
            self.typed = typed
            """What was typed since the search ended, and is for others."""

    def __init__(
        self, history: Sequence[str] = (), *, backwards: bool = False, label: str = "", value: str = ""
    ) -> None:
        """Make the line.

        Args:
            history: what has been searched for, the newest last.
            backwards: whether the search goes towards the top.
            label: what is to be typed, where it is no search.
            value: what stands in it at first.
        """
        where = "search backwards" if backwards else "search"
        told = label or f"{where}   ({PATTERN} regular expression, ↑ history)"
        super().__init__(value, placeholder=told, select_on_focus=False, compact=True)
        self._history = [*history, ""]
        self._at = len(history)

    def action_recall(self, by: int) -> None:
        """Put an earlier search into the line, or with 1 a later one; what has been typed is the latest."""
        if self._at == len(self._history) - 1:
            self._history[-1] = self.value
        self._at = max(0, min(self._at + by, len(self._history) - 1))
        self.value = self._history[self._at]
        self.cursor_position = len(self.value)

    def leave(self) -> None:
        """Hand back what was typed here since the search ended."""
        self.post_message(self.Left(self.let_go()))

    async def on_key(self, event: Key) -> None:
        """End with Enter or Esc; else, but for letters, do what the key is bound to."""
        if event.is_printable:
            return
        if event.key in _ACCEPTS:
            self.hold_typed()
            self.post_message(self.Submitted(self, self.value))
        elif event.key in _GIVES_UP:
            self.hold_typed()
            self.post_message(self.Cancelled())
        elif not await done_at_once(self.screen, event):
            return
        event.stop()
        event.prevent_default()

    def action_step(self, by: int) -> None:
        """Go to another hit."""
        self.post_message(self.Stepped(by))
