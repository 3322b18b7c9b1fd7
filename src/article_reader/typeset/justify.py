"""A paragraph -> its rows, chosen all at once so that the whole has the best fit (after Knuth and Plass)."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from article_reader.typeset.hyphens import needs_hyphen
from article_reader.typeset.setting import FROM_RIGHT, HYPHENATED, STRETCHED, WIDEST_GAP
from article_reader.typeset.wrap import NEVER_FIRST, NEVER_LAST, NOT_ONE_CELL, cells, graphemes

LONGEST = 20_000
"""How many characters a paragraph has at most that is fitted as a whole; what is longer is no paragraph."""

NARROWEST = 12
"""The narrowest rows, in cells, for which there is a choice."""

HYPHEN = 40
"""What breaking a word costs, in the unit of a ragged row's: the square of the cells that stay free at its end."""

DASH = 10
"""What breaking a word behind a dash of its own costs."""

LADDER = 120
"""What it costs that a row breaks a word right after another one did, or before the last row."""

FORCED = 10_000
"""What it costs to break a word that is wider than a row, where no rule would break it."""

GAPS = 100
"""What a stretched row costs whose gaps get one cell wider; by the square of that."""

RAGGED = 600
"""What it costs, on top of its free cells, that a row stays ragged among stretched ones."""

_WORD = re.compile("[^ ]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003fffd]")
"""Matches a letter of a script that puts no space between words."""

_SPACE, _DASH, _HYPHEN, _FORCED = range(4)
_AFTER_WORD = (0, DASH, HYPHEN, FORCED)
"""What each kind of break costs, but for what it costs to be too short."""

_AFTER_HYPHEN = (0, DASH, HYPHEN + LADDER, FORCED)
"""Likewise in the row after one that breaks a word."""

WordBreaks = Callable[[str], Sequence[int]]
"""Where a word may be broken: offsets in it, in rising order."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A paragraph's rows."""

    starts: array[int]
    """The offset of each row's first character."""

    finish: array[int]
    """How each row is finished: HYPHENATED, STRETCHED and FROM_RIGHT, added up."""


@dataclass(frozen=True, slots=True)
class _Break:
    """A place where a row may end and the next one start."""

    kind: int
    """What ends the row."""

    offset: int
    """Where the next row starts in the text, in characters."""

    begin: int
    """How many cells of text stand before the next row."""

    end: int
    """How many cells of text stand before the end of the row, its hyphen included."""

    gaps_begin: int
    """How many gaps stand before the next row."""

    gaps_end: int
    """How many gaps stand before the end of the row."""


class Fitter:
    """Sets paragraphs in rows of one width."""

    def __init__(self, width: int, hyphens: WordBreaks | None, *, justify: bool) -> None:
        """Set rows of at most `width` cells.

        Args:
            width: how wide a row is.
            hyphens: where a word may be broken; None for nowhere.
            justify: whether rows are stretched where their gaps stay narrow.
        """
        self._width = width
        self._hyphens = hyphens
        self._justify = justify
        self._ragged_costs = [[slack * slack for slack in range(width + 1)]] * (width + 1)
        self._stretched_costs = [[_stretched_cost(slack, gaps) for slack in range(width + 1)] for gaps in range(width)]

    def fit(self, text: str, solid: Sequence[tuple[int, int]] = ()) -> Fit | None:
        """Return the rows of a paragraph; None where filling one row after the other is as good or the only way.

        That is where rows or paragraphs have no room for a choice, where the paragraph is too long for one, and where
        its script puts no spaces between words.

        Args:
            text: the paragraph.
            solid: from which to which offset words are never broken: code.
        """
        if self._width < NARROWEST or not self._width < len(text) <= LONGEST or _is_unspaced(text):
            return None
        justify = self._justify and "  " not in text  # a gap of several spaces is there to align something
        breaks = list(self._breaks(text, solid))
        ends = self._best(breaks, self._stretched_costs if justify else self._ragged_costs)
        return None if ends is None else self._rows([breaks[0], *map(breaks.__getitem__, ends)], justify)

    def _breaks(self, text: str, solid: Sequence[tuple[int, int]]) -> Iterator[_Break]:
        """Yield where rows may break; the paragraph's beginning first, its end last."""
        yield _Break(_SPACE, 0, 0, 0, 0, 0)
        measure = cells if NOT_ONE_CELL.search(text) else len
        used = behind = number = 0
        before = ""
        for number, found in enumerate(_WORD.finditer(text)):
            start, end = found.span()
            word = found.group()
            begin = used + start - behind
            if number and not _hold_together(before, word):
                yield _Break(_SPACE, start, begin, used, number, number - 1)
            used = begin + measure(word)
            for offset, kind in self._inside(word, start, used - begin, solid):
                here = begin + measure(word[:offset])
                yield _Break(kind, start + offset, here, here + (kind == _HYPHEN), number, number)
            behind, before = end, word
        yield _Break(_SPACE, len(text), used, used, number, number)

    def _inside(self, word: str, start: int, size: int, solid: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield where in a word of `size` cells a row may break, and what kind of break that is."""
        allowed = self._hyphens is not None and not any(
            begin < start + len(word) and start < end for begin, end in solid
        )
        places = self._hyphens(word) if allowed and self._hyphens else ()
        if size <= self._width:
            for place in places:
                yield place, _HYPHEN if needs_hyphen(word, place) else _DASH
            return
        for begin, end in pairwise((0, *places, len(word))):
            for chopped in _chops(word[begin:end], self._width - 1):
                yield begin + chopped, _FORCED
            if end < len(word):
                yield end, _HYPHEN if needs_hyphen(word, end) else _DASH

    def _best(self, breaks: Sequence[_Break], costs: Sequence[Sequence[int]]) -> list[int] | None:
        """Return at which breaks the rows of the cheapest paragraph end; None where no paragraph fits.

        From each break that a row can start at, rows are tried from the fullest down, as long as they aren't much
        too short, and to the one that ends with a whole word: so none is worse than filling row after row.
        """
        kinds, begins, ends = ([one.kind for one in breaks], [one.begin for one in breaks], [one.end for one in breaks])
        gaps_begin, gaps_end = [one.gaps_begin for one in breaks], [one.gaps_end for one in breaks]
        last = len(breaks) - 1
        shortest = self._width // 3
        best: list[float] = [0, *[inf] * last]
        came_from = [0] * (last + 1)
        beyond = 1
        for here in range(last):
            if (so_far := best[here]) == inf:
                continue
            room = begins[here] + self._width
            gaps = gaps_begin[here]
            after = _AFTER_HYPHEN if kinds[here] == _HYPHEN else _AFTER_WORD
            while beyond <= last and ends[beyond] <= room:
                beyond += 1
            if beyond > last:  # all the rest is one row
                cost = so_far + after[_HYPHEN] - HYPHEN
                if cost < best[last]:
                    best[last], came_from[last] = cost, here
                continue
            whole = False
            for there in range(beyond - 1, here, -1):
                slack = room - ends[there]
                if whole and slack > shortest:
                    break
                kind = kinds[there]
                cost = so_far + costs[gaps_end[there] - gaps][slack] + after[kind]
                if cost < best[there]:
                    best[there], came_from[there] = cost, here
                whole = whole or kind == _SPACE
        return _way(came_from, last) if best[last] < inf else None

    def _rows(self, breaks: Sequence[_Break], justify: bool) -> Fit:
        """Return the rows between breaks, those that can be stretched by turns from the left and from the right."""
        fit = Fit(array("I"), array("B"))
        stretched = 0
        for here, there in pairwise(breaks):
            finish = HYPHENATED if there.kind == _HYPHEN else 0
            slack = here.begin + self._width - there.end
            if justify and there is not breaks[-1] and slack and _stretches(slack, there.gaps_end - here.gaps_begin):
                finish |= STRETCHED | (FROM_RIGHT if stretched % 2 else 0)
                stretched += 1
            fit.starts.append(here.offset)
            fit.finish.append(finish)
        return fit


def _stretches(slack: int, gaps: int) -> bool:
    """Tell whether so many gaps can take up so many cells and stay narrow."""
    return slack <= gaps * (WIDEST_GAP - 1)


def _stretched_cost(slack: int, gaps: int) -> int:
    """Return what a row costs in a paragraph whose rows are stretched, where they can be."""
    if slack == 0:
        return 0
    if _stretches(slack, gaps):
        return GAPS * slack * slack // (gaps * gaps)
    return RAGGED + slack * slack


def _way(came_from: Sequence[int], last: int) -> list[int]:
    way = []
    while last:
        way.append(last)
        last = came_from[last]
    return way[::-1]


def _is_unspaced(text: str) -> bool:
    return not text.isascii() and len(_UNSPACED.findall(text)) * 10 > len(text)


def _hold_together(before: str, word: str) -> bool:
    """Tell whether one of two words is but a mark of the other, set apart as French does it ("Pourquoi ?")."""
    return (len(word) == 1 and word in NEVER_FIRST) or (len(before) == 1 and before in NEVER_LAST)


def _chops(word: str, width: int) -> Iterator[int]:
    """Yield where a part of a word is cut that is wider than `width` cells, whatever the rules."""
    if len(word) <= width // 2:
        return
    used = 0
    for start, _, size in graphemes(word):
        if used + size > width and start:
            yield start
            used = 0
        used += size
