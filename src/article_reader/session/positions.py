"""Where the reader stopped in each article, and the marks set in it, kept from one run to the next."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from article_reader.article import Article

MOST = 500
"""How many articles are remembered; those not read for longest are forgotten first."""

_VERSION = 1

_PATIENCE = 15.0
"""How many seconds to wait for other readers that are writing."""

Spot = tuple[int, int]
"""A place in an article that no window changes: the number of the piece of its page, and the offset in its text."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is remembered of one article."""

    spot: Spot
    """Where it was left."""

    marks: Mapping[str, Spot] = field(default_factory=dict)
    """The marks set in it, by their letters."""

    everything: bool = False
    """Whether every line of it is part of the story; it is kept for a file, not for what was made of it."""


class Damaged(Exception):
    """The file of positions isn't what we wrote; its text says where it has been put."""


class Positions:
    """The file of positions in a folder. It is made when there is something to write, not before."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "positions.json"

    @property
    def are_any(self) -> bool:
        """Whether anything at all is remembered."""
        return self._file.exists()

    def read(self, identity: str) -> Kept | None:
        """Return what is remembered of an article, None where nothing is.

        Raises:
            Damaged: the file is; it has been set aside.
            OSError: the file can't be read.
        """
        return _kept(self._articles().get(identity))

    def write(self, identity: str, kept: Kept) -> None:
        """Remember where an article was left, without touching what other readers remember meanwhile.

        Raises:
            OSError: it can't be written; what was remembered before is still there.
        """

        def remember(articles: dict[str, Any]) -> None:
            before = _kept(articles.get(identity))
            marks = {**(before.marks if before else {}), **kept.marks}
            entry = {"spot": kept.spot, "marks": marks, "seen": time.time()}
            articles[identity] = {**entry, "everything": True} if kept.everything else entry
            for old in sorted(articles, key=lambda name: _seen(articles[name]))[:-MOST]:
                del articles[old]

        self._change(remember)

    def forget(self, identity: str | None) -> bool:
        """Forget an article, or all where it is None, and tell whether there was anything to forget.

        Raises:
            OSError: it can't be written.
        """
        forgotten = False

        def drop(articles: dict[str, Any]) -> None:
            nonlocal forgotten
            forgotten = identity in articles if identity else bool(articles)
            if identity:
                articles.pop(identity, None)
            else:
                articles.clear()

        if self._file.exists():
            self._change(drop)
        return forgotten

    def _articles(self) -> dict[str, Any]:
        try:
            text = self._file.read_bytes()
        except FileNotFoundError:
            return {}
        import json

        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            data = None
        if isinstance(data, dict) and data.get("version") == _VERSION and isinstance(data.get("articles"), dict):
            return dict(data["articles"])
        aside = self._file.with_name(f"{self._file.name}.damaged")
        self._file.replace(aside)
        raise Damaged(f"the file of positions was damaged; it is now {aside.name}")

    def _change(self, change: Callable[[dict[str, Any]], None]) -> None:
        import json
        import tempfile  # here rather than where it is used: others wait while we hold the lock

        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _locked(self._file.with_suffix(".lock")):
            try:
                articles = self._articles()
            except Damaged:
                articles = {}
            change(articles)
            data = json.dumps({"version": _VERSION, "articles": articles}).encode()
            _write_atomically(self._file, data, *tempfile.mkstemp(dir=self._file.parent, prefix=f".{self._file.name}."))


def identity_of(article: Article) -> str:
    """Return what an article is known by: a hash of all its words, wherever its file is and whatever its name."""
    import hashlib  # which takes milliseconds, and isn't needed where nothing is remembered yet

    digest = hashlib.sha256()
    for part in article.parts():
        for words in (part.text, getattr(part, "credit", None)):
            digest.update(f"{words}\n".encode(errors="surrogatepass"))
    return digest.hexdigest()[:32]


def identity_of_bytes(data: bytes) -> str:
    """Return what a file is known by: a hash of all its bytes, wherever it is and whatever its name."""
    import hashlib

    return hashlib.sha256(data).hexdigest()[:32]


def _kept(entry: Any) -> Kept | None:
    """Return an article's entry; what isn't as we write it is left out, not believed."""
    if not isinstance(entry, dict) or (spot := _spot(entry.get("spot"))) is None:
        return None
    marks = entry.get("marks")
    found = {letter: _spot(value) for letter, value in marks.items()} if isinstance(marks, dict) else {}
    places = {letter: place for letter, place in found.items() if place is not None}
    return Kept(spot, places, everything=entry.get("everything") is True)


def _spot(value: Any) -> Spot | None:
    match value:
        case [int(piece), int(offset)] if piece >= 0 and offset >= 0:
            return piece, offset
    return None


def _seen(entry: Any) -> float:
    seen = entry.get("seen") if isinstance(entry, dict) else None
    return float(seen) if isinstance(seen, int | float) else 0.0


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock that writers share; the system lets go of it whatever becomes of us."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    raise OSError(errno.EBUSY, "another reader keeps the file") from None
                time.sleep(0.01)
        yield
    finally:
        os.close(descriptor)


def _write_atomically(path: Path, data: bytes, descriptor: int, temporary: str) -> None:
    """Put data under a name, all of it or nothing, by way of a temporary file that is open."""
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
