"""Words of a byline or date line -> which of them tell who wrote it, and which when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from article_reader.loader.assemble.dates import Worth, ago_at, date_slices, worth
from article_reader.loader.assemble.texts import Slice
from article_reader.loader.labeller.phrases import START, WHOLE, Phrases, fold

_SEPARATOR = re.compile(r"\s+[|•·–—/-]+\s+|\s*[|•·]\s*|,\s+")
"""What newsrooms put between author, role, place, date and the time it takes to read."""

_NO_BYLINE = frozenset(
    {
        *("reading_time", "comments", "share", "follow", "subscribe", "navigation", "read_more", "tags", "most_read"),
        *("advertisement", "pagination"),
    }
)
"""Categories of phrases that name nobody, wherever they stand."""

_LONGEST_LINE = 600
"""How many characters a line has at most that is divided."""

_LONGEST_NAME = 8
"""How many words a name with its title has at most."""

_INITIAL = re.compile(r"(?<!\w)[^\W\d_]")

_ENDINGS = (".", "!", "?", "…")
_SENTENCE = 4
"""How a sentence ends, and how many words it has at least."""


_WRITER = re.compile(
    r"(?:words|text|texte?|story|texto|testo|tekst|reportage)\s?(?::|by\b|von\b|de\b|di\b|par\b|av\b)", re.I
)
"""How a line begins that tells writer and photographer of a story in one."""


class Naming(IntEnum):
    """How surely words name an author."""

    OTHER = 0
    """They are a stock phrase that tells something else."""
    NOBODY = 1
    """They are a figure, or no words at all."""
    PERHAPS = 2
    """One word, or words without capitals: a place before a date, a role, a pen name."""
    LIKE_A_NAME = 3
    """Capitalized words, or words of a script without capitals."""
    OPENED = 4
    """They begin as bylines do: "By"."""
    NAMED = 5
    """The page itself says that an author is called so."""


@dataclass(frozen=True, slots=True)
class Division:
    """Which words of a line tell the author, and which the date."""

    byline: tuple[Slice, ...] = ()
    """Where the words stand that name the author."""

    published: tuple[Slice, ...] = ()
    """Where those stand that tell when and where."""

    rest: tuple[Slice, ...] = ()
    """Where those stand that tell neither: the time it takes to read, a button."""

    naming: Naming = Naming.NOBODY
    """How surely the byline's words name an author."""

    worth: Worth = Worth.NOTHING
    """How much the date tells."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words between separators."""

    begin: int
    end: int
    worth: Worth
    naming: Naming


def divide(text: str, phrases: Phrases, authors: Sequence[str] = ()) -> Division:
    """Divide a line into the words that name its author, those that tell its date, and the rest; each may be missing.

    `authors` are the names that the page itself tells. A place that stands with the date belongs to that.
    """
    if len(text) > _LONGEST_LINE:
        return Division(((0, len(text)),), naming=naming(text, phrases, authors))
    pieces = [_weighed(text, piece, phrases, authors) for piece in _pieces(text, phrases)]
    best = max((piece.worth for piece in pieces), default=Worth.NOTHING)
    if not best and _is_sentence(text):
        return Division(rest=((0, len(text)),))
    first, last = _author(pieces, Naming.LIKE_A_NAME if best else Naming.PERHAPS)
    others = [number for number in range(len(pieces)) if not first <= number < last]
    published = [number for number in others if best and (pieces[number].worth or pieces[number].naming)]
    return Division(
        _slices(text, pieces, range(first, last)),
        _slices(text, pieces, published),
        _slices(text, pieces, [number for number in others if number not in published]),
        max((piece.naming for piece in pieces[first:last]), default=Naming.NOBODY),
        best,
    )


def naming(words: str, phrases: Phrases, authors: Sequence[str] = ()) -> Naming:
    """Tell how surely some words name an author."""
    if names_any(words, authors):
        return Naming.NAMED
    found = phrases.match(words)
    opening = found.pop("byline", 0)
    if found.get("label", 0) >= WHOLE:
        return Naming.OTHER
    initials = _INITIAL.findall(words)
    if opening & START and (opening & WHOLE or "agency_line" in found or _may_be_a_name(initials)):
        return Naming.OPENED
    if any(place >= START or category in _NO_BYLINE for category, place in found.items()):
        return Naming.OTHER
    folded = fold(words)
    if not folded or re.search(r"\d", words) or _is_sentence(words):
        return Naming.NOBODY
    capitals = sum(not initial.islower() for initial in initials)
    return Naming.LIKE_A_NAME if capitals > 1 and len(folded) <= _LONGEST_NAME else Naming.PERHAPS


def _may_be_a_name(initials: Sequence[str]) -> bool:
    """Tell whether what stands behind the first word may be a name: scripts without capitals don't tell."""
    return any(not initial.islower() for initial in initials[1:]) or initials[0] == initials[0].swapcase()


def _is_sentence(words: str) -> bool:
    """Tell whether words end as a sentence does, and none of them has the capital that a name would have."""
    if not words.endswith(_ENDINGS):
        return False
    initials = _INITIAL.findall(words)
    return len(initials) >= _SENTENCE and all(map(str.islower, initials[1:]))


def names_any(words: str, authors: Sequence[str]) -> bool:
    """Tell whether some words hold one of the names, whatever their case and what stands between them."""
    folded = "".join(fold(words))
    return any(name in folded for author in authors if (name := "".join(fold(author))))


def names_writer(text: str) -> bool:
    """Tell whether a line begins with the writer of a story, as "Words by … Photographs by …" does."""
    return _WRITER.match(text) is not None


def _author(pieces: Sequence[_Piece], least: Naming) -> Slice:
    """Return which pieces name the author: the first and the one behind the last; both 0 where none does.

    What follows a name goes with it: its role, another name. What stands before it does so where it is as sure.
    """
    surest = max(range(len(pieces)), key=lambda number: _likelihood(pieces, number), default=0)
    if not pieces or _likelihood(pieces, surest) < least:
        return 0, 0
    first, last = surest, surest + 1
    while first and pieces[first - 1].naming >= max(Naming.LIKE_A_NAME, pieces[surest].naming - 1):
        first -= 1
    while last < len(pieces) and pieces[last].naming >= Naming.PERHAPS:
        last += 1
    return first, last


def _likelihood(pieces: Sequence[_Piece], number: int) -> Naming:
    """Return how surely a piece names an author; between two dates it does so only where something says so."""
    own = pieces[number].naming
    is_between = 0 < number < len(pieces) - 1 and pieces[number - 1].worth and pieces[number + 1].worth
    return Naming.NOBODY if is_between and own < Naming.OPENED else own


def _weighed(text: str, piece: tuple[int, int, bool], phrases: Phrases, authors: Sequence[str]) -> _Piece:
    begin, end, is_date = piece
    words = text[begin:end]
    if is_date:
        return _Piece(begin, end, max(Worth.RELATIVE, worth(words, phrases)), Naming.NOBODY)
    return _Piece(begin, end, Worth.NOTHING, naming(words, phrases, authors))


def _slices(text: str, pieces: Sequence[_Piece], numbers: Sequence[int]) -> tuple[Slice, ...]:
    """Return where some of the pieces stand; neighbours are one, all of them the whole line."""
    if len(numbers) == len(pieces):
        return ((0, len(text)),) if text else ()
    slices: list[Slice] = []
    for place, number in enumerate(numbers):
        if place and numbers[place - 1] == number - 1:
            slices[-1] = (slices[-1][0], pieces[number].end)
        else:
            slices.append((pieces[number].begin, pieces[number].end))
    return tuple(slices)


def _pieces(text: str, phrases: Phrases) -> Iterator[tuple[int, int, bool]]:
    """Yield where the pieces of a line begin and end, and whether each is a date; all characters are in one of them."""
    at = 0
    for begin, end in [*date_slices(text, phrases), (len(text), len(text))]:
        yield from _between(text, at, begin, phrases)
        if begin < end:
            yield begin, end, True
        at = end


def _between(text: str, begin: int, end: int, phrases: Phrases) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces of what stands between two dates; a time that is told as so long ago is one."""
    for first, last in _parted(text, begin, end):
        ago = ago_at(text[first:last], phrases)
        for start, stop, is_date in ((first, first + ago, False), (first + ago, last, True)):
            if any(map(str.isalnum, text[start:stop])):
                yield start, stop, is_date


def _parted(text: str, begin: int, end: int) -> Iterator[Slice]:
    """Yield what stands between separators."""
    at = begin
    for seam in _SEPARATOR.finditer(text, begin, end):
        yield at, seam.start()
        at = seam.end()
    yield at, end
