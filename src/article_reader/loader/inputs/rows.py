"""Text -> lines: blank ones dropped, hard-wrapped ones put together again."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Sequence

from article_reader.article import Span
from article_reader.loader.scripts import SEAMLESS
from article_reader.records import Record

NARROWEST, WIDEST = 30, 130
"""Between which columns, in cells, text is wrapped; what is wider was never meant for a terminal."""

# Both are compiled where a text is wrapped.
_NEW_ITEM = r"\s*(?:[•·▪‣◦*>–—-]|\d{1,3}[.)])\s"
"""What opens a line of its own, however full the one above is."""

_QUOTED = r"\s*((?:>\s?)+)(?=\S)"
"""The marks of quoting that an e-mail repeats on each line."""

_SPACE = re.compile("[^\\S\u00a0\u202f]+")
"""White space, that which holds words together aside."""


class Line(Record):
    """One line of the input as it was before wrapping; never blank."""

    text: str
    """The words, runs of white space made one space."""

    span: Span
    """The lines it takes in the input as it is."""

    blank_before: bool
    """Whether it stands at the top or under a blank line."""


def split(text: str) -> tuple[Line, ...]:
    r"""Return the lines of a text whose line ends are "\n", each line of the input that isn't blank in one of them.

    Where the text is hard-wrapped, a break is undone if greedy filling would have made it: the next word did not fit.
    """
    rows = text.split("\n")
    widths, firsts = _measure(rows)
    column = wrap_column(widths, firsts)
    lines: list[Line] = []
    run: list[str] = []
    begin = 0
    blank_before = True
    for number, row in enumerate(rows):
        if run and not (column and _continues(row, number, widths, firsts, column)):
            lines.append(Line(_join(run), Span(begin, number), blank_before))
            blank_before = False
            run = []
        if widths[number] == 0:
            blank_before = True
        elif run:
            run.append(row)
        else:
            run, begin = [row], number + 1
    if run:
        lines.append(Line(_join(run), Span(begin, len(rows)), blank_before))
    return tuple(lines)


def seam(above: str, below: str) -> str:
    """Return what stands between two rows that are put together: a space, where their script has spaces."""
    return "" if SEAMLESS.opens(above[-1:]) and SEAMLESS.opens(below) else " "


def wrap_column(widths: Sequence[int], firsts: Sequence[int]) -> int | None:
    """Return the column that a text is wrapped at, in cells, None where it isn't.

    `widths` are those of its rows, 0 for a blank one; `firsts` those of their first words. A wrapped text has a width
    that next to no row exceeds, and of its longer rows most end just where the next word would not have fitted.
    """
    counts = Counter(filter(None, widths))
    total = counts.total()
    best, column = 0, None
    for candidate in sorted((width for width in counts if NARROWEST <= width <= WIDEST), reverse=True):
        wider = sum(count for width, count in counts.items() if width > candidate)
        if wider > max(1, 0.03 * total):
            break
        full, slack = _fullness(widths, firsts, candidate)
        if full >= max(4, 0.6 * (full + slack)) and full - slack - wider > best:
            best, column = full - slack - wider, candidate
    return column


def _fullness(widths: Sequence[int], firsts: Sequence[int], column: int) -> tuple[int, int]:
    """Count the longer rows that are full, the next row's first word not fitting, and those that aren't."""
    full = slack = 0
    for width, below, first in zip(widths, widths[1:], firsts[1:], strict=False):
        if below and 0.7 * column < width <= column:
            if width + 1 + first > column:
                full += 1
            else:
                slack += 1
    return full, slack


def _measure(rows: Sequence[str]) -> tuple[Sequence[int], Sequence[int]]:
    """Return the width of each row in cells, 0 for a blank one, and that of its first word, marks of quoting aside."""
    widths, firsts = array("I"), array("I")
    for row in rows:
        text = row.rstrip()
        words = text.lstrip(" \t>")
        end = words.find(" ")
        first = len(words) if end < 0 else end
        width = len(text)
        if wide := SEAMLESS.count(text):
            width += wide
            first = 2 if SEAMLESS.opens(words) else first
        widths.append(width)
        firsts.append(first)
    return widths, firsts


def _continues(row: str, number: int, widths: Sequence[int], firsts: Sequence[int], column: int) -> bool:
    """Tell whether a row goes on where the one above it had to break."""
    above, below = widths[number - 1], widths[number]
    if not below or above > column or above + 1 + firsts[number] <= column:
        return False
    return not re.match(_NEW_ITEM, row) or re.match(_QUOTED, row) is not None


def _join(rows: Sequence[str]) -> str:
    """Return wrapped rows as one text, with a space at each seam where the script has spaces."""
    parts = [rows[0].strip()]
    quoted = len(rows) > 1 and re.match(_QUOTED, rows[0]) is not None
    for row in rows[1:]:
        more = (re.sub(_QUOTED, "", row, count=1) if quoted else row).strip()
        parts += [seam(parts[-1], more), more]
    text = "".join(parts)
    return text if "  " not in text and text.isprintable() else _SPACE.sub(" ", text)
