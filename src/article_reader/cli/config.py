"""The user's config.yaml: what may stand in it, and what of it is a mistake."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from article_reader.cli.marked_yaml import Marked, YamlMistake, read_marked
from article_reader.cli.settings import IN_CONFIG, Setting, Takes
from article_reader.errors import SettingsError

Keys = Mapping[str, Sequence[str]]
"""Keys by the names of the actions they are for."""

_NAMED_KEYS = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("enter", "tab", "escape", "space", "backspace", "delete", "insert"),
        *(f"f{number}" for number in range(1, 25)),
    )
)

_KEY_FORM = "expected a character but no digit (Q, not shift+q), or a name as ctrl+f, f2"

_KEY = re.compile(r"(?:(?:ctrl|alt|shift)\+)*(?P<key>\S+)")


def read_config(text: str, name: str, actions: Keys) -> Mapping[str, Any]:
    """Return the settings that a config.yaml gives, by their names; one without a value is not given.

    Args:
        text: the file's text.
        name: the file's name, for messages.
        actions: all actions, with their default keys.

    Raises:
        SettingsError: it has an unknown key, an invalid value, an unknown action, or one key for two actions.
    """
    try:
        marked = read_marked(text)
    except YamlMistake as error:
        raise SettingsError(name, str(error), "see article-reader --config-example", error.line) from error
    if marked.value is None:
        return {}
    if not isinstance(marked.value, dict):
        raise SettingsError(name, "no settings in it", "write one a line, as width: 72", 1)
    values: dict[str, Any] = {}
    for key, value in marked.value.items():
        if key not in IN_CONFIG:
            raise SettingsError(name, f"unknown setting {key!r}", _nearest(key, list(IN_CONFIG)), marked.line(key))
        if value is not None:
            values[key] = _checked(IN_CONFIG[key], value, name, marked.line(key))
    if "keys" in values:
        values["keys"] = dict(_keys(name, marked, values["keys"], actions))
    return values


def _checked(setting: Setting, value: Any, name: str, line: int) -> Any:
    """Return a setting's value; an invalid one is a SettingsError."""
    if complaint := setting.complaint(value):
        remedy = _nearest(value, setting.choices) if setting.choices else f"expected {setting.expected}"
        raise SettingsError(name, complaint, remedy, line)
    return tuple(Path(file).expanduser() for file in value) if setting.takes is Takes.FILES else value


def example(actions: Keys) -> str:
    """Return a config.yaml with every setting, commented out, at its default."""
    lines = ["# Settings of Article Reader. Uncomment a line to change it; values shown are the defaults."]
    for setting in IN_CONFIG.values():
        lines += [
            "",
            f"# {setting.about[:1].upper()}{setting.about[1:]}.",
            f"#{setting.name}: {in_yaml(setting.default)}",
        ]
    lines += ["", "# The actions, and their default keys:"]
    lines += [f"#  {action}: [{', '.join(map(_quoted, keys))}]" for action, keys in actions.items()]
    return "\n".join(lines) + "\n"


def in_yaml(value: Any) -> str:
    """Return a default as it is written in YAML."""
    return value if isinstance(value, str) else json.dumps(value)


def _quoted(key: str) -> str:
    is_plain = re.fullmatch(r"[a-z][a-z0-9+]*", key) and key not in {"y", "n"}
    return key if is_plain else json.dumps(key, ensure_ascii=False)


def _keys(name: str, marked: Marked, given: Mapping[str, Any], actions: Keys) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the actions that have other keys, with these; the same key for two actions is a mistake."""
    for action, keys in given.items():
        line = marked.line("keys", action)
        if action not in actions:
            raise SettingsError(name, f"unknown action {action!r}", _nearest(action, list(actions)), line)
        listed = [keys] if isinstance(keys, str) else keys
        if not (isinstance(listed, list) and all(isinstance(key, str) and key for key in listed)):
            raise SettingsError(name, f"{action} has {keys!r}", 'expected keys in quotes, as ["c", "f2"]', line)
        for key in listed:
            if not _is_key(key):
                raise SettingsError(name, f"{key!r} is no key", _KEY_FORM, line)
        yield action, tuple(listed)
    taken: dict[str, str] = {}
    for action, keys in {**actions, **{action: _listed(keys) for action, keys in given.items()}}.items():
        for key in keys:
            other = taken.setdefault(key, action)
            if other != action:
                own = action if action in given else other
                what = f"key {key!r} is bound to both {other} and {action}"
                raise SettingsError(name, what, "change one of them", marked.line("keys", own))


def _listed(keys: Any) -> Sequence[str]:
    return [keys] if isinstance(keys, str) else keys


def _is_key(key: str) -> bool:
    match = _KEY.fullmatch(key)
    if match is None or key.isdecimal():
        return False  # digits go to sections
    name = match["key"]
    return name in _NAMED_KEYS or (len(name) == 1 and not key.startswith("shift+"))


def _nearest(name: str, known: Sequence[str]) -> str:
    """Return what to say of a name that isn't known: the nearest that is, else all."""
    near = difflib.get_close_matches(str(name), known, 1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
