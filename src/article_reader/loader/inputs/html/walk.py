"""A page's tree -> its blocks of text in order, in one pass that doesn't recurse."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from article_reader.loader.inputs.html import context, tables
from article_reader.loader.inputs.html.collect import Collector, trimmed
from article_reader.loader.inputs.html.context import holds_prose, is_read_elsewhere, is_template_shown, repeats
from article_reader.loader.inputs.html.inline import formula, has_marks, quotation_marks, spoken_picture
from article_reader.loader.inputs.html.nodes import (
    BLOCKS,
    CODE_ROWS,
    LISTS,
    NUMBERED,
    PICTURES,
    SIGNS,
    SKIPPED,
    SPECIAL,
    Block,
    Context,
    Element,
    Node,
    Run,
)
from article_reader.loader.inputs.html.tables import begins_line, numbers_lines
from article_reader.loader.page import Form

_EXPLAINING = frozenset({"dd", "div", "p"})
"""The elements that an explanation stands in."""

_MOST_NOSCRIPTS = 30
"""How many texts for browsers without scripts are looked at."""

_AROUND_ALL = Context()
"""What is said about the words of a page before any element says something."""


def find_blocks(root: Element) -> list[Block]:
    """Return the blocks of a page in order: each word that it shows or hides is in one of them."""
    walk = _Walk()
    walk.read(root)
    blocks = walk.found.blocks
    for index, element, node in reversed(walk.noscripts):
        if holds_prose(element) and not repeats(element, blocks):
            inner = _Walk(node=node, counts=walk.counts)
            inner.read(element)
            blocks[index:index] = inner.found.blocks
    return blocks


@dataclass(slots=True)
class _Walk:
    """The state of the walk through the tree."""

    node: Node | None = None
    """The innermost open element."""

    counts: context.Counts = field(default_factory=context.Counts)
    """What is counted on the way."""

    found: Collector = field(default_factory=Collector)
    """The blocks, and the words of the one that is being read."""

    noscripts: list[tuple[int, Element, Node]] = field(default_factory=list)
    """What is there for browsers without scripts: how many blocks precede it, the element, and the one around it."""

    signs: list[tuple[Node, list[Run], int]] = field(default_factory=list)
    """The open elements that are written in signs, the runs of their block, and how many of these precede them."""

    table: Node | None = None
    """The table of data that is being read."""

    rows: tables.Rows = field(default_factory=tables.Rows)
    """Its rows."""

    def read(self, root: Element) -> None:
        """Find the blocks of an element."""
        steps = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in steps:
            if event == "start":
                tag = element.tag
                if element is not root and self._is_passed_by(element, tag):
                    steps.skip_subtree()
                else:
                    self._enter(element, tag)
                continue
            if event == "end" and self.node is not None and self.node.element is element:
                self._leave(self.node)
            if self.node is not None and element is not root and (tail := element.tail):
                self.found.say(tail, self.node)

    def _is_passed_by(self, element: Element, tag: str) -> bool:
        """Tell whether what an element holds is not read; take from it what it shows all the same."""
        node = self.node
        if node is None:
            return tag in SKIPPED
        if tag not in SKIPPED:
            may_number = node.context.typed or tag in NUMBERED
            return (may_number and numbers_lines(element)) or (tag not in BLOCKS and is_read_elsewhere(element))
        if tag in PICTURES:
            self.found.picture = True
        elif tag == "math" and not node.context.hidden and (said := formula(element)):
            self.found.say(said, node)
        elif tag == "noscript" and len(self.noscripts) < _MOST_NOSCRIPTS:
            self.noscripts.append((len(self.found.blocks), element, node))
        return not (tag == "template" and is_template_shown(element))

    def _enter(self, element: Element, tag: str) -> None:
        around, found = self.node, self.found
        found.row = max(found.row, element.sourceline or 0)
        is_block = tag in BLOCKS or (tag == "cite" and self._begins_source(element))
        inherited = _AROUND_ALL
        if around is not None:
            inherited = around.context
            if tag == "br":
                found.break_line(around)
            elif is_block and not self._goes_on(around, tag):
                if inherited.typed:
                    found.end_typed_line(around)
                else:
                    found.finish(around)
        own = context.inside(element, tag, inherited, self.counts, is_inline=bool(found.runs) and not is_block)
        node = Node(element, tag, around, around.depth + 1 if around is not None else 0, None, own)
        node.block = node if is_block or around is None else around.block
        self.node = node
        if tag in SPECIAL:
            self._begin_special(node)
        if own.hidden and not inherited.hidden and not is_block:
            found.interrupt(node)
        if own.typed and begins_line(element, tag):
            found.end_typed_line(node)
        if text := element.text:
            found.say(text, node)

    def _leave(self, node: Node) -> None:
        if self.signs and self.signs[-1][0] is node:
            self._end_signs(node)
        if (node.block is node or node.parent is None) and not (node.tag == "dt" and self.found.separates_term(node)):
            self.found.finish(node)
        if self.table is not None:
            self._leave_in_table(node)
        self.found.resume(node)
        if node.tag in LISTS:
            self.counts.lists.pop()
        elif node.tag == "blockquote":
            self.counts.quoted = node.context.group
        self.node = node.parent

    def _goes_on(self, around: Node, tag: str) -> bool:
        """Tell whether a block that begins goes on with the term that has just been read."""
        if tag not in _EXPLAINING:
            return False
        return self.found.awaits_explanation() or (around.tag == "li" and self.found.separates_term(around))

    def _begins_source(self, element: Element) -> bool:
        """Tell whether an element at the end of a quotation says on a line of its own whose words they are."""
        around = self.node
        if around is None or not around.context.quote or (element.tail or "").strip() or element.getnext() is not None:
            return False
        ends = self.found.ends_quotation()
        return element.getprevious() is not None if ends is None else ends

    def _begin_special(self, node: Node) -> None:
        """Begin an element that does more than to stand around words."""
        tag, element = node.tag, node.element
        if tag in PICTURES:
            if said := spoken_picture(element):
                self.found.say(said, node)
            elif context.is_shown_large(element):
                self.found.picture = True
        elif tag == "table":
            if self.table is None and not node.context.typed and tables.holds_data(element):
                self.table = node
        elif tag == "tr" and self.table is not None:
            self.rows.begin_row()
            self.found.is_row = True
        elif tag in (CODE_ROWS if node.context.typed else SIGNS):
            if tag == "q":
                self._quote(node, 0)
            self.signs.append((node, self.found.runs, len(self.found.runs)))

    def _end_signs(self, node: Node) -> None:
        """End an element that is written in signs: put them in place of its words."""
        _, runs, start = self.signs.pop()
        if node.tag in CODE_ROWS:
            if len(runs) == start:
                self.found.put("\n", node)  # an empty line
            return
        if runs is not self.found.runs or len(runs) <= start:
            return  # a block ended within it
        if node.tag == "q":
            self._quote(node, 1)
            return
        words = runs[start:]
        text = "".join(run.text for run in words)
        inner = text.strip()
        said = context.in_signs(node, words, inner, runs[start - 1].text[-1] if start else "")
        if said != inner:
            blanks = text.partition(inner)
            runs[start:] = [Run(blanks[0] + said + blanks[2], words[0].node, words[0].row)]

    def _quote(self, node: Node, which: int) -> None:
        """Open (0) or close (1) an inline quotation, unless it has its marks already."""
        if not has_marks(node.element.text or ""):
            marks = quotation_marks(node.context.language, node.context.quotations - 1)
            self.found.say(marks[which], node)

    def _leave_in_table(self, node: Node) -> None:
        """End a cell, a row or the table."""
        if node is self.table:
            self.table = None
        elif not self.found.is_row:
            return
        elif node.tag in tables.CELLS:
            runs, self.found.runs = trimmed(self.found.runs), []
            if node.context.hidden and node.parent is not None and not node.parent.context.hidden:
                if runs:
                    self.found.defer(Block(runs, node, Form.PARAGRAPH))
            else:
                self.rows.add_cell(runs, node.element)
        elif node.tag == "tr":
            self._end_row(node)

    def _end_row(self, node: Node) -> None:
        if runs := trimmed(self.found.runs):
            self.rows.add_cell(runs, node.element)
        self.found.runs = []
        self.found.is_row = False
        cells = self.rows.end_row()
        if not any(cells):
            return
        header = self.rows.headers >= sum(map(bool, cells)) or (node.parent is not None and node.parent.tag == "thead")
        runs = tuple(run for cell in cells for run in cell)
        self.found.add_row(Block(runs, node, Form.ROW, cells=cells, header=header))
