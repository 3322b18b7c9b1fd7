"""Wrapped rows -> lines: which rows were one line, what stands where two meet, and text that was wrapped twice."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from article_reader.loader.inputs.text.cut import Piece
from article_reader.loader.inputs.text.rows import (
    HEADING_ROOM,
    LENIENCE,
    Rows,
    block_column,
    ends_sentence,
    goes_on,
    text_column,
)
from article_reader.loader.scripts import SEAMLESS, spaced

_HYPHENS = "-\u2010\u00ad"
"""Signs that a divided word, or a part of a compound, ends with."""

_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_WORD = re.compile(r"[^\W_]+")


def _words(words: str) -> frozenset[str]:
    """Return the words of a string."""
    return frozenset(words.split())


_SUSPENDED = _words(
    """
    und oder bzw sowie bis noch and or to nor et ou y o e en of och og eller a i
    """
)
"""Words before which a hyphen stands for the rest of a compound: "Vor- und Nachteile"."""

_FIRST_PARTS = _words(
    """
    all anti co cross ex far first full half hard high ill left long low mid middle multi new non off old on
    one open part post pre pro right round second self semi short single so soft third three top two under well
    vice twenty thirty forty fifty sixty seventy eighty ninety
    """
)
_LAST_PARTS = _words(
    """
    based born called century day down educated ever fashioned foot free friendly general going hour
    known law led like looking long made mail metre meter mile minute month new off old out owned page paid
    party range rate related run round scale sea side size sized speaking style term thirds time to up week
    wide winning year yard
    """
)
"""What often stands before, and behind, a hyphen that belongs to the word."""

_DIVIDING = 0.06
"""From which share of row ends on hyphens show that words are divided there."""


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a text teaches about the hyphens at its row ends."""

    compounds: frozenset[str]
    """The words with a hyphen that stand within its rows, in small letters."""

    whole: frozenset[str]
    """The words without one, in small letters."""

    divides: bool
    """Whether so many rows end with one that words must have been divided."""

    def seam(self, above: str, below: str) -> tuple[bool, str] | None:
        """Return whether the hyphen that a row ends with goes, and what stands between it and the next row.

        None where they are two words. The hyphen stays where the compound has one elsewhere, before a capital or a
        figure, and where its parts often stand in compounds; it goes where the word stands elsewhere without it, or
        where the text divides words.
        """
        if above[-1] == "\u00ad":
            return True, ""
        last, first = _last_part(above), _first_word(below)
        if not last or not first:
            return None
        if first in _SUSPENDED:
            return False, " "
        if above[-1] == "\u2010":
            return below[0].islower() and f"{last.casefold()}-{first}" not in self.compounds, ""
        return below[0].islower() and not self._is_compound(last.casefold(), first), ""

    def _is_compound(self, last: str, first: str) -> bool:
        if f"{last}-{first}" in self.compounds:
            return True
        if last + first in self.whole:
            return False
        known = (last in _FIRST_PARTS) + (first in _LAST_PARTS)
        if self.divides:
            return known == 2
        return known > 0 or (last in self.whole and first in self.whole)


def hyphens(rows: Sequence[str]) -> Hyphens:
    """Return what the rows of a text teach about the hyphens at their ends."""
    compounds: set[str] = set()
    whole: set[str] = set()
    ends = filled = 0
    for row in rows:
        if not row:
            continue
        small = row.casefold()
        filled += 1
        ends += row[-1] in _HYPHENS and row[-2:-1].isalpha()
        whole.update(_WORD.findall(small))
        if "-" in small:
            compounds.update(_COMPOUND.findall(small))
    return Hyphens(frozenset(compounds), frozenset(whole), ends >= 2 and ends > _DIVIDING * filled)


def divided(above: str) -> bool:
    """Tell whether a row ends in the middle of a word, or with a compound's first part."""
    return above[-1:] in _HYPHENS and above[-2:-1].isalpha()


def join(rows: Sequence[str], known: Hyphens | None, glued: Set[int] = frozenset()) -> str:
    """Return rows as one text, with a space at each seam where the script has spaces, but not before those `glued`."""
    parts: list[str] = []
    for number, row in enumerate(rows):
        if not row:
            continue
        between = ""
        if parts and number not in glued:
            between = seam(parts[-1], row)
            if known and divided(parts[-1]) and (told := known.seam(parts[-1], row)):
                goes, between = told
                parts[-1] = parts[-1][:-1] if goes else parts[-1]
        parts += [between, row]
    return spaced("".join(parts))


def seam(above: str, below: str) -> str:
    """Return what stands between two rows that are put together: a space, where their script has spaces."""
    return "" if SEAMLESS.opens(above[-1:]) and SEAMLESS.opens(below) else " "


def _last_part(above: str) -> str:
    """Return the letters before the hyphen that a row ends with."""
    found = re.search(r"[^\W\d_]{1,40}$", above[-41:-1])
    return found[0] if found else ""


def _first_word(below: str) -> str:
    """Return the letters that a row begins with, in small letters."""
    found = _WORD.match(below)
    return found[0].casefold() if found else ""


_BULLET = re.compile(r"(?:[•·▪‣◦●■►▸☆★□○◎*+–—-]|\d{1,3}[.)])(?:\s+|$)")
"""What may open an item of a list."""

_SURE_BULLET = re.compile(r"(?:[•▪‣◦●■►▸☆★□○◎*+])(?:\s|$)")
"""What opens an item of a list wherever it opens a row."""


_SHORTEST = 24
"""How wide a row is at least that ends within a word."""


def blocks(rows: Rows) -> Iterator[tuple[int, int]]:
    """Yield the first and the last row of each run of rows that aren't blank."""
    first = -1
    for number, width in enumerate(rows.widths):
        if width and first < 0:
            first = number
        elif not width and first >= 0:
            yield first, number - 1
            first = -1
    if first >= 0:
        yield first, len(rows) - 1


def joined(rows: Rows, column: int) -> list[Piece]:
    """Return the lines of a text whose rows were wrapped, at `column` as a whole or at one of each block's own."""
    found: list[Piece] = []
    for first, last in blocks(rows):
        if first == last:
            found.append(Piece(first, last, 0))
            continue
        own = block_column(rows, first, last)
        found += of_block(rows, first, last, max(own, column if _keeps_to(rows, first, last, column) else 0))
    return found


def _keeps_to(rows: Rows, first: int, last: int, column: int) -> bool:
    """Tell whether the rows of a block keep to a column, but for a few."""
    over = sum(width > column + HEADING_ROOM for width in rows.widths[first : last + 1])
    return not over or 4 * over < last - first + 1


def of_block(rows: Rows, first: int, last: int, column: int) -> Iterator[Piece]:
    """Yield the lines of one block."""
    begin = first
    for number in range(first, last):
        if not (_is_divided(rows, number) or (column and _wrapped(rows, number, begin, column))):
            yield Piece(begin, number, column if begin < number else 0)
            begin = number + 1
    yield Piece(begin, last, column if begin < last else 0)


def _is_divided(rows: Rows, number: int) -> bool:
    """Tell whether a row ends within a word that goes on in the next."""
    if rows.widths[number] < _SHORTEST or rows.quotes[number] != rows.quotes[number + 1]:
        return False
    return divided(rows.words[number]) and rows.words[number + 1][0].isalpha()


def _wrapped(rows: Rows, number: int, begin: int, column: int) -> bool:
    """Tell whether a row was one line with the next before wrapping; `begin` is the first row of its line."""
    above, below = rows.words[number], rows.words[number + 1]
    if rows.quotes[number] != rows.quotes[number + 1] or below[0] == "\u3000":
        return False
    width = rows.widths[number]
    needed = width + 1 + rows.firsts[number + 1]
    if width > column + HEADING_ROOM or needed <= column - LENIENCE or (needed <= column and not goes_on(below)):
        return False
    ended = ends_sentence(above)
    if _SURE_BULLET.match(below):
        return False
    if _BULLET.match(below) and (ended or _BULLET.match(rows.words[begin])):
        return False
    return not (ended or not goes_on(below)) or _aligned(rows, number, begin)


def _aligned(rows: Rows, number: int, begin: int) -> bool:
    """Tell whether the next row is set in as the rows of one paragraph are."""
    indent, below = rows.indents[number], rows.indents[number + 1]
    if indent == below:
        return True
    if number > begin:
        return False
    marker = _BULLET.match(rows.words[number])
    return below == indent + marker.end() if marker else below < indent


_ORPHAN = 0.35
"""How much of the column a row takes at most that is the rest of a row wrapped twice."""

_PAIRS = 3
"""How many pairs of a long row and a short one show that a text was wrapped twice."""


def rejoined(rows: Rows, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines of a text with those joined that were the rows of its first wrapping, where it had two."""
    pairs = sum(_is_pair(rows, piece) for piece in pieces)
    longer = sum(piece.last > piece.first for piece in pieces) - pairs
    if pairs < _PAIRS or longer > pairs:
        return list(pieces)
    outer, places = _outer_rows(rows, pieces)
    column, _ = text_column(outer)
    found: list[Piece] = []
    for first, last in blocks(outer):
        for whole in of_block(outer, first, last, column):
            above, below = pieces[places[whole.first]], pieces[places[whole.last]]
            found.append(Piece(above.first, below.last, whole.column or above.column))
    return found


def _is_pair(rows: Rows, piece: Piece) -> bool:
    """Tell whether a line is a long row and the word or two that no longer fitted."""
    return piece.last == piece.first + 1 and rows.widths[piece.last] <= _ORPHAN * piece.column


def _outer_rows(rows: Rows, pieces: Sequence[Piece]) -> tuple[Rows, list[int]]:
    """Return the rows as they were before the second wrapping, a blank one where there is one, and whose each is."""
    words: list[str] = []
    indents, quotes, widths, firsts = array("I"), array("I"), array("I"), array("I")
    places: list[int] = []
    for number, piece in enumerate(pieces):
        if piece.first and not rows.widths[piece.first - 1]:
            words.append("")
            places.append(number)
            for values in (indents, quotes, widths, firsts):
                values.append(0)
        words.append(" ".join(rows.words[piece.first : piece.last + 1]))
        places.append(number)
        indents.append(rows.indents[piece.first])
        quotes.append(rows.quotes[piece.first])
        inner = sum(rows.widths[piece.first + 1 : piece.last + 1]) + piece.last - piece.first
        widths.append(rows.widths[piece.first] + inner)
        firsts.append(rows.firsts[piece.first])
    return Rows(words, indents, quotes, widths, firsts, bytes(len(words))), places
