"""The rows of a text as they are given: how wide they are, what they open and end with, and where they wrap."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from article_reader.loader.scripts import SEAMLESS

_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+(?=[^\s>])")
"""The marks of quoting that an e-mail repeats on each row."""

_OPENING = "\"'„“”‚‘’«»‹›([{¿¡*_"
"""Signs that may stand before the first letter of a word."""

_CLOSING = "\"'“”‘’»«›‹)]}」』）*_"
"""Signs that may stand behind the sign that ends a sentence."""

_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "៕", "។", ":", "：", ";")
"""What a sentence, or what leads into a list, ends with."""


_CODE = ("#", "$", "/", "<", "{", "}", ";")
"""Signs that rows of code open with, and sentences don't."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a text; each sequence has an entry per row, 0 or "" for a blank one."""

    words: Sequence[str]
    """What a row says, without white space around it and without marks of quoting."""

    indents: Sequence[int]
    """How far it is set in, in cells."""

    quotes: Sequence[int]
    """How many marks of quoting stand before it."""

    widths: Sequence[int]
    """Where it ends, in cells, its indent and marks of quoting included."""

    firsts: Sequence[int]
    """How wide its first word is, in cells: what had to fit into the row above."""

    edges: bytes
    """Whether white space stands right before its words (1), right behind them (2), or both (3)."""

    def __len__(self) -> int:
        """Return how many rows there are, blank ones too."""
        return len(self.words)


def measure(text: str, *, cells: bool = True) -> Rows:
    r"""Return the rows of a text whose line ends are "\n", wide characters taken as two cells or as one.

    Some text browsers fill rows by the cell, others by the character.
    """
    given = text.split("\n")
    words = [row.strip() for row in given]
    edges = bytes([_edges(row) if len(row) > len(said) > 0 else 0 for row, said in zip(given, words, strict=True)])
    quotes = array("I", [0]) * len(words)
    if ">" in text:
        _take_quotes(given, words, quotes)
    filled = [row.rstrip() for row in given]
    indents = array("I", [len(row) - len(row.lstrip(" \t")) for row in filled])
    widths = array("I", map(len, filled))
    firsts = array("I", [len(said.partition(" ")[0]) for said in words])
    if has_wide(text):
        _widen(filled, words, widths, firsts, cells=cells)
    return Rows(words, indents, quotes, widths, firsts, edges)


def _edges(row: str) -> int:
    """Return whether white space stands at the begin of a row (1), at its end (2), or both (3)."""
    return row[:1].isspace() + 2 * row[-1:].isspace()


def _take_quotes(given: Sequence[str], words: list[str], quotes: array[int]) -> None:
    """Take the marks of quoting out of what the rows say, and count them."""
    for number, said in enumerate(words):
        if said[:1] == ">" and (quoted := _QUOTED.match(given[number])):
            words[number], quotes[number] = given[number][quoted.end() :].strip(), quoted[0].count(">")


def _widen(filled: Sequence[str], words: Sequence[str], widths: array[int], firsts: array[int], *, cells: bool) -> None:
    """Count wide characters as two where rows are filled by the cell; the first of them is all that has to fit."""
    for number, said in enumerate(words):
        if cells and (wide := SEAMLESS.count(filled[number])):
            widths[number] += wide
            firsts[number] += SEAMLESS.count(said[: firsts[number]])
        if firsts[number] > 2 and SEAMLESS.opens(said):
            firsts[number] = 2 if cells else 1


def has_wide(text: str) -> bool:
    """Tell whether a text has characters that take two cells."""
    return SEAMLESS.count(text) > 0


def ends_sentence(words: str) -> bool:
    """Tell whether a row ends a sentence, or leads into what stands below it."""
    return not words[-1:].isalnum() and words.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def goes_on(words: str) -> bool:
    """Tell whether a row begins in the middle of a sentence: with a small letter."""
    first = words[:1]
    return first.islower() if first.isalpha() else words.lstrip(_OPENING)[:1].islower()


def opens_sentence(words: str) -> bool:
    """Tell whether a row may be the first of a paragraph: neither with a small letter nor with a sign of code."""
    return not goes_on(words) and words[:1] not in _CODE


def without_case(words: str) -> bool:
    """Tell whether a row begins with a letter of a script that has no capitals."""
    letter = words[:1]
    return letter.isalpha() and letter.lower() == letter.upper()


_NARROWEST = 24
"""The narrowest column, in cells, that text is wrapped at."""

_CANDIDATES = 8
"""How many columns are looked at closely: those at which most rows are full."""

_NEARLY = 0.7
"""What share of a column a row takes that ought to be full."""

_OVER, _FAR_OVER = 0.5, 0.2
"""How many rows may exceed a column, a little or by far, as shares of what speaks for it: addresses, tables, what
isn't wrapped."""

_ON = 0.12
"""In what share of full rows a sentence must be seen to go on."""

_FULL = 0.6
"""What share of the longer rows must be full."""

_NOTICE = 40
"""From which width on rows that are about equally wide, and make a sentence, are a notice rather than a verse."""

_EVEN = 0.85
"""How much of the widest row all but the last take in such a notice."""

_BREAKING_OFF = ("...", "…")
"""What a label ends with, "more...", rather than a notice."""

LENIENCE = 2
"""How many cells a row may fall short of being full where its sentence plainly goes on."""

HEADING_ROOM = 8
"""How many cells a heading may reach beyond the column of the text, as text browsers set it."""


@dataclass(frozen=True, slots=True)
class _Break:
    """A row end with another row right below."""

    width: int
    """How wide the row is."""

    needed: int
    """How wide it would be with the first word of the next."""

    ended: bool
    """Whether the row ends a sentence."""

    goes_on: bool
    """Whether a sentence goes on in the next row, as far as can be told."""

    plainly: bool
    """Whether it plainly does: with a small letter."""


def breaks(rows: Rows, first: int, last: int) -> list[_Break]:
    """Return the row ends between two rows, both included, where a paragraph may go on."""
    found = []
    for number in range(first, last):
        width, below = rows.widths[number], rows.widths[number + 1]
        if width and below and rows.quotes[number] == rows.quotes[number + 1]:
            ended = ends_sentence(rows.words[number])
            words = rows.words[number + 1]
            plainly = not ended and goes_on(words)
            on = plainly or (not ended and without_case(words))
            found.append(_Break(width, width + 1 + rows.firsts[number + 1], ended, on, plainly))
    return found


def text_column(rows: Rows) -> tuple[int, float]:
    """Return the column that a text is wrapped at, in cells, 0 where it isn't, and how much speaks for it.

    A wrapped text has a width that few rows exceed, and most of its longer rows end where the next word would not have
    fitted, many of them in the middle of a sentence.
    """
    row_ends = breaks(rows, 0, len(rows) - 1)
    widths = sorted(width for width in rows.widths if width)
    best, column = 0.0, 0
    for candidate in _candidates(row_ends):
        far_over = len(widths) - bisect_right(widths, candidate + HEADING_ROOM)
        over = len(widths) - bisect_right(widths, candidate)
        support = _support(row_ends, candidate)
        if far_over <= _FAR_OVER * support and over <= _OVER * support and support - over > best:
            best, column = support - over, candidate
    return column, best


def _candidates(row_ends: Sequence[_Break]) -> list[int]:
    """Return the columns at which most rows are full in the middle of a sentence, the widest first."""
    begins = sorted(end.width for end in row_ends if end.goes_on)
    ends = sorted(end.needed for end in row_ends if end.goes_on)
    widths = {width for width in begins if width >= _NARROWEST}
    full = Counter({width: bisect_right(begins, width) - bisect_right(ends, width) for width in widths})
    return sorted((width for width, _ in full.most_common(_CANDIDATES)), reverse=True)


def _support(row_ends: Sequence[_Break], column: int) -> float:
    """Return how much speaks for a column: full rows against rows that had room, 0 where too little does."""
    full = slack = on = 0
    for end in row_ends:
        if end.width > column:
            continue
        if end.needed > column:
            full += 1
            on += end.goes_on
        elif end.width > _NEARLY * column:
            slack += 2 if end.plainly else not end.ended
    if on < max(2.0, _ON * full) or full < _FULL * (full + slack):
        return 0.0
    return full + on - slack


def block_column(rows: Rows, first: int, last: int) -> int:
    """Return the column that a block of rows is wrapped at by its own witness, in cells, 0 where it doesn't tell.

    Only rows that open as a sentence does can tell: small letters show nothing where labels and code have nothing else.
    """
    column = max(rows.widths[first : last + 1])
    if column < _NARROWEST or not opens_sentence(rows.words[first]):
        return 0
    if any(_has_room(rows, number, column) for number in range(first, last)):
        return 0
    row_ends = breaks(rows, first, last)
    open_ends = [end for end in row_ends if not end.ended]
    on = sum(end.goes_on for end in open_ends)
    if on >= max(2.0, 0.5 * len(open_ends)):
        return column
    even = on and column >= _NOTICE and min(end.width for end in row_ends) >= _EVEN * column
    ended = ends_sentence(rows.words[last]) and not rows.words[last].endswith(_BREAKING_OFF)
    return column if even and ended else 0


def _has_room(rows: Rows, number: int, column: int) -> bool:
    """Tell whether the first word of the next row would have fitted behind a row that goes on."""
    if rows.widths[number] + 1 + rows.firsts[number + 1] > column - LENIENCE:
        return False
    return rows.quotes[number] == rows.quotes[number + 1] and not ends_sentence(rows.words[number])
