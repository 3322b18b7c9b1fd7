"""What `-f json` and `-f yaml` wrote -> the article that was written; data of another shape is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NoReturn

from article_reader.article import (
    ADDRESS,
    BLOCK_NAMES,
    FRONT_PARTS,
    SCHEMA,
    Alignment,
    Article,
    Block,
    Caption,
    Code,
    LeftOut,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    Text,
)
from article_reader.errors import ContentError

if TYPE_CHECKING:
    import yaml

_UNSAFE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
"""What the loader would have cleaned away: what steers a terminal, ends a line or turns the direction of writing."""

_LINE = re.compile(f"[^\n{_UNSAFE}]+")
_CELL = re.compile(f"[^\t\n{_UNSAFE}]*")
_LINES = re.compile(f"[^{_UNSAFE}]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def from_data(data: object) -> Article:
    """Return the article that data of our shape tells: the one that was written.

    Raises:
        ContentError: the data has another shape, or tells what no article can be.
    """
    found = _Found("", data).keys(
        ("schema", *FRONT_PARTS, "language", "source", "lines", "sections", "left_out"), optional=("marks",)
    )
    found["schema"].one_of((SCHEMA,))
    language, source = found["language"], found["source"]
    return Article(
        **_read_front(found),
        sections=tuple(_read_section(each) for each in found["sections"].items()),
        left_out=tuple(_read_left_out(each) for each in found["left_out"].items()),
        language=None if language.value is None else language.string(_LANGUAGE, "a language's code or null"),
        source=None if source.value is None else source.string(re.compile("(?s:.+)"), "a file's name or null"),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A value and the place it was found at, which any complaint about it names."""

    place: str
    """The way to it from the top: "sections[0].blocks[2].text"."""

    value: Any
    """What stands there."""

    def refuse(self, expected: str) -> NoReturn:
        raise _mismatch(f"{self.place or 'the whole'} is {_shown(self.value)}", expected)

    def keys(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, _Found]:
        """Return what stands under the keys of an object, which are all that are required, and optional ones."""
        if not isinstance(self.value, dict):
            self.refuse(f"an object with {', '.join(required)}" if required else "an object")
        for key in self.value:
            if key not in required and key not in optional:
                what = f"{self._at(str(key)[:40])} is a key that doesn't belong there"
                raise _mismatch(what, ", ".join((*required, *optional)) or "nothing")
        for key in required:
            if key not in self.value:
                raise _mismatch(f"{self._at(key)} is missing", ", ".join(required))
        return {key: _Found(self._at(key), value) for key, value in self.value.items()}

    def items(self) -> list[_Found]:
        if not isinstance(self.value, list):
            self.refuse("a list")
        return [_Found(f"{self.place}[{number}]", value) for number, value in enumerate(self.value)]

    def filled(self, expected: str) -> list[_Found]:
        return self.items() or self.refuse(expected)

    def string(self, form: str | re.Pattern[str], expected: str) -> str:
        if not isinstance(self.value, str) or not re.fullmatch(form, self.value):
            self.refuse(expected)
        return self.value

    def line(self) -> str:
        return self.string(_LINE, "a text on one line")

    def number(self, least: int, most: int | None = None) -> int:
        number = self.value
        if isinstance(number, bool) or not isinstance(number, int) or number < least:
            self.refuse(f"a whole number from {least}")
        if most is not None and number > most:
            self.refuse(f"a whole number up to {most}")
        return number

    def share(self) -> float:
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            self.refuse("a number from 0 to 1")
        return float(value)

    def one_of(self, values: Collection[str]) -> str:
        if not isinstance(self.value, str) or self.value not in values:
            self.refuse(" or ".join(map(_shown, values)))
        return self.value

    def span(self) -> Span:
        ends = self.items()
        if len(ends) != 2:
            self.refuse("two line numbers, the first and the last")
        first = ends[0].number(1)
        return Span(first, ends[1].number(first))

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key


def _shown(value: object) -> str:
    """Return a value as a complaint shows it: what it is where it has parts, its beginning where it is long."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if len(value) <= 40 else f"{_shown(value[:40])}…"
    if isinstance(value, int) and abs(value) > 10**15:
        return "a huge number"
    return json.dumps(value) if value is None or isinstance(value, int | float) else f"a {type(value).__name__}"


def _read_front(found: dict[str, _Found]) -> dict[str, Text]:
    there = [name for name in FRONT_PARTS if found[name].value is not None]
    lines = found["lines"].keys(there)
    marks = found["marks"].keys((), there) if "marks" in found else {}
    return {name: _read_text(found[name], lines[name], marks.get(name)) for name in there}


def _read_text(words: _Found, lines: _Found, marks: _Found | None) -> Text:
    text = words.string(_LINE, "a text on one line, or null")
    return Text(text, lines.span(), _read_marks(marks, text))


def _read_section(found: _Found) -> Section:
    parts = found.keys(("heading", "lines", "blocks"), optional=("marks", "confidence"))
    blocks = tuple(_read_block(each) for each in parts["blocks"].items())
    if parts["heading"].value is not None:
        heading = _read_text(parts["heading"], parts["lines"], parts.get("marks"))
        return Section(replace(heading, confidence=_read_confidence(parts)), blocks)
    for name in ("lines", "marks", "confidence"):
        if name in parts and parts[name].value is not None:
            parts[name].refuse("null, as there is no heading," if name == "lines" else f"no {name} without a heading")
    return Section(None, blocks)


def _read_block(found: _Found) -> Block:
    if not isinstance(found.value, dict) or "type" not in found.value:
        found.refuse("an object with a type")
    kind = _Found(f"{found.place}.type", found.value["type"]).one_of(BLOCK_NAMES.values())
    required, optional = _BLOCK_KEYS[kind]
    parts = found.keys(("type", *required, "lines"), optional=(*optional, "confidence"))
    return replace(_BLOCK_READERS[kind](parts), confidence=_read_confidence(parts))


def _read_paragraph(parts: dict[str, _Found]) -> Paragraph:
    return Paragraph(*_read_rows(parts))


def _read_quote(parts: dict[str, _Found]) -> Quote:
    return Quote(*_read_rows(parts))


def _read_rows(parts: dict[str, _Found]) -> tuple[str, Span, tuple[Mark, ...]]:
    text = parts["text"].string(_LINES, "a text")
    return text, parts["lines"].span(), _read_marks(parts.get("marks"), text)


def _read_code(parts: dict[str, _Found]) -> Code:
    return Code(parts["text"].string(_LINES, "lines of text"), parts["lines"].span())


def _read_item(parts: dict[str, _Found]) -> ListItem:
    text, lines, marks = _read_rows(parts)
    return ListItem(
        text,
        lines,
        parts["marker"].string(re.compile(f"(?:{_LINE.pattern})?"), "a bullet"),
        marks,
        parts["depth"].number(1) if "depth" in parts else 0,
    )


def _read_table(parts: dict[str, _Found]) -> Table:
    header = None if parts["header"].value is None else _read_row(parts["header"])
    rows = tuple(map(_read_row, parts["rows"].items()))
    if header is None and not rows:
        parts["rows"].refuse("a row, or else a header,")
    alignments = parts["alignments"].filled("at least one alignment, or no such key,") if "alignments" in parts else ()
    table = Table(header, rows, tuple(map(_read_alignment, alignments)), parts["lines"].span())
    return replace(table, marks=_read_marks(parts.get("marks"), table.text))


def _read_row(found: _Found) -> tuple[str, ...]:
    return tuple(each.string(_CELL, "a cell's text on one line") for each in found.filled("at least one cell"))


def _read_alignment(found: _Found) -> Alignment | None:
    return None if found.value is None else Alignment(found.one_of(list(Alignment)))


def _read_caption(parts: dict[str, _Found]) -> Caption:
    text, credit = parts["text"], parts["credit"]
    if text.value is None and credit.value is None:
        text.refuse("a text, or else a credit,")
    return Caption(
        None if text.value is None else text.line(),
        None if credit.value is None else credit.line(),
        parts["lines"].span(),
    )


_BLOCK_KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "paragraph": (("text",), ("marks",)),
    "list_item": (("text", "marker"), ("depth", "marks")),
    "quote": (("text",), ("marks",)),
    "caption": (("text", "credit"), ()),
    "code": (("text",), ()),
    "table": (("header", "rows"), ("alignments", "marks")),
}
"""The keys that a kind of block has beside those of all, and those that it may have."""

_BLOCK_READERS: Mapping[str, Callable[[dict[str, _Found]], Block]] = {
    "paragraph": _read_paragraph,
    "list_item": _read_item,
    "quote": _read_quote,
    "caption": _read_caption,
    "code": _read_code,
    "table": _read_table,
}
"""What reads a kind of block."""


def _read_confidence(parts: dict[str, _Found]) -> float | None:
    """Return how sure it is that a block or heading belongs to the story; None where nothing is said about that."""
    return parts["confidence"].share() if "confidence" in parts else None


def _read_left_out(found: _Found) -> LeftOut:
    parts = found.keys(("text", "reason", "lines"))
    return LeftOut(parts["text"].string(_LINES, "a text"), parts["reason"].line(), parts["lines"].span())


def _read_marks(found: _Found | None, text: str) -> tuple[Mark, ...]:
    if found is None:
        return ()
    items = found.filled("at least one mark, or no such key,")
    marks = [_read_mark(each, len(text)) for each in items]
    _check_nesting(items, marks)
    return tuple(marks)


def _read_mark(found: _Found, length: int) -> Mark:
    parts = found.keys(("kind", "start", "end"), optional=("target",))
    kind = MarkKind(parts["kind"].one_of(list(MarkKind)))
    if (kind is MarkKind.LINK) is not ("target" in parts):
        found.refuse("a target for a link, and for nothing else,")
    start = parts["start"].number(0)
    end = parts["end"].number(start + 1, length)
    address = "an address that begins with http://, https:// or mailto:"
    return Mark(kind, start, end, parts["target"].string(ADDRESS, address) if "target" in parts else None)


def _check_nesting(found: Sequence[_Found], marks: Sequence[Mark]) -> None:
    """Refuse marks that cross, or that don't stand in the order in which they begin, outer ones first."""
    around: list[Mark] = []
    before = (-1, 0)
    for place, mark in zip(found, marks, strict=True):
        if (mark.start, -mark.end) < before:
            raise _mismatch(f"{place.place} comes too late", "the order in which marks begin, outer ones first,")
        before = (mark.start, -mark.end)
        while around and around[-1].end <= mark.start:
            around.pop()
        if around and mark.end > around[-1].end:
            raise _mismatch(f"{place.place} crosses one before it", "one mark within the other")
        around.append(mark)


_DEEPEST = 20
"""How deep the data lies within itself at the most; an article's goes down to seven."""


def read_own_data(text: str) -> Article:
    """Return the article that JSON or YAML of our shape tells.

    Raises:
        ContentError: it is neither, or tells what no article can be.
    """
    return from_data(_read_json(text) if text.lstrip().startswith("{") else _read_yaml(text))


def _read_json(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _mismatch(f"{place} is no JSON ({error.msg})", "an article's data as JSON") from error
    except (ValueError, RecursionError) as error:  # a number without end, brackets without end
        raise _mismatch("it goes beyond any article's JSON", "an article's data as JSON") from error


def _read_yaml(text: str) -> object:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if not _is_plain(yaml.parse(text, Loader=loader)):
            raise _mismatch("it goes beyond any article's YAML", "an article's data as YAML")
        return yaml.load(text, Loader=loader)  # noqa: S506  # nosec B506  # a safe one
    except yaml.MarkedYAMLError as error:
        place = f"line {error.problem_mark.line + 1}" if error.problem_mark else "it"
        raise _mismatch(f"{place} is no YAML", "an article's data as YAML") from error
    except (yaml.YAMLError, ValueError) as error:
        raise _mismatch("it is no YAML", "an article's data as YAML") from error


def _is_plain(events: Iterable[yaml.Event]) -> bool:
    """Tell whether YAML is without references, which can make much of little, and not nested without end."""
    import yaml

    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
            return False
    return True


def _mismatch(what: str, expected: str) -> ContentError:
    """Return the error of data that tells no article: `what` names the place."""
    return ContentError(what, f"{expected} was expected")
