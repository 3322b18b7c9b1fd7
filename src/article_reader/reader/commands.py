"""What keys do: one ordered table, from which the bindings, the hints at the bottom and the help are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding


class Group(StrEnum):
    """What a command is about; the help shows the groups in this order."""

    MOVE = "Move"
    SECTIONS = "Sections"
    SHOW = "Show and hide"
    PAGE = "Page"
    PROGRAM = "Program"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can ask for with a key."""

    action: str
    """The action's name: what a configuration binds keys to. Its method is `action_<name>` of the reading screen or,
    for the program's own commands, of the app."""

    keys: tuple[str, ...]
    """The keys, as Textual names them or as the character they send."""

    group: Group
    """Where the help lists it."""

    does: str
    """What it does, for the help and the palette."""

    hint: str = ""
    """One word for the bottom line; empty where it isn't hinted at."""

    numbered: bool = False
    """Whether each key is a digit that the action gets as its argument."""


COMMANDS = (
    Command("line_down", ("j", "down", "enter", "ctrl+e"), Group.MOVE, "a line down"),
    Command("line_up", ("k", "up", "ctrl+y"), Group.MOVE, "a line up"),
    Command("page_down", ("space", "f", "pagedown", "ctrl+f"), Group.MOVE, "a page down", "page"),
    Command("page_up", ("b", "pageup", "ctrl+b"), Group.MOVE, "a page up"),
    Command("half_page_down", ("d", "ctrl+d"), Group.MOVE, "half a page down"),
    Command("half_page_up", ("u", "ctrl+u"), Group.MOVE, "half a page up"),
    Command("next_paragraph", ("}",), Group.MOVE, "next paragraph"),
    Command("previous_paragraph", ("{",), Group.MOVE, "previous paragraph"),
    Command("top", ("g", "home", "<"), Group.MOVE, "top of the page"),
    Command("bottom", ("G", "end", ">"), Group.MOVE, "end of the text"),
    Command("next_section", ("]", "n"), Group.SECTIONS, "next section", "next"),
    Command("previous_section", ("[", "p"), Group.SECTIONS, "previous section", "prev"),
    Command("section", tuple("123456789"), Group.SECTIONS, "section of that number", numbered=True),
    Command("captions", ("c",), Group.SHOW, "captions shown or hidden", "captions"),
    Command("left_out", ("o",), Group.SHOW, "lines left out shown or hidden", "left out"),
    Command("wider", ("+",), Group.PAGE, "a wider column"),
    Command("narrower", ("-", "\N{MINUS SIGN}"), Group.PAGE, "a narrower column"),
    Command("measure_as_set", ("=",), Group.PAGE, "the column as wide as set"),
    Command("next_theme", ("T",), Group.PAGE, "the next theme"),
    Command("help", ("?", "f1"), Group.PROGRAM, "this help", "help"),
    Command("command_palette", ("ctrl+p",), Group.PROGRAM, "the command palette"),
    Command("suspend_process", ("ctrl+z",), Group.PROGRAM, "to the shell; fg comes back"),
    Command("copy_text", ("ctrl+c",), Group.PROGRAM, "copy selection, or interrupt"),
    Command("quit", ("q", "ctrl+q"), Group.PROGRAM, "quit", "quit"),
)
"""Every command, in the order of the help."""

PROGRAM_WIDE = frozenset({"next_theme", "help", "suspend_process", "quit"})
"""The actions that are the app's own; the others are the reading screen's, but for those that Textual has bound."""

_BOUND_BY_TEXTUAL = frozenset({"command_palette", "copy_text"})


def bindings(program_wide: bool) -> list[Binding]:
    """Return the bindings of the app, or those of the reading screen."""
    return [
        binding
        for command in COMMANDS
        if command.action not in _BOUND_BY_TEXTUAL and (command.action in PROGRAM_WIDE) == program_wide
        for binding in _bindings(command)
    ]


def _bindings(command: Command) -> Iterator[Binding]:
    if command.numbered:
        for key in command.keys:
            yield Binding(key, f"{command.action}({key})", command.does, show=False, id=f"{command.action}_{key}")
    else:
        yield Binding(",".join(command.keys), command.action, command.does, show=False, id=command.action)


_NAMES = {
    "down": "↓",
    "up": "↑",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "f1": "F1",
    "\N{MINUS SIGN}": "−",
}


def key_name(key: str) -> str:
    """Return a key as people write it."""
    return _NAMES.get(key, key)


def key_names(command: Command) -> Sequence[str]:
    """Return the command's keys as people write them; digits as a range."""
    if command.numbered:
        return (f"{command.keys[0]}–{command.keys[-1]}",)
    return tuple(map(key_name, command.keys))
