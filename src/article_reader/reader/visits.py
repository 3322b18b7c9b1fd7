"""The articles that were read before this one, and those gone back from."""

from __future__ import annotations

from collections.abc import Iterator

from article_reader.reader.settings import Visit


class Visits:
    """The way back through articles, as in a browser."""

    def __init__(self) -> None:
        self._behind: list[Visit] = []
        self._ahead: list[Visit] = []
        self._all: dict[str, Visit] = {}

    def __iter__(self) -> Iterator[Visit]:
        """Yield all articles that were left, each as it was left last."""
        return iter(self._all.values())

    def follow(self, here: Visit) -> None:
        """Leave an article for one that it leads to."""
        self._left(here)
        self._behind.append(here)
        self._ahead.clear()

    def step(self, by: int, here: Visit) -> Visit | None:
        """Leave an article for the one before it, or with 1 for the one that was gone back from; None where none is."""
        source, target = (self._behind, self._ahead) if by < 0 else (self._ahead, self._behind)
        if not source:
            return None
        self._left(here)
        target.append(here)
        return source.pop()

    def _left(self, visit: Visit) -> None:
        self._all[visit.loaded.identity or visit.source.name] = visit
