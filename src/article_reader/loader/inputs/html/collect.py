"""The words of a page as they are met -> its blocks of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from article_reader.loader.inputs.html.nodes import PICTURES, SOURCES, Block, Node, Run
from article_reader.loader.page import Form

_WITHIN_WORDS_NAMES = """
    b i em strong u s del ins strike sup sub small font mark wbr q abbr acronym bdi bdo big code kbd samp tt var dfn
    ruby rb rt rtc rp img br nobr
"""
_WITHIN_WORDS = frozenset(_WITHIN_WORDS_NAMES.split())
"""Elements that set a part of a word in another type, and so begin and end within words."""

_IN_SIGNS = frozenset({"sup", "sub", "ruby", "rb", "rt", "q"})
"""Elements that are written in signs, which set them apart as far as needed."""

_APART_TAGS = frozenset({"time", "address", "button", "label", "li", "summary"})
"""Elements that are always set apart."""

_SET_APART = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item|inline-block)", re.I)

_OF_TYPE = re.compile(r"(?:[a-z]{1,2}\d{1,3})?")
"""The classes by which word processors name what type words are set in."""

_OPENS = "([{“„‘‚«‹‘'\"/-–—#@$£€¥\\_~§+"
_CLOSES = ")]}”’»›.,;:!?…%/-–—'\"°\\_~+"
"""Signs that have no blank behind them, and signs that have none before them."""


def is_set_apart(before: str, one: Node, after: str, other: Node) -> bool:
    """Tell whether words of one element and the next words, of another, are set apart though no blank is between them.

    `before` and `after` are the words, the last and first of which meet.
    """
    if one.context.typed or other.context.typed:
        return False
    left, right = _siblings(one, other)
    last, first = before[-1], after[0]
    if last in _OPENS or first in _CLOSES or _is_initial(before) or _any_is(_IN_SIGNS, left, right):
        return False
    if any(node is not None and _is_apart(node) for node in (left, right)):
        return True
    if left is None or right is None or _any_is(_WITHIN_WORDS, left, right):
        return _begins_anew(last, after)
    return _begins_anew(last, after) or last.isdigit() or last in ".!?:;,…|•·" or _differ(left, right)


def _siblings(one: Node, other: Node) -> tuple[Node | None, Node | None]:
    """Return the children of the innermost element around two that they stand in; None for one that is that element."""
    left: Node | None = None
    right: Node | None = None
    while one is not other:
        if one.depth >= other.depth:
            left = one
            if one.parent is None:
                break
            one = one.parent
        else:
            right = other
            if other.parent is None:
                break
            other = other.parent
    return left, right


def _any_is(tags: frozenset[str], *nodes: Node | None) -> bool:
    return any(node is not None and node.tag in tags for node in nodes)


def _is_apart(node: Node) -> bool:
    return node.tag in _APART_TAGS or bool(_SET_APART.search((node.element.get("style") or "")[:1000]))


def _begins_anew(last: str, after: str) -> bool:
    """Tell whether a word that begins with a capital or a digit meets a small letter or a digit."""
    first, second = after[0], after[1:2]
    if last.islower():
        return (first.isupper() and not second.isupper()) or first.isdigit()
    return last.isdigit() and first.isupper() and second.islower()


def _is_initial(before: str) -> bool:
    """Tell whether what meets the next word is a letter alone, such as the large first letter of a text."""
    return before[-1].isalpha() and not before[-2:-1].isalnum()


def _differ(left: Node, right: Node) -> bool:
    """Tell whether two elements are set differently, or are different links."""
    one, other = left.element, right.element
    if one.get("href") != other.get("href"):
        return True
    names = one.get("class") or "", other.get("class") or ""
    return names[0] != names[1] and not all(_OF_TYPE.fullmatch(name) for name in names)


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
            if last.node is not node and _meet(last.text, text) and is_set_apart(last.text, last.node, text, node):
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
            self._emit(node)
            self.breaks = _APART
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
            if runs and any(run.node.tag not in PICTURES for run in runs):
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
    return node.tag in SOURCES or (node.parent is not None and node.parent.tag in SOURCES)


def _is_term(runs: Sequence[Run], node: Node) -> bool:
    """Tell whether words are a term: short, not a link, and in a list item set bold as a whole."""
    words = [run for run in runs if not run.text.isspace()]
    if not words or sum(len(run.text) for run in words) > _LONGEST_TERM or node.context.hidden:
        return False
    return all((run.node.context.bold or node.tag == "dt") and not run.node.context.link for run in words)
