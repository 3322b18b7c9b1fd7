"""What is remembered from one run to the next: where articles were left, bookmarks, settings that keys have changed."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sqlite3
import time
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from article_reader.reader.settings import Anchor, Bookmark, SavedPosition

MOST = 500
"""How many articles are remembered; those not read for longest are forgotten first."""

NAME = "articles.db"
"""The name of the database."""

_OLD = ("positions.json", "positions.lock")
"""Where earlier versions kept positions, in a form that says nothing of today's articles."""

_VERSION = 1

_TIMEOUT = 15.0
"""How many seconds to wait for other readers that are writing."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    identity TEXT PRIMARY KEY, line INTEGER NOT NULL, offset INTEGER NOT NULL, piece INTEGER NOT NULL,
    everything INTEGER NOT NULL, seen REAL NOT NULL, source TEXT NOT NULL, headline TEXT NOT NULL,
    percent INTEGER NOT NULL, paragraphs BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS bookmarks (
    identity TEXT NOT NULL, letter TEXT NOT NULL, line INTEGER NOT NULL, offset INTEGER NOT NULL,
    piece INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (identity, letter)
);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class DamagedError(Exception):
    """The database isn't one that we wrote; the text says where it has been put."""


@dataclass(frozen=True, slots=True)
class RecentArticle:
    """An article that was read lately."""

    seen: float
    """When it was closed, in seconds since 1970."""

    headline: str
    """Its headline."""

    source: str
    """Its file's path or its address; "" for standard input."""

    percent: int
    """How much of it was read."""


class PositionStore:
    """The database in a folder. It is made when there is something to write, not before."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has been remembered yet."""
        return not self._file.exists()

    def read(self, identity: str) -> SavedPosition | None:
        """Return what is remembered of an article, None where nothing is.

        Raises:
            DamagedError: the database is damaged; it has been set aside.
            OSError: it can't be read.
        """
        return self._read(
            "SELECT identity, line, offset, piece, everything, paragraphs FROM articles WHERE identity = ?", identity
        )

    def read_source(self, source: str) -> SavedPosition | None:
        """Return what is remembered of the article that a file or an address held when it was last read.

        Raises:
            DamagedError, OSError: as for `read`.
        """
        return self._read(
            "SELECT identity, line, offset, piece, everything, paragraphs FROM articles WHERE source = ? "
            "ORDER BY seen DESC LIMIT 1",
            source,
        )

    def _read(self, query: str, value: str) -> SavedPosition | None:
        if self.is_empty:
            return None
        with self._connected() as database:
            row = database.execute(query, (value,)).fetchone()
            if row is None:
                return None
            identity, line, offset, piece, everything, paragraphs = row
            query = "SELECT letter, line, offset, piece, note FROM bookmarks WHERE identity = ?"
            bookmarks = {
                letter: Bookmark(Anchor(*place), note)
                for letter, *place, note in database.execute(query, (identity,)).fetchall()
            }
        return SavedPosition(Anchor(line, offset, piece), bookmarks, bool(everything), _unpacked(paragraphs))

    def write(
        self, identity: str, position: SavedPosition, *, source: str = "", headline: str = "", percent: int = 0
    ) -> None:
        """Remember where an article was left, without touching what other readers remember meanwhile.

        Bookmarks are added to those remembered; a letter whose bookmark is None is removed. Of a source that has
        changed only what it holds now is remembered.

        Raises:
            OSError: it can't be written; what was remembered before is still there.
        """
        place = position.anchor or Anchor()

        def remember(database: sqlite3.Connection) -> None:
            database.execute(
                "REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(identity, place.line, place.offset, place.piece, position.everything, time.time()),
                    *(source, headline, percent, _packed(position.paragraphs)),
                ),
            )
            if source:
                old = "SELECT identity FROM articles WHERE source = ? AND identity <> ?"
                for (forgotten,) in database.execute(old, (source, identity)).fetchall():
                    _forget(database, forgotten)
            for letter, bookmark in position.bookmarks.items():
                if bookmark is None:
                    database.execute("DELETE FROM bookmarks WHERE identity = ? AND letter = ?", (identity, letter))
                else:
                    at = bookmark.anchor
                    row = (identity, letter, at.line, at.offset, at.piece, bookmark.note)
                    database.execute("REPLACE INTO bookmarks VALUES (?, ?, ?, ?, ?, ?)", row)
            old = "SELECT identity FROM articles ORDER BY seen DESC LIMIT -1 OFFSET ?"
            for (forgotten,) in database.execute(old, (MOST,)).fetchall():
                _forget(database, forgotten)

        self._change(remember)

    def forget(self, identity: str | None) -> bool:
        """Forget an article, or everything where it is None, and tell whether there was anything to forget.

        Raises:
            OSError: it can't be written.
        """
        if self.is_empty:
            return False
        forgotten = False

        def drop(database: sqlite3.Connection) -> None:
            nonlocal forgotten
            if identity is not None:
                forgotten = _forget(database, identity)
            else:
                articles = database.execute("DELETE FROM articles").rowcount
                settings = database.execute("DELETE FROM settings").rowcount
                database.execute("DELETE FROM bookmarks")
                forgotten = articles + settings > 0

        self._change(drop)
        return forgotten

    def recent(self, most: int) -> list[RecentArticle]:
        """Return the articles that were read last, the latest first, at most so many.

        Raises:
            DamagedError, OSError: as for `read`.
        """
        if self.is_empty:
            return []
        query = "SELECT seen, headline, source, percent FROM articles WHERE headline <> '' ORDER BY seen DESC LIMIT ?"
        with self._connected() as database:
            return [RecentArticle(*row) for row in database.execute(query, (most,)).fetchall()]

    def settings(self) -> Mapping[str, str]:
        """Return the settings that keys have changed, by their names.

        Raises:
            DamagedError, OSError: as for `read`.
        """
        if self.is_empty:
            return {}
        with self._connected() as database:
            return dict(database.execute("SELECT name, value FROM settings").fetchall())

    def change_settings(self, changed: Mapping[str, str | None]) -> None:
        """Remember settings by their names; None forgets one.

        Raises:
            OSError: it can't be written.
        """

        def change(database: sqlite3.Connection) -> None:
            for name, value in changed.items():
                database.execute("DELETE FROM settings WHERE name = ?", (name,))
                if value is not None:
                    database.execute("INSERT INTO settings VALUES (?, ?)", (name, value))

        self._change(change)

    @contextlib.contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Connect to the database, and make its tables where it has none; errors are raised as this module says."""
        try:
            with contextlib.closing(sqlite3.connect(self._file, timeout=_TIMEOUT, isolation_level=None)) as database:
                if database.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                    _create(database)
                yield database
        except sqlite3.OperationalError as error:
            raise OSError(errno.EIO, str(error)) from error
        except (sqlite3.DatabaseError, _UnknownVersion) as error:
            aside = self._file.with_name(f"{NAME}.damaged")
            self._file.replace(aside)
            raise DamagedError(f"the file of positions was damaged; it is now {aside.name}") from error

    def _change(self, change: Callable[[sqlite3.Connection], None]) -> None:
        """Change the database all at once; a damaged one gives way to a new one."""
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in _OLD:
            self._file.with_name(name).unlink(missing_ok=True)
        try:
            self._change_once(change)
        except DamagedError:
            self._change_once(change)

    def _change_once(self, change: Callable[[sqlite3.Connection], None]) -> None:
        os.close(os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))  # SQLite would let others read it
        with self._connected() as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                change(database)
            except BaseException:
                database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")


class _UnknownVersion(Exception):
    """The database is of another version."""


def _create(database: sqlite3.Connection) -> None:
    """Make the tables, unless another reader has made them meanwhile."""
    database.execute("BEGIN IMMEDIATE")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if version not in {0, _VERSION} or (tables and not version):
        raise _UnknownVersion
    for statement in _SCHEMA.split(";"):
        database.execute(statement)
    database.execute(f"PRAGMA user_version = {_VERSION}")
    database.execute("COMMIT")


def _forget(database: sqlite3.Connection, identity: str) -> bool:
    database.execute("DELETE FROM bookmarks WHERE identity = ?", (identity,))
    return database.execute("DELETE FROM articles WHERE identity = ?", (identity,)).rowcount > 0


def _packed(paragraphs: frozenset[int]) -> bytes:
    return array("L", sorted(paragraphs)).tobytes()


def _unpacked(blob: bytes) -> frozenset[int]:
    numbers = array("L")
    numbers.frombytes(blob)
    return frozenset(numbers)


def identity_of(data: bytes) -> str:
    """Return what an input is known by: a hash of its bytes, wherever it is and whatever its name."""
    return hashlib.sha256(data).hexdigest()[:32]
