"""The table of commands -> Textual's bindings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from textual.binding import Binding, BindingType

from article_reader.reader.commands import BOUND_BY_TEXTUAL, COMMANDS, PROGRAM_WIDE, Command

_NO_KEY = "f24"
"""What stands for no key at all in a keymap, which must name one: no keyboard sends it."""


def bindings(program_wide: bool) -> list[Binding]:
    """Return the bindings of the app, or those of the reading screen."""
    return [
        binding
        for command in COMMANDS
        if command.action not in BOUND_BY_TEXTUAL and (command.action in PROGRAM_WIDE) == program_wide
        for binding in _bindings(command)
    ]


def keymap(keys: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Return the keys of actions as Textual wants them where they replace those of the bindings."""
    return {action: ",".join(map(_name, own)) or _NO_KEY for action, own in keys.items()}


def actions_by_key(declared: Iterable[BindingType]) -> Mapping[str, str]:
    """Return the actions that a widget binds keys to, for a screen that takes the keys in its place."""
    return {binding.key: binding.action for binding in Binding.make_bindings(declared)}


def _bindings(command: Command) -> Iterator[Binding]:
    if command.numbered:
        for key in command.keys:
            yield Binding(key, f"{command.action}({key})", command.does, show=False, id=f"{command.action}_{key}")
    else:
        yield Binding(",".join(map(_name, command.keys)), command.action, command.does, show=False, id=command.action)


def _name(key: str) -> str:
    return "comma" if key == "," else key
