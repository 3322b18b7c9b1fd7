"""A page's tree -> its blocks of text in order, in one pass that doesn't recurse."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from article_reader.loader.inputs.html import code, context, seams, signs, tables, tags
from article_reader.loader.inputs.html.nodes import Block, Context, Element, Node, Run
from article_reader.loader.inputs.html.unseen import holds_prose, is_read_elsewhere, is_template_shown, repeats
from article_reader.loader.page import Form

_APART = 2
"""How many breaks in a row make what follows a block of its own, as the end of an element does."""

_EXPLAINING = frozenset({"dd", "div", "p"})
"""The elements that an explanation stands in."""

_ENDS_TERM = ".:!?…;,–—:。？！"
"""The signs that set a term apart from its explanation."""

_LONGEST_TERM = 80
"""How long a term is at most, in characters."""

_MOST_NOSCRIPTS = 30
"""How many texts for browsers without scripts are looked at."""


def walk(root: Element) -> list[Block]:
    """Return the blocks of a page in order: each word that it shows or hides is in one of them."""
    state = _Walk()
    state.read(root)
    for index, element, node in reversed(state.noscripts):
        if holds_prose(element) and not repeats(element, state.blocks):
            inner = _Walk(node=node, counts=state.counts)
            inner.read(element)
            state.blocks[index:index] = inner.blocks
    return state.blocks


@dataclass(slots=True)
class _Walk:
    """The state of the walk through the tree."""

    node: Node | None = None
    """The innermost open element."""

    counts: context.Counts = field(default_factory=context.Counts)
    """What is counted on the way."""

    blocks: list[Block] = field(default_factory=list)
    """Finished blocks."""

    runs: list[Run] = field(default_factory=list)
    """The words of the block that is being read."""

    interrupted: tuple[Node, list[Run]] | None = None
    """The hidden element within a block whose words are being read, and the words of the block so far."""

    deferred: list[Block] = field(default_factory=list)
    """Hidden blocks that stood within the block that is being read, and follow it."""

    noscripts: list[tuple[int, Element, Node]] = field(default_factory=list)
    """What is there for browsers without scripts: how many blocks precede it, the element, and the one around it."""

    signs: list[tuple[Node, list[Run], int]] = field(default_factory=list)
    """The open elements that are written in signs, the runs of their block, and how many of these precede them."""

    breaks: int = _APART
    """How many line breaks were met since the last words."""

    picture: bool = False
    """Whether a picture was met since the last block."""

    table: Node | None = None
    """The table of data that is being read."""

    rows: tables.Rows = field(default_factory=tables.Rows)
    """Its rows."""

    term: Node | None = None
    """The element whose block goes on in the next element: the term of an explanation."""

    row: int = 1
    """The line of the source that has been reached."""

    def read(self, root: Element) -> None:
        """Find the blocks of an element."""
        steps = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in steps:
            if event == "start":
                tag = element.tag
                if self._is_passed_by(element, tag) and element is not root:
                    steps.skip_subtree()
                else:
                    self._enter(element, tag)
                continue
            if event == "end" and self.node is not None and self.node.element is element:
                self._leave(self.node)
            if element.tail and element is not root:
                self._say(element.tail)
        self._finish()

    def _is_passed_by(self, element: Element, tag: str) -> bool:
        """Tell whether an element is no text; take from it what it shows all the same."""
        if tag not in tags.SKIPPED:
            return tag not in tags.BLOCKS and is_read_elsewhere(element)
        if tag in tags.PICTURES:
            self.picture = True
        elif tag == "math" and self.node is not None and not self.node.context.hidden:
            self._say(signs.formula(element))
        elif tag == "noscript" and self.node is not None and len(self.noscripts) < _MOST_NOSCRIPTS:
            self.noscripts.append((len(self.blocks), element, self.node))
        return not (tag == "template" and is_template_shown(element))

    def _enter(self, element: Element, tag: str) -> None:
        around = self.node
        if (row := element.sourceline or 0) > self.row:
            self.row = row
        if tag == "br":
            self._break()
        is_block = tag in tags.BLOCKS or (tag in tags.SOURCES and _is_source(element, around))
        if is_block and not self._goes_on(tag):
            self._finish()
        inherited = around.context if around is not None else Context()
        own = context.inside(element, tag, inherited, self.counts, is_inline=not is_block and self._has_words())
        node = Node(element, tag, around, around.depth + 1 if around is not None else 0, None, own)
        node.block = node if is_block or around is None else around.block
        self.node = node
        if tag in tags.SPECIAL:
            self._begin_special(node)
        if own.hidden and not inherited.hidden and not is_block:
            self.interrupted, self.runs = (node, self.runs), []
        if own.typed and code.begins_line(element, tag) and self.runs and not self.runs[-1].text.endswith("\n"):
            self._say("\n")
        if element.text:
            self._say(element.text)

    def _leave(self, node: Node) -> None:
        if self.signs and self.signs[-1][0] is node:
            self._end_signs(node)
        if node.block is node and not self._ends_a_term(node):
            self._finish()
        if self.table is not None:
            self._leave_in_table(node)
        if self.interrupted is not None and self.interrupted[0] is node:
            self._finish()
            self.runs, self.interrupted = self.interrupted[1], None
        if node.tag in tags.LISTS:
            self.counts.lists.pop()
        elif node.tag == "blockquote":
            self.counts.quoted = node.context.group
        self.node = node.parent

    def _begin_special(self, node: Node) -> None:
        """Begin an element that does more than to stand around words."""
        tag, element = node.tag, node.element
        if tag in tags.PICTURES:
            if said := signs.spoken_picture(element):
                self._say(said)
            elif context.is_shown_large(element):
                self.picture = True
        elif tag == "table":
            if self.table is None and not node.context.typed and tables.holds_data(element):
                self.table = node
        elif tag == "tr":
            if self.table is not None:
                self.rows.begin_row()
        elif not node.context.typed:
            if tag == "q" and not signs.has_marks(element.text or ""):
                self._say(signs.quotation_marks(node.context.language, node.context.quotations - 1)[0])
            self.signs.append((node, self.runs, len(self.runs)))

    def _end_signs(self, node: Node) -> None:
        """End an element that is written in signs: put them in place of its words."""
        _, runs, start = self.signs.pop()
        if runs is not self.runs or len(runs) <= start:
            return  # a block ended within it
        if node.tag == "q":
            if not signs.has_marks(node.element.text or ""):
                self._say(signs.quotation_marks(node.context.language, node.context.quotations - 1)[1])
            return
        words = runs[start:]
        text = "".join(run.text for run in words)
        before = runs[start - 1].text[-1] if start else ""
        said = context.in_signs(node, words, text.strip(), before)
        if said != text.strip():
            lead = text[: len(text) - len(text.lstrip())]
            runs[start:] = [Run(lead + said + (" " if text[-1:].isspace() else ""), words[0].node, words[0].row)]

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
        self.runs.append(Run(" " if text[-1] in _ENDS_TERM else ": ", node, self.row))

    def _has_words(self) -> bool:
        """Tell whether the block that is being read has words so far."""
        return any(not run.text.isspace() for run in reversed(self.runs))

    def _say(self, text: str) -> None:
        """Add words to the block, and a blank before them where the page sets them apart from the last ones."""
        node, runs = self.node, self.runs
        if node is None or not text:
            return
        if runs and not text[0].isspace():
            last = runs[-1]
            if last.node is not node and not last.text[-1].isspace():
                if seams.is_set_apart(last.text, last.node, text, node):
                    runs.append(Run(" ", node.parent or node, self.row))
        runs.append(Run(text, node, self.row))
        self.row += text.count("\n")

    def _break(self) -> None:
        """End the line, but where words are set as typed, and where the break only divides a heading or a link."""
        node = self.node
        if node is None:
            return
        if node.context.typed:
            self._say("\n")
        elif node.context.level or self._is_in_row() or (node.context.link and not self._ends_a_sentence()):
            self._say(" ")
        else:
            self._emit(node)
            self.breaks += 1

    def _is_in_row(self) -> bool:
        return self.table is not None and self.rows.in_row and self.interrupted is None

    def _ends_a_sentence(self) -> bool:
        text = "".join(run.text for run in self.runs[-4:]).rstrip()
        return not text or text[-1] in ".!?:…"

    def _finish(self) -> None:
        """End the block that is being read."""
        node = self.node
        if node is None:
            return
        if self._is_in_row():
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
        if runs and any(run.node.tag not in tags.PICTURES for run in runs):
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


def _block(runs: tuple[Run, ...], node: Node) -> Block:
    """Return the block that words make, in the form that the elements around tell."""
    around = node.context
    if around.typed:
        return Block(runs, node, Form.CODE)
    item = around.item
    if item is not None and not item.begun:
        item.begun = True
        if not around.level:
            return Block(runs, node, Form.ITEM, marker=item.marker, nesting=item.nesting)
    return Block(runs, node, Form.QUOTE if around.quote else Form.PARAGRAPH)


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


def _is_source(element: Element, around: Node | None) -> bool:
    """Tell whether an element at the end of a quotation says whose words they are."""
    if around is None or not around.context.quote or (element.tail or "").strip():
        return False
    return element.getnext() is None and around.tag in {"blockquote", "div", "footer"}
