"""The links of a page, and the one that is selected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from article_reader.article import ADDRESS, Mark, MarkKind
from article_reader.reader.search import Hit
from article_reader.safety import on_one_line
from article_reader.typeset.page import Piece


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    where: Hit
    """Where on the page they stand."""

    target: str
    """The address: http, https or mailto."""

    text: str
    """The words."""


def is_openable(mark: Mark) -> bool:
    """Tell whether a mark is a link that a browser or a mail program can open."""
    return mark.kind is MarkKind.LINK and re.fullmatch(ADDRESS, mark.target or "") is not None


class Links:
    """The links of one page, gone through one by one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._links = [
            Link(Hit(number, mark.start, mark.end), mark.target or "", on_one_line(piece.text[mark.start : mark.end]))
            for number, piece in enumerate(pieces)
            for mark in piece.marks
            if is_openable(mark)
        ]
        self._at: int | None = None

    def __len__(self) -> int:
        return len(self._links)

    @property
    def selected(self) -> Link | None:
        """The link that is selected, None where none is."""
        return None if self._at is None else self._links[self._at]

    def step(self, by: int, piece: int, offset: int) -> Link:
        """Select the next link, or with -1 the previous one; the first is that from a place of the page on.

        Raises:
            IndexError: there is none.
        """
        if self._at is None:
            after = (number for number, link in enumerate(self._links) if link.where.spot >= (piece, offset))
            self._at = next(after, 0) if by > 0 else next(after, len(self._links)) - 1
        else:
            self._at += by
        self._at %= len(self._links)
        return self._links[self._at]

    def __iter__(self) -> Iterator[Link]:
        """Yield the links in the order of the page."""
        return iter(self._links)

    def first_from(self, piece: int, offset: int) -> int:
        """Return the number of the first link from a place of the page on; of the last where none follows."""
        after = (number for number, link in enumerate(self._links) if link.where.spot >= (piece, offset))
        return next(after, len(self._links) - 1)

    def forget(self) -> None:
        """Select none."""
        self._at = None
