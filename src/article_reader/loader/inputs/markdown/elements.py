"""HTML within Markdown: which tags are markup, which are text that only looks like it, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from article_reader.loader.inputs.html.nodes import BLOCKS, SKIPPED, STYLES

_OTHERS = frozenset(
    (
        *("a", "abbr", "acronym", "area", "b", "bdi", "bdo", "big", "blink", "body", "br", "button", "cite", "code"),
        *("col", "colgroup", "content", "data", "del", "dfn", "em", "font", "hgroup", "i", "img", "ins", "kbd"),
        *("label", "legend", "main", "map", "mark", "marquee", "meter", "nobr", "output", "param", "picture"),
        *("progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "slot", "small", "source", "span", "strike"),
        *("strong", "sub", "sup", "time", "track", "tt", "u", "var", "wbr"),
    )
)
"""Elements that neither begin a block nor hide their text."""

_ELEMENTS = BLOCKS | SKIPPED | _OTHERS | {"wbr", "noembed"} | frozenset(STYLES)

_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track")
)
"""Elements that have no end tag."""

_SWALLOWING = (SKIPPED | {"plaintext", "xmp", "noembed"}) - _EMPTY
"""Elements that would hide all that follows them where they aren't closed."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|\Z)|<(?=[!?])")
_CLOSING = re.compile(r"</([A-Za-z][A-Za-z0-9-]*)")


class _Kind(Enum):
    """What something that looks like a tag is."""

    TEXT = auto()
    REMARK = auto()
    OPENING = auto()
    CLOSING = auto()


class Tags:
    """Tells the tags of a Markdown text that are markup."""

    def __init__(self, rows: Sequence[str]) -> None:
        self._closed: dict[str, int] = {}
        """The last row, from 0, in which each element is closed."""
        for number, row in enumerate(rows):
            if "</" in row:
                self._closed.update((found[1].lower(), number) for found in _CLOSING.finditer(row))

    def kept(self, html: str, first: int, last: int) -> str:
        """Return a piece of HTML in which only what is markup can be taken for it, and tags name their lines.

        Args:
            html: the piece.
            first: the row that it begins in, from 0.
            last: the row that it ends in.
        """
        found = list(_TAG.finditer(html))
        ends_of_remarks = html.rfind("-->"), html.rfind(">")
        kinds = [self._kind(tag, html, first, ends_of_remarks) for tag in found]
        rows = _rows(html, found)
        ends = _ends(found, kinds, rows)
        out: list[str] = []
        at = 0
        for tag, kind, row, end in zip(found, kinds, rows, ends, strict=True):
            out.append(html[at : tag.start()])
            if kind is _Kind.TEXT:
                out.append("&lt;" + tag[0][1:])
            elif kind is _Kind.OPENING:
                behind = last if end is None else min(last, first + end)
                out.append(f'{tag[0]} data-lines="{min(last, first + row) + 1}-{behind + 1}"')
            else:
                out.append(tag[0])
            at = tag.end()
        return "".join([*out, html[at:]])

    def _kind(self, tag: re.Match[str], html: str, row: int, ends: tuple[int, int]) -> _Kind:
        name = (tag[2] or "").lower()
        if not name:
            # A comment, a declaration or the like that doesn't end would hide the text behind it.
            end = ends[0] if html.startswith("<!--", tag.start()) else ends[1]
            return _Kind.REMARK if end > tag.start() else _Kind.TEXT
        if not self._is_markup(name, opening=not tag[1], row=row):
            return _Kind.TEXT
        return _Kind.CLOSING if tag[1] else _Kind.OPENING

    def _is_markup(self, name: str, *, opening: bool, row: int) -> bool:
        if "-" in name or (name in _SWALLOWING and opening):
            return self._closed.get(name, -1) >= row
        return name in _ELEMENTS


def _rows(html: str, tags: Sequence[re.Match[str]]) -> list[int]:
    """Return the rows of a piece of HTML, from 0, that its tags begin in."""
    rows: list[int] = []
    row = at = 0
    for tag in tags:
        row += html.count("\n", at, tag.start())
        at = tag.start()
        rows.append(row)
    return rows


def _ends(tags: Sequence[re.Match[str]], kinds: Sequence[_Kind], rows: Sequence[int]) -> list[int | None]:
    """Return the row in which each opened element ends, None where it isn't closed."""
    ends: list[int | None] = [None] * len(tags)
    opened: dict[str, list[int]] = {}
    for number, (tag, kind, row) in enumerate(zip(tags, kinds, rows, strict=True)):
        if kind is _Kind.OPENING:
            opened.setdefault(tag[2].lower(), []).append(number)
        elif kind is _Kind.CLOSING and (waiting := opened.get(tag[2].lower())):
            ends[waiting.pop()] = row
    return ends
