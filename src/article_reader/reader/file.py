"""The article's file: whether it has changed since it was read."""

from __future__ import annotations

from pathlib import Path


class ArticleFile:
    """A file that is checked for changes now and then."""

    def __init__(self, path: Path | None) -> None:
        """Note the file as it is now; None where there is none."""
        self._path = path
        self._known = self._stat()

    def note(self) -> None:
        """Note the file as it is now."""
        self._known = self._stat()

    def changed(self) -> bool:
        """Tell whether it differs from what was noted; a file that is gone has not changed."""
        now = self._stat()
        return now is not None and now != self._known

    def _stat(self) -> tuple[int, int, int] | None:
        if self._path is None:
            return None
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
