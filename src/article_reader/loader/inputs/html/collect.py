"""The words of a page as they are met -> its blocks of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from article_reader.loader.inputs.html import seams, tags
from article_reader.loader.inputs.html.nodes import Block, Node, Run
from article_reader.loader.page import Form

_APART = 2
"""How many breaks in a row make what follows a block of its own, as the end of an element does."""

_ENDS_TERM = ".:!?…;,–—:。？！"
"""The signs that set a term apart from its explanation."""

_LONGEST_TERM = 80
"""How long a term is at most, in characters."""

_DASHES = ("-", "–", "—", "―", "~")
_SOURCE = "— "
"""What stands before the name of the one whose words are quoted."""

_ENDS_QUOTATION = ".!?…\"'”“’»«›‹。！？」』"
"""The signs that end what is quoted."""


@dataclass(slots=True)
class Collector:
    """The block that is being read, and those that are finished."""

    blocks: list[Block] = field(default_factory=list)
    """Finished blocks."""

    runs: list[Run] = field(default_factory=list)
    """The words of the block that is being read; another list is begun for each block."""

    is_row: bool = False
    """Whether the block is a row of a table, whatever blocks stand in its cells."""

    picture: bool = False
    """Whether a picture was met since the last block."""

    row: int = 1
    """The line of the source that has been reached."""

    breaks: int = _APART
    """How many line breaks were met since the last words."""

    _interrupted: tuple[Node, list[Run]] | None = None
    """The hidden element within a block whose words are being read, and the words of the block so far."""

    _deferred: list[Block] = field(default_factory=list)
    """Hidden blocks that stood within the block that is being read, and follow it."""

    _separator: Run | None = None
    """The sign between a term and its explanation, while the latter is awaited."""

    def say(self, text: str, node: Node) -> None:
        """Add words of the source, and a blank before them where the page sets them apart from the last ones."""
        runs = self.runs
        if runs:
            last = runs[-1]
            if (
                last.node is not node
                and _meet(last.text, text)
                and seams.is_set_apart(last.text, last.node, text, node)
            ):
                self.put(" ", node.parent or node)
            runs.append(Run(text, node, self.row))
        elif node.context.typed or not text.isspace():
            runs.append(Run(text, node, self.row))
        self.row += text.count("\n")

    def put(self, signs: str, node: Node) -> None:
        """Add signs that the source doesn't have."""
        self.runs.append(Run(signs, node, self.row))

    def break_line(self, node: Node) -> None:
        """End the line, but where words are set as typed, and where the break only divides a heading or a link."""
        if node.context.typed:
            self.put("\n", node)
        elif node.context.level or self._is_in_row() or (node.context.link and not self._ends_sentence()):
            self.put(" ", node)
        else:
            self._emit(node)
            self.breaks += 1

    def finish(self, node: Node) -> None:
        """End the block, with `node` the innermost element that is open."""
        if self._is_in_row():
            if self.runs:
                self.put(" ", node)
        elif node.context.typed and node.parent is not None and node.parent.context.typed:
            self.end_typed_line(node)
        else:
            self._emit(node)
            self.breaks = _APART

    def end_typed_line(self, node: Node) -> None:
        """End a line of what is set as typed, unless it has just ended."""
        if self.runs and not self.runs[-1].text.endswith("\n"):
            self.put("\n", node)

    def interrupt(self, node: Node) -> None:
        """Begin a hidden element that stands within a block."""
        self._interrupted, self.runs = (node, self.runs), []

    def resume(self, node: Node) -> None:
        """Go on with the block where `node` is the hidden element that it was interrupted for."""
        if self._interrupted is not None and self._interrupted[0] is node:
            self.finish(node)
            self.runs, self._interrupted = self._interrupted[1], None

    def add_row(self, block: Block) -> None:
        """Add a row of a table."""
        self._add(block)
        self.breaks = _APART

    def defer(self, block: Block) -> None:
        """Add a hidden block behind the block that is being read."""
        self._deferred.append(block)

    def separates_term(self, node: Node) -> bool:
        """Tell whether the words so far are the term of an explanation, whose block goes on; part the two by a sign."""
        if self.is_row or self._interrupted is not None or not _is_term(self.runs, node):
            return False
        text = "".join(run.text for run in self.runs).rstrip()
        self.put(" " if text[-1] in _ENDS_TERM else ": ", node.parent or node)
        self._separator = self.runs[-1]
        return True

    def awaits_explanation(self) -> bool:
        """Tell whether a term has been read, and nothing since."""
        if self._separator is None:
            return False
        return next((run for run in reversed(self.runs) if not run.text.isspace() or run is self._separator), None) is (
            self._separator
        )

    def ends_quotation(self) -> bool | None:
        """Tell whether the words so far are a whole quotation; None where there are no words."""
        before = "".join(run.text for run in self.runs[-3:]).strip()
        if not before:
            return None
        return before not in _DASHES and before[-1] in _ENDS_QUOTATION

    def _is_in_row(self) -> bool:
        return self.is_row and self._interrupted is None

    def _ends_sentence(self) -> bool:
        text = "".join(run.text for run in self.runs[-4:]).rstrip()
        return not text or text[-1] in ".!?:…"

    def _emit(self, node: Node) -> None:
        """Make a block of the words at hand, if there are any."""
        if self.runs:
            if self._separator is not None:
                self._end_term()
            runs, self.runs = trimmed(self.runs), []
            if runs and any(run.node.tag not in tags.PICTURES for run in runs):
                self._add(_block(runs, node))
        if self._deferred and self._interrupted is None:
            self._add_deferred()

    def _end_term(self) -> None:
        """Take back the sign after a term that no explanation follows."""
        if self.awaits_explanation():
            while self.runs.pop() is not self._separator:
                pass
        self._separator = None

    def _add(self, block: Block) -> None:
        block.blank_before = self.breaks != 1
        self.breaks = 0
        if self._interrupted is not None:
            self._deferred.append(block)
            return
        block.picture, self.picture = self.picture, False
        self.blocks.append(block)
        self._add_deferred()

    def _add_deferred(self) -> None:
        self.blocks += self._deferred
        self._deferred = []


def trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs without the blank ones at both ends."""
    end = len(runs)
    while end and runs[end - 1].text.isspace():
        end -= 1
    start = 0
    while start < end and runs[start].text.isspace():
        start += 1
    return tuple(runs[start:end])


def _meet(one: str, other: str) -> bool:
    return not (one[-1].isspace() or other[0].isspace())


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
    if not around.quote:
        return Block(runs, node, Form.PARAGRAPH)
    if _says_source(node) and runs[0].text.lstrip()[:1] not in _DASHES:
        runs = (Run(_SOURCE, node.parent or node, runs[0].row), *runs)
    return Block(runs, node, Form.QUOTE)


def _says_source(node: Node) -> bool:
    """Tell whether a block of a quotation says whose words they are."""
    return node.tag in tags.SOURCES or (node.parent is not None and node.parent.tag in tags.SOURCES)


def _is_term(runs: Sequence[Run], node: Node) -> bool:
    """Tell whether words are a term: short, not a link, and in a list item set bold as a whole."""
    words = [run for run in runs if not run.text.isspace()]
    if not words or sum(len(run.text) for run in words) > _LONGEST_TERM or node.context.hidden:
        return False
    return all((run.node.context.bold or node.tag == "dt") and not run.node.context.link for run in words)
