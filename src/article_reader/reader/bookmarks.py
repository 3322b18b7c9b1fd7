"""Bookmarks and jumps: places in the article that a letter leads back to, and those before and after far moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase

from article_reader.reader.place import Place, Spot, anchor_at, place_in, spot_of
from article_reader.reader.settings import Bookmark
from article_reader.typeset.page import Piece

LETTERS = frozenset(ascii_lowercase)
"""What bookmarks are called."""

BEFORE = "'"
"""What leads back to the place before the last jump."""


class Bookmarks:
    """The bookmarks of one article."""

    def __init__(self, saved: Mapping[str, Bookmark | None], pieces: Sequence[Piece]) -> None:
        """Take over the bookmarks that an earlier run has left."""
        self._pieces = pieces
        self._spots: dict[str, Spot] = {}
        self._notes: dict[str, str] = {}
        self._removed: set[str] = set()
        for letter, bookmark in saved.items():
            if letter in LETTERS and bookmark is not None and pieces:
                self._spots[letter] = spot_of(pieces, bookmark.anchor)
                self._notes[letter] = bookmark.note

    def __iter__(self) -> Iterator[tuple[str, Spot, str]]:
        """Yield the letter, the place and the note of each, in the order of the page."""
        for letter, spot in sorted(self._spots.items(), key=lambda item: item[1]):
            yield letter, spot, self._notes.get(letter, "")

    def to_save(self) -> Mapping[str, Bookmark | None]:
        """Return the bookmarks to remember; None for those that have been removed."""
        kept = {
            letter: Bookmark(anchor_at(self._pieces, spot), self._notes.get(letter, ""))
            for letter, spot in self._spots.items()
        }
        return {**dict.fromkeys(self._removed), **kept}

    def move_to(self, pieces: Sequence[Piece]) -> None:
        """Find the places on another page of the same article, which has been changed or only begun."""
        moved = {letter: place_in(pieces, Place(*spot), self._pieces) for letter, spot in self._spots.items()}
        self._spots = {letter: place.spot for letter, place in moved.items()}
        self._pieces = pieces

    def add(self, other: Bookmarks) -> None:
        """Add the bookmarks of another page of the same article, and remove those that were removed there."""
        for letter in other._removed:
            self.remove(letter)
        for letter, spot, note in other:
            self.set(letter, spot)
            self.note(letter, note)

    def set(self, letter: str, spot: Spot) -> None:
        """Make a letter lead to a place."""
        self._spots[letter] = spot
        self._notes.pop(letter, None)
        self._removed.discard(letter)

    def note(self, letter: str, note: str) -> None:
        """Note something about a bookmark; "" removes the note."""
        self._notes[letter] = note

    def remove(self, letter: str) -> None:
        """Remove a bookmark."""
        if self._spots.pop(letter, None) is not None:
            self._removed.add(letter)

    def find(self, letter: str) -> Spot | None:
        """Return where a letter leads; None where nowhere."""
        return self._spots.get(letter)

    def summary(self) -> str:
        """Return which bookmarks there are."""
        return " ".join(sorted(self._spots)) or "none"


_MOST_JUMPS = 100
"""How many jumps are remembered, as in vim."""


class Jumps:
    """The places before far moves, and those gone back from."""

    def __init__(self) -> None:
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []
        self.before: Spot = (0, 0)
        """Where the reader was before the last jump; a second time back leads here again."""

    def leave(self, spot: Spot) -> None:
        """Remember a place that the reader is about to leave by a far move."""
        self.before = spot
        self._ahead.clear()
        if not self._behind or self._behind[-1] != spot:
            self._behind.append(spot)
            del self._behind[:-_MOST_JUMPS]

    def back(self, here: Spot) -> Spot | None:
        """Return the place before the last jump; None where there is none."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Spot) -> Spot | None:
        """Return the place that was gone back from; None where there is none."""
        return self._step(self._ahead, self._behind, here)

    def _step(self, source: list[Spot], target: list[Spot], here: Spot) -> Spot | None:
        while source:
            spot = source.pop()
            if spot != here:
                target.append(here)
                self.before = here
                return spot
        return None

    def move_to(self, pieces: Sequence[Piece], before: Sequence[Piece]) -> None:
        """Find the places on another page of the same article."""

        def moved(spot: Spot) -> Spot:
            return place_in(pieces, Place(*spot), before).spot

        self._behind, self._ahead = list(map(moved, self._behind)), list(map(moved, self._ahead))
        self.before = moved(self.before)
