"""YAML that people write: read safely, and with the lines that its values stand in, so that a mistake can be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str, ...]
"""The keys that lead to a value; of a list's item its number, from 0."""

_PLAIN_TAGS = frozenset({"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})
"""What mappings and lists are."""

_DEEPEST = 20
"""How deep values may be nested; settings are far from it, and deeper ones would only exhaust the stack."""


class YamlMistake(Exception):
    """The text isn't YAML as we take it; its text says what is wrong."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line
        """The line of the mistake, from 1."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A value, and where it stands."""

    value: object
    """What the text says: mappings with keys that are strings, lists, strings, numbers, truth values, None."""

    lines: Mapping[Path, int]
    """The line of each key and item, from 1."""

    def line(self, *path: str) -> int:
        """Return the line of a value, else of what it is missing in."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_marked(text: str) -> Marked:
    """Return what YAML says, read by its safe loader; aliases, tags of other types and repeated keys are refused.

    Raises:
        YamlMistake: it isn't YAML, or has one of these.
    """
    try:
        _check_events(text)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlMistake(f"not YAML: {error.problem or error.context}", _line(mark)) from error
    except yaml.YAMLError as error:
        raise YamlMistake(f"not YAML: {' '.join(str(error).split())}", 1) from error
    except UnicodeEncodeError as error:
        raise YamlMistake("not YAML: half a character", text.count("\n", 0, error.start) + 1) from error
    lines: dict[Path, int] = {}
    return Marked(None if root is None else _value(root, (), lines), lines)


def _check_events(text: str) -> None:
    """Refuse aliases, and depths at which composing the text, which recurses, would exhaust the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise YamlMistake("an alias; write the value out", _line(event.start_mark))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise YamlMistake("values nested too deep", _line(event.start_mark))


def _line(mark: Any) -> int:
    return mark.line + 1 if mark else 1


def _value(node: yaml.Node, path: Path, lines: dict[Path, int]) -> object:
    """Return what a node stands for, and note the lines of all within it."""
    if len(path) > _DEEPEST:
        raise YamlMistake("values nested too deep", _line(node.start_mark))
    lines.setdefault(path, _line(node.start_mark))
    if not isinstance(node, yaml.ScalarNode) and node.tag not in _PLAIN_TAGS:
        raise YamlMistake(f"{node.tag} is no plain value", _line(node.start_mark))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, str(index)), lines) for index, item in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, lines: dict[Path, int]) -> dict[str, object]:
    result: dict[str, object] = {}
    for key, value in node.value:
        name = str(_scalar(key)) if isinstance(key, yaml.ScalarNode) else ""
        line = _line(key.start_mark)
        if not name:
            raise YamlMistake("a key that is no word", line)
        if name in result:
            raise YamlMistake(f"the key {name!r} twice", line)
        lines[*path, name] = line
        result[name] = _value(value, (*path, name), lines)
    return result


def _scalar(node: yaml.Node) -> object:
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError) as error:
        raise YamlMistake(f"{node.value!r} is no plain value", _line(node.start_mark)) from error
