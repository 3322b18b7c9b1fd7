"""The links of a page, and the one that is lit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from article_reader.article import ADDRESS, MarkKind
from article_reader.reader.search import Hit
from article_reader.typeset.page import Piece


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    where: Hit
    """Where on the page they stand."""

    target: str
    """The address: http, https or mailto."""


class Links:
    """The links of one page, gone through one by one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._links = [
            Link(Hit(number, mark.start, mark.end), mark.target)
            for number, piece in enumerate(pieces)
            for mark in piece.marks
            if mark.kind is MarkKind.LINK and mark.target and re.fullmatch(ADDRESS, mark.target)
        ]
        self._at: int | None = None

    def __len__(self) -> int:
        return len(self._links)

    @property
    def lit(self) -> Link | None:
        """The link that is lit, None where none is."""
        return None if self._at is None else self._links[self._at]

    def step(self, by: int, piece: int, offset: int) -> Link:
        """Light the next link, or with -1 the previous one; the first is that from a place of the page on.

        Raises:
            IndexError: there is none.
        """
        if self._at is None:
            after = (number for number, link in enumerate(self._links) if link.where[:2] >= (piece, offset))
            self._at = next(after, 0) if by > 0 else next(after, len(self._links)) - 1
        else:
            self._at += by
        self._at %= len(self._links)
        return self._links[self._at]

    def forget(self) -> None:
        """Light none."""
        self._at = None
