"""Sentences that a program cut at every tag, and capitals set apart from their words, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from article_reader.loader.inputs.text.rows import Rows, ends_sentence, goes_on

_BEHIND = re.compile(r"[,;.!?:)\]%](?=[\s\"'“”’»)\]]|$)|[”’»](?=[,;.!?:)]|$)")
"""What a row begins with that belongs to the word above it."""

_SIGNS_BEHIND = frozenset(",;.)")

_OPEN = re.compile(r"[(\[„‚–—/]$|(?:^|(?<=[\s(]))[“‘«]$")
"""What a row ends with that opens the words below it; “, ‘ and « right behind a word close what stands above."""

_SIGNS = 2
"""How many rows that begin with a comma or a full stop show that a text was cut at its tags."""

_NAME = 80
"""How long the words of a link in the middle of a sentence are at most."""

_WORDS = 5
"""From how many words on a row may be a sentence that goes on in a name."""

_SHORT_WORD = 3
"""How long a word is at most that leads on to another, as articles and prepositions do."""

_PROSE = 40
"""From how many characters on a row is taken to be prose."""

_BYLINE_WORDS = frozenset(["by", "von", "par", "por", "di", "da", "de", "af", "av", "door", "przez", "od"])

_CAPITAL = re.compile(r"[\"'“„‚‘«]?[^\W\d_]")
_WHOLE_CAPITALS = re.compile(r"[^\W\d_]{2,}")

_AFTER_A_OR_I = frozenset(
    re.findall(
        r"\w+",
        "after again against all almost along already also although always am amid among an and another any apart are "
        "around as at away about above according across ago ahead if in inside instead into is it its",
    )
)
"""Words whose first letter is a word, too, and may hang beside the rest of them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows that make one line, so far."""

    first: int
    """The first row, from 0."""

    last: int
    """The last row."""

    column: int
    """The column that they are wrapped at, 0 where they aren't."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How a text was cut."""

    at_tags: bool
    """Whether it was cut at its tags, as rows that begin with a comma or a full stop show."""

    spaced: bool
    """Whether the rows kept the white space that stood before and behind the tags, and so tell where words go on."""


def how_cut(rows: Rows) -> Cut:
    """Return how a text was cut."""
    signs = kept = 0
    words, edges = rows.words, rows.edges
    for number in range(1, len(rows)):
        above, below = words[number - 1], words[number]
        if above and below:
            if below[0] in _SIGNS_BEHIND and _BEHIND.match(below):
                signs += 1
            elif (edges[number - 1] & 2 or edges[number] & 1) and goes_on(below) and not ends_sentence(above):
                kept += edges[number - 1] & 2 > 0 or rows.indents[number] == 1
    return Cut(signs >= _SIGNS or kept > _SIGNS, kept >= _SIGNS)


def mended(rows: Rows, pieces: Sequence[Piece], *, wrapped: bool) -> tuple[list[Piece], frozenset[int]]:
    """Return the lines of a text with those put together that one sentence goes through.

    Beside them stand the rows, from 0, that belong right behind the row above, without a space.

    A text that is `wrapped` was not cut at its tags, but it may have capitals apart from their words.
    """
    cut = Cut(at_tags=False, spaced=False) if wrapped else how_cut(rows)
    found: list[Piece] = []
    glued: list[int] = []
    for number, piece in enumerate(pieces):
        below = pieces[number + 1] if number + 1 < len(pieces) else None
        seam = _seam(rows, found[-1], piece, below, cut) if found else None
        if seam is None:
            found.append(piece)
            continue
        if not seam:
            glued.append(piece.first)
        found[-1] = Piece(found[-1].first, piece.last, found[-1].column or piece.column)
    return found, frozenset(glued)


def _seam(rows: Rows, above: Piece, piece: Piece, below: Piece | None, cut: Cut) -> str | None:
    """Return what stands between two lines that are one, None where they are two."""
    if above.first == above.last and (seam := _capital(rows, above, piece)) is not None:
        return seam
    if not cut.at_tags or piece.first != above.last + 1 or rows.quotes[piece.first] != rows.quotes[above.last]:
        return None
    return _through(rows, above, piece, below, cut)


def _through(rows: Rows, above: Piece, piece: Piece, below: Piece | None, cut: Cut) -> str | None:
    """Return what stands between two lines of a cut text that one sentence goes through, None where none does."""
    end, begin = rows.words[above.last], rows.words[piece.first]
    if _BEHIND.match(begin):
        return ""
    if _OPEN.search(end) and len(end) > 1:
        return "" if end[-1] in "([„‘‚«/" else " "
    if ends_sentence(end) or (cut.spaced and not (rows.edges[above.last] & 2 or rows.edges[piece.first] & 1)):
        return None
    if goes_on(begin):
        return None if _is_byline(rows, piece, below) else " "
    return " " if _stands_within(rows, above, piece, below) else None


def _stands_within(rows: Rows, above: Piece, piece: Piece, below: Piece | None) -> bool:
    """Tell whether a line is a name or a link in the middle, or at the end, of the sentence above."""
    end, name = rows.words[above.last], rows.words[piece.first]
    if len(name) > _NAME:
        return False
    said = end if above.first == above.last else f"{rows.words[above.first][:_NAME]} {end}"
    last = end.rsplit(" ", 1)[-1]
    open_word = last.endswith(",") or (last.islower() and len(last) <= _SHORT_WORD)
    if below is not None and below.first == piece.last + 1 and not ends_sentence(rows.words[piece.last]):
        begin = rows.words[below.first]
        if goes_on(begin) or _BEHIND.match(begin):
            return open_word or len(said.split()) >= _WORDS
    return open_word and len(said) >= _PROSE


def _is_byline(rows: Rows, piece: Piece, below: Piece | None) -> bool:
    """Tell whether a line that begins with a small letter names an author."""
    words = rows.words[piece.first].split()
    if words[0] not in _BYLINE_WORDS or len(words) > 6 or not all(word[:1].isupper() for word in words[1:]):
        return False
    if below is None or below.first != piece.last + 1:
        return True
    begin = rows.words[below.first]
    return not (goes_on(begin) or _BEHIND.match(begin))


def _capital(rows: Rows, above: Piece, piece: Piece) -> str | None:
    """Return what stands between a capital alone on its row and what is below it, None where it isn't its word."""
    capital, rest = rows.words[above.first], rows.words[piece.first]
    if len(capital) > 2 or not capital[-1:].isupper() or not _CAPITAL.fullmatch(capital):
        return None
    if piece.first - above.last > 2 or len(rest) < _PROSE:
        return None
    if rest[0].islower():
        word = re.split(r"\W", rest, maxsplit=1)[0]
        whole = len(word) == 1 or (capital[-1] + word).lower() in _AFTER_A_OR_I
        return "" if whole or capital[-1] not in "AI" else " "
    capitals = _WHOLE_CAPITALS.match(rest)
    return "" if capitals and capitals[0].isupper() else None
