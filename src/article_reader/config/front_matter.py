"""The front matter of a Markdown file -> what it tells of the article: YAML, read safely, words as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import yaml

from article_reader.article import LeftOut, Span
from article_reader.config.marked_yaml import YamlMistake, read_marked
from article_reader.loader.inputs.front_matter import REASON, Field, FrontMatter, leave_out, unread
from article_reader.loader.inputs.source import clean

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "title": "title",
        "kicker": "kicker",
        "description": "lead",
        "lead": "lead",
        "author": "author",
        "date": "date",
        "lang": "lang",
    }
)
"""A key, and what it tells."""

NOT_READ = "front matter that is not YAML"
"""Why front matter with a mistake in it is left out."""

_LOOKS_LIKE_A_KEY = re.compile(r"[\w-]+[ \t]*:(?:\s|$)")
_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"[\n\t]+")


def read_front_matter(rows: Sequence[str]) -> FrontMatter | None:
    """Return what the rows between the fences tell, the first of which is the input's second.

    Rows that aren't keys with values are no front matter, and give None; where they look like it but aren't YAML, or
    not of the harmless kind that marked_yaml reads, all of them are left out.
    """
    text = "\n".join(rows)
    first = next((row for row in rows if row.strip() and not row.lstrip().startswith("#")), "")
    if not _LOOKS_LIKE_A_KEY.match(first):
        return None
    try:
        read_marked(text)
    except YamlMistake:
        return unread(rows, NOT_READ)
    # The values are wanted as they were typed: a date with its words, 1.10 with its nought. It is safe to compose what
    # was just read.
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return _told(root, rows) if isinstance(root, yaml.MappingNode) else None


def _told(root: yaml.MappingNode, rows: Sequence[str]) -> FrontMatter:
    fields: dict[str, Field] = {}
    left_out: list[LeftOut] = []
    taken: set[int] = set()
    for key, value in root.value:
        name = NAMES.get(key.value.lower())
        first, last = key.start_mark.line, _last_row(value)
        if name is None or name in fields or root.flow_style or (told := _field(value, first, last)) is None:
            continue
        fields[name] = told
        typed = rows[first : last + 1]
        if name == "lang" or _more_than(typed, key.value, told.text or value.value):
            left_out.append(LeftOut(" ".join(row.strip() for row in typed), REASON, told.lines))
        taken.update(range(first, last + 1))
    for number, row in enumerate(rows):
        if number not in taken:
            left_out.extend(leave_out([row], number + 2))
    return FrontMatter(len(rows) + 2, fields, tuple(sorted(left_out, key=lambda part: part.lines)))


def _field(value: yaml.Node, first: int, last: int) -> Field | None:
    """Return what a value tells; None where it is empty."""
    lines = Span(first + 2, last + 2)
    if isinstance(value, yaml.ScalarNode) and value.tag.endswith(":bool") and value.value.lower() == "false":
        return Field(None, lines)
    text = clean(", ".join(_words(value)))
    return Field(text, lines) if text.strip() else None


def _words(node: yaml.Node) -> Iterator[str]:
    """Yield the texts in a value, in order."""
    if isinstance(node, yaml.ScalarNode):
        if not node.tag.endswith(":null"):
            yield _BLANK.sub(" ", node.value.strip("\n"))
    else:
        for item in node.value:
            yield from _words(item[1] if isinstance(item, tuple) else item)


def _last_row(node: yaml.Node) -> int:
    """Return the row in which a value ends; the mark behind a block may stand at the start of the next row."""
    end = node.end_mark
    return int(max(node.start_mark.line, end.line - 1 if end.column == 0 else end.line))


def _more_than(rows: Sequence[str], key: str, value: str) -> bool:
    """Tell whether rows say more than a key and its value: a comment, or what escapes and nested keys make of it."""
    return not set(_WORD.findall(" ".join(rows))) <= {key, *_WORD.findall(value)}
