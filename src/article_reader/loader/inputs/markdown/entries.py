"""The formats of front matter, YAML, TOML, JSON and rows of "Key: value" -> entries, values as they were typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from article_reader.loader.scripts import spaced
from article_reader.safety import clean

if TYPE_CHECKING:
    import yaml

LONGEST = 50_000
"""How many characters front matter has at the most; what is longer is no front matter."""

DEEPEST = 20
"""How deep values may be nested."""

_YAML_FENCE, _YAML_END = re.compile(r"---[ \t]*"), re.compile(r"(?:---|\.\.\.)[ \t]*")
_TOML_FENCE = re.compile(r"\+\+\+[ \t]*")
_JSON_FENCE, _JSON_END = re.compile(r"\{[ \t]*"), re.compile(r"\}[ \t]*")

_LOOKS_LIKE_A_KEY = re.compile(r"[\w-]+[ \t]*:(?:\s|$)")
_TOML_KEY = re.compile(r"[\"']?([\w-]+)[\"']?[ \t]*=")
_TOML_TABLE = re.compile(r"[ \t]*\[")
_JSON_KEY = re.compile(r"[ \t]*\"([\w -]{1,40})\"[ \t]*:")
_PLAIN_FIELD = re.compile(r"([^\W\d_][\w-]*(?:[ /][\w-]+){0,3}):(?:[ \t]+(.*))?")
_UNSURE_VALUE = re.compile(r"[\[{*&!|>%@`'\"]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: str
    """The key, as typed."""

    values: tuple[str, ...]
    """The words of its value, one for each item of a list."""

    first: int
    """Its first row, from 0."""

    last: int
    """Its last row."""

    denied: bool = False
    """Whether the value is a plain "false"."""

    @property
    def name(self) -> str:
        """The key as the table has it."""
        return re.sub(r"[ -]", "_", self.key.strip().lower())

    @property
    def text(self) -> str:
        """The value on one line."""
        return clean(spaced(", ".join(self.values)))


@dataclass(frozen=True, slots=True)
class Entries:
    """Front matter, taken apart."""

    rows: int
    """How many rows of the input it takes, its fences included."""

    entries: Sequence[Entry] | None
    """Its entries; None where they can't be read."""

    fences: tuple[int, ...] = ()
    """The rows that say nothing, from 0."""


def fenced_entries(rows: Sequence[str]) -> Entries | None:
    """Return the entries between the fences of YAML, TOML or JSON at the top of a text, None where there are none."""
    for read in (_read_yaml, _read_toml, _read_json):
        if (found := read(rows)) is not None:
            return found
    return None


def _fenced(rows: Sequence[str], begin: re.Pattern[str], end: re.Pattern[str]) -> int | None:
    """Return the row that ends what the first row begins, None where none does or too much stands between."""
    if not rows or not begin.fullmatch(rows[0]):
        return None
    length = 0
    for number, row in enumerate(rows[1:], start=1):
        if end.fullmatch(row):
            return number
        length += len(row) + 1
        if length > LONGEST:
            break
    return None


def _read_yaml(rows: Sequence[str]) -> Entries | None:
    last = _fenced(rows, _YAML_FENCE, _YAML_END)
    if last is None:
        return None
    between = rows[1:last]
    first = next((row for row in between if row.strip() and not row.lstrip().startswith("#")), "")
    if not _LOOKS_LIKE_A_KEY.match(first):
        return None
    entries = _yaml_entries(between)
    return Entries(last + 1, entries, (0, last))


def _yaml_entries(rows: Sequence[str]) -> Sequence[Entry] | None:
    """Return the entries of YAML, None where it isn't YAML or not of the harmless kind."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = "\n".join(rows)
    try:
        if not _is_harmless(yaml.parse(text, Loader=loader)):
            return None
        root = yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, UnicodeEncodeError):
        return _entries_by_row(rows)
    if not isinstance(root, yaml.MappingNode):
        return None
    entries = [_yaml_entry(key, value) for key, value in root.value]
    return entries if len({entry.key for entry in entries}) == len(entries) else None


def _is_harmless(events: Iterable[object]) -> bool:
    """Tell whether there are no aliases, which can multiply, no tags of Python's, and no great depth."""
    import yaml

    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None) or depth > DEEPEST:
            return False
    return True


def _yaml_entry(key: yaml.Node, value: yaml.Node) -> Entry:
    import yaml

    end = value.end_mark
    # The mark behind a block may stand at the start of the next row.
    last = max(value.start_mark.line, end.line - 1 if end.column == 0 else end.line)
    scalar = isinstance(value, yaml.ScalarNode)
    denied = scalar and value.tag.endswith(":bool") and value.value.lower() == "false"
    name = key.value if isinstance(key, yaml.ScalarNode) else ""
    return Entry(name, tuple(_yaml_words(value)), key.start_mark.line + 1, last + 1, denied)


def _yaml_words(node: yaml.Node) -> Iterator[str]:
    """Yield the texts in a value, in order."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        if not node.tag.endswith(":null"):
            yield node.value
        return
    for item in node.value:
        yield from _yaml_words(item[1] if isinstance(item, tuple) else item)


def _entries_by_row(rows: Sequence[str]) -> Sequence[Entry] | None:
    """Return the entries of YAML with a colon too many in a value, one a row; None where more than that is wrong."""
    entries = []
    for number, row in enumerate(rows, start=1):
        if not row.strip() or row.startswith((" ", "\t", "#", "- ")):
            continue
        found = _PLAIN_FIELD.fullmatch(row.rstrip())
        value = (found[2] or "") if found else ""
        if found is None or (_UNSURE_VALUE.match(value) and not _is_quoted(value)):
            return None
        entries.append(Entry(found[1], (value.strip("\"'"),) if value else (), number, number))
    return entries if len({entry.key for entry in entries}) == len(entries) else None


def _is_quoted(value: str) -> bool:
    return len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"


def _read_toml(rows: Sequence[str]) -> Entries | None:
    last = _fenced(rows, _TOML_FENCE, _TOML_FENCE)
    if last is None:
        return None
    starts = [number for number in range(1, last) if _TOML_KEY.match(rows[number]) or _TOML_TABLE.match(rows[number])]
    entries = []
    for start, end in pairwise([*starts, last]):
        if _TOML_TABLE.match(rows[start]) and rows[start].rstrip().endswith("]"):
            break  # what follows tells of other things than the article
        if (entry := _toml_entry(rows, start, end)) is not None:
            entries.append(entry)
    return Entries(last + 1, entries, (0, last))


def _toml_entry(rows: Sequence[str], start: int, end: int) -> Entry | None:
    import tomllib

    while end > start + 1 and not rows[end - 1].strip():
        end -= 1
    try:
        ((key, value),) = tomllib.loads("\n".join(rows[start:end])).items()
    except (ValueError, RecursionError):  # a mistake, or several values
        return None
    typed = "\n".join(rows[start:end]).partition("=")[2].strip()
    values = tuple(_plain_words(value, typed))
    return Entry(key, values, start, end - 1, denied=value is False)


def _read_json(rows: Sequence[str]) -> Entries | None:
    last = _fenced(rows, _JSON_FENCE, _JSON_END)
    if last is None:
        return None
    try:
        value = json.loads("\n".join(rows[: last + 1]))
    except (ValueError, RecursionError):
        return None  # then it is text between braces
    found = ((number, _JSON_KEY.match(rows[number])) for number in range(1, last))
    starts = [(number, key[1]) for number, key in found if key]
    entries = []
    for (start, key), (end, _) in pairwise([*starts, (last, "")]):
        if key in value:
            typed = rows[start].partition(":")[2].strip(" \t,")
            told = value.pop(key)
            entries.append(Entry(key, tuple(_plain_words(told, typed)), start, end - 1, denied=told is False))
    return Entries(last + 1, entries, (0, last))


def _plain_words(value: object, typed: str) -> Iterator[str]:
    """Yield the texts in a value of TOML or JSON; what is no text is said as it was typed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))
    elif isinstance(value, dict):
        yield from (item for item in value.values() if isinstance(item, str))
    elif value is not None:
        yield typed


def plain_entries(rows: Sequence[str], start: int, end: int, *, blank_ends: bool) -> Sequence[Entry] | None:
    """Return the entries of rows "Key: value", set-in rows going on the value above; None where a row is neither."""
    entries: list[Entry] = []
    for number in range(start, end):
        row = rows[number]
        if not row.strip():
            continue
        if row[0] in " \t" and entries and blank_ends:
            above = entries.pop()
            entries.append(Entry(above.key, (" ".join([*above.values, row.strip()]),), above.first, number))
        elif found := _PLAIN_FIELD.fullmatch(row.rstrip()):
            entries.append(Entry(found[1], (found[2],) if found[2] else (), number, number))
        else:
            return None
    return entries
