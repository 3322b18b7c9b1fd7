"""One row -> the characters that are drawn for it, and where in the piece's text each of them comes from."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from article_reader.typeset.page import Kind, Piece
from article_reader.typeset.rows import Rows, decoration, indent
from article_reader.typeset.setting import FROM_RIGHT, HYPHENATED, STRETCHED
from article_reader.typeset.wrap import cells, visible

LOOKED_AT = 200
"""How many characters are looked at for one that has a direction."""

_LAST_LATIN = "\N{LATIN SMALL LETTER TURNED H WITH FISHHOOK AND TAIL}"
"""Up to here letters are read from left to right, and nothing else has a direction."""

_QUOTES_AND_DASHES = frozenset("‐‑‒–—―‘’‚‛“”„‟•…‹›")


def is_rtl(text: str) -> bool:
    """Tell whether a text is read from right to left, by its first letter (as Unicode's rule P2 has it)."""
    if text.isascii():
        return False
    for character in text[:LOOKED_AT]:
        if character <= _LAST_LATIN and character.isalpha():
            return False
        if character <= _LAST_LATIN or character in _QUOTES_AND_DASHES:
            continue
        import unicodedata  # not before: most texts need none

        match unicodedata.bidirectional(character):
            case "L":
                return False
            case "R" | "AL":
                return True
    return False


_LEFT_TO_RIGHT_MARK = "\N{LEFT-TO-RIGHT MARK}"

_GAP = re.compile("(?<=[^ ]) (?=[^ ])")


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row as it is drawn."""

    kind: Kind
    """What it is a row of."""

    decoration: str
    """What stands in front of the text: a bar, a bullet, a rule, space."""

    text: str
    """The characters drawn: the piece's, its widened gaps, a hyphen; not what isn't seen at the row's end."""

    offsets: Sequence[int]
    """The offset in the piece's text of each of them, rising; a hyphen of ours has that of the character behind it."""

    end: int
    """The offset behind the row's last character, spaces at its end included."""

    behind: str = ""
    """What stands behind the text: the bar or bullet of one that is read from right to left."""

    def drawn(self, begin: int, end: int) -> tuple[int, int]:
        """Return which of the drawn characters show a part of the piece's text: the first, and the one behind the last.

        They are equal where the row shows nothing of it. The hyphen belongs to parts that go on in the next row.

        Args:
            begin: the offset of the part's first character.
            end: the offset behind its last one.
        """
        if begin >= min(end, self.end):
            return 0, 0
        return bisect_left(self.offsets, begin), bisect_left(self.offsets, end)

    def offset_at(self, index: int) -> int:
        """Return the offset of a drawn character; behind the last one that behind its own."""
        if index < len(self.offsets):
            return self.offsets[index]
        return min(self.offsets[-1] + 1, self.end) if self.offsets else self.end


def set_row(rows: Rows, row: int, pieces: Sequence[Piece], width: int) -> SetRow:
    """Return a row that isn't blank, as it is drawn in a column of `width` cells.

    A piece that is read from right to left stands flush right, and what belongs in front of it to the right of it.
    """
    piece = pieces[rows.piece[row]]
    if table := rows.tables.get(rows.piece[row]):
        drawn = table.draw(rows.line_in_piece(row))
        end = drawn.offsets[-1] + 1 if drawn.offsets else rows.start[row]
        return SetRow(piece.kind, drawn.front, drawn.text, drawn.offsets, end)
    below = rows.end(row)
    start, end = rows.start[row], len(piece.text) if below is None else below
    front = decoration(piece, start == 0, width)
    room = width - indent(piece, width)
    text, offsets = finished(piece.text, start, end, room, rows.finish_of(row))
    if piece.kind is Kind.CODE or not is_rtl(piece.text):
        return SetRow(piece.kind, front, text, offsets, end)
    return SetRow(piece.kind, " " * (room - cells(text)), text, offsets, end, _mirrored(front.strip()))


def _mirrored(front: str) -> str:
    """Return a bar, a bullet or a number as it stands to the right of a text that is read from right to left.

    Terminals that reorder such text would move what has a direction of its own to the left of it.
    """
    mark = _LEFT_TO_RIGHT_MARK if any(map(str.isalnum, front)) else ""
    return f" {mark}{front}" if front else ""


def finished(text: str, start: int, end: int, width: int, finish: int = 0) -> tuple[str, Sequence[int]]:
    """Return the characters drawn for the row from `start` to `end` of a text, and the offset of each in the text.

    Args:
        text: the piece's text.
        start: the offset of the row's first character.
        end: the offset behind its last one.
        width: how many cells a stretched row fills.
        finish: HYPHENATED, STRETCHED and FROM_RIGHT, added up.
    """
    shown, offsets = visible(text, start, end)
    if finish & HYPHENATED:
        shown += "-"
        offsets = range(start, start + len(shown))
    if finish & STRETCHED:
        return _stretched(shown, start, width - cells(shown), finish & FROM_RIGHT != 0)
    return shown, offsets


def _stretched(shown: str, start: int, extra: int, from_right: bool) -> tuple[str, Sequence[int]]:
    """Return a row with `extra` cells spread over its gaps, and its offsets."""
    gaps = [found.start() for found in _GAP.finditer(shown)]
    offsets = array("I")
    parts = []
    behind = 0
    for number, gap in enumerate(gaps):
        place = len(gaps) - 1 - number if from_right else number
        more = extra * (place + 1) // len(gaps) - extra * place // len(gaps)
        parts.append(shown[behind:gap] + " " * more)
        offsets.extend(range(start + behind, start + gap))
        offsets.extend([start + gap] * more)
        behind = gap
    parts.append(shown[behind:])
    offsets.extend(range(start + behind, start + len(shown)))
    return "".join(parts), offsets
