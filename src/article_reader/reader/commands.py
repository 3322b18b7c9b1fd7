"""What keys do: one ordered table, from which bindings, hints, help, palette and the keys of the config are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Group(StrEnum):
    """What a command is about; the help shows the groups in this order."""

    MOVE = "Move"
    SECTIONS = "Sections"
    LINKS = "Links, back and forward"
    SEARCH = "Search and bookmarks"
    SHOW = "Show and hide"
    PAGE = "Page"
    TAKE = "Copy and edit"
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
    Command("line_down", ("j", "down", "ctrl+e"), Group.MOVE, "a line down"),
    Command("line_up", ("k", "up", "ctrl+y"), Group.MOVE, "a line up"),
    Command("page_down", ("space", "f", "pagedown", "ctrl+f"), Group.MOVE, "a page down", "page"),
    Command("page_up", ("b", "pageup", "ctrl+b"), Group.MOVE, "a page up"),
    Command("half_page_down", ("d", "ctrl+d"), Group.MOVE, "half a page down"),
    Command("half_page_up", ("u", "ctrl+u"), Group.MOVE, "half a page up"),
    Command("next_paragraph", ("}",), Group.MOVE, "next paragraph"),
    Command("previous_paragraph", ("{",), Group.MOVE, "previous paragraph"),
    Command("next_change", (".",), Group.MOVE, "next change since the last reading"),
    Command("previous_change", (",",), Group.MOVE, "previous change"),
    Command("top", ("g", "home", "<"), Group.MOVE, "top of the page"),
    Command("bottom", ("G", "end", ">"), Group.MOVE, "end of the text"),
    Command("next_section", ("]",), Group.SECTIONS, "next section", "next"),
    Command("previous_section", ("[", "p"), Group.SECTIONS, "previous section", "prev"),
    Command("section", tuple("123456789"), Group.SECTIONS, "section of that number", numbered=True),
    Command("outline", ("t",), Group.SECTIONS, "the outline; again closes it", "outline"),
    Command("next_link", ("tab",), Group.LINKS, "next link; without links, outline"),
    Command("previous_link", ("shift+tab",), Group.LINKS, "previous link"),
    Command("open_link", ("enter", "ctrl+j"), Group.LINKS, "open the selected link; else a line down"),
    Command("links", ("L",), Group.LINKS, "all links: to open, copy or read here"),
    Command("back", ("ctrl+o", "backspace", "h", "left"), Group.LINKS, "back to before the last jump"),
    Command("forward", ("ctrl+i", "l", "right"), Group.LINKS, "forward again"),
    Command("search", ("/",), Group.SEARCH, "search as you type; Enter alone repeats", "search"),
    Command("search_backwards", ("\\",), Group.SEARCH, "search backwards"),
    Command("next", ("n",), Group.SEARCH, "next hit; without a search, next section"),
    Command("previous_hit", ("N",), Group.SEARCH, "previous hit"),
    Command("set_mark", ("m",), Group.SEARCH, "bookmark this place: m and a letter"),
    Command("go_to_mark", ("'",), Group.SEARCH, "go to a bookmark: ' and its letter"),
    Command("bookmarks", ("M",), Group.SEARCH, "all bookmarks: a adds notes, d removes"),
    Command("back_out", ("escape",), Group.SEARCH, "end the search, staying here"),
    Command("captions", ("c",), Group.SHOW, "captions shown or hidden", "captions"),
    Command("left_out", ("o",), Group.SHOW, "lines left out shown or hidden", "left out"),
    Command("everything", ("a",), Group.SHOW, "all lines as the story, or as found"),
    Command("wider", ("+",), Group.PAGE, "a wider column"),
    Command("narrower", ("-", "\N{MINUS SIGN}"), Group.PAGE, "a narrower column"),
    Command("reset_width", ("=",), Group.PAGE, "the column as wide as set"),
    Command("next_theme", ("T",), Group.PAGE, "the next theme"),
    Command("zen", ("z",), Group.PAGE, "nothing but the text"),
    Command("copy_paragraph", ("y",), Group.TAKE, "copy the paragraph being read"),
    Command("copy_article", ("Y",), Group.TAKE, "copy the article"),
    Command("edit", ("e",), Group.TAKE, "open the file in your editor, here"),
    Command("reload", ("r",), Group.TAKE, "read the file again"),
    Command("help", ("?", "f1"), Group.PROGRAM, "this help", "help"),
    Command("command_palette", ("ctrl+p",), Group.PROGRAM, "the command palette"),
    Command("suspend_process", ("ctrl+z",), Group.PROGRAM, "to the shell; fg comes back"),
    Command("copy_text", ("ctrl+c",), Group.PROGRAM, "copy selection, or interrupt"),
    Command("command", (":",), Group.PROGRAM, ":n :p for next, previous file; :q quits"),
    Command("quit_twice", ("Z",), Group.PROGRAM, "ZZ quits, too"),
    Command("quit", ("q", "ctrl+q"), Group.PROGRAM, "quit", "quit"),
)
"""Every command, in the order of the help."""

PROGRAM_WIDE = frozenset({"next_theme", "help", "edit", "everything", "reload", "suspend_process", "quit"})
"""The actions that are the app's own; the others are the reading screen's, but for those that Textual has bound."""

BOUND_BY_TEXTUAL = frozenset({"command_palette", "copy_text"})
"""The actions that Textual has bound itself; their keys stay."""


def default_keys() -> Mapping[str, Sequence[str]]:
    """Return the actions whose keys may be changed, with the keys they come with."""
    return {
        command.action: command.keys
        for command in COMMANDS
        if command.action not in BOUND_BY_TEXTUAL and not command.numbered
    }


def with_keys(keys: Mapping[str, Sequence[str]]) -> Sequence[Command]:
    """Return the commands, those that are named with these keys instead of their own."""
    return [replace(command, keys=tuple(keys.get(command.action, command.keys))) for command in COMMANDS]


def key_of(action: str, keys: Mapping[str, Sequence[str]]) -> str:
    """Return the first key of an action as people write it, "" where it has none; `keys` are as for `with_keys`."""
    command = next(command for command in with_keys(keys) if command.action == action)
    return key_name(command.keys[0]) if command.keys else ""


_NAMES = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "f1": "F1",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "escape": "Esc",
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
