"""One logical line -> where each of its rows starts."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence

from article_reader.safety import BREAK

NOT_ONE_CELL = re.compile(
    "[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0558\u05d0-\u05ea\u0620-\u064a\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2500-\u25fc]"
)
"""Matches a character that may take no cell or two; all others take one."""

NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー」』】〕》〉〗〙）］｝’”…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%‰°′″℃,.:;?!)]}»›"
)
"""Characters that may not open a row (the Japanese and Chinese rules of line breaking, JIS X 4051 and GB/T 15834)."""

NEVER_LAST = frozenset("「『【〔《〈〖〘（［｛‘“([{«‹")
"""Characters that may not close a row."""

_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")
"""Matches a regional indicator; two of them make a flag."""

Grapheme = tuple[int, int, int]
"""Where in a text a grapheme starts, where the next one does, and how many cells it takes."""

_CHUNK = 4096
"""How many characters are measured at a time where cells must be counted: a line may be megabytes long."""


def wrap(text: str, width: int) -> Sequence[int]:
    """Return the offsets in `text`, in characters, at which its rows start; the first is 0.

    A row holds at most `width` cells (at least 1), spaces at its end aside. Rows break at spaces, at places marked for
    it (`BREAK`), between wide characters by their rules, and inside a word only where it alone is wider than a row.
    """
    if NOT_ONE_CELL.search(text):
        return _wrap_cells(text, width)
    return _wrap_characters(text, width)


def cut(text: str, width: int) -> Sequence[int]:
    """Return the offsets in `text` at which its rows start where it is set as typed: each row is full, space and all.

    Rows hold at most `width` cells (at least 1), or a single grapheme that is wider.
    """
    if not NOT_ONE_CELL.search(text):
        return array("I", range(0, max(1, len(text)), width))
    from rich.cells import split_graphemes

    starts = array("I", (0,))
    used = 0
    for start, _end, cells in split_graphemes(text)[0]:
        if used + cells > width and start > starts[-1]:
            starts.append(start)
            used = 0
        used += cells
    return starts


def visible(text: str, begin: int, end: int) -> tuple[str, Sequence[int]]:
    """Return what a row shows that has a part of a text, and the offset of each character in the text.

    Spaces at its end, a line end and places marked for breaking aren't shown.
    """
    shown = text[begin:end]
    if BREAK not in shown:
        shown = shown.rstrip()
        return shown, range(begin, begin + len(shown))
    offsets = array("I", (begin + index for index, character in enumerate(shown) if character != BREAK))
    shown = shown.replace(BREAK, "").rstrip()
    return shown, offsets[: len(shown)]


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    if not NOT_ONE_CELL.search(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def graphemes(text: str) -> list[Grapheme]:
    """Return what is one character to the reader's eye, in order; a flag is one, though it is spelt by two."""
    from rich.cells import split_graphemes

    spans, _ = split_graphemes(text)
    return _with_flags(text, spans) if _FLAG_LETTER.search(text) else spans


def _with_flags(text: str, spans: Sequence[Grapheme]) -> list[Grapheme]:
    joined: list[Grapheme] = []
    waiting = False
    for start, end, size in spans:
        letter = _FLAG_LETTER.match(text, start) is not None
        if letter and waiting:
            first, _, before = joined.pop()
            joined.append((first, end, before + size))
        else:
            joined.append((start, end, size))
        waiting = letter and not waiting
    return joined


def _wrap_characters(text: str, width: int) -> Sequence[int]:
    """Wrap where each character takes one cell."""
    starts = array("I", (0,))
    end = len(text)
    start = 0
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1) + 1
        start = cut if cut > start else start + width
        while start < end and text[start] == " ":
            start += 1
        if start < end:
            starts.append(start)
    return starts


def _wrap_cells(text: str, width: int) -> Sequence[int]:
    """Wrap where characters may take no cell or two; a grapheme is never broken."""
    starts = array("I", (0,))
    begin = 0
    size = _CHUNK
    while begin < len(text):
        cuts = list(_cuts(text[begin : begin + size], width))
        starts.extend(begin + cut for cut in cuts)
        if begin + size >= len(text):
            break
        if cuts:
            begin += cuts[-1]
            size = _CHUNK
        else:
            size *= 2
    return starts


def _cuts(text: str, width: int) -> Iterator[int]:
    """Yield where rows after the first start, as far as `text` tells; the last row may go on after it."""
    spans = graphemes(text)
    row = 0
    used = 0
    breakable = 0
    index = 0
    while index < len(spans):
        start, end, cells = spans[index]
        if index > row and _may_break(text, spans[index - 1], start, cells):
            breakable = index
        if used + cells > width and index > row and text[start:end] != " ":
            row = breakable if breakable > row else index
            yield spans[row][0]
            used = 0
            breakable = row
            index = row
            continue
        used += cells
        index += 1


def _may_break(text: str, before: Grapheme, start: int, cells: int) -> bool:
    """Tell whether a row may end with the grapheme `before` and the next one open with the character at `start`."""
    last, first = text[before[0]], text[start]
    if first == " ":
        return False
    if last == " " or text[start - 1] == BREAK:
        return True
    if cells < 2 and before[2] < 2:
        return False
    return first not in NEVER_FIRST and last not in NEVER_LAST
