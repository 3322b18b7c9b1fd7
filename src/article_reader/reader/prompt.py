"""The line at the bottom in which a search, or a note, is typed; the screen hands it the keys."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input

from article_reader.reader.bindings import actions_by_key
from article_reader.reader.search import PATTERN

ACCEPTS = frozenset({"enter", "ctrl+j"})
"""The keys that accept what is typed; Enter comes as Ctrl-J where it was typed before the reader began."""

CANCELS = frozenset({"escape", "ctrl+c", "ctrl+g"})
"""The keys that end a search without a result."""

STEPS = MappingProxyType({"tab": 1, "ctrl+n": 1, "shift+tab": -1})
"""The keys that go to another hit without leaving the line: 1 for the next one, -1 for the previous."""

_RECALLS = MappingProxyType({"up": -1, "down": 1})
"""The keys that bring back an earlier search, or a later one."""

_EDITS = MappingProxyType(actions_by_key(Input.BINDINGS))
"""The keys that move the cursor and delete, with Textual's actions."""


class Prompt(Input, can_focus=False):
    """Shows what is typed."""

    DEFAULT_CSS = """
    Prompt.-textual-compact { padding: 0 2; }
    """

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
        placeholder = label or f"{where}   ({PATTERN} regular expression, ↑ history)"
        super().__init__(value, placeholder=placeholder, select_on_focus=False, compact=True)
        self.set_reactive(Widget.has_focus, True)  # so that the cursor is drawn
        self._history = [*history, ""]
        self._at = len(history)

    async def edit(self, event: Key) -> bool:
        """Type a character, or do what a key does in a line of text; tell whether the text has changed."""
        before = self.value
        if event.is_printable and event.character:
            self.type_text(event.character)
        elif event.key in _RECALLS:
            self._recall(_RECALLS[event.key])
        elif event.key in _EDITS:
            await self.run_action(_EDITS[event.key])
        return self.value != before

    def type_text(self, text: str) -> None:
        """Put a text in the place of the selection, or where the cursor is."""
        self.replace(text, *self.selection)

    def _recall(self, by: int) -> None:
        """Put an earlier search into the line, or with 1 a later one; what has been typed is the latest."""
        if self._at == len(self._history) - 1:
            self._history[-1] = self.value
        self._at = max(0, min(self._at + by, len(self._history) - 1))
        self.value = self._history[self._at]
        self.cursor_position = len(self.value)
