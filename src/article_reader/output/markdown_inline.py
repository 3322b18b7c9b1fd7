"""A text with marks -> Markdown that says the same: what only looks like markup is escaped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from string import punctuation

from article_reader.article import Mark, MarkKind

_STARS = {MarkKind.EMPHASIS: "*", MarkKind.STRONG: "**", MarkKind.STRUCK: "~~"}
_TAGS = {MarkKind.EMPHASIS: "em", MarkKind.STRONG: "strong", MarkKind.CODE: "code", MarkKind.STRUCK: "s"}

_ALWAYS = frozenset("\\`*[]<~")
"""Characters that are escaped wherever they stand."""

_ENTITY = re.compile(r"&(?=#?\w+;)")
_OPENS_BLOCK = re.compile(r"^(?:[>+=:-]|#{1,6}(?=\s|$))", re.MULTILINE)
_OPENS_LIST = re.compile(r"^\d{1,9}(?=[.)](?:\s|$))", re.MULTILINE)
_GOES_ON = re.compile(r"(?<=\n)\|")
"""What would make two rows a table."""

_EDGES = re.compile(r"^[^\S\n]|[^\S\n]$|\A\n|\n\Z", re.MULTILINE)
"""White space where a row begins or ends."""

_CLOSES_HEADING = re.compile(r"#+$")
_TICKS = re.compile("`+")
_NEEDS_BRACKETS = re.compile(r"[\s<>()\\&\"'*_`\[\]]")


def inline(
    text: str,
    marks: Sequence[Mark] = (),
    *,
    at_start: bool = True,
    heading: bool = False,
    row_start: str | None = None,
) -> str:
    """Return a text as Markdown.

    Args:
        text: the text; tabs become spaces.
        marks: the words of it that are set apart.
        at_start: whether a row begins with it, where some characters would open a block.
        heading: whether it is a heading, where number signs at the end would be dropped.
        row_start: what each row after the first begins with; None where all is to be on one, line ends as spaces.
    """
    text = re.sub(r"\t" if row_start is not None else r"[\n\t]", " ", text)
    escaped = _escaped(text, at_start=at_start, heading=heading)
    signs = _Signs(text, marks)
    out: list[str] = []
    for offset, character in enumerate(text):
        out += signs.before.get(offset, ())
        if offset in signs.raw:
            out.append(character)
        elif character == "!" and offset + 1 in signs.links:
            out.append(r"\!")  # else the link would be a picture
        elif character == "\n" and offset not in escaped:
            out.append(f"\\\n{row_start}")
        else:
            out.append(escaped.get(offset, character))
        out += signs.after.get(offset + 1, ())
    return "".join(out)


def escape_all(text: str) -> str:
    """Return a text in which nothing is markup, whatever stands around it: all punctuation and space is escaped."""
    return "".join(
        f"\\{character}" if character in punctuation else f"&#{ord(character)};" if character.isspace() else character
        for character in text
    )


def _escaped(text: str, *, at_start: bool, heading: bool) -> dict[int, str]:
    """Return what is written for the characters that can't be written as they are, by their offsets."""
    escaped = {offset: f"\\{character}" for offset, character in enumerate(text) if character in _ALWAYS}
    for offset, character in enumerate(text):
        if character == "_" and not (text[offset - 1 : offset].isalnum() and text[offset + 1 : offset + 2].isalnum()):
            escaped[offset] = r"\_"
    for found in _ENTITY.finditer(text):
        escaped[found.start()] = r"\&"
    for found in (*_OPENS_BLOCK.finditer(text), *_GOES_ON.finditer(text)):
        if at_start or found.start():
            escaped[found.start()] = f"\\{text[found.start()]}"
    for found in _OPENS_LIST.finditer(text):
        if at_start or found.start():
            escaped[found.end()] = f"\\{text[found.end()]}"
    if heading and (closing := _CLOSES_HEADING.search(text)):
        escaped[len(text) - 1] = r"\#"
        escaped[closing.start()] = r"\#"
    for found in _EDGES.finditer(text):
        escaped[found.start()] = f"&#{ord(text[found.start()])};"
    return escaped


class _Signs:
    """What opens and closes the marks of a text."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self.before: dict[int, list[str]] = defaultdict(list)
        """Signs by the offset before which they stand."""
        self.after: dict[int, list[str]] = defaultdict(list)
        """Signs by the offset behind the character after which they stand."""
        self.raw: set[int] = set()
        """The offsets of what stands between backticks, where nothing can be escaped."""
        self.links: set[int] = set()
        """Where links begin."""
        self._text = text
        self._marks = list(_without_links_in_links(mark for mark in marks if mark.start < mark.end))
        self._begins: dict[int, list[int]] = defaultdict(list)
        self._ends: dict[int, list[int]] = defaultdict(list)
        for number, mark in enumerate(self._marks):
            self._begins[mark.start].append(number)
            self._ends[mark.end].append(number)
        for number, mark in enumerate(self._marks):
            opening, closing = self._pair(number, mark)
            self.before[mark.start].append(opening)
            self.after[mark.end].insert(0, closing)

    def _pair(self, number: int, mark: Mark) -> tuple[str, str]:
        if mark.kind is MarkKind.LINK:
            self.links.add(mark.start)
            return "[", f"]({_address(mark.target or '')})"
        if mark.kind is MarkKind.CODE and self._can_be_ticked(number, mark):
            self.raw.update(range(mark.start, mark.end))
            return _ticks(self._text[mark.start : mark.end])
        if mark.kind in _STARS and self._can_be_starred(number, mark):
            return _STARS[mark.kind], _STARS[mark.kind]
        return f"<{_TAGS[mark.kind]}>", f"</{_TAGS[mark.kind]}>"

    def _can_be_ticked(self, number: int, mark: Mark) -> bool:
        """Tell whether backticks can set code apart: it is on one row, without marks, and touches no other code."""
        if "\n" in self._text[mark.start : mark.end]:
            return False
        inner = self._marks[number + 1] if number + 1 < len(self._marks) else None
        if inner and inner.start < mark.end:
            return False
        touching = self._ends[mark.start] + self._begins[mark.end]
        return not any(self._marks[other].kind is MarkKind.CODE for other in touching)

    def _can_be_starred(self, number: int, mark: Mark) -> bool:
        """Tell whether stars can set words apart; else HTML must: CommonMark takes stars only at the edges of words."""
        at_start = [other for other in self._begins[mark.start] if other != number]
        at_end = [other for other in self._ends[mark.end] if other != number]
        before, behind = self._ends[mark.start], self._begins[mark.end]
        if any(self._marks[other].kind in _STARS for other in (*at_start, *at_end, *before, *behind)):
            return False
        left = _edge(
            self._outer(mark.start - 1).replace("\n", ""),
            self._text[mark.start],
            any(other > number for other in at_start),
            bool(before) or any(other < number for other in at_start),
        )
        right = _edge(
            self._outer(mark.end).replace("\n", "\\"),
            self._text[mark.end - 1],
            any(other > number for other in at_end),
            bool(behind) or any(other < number for other in at_end),
        )
        return left and right

    def _outer(self, offset: int) -> str:
        """Return the character outside a mark, "" past the ends of the text; a space at an end is spelled "&#32;"."""
        if not 0 <= offset < len(self._text):
            return ""
        return "&" if _EDGES.match(self._text, offset) else self._text[offset]


def _without_links_in_links(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the marks, but of links within each other only the outer one."""
    end = 0
    for mark in marks:
        if mark.kind is MarkKind.LINK:
            if mark.start < end:
                continue
            end = mark.end
        yield mark


def _edge(outer: str, inner: str, sign_inside: bool, sign_outside: bool) -> bool:
    """Tell whether stars between two characters only open, or only close; signs of other marks may be in between."""
    if inner.isalnum() and not sign_inside and (sign_outside or not outer or outer == " " or outer in punctuation):
        return True
    return not sign_outside and (sign_inside or not inner.isspace()) and outer in {"", " "}


def _address(target: str) -> str:
    if not _NEEDS_BRACKETS.search(target):
        return target
    return "<" + _ENTITY.sub("&amp;", re.sub(r"([\\<>])", r"\\\1", target)) + ">"


def _ticks(code: str) -> tuple[str, str]:
    """Return what opens and closes a span of code: more backticks than stand together in it, and a space if need be."""
    runs = {len(run) for run in _TICKS.findall(code)}
    length = next(number for number in range(1, len(runs) + 2) if number not in runs)
    edges = code[0] + code[-1]
    pad = " " if "`" in edges or (edges == "  " and code.strip(" ")) else ""
    return "`" * length + pad, pad + "`" * length
