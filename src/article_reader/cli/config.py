"""The user's config.yaml: what may stand in it, and what of it is a mistake."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from article_reader.cli.marked_yaml import Marked, YamlMistake, read_marked
from article_reader.errors import Mistake
from article_reader.reader.theme_names import AUTO, CHOICES, DARK, LIGHT, THEME_NAMES
from article_reader.typeset.rows import MEASURE, NARROWEST

Keys = Mapping[str, Sequence[str]]
"""Keys by the names of the actions they are for."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the user wants, unless the environment or the command line asks otherwise."""

    measure: int = MEASURE
    """The width of the column in cells."""

    captions: bool = True
    """Whether captions are shown."""

    theme: str = AUTO
    """The reader's theme; AUTO for the one that suits the terminal."""

    theme_light: str = LIGHT
    """The theme for a terminal with a light background."""

    theme_dark: str = DARK
    """The theme for a terminal with a dark background."""

    hyphenation: bool = False
    """Whether long words are divided at the end of a row."""

    justification: bool = False
    """Whether rows are set to the full width of the column."""

    resume: bool = True
    """Whether an article opens where it was left."""

    quote_source: bool = False
    """Whether what is copied by a key ends with the headline."""

    phrases: tuple[Path, ...] = ()
    """Files with stock phrases of the user's own."""

    keys: Keys = field(default_factory=dict)
    """The keys of the actions that have others than they come with."""

    def for_reader(self) -> dict[str, Any]:
        """Return the settings that are the reader's own, by their names."""
        names = ("measure", "captions", *_THEMES, "quote_source", "hyphenation", "justification", "keys")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Option:
    """A key of the file."""

    name: str
    """The key."""

    expected: str
    """What its value has to be, for a mistake's message."""

    accepts: Callable[[Any], bool]
    """Tells whether a value is that."""

    example: str
    """The value it has where the file says nothing, as YAML."""

    about: str
    """What it is for, for the example."""


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


OPTIONS = (
    Option(
        "measure",
        f"a whole number of cells from {NARROWEST}",
        lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= NARROWEST,
        str(MEASURE),
        "The width of the column in cells, where the window is wide enough.",
    ),
    Option("captions", "true or false", _is_bool, "true", "Whether captions are shown when an article opens."),
    Option(
        "theme",
        "auto, or the name of a theme",
        lambda value: value is None or isinstance(value, str),
        AUTO,
        "A theme's name, paper and night among them; auto for the next two, by the terminal's background.",
    ),
    Option("theme_light", "the name of a theme", lambda value: isinstance(value, str), LIGHT, "For light terminals."),
    Option("theme_dark", "the name of a theme", lambda value: isinstance(value, str), DARK, "For dark terminals."),
    Option("hyphenation", "true or false", _is_bool, "false", "Whether long words are divided at the end of a row."),
    Option("justification", "true or false", _is_bool, "false", "Whether rows are set to the column's full width."),
    Option("resume", "true or false", _is_bool, "true", "Whether an article opens where it was left."),
    Option("quote_source", "true or false", _is_bool, "false", "Whether what y and Y copy ends with the headline."),
    Option("phrases", "a list of files", _is_strings, "[]", "Files with stock phrases of your own; ~ is your home."),
    Option(
        "keys",
        "actions and the keys for each",
        lambda value: value is None or isinstance(value, dict),
        "{}",
        "Other keys for actions, by the names below: captions: [c, f2]. An action without a key has [].",
    ),
)
"""What may stand in the file, in the order of the example."""

_THEMES = ("theme", "theme_light", "theme_dark")
"""The settings that name a theme."""

_NAMED_KEYS = frozenset(
    (
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("enter", "tab", "escape", "space", "backspace", "delete", "insert"),
        *(f"f{number}" for number in range(1, 25)),
    )
)

_KEY = re.compile(r"(?:(?:ctrl|alt|shift)\+)*(?P<key>\S+)")


def read_configuration(text: str, name: str, actions: Keys) -> Configuration:
    """Return what a config.yaml says; `name` is the file's, `actions` are all there are, with the keys they come with.

    Raises:
        Mistake: it has an unknown key, a value of another type, a theme or an action that there isn't, or one key for
            two actions.
    """
    try:
        marked = read_marked(text)
    except YamlMistake as error:
        raise Mistake(name, error.line, str(error), "see article-reader --config-example") from error
    if marked.value is None:
        return Configuration()
    if not isinstance(marked.value, dict):
        raise Mistake(name, 1, "no settings in it", "write one a line, as measure: 72")
    for key, value in marked.value.items():
        _check(name, marked, key, value)
    values = dict(marked.value)
    if values.get("theme", AUTO) is None:
        del values["theme"]
    for key in filter(values.__contains__, _THEMES):
        known = CHOICES if key == "theme" else THEME_NAMES
        if (theme := values[key]) not in known:
            raise Mistake(name, marked.line(key), f"there is no theme {theme!r}", _nearest(theme, sorted(known)))
    files = tuple(Path(file).expanduser() for file in values.pop("phrases", ()))
    keys = dict(_keys(name, marked, values.pop("keys", None) or {}, actions))
    return replace(Configuration(), **values, phrases=files, keys=keys)


def example(actions: Keys) -> str:
    """Return a config.yaml that says, commented out, what holds without it."""
    lines = ["# Settings of Article Reader. Take a # away to change one; what is here is what holds without this file."]
    for option in OPTIONS:
        lines += ["", f"# {option.about}", f"#{option.name}: {option.example}"]
    lines += ["", "# The actions, and the keys they come with:"]
    lines += [f"#  {action}: [{', '.join(map(_quoted, keys))}]" for action, keys in actions.items()]
    return "\n".join(lines) + "\n"


def _quoted(key: str) -> str:
    is_plain = re.fullmatch(r"[a-z][a-z0-9+]*", key) and key not in {"y", "n"}
    return key if is_plain else json.dumps(key, ensure_ascii=False)


def _check(name: str, marked: Marked, key: str, value: Any) -> None:
    options = {option.name: option for option in OPTIONS}
    if key not in options:
        raise Mistake(name, marked.line(key), f"unknown setting {key!r}", _nearest(key, list(options)))
    if not options[key].accepts(value):
        raise Mistake(name, marked.line(key), f"{key} is {value!r}", f"expected {options[key].expected}")


def _keys(name: str, marked: Marked, given: Mapping[str, Any], actions: Keys) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the actions that have other keys, with these; the same key for two actions is a mistake."""
    for action, keys in given.items():
        line = marked.line("keys", action)
        if action not in actions:
            raise Mistake(name, line, f"unknown action {action!r}", _nearest(action, list(actions)))
        listed = [keys] if isinstance(keys, str) else keys
        if not _is_strings(listed):
            raise Mistake(name, line, f"{action} has {keys!r}", 'expected keys in quotes, as ["c", "f2"]')
        for key in listed:
            if not _is_key(key):
                raise Mistake(
                    name,
                    line,
                    f"{key!r} is no key",
                    "expected a character but no digit (Q, not shift+q), or a name as ctrl+f, f2",
                )
        yield action, tuple(listed)
    taken: dict[str, str] = {}
    for action, keys in {**actions, **{action: _listed(keys) for action, keys in given.items()}}.items():
        for key in keys:
            other = taken.setdefault(key, action)
            if other != action:
                own = action if action in given else other
                raise Mistake(
                    name,
                    marked.line("keys", own),
                    f"{key!r} is for {other} and for {action}",
                    "give one of them another",
                )


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
