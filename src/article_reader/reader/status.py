"""The bottom of the screen: where the reader is, and below it the keys, as far as the window has room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from article_reader.reader.commands import COMMANDS, Command, key_name
from article_reader.reader.contents import Standing
from article_reader.reader.styles import Column

SMALLEST = (20, 6)
"""The smallest window to read in, in cells and rows; smaller ones show text too, and say that they are too small."""

ROOM_FOR_KEYS = 12
"""The lowest window, in rows, that has the keys at its bottom."""

ROOM_FOR_TOP_LINE = 10
"""The lowest window, in rows, that has a row above the page."""

_TITLE = 12
"""How many cells are kept for the section's name, where it may be cut; a third of the line, where it is as long."""

_SHORTENED_FROM = 2
"""From which worth on a part stays until others have been shortened."""

_APART = 2
"""How many cells stand between two parts."""

_HINTS = ("quit", "help", "next_section", "captions", "search", "outline", "left_out", "previous_section", "page_down")
"""The actions whose keys are told at the bottom; where there isn't room for all, the last ones go first."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line, in one style."""

    role: str
    """What it is; its component class is "status--" and this."""

    text: str
    """What it says, on one line."""

    worth: int = 0
    """Where there isn't room for all, the parts worth least go first."""

    shorter: str = ""
    """What it says where there isn't room for all, before parts worth more go; "" where that is the same."""


def standing_line(standing: Standing | None, message: str, width: int, left_out_key: str = "") -> list[Part]:
    """Return the parts of the first line: the section's name or a message at the left, the rest at the right.

    Together they take `width` cells exactly. Before there is a page, there is only the message. `left_out_key` is the
    key that shows what was left out, "" where none does.
    """
    if standing is None:
        return [Part("message", shorten(message, width))]
    numbered = f"{standing.number}/{standing.sections} " if standing.sections > 1 else ""
    title = Part("message", message) if message else Part("name", numbered + standing.section)
    wanted = _width([title])
    reserved = min(width, wanted) if message else min(width // 2, max(_TITLE, min(width // 3, wanted)))
    right = _fitting(list(_details(standing, width, left_out_key)), width - reserved - _APART)
    room = max(0, width - _width(right) - (_APART if right else 0))
    left = replace(title, text=shorten(title.text, room))
    gap = width - cell_len(left.text) - _width(right)
    return [left, Part("blank", " " * gap), *_apart(right)]


def keys_line(width: int, commands: Sequence[Command] = COMMANDS) -> list[Part]:
    """Return the parts of the second line: keys and what they do, as many as fit into `width` cells."""
    hinted = {command.action: command for command in commands if command.keys}
    shown: set[str] = set()
    used = -_APART
    for action in filter(hinted.__contains__, _HINTS):
        used += _APART + cell_len(_hint(hinted[action]))
        if used > width:
            break
        shown.add(action)
    return list(_keys(command for command in commands if command.action in shown))


def shorten(text: str, width: int) -> str:
    """Return the text in at most `width` cells, with an ellipsis where it had to be cut."""
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    return chop_cells(text, width - 1)[0].rstrip() + "…" if width > 1 else "…"


def progress_bar(percent: int, width: int) -> str:
    """Return a bar of `width` cells, which is full only at 100."""
    done = percent * width // 100
    return "━" * done + "─" * (width - done)


class TopLine(Widget):
    """The row above the page, where the window can spare it: the section's name once its heading has scrolled away."""

    ALLOW_SELECT = False

    heading: reactive[str] = reactive("")
    """What to show, "" for nothing."""

    column: reactive[Column | None] = reactive(None)
    """Where the text stands in the window; the name stands over it."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take one row or none, as the window has room."""
        return int(viewport.height >= ROOM_FOR_TOP_LINE)

    def render_line(self, y: int) -> Strip:
        """Draw the name, shortened where it must be."""
        left, room = (self.column.left, self.column.width) if self.column else (0, 0)
        text = " " * left + shorten(self.heading, room)
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)


class TooSmall(Widget):
    """The bottom of a window that is too small for anything else there: it says so, as far as it has room."""

    ALLOW_SELECT = False

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take one row, or none where the window is large enough, or has no row to spare."""
        small = viewport.width < SMALLEST[0] or viewport.height < SMALLEST[1]
        return int(small and viewport.height > 1)

    def render_line(self, y: int) -> Strip:
        """Say it."""
        text = shorten(f"too small: {SMALLEST[0]}×{SMALLEST[1]} needed", self.size.width)
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)


class StatusBar(Widget):
    """Shows the standing, or a message in its place, and the keys."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"status--{role}" for role in ("name", "message", "detail", "bar", "blank", "key", "hint")
    }

    standing: reactive[Standing | None] = reactive(None)
    """What to show; None before the page is set."""

    message: reactive[str] = reactive("")
    """What has just happened, or couldn't."""

    search: reactive[str] = reactive("")
    """What to tell of the search that is on; "" where none is."""

    link: reactive[str] = reactive("")
    """What to tell of the link that is lit; "" where none is."""

    notice: reactive[str] = reactive("")
    """What to tell until it is settled; "" for nothing."""

    prompting: reactive[bool] = reactive(False, layout=True)
    """Whether something is being typed in the line of the keys."""

    def __init__(self, commands: Sequence[Command] = COMMANDS) -> None:
        """Show the keys of these commands."""
        super().__init__()
        self.commands = commands
        keys = next(command.keys for command in commands if command.action == "left_out")
        self._left_out_key = key_name(keys[0]) if keys else ""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take two rows, one or none, as the window has room."""
        if viewport.width < SMALLEST[0] or viewport.height < SMALLEST[1]:
            return 0
        return 1 + (viewport.height >= ROOM_FOR_KEYS and not self.prompting)

    def render_line(self, y: int) -> Strip:
        """Draw one of the two lines."""
        width = self.size.width
        if y == 1:
            parts = keys_line(width, self.commands)
        else:
            message = self.message or self.link or self.search or self.notice
            parts = standing_line(self.standing, message, width, self._left_out_key)
        segments = [Segment(part.text, self.get_component_rich_style(f"status--{part.role}")) for part in parts]
        return Strip(segments).adjust_cell_length(width, self.rich_style)


def _hint(command: Command) -> str:
    return f"{key_name(command.keys[0])} {command.hint}"


def _keys(commands: Iterable[Command]) -> Iterator[Part]:
    for index, command in enumerate(commands):
        if index:
            yield Part("blank", " " * _APART)
        key, hint = _hint(command).split(" ", 1)
        yield Part("key", key)
        yield Part("hint", f" {hint}")


def _details(standing: Standing, width: int, left_out_key: str) -> Iterator[Part]:
    if standing.captions is not None:
        hidden = not standing.captions
        yield Part("detail", f"captions {'hidden' if hidden else 'shown'}", worth=5 if hidden else 1)
    if standing.everything:
        yield Part("detail", "every line", worth=4)
    if standing.left_out_shown and standing.left_out:
        yield Part("detail", f"{standing.left_out} left out shown", worth=4)
    elif standing.left_out:
        count = f"{standing.left_out} left out"
        them = "it" if standing.left_out == 1 else "them"
        text = f"{count} · {left_out_key} shows {them}" if left_out_key else count
        yield Part("detail", text, worth=4, shorter=count)
    yield Part("detail", standing.time_left, worth=3)
    yield Part("bar", progress_bar(standing.percent, 20 if width >= 100 else 10), worth=2)
    yield Part("detail", f"{standing.percent:3} %", worth=6)


def _fitting(parts: list[Part], width: int) -> list[Part]:
    """Return the parts without those that are worth least, so that the rest takes at most `width` cells."""
    while parts and _width(parts) > width:
        least = min(parts, key=lambda part: part.worth)
        longer = next((number for number, part in enumerate(parts) if part.shorter), None)
        if longer is None or least.worth < _SHORTENED_FROM:
            parts.remove(least)
        else:
            parts[longer] = replace(parts[longer], text=parts[longer].shorter, shorter="")
    return parts


def _width(parts: Sequence[Part]) -> int:
    return sum(cell_len(part.text) for part in parts) + _APART * max(0, len(parts) - 1)


def _apart(parts: Sequence[Part]) -> Iterator[Part]:
    for index, part in enumerate(parts):
        if index:
            yield Part("blank", " " * _APART)
        yield part
