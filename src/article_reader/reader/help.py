"""The help: every command with its keys, by groups, made from the same table as the bindings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from article_reader.reader.commands import COMMANDS, Command, Group, key_names
from article_reader.reader.search import PATTERN
from article_reader.reader.styles import DOUBT, NEW
from article_reader.typeset.rows import MIN_WIDTH

_WIDTH = 74
"""How many cells the box takes, where the window has them."""

_AROUND = 9
"""How many of them aren't text: border, padding, scrollbar, and the margin of the keys."""

_KEYS_WIDTH = 24
"""How many cells the keys take, so that what they do is in line."""

_NARROW_KEYS_WIDTH = 10
"""The same where the window is narrow: then only the first keys of each command are told."""

_NARROW = 64
"""The width of a window, in cells, below which it is narrow."""

_ROOM = 16
"""In how many cells it can be told what keys do; where there are fewer beside the keys, it is told below them."""


class HelpScreen(ModalScreen[None]):
    """Lies over the page until it is closed."""

    DEFAULT_CSS = f"""
    HelpScreen {{ align: center middle; background: $background; }}
    HelpScreen VerticalScroll {{
        width: {_WIDTH}; max-width: 100%; height: auto; max-height: 100%; padding: 0 2;
        background: $surface; border: round $foreground 40%; border-title-color: $text-accent;
        scrollbar-size-vertical: 1; scrollbar-color: $foreground 30%; scrollbar-background: $surface;
    }}
    HelpScreen Static {{ width: 1fr; height: auto; }}
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", show=False),
        Binding("j,down,enter,ctrl+j", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,f,ctrl+f,pagedown", "page(2)", show=False),
        Binding("b,ctrl+b,pageup", "page(-2)", show=False),
        Binding("d,ctrl+d", "page(1)", show=False),
        Binding("u,ctrl+u", "page(-1)", show=False),
        Binding("g,home", "scroll(-1000)", show=False),
        Binding("G,end", "scroll(1000)", show=False),
    ]

    def __init__(self, commands: Sequence[Command] = COMMANDS) -> None:
        """Tell the keys of these commands."""
        super().__init__()
        self._commands = commands
        self._own_keys = {key for command in commands if command.action == "help" for key in command.keys}

    def compose(self) -> ComposeResult:
        """Yield the table."""
        with VerticalScroll(can_focus=False) as box:
            box.border_title = "Keys"
            yield Static()

    def on_resize(self, event: Resize) -> None:
        """Set the table as wide as there is room."""
        self.query_one(Static).update(help_text(max(MIN_WIDTH, min(event.size.width, _WIDTH)), self._commands))

    def on_key(self, event: Key) -> None:
        """Close with the key that opens it, whichever that is."""
        if not self._own_keys.isdisjoint({event.key, event.character}):
            event.stop()
            self.dismiss()

    def action_page(self, halves: int) -> None:
        """Scroll by so many halves of the box, keeping a row of what was seen last."""
        height = self.query_one(VerticalScroll).scrollable_content_region.height
        self.action_scroll((height - 1) * halves // 2 if height > 1 else halves)

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows, where the window is lower than the help."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)


def help_text(width: int = _WIDTH, commands: Sequence[Command] = COMMANDS) -> Content:
    """Return the help's text, for a box of so many cells, MIN_WIDTH or more."""
    keys_width = _NARROW_KEYS_WIDTH if width < _NARROW else _KEYS_WIDTH
    return Content("\n").join(list(_lines(keys_width, width - _AROUND - keys_width, commands)))


def _lines(keys_width: int, room: int, commands: Sequence[Command]) -> Iterator[Content]:
    """Yield the lines; what keys do has `room` cells beside them."""
    for group in Group:
        yield Content.styled(group.value, "bold $text-accent")
        for command in commands:
            if command.group is group:
                yield _entry(command, keys_width, room)
        yield Content("")
    lines = (
        "The mouse scrolls, selects text, and opens links.",
        "A number alone, or with Enter, goes to that section; 5j, 3], 12G, 50% work as in less.",
        "In a search small letters match capitals too; a capital matches only itself.",
        f"{PATTERN} opens a regular expression; ↑ brings back earlier searches.",
        f"What stands behind {DOUBT} may not belong to the story.",
        f"{NEW} stands beside paragraphs that are new since the last reading.",
        "Esc closes this.",
    )
    yield Content.styled("\n".join(lines), "$foreground 70%")


def _entry(command: Command, keys_width: int, room: int) -> Content:
    """Return a command's keys, and beside or below them what they do."""
    beside = room >= _ROOM
    rows = wrap(command.does, room if beside else room + keys_width - 2)
    below = "\n" + " " * (keys_width + 2 if beside else 4)
    keys = f"  {_keys(command, keys_width):<{keys_width}}"
    return Content.assemble((keys, "bold"), "" if beside else below, below.join(rows))


def _keys(command: Command, width: int) -> str:
    """Return the command's keys, the first ones where there isn't room for all."""
    keys = ""
    for key in key_names(command):
        if keys and len(keys) + 2 + len(key) >= width:
            break
        keys += f"  {key}" if keys else key
    return keys
