"""Reading an article that is on its way, and remembering where it was left: keyboard, patience, state."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path

from article_reader.article import Article
from article_reader.errors import NoKeyboard
from article_reader.positions import Damaged, Kept, Positions, identity_of
from article_reader.printing import check_section
from article_reader.reader.settings import Closed, Door, Loading, Recalled, Settings

PATIENCE = 0.3
"""How many seconds there may be nothing to show before the reader opens all the same."""


def read(
    loading: Loading, settings: Settings, file: Path | None, reload: Callable[[], Article], *, resume: bool
) -> int:
    """Let a person read an article that is on its way, and return the exit code.

    `file` is the one it is from, None for standard input; `reload` reads it again.

    Raises:
        ArticleError: it can't be read.
    """
    try:
        attach_keyboard()
        from article_reader.reader.app import run_reader

        with contextlib.suppress(TimeoutError):
            check_section(loading.opening.result(timeout=PATIENCE), settings.section)
        positions = Positions(state_folder()) if resume else None
        door = Door(file, reload if file else None, lambda article: _recall(positions, article))
        closed = run_reader(loading, settings, door)
    finally:
        loading.stop()
    if closed.failure is not None:
        raise closed.failure
    if positions is not None:
        _remember(positions, closed)
    return closed.exit_code


def themes() -> Collection[str]:
    """Return the names of the reader's themes."""
    from article_reader.reader.themes import theme_names

    return theme_names()


def forget(article: Article | None) -> str:
    """Forget where an article was left, or all of them, and return what there is to say about it."""
    positions = Positions(state_folder())
    forgotten = positions.forget(identity_of(article) if article else None)
    if article:
        return "forgot where it was left" if forgotten else "nothing was remembered of it"
    return "forgot where all articles were left" if forgotten else "nothing was remembered"


def state_folder() -> Path:
    """Return the folder where the system wants such things kept."""
    from platformdirs import user_state_path

    return user_state_path("article-reader")


def attach_keyboard() -> None:
    """Put the terminal's keyboard where standard input was, if that has been the article.

    Raises:
        NoKeyboard: this process has no terminal of its own.
    """
    if sys.__stdin__ is not None and not sys.__stdin__.closed and sys.__stdin__.isatty():
        return
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise NoKeyboard from error
    if keyboard != 0:  # it is 0 at once where standard input was closed
        os.dup2(keyboard, 0)
        os.close(keyboard)
    if sys.__stdin__ is None:
        sys.__stdin__ = os.fdopen(0, closefd=False)  # type: ignore[misc]  # Textual asks it for its descriptor


def _recall(positions: Positions | None, article: Article) -> Recalled:
    """Return what is remembered of an article. That it can't be had is told, and keeps nobody from reading."""
    if positions is None or not positions.are_any:
        return Recalled()
    try:
        kept = positions.read(identity_of(article))
    except Damaged as error:
        return Recalled(notice=str(error))
    except OSError as error:
        return Recalled(notice=f"where it was left can't be read: {error.strerror}")
    if kept is None:
        return Recalled()
    return Recalled(kept.spot, kept.marks, "where you left it" if kept.spot != (0, 0) else "")


def _remember(positions: Positions, closed: Closed) -> None:
    """Remember where the article was left; where it was opened and nothing else, and nothing is known of it, don't."""
    if closed.article is None:
        return
    try:
        identity = identity_of(closed.article)
        if closed.spot != (0, 0) or closed.marks or _known(positions, identity):
            positions.write(identity, Kept(closed.spot, closed.marks))
    except OSError as error:
        print(f"article-reader: where it was left can't be kept: {error.strerror}", file=sys.stderr)


def _known(positions: Positions, identity: str) -> bool:
    try:
        return positions.read(identity) is not None
    except Damaged:
        return False
