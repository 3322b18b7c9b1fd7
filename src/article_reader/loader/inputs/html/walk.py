"""A page's tree -> its blocks of text in order, in one pass that doesn't recurse."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from article_reader.article import MarkKind
from article_reader.loader.inputs.html import lists, tables, tags
from article_reader.loader.inputs.html.nodes import Block, Context, Element, Item, Node, Run, Setting
from article_reader.loader.page import Form

_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_SET_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_STYLE_LOOKED_AT = 1000
"""How many characters of a style are looked at."""

_SMALLEST_PICTURE = 60
"""How wide and high a picture is at least that isn't an icon, in pixels."""

_APART = 2
"""How many breaks in a row make what follows a block of its own, as the end of an element does."""


_EXPLAINING = frozenset({"dd", "div", "p"})
"""The elements that an explanation stands in."""

_ENDS_TERM = ".:!?…;,–—:。？！"
"""The signs that set a term apart from its explanation."""

_LONGEST_TERM = 80
"""How long a term is at most, in characters."""


def walk(root: Element) -> list[Block]:
    """Return the blocks of a page in order: each word that it shows or hides is in one of them."""
    return _Walk().read(root)


@dataclass(slots=True)
class _Walk:
    """The state of the walk through the tree."""

    blocks: list[Block] = field(default_factory=list)
    """Finished blocks."""

    runs: list[Run] = field(default_factory=list)
    """The words of the block that is being read."""

    node: Node | None = None
    """The innermost open element."""

    interrupted: tuple[Node, list[Run]] | None = None
    """The hidden element within a block whose words are being read, and the words of the block so far."""

    deferred: list[Block] = field(default_factory=list)
    """Hidden blocks that stood within the block that is being read, and follow it."""

    breaks: int = _APART
    """How many line breaks were met since the last words."""

    picture: bool = False
    """Whether a picture was met since the last block."""

    groups: int = 0
    """How many tables, quotations, figures and lists have been met."""

    counters: list[lists.Counter] = field(default_factory=list)
    """The open lists."""

    table: Node | None = None
    """The table of data that is being read."""

    rows: tables.Rows = field(default_factory=tables.Rows)
    """Its rows."""

    term: Node | None = None
    """The element whose block goes on in the next element: the term of an explanation."""

    row: int = 1
    """The line of the source that has been reached."""

    def read(self, root: Element) -> list[Block]:
        steps = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in steps:
            if event == "start":
                tag = element.tag
                if tag in tags.SKIPPED:
                    self._pass_by(tag)
                    steps.skip_subtree()
                else:
                    self._enter(element, tag)
            elif event == "end":
                if element.tag not in tags.SKIPPED:
                    self._leave()
                if element is not root and element.tail:
                    self._say(element.tail)
            elif element.tail:
                self._say(element.tail)
        self._finish()
        return self.blocks

    def _pass_by(self, tag: str) -> None:
        if tag in tags.PICTURES:
            self.picture = True

    def _enter(self, element: Element, tag: str) -> None:
        around = self.node
        if (row := element.sourceline or 0) > self.row:
            self.row = row
        if tag == "br":
            self._break()
        elif tag in tags.PICTURES and _is_shown_large(element):
            self.picture = True
        is_block = tag in tags.BLOCKS
        if is_block and not self._goes_on(tag):
            self._finish()
        context = around.context if around is not None else _OPEN
        if changes := self._changes(element, tag, context):
            context = replace(context, **changes)
        node = Node(element, tag, around, around.depth + 1 if around is not None else 0, None, context)
        node.block = node if is_block or around is None else around.block
        self.node = node
        if tag == "table" and self.table is None and tables.holds_data(element):
            self.table = node
        elif tag == "tr" and self.table is not None:
            self.rows.begin_row()
        if context.hidden and not is_block and not (around is not None and around.context.hidden):
            self.interrupted, self.runs = (node, self.runs), []
        if element.text:
            self._say(element.text)

    def _leave(self) -> None:
        node = self.node
        assert node is not None  # noqa: S101
        if node.block is node and not self._ends_a_term(node):
            self._finish()
        if self.table is not None:
            self._leave_in_table(node)
        if self.interrupted is not None and self.interrupted[0] is node:
            self._finish()
            self.runs, self.interrupted = self.interrupted[1], None
        if node.tag in tags.LISTS:
            self.counters.pop()
        self.node = node.parent

    def _leave_in_table(self, node: Node) -> None:
        """End a cell, a row or the table."""
        if node is self.table:
            self.table = None
        elif not self.rows.in_row:
            return
        elif node.tag in tables.CELLS:
            runs, self.runs = _trimmed(self.runs), []
            if node.context.hidden and node.parent is not None and not node.parent.context.hidden:
                if runs:
                    self.deferred.append(Block(runs, node, Form.PARAGRAPH))
            else:
                self.rows.add_cell(runs, node.element)
        elif node.tag == "tr":
            self._end_row(node)

    def _end_row(self, node: Node) -> None:
        if runs := _trimmed(self.runs):
            self.rows.add_cell(runs, node.element)
        self.runs = []
        cells = self.rows.end_row()
        if not any(cells):
            return
        header = self.rows.headers >= sum(map(bool, cells)) or (node.parent is not None and node.parent.tag == "thead")
        runs = tuple(run for cell in cells for run in cell)
        self._add(Block(runs, node, Form.ROW, cells=cells, header=header))
        self.breaks = _APART

    def _goes_on(self, tag: str) -> bool:
        """Tell whether a block that begins goes on with the term that has just been read."""
        node = self.node
        if node is None or self.table is not None or self.interrupted is not None:
            return False
        if self.term is not None:
            return tag in _EXPLAINING and all(run.text.isspace() or run.node is self.term for run in self.runs[-2:])
        if node.tag != "li" or tag not in _EXPLAINING or not _is_term(self.runs, node):
            return False
        self._separate(node)
        return True

    def _ends_a_term(self, node: Node) -> bool:
        """Tell whether an element that ends was the term of an explanation, which goes on the same line."""
        if node.tag != "dt" or self.table is not None or not _is_term(self.runs, node):
            return False
        self._separate(node)
        return True

    def _separate(self, node: Node) -> None:
        """Put a colon between a term and its explanation, unless the term ends in a sign of its own."""
        text = "".join(run.text for run in self.runs).rstrip()
        self.term = node
        self._say(" " if text[-1] in _ENDS_TERM else ": ")

    def _changes(self, element: Element, tag: str, context: Context) -> dict[str, Any]:
        """Return what an element changes about its words."""
        changes: dict[str, Any] = {}
        if style := element.get("style"):
            style = style[:_STYLE_LOOKED_AT]
            if _NOT_SHOWN.search(style):
                changes["hidden"] = True
            if _SET_BOLD.search(style):
                changes["bold"] = True
        if element.get("hidden") is not None or element.get("role") == "tooltip":
            changes["hidden"] = True
        if element.get("aria-hidden") == "true":
            changes["muted"] = True
        if by_tag := _BY_TAG.get(tag):
            changes.update(by_tag(self, element, context))
        return changes

    def _link(self, element: Element, context: Context) -> dict[str, Any]:
        target = element.get("href")
        if target is None:
            return {}
        return {"link": True, "settings": (*context.settings, Setting(MarkKind.LINK, target))}

    def _button(self, element: Element, context: Context) -> dict[str, Any]:
        return {"link": True}

    def _style(self, element: Element, context: Context) -> dict[str, Any]:
        kind = tags.STYLES[element.tag]
        changes: dict[str, Any] = {"settings": (*context.settings, Setting(kind))}
        if kind is MarkKind.STRONG:
            changes["bold"] = True
        return changes

    def _term(self, element: Element, context: Context) -> dict[str, Any]:
        return {
            "bold": True,
            "settings": (*context.settings, Setting(MarkKind.STRONG)),
            "item": Item("•", context.lists),
        }

    def _heading(self, element: Element, context: Context) -> dict[str, Any]:
        return {"level": tags.HEADINGS[element.tag], "bold": True}

    def _group(self, element: Element, context: Context) -> dict[str, Any]:
        self.groups += 1
        return {"group": self.groups}

    def _quote(self, element: Element, context: Context) -> dict[str, Any]:
        return {"quote": True, "item": None, **(self._group(element, context) if not _in_figure(self.node) else {})}

    def _list(self, element: Element, context: Context) -> dict[str, Any]:
        self.counters.append(lists.counter(element, len(self.counters)))
        changes: dict[str, Any] = {"lists": context.lists + 1, "item": None}
        return changes if context.lists else {**changes, **self._group(element, context)}

    def _item(self, element: Element, context: Context) -> dict[str, Any]:
        marker = self.counters[-1].marker(element) if self.counters else lists.BULLETS[0]
        return {"item": Item(marker, max(0, context.lists - 1))}

    def _typed(self, element: Element, context: Context) -> dict[str, Any]:
        return {"typed": True}

    def _dialog(self, element: Element, context: Context) -> dict[str, Any]:
        return {} if element.get("open") is not None else {"hidden": True}

    def _say(self, text: str) -> None:
        assert self.node is not None  # noqa: S101
        self.runs.append(Run(text, self.node, self.row))
        self.row += text.count("\n")

    def _break(self) -> None:
        """End the line, but where words are set as typed, and where the break only divides a heading or a link."""
        node = self.node
        if node is None:
            return
        if node.context.typed:
            self._say("\n")
        elif node.context.level or (node.context.link and not self._ends_a_sentence()):
            self._say(" ")
        else:
            self._emit(node)
            self.breaks += 1

    def _ends_a_sentence(self) -> bool:
        text = "".join(run.text for run in self.runs[-4:]).rstrip()
        return not text or text[-1] in ".!?:…"

    def _finish(self) -> None:
        """End the block that is being read."""
        node = self.node
        if node is None:
            return
        if self.table is not None and self.rows.in_row and self.interrupted is None:
            if self.runs:
                self._say(" ")
            return
        if node.context.typed and node.parent is not None and node.parent.context.typed:
            if self.runs and not self.runs[-1].text.endswith("\n"):
                self._say("\n")
            return
        self._emit(node)
        self.breaks = _APART

    def _emit(self, node: Node) -> None:
        """Make a block of the words at hand, if there are any."""
        if not self.runs:
            return
        if self.term is not None:
            self._end_term()
        runs, self.runs = _trimmed(self.runs), []
        if runs:
            self._add(_block(runs, node))

    def _end_term(self) -> None:
        """Take back the sign after a term that no explanation follows."""
        while self.runs and self.runs[-1].text.isspace():
            self.runs.pop()
        if self.runs and self.runs[-1].node is self.term and self.runs[-1].text == ": ":
            self.runs.pop()
        self.term = None

    def _add(self, block: Block) -> None:
        block.blank_before = self.breaks != 1
        self.breaks = 0
        if self.interrupted is not None:
            self.deferred.append(block)
            return
        block.picture, self.picture = self.picture, False
        self.blocks.append(block)
        if self.deferred:
            self.blocks += self.deferred
            self.deferred = []


_OPEN = Context()

_BY_TAG: dict[str, Any] = {
    "a": _Walk._link,
    "button": _Walk._button,
    **dict.fromkeys(tags.STYLES, _Walk._style),
    **dict.fromkeys(tags.HEADINGS, _Walk._heading),
    "dt": _Walk._term,
    **dict.fromkeys(("figure", "table"), _Walk._group),
    "blockquote": _Walk._quote,
    **dict.fromkeys(tags.LISTS, _Walk._list),
    "li": _Walk._item,
    **dict.fromkeys(tags.TYPED, _Walk._typed),
    "dialog": _Walk._dialog,
}
"""What elements change about their words, by name."""


def _block(runs: tuple[Run, ...], node: Node) -> Block:
    """Return the block that words make, in the form that the elements around tell."""
    context = node.context
    if context.typed:
        return Block(runs, node, Form.CODE)
    item = context.item
    if item is not None and not item.begun:
        item.begun = True
        if not context.level:
            return Block(runs, node, Form.ITEM, marker=item.marker, nesting=item.nesting)
    return Block(runs, node, Form.QUOTE if context.quote else Form.PARAGRAPH)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Return runs without the blank ones at both ends."""
    while runs and runs[-1].text.isspace():
        runs.pop()
    first = next((index for index, run in enumerate(runs) if not run.text.isspace()), len(runs))
    return tuple(runs[first:])


def _is_term(runs: list[Run], node: Node) -> bool:
    """Tell whether words are a term: short, not a link, and in a list item set bold as a whole."""
    words = [run for run in runs if not run.text.isspace()]
    if not words or sum(len(run.text) for run in words) > _LONGEST_TERM or node.context.hidden:
        return False
    return all((run.node.context.bold or node.tag == "dt") and not run.node.context.link for run in words)


def _in_figure(node: Node | None) -> bool:
    return node is not None and node.tag == "figure"


def _is_shown_large(element: Element) -> bool:
    """Tell a picture that says how large it is from an icon or a pixel that counts visits."""
    for side in ("width", "height"):
        size = element.get(side)
        if size is not None and len(size) < 6 and size.isdecimal() and int(size) < _SMALLEST_PICTURE:
            return False
    return True
