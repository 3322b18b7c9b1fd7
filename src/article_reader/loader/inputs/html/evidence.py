"""Blocks of a page -> its lines, each with the evidence that the markup gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from article_reader.article import Mark, Span
from article_reader.loader.inputs.html.inline import flowing_text, typed_text
from article_reader.loader.inputs.html.nodes import Block, Element, Node
from article_reader.loader.names import ANCESTORS, NAMING, hints_of_names, hints_of_schema
from article_reader.loader.page import Declared, Evidence, Form, Line, Role

_SCHEMA_NAMING = frozenset(("itemprop", "property", "itemtype", "typeof"))
"""The attributes whose words mean what schema.org says."""

_NEAR = 3
"""How many elements around a line, from the innermost, are near it."""

_PATH = 12
"""How many elements around a line are told by their numbers."""

_PROSE = 100
"""How many letters a line of prose has at least."""

_MOSTLY = 3
"""How many times as much prose a page hides as it shows, where it will show it by script."""

_BETWEEN_CELLS = "  "

_ANCESTORS = frozenset(ANCESTORS)
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NameHints:
    """What the names of an element and of those around it tell."""

    hints: frozenset[str]
    """The hints of the element's own names."""

    all_hints: frozenset[str]
    """Those of its own and of all around it."""

    ancestors: frozenset[str]
    """Its own name and those of all elements around it, as far as features are made of them."""

    rows: Span | None
    """The lines of the source that it or an element around it says it stands in."""


@dataclass(slots=True)
class _Elements:
    """What is known of a page's elements."""

    unlinked: dict[Node, float]
    """How many letters that are in no link stand within each."""

    total: float
    """How many there are on the page."""

    numbers: dict[Node, int]
    """The number of each element that a line has told of."""


_Words = tuple[str, tuple[Mark, ...], tuple[tuple[int, int], ...]]
"""The words of a block, their marks, and the cells of a row."""


@dataclass(slots=True)
class _Weighed:
    """A block with its text and its shares of letters."""

    block: Block
    words: _Words
    around: list[Node]
    """The innermost block around it and those around that, from the inside, as many as its path tells."""

    letters: int
    link: float
    bold: float


def lines_of_blocks(blocks: Sequence[Block], base: str | None) -> tuple[Line, ...]:
    """Return the lines of a page's blocks; `base` is the address that its links go out from."""
    weighed = [one for block in blocks if (one := _weighed(block, base)) is not None]
    shows_hidden = _most_is_hidden(weighed)
    around: dict[Node, float] = {}
    total = 0.0
    for one in weighed:
        if shows_hidden or not one.block.node.context.hidden:
            unlinked = one.letters * (1 - one.link)
            total += unlinked
            for node in one.around[:_NEAR]:
                around[node] = around.get(node, 0.0) + unlinked
    lines = []
    elements = _Elements(around, total or 1.0, {})
    before: Node | None = None
    for one in weighed:
        hidden = "" if shows_hidden else one.block.node.context.hidden
        lines.append(_line(one, _evidence(one, before, elements, bool(hidden)), hidden))
        if not hidden:
            before = one.block.node.block
    return tuple(lines)


def _weighed(block: Block, base: str | None) -> _Weighed | None:
    words = _set(block, base)
    if not words[0] or words[0].isspace():
        return None
    letters = link = bold = 0
    for run in block.runs:
        length = len(run.text.strip())
        letters += length
        context = run.node.context
        if context.link:
            link += length
        if context.bold:
            bold += length
    return _Weighed(
        block, words, _chain(block.node.block or block.node, _PATH), letters, link / letters, bold / letters
    )


def _line(one: _Weighed, evidence: Evidence, hidden: str) -> Line:
    """Return a block as a line; `hidden` is why the page doesn't show it, "" where it does."""
    block = one.block
    text, marks, cells = one.words
    return Line(
        text,
        _name_hints(block.node).rows or _rows(block),
        block.blank_before,
        marks,
        block.form,
        block.marker,
        block.nesting,
        block.node.context.group,
        cells,
        block.header,
        Declared(Role.LEFT_OUT, hidden) if hidden else None,
        evidence,
    )


def _rows(block: Block) -> Span:
    """Return the lines of the source that the words of a block stand in."""
    opening, last = block.runs[0], block.runs[-1]
    first = opening.row + _blank_rows(opening.text)
    return Span(first, max(first, last.row + last.text.rstrip().count("\n")))


def _set(block: Block, base: str | None) -> _Words:
    """Return the words of a block, their marks and the cells of a row."""
    if block.form is Form.CODE:
        return typed_text(block.runs), (), ()
    if block.form is not Form.ROW:
        return *flowing_text(block.runs, base), ()
    texts: list[str] = []
    marks: list[Mark] = []
    cells = []
    start = 0
    for cell in block.cells:
        text, inner = flowing_text(cell, base)
        texts.append(text)
        marks += (Mark(mark.kind, mark.start + start, mark.end + start, mark.target) for mark in inner)
        cells.append((start, start + len(text)))
        start += len(text) + len(_BETWEEN_CELLS)
    return _BETWEEN_CELLS.join(texts), tuple(marks), tuple(cells)


def _blank_rows(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


def _most_is_hidden(weighed: Sequence[_Weighed]) -> bool:
    """Tell whether a page hides most of its prose, and so will show it by script."""
    shown = hidden = 0.0
    for one in weighed:
        unlinked = one.letters * (1 - one.link) if one.letters > _PROSE else 0.0
        if one.block.node.context.hidden:
            hidden += unlinked
        else:
            shown += unlinked
    return hidden > _MOSTLY * shown or all(one.block.node.context.hidden for one in weighed)


def _evidence(one: _Weighed, before: Node | None, elements: _Elements, hidden: bool) -> Evidence:
    block = one.block
    innermost = _around_all(block)
    name_hints = _name_hints(innermost)
    outer = one.around[0]
    near, far = _near_and_far(innermost, one.around)
    left, entered = _steps(before, outer)
    unlinked, total, numbers = elements.unlinked, elements.total, elements.numbers
    shares = [unlinked.get(node, 0.0) / total for node in one.around[:_NEAR]]
    return Evidence(
        tag=outer.tag,
        level=block.node.context.level,
        ancestors=name_hints.ancestors,
        depth=outer.depth,
        near=near,
        far=far,
        link=one.link,
        bold=one.bold,
        around=(*shares, 0.0, 0.0, 0.0)[:_NEAR],  # type: ignore[arg-type]
        path=tuple([numbers.setdefault(node, len(numbers) + 1) for node in one.around]),
        left=left,
        entered=entered,
        picture=block.picture,
        hidden=hidden or block.node.context.muted,
    )


def _around_all(block: Block) -> Node:
    """Return the innermost node that all words of a block stand in; it may be one within the block, such as a link."""
    found: Node | None = None
    for run in block.runs:
        if not run.text.isspace():
            found = run.node if found is None else _shared(found, run.node)
    return found or block.node


def _shared(one: Node, other: Node) -> Node:
    while one is not other:
        if one.depth >= other.depth and one.parent is not None:
            one = one.parent
        elif other.parent is not None:
            other = other.parent
        else:
            break
    return one


def _near_and_far(innermost: Node, around: Sequence[Node]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the hints of the elements within the block and the nearest around it, and of those farther out."""
    near = _NONE
    node: Node | None = innermost
    while node is not None and node.depth > around[0].depth:
        near |= _name_hints(node).hints
        node = node.parent
    for node in around[:_NEAR]:
        near |= _name_hints(node).hints
    beyond = node.parent if node is not None else None
    return near, _name_hints(beyond).all_hints if beyond is not None else _NONE


def _steps(before: Node | None, node: Node) -> tuple[int, int]:
    """Return how many elements end and begin between two blocks."""
    if before is None:
        return 0, node.depth
    shared = _shared(before, node)
    return before.depth - shared.depth, node.depth - shared.depth


def _chain(node: Node | None, count: int) -> list[Node]:
    """Return a node and those around it, so many in all."""
    found = []
    while node is not None and count:
        found.append(node)
        node = node.parent
        count -= 1
    return found


def _name_hints(node: Node) -> NameHints:
    """Return what names tell about a node; asked once for each node."""
    name_hints: NameHints | None = node.name_hints
    if name_hints is not None:
        return name_hints
    waiting = []
    known: Node | None = node
    while known is not None and known.name_hints is None:
        waiting.append(known)
        known = known.parent
    around = known.name_hints if known is not None else NameHints(_NONE, _NONE, _NONE, None)
    for one in reversed(waiting):
        around = one.name_hints = _hints_of(one.element, one.tag, around)
    return around


def _hints_of(element: Element, tag: str, around: NameHints) -> NameHints:
    hints = _NONE
    rows = ""
    if tag not in {"html", "body"}:
        names, exact = [], []
        for name, value in element.items():
            if name in NAMING:
                names.append(value)
            elif name in _SCHEMA_NAMING:
                exact.append(value)
            elif name == "data-lines":
                rows = value
        if names:
            hints = hints_of_names(" ".join(names))
        if exact:
            hints |= hints_of_schema(" ".join(exact))
    all_hints = around.all_hints if hints <= around.all_hints else around.all_hints | hints
    ancestors = around.ancestors
    if tag in _ANCESTORS and tag not in ancestors:
        ancestors |= {tag}
    return NameHints(hints, all_hints, ancestors, _span(rows) if rows else around.rows)


def _span(rows: str) -> Span | None:
    first, _, last = rows.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()) or len(rows) > 20:
        return None
    return Span(int(first), max(int(first), int(last or first)))
