"""Search: what a reader types -> where it stands in the text, however it is written there."""

from __future__ import annotations

import contextlib
import re
import signal
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from article_reader.typeset.page import CAPTIONS, TOLD, Kind, Piece

_PLAIN = {
    **dict.fromkeys("’‘‚‛ʼ´`", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    "…": "...",
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ł": "l",
    "Ł": "L",
    "ı": "i",
    "\N{SOFT HYPHEN}": "",
    "\N{ZERO WIDTH SPACE}": "",
}
"""Characters that no decomposition takes apart, as a keyboard without them has them."""


PATTERN = "~"
"""What opens a query that is a regular expression."""

_SECONDS = 0.5
"""How long a regular expression may take: some take for ever."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where what was searched for stands."""

    piece: int
    """The number of the piece."""

    start: int
    """The offset of its first character in the piece's text."""

    end: int
    """The offset behind its last character."""

    @property
    def spot(self) -> tuple[int, int]:
        """Where on the page it begins: the number of the piece, and the offset."""
        return self.piece, self.start


_piece, _spot = attrgetter("piece"), attrgetter("spot")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found."""

    query: str
    """What was searched for."""

    hits: Sequence[Hit]
    """Where it stands in what is shown, in the order of the page."""

    in_captions: int
    """How often it stands in captions that are hidden."""

    in_left_out: int
    """How often it stands in lines left out that are hidden."""

    mistake: str = ""
    """What is wrong with the query; "" where nothing is."""

    def before(self, piece: int, offset: int) -> int | None:
        """Return the number of the last hit before a place, else of the last of all; None where there is none."""
        if not self.hits:
            return None
        return (self.index_from(piece, offset) - 1) % len(self.hits)

    def at_or_after(self, piece: int, offset: int) -> int | None:
        """Return the number of the first hit from a place on, else of the first of all; None where there is none."""
        if not self.hits:
            return None
        return self.index_from(piece, offset) % len(self.hits)

    def index_from(self, piece: int, offset: int) -> int:
        """Return the number of the first hit from a place on; that of no hit where there is none."""
        return bisect_left(self.hits, (piece, offset), key=_spot)

    def in_piece(self, piece: int) -> Sequence[Hit]:
        """Return the hits in a piece."""
        first, behind = (bisect_left(self.hits, number, key=_piece) for number in (piece, piece + 1))
        return self.hits[first:behind]


class _Folding(dict[int, str]):
    """A table for str.translate, filled as characters turn up: accents go, and letters their case, if it says so."""

    def __init__(self, cased: bool) -> None:
        super().__init__()
        self._cased = cased
        self.uneven: set[str] = set()
        """The characters met so far whose folded form isn't one character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = _PLAIN.get(character)
        if plain is None:
            parts = unicodedata.normalize("NFKD", character)
            plain = "".join(part for part in parts if not unicodedata.combining(part))
            plain = " " if plain.isspace() else "".join(_PLAIN.get(part, part) for part in plain)
        folded = self[code] = plain if self._cased else plain.casefold()
        if len(folded) != 1:
            self.uneven.add(character)
        return folded


class Index:
    """The text of a page, made ready for searching; each form of it is made when it is first wanted."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        """The pieces of the page."""
        self._foldings = (_Folding(cased=False), _Folding(cased=True))
        self._texts: dict[bool, Sequence[str]] = {}

    def find(self, query: str, hidden: Container[Kind]) -> Found:
        """Return where a query stands in the pieces that aren't hidden.

        A query with a capital in it means it; else case doesn't count. Accents never do: "strasse" finds "Straße", and
        "Málaga" finds "Malaga". White space is what it is between words, whatever its kind. Behind PATTERN a query is a
        regular expression, for which accents count.
        """
        if query.startswith(PATTERN):
            return self._find_pattern(query, hidden)
        cased = any(map(str.isupper, query))
        wanted = " ".join(query.translate(self._foldings[cased]).split(" "))
        hits: list[Hit] = []
        in_captions = in_left_out = 0
        if wanted.strip():
            for number, text in enumerate(self._folded(cased)):
                if wanted not in text:
                    continue
                kind = self.pieces[number].kind
                if kind not in hidden:
                    hits.extend(self._hits(number, text, wanted, cased))
                elif kind in CAPTIONS:
                    in_captions += text.count(wanted)
                else:
                    in_left_out += text.count(wanted)
        return Found(query, hits, in_captions, in_left_out)

    def _find_pattern(self, query: str, hidden: Container[Kind]) -> Found:
        """Return where a regular expression matches; what is wrong with it where it can't, or takes too long."""
        written = query.removeprefix(PATTERN)
        cased = any(map(str.isupper, re.sub(r"\\.", "", written)))
        hits: list[Hit] = []
        hidden_hits: Counter[bool] = Counter()
        try:
            pattern = re.compile(written, re.NOFLAG if cased else re.IGNORECASE)
            with _time_limit(_SECONDS):
                for number, piece in enumerate(self.pieces):
                    if not written or piece.kind in TOLD:
                        continue
                    found = [Hit(number, *match.span()) for match in pattern.finditer(piece.text) if match[0]]
                    if piece.kind in hidden:
                        hidden_hits[piece.kind in CAPTIONS] += len(found)
                    else:
                        hits += found
        except re.error as error:
            return Found(query, (), 0, 0, f"not a regular expression: {error.msg}")
        except TimeoutError:
            return Found(query, (), 0, 0, "this regular expression takes too long")
        return Found(query, hits, hidden_hits[True], hidden_hits[False])

    def _folded(self, cased: bool) -> Sequence[str]:
        if cased not in self._texts:
            table = self._foldings[cased]
            self._texts[cased] = ["" if piece.kind in TOLD else piece.text.translate(table) for piece in self.pieces]
        return self._texts[cased]

    def _hits(self, number: int, text: str, wanted: str, cased: bool) -> Iterator[Hit]:
        original = self.pieces[number].text
        table = self._foldings[cased]
        offsets = None if table.uneven.isdisjoint(original) else _offsets(original, table)
        begin = text.find(wanted)
        while begin >= 0:
            end = begin + len(wanted)
            if offsets is None:
                yield Hit(number, begin, end)
            else:
                yield Hit(number, bisect_right(offsets, begin) - 1, _end(offsets, end))
            begin = text.find(wanted, end)


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError within the block once it has taken so long; in other threads than the main one nothing can."""

    def stop(*_: object) -> None:
        raise TimeoutError

    try:
        before = signal.signal(signal.SIGALRM, stop)
    except ValueError:
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _end(offsets: Sequence[int], end: int) -> int:
    """Return the offset behind the character whose folded form ends at `end`, or goes on there; marks stay with it."""
    index = bisect_left(offsets, end)
    return bisect_right(offsets, end) - 1 if offsets[index] == end else index


def _offsets(text: str, table: _Folding) -> array[int]:
    """Return where each character's folded form begins, and behind the last one where all ends."""
    return array("I", accumulate((len(table[ord(character)]) for character in text), initial=0))
