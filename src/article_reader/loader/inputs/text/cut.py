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

_LEADING_ON = frozenset(
    re.findall(
        r"\w+",
        "a an and as at but by for from in into of on or per than that the to via with "
        "als am bei beim das dem den der des die ein eine einem einen einer eines für im in mit oder seit sein seine "
        "und vom von wie zum zur über "
        "au aux avec ce cette chez dans de des du en et la le les leur ou par pour que qui sa ses son sur un une "
        "con cuyo del el las los para por que se su sus una y "
        "agli ai al alla alle che col da dal dalla degli dei del della delle di e gli il lo nel nella per tra un uno "
        "ao com da das do dos e em na nas no nos o os para pela pelo um uma "
        "aan bij een het met naar om op te uit van voor "
        "att den det eller en et ett fra från för i med og och om på som til till "
        "do i na o po we z ze za w "
        "в во и из к на о об от по с со у за",
    )
)
"""Words that lead on to another: articles, prepositions, conjunctions; none that sentences and headlines end with."""

_LONG_WORD, _FEW_WORDS = 5, 3
"""How many letters a word has at least that headlines in English begin with a capital, and how many such words tell."""

_DASHES = frozenset("-–—")
"""Signs that may stand on a row by themselves between two parts of a headline."""

_BLANK_AROUND = 3
"""The edges of a row with white space on both sides, as Rows tells them."""

_LONG_PROSE = 120
"""From how many characters on a row below a dash is what a dateline, and no label, opens."""

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
    if end == ":" or _is_dash(rows, piece.first) or (above.first < above.last and _is_dash(rows, above.last)):
        return " "
    if _BEHIND.match(begin):
        return ""
    if _OPEN.search(end) and len(end) > 1 and not _is_label(end, begin):
        return "" if end[-1] in "([„‘‚«/" else " "
    if ends_sentence(end) or (cut.spaced and not (rows.edges[above.last] & 2 or rows.edges[piece.first] & 1)):
        return None
    if goes_on(begin):
        return None if _is_byline(rows, piece, below) else " "
    return " " if _stands_within(rows, above, piece, below, cut) else None


def _is_dash(rows: Rows, row: int) -> bool:
    """Tell whether a row is a dash between two words of one line: with a space on either side, and nothing else."""
    return rows.words[row] in _DASHES and rows.edges[row] == _BLANK_AROUND and rows.indents[row] == 1


def _is_label(end: str, begin: str) -> bool:
    """Tell whether a short row that ends with a dash is a label over a headline, and no dateline of a paragraph."""
    return end[-1] in _DASHES and len(end) < _PROSE and len(begin) < _LONG_PROSE and not ends_sentence(begin)


def _stands_within(rows: Rows, above: Piece, piece: Piece, below: Piece | None, cut: Cut) -> bool:
    """Tell whether a line is a name or a link in the middle, or at the end, of the sentence above."""
    end, name = rows.words[above.last], rows.words[piece.first]
    if len(name) > _NAME or not (_is_inline(rows, above.last, piece.first) or not cut.spaced):
        return False
    said = end if above.first == above.last else f"{rows.words[above.first][:_NAME]} {end}"
    last = end.rsplit(" ", 1)[-1]
    if last.endswith(",") or last in _LEADING_ON:
        return len(said) >= _PROSE or _goes_on_below(rows, piece, below, cut)
    if below is None or name[0].isdigit() or _names_author(rows, below):
        return False
    if not _goes_on_below(rows, piece, below, cut):
        return False
    if cut.spaced and rows.edges[above.last] & 2 and rows.indents[below.first] == 1:
        return True
    return len(said.split()) >= _WORDS and not _is_title(said)


def _goes_on_below(rows: Rows, piece: Piece, below: Piece | None, cut: Cut) -> bool:
    """Tell whether the sentence of a line goes on in the one below."""
    if below is None or below.first != piece.last + 1 or ends_sentence(rows.words[piece.last]):
        return False
    begin = rows.words[below.first]
    if _BEHIND.match(begin):
        return True
    return goes_on(begin) and (not cut.spaced or _is_inline(rows, piece.last, below.first))


def _is_inline(rows: Rows, above: int, below: int) -> bool:
    """Tell whether the white space between two rows is a sentence's own: more of it sets a row in, as pages do."""
    return bool(rows.edges[above] & 2) or rows.indents[below] == 1


def _is_title(words: str) -> bool:
    """Tell whether words are set as headlines in English are: all long ones with a capital."""
    long = [word for word in words.split() if len(word) >= _LONG_WORD]
    return len(long) >= _FEW_WORDS and all(word[0].isupper() for word in long)


def _names_author(rows: Rows, piece: Piece) -> bool:
    """Tell whether a line is nothing but the word before an author's name."""
    return rows.words[piece.first].rstrip(":").casefold() in _BYLINE_WORDS


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
