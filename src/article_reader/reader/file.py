"""The article's file, as far as the reader cares: whether it has changed since it was read."""

from __future__ import annotations

from pathlib import Path


class ArticleFile:
    """A file that is looked at now and then."""

    def __init__(self, path: Path | None) -> None:
        """Look at a file; None where there is none."""
        self._path = path
        self._known = self._look()

    def note(self) -> None:
        """Take the file as it is now for known."""
        self._known = self._look()

    def changed(self) -> bool:
        """Tell whether it is another than the one that is known; a file that is gone has not changed."""
        now = self._look()
        return now is not None and now != self._known

    def _look(self) -> tuple[int, int, int] | None:
        if self._path is None:
            return None
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
