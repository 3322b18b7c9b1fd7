"""Markdown -> HTML whose elements name the lines of the input they stand in; which of the tags in it are markup."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from article_reader.loader.inputs.html.nodes import BLOCKS, SKIPPED, STYLES

if TYPE_CHECKING:
    from markdown_it.token import Token

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


DEEPEST = 100
"""How deep lists and quotes may be nested; what lies deeper is no markup any more."""

PICTURE = "\U0001f5bc"
"""The sign that opens a paragraph which is a picture's caption; a hard break divides it from its credit."""

_OWN_MARKER = re.compile(r"((?:[^\s!-/:-@\[-`{-~]|\\[!-/:-@\[-`{-~]|&#\d+;){0,40})&ensp;")
"""A list item's own bullet or number, where it is none that Markdown has: escaped, and with an en space behind it."""

_ESCAPED = re.compile(r"\\(.)")
_HOLDERS = frozenset({"list_item_open", "dd_open", "tr_open"})
"""What opens an element whose first words may stand in it without an element of their own."""

_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_BOXES: Mapping[str, str] = {" ": "☐", "x": "☑", "X": "☑"}
"""What a task that is open, or done, has for a bullet."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A Markdown text as HTML."""

    html: str
    """The body of a page."""

    markers: Mapping[int, str] = field(default_factory=dict)
    """Bullets and numbers of items that HTML has no way to tell, by the row, from 0, in which the item begins."""

    definitions: frozenset[int] = frozenset()
    """The rows, from 0, that only say where links lead."""

    missed: tuple[int, ...] = ()
    """The rows with words, from 0, that are in no element."""


def to_html(rows: Sequence[str]) -> Markup:
    """Return the rows of a Markdown text as HTML."""
    env: dict[str, Any] = {}
    reader = _reader()
    tokens = reader.parse("\n".join(rows), env)
    places = _Places(len(rows), reader, env)
    places.put(tokens)
    env["tags"] = Tags(rows)
    page = reader.renderer.render(tokens, reader.options, env)
    definitions = frozenset(_definition_rows(env))
    missed = tuple(
        number for number, row in enumerate(rows) if not places.covered[number] and any(map(str.isalnum, row))
    )
    return Markup(str(page), places.markers, definitions, missed)


def _definition_rows(env: Mapping[str, Any]) -> list[int]:
    references = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    return [row for reference in references for row in range(*reference["map"])]


class _Places:
    """Writes into tokens where they stand, and reads what is only a habit of writing and no syntax."""

    def __init__(self, rows: int, reader: MarkdownIt, env: dict[str, Any]) -> None:
        self.covered = array("b", bytes(rows + 1))
        """Whether some element has the words of a row."""
        self.markers: dict[int, str] = {}
        """As in Markup."""
        self._reader = reader
        self._env = env

    def put(self, tokens: Sequence[Token]) -> None:
        """Give all tokens their places."""
        holder: Token | None = None
        for before, token in zip([None, *tokens], tokens, strict=False):
            if token.type in _HOLDERS:
                holder = token
            elif token.type in {"fence", "code_block", "html_block", "hr"}:
                token.attrSet("data-lines", _place(*self._cover(token)))
                holder = None
            elif token.type == "inline" and before is not None:
                self._put_inline(token, before)
                if holder is not None:
                    self._put_holder(holder, token)
                holder = None

    def _put_inline(self, token: Token, before: Token) -> None:
        place = self._cover(token)
        for child in (token, *(token.children or ())):
            child.meta["place"] = place
        before.attrSet("data-lines", _place(*place))
        if before.type == "paragraph_open" and before.level == 0 and token.content.startswith(PICTURE):
            before.meta["caption"] = True

    def _put_holder(self, holder: Token, token: Token) -> None:
        """Give an item, or a row of a table, the place of its first words: it may go on long behind them."""
        first, last = token.meta["place"]
        holder.attrSet("data-lines", _place(first, last))
        if holder.type == "list_item_open":
            self._take_marker(token, first)

    def _cover(self, token: Token) -> tuple[int, int]:
        """Return the first and the last row of a token, from 0; they are thereby accounted for."""
        first, behind = token.map or (0, 1)
        last = max(first, behind - 1)
        self.covered[first : last + 1] = array("b", [True] * (last + 1 - first))
        return first, last

    def _take_marker(self, token: Token, row: int) -> None:
        """Take an item's own bullet from its words: a task's box, or one that our Markdown output has written out."""
        if task := _TASK.match(token.content):
            marker, end = _BOXES[task[1]], task.end()
        elif own := _OWN_MARKER.match(token.content):
            marker, end = html.unescape(_ESCAPED.sub(r"\1", own[1])), own.end()
        else:
            return
        (rest,) = self._reader.parseInline(token.content[end:], self._env)
        if not rest.content.strip():
            return
        self.markers[row] = marker
        token.content, token.children = rest.content, rest.children
        for child in token.children or ():
            child.meta["place"] = token.meta["place"]


def _place(first: int, last: int) -> str:
    return f"{first + 1}-{last + 1}"


class _Renderer(RendererHTML):
    """Writes the HTML; methods have the names of the tokens that they write."""

    def html_inline(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Return a tag, if it is one."""
        token = tokens[idx]
        return str(env["tags"].kept(token.content, *token.meta.get("place", (0, 0))))

    def html_block(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Return a block of HTML, with what only looks like it as text."""
        first, behind = tokens[idx].map or (0, 1)
        return str(env["tags"].kept(tokens[idx].content, first, max(first, behind - 1))) + "\n"

    def fence(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Return a block of code."""
        token = tokens[idx]
        return f"<pre{self.renderAttrs(token)}><code>{escapeHtml(token.content)}</code></pre>\n"

    code_block = fence

    def paragraph_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Return what opens a paragraph, which may be a caption as our Markdown output writes it."""
        token = tokens[idx]
        if token.meta.get("caption"):
            _divide_caption(tokens[idx + 1])
            return f"<figure><figcaption><p{self.renderAttrs(token)}>"
        return str(self.renderToken(tokens, idx, options, env))

    def paragraph_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Return what closes it."""
        if idx > 1 and tokens[idx - 2].meta.get("caption"):
            return "</p></figcaption></figure>\n"
        return str(self.renderToken(tokens, idx, options, env))

    def credit_break(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Return what divides a caption from its credit."""
        place = _place(*tokens[idx].meta["place"])
        return f'</p><p class="credit" data-lines="{place}">'

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Return the mark of a note."""
        number = _note(tokens[idx].meta["label"], env)
        return f'<sup class="footnote-ref"><a href="#fn-{number}">{number}</a></sup>'

    def footnote_reference_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Return what opens a note, in the place where it was written."""
        number = _note(tokens[idx].meta["label"], env)
        return f'<ol class="footnotes" start="{number}"><li id="fn-{number}" value="{number}">'

    def footnote_reference_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """Return what closes it."""
        return "</li></ol>\n"


def _divide_caption(token: Token) -> None:
    """Take the sign from a caption, and set its credit apart."""
    children = token.children or []
    if children and children[0].type == "text":
        children[0].content = children[0].content.removeprefix(PICTURE).removeprefix("\ufe0f").lstrip()
    for child in children:
        if child.type == "hardbreak" and child.level == 0:
            child.type = "credit_break"
            child.meta["place"] = token.meta["place"]
            return


def _note(label: str, env: dict[str, Any]) -> int:
    """Return the number of a note: its own, or else its place among the notes that are referred to."""
    if label.isascii() and label.isdigit():
        return int(label[:9])
    if "numbers" not in env:
        env["numbers"] = {name: place for place, name in enumerate(env["footnotes"]["refs"], start=1)}
    return int(env["numbers"].get(f":{label}", 0))


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"maxNesting": DEEPEST}, renderer_cls=_Renderer)
    reader.enable(["table", "strikethrough"])
    footnote_plugin(reader, inline=False, move_to_end=False)
    for rule in ("footnote_ref", "footnote_reference_open", "footnote_reference_close"):
        reader.renderer.rules[rule] = getattr(reader.renderer, rule)  # type: ignore[attr-defined]
    deflist_plugin(reader)
    # Addresses stay as they were typed; which of them a link may lead to is decided where it becomes a mark.
    reader.normalizeLink = _as_typed  # type: ignore[method-assign]
    reader.validateLink = _any  # type: ignore[method-assign]
    return reader


def _as_typed(url: str) -> str:
    return url


def _any(url: str) -> bool:
    del url
    return True
